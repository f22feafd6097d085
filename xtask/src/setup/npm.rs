//! Packages from npm, exactly those of the lock file.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{paths, process, say, stamp};

/// Installs the folder's packages, which run in this version of Node.js, unless they already belong to its lock file.
pub(crate) fn install(folder: &Path, node: u32) -> Result<()> {
    let mark = folder.join("node_modules/.ermu-lock");
    let wanted = stamp::of_file(&folder.join("package-lock.json"))?;
    if fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    let (Some(npm), Some(found)) = (paths::on_path(&["npm"]), node_version()) else {
        bail!("Node.js or npm was not found: install Node.js {node} or newer with its npm");
    };
    if found < node {
        bail!("Node.js {found} is too old: install version {node} or newer with its npm");
    }
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

fn node_version() -> Option<u32> {
    major(&process::read(Command::new("node").arg("--version")).ok()?)
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn major_version_is_the_first_number() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("20"), None);
    }
}
