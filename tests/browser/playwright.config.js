import { defineConfig } from '@playwright/test';
import { chromium, firefox, flags, kernelLaunch, kernels } from './machine.js';

// 78 is too old for Playwright: its spec drives the browser itself.
const byHand = /kernel78\.spec\.js/;
// axe-core reads the tree, which is the same in every kernel of one family.
const once = /access\.spec\.js/;

// What hangs on the browser itself: starting, the store, keys, the clipboard, input methods, layout, print, the worker.
// The rest is the same code in every kernel; `cargo xtask test all` runs it there too.
const byKernel = /(boot|draft|entry|estimate|notice|policy|quarter|saved|smoke|tables|workbook)\.spec\.js/;
const all = process.env.ERMU_ALL_KERNELS ? /\.spec\.js/ : byKernel;

function kernel(version) {
  const program = kernels[version];
  if (!program) return [];
  return [{ name: `chromium${version}`, testMatch: all, testIgnore: [byHand, once], use: { browserName: 'chromium', launchOptions: kernelLaunch(program) } }];
}

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
    {
      name: 'chromium',
      testIgnore: byHand,
      use: { browserName: 'chromium', launchOptions: { executablePath: chromium, args: flags } },
    },
    ...kernel(109),
    ...kernel(87),
    {
      name: 'firefox',
      testIgnore: byHand,
      use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath: firefox } },
    },
    ...(kernels[78] ? [{ name: 'chromium78', testMatch: byHand }] : []),
  ],
});
