// The tasks of docs/effort.md done here, key by key, against the keys that Calc needs; `cargo xtask effort` proves those.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, ready, test } from './fixtures.js';

const read = (name) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');
const calc = JSON.parse(read('tests/fixtures/effort/calc.json'));
const COLUMNS = ['express', 'focus', 'city-site', 'dyn-province', 'dyn-city', 'res-province', 'res-city'];
const POINTS = [0.5, 0.5, 1, 10, 5, 20, 10];
const CLASSES = [['镇', 'towns'], ['部门', 'departments']];

// The second quarter has the counts of the first, given out from the last scored unit to the first: as many keys, and
// another order.
function secondQuarter(file) {
  const rows = read(`tests/fixtures/seed/2022q1-${file}.csv`).trim().split('\n').map((line) => line.trim().split(','));
  const columns = rows.shift().slice(2, 9);
  const units = rows.map((cells) => ({
    name: cells[1].replace(/\s/g, '').replace(/\(/g, '（').replace(/\)/g, '）'),
    first: cells.slice(2, 9),
    scored: cells[11] === '是',
  }));
  const given = units.filter((unit) => unit.scored).reverse().map((unit) => unit.first);
  return { columns, units: units.map((unit, at) => ({ ...unit, counts: [...(given[at] || unit.first)] })) };
}

const points = (counts) => counts.reduce((sum, count, at) => sum + Number(count) * POINTS[at], 0);

// The table as the notice has it: the scored by 累计, ties as they were, then the listed-only.
function table({ units }) {
  const scores = (unit) => ({ current: points(unit.counts), cumulative: points(unit.first) + points(unit.counts) });
  const scored = units.filter((unit) => unit.scored).map((unit) => ({ ...unit, ...scores(unit) }));
  scored.sort((a, b) => b.cumulative - a.cumulative);
  const rows = [...scored, ...units.filter((unit) => !unit.scored)].map((unit, at) => [
    String(at + 1), unit.name, ...unit.counts, unit.scored ? String(unit.current) : '', unit.scored ? String(unit.cumulative) : '',
  ]);
  const totals = COLUMNS.map((_, at) => units.reduce((sum, unit) => sum + Number(unit.counts[at]), 0) || '');
  return { rows, totals: totals.map(String) };
}

async function shown(page) {
  const text = (selector, columns) => page.locator(selector).evaluateAll((rows, wanted) => rows.map((row) => wanted.map((column) => {
    if (column === 'name') return row.dataset.unit.replace(/\s/g, '');
    const content = row.querySelector(`td[data-col="${column}"]`)?.textContent.trim() || '';
    return content === '—' ? '' : content;
  })), columns);
  const rows = await text('.t.full tbody tr', ['serial', 'name', ...COLUMNS, 'current', 'cumulative']);
  const totals = await text('.t.full tfoot tr', COLUMNS);
  return { rows, totals: totals.at(-1) };
}

// Typed as it is read: along each row with Tab, and Enter to the beginning of the next one.
const along = (counts) => {
  const last = counts.map((count) => count !== '').lastIndexOf(true);
  return counts.slice(0, last + 1).flatMap((count, at) => [...(at > 0 ? ['Tab'] : []), ...(count ? [{ text: count }] : [])]);
};
const rowsOf = ({ units }) => units.flatMap(({ counts }, at) => [...along(counts), ...(at + 1 < units.length ? ['Enter'] : [])]);

// Does what a person does and counts it as calc.json is counted: a key, a chord and a click are one each.
class Hand {
  constructor(page) {
    this.page = page;
    this.keys = 0;
    this.steps = 0;
  }

  async step(...deeds) {
    this.steps += 1;
    for (const deed of deeds) {
      if (typeof deed === 'string') await this.page.keyboard.press(deed);
      else await deed.click();
      this.keys += 1;
    }
  }

  // A cell with the keys that lead to the next is one step.
  async type(way) {
    let step = [];
    for (const deed of way) {
      if (deed.text && step.length) await this.step(...step.splice(0));
      step.push(...(deed.text || [deed]));
    }
    await this.step(...step);
  }
}

const needed = (steps) => ({ keys: steps.flatMap((step) => step.keys.split(' ')).length, steps: steps.length });

test('a quarter takes fewer keys and fewer steps than in Calc, and docs/effort.md says how many', async ({ page, openFile }) => {
  test.setTimeout(120_000);
  const seen = await openFile();
  await ready(page);
  await page.evaluate(() => {
    const { example, ...own } = JSON.parse(window.ermu.workspace());
    window.ermu.open(JSON.stringify(own));
  });
  await page.getByRole('link', { name: '录入' }).click();
  const first = await page.evaluate(() => JSON.parse(window.ermu.workspace()).periods[0]);
  expect(first.status).toBe('published');
  const [towns, departments] = CLASSES.map(([, file]) => secondQuarter(file));
  const field = (unit, column) => page.locator(`.grid tr[data-unit^="${unit}"] td[data-col="${column}"] input`);
  const classOf = (name) => page.locator('.seg').first().getByRole('button', { name });
  const tally = {};
  const task = async (name, act) => {
    const hand = new Hand(page);
    await act(hand);
    tally[name] = { here: { keys: hand.keys, steps: hand.steps }, calc: needed(calc.tasks[name]) };
  };

  await task('enter', async (hand) => {
    await hand.step(page.getByRole('button', { name: '新建下一期' }));
    await expect(field(towns.units[0].name, COLUMNS[0])).toBeFocused();
    await hand.type(rowsOf(towns));
    await hand.step(classOf('部门'));
    await expect(field(departments.units[0].name, COLUMNS[0])).toBeFocused();
    await hand.type(rowsOf(departments));
  });
  const total = page.locator('.grid tr[data-total="notice"] td[data-col="express"]');
  await expect(total).toHaveText(table(departments).totals[0]);

  await task('sort', async (hand) => {
    await hand.step('Alt+1');
    await hand.step(classOf('镇'));
    await expect.poll(() => shown(page)).toEqual(table(towns));
    await hand.step(classOf('部门'));
    await expect.poll(() => shown(page)).toEqual(table(departments));
  });

  const { unit, column, count } = calc.correction;
  departments.units.find(({ name }) => name === unit).counts[departments.columns.indexOf(column)] = String(count);
  await task('correct', async (hand) => {
    await hand.step('Alt+3');
    await hand.step('/');
    await hand.step('s', 'l', 'Enter');
    await expect(field(unit, COLUMNS[departments.columns.indexOf(column)])).toBeFocused();
    await hand.step(...String(count));
    await hand.step('Alt+1');
    await hand.step(classOf('部门'));
    await expect.poll(() => shown(page)).toEqual(table(departments));
  });

  // Nothing was saved by hand, and nothing of it is lost or was done to the published quarter.
  const done = await page.evaluate(() => window.ermu.workspace());
  expect(JSON.parse(done).periods[0]).toEqual(first);
  await page.reload();
  await ready(page);
  expect(await page.evaluate(() => window.ermu.workspace())).toBe(done);

  for (const { here, calc: there } of Object.values(tally)) {
    expect(here.keys).toBeLessThan(there.keys);
    expect(here.steps).toBeLessThan(there.steps);
  }
  const line = ([name, { here, calc: there }]) => `| ${name} | ${here.keys} | ${here.steps} | ${there.keys} | ${there.steps} |`;
  const told = read('docs/effort.md').split('\n').filter((text) => /^\| (enter|sort|correct) /.test(text));
  expect(told).toEqual(Object.entries(tally).map(line));
  await seen.nothing();
});
