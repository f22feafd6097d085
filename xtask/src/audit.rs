//! `cargo xtask audit`: what the product is made of, looked at without a network.
//!
//! Every crate comes from the public registry and is pinned with its checksum, under a licence that lets a county copy
//! the file on; what ends up in the page is counted, so that a new crate is seen. Known weaknesses are listed in a
//! database that has to be fetched: `cargo audit` does that where there is a network.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{paths, process, say};

/// Licences that ask for no more than their text; one of each alternative is enough.
const LICENCES: [&str; 11] = [
    "MIT",
    "Apache-2.0",
    "MIT-0",
    "0BSD",
    "Zlib",
    "Unlicense",
    "BSL-1.0",
    "CC0-1.0",
    "Unicode-3.0",
    "BSD-2-Clause",
    // Beside its text it only forbids to advertise with the authors' names.
    "BSD-3-Clause",
];
/// Crates that are linked into the page or its worker, or build them. Workbooks of three kinds are read with 19 of them.
const MOST_CRATES: usize = 200;

pub(crate) fn audit() -> Result<()> {
    let metadata = metadata()?;
    let lock = lock()?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let mut faults = Vec::new();
    for package in packages {
        let text = |field: &str| package[field].as_str().unwrap_or_default();
        let name = format!("{} {}", text("name"), text("version"));
        faults.extend(fault(text("source"), text("license")).map(|why| format!("{name}: {why}")));
    }
    faults
        .extend(without_checksum(&lock).into_iter().map(|name| format!("{name}: no checksum in Cargo.lock")));
    let linked = linked(&metadata).context("cargo metadata tells no dependencies")?.len();
    say::doing(&format!("{} crates, {linked} of them for the page", packages.len()));
    if linked > MOST_CRATES {
        faults.push(format!(
            "{linked} crates are linked into the page, {MOST_CRATES} were: is the new one needed?"
        ));
    }
    if faults.is_empty() { Ok(()) } else { bail!("{}", faults.join("\n")) }
}

/// What the page is made of.
#[derive(Debug)]
pub(crate) struct Made {
    /// The page's own version.
    pub(crate) version: String,
    /// Everything else that is linked or builds it, by name.
    pub(crate) crates: Vec<Crate>,
}

/// A crate.
#[derive(Debug)]
pub(crate) struct Crate {
    pub(crate) name: String,
    pub(crate) version: String,
    /// As the crate says it.
    pub(crate) licence: String,
    /// SHA-256 of its archive, from the lock file; empty for what stands in the tree.
    pub(crate) checksum: String,
    /// Where its sources are.
    pub(crate) folder: PathBuf,
}

impl Made {
    /// Reads it from Cargo.
    pub(crate) fn of_page() -> Result<Self> {
        let (metadata, lock) = (metadata()?, lock()?);
        let linked = linked(&metadata).context("cargo metadata tells no dependencies")?;
        let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
        let (mut crates, mut version) = (Vec::new(), String::new());
        for package in packages {
            let text = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
            if text("name") == "ermu" {
                version = text("version");
            } else if linked.contains(text("id").as_str()) {
                let manifest = PathBuf::from(text("manifest_path"));
                crates.push(Crate {
                    checksum: checksum(&lock, &text("name"), &text("version")),
                    name: text("name"),
                    version: text("version"),
                    licence: text("license"),
                    folder: manifest.parent().map(PathBuf::from).unwrap_or_default(),
                });
            }
        }
        crates.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
        Ok(Self { version, crates })
    }
}

fn metadata() -> Result<Value> {
    let mut ask = Command::new("cargo");
    ask.current_dir(paths::root()).args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform",
        "wasm32-unknown-unknown",
        "--features",
        "page",
    ]);
    serde_json::from_str(&process::read(&mut ask)?).context("cargo metadata is no JSON")
}

fn lock() -> Result<String> {
    fs::read_to_string(paths::root().join("Cargo.lock")).context("Cargo.lock cannot be read")
}

/// The checksum of a package in the lock file; empty where it has none.
fn checksum(lock: &str, name: &str, version: &str) -> String {
    let head = format!("\nname = \"{name}\"\nversion = \"{version}\"\n");
    let block = lock.split("[[package]]").find(|block| block.starts_with(&head));
    let line = block.and_then(|block| block.lines().find_map(|line| line.strip_prefix("checksum = ")));
    line.unwrap_or_default().trim_matches('"').to_owned()
}

/// What speaks against a package.
fn fault(source: &str, licence: &str) -> Option<String> {
    let is_registry = source.is_empty() || source == "registry+https://github.com/rust-lang/crates.io-index";
    if !is_registry {
        return Some(format!("comes from {source}"));
    }
    // `(A OR B) AND C`: one of each alternative is enough; older crates write `A/B`.
    let fits = licence.split(" AND ").all(|group| {
        let mut alternatives =
            group.trim().trim_matches(['(', ')']).split(" OR ").flat_map(|part| part.split('/'));
        alternatives.any(|part| LICENCES.contains(&part.trim()))
    });
    (!fits).then(|| format!("its licence is {licence:?}"))
}

/// Packages of the registry that the lock file does not pin by their contents.
fn without_checksum(lock: &str) -> Vec<String> {
    let of_registry = |block: &&str| block.contains("source = \"registry+");
    let blocks =
        lock.split("[[package]]").filter(of_registry).filter(|block| !block.contains("checksum = \""));
    blocks.filter_map(|block| Some(block.lines().find(|line| line.starts_with("name"))?.to_owned())).collect()
}

/// The crates the page's own crate needs, directly or not, and itself.
fn linked(metadata: &Value) -> Option<BTreeSet<&str>> {
    let nodes = metadata["resolve"]["nodes"].as_array()?;
    let root =
        metadata["packages"].as_array()?.iter().find(|package| package["name"] == "ermu")?["id"].as_str()?;
    let mut seen = BTreeSet::from([root]);
    let mut next = vec![root];
    while let Some(id) = next.pop() {
        let node = nodes.iter().find(|node| node["id"] == id)?;
        for dependency in node["deps"].as_array()? {
            let kinds = dependency["dep_kinds"].as_array()?;
            // Tests and benchmarks are no part of the page.
            if kinds.iter().all(|kind| kind["kind"] == "dev") {
                continue;
            }
            let id = dependency["pkg"].as_str()?;
            if seen.insert(id) {
                next.push(id);
            }
        }
    }
    Some(seen)
}

#[cfg(test)]
mod tests {
    use super::{fault, without_checksum};

    const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

    #[test]
    fn licences_that_let_the_file_be_copied_pass_and_others_are_named() {
        for licence in ["MIT", "MIT OR Apache-2.0", "Unlicense/MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
            assert_eq!(fault(REGISTRY, licence), None, "{licence}");
        }
        for licence in ["GPL-3.0", "", "MIT AND GPL-3.0", "(GPL-2.0 OR GPL-3.0) AND MIT"] {
            assert!(fault(REGISTRY, licence).is_some(), "{licence}");
        }
        assert!(fault("git+https://example.org/x", "MIT").is_some());
    }

    #[test]
    fn a_crate_without_a_checksum_is_named() {
        let lock = "[[package]]\nname = \"a\"\nsource = \"registry+x\"\nchecksum = \"1\"\n[[package]]\nname = \"b\"\nsource = \"registry+x\"\n";
        assert_eq!(without_checksum(lock), ["name = \"b\""]);
    }
}
