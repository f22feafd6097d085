// A unit's desk beside other papers: a list of channels that is pasted, dashes that stand for nothing, a file that is
// refused, and words that leave once they are no longer true.
import { data, hasFocus, own, picker, published, result, supposed } from './desk.js';
import { clipboard, expect, ready, test } from './fixtures.js';

const real = (page, channel) => page.locator(`tr[data-channel="${channel}"] .step:not(.try) input`);
const said = (page) => page.locator('.said');

async function desk(page, openFile) {
  await openFile();
  await ready(page);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  await expect(result(page, 'current')).toHaveText('9');
}

test('a list of channels goes to the channels by name, in one step, and what is none is told', async ({ page, openFile }) => {
  await desk(page, openFile);
  const before = await data(page);
  const list = { 'text/plain': '渠道\t条数\r\n聚焦石泉\t3\r\n学习强国\t7\r\n各镇快讯\t—\r\n合计\t10\r\n' };
  // Into whichever field, or into none.
  for (const focus of [() => real(page, 'dyn-city').focus(), () => page.locator('#main').focus()]) {
    await focus();
    await clipboard(page, 'paste', list);
    await expect(real(page, 'focus')).toHaveValue('3');
    await expect(real(page, 'express')).toHaveValue('');
    await expect(said(page)).toContainText('按渠道名粘进了 2 格');
    await expect(said(page)).toContainText('“学习强国”不是本单位的渠道，旁边的数没有粘');
    await page.locator('#main').focus();
    await page.keyboard.press('Control+z');
    expect(await data(page)).toBe(before);
  }
  // A name that two channels have is told with those that tell them apart, and these are taken.
  await clipboard(page, 'paste', { 'text/plain': '国务院办公厅\t3\r\n国务院办公厅\t4\r\n' });
  await expect(said(page)).toHaveText('没有粘进来。“国务院办公厅”可能是动态信息·国家、调研信息·国家，没有粘。请改成其中一个名称再粘。');
  expect(await data(page)).toBe(before);
  await clipboard(page, 'paste', { 'text/plain': '即动态信息·国家\t3\r\n调研信息·国家\t4\r\n' });
  await expect(real(page, 'dyn-nation')).toHaveValue('3');
  await expect(real(page, 'res-nation')).toHaveValue('4');
  await page.keyboard.press('Control+z');
  expect(await data(page)).toBe(before);
  await clipboard(page, 'paste', { 'text/plain': '渠道\t一月\t二月\r\n聚焦石泉\t3\t4\r\n' });
  await expect(said(page)).toContainText('看不出哪一列是条数，没有粘进来');
  expect(await data(page)).toBe(before);
  // From a field of the trial it is supposed.
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await supposed(page, 'express').focus();
  await clipboard(page, 'paste', { 'text/plain': '聚焦石泉\t3\r\n各镇快讯\t2\r\n' });
  await expect(supposed(page, 'focus')).toHaveValue('3');
  await expect(supposed(page, 'express')).toHaveValue('2');
  expect(await data(page)).toBe(before);
  await page.keyboard.press('Control+z');
  await expect(supposed(page, 'focus')).toHaveValue('');
  await expect(supposed(page, 'express')).toHaveValue('');
});

test('a row is taken by the names over it, and without them or of another unit not at all', async ({ page, openFile }) => {
  await desk(page, openFile);
  const before = await data(page);
  await real(page, 'express').focus();
  for (const [row, why] of [
    ['20\t10\t0\r\n', '剪贴板里一行有 3 格，看不出各是哪个渠道，没有粘进来。请连渠道名一起复制'],
    ['后柳镇\t20\t10\t0\r\n', '剪贴板里一行有 3 格，看不出各是哪个渠道'],
    ['中池镇\t20\t10\r\n', '粘来的是中池镇的数，现在是后柳镇，没有粘进来。'],
    ['县政府办\t3\r\n', '粘来的是政府办的数，现在是后柳镇，没有粘进来。请复制后柳镇的那一行；要填的是渠道，请写这张表上的渠道名。'],
    ['专报\t1\r\n', '没有粘进来。“专报”不是本单位的渠道，旁边的数没有粘'],
  ]) {
    await clipboard(page, 'paste', { 'text/plain': row });
    await expect(said(page)).toContainText(why);
    expect(await data(page)).toBe(before);
  }
  await clipboard(page, 'paste', { 'text/plain': '单位名称\t聚焦石泉\t各镇快讯\r\n后柳镇\t3\t20\r\n' });
  await expect(real(page, 'focus')).toHaveValue('3');
  await expect(real(page, 'express')).toHaveValue('20');
  // As many cells are told as the foot takes back.
  await clipboard(page, 'paste', { 'text/plain': '聚焦石泉\t3\r\n各镇快讯\t21\r\n市政府网站\t1\r\n' });
  await expect(said(page)).toContainText('按渠道名对上 3 格，改了 2 格。');
  await expect(page.locator('.foot')).toContainText('撤销 粘贴 2 格');
  await page.keyboard.press('Control+z');
  await clipboard(page, 'paste', { 'text/plain': '聚焦石泉\t-1\r\n' });
  await expect(real(page, 'focus')).toHaveValue('-1');
  await expect(real(page, 'focus')).toHaveAttribute('aria-invalid', 'true');
  await expect(real(page, 'express')).toHaveValue('20');
});

