// The floor: Chromium 78, driven by an old Puppeteer because Playwright cannot open a page in it.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { html, kernelLaunch, kernels, url } from './machine.js';

async function visit(address, work) {
  const browser = await puppeteer.launch({ ...kernelLaunch(kernels[78]), headless: true });
  try {
    const page = await browser.newPage();
    const seen = { errors: [], requests: [] };
    page.on('pageerror', (error) => seen.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') seen.errors.push(message.text());
    });
    page.on('request', (request) => {
      const document = request.isNavigationRequest() && request.frame() === page.mainFrame();
      if (!document && !/^(data|blob):/.test(request.url())) seen.requests.push(request.url());
    });
    await page.goto(address);
    await work(page);
    return seen;
  } finally {
    await browser.close();
  }
}

const ready = (page) => page.waitForSelector('html[data-state="ready"]', { timeout: 20_000 });

test('opens from disk', async () => {
  const outer = mkdtempSync(join(tmpdir(), 'ermu 政务 '));
  const file = join(outer, '耳目.html');
  copyFileSync(html, file);
  const seen = await visit(pathToFileURL(file).href, async (page) => {
    await ready(page);
    const points = 'tr[data-unit="中池镇"] td[data-col="current"]';
    expect(await page.$eval(points, (cell) => cell.textContent)).toBe('26.5');
    await page.evaluate(() => { location.hash = '#自评'; });
    await page.waitForSelector('main select');
    await page.select('main select', 't01');
    const field = 'tr[data-channel="express"] input';
    await page.waitForSelector(field);
    await page.click(field, { clickCount: 3 });
    await page.keyboard.type('52');
    expect(await page.$eval('[data-result="current"]', (figure) => figure.textContent)).toBe('27');
    await page.waitForSelector('.foot [data-saving="saved"]');
    await page.reload();
    await ready(page);
    expect(await page.$eval('[data-result="current"]', (figure) => figure.textContent)).toBe('27');
  });
  rmSync(outer, { recursive: true, force: true });
  expect(seen).toEqual({ errors: [], requests: [] });
});

test('opens from a plain http server', async () => {
  test.skip(!url, 'ERMU_URL is not set: run `cargo xtask serve` and name its address');
  expect(await visit(url, ready)).toEqual({ errors: [], requests: [] });
});
