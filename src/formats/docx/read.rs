//! Reads back what was written: the text of every paragraph and of every cell.
//!
//! It understands what this module writes and no more; another program's document may use what it does not know.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::section::HEAD;

/// A file that is not what was written.
#[derive(Debug)]
pub enum ReadFault {
    /// The package, or a part of it, cannot be unpacked.
    Package(zip::result::ZipError),
    /// A part is no text of XML: its name.
    Part(String),
}

/// What stands in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocxText {
    /// The text of every paragraph outside of a table, those of the first page's head first; those without any are left
    /// out.
    pub paragraphs: Vec<String>,
    /// Every table.
    pub tables: Vec<TableText>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableText {
    /// Its rows.
    pub rows: Vec<RowText>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowText {
    /// Whether it is repeated at the head of every page.
    pub is_head: bool,
    /// Its cells, also those that a cell above takes.
    pub cells: Vec<CellText>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellText {
    /// Its text, a line a paragraph.
    pub text: String,
    /// How many columns it takes.
    pub columns: usize,
    /// How many rows it takes; 0 where a cell above takes it.
    pub rows: usize,
}

/// Reads a document that [`write`](super::write) wrote.
///
/// # Errors
/// The package is broken, or a part is not XML of the kind that is written here.
pub fn read_back(bytes: &[u8]) -> Result<DocxText, ReadFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(ReadFault::Package)?;
    let mut text = DocxText::default();
    let head = format!("word/{HEAD}");
    if archive.index_for_name(&head).is_some() {
        collect(&head, &part(&mut archive, &head)?, &mut text)?;
    }
    let body = "word/document.xml";
    collect(body, &part(&mut archive, body)?, &mut text)?;
    text.tables.iter_mut().for_each(close_merges);
    Ok(text)
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, ReadFault> {
    let mut text = String::new();
    let mut file = archive.by_name(name).map_err(ReadFault::Package)?;
    file.read_to_string(&mut text).map_err(|_| ReadFault::Part(name.to_owned()))?;
    Ok(text)
}

/// Goes through the tags of a part.
fn collect(name: &str, part: &str, to: &mut DocxText) -> Result<(), ReadFault> {
    let broken = || ReadFault::Part(name.to_owned());
    let mut open: Vec<&str> = Vec::new();
    // Whether the table that is open only holds lines at their place on the page.
    let mut floats = false;
    let mut paragraph = String::new();
    let mut pieces = part.split('<');
    // What stands before the first tag.
    pieces.next();
    for piece in pieces {
        let (tag, words) = piece.split_once('>').ok_or_else(broken)?;
        if tag.starts_with('?') {
            continue;
        }
        if let Some(closed) = tag.strip_prefix('/') {
            if open.pop() != Some(closed) {
                return Err(broken());
            }
            match closed {
                "w:p" => {
                    let in_cell = !floats && open.contains(&"w:tc");
                    end_paragraph(in_cell, std::mem::take(&mut paragraph), to);
                }
                "w:tbl" => floats = false,
                _ => {}
            }
            continue;
        }
        let element = tag.trim_end_matches('/').split([' ', '\n']).next().unwrap_or_default();
        if !tag.ends_with('/') {
            open.push(element);
        }
        if element == "w:tblpPr" {
            floats = true;
            to.tables.pop();
        }
        if !floats {
            begin(element, tag, to);
        }
        match element {
            "w:br" => paragraph.push('\n'),
            // A tab stop has a kind, the sign has none.
            "w:tab" if tag == "w:tab/" => paragraph.push('\t'),
            "w:t" => paragraph.push_str(&unescaped(words).ok_or_else(broken)?),
            _ => {}
        }
    }
    if open.is_empty() { Ok(()) } else { Err(broken()) }
}

/// Takes note of a table, a row, a cell and what is said of it.
fn begin(element: &str, tag: &str, to: &mut DocxText) {
    if element == "w:tbl" {
        to.tables.push(TableText::default());
        return;
    }
    let Some(table) = to.tables.last_mut() else { return };
    if element == "w:tr" {
        table.rows.push(RowText::default());
        return;
    }
    let Some(row) = table.rows.last_mut() else { return };
    match element {
        "w:tblHeader" => row.is_head = true,
        "w:tc" => row.cells.push(CellText { text: String::new(), columns: 1, rows: 1 }),
        "w:gridSpan" => {
            let columns = tag.split('"').nth(1).and_then(|count| count.parse().ok());
            if let Some((cell, columns)) = row.cells.last_mut().zip(columns) {
                cell.columns = columns;
            }
        }
        "w:vMerge" if !tag.contains("restart") => {
            if let Some(cell) = row.cells.last_mut() {
                cell.rows = 0;
            }
        }
        _ => {}
    }
}

fn end_paragraph(in_cell: bool, text: String, to: &mut DocxText) {
    if !in_cell {
        to.paragraphs.extend(Some(text).filter(|text| !text.is_empty()));
        return;
    }
    let row = to.tables.last_mut().and_then(|table| table.rows.last_mut());
    if let Some(cell) = row.and_then(|row| row.cells.last_mut()) {
        // Every paragraph ends its line; the last end is taken off with the table's merges.
        cell.text.push_str(&text);
        cell.text.push('\n');
    }
}

/// Counts the rows of merged cells and takes the last line's end off.
fn close_merges(table: &mut TableText) {
    // For each column the row in which the cell above begins.
    let mut above: Vec<usize> = Vec::new();
    for at in 0..table.rows.len() {
        let mut column = 0;
        for cell in 0..table.rows[at].cells.len() {
            let CellText { text, columns, rows } = &mut table.rows[at].cells[cell];
            text.pop();
            let (columns, goes_on) = (*columns, *rows == 0);
            if above.len() < column + columns {
                above.resize(column + columns, at);
            }
            if goes_on {
                grow(table, above[column], column);
            } else {
                above[column..column + columns].fill(at);
            }
            column += columns;
        }
    }
}

/// The cell that begins at a column of a row takes one row more.
fn grow(table: &mut TableText, row: usize, column: usize) {
    let mut begins = 0;
    let cells = table.rows.get_mut(row).map(|row| row.cells.iter_mut());
    for cell in cells.into_iter().flatten() {
        if begins == column {
            cell.rows += 1;
            return;
        }
        begins += cell.columns;
    }
}

fn unescaped(text: &str) -> Option<String> {
    let mut to = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';')?;
        to.push_str(before);
        to.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => return None,
        });
        rest = after;
    }
    to.push_str(rest);
    Some(to)
}
