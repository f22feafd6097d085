// The screens at the sizes people have, in large type and in print.
import { expect, ready, test } from './fixtures.js';

const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a low office screen shows first and last of both classes without scrolling', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.setViewportSize({ width: 1349, height: 625 });
  const foot = await page.locator('.foot').boundingBox();
  for (const unit of ['中池镇', '饶峰镇', '曾溪镇', '后柳镇', '政府办', '林业局', '创建办', '退役军人事务局']) {
    const row = await page.locator(`tr[data-unit="${unit}"]`).boundingBox();
    expect(row.y + row.height, unit).toBeLessThanOrEqual(foot.y);
  }
  await expect(page.locator('[data-fact="计分单位零采用"]')).toBeInViewport();
  expect(await wide(page)).toBe(0);
});

test('boards stand side by side on one line', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  const tops = await page.$$eval('.board tbody tr:first-child', (rows) => rows.map((row) => Math.round(row.getBoundingClientRect().top)));
  expect(tops).toHaveLength(3);
  expect(new Set(tops).size).toBe(1);
});

for (const large of [false, true]) {
  test(`360 px wide${large ? ' in large type' : ''}: nothing scrolls sideways and nothing is smaller than a finger`, async ({ page, openFile }) => {
    await openFile();
    await ready(page);
    await page.setViewportSize({ width: 360, height: 740 });
    if (large) await page.getByRole('button', { name: '关怀版' }).click();
    for (const screen of ['排名', '自评', '录入', '台账', '通报', '办法', '数据']) {
      await page.getByRole('link', { name: screen, exact: true }).click();
      if (screen === '自评') {
        await page.locator('main .pick-l select').selectOption({ label: '后柳镇' });
        // The fewest adoptions come a moment later, with a tick for each channel.
        await expect(page.locator('.goal .alone')).toBeVisible();
      }
      await expect(page.locator('.tabs a[aria-current]')).toHaveText(screen);
      expect(await wide(page), screen).toBe(0);
      const small = await page.$$eval('main button, main select, main input, .tabs a', (all) => all
        .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 24)
        .map((one) => one.outerHTML.slice(0, 80)));
      expect(small, screen).toEqual([]);
    }
    const type = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    expect(type).toBe(large ? 21 : 14);
  });
}

for (const large of [false, true]) {
  test(`a window of any width${large ? ' in large type' : ''}: no screen of a quarter at work scrolls sideways, and no figure is broken`, async ({ page, openFile }) => {
    await openFile();
    await ready(page);
    const file = JSON.parse(await page.evaluate(() => window.ermu.workspace()));
    delete file.example;
    const [first] = file.periods;
    file.periods.push({ ...first, id: '2022Q2', name: '2022年二季度', from: '2022-04-01', to: '2022-06-30', status: 'draft', printed: undefined, notice: undefined });
    Object.assign(file.units[3], { from: '2022Q1', until: '2022Q2' });
    await page.evaluate((text) => window.ermu.open(text), JSON.stringify(file));
    if (large) await page.getByRole('button', { name: '关怀版' }).click();
    await page.locator('.period .btn').last().click();
    await expect(page.locator('.period h1')).toContainText('二季度');
    // Zoomed to 125, 150 and 175 % a window of 1366 px is as wide as the last three.
    const widths = [360, 600, 780, 910, 1092];
    const look = async (screen) => {
      await expect(page.locator('.tabs a[aria-current]')).toHaveText(screen === '名录' ? '办法' : screen);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 768 });
        expect(await wide(page), `${screen} ${width}`).toBe(0);
        const broken = await page.$$eval('main .dp', (all) => all
          .filter((one) => one.offsetParent && one.offsetHeight > 1.5 * parseFloat(getComputedStyle(one).lineHeight))
          .map((one) => one.textContent));
        expect(broken, `${screen} ${width}`).toEqual([]);
      }
    };
    for (const screen of ['排名', '自评', '录入', '台账', '通报', '办法', '数据']) {
      await page.getByRole('link', { name: screen, exact: true }).click();
      if (screen === '自评') {
        await page.locator('main .pick-l select').selectOption({ label: '后柳镇' });
        await expect(page.locator('.t.past tbody tr')).toHaveCount(2);
      }
      await look(screen);
    }
    // A row of the roster to be read, one that cannot go, one as a form.
    await page.getByRole('link', { name: '办法', exact: true }).click();
    await page.getByRole('button', { name: /^名录/ }).click();
    await page.locator('.roster tr[data-id="t02"]').getByRole('button', { name: '删去' }).click();
    await expect(page.locator('.roster .refused')).toContainText('不能删去');
    await page.locator('#edit-t06').click();
    await expect(page.locator('.roster tr.editing')).toBeVisible();
    await look('名录');
    await page.setViewportSize({ width: 360, height: 768 });
    const name = page.locator('.roster tr[data-id="t04"] th');
    const [own, row] = [await name.boundingBox(), await page.locator('.roster tr[data-id="t04"]').boundingBox()];
    expect(own.x + own.width).toBeLessThanOrEqual(row.x + row.width);
    await expect(page.locator('.roster tr[data-id="t04"] .bound')).toHaveText(['2022年一季度', '2022年二季度']);
    await expect(page.locator('.roster tr[data-id="t04"] .bound').first()).toHaveAttribute('data-label', '起');
  });
}

