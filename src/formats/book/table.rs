//! A sheet as it was read: the texts a person sees in it.

use super::Span;
use crate::domain::paste::{Cover, PasteFault, PastedCell, Table};

/// What is to be told of a cell beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It is a date, shown as 2022-04-12, or a time; where a count should be, none is there.
    Date,
    /// Its formula came to an error, whose sign is its text: `#REF!`.
    Error,
}

/// A cell that is more than its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marked {
    /// Its row, from 0.
    pub row: u32,
    /// Its column, from 0.
    pub column: u16,
    /// What it is.
    pub mark: Mark,
}

/// A sheet as it was read. Texts lie in one long text, so that a million cells are no million pieces of memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetTable {
    /// The sheet's name.
    pub name: String,
    /// Its merged cells that reach into what is kept.
    pub spans: Vec<Span>,
    /// The cells that are dates or errors, by row and column.
    pub marks: Vec<Marked>,
    text: String,
    /// Where the text of each cell ends.
    ends: Vec<u32>,
    /// How many cells there are up to the end of each row.
    rows: Vec<u32>,
}

impl SheetTable {
    /// A sheet without rows.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Cells in the order of rows and columns, each with its row, its column and where its text ends in `text`; gaps
    /// between them are cells without text. None with more cells than `most`.
    pub(in crate::formats) fn laid(
        name: &str,
        text: String,
        cells: &[(u32, u16, u32)],
        most: usize,
    ) -> Option<Self> {
        let mut table = Self { ends: Vec::with_capacity(cells.len()), ..Self::new(name) };
        let (mut row, mut column, mut before) = (0, 0, 0);
        for &(at, under, end) in cells {
            while row < at {
                table.end_row();
                (row, column) = (row + 1, 0);
            }
            while column < under {
                table.ends.push(before);
                column += 1;
            }
            table.ends.push(end);
            (column, before) = (column + 1, end);
            if table.ends.len() > most {
                return None;
            }
        }
        table.end_row();
        table.text = text;
        Some(table)
    }

    /// Rows of so many cells each, with the length of each cell's text. None where they do not fit together.
    pub(in crate::formats) fn of(text: &str, widths: &[u32], lengths: &[u32]) -> Option<Self> {
        let sums = |of: &[u32]| {
            let mut sum = 0_u32;
            let one = |&more: &u32| {
                sum = sum.checked_add(more)?;
                Some(sum)
            };
            of.iter().map(one).collect::<Option<Vec<_>>>()
        };
        let (rows, ends) = (sums(widths)?, sums(lengths)?);
        let fits = rows.last().map_or(0, |&end| end as usize) == ends.len()
            && ends.last().map_or(0, |&end| end as usize) == text.len()
            && ends.iter().all(|&end| text.is_char_boundary(end as usize));
        fits.then(|| Self { text: text.to_owned(), ends, rows, ..Self::default() })
    }

    /// Puts another table's rows below; `false` once the texts are longer than a sheet may hold (4 GB).
    pub(in crate::formats) fn append(&mut self, below: &Self) -> bool {
        let (text, cells) = (u32::try_from(self.text.len()), u32::try_from(self.ends.len()));
        let (Ok(text), Ok(cells)) = (text, cells) else { return false };
        let fits = |whole: usize, more: usize| u32::try_from(whole + more).is_ok();
        if !fits(self.text.len(), below.text.len()) || !fits(self.ends.len(), below.ends.len()) {
            return false;
        }
        self.text.push_str(&below.text);
        self.ends.extend(below.ends.iter().map(|end| text + end));
        self.rows.extend(below.rows.iter().map(|end| cells + end));
        true
    }

    /// The texts of some rows one after the other, and the length of each.
    pub(in crate::formats) fn texts(
        &self,
        rows: std::ops::Range<usize>,
    ) -> (&str, impl Iterator<Item = u32>) {
        let end = |row: usize| self.rows.get(row).map_or(0, |&end| end as usize);
        let before = |row: usize| row.checked_sub(1).map_or(0, end);
        let cells = before(rows.start)..before(rows.end).max(before(rows.start));
        let start = |cell: usize| cell.checked_sub(1).and_then(|at| self.ends.get(at)).map_or(0, |&end| end);
        let (from, to) = (start(cells.start), start(cells.end));
        let text = self.text.get(from as usize..to as usize).unwrap_or_default();
        (text, cells.map(move |cell| start(cell + 1) - start(cell)))
    }

    /// How many rows there are.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// How many cells there are, gaps included.
    pub fn cells(&self) -> usize {
        self.ends.len()
    }

