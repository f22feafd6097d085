// What concerns the whole page: all drafts at once, a county's settings, the file's own check value, away with it all.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { download, expect, ready, test } from './fixtures.js';
import { html } from './machine.js';

const sum = (text) => createHash('sha256').update(text).digest('hex');
const data = (page) => page.getByRole('link', { name: '数据' }).click();
const express = (page) => page.evaluate(() => JSON.parse(window.ermu.workspace()).periods[0].counts.t01?.express);
const drop = (page, name, text) => page.evaluate(([called, content]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([content], called));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}, [name, text]);

async function draftWith(page, count) {
  await page.getByRole('button', { name: '清掉示例' }).click();
  await page.getByRole('link', { name: '自评' }).click();
  await page.locator('main .pick-l select').selectOption({ label: '中池镇' });
  await page.locator('tr[data-channel="express"] input').fill(String(count));
  await expect(page.locator('.foot [data-saving]')).toHaveAttribute('data-saving', 'saved');
}

test('what a page that has stopped gives out opens again elsewhere', async ({ page, openFile, browser, browserName }) => {
  await openFile();
  await ready(page);
  await draftWith(page, 61);
  await page.evaluate(() => window.ermuFail('frozen', 'a fault of ours'));
  const { name, text } = await download(page, () => page.getByRole('button', { name: '下载本机的数据' }).click());
  expect(name).toBe('ermu-rescue.json');
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await ready(page);
  expect(await express(page)).toBe(51);
  await drop(page, name, text);
  await expect(page.locator('.alarm').first()).toContainText('“ermu-rescue.json”：1 份已放进草稿');
  await data(page);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  expect(await express(page)).toBe(61);
});

test('the page tells the check value of its own file, and its copies are that file', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  await data(page);
  const shipped = readFileSync(html, 'utf8');
  const { text } = await download(page, () => page.getByRole('button', { name: '下载离线版' }).click());
  expect(sum(text)).toBe(sum(shipped));
  await expect(page.locator('.sum')).toContainText(sum(shipped));
  await seen.nothing();
});

test('a county’s page begins with its roster and rules and nothing entered', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await draftWith(page, 61);
  await data(page);
  const row = (name) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  const { name, text } = await download(page, () => row('下载本县版').getByRole('button').click());
  expect(name).toBe('ermu-石泉县.html');
  await page.evaluate(() => localStorage.clear());
  const seen = await openFile(text);
  await ready(page);
  await expect(page.locator('.alarm')).toHaveCount(0);
  // It is a unit that opens it.
  await expect(page.getByRole('link', { name: '自评' })).toHaveAttribute('aria-current', 'page');
  expect(await express(page)).toBeUndefined();
  await data(page);
  await expect(page.locator('.where')).toContainText('带石泉县的设置');
  await expect(page.locator('.sum')).toContainText(sum(text));
  await seen.nothing();
});

test('clearing this page offers a copy first and leaves what is not ours', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.evaluate(() => localStorage.setItem('别的网页', '在'));
  await draftWith(page, 61);
  await data(page);
  await page.getByRole('button', { name: '清掉…' }).click();
  const { name } = await download(page, () => page.locator('.alarm').getByRole('button', { name: '下载全部草稿' }).click());
  expect(name).toMatch(/^ermu-rescue-\d{4}-\d{2}-\d{2}\.json$/);
  await page.locator('.alarm').getByRole('button', { name: '清掉', exact: true }).click();
  expect(await express(page)).toBe(51);
  const keys = await page.evaluate(() => Object.keys(localStorage));
  expect(keys).toContain('别的网页');
  expect(keys.filter((key) => /:(draft|snap|at|gone):/.test(key))).toEqual([]);
  await page.reload();
  await ready(page);
  expect(await page.evaluate(() => localStorage.getItem('别的网页'))).toBe('在');
});

test('steps are listed by name and can be taken back to any of them', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await draftWith(page, 61);
  for (const count of [62, 63]) {
    await page.locator('tr[data-channel="express"] input').fill(String(count));
    await page.locator('tr[data-channel="express"] input').blur();
  }
  await data(page);
  const steps = page.locator('.steps tr');
  await expect(steps.first()).toContainText('62→63');
  await steps.first().getByRole('button').click();
  expect(await express(page)).toBe(62);
  await page.getByRole('button', { name: '重做', exact: true }).click();
  expect(await express(page)).toBe(63);
  await steps.last().getByRole('button').click();
  expect(await express(page)).toBe(51);
});
