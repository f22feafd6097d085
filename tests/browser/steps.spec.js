// The office's steps taken back and done again: where they are shown, and what is said of them.
import { clipboard, expect, ready, test } from './fixtures.js';

const field = (page, unit, col) => page.locator(`.grid tr[data-unit="${unit}"] td[data-col="${col}"] input`);

async function entry(page, openFile) {
  await openFile();
  await ready(page);
  await page.getByRole('button', { name: '清掉示例' }).click();
  await page.getByRole('link', { name: '录入' }).click();
  await expect(page.locator('.grid tbody tr[data-unit]').first()).toBeVisible();
}

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
