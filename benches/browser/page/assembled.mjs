// The same in the assembled product, through its controls.
import { repeat, timed, within } from './browser.mjs';
import { holds } from './workbook.mjs';

export const side = 'Tabulator + SheetJS + JavaScript';
export const scrolled = { box: '.tabulator-tableholder', row: '.tabulator-row' };

export async function ready(page) {
  await page.waitForFunction(() => performance.getEntriesByName('peer:ready').length > 0, null, { polling: 20 });
}

export async function open(page, text) {
  await ready(page);
  await page.evaluate((given) => { window.benchText = given; }, text);
  return within(page.evaluate(async () => {
    const begun = performance.now();
    window.product.open(window.benchText);
    delete window.benchText;
    while (!document.querySelector('.tabulator-row')) await window.bench.after(4);
    const shown = performance.now() - begun;
    await window.bench.frame();
    await window.bench.frame();
    const painted = performance.now() - begun;
    await window.bench.after(500);
    return { shown, painted, kept: window.bench.kept(begun) };
  }), 'opening');
}

export async function mount(page, county, samples) {
  const is = () => () => document.querySelectorAll('.tabulator-row').length > 10;
  return repeat(samples, async () => {
    await page.locator('#hide').click();
    return timed(page, { kind: 'click', is, act: () => page.locator('#show').click() });
  });
}

export async function sort(page, county, samples) {
  const head = page.locator('.tabulator-col[tabulator-field="express"]');
  const is = ({ before }) => () => {
    const now = document.querySelector('.tabulator-col[tabulator-field="express"]').getAttribute('aria-sort');
    if (now === before) return false;
    const cells = [...document.querySelectorAll('.tabulator-row .tabulator-cell[tabulator-field="express"]')].slice(0, 20).map((each) => Number(each.textContent));
    return cells.length > 10 && cells.every((value, i) => i === 0 || (now === 'ascending' ? value >= cells[i - 1] : value <= cells[i - 1]));
  };
  return repeat(samples, async () => {
    const before = await head.getAttribute('aria-sort');
    return timed(page, { kind: 'click', is, given: { before }, act: () => head.click({ position: { x: 10, y: 12 } }) });
  });
}

export async function scrollable() {}

// The field is taken with Enter, which is where this product begins to compute.
export async function key(page, county, samples) {
  const is = ({ unit, wanted }) => () => {
    const row = [...document.querySelectorAll('.tabulator-row')].find((each) => each.querySelector('[tabulator-field="name"]').textContent === unit);
    return Number(row?.querySelector('[tabulator-field="current"]').textContent) === wanted;
  };
  return repeat(samples, async (i) => {
    const row = page.locator('.tabulator-row').nth(i % 12);
    const { unit, count, current } = await row.evaluate((each) => {
      const text = (field) => each.querySelector(`[tabulator-field="${field}"]`).textContent;
      return { unit: text('name'), count: Number(text('express')), current: Number(text('current')) };
    });
    const digit = (count % 9) + 1 === count ? 9 : (count % 9) + 1;
    const wanted = current + (digit - count) * county.worth;
    await row.locator('[tabulator-field="express"]').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press(String(digit));
    return timed(page, { kind: 'keydown', is, given: { unit, wanted }, settle: 300, act: () => page.keyboard.press('Enter') });
  });
}

export async function take(page, county, samples, file) {
  const is = ({ unit, wanted }) => () => {
    const row = [...document.querySelectorAll('.tabulator-row')].find((each) => each.querySelector('[tabulator-field="name"]').textContent === unit);
    return row?.querySelector('[tabulator-field="current"]').textContent === wanted;
  };
  // Every count is one more afterwards, which keeps the order within a class.
  const given = await page.evaluate(() => {
    const { board, units, channels, lane } = window.product.held();
    const [unit] = board.order[lane];
    const more = channels.reduce((sum, channel) => sum + (channel.classes && !channel.classes.includes(units[unit].class) ? 0 : channel.points), 0);
    return { unit: units[unit].name, wanted: String(board.points.at(-1)[unit] / 2 + more) };
  });
  return repeat(samples, async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.locator('#import').click();
    const chosen = await chooser;
    const done = await timed(page, { kind: 'bench:chosen', is, given, settle: 300, act: () => chosen.setFiles(file) });
    // Back to what stood there, so that the next time has something to change.
    await page.evaluate(() => {
      const { held } = window.product;
      held().last.forEach((column) => column.forEach((count, unit) => { column[unit] = count - 1; }));
      held().board.score();
    });
    await page.locator('#hide').click();
    await page.locator('#show').click();
    await page.waitForSelector('.tabulator-row');
    return done;
  });
}

export async function give(page, county, samples) {
  const results = await repeat(samples, async () => {
    const before = await page.evaluate(() => window.bench.offered.length);
    const is = (many) => () => window.bench.offered.length > many;
    return timed(page, { kind: 'click', is, given: before, settle: 300, act: () => page.locator('#export').click() });
  });
  const [unit, points] = await page.locator('.tabulator-row').first().evaluate((row) => ['name', 'cumulative'].map((field) => row.querySelector(`[tabulator-field="${field}"]`).textContent));
  await holds(page, unit, Number(points));
  return results;
}

export const top = (page) => page.$$eval('.tabulator-row', (rows) => rows.slice(0, 15).map((row) => ['name', 'current', 'cumulative', 'place'].map((field) => row.querySelector(`[tabulator-field="${field}"]`).textContent.trim()).join(' ')));
