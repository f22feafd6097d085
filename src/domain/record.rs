//! What is known: counts, items with their adoptions, and what people entered by hand.
//!
//! Reading never fails. What was typed and cannot be a count is kept as typed, with the reason, and is left out
//! of every score.

mod entry;
mod item;
mod kept;
mod logged;
mod reading;
mod sheet;
mod verified;

pub use entry::{Adjustment, Correction, Late, MOST_ENTRIES, Printed, SUMS};
pub use item::{Adoption, Author, Item, MOST_ITEMS, MOST_MARKS, MOST_OF_AN_ITEM};
pub use kept::{Kept, Named};
pub use logged::{Changed, Logged, MOST_LOGGED};
pub use reading::{CellFault, Reading, read_count};
pub use sheet::{Cell, CountSheet};
pub(in crate::domain) use verified::put;
pub use verified::{CheckState, Explained, RowCheck};

/// The largest count a cell can hold.
pub const LARGEST_COUNT: u32 = 99_999;

/// The most characters a cell keeps of something that is no count.
pub const LONGEST_TYPED: usize = 200;