test('large type is kept in this browser and never reaches an export', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const before = await page.evaluate(() => window.ermu.workspace());
  await page.getByRole('button', { name: '关怀版' }).click();
  await expect(page.locator('html')).toHaveClass(/large/);
  expect(await page.evaluate(() => window.ermu.workspace())).toBe(before);
  await page.reload();
  await ready(page);
  await expect(page.locator('html')).toHaveClass(/large/);
});

test('print shows the tables and no control', async ({ page, openFile, browserName }) => {
  test.skip(browserName === 'firefox', 'print media cannot be asked for over this protocol');
  await openFile();
  await ready(page);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.mast', '.foot', '.head .acts', '.strips']) {
    await expect(page.locator(hidden).first()).toBeHidden();
  }
  await expect(page.locator('tr[data-unit]')).toHaveCount(60);
  await expect(page.locator('.print-only')).toContainText('示例，仅供试用');
});

test('the overview prints on one sheet of A4', async ({ page, openFile, browserName, browser }) => {
  test.skip(browserName !== 'chromium' || parseInt(browser.version(), 10) < 109, 'only current Chromium prints to a file here');
  await openFile();
  await ready(page);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test('a count of three digits is read whole in the table, in large type too', async ({ page, openFile }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openFile();
  await ready(page);
  await page.getByRole('button', { name: '清掉示例' }).click();
  await page.getByRole('link', { name: '录入', exact: true }).click();
  const room = () => page.locator('.grid .in input').evaluateAll((fields) => Math.min(...fields.map((field) => {
    const { paddingLeft, paddingRight, font } = getComputedStyle(field);
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = font;
    return field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - pen.measureText('119').width;
  })));
  expect(await room()).toBeGreaterThan(0);
  await page.getByRole('button', { name: '关怀版', exact: true }).click();
  await expect(page.locator('html')).toHaveClass(/large/);
  expect(await room()).toBeGreaterThan(0);
});

const LONG = '石泉县云雾山国家级农业高新技术产业开发区管理委员会（筹备工作领导小组办公室）';

// The desk of one unit in a county of real data, in which another has a name of 38 characters.
async function longNames(page, openFile) {
  await openFile();
  await ready(page);
  const file = JSON.parse(await page.evaluate(() => window.ermu.workspace()));
  delete file.example;
  file.periods[0].status = 'draft';
  file.units.find((unit) => unit.name === '云雾山镇').name = LONG;
  await page.evaluate((text) => window.ermu.open(text), JSON.stringify(file));
  await page.getByRole('link', { name: '自评', exact: true }).click();
}

test('a very long name makes no tall row of the ladder, and is told whole', async ({ page, openFile }) => {
  await longNames(page, openFile);
  await page.locator('main .pick-l select').selectOption({ label: '后柳镇' });
  const row = page.locator('.lad tr', { hasText: '云雾山国家级' });
  const lines = () => row.evaluate((one) => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).fontSize));
  for (const large of [false, true]) {
    if (large) await page.getByRole('button', { name: '关怀版', exact: true }).click();
    for (const width of [1366, 360]) {
      await page.setViewportSize({ width, height: 768 });
      expect(await lines(), `${width} ${large}`).toBeLessThan(5);
      expect(await wide(page)).toBe(0);
    }
  }
  await expect(row.locator('th')).toHaveAttribute('title', LONG);
  await expect(row.locator('th')).toHaveText(LONG);
});

