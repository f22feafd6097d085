// Writes and reads a large table with the worker of dist/ermu.html and with SheetJS, and prints what was measured as JSON.
// node books.mjs FOLDER ROWS SAMPLES: the folder holds core.js and core.wasm.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium as program, flags } from '../../tests/browser/machine.js';

const require = createRequire(new URL('../../tests/browser/', import.meta.url));
const { chromium } = require('@playwright/test');
const [folder, rows, samples] = process.argv.slice(2);
const here = (name) => readFileSync(new URL(name, import.meta.url));
const shipped = readFileSync(new URL('../../dist/ermu.html', import.meta.url), 'utf8');
// The worker as it lies in the page: its script and its module.
const element = (id) => shipped.match(new RegExp(`<script type="[^"]*" id="${id}">[^<]*(?:<(?!/script>)[^<]*)*</script>`))[0];
const files = {
  '/': ['text/html', `<!doctype html><meta charset="utf-8">${element('ermu-office')}${element('ermu-office-wasm')}
    <script src="xlsx.js"></script><script src="core.js"></script><script src="books.js"></script>`],
  '/xlsx.js': ['text/javascript', readFileSync(require.resolve('@e965/xlsx/dist/xlsx.full.min.js'))],
  '/core.js': ['text/javascript', readFileSync(join(folder, 'core.js'))],
  '/core.wasm': ['application/wasm', readFileSync(join(folder, 'core.wasm'))],
  '/books.js': ['text/javascript', here('books.js')],
};

async function inPage(act) {
  const browser = await chromium.launch({ executablePath: program, args: flags });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => { throw error; });
    await page.route('**', (route) => {
      const [contentType, body] = files[new URL(route.request().url()).pathname] || ['text/plain', ''];
      return route.fulfill({ contentType, body });
    });
    await page.goto('https://bench.invalid/');
    return { version: browser.version(), result: await act(page) };
  } finally {
    await browser.close();
  }
}

const { version, result } = await inPage((page) => page.evaluate((wanted) => measure(wanted), { rows: Number(rows), samples: Number(samples) }));
console.log(JSON.stringify({ browser: `Chromium ${version}`, result }));
