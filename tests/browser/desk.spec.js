// 自评 as a unit's desk: standing in a published table, adoptions supposed, what would be enough, the office's record
// beside the own, tasks and periods.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { data, hasFocus, openOffice, own, picker, published, quarterOfToday, result, supposed } from './desk.js';
import { download, expect, ready, test } from './fixtures.js';

const fixture = (name) => readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)), 'utf8');
// The scored units as the notice printed them.
function printed(file) {
  const [, ...lines] = fixture(`seed/2022q1-${file}.csv`).trim().split('\n').map((line) => line.trim().split(','));
  const scored = lines.filter((cells) => cells[11] === '是');
  return scored.map((cells) => ({ name: cells[1].replace(/\s/g, '').replace(/\(/g, '（').replace(/\)/g, '）'), points: cells[9] }));
}

test('on the published page every unit reaches its standing in two actions, with the numbers of the office', async ({ page, openFile }) => {
  const { text } = await published(page, openFile);
  const seen = await openFile(text);
  await ready(page);
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  await page.getByRole('link', { name: '自评' }).click();
  for (const file of ['towns', 'departments']) {
    const units = printed(file);
    for (const { name, points } of units) {
      await picker(page).selectOption({ label: name });
      await expect(result(page, 'current')).toHaveText(points);
      const level = units.filter((unit) => unit.points === points).length;
      const place = units.filter((unit) => Number(unit.points) > Number(points)).length + 1;
      await expect(result(page, 'place')).toHaveText(level > 1 ? `并列第 ${place}` : `第 ${place} 名`);
    }
  }
  await picker(page).selectOption({ label: '宣传部（融媒体中心）' });
  await expect(result(page, 'current')).toHaveText('不计分');
  await expect(page.locator('.goal, .t.lad')).toHaveCount(0);
  // The unit stands in the address.
  await page.reload();
  await ready(page);
  await expect(result(page, 'current')).toHaveText('不计分');
  // Looking keeps nothing in this browser.
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe(kept);
  await seen.nothing();
});

test('supposed adoptions move points and place apart from the draft', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  const before = await data(page);
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await supposed(page, 'focus').fill('2');
  await supposed(page, 'focus').press('Tab');
  await supposed(page, 'dyn-city').focus();
  await page.keyboard.press('+');
  await expect(result(page, 'current')).toHaveText('9');
  await expect(result(page, 'tried')).toHaveText('15');
  await expect(result(page, 'place')).toHaveText('并列第 10 → 第 6 名');
  await expect(page.locator('.lad tr.tried')).toContainText('→6');
  await expect(page.locator('.lad tr.me')).toContainText('10');
  await expect(page.locator('.selft [data-col="more"]')).toHaveText('＋6');
  expect(await data(page)).toBe(before);
  // Up and down stay in the column, Tab goes to what is supposed.
  await supposed(page, 'focus').focus();
  await page.keyboard.press('ArrowUp');
  await expect(supposed(page, 'express')).toBeFocused();
  await page.locator('tr[data-channel="express"] .step:not(.try) input').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('tr[data-channel="focus"] .step:not(.try) input')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(supposed(page, 'focus')).toBeFocused();
  // What is no count stays as typed, is marked, and nothing is supposed of it.
  await supposed(page, 'focus').fill('4o');
  await supposed(page, 'focus').press('Tab');
  await expect(supposed(page, 'focus')).toHaveValue('4o');
  await expect(supposed(page, 'focus')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('tr[data-channel="focus"] + .advice')).toContainText('“4o”不是条数');
  await expect(result(page, 'tried')).toHaveText('14');
  await supposed(page, 'focus').fill('2');
  await expect(result(page, 'tried')).toHaveText('15');
  // A number below zero is no count, although − is the key for one less; after that for one more a digit begins anew.
  await supposed(page, 'focus').blur();
  await supposed(page, 'focus').focus();
  await page.keyboard.type('-5');
  await expect(supposed(page, 'focus')).toHaveValue('-5');
  await expect(supposed(page, 'focus')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.result .tried')).toContainText('有的格不能计，没有计入：聚焦石泉');
  await page.keyboard.press('Escape');
  await page.keyboard.type('+5');
  await expect(supposed(page, 'focus')).toHaveValue('5');
  // Taking back in this field takes back nothing of the draft.
  await page.locator('tr[data-channel="express"] .step:not(.try) input').fill('21');
  await supposed(page, 'focus').click();
  await supposed(page, 'focus').fill('7');
  await page.keyboard.press('Control+z');
  await expect(supposed(page, 'focus')).toHaveValue('5');
  await expect(page.locator('tr[data-channel="express"] .step:not(.try) input')).toHaveValue('21');
  await page.locator('tr[data-channel="express"] .step:not(.try) input').fill('18');
  await supposed(page, 'focus').fill('2');
  await page.getByRole('button', { name: '清掉试算' }).click();
  await expect(result(page, 'tried')).toHaveCount(0);
  await expect(result(page, 'place')).toHaveText('并列第 10');
  await expect(page.getByRole('button', { name: '试算', exact: true })).toBeFocused();
  expect(await data(page)).toBe(before);
});

