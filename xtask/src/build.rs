//! `cargo xtask build`: Trunk compiles the page, the fold makes one file of it.

use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::setup::{Aim, Workshop};
use crate::{fold, paths, process, say, setup, stamp};

/// Everything the product's bytes depend on, beside the compiler.
const INPUTS: [&str; 12] = [
    "src",
    "xtask/stubs",
    "style",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "xtask/Cargo.toml",
    "xtask/src",
    "xtask/npm/glue.mjs",
    "xtask/npm/lower.mjs",
    "xtask/npm/package-lock.json",
];

const TARGET: &str = "wasm32-unknown-unknown";
/// The worker's binary, and the profile it is made with.
const OFFICE: &str = "office";

/// Writes `dist/ermu.html` unless it already belongs to what is in the tree.
pub(crate) fn build() -> Result<()> {
    let workshop = setup::for_build()?;
    let page = paths::page();
    let mark = paths::target().join("ermu.stamp");
    let inputs = stamp::of(&paths::root(), &INPUTS, &[&workshop.compiler.version])?;
    if page.is_file()
        && let Ok(found) = fs::read_to_string(&mark)
        && found == format!("{inputs} {}", stamp::of_file(&page)?)
    {
        say::doing("dist/ermu.html is up to date");
        return Ok(());
    }
    let begun = Instant::now();
    fold::check_sources()?;
    compile(&workshop)?;
    let html = fold::fold()?;
    fs::create_dir_all(paths::root().join("dist"))
        .context("dist/ cannot be made: check who owns the folder")?;
    fs::write(&page, &html)
        .with_context(|| format!("{} cannot be written: is it open elsewhere?", page.display()))?;
    let sum = stamp::of_file(&page)?;
    fs::write(&mark, format!("{inputs} {sum}"))
        .with_context(|| format!("{} cannot be written", mark.display()))?;
    say::doing(&format!(
        "dist/ermu.html written, {} KB, {}, SHA-256 {sum}",
        html.len() / 1024,
        say::seconds(begun.elapsed())
    ));
    Ok(())
}

fn compile(workshop: &Workshop) -> Result<()> {
    let equip = |command: &mut Command, aim| workshop.compiler.equip(command, &workshop.tools.folders, aim);
    // Trunk works offline so that it downloads no tools of its own; the crates are fetched before, those of macros and build
    // scripts too, which a machine that has compiled nothing else does not have.
    let host = workshop.compiler.host()?;
    let mut fetch = Command::new("cargo");
    fetch
        .current_dir(paths::root())
        .args(["fetch", "--quiet", "--locked", "--target", TARGET, "--target", host]);
    equip(&mut fetch, Aim::Small)?;
    process::run(&mut fetch).context("the crates could not be fetched: check the network and Cargo.lock")?;

    say::doing("compiling the worker (the first time with the standard library, some minutes)");
    let mut build = Command::new("cargo");
    build
        .current_dir(paths::root())
        .args(["build", "--quiet", "--offline", "--locked", "--profile", OFFICE, "--bin", OFFICE])
        .args(["--target", TARGET]);
    equip(&mut build, Aim::Fast)?;
    process::run(&mut build)?;
    // As Trunk does it for the page.
    let mut bind = Command::new(&workshop.tools.bindgen);
    bind.args(["--target", "bundler", "--no-typescript", "--out-name", OFFICE, "--out-dir"])
        .arg(fold::bound(Aim::Fast))
        .arg(paths::target().join(TARGET).join(OFFICE).join("office.wasm"));
    process::run(&mut bind)?;

    say::doing("compiling the page (likewise)");
    let mut trunk = Command::new(&workshop.tools.trunk);
    trunk
        .current_dir(paths::root())
        .args(["build", "--release", "--offline", "--locked", "--log", "warn"])
        // Trunk refuses the value `1` that many shells set.
        .env_remove("NO_COLOR");
    equip(&mut trunk, Aim::Small)?;
    process::run(&mut trunk)
}