test('blank cells at the end of a column empty their fields, and the end of its last row none', async ({ page, openFile }) => {
  await desk(page, openFile);
  for (const channel of ['focus', 'city-site', 'dyn-city']) await real(page, channel).fill('7');
  await real(page, 'express').focus();
  await clipboard(page, 'paste', { 'text/plain': '20\r\n3\r\n\r\n' });
  await expect(real(page, 'express')).toHaveValue('20');
  await expect(real(page, 'focus')).toHaveValue('3');
  await expect(real(page, 'city-site')).toHaveValue('');
  await expect(real(page, 'dyn-city')).toHaveValue('7');
});

test('a list that is pasted where counts are only read is told so and changes nothing', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const file = JSON.parse(await data(page));
  delete file.example;
  await page.evaluate((text) => window.ermu.open(text), JSON.stringify(file));
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  const before = await data(page);
  await page.locator('#main').focus();
  await clipboard(page, 'paste', { 'text/plain': '渠道\t条数\r\n聚焦石泉\t3\r\n' });
  await expect(said(page)).toHaveText('已发布，只读，没有粘进来。');
  expect(await data(page)).toBe(before);
  // What is only supposed may still be.
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await supposed(page, 'express').focus();
  await clipboard(page, 'paste', { 'text/plain': '聚焦石泉\t3\r\n' });
  await expect(supposed(page, 'focus')).toHaveValue('3');
});

test('that a trial was taken back is not said any more after the next change, or on coming back', async ({ page, openFile }) => {
  await desk(page, openFile);
  await page.getByRole('button', { name: '试算', exact: true }).click();
  const takeBack = async () => {
    await supposed(page, 'focus').blur();
    await supposed(page, 'focus').fill('3');
    await page.keyboard.press('Control+z');
    await expect(said(page)).toContainText('已撤销一步试算');
  };
  await takeBack();
  // What is no count changes no figure.
  await supposed(page, 'focus').fill('4o');
  await expect(said(page)).toHaveText('');
  await supposed(page, 'focus').fill('');
  await takeBack();
  await page.getByRole('link', { name: '排名' }).click();
  await page.getByRole('link', { name: '自评' }).click();
  await expect(said(page)).toHaveText('');
  await takeBack();
  await picker(page).selectOption({ label: '中池镇' });
  await expect(said(page)).not.toContainText('已撤销一步试算');
});

test('a dash for nothing empties a field; pressed as keys it steps down, which is told on after the field is left', async ({ page, openFile }) => {
  await desk(page, openFile);
  const hint = page.locator('tr[data-channel="express"] td[data-label="实有"] .hint');
  for (const dash of ['—', '——', '---', '/', '－']) {
    await real(page, 'express').fill(dash);
    await expect(result(page, 'current')).toHaveText('0');
    await real(page, 'express').fill('18');
    await expect(result(page, 'current')).toHaveText('9');
  }
  await real(page, 'express').blur();
  await real(page, 'express').focus();
  await page.keyboard.type('---');
  await expect(real(page, 'express')).toHaveValue('15');
  await page.keyboard.press('Tab');
  await expect(hint).toContainText('每按一次“-”减 1，现在是 15；要空着，请按 Delete。');
  // One press of the key for each of them.
  await page.locator('#main').focus();
  for (const count of ['16', '17', '18']) {
    await page.keyboard.press('Control+z');
    await expect(real(page, 'express')).toHaveValue(count);
    await expect(hint).toHaveText('');
  }
});

test('after a reload a refused file takes the place of no comparison, though the desk was not shown yet', async ({ page, openFile }) => {
  const { text, file } = await published(page, openFile);
  const { text: other } = await published(page, openFile, (given) => ({ ...given, name: '某县' }));
  await own(page, openFile, file, { express: 20, focus: 2 });
  const drop = async (name, content) => {
    await page.evaluate(([called, inside]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([inside], called, { type: 'text/html' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, [name, content]);
    await page.locator('.alarm').getByRole('button', { name: '和它比对' }).click();
  };
  await drop('通报.html', text);
  await expect(page.locator('.compare h2')).toContainText('通报.html');
  await expect(page.locator('[data-saving="saved"]').first()).toBeVisible();
  await page.getByRole('link', { name: '排名', exact: true }).click();
  await page.reload();
  await ready(page);
  await drop('某县.html', other);
  await expect(page.locator('.compare h2')).toContainText('通报.html');
  await expect(said(page)).toContainText('没有换，仍与通报.html比对');
  await expect(page.locator('[data-compare="refused"]')).toHaveCount(0);
  await hasFocus(said(page));
});
