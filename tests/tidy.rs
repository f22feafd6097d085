//! House rules that no compiler checks: who may import whom, how long a file may be, where words may stand.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::fs;
use std::path::{Path, PathBuf};

/// A part of the house and the crate paths its files may not name.
const HOUSE: [(&str, &[&str]); 8] = [
    (
        "src/domain",
        &[
            "crate::formats",
            "crate::platform",
            "crate::session",
            "crate::ui",
            "crate::seam",
            "leptos",
            "web_sys",
            "js_sys",
            "gloo",
            "wasm_bindgen",
            "serde",
            "std::time",
            "reactive_graph",
        ],
    ),
    (
        "src/formats",
        &[
            "crate::platform",
            "crate::session",
            "crate::ui",
            "crate::seam",
            "leptos",
            "web_sys",
            "js_sys",
            "gloo",
            "wasm_bindgen",
            "std::time",
            "reactive_graph",
        ],
    ),
    (
        "src/platform",
        &["crate::domain", "crate::formats", "crate::session", "crate::ui", "crate::seam", "leptos"],
    ),
    (
        "src/session",
        &["crate::ui", "crate::seam", "platform::browser", "web_sys", "js_sys", "gloo", "wasm_bindgen"],
    ),
    (
        "src/ui",
        &[
            "platform::browser",
            "gloo",
            "web_sys::Storage",
            "local_storage",
            "web_sys::Blob",
            "web_sys::File",
            "crate::seam",
        ],
    ),
    ("src/seam.rs", &["platform::browser", "leptos"]),
    ("src/main.rs", &["ermu::domain", "ermu::formats"]),
    ("src/bin/office.rs", &["ermu::domain", "ermu::platform", "ermu::session", "ermu::ui", "leptos"]),
];

/// Files of `ui` that may know `formats`: the version line tells the schema, a workbook is made as a value, and what can
/// be wrong with one is told in words.
const FORMATS_IN_UI: [&str; 7] = [
    "src/ui/text/keeping.rs",
    "src/ui/text/office_work.rs",
    "src/ui/text/workbook.rs",
    "src/ui/text/workbook/accounts.rs",
    "src/ui/text/workbook/items.rs",
    "src/ui/text/workbook/rules.rs",
    "src/ui/text/workbook/table.rs",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(under: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root().join(under), ending, &mut found);
    found.sort();
    found
}

fn collect(path: &Path, ending: &str, found: &mut Vec<(String, String)>) {
    if path.is_dir() {
        if path.ends_with("node_modules") || path.ends_with("target") {
            return;
        }
        for entry in fs::read_dir(path).expect("a folder can be listed") {
            collect(&entry.expect("an entry can be read").path(), ending, found);
        }
    } else if path.extension().is_some_and(|found| found == ending) {
        let name =
            path.strip_prefix(root()).expect("it is below the root").to_string_lossy().replace('\\', "/");
        found.push((name, fs::read_to_string(path).expect("a source file is UTF-8")));
    }
}

/// The part of a file that ships: what stands before its tests, and nothing of a file that is the tests of another.
fn shipped<'a>(name: &str, text: &'a str) -> &'a str {
    if name.ends_with("/tests.rs") {
        return "";
    }
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// The lines of a file without comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(i, line)| (i + 1, line.trim_start()));
    lines.filter(|(_, line)| !line.starts_with("//"))
}

