// Nothing is lost, whatever the browser does: every write in turn fails, the process is killed, two tabs type at once.
import { chromium as launcher } from '@playwright/test';
import { expect, folder, ready, test } from './fixtures.js';
import { chromium, flags, html } from './machine.js';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const state = (page) => page.locator('.foot [data-saving]');
const input = (page) => page.locator('tr[data-channel="express"] input');
const shown = (page) => page.evaluate(() => JSON.parse(window.ermu.workspace()).periods[0].counts.t01.express);

async function estimate(page) {
  await page.evaluate(() => { location.hash = '#自评'; });
  const select = page.locator('main .pick-l select');
  if (await input(page).count() === 0) await select.selectOption({ label: '中池镇' });
  await expect(input(page)).toBeVisible();
}

// The count that the page gives to a script that types it like a person.
const type = (page, count) => page.evaluate((typed) => {
  const field = document.querySelector('tr[data-channel="express"] input');
  field.focus();
  field.value = typed;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}, String(count));

test('a write that fails at any position leaves the state before it, and is made good', async ({ page, openFile }) => {
  test.setTimeout(120_000);
  await openFile();
  await ready(page);
  await estimate(page);
  await type(page, 60);
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
  for (let position = 0; position < 8; position += 1) {
    const count = 61 + position;
    await page.evaluate((at) => {
      const real = Storage.prototype.setItem;
      let left = at;
      Storage.prototype.setItem = function fail(key, text) {
        left -= 1;
        if (left === -1) {
          Storage.prototype.setItem = real;
          throw new DOMException('full', 'QuotaExceededError');
        }
        return real.call(this, key, text);
      };
      window.mended = () => { Storage.prototype.setItem = real; };
    }, position);
    await type(page, count);
    await expect(state(page)).toHaveAttribute('data-saving', 'saved', { timeout: 15_000 });
    await page.evaluate(() => window.mended());
    await page.reload();
    await ready(page);
    await estimate(page);
    expect(await shown(page), `write ${position}`).toBe(count);
  }
});

test('a renderer that is killed in the middle of a save keeps what is older than a second', async ({ browserName }) => {
  test.skip(browserName !== 'chromium' || test.info().project.name !== 'chromium', 'the process is found in current Chromium only');
  const rounds = Number(process.env.ERMU_KILLS || 24);
  test.setTimeout(60_000 + rounds * 4_000);
  const place = folder();
  const file = join(place.path, 'ermu.html');
  copyFileSync(html, file);
  const browser = await launcher.launch({ executablePath: chromium, args: flags });
  const session = await browser.newBrowserCDPSession();
  const context = await browser.newContext({ locale: 'zh-CN' });
  const renderers = async () => (await session.send('SystemInfo.getProcessInfo')).processInfo.filter(({ type: kind }) => kind === 'renderer').map(({ id }) => id);
  const within = (promise, time) => Promise.race([promise.then(() => true, () => false), new Promise((done) => { setTimeout(done, time, false); })]);
  // A process that waits for the next page may have died with the page's own; then another page is opened.
  const opened = async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      let page = null;
      if (!await within(context.newPage().then((made) => { page = made; }), 8_000)) continue;
      const usable = page.goto(pathToFileURL(file).href).then(() => page.waitForFunction(() => window.ermu, null, { timeout: 8_000 }));
      if (await within(usable, 10_000)) return page;
      await within(page.close(), 2_000);
    }
    throw new Error('no page opened again');
  };
  let kept = 51;
  for (let round = 0; round < rounds; round += 1) {
    const page = await opened();
    const found = await shown(page);
    expect(round === 0 ? [51] : [kept, 999 + round], `round ${round}`).toContain(found);
    kept = found;
    await estimate(page);
    // A save begins 400 ms after the first change; the process dies at any moment before, in, or after it.
    await type(page, 1000 + round);
    // No other page is open, so these are its process and those that wait for the next one.
    const processes = await renderers();
    const crashed = page.waitForEvent('crash');
    await page.waitForTimeout(380 + (round * 7) % 90);
    processes.forEach((id) => process.kill(id, 'SIGKILL'));
    expect(await within(crashed, 5_000), `round ${round}: the process died`).toBe(true);
    await within(page.close(), 2_000);
  }
  await browser.close();
  place.remove();
});

