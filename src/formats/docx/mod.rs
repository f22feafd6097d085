//! A notice with its annexed tables as a Word document (OOXML), laid out after GB/T 9704-2012.
//!
//! ```text
//! [Content_Types].xml  _rels/.rels  docProps/core.xml          package.rs
//! word/document.xml    text, tables, sections                  body.rs, annex.rs, table.rs, section.rs
//! word/header*.xml     the red head of a letter                head.rs
//! word/footer*.xml     page numbers, odd and even              foot.rs
//! word/styles.xml      fonts, sizes, lines, indents            styles.rs, fonts.rs
//! ```
//!
//! The parts are written by hand: what is needed here (frames, exact grids, heads that repeat) is little, and a library
//! for all of Word would cost more than the rest of the page's file together. The same document gives the same bytes.
//! [`first_difference`] reads the finished file back, so that nobody is told of a success that is none.

mod annex;
mod body;
mod compare;
mod fonts;
mod foot;
mod head;
mod lay;
mod measure;
mod package;
mod read;
mod section;
mod styles;
mod table;
mod words;
pub(super) mod xml;

pub use compare::{Difference, first_difference, matches};
pub use read::{DocxText, ReadFault, read_back};

use crate::domain::document::Document;

/// A document that could not be written: the package would not close.
#[derive(Debug)]
pub struct WriteFault(
    /// What the packer said.
    pub zip::result::ZipError,
);

/// Writes a notice as a Word document.
///
/// Everything in it is text: markup is escaped, and what XML cannot hold is shown as U+FFFD. Line breaks are kept.
///
/// # Errors
/// The packer refused; nothing was written.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteFault> {
    package::pack(&package::parts(document)).map_err(WriteFault)
}
