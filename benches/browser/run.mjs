// Opens the bench in the browser of the tests and prints what it measured as JSON.
// node run.mjs FOLDER SIZES: the folder holds core.js and core.wasm, the sizes are divided by commas.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium as program, flags } from '../../tests/browser/machine.js';

const { chromium } = createRequire(new URL('../../tests/browser/', import.meta.url))('@playwright/test');
const [folder, sizes] = process.argv.slice(2);
const here = (name) => new URL(name, import.meta.url);
const files = {
  '/': ['text/html', '<!doctype html><meta charset="utf-8"><script src="core.js"></script><script src="baseline.js"></script><script src="hyperformula.js"></script><script src="sheets.js"></script><script src="measure.js"></script>'],
  '/core.js': ['text/javascript', readFileSync(join(folder, 'core.js'))],
  '/core.wasm': ['application/wasm', readFileSync(join(folder, 'core.wasm'))],
  '/baseline.js': ['text/javascript', readFileSync(here('baseline.js'))],
  '/hyperformula.js': ['text/javascript', readFileSync(here('node_modules/hyperformula/dist/hyperformula.full.min.js'))],
  '/sheets.js': ['text/javascript', readFileSync(here('peer/sheets.js'))],
  '/measure.js': ['text/javascript', readFileSync(here('measure.js'))],
};

const browser = await chromium.launch({ executablePath: program, args: flags });
try {
  const page = await browser.newPage();
  await page.route('**', (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] || ['text/plain', ''];
    // Only an isolated page gets a clock with steps of 5 microseconds.
    const headers = {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    };
    return route.fulfill({ contentType, body, headers });
  });
  await page.goto('https://bench.invalid/');
  const rows = await page.evaluate((wanted) => measure(wanted), sizes.split(',').map(Number));
  console.log(JSON.stringify({ browser: `Chromium ${browser.version()}`, rows }));
} finally {
  await browser.close();
}
