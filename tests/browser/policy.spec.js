// The security policy lets the page do its work and nothing else.
import { expect, ready, test } from './fixtures.js';

test('a script that is not ours does not run', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.body.appendChild(script);
  });
  expect(await page.evaluate(() => window.intruder)).toBeUndefined();
  expect(await seen.violations()).toHaveLength(1);
});

test('text is not run as code where the browser can tell it from wasm', async ({ page, openFile }) => {
  await openFile();
  await ready(page);
  const [knows, ran] = await page.evaluate(() => new Promise((resolve) => {
    // From a timer: the test tool's own code is not bound by the page's policy.
    setTimeout(() => {
      try {
        resolve([Boolean(Array.prototype.findLast), new Function('return true')()]);
      } catch {
        resolve([Boolean(Array.prototype.findLast), false]);
      }
    });
  }));
  expect(ran).toBe(!knows);
});

test('nothing can be fetched and no picture loaded from elsewhere', async ({ page, openHttp }) => {
  const seen = await openHttp();
  await ready(page);
  const refused = await page.evaluate(async () => {
    const fetched = await fetch('/ermu.html').then(() => false, () => true);
    const drawn = await new Promise((resolve) => {
      const picture = new Image();
      picture.onload = () => resolve(true);
      picture.onerror = () => resolve(false);
      picture.src = '/picture.png';
    });
    return fetched && !drawn;
  });
  expect(refused).toBe(true);
  expect((await seen.violations()).map((text) => text.split(' ')[0]).sort()).toEqual(['connect-src', 'img-src']);
});

test('a worker from within the page runs, and compiles wasm', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  const answer = await page.evaluate(() => new Promise((resolve) => {
    const code = `WebAssembly.instantiate(new Uint8Array([0,97,115,109,1,0,0,0]))
      .then(() => postMessage('ran'), (fault) => postMessage(String(fault)))`;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = (event) => resolve(`error ${event.message}`);
  }));
  expect(answer).toBe('ran');
  await seen.nothing();
});

test('a font of the system is found by its name', async ({ page, openFile }) => {
  const seen = await openFile();
  await ready(page);
  const status = await page.evaluate(async () => {
    const style = document.createElement('style');
    style.textContent = '@font-face { font-family: "Probe"; src: local("No Such Font"), local("Noto Sans CJK SC"), local("NotoSansCJKsc-Regular") }';
    document.head.appendChild(style);
    const faces = await document.fonts.load('16px "Probe"', '耳目').catch((fault) => String(fault));
    return typeof faces === 'string' ? faces : faces.map((face) => face.status);
  });
  expect(status).toEqual(['loaded']);
  await seen.nothing();
});
