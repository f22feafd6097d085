//! A table as it came from somewhere else, before anything in it is understood.

use super::plain::squash;
use super::words::is_sum;

/// The most rows a pasted table may have.
pub const MOST_ROWS: usize = 20_000;
/// The most columns a pasted table may have.
pub const MOST_COLUMNS: usize = 300;
/// The most cells a pasted table may have, covered ones included.
pub const MOST_CELLS: usize = 1_000_000;

/// Why nothing can be read from what was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteFault {
    /// There is no text and no table.
    Nothing,
    /// More rows than [`MOST_ROWS`].
    TooManyRows {
        /// How many there are.
        found: usize,
    },
    /// More columns than [`MOST_COLUMNS`].
    TooManyColumns {
        /// How many the widest row has.
        found: usize,
    },
    /// More cells than [`MOST_CELLS`].
    TooManyCells {
        /// How many there are.
        found: usize,
    },
}

impl PasteFault {
    /// Checks the size of a table against the limits.
    ///
    /// # Errors
    /// The first limit that does not hold, with the number found.
    pub fn check(rows: usize, columns: usize, cells: usize) -> Result<(), Self> {
        if columns > MOST_COLUMNS {
            return Err(Self::TooManyColumns { found: columns });
        }
        if rows > MOST_ROWS {
            return Err(Self::TooManyRows { found: rows });
        }
        if cells > MOST_CELLS {
            return Err(Self::TooManyCells { found: cells });
        }
        Ok(())
    }
}

/// How far a covered cell lies from the merged cell that covers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Rows upwards.
    pub up: u16,
    /// Columns to the left.
    pub left: u16,
}

/// One cell of a pasted table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedCell {
    /// Its text, trimmed, with `\n` for line breaks; empty in a covered cell.
    pub text: String,
    /// Where the merged cell stands that covers this one; none: the cell is its own.
    pub cover: Option<Cover>,
}

/// A pasted table. Rows need not be of one length; beyond their ends everything is blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows from top to bottom.
    pub rows: Vec<Vec<PastedCell>>,
    /// Where sheets of a workbook stand one below the other: the first row of each, and its name; else nothing.
    pub sheets: Vec<(usize, String)>,
}

impl Table {
    /// The number of columns of the widest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// How many rows there are to the last one that holds anything.
    pub fn filled(&self) -> usize {
        let is_filled = |row: &Vec<PastedCell>| row.iter().any(|cell| !cell.text.is_empty());
        self.rows.iter().rposition(is_filled).map_or(0, |last| last + 1)
    }

    /// A cell; none beyond the end of its row.
    pub fn cell(&self, row: usize, column: usize) -> Option<&PastedCell> {
        self.rows.get(row)?.get(column)
    }

    /// Where the cell stands whose text a place shows: itself, or the merged cell that covers it.
    pub fn anchor(&self, row: usize, column: usize) -> (usize, usize) {
        match self.cell(row, column).and_then(|cell| cell.cover) {
            Some(cover) => {
                (row.saturating_sub(usize::from(cover.up)), column.saturating_sub(usize::from(cover.left)))
            }
            None => (row, column),
        }
    }

    /// The text of a cell of its own; nothing for a covered one.
    pub fn own(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", |cell| cell.text.as_str())
    }

    /// The text a place shows, that of a merged cell included.
    pub fn shown(&self, row: usize, column: usize) -> &str {
        let (row, column) = self.anchor(row, column);
        self.own(row, column)
    }

    /// Whether a row adds others up, as its words say.
    pub fn is_total(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|cells| cells.iter().any(|cell| is_sum(&squash(&cell.text))))
    }

    /// Whether a cell is covered by a merged one.
    pub fn is_covered(&self, row: usize, column: usize) -> bool {
        self.cell(row, column).is_some_and(|cell| cell.cover.is_some())
    }

    /// Whether a cell covers others.
    pub fn is_merged(&self, row: usize, column: usize) -> bool {
        let covers = |r, c| self.is_covered(r, c) && self.anchor(r, c) == (row, column);
        covers(row + 1, column) || covers(row, column + 1)
    }
}
