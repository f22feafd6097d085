//! `cargo xtask bench`: the core's benchmarks, natively.

use std::process::Command;

use anyhow::Result;

use crate::{paths, process};

pub(crate) fn bench() -> Result<()> {
    let benches = paths::root().join("benches");
    if !benches.is_dir() {
        println!("There are no benchmarks yet: benches/ does not exist.");
        return Ok(());
    }
    process::run(Command::new("cargo").current_dir(paths::root()).args([
        "bench",
        "--package",
        "ermu",
        "--benches",
    ]))
}
