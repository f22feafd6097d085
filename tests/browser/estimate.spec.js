// Typing into the estimate: what is understood, what is marked, what is kept.
import { data } from './desk.js';
import { expect, ready, test } from './fixtures.js';

async function estimate(page, unit) {
  await page.getByRole('link', { name: '自评' }).click();
  await page.locator('main .pick-l select').selectOption({ label: unit });
  await expect(page.locator('[data-result="current"]')).toBeVisible();
}

const field = (page, channel) => page.locator(`tr[data-channel="${channel}"] input`);
const result = (page) => page.locator('[data-result="current"]');
const saved = (page) => expect(page.locator('.foot [data-saving]')).toHaveAttribute('data-saving', 'saved');

test('52 for 中池镇 is 27 with its account, everywhere, and still so after reopening', async ({ page, openFile, context }) => {
  const seen = await openFile();
  await ready(page);
  await estimate(page, '中池镇');
  await expect(result(page)).toHaveText('26.5');
  await field(page, 'express').fill('52');
  await expect(result(page)).toHaveText('27');
  await expect(page.locator('.result [data-formula]')).toHaveText('52×0.5 + 2×0.5 = 27');
  await expect(page.locator('.lad .me')).toContainText('27');
  await page.getByRole('link', { name: '排名' }).click();
  await expect(page.locator('tr[data-unit="中池镇"] td[data-col="current"]')).toHaveText('27');
  await page.locator('tr[data-unit="中池镇"] .unit-link').click();
  await expect(page.locator('.drawer [data-formula]')).toHaveText('52×0.5 + 2×0.5 = 27');
  await expect(page.locator('.head .tag').first()).toHaveText('示例，改了 1 格');
  await saved(page);
  const address = page.url();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await ready(again);
  await expect(again.locator('tr[data-unit="中池镇"] td[data-col="current"]')).toHaveText('27');
  await expect(again.locator('.foot .saved')).toContainText('已存入本浏览器');
  expect(seen.errors).toEqual([]);
});

test('what is no count stays as typed, is marked with its reason, and is left out', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await estimate(page, '后柳镇');
  for (const [typed, reason] of [
    ['4o', '“4o”不是条数。请填 0 以上的整数，没有就留空。这一格先不计分。'],
    ['-5', '“-5”是负数。'],
    ['2.5', '“2.5”不是整数。'],
    ['100000', '“100000”超过了 99999。'],
  ]) {
    await field(page, 'focus').fill(typed);
    await expect(page.locator('tr[data-channel="focus"] + .advice')).toContainText(reason);
    await field(page, 'focus').blur();
    await expect(field(page, 'focus')).toHaveValue(typed);
    await expect(field(page, 'focus')).toHaveAttribute('aria-invalid', 'true');
    await expect(result(page)).toHaveText('9');
    await expect(page.locator('.result')).toContainText('有的格不能计，没有计入：聚焦石泉');
  }
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(field(page, 'focus')).toHaveValue('100000');
  await field(page, 'focus').fill('');
  await expect(page.locator('.err-msg')).toHaveCount(0);
});

test('full-width digits, the Chinese point and dashes are understood and shown as understood', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await estimate(page, '后柳镇');
  await field(page, 'focus').fill('１２');
  await expect(page.locator('tr[data-channel="focus"] .hint')).toHaveText('１２ → 12');
  await expect(result(page)).toHaveText('15');
  await field(page, 'focus').blur();
  await expect(field(page, 'focus')).toHaveValue('12');
  await field(page, 'focus').fill('---');
  await expect(result(page)).toHaveText('9');
  await field(page, 'focus').blur();
  await expect(field(page, 'focus')).toHaveValue('');
});

