//! `cargo xtask release`: what is handed out of a version, from a tree in which nothing is uncommitted.

mod changes;
mod licences;
mod sbom;

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{audit, build, paths, process, say, size, stamp};

/// Writes `dist/release/`: the page under its version's name, its SHA-256, what changed, the licences of what it is made of,
/// and the list of that for programs. `again` builds the commit a second time in a folder of its own and compares.
pub(crate) fn release(again: bool) -> Result<()> {
    let changed = process::read(&mut git(&["status", "--porcelain"]))?;
    if !changed.trim().is_empty() {
        bail!("a release is of a commit, and these files differ from it:\n{changed}");
    }
    audit::audit()?;
    build::build()?;
    size::size()?;
    let page = fs::read(paths::page()).context("dist/ermu.html cannot be read")?;
    let sum = stamp::of_bytes(&page);
    if again {
        let other = build_again()?;
        if other != sum {
            bail!("built twice from one commit the page differs: {sum} here, {other} in target/again");
        }
        say::doing("built twice, byte for byte the same");
    }
    let made = audit::Made::of_page()?;
    let folder = paths::root().join("dist/release");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("dist/release cannot be cleared")?;
    }
    fs::create_dir_all(&folder).context("dist/release cannot be made")?;
    let name = format!("ermu-{}", made.version);
    let changelog =
        fs::read_to_string(paths::root().join("CHANGELOG.md")).context("CHANGELOG.md cannot be read")?;
    let parts: [(String, Vec<u8>); 5] = [
        (format!("{name}.html"), page),
        (format!("{name}.html.sha256"), format!("{sum}  {name}.html\n").into_bytes()),
        (format!("{name}-changes.md"), changes::of(&changelog, &made.version)?.into_bytes()),
        (format!("{name}-licences.txt"), licences::all(&made)?.into_bytes()),
        (format!("{name}-sbom.cdx.json"), sbom::write(&made, &sum)?.into_bytes()),
    ];
    for (name, bytes) in parts {
        write(&folder, &name, &bytes)?;
    }
    Ok(())
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    fs::write(folder.join(name), bytes).with_context(|| format!("{name} cannot be written"))?;
    say::doing(&format!("dist/release/{name}, {} KB", bytes.len().div_ceil(1024)));
    Ok(())
}

fn git(words: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.current_dir(paths::root()).args(words);
    command
}

/// The SHA-256 of the page as the commit makes it elsewhere, from nothing.
fn build_again() -> Result<String> {
    let place = paths::root().join("target/again");
    if place.exists() {
        fs::remove_dir_all(&place).context("target/again cannot be cleared")?;
    }
    fs::create_dir_all(&place).context("target/again cannot be made")?;
    let archive = paths::root().join("target/again.tar");
    let to = archive.to_string_lossy().into_owned();
    process::run(&mut git(&["archive", "--format=tar", "--output", &to, "HEAD"]))?;
    let mut unpack = Command::new("tar");
    unpack.arg("-xf").arg(&archive).arg("-C").arg(&place);
    process::run(&mut unpack)?;
    say::doing("building the same commit once more, from nothing");
    let mut build = Command::new("cargo");
    build.current_dir(&place).args(["xtask", "build"]).env_remove("CARGO_TARGET_DIR");
    process::run(&mut build)?;
    stamp::of_file(&place.join("dist/ermu.html"))
}