test('the fewest adoptions for a place are told, and put into the trial reach it', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  const goal = page.locator('.goal');
  await goal.locator('select').selectOption('5');
  await expect(goal).toContainText('现第 5 名迎丰镇 16.5 分。再得 7.5 分与它并列，8 分超过。');
  await expect(goal.locator('[data-goal="least"]')).toHaveText('最少要 1 条：');
  const alone = (name) => goal.locator('.alone tr', { hasText: name }).locator('td').first();
  await expect(alone('各镇快讯')).toHaveText('15');
  await expect(alone('市政府网站')).toHaveText('8');
  await expect(alone('县网')).toHaveText('3');
  await expect(alone('动态信息·市级')).toHaveText('2');
  await expect(alone('调研信息·市级')).toHaveText('1');
  // Without the channels in which one is enough, the next fewest.
  for (const name of ['动态信息·国家', '调研信息·国家', '调研信息·市级']) {
    await goal.getByLabel(`能用：${name}`).uncheck();
    await expect(goal.getByLabel(`能用：${name}`)).not.toBeChecked();
  }
  await expect(goal.locator('[data-goal="least"]')).toHaveText('最少要 2 条：');
  const set = goal.locator('.sets li').first();
  await set.getByRole('button').click();
  await expect(result(page, 'place')).toHaveText(/→ (并列)?第 5/);
  await expect(goal.locator('[data-goal="reached"]')).toBeVisible();
  // A set that was tried is taken back before anything of the draft.
  const kept = await data(page);
  await expect(page.locator('.step.try input').first()).toBeFocused();
  await page.getByRole('button', { name: '复制结果' }).focus();
  await page.keyboard.press('Control+z');
  await expect(result(page, 'place')).not.toContainText('→');
  expect(await data(page)).toBe(kept);
  await set.getByRole('button').click();
  await expect(result(page, 'place')).toHaveText(/→ (并列)?第 5/);
  // Points instead of a place, and what is no number.
  await goal.locator('.pts').fill('３0');
  await goal.locator('.pts').press('Tab');
  await expect(goal.locator('[data-goal="least"]')).toBeVisible();
  await goal.locator('.pts').fill('很多');
  await goal.locator('.pts').press('Tab');
  await expect(goal).toContainText('分数请填 0 到 100000 的数');
});

test('the place that is shown is the one that is sought, also after another unit was chosen', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.getByRole('link', { name: '自评' }).click();
  const goal = page.locator('.goal');
  const list = page.getByLabel('要到第几名');
  const isSought = () => expect.poll(async () => (await goal.textContent()).includes(`现第 ${await list.inputValue()} 名`)).toBe(true);
  await picker(page).selectOption({ label: '后柳镇' });
  await isSought();
  await list.selectOption('2');
  await expect(goal).toContainText('现第 2 名');
  await picker(page).selectOption({ label: '中池镇' });
  await expect(goal).not.toContainText('现第 2 名');
  await expect(list).not.toHaveValue('2');
  await picker(page).selectOption({ label: '后柳镇' });
  await isSought();
  await expect(list).not.toHaveValue('2');
  // Points in its place leave no place in the list, and without them it is back.
  await list.selectOption('3');
  await goal.locator('.pts').fill('30');
  await expect(list).toHaveValue('');
  await goal.locator('.pts').fill('');
  await expect(list).toHaveValue('3');
  await isSought();
});

