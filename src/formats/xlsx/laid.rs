//! Cells as they come out of a workbook, laid into the rows of a sheet.

use calamine::{DataRef, ExcelDateTime};

use super::{MOST_COLUMNS, MOST_ROWS};
use crate::formats::book::{BookFault, Mark, Marked, SheetTable, Span, shown};

/// How many cells are read between two questions whether to go on.
const AT_ONCE: usize = 20_000;

/// Cells as they come, laid into rows.
pub(super) struct Laid<'a> {
    name: &'a str,
    /// Row, column, and where the text ends.
    cells: Vec<(u32, u16, u32)>,
    text: String,
    marks: Vec<Marked>,
    count: usize,
    most: usize,
}

impl<'a> Laid<'a> {
    pub(super) fn new(name: &'a str, most: usize) -> Self {
        Self { name, cells: Vec::new(), text: String::new(), marks: Vec::new(), count: 0, most }
    }

    fn too_many(&self) -> BookFault {
        BookFault::TooManyCells { sheet: self.name.to_owned() }
    }

    /// Asks now and then whether to go on.
    pub(super) fn asked(&self, go_on: &mut dyn FnMut() -> bool) -> Result<(), BookFault> {
        if self.count.is_multiple_of(AT_ONCE) && !go_on() { Err(BookFault::Stopped) } else { Ok(()) }
    }

    pub(super) fn put_text(
        &mut self,
        row: u32,
        column: u32,
        text: &str,
        mark: Option<Mark>,
    ) -> Result<(), BookFault> {
        let before = self.text.len();
        self.text.push_str(text);
        self.placed(row, column, before, mark)
    }

    pub(super) fn put(&mut self, row: u32, column: u32, value: &DataRef<'_>) -> Result<(), BookFault> {
        let before = self.text.len();
        let mark = text_of(value, &mut self.text);
        self.placed(row, column, before, mark)
    }

    /// Takes the text behind `before` as a cell's.
    fn placed(&mut self, row: u32, column: u32, before: usize, mark: Option<Mark>) -> Result<(), BookFault> {
        self.count += 1;
        if self.text[before..].trim().is_empty() {
            self.text.truncate(before);
            return Ok(());
        }
        let column = u16::try_from(column).ok().filter(|&column| column < MOST_COLUMNS && row < MOST_ROWS);
        let column = column.ok_or_else(|| self.too_many())?;
        let end = u32::try_from(self.text.len()).map_err(|_| self.too_many())?;
        if self.cells.len() >= self.most {
            return Err(self.too_many());
        }
        self.cells.push((row, column, end));
        self.marks.extend(mark.map(|mark| Marked { row, column, mark }));
        Ok(())
    }

    /// Puts cells that came in another order into that of rows and columns; of two at the same place the first stays.
    fn sort(&mut self) {
        let starts = [0].into_iter().chain(self.cells.iter().map(|cell| cell.2));
        let mut cells: Vec<_> =
            starts.zip(&self.cells).map(|(from, &(row, column, end))| (row, column, from, end)).collect();
        cells.sort_by_key(|cell| (cell.0, cell.1));
        cells.dedup_by_key(|cell| (cell.0, cell.1));
        let mut text = String::with_capacity(self.text.len());
        self.cells.clear();
        for (row, column, from, end) in cells {
            text.push_str(&self.text[from as usize..end as usize]);
            // It was short enough before.
            self.cells.push((row, column, u32::try_from(text.len()).unwrap_or(u32::MAX)));
        }
        self.text = text;
    }

    pub(super) fn end(mut self, spans: Vec<Span>) -> Result<SheetTable, BookFault> {
        if !self.cells.is_sorted_by(|one, next| (one.0, one.1) < (next.0, next.1)) {
            self.sort();
        }
        let cells = std::mem::take(&mut self.cells);
        let text = std::mem::take(&mut self.text);
        let table = SheetTable::laid(self.name, text, &cells, self.most);
        let mut table = table.ok_or_else(|| self.too_many())?;
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
