//! The smallest sets of further adoptions that reach a place: against every smaller set, on the engine.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod asked;
mod brute;
mod clauses;
#[path = "../engine/files.rs"]
mod files;
mod fixtures;
mod made;
#[path = "../engine/office.rs"]
mod office;
mod random;
mod seed;
#[path = "../engine/steps.rs"]
mod steps;
