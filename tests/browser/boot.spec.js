// What a person reads when the page cannot start, has stopped, or is only a picture of itself.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { download, expect, folder, ready, test } from './fixtures.js';
import { html } from './machine.js';

const shipped = () => readFileSync(html, 'utf8');
const state = (page) => page.locator('html').getAttribute('data-state');

test('a browser without WebAssembly shows the notice for old browsers', async ({ page, openFile }) => {
  await page.addInitScript(() => { delete window.WebAssembly; });
  const seen = await openFile();
  await expect(page.locator('.boot-old')).toBeVisible();
  await expect(page.locator('.boot-wait')).toBeHidden();
  await expect(page.locator('ermu-still')).toBeHidden();
  expect(await state(page)).toBe('failed');
  expect(seen.errors).toEqual([]);
});

// Whichever way the page takes to its module ends in this fault.
function refuseModule(page, kind, message) {
  return page.addInitScript(([fault, words]) => {
    const refuse = () => Promise.reject(new WebAssembly[fault](words));
    WebAssembly.instantiate = refuse;
    WebAssembly.instantiateStreaming = refuse;
  }, [kind, message]);
}

test('a module the browser cannot read shows the notice for old browsers', async ({ page, openFile }) => {
  await refuseModule(page, 'CompileError', 'invalid value type');
  await openFile();
  await expect(page.locator('.boot-old')).toBeVisible();
});

test('a module forbidden by a policy is not blamed on the browser', async ({ page, openFile }) => {
  await refuseModule(page, 'CompileError', "blocked because 'unsafe-eval' is not an allowed source");
  await openFile();
  await expect(page.locator('.boot-failed')).toBeVisible();
  await expect(page.locator('#ermu-boot-detail')).toContainText('unsafe-eval');
});

test('a file that was not copied to its end says so', async ({ page, openFile }) => {
  await openFile(shipped().slice(0, shipped().indexOf('id="ermu-wasm"') + 500));
  await expect(page.locator('.boot-failed')).toBeVisible();
  await expect(page.locator('#ermu-boot-detail')).toContainText('文件不完整');
});

test('a fault after the start freezes the page, keeps it readable and offers to reload', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.id = 'probe';
    button.textContent = '试';
    button.style.cssText = 'position: fixed; top: 120px; left: 0; z-index: 40';
    button.onclick = () => { window.pressed = true; };
    document.getElementById('ermu-app').appendChild(button);
    window.ermuFail('frozen', 'panicked at src/x.rs:1');
  });
  expect(await state(page)).toBe('frozen');
  await expect(page.locator('#ermu-frozen')).toBeVisible();
  await expect(page.locator('#ermu-frozen-detail')).toHaveText('panicked at src/x.rs:1');
  await page.locator('#probe').click();
  expect(await page.evaluate(() => window.pressed)).toBeUndefined();
  const { name, text } = await download(page, () => page.locator('#ermu-rescue').click());
  expect(name).toBe('ermu-rescue.json');
  const kept = await page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('ermu:'))));
  expect(JSON.parse(text)).toEqual(kept);
  await page.locator('#ermu-reload').click();
  await ready(page);
  await expect(page.locator('#ermu-frozen')).toBeHidden();
});

test('a page that cannot start gives out what is kept', async ({ page, openFile }) => {
  await page.addInitScript(() => {
    localStorage.setItem('ermu:x', 'a draft');
    localStorage.setItem('other', 'not ours');
  });
  await refuseModule(page, 'RuntimeError', 'no');
  await openFile();
  await expect(page.locator('.boot-failed')).toBeVisible();
  const { text } = await download(page, () => page.locator('#ermu-boot-rescue').click());
  expect(JSON.parse(text)).toEqual({ 'ermu:x': 'a draft' });
});

for (const broken of [false, true]) {
  test(`the state of this browser is told at #诊断${broken ? ', even where the page cannot start' : ''}`, async ({ page, openFile }) => {
    if (broken) await refuseModule(page, 'RuntimeError', 'no');
    const seen = await openFile();
    if (!broken) await ready(page);
    await page.evaluate(() => { location.hash = '#诊断'; });
    const table = page.locator('.health');
    await expect(table).toBeVisible();
    await expect(page.locator('#ermu-app')).toBeHidden();
    for (const words of ['版本', '内核', '本地存储', '能存能读', 'WebAssembly', '字体', broken ? 'failed' : 'ready']) {
      await expect(table).toContainText(words);
    }
    expect(await page.evaluate(() => Object.keys(localStorage))).not.toContain('ermu:probe');
    await page.locator('#ermu-health-copy').click();
    await expect(page.locator('#ermu-health-told')).not.toBeEmpty();
    await page.getByRole('link', { name: '回到计分台' }).click();
    await expect(table).toBeHidden();
    if (!broken) await seen.nothing();
  });
}

test('a copy saved by the browser opens again, with its content once', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const before = await page.locator('#ermu-app').innerHTML();
  const saved = await page.evaluate(() => `<!doctype html>\n${document.documentElement.outerHTML}`);
  expect(saved).not.toContain('<meta http-equiv="Content-Security-Policy" content="script-src');
  const seen = await openFile(saved);
  await ready(page);
  expect(await page.locator('#ermu-app').innerHTML()).toBe(before);
  await seen.nothing();
});

test('an archived copy says that it is one', async ({ page, openFile, browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium writes .mht');
  await openFile();
  await ready(page);
  await expect(page.locator('ermu-still')).toBeHidden();
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
  const place = folder();
  const archive = join(place.path, '副本.mht');
  writeFileSync(archive, data);
  await page.goto(pathToFileURL(archive).href);
  await expect(page.locator('ermu-still')).toBeVisible();
  place.remove();
});

test.describe('with scripts switched off', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says that it only shows', async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'Playwright cannot switch scripts off in a stock Firefox');
    await page.goto(pathToFileURL(html).href);
    await expect(page.locator('ermu-still')).toBeVisible();
    await expect(page.locator('.boot-wait')).toBeHidden();
  });
});
