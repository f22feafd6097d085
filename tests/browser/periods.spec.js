// A unit's own periods at its desk: one with nothing filled, one before the others, figures that stand in the wrong one.
import { openOffice, own, published, result, supposed } from './desk.js';
import { expect, test } from './fixtures.js';

test('a unit that has filled nothing yet is told no place', async ({ page, openFile }) => {
  const { text, file } = await published(page, openFile);
  const next = { ...file.periods[0], id: '2022Q2', name: '2022年二季度', from: '2022-04-01', to: '2022-06-30', waiting: [] };
  await own(page, openFile, file, {}, (mine) => ({ ...mine, periods: [{ ...mine.periods[0], counts: { t11: { express: 18 } } }, { ...mine.periods[0], ...next, status: 'draft', printed: undefined, notice: undefined, counts: {} }] }));
  await openOffice(page, '一季度.html', text);
  if (await page.locator('.period .btn').last().isEnabled()) await page.locator('.period .btn').last().click();
  await expect(page.locator('.period h1')).toContainText('二季度');
  await expect(result(page, 'place')).toHaveText('还没有填');
  await expect(result(page, 'up')).toHaveCount(0);
  await expect(page.locator('.lad .me')).toContainText('还没有填');
  await expect(page.locator('.lad .me td').first()).toHaveText('—');
  // One adoption is a place, what is supposed too.
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await supposed(page, 'express').fill('3');
  await expect(result(page, 'place')).toHaveText(/^还没有填 → .*第/);
  await page.getByRole('button', { name: '清掉试算' }).click();
  await expect(result(page, 'place')).toHaveText('还没有填');
  await page.locator('tr[data-channel="express"] .step:not(.try) input').fill('3');
  await expect(result(page, 'place')).toContainText('第');
  // A quarter that the office published has a place, whatever the unit has filled.
  await page.locator('.period .btn').first().click();
  await page.locator('tr[data-channel="express"] .step:not(.try) input').fill('');
  await expect(result(page, 'place')).toContainText('第');
  await expect(result(page, 'official')).toContainText('第 10');
});
