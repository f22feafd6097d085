// Where the work is kept: what a full, a refused, a damaged store does, and how files come and go.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { download, expect, ready, test } from './fixtures.js';

const county = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/county.json');
const state = (page) => page.locator('.foot [data-saving]');
const first = (page) => page.locator('tr[data-unit="中池镇"] td[data-col="current"]');

async function type(page, count) {
  await page.evaluate(() => { location.hash = '#自评'; });
  await page.locator('main .pick-l select').selectOption({ label: '中池镇' });
  await page.locator('tr[data-channel="express"] input').fill(count);
}

test('where the store is refused the page works and says so', async ({ page, openFile, seen }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  });
  await openFile();
  await ready(page);
  await expect(state(page)).toHaveAttribute('data-saving', 'refused');
  await expect(page.locator('.alarm').first()).toContainText('没有存住。浏览器不让本页存数');
  await type(page, '52');
  await expect(page.locator('[data-result="current"]')).toHaveText('27');
  await page.keyboard.press('Control+s');
  await expect(page.locator('[data-asked]')).toContainText('没有存住。浏览器不让本页存数');
  expect(seen.errors).toEqual([]);
});

test('Ctrl+S is answered on every screen: that all is kept, since when, and a file of it', async ({ page, openFile, seen }) => {
  await openFile();
  await ready(page);
  // What the page leaves to the browser opens a dialog to save the page itself.
  await page.evaluate(() => {
    window.unanswered = 0;
    addEventListener('keydown', (event) => { window.unanswered += event.key === 's' && !event.defaultPrevented ? 1 : 0; });
  });
  const answer = page.locator('[data-asked]');
  await type(page, '52');
  await page.keyboard.press('Control+s');
  await expect(answer).toContainText(/都存好了，\d\d:\d\d:\d\d 存入本浏览器/);
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
  const { name } = await download(page, () => answer.getByRole('button', { name: '存成文件' }).click());
  expect(name).toMatch(/\.ermu\.json$/);
  await expect(answer).toContainText(name);
  for (const screen of ['排名', '录入', '台账', '通报', '办法']) {
    await page.getByRole('link', { name: screen, exact: true }).click();
    await expect(answer).toHaveCount(0);
    await page.keyboard.press('Control+s');
    await expect(answer).toContainText('都存好了');
  }
  await answer.getByRole('button', { name: '知道了' }).click();
  await expect(answer).toHaveCount(0);
  // What is still being written is no part of it.
  await page.getByRole('link', { name: '通报' }).click();
  await page.getByLabel('主送', { exact: true }).fill('各镇');
  await page.keyboard.press('Control+s');
  await expect(answer).toContainText('框里正写着的还没有存');
  await page.getByRole('link', { name: '台账' }).click();
  await page.getByRole('button', { name: '新登一条' }).click();
  await page.locator('[data-form="item"] [data-field="title"]').fill('没有存的');
  await page.keyboard.press('Control+s');
  await expect(answer).toContainText('表单里这一条还没有存');
  expect(await page.evaluate(() => window.unanswered)).toBe(0);
  await seen.nothing();
});

test('a really full store is told, nothing old is lost, and saving goes on once there is room', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await type(page, '52');
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
  await page.evaluate(() => {
    let size = 1 << 20;
    while (size > 0) {
      try { localStorage.setItem(`other-app:${size}:${Math.random()}`, 'x'.repeat(size)); } catch { size >>= 1; }
    }
  });
  // Longer than what is kept, so that it cannot take the old one's place.
  await page.locator('tr[data-channel="focus"] input').fill('x'.repeat(190));
  await expect(state(page)).toHaveAttribute('data-saving', 'refused');
  await expect(page.locator('.alarm').first()).toContainText('没有存住。浏览器给本页的空间已满');
  await expect(page.locator('.foot')).toContainText('没有保存');
  const kept = await page.evaluate(() => Object.values(localStorage).find((text) => text.startsWith('ermu-draft')));
  expect(kept).toContain('"t01":{"express":52,"focus":2}');
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('other-app:')) localStorage.removeItem(key);
  });
  await expect(state(page)).toHaveAttribute('data-saving', 'saved', { timeout: 15_000 });
  await expect(page.locator('.alarm.plain')).toHaveCount(1);
});

test('a damaged draft is set aside under another key, the page starts, and offers it', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await type(page, '52');
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
  // The only place of the draft: there is none before it to go back to.
  const damaged = await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.includes(':draft:example:'));
    const text = localStorage.getItem(key).replace('"express":52', '"express":5');
    localStorage.setItem(key, text);
    return text;
  });
  await page.reload();
  await ready(page);
  await expect(page.locator('.alarm').first()).toContainText('上次的草稿坏了');
  const aside = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.includes(':aside:')));
  expect(aside[1]).toBe(damaged);
  await page.getByRole('link', { name: '排名' }).click();
  await expect(first(page)).toHaveText('26.5');
  const { text } = await download(page, () => page.getByRole('button', { name: '下载这份草稿' }).click());
  expect(text).toBe(damaged.split('\n')[2]);
});

