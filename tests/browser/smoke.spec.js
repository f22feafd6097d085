// The shipped file opens wherever it lies, and asks nobody for anything.
import { expect, ready, test } from './fixtures.js';

test('opens from disk and shows the first quarter of 2022', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  await expect(page.locator('tr[data-unit="中池镇"] td[data-col="current"]')).toHaveText('26.5');
  expect(await page.evaluate(() => performance.getEntriesByName('ermu:ready').length)).toBe(1);
  await seen.nothing();
});

test('opens from a plain http server', async ({ page, openHttp }) => {
  const seen = await openHttp();
  await ready(page);
  await seen.nothing();
});

test('states its version', async ({ page, openFile }) => {
  await openFile();
  await expect(page.locator('meta[name="ermu-version"]')).toHaveAttribute('content', /^\d+\.\d+\.\d+ \d{4}-\d{2}-\d{2} [0-9a-f]{8}$/);
});
