//! Whether a written file holds what it was written from.

use super::read::{CellText, DocxText, ReadFault, read_back};
use super::words;
use super::xml::clean;
use crate::domain::annex::GridCell;
use crate::domain::document::{Annexed, Document};
use crate::domain::notice::Layout;

/// Where a file first differs from the document it was written from.
#[derive(Debug)]
pub enum Difference {
    /// It cannot be read at all.
    Unreadable(ReadFault),
    /// A paragraph, counted from 0, is missing, too many or another one.
    Paragraph(usize),
    /// A table, counted from 0, is missing, too many, or differs in the number of its rows.
    Table(usize),
    /// A row of a table differs in its cells or in whether it belongs to the head: both counted from 0.
    Row(usize, usize),
}

/// Whether the file holds the document: every text once and in its place, every cell with its spans.
pub fn matches(document: &Document, bytes: &[u8]) -> bool {
    first_difference(document, bytes).is_none()
}

/// Where the file first differs from the document; nothing where it does not.
pub fn first_difference(document: &Document, bytes: &[u8]) -> Option<Difference> {
    let DocxText { paragraphs, tables } = match read_back(bytes) {
        Ok(text) => text,
        Err(fault) => return Some(Difference::Unreadable(fault)),
    };
    let wanted = wanted(document);
    let at = (0..wanted.len().max(paragraphs.len())).find(|&at| wanted.get(at) != paragraphs.get(at));
    if let Some(at) = at {
        return Some(Difference::Paragraph(at));
    }
    let annexes: Vec<&Annexed> =
        document.annexes.iter().filter(|annexed| annexed.grid.iter().any(|row| !row.is_empty())).collect();
    for (at, annexed) in annexes.iter().enumerate() {
        let Some(table) = tables.get(at).filter(|table| table.rows.len() == annexed.grid.len()) else {
            return Some(Difference::Table(at));
        };
        for (line, (row, wanted)) in table.rows.iter().zip(&annexed.grid).enumerate() {
            let is_head = line < annexed.head && annexed.head < annexed.grid.len();
            // What only fills a row up has neither a text nor a cell in the grid.
            let mut own = row.cells.iter().filter(|cell| cell.rows > 0);
            let same = wanted
                .iter()
                .all(|wanted| own.next().is_some_and(|cell| is_same(cell, wanted, table.rows.len() - line)));
            if !same || is_head != row.is_head || own.any(|cell| !cell.text.is_empty()) {
                return Some(Difference::Row(at, line));
            }
        }
    }
    (tables.len() != annexes.len()).then_some(Difference::Table(annexes.len()))
}

fn is_same(cell: &CellText, wanted: &GridCell, rows_left: usize) -> bool {
    cell.text == clean(&words::cell(wanted))
        && cell.columns <= wanted.columns.max(1)
        && cell.rows == wanted.rows.clamp(1, rows_left)
}

/// Every paragraph outside of tables, in the order of the file; those without text are not told.
fn wanted(document: &Document) -> Vec<String> {
    let foot = || words::copies(document).into_iter().chain(words::issued(document));
    let mut all = vec![document.office.clone(), document.number.clone()];
    all.extend(words::text(document).into_iter().map(|one| one.text));
    if document.layout == Layout::Letter {
        all.extend(foot());
    }
    for annexed in &document.annexes {
        all.extend([annexed.mark.clone(), annexed.title.clone()]);
    }
    if document.layout == Layout::Document {
        all.extend(foot());
    }
    all.iter().map(|text| clean(text)).filter(|text| !text.is_empty()).collect()
}