test('an own draft stands in the office\'s table, differs from it by channel, and claims what is missing', async ({ page, openFile }) => {
  const { text, file } = await published(page, openFile);
  await own(page, openFile, file, { express: 20, focus: 2, 'dyn-city': 1 });
  await expect(result(page, 'current')).toHaveText('16');
  await expect(result(page, 'place')).toContainText('还没有可比的表');
  await expect(page.locator('.t.lad')).toHaveCount(0);
  const before = await data(page);
  await openOffice(page, '通报.html', text);
  await expect(page.locator('.t.lad')).toContainText('放进2022年一季度里看');
  await expect(result(page, 'place')).toHaveText('第 6 名');
  // Everyone's place is that beside the own record.
  for (const focus of ['2', '12', '30', '']) {
    await page.locator('tr[data-channel="focus"] .step input').fill(focus);
    await expect(page.locator('tr[data-channel="focus"] .step input')).toHaveValue(focus);
    const rungs = await page.locator('.lad tbody tr').evaluateAll((all) => all.map((one) => [Number(one.cells[0].textContent), Number(one.cells[3].textContent)]));
    expect(rungs.length).toBeGreaterThan(5);
    for (const [place, points] of rungs) expect(place).toBe(rungs.filter(([, other]) => other > points).length + 1);
  }
  await page.locator('tr[data-channel="focus"] .step input').fill('2');
  const row = (name) => page.locator('.versus tr', { hasText: name });
  await expect(row('各镇快讯')).toContainText('20');
  await expect(row('各镇快讯').locator('td').last()).toHaveText('＋2');
  await expect(row('聚焦石泉').locator('td')).toHaveText(['2', '—', '＋2']);
  await expect(page.locator('.versus .tot td')).toHaveText(['16', '9', '＋7']);
  await page.getByRole('button', { name: '漏记申报单' }).click();
  const slip = page.locator('.claim-w');
  await expect(slip).toContainText('政务信息采用漏记申报单');
  await expect(slip).toContainText('后柳镇');
  await expect(slip).toContainText('5 条');
  const saved = await download(page, () => page.getByRole('button', { name: '存成文本' }).click());
  expect(saved.name).toBe('后柳镇-2022年一季度-漏记申报单.txt');
  // The slip is what is printed, and nothing else.
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => {
    const height = (part) => document.querySelector(part).getBoundingClientRect().height;
    window.print = () => { window.printed = ['.claim-w', '.selft', '.result', '.versus'].map(height); };
  });
  await page.locator('.claim .btn', { hasText: '打印申报单' }).evaluate((button) => button.click());
  await expect.poll(() => page.evaluate(() => window.printed)).toBeTruthy();
  // Firefox's protocol emulates no paper.
  if (await page.evaluate(() => matchMedia('print').matches)) {
    expect(await page.evaluate(() => window.printed)).toEqual([expect.any(Number), 0, 0, 0]);
    expect(await page.evaluate(() => window.printed[0])).toBeGreaterThan(300);
  }
  await page.emulateMedia({ media: 'screen' });
  expect(saved.text.replace(/\r\n/g, '\n').replace('\ufeff', '')).toBe(`${await slip.locator('h3').textContent()}\n${await slip.locator('pre').textContent()}`);
  expect(await data(page)).toBe(before);
  // What somebody tried for another unit does not go along.
  await page.evaluate(() => {
    const file = JSON.parse(window.ermu.workspace());
    file.periods[0].counts.t01 = { express: 77 };
    window.ermu.open(JSON.stringify(file));
  });
  await page.getByRole('link', { name: '自评' }).click();
  const { name, text: sent } = await download(page, () => page.getByRole('button', { name: '导出自评文件' }).click());
  expect(name).toBe('石泉县-后柳镇-2022年一季度.ermu.json');
  expect(JSON.parse(sent).periods[0].counts).toEqual({ t11: { express: 20, focus: 2, 'dyn-city': 1 } });
  await expect(page.locator('.said')).toContainText('里面只有本单位2022年一季度的数');
  // What cannot be compared takes the place of nothing that can.
  await openOffice(page, '自己的.json', sent);
  await expect(page.locator('.said')).toContainText('没有换，仍与通报.html比对。自己的.json：它就是本草稿导出的文件');
  await hasFocus(page.locator('.said'));
  await expect(page.locator('.compare h2')).toContainText('通报.html');
  await expect(row('各镇快讯')).toContainText('20');
  await page.getByRole('button', { name: '不再比对' }).click();
  await openOffice(page, '自己的.json', sent);
  await expect(page.locator('[data-compare="refused"]')).toContainText('它就是本草稿导出的文件');
  await expect(result(page, 'place')).toHaveText('看不出名次，原因见“与县办记录比对”。');
});

