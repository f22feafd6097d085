// What made a clerk stumble in a quarter's work: each once, as it should go.
import { data, entry, field, hasFocus, panel, quarterOfToday } from './desk.js';
import { clipboard, expect, ready, test } from './fixtures.js';

async function fillNotice(page, number, day) {
  await panel(page).getByLabel('字号').fill(number);
  await panel(page).getByLabel(/^日期（如 /).fill(day);
}

async function publish(page) {
  await page.getByRole('button', { name: '发布…' }).click();
  await fillNotice(page, '石政办函〔2022〕15号', '2022-04-12');
  await panel(page).getByLabel(/照样发布/).check();
  await panel(page).locator('.seal').click();
  await expect(page.locator('.tag.issued')).toHaveText('已发布');
}

test('a query is explained with the keyboard alone, and the work goes on in its cell', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'express').fill('1200');
  const finds = page.locator('.finds');
  const explain = finds.getByRole('button', { name: '写说明' }).first();
  await explain.focus();
  await page.keyboard.press('Enter');
  await hasFocus(finds.getByLabel('原因'));
  await page.keyboard.press('Escape');
  await expect(finds.getByLabel('原因')).toHaveCount(0);
  await hasFocus(field(page, '中池镇', 'express'));
  await explain.focus();
  await page.keyboard.press('Enter');
  await hasFocus(finds.getByLabel('原因'));
  await page.keyboard.press('Enter');
  await expect(finds).toContainText('请写明原因。');
  await page.keyboard.type('专题周报道');
  await page.keyboard.press('Enter');
  await expect(finds).toContainText('已说明：专题周报道');
  await hasFocus(field(page, '中池镇', 'express'));
});

test('a doubt about the method that was explained once is explained in later quarters, and says where', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const file = JSON.parse(await data(page));
  const first = { ...file.periods[0], status: 'draft', printed: undefined, notice: undefined };
  const second = { ...first, id: '2022Q2', name: '2022年二季度', from: '2022-04-01', to: '2022-06-30', counts: {} };
  file.rules[0].clauses[0].text += '迟报一次扣 05 分。';
  await page.evaluate((text) => window.ermu.open(text), JSON.stringify({ ...file, example: undefined, periods: [first, second] }));
  await page.getByRole('link', { name: '录入' }).click();
  const doubt = page.locator('.finds li', { hasText: '像是漏了小数点' });
  await expect(page.locator('.period h1')).toContainText('一季度');
  await doubt.getByRole('button', { name: '写说明' }).click();
  await hasFocus(page.locator('.finds').getByLabel('原因'));
  await page.keyboard.type('原文如此');
  await page.keyboard.press('Enter');
  await expect(doubt).toContainText('已说明：原文如此');
  await page.locator('.period .btn').last().click();
  await expect(page.locator('.period h1')).toContainText('二季度');
  await expect(doubt).toContainText('已在2022年一季度说明，办法没有改：原文如此');
  await expect(doubt.getByRole('button', { name: '去掉说明' })).toHaveCount(0);
  await doubt.getByRole('button', { name: '另写说明' }).click();
  await hasFocus(page.locator('.finds').getByLabel('原因'));
  await page.keyboard.type('已请示');
  await page.keyboard.press('Enter');
  await expect(doubt).toContainText('已说明：已请示');
  await doubt.getByRole('button', { name: '去掉说明' }).click();
  await expect(doubt).toContainText('已在2022年一季度说明');
});

test('publishing tells everything that is missing at once, and a number that is wrong is put right afterwards too', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'express').fill('5');
  await page.getByRole('button', { name: '发布…' }).click();
  await fillNotice(page, '石政办函[2022]15', '四月');
  await panel(page).locator('.seal').click();
  const told = panel(page).locator('.err-msg');
  await expect(told).toContainText('应是“石政办函〔2022〕15号”');
  await expect(told).toContainText('通报日期要写成 2022-03-31 这样');
  await expect(told).toContainText('照样发布');
  await page.keyboard.press('Escape');
  await publish(page);
  await page.getByRole('link', { name: '通报' }).click();
  await page.getByLabel('字号').fill('石政办函[2022]16号');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: '六角括号' })).toBeVisible();
  await page.getByLabel('字号').fill('石政办函〔2022〕16号');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.locator('.notice-no').first()).toContainText('石政办函〔2022〕16号');
  const period = JSON.parse(await data(page)).periods[0];
  expect([period.status, period.notice.number]).toEqual(['published', '石政办函〔2022〕16号']);
});

