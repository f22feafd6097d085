//! The XML of one sheet, row by row.

use std::fmt::Write as _;

use super::look;
use super::package::{Seen, XML};
use super::strings::Strings;
use super::xml;
use super::{MOST_COLUMNS, MOST_ROWS};
use crate::formats::book::{Cell, Decimal, Row, SheetHead, Span, Style, Value, WriteFault, address};

/// The longest text of a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// The sheet that is being written.
pub(super) struct Sheet {
    pub(super) head: SheetHead,
    /// The merged cells by place, the last one first.
    spans: Vec<Span>,
    /// The merged cells that reach into the next row, with their style.
    hanging: Vec<(Span, Style)>,
    row: u32,
    width: u16,
    /// The columns' letters.
    letters: Vec<String>,
    /// The number of the row as text.
    number: String,
    /// The numbers of the formats as text.
    formats: Vec<String>,
}

impl Sheet {
    /// Begins a sheet.
    ///
    /// # Errors
    /// When merged cells overlap or reach beyond it.
    pub(super) fn new(head: SheetHead) -> Result<Self, WriteFault> {
        let mut spans = head.spans.clone();
        spans.sort_unstable();
        let mut open: Vec<Span> = Vec::new();
        for span in &spans {
            open.retain(|other| other.row + other.rows > span.row);
            let reaches =
                |from: u32, length: u32, most: u32| length > 0 && most.checked_sub(from) >= Some(length);
            let beside = |other: &Span| {
                other.column + other.columns <= span.column || span.column + span.columns <= other.column
            };
            let fits = reaches(span.row, span.rows, MOST_ROWS)
                && reaches(span.column.into(), span.columns.into(), MOST_COLUMNS.into());
            if !fits || !open.iter().all(beside) {
                return Err(WriteFault::Span { sheet: head.name });
            }
            open.push(*span);
        }
        spans.reverse();
        let formats = (0..=look::number(Style::SumPoints, true)).map(|number| number.to_string()).collect();
        Ok(Self {
            head,
            spans,
            hanging: Vec::new(),
            row: 0,
            width: 0,
            letters: Vec::new(),
            number: String::new(),
            formats,
        })
    }

