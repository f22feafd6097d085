//! Where things are: in the repository, and in the user's cache for what several clones share.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The product.
pub(crate) fn page() -> PathBuf {
    root().join("dist/ermu.html")
}

/// The page's own target directory, so that it never rebuilds what native commands have built.
pub(crate) fn target() -> PathBuf {
    root().join("target/page")
}

/// Shared by all clones of one user: tools and old browsers, each under its version.
pub(crate) fn cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME").filter(|set| !set.is_empty()) {
        Some(set) => PathBuf::from(set),
        None => home()?.join(".cache"),
    };
    Ok(base.join("ermu"))
}

/// Cargo's home, whose paths must not end up in the wasm.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    match env::var_os("CARGO_HOME") {
        Some(set) => Ok(PathBuf::from(set)),
        None => Ok(home()?.join(".cargo")),
    }
}

fn home() -> Result<PathBuf> {
    env::home_dir().context("the home directory is unknown: set HOME")
}

/// The first of these names that is a file on PATH.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let endings: &[&str] = if cfg!(windows) { &["exe", "cmd"] } else { &[""] };
    names
        .iter()
        .flat_map(|name| endings.iter().map(move |ending| Path::new(name).with_extension(ending)))
        .flat_map(|name| folders.iter().map(move |folder| folder.join(&name)))
        .find(|candidate| candidate.is_file())
}