test('nothing is taken while an input method composes', async ({ page, openFile, browserName, browser }) => {
  const driven = browserName === 'chromium' && parseInt(browser.version(), 10) > 100;
  test.skip(!driven, 'real composition is driven through the protocol of newer Chromium');
  await openFile();
  await ready(page);
  await estimate(page, '后柳镇');
  await field(page, 'focus').focus();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: '4', selectionStart: 1, selectionEnd: 1 });
  await expect(field(page, 'focus')).toHaveValue('4');
  await expect(result(page)).toHaveText('9');
  await expect(page.locator('.foot [data-saving]')).toHaveAttribute('data-saving', 'unchanged');
  await devtools.send('Input.insertText', { text: '4' });
  await expect(result(page)).toHaveText('11');
  await expect(field(page, 'focus')).toHaveValue('4');
});

test('a step is one more or one less, and undo names and takes back the last', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await estimate(page, '后柳镇');
  await page.getByRole('button', { name: '“各镇快讯”栏目 加一' }).click();
  await expect(result(page)).toHaveText('9.5');
  await expect(page.locator('.foot')).toContainText('撤销 后柳镇·各镇快讯 18→19');
  await field(page, 'express').focus();
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(result(page)).toHaveText('8.5');
  await expect(field(page, 'express')).toHaveValue('17');
  for (const points of ['9', '9.5', '9']) {
    await page.keyboard.press('Control+z');
    await expect(result(page)).toHaveText(points);
  }
  await expect(field(page, 'express')).toHaveValue('18');
  await page.keyboard.press('Control+y');
  await expect(result(page)).toHaveText('9.5');
});

test('behind digits that were typed + and − are text; over a number that is chosen whole they step', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await estimate(page, '后柳镇');
  await field(page, 'express').click();
  for (const typed of ['3+2', '3-2']) {
    await page.keyboard.type(typed);
    await expect(field(page, 'express')).toHaveValue(typed);
    await expect(page.locator('tr[data-channel="express"] + .advice')).toContainText(`“${typed}”不是条数`);
    await page.keyboard.press('Escape');
    await expect(field(page, 'express')).toHaveValue('18');
  }
  await page.keyboard.press('+');
  await expect(field(page, 'express')).toHaveValue('19');
  await page.keyboard.press('+');
  await expect(field(page, 'express')).toHaveValue('20');
  await page.keyboard.type('7');
  await expect(field(page, 'express')).toHaveValue('7');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('-');
  await expect(field(page, 'express')).toHaveValue('6');
  // An empty field has nothing to go on with.
  await field(page, 'focus').focus();
  await page.keyboard.press('+');
  await expect(field(page, 'focus')).toHaveValue('1');
});

test('by keyboard alone: to a unit, its account, the estimate, and down the channels', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.locator('tr[data-unit="中池镇"] .unit-link').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('tr[data-unit="池河镇"] .unit-link')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('tr[data-unit="人社局"] .unit-link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.drawer')).toContainText('人社局');
  await page.keyboard.press('Escape');
  await expect(page.locator('tr[data-unit="人社局"] .unit-link')).toBeFocused();
  await page.keyboard.press('Alt+2');
  await page.locator('main .pick-l select').selectOption({ label: '中池镇' });
  await field(page, 'express').focus();
  await page.keyboard.press('Enter');
  await expect(field(page, 'focus')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page, 'express')).toBeFocused();
});

test('leaving the screen while a cell is in use, by key or by going back, does not stop the page', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  await estimate(page, '后柳镇');
  for (const leave of [() => page.keyboard.press('Alt+1'), () => page.goBack(), () => page.evaluate(() => { location.hash = '#数据'; })]) {
    await page.evaluate(() => { location.hash = '#自评'; });
    await field(page, 'express').click();
    await page.keyboard.type('7');
    await leave();
    await expect(field(page, 'express')).toHaveCount(0);
    await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
  }
  await page.evaluate(() => { location.hash = '#自评'; });
  await field(page, 'express').click();
  await page.locator('main .pick-l select').selectOption({ label: '中池镇' });
  await expect(result(page)).toHaveText('26.5');
  await field(page, 'express').click();
  await page.evaluate(() => window.ermu.open(window.ermu.workspace().replace('石泉县', '某县')));
  await expect(page.locator('.brand')).toContainText('某县');
  expect(seen.errors).toEqual([]);
});

