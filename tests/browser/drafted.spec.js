// 办法 while it is drafted: what is added to it, what its fields are called, what is taken back; and what comes of putting it in force.
import { data, entry, field, hasFocus } from './desk.js';
import { expect, ready, test } from './fixtures.js';

test('a clause for entries by hand is added to the method, entered under in the ledger, and goes only without entries', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  const form = page.locator('.new-adjusting');
  const told = form.getByRole('alert');
  await form.locator('summary').click();
  await form.getByRole('button', { name: '加上' }).click();
  await expect(told).toContainText('请写这一条的名称');
  await form.getByLabel('名称').fill('通报批评');
  await form.getByLabel('每次（分）').fill('扣1分');
  await page.keyboard.press('Enter');
  await expect(told).toContainText('扣分的填负数');
  await form.getByLabel('每次（分）').fill('－1。5');
  await page.keyboard.press('Enter');
  await hasFocus(form.locator('summary'));
  await expect(page.locator('.clause[data-clause="adjustment-1"] .says')).toContainText('有“通报批评”的，每次扣 1.5 分');
  await form.locator('summary').click();
  await form.getByLabel('名称').fill('批示');
  await form.getByLabel('条文序号').selectOption({ index: 1 });
  await form.getByRole('button', { name: '分等级…' }).click();
  await hasFocus(form.getByLabel('等级').first());
  await form.getByLabel('等级').first().fill('市领导');
  await form.getByLabel('每次（分）').first().fill('＋2');
  await form.getByRole('button', { name: '再加一等' }).click();
  await hasFocus(form.getByLabel('等级').last());
  await form.getByLabel('等级').last().fill('省领导');
  await form.getByLabel('每次（分）').last().fill('5');
  await page.keyboard.press('Enter');
  await expect(page.locator('.clause[data-clause="adjustment-2"] .says')).toContainText('市领导每次加 2 分，省领导每次加 5 分');
  await expect(page.locator('.effect')).toContainText('批示：');
  // One step back is the clause that was added last.
  await page.keyboard.press('Control+z');
  await expect(page.locator('.clause[data-clause="adjustment-2"]')).toHaveCount(0);
  await page.keyboard.press('Control+y');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await expect(page.locator('.rulebook [role=status]').first()).toContainText('已启用');
  await page.getByRole('link', { name: '台账' }).click();
  await page.getByRole('button', { name: '记一项' }).click();
  const one = page.locator('[data-form="entry"]');
  await one.locator('[data-field="unit"]').fill('中池镇');
  await one.locator('[data-field="entry-kind"]').selectOption({ label: '批示' });
  await one.locator('[data-field="grade"]').selectOption({ label: '省领导' });
  await one.locator('[data-field="reason"]').fill('省领导批示');
  await one.getByRole('button', { name: '存这一项' }).click();
  await expect(page.locator('tr[data-entry] [data-col="points"]')).toHaveText('5');
  await page.getByRole('link', { name: '录入' }).click();
  await expect(page.locator('.grid tr[data-unit="中池镇"] td[data-col="current"]')).toHaveText('5');
  await page.getByRole('link', { name: '办法' }).click();
  await page.locator('.clause[data-clause="adjustment-2"]').getByRole('button', { name: '去掉这一条' }).click();
  await expect(page.locator('.rulebook > .err-msg')).toContainText('台账里2022年一季度的加减分有按这一条记的，没有去掉');
  await page.locator('.clause[data-clause="adjustment-1"]').getByRole('button', { name: '去掉这一条' }).click();
  await expect(page.locator('.clause[data-clause="adjustment-1"]')).toHaveCount(0);
});

test('the foot offers what the keys would take back: the draft\'s own step while it has one', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'express').fill('7');
  const foot = page.locator('.foot-mid');
  await expect(foot).toContainText('撤销');
  await page.getByRole('link', { name: '办法' }).click();
  await expect(foot).not.toContainText('没启用');
  const points = page.locator('input[data-field="/channels/0/points"]');
  const worth = await points.inputValue();
  await points.fill('0.8');
  await foot.getByRole('button', { name: '撤销 没启用的一步改动' }).click();
  await expect(points).toHaveValue(worth);
  await hasFocus(points);
  // The step of the workspace is offered again, and was not taken back.
  await expect(foot.getByRole('button', { name: '撤销' })).toHaveCount(1);
  await expect(foot).not.toContainText('撤销 没启用');
  await foot.getByRole('button', { name: '重做 没启用的一步改动' }).click();
  await expect(points).toHaveValue('0.8');
  // On another screen the foot offers the last step of the workspace.
  await page.getByRole('link', { name: '录入' }).click();
  await expect(foot).not.toContainText('没启用');
  await expect(field(page, '中池镇', 'express')).toHaveValue('7');
});

