//! The generated documents and what they are made from; a test holds the committed copies against them.

use std::fs;
use std::path::{Path, PathBuf};

use ermu::formats::reference::{self, Case, Meanings, Pages};
use ermu::formats::saved;
use ermu::seam;
use ermu::ui::text;

/// The chapters of `docs/rules.md` in their order.
const CHAPTERS: [&str; 8] =
    ["file", "parts", "windows", "order", "kinds-items", "kinds-points", "kinds-year", "recipes"];

/// Every generated document with its path.
///
/// # Errors
/// What cannot be read, and every line that asks for something that is not there.
pub(crate) fn documents(root: &Path) -> Result<Vec<(&'static str, String)>, String> {
    let read = |path: &str| fs::read_to_string(root.join(path)).map_err(|error| format!("{path}: {error}"));
    let meanings = meanings(root)?;
    let case = |name: &str| {
        let of = |ending: &str| read(&format!("tests/fixtures/clauses/{name}.{ending}")).ok();
        Some(Case { file: of("json")?, account: of("txt")? })
    };
    let with = Pages { meanings: &meanings, case: &case, sentence: &text::sentence };
    let mut chapters = Vec::new();
    for name in CHAPTERS {
        let path = format!("docs/reference/{name}.md");
        let chapter = reference::page(&read(&path)?, &with);
        chapters.push(chapter.map_err(|lines| format!("{path}: {}", lines.join("\n")))?);
    }
    let sentences = sentences(root)?;
    Ok(vec![
        ("tests/fixtures/sentences.txt", sentences),
        ("docs/workspace.schema.json", reference::schema(&meanings)),
        ("docs/rules.md", chapters.join("\n")),
    ])
}

/// The sentence of every clause of every case.
fn sentences(root: &Path) -> Result<String, String> {
    let mut lines = Vec::new();
    let folder = root.join("tests/fixtures/clauses");
    for path in cases(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let file = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let workspace = saved::read(&file).map_err(|faults| seam::sentences(&faults))?;
        let case = path.with_extension("");
        let case = case.strip_prefix(&folder).unwrap_or(&case).to_string_lossy().replace('\\', "/");
        for set in workspace.rule_sets() {
            for provision in set.provisions() {
                let said = text::sentence(set, workspace.roster(), provision);
                lines.push(format!("{case} {}: {said}\n", provision.id));
            }
        }
    }
    Ok(lines.concat())
}

fn cases(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(cases(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "json") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// What each field means.
///
/// # Errors
/// The lines that cannot be read.
pub(crate) fn meanings(root: &Path) -> Result<Meanings, String> {
    let path = "docs/reference/fields.txt";
    let text = fs::read_to_string(root.join(path)).map_err(|error| format!("{path}: {error}"))?;
    Meanings::read(&text).map_err(|lines| format!("{path}: {}", lines.join("\n")))
}
