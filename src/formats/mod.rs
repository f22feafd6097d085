//! Bytes to and from the domain: the exchange file, the built-in example, the report, CSV, and what describes the file.
//!
//! Pure: no browser, no signal, no clock.

pub mod book;
pub mod clipboard;
pub mod csv;
pub mod docx;
pub mod example;
pub mod gb18030;
mod json;
pub mod office;
pub mod page;
pub mod reference;
pub mod report;
pub mod rescue;
pub mod saved;
pub mod sheet;
pub mod svg;
pub mod xlsx;
