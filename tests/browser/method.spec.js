// 办法 and 名录 of a county of its own: named, pasted, added to, put in force.
import { data, entry, field, hasFocus, panel, quarterOfToday } from './desk.js';
import { clipboard, expect, test } from './fixtures.js';

test('where a unit is saved, added or taken off the roster, or its form is closed, the keyboard goes on beside it', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  await page.getByRole('button', { name: /^名录/ }).click();
  const row = (id) => page.locator(`.roster tr[data-id="${id}"]`);
  await row('t01').getByRole('button', { name: '改', exact: true }).click();
  await row('t01').getByRole('button', { name: '取消' }).click();
  await hasFocus(page.locator('#edit-t01'));
  await row('t01').getByRole('button', { name: '改', exact: true }).click();
  await row('t01').getByLabel('印在附件里的名称').fill('中心镇');
  await row('t01').getByRole('button', { name: '保存' }).press('Enter');
  await expect(row('t01')).toContainText('中心镇');
  await hasFocus(page.locator('#edit-t01'));
  // A search that no longer finds the row has the focus instead.
  await page.locator('#roster-find').fill('中心');
  await row('t01').getByRole('button', { name: '改', exact: true }).click();
  await row('t01').getByLabel('印在附件里的名称').fill('东镇');
  await row('t01').getByRole('button', { name: '保存' }).press('Enter');
  await expect(row('t01')).toHaveCount(0);
  await hasFocus(page.locator('#roster-find'));
  await page.locator('#roster-find').fill('');
  await row('t01').getByRole('button', { name: '删去' }).click();
  await expect(row('t01')).toHaveCount(0);
  await hasFocus(page.locator('#edit-t02'));
  await page.getByRole('button', { name: '加单位', exact: true }).click();
  await panel(page).getByLabel('印在附件里的名称').fill('西镇');
  await panel(page).getByRole('button', { name: '加入' }).press('Enter');
  await expect(page.locator('.roster tbody')).toContainText('西镇');
  await hasFocus(page.locator('#open-add'));
});

test('a county of its own name and channels is set up in the page, and its tables print both', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  const first = page.locator('.clause[data-clause="新闻动态"]');
  await first.locator('.names summary').click();
  await first.locator('[data-names="focus"]').getByLabel('“聚焦石泉”栏目 全称').fill('“今日某县”栏目');
  await first.locator('[data-names="focus"]').getByLabel('“聚焦石泉”栏目 列名').fill('今日某县');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await expect(first.locator('.amounts')).toContainText('今日某县');
  await page.getByRole('button', { name: /^名录/ }).click();
  await page.getByRole('button', { name: '县名…' }).click();
  await hasFocus(panel(page).getByLabel('县（市、区）'));
  await panel(page).getByLabel('县（市、区）').fill('');
  await panel(page).getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toContainText('请写名称');
  await panel(page).getByLabel('县（市、区）').fill('某县');
  await page.keyboard.press('Enter');
  await expect(page.locator('.mast')).toContainText('某县');
  await page.getByRole('link', { name: '录入' }).click();
  await expect(page.locator('.grid thead')).toContainText('今日某县');
  expect(JSON.parse(await data(page)).name).toBe('某县');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.mast')).toContainText('石泉县');
});

test('a pasted roster takes the place of another county\'s in one step', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'express').fill('5');
  await page.getByRole('link', { name: '办法' }).click();
  await page.getByRole('button', { name: /^名录/ }).click();
  await page.getByRole('button', { name: '粘贴名录', exact: true }).click();
  await page.locator('#roster-paste').fill('东河镇\t镇\n西河镇\t镇\n河务局\t部门');
  await page.getByLabel(/换成这一份/).check();
  await expect(panel(page)).toContainText('新加 3 个，已有 0 个（只改类别和计分），删去 59 个，1 个不在里面的有条数或记录，留着');
  await expect(panel(page)).toContainText('要删去的 59 个：');
  await expect(panel(page)).toContainText('不在里面、留着的 1 个：中池镇。');
  await page.locator('#roster-confirm').click();
  await expect(page.locator('.roster tbody tr')).toHaveCount(4);
  expect(JSON.parse(await data(page)).units.map((unit) => unit.name)).toEqual(['东河镇', '西河镇', '河务局', '中池镇']);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.roster tbody tr')).toHaveCount(60);
});

