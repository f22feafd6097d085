// What the page gives out: copies of itself, a page for readers, and what comes back from them.
import { download, expect, ready, test } from './fixtures.js';

const shown = (page) => page.evaluate(() => JSON.parse(window.ermu.workspace()).periods[0].counts.t01.express);

test('a page for readers holds what was published, changes nothing and keeps nothing', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.getByRole('link', { name: '数据' }).click();
  const { name, text } = await download(page, () => page.getByRole('button', { name: '发布只读页' }).click());
  expect(name).toBe('石泉县-2022年一季度.html');
  await page.evaluate(() => localStorage.clear());
  const seen = await openFile(text);
  await ready(page);
  await expect(page.locator('.foot [data-saving]')).toHaveText('发布的只读页，不存不写');
  await expect(page.locator('tr[data-unit="中池镇"] td[data-col="current"]')).toHaveText('26.5');
  await expect(page.locator('.alarm')).toHaveCount(0);
  await page.getByRole('link', { name: '自评' }).click();
  await page.locator('main .pick-l select').selectOption({ label: '中池镇' });
  await expect(page.locator('[data-result="place"]')).toHaveText('第 1 名');
  // What is looked for can be typed, no figure.
  await expect(page.locator('.selft input, .step')).toHaveCount(0);
  await page.getByRole('button', { name: '关怀版' }).click();
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  // Its own copy is the same file.
  await page.getByRole('link', { name: '数据' }).click();
  const copy = await download(page, () => page.getByRole('button', { name: '下载离线版' }).click());
  expect(copy.text).toBe(text);
  await seen.nothing();
});

test('a name that looks like markup cannot break out of a page for readers', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const hostile = '</script><!--<script>window.broken=1</script>\u2028<img src=x onerror="window.broken=1">';
  await page.evaluate((name) => {
    const file = JSON.parse(window.ermu.workspace());
    delete file.example;
    file.units[0].name = name;
    window.ermu.open(JSON.stringify(file));
  }, hostile);
  await page.getByRole('link', { name: '数据' }).click();
  const { text } = await download(page, () => page.getByRole('button', { name: '发布只读页' }).click());
  const seen = await openFile(text);
  await ready(page);
  expect(await page.evaluate(() => JSON.parse(window.ermu.workspace()).units[0].name)).toBe(hostile);
  expect(await page.evaluate(() => window.broken)).toBeUndefined();
  await seen.nothing();
});

test('a dropped file is opened and the page is never left for it', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const drop = (name, text, where) => page.evaluate(([called, content, selector]) => {
    const data = new DataTransfer();
    data.items.add(new File([content], called));
    const place = document.querySelector(selector);
    const over = new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true });
    place.dispatchEvent(over);
    const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    place.dispatchEvent(event);
    return over.defaultPrevented && event.defaultPrevented;
  }, [name, text, where]);
  const file = await page.evaluate(() => {
    const held = JSON.parse(window.ermu.workspace());
    held.periods[0].counts.t01.express = 70;
    return JSON.stringify(held);
  });
  expect(await drop('改过.json', file, 'main')).toBe(true);
  await expect(page.locator('.alarm').first()).toContainText('已打开“改过.json”');
  expect(await shown(page)).toBe(70);
  for (const [name, text] of [['空.json', ''], ['图.png', '\u0000PNG'], ['别的.html', '<p>x</p>'], ['坏.json', file.slice(0, 999)]]) {
    expect(await drop(name, text, '.foot')).toBe(true);
    await expect(page.locator('.alarm').first()).toContainText(`“${name}”没有打开，原来的数据没有动。`);
    expect(await shown(page)).toBe(70);
  }
});

test('ten thousand damaged files change nothing and stop nothing', async ({ page, openFile, browserName }) => {
  test.skip(test.info().project.name !== 'chromium', `the same module runs in ${browserName}`);
  test.setTimeout(180_000);
  const seen = await openFile();
  await ready(page);
  const outcome = await page.evaluate(() => {
    // A small generator with a fixed beginning: the same files in every run.
    let state = 20220412;
    const below = (most) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % most;
    };
    const whole = window.ermu.workspace();
    const pieces = ['"', '{', '}', '[', ']', ',', ':', '\\', '-', '9', '1e999', 'null', '__proto__', '\u0000', '\ud800', '<', '.5'];
    let opened = 0;
    let refused = 0;
    for (let round = 0; round < 10000; round += 1) {
      let text = whole;
      for (let times = 1 + below(3); times > 0; times -= 1) {
        const at = below(text.length);
        const kind = below(4);
        if (kind === 0) text = text.slice(0, at) + pieces[below(pieces.length)] + text.slice(at + 1);
        if (kind === 1) text = text.slice(0, at) + text.slice(at + 1 + below(40));
        if (kind === 2) text = text.slice(0, at) + text.slice(below(text.length));
        if (kind === 3) text = text.slice(0, at) + text.slice(at, at + 60) + text.slice(at);
      }
      if (round % 50 === 0) text = Array.from({ length: below(400) }, () => String.fromCharCode(below(65536))).join('');
      try {
        window.ermu.open(text);
        opened += 1;
        window.ermu.open(whole);
      } catch (error) {
        refused += 1;
        if (!error.message) return `a refusal without a word: ${text.slice(0, 200)}`;
        if (round % 100 === 0 && window.ermu.workspace() !== whole) return `changed by ${text.slice(0, 200)}`;
      }
    }
    return { rounds: opened + refused, same: window.ermu.workspace() === whole, refused: refused > 5000 };
  });
  expect(outcome).toEqual({ rounds: 10000, same: true, refused: true });
  expect(seen.errors).toEqual([]);
});

test('a whole working session asks nothing of the network and breaks no policy', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  await page.getByRole('button', { name: '清掉示例' }).click();
  await page.getByRole('link', { name: '自评' }).click();
  await page.locator('main .pick-l select').selectOption({ label: '中池镇' });
  await page.locator('tr[data-channel="express"] input').fill('7');
  await page.getByRole('link', { name: '数据' }).click();
  await page.getByLabel('草稿名称').fill('一季度');
  await page.getByRole('button', { name: '复制一份' }).click();
  await page.getByRole('button', { name: '新建草稿' }).click();
  await expect(page.locator('.data tbody').first().locator('tr')).toHaveCount(4);
  await page.getByRole('button', { name: '删除' }).first().click();
  await page.getByRole('button', { name: '找回' }).first().click();
  await download(page, () => page.getByRole('button', { name: '导出文件' }).click());
  await download(page, () => page.getByRole('button', { name: '下载离线版' }).click());
  await page.getByRole('link', { name: '排名' }).click();
  await page.locator('.unit-link').first().click();
  await page.keyboard.press('Escape');
  await page.reload();
  await ready(page);
  await seen.nothing();
});
