// Nothing happens out of sight, and from every place there is a way on.
import { data, hasFocus, openOffice, own, picker, published, quarterOfToday, result } from './desk.js';
import { clipboard, expect, ready, test } from './fixtures.js';

const foot = (page) => page.locator('.foot');

// Two quarters at work, the second on view.
async function twoQuarters(page, openFile) {
  await openFile();
  await ready(page);
  await page.evaluate(() => {
    const { example, ...file } = JSON.parse(window.ermu.workspace());
    const first = { ...file.periods[0], status: 'draft', printed: undefined };
    const next = { ...first, id: '2022Q2', name: '2022年二季度', from: '2022-04-01', to: '2022-06-30', notice: undefined, counts: { t11: { express: 7 }, t10: { express: 3 } } };
    window.ermu.open(JSON.stringify({ ...file, periods: [first, next] }));
  });
}

test('undoing what was done in another period shows that period, and it can be done again', async ({ page, openFile }) => {
  await twoQuarters(page, openFile);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  const count = page.locator('tr[data-channel="express"] .step input');
  await expect(page.locator('.period h1')).toContainText('一季度');
  await count.fill('19');
  await page.locator('.period .btn').last().click();
  await expect(page.locator('.period h1')).toContainText('二季度');
  await expect(foot(page)).toContainText('撤销 2022年一季度后柳镇·各镇快讯 18→19');
  await page.locator('#main').focus();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.period h1')).toContainText('一季度');
  await expect(count).toHaveValue('18');
  await foot(page).getByRole('button', { name: '重做 2022年一季度后柳镇·各镇快讯 18→19' }).click();
  await expect(count).toHaveValue('19');
});

test('a key for another screen is followed by keys of that screen', async ({ page, openFile }) => {
  await twoQuarters(page, openFile);
  await page.locator('#main').focus();
  // Without waiting: a fast hand does not either.
  await page.evaluate(() => {
    const press = (key, more = {}) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    press('3', { altKey: true });
    return Promise.resolve().then(() => press('/'));
  });
  await expect(page.locator('.entry input.find')).toBeFocused();
});

test('a comparison outlives a reload, and a published page that is dropped offers one', async ({ page, openFile }) => {
  const { text, file } = await published(page, openFile);
  await own(page, openFile, file, { express: 20, focus: 2 });
  const before = await data(page);
  await page.evaluate((page) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([page], '一季度通报.html', { type: 'text/html' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, text);
  await page.locator('.alarm').getByRole('button', { name: '和它比对' }).click();
  await expect(page.locator('.compare h2')).toContainText('一季度通报.html');
  await expect(page.locator('.alarm')).toHaveCount(0);
  await expect(result(page, 'place')).toHaveText('并列第 9');
  expect(await data(page)).toBe(before);
  await expect(page.locator('[data-saving="saved"]').first()).toBeVisible();
  await page.reload();
  await ready(page);
  await page.getByRole('link', { name: '自评' }).click();
  await expect(page.locator('.compare h2')).toContainText('一季度通报.html');
  await page.getByRole('button', { name: '不再比对' }).click();
  await page.reload();
  await ready(page);
  await page.getByRole('link', { name: '自评' }).click();
  await expect(picker(page)).toBeVisible();
  await expect(page.locator('.compare')).toHaveCount(0);
});

test('the office\'s earlier periods are in 累计 of a unit that has not filled them', async ({ page, openFile }) => {
  const { text, file } = await published(page, openFile, (given) => {
    const next = { ...given.periods[0], id: '2022Q2', name: '2022年二季度', from: '2022-04-01', to: '2022-06-30', notice: undefined, waiting: [], counts: { t11: { express: 4 }, t10: { express: 3 } } };
    given.periods = [given.periods[0], next];
    return given;
  });
  await own(page, openFile, file, { express: 6 });
  if (await page.locator('.period .btn').last().isEnabled()) await page.locator('.period .btn').last().click();
  await expect(page.locator('.period h1')).toContainText('二季度');
  await openOffice(page, '通报.html', text);
  await expect(result(page, 'current')).toHaveText('3');
  await expect(page.locator('.result')).toContainText('累计 12 分，以前各期按县办记的');
  await expect(page.locator('.result')).not.toContainText('累计 3 分');
});

test('a page for readers promises no keys it does not have', async ({ page, openFile }) => {
  const { text } = await published(page, openFile);
  await openFile(text);
  await ready(page);
  await expect(foot(page)).not.toContainText('撤销');
  await page.locator('#main').focus();
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('link', { name: '排名', exact: true })).toHaveAttribute('aria-current', 'page');
});

test('the ladder shows who is near, and everyone when asked', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '自然资源局' });
  const rows = page.locator('.lad tbody tr');
  await expect(page.locator('.lad .me')).toBeInViewport();
  const short = await rows.count();
  expect(short).toBeLessThan(24);
  await expect(page.locator('.lad .left-out')).toHaveCount(2);
  await page.getByRole('button', { name: '显示全部 31 行' }).click();
  await expect(rows).toHaveCount(31);
  await page.getByRole('button', { name: '只看前后几名' }).click();
  await expect(rows).toHaveCount(short);
});

