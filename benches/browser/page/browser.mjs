// The browser of the tests with a page in a fresh context, and samples of what is done in it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium as program, flags } from '../../../tests/browser/machine.js';

const { chromium } = createRequire(new URL('../../../tests/browser/', import.meta.url))('@playwright/test');
const watch = readFileSync(new URL('watch.js', import.meta.url), 'utf8');

export const launch = () => chromium.launch({ executablePath: program, args: [...flags, '--enable-precise-memory-info'] });

// What takes longer than this (milliseconds) is told as not possible.
export const PATIENCE = 120_000;
// No figure is sampled for longer than this once it has one sample.
const BUDGET = 40_000;

export function say(words) {
  process.stderr.write(`  ${words}\n`);
}

// Opens a file in a context of its own and does something with it.
export async function inPage(browser, file, act, throttle = 1, watched = true) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(PATIENCE);
  try {
    const page = await context.newPage();
    const faults = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    const session = await context.newCDPSession(page);
    if (throttle > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    if (watched) await page.addInitScript(watch);
    await page.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
    const result = await act(page, session);
    if (faults.length > 0) throw new Error(faults[0]);
    return result;
  } finally {
    await context.close();
  }
}

export function within(promise, what, ms = PATIENCE) {
  let timer;
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`${what} took longer than ${ms / 1000} s`)), ms); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// So many results after a first one that is not counted, fewer where they take long.
export async function repeat(samples, act) {
  const all = [];
  const begun = Date.now();
  for (let i = 0; i <= samples; i++) {
    const one = await act(i);
    // Where one takes minutes, the first is the only one.
    const slow = Date.now() - begun > BUDGET;
    if (i > 0 || slow) all.push(one);
    if (slow) break;
  }
  return all;
}

// From a real key or click until its result is painted: `is` makes, in the page and of `given`, what says that it is there.
export async function timed(page, { kind, is, given, settle = 120, act }) {
  const shown = await page.evaluateHandle(is, given);
  await page.evaluate(([event, test, wait]) => {
    window.benchDone = window.bench.arm(event, test, wait);
  }, [kind, shown, settle]);
  await act();
  return within(page.evaluate(() => window.benchDone), kind);
}
