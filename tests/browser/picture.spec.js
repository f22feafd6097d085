// 图: what is seen is what the table beside it says and what the file holds.
import { readFileSync } from 'node:fs';
import { download, expect, ready, test } from './fixtures.js';

// A second quarter, in which the last town of the first leads.
async function twoQuarters(page) {
  await page.evaluate(() => {
    const { example, ...file } = JSON.parse(window.ermu.workspace());
    const next = { ...file.periods[0], id: '2022Q2', name: '2022年二季度', from: '2022-04-01', to: '2022-06-30', status: 'draft', printed: undefined, notice: undefined, counts: { t11: { express: 99 } } };
    window.ermu.open(JSON.stringify({ ...file, periods: [file.periods[0], next] }));
  });
  const later = page.locator('.period .btn').last();
  if (await later.isEnabled()) await later.click();
  await expect(page.locator('.period h1')).toContainText('二季度');
}

const show = (page) => page.getByRole('group', { name: '查看' }).getByRole('button', { name: '图', exact: true }).click();

test('pictures are drawn beside their tables and are given out as they are seen', async ({ page, openFile, browser, browserName }) => {
  const seen = await openFile();
  await ready(page);
  await show(page);
  const pictures = page.locator('.picture img');
  await expect(pictures).toHaveCount(2);
  // One period has no course.
  await expect(page.locator('.pictures')).toContainText('只有一期');
  for (const at of [0, 1]) {
    await expect.poll(() => pictures.nth(at).evaluate((image) => image.complete && image.naturalWidth)).toBe(720);
  }
  const spread = page.locator('.picture').first();
  const counts = await spread.locator('tbody b').allTextContents();
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(42);
  await expect(page.locator('.picture').nth(1).locator('tbody tr').filter({ hasText: '市级' })).toContainText('74 条');
  await expect(page.locator('.picture').nth(1).locator('tbody tr').filter({ hasText: '省级' })).toContainText('未反馈');

  await twoQuarters(page);
  await show(page);
  const course = page.locator('.picture').filter({ hasText: '镇各期名次' });
  await expect(course.locator('tbody tr').first()).toContainText('后柳镇');
  await expect(course.locator('tbody tr').first().locator('td')).toHaveText(['10', '1']);
  const { name, text } = await download(page, () => course.getByRole('button', { name: '存为 SVG' }).click());
  expect(name).toBe('石泉县-2022年二季度-镇各期名次.svg');
  expect(text).toContain('>后柳镇</text>');
  const source = await course.locator('img').getAttribute('src');
  expect(decodeURIComponent(source.split(',').slice(1).join(','))).toBe(text);
  await expect(course.locator('[role="status"]')).toHaveText('图已下载');
  // A file on a disk: only the newest browser's protocol gives its bytes.
  if (browserName === 'chromium' && parseInt(browser.version(), 10) > 100) {
    const event = page.waitForEvent('download');
    await course.getByRole('button', { name: '存为 PNG' }).click();
    const file = await event;
    expect(file.suggestedFilename()).toBe('石泉县-2022年二季度-镇各期名次.png');
    const bytes = readFileSync(await file.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const size = await course.locator('img').evaluate((image) => [image.naturalWidth * 2, image.naturalHeight * 2]);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(size);
  } else {
    const before = await page.evaluate(() => window.seenDownloads.length);
    await course.getByRole('button', { name: '存为 PNG' }).click();
    await expect.poll(() => page.evaluate(() => window.seenDownloads.length)).toBe(before + 1);
    const start = await page.evaluate(async (at) => new TextDecoder('latin1').decode((await new Response(window.seenDownloads[at][1]).arrayBuffer()).slice(1, 4)), before);
    expect(start).toBe('PNG');
  }
  await seen.nothing();
});