test('the ledger of a unit knows the unit, tells what it saved, and forgets what it said before', async ({ page, openFile }) => {
  const { file } = await published(page, openFile);
  await own(page, openFile, file, { express: 20 });
  await page.getByRole('link', { name: '台账' }).click();
  await page.locator('#main').focus();
  await page.keyboard.press('n');
  const form = page.locator('section[data-form="item"]');
  await expect(form.locator('[data-field="unit"]')).toHaveValue('后柳镇');
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await page.keyboard.press('n');
  await form.getByRole('button', { name: '存这一条' }).click();
  await expect(form.locator('[data-told]')).toContainText('请填题目');
  await form.locator('[data-field="title"]').fill('农村互助养老');
  await expect(form.locator('[data-told]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await hasFocus(form.getByRole('button', { name: '存了再走' }));
  await form.getByRole('button', { name: '留在这里' }).click();
  await form.getByRole('button', { name: '存这一条' }).click();
  await expect(form).toHaveCount(0);
  await expect(page.locator('[data-told]')).toContainText('没有选采用的渠道');
  await hasFocus(page.getByRole('button', { name: '新登一条' }));
  // The other record scores only once it was seen what that changes.
  const before = await data(page);
  await page.getByRole('button', { name: '按台账计分' }).click();
  await expect(page.locator('[data-switching]')).toContainText('后柳镇 10 → 0 分');
  await expect(page.locator('[data-lost]')).toContainText('1 个单位填了数、台账里没有条目，换了以后他们的 10 分不再算');
  await page.locator('[data-switching]').getByRole('button', { name: '不换' }).click();
  expect(await data(page)).toBe(before);
  await page.getByRole('button', { name: '按台账计分' }).click();
  await page.locator('[data-switching]').getByRole('button', { name: '换', exact: true }).click();
  await expect(page.locator('[data-source="items"]')).toBeVisible();
});

test('the guide of each screen is one click away and goes with the screen', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  for (const [tab, words] of [['排名', '问为什么'], ['自评', '填条数'], ['录入', '粘一张表'], ['台账', '登一条'], ['通报', '改一句'], ['办法', '看条文'], ['数据', '换电脑']]) {
    await page.getByRole('link', { name: tab, exact: true }).click();
    await expect(page.locator('.guide')).toHaveCount(0);
    await page.getByRole('button', { name: '怎么用' }).click();
    await expect(page.locator('.guide')).toContainText(words);
  }
  await page.locator('.guide summary').click();
  await expect(page.locator('.guide dl')).toContainText('未反馈');
  await page.locator('.guide').getByRole('button', { name: '关闭' }).click();
  await hasFocus(page.getByRole('button', { name: '怎么用' }));
  await page.keyboard.press('Enter');
  await page.locator('.guide summary').focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('.guide')).toHaveCount(0);
  await hasFocus(page.getByRole('button', { name: '怎么用' }));
});

