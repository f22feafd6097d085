// A county out of its exchange file for the scoring by hand: only what this one workload uses.
function readCounty(text) {
  const file = JSON.parse(text);
  const { channels, columns } = file.rules[0];
  const classes = file.classes.map(({ id }) => id);
  const worthIn = (id) => channels.map((channel) => (channel.classes && !channel.classes.includes(id) ? 0 : channel.points * 2));
  const counts = file.periods.map((period) => channels.map(({ id }) => file.units.map((unit) => period.counts[unit.id]?.[id] ?? 0)));
  const lanes = file.units.map((unit) => (unit.standing === 'listedOnly' ? 0 : classes.indexOf(unit.class) + 1));
  const board = new TypedArrays({ counts, lanes, worth: counts.map(() => classes.map(worthIn)) });
  board.score();
  return { name: file.name, classes, channels, columns, units: file.units, lanes, board };
}
