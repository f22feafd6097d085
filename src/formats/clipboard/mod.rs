//! What a spreadsheet, WPS, Word or a web page puts on the clipboard, as a table of texts.
//!
//! Reading takes one pass and a bounded amount of memory whatever comes in.

pub(super) mod entity;
mod html;
mod lay;
pub(super) mod tokens;
mod tsv;

use crate::domain::paste::{PasteFault, Table};

/// Reads the two forms in which a clipboard holds a table. The first table of the HTML that has more than one cell
/// wins, because it knows its merged cells; else the text is taken.
///
/// # Errors
/// When there is nothing to read, or more than a table may hold.
pub fn read(html: Option<&str>, text: Option<&str>) -> Result<Table, PasteFault> {
    chosen(html.and_then(html::read), text, tsv::read)
}

/// Reads the same with every row that was copied, blank ones at the end too, and none that was not: a blank cell below
/// others says that there is nothing.
///
/// # Errors
/// Those of [`read`].
pub fn read_whole(html: Option<&str>, text: Option<&str>) -> Result<Table, PasteFault> {
    let drawn = html.and_then(html::read);
    let is_unseen = drawn.as_ref().is_some_and(|drawn| drawn.ends_unseen && drawn.is_several());
    let mut table = chosen(drawn, text, tsv::read_whole)?;
    if is_unseen {
        table.rows.pop();
    }
    Ok(table)
}

/// Reads a file of delimited text: commas, tabs or semicolons, whichever stands most often at its beginning.
///
/// # Errors
/// When there is nothing to read, or more than a table may hold.
pub fn read_delimited(text: &str) -> Result<Table, PasteFault> {
    /// Enough to see a head and some rows.
    const BEGINNING: usize = 4_000;
    let beginning: String = text.chars().take(BEGINNING).collect();
    let count = |separator: char| beginning.matches(separator).count();
    let separators = [',', '\t', ';'].map(|separator| (count(separator), separator));
    let best = separators.into_iter().reduce(|best, other| if other.0 > best.0 { other } else { best });
    let table = tsv::read_by(text, best.map_or(',', |(_, separator)| separator))?;
    let is_blank = table.rows.iter().flatten().all(|cell| cell.text.is_empty());
    if is_blank { Err(PasteFault::Nothing) } else { Ok(table) }
}

/// What a clipboard holds, read in parts so that something else can happen between two.
pub struct Parts {
    html: String,
    text: String,
    reader: html::Reader,
}

impl Parts {
    /// Begins to read.
    pub fn new(html: Option<String>, text: Option<String>) -> Self {
        let (html, text) = (html.unwrap_or_default(), text.unwrap_or_default());
        Self { html, text, reader: html::Reader::default() }
    }

    /// Reads on for about so many bytes; `true` once everything is read.
    pub fn read_on(&mut self, bytes: usize) -> bool {
        self.reader.read_on(&self.html, bytes)
    }

    /// How many bytes were read, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.reader.at(), self.html.len())
    }

    /// The table.
    ///
    /// # Errors
    /// Those of [`read`].
    pub fn end(self) -> Result<Table, PasteFault> {
        chosen(self.reader.end(), Some(&self.text), tsv::read)
    }
}

fn chosen(
    drawn: Option<html::Drawn>,
    text: Option<&str>,
    read: fn(&str) -> Result<Table, PasteFault>,
) -> Result<Table, PasteFault> {
    let text = text.filter(|text| !text.trim().is_empty());
    let table = match (drawn, text) {
        (Some(drawn), None) => lay::lay(drawn)?,
        (Some(drawn), _) if drawn.is_several() => lay::lay(drawn)?,
        (_, Some(text)) => read(text)?,
        (None, None) => return Err(PasteFault::Nothing),
    };
    let is_blank = table.rows.iter().flatten().all(|cell| cell.text.is_empty());
    if is_blank { Err(PasteFault::Nothing) } else { Ok(table) }
}
