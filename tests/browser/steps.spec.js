// The office's steps taken back and done again: where they are shown, and what is said of them.
import { entry, field } from './desk.js';
import { clipboard, expect, ready, test } from './fixtures.js';

test('a paste into another quarter is shown as it is taken back and done again', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('button', { name: '新建下一期' }).click();
  await expect(page.locator('h1')).toContainText('2022年二季度');
  await field(page, '中池镇', 'express').click();
  await clipboard(page, 'paste', { 'text/plain': '3\t4\r\n5\t6\r\n' });
  await page.locator('#paste-confirm').click();
  await expect(field(page, '中池镇', 'express')).not.toHaveValue('');
  await page.getByRole('button', { name: '上一期' }).click();
  await expect(page.locator('h1')).toContainText('2022年一季度');
  await expect(page.locator('.foot')).toContainText('撤销 粘贴 2022年二季度 4 格');
  await page.keyboard.press('Control+z');
  await expect(page.locator('h1')).toContainText('2022年二季度');
  await expect(field(page, '中池镇', 'express')).toHaveValue('');
  await expect(page.locator('.vh[role="status"]').filter({ hasText: '已撤销 粘贴 2022年二季度 4 格' })).toHaveCount(1);
  await page.getByRole('button', { name: '上一期' }).click();
  await page.locator('.foot').getByRole('button', { name: /^重做/ }).click();
  await expect(page.locator('h1')).toContainText('2022年二季度');
  await expect(field(page, '中池镇', 'express')).toHaveValue('3');
});

test('Ctrl+A chooses the text of a cell first and the table only when it is pressed once more', async ({ page, openFile }) => {
  await entry(page, openFile);
  const chosen = page.locator('.grid td.sel');
  await field(page, '中池镇', 'focus').click();
  await page.keyboard.type('4');
  await field(page, '中池镇', 'express').click();
  await page.keyboard.type('12');
  await page.keyboard.press('Control+a');
  await expect(chosen).toHaveCount(0);
  await page.keyboard.press('Delete');
  await expect(field(page, '中池镇', 'express')).toHaveValue('');
  await expect(field(page, '中池镇', 'focus')).toHaveValue('4');
  await page.keyboard.type('3');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+a');
  await expect(chosen).not.toHaveCount(0);
  await page.keyboard.press('Delete');
  await expect(page.locator('.foot')).toContainText('撤销 清除 2 格');
  await page.keyboard.press('Control+z');
  await expect(field(page, '中池镇', 'focus')).toHaveValue('4');
});

test('rows are noted as compared together, in one step, and one by one on the way down', async ({ page, openFile }) => {
  await entry(page, openFile);
  const units = await page.locator('.grid tbody tr[data-unit]').evaluateAll((rows) => rows.map((row) => row.dataset.unit));
  const check = (unit) => page.locator(`.grid tr[data-unit="${unit}"] td[data-col="check"]`);
  const checked = page.locator('.grid td[data-col="check"]', { hasText: '已核' });
  await field(page, units[0], 'express').click();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await expect(checked).toHaveCount(2);
  await expect(field(page, units[2], 'express')).toBeFocused();
  // Taking it back stays.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Enter');
  await expect(check(units[1])).toHaveText('待核');
  await expect(field(page, units[1], 'express')).toBeFocused();
  // What is no count is left and named.
  await field(page, units[3], 'express').click();
  await page.keyboard.type('4o');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+Enter');
  await expect(checked).toHaveCount(units.length - 1);
  await expect(check(units[3])).toHaveText('待核');
  await expect(page.locator('.entry > .err-msg')).toContainText(units[3]);
  await expect(page.locator('.foot')).toContainText(`撤销 核对 ${units.length - 2} 行`);
  await page.keyboard.press('Control+z');
  await expect(checked).toHaveCount(1);
});

