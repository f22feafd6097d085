//! The core compiled as the page compiles it, timed in the browser of the tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::setup::{Aim, Browsers, Workshop};
use crate::{fold, paths, process, say, setup};

const SIZES: &str = "60,1000,10000,100000";

/// What the browser measured.
pub(crate) struct Outcome {
    pub(crate) browser: String,
    pub(crate) rows: Vec<Row>,
}

/// One size of the workload.
pub(crate) struct Row {
    pub(crate) units: u64,
    pub(crate) ours: Spread,
    pub(crate) theirs: Spread,
    pub(crate) edit: Spread,
}

/// Milliseconds.
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) least: f64,
    pub(crate) most: f64,
}

pub(crate) fn measure() -> Result<Outcome> {
    let workshop = setup::for_build()?;
    let browsers = setup::for_test()?;
    let folder = compile(&workshop)?;
    say::doing("measuring");
    let answer = run(&browsers, &folder)?;
    read(&serde_json::from_str(&answer).context("benches/browser/run.mjs printed no JSON")?)
        .context("benches/browser/run.mjs printed something else than it should")
}

/// The core with the page's compiler, flags and profile, then bound and shrunk as the page's module is.
pub(super) fn compile(workshop: &Workshop) -> Result<PathBuf> {
    say::doing("compiling the core as the page does");
    let mut build = Command::new("cargo");
    build.current_dir(paths::root()).args([
        "build",
        "--quiet",
        "--release",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        "ermu-bench",
        "--features",
        "page",
    ]);
    workshop.compiler.equip(&mut build, &workshop.tools.folders, Aim::Small)?;
    process::run(&mut build)?;

    let folder = paths::target().join("bench");
    let mut bind = Command::new(&workshop.tools.bindgen);
    bind.args(["--target", "no-modules", "--no-typescript", "--out-name", "core", "--out-dir"])
        .arg(&folder)
        .arg(paths::target().join("wasm32-unknown-unknown/release/ermu_bench.wasm"));
    process::run(&mut bind)?;
    let bound = folder.join("core_bg.wasm");
    let bound = fs::read(&bound).with_context(|| format!("{} cannot be read", bound.display()))?;
    let module = fold::shrink(&bound, Aim::Small)?;
    fold::check(&module)?;
    let small = folder.join("core.wasm");
    fs::write(&small, module).with_context(|| format!("{} cannot be written", small.display()))?;
    Ok(folder)
}

fn run(browsers: &Browsers, folder: &Path) -> Result<String> {
    let mut node = Command::new("node");
    node.current_dir(paths::root().join("benches/browser"))
        .arg("run.mjs")
        .arg(folder)
        .arg(SIZES)
        .env("ERMU_CHROMIUM", &browsers.chromium);
    process::read(&mut node)
}

fn read(answer: &Value) -> Option<Outcome> {
    let row = |row: &Value| {
        Some(Row {
            units: row["units"].as_u64()?,
            ours: spread(&row["ours"])?,
            theirs: spread(&row["theirs"])?,
            edit: spread(&row["edit"])?,
        })
    };
    Some(Outcome {
        browser: answer["browser"].as_str()?.to_owned(),
        rows: answer["rows"].as_array()?.iter().map(row).collect::<Option<_>>()?,
    })
}

fn spread(of: &Value) -> Option<Spread> {
    Some(Spread { median: of["median"].as_f64()?, least: of["least"].as_f64()?, most: of["most"].as_f64()? })
}
