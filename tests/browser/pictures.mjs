// The pictures of the README and the guide, taken of the shipped file: `cargo xtask pictures`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium as launcher } from '@playwright/test';
import { chromium, flags, html } from './machine.js';

const docs = (name) => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
mkdirSync(docs('guide'), { recursive: true });

const browser = await launcher.launch({ executablePath: chromium, args: flags });
const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
// Every picture is of the same minute.
await context.clock.setFixedTime(new Date('2022-04-12T10:42:31+08:00'));
const page = await context.newPage();
const go = (name) => page.getByRole('link', { name, exact: true }).click();
const press = (name) => page.getByRole('button', { name, exact: true }).first().click();
const ready = () => page.waitForSelector('html[data-state="ready"]');
const take = async (name) => {
  await page.evaluate(() => document.activeElement.blur());
  await page.screenshot({ path: docs(name) });
};

await page.goto(pathToFileURL(html).href);
await ready();
await take('pictures/ranking.png');

// A quarter at work in the same county.
await page.evaluate(() => {
  const { example, ...file } = JSON.parse(window.ermu.workspace());
  const [first] = file.periods;
  const counts = {};
  for (const [unit, of] of Object.entries(first.counts)) {
    counts[unit] = Object.fromEntries(Object.entries(of).map(([channel, count], at) => [channel, Math.max(0, Math.round(count * (0.6 + ((unit.charCodeAt(2) + at) % 5) / 8)))]));
  }
  const next = { ...first, id: '2022Q2', name: '2022年二季度', from: '2022-04-01', to: '2022-06-30', status: 'draft', printed: undefined, notice: undefined, waiting: ['dyn-province', 'res-province'], counts };
  const items = [
    { id: 'item0001', title: '农村互助养老怎样办得下去', units: [{ unit: 't11' }], adoptions: [{ channel: 'res-county', date: '2022-04-20' }, { channel: 'res-city', date: '2022-05-09', issue: '第 21 期' }] },
    { id: 'item0002', title: '库区清漂专项行动', units: [{ unit: 't06' }], adoptions: [{ channel: 'focus', date: '2022-05-11' }] },
    { id: 'item0003', title: '茶园雇工难', units: [{ unit: 't10' }], adoptions: [{ channel: 'express', date: '2022-06-02' }] },
  ];
  window.ermu.open(JSON.stringify({ ...file, periods: [first, next], items }));
});
const dismiss = page.locator('.alarm').getByRole('button', { name: '知道了' });
while (await dismiss.count()) await dismiss.first().click();
await go('排名');
const later = page.locator('.period .btn').last();
if (await later.isEnabled()) await later.click();
await take('guide/ranking.png');
await go('自评');
await page.locator('main .pick-l select').selectOption({ label: '后柳镇' });
await page.waitForSelector('.goal .alone');
await take('guide/estimate.png');
await go('录入');
await take('guide/entry.png');
await go('台账');
await take('guide/ledger.png');
await go('通报');
await page.waitForSelector('.chk li');
await take('guide/notice.png');
await go('办法');
await take('guide/rules.png');
await go('数据');
await take('guide/data.png');
const download = page.waitForEvent('download');
await press('发布只读页');
const place = mkdtempSync(join(tmpdir(), 'ermu-'));
const published = join(place, '通报.html');
await (await download).saveAs(published);
await page.goto(pathToFileURL(published).href);
await ready();
await go('自评');
await page.locator('main .pick-l select').selectOption({ label: '后柳镇' });
await page.waitForSelector('.goal .alone');
await take('guide/published.png');
await browser.close();
rmSync(place, { recursive: true });
