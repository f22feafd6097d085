//! The compiler for the page.
//!
//! The old-kernel baseline needs a standard library built for it, so what counts is a toolchain with the
//! library's sources: rustup's with `rust-src`, else Debian's `rustc-web`, which carries them as a package.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::apt;
use crate::{paths, process, say};

const DEBIAN: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];
const DEBIAN_BIN: &str = "/usr/bin";

/// Reference types and multivalue, which rustc's default output needs, are missing below Chromium 96.
const BASELINE: [&str; 2] = ["-Ctarget-cpu=mvp", "-Ctarget-feature=+mutable-globals"];

/// What keeps the module small: views of one type instead of one each, no text that only a debugger prints, no
/// places in the sources. A panic's message stays.
///
/// The compiler is told not to copy short ends of functions into every branch, which it does even at `opt-level = "z"`.
const SMALL: [&str; 4] = [
    "--cfg=erase_components",
    "-Zfmt-debug=none",
    "-Zlocation-detail=none",
    "-Cllvm-args=-disable-tail-duplicate",
];

/// Of that, what costs the worker no time.
const FAST: [&str; 3] = ["--cfg=erase_components", "-Zfmt-debug=none", "-Zlocation-detail=none"];

/// What a module is made for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aim {
    /// To be there soon: the page's own.
    Small,
    /// To get through much: the worker's.
    Fast,
}

/// A toolchain that can build the standard library for the page.
pub(crate) struct Compiler {
    /// Debian's tools stand beside rustup's: this folder goes in front of PATH.
    bin: Option<PathBuf>,
    rustc: PathBuf,
    sysroot: PathBuf,
    /// What `rustc -vV` says; another compiler means another build.
    pub(crate) version: String,
}

pub(crate) fn find_or_install() -> Result<Compiler> {
    if let Some(found) = from_path().or_else(from_debian) {
        return Ok(found);
    }
    if paths::on_path(&["rustup"]).is_some() {
        say::doing("adding rust-src to the Rust toolchain (rustup component add rust-src)");
        if process::succeeds(Command::new("rustup").args(["component", "add", "rust-src"]))
            && let Some(found) = from_path()
        {
            return Ok(found);
        }
        say::doing("rustup could not add it");
    }
    if apt::is_here() {
        apt::install(&DEBIAN)?;
        if let Some(found) = from_debian() {
            return Ok(found);
        }
    }
    bail!(
        "no Rust toolchain with the standard library's sources was found: \
         run `rustup component add rust-src`, or on Debian `apt-get install {}`",
        DEBIAN.join(" ")
    )
}

fn from_path() -> Option<Compiler> {
    Compiler::at(None, PathBuf::from("rustc"))
}

fn from_debian() -> Option<Compiler> {
    let bin = Path::new(DEBIAN_BIN);
    if !bin.join("cargo").is_file() {
        return None;
    }
    Compiler::at(Some(bin.to_path_buf()), bin.join("rustc"))
}

/// The platform that `rustc -vV` names as its own.
///
/// # Errors
/// When it names none.
pub(crate) fn host_in(version: &str) -> Result<&str> {
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.context("`rustc -vV` does not say what it compiles for")
}

impl Compiler {
    fn at(bin: Option<PathBuf>, rustc: PathBuf) -> Option<Self> {
        let ask = |words: &[&str]| {
            process::read(Command::new(&rustc).args(words).env_remove("LD_LIBRARY_PATH")).ok()
        };
        let sysroot = PathBuf::from(ask(&["--print", "sysroot"])?.trim());
        if !sysroot.join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
            return None;
        }
        let version = ask(&["-vV"])?;
        Some(Self { bin, rustc, sysroot, version })
    }

    /// What runs build scripts and macros: the platform this machine compiles for by itself.
    ///
    /// # Errors
    /// When the compiler does not say it.
    pub(crate) fn host(&self) -> Result<&str> {
        host_in(&self.version)
    }

    /// Sets a command up to build for the page with this toolchain; `first` goes in front of PATH.
    pub(crate) fn equip(&self, command: &mut Command, first: &[PathBuf], aim: Aim) -> Result<()> {
        let old = env::var_os("PATH").unwrap_or_default();
        let folders = first.iter().chain(&self.bin).cloned().chain(env::split_paths(&old));
        let path: OsString =
            env::join_paths(folders).context("a folder on PATH has a separator in its name")?;
        command
            .env("PATH", path)
            .env("RUSTC", &self.rustc)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env(
                "CARGO_UNSTABLE_BUILD_STD_FEATURES",
                if aim == Aim::Small { "optimize_for_size" } else { "" },
            )
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags(aim)?.join("\u{1f}"))
            .env("CARGO_TARGET_DIR", paths::target())
            // Left behind by the `cargo run` that started us: they name the other toolchain.
            .env_remove("LD_LIBRARY_PATH")
            .env_remove("CARGO")
            .env_remove("RUSTFLAGS");
        Ok(())
    }

    /// The baseline, what keeps it small, and no path of this machine in the module: builds elsewhere give the same bytes.
    fn flags(&self, aim: Aim) -> Result<Vec<String>> {
        let aimed: &[&str] = if aim == Aim::Small { &SMALL } else { &FAST };
        let mut flags: Vec<String> = BASELINE.iter().chain(aimed).map(|&flag| flag.to_owned()).collect();
        let mut remap = |from: &Path, to: &str| {
            flags.push(format!("--remap-path-prefix={}={to}", from.display()));
        };
        // The last prefix that fits wins, so the general ones come first.
        remap(&self.sysroot, "rust");
        remap(&paths::root(), "ermu");
        if let Ok(indexes) = fs::read_dir(paths::cargo_home()?.join("registry/src")) {
            for index in indexes.flatten() {
                remap(&index.path(), "crates");
            }
        }
        remap(&self.sysroot.join("lib/rustlib/src/rust/library"), "std");
        Ok(flags)
    }
}

#[cfg(test)]
mod tests {
    use super::host_in;

    #[test]
    fn the_platform_of_this_machine_stands_in_what_rustc_says() {
        let said = "rustc 1.95.0 (f2d3ce0bd 2026-03-21)\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\nLLVM version: 22.1";
        assert_eq!(host_in(said).unwrap(), "x86_64-unknown-linux-gnu");
        assert!(host_in("rustc 1.95.0").is_err());
    }
}
