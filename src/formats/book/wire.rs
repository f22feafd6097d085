//! A workbook and what was read of one as bytes between the page and its worker.
//!
//! Every message stands alone: one byte that says what it is, then its fields. Numbers are little-endian or, where they
//! are mostly small, seven bits a byte; a text has its length before it. Whoever reads checks every length, so damaged
//! bytes are a fault and nothing else.

mod bytes;
mod fault;
mod tables;

pub use fault::{read_fault, write_fault};
pub use tables::{TablePart, TableParts, read_table, write_table};

use super::{Cell, Decimal, Part, Row, SheetHead, Span, Style, Value};
use bytes::{Bytes, put_number, put_text};

/// Bytes that are no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WireFault;

/// A sheet of a workbook that is to be written.
const SHEET: u8 = 1;
/// Its rows.
const ROWS: u8 = 2;
/// The end of the workbook.
const END: u8 = 3;
/// A sheet that was read.
const TABLE: u8 = 4;
/// Rows of it.
const LINES: u8 = 5;
/// The end of what was read.
const TABLES_END: u8 = 6;
/// Why a workbook was not read.
const NOT_READ: u8 = 7;
/// Why a workbook was not written.
const NOT_WRITTEN: u8 = 8;

/// A cell in which nothing stands; beside it in the same byte stands its style.
const EMPTY: u8 = 0;
const TEXT: u8 = 1;
const NUMBER: u8 = 2;
const FORMULA: u8 = 3;

/// A part of a workbook as bytes.
pub fn write(part: &Part) -> Vec<u8> {
    let mut out = Vec::new();
    match part {
        Part::Sheet(head) => {
            out.push(SHEET);
            put_head(&mut out, head);
        }
        Part::Rows(rows) => {
            out.push(ROWS);
            put_number(&mut out, rows.len() as u64);
            for row in rows {
                put_number(&mut out, row.height.map_or(0, |height| u64::from(height) + 1));
                put_number(&mut out, row.cells.len() as u64);
                row.cells.iter().for_each(|cell| put_cell(&mut out, cell));
            }
        }
        Part::End => out.push(END),
    }
    out
}

/// The part of a workbook that bytes say.
///
/// # Errors
/// When they say none.
pub fn read(bytes: &[u8]) -> Result<Part, WireFault> {
    let mut bytes = Bytes::new(bytes);
    let part = match bytes.byte()? {
        SHEET => Part::Sheet(head(&mut bytes)?),
        ROWS => Part::Rows(bytes.list(2, row)?),
        END => Part::End,
        _ => return Err(WireFault),
    };
    bytes.end()?;
    Ok(part)
}

fn put_head(out: &mut Vec<u8>, head: &SheetHead) {
    put_text(out, &head.name);
    put_number(out, head.widths.len() as u64);
    head.widths.iter().for_each(|&width| put_number(out, u64::from(width)));
    put_spans(out, &head.spans);
    put_number(out, u64::from(head.head_rows));
    put_number(out, u64::from(head.frozen_columns));
    put_number(out, head.names.map_or(0, |column| u64::from(column) + 1));
    out.push(u8::from(head.landscape) | u8::from(head.hidden) << 1);
}

fn head(bytes: &mut Bytes<'_>) -> Result<SheetHead, WireFault> {
    let name = bytes.text()?.to_owned();
    let widths = bytes.list(1, Bytes::small)?;
    let spans = bytes.list(4, span)?;
    let head_rows = bytes.number()?;
    let frozen_columns = bytes.small()?;
    let names = less_one(bytes.number()?)?;
    let flags = bytes.byte()?;
    if flags > 3 {
        return Err(WireFault);
    }
    let (landscape, hidden) = (flags & 1 != 0, flags & 2 != 0);
    Ok(SheetHead { name, widths, spans, head_rows, frozen_columns, names, landscape, hidden })
}

fn put_spans(out: &mut Vec<u8>, spans: &[Span]) {
    put_number(out, spans.len() as u64);
    for span in spans {
        for number in [span.row, u32::from(span.column), span.rows, u32::from(span.columns)] {
            put_number(out, u64::from(number));
        }
    }
}

fn span(bytes: &mut Bytes<'_>) -> Result<Span, WireFault> {
    Ok(Span { row: bytes.number()?, column: bytes.small()?, rows: bytes.number()?, columns: bytes.small()? })
}

/// A number that was written as one more, because 0 says that there is none.
fn less_one(number: u32) -> Result<Option<u16>, WireFault> {
    number.checked_sub(1).map(u16::try_from).transpose().map_err(|_| WireFault)
}

fn put_cell(out: &mut Vec<u8>, cell: &Cell) {
    let style = Style::ALL.iter().position(|&style| style == cell.style).unwrap_or_default();
    let style = u8::try_from(style << 2).unwrap_or_default();
    match &cell.value {
        Value::Empty => out.push(style | EMPTY),
        Value::Text(text) => {
            out.push(style | TEXT);
            put_text(out, text);
        }
        Value::Number(number) => {
            out.push(style | NUMBER);
            put_decimal(out, *number);
        }
        Value::Formula { text, value } => {
            out.push(style | FORMULA);
            put_text(out, text);
            put_decimal(out, *value);
        }
    }
}

/// The number of places, and the digits with the sign in the lowest bit.
fn put_decimal(out: &mut Vec<u8>, number: Decimal) {
    out.push(number.places() << 1 | u8::from(number.mantissa() < 0));
    put_number(out, number.mantissa().unsigned_abs());
}

fn row(bytes: &mut Bytes<'_>) -> Result<Row, WireFault> {
    let height = less_one(bytes.number()?)?;
    Ok(Row { height, cells: bytes.list(1, cell)? })
}

fn cell(bytes: &mut Bytes<'_>) -> Result<Cell, WireFault> {
    let kind = bytes.byte()?;
    let style = *Style::ALL.get(usize::from(kind >> 2)).ok_or(WireFault)?;
    let value = match kind & 3 {
        TEXT => Value::Text(bytes.text()?.to_owned()),
        NUMBER => Value::Number(decimal(bytes)?),
        FORMULA => Value::Formula { text: bytes.text()?.to_owned(), value: decimal(bytes)? },
        _ => Value::Empty,
    };
    Ok(Cell { value, style })
}

fn decimal(bytes: &mut Bytes<'_>) -> Result<Decimal, WireFault> {
    let places = bytes.byte()?;
    let digits = i64::try_from(bytes.long()?).map_err(|_| WireFault)?;
    Decimal::new(if places & 1 == 0 { digits } else { -digits }, places >> 1).ok_or(WireFault)
}