    /// How many cells the widest row has.
    pub fn width(&self) -> usize {
        (0..self.height()).map(|row| self.row_width(row)).max().unwrap_or(0)
    }

    /// How many cells a row has.
    pub fn row_width(&self, row: usize) -> usize {
        self.range(row).len()
    }

    /// The text of a cell; nothing in a covered cell and beyond the end of its row.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let range = self.range(row);
        if column >= range.len() {
            return "";
        }
        let at = range.start + column;
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let from = if at == 0 { 0 } else { end(at - 1) };
        self.text.get(from..end(at)).unwrap_or_default()
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.row_width(row)).map(move |column| self.cell(row, column))
    }

    /// Whether any text stands in it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Puts a cell behind the last one of the row that is being written; `false` once the texts are longer than a sheet
    /// may hold (4 GB).
    pub(in crate::formats) fn push(&mut self, text: &str) -> bool {
        self.text.push_str(text);
        let end = u32::try_from(self.text.len());
        self.ends.extend(end);
        end.is_ok()
    }

    /// Ends the row; what follows stands in the next one.
    pub(in crate::formats) fn end_row(&mut self) {
        self.rows.push(u32::try_from(self.ends.len()).unwrap_or(u32::MAX));
    }

    /// Takes the blank rows at the end away, and the merged cells that stand in none of the others.
    pub(in crate::formats) fn trim(&mut self) {
        let used = (0..self.height()).rev().find(|&row| self.row(row).any(|text| !text.is_empty()));
        self.rows.truncate(used.map_or(0, |row| row + 1));
        self.ends.truncate(self.rows.last().map_or(0, |&end| end as usize));
        let height = self.rows.len();
        self.spans.retain(|span| (span.row as usize) < height);
        self.marks.retain(|marked| (marked.row as usize) < height);
    }

    /// Takes the texts of these cells away; they are in the order of rows and columns.
    pub(in crate::formats) fn clear(&mut self, cells: &[(usize, usize)]) {
        if cells.is_empty() {
            return;
        }
        let mut next = cells.iter().copied().peekable();
        let mut text = String::with_capacity(self.text.len());
        let mut ends = Vec::with_capacity(self.ends.len());
        for row in 0..self.height() {
            for (column, cell) in self.row(row).enumerate() {
                if next.next_if_eq(&(row, column)).is_none() {
                    text.push_str(cell);
                }
                // It was short enough before.
                ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
            }
        }
        (self.text, self.ends) = (text, ends);
    }

    /// The table as something that was pasted, with its merged cells.
    ///
    /// # Errors
    /// When nothing stands in it, or it has more rows, columns or cells than a table may.
    pub fn into_table(&self) -> Result<Table, PasteFault> {
        let (height, width) = (self.height(), self.width());
        PasteFault::check(height, width, self.ends.len())?;
        if self.is_blank() {
            return Err(PasteFault::Nothing);
        }
        let cell = |text: &str| PastedCell { text: text.trim().replace("\r\n", "\n"), cover: None };
        let mut table = Table::default();
        table.rows.extend((0..height).map(|row| self.row(row).map(cell).collect::<Vec<_>>()));
        for span in &self.spans {
            cover(&mut table, span, width);
        }
        Ok(table)
    }

    fn range(&self, row: usize) -> std::ops::Range<usize> {
        let end = |row: usize| self.rows.get(row).map_or(0, |&end| end as usize);
        let from = if row == 0 { 0 } else { end(row - 1) };
        from..end(row).max(from)
    }
}

/// Covers the places of a merged cell, as far as they lie in the table.
fn cover(table: &mut Table, span: &Span, width: usize) {
    let (row, column) = (span.row as usize, usize::from(span.column));
    let columns = column..(column + usize::from(span.columns)).min(width);
    for (up, cells) in table.rows.iter_mut().skip(row).take(span.rows as usize).enumerate() {
        if cells.len() < columns.end {
            cells.resize_with(columns.end, PastedCell::default);
        }
        for (left, at) in columns.clone().enumerate() {
            let (Ok(up), Ok(left)) = (u16::try_from(up), u16::try_from(left)) else { continue };
            if up > 0 || left > 0 {
                cells[at] = PastedCell { text: String::new(), cover: Some(Cover { up, left }) };
            }
        }
    }
}

/// A cell's address as spreadsheets name it: C5 of row 4, column 2.
pub fn address(row: u32, column: u16) -> String {
    let mut letters = String::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    format!("{letters}{}", u64::from(row) + 1)
}