test('a published page opened in the place of a draft with figures is asked about, what does not fit is said', async ({ page, openFile }) => {
  const { text, file } = await published(page, openFile);
  await own(page, openFile, file, { express: 20 });
  const before = await data(page);
  const open = async () => {
    await page.getByRole('link', { name: '数据' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '打开文件…' }).click();
    await (await chooser).setFiles({ name: '通报.html', mimeType: 'text/html', buffer: Buffer.from(text) });
    await expect(page.locator('.alarm')).toContainText('通报.html是别处发布的页面');
  };
  await open();
  expect(await data(page)).toBe(before);
  await page.locator('.alarm').getByRole('button').first().click();
  await expect(page.locator('.alarm')).toHaveCount(0);
  expect(await data(page)).toBe(before);
  await page.getByRole('link', { name: '自评' }).click();
  await page.locator('tr[data-channel="focus"] input').fill('4o');
  await download(page, () => page.getByRole('button', { name: '导出自评文件' }).click());
  await expect(page.locator('.said')).toContainText('里面有的格看不懂，照原样写着：2022年一季度的聚焦石泉。');
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await supposed(page, 'express').fill('3');
  await expect(result(page, 'tried')).toHaveText('11.5');
  await picker(page).selectOption({ label: '中池镇' });
  await expect(page.locator('.said')).toContainText('原来的试算已清掉');
});

test('what the office waits for is said to stay out of its table, and a table without others gives no place', async ({ page, openFile }) => {
  const { text, file } = await published(page, openFile);
  await own(page, openFile, file, { express: 20, 'dyn-province': 1 }, (mine) => {
    mine.periods[0].waiting = [];
    return mine;
  });
  await expect(result(page, 'current')).toHaveText('20');
  await openOffice(page, '通报.html', text);
  await expect(page.locator('.lad caption')).toContainText('有 1 个渠道县办还没有反馈，本单位填的先不算进这张表。');
  await expect(page.locator('.lad .me')).toContainText('10');
  const empty = { ...file, periods: file.periods.map((period) => ({ ...period, status: 'draft', counts: { t11: { express: 18 } } })) };
  await page.getByRole('button', { name: '不再比对' }).click();
  await openOffice(page, '空.json', JSON.stringify(empty));
  // Why is said once, where the file stands.
  await expect(page.locator('[data-compare="refused"]')).toContainText('空.json里只有一个单位的数');
  await expect(result(page, 'place')).toHaveText('看不出名次，原因见“与县办记录比对”。');
  await expect(page.locator('.t.lad')).toHaveCount(0);
  await openOffice(page, '表.xlsx', 'PK');
  await expect(page.locator('.said')).toContainText('这是表格文件');
  await openOffice(page, '表.TSV', '单位\t条数');
  await expect(page.locator('.said')).toContainText('没有打开表.TSV。这是表格文件');
});