test('the names of channels stand a line a channel under common heads, which say what they are printed on', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  const clause = page.locator('.clause[data-clause="新闻动态"]');
  await clause.locator('.names summary').click();
  await expect(clause.locator('.names .how')).toContainText('列名、分表头、表头都在录入表和附件的最上面几行');
  await expect(clause.locator('.name-t thead th')).toHaveText(['全称', '列名', '表头', '分表头', '说明']);
  const boxes = (all) => all.map((one) => {
    const { left, width } = one.getBoundingClientRect();
    return `${Math.round(left)} ${Math.round(width)}`;
  });
  for (const at of [1, 2, 3, 4]) {
    const column = await clause.locator(`.name-t tr td:nth-child(${at}) input`).evaluateAll(boxes);
    expect(column.length).toBeGreaterThan(1);
    expect(new Set(column).size).toBe(1);
  }
  // A class's own name is a line below, with its label.
  await expect(clause.getByLabel('镇的全称')).toBeVisible();
  // On a narrow screen, and in large type, every name has its label over it and nothing stands out of the page.
  const out = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.getByRole('button', { name: '关怀版' }).click();
  expect(await out()).toBeLessThanOrEqual(0);
  for (const width of [1366, 360]) {
    await page.setViewportSize({ width, height: 720 });
    await expect(clause.locator('.name-t thead')).toBeHidden();
    expect(await out()).toBeLessThanOrEqual(0);
  }
  await page.getByRole('button', { name: '关怀版' }).click();
  await expect(clause.locator('.name-t thead')).toBeHidden();
  expect(await out()).toBeLessThanOrEqual(0);
});

test('what is drafted of a method is there again after a reload, waits in 录入, and is gone once it was dropped', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  const points = (at) => page.locator(`input[data-field="/channels/${at}/points"]`);
  const worth = await points(0).inputValue();
  await points(0).fill('0.8');
  await points(1).fill('1.25');
  await expect(page.locator('.changed-n')).toHaveText('改 2 处');
  await page.reload();
  await ready(page);
  await expect(points(0)).toHaveValue('0.8');
  await expect(points(1)).toHaveValue('1.25');
  await expect(page.locator('.changed-n')).toHaveText('改 2 处');
  await expect(page.locator('.foot-mid')).not.toContainText('没启用');
  expect(JSON.parse(await data(page)).rules[0].channels[0].points).toBe(Number(worth));
  // Beside the figures it is said once, with the way there.
  await page.getByRole('link', { name: '录入' }).click();
  const waits = page.locator('[data-drafted]');
  await expect(waits).toContainText('办法有 2 处改动还没启用，这里的得分还按启用着的办法');
  await waits.getByRole('button', { name: '去看办法' }).click();
  await page.getByRole('button', { name: '放弃' }).click();
  await expect(points(0)).toHaveValue(worth);
  await page.reload();
  await ready(page);
  await expect(points(0)).toHaveValue(worth);
  await expect(page.locator('.changed-n')).toHaveCount(0);
  await page.getByRole('link', { name: '录入' }).click();
  await expect(page.locator('.grid')).toBeVisible();
  await expect(waits).toHaveCount(0);
});

test('a kind is called otherwise at once wherever it stands, and is told once', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  const clause = page.locator('.clause[data-clause="新闻动态"]');
  await clause.locator('.names summary').click();
  await page.locator('[data-field="/kinds/0/name"]').fill('要闻');
  await expect(clause.locator('h3')).toHaveText('要闻');
  await page.locator('.new-channel summary').click();
  await expect(page.locator('.new-channel').getByLabel('类别').locator('option').first()).toHaveText('要闻');
  await expect(page.locator('.effect .diffs li')).toHaveCount(1);
  await expect(page.locator('[data-renamed="/kinds/0/name"] b')).toHaveText('要闻');
});

test('a total of the notice is taken away, told by what it counts, and added again', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('link', { name: '办法' }).click();
  const totals = page.locator('.clause[data-clause="totals"]');
  const count = page.locator('.changed-n');
  await totals.locator('[data-total="1"]').getByRole('button', { name: '去掉这个合计' }).click();
  await expect(totals.locator('[data-total]')).toHaveCount(2);
  await expect(count).toHaveText('改 1 处');
  await expect(page.locator('[data-renamed^="/totals"]')).toHaveCount(0);
  for (const left of [1, 0]) {
    await totals.getByRole('button', { name: '去掉这个合计' }).first().click();
    await expect(totals.locator('[data-total]')).toHaveCount(left);
  }
  const form = totals.locator('.new-total');
  await form.locator('summary').click();
  await form.getByRole('button', { name: '加上' }).click();
  await expect(form.getByRole('alert')).toContainText('请写合计的名称');
  await form.getByLabel('名称').fill('市政府网站采用');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toContainText('请勾上要合在一起的渠道');
  await form.getByLabel('市政府网站“县区新闻”').check();
  await form.getByRole('button', { name: '加上' }).click();
  await hasFocus(form.locator('summary'));
  await expect(totals.locator('[data-total]')).toHaveCount(1);
  await expect(totals.locator('[data-total]')).toContainText('合计的渠道：市政府网站“县区新闻”。');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  expect(JSON.parse(await data(page)).rules[0].totals).toEqual([{ name: '市政府网站采用', channels: ['city-site'] }]);
});
