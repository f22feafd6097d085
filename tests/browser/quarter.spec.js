// The office's quarter from an empty workspace: pasted, checked, published, and what comes late.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clipboard, expect, ready, test } from './fixtures.js';

const fixture = (name) => readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)), 'utf8');
const plain = (name) => name.replace(/\s/g, '').replace(/\(/g, '（').replace(/\)/g, '）');
// Rows of a table as the county printed it: name, 本期, 累计 in printed order.
const printed = (name) => fixture(`seed/${name}`).trim().split('\n').slice(1).map((line) => line.trim().split(','))
  .map((cells) => ({ name: plain(cells[1]), current: cells[9], cumulative: cells[10] }));

// What a spreadsheet puts on the clipboard arrives where the focus is.
const paste = (page, texts) => clipboard(page, 'paste', texts);

const field = (page, unit, col) => page.locator(`.grid tr[data-unit="${unit}"] td[data-col="${col}"] input`);
const cell = (page, unit, col) => page.locator(`.grid tr[data-unit="${unit}"] td[data-col="${col}"]`);

async function emptyEntry(page) {
  await ready(page);
  await page.getByRole('button', { name: '清掉示例' }).click();
  await page.getByRole('link', { name: '录入' }).click();
  await expect(page.locator('.grid tbody tr[data-unit]').first()).toBeVisible();
}

test('the whole quarter is pasted, published, and a late item enters the next one', async ({ page, openFile }) => {
  test.setTimeout(120_000);
  const seen = await openFile();
  await emptyEntry(page);
  const empty = await page.evaluate(() => window.ermu.workspace());
  // The province has fed nothing back.
  for (const col of ['province-news', 'province-study']) {
    const id = await page.evaluate((nth) => JSON.parse(window.ermu.workspace()).rules[0].channels
      .filter((channel) => channel.level === 'province')[nth].id, col === 'province-news' ? 0 : 1);
    await cell(page, '中池镇', id).click();
    await page.getByRole('button', { name: /^标未反馈/ }).click();
    await expect(cell(page, '中池镇', id)).toHaveClass(/wait/);
  }
  for (const table of ['towns', 'departments']) {
    await paste(page, { 'text/html': fixture(`paste/${table}.html`), 'text/plain': 'other' });
    await expect(page.locator('.paste')).toContainText('现在还没有改动任何数。');
    await page.locator('#paste-confirm').click();
    await expect(page.locator('.paste')).toHaveCount(0);
  }
  await expect(page.locator('.grid tr[data-total="notice"] td[data-col="city-site"]')).toHaveText('54');
  // Pasting the same once more has nothing to change; its scores agree.
  await paste(page, { 'text/html': fixture('paste/departments.html') });
  await expect(page.locator('.paste')).toContainText('没有要改的格。');
  await expect(page.locator('.paste')).toContainText('31 行相符');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '发布…' }).click();
  await page.getByLabel('字号').fill('石政办函〔2022〕15号');
  await page.getByLabel('日期（如 2022-03-31）').fill('2022-04-12');
  // Nobody has compared the rows; publishing asks for a word.
  await page.locator('.panel .seal').click();
  await expect(page.locator('.panel')).toContainText('照样发布');
  await page.getByLabel(/照样发布/).check();
  await page.locator('.panel .seal').click();
  await expect(page.locator('.tag.issued')).toHaveText('已发布');
  await expect(field(page, '政府办', 'express')).toHaveCount(0);

  await page.getByRole('link', { name: '排名' }).click();
  for (const [view, file] of [['镇', '2022q1-towns.csv'], ['部门', '2022q1-departments.csv']]) {
    await page.locator('.seg').first().getByRole('button', { name: view, exact: true }).click();
    const rows = await page.locator('.t.full tbody tr').evaluateAll((all) => all.map((row) => {
      const text = (col) => row.querySelector(`td[data-col="${col}"]`)?.textContent.trim() || '';
      return { name: row.dataset.unit, current: text('current'), cumulative: text('cumulative') };
    }));
    const want = printed(file);
    expect(rows.map((row) => plain(row.name))).toEqual(want.map((row) => row.name));
    for (const [at, row] of want.entries()) {
      if (/^[\d.]+$/.test(row.current)) expect(rows[at]).toMatchObject({ current: row.current, cumulative: row.cumulative });
    }
  }

  // The second quarter: the province reports one item of the first.
  await page.getByRole('link', { name: '录入' }).click();
  await page.getByRole('button', { name: '新建下一期' }).click();
  await expect(page.locator('h1')).toContainText('2022年二季度');
  await page.getByRole('button', { name: '补计', exact: true }).click();
  await page.locator('.panel').getByLabel('单位名称').fill('lyj');
  const channels = page.locator('.panel').getByLabel('渠道');
  const province = await page.evaluate(() => JSON.parse(window.ermu.workspace()).rules[0].channels
    .findIndex((channel) => channel.level === 'province'));
  await channels.selectOption(String(province));
  await page.locator('.panel').getByLabel('条数').fill('1');
  await page.locator('.panel').getByRole('button', { name: '记补计' }).click();
  await expect(page.locator('.panel')).toContainText('请写明原因。');
  await page.locator('.panel').getByLabel('原因').fill('省政府办公厅 4 月底反馈');
  await page.locator('.panel').getByRole('button', { name: '记补计' }).click();
  await expect(page.locator('.panel')).toContainText('林业局');
  await page.getByRole('button', { name: '部门 49' }).click();
  await expect(cell(page, '林业局', 'cumulative')).toHaveText('53');
  await page.getByRole('button', { name: '上一期' }).click();
  await expect(cell(page, '林业局', 'current')).toHaveText('43');
  await expect(cell(page, '林业局', 'cumulative')).toHaveText('43');
  expect(empty).not.toBe(await page.evaluate(() => window.ermu.workspace()));
  await seen.nothing();
});

