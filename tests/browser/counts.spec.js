// What one keystroke costs, as exact numbers: nodes that change and characters that are written. Times differ from machine
// to machine; these do not, and they must not grow with the number of units where only one of them changes.
import { expect, ready, test } from './fixtures.js';

// The example as a draft, with so many further departments.
async function grown(page, openFile, units) {
  await openFile();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await ready(page);
  await page.evaluate((more) => {
    const file = JSON.parse(window.ermu.workspace());
    delete file.example;
    const [period] = file.periods;
    Object.assign(period, { status: 'draft', printed: undefined, notice: undefined });
    for (let at = 0; at < more; at += 1) {
      file.units.push({ id: `x${at}`, name: `第${at}局`, class: 'dept' });
      period.counts[`x${at}`] = { focus: at % 9 + 1 };
    }
    window.ermu.open(JSON.stringify(file));
  }, units);
  // Leaving keeps what was opened, so that nothing of it is counted.
  await page.reload();
  await ready(page);
}

// Counts what `act` changes until the page has been quiet for two frames.
async function cost(page, act) {
  await page.evaluate(() => {
    const seen = { nodes: 0, written: 0 };
    window.counted = seen;
    const observer = new MutationObserver((changes) => changes.forEach((change) => {
      seen.nodes += change.type === 'childList' ? change.addedNodes.length + change.removedNodes.length : 1;
    }));
    observer.observe(document.getElementById('ermu-app'), { subtree: true, childList: true, characterData: true, attributes: true });
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      seen.written += key.length + value.length;
      return set.call(this, key, value);
    };
    window.stopCounting = () => {
      observer.disconnect();
      Storage.prototype.setItem = set;
      return seen;
    };
  });
  await act();
  // The draft is kept some time after the last key.
  await expect.poll(() => page.evaluate(() => window.counted.written)).toBeGreaterThan(0);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => window.stopCounting());
}

// What a keystroke may change of the page, and how much more than the draft itself it may write: measured, with little to spare.
const GRID_NODES = 280;
const DESK_NODES = 720;
const BESIDE_DRAFT = 12000;
// A difference, the pointer to it, and which draft is open.
const DELTA = 2500;

async function compare(page, openFile, most, at) {
  const costs = [];
  for (const more of [0, 940]) {
    await grown(page, openFile, more);
    const act = await at();
    const { nodes, written } = await cost(page, act);
    const draft = await page.evaluate(() => window.ermu.workspace().length);
    expect(written).toBeLessThan(draft + BESIDE_DRAFT);
    costs.push(nodes);
  }
  expect(costs[0]).toBeLessThanOrEqual(most);
  expect(costs[1]).toBe(costs[0]);
}

test('a count typed where counts are entered changes as much of the page with 1,000 units as with 60', async ({ page, openFile }) => {
  await compare(page, openFile, GRID_NODES, async () => {
    await page.getByRole('link', { name: '录入' }).click();
    const field = page.locator('.grid tr[data-unit="中池镇"] td[data-col="express"] input');
    await field.click();
    return () => page.keyboard.type('7');
  });
});

test('a count at the desk changes as much of the page with 1,000 units as with 60', async ({ page, openFile }) => {
  await compare(page, openFile, DESK_NODES, async () => {
    await page.getByRole('link', { name: '自评' }).click();
    await page.locator('main .pick-l select').selectOption({ label: '后柳镇' });
    await expect(page.locator('.goal .alone')).toBeVisible();
    await page.locator('tr[data-channel="express"] .step input').focus();
    // The search for the fewest adoptions comes after the key.
    const goal = page.locator('.goal');
    const before = await goal.textContent();
    return async () => {
      await page.keyboard.press('+');
      await expect(goal).not.toHaveText(before);
    };
  });
});

test('of a large draft a key writes what it changed, whatever the draft comes to', async ({ page, openFile }) => {
  await grown(page, openFile, 940);
  await page.getByRole('link', { name: '录入' }).click();
  await page.locator('.grid tr[data-unit="中池镇"] td[data-col="express"] input').click();
  // The first save of a page is whole.
  const first = await cost(page, () => page.keyboard.type('7'));
  const draft = await page.evaluate(() => window.ermu.workspace().length);
  expect(first.written).toBeGreaterThan(draft);
  const next = await cost(page, () => page.keyboard.type('8'));
  expect(next.written).toBeLessThan(DELTA);
});
