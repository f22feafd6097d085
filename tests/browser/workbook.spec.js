// Files of other programs: workbooks, Word documents and GB 18030, out of the page and into it, looked at by other readers.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import XLSX from '@e965/xlsx';
import { expect, ready, test } from './fixtures.js';

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/office');
const strip = (page) => page.locator('.strips .alarm', { hasText: /“.*\.(xlsx|xls|ods|docx|csv)”/ });
const held = (page) => page.evaluate(() => window.ermu.workspace());

// The bytes of the file that `act` makes the page give, with its name.
async function given(page, act) {
  const before = await page.evaluate(() => window.seenDownloads.length);
  await act();
  await expect.poll(() => page.evaluate(() => window.seenDownloads.length), { timeout: 20_000 }).toBe(before + 1);
  const [name, bytes] = await page.evaluate(async (at) => {
    const [called, blob] = window.seenDownloads[at];
    return [called, [...new Uint8Array(await new Response(blob).arrayBuffer())]];
  }, before);
  return { name, bytes: Buffer.from(bytes) };
}

const drop = (page, name, bytes) => page.evaluate(([called, given64]) => {
  const text = atob(given64);
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(text, (sign) => sign.charCodeAt(0))], called));
  const event = new DragEvent('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: data });
  document.body.dispatchEvent(event);
}, [name, Buffer.from(bytes).toString('base64')]);

async function open(page, openFile, fragment) {
  const seen = await openFile();
  await ready(page);
  await page.evaluate((to) => { location.hash = to; }, fragment);
  return seen;
}

async function emptyEntry(page) {
  await page.getByRole('button', { name: '清掉示例' }).click();
  await page.getByRole('link', { name: '录入' }).click();
  await expect(page.locator('.grid tbody tr[data-unit]').first()).toBeVisible();
}

test('the workbook of a period is read by another reader, and by the page without a difference', async ({ page, openFile }) => {
  test.setTimeout(60_000);
  const seen = await open(page, openFile, '#通报');
  const book = await given(page, () => page.getByRole('button', { name: '表格文件' }).click());
  expect(book.name).toBe('石泉县-2022年一季度-政务信息采用统计.xlsx');
  await expect(strip(page)).toContainText('读回核对无误');
  const { Sheets, SheetNames, Workbook } = XLSX.read(book.bytes, { cellNF: true, cellStyles: true });
  expect(SheetNames.slice(0, 4)).toEqual(['镇', '部门', '得分明细', '计分办法']);
  expect(Workbook.Sheets.slice(0, 4).map((sheet) => sheet.Hidden)).toEqual([0, 0, 0, 0]);
  const towns = Sheets.镇;
  expect(towns.A1.v).toBe('2022年一季度政务信息采用统计表（镇）');
  // 中池镇: 51, 2, and the points; numbers are numbers.
  expect([towns.B6.v, towns.C6.v, towns.D6.v, towns.J6.v, towns.K6.v]).toEqual(['中池镇', 51, 2, 26.5, 26.5]);
  for (const cell of ['A6', 'C6', 'D6', 'E6', 'J6', 'K6']) expect(towns[cell].t, cell).toBe('n');
  expect(towns.E6.w).toBe('---');
  // The province has not answered, which is no 0.
  expect([towns.F6.t, towns.F6.v]).toEqual(['s', '未反馈']);
  expect(towns['!merges'].length).toBeGreaterThan(10);
  // The numbers of clauses are names and do not count.
  for (const [name, sheet] of Object.entries(Sheets)) {
    for (const [cell, { t, v }] of Object.entries(sheet).filter(([at]) => !at.startsWith('!'))) {
      if (t === 's' && Workbook.Sheets[SheetNames.indexOf(name)].Hidden === 0 && name !== '计分办法' && !['C', 'G', 'H'].includes(cell[0])) expect(/^\d+(\.\d+)?$/.test(v), `${name} ${cell} is a number as text`).toBe(false);
    }
  }
  // The page reads its own book and finds nothing to change.
  const before = await held(page);
  await drop(page, '统计.xlsx', book.bytes);
  await expect(page.locator('.paste')).toBeVisible({ timeout: 20_000 });
  await expect(strip(page)).toContainText('“镇”、“部门”');
  expect(await held(page)).toBe(before);
  await seen.nothing();
});