test('in the trial Ctrl+Z takes back what was tried and never a real count', async ({ page, openFile }) => {
  await twoQuarters(page, openFile);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  const real = page.locator('tr[data-channel="express"] .step:not(.try) input');
  await real.fill('19');
  await page.getByRole('button', { name: '试算', exact: true }).click();
  const goal = page.locator('.goal');
  await goal.locator('select').selectOption('5');
  await goal.locator('.sets li').first().getByRole('button').click();
  await expect(result(page, 'place')).toContainText('→');
  // The goal stays the one the set was found for.
  await expect(goal.locator('select')).toHaveValue('5');
  await expect(page.locator('.step.try input').first()).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(result(page, 'place')).not.toContainText('→');
  await expect(page.locator('.said')).toContainText('已撤销一步试算');
  const tried = page.locator('tr[data-channel="focus"] .step.try input');
  await tried.fill('3');
  await page.locator('#main').focus();
  await page.keyboard.press('Control+z');
  await expect(tried).toHaveValue('');
  await tried.fill('4');
  await page.getByRole('button', { name: '清掉试算' }).click();
  await expect(tried).toHaveValue('');
  await page.locator('#main').focus();
  await page.keyboard.press('Control+z');
  await expect(tried).toHaveValue('4');
  await expect(real).toHaveValue('19');
  // Each press of the key for one more is taken back by itself.
  await tried.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect(tried).toHaveValue('6');
  await page.keyboard.press('Control+z');
  await expect(tried).toHaveValue('5');
});

test('an example is no report, a unit\'s own file no record of the office, and one unit no ranking', async ({ page, openFile }) => {
  const { file } = await published(page, openFile);
  await own(page, openFile, file, { express: 20 });
  await openOffice(page, '后柳镇.json', await data(page));
  await expect(page.locator('[data-compare="refused"]')).toContainText('是自评文件，不是县办的记录');
  await page.getByRole('link', { name: '排名', exact: true }).click();
  await expect(page.locator('.head')).toContainText('只有后柳镇填了数，名次不是全县的');
  // Another unit chosen in it sees no table of one, either.
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '中池镇' });
  await expect(page.locator('[data-compare="refused"]')).toContainText('只有一个单位的数');
  await expect(result(page, 'place')).toHaveText('看不出名次，原因见“与县办记录比对”。');
  await page.getByRole('button', { name: '不再比对' }).click();
  await expect(result(page, 'place')).toContainText('还没有可比的表');
  await picker(page).selectOption({ label: '后柳镇' });
  // The next time the desk is there at once.
  await page.evaluate(() => { location.hash = ''; });
  await expect(page.locator('[data-saving="saved"]').first()).toBeVisible();
  await page.evaluate(() => location.reload());
  await ready(page);
  await expect(result(page, 'current')).toHaveText('10');
  await page.evaluate(() => localStorage.clear());
  await openFile();
  await ready(page);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  await page.getByRole('button', { name: '导出自评文件' }).click();
  await expect(page.locator('.said')).toContainText('这是示例');
  await page.getByRole('button', { name: '我是单位信息员' }).click();
  await expect(result(page, 'current')).toHaveText('0');
});

