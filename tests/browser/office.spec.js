// 台账, 办法 and 名录: the office's other tables, on the shipped file.
import { clipboard, expect, ready, test } from './fixtures.js';

const held = (page) => page.evaluate(() => JSON.parse(window.ermu.workspace()));

async function at(page, tab, empty = true) {
  await ready(page);
  if (empty) await page.getByRole('button', { name: '清掉示例' }).click();
  await page.getByRole('link', { name: tab, exact: true }).click();
}

test('an item is entered with its adoptions, scores by its clause, and is taken back in one step', async ({ page, openFile }) => {
  const seen = await openFile();
  await at(page, '台账');
  const before = await page.evaluate(() => window.ermu.workspace());
  await page.locator('main').press('n');
  const form = page.locator('section[data-form="item"]');
  await form.locator('[data-field="title"]').fill('蚕桑产业升级带动农户增收');
  await form.locator('[data-unit-row="0"] [data-field="unit"]').fill('lyj');
  const adoption = (row) => form.locator(`[data-adoption-row="${row}"]`);
  await adoption(0).locator('[data-field="channel"]').selectOption({ label: '调研信息·县政府网站“政务信息”' });
  await adoption(0).locator('[data-field="date"]').fill('2022年1月20日');
  await form.getByRole('button', { name: '＋ 一处采用' }).click();
  await adoption(1).locator('[data-field="channel"]').selectOption({ label: '调研信息·市政府办《政务信息专报》' });
  await adoption(1).locator('[data-field="date"]').fill('2022.2.10');
  await form.getByRole('button', { name: '存这一条' }).click();
  await expect(page.locator('tr[data-item]')).toHaveCount(1);
  await expect(page.locator('tr[data-item] [data-col="score"]')).toHaveText('13');
  expect((await held(page)).items[0].adoptions.map((one) => one.date)).toEqual(['2022-01-20', '2022-02-10']);
  // The items score once the office says so.
  await page.getByRole('button', { name: '按台账计分' }).click();
  await page.locator('[data-switching]').getByRole('button', { name: '换', exact: true }).click();
  await page.getByRole('link', { name: '排名', exact: true }).click();
  await expect(page.locator('tr[data-unit="林业局"] td[data-col="current"]').first()).toHaveText('13');
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Control+z');
  expect(await page.evaluate(() => window.ermu.workspace())).toBe(before);
  await seen.nothing();
});

test('a form that is not saved is asked about before the page is left', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.getByRole('link', { name: '台账' }).click();
  await page.locator('#main').focus();
  await page.keyboard.press('n');
  const title = page.locator('[data-form="item"] input').first();
  await expect(title).toBeFocused();
  const asked = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.accept();
  });
  await page.reload();
  await ready(page);
  expect(asked).toEqual([]);
  await page.locator('#main').focus();
  await page.keyboard.press('n');
  await expect(title).toBeFocused();
  await page.keyboard.type('A title');
  await page.reload();
  await ready(page);
  expect(asked).toEqual(['beforeunload']);
});

test('a change of the rules is tried on the figures before it is adopted', async ({ page, openFile }) => {
  const seen = await openFile();
  await at(page, '办法', false);
  const before = await page.evaluate(() => window.ermu.workspace());
  const points = page.locator('input.rn[data-field="/channels/0/points"]');
  await points.fill('1');
  await page.keyboard.press('Tab');
  await expect(page.locator('.effect')).toContainText('得分变');
  expect(await page.evaluate(() => window.ermu.workspace()), 'a trial changes nothing').toBe(before);
  await page.getByRole('button', { name: '放弃' }).click();
  await expect(points).toHaveValue('0.5');
  await seen.nothing();
});

test('adopted rules score at once and are taken back in one step', async ({ page, openFile }) => {
  await openFile();
  await at(page, '办法');
  const before = await page.evaluate(() => window.ermu.workspace());
  await page.locator('input.rn[data-field="/channels/0/points"]').fill('1');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  expect((await held(page)).rules[0].channels[0].points).toBe(1);
  await page.keyboard.press('Control+z');
  expect(await page.evaluate(() => window.ermu.workspace())).toBe(before);
});

