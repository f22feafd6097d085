//! 改动记录: what was changed in the open draft.

use leptos::prelude::*;

use super::Session;
use crate::domain::record::Logged;
use crate::formats::csv;

impl Session {
    /// What was changed, the last first; tracks changes.
    pub fn log(&self) -> Vec<Logged> {
        self.signals().revision.track();
        self.track_whole();
        self.inner.with_value(|inner| inner.desk.log().iter().rev().cloned().collect())
    }

    /// A file's own log goes on where the open draft has none of its own.
    pub(super) fn take_log(&self, log: Vec<Logged>) {
        self.inner.update_value(|inner| {
            // The step that put the file on the desk is told as the last of its changes.
            if inner.desk.log().len() <= 1 {
                let own = inner.desk.log().to_vec();
                inner.desk.set_log(log.into_iter().chain(own).collect());
            }
        });
    }

    /// Offers rows of texts as a table for spreadsheets.
    pub fn offer_table(&self, name: &str, rows: &[Vec<String>]) {
        let lines: String = rows.iter().map(|row| csv::line(row.iter().map(String::as_str))).collect();
        // Spreadsheets on Windows know the encoding by the mark in front.
        _ = self.give(name, "text/csv", &format!("\u{feff}{lines}"));
    }
}
