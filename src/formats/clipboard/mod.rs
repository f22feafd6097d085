//! What a spreadsheet, WPS, Word or a web page puts on the clipboard, as a table of texts.
//!
//! Reading takes one pass and a bounded amount of memory whatever comes in.

mod entity;
mod html;
mod lay;
mod tokens;
mod tsv;

use crate::domain::paste::{PasteFault, Table};

/// Reads the two forms in which a clipboard holds a table. The first table of the HTML that has more than one cell
/// wins, because it knows its merged cells; else the text is taken.
///
/// # Errors
/// When there is nothing to read, or more than a table may hold.
pub fn read(html: Option<&str>, text: Option<&str>) -> Result<Table, PasteFault> {
    let drawn = html.and_then(html::read);
    let text = text.filter(|text| !text.trim().is_empty());
    let table = match (drawn, text) {
        (Some(drawn), None) => lay::lay(drawn)?,
        (Some(drawn), _) if drawn.is_several() => lay::lay(drawn)?,
        (_, Some(text)) => tsv::read(text)?,
        (None, None) => return Err(PasteFault::Nothing),
    };
    let is_blank = table.rows.iter().flatten().all(|cell| cell.text.is_empty());
    if is_blank { Err(PasteFault::Nothing) } else { Ok(table) }
}
