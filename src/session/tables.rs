//! Workbooks and Word documents as a person meets them: what is being read or written, how far it is, how it ended.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use super::files::file_name;
use super::office::{Failure, News, Parts};
use crate::domain::annex::Grid;
use crate::domain::document::Document;
use crate::domain::id::PeriodId;
use crate::domain::paste::Table;
use crate::formats::book::{Marked, SheetTable, joined, official};
use crate::formats::office::Progress;
use crate::formats::{csv, sheet};
use crate::platform::PickedFile;

/// Which file is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// A workbook of this name is read.
    Book(String),
    /// A file of this name is written.
    File(String),
}

/// What stands in a workbook where a count should be, and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookMark {
    /// The sheet's name.
    pub sheet: String,
    /// The cell, and what it is.
    pub marked: Marked,
}

/// What is being read or written beside the page's own work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OfficeWork {
    /// Nothing.
    #[default]
    None,
    /// It is being done.
    Doing(Work, Option<Progress>),
    /// A file was written and offered.
    Written(String),
    /// A workbook was read; some of its cells are no counts.
    Read {
        /// The workbook's name.
        name: String,
        /// The sheets that were laid out.
        sheets: Vec<String>,
        /// The sheets with counts that were not, since their columns differ.
        others: Vec<String>,
        /// Cells with dates or with formulas that failed.
        marks: Vec<BookMark>,
    },
    /// It was not done, and nothing has changed.
    Failed(Work, Failure),
    /// A workbook of this name was read for a draft or period that is no longer on view, or may not be changed here.
    Elsewhere(String),
}

impl Session {
    /// What is being read or written; tracked.
    pub fn office_work(&self) -> OfficeWork {
        self.signals().office_work.get()
    }

    /// Gives up what is being done, or takes note of how it ended.
    pub fn end_office_work(&self) {
        if self.is_at_office_work() {
            self.stop_office();
        }
        self.signals().office_work.set(OfficeWork::None);
    }

    /// Writes a workbook and offers it.
    pub fn export_book(&self, names: &[&str], parts: Parts) {
        let name = file_name(names, "xlsx");
        if let Some(told) = self.begin_office_work(Work::File(name.clone())) {
            self.write_book(parts, name, told);
        }
    }

    /// Writes a Word document and offers it.
    pub fn export_document(&self, names: &[&str], document: &Document) {
        let name = file_name(names, "docx");
        if let Some(told) = self.begin_office_work(Work::File(name.clone())) {
            self.write_document(document, name, told);
        }
    }

    /// Writes a table as text in GB 18030 and offers it.
    pub fn export_gb18030(&self, names: &[&str], grid: &Grid) {
        let name = file_name(names, "csv");
        let line = |row: &Vec<String>| csv::line(row.iter().map(String::as_str));
        let text: String = sheet::laid_out(grid).iter().map(line).collect();
        if let Some(told) = self.begin_office_work(Work::File(name.clone())) {
            self.write_gb18030(&text, name, told);
        }
    }

    /// Reads a workbook, and lays the official tables it holds out where counts are entered.
    pub(super) fn open_book(&self, file: PickedFile) {
        if self.signals().reading.get_untracked() || self.is_published() {
            return self.signals().office_work.set(OfficeWork::Elsewhere(file.name));
        }
        if let Some(told) = self.begin_office_work(Work::Book(file.name.clone())) {
            self.read_book(file, told);
        }
    }

    fn is_at_office_work(&self) -> bool {
        self.signals().office_work.with_untracked(|work| matches!(work, OfficeWork::Doing(..)))
    }

    /// Shows that the work begins, and gives what hears of it; none while other work is going on, which stays in sight with
    /// the way to stop it.
    fn begin_office_work(&self, work: Work) -> Option<impl Fn(News) + 'static> {
        if self.is_at_office_work() {
            return None;
        }
        let of = self.office_place();
        let session = *self;
        let shown = self.signals().office_work;
        shown.set(OfficeWork::Doing(work.clone(), None));
        Some(move |news| match (news, &work) {
            (News::Progress(progress), _) => shown.set(OfficeWork::Doing(work.clone(), Some(progress))),
            (News::Offered, Work::File(name)) => shown.set(OfficeWork::Written(name.clone())),
            (News::Sheets(_), Work::Book(name)) if session.office_place() != of => {
                shown.set(OfficeWork::Elsewhere(name.clone()));
            }
            (News::Sheets(sheets), Work::Book(name)) => session.lay_out_sheets(name, &sheets),
            (News::Failed(fault), _) => shown.set(OfficeWork::Failed(work.clone(), fault)),
            // What was asked for is answered in kind.
            (News::Offered, Work::Book(_)) | (News::Sheets(_), Work::File(_)) => shown.set(OfficeWork::None),
        })
    }

    /// What a workbook is read for: the draft, the period on view, and whether it may be changed here.
    fn office_place(&self) -> (String, Option<PeriodId>, bool) {
        let period = self.with(|workspace, board| {
            workspace.period(board.period()).map(|period| period.parts().id.clone())
        });
        (self.draft_id(), period, self.signals().reading.get_untracked())
    }

    /// Lays the official tables of a workbook out as if they had been pasted; where there is none, the first sheet, so that
    /// what is said of a pasted table is said of it.
    fn lay_out_sheets(&self, name: &str, sheets: &[SheetTable]) {
        let found = self.with(|workspace, board| {
            let found = official(sheets, workspace, board.period(), None)?;
            // Sheets whose columns differ are laid out one at a time; the first one now.
            let whole = joined(&found, workspace, board.period());
            let shown = whole.or_else(|| found.first().cloned());
            let others = found.iter().flat_map(|one| one.sheets.clone());
            Ok((shown, others.collect::<Vec<String>>()))
        });
        let (table, shown, others) = match found {
            Ok((Some(shown), all)) => {
                let others = all.into_iter().filter(|sheet| !shown.sheets.contains(sheet)).collect();
                (Ok(shown.table), shown.sheets, others)
            }
            Ok((None, _)) => {
                let first = sheets.iter().find(|sheet| !sheet.is_blank());
                let table = first.map_or_else(|| Ok(Table::default()), SheetTable::into_table);
                (table, first.map(|sheet| sheet.name.clone()).into_iter().collect(), Vec::new())
            }
            // The preview says why.
            Err(fault) => (Err(fault), Vec::new(), Vec::new()),
        };
        if table.is_err() {
            self.signals().office_work.set(OfficeWork::None);
            self.signals().tabled.set(Some(Arc::new(table)));
            return self.signals().called.update(|times| *times += 1);
        }
        let of_shown = sheets.iter().filter(|sheet| shown.contains(&sheet.name));
        let marks = of_shown.flat_map(|sheet| {
            let mark = |marked: &Marked| BookMark { sheet: sheet.name.clone(), marked: *marked };
            sheet.marks.iter().map(mark).collect::<Vec<_>>()
        });
        let read =
            OfficeWork::Read { name: name.to_owned(), sheets: shown.clone(), others, marks: marks.collect() };
        self.signals().office_work.set(read);
        self.signals().tabled.set(Some(Arc::new(table)));
        self.signals().called.update(|times| *times += 1);
    }
}
