//! What every row of a pasted table is.

use super::names::{Book, Found};
use super::plain::squash;
use super::table::Table;
use super::words;
use crate::domain::record::{Reading, read_count};

/// Why a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skipped {
    /// It belongs to the head, also where the head is repeated on the next page.
    Head,
    /// It adds up: 合计, 小计.
    Total,
    /// It is a remark.
    Remark,
    /// Nothing stands in it.
    Blank,
    /// Text that is neither a unit nor a figure, or figures without a name.
    Other,
}

/// A row that stands for a unit.
pub(super) struct Named {
    pub(super) row: usize,
    pub(super) found: Found,
}

/// What the rows of a table are.
pub(super) struct Rows {
    /// The rows of the head at the top.
    pub(super) head: std::ops::Range<usize>,
    pub(super) named: Vec<Named>,
    pub(super) skipped: Vec<(usize, Skipped)>,
}

/// The most rows of a head that are looked at.
const MOST_HEAD_ROWS: usize = 12;
/// The most comparisons in search of names that look alike; a table with more doubtful names is not this roster's.
const MOST_COMPARISONS: usize = 3_000_000;

/// The column with the most names of the roster; without any, the one with the head of a column of names.
pub(super) fn name_column(table: &Table, book: &Book<'_>) -> Option<usize> {
    let width = table.width();
    let mut matches = vec![Vec::new(); width];
    let mut headed = None;
    for row in &table.rows {
        for (column, cell) in row.iter().enumerate() {
            if let Some(Found::Matched { unit, .. }) = book.find(&cell.text) {
                matches[column].push(unit);
            } else if headed.is_none() && words::NAMES.contains(&squash(&cell.text).as_str()) {
                headed = Some(column);
            }
        }
    }
    let units = matches.into_iter().map(|mut units| {
        units.sort_unstable();
        units.dedup();
        units.len()
    });
    let best = units.enumerate().filter(|&(_, count)| count > 0);
    best.max_by_key(|&(column, count)| (count, std::cmp::Reverse(column)))
        .map(|(column, _)| column)
        .or(headed)
}

/// Tells heads, units, totals and remarks apart.
pub(super) fn read(table: &Table, names: usize, book: &Book<'_>) -> Rows {
    let of = |row| book.find(table.own(row, names));
    let found: Vec<Option<Found>> = (0..table.rows.len()).map(of).collect();
    let is_unit = |row: usize| found[row].is_some() || is_like_a_unit(table, row, names);
    let first = (0..table.rows.len()).find(|&row| is_unit(row)).unwrap_or(table.rows.len());
    let mut rows =
        Rows { head: first.saturating_sub(MOST_HEAD_ROWS)..first, named: Vec::new(), skipped: Vec::new() };
    let mut heads: Vec<String> = Vec::new();
    for row in rows.head.clone() {
        let texts = table.rows[row].iter().map(|cell| squash(&cell.text));
        heads.extend(texts.filter(|text| !text.is_empty()));
    }
    heads.sort_unstable();
    heads.dedup();
    let mut comparisons = 0;
    for (row, found) in found.into_iter().enumerate() {
        let kind = if let Some(found) = found {
            Ok(found)
        } else if is_blank(table, row) {
            Err(Skipped::Blank)
        } else if row < first {
            Err(Skipped::Head)
        } else if let Some(kind) = side_kind(table, row, names) {
            Err(kind)
        } else if !has_count(table, row, names) && has_one_of(table, row, &heads) {
            Err(Skipped::Head)
        } else if is_blank_text(table.own(row, names)) || is_bare(table, row, names) {
            Err(Skipped::Other)
        } else if comparisons < MOST_COMPARISONS {
            comparisons += book.effort();
            Ok(book.guess(table.own(row, names)))
        } else {
            Ok(Found::Unknown)
        };
        match kind {
            Ok(found) => rows.named.push(Named { row, found }),
            Err(kind) => rows.skipped.push((row, kind)),
        }
    }
    rows
}

/// Whether a row with a name nobody knows stands for a unit all the same: it has a name and a count.
fn is_like_a_unit(table: &Table, row: usize, names: usize) -> bool {
    let name = table.own(row, names);
    name.chars().any(char::is_alphabetic)
        && side_kind(table, row, names).is_none()
        && has_count(table, row, names)
}

/// A total, a remark or a head, told by what stands at the left end of a row.
fn side_kind(table: &Table, row: usize, names: usize) -> Option<Skipped> {
    (0..=names).find_map(|column| {
        let text = squash(table.shown(row, column));
        if text.is_empty() {
            None
        } else if words::is_sum(&text) {
            Some(Skipped::Total)
        } else if words::is_remark(&text) {
            Some(Skipped::Remark)
        } else if words::is_head(&text) {
            Some(Skipped::Head)
        } else {
            None
        }
    })
}

fn is_blank_text(text: &str) -> bool {
    text.trim().is_empty()
}

fn is_blank(table: &Table, row: usize) -> bool {
    table.rows[row].iter().enumerate().all(|(column, _)| is_blank_text(table.shown(row, column)))
}

/// Whether nothing but a text in the column of names, and perhaps a number before it, stands in a row.
fn is_bare(table: &Table, row: usize, names: usize) -> bool {
    (names + 1..table.rows[row].len()).all(|column| is_blank_text(table.own(row, column)))
}

/// Whether a count stands right of the names.
fn has_count(table: &Table, row: usize, names: usize) -> bool {
    let mut after = (names + 1..table.rows[row].len()).map(|column| table.own(row, column));
    after.any(|text| matches!(read_count(text), Reading::Count(_)))
}

/// Whether a text of the head stands in a row again.
fn has_one_of(table: &Table, row: usize, heads: &[String]) -> bool {
    table.rows[row].iter().any(|cell| {
        let text = squash(&cell.text);
        text.chars().any(char::is_alphabetic) && heads.binary_search(&text).is_ok()
    })
}
