//! Workbooks as files. Only the page's worker needs this: what writes and reads them is larger than the page may be.

mod blanks;
mod kind;
mod laid;
mod look;
mod names;
mod ods;
mod package;
mod parts;
mod quick;
mod quick_parts;
mod read;
mod sheet;
mod strings;
mod write;
mod xml;

pub use kind::{LARGEST_FILE, LARGEST_UNPACKED};
pub use read::{MOST_BOOK_CELLS, read};
pub use write::Writer;

/// The most rows of a sheet.
const MOST_ROWS: u32 = 1_048_576;
/// The most columns of a sheet.
const MOST_COLUMNS: u16 = 16_384;
