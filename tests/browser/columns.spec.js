// Columns of a pasted table: those nobody understands, those without a head, and a total beside the sum of its rows.
import { entry, field, hasFocus } from './desk.js';
import { clipboard, expect, test } from './fixtures.js';

test('columns of a pasted table that nobody understands are told before it is taken', async ({ page, openFile }) => {
  await entry(page, openFile);
  await clipboard(page, 'paste', { 'text/plain': '单位名称\t各镇快讯\t学习强国\r\n中池镇\t5\t2\r\n池河镇\t4\t1\r\n' });
  await expect(page.locator('.paste')).toContainText('有 1 列认不出，没有导入：“学习强国”');
  await page.locator('#paste-confirm').click();
  await expect(field(page, '中池镇', 'express')).toHaveValue('5');
  // What was left out is told again once the rest is written.
  await expect(page.locator('.entry p.err-msg')).toContainText('有 1 列认不出或重复，没有写入：“学习强国”');
});

test('columns without a head go in the order of the screen once a person says so, and are seen before they are taken', async ({ page, openFile }) => {
  await entry(page, openFile);
  const shown = await page.locator('.grid tr[data-unit="中池镇"] td[data-c]').count();
  const row = (name, first) => [name, ...Array.from({ length: shown }, (_, at) => (at < 2 ? first + at : '---'))].join('\t');
  await clipboard(page, 'paste', { 'text/plain': `${row('中池镇', 5)}\r\n${row('池河镇', 7)}\r\n` });
  await expect(page.locator('.paste')).toContainText(`有 ${shown} 列认不出`);
  await expect(page.locator('#paste-confirm')).toHaveCount(0);
  await page.locator('.paste').getByRole('button', { name: '按本屏各列的次序对应' }).click();
  await expect(page.locator('.paste')).not.toContainText(`有 ${shown} 列认不出`);
  await expect(page.locator('#paste-column-1 option:checked')).toContainText('各镇快讯');
  await expect(page.locator('#paste-column-2 option:checked')).toContainText('聚焦石泉');
  await hasFocus(page.locator('#paste-confirm'));
  await page.keyboard.press('Enter');
  await expect(field(page, '中池镇', 'focus')).toHaveValue('6');
  await expect(field(page, '池河镇', 'express')).toHaveValue('7');
});

test('a column that nothing tells is given a channel on the spot, and a total is checked', async ({ page, openFile }) => {
  await entry(page, openFile);
  await clipboard(page, 'paste', { 'text/plain': '单位名称\t各镇快讯\t学习强国\r\n中池镇\t5\t2\r\n池河镇\t4\t1\r\n合计\t9\t4\r\n' });
  await expect(page.locator('[data-totals]')).toHaveText('粘来的合计用来复核：1 列相符。');
  const which = page.getByLabel('“学习强国”是哪个渠道');
  // What was pasted has the focus first; who chooses has gone to the choice.
  await hasFocus(page.locator('#paste-confirm'));
  await which.focus();
  await which.selectOption({ label: '“聚焦石泉”栏目' });
  await hasFocus(which);
  await expect(page.locator('[data-totals]')).toContainText('1 列不符');
  await expect(page.locator('[data-totals]')).toContainText('合计 4，各行相加 3');
  await expect(page.locator('.paste')).not.toContainText('认不出，没有导入');
  await page.locator('#paste-confirm').click();
  await expect(field(page, '池河镇', 'focus')).toHaveValue('1');
});