test('a sentence in a pasted roster is not taken by itself, and what the roster has is marked', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  await page.getByRole('button', { name: /^名录/ }).click();
  await page.getByRole('button', { name: '粘贴名录', exact: true }).click();
  await page.locator('#roster-paste').fill('这是一封邮件，不是名录。\n中池镇\t镇\n东河镇\t镇');
  const lines = panel(page).locator('.preview li');
  await expect(lines.nth(0)).toContainText('不像单位名称');
  await expect(lines.nth(0).locator('input')).not.toBeChecked();
  await expect(lines.nth(1)).toContainText('已有');
  await expect(lines.nth(2)).not.toContainText('已有');
  await expect(page.locator('#roster-confirm')).toHaveText('确认 2 个');
});

test('a pasted roster tells a name that stands in two rows, and any row of it can be left out', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  await page.getByRole('button', { name: /^名录/ }).click();
  await page.getByRole('button', { name: '粘贴名录', exact: true }).click();
  await page.locator('#roster-paste').fill('东河镇\t镇\n西河镇\t镇\n东河镇\t部门');
  await expect(panel(page).locator('[data-twice]')).toContainText('第 3 行“东河镇”与第 1 行是同一个名称，只收一行');
  const box = (row) => panel(page).locator('.preview input').nth(row);
  await expect(box(2)).not.toBeChecked();
  await expect(page.locator('#roster-confirm')).toHaveText('确认 2 个');
  // The keyboard stays at the box it ticked.
  await box(2).focus();
  await page.keyboard.press('Space');
  await expect(box(2)).toBeFocused();
  await expect(box(0)).not.toBeChecked();
  await box(1).uncheck();
  await expect(page.locator('#roster-confirm')).toHaveText('确认 1 个');
  await page.locator('#roster-confirm').click();
  const { classes, units } = JSON.parse(await data(page));
  const added = units.filter((unit) => /[东西]河镇/.test(unit.name));
  expect(added.map((unit) => [unit.name, classes.find((one) => one.id === unit.class).name])).toEqual([['东河镇', '部门']]);
});

test('a pasted word for a class that is not there is told, and its rows are taken once it is chosen', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  await page.getByRole('button', { name: /^名录/ }).click();
  await page.getByRole('button', { name: '粘贴名录', exact: true }).click();
  await page.locator('#roster-paste').fill('东河镇\t镇\n县税务局\t垂管\n县气象局\t垂管');
  await expect(panel(page).locator('[data-word]')).toContainText('第 2、3 行的“垂管”不是这里的类别，选定以后才收');
  await expect(page.locator('#roster-confirm')).toHaveText('确认 1 个');
  await expect(panel(page).locator('.preview li').nth(1)).toContainText('县税务局　类别未定');
  await expect(panel(page).locator('.preview input').nth(1)).toBeDisabled();
  // In the place of the roster nothing is taken while a row waits.
  await panel(page).getByLabel(/换成这一份/).check();
  await expect(page.locator('#roster-confirm')).toHaveCount(0);
  await panel(page).getByLabel(/换成这一份/).uncheck();
  const choice = panel(page).getByLabel('“垂管”是哪一类');
  // Choice and lines once were drawn anew with every word that was said, and the list lost its place.
  await panel(page).locator('[data-word] select, .preview').evaluateAll((all) => all.forEach((one) => one.setAttribute('data-same', '')));
  await choice.focus();
  await choice.selectOption({ label: '部门' });
  await hasFocus(choice);
  await expect(choice).toHaveAttribute('data-same', '');
  await expect(panel(page).locator('.preview')).toHaveAttribute('data-same', '');
  await expect(panel(page).locator('.preview li').nth(1)).toContainText('县税务局　部门');
  await expect(page.locator('#roster-confirm')).toHaveText('确认 3 个');
  await page.locator('#roster-confirm').click();
  const { classes, units } = JSON.parse(await data(page));
  const added = units.filter((unit) => /东河镇|县(税务|气象)局/.test(unit.name));
  expect(added.map((unit) => classes.find((one) => one.id === unit.class).name)).toEqual(['镇', '部门', '部门']);
});

