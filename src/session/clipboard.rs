//! What goes over the clipboard.

use crate::formats::sheet;

/// Rows of texts, as tabbed text and as a table in HTML.
pub fn table(rows: &[Vec<String>]) -> (String, String) {
    sheet::write(rows)
}
