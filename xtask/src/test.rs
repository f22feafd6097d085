//! `cargo xtask test`: every check, in the order in which they are cheap. `all` runs every browser test in every kernel; else
//! the older ones run those that hang on the browser itself.

use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::setup::Browsers;
use crate::{audit, build, paths, process, say, serve, setup, size};

pub(crate) fn test(in_all_kernels: bool) -> Result<()> {
    let begun = Instant::now();
    let browsers = say::timed("setup", || {
        setup::for_build()?;
        setup::for_test()
    })?;
    say::timed("format", || cargo(&["fmt", "--all", "--check"]))?;
    say::timed("lints", || {
        cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
        // The page's feature excludes the one that renders views in native tests, so it is linted by itself.
        cargo(&[
            "clippy",
            "--quiet",
            "-p",
            "ermu",
            "--lib",
            "--bins",
            "--features",
            "page",
            "--",
            "-D",
            "warnings",
        ])
    })?;
    say::timed("audit", audit::audit)?;
    say::timed("native tests", || cargo(&["test", "--quiet", "--workspace"]))?;
    say::timed("build", build::build)?;
    say::timed("size", size::size)?;
    say::timed("browser tests", || browse(&browsers, in_all_kernels))?;
    println!("\nall checks passed in {}", say::seconds(begun.elapsed()));
    Ok(())
}

fn cargo(words: &[&str]) -> Result<()> {
    process::run(Command::new("cargo").current_dir(paths::root()).args(words))
}

fn browse(browsers: &Browsers, in_all_kernels: bool) -> Result<()> {
    let address = serve::in_background()?;
    let mut run = Command::new("npx");
    run.current_dir(paths::root().join("tests/browser"))
        .args(["--no-install", "playwright", "test"])
        .env("ERMU_HTML", paths::page())
        .env("ERMU_URL", &address)
        .env("ERMU_CHROMIUM", &browsers.chromium)
        .env("ERMU_SHELL", &browsers.shell)
        .env("ERMU_FIREFOX", &browsers.firefox);
    if in_all_kernels {
        run.env("ERMU_ALL_KERNELS", "1");
    }
    for kernel in &browsers.kernels {
        run.env(format!("ERMU_CHROMIUM_{}", kernel.version), &kernel.program);
    }
    process::run(&mut run).context("a browser test failed")
}
