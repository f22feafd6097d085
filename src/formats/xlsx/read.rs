//! A workbook's sheets as the texts a person sees.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError,
    Xlsx,
};

use super::blanks;
use super::kind::{Kind, kind};
use super::ods;
use crate::formats::book::{BookFault, Mark, Marked, SheetTable, Span, shown};

/// The most cells of a workbook, gaps between them included.
pub const MOST_BOOK_CELLS: usize = 4_000_000;

/// Whether to go on, told how much is done, of how much, in thousandths.
type GoOn<'a> = &'a mut dyn FnMut(u32, u32) -> bool;

/// The whole of a workbook in the steps of the progress.
const WHOLE: u32 = 1_000;
/// How much of it unpacking is.
const UNPACKED: u32 = 300;
/// How many cells are read between two questions whether to go on.
const AT_ONCE: usize = 20_000;

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
        Kind::Xlsx(parts) => xlsx(&parts, progress),
        Kind::Ods(parts) => ods(&parts, progress),
        Kind::Xls => xls(bytes, progress),
    }?;
    if tables.is_empty() { Err(BookFault::NoSheet) } else { Ok(tables) }
}

fn damaged(sheet: Option<&str>) -> BookFault {
    BookFault::Damaged { sheet: sheet.map(str::to_owned) }
}

/// The names of the sheets that can be seen.
fn visible(sheets: &[calamine::Sheet]) -> Vec<String> {
    let is_seen = |sheet: &&calamine::Sheet| {
        sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet
    };
    sheets.iter().filter(is_seen).map(|sheet| sheet.name.clone()).collect()
}

fn xlsx(parts: &[u8], progress: GoOn<'_>) -> Result<Vec<SheetTable>, BookFault> {
    let mut book = Xlsx::new(Cursor::new(parts)).map_err(|_| damaged(None))?;
    let names = visible(book.sheets_metadata());
    let has_blanks = book.sheets_metadata().iter().any(|sheet| sheet.name == blanks::SHEET);
    let mut left = MOST_BOOK_CELLS;
    let all = names.iter().map(String::as_str).chain(has_blanks.then_some(blanks::SHEET));
    let mut tables = Vec::new();
    for (at, name) in all.enumerate() {
        let of = (at, names.len() + usize::from(has_blanks));
        let merged = book.merge_cells_by_sheet_name(name).map_err(|_| damaged(Some(name)))?;
        let mut cells = book.worksheet_cells_reader(name).map_err(|_| damaged(Some(name)))?;
        let mut laid = Laid::new(name, left);
        while let Some(cell) = cells.next_cell().map_err(|_| damaged(Some(name)))? {
            let (row, column) = cell.get_position();
            laid.put(row, column, cell.get_value())?;
            if laid.count.is_multiple_of(AT_ONCE) && !progress(done(of), WHOLE) {
                return Err(BookFault::Stopped);
            }
        }
        let table = laid.end(merged.iter().filter_map(span).collect())?;
        left = left.saturating_sub(table.cells());
        tables.push(table);
    }
    if has_blanks && let Some(hidden) = tables.pop() {
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
    let names = visible(book.sheets_metadata());
    let mut left = MOST_BOOK_CELLS;
    let mut tables = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if !progress(done((at, names.len())), WHOLE) {
            return Err(BookFault::Stopped);
        }
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let range = book.worksheet_range(name).map_err(|_| damaged(Some(name)))?;
        let table = of_range(name, &range, merged.iter().filter_map(span).collect(), left)?;
        left = left.saturating_sub(table.cells());
        tables.push(table);
    }
    Ok(tables)
}

fn ods(parts: &[u8], progress: GoOn<'_>) -> Result<Vec<SheetTable>, BookFault> {
    let mut book = Ods::new(Cursor::new(parts)).map_err(|fault| match fault {
        OdsError::Password => BookFault::Encrypted,
        OdsError::CellLimitExceeded { .. } => BookFault::TooManyCells { sheet: String::new() },
        _ => damaged(None),
    })?;
    let names = visible(book.sheets_metadata());
    let mut spans = ods::spans(parts);
    let mut left = MOST_BOOK_CELLS;
    let mut tables = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if !progress(done((at, names.len())), WHOLE) {
            return Err(BookFault::Stopped);
        }
        let range = book.worksheet_range(name).map_err(|_| damaged(Some(name)))?;
        let table = of_range(name, &range, spans.remove(name).unwrap_or_default(), left)?;
        left = left.saturating_sub(table.cells());
        tables.push(table);
    }
    Ok(tables)
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
        laid.put(top + row, first + column, &borrowed(value))?;
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