test('a unit is moved by the keyboard and keeps the focus', async ({ page, openFile }) => {
  await openFile();
  await at(page, '办法');
  await page.locator('.rulebook .seg').getByRole('button', { name: /名录/ }).click();
  await expect(page.locator('table.roster tr[data-id]')).toHaveCount(60);
  await page.locator('#down-t01').focus();
  await page.keyboard.press('Alt+ArrowDown');
  expect((await held(page)).units.slice(0, 2).map((unit) => unit.id)).toEqual(['t02', 't01']);
  await expect.poll(() => page.evaluate(() => document.activeElement.closest('tr')?.dataset.id)).toBe('t01');
  await page.keyboard.press('Control+z');
  expect((await held(page)).units[0].id).toBe('t01');
});

test('units are put in order by dragging, by buttons and by keys', async ({ page, openFile }) => {
  const seen = await openFile();
  await at(page, '办法');
  await page.getByRole('button', { name: /^名录/ }).click();
  const names = async () => JSON.parse(await page.evaluate(() => window.ermu.workspace())).units.slice(0, 4).map((unit) => unit.name);
  const [first, second, third, fourth] = await names();
  const row = (name) => page.locator('.t.roster tbody tr', { has: page.getByRole('rowheader', { name, exact: true }) });
  const drag = async (name, beside, low) => {
    const [from, to] = [await row(name).elementHandle(), await row(beside).elementHandle()];
    await page.evaluate(([one, other, below]) => {
      const data = new DataTransfer();
      const rect = other.getBoundingClientRect();
      const clientY = below ? rect.bottom - 2 : rect.top + 2;
      const fire = (type, target) => target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, clientY }));
      fire('dragstart', one);
      fire('dragover', other);
      window.seenMark = other.className;
      fire('drop', other);
      fire('dragend', one);
    }, [from, to, low]);
  };
  await drag(third, first, false);
  expect(await page.evaluate(() => window.seenMark)).toContain('drop-above');
  expect(await names()).toEqual([third, first, second, fourth]);
  await expect(page.locator('.drop-above, .drop-below')).toHaveCount(0);
  await drag(third, second, true);
  expect(await names()).toEqual([first, second, third, fourth]);
  await page.getByRole('button', { name: `${second}上移` }).click();
  expect(await names()).toEqual([second, first, third, fourth]);
  await page.keyboard.press('Alt+ArrowDown');
  expect(await names()).toEqual([first, second, third, fourth]);
  await seen.nothing();
});

test('classes are named, added and taken away', async ({ page, openFile }) => {
  const seen = await openFile();
  await at(page, '办法');
  await page.getByRole('button', { name: /^名录/ }).click();
  const panel = page.locator('.panel');
  await page.getByRole('button', { name: '类别…' }).click();
  await panel.getByLabel('名称').first().fill('乡镇');
  await panel.getByRole('button', { name: '加一类' }).click();
  await panel.getByRole('button', { name: '保存' }).click();
  await expect(panel.page().locator('.err-msg')).toContainText('每一类都要有名称');
  await panel.getByLabel('名称').nth(2).fill('企业');
  await panel.getByRole('button', { name: '保存' }).click();
  await expect(panel).toHaveCount(0);
  const classes = async () => (await held(page)).classes.map((one) => one.name);
  expect(await classes()).toEqual(['乡镇', '部门', '企业']);
  await page.getByRole('button', { name: '类别…' }).click();
  await expect(panel.getByRole('button', { name: '删去' }), 'a class with units stays').toHaveCount(1);
  await panel.getByRole('button', { name: '删去' }).click();
  await panel.getByRole('button', { name: '保存' }).click();
  await expect(panel).toHaveCount(0);
  expect(await classes()).toEqual(['乡镇', '部门']);
  await seen.nothing();
});

