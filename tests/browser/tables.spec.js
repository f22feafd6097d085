// The source's two tables, read off the page.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, ready, test } from './fixtures.js';

const seed = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/seed');
const columns = ['express', 'focus', 'city-site', 'dyn-province', 'dyn-city', 'res-province', 'res-city'];
const waiting = ['dyn-province', 'res-province'];

// The source writes narrow brackets and breaks long names.
const plainName = (name) => name.replace(/\s/g, '').replace('(', '（').replace(')', '）');

function rows(file) {
  const lines = readFileSync(join(seed, file), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const cells = line.trim().split(',');
    const scored = cells[11] === '是';
    const count = (text, id) => (waiting.includes(id) && text === '' ? '未反馈' : text || '—');
    const counts = Object.fromEntries(columns.map((id, i) => [id, count(cells[i + 2], id)]));
    const points = scored ? { current: cells[9], cumulative: cells[10] } : {};
    return { unit: plainName(cells[1]), serial: cells[0], ...counts, ...points };
  });
}

const read = (page) => page.$$eval('.wide tbody tr[data-unit]', (trs) => trs.map((tr) => {
  const cells = [...tr.querySelectorAll('td[data-col]')].map((td) => [td.dataset.col, td.textContent]);
  const { place, ...row } = Object.fromEntries(cells);
  return { unit: tr.dataset.unit, ...row };
}));

async function show(page, name) {
  await page.getByRole('group', { name: '查看' }).getByRole('button', { name, exact: true }).click();
}

test('60 of 60 rows are those of the source, in its order', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await show(page, '镇');
  expect(await read(page)).toEqual(rows('2022q1-towns.csv'));
  await show(page, '部门');
  expect(await read(page)).toEqual(rows('2022q1-departments.csv'));
});

test('the notice counts 20 and 54, the ranking 42 of the city site', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await expect(page.locator('[data-fact="市政府办专报采用"]')).toHaveText('20条');
  await expect(page.locator('[data-fact="市政府网站采用"]')).toHaveText('54条');
  await show(page, '部门');
  await expect(page.locator('tr[data-total="scored"] td[data-col="city-site"]')).toHaveText('42');
  await expect(page.locator('tr[data-total="notice"] td[data-col="city-site"]')).toHaveText('54');
  await expect(page.locator('tr[data-total="scored"] td[data-col="dyn-city"]')).toHaveText('20');
});

test('every column sorts, one head says so, and the third click restores the official order', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await show(page, '部门');
  const names = () => page.$$eval('.wide tbody tr[data-unit]', (trs) => trs.map((tr) => tr.dataset.unit));
  const official = await names();
  const heads = await page.locator('.wide th .sort').count();
  expect(heads).toBe(10);
  for (let i = 0; i < heads; i += 1) {
    const head = page.locator('.wide th .sort').nth(i);
    await head.click();
    expect(await page.locator('.wide [aria-sort]').count()).toBe(1);
    const sorted = await names();
    expect(new Set(sorted)).toEqual(new Set(official));
    expect(sorted.slice(31)).toHaveLength(18);
    expect(sorted.slice(0, 31)).not.toContain('宣传部（融媒体中心）');
    await head.click();
    expect((await names()).slice(0, 31)).not.toContain('宣传部（融媒体中心）');
    await head.click();
    expect(await names()).toEqual(official);
  }
  await page.getByRole('button', { name: '市政府网站' }).click();
  expect((await names()).slice(0, 5)).toEqual(
    ['人社局', '林业局', '教体科技局', '农业农村局（蚕桑服务中心）', '乡村振兴局'],
  );
  await expect(page.locator('.sort-line')).toContainText('现按市政府网站由多到少看');
  await page.getByRole('button', { name: '恢复正式次序' }).click();
  expect(await names()).toEqual(official);
});

test('places follow the tie method that is chosen, serial numbers never do', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await show(page, '部门');
  const places = (units) => Promise.all(units.map((unit) => page.locator(`tr[data-unit="${unit}"] td[data-col="place"]`).textContent()));
  const units = ['统计局', '经贸局', '招商服务中心'];
  expect(await places(units)).toEqual(['22', '22', '24']);
  await page.getByLabel('名次算法').selectOption('dense');
  await expect(page.locator('tr[data-unit="统计局"] td[data-col="place"]')).toHaveText('20');
  expect(await places(units)).toEqual(['20', '20', '21']);
  await page.getByLabel('名次算法').selectOption('serial');
  await expect(page.locator('tr[data-unit="经贸局"] td[data-col="place"]')).toHaveText('23');
  await expect(page.locator('tr[data-unit="经贸局"] td[data-col="serial"]')).toHaveText('23');
  await expect(page.locator('.ties')).toContainText('名次即序号');
});

test('any score is explained to the half point', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  for (const row of rows('2022q1-departments.csv').filter((row) => row.current).slice(0, 8)) {
    await page.locator(`tr[data-unit="${row.unit}"] .unit-link`).click();
    const drawer = page.getByRole('complementary', { name: '得分说明' });
    const [terms, sum] = (await drawer.locator('[data-formula]').textContent()).split(' = ');
    const total = terms.split(' + ').map((term) => term.split('×').map(Number)).reduce((all, [n, each]) => all + n * each, 0);
    expect([total, Number(sum)]).toEqual([Number(row.current), Number(row.current)]);
    await expect(drawer.locator('.tot')).toContainText(row.current);
    await page.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
    await expect(page.locator(`tr[data-unit="${row.unit}"] .unit-link`)).toBeFocused();
  }
});

test('a figure of the notice leads to its rows in one click', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.locator('[data-fact="市政府网站采用"] button').click();
  await expect(page.locator('.sort-line')).toContainText('现按市政府网站由多到少看');
  const counts = await page.$$eval('.wide tbody td[data-col="city-site"]', (cells) => cells.map((cell) => Number(cell.textContent) || 0));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(54);
  expect(counts.slice(0, 3)).toEqual([10, 8, 6]);
});

test('the official table is copied with its head and its borders, and pastes back as it stands', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  await page.locator('.seg').first().getByRole('button', { name: '部门', exact: true }).click();
  // The copy follows the official order, not the order on the screen.
  await page.locator('.t.full thead').getByRole('button', { name: /单位名称/ }).click();
  await page.evaluate(() => {
    window.addEventListener('copy', ({ clipboardData }) => {
      window.seenCopy = { html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') };
    });
  });
  await page.getByRole('button', { name: '复制表格' }).click();
  await expect(page.getByText('表格已复制')).toBeVisible();
  const { html, text } = await page.evaluate(() => window.seenCopy);
  const lines = text.split('\r\n').map((line) => line.split('\t'));
  expect(lines[4].slice(0, 3)).toEqual(['1', '政府办', '3']);
  expect(lines[4].slice(9)).toEqual(['88', '88']);
  const table = await page.evaluate((drawn) => {
    const body = new DOMParser().parseFromString(drawn, 'text/html');
    const remark = Array.from(body.querySelectorAll('td')).find((cell) => cell.textContent === '非政府序列部门不计分');
    return { rows: body.querySelectorAll('tr').length, spans: [remark.colSpan, remark.rowSpan], border: remark.style.borderStyle };
  }, html);
  expect(table).toEqual({ rows: 4 + 49 + 1, spans: [2, 18], border: 'solid' });
  await seen.nothing();
});