/// Cells as they come, laid into rows.
struct Laid<'a> {
    name: &'a str,
    /// Row, column, and where the text ends.
    cells: Vec<(u32, u16, u32)>,
    text: String,
    marks: Vec<Marked>,
    count: usize,
    most: usize,
}

impl<'a> Laid<'a> {
    fn new(name: &'a str, most: usize) -> Self {
        Self { name, cells: Vec::new(), text: String::new(), marks: Vec::new(), count: 0, most }
    }

    fn too_many(&self) -> BookFault {
        BookFault::TooManyCells { sheet: self.name.to_owned() }
    }

    fn put(&mut self, row: u32, column: u32, value: &DataRef<'_>) -> Result<(), BookFault> {
        self.count += 1;
        let before = self.text.len();
        let mark = text_of(value, &mut self.text);
        if self.text[before..].trim().is_empty() {
            self.text.truncate(before);
            return Ok(());
        }
        let column = u16::try_from(column).map_err(|_| self.too_many())?;
        let end = u32::try_from(self.text.len()).map_err(|_| self.too_many())?;
        if self.cells.len() >= self.most {
            return Err(self.too_many());
        }
        self.cells.push((row, column, end));
        self.marks.extend(mark.map(|mark| Marked { row, column, mark }));
        Ok(())
    }

    fn end(mut self, spans: Vec<Span>) -> Result<SheetTable, BookFault> {
        let mut table = SheetTable::new(self.name);
        let mut from = 0;
        let mut cells: Vec<(u32, u16, std::ops::Range<usize>)> = Vec::with_capacity(self.cells.len());
        for (row, column, end) in std::mem::take(&mut self.cells) {
            cells.push((row, column, from..end as usize));
            from = end as usize;
        }
        let place = |cell: &(u32, u16, std::ops::Range<usize>)| (cell.0, cell.1);
        if !cells.is_sorted_by_key(place) {
            cells.sort_by_key(place);
        }
        cells.dedup_by_key(|cell| place(cell));
        let (mut row, mut column) = (0, 0);
        for (at, under, text) in cells {
            while row < at {
                table.end_row();
                (row, column) = (row + 1, 0);
            }
            while column < under {
                table.push("");
                column += 1;
            }
            if table.cells() >= self.most || !table.push(&self.text[text]) {
                return Err(self.too_many());
            }
            column += 1;
        }
        table.end_row();
        self.marks.sort_unstable();
        (table.spans, table.marks) = (spans, self.marks);
        table.trim();
        Ok(table)
    }
}

/// Puts what a person sees in a cell, and tells what it is beside that.
fn text_of(value: &DataRef<'_>, out: &mut String) -> Option<Mark> {
    match value {
        DataRef::Empty => None,
        DataRef::String(text) => {
            out.push_str(text);
            None
        }
        DataRef::SharedString(text) => {
            out.push_str(text);
            None
        }
        DataRef::Int(number) => {
            out.push_str(&number.to_string());
            None
        }
        DataRef::Float(number) => {
            out.push_str(&shown(*number));
            None
        }
        DataRef::Bool(is) => {
            out.push_str(if *is { "TRUE" } else { "FALSE" });
            None
        }
        DataRef::DateTime(moment) => {
            out.push_str(&moment_text(moment));
            Some(Mark::Date)
        }
        DataRef::DateTimeIso(text) => {
            out.push_str(text.strip_suffix("T00:00:00").unwrap_or(text));
            Some(Mark::Date)
        }
        DataRef::DurationIso(text) => {
            out.push_str(text);
            Some(Mark::Date)
        }
        DataRef::Error(error) => {
            out.push_str(&error.to_string());
            Some(Mark::Error)
        }
    }
}

/// 2022-04-12, with the time where there is one.
fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() {
        return shown(moment.as_f64());
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (moment.as_f64() < 1.0, time.as_str()) {
        (true, _) => time,
        (false, "00:00:00") => date,
        (false, _) => format!("{date} {time}"),
    }
}
