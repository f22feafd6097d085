//! A workbook as a file, part by part.
//!
//! Rows are packed as they come and then forgotten, so that 100,000 of them take no more memory than their file.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::blanks::{self, Blanks};
use super::names::legal;
use super::package::{Seen, Written, XML, parts, sheet_part};
use super::sheet::Sheet;
use super::strings::Strings;
use crate::formats::book::{Cell, Part, Row, SheetHead, Style, WriteFault};

/// How hard is packed, from 1 to 9.
const LEVEL: i64 = 1;

/// Writes a workbook. The same parts give the same bytes.
pub struct Writer {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    sheet: Option<(Sheet, Seen)>,
    written: Vec<Written>,
    strings: Strings,
    blanks: Blanks,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// Begins a workbook.
    pub fn new() -> Self {
        Self {
            zip: ZipWriter::new(Cursor::default()),
            sheet: None,
            written: Vec::new(),
            strings: Strings::default(),
            blanks: Blanks::default(),
        }
    }

    /// Takes the next part.
    ///
    /// # Errors
    /// When it does not fit into a workbook; nothing can be put or finished then.
    pub fn put(&mut self, part: Part) -> Result<(), WriteFault> {
        match part {
            Part::Sheet(mut head) => {
                self.end_sheet()?;
                let names = self.written.iter().map(|sheet| sheet.name.clone());
                head.name = legal(&head.name, &names.chain([blanks::SHEET.to_owned()]).collect::<Vec<_>>());
                self.blanks.begin(&head);
                let seen = if head.hidden { Seen::No } else { Seen::Yes };
                self.begin_sheet(head, seen)
            }
            Part::Rows(rows) => self.rows(&rows),
            Part::End => self.end_sheet(),
        }
    }

    /// The file.
    ///
    /// # Errors
    /// When no sheet of it can be seen, or it cannot be put together.
    pub fn finish(mut self) -> Result<Vec<u8>, WriteFault> {
        self.end_sheet()?;
        if !self.written.iter().any(|sheet| sheet.seen == Seen::Yes) {
            return Err(WriteFault::NoSheet);
        }
        self.hidden_sheet()?;
        self.start("xl/sharedStrings.xml")?;
        for piece in self.strings.pieces() {
            self.zip.write_all(piece.as_bytes()).map_err(|_| WriteFault::Packing)?;
        }
        for (name, text) in parts(&self.written) {
            self.start(name)?;
            let text = if text.starts_with("<?xml") { text } else { format!("{XML}{text}") };
            self.write(&text)?;
        }
        self.zip.finish().map(Cursor::into_inner).map_err(|_| WriteFault::Packing)
    }

    fn start(&mut self, name: &str) -> Result<(), WriteFault> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(DateTime::default());
        self.zip.start_file(name, options).map_err(|_| WriteFault::Packing)
    }

    fn write(&mut self, text: &str) -> Result<(), WriteFault> {
        self.zip.write_all(text.as_bytes()).map_err(|_| WriteFault::Packing)
    }

    fn begin_sheet(&mut self, head: SheetHead, seen: Seen) -> Result<(), WriteFault> {
        let is_first = self.written.iter().all(|sheet| sheet.seen != Seen::Yes);
        let sheet = Sheet::new(head)?;
        self.start(&sheet_part(self.written.len()))?;
        self.write(&sheet.begin(is_first, seen))?;
        self.sheet = Some((sheet, seen));
        Ok(())
    }

    fn rows(&mut self, rows: &[Row]) -> Result<(), WriteFault> {
        let (sheet, seen) = self.sheet.as_mut().ok_or(WriteFault::NoSheet)?;
        let mut out = String::new();
        for row in rows {
            if *seen != Seen::Never {
                self.blanks.row(&row.cells, &sheet.head);
            }
            sheet.row(row, &mut self.strings, &mut out)?;
        }
        self.write(&out)
    }

    fn end_sheet(&mut self) -> Result<(), WriteFault> {
        let Some((sheet, seen)) = self.sheet.take() else { return Ok(()) };
        self.write(&sheet.end())?;
        let last = sheet.last();
        self.written.push(Written { name: sheet.head.name, seen, head_rows: sheet.head.head_rows, last });
        Ok(())
    }

    /// What tells blank counts from zeros.
    fn hidden_sheet(&mut self) -> Result<(), WriteFault> {
        let lines = self.blanks.lines();
        if lines.is_empty() {
            return Ok(());
        }
        self.begin_sheet(SheetHead { name: blanks::SHEET.to_owned(), ..SheetHead::default() }, Seen::Never)?;
        let cell = |text: &String| Cell::text(text.clone(), Style::Plain);
        for lines in lines.chunks(1_000) {
            let row = |line: &Vec<String>| Row { height: None, cells: line.iter().map(cell).collect() };
            self.rows(&lines.iter().map(row).collect::<Vec<_>>())?;
        }
        self.end_sheet()
    }
}
