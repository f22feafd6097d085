//! What is known: how many items of each unit each channel adopted.
//!
//! Reading never fails. What was typed and cannot be a count is kept as typed, with the reason, and is left out
//! of every score.

mod reading;
mod sheet;

pub use reading::{CellFault, Reading, read_count};
pub use sheet::{Cell, CountSheet};

/// The largest count a cell can hold.
pub const LARGEST_COUNT: u32 = 99_999;

/// The most characters a cell keeps of something that is no count.
pub const LONGEST_TYPED: usize = 200;
