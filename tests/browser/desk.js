// What tests of the unit's desk, and those of the office's table, share.
import { download, expect, ready } from './fixtures.js';

export const picker = (page) => page.locator('main .pick-l select');
export const result = (page, name) => page.locator(`[data-result="${name}"]`);
export const supposed = (page, channel) => page.locator(`tr[data-channel="${channel}"] .step.try input`);
// Asked of the page itself: Firefox shows a panel over the window after a download, which then counts as inactive.
export const hasFocus = (locator) => expect.poll(() => locator.evaluate((one) => one === document.activeElement)).toBe(true);
export const data = (page) => page.evaluate(() => window.ermu.workspace());

// A page as the office publishes it, of real data.
export async function published(page, openFile, change = (file) => file) {
  await openFile();
  await ready(page);
  const file = JSON.parse(await data(page));
  delete file.example;
  await page.evaluate((text) => window.ermu.open(text), JSON.stringify(change(file)));
  await page.getByRole('link', { name: '数据' }).click();
  const { text } = await download(page, () => page.getByRole('button', { name: '发布只读页' }).click());
  return { text, file };
}

// A draft of one unit's own, with nothing of others.
export async function own(page, openFile, file, counts, change = (own) => own) {
  await page.evaluate(() => localStorage.clear());
  await openFile();
  await ready(page);
  const mine = JSON.parse(JSON.stringify(file));
  mine.periods = mine.periods.map((period) => ({ ...period, status: 'draft', printed: undefined, notice: undefined, counts: {} }));
  mine.periods[mine.periods.length - 1].counts = { t11: counts };
  await page.evaluate((text) => window.ermu.open(text), JSON.stringify(change(mine)));
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
}

export async function openOffice(page, name, text) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /比对县办记录…|换一份县办文件…/ }).first().click();
  await (await chooser).setFiles({ name, mimeType: 'text/html', buffer: Buffer.from(text) });
}

// The quarter of today where the page is, as the example's periods are named.
export const quarterOfToday = (page) => page.evaluate(() => {
  const now = new Date();
  return `${now.getFullYear()}年${'一二三四'[Math.floor(now.getMonth() / 3)]}季度`;
});

export const field = (page, unit, col) => page.locator(`.grid tr[data-unit="${unit}"] td[data-col="${col}"] input`);
export const panel = (page) => page.locator('.panel');

// A draft of real data, at the table of counts.
export async function entry(page, openFile) {
  await openFile();
  await ready(page);
  await page.getByRole('button', { name: '清掉示例' }).click();
  await page.getByRole('link', { name: '录入' }).click();
  await expect(field(page, '中池镇', 'express')).toBeVisible();
}
