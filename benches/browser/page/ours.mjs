// What a person does in the shipped page, through its own controls.
import { repeat, timed, within } from './browser.mjs';
import { holds } from './workbook.mjs';

export const side = 'Ermu';
export const scrolled = { row: '.wide tbody tr[data-unit]' };

const screen = (page, name) => page.getByRole('link', { name, exact: true }).first().click();
const view = (page, name) => page.getByRole('group', { name: '查看' }).getByRole('button', { name, exact: true });

export async function ready(page) {
  await page.waitForFunction(() => performance.getEntriesByName('ermu:ready').length > 0, null, { polling: 20 });
}

// The county as a file's text; how long the page takes to take it, and to show it.
export async function open(page, text) {
  await ready(page);
  await page.evaluate((given) => { window.benchText = given; }, text);
  return within(page.evaluate(async () => {
    const begun = performance.now();
    window.ermu.open(window.benchText);
    const shown = performance.now() - begun;
    delete window.benchText;
    await window.bench.frame();
    await window.bench.frame();
    const painted = performance.now() - begun;
    await window.bench.after(2500);
    return { shown, painted, kept: window.bench.kept(begun) };
  }), 'opening');
}

// The last period, which has all the others before it.
async function lastPeriod(page, { periods }) {
  for (let i = 1; i < periods; i++) await page.locator('.period button.sq').last().click();
}

async function wholeTable(page, county) {
  await screen(page, '排名');
  await lastPeriod(page, county);
  await view(page, county.shown).click();
  await page.waitForSelector(scrolled.row);
}

export async function mount(page, county, samples) {
  await wholeTable(page, county);
  const is = () => () => document.querySelectorAll('.wide tbody tr[data-unit]').length > 10;
  return repeat(samples, async () => {
    await view(page, '一览').click();
    await page.waitForSelector('.wide', { state: 'detached' });
    return timed(page, { kind: 'click', is, act: () => view(page, county.shown).click() });
  });
}

// By a channel, falling and rising, and back to the official order.
export async function sort(page, county, samples) {
  await wholeTable(page, county);
  const is = ({ before }) => () => {
    const head = document.querySelectorAll('.wide th .sort')[2].closest('th');
    const now = head.getAttribute('aria-sort');
    if (now === before) return false;
    const col = now ? 'express' : 'cumulative';
    const cells = [...document.querySelectorAll(`.wide tbody td[data-col="${col}"]`)].slice(0, 20).map((cell) => Number(cell.textContent.replace('—', '0')));
    const rising = now === 'ascending';
    return cells.length > 10 && cells.every((value, i) => i === 0 || (rising ? value >= cells[i - 1] : value <= cells[i - 1]));
  };
  const head = page.locator('.wide th .sort').nth(2);
  return repeat(samples, async () => {
    const before = await head.evaluate((button) => button.closest('th').getAttribute('aria-sort'));
    return timed(page, { kind: 'click', is, given: { before }, act: () => head.click() });
  });
}

export async function scrollable(page, county) {
  await wholeTable(page, county);
}

async function entry(page, county) {
  await screen(page, '录入');
  await lastPeriod(page, county);
  await page.locator('main button', { hasText: county.shown }).first().click();
  await page.waitForSelector('.grid tbody tr[data-unit] input');
}

// A digit into a count of another unit each time, until its points have changed by what the channel is worth.
export async function key(page, county, samples) {
  await entry(page, county);
  const rows = page.locator('.grid tbody tr[data-unit]').filter({ has: page.locator('td[data-col="current"]') });
  const is = ({ unit, wanted }) => () => {
    const row = document.querySelector(`.grid tr[data-unit="${unit}"]`);
    return Number(row.querySelector('td[data-col="current"]').textContent) === wanted;
  };
  return repeat(samples, async (i) => {
    // The first cell is at hand from the start, and a second click on it would edit in place.
    const row = rows.nth((i + 1) % 12);
    const { unit, count, current } = await row.evaluate((tr) => ({
      unit: tr.dataset.unit,
      count: Number(tr.querySelector('td[data-col="express"] input').value),
      current: Number(tr.querySelector('td[data-col="current"]').textContent),
    }));
    const digit = (count % 9) + 1 === count ? 9 : (count % 9) + 1;
    const wanted = current + (digit - count) * county.worth;
    await row.locator('td[data-col="express"] input').click();
    // The page keeps the draft a second later, which is part of what the key costs.
    return timed(page, { kind: 'keydown', is, given: { unit, wanted }, settle: 1800, act: () => page.keyboard.press(String(digit)) });
  });
}

// From the file chosen until the page shows what it would change, and from the confirmation until the counts stand there.
export async function take(page, county, samples, file) {
  await entry(page, county);
  const first = await page.locator('.grid tbody tr[data-unit]').first().evaluate((tr) => ({ unit: tr.dataset.unit, count: tr.querySelector('td[data-col="express"] input').value }));
  const preview = () => () => document.querySelector('.paste') !== null;
  const taken = ({ unit, wanted }) => () => document.querySelector(`.grid tr[data-unit="${unit}"] td[data-col="express"] input`)?.value === wanted;
  return repeat(samples, async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^打开表格/ }).click();
    const chosen = await chooser;
    const read = await timed(page, { kind: 'bench:chosen', is: preview, act: () => chosen.setFiles(file) });
    const confirm = page.locator('.paste').getByRole('button', { name: /^确认/ });
    if (await confirm.count() === 0) {
      const [, most] = (await page.locator('.paste').textContent()).match(/最多 (\d+) 行/) || [];
      throw new Error(most ? `the page takes at most ${most} rows at a time` : 'the page finds nothing to take');
    }
    const put = await timed(page, { kind: 'click', is: taken, given: { unit: first.unit, wanted: String(Number(first.count) + 1) }, settle: 1800, act: () => confirm.click() });
    await page.keyboard.press('Control+z');
    await page.waitForFunction(({ unit, count }) => document.querySelector(`.grid tr[data-unit="${unit}"] td[data-col="express"] input`)?.value === count, first);
    return { shown: read.shown + put.shown, painted: read.painted + put.painted, kept: Math.max(read.kept, put.kept) };
  });
}

// Until the workbook, read back and compared, is offered.
export async function give(page, county, samples) {
  await wholeTable(page, county);
  const results = await repeat(samples, async () => {
    const before = await page.evaluate(() => window.bench.offered.length);
    const is = (many) => () => window.bench.offered.length > many;
    return timed(page, { kind: 'click', is, given: before, act: () => page.getByRole('button', { name: '表格文件', exact: true }).click() });
  });
  // The first unit of the table on the screen stands in the file with its points.
  const [unit, points] = await page.locator(scrolled.row).first().evaluate((tr) => [tr.dataset.unit, tr.querySelector('td[data-col="cumulative"]').textContent]);
  await holds(page, unit, Number(points));
  return results;
}

// The table's first rows, for the comparison with the other side.
export const top = (page) => page.$$eval('.wide tbody tr[data-unit]', (trs) => trs.slice(0, 15).map((tr) => [tr.dataset.unit, ...['current', 'cumulative', 'place'].map((col) => tr.querySelector(`[data-col="${col}"]`).textContent.trim())].join(' ')));