test('of a long pasted roster every row is listed on demand, and can be left out', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  await page.getByRole('button', { name: /^名录/ }).click();
  await page.getByRole('button', { name: '粘贴名录', exact: true }).click();
  await page.locator('#roster-paste').focus();
  await clipboard(page, 'paste', { 'text/plain': Array.from({ length: 450 }, (_, at) => `新村${at + 1}\t镇`).join('\n') });
  const boxes = panel(page).locator('.preview input');
  await expect(boxes).toHaveCount(400);
  await boxes.nth(1).uncheck();
  await expect(panel(page)).toContainText('还有 50 个没有列出');
  await panel(page).getByRole('button', { name: '再显示 50 个' }).press('Enter');
  await expect(boxes).toHaveCount(450);
  await hasFocus(boxes.nth(400));
  // What was left out stays so.
  await expect(boxes.nth(1)).not.toBeChecked();
  await page.keyboard.press('Space');
  await expect(page.locator('#roster-confirm')).toHaveText('确认 448 个');
  await expect(panel(page).getByRole('button', { name: /再显示/ })).toHaveCount(0);
  await page.locator('#roster-confirm').click();
  await expect(panel(page)).toHaveCount(0);
  const names = JSON.parse(await data(page)).units.map((unit) => unit.name);
  expect([names.includes('新村450'), names.includes('新村401'), names.includes('新村2')]).toEqual([true, false, false]);
});

test('the name, number and title of a method and the words of its clauses are set in the page', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  await page.getByLabel('办法的名称').fill('某县政务信息计分办法');
  await page.getByLabel('文号', { exact: true }).fill('某政办函〔2026〕3号');
  await page.getByLabel('文件标题', { exact: true }).fill('关于印发《某县政务信息办法》的通知');
  await page.locator('.original summary').click();
  const text = page.locator('textarea[data-field="/clauses/0/text"]');
  await text.fill((await text.inputValue()).replace('聚焦石泉', '聚焦某县'));
  await page.getByRole('button', { name: '启用', exact: true }).click();
  const rules = JSON.parse(await data(page)).rules[0];
  expect([rules.name, rules.document, rules.title])
    .toEqual(['某县政务信息计分办法', '某政办函〔2026〕3号', '关于印发《某县政务信息办法》的通知']);
  expect(rules.clauses[0].text).toContain('聚焦某县');
  // What is adopted is drawn anew, and what was open stays so.
  await text.fill('括号不成对[');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await expect(page.getByRole('alert').first()).toContainText('不成对');
});

test('a channel is added to the method and filled in, and what is put in force is said', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  await page.getByLabel('文号', { exact: true }).fill('某政办函〔2023〕1号');
  const form = page.locator('.new-channel');
  await form.locator('summary').click();
  await form.getByRole('button', { name: '加上' }).click();
  await expect(form.getByRole('alert')).toContainText('请写渠道的名称');
  await form.getByLabel('名称').fill('县融媒体中心');
  await form.getByLabel('级别').selectOption({ label: '县级' });
  await form.getByLabel('每条（分）').fill('1。5');
  await page.keyboard.press('Enter');
  await hasFocus(form.locator('summary'));
  await expect(page.locator('.effect')).toContainText('县融媒体中心 每条 1.5 分');
  await page.getByLabel('办法的名称').fill('某县计分办法');
  await expect(page.locator('[data-renamed="/name"]')).toContainText('某县计分办法');
  // What was changed before the channel was added is listed still.
  await expect(page.locator('[data-renamed="/document"]')).toContainText('某政办函〔2023〕1号');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await expect(page.locator('.rulebook [role=status]').first()).toContainText('已启用，改了 3 处。');
  await page.getByRole('link', { name: '录入' }).click();
  await expect(page.locator('.grid thead')).toContainText('县融媒体中心');
  await field(page, '中池镇', 'channel-1').fill('2');
  await expect(page.locator('.grid tr[data-unit="中池镇"] td[data-col="current"]')).toHaveText('3');
  // What a clause computes with, and what has counts in it, does not go; of what goes, its words stay in the text.
  await page.getByRole('link', { name: '办法' }).click();
  await page.locator('.clause[data-clause="新闻动态"] .names summary').click();
  await page.locator('[data-names="channel-1"]').getByRole('button', { name: '去掉这个渠道' }).click();
  const told = page.locator('.rulebook > .err-msg');
  await expect(told).toContainText('“县融媒体中心”在2022年一季度里填了条数，不能去掉');
  await page.locator('[data-names="express"]').getByRole('button', { name: '去掉这个渠道' }).click();
  await expect(page.locator('.effect')).toContainText('每条 0.5 分');
  await page.locator('.clause[data-clause="调研信息"] .names summary').click();
  await page.locator('[data-names="res-county"]').getByRole('button', { name: '去掉这个渠道' }).click();
  await expect(told).toContainText('“同一调研信息”这一条还按');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  const rules = JSON.parse(await data(page)).rules[0];
  expect(rules.channels.map((channel) => channel.id)).not.toContain('express');
  expect(rules.clauses[0].text).toContain('计 0.5 分');
});

