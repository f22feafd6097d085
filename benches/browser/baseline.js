// The same scoring by hand, as fast as plain JavaScript of one fixed formula is written: counts in typed arrays by
// column, whole-number weights, every array made beforehand, places from a typed array of packed keys that the
// engine's own sort puts in order.
class TypedArrays {
  // `counts[period][channel]` and `lanes` hold one number a unit, `worth[period][class]` one a channel.
  constructor({ counts, lanes, worth }) {
    this.units = lanes.length;
    this.counts = counts.map((columns) => columns.map((column) => Int32Array.from(column)));
    this.lanes = Uint8Array.from(lanes);
    // Lane 0 is of the units that do not score.
    this.worth = worth.map((classes) => [classes[0].map(() => 0), ...classes].map((each) => Int32Array.from(each)));
    this.points = counts.map(() => new Int32Array(this.units));
    this.cumulative = new Int32Array(this.units);
    this.places = new Uint32Array(this.units);
    this.keys = worth[0].map((_, at) => new Float64Array(lanes.filter((lane) => lane === at + 1).length));
    this.order = this.keys.map((keys) => new Uint32Array(keys.length));
  }

  score() {
    this.cumulative.fill(0);
    for (let period = 0; period < this.counts.length; period++) this.scorePeriod(period);
    this.sort();
  }

  scorePeriod(period) {
    const { units, lanes, cumulative } = this;
    const points = this.points[period];
    const worth = this.worth[period];
    const [a, b, c, d, e, f, g, h, i] = this.counts[period];
    for (let unit = 0; unit < units; unit++) {
      const w = worth[lanes[unit]];
      const sum = a[unit] * w[0] + b[unit] * w[1] + c[unit] * w[2]
        + d[unit] * w[3] + e[unit] * w[4] + f[unit] * w[5]
        + g[unit] * w[6] + h[unit] * w[7] + i[unit] * w[8];
      points[unit] = sum;
      cumulative[unit] += sum;
    }
  }

  // A count of one unit: its points and its sum, then the order.
  edit(period, unit, channel, count) {
    const worth = this.worth[period][this.lanes[unit]][channel];
    const more = (count - this.counts[period][channel][unit]) * worth;
    this.counts[period][channel][unit] = count;
    this.points[period][unit] += more;
    this.cumulative[unit] += more;
    this.sort();
  }

  sort() {
    const { units, lanes, cumulative, places } = this;
    // More units than a roster may have, so that points and position share a number that is exact.
    const room = 2 ** 18;
    const ends = this.keys.map(() => 0);
    for (let unit = 0; unit < units; unit++) {
      const at = lanes[unit] - 1;
      if (at < 0) continue;
      this.keys[at][ends[at]++] = unit - cumulative[unit] * room;
    }
    this.keys.forEach((keys, at) => {
      keys.sort();
      const order = this.order[at];
      let place = 0;
      let before = NaN;
      for (let row = 0; row < keys.length; row++) {
        const key = keys[row];
        const level = Math.floor(key / room);
        const unit = key - level * room;
        order[row] = unit;
        if (level !== before) place = row + 1;
        before = level;
        places[unit] = place;
      }
    });
  }
}