test('a count that came late goes to one of two channels of one name, and one of a ledger to the ledger', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'express').fill('5');
  await publish(page);
  await page.getByRole('button', { name: '新建下一期' }).click();
  await page.getByRole('button', { name: '补计', exact: true }).click();
  await panel(page).getByLabel('渠道').selectOption({ label: '调研信息·市政府办《政务信息专报》' });
  await panel(page).getByLabel('单位名称').fill('中池镇');
  await panel(page).getByLabel('条数').fill('1');
  await panel(page).getByLabel('原因').fill('五月才反馈');
  await panel(page).getByRole('button', { name: '记补计' }).click();
  await expect(panel(page)).toContainText('中池镇·调研信息·市政府办《政务信息专报》 1 条');
  await hasFocus(panel(page).getByLabel('单位名称'));
  await panel(page).getByRole('button', { name: '删除' }).click();
  await expect(panel(page)).toContainText('这一期还没有补计');
  await hasFocus(panel(page).getByLabel('单位名称'));
});

test('a table says why it is locked, and what to do instead', async ({ page, openFile }) => {
  await entry(page, openFile);
  await publish(page);
  await expect(page.locator('.entry .how').first()).toContainText('已发布，数只能看。有错请点要改的一格，用“更正”');
  await page.getByRole('button', { name: '更正' }).first().click();
  await panel(page).getByLabel('应是（条）').fill('6');
  await panel(page).getByLabel('原因').fill('漏记一条');
  await panel(page).getByRole('button', { name: '更正', exact: true }).click();
  await expect(panel(page)).toContainText('漏记一条');
  await expect(panel(page).getByRole('status')).toContainText('池河镇 1 → 2 降');
  await hasFocus(page.locator('.grid [id="cell-0-0"]'));
  await expect(page.locator('.head [data-corrected]')).toHaveText('发布后更正 1 处');
  await page.locator('.grid [id="cell-1-0"]').click();
  await panel(page).getByLabel('应是（条）').fill('4');
  await panel(page).getByLabel('原因').fill('漏报');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('status')).toContainText('名次变了：');
  await expect(panel(page).getByRole('status')).toContainText('请重发或另行说明');
  await page.locator('.grid [id="cell-1-0"]').click();
  await panel(page).getByLabel('应是（条）').fill('5');
  await panel(page).getByLabel('原因').fill('又漏报');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('status')).toHaveText('已更正，各单位的名次都没有变。');
  await page.locator('.grid [id="cell-1-0"]').click();
  // A correction that changes nothing is told as one.
  await panel(page).getByLabel('应是（条）').fill('5');
  await panel(page).getByLabel('原因').fill('再填一次');
  await page.keyboard.press('Enter');
  await expect(panel(page).locator('.err-msg')).toContainText('没有改动');
  await page.getByRole('button', { name: '新建下一期' }).click();
  await page.getByRole('link', { name: '台账' }).click();
  await page.getByRole('button', { name: '按台账计分', exact: true }).click();
  await page.locator('[data-switching] .btn.main').click();
  await page.getByRole('link', { name: '录入' }).click();
  await expect(page.locator('.entry .how').first()).toContainText('按台账计分，数只能看');
});

test('what became known of another year is refused before anything is typed', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const file = JSON.parse(await data(page));
  delete file.example;
  file.periods.push({ ...file.periods[0], id: '2023Q1', name: '2023年一季度', from: '2023-01-01', to: '2023-03-31', status: 'draft', printed: undefined, notice: undefined, counts: {} });
  await page.evaluate((text) => window.ermu.open(text), JSON.stringify(file));
  await page.getByRole('link', { name: '录入' }).click();
  await page.locator('.period .btn').last().click();
  await page.getByRole('button', { name: '补计', exact: true }).click();
  await expect(panel(page)).toContainText('2022年一季度与现在这一期不在同一年度');
});