test('two tabs that type at once lose nothing, and the older one reads', async ({ page, context, openFile }) => {
  await openFile();
  await ready(page);
  await page.getByRole('button', { name: '清掉示例' }).click();
  await estimate(page);
  await type(page, 3);
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  await expect(state(page)).toHaveAttribute('data-saving', 'reading', { timeout: 1_000 });
  await expect(page.locator('.alarm').first()).toContainText('这份数据在另一页打开了');
  await expect(page.locator('tr[data-channel="express"] .step')).toHaveCount(0);
  await estimate(other);
  await type(other, 4);
  await expect(state(other)).toHaveAttribute('data-saving', 'saved');
  // Coming back to the older tab writes nothing.
  await page.bringToFront();
  await page.evaluate(() => { window.dispatchEvent(new Event('focus')); window.dispatchEvent(new Event('pagehide')); });
  await expect(state(other)).toHaveAttribute('data-saving', 'saved');
  await page.getByRole('button', { name: '换到这里改' }).click();
  await expect(input(page)).toHaveValue('4');
  await expect(state(other)).toHaveAttribute('data-saving', 'reading', { timeout: 1_000 });
  await other.getByRole('button', { name: '另存一份' }).click();
  await estimate(other);
  await type(other, 5);
  await expect(state(other)).toHaveAttribute('data-saving', 'saved');
  await type(page, 6);
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
  await page.getByRole('link', { name: '数据' }).click();
  await expect(page.locator('.data tbody').first().locator('tr')).toHaveCount(3);
  await other.close();
});

test('a tab that reads goes on writing when the other is closed', async ({ page, context, openFile }) => {
  await openFile();
  await ready(page);
  await page.getByRole('button', { name: '清掉示例' }).click();
  await estimate(page);
  // Before it is kept there is no draft that another page could open.
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  await expect(page.locator('.alarm').first()).toContainText('这份数据在另一页打开了');
  await estimate(other);
  await type(other, 4);
  await other.close({ runBeforeUnload: true });
  await expect(page.locator('.alarm', { hasText: '这份数据在另一页打开了' })).toHaveCount(0);
  await expect(input(page)).toHaveValue('4');
  await type(page, 5);
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
});

test('undo goes on after a reload', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await estimate(page);
  for (const count of [60, 61, 62]) {
    await type(page, count);
    await input(page).blur();
  }
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
  await page.reload();
  await ready(page);
  await expect(page.locator('.foot-mid')).toContainText('61→62');
  for (const count of [61, 60, 51]) {
    await page.locator('.foot-mid button').first().click();
    expect(await shown(page)).toBe(count);
  }
});

test('a page that is left while a file is being opened has the state before or the file', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await estimate(page);
  await type(page, 60);
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
  const before = await page.evaluate(() => window.ermu.workspace());
  const file = JSON.parse(before);
  file.periods[0].counts.t01.express = 70;
  await page.evaluate((text) => { window.left = true; window.ermu.open(text); location.reload(); }, JSON.stringify(file));
  await page.waitForFunction(() => !window.left && window.ermu);
  // Were it neither, the store and what the page says of it would tell where it went.
  const kept = await page.evaluate(() => JSON.stringify([
    document.querySelector('.foot [data-saving]').dataset.saving,
    [...document.querySelectorAll('.alarm')].map((strip) => strip.textContent),
    Object.entries(localStorage).map(([key, text]) => `${key}=${text.slice(0, 60)}`),
  ]));
  expect([60, 70], kept).toContain(await shown(page));
});

test('a fault in our own code freezes the page and leaves the store as it was', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await estimate(page);
  await type(page, 60);
  await expect(state(page)).toHaveAttribute('data-saving', 'saved');
  const before = await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  // The library that draws takes for granted that a document makes elements; without that our code panics.
  await page.evaluate(() => {
    const refuse = () => { throw new Error('no elements'); };
    Document.prototype.createElement = refuse;
    Document.prototype.createElementNS = refuse;
    Node.prototype.cloneNode = refuse;
    location.hash = '#数据';
  });
  await expect(page.locator('html')).toHaveAttribute('data-state', 'frozen');
  await expect(page.locator('#ermu-frozen')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()))).toBe(before);
  await page.reload();
  await ready(page);
  await estimate(page);
  expect(await shown(page)).toBe(60);
});
