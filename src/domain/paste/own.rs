//! What a unit pastes where its own counts stand. Which channel a figure belongs to is never guessed from the order of a
//! row: the office's tables have another one than the screen.

use super::names::{Book, Found};
use super::pairs::{self, Channels, Counts, Pairs, is_told, is_words};
use super::plain::{clean, squash};
use super::table::Table;
use super::words;
use crate::domain::record::{Reading, read_count};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{PeriodIx, Workspace};

/// The most rows that are looked at: every name is held against every channel and unit.
const MOST_LINES: usize = 1_000;
/// The most rows over a unit's own that are looked at as its head.
const MOST_HEAD_ROWS: usize = 12;

/// What was pasted where one unit's counts stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Own {
    /// Channels by name with their counts.
    Named(Pairs),
    /// A list of channels with so many columns of numbers, of which nothing says which holds the counts.
    Several(usize),
    /// Figures of this unit, which is another one, and of so many units in all.
    OfOther(UnitIx, usize),
    /// A text that names this unit, which is another one, and begins these channels' names as well.
    Either(String, UnitIx, Vec<String>),
    /// A row of so many cells, of which nothing says which channel each is.
    Row(usize),
    /// The cells of a column without its head.
    Column(Vec<String>),
    /// Anything else.
    Block,
}

/// Reads a table as one unit's own counts.
pub fn read_own(table: &Table, workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> Own {
    let height = table.filled();
    let channels = Channels::new(workspace, period, unit).filter(|_| height <= MOST_LINES);
    let Some(mut channels) = channels else { return Own::Block };
    let mut named = units(table, workspace, period, unit, &channels);
    if let Some(meant) = meant_as_channels(table, &channels, named.iter().filter(|at| at.unit != unit)) {
        channels.also = meant;
        named.retain(|at| at.unit == unit);
    }
    let mut others: Vec<UnitIx> = named.iter().map(|at| at.unit).filter(|&other| other != unit).collect();
    let first = others.first().copied();
    others.sort_unstable();
    others.dedup();
    let mut own = named.iter().filter(|at| at.unit == unit);
    let (own, is_alone) = (own.next(), own.next().is_none());
    if let (Some(other), None) = (first, own) {
        let either = named.first().map(|at| (at.text.to_owned(), channels.begun(at.text)));
        return match either.filter(|(_, begun)| others.len() == 1 && !begun.is_empty()) {
            Some((text, begun)) => Own::Either(text, other, begun.into_iter().map(|of| of.1).collect()),
            None => Own::OfOther(other, others.len()),
        };
    }
    let list = |counts| pairs::list(table, &channels, counts).filter(|_| others.is_empty());
    let told = |read: Result<Pairs, usize>| read.map_or_else(Own::Several, Own::Named);
    if let Some(read) = list(Counts::Read) {
        return told(read);
    }
    let row = own.map_or(height.saturating_sub(1), |own| own.row);
    let top = named.iter().map(|at| at.row).min().unwrap_or(row).min(row);
    let head = top.saturating_sub(MOST_HEAD_ROWS)..top;
    // Without a unit's name the row of counts is the one that stands alone, and no name of anybody else stands in it.
    let is_nameless = || !has_label(table, row) && !head.clone().any(|row| has_counts(table, row));
    if is_alone && (own.is_some() || is_nameless()) {
        let read = pairs::across(table, &channels, own.map(|own| own.column), head, row);
        if let Some(pairs) = read {
            return Own::Named(pairs);
        }
    }
    if let Some(read) = list(Counts::Unread) {
        return told(read);
    }
    let is_own = |text: &str| named.iter().any(|at| at.text == text);
    match (height, table.width()) {
        _ if !others.is_empty() => None,
        (1, width) if width > 1 => read_row(table, own.map(|own| own.column)),
        (_, 1) => read_column(table, is_own, |text| channels.is_named(text)),
        _ => None,
    }
    .unwrap_or(Own::Block)
}

/// Where a unit's name stands.
struct NamedUnit<'a> {
    row: usize,
    column: usize,
    unit: UnitIx,
    text: &'a str,
}

