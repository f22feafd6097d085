// A unit's own periods at its desk: one with nothing filled, one before the others, figures that stand in the wrong one.
import { data, hasFocus, openOffice, own, published, result, supposed } from './desk.js';
import { download, expect, test } from './fixtures.js';

test('a unit that has filled nothing yet is told no place', async ({ page, openFile }) => {
  const { text, file } = await published(page, openFile);
  const next = { ...file.periods[0], id: '2022Q2', name: '2022年二季度', from: '2022-04-01', to: '2022-06-30', waiting: [] };
  await own(page, openFile, file, {}, (mine) => ({ ...mine, periods: [{ ...mine.periods[0], counts: { t11: { express: 18 } } }, { ...mine.periods[0], ...next, status: 'draft', printed: undefined, notice: undefined, counts: {} }] }));
  await openOffice(page, '一季度.html', text);
  if (await page.locator('.period .btn').last().isEnabled()) await page.locator('.period .btn').last().click();
  await expect(page.locator('.period h1')).toContainText('二季度');
  await expect(result(page, 'place')).toHaveText('还没有填');
  await expect(result(page, 'up')).toHaveCount(0);
  await expect(page.locator('.lad .me')).toContainText('还没有填');
  await expect(page.locator('.lad .me td').first()).toHaveText('—');
  // One adoption is a place, what is supposed too.
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await supposed(page, 'express').fill('3');
  await expect(result(page, 'place')).toHaveText(/^还没有填 → .*第/);
  await page.getByRole('button', { name: '清掉试算' }).click();
  await expect(result(page, 'place')).toHaveText('还没有填');
  await page.locator('tr[data-channel="express"] .step:not(.try) input').fill('3');
  await expect(result(page, 'place')).toContainText('第');
  // A quarter that the office published has a place, whatever the unit has filled.
  await page.locator('.period .btn').first().click();
  await page.locator('tr[data-channel="express"] .step:not(.try) input').fill('');
  await expect(result(page, 'place')).toContainText('第');
  await expect(result(page, 'official')).toContainText('第 10');
});

test('a unit begins the period before, and what stands in the wrong one is moved there in one step', async ({ page, openFile }) => {
  await page.clock.setFixedTime(new Date('2022-06-20T10:00:00'));
  const { file } = await published(page, openFile);
  await own(page, openFile, file, { express: 18, focus: 2 }, (mine) => ({ ...mine, periods: [{ ...mine.periods[0], id: '2022Q2', name: '2022年二季度', from: '2022-04-01', to: '2022-06-30', waiting: [] }] }));
  const counts = async () => JSON.parse(await data(page)).periods.map((period) => [period.name, period.counts.t11 ?? {}]);
  await page.getByRole('button', { name: '填2022年一季度', exact: true }).click();
  await expect(page.locator('.period h1')).toContainText('一季度');
  await hasFocus(page.locator('main .step input').first());
  const before = await counts();
  expect(before).toEqual([['2022年一季度', {}], ['2022年二季度', { express: 18, focus: 2 }]]);
  // The file is called after what is in it, whichever period is on view.
  const { name } = await download(page, () => page.getByRole('button', { name: '导出自评文件' }).click());
  expect(name).toBe('石泉县-后柳镇-2022年二季度.ermu.json');
  await page.locator('.period .btn').last().click();
  await page.getByRole('button', { name: '把这些数移到2022年一季度' }).click();
  await expect(page.locator('.period h1')).toContainText('一季度');
  await expect(page.locator('.said')).toContainText('已移到2022年一季度');
  await expect(page.locator('tr[data-channel="express"] .step input')).toHaveValue('18');
  expect(await counts()).toEqual([['2022年一季度', { express: 18, focus: 2 }], ['2022年二季度', {}]]);
  await page.locator('#main').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(counts).toEqual(before);
  // Where the other has some, nothing is offered.
  await expect(page.locator('.period h1')).toContainText('一季度');
  await page.locator('tr[data-channel="express"] .step input').fill('1');
  await page.locator('.period .btn').last().click();
  await expect(page.locator('.period h1')).toContainText('二季度');
  await expect(page.getByRole('button', { name: /把这些数移到/ })).toHaveCount(0);
});

test('a double click on a period begins that one and no other', async ({ page, openFile, browserName }) => {
  await page.clock.setFixedTime(new Date('2026-11-20T10:00:00'));
  const { file } = await published(page, openFile);
  await own(page, openFile, file, {});
  const begins = page.getByRole('button', { name: '填2026年四季度', exact: true });
  if (browserName === 'firefox') {
    // Its protocol makes two single clicks of a double click; the second one is given its count here.
    await begins.click();
    await expect(page.locator('.period h1')).toContainText('2026年四季度');
    await page.getByRole('button', { name: /^填2026年/ }).first().dispatchEvent('click', { detail: 2 });
  } else {
    await begins.dblclick();
  }
  await expect(page.locator('.period h1')).toContainText('2026年四季度');
  await expect(page.locator('.foot')).toContainText('撤销 新建期');
  expect(JSON.parse(await data(page)).periods.map((one) => one.name)).not.toContain('2026年三季度');
});

test('of one unit\'s own draft no place is told, in the account, on paper and as text', async ({ page, openFile }) => {
  const { file } = await published(page, openFile);
  await own(page, openFile, file, { express: 18 });
  await page.getByRole('link', { name: '排名', exact: true }).click();
  await page.locator('.unit-link', { hasText: '后柳镇' }).first().click();
  const account = page.locator('.drawer');
  await expect(account.locator('.place')).toHaveText('镇　只有后柳镇填了数，名次不是全县的');
  await expect(account.locator('.score-line')).toContainText('9');
  await expect(account.locator('.near')).toHaveCount(0);
  // A quarter in which nobody has a point yet has no order either.
  await page.evaluate((text) => window.ermu.open(text), JSON.stringify({ ...file, periods: file.periods.map((one) => ({ ...one, status: 'draft', printed: undefined, counts: {} })) }));
  await page.locator('.unit-link', { hasText: '后柳镇' }).first().click();
  await expect(account.locator('.place')).toHaveText('镇　本类还没有得分，不排名次');
});
