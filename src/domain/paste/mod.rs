//! A table from somewhere else, understood by the names of its units and the texts over its columns.
//!
//! Nothing is guessed: a column or a name that could mean two things is told as such, and a person says what it is.
//! Nothing is written either; [`Recognised::changes`] lists what would change.

mod changes;
mod columns;
mod fit;
mod head;
mod items;
mod likeness;
mod names;
mod own;
mod pairs;
mod plain;
mod rows;
mod table;
mod words;

pub use changes::{CellChange, Changes, Choice, Flag, PastedPoints, PastedTotal};
pub use columns::{ColumnRead, Meaning};
pub use items::{Holds, ItemsRead, ItemsSaid, NotTaken, Outside, RowFault, new_item_id, read_items};
pub use names::{Found, How, MOST_CANDIDATES, Names};
pub use own::{Own, read_own};
pub use pairs::Pairs;
pub use rows::Skipped;
pub use table::{Cover, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, PasteFault, PastedCell, Table};

use super::id::ClassId;
use super::roster::{ClassIx, UnitIx};
use super::rules::ChannelIx;
use super::workspace::{PeriodIx, Workspace};
use columns::Sorted;
use names::Book;

/// A row that stands for a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRead {
    /// Its position in the pasted table, counted from 0.
    pub row: usize,
    /// The name as pasted.
    pub text: String,
    /// Which unit it is.
    pub found: Found,
    /// Whether another row was found to be the same unit.
    pub is_twice: bool,
    /// Whether the unit is of another class than the one asked for; it can be used all the same.
    pub is_other_class: bool,
    /// What stands in its columns; none in covered cells. Beyond its end everything is blank.
    values: Vec<Option<Value>>,
}

/// What stands in one cell of a unit's row.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Value {
    text: String,
    is_merged: bool,
}

/// A pasted table as far as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// The period it was read for.
    pub period: PeriodIx,
    /// The class asked for; else the class most of its units have.
    pub class: Option<ClassIx>,
    /// How many rows were pasted.
    pub height: usize,
    /// How many columns were pasted.
    pub width: usize,
    /// Where sheets stand one below the other: the first row of each, and its name.
    sheets: Vec<(usize, String)>,
    /// Where the names stand, counted from 0; none: no name of the roster and no head of names is there.
    pub name_column: Option<usize>,
    /// Every column from the left.
    pub columns: Vec<ColumnRead>,
    /// The rows that stand for units, from the top.
    pub names: Vec<NameRead>,
    /// The rows that do not, from the top.
    pub skipped: Vec<(usize, Skipped)>,
    /// Offered where no head was understood and there are as many columns of numbers as the class has printed ones:
    /// each column with the channel that is printed at its position.
    pub by_position: Option<Vec<(usize, ChannelIx)>>,
    /// The columns behind the names that may be counts, each with whether numbers stand in it.
    open: Vec<(usize, bool)>,
    /// What a person said of columns that nothing else tells: the channel of each.
    assigned: Vec<(usize, ChannelIx)>,
    /// What stands in the row that adds all others up, where there is one such row.
    total: Option<Vec<Option<Value>>>,
}

impl Recognised {
    /// Takes a column as a channel's from now on; none: as nothing said of it. A channel is taken from one column alone, the
    /// one that was assigned last.
    pub fn assign(&mut self, column: usize, channel: Option<ChannelIx>) {
        self.assigned.retain(|&(at, of)| at != column && Some(of) != channel);
        self.assigned.extend(channel.map(|channel| (column, channel)));
    }

    /// Where a row stands: in which sheet, where the table is of several, and its number there, counted from 1.
    pub fn place(&self, row: usize) -> (Option<&str>, usize) {
        match self.sheets.iter().rev().find(|(first, _)| *first <= row) {
            Some((first, name)) => (Some(name), row - first + 1),
            None => (None, row + 1),
        }
    }

    /// The channel a person said a column is.
    pub fn assigned(&self, column: usize) -> Option<ChannelIx> {
        self.assigned.iter().find(|(at, _)| *at == column).map(|&(_, channel)| channel)
    }

    /// The columns in the order of the channels on a screen, where no head was understood and there are as many; else
    /// [`Recognised::by_position`]. Nothing is taken so before a person says it.
    pub fn in_order(&self, shown: &[ChannelIx]) -> Option<Vec<(usize, ChannelIx)>> {
        columns::in_order(&self.open, shown).or_else(|| self.by_position.clone())
    }
}