test('a name that is another unit\'s alias is refused, and a table among units\' files is told as one', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  await page.getByRole('button', { name: /^名录/ }).click();
  const row = (id) => page.locator(`.roster tr[data-id="${id}"]`);
  await row('t01').getByRole('button', { name: '改', exact: true }).click();
  await row('t01').getByLabel(/别名/).fill('老街办');
  await row('t01').getByRole('button', { name: '保存' }).click();
  await expect(row('t01')).toContainText('老街办');
  await row('t02').getByRole('button', { name: '改', exact: true }).click();
  await row('t02').getByLabel('印在附件里的名称').fill('老街办');
  await row('t02').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toContainText('“老街办”已经是“');
  await page.getByRole('link', { name: '录入' }).click();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    for (const name of ['甲镇.xlsx', '乙镇.xlsx']) transfer.items.add(new File([new Uint8Array([80, 75, 3, 4])], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('.merge')).toContainText('这是表格，不是自评文件');
});

test('what is drafted of a method is taken back before anything else, and so is dropping it', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'express').fill('7');
  await page.getByRole('link', { name: '办法' }).click();
  const before = await data(page);
  const points = (at) => page.locator(`input[data-field="/channels/${at}/points"]`);
  const count = page.locator('.changed-n');
  await points(0).fill('0.8');
  await points(1).fill('1.5');
  await points(1).fill('1.25');
  await expect(count).toHaveText('改 2 处');
  await page.keyboard.press('Control+z');
  await expect(count).toHaveText('改 1 处');
  await expect(points(1)).toHaveValue('0.5');
  await hasFocus(points(1));
  await expect(page.locator('.rulebook .said')).toContainText('已撤销一步没启用的改动');
  await page.keyboard.press('Control+y');
  await expect(points(1)).toHaveValue('1.25');
  await page.getByRole('button', { name: '放弃' }).click();
  await expect(count).toHaveCount(0);
  await expect(page.locator('.rulebook .said')).toContainText('已放弃没启用的 2 处改动。要取回，按 Ctrl+Z。');
  await hasFocus(page.locator('.rulebook .said'));
  await page.keyboard.press('Control+z');
  await expect(count).toHaveText('改 2 处');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(count).toHaveCount(0);
  // What was typed elsewhere was not touched by any of it, and goes only once nothing of the draft is left.
  expect(await data(page)).toBe(before);
  await page.keyboard.press('Control+z');
  await page.getByRole('link', { name: '录入' }).click();
  await expect(field(page, '中池镇', 'express')).toHaveValue('');
});

