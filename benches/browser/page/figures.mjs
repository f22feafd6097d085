// What was measured, as a flat list: a table, whose side, what, at how many units, and the samples or why there are none.
// A side that shows something else than it has to: no figure is told then.
export class Wrong extends Error {}

export class Figures {
  constructor() {
    this.all = [];
  }

  add(table, side, what, units, unit, samples) {
    this.all.push({ table, side, what, units, unit, samples });
  }

  none(table, side, what, units, why) {
    this.all.push({ table, side, what, units, why: String(why.message || why).split('\n')[0].slice(0, 160) });
  }

  // The painted time and the longest task of a list of results.
  painted(table, side, what, units, results) {
    this.add(table, side, what, units, 'ms', results.map(({ painted }) => painted));
    this.add(table, side, `${what}: until it stands in the page`, units, 'ms', results.map(({ shown }) => shown));
    this.add(table, side, `${what}: longest task`, units, 'ms', results.map(({ kept }) => kept));
  }

  // Where it cannot be done, that is the figure.
  async try(table, side, what, units, act) {
    try {
      await act();
    } catch (fault) {
      if (fault instanceof Wrong) throw fault;
      process.stderr.write(`  ${side}, ${what}, ${units}: ${fault.message}\n`);
      this.none(table, side, what, units, fault);
    }
  }
}
