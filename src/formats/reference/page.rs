//! `docs/rules.md`: templates with tables of fields and worked examples put in.

use super::{Case, Meanings, lay, table};
use crate::domain::roster::Roster;
use crate::domain::rules::{Provision, RuleSet};
use crate::formats::json::Json;
use crate::formats::saved;

/// What a page is made with.
pub struct Pages<'a> {
    /// What each field means.
    pub meanings: &'a Meanings,
    /// A worked example by its name, as in `cap/channel`.
    pub case: &'a dyn Fn(&str) -> Option<Case>,
    /// The sentence of a clause.
    pub sentence: &'a dyn Fn(&RuleSet, &Roster, &Provision) -> String,
}

/// Puts into a template what its lines ask for: `@fields PLACE` a table, `@fields PLACE only` one without the fields
/// of inner parts, `@file CASE` a whole file, `@case CASE` a worked example.
///
/// # Errors
/// The lines that ask for something that is not there.
pub fn page(template: &str, with: &Pages<'_>) -> Result<String, Vec<String>> {
    let (mut text, mut faults) = (String::new(), Vec::new());
    for line in template.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let put = match words[..] {
            ["@fields", place] => table::fields(place, true, with.meanings),
            ["@fields", place, "only"] => table::fields(place, false, with.meanings),
            ["@file", case] => (with.case)(case).map(|case| fenced("json", case.file.trim_end())),
            ["@case", name] => (with.case)(name).and_then(|case| worked(name, &case, with)),
            [word, ..] if word.starts_with('@') => None,
            _ => Some(line.to_owned() + "\n"),
        };
        match put {
            Some(put) => text.push_str(&put),
            None => faults.push(line.to_owned()),
        }
    }
    if faults.is_empty() { Ok(text) } else { Err(faults) }
}

fn fenced(language: &str, text: &str) -> String {
    format!("```{language}\n{text}\n```\n")
}

/// A worked example: its clauses as written, what the product says of each, what was entered, what it comes to.
fn worked(name: &str, case: &Case, with: &Pages<'_>) -> Option<String> {
    let tree = Json::parse(&case.file).ok()?;
    let workspace = saved::read(&case.file).ok()?;
    let mut text = String::new();
    for (at, set) in workspace.rule_sets().iter().enumerate() {
        let provisions =
            inner(&tree, "rules").and_then(|sets| element(sets, at)).and_then(|set| inner(set, "provisions"));
        let Some(Json::List(written)) = provisions.filter(|list| **list != Json::List(Vec::new())) else {
            continue;
        };
        let lines: Vec<String> = written.iter().map(|one| lay::out(one, "")).collect();
        text.push_str(&fenced("json", &lines.join(",\n")));
        let said = set.provisions().iter().map(|provision| {
            format!("\n> {}：{}\n", provision.name, (with.sentence)(set, workspace.roster(), provision))
        });
        text.push_str(&said.collect::<Vec<_>>().join(">"));
        text.push('\n');
    }
    for part in ["items", "adjustments", "late"] {
        if let Some(Json::List(entries)) = inner(&tree, part).filter(|list| **list != Json::List(Vec::new()))
        {
            let lines: Vec<String> = entries.iter().map(|one| lay::out(one, "")).collect();
            text += &["`", part, "`:\n\n", &fenced("json", &lines.join(",\n")), "\n"].concat();
        }
    }
    let (why, account): (Vec<&str>, Vec<&str>) = case.account.lines().partition(|line| line.starts_with('#'));
    for line in why {
        text.push_str(line.trim_start_matches('#').trim());
        text.push('\n');
    }
    text.push('\n');
    text.push_str(&fenced("text", account.join("\n").trim_end()));
    text += &["\n([`", name, "`](../tests/fixtures/clauses/", name, ".json))\n"].concat();
    Some(text)
}

fn inner<'a>(json: &'a Json, name: &str) -> Option<&'a Json> {
    let Json::Object(fields) = json else { return None };
    fields.iter().find(|(other, _)| other == name).map(|(_, value)| value)
}

fn element(json: &Json, at: usize) -> Option<&Json> {
    if let Json::List(all) = json { all.get(at) } else { None }
}