    /// What stands before the rows.
    pub(super) fn begin(&self, is_first: bool, seen: Seen) -> String {
        let head = &self.head;
        let selected = if is_first && seen == Seen::Yes { " tabSelected=\"1\"" } else { "" };
        let mut out = format!(
            "{XML}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView{selected} workbookViewId=\"0\">"
        );
        let (rows, columns) = (head.head_rows, head.frozen_columns);
        if rows > 0 || columns > 0 {
            let across = if columns > 0 { format!(" xSplit=\"{columns}\"") } else { String::new() };
            let down = if rows > 0 { format!(" ySplit=\"{rows}\"") } else { String::new() };
            let pane = match (rows > 0, columns > 0) {
                (true, true) => "bottomRight",
                (true, false) => "bottomLeft",
                _ => "topRight",
            };
            let first = address(rows, columns);
            _ = write!(
                out,
                "<pane{across}{down} topLeftCell=\"{first}\" activePane=\"{pane}\" state=\"frozen\"/>\
                 <selection pane=\"{pane}\" activeCell=\"{first}\" sqref=\"{first}\"/>"
            );
        }
        out.push_str("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
        if !head.widths.is_empty() {
            out.push_str("<cols>");
            for (number, width) in (1..).zip(&head.widths) {
                let (whole, tenth) = (width / 10, width % 10);
                let range = format!("min=\"{number}\" max=\"{number}\"");
                _ = write!(out, "<col {range} width=\"{whole}.{tenth}\" customWidth=\"1\"/>");
            }
            out.push_str("</cols>");
        }
        out.push_str("<sheetData>");
        out
    }

    /// A row.
    ///
    /// # Errors
    /// When it does not fit into a workbook.
    pub(super) fn row(
        &mut self,
        row: &Row,
        strings: &mut Strings,
        out: &mut String,
    ) -> Result<(), WriteFault> {
        let name = || self.head.name.clone();
        let count = u16::try_from(row.cells.len()).ok().filter(|&count| count <= MOST_COLUMNS);
        let count = count.ok_or_else(|| WriteFault::TooManyColumns { sheet: name() })?;
        if self.row >= MOST_ROWS {
            return Err(WriteFault::TooManyRows { sheet: name() });
        }
        let (at, number) = (self.row, self.row + 1);
        self.number = number.to_string();
        _ = write!(out, "<row r=\"{number}\"");
        if let Some(height) = row.height {
            let (whole, quarters) = (height / 4, height % 4 * 25);
            _ = write!(out, " ht=\"{whole}.{quarters:02}\" customHeight=\"1\"");
        }
        out.push('>');
        self.hanging.retain(|(span, _)| span.row + span.rows > at);
        let mut column = 0;
        while column < count.max(self.reach()) {
            let cell = row.cells.get(usize::from(column));
            if let Some(span) = self.spans.pop_if(|span| (span.row, span.column) == (at, column)) {
                self.hanging.push((span, cell.map_or(Style::Plain, |cell| cell.style)));
            }
            let place = (at, column);
            match (self.cover(place), cell) {
                (Some(style), _) => self.cell(&Cell::empty(style), true, column, strings, out),
                (None, Some(cell)) => self.cell(cell, false, column, strings, out),
                (None, None) => Ok(()),
            }?;
            column += 1;
        }
        out.push_str("</row>");
        self.width = self.width.max(column);
        self.row = number;
        Ok(())
    }

    /// The column behind the last one that a merged cell reaches.
    fn reach(&self) -> u16 {
        self.hanging.iter().map(|(span, _)| span.column + span.columns).max().unwrap_or(0)
    }

    /// The style of the merged cell that covers a place.
    fn cover(&self, (row, column): (u32, u16)) -> Option<Style> {
        let covers = |(span, _): &&(Span, Style)| {
            (span.column..span.column + span.columns).contains(&column)
                && (span.row, span.column) != (row, column)
        };
        self.hanging.iter().find(covers).map(|&(_, style)| style)
    }

    fn cell(
        &mut self,
        cell: &Cell,
        is_covered: bool,
        column: u16,
        strings: &mut Strings,
        out: &mut String,
    ) -> Result<(), WriteFault> {
        let is_nothing = match &cell.value {
            Value::Empty => true,
            Value::Text(text) => text.is_empty(),
            Value::Number(_) | Value::Formula { .. } => false,
        };
        if is_nothing && cell.style == Style::Plain {
            return Ok(());
        }
        let quoted = matches!(&cell.value, Value::Text(text) if text.starts_with(['=', '+', '-', '@']));
        let format = &self.formats[look::number(cell.style, quoted)];
        while self.letters.len() <= usize::from(column) {
            let letters = address(0, u16::try_from(self.letters.len()).unwrap_or(u16::MAX));
            self.letters.push(letters.trim_end_matches('1').to_owned());
        }
        for text in ["<c r=\"", &self.letters[usize::from(column)], &self.number, "\" s=\"", format] {
            out.push_str(text);
        }
        out.push('"');
        match &cell.value {
            Value::Empty if cell.style == Style::Count && !is_covered => out.push_str("><v>0</v></c>"),
            Value::Number(number) => {
                out.push_str("><v>");
                number.put(out);
                out.push_str("</v></c>");
            }
            Value::Formula { text, value } => {
                out.push_str("><f>");
                xml::put(out, text.strip_prefix('=').unwrap_or(text));
                _ = write!(out, "</f><v>{value}</v></c>");
            }
            Value::Text(text) if !text.is_empty() => {
                if text.len() > LONGEST_TEXT && text.encode_utf16().count() > LONGEST_TEXT {
                    let sheet = self.head.name.clone();
                    return Err(WriteFault::TooLong { sheet, row: self.row, column });
                }
                out.push_str(" t=\"s\"><v>");
                Decimal::from(strings.number(text)).put(out);
                out.push_str("</v></c>");
            }
            Value::Empty | Value::Text(_) => out.push_str("/>"),
        }
        Ok(())
    }

    /// Where the last cell stands, as an address that does not move; none in an empty sheet.
    pub(super) fn last(&self) -> Option<String> {
        let column = self.width.checked_sub(1)?;
        let letters = address(0, column);
        Some(format!("${}${}", letters.trim_end_matches('1'), self.row.max(1)))
    }

    /// What stands behind the rows.
    pub(super) fn end(&self) -> String {
        let mut out = String::from("</sheetData>");
        let merged = self.head.spans.iter().filter(|span| (span.rows, span.columns) != (1, 1));
        let merged: Vec<&Span> = merged.collect();
        if !merged.is_empty() {
            _ = write!(out, "<mergeCells count=\"{}\">", merged.len());
            for span in merged {
                let from = address(span.row, span.column);
                let to = address(span.row + span.rows - 1, span.column + span.columns - 1);
                _ = write!(out, "<mergeCell ref=\"{from}:{to}\"/>");
            }
            out.push_str("</mergeCells>");
        }
        let orientation = if self.head.landscape { "landscape" } else { "portrait" };
        _ = write!(
            out,
            "<printOptions horizontalCentered=\"1\"/>\
             <pageMargins left=\"0.5\" right=\"0.5\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>\
             <pageSetup paperSize=\"9\" orientation=\"{orientation}\" fitToHeight=\"0\"/></worksheet>"
        );
        out
    }
}
