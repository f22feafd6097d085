//! What was read of a workbook, sheet by sheet and some rows at a time.

use super::bytes::{Bytes, put_number, put_text};
use super::{LINES, TABLE, TABLES_END, WireFault, put_spans, span};
use crate::formats::book::{Mark, Marked, SheetTable};

/// A message of what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TablePart {
    /// A sheet begins; it has no rows yet.
    Sheet(SheetTable),
    /// The next rows of it, as a sheet without a name.
    Rows(SheetTable),
    /// Everything was handed over.
    End,
}

/// The messages for so many rows each, the end included.
///
/// The rows of a message are the number of rows, the width of each, the number of cells, the length of each text, and the
/// texts as one: a table of a million cells is handed over in some long copies instead of a million short ones.
pub fn write_table(tables: &[SheetTable], rows: usize) -> impl Iterator<Item = Vec<u8>> {
    let most = rows.max(1);
    let of = move |table| {
        let lines = move |from| lines(table, from..(from + most).min(table.height()));
        std::iter::once_with(move || head(table)).chain((0..table.height()).step_by(most).map(lines))
    };
    tables.iter().flat_map(of).chain([vec![TABLES_END]])
}

/// What a message of it says.
///
/// # Errors
/// When it says nothing.
pub fn read_table(bytes: &[u8]) -> Result<TablePart, WireFault> {
    let mut bytes = Bytes::new(bytes);
    let part = match bytes.byte()? {
        TABLE => {
            let mut table = SheetTable::new(bytes.text()?);
            table.spans = bytes.list(4, span)?;
            table.marks = bytes.list(3, marked)?;
            TablePart::Sheet(table)
        }
        LINES => {
            let widths = bytes.list(1, Bytes::number)?;
            let lengths = bytes.list(1, Bytes::number)?;
            TablePart::Rows(SheetTable::of(bytes.text()?, &widths, &lengths).ok_or(WireFault)?)
        }
        TABLES_END => TablePart::End,
        _ => return Err(WireFault),
    };
    bytes.end()?;
    Ok(part)
}

/// Puts the messages together again.
#[derive(Debug, Default)]
pub struct TableParts {
    tables: Vec<SheetTable>,
}

impl TableParts {
    /// Takes the next message; `true` once everything is there.
    ///
    /// # Errors
    /// When it says nothing, or its rows belong to no sheet.
    pub fn put(&mut self, bytes: &[u8]) -> Result<bool, WireFault> {
        match read_table(bytes)? {
            TablePart::Sheet(table) => self.tables.push(table),
            TablePart::Rows(rows) => {
                if !self.tables.last_mut().ok_or(WireFault)?.append(&rows) {
                    return Err(WireFault);
                }
            }
            TablePart::End => return Ok(true),
        }
        Ok(false)
    }

    /// The sheets, as far as they were handed over.
    pub fn end(self) -> Vec<SheetTable> {
        self.tables
    }
}

fn head(table: &SheetTable) -> Vec<u8> {
    let mut out = vec![TABLE];
    put_text(&mut out, &table.name);
    put_spans(&mut out, &table.spans);
    put_number(&mut out, table.marks.len() as u64);
    for marked in &table.marks {
        put_number(&mut out, u64::from(marked.row));
        put_number(&mut out, u64::from(marked.column));
        out.push(match marked.mark {
            Mark::Date => 0,
            Mark::Error => 1,
        });
    }
    out
}

fn marked(bytes: &mut Bytes<'_>) -> Result<Marked, WireFault> {
    let (row, column) = (bytes.number()?, bytes.small()?);
    let mark = match bytes.byte()? {
        0 => Mark::Date,
        1 => Mark::Error,
        _ => return Err(WireFault),
    };
    Ok(Marked { row, column, mark })
}

fn lines(table: &SheetTable, rows: std::ops::Range<usize>) -> Vec<u8> {
    let (text, lengths) = table.texts(rows.clone());
    let mut out = Vec::with_capacity(text.len() * 2);
    out.push(LINES);
    put_number(&mut out, rows.len() as u64);
    let mut cells = 0;
    for row in rows {
        let width = table.row_width(row);
        put_number(&mut out, width as u64);
        cells += width;
    }
    put_number(&mut out, cells as u64);
    lengths.for_each(|length| put_number(&mut out, u64::from(length)));
    put_text(&mut out, text);
    out
}
