//! Every exchange file among the fixtures.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use ermu::domain::workspace::Workspace;
use ermu::formats::saved;

/// The fixtures that open, by their path below `tests/fixtures`.
pub(crate) fn files() -> &'static [(String, Workspace)] {
    static FILES: OnceLock<Vec<(String, Workspace)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        let mut paths = Vec::new();
        collect(&root, &mut paths);
        paths.sort();
        let open = |path: PathBuf| {
            let text = fs::read_to_string(&path).ok()?;
            let name = path.strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/");
            Some((name, saved::read(&text).ok()?))
        };
        let files: Vec<_> = paths.into_iter().filter_map(open).collect();
        assert!(files.len() >= 8, "{} exchange files among the fixtures", files.len());
        files
    })
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder can be listed") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "json") {
            found.push(path);
        }
    }
}
