//! The licences of everything that is linked into the page, each text once, under the names it holds for.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use crate::audit::{Crate, Made};

/// One text for people.
pub(super) fn all(made: &Made) -> Result<String> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut list = Vec::new();
    let mut without = Vec::new();
    for one in &made.crates {
        list.push(format!("{} {}  {}", one.name, one.version, one.licence));
        let found = texts_of(one)?;
        if found.is_empty() {
            without.push(format!("{} {} ({})", one.name, one.version, one.licence));
        }
        for text in found {
            texts.entry(text).or_default().push(format!("{} {}", one.name, one.version));
        }
    }
    let mut whole = format!(
        "Ermu {} contains the following crates, and Rust's standard library (MIT OR Apache-2.0).\n\n{}\n",
        made.version,
        list.join("\n")
    );
    if !without.is_empty() {
        whole += "\nThese bring no text of their own; the licence named holds as published by SPDX:\n";
        whole += &(without.join("\n") + "\n");
    }
    for (text, names) in texts {
        whole.extend(["\n", &"=".repeat(72), "\n", &names.join(", "), "\n\n", &text, "\n"]);
    }
    Ok(whole)
}

/// The texts a crate brings.
fn texts_of(one: &Crate) -> Result<Vec<String>> {
    let mut names: Vec<_> = fs::read_dir(&one.folder)
        .with_context(|| format!("{} cannot be listed", one.name))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            path.is_file()
                && ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|word| name.starts_with(word))
        })
        .collect();
    names.sort();
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok(text.replace("\r\n", "\n").trim().to_owned())
    };
    names.iter().map(read).collect()
}