test('what was tried is there after a reload, and gone with another unit', async ({ page, openFile }) => {
  await twoQuarters(page, openFile);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  await page.getByRole('button', { name: '试算', exact: true }).click();
  const tried = page.locator('tr[data-channel="focus"] .step.try input');
  await tried.fill('3');
  const shown = await result(page, 'current').textContent();
  const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.endsWith(':trial')).length);
  await expect.poll(kept).toBe(1);
  await page.getByLabel('要到第几名').selectOption('1');
  const nation = page.locator('.goal .alone tr', { hasText: '动态信息·国家' }).getByRole('checkbox');
  await nation.uncheck();
  await expect(page.locator('[data-goal="least"]')).toBeVisible();
  await expect(page.locator('.period h1')).toContainText('一季度');
  // What is on view is kept at once, the draft within a second.
  await expect.poll(() => page.evaluate(() => Object.entries(localStorage).some(([key, text]) => key.startsWith('ermu:') && text.includes('2022年二季度')))).toBe(true);
  await page.reload();
  await ready(page);
  await expect(page.locator('.period h1')).toContainText('一季度');
  await expect(tried).toHaveValue('3');
  await expect(result(page, 'current')).toHaveText(shown);
  await expect(page.getByLabel('要到第几名')).toHaveValue('1');
  await expect(nation).not.toBeChecked();
  await picker(page).selectOption({ label: '中池镇' });
  await expect(tried).toHaveValue('');
  await expect.poll(kept).toBe(0);
});

test('a unit that begins with an old roster goes to the period of today, and is called by its own name', async ({ page, openFile }) => {
  const renamed = (file) => ({ ...file, units: file.units.map((unit) => (unit.id === 't11' ? { ...unit, name: '后柳新镇', aliases: ['后柳镇'] } : unit)) });
  const { text, file } = await published(page, openFile, renamed);
  await own(page, openFile, file, { express: 20 });
  await openOffice(page, '一季度.html', text);
  await expect(page.locator('.lad .me')).toContainText('后柳镇');
  const quarter = await quarterOfToday(page);
  await page.getByRole('button', { name: `填${quarter}`, exact: true }).click();
  await expect(page.locator('.period h1')).toContainText(quarter);
  await hasFocus(page.locator('main .step input').first());
  // Turning a page is no change.
  await expect(page.locator('.foot')).toContainText('新建期');
  await expect(page.locator('[data-saving]').first()).toHaveAttribute('data-saving', 'saved');
  const said = await page.locator('.foot').textContent();
  await page.locator('.period .btn').first().click();
  await expect(page.locator('.period h1')).toContainText('2022年一季度');
  await page.locator('.period .btn').last().click();
  expect(await page.locator('.foot').textContent()).toBe(said);
  // None but the one before it is still offered.
  await expect(page.getByRole('button', { name: /^填2/ })).toHaveCount(1);
  // The first quarter's place is the one the office published.
  await expect(page.locator('.past tbody tr').first()).toContainText('第 10／11（县办）');
});

test('the tour shows every place once, keeps the focus, and is left at any time', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  await page.getByRole('button', { name: '看一遍' }).click();
  const tour = page.locator('.tour');
  for (const screen of ['排名', '自评', '录入', '台账', '通报', '办法', '数据']) {
    await expect(tour).toContainText(`${screen}：`);
    await expect(page.locator('.mast a[aria-current="page"]')).toHaveText(screen);
    await hasFocus(tour.locator('.btn.main'));
    await page.keyboard.press('Enter');
  }
  await expect(tour).toHaveCount(0);
  await hasFocus(page.locator('#main'));
  await page.getByRole('button', { name: '看一遍' }).click();
  await hasFocus(tour.locator('.btn.main'));
  await page.keyboard.press('Enter');
  await expect(tour).toContainText('2／7');
  await page.keyboard.press('Escape');
  await expect(tour).toHaveCount(0);
  await seen.nothing();
});

