// From the navigation until the first view can be used, each time in a context of its own.
import { inPage, say } from './browser.mjs';

const marked = (page, mark) => page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, { polling: 50 });

async function open(browser, { file, mark }, throttle) {
  return inPage(browser, file, async (page) => {
    await marked(page, mark);
    // The first paint is told a frame later.
    return page.evaluate((name) => new Promise((then) => {
      const look = () => {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        if (!paint) { setTimeout(look, 20); return; }
        then({ ready: performance.getEntriesByName(name)[0].startTime, paint: paint.startTime });
      };
      look();
    }), mark);
  }, throttle, false);
}

// Turn by turn, so that a machine that slows down slows both.
export async function cold(browser, figures, sides, samples) {
  for (const throttle of [1, 6]) {
    say(`cold open at ${throttle}×`);
    const all = new Map(sides.map(({ side }) => [side, []]));
    for (let i = 0; i <= samples; i++) {
      for (const side of sides) {
        const one = await open(browser, side, throttle);
        if (i > 0) all.get(side.side).push(one);
      }
    }
    for (const [side, results] of all) {
      figures.add('cold open', side, `CPU ${throttle}×, ready`, 60, 'ms', results.map(({ ready }) => ready));
      figures.add('cold open', side, `CPU ${throttle}×, first contentful paint`, 60, 'ms', results.map(({ paint }) => paint));
    }
  }
}