/// Finds names, heads and figures of a pasted table.
///
/// `class` is the one whose table is at work; none: any.
pub fn recognise(
    table: &Table,
    workspace: &Workspace,
    period: PeriodIx,
    class: Option<ClassIx>,
) -> Recognised {
    let book = Book::new(workspace, period, class);
    let mut recognised = Recognised {
        period,
        class,
        height: table.rows.len(),
        width: table.width(),
        sheets: table.sheets.clone(),
        name_column: rows::name_column(table, &book),
        columns: Vec::new(),
        names: Vec::new(),
        skipped: Vec::new(),
        by_position: None,
        open: Vec::new(),
        assigned: Vec::new(),
        total: None,
    };
    let parts = recognised.name_column.zip(workspace.period(period)).zip(workspace.rules_of(period));
    let Some(((names, record), rules)) = parts else { return recognised };
    let rows = rows::read(table, names, &book);
    recognised.names = rows.named.into_iter().map(|named| name_read(table, names, named)).collect();
    recognised.skipped = rows.skipped;
    let mut totals = recognised.skipped.iter().filter(|(_, kind)| *kind == Skipped::Total);
    // Sums of parts of a table are not told from the sum of all.
    recognised.total = totals.next().filter(|_| totals.next().is_none()).map(|&(row, _)| values(table, row));
    recognised.class = class.or_else(|| most_common_class(&recognised.names, workspace));
    mark(&mut recognised.names, class, workspace);
    let class_id = class_id(workspace, recognised.class);
    let of_units: Vec<usize> = recognised.names.iter().map(|name| name.row).collect();
    let sorted = Sorted { table, names, rows: &of_units };
    let stacks = head::stacks(table, rows.head, names);
    recognised.columns = columns::read(&sorted, stacks, &fit::Heads::new(rules, class_id), record);
    let is_open = |ix| {
        let channel = rules.channel(ix);
        channel.is_some_and(|channel| class_id.is_none_or(|class| channel.is_open_to(class)))
    };
    recognised.open = columns::open(&sorted, &recognised.columns);
    // A blank column is none of a printed table.
    let numbers: Vec<_> = recognised.open.iter().copied().filter(|(_, holds)| *holds).collect();
    recognised.by_position = columns::in_order(&numbers, &columns::printed(rules, is_open));
    recognised
}

fn class_id(workspace: &Workspace, class: Option<ClassIx>) -> Option<&ClassId> {
    workspace.roster().classes().get(class?.get()).map(|class| &class.id)
}

fn name_read(table: &Table, column: usize, named: rows::Named) -> NameRead {
    NameRead {
        row: named.row,
        text: table.own(named.row, column).to_owned(),
        found: named.found,
        is_twice: false,
        is_other_class: false,
        values: values(table, named.row),
    }
}

/// What stands in the columns of a row; none in covered cells.
fn values(table: &Table, row: usize) -> Vec<Option<Value>> {
    let value = |(column, cell): (usize, &PastedCell)| {
        let is_own = cell.cover.is_none();
        is_own.then(|| Value { text: cell.text.clone(), is_merged: table.is_merged(row, column) })
    };
    table.rows[row].iter().enumerate().map(value).collect()
}

fn matched(name: &NameRead) -> Option<UnitIx> {
    match name.found {
        Found::Matched { unit, .. } => Some(unit),
        Found::Doubtful(_) | Found::Unknown => None,
    }
}

/// The class of most units; the first one of several with as many.
fn most_common_class(names: &[NameRead], workspace: &Workspace) -> Option<ClassIx> {
    let roster = workspace.roster();
    let classes: Vec<ClassIx> =
        names.iter().filter_map(matched).filter_map(|unit| roster.class_of(unit)).collect();
    let count = |of| classes.iter().filter(|&&class| class == of).count();
    let counted = roster.classes_ix().map(|(class, _)| (count(class), std::cmp::Reverse(class)));
    counted.filter(|&(count, _)| count > 0).max().map(|(_, std::cmp::Reverse(class))| class)
}

/// Marks the rows of one unit, and the units of another class.
fn mark(names: &mut [NameRead], class: Option<ClassIx>, workspace: &Workspace) {
    let mut units: Vec<UnitIx> = names.iter().filter_map(matched).collect();
    units.sort_unstable();
    for name in names {
        let Some(unit) = matched(name) else { continue };
        let first = units.partition_point(|&other| other < unit);
        name.is_twice = units.get(first + 1) == Some(&unit);
        name.is_other_class = class.is_some() && workspace.roster().class_of(unit) != class;
    }
}
