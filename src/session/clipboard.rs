//! What goes over the clipboard, out and in.

use super::Session;
use crate::domain::paste::{PasteFault, Table};
use crate::formats::{clipboard, sheet};

/// Rows of texts, as tabbed text and as a table in HTML.
pub fn table(rows: &[Vec<String>]) -> (String, String) {
    sheet::write(rows)
}

impl Session {
    /// What was pasted, as a table.
    ///
    /// # Errors
    /// When nothing can be read, or it is too large.
    pub fn read_pasted(&self, html: Option<&str>, text: Option<&str>) -> Result<Table, PasteFault> {
        clipboard::read(html, text)
    }
}
