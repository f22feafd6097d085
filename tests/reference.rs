//! The generated references: equal to what the code says, complete, and true of files.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

#[path = "../examples/reference/files.rs"]
mod files;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use ermu::formats::{reference, saved};
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_committed_references_are_what_the_code_says() {
    for (path, text) in files::documents(root()).unwrap_or_else(|why| panic!("{why}")) {
        let committed = fs::read_to_string(root().join(path)).unwrap_or_default();
        let differs = text.lines().zip(committed.lines()).position(|(a, b)| a != b);
        assert!(text == committed, "{path} differs at line {differs:?}; run `cargo run --example reference`");
    }
}

#[test]
fn every_field_has_one_meaning_and_every_meaning_a_field() {
    let meanings = files::meanings(root()).unwrap_or_else(|why| panic!("{why}"));
    let named: BTreeSet<String> = reference::places().into_iter().collect();
    let meant: BTreeSet<String> = meanings.places().map(str::to_owned).collect();
    let without: Vec<&String> = named.difference(&meant).collect();
    let without_field: Vec<&String> = meant.difference(&named).collect();
    assert_eq!((without, without_field), (Vec::new(), Vec::new()));
    assert!(named.iter().all(|place| !meanings.of(place).is_empty()));
}

/// The schema as a validator reads it.
struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn new() -> Self {
        let text = fs::read_to_string(root().join("docs/workspace.schema.json")).expect("it is there");
        let schema: Value = serde_json::from_str(&text).expect("it is JSON");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("workspace.schema.json", schema).expect("it is a schema");
        let index = compiler.compile("workspace.schema.json", &mut schemas).expect("it compiles");
        Self { schemas, index }
    }

    fn refuses(&self, file: &Value) -> Option<String> {
        self.schemas.validate(file, self.index).err().map(|error| format!("{error:#}"))
    }
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("it can be listed") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            files_below(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "json") {
            found.push(path);
        }
    }
}

#[test]
fn every_file_that_opens_fits_the_schema() {
    let schema = Schema::new();
    let mut paths = Vec::new();
    files_below(&root().join("tests/fixtures"), &mut paths);
    paths.push(root().join("src/formats/example.ermu.json"));
    let mut fitting = 0;
    for path in paths {
        let text = fs::read_to_string(&path).expect("it can be read");
        let Ok(workspace) = saved::read(&text) else { continue };
        for text in [text, saved::write(&workspace)] {
            let file: Value = serde_json::from_str(&text).expect("it is JSON");
            assert_eq!(schema.refuses(&file), None, "{}", path.display());
        }
        fitting += 1;
    }
    assert!(fitting >= 100, "{fitting} files");
}

/// A whole file with one thing wrong.
#[track_caller]
fn check_refused(schema: &Schema, change: impl Fn(&mut Value)) {
    let path = root().join("tests/fixtures/clauses/cap/varying.json");
    let mut file: Value =
        serde_json::from_str(&fs::read_to_string(path).expect("it can be read")).expect("it is JSON");
    assert_eq!(schema.refuses(&file), None);
    change(&mut file);
    assert!(schema.refuses(&file).is_some(), "{file}");
    assert!(saved::read(&file.to_string()).is_err(), "{file}");
}

#[test]
fn what_the_schema_refuses_the_program_refuses() {
    let schema = Schema::new();
    let cap = |file: &mut Value| file["rules"][0]["provisions"][0].take();
    check_refused(&schema, |file| file["colour"] = json!("red"));
    check_refused(&schema, |file| file["units"][0]["colour"] = json!("red"));
    check_refused(&schema, |file| file["rules"][0]["provisions"][0]["colour"] = json!("red"));
    check_refused(&schema, |file| file["format"] = json!("other"));
    check_refused(&schema, |file| file["schema"] = json!(2));
    check_refused(&schema, |file| file["units"][0]["standing"] = json!("guest"));
    check_refused(&schema, |file| file["rules"][0]["provisions"][0]["kind"] = json!("capp"));
    check_refused(&schema, |file| file["rules"][0]["provisions"][0]["per"] = json!("day"));
    check_refused(&schema, |file| file["rules"][0]["provisions"][0]["most"] = json!(100_001));
    check_refused(&schema, |file| file["rules"][0]["provisions"][0]["most"]["perHead"] = json!("0.0001"));
    check_refused(&schema, |file| file["rules"][0]["channels"][0]["points"] = json!(-100_001));
    check_refused(&schema, |file| file["units"][0]["heads"] = json!(0));
    check_refused(&schema, |file| file["yearStart"] = json!(13));
    check_refused(&schema, |file| file["periods"][0]["from"] = json!("2022-1-1"));
    check_refused(&schema, |file| file["periods"][0]["counts"]["a"]["web"] = json!(100_000));
    check_refused(&schema, |file| file["periods"][0]["counts"]["a"]["web"] = json!(true));
    check_refused(&schema, |file| file["units"][0]["id"] = json!("a b"));
    check_refused(&schema, |file| drop(file["rules"][0]["ranking"].take()));
    check_refused(&schema, |file| {
        let _ = cap(file);
    });
}
