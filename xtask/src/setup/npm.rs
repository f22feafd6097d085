//! Packages from npm, exactly those of the lock file.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{paths, process, say, stamp};

/// Installs the folder's packages unless they already belong to its lock file.
pub(crate) fn install(folder: &Path) -> Result<()> {
    let mark = folder.join("node_modules/.ermu-lock");
    let wanted = stamp::of_file(&folder.join("package-lock.json"))?;
    if fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    let Some(npm) = paths::on_path(&["npm"]) else {
        bail!("npm was not found: install Node.js 18 or newer (on Debian `apt-get install nodejs npm`)");
    };
    let name = folder.strip_prefix(paths::root()).unwrap_or(folder);
    say::doing(&format!("installing the npm packages of {}", name.display()));
    process::run(
        Command::new(npm)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder),
    )
    .context("the npm packages could not be installed: check the network and npm's registry setting")?;
    fs::write(&mark, wanted).with_context(|| format!("{} cannot be written", mark.display()))
}
