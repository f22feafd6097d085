//! Faults as bytes.

use super::bytes::{Bytes, put_number, put_text};
use super::{NOT_READ, NOT_WRITTEN, WireFault};
use crate::formats::book::{BookFault, WriteFault};

/// Why a workbook was not read, or not written, as a message.
pub fn write_fault(fault: &Result<BookFault, WriteFault>) -> Vec<u8> {
    match fault {
        Ok(fault) => not_read(fault),
        Err(fault) => not_written(fault),
    }
}

/// What a message says went wrong: while reading, or else while writing.
///
/// # Errors
/// When it says nothing of the kind.
pub fn read_fault(bytes: &[u8]) -> Result<Result<BookFault, WriteFault>, WireFault> {
    let mut bytes = Bytes::new(bytes);
    let fault = match bytes.byte()? {
        NOT_READ => Ok(read_not_read(&mut bytes)?),
        NOT_WRITTEN => Err(read_not_written(&mut bytes)?),
        _ => return Err(WireFault),
    };
    bytes.end()?;
    Ok(fault)
}

/// The faults without anything beside them, in the order of their numbers.
const PLAIN: [BookFault; 9] = [
    BookFault::Empty,
    BookFault::Encrypted,
    BookFault::Text,
    BookFault::Html,
    BookFault::Document,
    BookFault::Binary,
    BookFault::Unknown,
    BookFault::NoSheet,
    BookFault::Stopped,
];
const TOO_LARGE: u8 = 100;
const UNPACKED: u8 = 101;
const TOO_MANY_CELLS: u8 = 102;
const DAMAGED: u8 = 103;
const DAMAGED_SHEET: u8 = 104;

fn not_read(fault: &BookFault) -> Vec<u8> {
    let mut out = vec![NOT_READ];
    match fault {
        BookFault::TooLarge { found } => {
            out.push(TOO_LARGE);
            put_number(&mut out, *found as u64);
        }
        BookFault::Unpacked { found } => {
            out.push(UNPACKED);
            put_number(&mut out, *found);
        }
        BookFault::TooManyCells { sheet } => {
            out.push(TOO_MANY_CELLS);
            put_text(&mut out, sheet);
        }
        BookFault::Damaged { sheet: None } => out.push(DAMAGED),
        BookFault::Damaged { sheet: Some(sheet) } => {
            out.push(DAMAGED_SHEET);
            put_text(&mut out, sheet);
        }
        plain => {
            let at = PLAIN.iter().position(|other| other == plain).unwrap_or(PLAIN.len());
            out.push(u8::try_from(at).unwrap_or(u8::MAX));
        }
    }
    out
}

fn read_not_read(bytes: &mut Bytes<'_>) -> Result<BookFault, WireFault> {
    Ok(match bytes.byte()? {
        TOO_LARGE => BookFault::TooLarge { found: usize::try_from(bytes.long()?).map_err(|_| WireFault)? },
        UNPACKED => BookFault::Unpacked { found: bytes.long()? },
        TOO_MANY_CELLS => BookFault::TooManyCells { sheet: bytes.text()?.to_owned() },
        DAMAGED => BookFault::Damaged { sheet: None },
        DAMAGED_SHEET => BookFault::Damaged { sheet: Some(bytes.text()?.to_owned()) },
        plain => PLAIN.get(usize::from(plain)).cloned().ok_or(WireFault)?,
    })
}

fn not_written(fault: &WriteFault) -> Vec<u8> {
    let (number, sheet) = match fault {
        WriteFault::NoSheet => (0, None),
        WriteFault::TooManyRows { sheet } => (1, Some(sheet)),
        WriteFault::TooManyColumns { sheet } => (2, Some(sheet)),
        WriteFault::TooLong { sheet, .. } => (3, Some(sheet)),
        WriteFault::Span { sheet } => (4, Some(sheet)),
        WriteFault::Packing => (5, None),
    };
    let mut out = vec![NOT_WRITTEN, number];
    put_text(&mut out, sheet.map_or("", String::as_str));
    if let WriteFault::TooLong { row, column, .. } = fault {
        put_number(&mut out, u64::from(*row));
        put_number(&mut out, u64::from(*column));
    }
    out
}

fn read_not_written(bytes: &mut Bytes<'_>) -> Result<WriteFault, WireFault> {
    let number = bytes.byte()?;
    let sheet = bytes.text()?.to_owned();
    Ok(match number {
        0 => WriteFault::NoSheet,
        1 => WriteFault::TooManyRows { sheet },
        2 => WriteFault::TooManyColumns { sheet },
        3 => WriteFault::TooLong { sheet, row: bytes.number()?, column: bytes.small()? },
        4 => WriteFault::Span { sheet },
        5 => WriteFault::Packing,
        _ => return Err(WireFault),
    })
}
