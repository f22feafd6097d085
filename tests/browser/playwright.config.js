import { defineConfig } from '@playwright/test';
import { chromium, firefox, flags, kernelLaunch, kernels, shell } from './machine.js';

// 78 is too old for Playwright: its spec drives the browser itself.
const byHand = /kernel78\.spec\.js/;
// axe-core reads the tree, which is the same in every kernel of one family.
const once = /access\.spec\.js/;

// What hangs on the browser itself: starting, the store, keys, the clipboard, input methods, layout, print, the worker.
// The rest is the same code in every kernel; `cargo xtask test all` runs it there too.
const byKernel = /(boot|draft|entry|estimate|notice|policy|quarter|saved|smoke|tables|workbook)\.spec\.js/;
const all = process.env.ERMU_ALL_KERNELS ? /\.spec\.js/ : byKernel;
// The walks by keyboard go through the browser's own ways of giving the focus, the faults kill its process.
const inFull = [byKernel, /(faults|keyboard)\.spec\.js/];

// Kernels before 96 compile all of the module a second time, optimised, as soon as it runs: seconds of every test on both cores.
// 78, which is older still, keeps its way of doing it.
const BASELINE = '--js-flags=--no-wasm-tier-up';

function kernel(version, ...more) {
  const program = kernels[version];
  if (!program) return [];
  return [{ name: `chromium${version}`, testMatch: all, testIgnore: [byHand, once], use: { browserName: 'chromium', launchOptions: kernelLaunch(program, more) } }];
}

// The browser of today in two builds of one version: the whole one for what hangs on it, for the rest the one that draws no
// window, which opens a page in half the time.
const today = (name, program, which) => ({ name, ...which, use: { browserName: 'chromium', launchOptions: { executablePath: program, args: flags } } });

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  reporter: process.stdout.isTTY ? 'line' : 'dot',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 30_000,
  use: { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1349, height: 625 } },
  projects: [
    today('chromium', chromium, { testMatch: inFull }),
    today('shell', shell, { testIgnore: [byHand, ...inFull] }),
    ...kernel(109),
    ...kernel(87, BASELINE),
    {
      name: 'firefox',
      testIgnore: byHand,
      use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath: firefox } },
    },
    ...(kernels[78] ? [{ name: 'chromium78', testMatch: byHand }] : []),
  ],
});
