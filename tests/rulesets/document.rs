//! The documents and their data.

use std::fs;
use std::path::PathBuf;

use ermu::domain::workspace::Workspace;
use ermu::formats::saved;
use serde_json::Value;

/// A document with everything that is kept of it.
pub(crate) struct Document {
    /// The stem of its files: `B-huzhou-2018`.
    pub(crate) name: String,
    /// Its exchange file.
    pub(crate) workspace: Workspace,
    /// The text of its exchange file.
    pub(crate) text: String,
    /// Its clauses as they were found, or, for a document with tables, its title and rule.
    pub(crate) clauses: Value,
    /// What the clauses must come to.
    pub(crate) expected: Vec<Value>,
    /// The rows as printed, where it has tables.
    pub(crate) published: Option<Value>,
}

pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rulesets").join(name)
}

pub(crate) fn json(name: &str) -> Option<Value> {
    let text = fs::read_to_string(path(name)).ok()?;
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}")))
}

/// Every document, by name.
pub(crate) fn all() -> Vec<Document> {
    let mut names: Vec<String> = fs::read_dir(path("clauses"))
        .expect("the clauses can be listed")
        .map(|entry| entry.expect("an entry can be read").file_name().to_string_lossy().into_owned())
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort();
    names.into_iter().map(document).collect()
}

fn document(name: String) -> Document {
    let file = format!("{name}.ermu.json");
    let text = fs::read_to_string(path(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let workspace = saved::read(&text).unwrap_or_else(|faults| {
        let told: Vec<String> =
            faults.iter().map(|fault| format!("{}: {:?}", fault.at, fault.problem)).collect();
        panic!("{file} is refused:\n{}", told.join("\n"))
    });
    let clauses = json(&format!("clauses/{name}.json")).expect("it was listed");
    let expected = json(&format!("expected/{name}.json")).and_then(|all| all.as_array().cloned());
    let published = json(&format!("published/{name}.json"));
    Document { name, workspace, text, clauses, expected: expected.unwrap_or_default(), published }
}

/// A text of an object.
pub(crate) fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// A list of an object.
pub(crate) fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
