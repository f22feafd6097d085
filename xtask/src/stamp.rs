//! Whether an output still belongs to its inputs, told by content and never by time.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The digest of these files and folders (recursively, in a fixed order) and of some words beside them.
pub(crate) fn of(root: &Path, inputs: &[&str], words: &[&str]) -> Result<String> {
    let mut hash = Sha256::new();
    for word in words {
        hash.update(word.as_bytes());
        hash.update([0]);
    }
    for input in inputs {
        for file in files(&root.join(input))? {
            let inside = file.strip_prefix(root).unwrap_or(&file);
            hash.update(inside.to_string_lossy().as_bytes());
            hash.update([0]);
            hash.update(digest(&file)?);
        }
    }
    Ok(hex(&hash.finalize()))
}

/// The digest of one file as text.
pub(crate) fn of_file(file: &Path) -> Result<String> {
    Ok(hex(&digest(file)?))
}

/// The digest of these bytes as text.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn digest(file: &Path) -> Result<Vec<u8>> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(Sha256::digest(bytes).to_vec())
}

fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("{} cannot be listed", path.display()))? {
        entries.push(entry?.path());
    }
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        found.extend(files(&entry)?);
    }
    Ok(found)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::of;
    use std::path::Path;

    #[test]
    fn stamp_changes_with_words_and_content_but_not_with_repetition() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let first = of(root, &["src"], &["a"]).unwrap_or_default();
        assert_eq!(first.len(), 64);
        assert_eq!(of(root, &["src"], &["a"]).unwrap_or_default(), first);
        assert_ne!(of(root, &["src"], &["b"]).unwrap_or_default(), first);
        assert_ne!(of(root, &["Cargo.toml"], &["a"]).unwrap_or_default(), first);
    }
}
