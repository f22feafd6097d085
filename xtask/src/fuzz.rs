//! `cargo xtask fuzz [MINUTES]`: throws bytes and nearly right files at the reader and the scoring.
//!
//! The targets are plain libFuzzer targets, so `cargo fuzz` runs them too; here they are built with the ordinary
//! compiler, which knows the flags that libFuzzer needs to see where a run went.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::wasm::host_in;
use crate::{paths, process, say};

const TARGETS: [&str; 3] = ["open", "score", "kept"];
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                     -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1";
/// Longer inputs say nothing new.
const LONGEST_INPUT: usize = 64 * 1024;
/// No input may need more.
const MEGABYTES: usize = 1024;
/// No input may take longer, in seconds.
const SECONDS: usize = 10;

/// Runs each target for its share of the minutes.
pub(crate) fn fuzz(minutes: &str) -> Result<()> {
    let Some(minutes) = minutes.parse::<u64>().ok().filter(|minutes| (1..=1440).contains(minutes)) else {
        bail!("`{minutes}` is no number of minutes from 1 to 1440");
    };
    let folder = paths::root().join("fuzz");
    let built = paths::root().join("target/fuzz");
    // With a target named, build scripts are compiled without the flags, which only the targets can link.
    let version = process::read(Command::new("rustc").arg("-vV"))?;
    let host = host_in(&version)?;
    process::run(
        Command::new("cargo")
            .current_dir(&folder)
            .args(["build", "--release", "--target", host, "--target-dir"])
            .arg(&built)
            .env("RUSTFLAGS", FLAGS),
    )?;
    let share = minutes * 60 / TARGETS.len() as u64;
    for target in TARGETS {
        let corpus = built.join("corpus").join(target);
        seed(&corpus)?;
        say::doing(&format!("{target}: {share} s"));
        let findings = built.join(format!("{target}-"));
        process::run(
            Command::new(built.join(host).join("release").join(target))
                .arg(&corpus)
                .arg(format!("-max_total_time={share}"))
                .arg(format!("-max_len={LONGEST_INPUT}"))
                .arg(format!("-rss_limit_mb={MEGABYTES}"))
                .arg(format!("-timeout={SECONDS}"))
                .arg(format!("-artifact_prefix={}", findings.display()))
                .args(["-print_final_stats=1", "-verbosity=0"]),
        )?;
    }
    Ok(())
}

/// The fixtures are where the runs start from; what the runs find is kept beside them and not committed.
fn seed(corpus: &Path) -> Result<()> {
    fs::create_dir_all(corpus).with_context(|| format!("{} cannot be made", corpus.display()))?;
    let mut folders = vec![paths::root().join("tests/fixtures")];
    let mut number = 0;
    while let Some(folder) = folders.pop() {
        for entry in
            fs::read_dir(&folder).with_context(|| format!("{} cannot be listed", folder.display()))?
        {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "json") {
                number += 1;
                fs::copy(&path, corpus.join(format!("fixture-{number}.json")))?;
            }
        }
    }
    Ok(())
}
