//! Old Chromium kernels, which npm packages carry as brotli archives for Linux on x86-64.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{paths, process, say};

/// 78 is the floor, 87 stands for the kernels of domestic browsers, 109 is the last for Windows 7.
const VERSIONS: [u32; 3] = [78, 87, 109];

/// An unpacked kernel; its own libraries lie in `lib` beside it.
pub(crate) struct Kernel {
    pub(crate) version: u32,
    pub(crate) program: PathBuf,
}

/// Unpacks each kernel once per user and package version.
pub(crate) fn unpack(tests: &Path) -> Result<Vec<Kernel>> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        say::doing("old Chromium kernels exist for Linux on x86-64 only; their tests are left out here");
        return Ok(Vec::new());
    }
    VERSIONS.iter().map(|&version| unpack_one(tests, version)).collect()
}

fn unpack_one(tests: &Path, version: u32) -> Result<Kernel> {
    let package = tests.join(format!("node_modules/chromium-{version}"));
    let release = release(&package)?;
    let home = paths::cache()?.join(format!("kernels/chromium-{version}-{release}"));
    let program = home.join("chromium");
    if !program.is_file() {
        say::doing(&format!("unpacking Chromium {version}"));
        // Unpacked under another name first: an interrupted run must not look finished.
        let draft = home.with_extension("part");
        if draft.exists() {
            fs::remove_dir_all(&draft).with_context(|| format!("{} cannot be removed", draft.display()))?;
        }
        fs::create_dir_all(&draft).with_context(|| format!("{} cannot be made", draft.display()))?;
        process::run(Command::new("node").arg(tests.join("unpack.mjs")).arg(package.join("bin")).arg(&draft))
            .with_context(|| {
                format!("Chromium {version} could not be unpacked: check the space in the cache")
            })?;
        fs::rename(&draft, &home).with_context(|| format!("{} cannot be made", home.display()))?;
    }
    Ok(Kernel { version, program })
}

fn release(package: &Path) -> Result<String> {
    let text = fs::read_to_string(package.join("package.json")).with_context(|| {
        format!("{} is not installed: remove node_modules and try again", package.display())
    })?;
    let json: serde_json::Value = serde_json::from_str(&text)?;
    Ok(json["version"].as_str().unwrap_or("unknown").to_owned())
}