test('the example is cleared in one step and stays apart from real data', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await expect(page.locator('.head .tag').first()).toHaveText('示例');
  await page.getByRole('button', { name: '清掉示例' }).click();
  await expect(first(page)).toHaveText('0');
  await expect(page.locator('.alarm')).toHaveCount(0);
  await type(page, '3');
  await expect(page.locator('[data-result="current"]')).toHaveText('1.5');
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
  await page.getByRole('link', { name: '数据' }).click();
  await page.getByRole('button', { name: '看示例' }).click();
  await page.getByRole('link', { name: '排名' }).click();
  await expect(first(page)).toHaveText('26.5');
  await page.getByRole('button', { name: '清掉示例' }).click();
  await expect(first(page)).toHaveText('1.5');
});

test('a file exported here opens there as the same state, and a second time changes nothing', async ({ page, openFile, browserName }) => {
  await openFile();
  await ready(page);
  await type(page, '52');
  await page.getByRole('link', { name: '数据' }).click();
  const { name, text } = await download(page, () => page.getByRole('button', { name: '导出文件' }).first().click());
  // An example's file says that it is one.
  expect(name).toBe('example-石泉县-2022年一季度.ermu.json');
  const { origin, log, ...held } = JSON.parse(text);
  expect(log).toMatchObject([{ what: 'cell', at: expect.stringMatching(/^20..-/) }]);
  expect(origin).toMatchObject({ draft: 'example', revision: 1, saved: expect.stringMatching(/^20..-/), rules: expect.any(String) });
  const whole = await page.evaluate(() => window.ermu.workspace());
  expect(JSON.stringify(held)).toBe(whole);
  await expect(page.locator('.foot')).toContainText('已导出文件');
  test.skip(browserName === 'firefox', 'a file chooser is not told over this protocol');
  await page.getByRole('link', { name: '自评' }).click();
  // Two keys make one figure, which is one change.
  await page.locator('tr[data-channel="express"] input').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('60');
  await expect(page.locator('.foot')).toContainText('之后改了 1 次');
  await page.getByRole('link', { name: '数据' }).click();
  for (const words of ['比本机的草稿旧：文件', '完全相同，没有改动']) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '打开文件…' }).click();
    await (await chooser).setFiles({ name: 'a.ermu.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect(page.locator('.alarm').first()).toContainText(words);
    if (words.startsWith('比本机')) {
      expect(await page.evaluate(() => window.ermu.workspace())).not.toBe(whole);
      await page.getByRole('button', { name: '用文件替换（可撤销）' }).click();
    }
    expect(await page.evaluate(() => window.ermu.workspace())).toBe(whole);
  }
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '打开文件…' }).click();
  await (await chooser).setFiles({ name: '坏.json', mimeType: 'application/json', buffer: Buffer.from(text.slice(0, 99)) });
  await expect(page.locator('.alarm').first()).toContainText('“坏.json”没有打开，原来的数据没有动。');
  expect(await page.evaluate(() => window.ermu.workspace())).toBe(whole);
});

test('the page gives itself as one file that opens, and that copy gives the same file again', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const copy = async () => {
    await page.evaluate(() => { location.hash = '#数据'; });
    return (await download(page, () => page.getByRole('button', { name: '下载离线版' }).click())).text;
  };
  const one = await copy();
  const seen = await openFile(one);
  await ready(page);
  await page.evaluate(() => { location.hash = '#排名'; });
  await expect(first(page)).toHaveText('26.5');
  expect(await copy()).toBe(one);
  await seen.nothing();
});

test('window.ermu scores, opens and gives a workspace, and refuses with the list of faults', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const good = readFileSync(county, 'utf8');
  const answer = await page.evaluate((json) => {
    const scored = JSON.parse(window.ermu.score(json));
    const before = window.ermu.workspace();
    let refused = null;
    try { window.ermu.score(json.replace('"town"', '"nowhere"')); } catch (error) { refused = [error instanceof Error, error.message]; }
    let notOpened = null;
    try { window.ermu.open('{}'); } catch (error) { notOpened = error.message; }
    const untouched = window.ermu.workspace() === before;
    window.ermu.open(json);
    const opened = JSON.parse(window.ermu.workspace()).name;
    return { version: window.ermu.version, first: scored.periods[0].classes[0].units[0], refused, notOpened, untouched, opened };
  }, good);
  expect(answer.version).toMatch(/^\d+\.\d+\.\d+\+schema\.1$/);
  expect(answer.first).toMatchObject({ name: '甲镇', serial: 1, place: 1, current: 2.75 });
  expect(answer.refused[0]).toBe(true);
  expect(answer.refused[1].split('\n').length).toBeGreaterThan(1);
  expect(answer.notOpened).toContain('不是耳目的数据文件');
  expect([answer.untouched, answer.opened]).toEqual([true, '某县']);
  await expect(page.locator('tr[data-unit="甲镇"] td[data-col="cumulative"]')).toHaveText('2.75');
});