test('an old record leads from every screen to the period of today, and a channel that is not printed can be typed into', async ({ page, openFile }) => {
  await entry(page, openFile);
  const columns = JSON.parse(await data(page)).rules[0].columns;
  const hidden = columns.find((column) => column.always === false).channel;
  await expect(field(page, '中池镇', hidden)).toBeVisible();
  await expect(page.getByRole('button', { name: '显示不印的渠道' })).toHaveCount(0);
  for (const name of ['台账', '排名', '通报']) {
    await page.getByRole('link', { name }).click();
    await expect(page.locator('[data-over]')).toContainText('现在这一期是2022年一季度，早已过去。要用现在的一期：');
  }
  const today = await quarterOfToday(page);
  await page.locator('[data-over]').getByRole('button', { name: `新建${today}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(today);
  await expect(page.locator('[data-over]')).toHaveCount(0);
});

test('a clause has a name of its own, and its text cannot be left empty', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  const name = page.locator('[data-field$="/name"][data-field^="/provisions/"]').first();
  const place = await name.getAttribute('data-field');
  await page.locator('.clause details', { has: page.locator(`[data-field="${place}"]`) }).evaluateAll((all) => all.forEach((one) => { one.open = true; }));
  await name.fill('同一篇多次采用');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await expect(page.locator(`[data-field="${place}"]`)).toHaveValue('同一篇多次采用');
  expect(await data(page)).toContain('同一篇多次采用');
  const words = page.locator('[data-field^="/clauses/"][data-field$="/text"]').first();
  const text = await words.getAttribute('data-field');
  await page.locator('.clause details, details', { has: page.locator(`[data-field="${text}"]`) }).evaluateAll((all) => all.forEach((one) => { one.open = true; }));
  await words.fill('');
  await expect(page.getByText('原文不能空，至多 2000 个字')).toBeVisible();
});

test('a renamed channel is so in its clause\'s text, and what the text no longer says rightly is told', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  await page.locator('.clause[data-clause="新闻动态"] .names summary').click();
  await page.locator('[data-field="/channels/1/name"]').fill('“聚焦清河”栏目');
  await expect(page.locator('[data-renamed="/clauses/0/text"] b')).toContainText('“聚焦清河”采用[计 {focus} 分]');
  await expect(page.locator('[data-unlike]')).toHaveCount(0);
  await expect(page.locator('[data-channel="focus"]')).toContainText('“聚焦清河”栏目');
  await page.locator('.original summary').click();
  await expect(page.getByLabel('原文 1')).toHaveValue(/“聚焦清河”采用/);
  const form = page.locator('.new-channel');
  await form.locator('summary').click();
  await form.getByLabel('名称').fill('县融媒体中心');
  await form.getByLabel('每条（分）').fill('1');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-unlike="1"]')).toContainText('县融媒体中心：每条 1 分，条款 1 的原文没有提到这个渠道');
  await page.locator('.clause[data-clause="调研信息"] .names summary').click();
  await page.locator('[data-names="res-nation"]').getByRole('button', { name: '去掉这个渠道' }).click();
  await expect(page.locator('[data-unlike="3"]')).toContainText('条款 3 的原文写着“30 分”“国务院办公厅”，按这一条计分的渠道里没有');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  const said = page.locator('.rulebook [role=status]').first();
  await expect(said).toContainText('已启用');
  // It is asked about before publishing, with the way to the text.
  await page.getByRole('link', { name: '录入' }).click();
  const finds = page.locator('.finds').first();
  await expect(finds).toContainText('条款 3 的原文写着“30 分”');
  await finds.getByRole('button', { name: '去看原文' }).first().click();
  await hasFocus(page.getByLabel('原文 1'));
  // What was said of the last step is said no longer on another screen, nor once something else is changed.
  await expect(said).toBeEmpty();
  await page.getByLabel('原文 1').fill('县融媒体中心采用[计 {channel-1} 分]，其余照旧。');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await expect(said).toContainText('已启用，改了 1 处');
  await page.getByLabel('办法的名称').fill('某县办法');
  await expect(said).toBeEmpty();
});

test('a new class is typed at once, and Enter saves classes and a unit', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  await page.getByRole('button', { name: /^名录/ }).click();
  await page.getByRole('button', { name: '类别…' }).click();
  await panel(page).getByRole('button', { name: '加一类' }).click();
  await hasFocus(panel(page).getByLabel('名称').last());
  await page.keyboard.type('垂管');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toHaveCount(0);
  expect(JSON.parse(await data(page)).classes.map((one) => one.name)).toEqual(['镇', '部门', '垂管']);
  const row = page.locator('.roster tr[data-id="t01"]');
  await row.getByRole('button', { name: '改', exact: true }).click();
  await row.getByLabel('印在附件里的名称').fill('中心镇');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('中心镇');
  await expect(page.locator('#unit-form')).toHaveCount(0);
});
