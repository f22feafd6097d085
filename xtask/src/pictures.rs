//! `cargo xtask pictures`: the pictures of the README and the guide, taken of the page as it is.

use std::process::Command;

use anyhow::{Context, Result};

use crate::{build, paths, process, setup};

/// Writes `docs/pictures` and `docs/guide`; the guide's text comes from `cargo run --example guide`.
pub(crate) fn pictures() -> Result<()> {
    let browsers = setup::for_test()?;
    build::build()?;
    let mut guide = Command::new("cargo");
    guide.current_dir(paths::root()).args(["run", "--quiet", "--example", "guide"]);
    process::run(&mut guide)?;
    let mut run = Command::new("node");
    run.current_dir(paths::root().join("tests/browser"))
        .arg("pictures.mjs")
        .env("ERMU_HTML", paths::page())
        .env("ERMU_CHROMIUM", &browsers.chromium);
    process::run(&mut run).context("the pictures could not be taken")
}
