// Runs in the browser: the same table written and read by the page's own road and by SheetJS, turn by turn.
const name = (at) => `石泉县第${at + 1}单位`;
const number = (at, column) => (at * 7 + column * 13) % 1000;

function rowsOf(many) {
  const row = (_, at) => [at + 1, name(at), ...Array.from({ length: 10 }, (_, column) => number(at, column))];
  return Array.from({ length: many }, row);
}

// How long the main thread was not to be had, at most: a timer that should come at once comes as late as that.
function watch() {
  let last = performance.now();
  let worst = 0;
  const channel = new MessageChannel();
  let on = true;
  channel.port1.onmessage = () => {
    const now = performance.now();
    worst = Math.max(worst, now - last);
    last = now;
    // Not one message after the other: the watcher would take the processor that it watches.
    if (on) setTimeout(() => { last = performance.now(); channel.port2.postMessage(0); }, 4);
  };
  channel.port2.postMessage(0);
  let tasks = 0;
  const long = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { tasks = Math.max(tasks, duration); }));
  long.observe({ entryTypes: ['longtask'] });
  return async () => {
    // Long tasks are told late.
    await new Promise((then) => { setTimeout(then, 100); });
    on = false;
    long.disconnect();
    return Math.max(worst, tasks);
  };
}

// The file that the page offers ends here instead of in a folder.
const offered = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  if (/spreadsheet/.test(blob.type)) offered.push(blob);
  return make.call(URL, blob);
};
HTMLAnchorElement.prototype.click = () => {};

const told = (begin) => new Promise((then, fail) => {
  const begun = performance.now();
  const marks = {};
  begin((word) => {
    marks[word] ??= performance.now() - begun;
    if (word.startsWith('Failed')) fail(new Error(word));
    if (word === 'Offered' || word === 'Sheets') then(marks);
  });
});

async function timed(act) {
  const stop = watch();
  const begun = performance.now();
  const result = await act();
  const ms = performance.now() - begun;
  return { ms, blocked: await stop(), result };
}

let books;

const sides = {
  // Written until the file is offered, which is after it was read back and compared.
  'ours write': (rows) => timed(async () => {
    offered.length = 0;
    const marks = await told((tell) => books.write(rows, tell));
    return { bytes: await offered[0].arrayBuffer(), marks };
  }),
  'SheetJS write': (rows) => {
    const table = rowsOf(rows);
    return timed(async () => {
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(table, { dense: true }), '表');
      return { bytes: XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }), marks: {} };
    });
  },
  'ours read': async (rows, bytes) => {
    const done = await timed(() => told((tell) => books.read(new Uint8Array(bytes), tell)));
    if (!books.holds(rows)) throw new Error('something else was read');
    return done;
  },
  'SheetJS read': (rows, bytes) => timed(async () => {
    const sheet = XLSX.read(bytes, { type: 'array', dense: true }).Sheets['表'];
    if (sheet['!data'].length !== rows) throw new Error('rows are missing');
    return {};
  }),
};

async function open() {
  await wasm_bindgen({ module_or_path: 'core.wasm' });
  books = new wasm_bindgen.Books();
}

// Each side's own file is read by both.
async function measure({ rows, samples }) {
  await open();
  const of = {};
  const put = (what, { ms, blocked, result }) => {
    of[what] ??= [];
    of[what].push({ ms, blocked, marks: result.marks ?? result });
  };
  for (let i = 0; i <= samples; i++) {
    const files = {};
    for (const who of ['ours', 'SheetJS']) {
      const written = await sides[`${who} write`](rows);
      files[who] = written.result.bytes;
      // The first time compiles.
      if (i > 0) put(`${who} write`, written);
    }
    for (const whose of ['ours', 'SheetJS']) {
      for (const who of ['ours', 'SheetJS']) {
        const read = await sides[`${who} read`](rows, files[whose]);
        if (i > 0) put(`${who} read, file of ${whose}`, read);
      }
    }
  }
  return of;
}