test('a unit the roster does not have is added where it was pasted, and what is left out is told', async ({ page, openFile }) => {
  await entry(page, openFile);
  await clipboard(page, 'paste', { 'text/plain': '单位名称\t各镇快讯\r\n中池镇\t5\r\n火星办\t4\r\n月球办\t3\r\n' });
  const row = (name) => page.locator('.paste tr', { has: page.locator('th', { hasText: name }) });
  await expect(row('火星办').locator('.mk')).toHaveText('疑');
  await expect(page.locator('.paste')).toContainText('对上 1，请定 0，没有 2');
  await expect(page.locator('#paste-confirm')).toHaveText('确认改 1 格');
  await row('火星办').getByRole('button', { name: /到名录加上它/ }).click();
  await expect(page.getByLabel('“火星办”是哪个单位').locator('option:checked')).toHaveText('火星办');
  await expect(row('火星办').getByRole('button')).toHaveCount(0);
  // What was answered is counted as known, and asked no more.
  await expect(row('火星办').locator('.mk')).toHaveText('对');
  await expect(page.locator('.paste')).toContainText('对上 2，请定 0，没有 1');
  await expect(page.locator('.paste')).toContainText('按单位名称对上 2 行');
  await expect(page.locator('#paste-confirm')).toHaveText('确认改 2 格');
  await page.locator('#paste-confirm').click();
  await expect(field(page, '火星办', 'express')).toHaveValue('4');
  await expect(field(page, '中池镇', 'express')).toHaveValue('5');
  await expect(page.locator('.entry p.err-msg')).toContainText('有 1 行单位认不出或重复，没有写入：“月球办”');
});

test('an office with an old roster begins the quarter of today, and no quarter of years ago stays', async ({ page, openFile }) => {
  await entry(page, openFile);
  const quarter = await quarterOfToday(page);
  await page.getByRole('button', { name: `新建${quarter}`, exact: true }).click();
  await expect(page.locator('.period h1')).toContainText(quarter);
  await hasFocus(field(page, '中池镇', 'express'));
  expect(JSON.parse(await data(page)).periods.map((period) => period.id).filter((id) => id.startsWith('2022'))).toEqual([]);
  // One step to take back.
  await page.keyboard.press('Control+z');
  await expect(page.locator('.period h1')).toContainText('2022年一季度');
});

test('a file that was given out is named where it was asked for', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.getByRole('link', { name: '数据' }).click();
  await expect(page.locator('.said')).toBeEmpty();
  await page.getByRole('button', { name: '下载离线版', exact: true }).click();
  await expect(page.locator('.said')).toHaveText('“ermu.html”在浏览器的下载里。');
});

test('the figure that is put right is marked in the table and brought into sight', async ({ page, openFile }) => {
  await entry(page, openFile);
  await publish(page);
  await page.locator('.tools .seg').first().getByRole('button', { name: /部门/ }).click();
  const [last, first] = [page.locator('#cell-40-1'), page.locator('#cell-0-0')];
  await last.click();
  await page.locator('.gridwrap .scroll').evaluate((region) => region.scrollTo(0, 0));
  await page.getByRole('button', { name: '更正' }).first().click();
  await hasFocus(panel(page).getByLabel('应是（条）'));
  await expect(last).toHaveAttribute('aria-current', 'true');
  await expect(last).toBeInViewport();
  await expect(panel(page).getByLabel('应是（条）')).toBeInViewport();
  await page.locator('.gridwrap .scroll').evaluate((region) => region.scrollTo(0, 0));
  await first.click();
  await expect(page.locator('.grid td[aria-current]')).toHaveCount(1);
  await expect(first).toHaveAttribute('aria-current', 'true');
  await panel(page).getByRole('button', { name: '取消' }).click();
  await expect(page.locator('.grid td[aria-current]')).toHaveCount(0);
});