test('workbooks of other programs are laid out and taken like a paste', async ({ page, openFile }) => {
  test.setTimeout(90_000);
  const seen = await open(page, openFile, '#排名');
  await emptyEntry(page);
  for (const name of ['towns.xls', 'towns.xlsx', 'towns.ods']) {
    await drop(page, name, readFileSync(join(fixtures, name)));
    await expect(page.locator('.paste')).toBeVisible({ timeout: 20_000 });
    await page.locator('.paste').getByRole('button', { name: /^确认/ }).click();
    const express = page.locator('tr[data-unit="中池镇"] td[data-col="express"] input');
    await expect(express, name).toHaveValue('51');
    await page.keyboard.press('Control+z');
    await expect(express, name).toHaveValue('');
  }
  await seen.nothing();
});

test('what is no workbook says so and changes nothing', async ({ page, openFile }) => {
  test.setTimeout(60_000);
  const seen = await open(page, openFile, '#录入');
  const before = await held(page);
  const good = readFileSync(join(fixtures, 'towns.xlsx'));
  for (const [name, bytes, told] of [
    ['空的.xlsx', Buffer.alloc(0), '是空的'],
    ['改名的.xlsx', Buffer.from('单位,条数\n中池镇,5\n'), '这是文本，不是表格'],
    ['断了的.xlsx', good.subarray(0, good.length / 2), '不完整或已损坏'],
    ['别的.xls', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]), '不是表格'],
  ]) {
    await drop(page, name, bytes);
    await expect(page.locator('.strips .alarm', { hasText: name })).toContainText(told, { timeout: 20_000 });
    expect(await held(page)).toBe(before);
  }
  await page.locator('.strips .alarm', { hasText: '别的.xls' }).getByRole('button', { name: '知道了' }).click();
  await expect(page.locator('.strips .alarm', { hasText: '别的.xls' })).toHaveCount(0);
  await seen.nothing();
});

test('the notice goes out as a Word document with its texts, merged heads and page numbers', async ({ page, openFile }) => {
  test.setTimeout(60_000);
  const seen = await open(page, openFile, '#通报');
  const document = await given(page, () => page.getByRole('button', { name: 'WPS 文档' }).click());
  expect(document.name).toBe('石泉县-2022年一季度-通报.docx');
  await expect(strip(page)).toContainText('读回核对无误');
  const parts = XLSX.CFB.read(document.bytes, { type: 'buffer' });
  const part = (name) => Buffer.from(XLSX.CFB.find(parts, `/${name}`).content).toString('utf8');
  const body = part('word/document.xml');
  const text = body.replace(/<[^>]*>/g, '');
  expect(text).toContain('市政府网站采用54条（省级政务信息平台采用情况尚未反馈，本次不予通报）');
  expect(text).toContain('2022年一季度政务信息采用统计表（部门）');
  expect(body.match(/<w:tblHeader/g).length).toBe(8);
  expect(body).toContain('<w:gridSpan w:val="3"/>');
  expect(part('word/settings.xml')).toContain('evenAndOddHeaders');
  await seen.nothing();
});

test('a table in GB 18030 is read back as it was', async ({ page, openFile }) => {
  test.setTimeout(60_000);
  const seen = await open(page, openFile, '#排名');
  await page.getByRole('group', { name: '查看' }).getByRole('button', { name: '镇', exact: true }).click();
  const table = await given(page, () => page.getByRole('button', { name: '导出 CSV（GB18030）' }).click());
  const text = new TextDecoder('gb18030', { fatal: true }).decode(table.bytes);
  expect(text).toContain('1,中池镇,51,2,---,---,---,---,---,26.5,26.5');
  await emptyEntry(page);
  await drop(page, table.name, table.bytes);
  await expect(page.locator('.paste')).toBeVisible();
  await page.locator('.paste').getByRole('button', { name: /^确认/ }).click();
  await expect(page.locator('tr[data-unit="中池镇"] td[data-col="express"] input')).toHaveValue('51');
  await seen.nothing();
});
