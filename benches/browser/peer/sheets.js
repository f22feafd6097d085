// The county in HyperFormula, as a spreadsheet has it: a sheet a class, a row a unit, counts by period and channel, points
// as products, the sum of the periods, and the place counted over all sums; or the place by hand from the sums.
const SHEET_SAMPLES = 15;
// No more samples once they have taken so long.
const SHEET_BUDGET_MS = 15_000;
// An edit whose places are counted over all units grows with their square.
const COUNTED_TO = 1_000;
// One that takes longer by itself is told after a single time.
const COUNTED_ONCE_TO = 10_000;

function letters(at) {
  return at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26);
}

function sheetsOf({ counts, worth, lanes }, counted) {
  const periods = counts.length;
  const channels = counts[0].length;
  const places = new Uint32Array(lanes.length);
  const sheets = worth[0].map((_, of) => {
    const units = Array.from(lanes).flatMap((lane, unit) => (lane === of + 1 ? [unit] : []));
    units.forEach((unit, row) => { places[unit] = row; });
    const width = periods * channels;
    const sum = letters(width + periods);
    const head = Array.from({ length: width }, (_, i) => worth[Math.floor(i / channels)][of][i % channels]);
    const rows = units.map((unit, at) => {
      const row = at + 2;
      const cells = [];
      for (let period = 0; period < periods; period++) for (let channel = 0; channel < channels; channel++) cells.push(counts[period][channel][unit]);
      for (let period = 0; period < periods; period++) {
        const [from, to] = [letters(period * channels), letters((period + 1) * channels - 1)];
        cells.push(`=SUMPRODUCT(${from}${row}:${to}${row},${from}$1:${to}$1)`);
      }
      cells.push(`=SUM(${letters(width)}${row}:${letters(width + periods - 1)}${row})`);
      if (counted) cells.push(`=COUNTIF(${sum}$2:${sum}$${units.length + 1},">"&${sum}${row})+1`);
      return cells;
    });
    return { units, cells: [head, ...rows], sum: width + periods, place: width + periods + 1, name: `class${of}` };
  });
  return { sheets, row: (unit) => places[unit] + 1 };
}

function sheetEdit(given, counted, once) {
  const { sheets, row } = sheetsOf(given, counted);
  const engine = HyperFormula.buildFromSheets(Object.fromEntries(sheets.map(({ name, cells }) => [name, cells])), {
    licenseKey: 'gpl-v3', useColumnIndex: false, maxRows: 200_000,
  });
  const ids = sheets.map(({ name }) => engine.getSheetId(name));
  const byHand = new TypedArrays(given);
  byHand.score();
  const below = random();
  const channels = given.counts[0].length;
  const largest = 1 + sheets.reduce((most, { units }, of) => (units.length > sheets[most].units.length ? of : most), 0);
  const act = () => {
    let unit;
    // A single edit is one of the larger class, as five of six are.
    do unit = below(given.lanes.length); while (once ? given.lanes[unit] !== largest : given.lanes[unit] === 0);
    const [period, channel, count] = [below(given.counts.length), below(channels), below(100)];
    const of = given.lanes[unit] - 1;
    const begun = performance.now();
    engine.setCellContents({ sheet: ids[of], row: row(unit), col: period * channels + channel }, count);
    if (!counted) {
      byHand.cumulative[unit] = engine.getCellValue({ sheet: ids[of], row: row(unit), col: sheets[of].sum });
      byHand.sort();
    }
    const took = performance.now() - begun;
    byHand.edit(period, unit, channel, count);
    return took;
  };
  if (!once) act();
  const samples = [];
  const begun = performance.now();
  while (samples.length < (once ? 1 : SHEET_SAMPLES) && (samples.length === 0 || performance.now() - begun < SHEET_BUDGET_MS)) samples.push(act());
  // What every cell of a sum and of a place has to hold, scored again by hand from the counts.
  byHand.score();
  sheets.forEach(({ units, sum, place }, of) => units.forEach((unit) => {
    const value = (col) => engine.getCellValue({ sheet: ids[of], row: row(unit), col });
    if (value(sum) !== byHand.cumulative[unit]) throw new Error(`HyperFormula: sum of ${unit} is ${value(sum)}, not ${byHand.cumulative[unit]}`);
    if (counted && value(place) !== byHand.places[unit]) throw new Error(`HyperFormula: place of ${unit} is ${value(place)}, not ${byHand.places[unit]}`);
  }));
  engine.destroy();
  return { ...spread(samples), samples: samples.length };
}

function sheetEdits(given) {
  const many = given.lanes.length;
  const attempt = (act) => { try { return act(); } catch (fault) { return { why: String(fault.message).slice(0, 160) }; } };
  return {
    counted: many > COUNTED_ONCE_TO
      ? { why: `grows with the square of the units: not tried above ${COUNTED_ONCE_TO}` }
      : attempt(() => sheetEdit(given, true, many > COUNTED_TO)),
    byHand: attempt(() => sheetEdit(given, false, false)),
  };
}
