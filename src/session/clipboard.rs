//! What goes over the clipboard, out and in.

use std::rc::Rc;

use leptos::prelude::*;

use super::Session;
use crate::domain::annex::Grid;
use crate::domain::paste::{PasteFault, Table};
use crate::formats::{clipboard, sheet};

/// Rows of texts, as tabbed text and as a table in HTML.
pub fn table(rows: &[Vec<String>]) -> (String, String) {
    sheet::write(rows)
}

impl Session {
    /// Counts how often a file asked to be laid out where counts are entered; tracked.
    pub fn called_to_entry(&self) -> u64 {
        self.signals().called.get()
    }

    /// The table of a file, given out once; tracked.
    pub fn take_table(&self) -> Option<Result<Table, PasteFault>> {
        let table = self.signals().tabled.get()?;
        self.signals().tabled.set(None);
        Some(table.as_ref().clone())
    }

    /// Offers a table as a file for spreadsheets.
    pub fn offer_grid(&self, name: &str, grid: &Grid) {
        self.offer_table(name, &sheet::laid_out(grid));
    }

    /// Copies a text; `false` when the browser did not take it.
    pub fn copy(&self, text: &str) -> bool {
        self.platform().copy(text).is_ok()
    }

    /// Copies a table; `false` when the browser did not take it.
    pub fn copy_table(&self, grid: &Grid) -> bool {
        let (text, html) = sheet::write_grid(grid);
        self.platform().copy_table(&text, &html).is_ok()
    }
}

/// How far the reading of what was pasted has come.
#[derive(Debug)]
pub enum Pasting {
    /// So many bytes of so many are read.
    Reading {
        /// Bytes that are read.
        done: usize,
        /// Bytes in all.
        of: usize,
    },
    /// It is read.
    Done(Result<Table, PasteFault>),
}

/// How much is read before the browser may draw again, in bytes.
const PART: usize = 1 << 20;

/// What is told how far the reading has come, and says whether to go on.
type Told = Rc<dyn Fn(Pasting) -> bool>;

impl Session {
    /// Reads what was pasted in parts and lets the browser draw between two. `told` hears of every part and says whether
    /// to go on; once it says no, nothing more happens.
    pub fn read_pasted_in_parts(
        &self,
        html: Option<String>,
        text: Option<String>,
        told: impl Fn(Pasting) -> bool + 'static,
    ) {
        self.read_part(clipboard::Parts::new(html, text), Rc::new(told));
    }

    fn read_part(self, mut parts: clipboard::Parts, told: Told) {
        let (done, of) = parts.progress();
        if !told(Pasting::Reading { done, of }) {
            return;
        }
        self.platform().after(
            0,
            Box::new(move || {
                if parts.read_on(PART) {
                    told(Pasting::Done(parts.end()));
                } else {
                    self.read_part(parts, told);
                }
            }),
        );
    }

    /// What was pasted, as a table.
    ///
    /// # Errors
    /// When nothing can be read, or it is too large.
    pub fn read_pasted(&self, html: Option<&str>, text: Option<&str>) -> Result<Table, PasteFault> {
        clipboard::read(html, text)
    }

    /// The same with the blank rows at its end.
    ///
    /// # Errors
    /// Those of [`Session::read_pasted`].
    pub fn read_pasted_whole(&self, html: Option<&str>, text: Option<&str>) -> Result<Table, PasteFault> {
        clipboard::read_whole(html, text)
    }
}
