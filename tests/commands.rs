//! The command-line examples, run as people run them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Cargo builds the examples beside the tests.
fn score(words: &[&str]) -> Output {
    example("score", words)
}

fn example(name: &str, words: &[&str]) -> Output {
    let test = std::env::current_exe().expect("a test knows where it is");
    let folder = test.parent().and_then(Path::parent).expect("it lies in deps");
    let program = folder.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    Command::new(program).args(words).output().expect("the example was built with the tests")
}

#[test]
fn a_workspace_is_scored_in_three_forms() {
    let file = fixture("county.json");
    let file = file.to_string_lossy();
    let said = |format: &str| {
        let output = score(&[&file, "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("it speaks UTF-8")
    };
    assert!(said("table").contains("一季度\t镇\t1\t1\t甲镇\t2.75\t2.75\t\n"));
    assert!(said("csv").contains("一季度,部门,4,,县委办,,,\r\n"));
    let json: serde_json::Value = serde_json::from_str(&said("json")).expect("it is JSON");
    assert_eq!(json["periods"][2]["classes"][1]["units"][0]["name"], "戊局（己办）");
}

#[test]
fn a_refused_workspace_ends_with_2_and_every_fault() {
    let output = score(&[&fixture("refused/wrong_shapes_everywhere.json").to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 7);
}

#[test]
fn words_it_does_not_know_end_with_2_and_how_to_call_it() {
    for words in [&[][..], &["a.json", "--format", "xml"], &["a", "b", "c", "d"]] {
        let output = score(words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("usage:"), "{words:?}");
    }
}

#[test]
fn a_sample_is_a_workspace_of_the_size_that_was_asked_for() {
    let output = example("sample", &["7", "14", "30"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let file = String::from_utf8(output.stdout).expect("it speaks UTF-8");
    let workspace = ermu::formats::saved::read(&file).expect("it opens");
    assert_eq!((workspace.roster().units().len(), workspace.periods().len()), (7, 14));
    assert_eq!(workspace.items().values().count(), 30);
    assert_eq!(workspace.periods()[13].parts().from.to_string(), "2023-02-01");
    for words in [&["0"][..], &["7", "61"], &["7", "4", "200001"], &["7", "x"], &[]] {
        assert_eq!(example("sample", words).status.code(), Some(2), "{words:?}");
    }
}
