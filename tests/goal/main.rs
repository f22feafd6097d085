//! The smallest sets of further adoptions that reach a place: against every smaller set, on the engine.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod seed;