test('on a telephone units stand in two columns, and the head and the foot have one edge and are whole', async ({ page, openFile }) => {
  await longNames(page, openFile);
  await page.setViewportSize({ width: 360, height: 740 });
  const lefts = (selector) => page.$$eval(selector, (all) => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().left)))]);
  expect(await lefts('.pick-class li')).toHaveLength(2);
  expect(await wide(page)).toBe(0);
  const [edge] = await lefts('.head h1');
  expect(await lefts('.head .pick-l')).toEqual([edge]);
  expect(await lefts('.head .meta .tag')).toEqual([edge]);
  const cut = await page.$$eval('.foot-file, .foot-mid', (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== 'visible').length);
  expect(cut).toBe(0);
});

test('in large type the rows of what is tried keep the edges of their heads', async ({ page, openFile }) => {
  await longNames(page, openFile);
  await page.locator('main .pick-l select').selectOption({ label: '后柳镇' });
  await page.getByRole('button', { name: '关怀版', exact: true }).click();
  await page.getByRole('button', { name: '试算', exact: true }).click();
  const edges = () => page.$$eval('.selft thead tr, .selft tr[data-channel]', (rows) => [...new Set(rows.map((row) => [...row.cells].map((cell) => Math.round(cell.getBoundingClientRect().left)).join(' ')))]);
  for (const width of [1366, 1024]) {
    await page.setViewportSize({ width, height: 768 });
    const all = await edges();
    expect(all, String(width)).toHaveLength(1);
    expect(all[0].split(' ')).toHaveLength(6);
    expect(await wide(page)).toBe(0);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.$$eval('.selft .step', (all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().left))).size)).toBe(2);
  expect(await wide(page)).toBe(0);
});

test('a column of whole numbers ends where its head does, one with decimals has them on one line', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const points = await page.$$eval('.boards > section:first-child .board [data-col="current"] .dp i', (all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
  expect(points.length).toBeGreaterThan(5);
  expect(new Set(points).size).toBe(1);
  const file = JSON.parse(await page.evaluate(() => window.ermu.workspace()));
  delete file.example;
  file.periods[0].status = 'draft';
  for (const channel of file.rules[0].channels) channel.points = Math.ceil(channel.points);
  await page.evaluate((text) => window.ermu.open(text), JSON.stringify(file));
  // The room that is kept for decimals.
  const room = () => page.$$eval('main .dp i', (all) => [all.length > 0, Math.max(...all.map((one) => one.getBoundingClientRect().width))]);
  await expect.poll(room).toEqual([true, 0]);
  await page.locator('.board .unit-link').first().click();
  await expect(page.locator('.how-sum')).toBeVisible();
  expect(await room()).toEqual([true, 0]);
  await page.getByRole('link', { name: '录入', exact: true }).click();
  await expect(page.locator('.t.grid')).toBeVisible();
  expect(await room()).toEqual([true, 0]);
  await page.getByRole('link', { name: '自评', exact: true }).click();
  await page.locator('main .pick-l select').selectOption({ label: '后柳镇' });
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await expect(page.locator('.goal .alone')).toBeVisible();
  expect(await room()).toEqual([true, 0]);
});
