//! What the tool says while it works.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Something is being done that may take a while.
pub(crate) fn doing(what: &str) {
    println!("· {what}");
}

/// A step of a longer run, with its heading and its time.
pub(crate) fn timed<T>(heading: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n== {heading}");
    let begun = Instant::now();
    let outcome = step();
    let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
    println!("== {heading}: {verdict}, {}", seconds(begun.elapsed()));
    outcome
}

pub(crate) fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