/// The names of units in a table, but for those that are channels' names too.
fn units<'a>(
    table: &'a Table,
    workspace: &Workspace,
    period: PeriodIx,
    unit: UnitIx,
    channels: &Channels<'_>,
) -> Vec<NamedUnit<'a>> {
    let book = Book::new(workspace, period, workspace.roster().class_of(unit));
    let mut named = Vec::new();
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| is_words(&cell.text)) {
            if let Some(Found::Matched { unit, .. }) = book.find(&cell.text)
                && !channels.is_named(&cell.text)
            {
                named.push(NamedUnit { row, column, unit, text: &cell.text });
            }
        }
    }
    named
}

/// Units' names with the channels they are meant as, since each begins one channel's name and stands alone before a count
/// where nothing says that units stand there; none where that is not so of all of them.
fn meant_as_channels<'a>(
    table: &Table,
    channels: &Channels<'_>,
    named: impl Iterator<Item = &'a NamedUnit<'a>>,
) -> Option<Vec<(String, ChannelIx)>> {
    let width = table.width();
    let is_filled = |text: &&str| !text.is_empty();
    let meant = |at: &NamedUnit<'_>| {
        let begun = channels.begun(at.text);
        let [(channel, _)] = begun[..] else { return None };
        let right: Vec<&str> =
            (at.column + 1..width).map(|column| table.own(at.row, column)).filter(is_filled).collect();
        let is_list = matches!(right[..], [count] if is_count(count))
            && !(0..at.column).any(|column| is_words(table.own(at.row, column)));
        let has_head = |row: usize| {
            let is_of_units = words::NAMES.contains(&squash(table.own(row, at.column)).as_str());
            is_of_units || (at.column + 1..width).any(|column| channels.is_named(table.own(row, column)))
        };
        (is_list && !(0..at.row).any(has_head)).then(|| (at.text.to_owned(), channel))
    };
    named.map(meant).collect()
}

/// Whether counts stand in a row, and not what an adoption is worth.
fn has_counts(table: &Table, row: usize) -> bool {
    let texts = || table.rows.get(row).into_iter().flatten().map(|cell| cell.text.as_str());
    let is_worth = texts().any(|text| words::WORTHS.contains(&squash(text).as_str()));
    !is_worth && texts().any(is_count)
}

/// Whether words stand before the counts of a row, which say whose or what they are and not only that they are counts.
fn has_label(table: &Table, row: usize) -> bool {
    let texts: Vec<&str> = table.rows.get(row).into_iter().flatten().map(|cell| cell.text.as_str()).collect();
    let last = texts.iter().rposition(|text| is_count(text)).unwrap_or_default();
    let says =
        |text: &&str| is_words(text) && !is_count(text) && !words::is_count_head(&clean(&squash(text)));
    texts[..last].iter().any(says)
}

fn is_count(text: &str) -> bool {
    matches!(read_count(text), Reading::Count(_))
}

/// One row, in which the unit's own name may stand.
fn read_row(table: &Table, own: Option<usize>) -> Option<Own> {
    let cells = &table.rows.first()?[own.map_or(0, |column| column + 1)..];
    let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
    match texts[..] {
        [count] if is_count(count) => Some(Own::Column(vec![count.to_owned()])),
        // A list of one channel, which is none of the unit's.
        [name, value] if is_words(name) && !is_count(name) && is_told(&read_count(value), value, true) => {
            Some(Own::Named(Pairs { unknown: vec![name.to_owned()], ..Pairs::default() }))
        }
        _ => {
            let figures = texts.iter().filter(|text| is_count(text) || !is_words(text)).count();
            texts.iter().any(|text| is_count(text)).then_some(Own::Row(figures))
        }
    }
}

/// One column, without the head over its counts. Counts below one channel's name are not those of several, and what names
/// something is no count.
fn read_column(
    table: &Table,
    is_own: impl Fn(&str) -> bool,
    is_channel: impl Fn(&str) -> bool,
) -> Option<Own> {
    let mut cells: Vec<String> = (0..table.rows.len()).map(|row| table.own(row, 0).to_owned()).collect();
    if cells.iter().any(|text| is_channel(text)) {
        return None;
    }
    let may = |text: &String| !matches!(read_count(text), Reading::Unread(_));
    if cells.len() > 1 && !may(&cells[0]) && cells[1..].iter().all(may) {
        cells.remove(0);
    }
    let is_taken = cells.iter().any(may) && !cells.iter().any(|text| is_own(text));
    is_taken.then_some(Own::Column(cells))
}