#[test]
fn every_part_of_the_house_names_only_what_it_may() {
    let mut offences = Vec::new();
    for (part, never) in HOUSE {
        let found = files(part, "rs");
        assert!(!found.is_empty(), "{part} has files");
        for (name, text) in found {
            for (number, line) in code(shipped(&name, &text)) {
                for path in never.iter().filter(|path| line.contains(**path)) {
                    offences.push(format!("{name}:{number} names {path}"));
                }
                if part == "src/ui"
                    && line.contains("crate::formats")
                    && !FORMATS_IN_UI.contains(&name.as_str())
                {
                    offences.push(format!("{name}:{number} names crate::formats"));
                }
                // What programs rely on has words and no views.
                let names_views = || line.split("crate::ui").skip(1).any(|rest| !rest.starts_with("::text"));
                if part == "src/seam.rs" && names_views() {
                    offences.push(format!("{name}:{number} names more of crate::ui than its text"));
                }
            }
        }
    }
    assert_eq!(offences, [""; 0]);
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let all = ["src", "tests", "xtask", "benches", "examples", "style"]
        .map(|under| ["rs", "js", "mjs", "css"].map(|ending| files(under, ending)).concat());
    let long = all.concat().into_iter().filter(|(_, text)| text.lines().count() > 400);
    assert_eq!(long.map(|(name, _)| name).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn what_ships_does_not_panic_on_purpose() {
    let words = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "dbg!("];
    let mut offences = Vec::new();
    for (name, text) in files("src", "rs") {
        for (number, line) in code(shipped(&name, &text)) {
            if words.iter().any(|word| line.contains(word)) {
                offences.push(format!("{name}:{number} {line}"));
            }
        }
    }
    assert_eq!(offences, [""; 0]);
}

/// The page is built without what `{:?}` would print, so that an id or a word made of it would be empty there and nowhere
/// else.
#[test]
fn nothing_that_ships_is_made_of_debug_output() {
    let mut offences = Vec::new();
    for (name, text) in files("src", "rs") {
        for (number, line) in code(shipped(&name, &text)) {
            if line.contains(":?}") {
                offences.push(format!("{name}:{number} {line}"));
            }
        }
    }
    assert_eq!(offences, [""; 0]);
}

/// Invariant: every sentence of the Rust code stands in `ui/text`; `index.html` and `boot/` hold those that must work
/// without it, `notice/source.txt` a document's. What a reader must understand (dashes, widths) is no sentence, and no more
/// are the names of typefaces.
#[test]
fn words_for_people_stand_in_one_place() {
    let readers = [
        "src/domain/calendar/reading.rs",
        "src/domain/notice/template/words.rs",
        "src/domain/notice/words.rs",
        "src/domain/paper/words.rs",
        "src/domain/paste/words.rs",
        "src/domain/record/reading.rs",
        "src/domain/roster.rs",
        "src/domain/finding/suspicions.rs",
        "src/domain/rules/cited/words.rs",
        "src/domain/workspace/next.rs",
        // The names of fonts in a Word document.
        "src/formats/docx/fonts.rs",
        "src/formats/xlsx/look.rs",
        "src/ui/parts/figure.rs",
    ];
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut offences = Vec::new();
    for (name, text) in files("src", "rs") {
        if name.starts_with("src/ui/text") || readers.contains(&name.as_str()) {
            continue;
        }
        for (number, line) in code(shipped(&name, &text)) {
            let words = line.split("//").next().unwrap_or_default();
            if words.contains(is_chinese) {
                offences.push(format!("{name}:{number} {line}"));
            }
        }
    }
    assert_eq!(offences, [""; 0]);
}

/// Every invariant of ARCHITECTURE.md names a test that is there.
#[test]
fn every_invariant_names_a_test_that_exists() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let sources =
        [files("src", "rs"), files("tests", "rs"), files("tests", "js"), files("xtask", "rs")].concat();
    let mut named = 0;
    for line in text.lines().filter(|line| line.starts_with("Invariant:")) {
        let tests: Vec<&str> = line.split('`').skip(1).step_by(2).filter(|word| word.contains('_')).collect();
        assert!(!tests.is_empty(), "names no test: {line}");
        for test in tests {
            let there = sources.iter().any(|(_, source)| {
                source.contains(&format!("fn {test}("))
                    || source.contains(&format!("'{}'", test.replace('_', " ")))
            });
            assert!(there, "{test} of: {line}");
            named += 1;
        }
    }
    assert!(named >= 9, "{named} tests are named");
}

/// What is not on the map is found by nobody.
#[test]
fn the_map_names_every_part() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let parts = [
        ("src/domain", "domain/"),
        ("src/formats", "formats/"),
        ("src/session", "session/"),
        ("xtask/src", "xtask/"),
        ("tests", "tests/"),
        ("examples", "examples/"),
        ("docs", "docs/"),
    ];
    let mut missing = Vec::new();
    for (folder, part) in parts {
        let line = text.lines().map(str::trim_start).find(|line| line.starts_with(&format!("{part} ")));
        let line = line.unwrap_or_else(|| panic!("{part} has a line on the map"));
        let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        for entry in fs::read_dir(root().join(folder)).expect("a folder can be listed") {
            let name = entry.expect("an entry can be read").file_name().to_string_lossy().into_owned();
            let stem = name.split('.').next().unwrap_or_default();
            if !["", "mod", "main"].contains(&stem) && !words.contains(&stem) {
                missing.push(format!("{folder}/{name}"));
            }
        }
    }
    missing.sort();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn nothing_names_a_machine() {
    let all = ["src", "tests", "xtask", "benches", "examples", "style", "docs"].map(|under| {
        if !root().join(under).is_dir() {
            return Vec::new();
        }
        ["rs", "js", "mjs", "css", "md", "json", "toml"].map(|ending| files(under, ending)).concat()
    });
    let home = ["/ro", "/ho", "/wo"].iter().zip(["ot/", "me/", "rk/"]).map(|(a, b)| format!("{a}{b}"));
    let homes: Vec<String> = home.collect();
    for (name, text) in all.concat() {
        for home in &homes {
            assert!(!text.contains(home.as_str()), "{name} names {home}");
        }
    }
}