test('a correction takes counts alone, and a publication is not taken back by a key in passing', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'express').fill('5');
  await publish(page);
  const before = await data(page);
  await page.getByRole('button', { name: '更正' }).first().click();
  for (const wrong of ['十二', '-5', '+5']) {
    await panel(page).getByLabel('应是（条）').fill(wrong);
    await panel(page).getByLabel('原因').fill('核对有误');
    await page.keyboard.press('Enter');
    await expect(panel(page)).toContainText(`“${wrong}”`);
    expect(await data(page)).toBe(before);
  }
  await panel(page).getByRole('button', { name: '取消' }).click();
  await page.keyboard.press('Control+z');
  const asked = page.locator('.alarm', { hasText: '上一步是发布' });
  await expect(asked).toBeVisible();
  expect(await data(page)).toBe(before);
  await asked.getByRole('button', { name: '不撤销' }).click();
  await expect(asked).toHaveCount(0);
  expect(await data(page)).toBe(before);
  await page.keyboard.press('Control+z');
  await expect(asked).toBeVisible();
  // What is changed meanwhile is not what was asked about.
  await page.getByRole('button', { name: '新建下一期' }).click();
  await expect(asked).toHaveCount(0);
  expect(JSON.parse(await data(page)).periods.map((period) => period.status)[0]).toBe('published');
  expect(JSON.parse(await data(page)).periods).toHaveLength(2);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.period h1')).toContainText('2022年一季度');
  await page.keyboard.press('Control+z');
  await asked.getByRole('button', { name: '撤销发布' }).click();
  await expect(page.locator('.tag.draft')).toHaveText('草稿');
  expect(JSON.parse(await data(page)).periods[0].status ?? 'draft').toBe('draft');
});

test('findings are gone through from class to class, and the focus is in the cell each time', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'focus').fill('1200');
  await page.getByRole('button', { name: /^部门 / }).click();
  await field(page, '林业局', 'express').fill('4o');
  await page.getByRole('button', { name: /^镇 / }).click();
  const towns = field(page, '中池镇', 'focus');
  await expect(towns).toBeVisible();
  await page.locator('.grid [id="cell-0-0"]').focus();
  await page.keyboard.press('F8');
  await hasFocus(towns);
  await page.keyboard.press('F8');
  await hasFocus(field(page, '林业局', 'express'));
  await page.keyboard.press('F8');
  await hasFocus(towns);
  await page.keyboard.press('Shift+F8');
  await hasFocus(field(page, '林业局', 'express'));
  // A click on a finding of the other class goes there, too.
  await page.locator('.finds').getByRole('button', { name: /中池镇/ }).first().click();
  await hasFocus(towns);
  await page.locator('.finds').getByRole('button', { name: /林业局/ }).first().click();
  await hasFocus(field(page, '林业局', 'express'));
});

test('the key for the table goes to its cell, and a column of figures goes on in the next column', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '排名', exact: true }).click();
  await page.keyboard.press('Alt+3');
  await hasFocus(page.locator('#cell-0-0'));
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  const last = await page.evaluate(() => Number(document.activeElement.id.split('-')[1]));
  await page.keyboard.press('Enter');
  await hasFocus(page.locator('#cell-0-1'));
  // Whoever goes along the rows stays in the last one.
  await page.locator(`#cell-${last}-0`).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await hasFocus(page.locator(`#cell-${last}-1`));
  await page.keyboard.press('Alt+3');
  await hasFocus(page.locator(`#cell-${last}-1`));
  // In the order of the roster a row has its number there.
  await expect(page.locator('.grid tbody td[data-col="serial"]').first()).toHaveText('1');
});

