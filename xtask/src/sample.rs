//! A made-up county of any size as a file to try the page with.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{paths, process, say};

/// Writes the county of these units, periods and items and tells where it is.
pub(crate) fn sample(words: &[&str]) -> Result<()> {
    say::doing(&format!("{} is written", file(words)?.display()));
    Ok(())
}

/// The file of the county of these units, periods and items.
pub(crate) fn file(words: &[&str]) -> Result<PathBuf> {
    let mut make = Command::new("cargo");
    make.current_dir(paths::root())
        .args(["run", "--quiet", "--release", "--locked", "--example", "sample", "--"])
        .args(words);
    let text = process::read(&mut make)?;
    let file = paths::target().join(format!("sample-{}.ermu.json", words.join("x")));
    fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(file)
}