test('what a channel held back is entered at once in the next quarter, and the same by hand is asked about', async ({ page, openFile }) => {
  await entry(page, openFile);
  await field(page, '中池镇', 'express').click();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await page.keyboard.type('4');
  await page.getByRole('button', { name: /^标未反馈/ }).click();
  await page.getByRole('button', { name: '发布…' }).click();
  await page.getByLabel(/照样发布/).check();
  await page.locator('.panel .seal').click();
  await expect(page.locator('.tag.issued')).toHaveText('已发布');
  // What does not count is not put right.
  await page.locator('.grid tr[data-unit="中池镇"] td[data-col="express"]').click();
  await page.getByRole('button', { name: '更正', exact: true }).first().click();
  const panel = page.locator('.panel');
  await panel.getByLabel('应是（条）').fill('5');
  await panel.getByLabel('原因').fill('漏记');
  await panel.getByRole('button', { name: '更正', exact: true }).click();
  await expect(panel.locator('.err-msg')).toContainText('未反馈');
  await page.getByRole('button', { name: '新建下一期' }).click();
  await page.getByRole('button', { name: '补计', exact: true }).click();
  await expect(panel).toContainText('留着 2 个单位 7 条');
  // All that is missing is told at once, each beside its field.
  await panel.getByRole('button', { name: '记补计', exact: true }).click();
  await expect(panel.locator('.err-msg')).toHaveText(['请写单位的名称、别名或简拼。', '条数请填 1 以上的整数。', '请写明原因。']);
  await panel.getByRole('button', { name: '全部记补计' }).click();
  await expect(panel).not.toContainText('留着');
  await expect(panel.locator('tbody tr')).toHaveCount(2);
  await expect(page.locator('.foot')).toContainText('撤销 补计 2022年二季度 2 条');
  await panel.getByLabel('单位名称').fill('中池镇');
  await panel.getByLabel('渠道').selectOption({ index: await page.evaluate(() => JSON.parse(window.ermu.workspace()).rules[0].channels.findIndex((channel) => channel.id === 'express')) });
  await panel.getByLabel('条数').fill('3');
  await panel.getByLabel('原因').fill('又报');
  await panel.getByRole('button', { name: '记补计', exact: true }).click();
  await expect(panel.locator('.err-msg')).toContainText('已经记过');
  await expect(panel.locator('tbody tr')).toHaveCount(2);
  await panel.getByRole('button', { name: '记补计', exact: true }).click();
  await expect(panel.locator('tbody tr')).toHaveCount(3);
  await expect(page.locator('.finds')).toContainText('补计记了两次');
  await page.locator('#main').focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(panel).toContainText('留着 2 个单位 7 条');
});

test('what was asked or told of a step goes once another step or screen is on view', async ({ page, openFile }) => {
  await entry(page, openFile);
  await page.getByRole('button', { name: '发布…' }).click();
  await page.getByLabel(/照样发布/).check();
  await page.locator('.panel .seal').click();
  await expect(page.locator('.tag.issued')).toHaveText('已发布');
  const asked = page.locator('.alarm', { hasText: '上一步是发布' });
  await page.keyboard.press('Control+z');
  await expect(asked).toHaveCount(1);
  await page.getByRole('button', { name: '新建下一期' }).click();
  await expect(asked).toHaveCount(0);
  await page.keyboard.press('Control+z');
  // The next one to be taken back is the publication, whose quarter is shown as it is asked about.
  await page.keyboard.press('Control+z');
  await expect(asked).toHaveCount(1);
  await expect(page.locator('h1')).toContainText('2022年一季度');
  await page.getByRole('link', { name: '排名' }).click();
  await expect(asked).toHaveCount(0);
});

test('why a unit stays in the roster is told at its row', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.getByRole('link', { name: '办法' }).click();
  await page.getByRole('button', { name: /^名录/ }).click();
  const row = page.locator('.roster tbody tr[data-id]').last();
  await row.getByRole('button', { name: '删去' }).click();
  const refused = page.locator('.roster tbody .refused');
  await expect(refused.getByRole('alert')).toBeVisible();
  await expect(refused).toBeInViewport();
  await expect(page.locator('.err-msg')).toHaveCount(1);
  await refused.getByRole('button', { name: '知道了' }).click();
  await expect(refused).toHaveCount(0);
});
