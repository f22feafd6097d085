//! A workbook as a file, part by part.

use std::collections::BTreeMap;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError};

use super::blanks::{self, Blanks};
use super::look::Looks;
use super::names::legal;
use crate::formats::book::{Cell, Part, Row, SheetHead, Span, Style, Value, WriteFault};

/// The most rows of a sheet.
const MOST_ROWS: u32 = 1_048_576;
/// The most columns of a sheet.
const MOST_COLUMNS: usize = 16_384;
/// The longest text of a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// A4 as spreadsheets number paper.
const A4: u8 = 9;

/// Writes a workbook. The same parts give the same bytes.
pub struct Writer {
    workbook: Workbook,
    looks: Looks,
    sheet: Option<Open>,
    names: Vec<String>,
    blanks: Blanks,
}

/// The sheet that is being written.
struct Open {
    sheet: Worksheet,
    head: SheetHead,
    spans: BTreeMap<(u32, u16), Span>,
    row: u32,
    width: u16,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// Begins a workbook.
    pub fn new() -> Self {
        let mut workbook = Workbook::new();
        let day = ExcelDateTime::from_ymd(2000, 1, 1).unwrap_or_default();
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
        Self { workbook, looks: Looks::new(), sheet: None, names: Vec::new(), blanks: Blanks::default() }
    }

    /// Takes the next part.
    ///
    /// # Errors
    /// When it does not fit into a workbook; nothing can be put or finished then.
    pub fn put(&mut self, part: Part) -> Result<(), WriteFault> {
        match part {
            Part::Sheet(head) => {
                self.end_sheet();
                self.begin_sheet(head)
            }
            Part::Rows(rows) => {
                let open = self.sheet.as_mut().ok_or(WriteFault::NoSheet)?;
                rows.iter().try_for_each(|row| put_row(open, row, &self.looks, &mut self.blanks))
            }
            Part::End => {
                self.end_sheet();
                Ok(())
            }
        }
    }

    /// The file.
    ///
    /// # Errors
    /// When it has no sheet, or cannot be put together.
    pub fn finish(mut self) -> Result<Vec<u8>, WriteFault> {
        self.end_sheet();
        if self.names.is_empty() {
            return Err(WriteFault::NoSheet);
        }
        if let Some(sheet) = self.blanks.sheet().map_err(|_| WriteFault::Packing)? {
            self.workbook.push_worksheet(sheet);
        }
        self.workbook.save_to_buffer().map_err(|_| WriteFault::Packing)
    }

    fn begin_sheet(&mut self, head: SheetHead) -> Result<(), WriteFault> {
        let taken: Vec<String> = self.names.iter().cloned().chain([blanks::SHEET.to_owned()]).collect();
        let name = legal(&head.name, &taken);
        let mut sheet = Worksheet::new();
        let of = |_: XlsxError| WriteFault::Span { sheet: name.clone() };
        sheet.set_name(&name).map_err(of)?;
        for (column, &width) in (0..).zip(&head.widths) {
            sheet.set_column_width(column, f64::from(width) / 10.0).map_err(of)?;
        }
        sheet.set_freeze_panes(head.head_rows, head.frozen_columns).map_err(of)?;
        if head.head_rows > 0 {
            sheet.set_repeat_rows(0, head.head_rows - 1).map_err(of)?;
        }
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
        if head.landscape {
            sheet.set_landscape();
        }
        sheet.set_hidden(head.hidden);
        let spans = head.spans.iter().map(|&span| ((span.row, span.column), span)).collect();
        self.blanks.begin(&name, &head);
        self.names.push(name);
        self.sheet = Some(Open { sheet, head, spans, row: 0, width: 0 });
        Ok(())
    }

    fn end_sheet(&mut self) {
        let Some(mut open) = self.sheet.take() else { return };
        if open.row > 0 && open.width > 0 {
            // Rows and columns were checked while they were written.
            _ = open.sheet.set_print_area(0, 0, open.row - 1, open.width - 1);
        }
        self.workbook.push_worksheet(open.sheet);
    }
}

fn put_row(open: &mut Open, row: &Row, looks: &Looks, blanks: &mut Blanks) -> Result<(), WriteFault> {
    let name = || open.head.name.clone();
    if open.row >= MOST_ROWS {
        return Err(WriteFault::TooManyRows { sheet: name() });
    }
    if row.cells.len() > MOST_COLUMNS {
        return Err(WriteFault::TooManyColumns { sheet: name() });
    }
    let at = open.row;
    if let Some(height) = row.height {
        let height = f64::from(height) / 4.0;
        open.sheet.set_row_height(at, height).map_err(|_| WriteFault::TooManyRows { sheet: name() })?;
    }
    for (column, cell) in (0_u16..).zip(&row.cells) {
        if let Some(span) = open.spans.get(&(at, column)).copied() {
            merge(open, span, looks.of(cell.style))?;
        }
        put_cell(&mut open.sheet, (at, column), cell, looks).map_err(|fault| match fault {
            Fault::TooLong => WriteFault::TooLong { sheet: open.head.name.clone(), row: at, column },
            Fault::Other => WriteFault::TooManyRows { sheet: open.head.name.clone() },
        })?;
    }
    blanks.row(at, &row.cells, &open.head);
    open.row += 1;
    open.width = open.width.max(u16::try_from(row.cells.len()).unwrap_or(u16::MAX));
    Ok(())
}

fn merge(open: &mut Open, span: Span, format: &rust_xlsxwriter::Format) -> Result<(), WriteFault> {
    if (span.rows, span.columns) == (1, 1) {
        return Ok(());
    }
    let last = span.row.checked_add(span.rows.saturating_sub(1));
    let right = span.column.checked_add(span.columns.saturating_sub(1));
    let fault = || WriteFault::Span { sheet: open.head.name.clone() };
    let (last, right) = last.zip(right).ok_or_else(fault)?;
    let merged = open.sheet.merge_range(span.row, span.column, last, right, "", format);
    merged.map(|_| ()).map_err(|_| fault())
}

enum Fault {
    TooLong,
    Other,
}

impl From<XlsxError> for Fault {
    fn from(_: XlsxError) -> Self {
        Self::Other
    }
}

fn put_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    looks: &Looks,
) -> Result<(), Fault> {
    let format = looks.of(cell.style);
    match &cell.value {
        Value::Empty if cell.style == Style::Plain => {}
        Value::Empty if cell.style == Style::Count => {
            sheet.write_number_with_format(row, column, 0.0, format)?;
        }
        Value::Empty => {
            sheet.write_blank(row, column, format)?;
        }
        Value::Text(text) if text.len() > LONGEST_TEXT && text.encode_utf16().count() > LONGEST_TEXT => {
            return Err(Fault::TooLong);
        }
        Value::Text(text) => {
            sheet.write_string_with_format(row, column, text, looks.of_text(cell.style, text))?;
        }
        Value::Number(number) => {
            sheet.write_number_with_format(row, column, number.to_f64(), format)?;
        }
        Value::Formula { text, value } => {
            let formula = Formula::new(text).set_result(value.to_string());
            sheet.write_formula_with_format(row, column, formula, format)?;
        }
    }
    Ok(())
}
