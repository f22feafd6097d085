//! Debian packages, where there is apt.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{paths, process, say};

pub(crate) fn is_here() -> bool {
    paths::on_path(&["apt-get"]).is_some()
}

/// Installs these packages, or says the command that the machine's owner has to run.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let by_hand = format!("run `apt-get install {list}` as root, then try again");
    if !is_here() {
        bail!("{list} is missing and this system has no apt-get: install it by hand, then try again");
    }
    if process::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() != "0") {
        bail!("{list} is missing and installing it needs root: {by_hand}");
    }
    say::doing(&format!("installing Debian packages: {list}"));
    // A fresh image has no package lists, an old one has stale lists; a refused update is no reason to stop.
    if !process::succeeds(Command::new("apt-get").args(["update", "-qq"])) {
        say::doing("apt-get update did not succeed; going on with the lists that are here");
    }
    process::run(
        Command::new("apt-get")
            .args(["install", "--yes", "--quiet=2", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
    .with_context(|| format!("{list} could not be installed: {by_hand}"))
}
