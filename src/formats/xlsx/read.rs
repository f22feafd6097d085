//! A workbook's sheets as the texts a person sees.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx,
};

use super::blanks;
use super::kind::{Kind, kind};
use super::laid::Laid;
use super::ods;
use super::parts::Parts;
use super::quick::Quick;
use crate::formats::book::{BookFault, Mark, SheetTable, Span};

/// The most cells of a workbook, gaps between them included.
pub const MOST_BOOK_CELLS: usize = 4_000_000;

/// Whether to go on, told how much is done, of how much, in thousandths.
type GoOn<'a> = &'a mut dyn FnMut(u32, u32) -> bool;

/// The whole of a workbook in the steps of the progress.
const WHOLE: u32 = 1_000;
/// How much of it unpacking is.
const UNPACKED: u32 = 300;

/// The sheets of a workbook that can be seen, in their order: .xlsx, .xls or .ods, told by the content.
///
/// `progress` is told how much is done, of how much, and says whether to go on.
///
/// # Errors
/// When the file is no such workbook, is damaged or too large, or when it was said to stop.
pub fn read(bytes: &[u8], progress: GoOn<'_>) -> Result<Vec<SheetTable>, BookFault> {
    let mut unpacking = |done: u64, of: u64| {
        let part = done.saturating_mul(u64::from(UNPACKED)) / of.max(1);
        progress(u32::try_from(part).unwrap_or(UNPACKED), WHOLE)
    };
    let tables = match kind(bytes, &mut unpacking)? {
        Kind::Xlsx(parts) => xlsx(&parts, Quick::new(&parts), progress),
        Kind::Ods(parts) => ods(&parts, progress),
        Kind::Xls => xls(bytes, progress),
    }?;
    if tables.is_empty() { Err(BookFault::NoSheet) } else { Ok(tables) }
}

fn damaged(sheet: Option<&str>) -> BookFault {
    BookFault::Damaged { sheet: sheet.map(str::to_owned) }
}

/// The names of the sheets that can be seen, and then of the one that tells which counts are blank.
fn in_order<'a>(all: impl Iterator<Item = (&'a str, bool)>) -> Vec<String> {
    let (blank, others): (Vec<_>, Vec<_>) = all.partition(|(name, _)| *name == blanks::SHEET);
    let seen = others.into_iter().filter(|(_, is_seen)| *is_seen);
    seen.chain(blank).map(|(name, _)| name.to_owned()).collect()
}

fn sheets(all: &[calamine::Sheet]) -> Vec<String> {
    let is_seen =
        |of: &calamine::Sheet| of.visible == SheetVisible::Visible && of.typ == SheetType::WorkSheet;
    in_order(all.iter().map(|sheet| (sheet.name.as_str(), is_seen(sheet))))
}

/// What reads every .xlsx.
type General<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The general reader, which is opened when a sheet needs it: it reads all texts of the workbook for itself.
fn general(parts: &Parts) -> Result<General<'_>, BookFault> {
    Xlsx::new(parts.archive()).map_err(|_| damaged(None))
}

fn xlsx(parts: &Parts, quick: Option<Quick<'_>>, progress: GoOn<'_>) -> Result<Vec<SheetTable>, BookFault> {
    let mut book = None;
    let names = match &quick {
        Some(quick) => in_order(quick.sheets()),
        None => sheets(book.insert(general(parts)?).sheets_metadata()),
    };
    each(&names, progress, |name, left, go_on| {
        let mut laid = Laid::new(name, left);
        let mut fault = None;
        let mut put = |row: u32, column: u32, text: &str, mark: Option<Mark>| {
            let put = laid.put_text(row, column, text, mark).and_then(|()| laid.asked(go_on));
            fault = put.err();
            fault.is_none()
        };
        let spans = quick.as_ref().and_then(|quick| quick.sheet(name, &mut put));
        match (fault, spans) {
            (Some(fault), _) => Err(fault),
            (None, Some(spans)) => laid.end(spans),
            (None, None) => {
                let book = match &mut book {
                    Some(book) => book,
                    none => none.insert(general(parts)?),
                };
                with_all_means(book, name, left, go_on)
            }
        }
    })
}