test('cells of a table are not run together into one number, and Escape brings the old one back', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await estimate(page, '后柳镇');
  const before = await data(page);
  const paste = async (cells) => {
    await field(page, 'focus').focus();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      const paste = new ClipboardEvent('paste', {
        clipboardData: data, dataType: 'text/plain', data: text, bubbles: true, cancelable: true,
      });
      if (document.activeElement.dispatchEvent(paste)) throw new Error('it would be pasted');
    }, cells);
  };
  for (const cells of ['3\r\n13\r\n', '3\n13\n']) {
    await paste(cells);
    await expect(field(page, 'focus')).toHaveValue('3');
    await expect(field(page, 'city-site')).toHaveValue('13');
    await page.keyboard.press('Control+z');
    expect(await data(page)).toBe(before);
  }
  await paste('3\t13\r\n2\t5\r\n');
  await expect(page.locator('.said')).toContainText('没有粘进来');
  await expect(result(page)).toHaveText('9');
  await field(page, 'express').fill('77');
  await expect(result(page)).toHaveText('38.5');
  await page.keyboard.press('Escape');
  await expect(field(page, 'express')).toHaveValue('18');
  await expect(result(page)).toHaveText('9');
});

test('a published period of real data is only read', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.evaluate(() => window.ermu.open(window.ermu.workspace().replace('"example":true,', '')));
  await estimate(page, '后柳镇');
  await expect(page.locator('.selft input')).toHaveCount(0);
  await expect(page.locator('.head')).toContainText('已发布，只读');
  await expect(page.locator('tr[data-channel="express"]')).toContainText('18');
});

test('a count that nobody is likely to have is asked about and counted all the same', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await estimate(page, '中池镇');
  await field(page, 'focus').fill('99999');
  await expect(page.locator('.advice')).toContainText('99999 条，超过 999。请核对是不是多打了几位。');
  await expect(result(page)).toHaveText('50025');
  await field(page, 'focus').fill('2');
  await expect(page.locator('.advice')).toHaveCount(0);
});

test('the printed estimate begins with its result and says nothing of buttons', async ({ page, openFile, browserName }) => {
  test.skip(browserName === 'firefox', 'its protocol shows no print');
  await openFile();
  await ready(page);
  await estimate(page, '中池镇');
  await page.emulateMedia({ media: 'print' });
  const told = page.locator('.told p');
  await expect(told.first()).toHaveText('石泉县　中池镇');
  await expect(told.nth(1)).toHaveText('得分：26.5 分（51×0.5 + 2×0.5 = 26.5）');
  await expect(page.locator('.result')).toBeHidden();
  const tops = await page.evaluate(() => ['.told', '.selft', '.lad'].map((one) => document.querySelector(one).getBoundingClientRect().top));
  expect(tops[0]).toBeLessThan(tops[1]);
  expect(tops[1]).toBeLessThan(tops[2]);
});

test('a mouse that comes to a filled field takes its number whole', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await estimate(page, '后柳镇');
  await expect(field(page, 'express')).toHaveValue('18');
  await field(page, 'express').click();
  await page.keyboard.type('25');
  await expect(field(page, 'express')).toHaveValue('25');
  await expect(result(page)).toHaveText('12.5');
  // A second click puts the caret between the digits, as anywhere.
  await field(page, 'express').click();
  await page.keyboard.press('End');
  await page.keyboard.type('0');
  await expect(field(page, 'express')).toHaveValue('250');
});

// Once they stayed open and were blank.
test('the clauses that points go by stay open and filled when another unit is chosen', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  await estimate(page, '中池镇');
  await page.locator('.basis summary').click();
  await expect(page.locator('.basis mark').first()).toBeVisible();
  await estimate(page, '林业局');
  await expect(page.locator('.basis mark').first()).toBeVisible();
  await field(page, 'express').fill('3');
  await expect(page.locator('.basis mark').first()).toBeVisible();
  // Closed, it stays so too.
  await page.locator('.basis summary').click();
  await estimate(page, '中池镇');
  await expect(page.locator('.basis mark')).toHaveCount(0);
  expect(seen.errors).toEqual([]);
});
