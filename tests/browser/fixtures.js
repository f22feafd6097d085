// The page as a person gets it, and everything it did that it should not have done.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { html, url } from './machine.js';

// A folder as people have them: with spaces and Chinese in its name.
export function folder() {
  const outer = mkdtempSync(join(tmpdir(), 'ermu-'));
  const inner = join(outer, '政务信息 2022 年 一季度');
  mkdirSync(inner);
  return { path: inner, remove: () => rmSync(outer, { recursive: true, force: true }) };
}

// Goes to an address. What Firefox hears late of a file that the page before gave, its protocol takes for the end of the way
// to the next page.
async function visit(page, address) {
  try {
    await page.goto(address);
  } catch (fault) {
    if (!String(fault).includes('Download is starting')) throw fault;
    await page.goto(address);
  }
}

export class Seen {
  constructor(page) {
    this.page = page;
    this.errors = [];
    this.requests = [];
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('request', (request) => {
      const document = request.isNavigationRequest() && request.frame() === page.mainFrame();
      if (!document && !/^(data|blob):/.test(request.url())) this.requests.push(request.url());
    });
  }

  async listen() {
    await this.page.addInitScript(() => {
      // What a link gives to download, for browsers whose protocol does not tell.
      window.seenDownloads = [];
      const blobs = {};
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        const url = make.call(URL, blob);
        blobs[url] = blob;
        return url;
      };
      document.addEventListener('click', ({ target }) => {
        if (target.download && blobs[target.href]) window.seenDownloads.push([target.download, blobs[target.href]]);
      }, true);
      window.seenViolations = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        // Kernels that know no 'wasm-unsafe-eval' report wasm as eval although the policy there allows eval and
        // the module runs; a report about something allowed is no refusal.
        if (event.blockedURI === 'eval' && event.originalPolicy.includes(" 'unsafe-eval'")) return;
        window.seenViolations.push(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  }

  violations() {
    return this.page.evaluate(() => window.seenViolations);
  }

  // The page ran as if it were alone in the world.
  async nothing() {
    expect(this.errors).toEqual([]);
    expect(this.requests).toEqual([]);
    expect(await this.violations()).toEqual([]);
  }
}

export const test = base.extend({
  seen: async ({ page }, use) => {
    const seen = new Seen(page);
    await seen.listen();
    await use(seen);
  },

  // Opens the shipped file from disk, or a variant of its text.
  openFile: async ({ page, seen }, use) => {
    const place = folder();
    await use(async (text) => {
      const file = join(place.path, '耳目 副本.html');
      if (text === undefined) copyFileSync(html, file);
      else writeFileSync(file, text);
      await visit(page, pathToFileURL(file).href);
      return seen;
    });
    place.remove();
  },

  openHttp: async ({ page, seen }, use) => {
    await use(async () => {
      test.skip(!url, 'ERMU_URL is not set: run `cargo xtask serve` and name its address');
      await page.goto(url);
      return seen;
    });
  },
});

// Name and text of the file that `act` makes the page give.
export async function download(page, act) {
  const browser = page.context().browser();
  const told = browser.browserType().name() === 'chromium' && parseInt(browser.version(), 10) > 100;
  if (told) {
    const event = page.waitForEvent('download');
    await act();
    const file = await event;
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  }
  const before = await page.evaluate(() => window.seenDownloads.length);
  await act();
  await expect.poll(() => page.evaluate(() => window.seenDownloads.length)).toBe(before + 1);
  return page.evaluate(async (at) => {
    const [name, blob] = window.seenDownloads[at];
    return { name, text: await new Response(blob).text() };
  }, before);
}

// A clipboard event as a keyboard makes it, where the focus is, or on the page. For 'copy' what the page put there comes
// back. Firefox lets no script fill the event's own clipboard, so the event is given one.
export function clipboard(page, kind, texts = {}) {
  return page.evaluate(([type, given]) => {
    const data = new DataTransfer();
    for (const [format, text] of Object.entries(given)) data.setData(format, text);
    const event = new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    document.activeElement.dispatchEvent(event);
    return { plain: data.getData('text/plain'), html: data.getData('text/html') };
  }, [kind, texts]);
}

export async function ready(page) {
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
}

export { expect };