test('a name of a unit that nobody knows is given its unit once for all rows', async ({ page, openFile }) => {
  const seen = await openFile();
  await at(page, '台账');
  await page.getByRole('button', { name: '粘贴成批' }).click();
  await page.locator('#items-here').focus();
  await clipboard(page, 'paste', { 'text/plain': '日期\t题目\t单位\t渠道\n2022.3.25\t甲\t火星办\t聚焦石泉\n2022.3.26\t乙\t火星办\t聚焦石泉' });
  await expect(page.locator('tr[data-not-taken]')).toHaveCount(2);
  const which = page.getByLabel('“火星办”是哪个单位');
  await which.selectOption({ label: '林业局' });
  await expect(which).toBeFocused();
  await expect(page.locator('[data-read]')).toContainText('新增信息 2 条、采用 2 处');
  await page.locator('#items-confirm').click();
  await expect(page.locator('tr[data-item]')).toHaveCount(2);
  await seen.nothing();
});

test('a word for a channel that nobody knows is given its channel once for all rows', async ({ page, openFile }) => {
  const seen = await openFile();
  await at(page, '台账');
  await page.getByRole('button', { name: '粘贴成批' }).click();
  const here = page.locator('#items-here');
  await here.focus();
  await clipboard(page, 'paste', { 'text/plain': '日期\t题目\t单位\t渠道\n2022.3.25\t甲\t财政局\t学习强国\n2022.3.26\t乙\t林业局\t学习强国' });
  await expect(page.locator('tr[data-not-taken]')).toHaveCount(2);
  await expect(page.locator('#items-confirm')).toHaveCount(0);
  const which = page.getByLabel('“学习强国”是哪个渠道');
  await which.selectOption({ label: '“聚焦石泉”栏目' });
  await expect(which).toBeFocused();
  await expect(page.locator('tr[data-not-taken]')).toHaveCount(0);
  await expect(page.locator('[data-read]')).toContainText('新增信息 2 条、采用 2 处');
  // What was said can be taken back.
  await which.selectOption({ label: '不导入' });
  await expect(page.locator('tr[data-not-taken]')).toHaveCount(2);
  await which.selectOption({ label: '“聚焦石泉”栏目' });
  await page.locator('#items-confirm').click();
  await expect(page.locator('tr[data-item]')).toHaveCount(2);
  await expect(page.locator('.foot')).toContainText('粘贴 2 条');
  expect((await held(page)).items.map((one) => one.adoptions[0].channel)).toEqual(['focus', 'focus']);
  await seen.nothing();
});

test('a pasted row whose day is in no period is told before it is taken, and can be left out', async ({ page, openFile }) => {
  const seen = await openFile();
  await at(page, '台账');
  await page.getByRole('button', { name: '粘贴成批' }).click();
  const here = page.locator('#items-here');
  await here.fill('日期\t题目\t单位\t渠道\n2022.3.25\t甲\t财政局\t聚焦石泉\n2032.3.26\t乙\t林业局\t聚焦石泉');
  await here.dispatchEvent('change');
  await expect(page.locator('[data-outside]')).toHaveText('“乙”的采用日期 2032-03-26 不在任何一期里，没有计分。请核对日期。');
  await expect(page.locator('[data-read]')).toContainText('新增信息 2 条');
  const box = page.getByLabel('不收日期不在任何一期里的 1 行');
  await box.check();
  await expect(box).toBeFocused();
  await expect(page.locator('[data-read]')).toContainText('新增信息 1 条');
  await expect(page.locator('[data-outside]')).toHaveCount(1);
  await page.locator('#items-confirm').click();
  await expect(page.locator('.foot')).toContainText('粘贴 1 条');
  expect((await held(page)).items.map((one) => one.title)).toEqual(['甲']);
  await seen.nothing();
});

