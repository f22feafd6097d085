//! Twenty-six published scoring documents as data: every numeric clause computes what it says, every published row
//! comes out as printed, and what does not is told as an anomaly of the document.
//!
//! `tests/fixtures/rulesets/` holds for each document its exchange file, the list of its clauses (`clauses/`), what
//! each clause must come to, worked out by hand (`expected/`), and for documents with tables the rows as printed
//! (`published/`).

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod clauses;
mod document;
mod interplay;
mod invariants;
mod observe;
mod page;
mod published;
mod selfcheck;
