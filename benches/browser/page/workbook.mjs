// The workbook that both sides are given, made by SheetJS: the official head of three rows and every unit's counts of the
// last period, each one more than the county has.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Wrong } from './figures.mjs';

export const XLSX = createRequire(import.meta.url)('@e965/xlsx');

export function workbook(folder, { units, channels, columns, board }) {
  const last = board.counts.at(-1);
  const order = columns.map(({ channel }) => channels.findIndex(({ id }) => id === channel));
  const head = [
    ['序号', '单位名称', ...columns.map(({ band }) => band)],
    ['', '', ...columns.map(({ group }) => group || '')],
    ['', '', ...order.map((channel) => channels[channel].label)],
  ];
  const rows = units.map(({ name }, unit) => [unit + 1, name, ...order.map((channel) => last[channel][unit] + 1)]);
  const sheet = XLSX.utils.aoa_to_sheet([...head, ...rows], { dense: true });
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '报送');
  const file = join(folder, `import-${units.length}.xlsx`);
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
  return file;
}

// The last workbook that was offered has these points of a unit, whoever wrote it.
export async function holds(page, name, points) {
  const text = await page.evaluate(async () => {
    const bytes = new Uint8Array(await window.bench.offered.at(-1).arrayBuffer());
    let all = '';
    for (let i = 0; i < bytes.length; i += 32768) all += String.fromCharCode(...bytes.subarray(i, i + 32768));
    return btoa(all);
  });
  const { Sheets } = XLSX.read(text, { type: 'base64', dense: true, sheetRows: 12 });
  const rows = Object.values(Sheets).flatMap((sheet) => (sheet['!data'] || []).filter(Boolean).map((cells) => cells.map((cell) => cell?.v)));
  if (!rows.some((row) => row.includes(name) && row.includes(points))) throw new Wrong(`the workbook has no ${points} of ${name}`);
}