test('a paste asks about doubtful names, lists unknown ones, and is one step to take back', async ({ page, openFile }) => {
  await openFile();
  await emptyEntry(page);
  const before = await page.evaluate(() => window.ermu.workspace());
  await paste(page, { 'text/plain': '单位名称\t各镇快讯\t聚焦石泉\r\n中池\t5\t\r\n曾溪鎮\t4\t---\r\n火星镇\t9\t1\r\n池河镇\t4o\t1\r\n' });
  await expect(page.locator('.paste')).toContainText('“火星镇”');
  expect(await page.evaluate(() => window.ermu.workspace()), 'nothing is written before it is confirmed').toBe(before);
  // 曾溪鎮 is asked about; 池河镇's 4o is taken as typed and marked.
  await page.locator('.paste select', { has: page.locator('option', { hasText: '曾溪镇' }) }).first().selectOption({ label: '曾溪镇' });
  await page.locator('#paste-confirm').click();
  await expect(field(page, '曾溪镇', 'express')).toHaveValue('4');
  await expect(cell(page, '池河镇', 'express').locator('.mk')).toHaveText('错');
  expect(await page.evaluate(() => JSON.parse(window.ermu.workspace()).units.find((unit) => unit.name === '曾溪镇').aliases)).toEqual(['曾溪鎮']);
  await page.keyboard.press('Control+z');
  expect(await page.evaluate(() => window.ermu.workspace())).toBe(before);
});

test('numbers without names go where the choice begins, and junk is told', async ({ page, openFile }) => {
  await openFile();
  await emptyEntry(page);
  const units = await page.locator('.grid tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset.unit));
  await field(page, units[1], 'express').click();
  await paste(page, { 'text/plain': '3\t4\r\n5\t6\r\n' });
  await expect(page.locator('.paste')).toContainText('按位置写 4 格');
  const lines = page.locator('.paste tbody tr');
  await expect(lines).toHaveCount(4);
  await expect(lines.first()).toContainText(`${units[1]}从这里起`);
  await expect(lines.first()).toContainText('→3');
  await page.locator('#paste-confirm').click();
  await expect(field(page, units[1], 'express')).toHaveValue('3');
  await expect(field(page, units[2], 'focus')).toHaveValue('6');
  await paste(page, { 'text/plain': Array.from({ length: 2 }, () => Array(10000).fill('1').join('\t')).join('\n') });
  await expect(page.locator('.paste')).toContainText('粘来 10000 列，最多 300 列');
  await page.keyboard.press('Escape');
  await expect(page.locator('.paste')).toHaveCount(0);
});

test('rows are checked and sent back, a query is explained, a published figure is put right', async ({ page, openFile }) => {
  await openFile();
  await emptyEntry(page);
  await field(page, '中池镇', 'express').click();
  await page.keyboard.type('1200');
  await expect(page.locator('.finds')).toContainText('中池镇');
  await page.locator('.finds').getByRole('button', { name: '写说明' }).first().click();
  await page.locator('.finds').getByLabel('原因').fill('专题周报道');
  await page.locator('.finds').getByRole('button', { name: '记下' }).click();
  await expect(page.locator('.finds')).toContainText('已说明：专题周报道');
  await field(page, '中池镇', 'express').click();
  await page.keyboard.press('Control+Enter');
  await expect(cell(page, '中池镇', 'check')).toHaveText('已核');
  await page.getByRole('button', { name: '退回这一行…' }).click();
  await page.locator('.panel').getByLabel('原因').fill('与目录不符');
  await page.locator('.panel').getByRole('button', { name: '退回', exact: true }).click();
  await expect(page.locator('.grid td[data-col="check"]', { hasText: '退回' })).toHaveCount(1);

  await page.getByRole('button', { name: '发布…' }).click();
  await page.getByLabel(/照样发布/).check();
  await page.locator('.panel .seal').click();
  await expect(page.locator('.tag.issued')).toHaveText('已发布');
  await page.getByRole('button', { name: '更正', exact: true }).click();
  await cell(page, '中池镇', 'express').click();
  await expect(cell(page, '中池镇', 'express')).toHaveAttribute('aria-current', 'true');
  await page.locator('.panel').getByLabel('应是（条）').fill('120');
  await page.locator('.panel').getByLabel('原因').fill('多打一个 0');
  await page.locator('.panel').getByRole('button', { name: '更正', exact: true }).click();
  await expect(page.locator('.panel')).toContainText('多打一个 0');
  await expect(cell(page, '中池镇', 'current')).toHaveText('60');
});

test('the two rows of one unit are told apart and wait for a word, and a row that ends early takes figures away', async ({ page, openFile }) => {
  await openFile();
  await emptyEntry(page);
  await field(page, '池河镇', 'focus').fill('1');
  await field(page, '池河镇', 'express').click();
  await paste(page, { 'text/plain': '单位名称\t各镇快讯\t聚焦石泉\r\n中池镇\t51\t2\r\n池河镇\t40\r\n中池镇\t7\t' });
  const panel = page.locator('.paste');
  await expect(panel).toContainText('对上 1，请定 2，没有 0');
  await expect(panel).toContainText('第 2 行：各镇快讯 51、聚焦石泉 2');
  await expect(panel).toContainText('第 4 行：各镇快讯 7');
  await expect(panel).toContainText('1→—');
  await expect(page.locator('#paste-confirm')).toHaveText('确认改 2 格');
  await panel.getByRole('combobox').nth(1).selectOption({ label: '跳过' });
  await expect(panel).toContainText('请定 0');
  await expect(page.locator('#paste-confirm')).toHaveText('确认改 4 格');
});
