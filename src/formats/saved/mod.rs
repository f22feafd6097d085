//! The exchange file: versioned JSON that holds inputs only, never results.
//!
//! The shapes that are written stand in [`v1`], apart from the domain, so that a file written today opens
//! tomorrow. Reading validates the whole file before anything is taken and tells every fault with its place.

mod amount;
mod diagnose;
mod ordered;
mod read;
mod v1;
mod write;

use crate::domain::fault::{Fault, Path, Problem};
use crate::domain::workspace::Workspace;

/// The schema number this version writes.
pub const SCHEMA: u32 = 1;

/// The word every exchange file begins with.
pub const FORMAT: &str = "ermu";

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;

/// The workspace as its exchange file. The same workspace always gives the same bytes.
pub fn write(workspace: &Workspace) -> String {
    // The shapes hold only texts, numbers, lists and maps with text keys, which cannot fail to be written.
    serde_json::to_string(&write::file(workspace)).unwrap_or_default()
}

/// The exchange file with line breaks and indents, for people who read it. It opens all the same.
pub fn write_pretty(workspace: &Workspace) -> String {
    serde_json::to_string_pretty(&write::file(workspace)).unwrap_or_default()
}

/// Opens an exchange file.
///
/// # Errors
/// Every fault with its place, and nothing is taken.
pub fn read(text: &str) -> Result<Workspace, Vec<Fault>> {
    if text.len() > LARGEST_FILE {
        return Err(vec![Fault { at: Path::root(), problem: Problem::TooMuch { most: LARGEST_FILE } }]);
    }
    // Programs on Windows put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match serde_json::from_str::<v1::File>(text) {
        Ok(file) if file.format == FORMAT && file.schema == SCHEMA => read::workspace(file),
        _ => Err(diagnose::faults(text)),
    }
}
