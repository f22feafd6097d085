// Measures the shipped page and the assembled product beside it, and prints what was measured as JSON.
// node page.mjs FOLDER SIZES SAMPLES: the folder holds sample-N.ermu.json for every size, the sizes are divided by commas.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html } from '../../tests/browser/machine.js';
import { assemble } from './peer/assemble.mjs';
import * as assembled from './page/assembled.mjs';
import { inPage, launch, say } from './page/browser.mjs';
import { cold } from './page/cold.mjs';
import { compare, county as read } from './page/county.mjs';
import { Figures, Wrong } from './page/figures.mjs';
import * as ours from './page/ours.mjs';
import { workbook } from './page/workbook.mjs';

const [folder, sizes, many] = process.argv.slice(2);
const samples = Number(many);
const text = (units) => readFileSync(join(folder, `sample-${units}.ermu.json`), 'utf8');
const figures = new Figures();
const STRIDE = 120;
const FRAMES = 110;

// What is held after opening, once what is not is thrown away.
async function heap(page, session, units, side) {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const wasm = await page.evaluate(() => window.bench.wasm());
  figures.add('memory', side, 'heap of the engine', units, 'MB', [usedSize / 1e6]);
  figures.add('memory', side, 'memory of the module', units, 'MB', [wasm / 1e6]);
  const counts = units * 4 * 9 * 4;
  figures.add('memory', side, 'both, beyond the counts', units, 'MB', [(usedSize + wasm - counts) / 1e6]);
}

async function scrolled(page, units, { side, scrolled: where }) {
  const runs = [];
  for (let i = 0; i < 4; i++) runs.push(await page.evaluate((how) => window.bench.scroll(how), { ...where, stride: STRIDE, frames: FRAMES }));
  const of = (name) => runs.slice(1).map((run) => run[name]);
  figures.add('scroll', side, 'worst frame', units, 'ms', of('worst'));
  figures.add('scroll', side, `blank frames of ${FRAMES}`, units, '', of('blank'));
  figures.add('scroll', side, 'long tasks', units, '', of('long'));
}

// Each act in a page of its own, which is opened with the county each time.
async function measure(browser, file, how, units, county, given, book) {
  const { side } = how;
  const opened = [];
  const inCounty = (what, act) => figures.try('work', side, what, units, () => inPage(browser, file, async (page, session) => {
    say(`${side}, ${units}: ${what}`);
    opened.push(await how.open(page, given));
    await act(page, session);
  }));
  let top;
  await inCounty('table shown', async (page, session) => {
    await heap(page, session, units, side);
    if (side === ours.side && units <= 10_000) compare(await page.evaluate((json) => window.ermu.score(json), given), county);
    figures.painted('work', side, 'table shown', units, await how.mount(page, county, samples));
    top = await how.top(page);
  });
  await inCounty('sort', async (page) => figures.painted('work', side, 'sort', units, await how.sort(page, county, samples)));
  await inCounty('scroll', async (page) => {
    await how.scrollable(page, county);
    await scrolled(page, units, how);
  });
  await inCounty('key', async (page) => figures.painted('work', side, 'key', units, await how.key(page, county, samples)));
  await inCounty('import', async (page) => figures.painted('work', side, 'import', units, await how.take(page, county, samples, book)));
  await inCounty('export', async (page) => figures.painted('work', side, 'export', units, await how.give(page, county, samples)));
  figures.painted('work', side, 'county opened', units, opened);
  return top;
}

const browser = await launch();
try {
  const product = assemble(folder, text(60));
  const sides = [{ side: ours.side, file: html, mark: 'ermu:ready' }, { side: assembled.side, file: product, mark: 'peer:ready' }];
  await cold(browser, figures, sides, samples);
  for (const units of sizes.split(',').map(Number)) {
    const given = text(units);
    const county = read(given);
    county.periods = county.board.counts.length;
    county.shown = county.classes[county.board.order.reduce((most, order, i, all) => (order.length > all[most].length ? i : most), 0)];
    county.worth = county.channels.find(({ id }) => id === 'express').points;
    const book = workbook(folder, county);
    const tops = [];
    for (const [file, how] of [[html, ours], [product, assembled]]) tops.push(await measure(browser, file, how, units, county, given, book));
    // A side whose table could not be shown has said so.
    const [mine, theirs] = tops;
    if (mine && theirs && mine.join() !== theirs.join()) throw new Wrong(`the tables of ${units} units differ: ${mine[0]} against ${theirs[0]}`);
  }
  console.log(JSON.stringify({ browser: `Chromium ${browser.version()}`, figures: figures.all }));
} finally {
  await browser.close();
}