/// Reads a sheet that is not plain.
fn with_all_means(
    book: &mut General<'_>,
    name: &str,
    left: usize,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<SheetTable, BookFault> {
    let merged = book.merge_cells_by_sheet_name(name).map_err(|_| damaged(Some(name)))?;
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| damaged(Some(name)))?;
    let mut laid = Laid::new(name, left);
    while let Some(cell) = cells.next_cell().map_err(|_| damaged(Some(name)))? {
        let (row, column) = cell.get_position();
        laid.put(row, column, cell.get_value())?;
        laid.asked(go_on)?;
    }
    laid.end(merged.iter().filter_map(span).collect())
}

/// Reads one sheet after the other, and makes blank again what the hidden one says was blank.
fn each(
    names: &[String],
    progress: GoOn<'_>,
    mut read: impl FnMut(&str, usize, &mut dyn FnMut() -> bool) -> Result<SheetTable, BookFault>,
) -> Result<Vec<SheetTable>, BookFault> {
    let mut left = MOST_BOOK_CELLS;
    let mut tables = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let mut go_on = || progress(done((at, names.len())), WHOLE);
        if !go_on() {
            return Err(BookFault::Stopped);
        }
        let table = read(name, left, &mut go_on)?;
        left = left.saturating_sub(table.cells());
        tables.push(table);
    }
    if let Some(hidden) = tables.pop_if(|table| table.name == blanks::SHEET) {
        blanks::apply(&mut tables, &hidden);
    }
    Ok(tables)
}

/// How much is done once so many sheets of so many are.
fn done((at, of): (usize, usize)) -> u32 {
    let part = (WHOLE - UNPACKED) as usize * at / of.max(1);
    UNPACKED + u32::try_from(part).unwrap_or(0)
}

fn xls(bytes: &[u8], progress: GoOn<'_>) -> Result<Vec<SheetTable>, BookFault> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|fault| match fault {
        XlsError::Password => BookFault::Encrypted,
        _ => damaged(None),
    })?;
    each(&sheets(book.sheets_metadata()), progress, |name, left, _| {
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let range = book.worksheet_range(name).map_err(|_| damaged(Some(name)))?;
        of_range(name, &range, merged.iter().filter_map(span).collect(), left)
    })
}

fn ods(parts: &Parts, progress: GoOn<'_>) -> Result<Vec<SheetTable>, BookFault> {
    let mut book = Ods::new(parts.archive()).map_err(|fault| match fault {
        OdsError::Password => BookFault::Encrypted,
        OdsError::CellLimitExceeded { .. } => BookFault::TooManyCells { sheet: String::new() },
        _ => damaged(None),
    })?;
    let mut spans = ods::spans(parts);
    each(&sheets(book.sheets_metadata()), progress, |name, left, _| {
        let range = book.worksheet_range(name).map_err(|_| damaged(Some(name)))?;
        of_range(name, &range, spans.remove(name).unwrap_or_default(), left)
    })
}

fn of_range(
    name: &str,
    range: &calamine::Range<Data>,
    spans: Vec<Span>,
    left: usize,
) -> Result<SheetTable, BookFault> {
    let mut laid = Laid::new(name, left);
    let (top, first) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
        laid.put(top.saturating_add(row), first.saturating_add(column), &borrowed(value))?;
    }
    laid.end(spans)
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(is) => DataRef::Bool(*is),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn span(merged: &Dimensions) -> Option<Span> {
    let (row, column) = merged.start;
    let rows = merged.end.0.checked_sub(row)?.checked_add(1)?;
    let columns = merged.end.1.checked_sub(column)?.checked_add(1)?;
    let (column, columns) = (u16::try_from(column).ok()?, u16::try_from(columns).ok()?);
    ((rows, columns) != (1, 1)).then_some(Span { row, column, rows, columns })
}

#[cfg(test)]
mod tests;
