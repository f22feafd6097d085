// Runs in the browser: both sides make the same results from the same counts, which is checked before any timing.
const SAMPLES = 21;
// The clock has steps, so a sample is long against them.
const SAMPLE_MS = 10;
const WARM_UP_MS = 400;
const EDITS = 2001;
const EDIT_SAMPLE_MS = 0.2;

function inputs(bench) {
  const all = (many, make) => Array.from({ length: many }, (_, at) => make(at));
  const worth = all(bench.periods(), (period) => all(bench.classes(), (of) => bench.worth(period, of)));
  const channels = worth[0][0].length;
  const counts = all(bench.periods(), (period) => all(channels, (channel) => bench.counts(period, channel)));
  return { counts, worth, lanes: bench.lanes() };
}

function compare(bench, byHand) {
  const equal = (what, ours, theirs) => {
    if (ours.length !== theirs.length) throw new Error(`${what}: ${ours.length} against ${theirs.length}`);
    const at = ours.findIndex((value, i) => value !== theirs[i]);
    if (at >= 0) throw new Error(`${what} at ${at}: ${ours[at]} against ${theirs[at]}`);
  };
  byHand.points.forEach((points, period) => equal(`points of period ${period}`, bench.points(period), points));
  equal('cumulative', bench.cumulative(), byHand.cumulative);
  byHand.order.forEach((order, of) => equal(`order of class ${of}`, bench.order(of), order));
  equal('places', bench.places(), byHand.places);
}

function time(act, repeats) {
  const begun = performance.now();
  for (let i = 0; i < repeats; i++) act();
  return (performance.now() - begun) / repeats;
}

// How often to repeat it for a sample of this length, once it is warm.
function repeats(act, long) {
  const begun = performance.now();
  let runs = 0;
  while (runs < 5 || performance.now() - begun < WARM_UP_MS) {
    act();
    runs++;
  }
  return Math.max(1, Math.ceil((long * runs) / (performance.now() - begun)));
}

function spread(samples) {
  const sorted = samples.slice().sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], least: sorted[0], most: sorted[sorted.length - 1] };
}

// Turn by turn, so that a machine that slows down slows both.
function fromNothing(bench, byHand) {
  const sides = [() => bench.score(), () => byHand.score()];
  const many = sides.map((act) => repeats(act, SAMPLE_MS));
  const samples = sides.map(() => []);
  for (let i = 0; i < SAMPLES; i++) sides.forEach((act, side) => samples[side].push(time(act, many[side])));
  return samples.map(spread);
}

function random() {
  let state = 1;
  return (many) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * many);
  };
}

function edits(bench, { counts, lanes }) {
  const below = random();
  const act = () => bench.edit(below(counts.length), below(lanes.length), below(counts[0].length), below(100));
  const many = repeats(act, EDIT_SAMPLE_MS);
  const samples = Array.from({ length: EDITS }, () => time(act, many));
  if (!bench.holds()) throw new Error('the board after the edits is not the board from nothing');
  return spread(samples);
}

// The same edits by hand: the unit's points anew, the order by a sort.
function editsByHand({ counts, worth, lanes }) {
  const board = new TypedArrays({ counts, worth, lanes });
  board.score();
  const below = random();
  const act = () => {
    const [period, unit, channel, count] = [below(counts.length), below(lanes.length), below(counts[0].length), below(100)];
    board.edit(period, unit, channel, count);
  };
  const many = repeats(act, EDIT_SAMPLE_MS);
  const samples = Array.from({ length: SAMPLES }, () => time(act, many));
  const whole = new TypedArrays({ counts: board.counts, worth, lanes });
  whole.score();
  if (whole.places.some((place, unit) => place !== board.places[unit])) throw new Error('the places by hand after the edits are not those from nothing');
  return spread(samples);
}

async function measure(sizes) {
  if (!crossOriginIsolated) throw new Error('without isolation the clock is too coarse');
  await wasm_bindgen({ module_or_path: 'core.wasm' });
  return sizes.map((units) => {
    const bench = new wasm_bindgen.Bench(units);
    const given = inputs(bench);
    const byHand = new TypedArrays(given);
    bench.score();
    byHand.score();
    compare(bench, byHand);
    const [ours, theirs] = fromNothing(bench, byHand);
    compare(bench, byHand);
    const edit = edits(bench, given);
    const byHandEdit = editsByHand(given);
    const sheets = sheetEdits(given);
    bench.free();
    return { units, ours, theirs, edit, byHandEdit, sheets };
  });
}
