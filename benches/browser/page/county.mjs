// The county of a sample file, scored by hand: what both sides have to show. Points are in halves, so that they stay whole.
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { Wrong } from './figures.mjs';

const baseline = readFileSync(new URL('../baseline.js', import.meta.url), 'utf8');
const model = readFileSync(new URL('../peer/model.js', import.meta.url), 'utf8');
const { read } = runInThisContext(`${baseline}\n${model}\n({ read: readCounty })`);

export const county = (text) => read(text);

// What the page itself reports for a county, beside what was scored by hand.
export function compare(report, byHand) {
  const last = JSON.parse(report).periods.at(-1);
  const units = last.classes.flatMap((one) => one.units);
  if (units.length !== byHand.units.length) throw new Wrong(`${units.length} units against ${byHand.units.length}`);
  const at = new Map(byHand.units.map((unit, i) => [unit.id, i]));
  for (const unit of units.filter(({ scored }) => scored)) {
    const i = at.get(unit.id);
    const ours = [unit.current, unit.cumulative, unit.place].join(' ');
    const theirs = [byHand.board.points.at(-1)[i] / 2, byHand.board.cumulative[i] / 2, byHand.board.places[i]].join(' ');
    if (ours !== theirs) throw new Wrong(`${unit.name}: ${ours} against ${theirs}`);
  }
}
