// The worked examples of the rules through window.ermu.score, from the files the native test scores.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, ready, test } from './fixtures.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/worked');
const examples = JSON.parse(readFileSync(join(folder, 'examples.json'), 'utf8'));
const read = (name) => readFileSync(join(folder, `${name}.json`), 'utf8');

test('examples 1 to 9 come out of window.ermu.score', async ({ page, openFile, seen }) => {
  await openFile();
  await ready(page);
  const example = await page.evaluate(() => window.ermu.workspace());
  const files = new Map([['example', example]]);
  for (const { file } of examples) if (!files.has(file)) files.set(file, read(file));
  const numbers = new Set();
  for (const wanted of examples) {
    const report = JSON.parse(await page.evaluate((json) => window.ermu.score(json), files.get(wanted.file)));
    const period = report.periods.find(({ id }) => id === wanted.period);
    const unit = period.classes.flatMap(({ units }) => units).find(({ id }) => id === wanted.unit);
    for (const field of ['current', 'cumulative', 'late', 'scored', 'serial', 'place', 'counts']) {
      if (field in wanted) expect(unit[field], `example ${wanted.n} ${field}`).toEqual(wanted[field]);
    }
    for (const [name, all] of Object.entries(wanted.totals ?? {})) {
      expect(period.totals.find((total) => total.name === name).all, name).toBe(all);
    }
    numbers.add(wanted.n);
  }
  expect([...numbers]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(seen.errors).toEqual([]);
});

test('example 10: one cell changed twice and taken back twice exports the same bytes', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const before = await page.evaluate(() => window.ermu.workspace());
  await page.evaluate(() => { location.hash = '#自评'; });
  await page.locator('main .pick-l select').selectOption({ label: '中池镇' });
  const cell = page.locator('tr[data-channel="express"] input');
  for (const count of ['52', '60']) {
    await cell.fill(count);
    await cell.blur();
  }
  expect(await page.evaluate(() => window.ermu.workspace())).not.toBe(before);
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('Control+z');
  await expect.poll(() => page.evaluate(() => window.ermu.workspace())).toBe(before);
});

test('the account shows what was left out of an item, and what came late', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.evaluate((json) => window.ermu.open(json), read('7-highest'));
  await page.locator('.unit-link', { hasText: '林业局' }).first().click();
  const account = page.locator('.drawer');
  await expect(account).toContainText('同一调研信息');
  await expect(account).toContainText('“蚕桑产业调研” 33 → 20');
  await expect(account.locator('[data-formula]')).toContainText('- 13（条款） = 20');
  await page.evaluate((json) => window.ermu.open(json), read('9-late'));
  await page.getByRole('button', { name: '下一期' }).click();
  await page.locator('.unit-link', { hasText: '林业局' }).first().click();
  await expect(page.locator('.drawer')).toContainText('补计');
  await expect(page.locator('.drawer')).toContainText('2022年一季度 省政府办公厅 1 条，省政府办公厅4月反馈');
});