test('what was tried is taken back step by step and done again, and what is no count stays where it was typed', async ({ page, openFile }) => {
  await twoQuarters(page, openFile);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await expect(page.locator('.self')).toContainText('试算只放在这个标签页里');
  const tried = (channel) => page.locator(`tr[data-channel="${channel}"] .step.try input`);
  await tried('focus').fill('3');
  await tried('city-site').fill('4o');
  await tried('dyn-city').focus();
  await page.keyboard.press('Control+z');
  await expect(tried('city-site')).toHaveValue('');
  await expect(tried('focus')).toHaveValue('3');
  await page.keyboard.press('Control+z');
  await expect(tried('focus')).toHaveValue('');
  await page.keyboard.press('Control+y');
  await expect(tried('focus')).toHaveValue('3');
  await expect(page.locator('.said')).toContainText('已重做一步试算');
  await page.keyboard.press('Control+y');
  await expect(tried('city-site')).toHaveValue('4o');
  // Another look, and a reload, leave it where it is.
  await page.getByRole('button', { name: '实有', exact: true }).click();
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await expect(tried('city-site')).toHaveValue('4o');
  await expect(page.locator('tr[data-channel="city-site"] + .advice')).toContainText('“4o”不是条数');
  // A press of a button is a step of its own.
  const more = page.locator('tr[data-channel="dyn-city"] .step.try button').last();
  await more.click();
  await more.click();
  await expect(tried('dyn-city')).toHaveValue('2');
  await page.locator('#main').focus();
  await page.keyboard.press('Control+z');
  await expect(tried('dyn-city')).toHaveValue('1');
});

test('a column of a spreadsheet goes into the fields from here down, in one step', async ({ page, openFile }) => {
  await twoQuarters(page, openFile);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  const count = (channel) => page.locator(`tr[data-channel="${channel}"] .step:not(.try) input`);
  const paste = (text) => clipboard(page, 'paste', { 'text/plain': text });
  await count('express').focus();
  await paste('19\r\n2条\r\n\r\n');
  await expect(count('express')).toHaveValue('19');
  await expect(count('focus')).toHaveValue('2');
  await expect(page.locator('.said')).toContainText('粘来 3 格，从这一行起往下，改了 2 格');
  await page.locator('#main').focus();
  await page.keyboard.press('Control+z');
  await expect(count('express')).toHaveValue('18');
  await expect(count('focus')).toHaveValue('');
  const before = await data(page);
  await count('express').focus();
  await paste('1\t2\r\n3\t4\r\n');
  await expect(page.locator('.said')).toContainText('2 行 2 列，没有粘进来');
  await paste(Array(30).fill('1').join('\r\n'));
  await expect(page.locator('.said')).toContainText('剪贴板里有 30 格');
  expect(await data(page)).toBe(before);
  // So into what is supposed.
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await page.locator('tr[data-channel="express"] .step.try input').focus();
  await paste('1\r\n2\r\n');
  await expect(page.locator('tr[data-channel="focus"] .step.try input')).toHaveValue('2');
  expect(await data(page)).toBe(before);
});

test('the account of a unit names what it goes by, and what counts cannot tell', async ({ page, openFile }) => {
  await twoQuarters(page, openFile);
  await page.getByRole('link', { name: '自评' }).click();
  await picker(page).selectOption({ label: '后柳镇' });
  await page.locator('.basis summary').click();
  await expect(page.locator('.basis mark').first()).toBeVisible();
  await expect(page.locator('.self')).not.toContainText('看不出哪几条是同一条');
  for (const channel of ['res-county', 'res-city']) await page.locator(`tr[data-channel="${channel}"] .step input`).fill('1');
  // The base scores beside the highest of the others.
  await expect(page.locator('.self')).not.toContainText('看不出哪几条是同一条');
  await page.locator('tr[data-channel="res-nation"] .step input').fill('1');
  await expect(page.locator('.self')).toContainText('看不出哪几条是同一条');
  // The office is told once for all of them.
  await page.getByRole('link', { name: '录入' }).click();
  await expect(page.locator('.finds')).toContainText('“同一调研信息”管的是同一条');
  await expect(page.locator('.finds')).toContainText('1 个单位在几个渠道都有条数');
});
