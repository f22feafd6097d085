// The three main jobs with the keyboard alone: a unit's estimate, the office's quarter, a leader's look. The mouse is
// never used, and what has the focus is in sight, uncovered and framed at every step.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { data, hasFocus, quarterOfToday, result, supposed } from './desk.js';
import { clipboard, download, expect, ready, test } from './fixtures.js';
import { focusSeen, pressOn, tabTo } from './hand.js';

const fixture = (name) => readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)), 'utf8');
const named = (page, name) => page.locator('main').getByRole('button', { name, exact: true });

test('a unit by keyboard: its counts, what would move it, and the file for the office', async ({ page, openFile }) => {
  test.setTimeout(90_000);
  const seen = await openFile();
  const counts = page.locator('main .step:not(.try) input');
  await ready(page);
  await pressOn(page, page.getByRole('button', { name: '我是单位信息员' }));
  await focusSeen(page);
  await pressOn(page, page.locator('.unchosen').getByRole('button', { name: '后柳镇', exact: true }));
  await hasFocus(counts.first());
  // The roster is of an old quarter: the one of today is one key away.
  const quarter = await quarterOfToday(page);
  await pressOn(page, named(page, `填${quarter}`), 'Shift+Tab');
  await expect(page.locator('.period h1')).toContainText(quarter);
  await hasFocus(counts.first());
  for (const count of ['18', '2', '', '', '1']) {
    await page.keyboard.type(count);
    await page.keyboard.press('Enter');
    await focusSeen(page);
  }
  await expect(result(page, 'current')).toHaveText('20');
  await pressOn(page, named(page, '试算'), 'Shift+Tab');
  await tabTo(page, supposed(page, 'city-site'));
  await page.keyboard.type('3');
  await expect(result(page, 'tried')).toHaveText('23');
  await tabTo(page, named(page, '清掉试算'));
  await page.keyboard.press('Enter');
  await focusSeen(page);
  await tabTo(page, named(page, '导出自评文件'));
  const { text } = await download(page, () => page.keyboard.press('Enter'));
  const periods = JSON.parse(text).periods;
  expect(periods[periods.length - 1].counts.t11).toEqual({ express: 18, focus: 2, 'dyn-province': 1 });
  await seen.nothing();
});

test('the office by keyboard: a quarter pasted, checked, published, and its notice printed', async ({ page, openFile }) => {
  test.setTimeout(120_000);
  const seen = await openFile();
  await ready(page);
  await page.evaluate(() => {
    window.printed = 0;
    window.print = () => { window.printed += 1; };
  });
  await pressOn(page, page.getByRole('button', { name: '清掉示例' }));
  await focusSeen(page);
  await page.keyboard.press('Alt+3');
  await expect(page.locator('.grid tbody tr[data-unit]').first()).toBeVisible();
  await hasFocus(page.locator('.grid td[data-col="express"] input').first());
  for (const table of ['towns', 'departments']) {
    await clipboard(page, 'paste', { 'text/html': fixture(`paste/${table}.html`) });
    await hasFocus(page.locator('#paste-confirm'));
    await page.keyboard.press('Enter');
    await expect(page.locator('.paste')).toHaveCount(0);
    await focusSeen(page);
  }
  // One more is typed and taken back.
  const before = await data(page);
  await page.keyboard.press('/');
  await page.keyboard.type('slj');
  await page.keyboard.press('Enter');
  await focusSeen(page);
  await page.keyboard.type('7');
  await page.keyboard.press('Tab');
  expect(await data(page)).not.toBe(before);
  await page.keyboard.press('Control+z');
  await expect.poll(() => data(page)).toBe(before);
  await page.keyboard.press('F8');
  await focusSeen(page);

  await tabTo(page, page.getByRole('button', { name: '发布…' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await hasFocus(page.getByLabel('字号'));
  await page.keyboard.type('石政办函〔2022〕15号');
  await tabTo(page, page.getByLabel('日期（如 2022-03-31）'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2022-04-12');
  await pressOn(page, page.locator('.panel .seal'));
  // What is missing takes the focus.
  await hasFocus(page.getByLabel(/照样发布/));
  await page.keyboard.press('Space');
  await pressOn(page, page.locator('.panel .seal'));
  await expect(page.locator('.tag.issued')).toHaveText('已发布');
  await focusSeen(page);

  await page.keyboard.press('Alt+5');
  await pressOn(page, named(page, '打印'));
  await expect.poll(() => page.evaluate(() => window.printed)).toBe(1);
  await focusSeen(page);
  await seen.nothing();
});

test('a leader by keyboard: who stands where, why, and the whole table', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  await tabTo(page, page.locator('tr[data-unit="中池镇"] .unit-link'));
  await page.keyboard.press('ArrowDown');
  await hasFocus(page.locator('tr[data-unit="池河镇"] .unit-link'));
  await page.keyboard.press('Enter');
  await expect(page.locator('.drawer')).toContainText('池河镇');
  await hasFocus(page.locator('.drawer .close'));
  await page.keyboard.press('Tab');
  await focusSeen(page);
  await page.keyboard.press('Escape');
  await hasFocus(page.locator('tr[data-unit="池河镇"] .unit-link'));
  // Going back past what the account covers puts it away.
  await page.keyboard.press('Enter');
  await hasFocus(page.locator('.drawer .close'));
  await pressOn(page, page.locator('.ranking .head .seg').first().locator('.btn', { hasText: '部门' }), 'Shift+Tab');
  await expect(page.locator('.drawer')).toHaveCount(0);
  await expect(page.locator('.t.full tbody tr').first()).toBeVisible();
  await focusSeen(page);
  await pressOn(page, page.locator('.t.full thead').getByRole('button', { name: /本期/ }));
  await expect(page.locator('.sort-line')).toContainText('恢复正式次序');
  await pressOn(page, page.getByRole('button', { name: '恢复正式次序' }), 'Shift+Tab');
  await focusSeen(page);
  await seen.nothing();
});