test('a row that was sent back is seen with its reason, and what is doubtful is said before publishing', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'express').fill('1200');
  await page.getByRole('button', { name: '退回这一行…' }).click();
  await panel(page).getByLabel('原因').fill('与镇上报来的不符');
  await page.keyboard.press('Enter');
  await expect(page.locator('.finds [data-returned]')).toContainText('与镇上报来的不符');
  await expect(page.locator('.head .notice-no').last()).toContainText('退回 1');
  await page.getByRole('button', { name: '发布…' }).click();
  await fillNotice(page, '石政办函〔2019〕15号', '2022-03-01');
  const box = panel(page).getByLabel(/照样发布/);
  for (const words of ['处疑没有写说明', '1 行退回了', '59 行没有核对', '字号是 2019 年的，这一期在 2022 年', '在这一期结束（2022年3月31日）之前']) {
    await expect(panel(page).locator('label', { has: page.locator('input[type=checkbox]') })).toContainText(words);
  }
  await box.check();
  // A tick is of what stood there then.
  await panel(page).getByLabel('字号', { exact: true }).fill('石政办函〔2022〕15号');
  await expect(box).not.toBeChecked();
  // What was typed outlives the way to checking.
  await page.getByRole('button', { name: '送核' }).click();
  await expect(page.locator('.head .tag').first()).toHaveText('核对中');
  await expect(panel(page).getByLabel('字号', { exact: true })).toHaveValue('石政办函〔2022〕15号');
  await expect(panel(page).getByLabel(/^日期（如 /)).toHaveValue('2022-03-01');
  await panel(page).getByLabel(/^日期（如 /).fill('2022-04-12');
  await box.check();
  await panel(page).locator('.seal').click();
  await expect(page.locator('.tag.issued')).toHaveText('已发布');
});

test('a channel that waits still waits once the period is published and its notice numbered', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'dyn-city').fill('1');
  await field(page, '中池镇', 'dyn-city').focus();
  const mark = page.locator('.tools').getByRole('button', { name: /^标未反馈/ });
  await expect(mark).toContainText('市级');
  await field(page, '中池镇', 'focus').focus();
  await expect(mark).not.toContainText('市级');
  await field(page, '中池镇', 'dyn-city').focus();
  await mark.click();
  const waiting = async () => JSON.parse(await data(page)).periods[0].waiting;
  expect(await waiting()).toEqual(['dyn-city']);
  await publish(page);
  expect(await waiting()).toEqual(['dyn-city']);
  await page.getByRole('link', { name: '通报' }).click();
  await page.getByLabel('字号').fill('石政办函〔2022〕16号');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.locator('.notice-no').first()).toContainText('16号');
  expect(await waiting()).toEqual(['dyn-city']);
});

test('a quarter without any count is told in the checks and before it is published', async ({ page, openFile }) => {
  await entry(page, openFile);
  const blank = '本期各单位、各渠道都还没有条数';
  await expect(page.locator('.finds').first()).toContainText(blank);
  await page.getByRole('button', { name: '发布…' }).click();
  await expect(panel(page).locator('.finds')).toContainText(blank);
  await expect(panel(page).locator('label', { has: page.locator('input[type=checkbox]') })).toContainText('本期一个条数也没有');
  await page.keyboard.press('Escape');
  await field(page, '中池镇', 'express').fill('5');
  await expect(page.locator('.finds').first()).not.toContainText(blank);
});

test('the parts of 累计 are those of the year, and what is of the period says so', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'express').fill('5');
  await publish(page);
  await page.getByRole('button', { name: '新建下一期' }).click();
  await field(page, '中池镇', 'express').fill('2');
  await page.getByRole('link', { name: '排名' }).click();
  const news = page.locator('.mix tbody tr').first();
  await expect(news.locator('td').first()).toHaveText('1');
  await page.locator('.seg').getByRole('button', { name: '累计', exact: true }).click();
  await expect(news.locator('td').first()).toHaveText('3.5');
  await expect(page.locator('.mix thead')).toContainText('累计得分构成（分）');
  await expect(page.locator('.facts dt').first()).toHaveText(/^本期/);
  await page.locator('.seg').getByRole('button', { name: '本期', exact: true }).click();
  await expect(page.locator('.facts dt').first()).not.toHaveText(/^本期/);
});
