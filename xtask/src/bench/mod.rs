//! `cargo xtask bench`: the core natively, and in a browser beside plain JavaScript.

mod books;
mod browser;
mod table;

use std::process::Command;

use anyhow::Result;

pub(crate) use books::in_browser as books;

use crate::{paths, process, say};

/// Criterion's benchmarks.
pub(crate) fn native() -> Result<()> {
    say::timed("native", || {
        process::run(Command::new("cargo").current_dir(paths::root()).args([
            "bench",
            "--package",
            "ermu",
            "--benches",
        ]))
    })
}

/// Ends with an error when a target is missed.
pub(crate) fn in_browser() -> Result<()> {
    let outcome = say::timed("in the browser", browser::measure)?;
    println!("\n{}", table::of(&outcome));
    table::check(&outcome)
}
