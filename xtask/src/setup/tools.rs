//! Trunk, the wasm-bindgen command and wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{paths, process, say};

/// 0.22 needs a newer compiler than the project does.
const TRUNK: &str = "0.21.14";

/// Folders that go in front of PATH so that the right versions are found.
pub(crate) struct Tools {
    pub(crate) folders: Vec<PathBuf>,
    pub(crate) trunk: PathBuf,
    pub(crate) bindgen: PathBuf,
}

pub(crate) fn find_or_install() -> Result<Tools> {
    let (trunk, _) = tool("trunk", "trunk", TRUNK, true)?;
    let wanted = locked_bindgen()?;
    // Without --locked: the lock file in the package names a crate version that some mirrors do not serve.
    let (bindgen, folder) = tool("wasm-bindgen", "wasm-bindgen-cli", &wanted, false)?;
    Ok(Tools { folders: folder.into_iter().collect(), trunk, bindgen })
}

/// What npm's binaryen brings; Debian's is too old for what rustc writes.
pub(crate) fn wasm_opt() -> PathBuf {
    paths::root().join("xtask/npm/node_modules/binaryen/bin/wasm-opt")
}

/// The tool in this version: on PATH, in the cache, or installed into the cache.
fn tool(command: &str, package: &str, version: &str, locked: bool) -> Result<(PathBuf, Option<PathBuf>)> {
    if let Some(found) = paths::on_path(&[command])
        && is_version(&found, version)
    {
        return Ok((found, None));
    }
    let root = paths::cache()?.join(format!("{package}-{version}"));
    let bin = root.join("bin");
    let cached = bin.join(command).with_extension(std::env::consts::EXE_EXTENSION);
    if !is_version(&cached, version) {
        say::doing(&format!("installing {package} {version} (compiles for some minutes, once)"));
        let mut install = Command::new("cargo");
        install.args(["install", "--quiet", &format!("{package}@{version}"), "--root"]).arg(&root);
        if locked {
            install.arg("--locked");
        }
        process::run(&mut install).with_context(|| {
            format!("{package} could not be installed: run `cargo install {package}@{version}` by hand")
        })?;
    }
    Ok((cached, Some(bin)))
}

fn is_version(tool: &Path, version: &str) -> bool {
    process::read(Command::new(tool).arg("--version"))
        .is_ok_and(|said| said.split_whitespace().any(|word| word == version))
}

/// The command and the crate must be of one version, so the lock file decides.
fn locked_bindgen() -> Result<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read: run `cargo generate-lockfile`")?;
    version_in(&lock, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen: run `cargo update --workspace`")
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn version_is_read_for_the_exact_package_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