test('a file of something else is named as such', async ({ page, openFile }) => {
  const { file } = await published(page, openFile);
  await own(page, openFile, file, { express: 20 });
  const other = { ...file, name: '汉阴县' };
  const later = { ...file, periods: [{ ...file.periods[0], id: '2023Q1', name: '2023年一季度', from: '2023-01-01', to: '2023-03-31' }] };
  for (const [name, text, why] of [
    ['别县.json', JSON.stringify(other), '它是汉阴县的，不是本县的'],
    ['明年.json', JSON.stringify(later), '它不是本年度的，里面有：2023年一季度'],
  ]) {
    await openOffice(page, name, text);
    await expect(page.locator('[data-compare="refused"]')).toContainText(why);
    await expect(result(page, 'current')).toHaveText('10');
  }
  await openOffice(page, '坏.json', '{"format":"ermu"');
  await expect(page.locator('.said')).toContainText('没有打开坏.json');
  await page.getByRole('button', { name: '不再比对' }).click();
  await expect(page.locator('.compare')).toHaveCount(0);
});

test('tasks tell what is left and until when, periods tell points and places', async ({ page, openFile }) => {
  await page.clock.setFixedTime(new Date('2022-06-20T10:00:00'));
  const { file } = await published(page, openFile, (given) => {
    const next = { ...given.periods[0], id: '2022Q2', name: '2022年二季度', from: '2022-04-01', to: '2022-06-30', status: 'draft', notice: undefined, waiting: [], counts: { t11: { express: 30 } } };
    given.rules[0].provisions.push({ id: 'duty', name: '报送任务', kind: 'task', target: 40, missed: 'each', each: -1 });
    given.periods = [given.periods[0], next];
    return given;
  });
  expect(file.periods.length).toBe(2);
  await page.getByRole('link', { name: '自评' }).click();
  await page.locator('.period .btn').last().click();
  await picker(page).selectOption({ label: '后柳镇' });
  const task = page.locator('.tasks tbody tr');
  await expect(task).toContainText('报送任务');
  await expect(task).toContainText('40 条');
  await expect(task).toContainText('30 条');
  await expect(task).toContainText('2022年6月30日，还有 10 天');
  const past = page.locator('.self .past tbody tr');
  await expect(past).toHaveCount(2);
  await expect(past.nth(0)).toContainText('第');
  await expect(past.nth(1)).toContainText('草稿');
  // Every other period is one click away.
  await expect(past.nth(1).locator('[aria-current]')).toContainText('二季度');
  await past.nth(0).getByRole('button').click();
  await expect(page.locator('.period h1')).toContainText('一季度');
  await hasFocus(page.locator('main .step input, main .pick-l select').last());
});

test('the desk is read without sideways scrolling at 360 pixels, in large type too', async ({ page, openFile }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await openFile();
  await ready(page);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await expect(supposed(page, 'focus')).toBeVisible();
  await expect(page.locator('.goal .alone')).toBeVisible();
  await page.getByRole('button', { name: '怎么用' }).click();
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await beyond()).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '关怀版' }).click();
  expect(await beyond()).toBeLessThanOrEqual(0);
});

test('a unit goes on to the next period at its desk', async ({ page, openFile }) => {
  const { file } = await published(page, openFile);
  // Its only period is the quarter before today's, which is over.
  const next = await quarterOfToday(page);
  const [year, nth] = [Number(next.slice(0, 4)), '一二三四'.indexOf(next[5])];
  const day = (month, day) => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
  const before = { id: `${nth ? year : year - 1}Q${nth || 4}`, name: `${nth ? year : year - 1}年${'一二三四'[(nth + 3) % 4]}季度`, from: day(nth * 3 - 3, 1), to: day(nth * 3, 0) };
  const now = (own) => ({ ...own, periods: [{ ...own.periods[0], ...before }] });
  await own(page, openFile, file, { express: 20 }, now);
  await page.getByRole('button', { name: `填${next}`, exact: true }).click();
  await expect(page.locator('.period h1')).toContainText(next);
  await hasFocus(page.locator('main .step input').first());
  await expect(result(page, 'current')).toHaveText('0');
  await page.locator('tr[data-channel="express"] input').fill('3');
  expect(JSON.parse(await data(page)).periods.map((period) => period.counts.t11)).toEqual([{ express: 20 }, { express: 3 }]);
});
