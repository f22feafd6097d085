// The product that a competent developer puts together: Tabulator shows, SheetJS reads and writes files, plain JavaScript
// scores with typed arrays. It has the largest class of the county as a table, and nothing else of ours.
(() => {
  const at = document.getElementById('table');
  let held;
  let table;

  const rowOf = (unit) => {
    const { board, lanes, units } = held;
    const points = board.points[board.points.length - 1];
    const scored = lanes[unit] > 0;
    const row = { unit, serial: scored ? held.serials[unit] : '', name: units[unit].name };
    held.channels.forEach((channel, i) => { row[channel.id] = held.last[i][unit]; });
    return Object.assign(row, scored
      ? { current: points[unit] / 2, cumulative: board.cumulative[unit] / 2, place: board.places[unit] }
      : { current: '', cumulative: '', place: '' });
  };

  const rows = () => {
    const listed = held.units.map((_, unit) => unit).filter((unit) => held.lanes[unit] === 0 && held.units[unit].class === held.shown);
    return [...held.board.order[held.lane], ...listed].map(rowOf);
  };

  function number() {
    held.serials = held.serials || new Uint32Array(held.units.length);
    for (const order of held.board.order) order.forEach((unit, row) => { held.serials[unit] = row + 1; });
  }

  function hold(county) {
    const { board, classes } = county;
    held = county;
    held.last = board.counts[board.counts.length - 1];
    held.lane = board.order.reduce((most, order, i) => (order.length > board.order[most].length ? i : most), 0);
    held.shown = classes[held.lane];
    number();
  }

  // A count was typed: the unit's points anew, the order and the places by a sort, and what is in sight of them drawn.
  function edited(cell) {
    const { unit } = cell.getRow().getData();
    const channel = held.channels.findIndex(({ id }) => id === cell.getField());
    held.last[channel][unit] = Number(cell.getValue()) || 0;
    held.board.score();
    number();
    cell.getRow().update(rowOf(unit));
    table.getRows('visible').forEach((row) => {
      const data = row.getData();
      const { place, serial } = rowOf(data.unit);
      if (data.place !== place || data.serial !== serial) row.update({ place, serial });
    });
  }

  function columns() {
    const count = { hozAlign: 'right', editor: 'input', cellEdited: edited, sorter: 'number', headerSortStartingDir: 'desc', width: 78 };
    const figure = { hozAlign: 'right', sorter: 'number', width: 78 };
    return [
      { title: '序号', field: 'serial', width: 60, sorter: 'number' },
      { title: '单位名称', field: 'name', width: 140 },
      ...held.channels.map(({ id, label }) => ({ title: label, field: id, ...count })),
      { title: '本期', field: 'current', ...figure },
      { title: '累计', field: 'cumulative', ...figure },
      { title: '名次', field: 'place', ...figure },
    ];
  }

  function mount(then) {
    if (table) table.destroy();
    table = new Tabulator(at, { data: rows(), columns: columns(), height: 620, layout: 'fitColumns', index: 'unit' });
    table.on('tableBuilt', () => then && then());
  }

  // A workbook with the head of three rows and the counts of the period on view, by the units' names.
  async function take(file) {
    const book = XLSX.read(await file.arrayBuffer(), { type: 'array', dense: true });
    const all = XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 });
    const named = new Map(held.units.map(({ name }, unit) => [name, unit]));
    const to = held.columns.map(({ channel }) => held.channels.findIndex(({ id }) => id === channel));
    for (const cells of all.slice(3)) {
      const unit = named.get(cells[1]);
      if (unit === undefined) continue;
      to.forEach((channel, i) => { held.last[channel][unit] = Number(cells[i + 2]) || 0; });
    }
    held.board.score();
    number();
    await table.replaceData(rows());
  }

  function write() {
    const head = ['序号', '单位名称', ...held.channels.map(({ label }) => label), '本期', '累计', '名次'];
    const fields = table.getColumns().map((column) => column.getField());
    const sheet = XLSX.utils.aoa_to_sheet([head, ...table.getData('active').map((row) => fields.map((field) => row[field]))], { dense: true });
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, '统计表');
    const bytes = XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true });
    const link = document.createElement('a');
    link.download = '统计表.xlsx';
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }));
    link.click();
  }

  document.getElementById('import').onclick = () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.addEventListener('change', () => take(input.files[0]));
    input.click();
  };
  document.getElementById('export').onclick = write;
  document.getElementById('show').onclick = () => mount();
  document.getElementById('hide').onclick = () => { if (table) table.destroy(); table = null; };

  window.product = { open: (text) => { hold(readCounty(text)); mount(); }, held: () => held };
  hold(readCounty(document.getElementById('data').textContent));
  mount(() => performance.mark('peer:ready'));
})();
