//! The worker's work: spreadsheets read and written, Word documents written, texts put into GB 18030.
//!
//! [`Machine`] takes messages and gives messages; `src/bin/office.rs` runs it in a browser's worker, a test runs it as
//! it is. The page needs of all this only what packs a [`Job`] and unpacks an [`Answer`].

mod check;
mod document;
mod fault;
mod machine;
mod message;
mod packed;

pub use document::{pack as pack_document, unpack as unpack_document};
pub use fault::OfficeFault;
pub use machine::Machine;
pub use message::{Answer, Job, Progress, Stage};