test('points that differ although the counts agree are told beside a ledger that is kept of few', async ({ page, openFile }) => {
  await openFile();
  await at(page, '台账');
  await page.evaluate(() => {
    const file = JSON.parse(window.ermu.workspace());
    const [unit, ...others] = file.units.slice(0, 9).map((one) => one.id);
    const channels = ['res-county', 'res-city', 'res-province'];
    const [period] = file.periods;
    period.waiting = [];
    period.counts = { [unit]: Object.fromEntries(channels.map((channel) => [channel, 1])) };
    for (const other of others) period.counts[other] = { express: 5 };
    const adoptions = channels.map((channel) => ({ channel, date: '2022-02-10' }));
    file.items = [{ id: 'item0001', title: '农村互助养老怎样办得下去', units: [{ unit }], adoptions }];
    window.ermu.open(JSON.stringify(file));
  });
  await expect(page.locator('[data-valued]')).toContainText('按条数算 33 分，按台账逐条算是 23 分');
  await expect(page.locator('[data-few]')).toHaveText('录入表合计 43 条，台账只登记了 3 条，按录入表计分，台账不必记全。要逐格核对的，先登记齐。');
});

test('the arrow keys go from item to item', async ({ page, openFile }) => {
  await openFile();
  await at(page, '台账');
  await page.evaluate(() => {
    const file = JSON.parse(window.ermu.workspace());
    const unit = file.units[0].id;
    file.items = ['甲', '乙', '丙'].map((title, at) => ({
      id: `item${at}`, title, units: [{ unit }], adoptions: [{ channel: file.rules[0].channels[0].id, date: `2022-01-1${at}` }],
    }));
    window.ermu.open(JSON.stringify(file));
  });
  const titles = page.locator('tr[data-item] .unit-link');
  await titles.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(titles.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(titles.first()).toBeFocused();
});

test('a clause is taken out of the draft, tried, and comes back when the draft is dropped', async ({ page, openFile }) => {
  const seen = await openFile();
  await at(page, '办法');
  const before = await page.evaluate(() => window.ermu.workspace());
  const clauses = (text) => JSON.parse(text).rules[0].provisions.map((one) => one.id);
  const [id] = clauses(before);
  const clause = page.locator(`[data-clause="${id}"]`);
  await clause.getByRole('button', { name: '去掉这一条' }).click();
  await expect(clause).toHaveCount(0);
  expect(await page.evaluate(() => window.ermu.workspace()), 'a trial changes nothing').toBe(before);
  await page.getByRole('button', { name: '放弃' }).click();
  await expect(clause).toHaveCount(1);
  await clause.getByRole('button', { name: '去掉这一条' }).click();
  await page.getByRole('button', { name: '启用', exact: true }).click();
  expect(JSON.parse(await page.evaluate(() => window.ermu.workspace())).rules[0].provisions || []).toEqual([]);
  await page.keyboard.press('Control+z');
  expect(await page.evaluate(() => window.ermu.workspace())).toBe(before);
  await seen.nothing();
});

test('after the example is cleared its name and its units are told until they are the county\'s own', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  await expect(page.locator('.first-steps')).toHaveCount(0);
  await page.getByRole('button', { name: '清掉示例' }).click();
  const first = page.locator('.first-steps');
  for (const screen of ['排名', '自评', '录入']) {
    await page.getByRole('link', { name: screen, exact: true }).click();
    await expect(page.locator('.tabs a[aria-current]')).toHaveText(screen);
    await expect(first).toContainText('县名还是示例的“石泉县”');
    await expect(first).toContainText('名录还是示例的 60 个单位，粘贴本县名录就换掉');
  }
  await first.getByLabel('县（市、区）').fill('汉阴县');
  await page.keyboard.press('Enter');
  await expect(first).not.toContainText('县名还是');
  expect((await held(page)).name).toBe('汉阴县');
  // The list that is pasted there takes the place of the example's.
  await first.getByRole('button', { name: '粘贴名录' }).click();
  await expect(page.locator('#roster-paste')).toBeFocused();
  await expect(page.getByLabel(/换成这一份/)).toBeChecked();
  await page.locator('#roster-paste').fill('涧池镇\t镇\n县林业局\t部门');
  await page.locator('#roster-confirm').click();
  expect((await held(page)).units.map((unit) => unit.name)).toEqual(['涧池镇', '县林业局']);
  await page.getByRole('link', { name: '录入', exact: true }).click();
  await expect(page.locator('.grid')).toBeVisible();
  await expect(first).toHaveCount(0);
  await seen.nothing();
});
