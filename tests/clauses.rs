//! Every clause kind on small whole files, each beside the account that was worked out by hand.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use ermu::domain::points::Points;
use ermu::domain::roster::UnitIx;
use ermu::domain::rules::{Body, Currency, RuleSet, Stage};
use ermu::domain::score::{ClauseLine, Entry, Honour, account, conversion, honours};
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::saved;
use ermu::seam;
use ermu::ui::text;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clauses")
}

/// The cases, by their paths without an ending, in order.
fn cases() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for kind in fs::read_dir(folder()).expect("the folder is there") {
        for entry in fs::read_dir(kind.expect("it can be listed").path()).expect("a folder of a kind") {
            let path = entry.expect("it can be listed").path();
            if path.extension().is_some_and(|ending| ending == "json") {
                found.push(path.with_extension(""));
            }
        }
    }
    found.sort();
    found
}

fn open(case: &Path) -> Workspace {
    let file = fs::read_to_string(case.with_extension("json")).expect("it can be read");
    saved::read(&file).unwrap_or_else(|faults| panic!("{}:\n{}", case.display(), seam::sentences(&faults)))
}

#[test]
fn every_clause_does_what_was_worked_out_by_hand() {
    let mut wrong = String::new();
    for case in cases() {
        let said = accounts(&open(&case));
        let want = fs::read_to_string(case.with_extension("txt")).unwrap_or_default();
        let want: Vec<&str> = want.lines().filter(|line| !line.starts_with('#')).collect();
        if said.trim_end() != want.join("\n").trim_end() {
            let name = case.strip_prefix(folder()).expect("it is in the folder").display();
            writeln!(wrong, "== {name}\n{said}-- by hand\n{}", want.join("\n")).expect("it can be written");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_clause_kind_has_cases_a_sentence_and_a_place_in_the_reference() {
    let reference = fs::read_to_string(folder().join("../../../docs/rules.md")).expect("it is there");
    for word in Body::WORDS {
        let of_kind: Vec<PathBuf> =
            cases().into_iter().filter(|case| case.parent().is_some_and(|at| at.ends_with(word))).collect();
        assert!(!of_kind.is_empty(), "{word} has no case");
        assert!(reference.contains(&format!("\n### `{word}`")), "{word} has no section");
        for case in of_kind {
            let workspace = open(&case);
            let provisions = workspace.rule_sets().iter().flat_map(RuleSet::provisions);
            let has = provisions.clone().any(|one| Body::WORDS[one.body.position()] == word);
            assert!(has, "{} has no {word}", case.display());
        }
    }
}

/// A sentence speaks to people: it names things by their names, ends once, and no clause goes without.
#[test]
fn every_clause_of_every_case_is_said_in_one_sentence_without_ids() {
    for case in cases() {
        let workspace = open(&case);
        for set in workspace.rule_sets() {
            for provision in set.provisions() {
                let said = text::sentence(set, workspace.roster(), provision);
                let name = format!("{} {}: {said}", case.display(), provision.id);
                assert_eq!(said.matches('。').count(), 1, "{name}");
                assert!(said.ends_with('。'), "{name}");
                assert!(!said.chars().any(|sign| sign.is_ascii_alphabetic()), "{name}");
            }
        }
    }
}

/// A line that is worth something else than what the clause came to says why.
#[test]
fn a_window_that_is_judged_anew_says_what_was_counted_before() {
    let deeds = |case: &str, at: usize| {
        let workspace = open(&folder().join(case));
        let of = account(&workspace, PeriodIx::new(at), UnitIx::new(0)).expect("there is such a unit");
        let told = of.clauses.iter().map(|line| text::deed(&workspace, PeriodIx::new(at), line));
        told.collect::<Vec<_>>()
    };
    assert_eq!(deeds("task/month_cut_unevenly", 0), ["本月1/4 条，差 3 条"]);
    assert_eq!(deeds("task/month_cut_unevenly", 1), ["本月4/4 条，完成；前面已计 -3，现为 0，只计差额"]);
    assert_eq!(deeds("rate/month_cut_unevenly", 0), ["25%，以 30% 为界"]);
    assert_eq!(deeds("rate/month_cut_unevenly", 1), ["50%，以 30% 为界；前面已计 -1，现为 0，只计差额"]);
}

/// The accounts of all units in all periods.
fn accounts(workspace: &Workspace) -> String {
    let mut text = String::new();
    for at in 0..workspace.periods().len() {
        for (unit, _) in workspace.roster().units_ix() {
            if workspace.is_active(unit, PeriodIx::new(at)) {
                one(workspace, PeriodIx::new(at), unit, &mut text);
            }
        }
    }
    text
}

fn one(workspace: &Workspace, period: PeriodIx, unit: UnitIx, to: &mut String) {
    let mut line = |text: String| writeln!(to, "{text}").expect("it can be written");
    let of = account(workspace, period, unit).expect("there is such a unit");
    let rules = workspace.rules_of(period).expect("it has rules");
    let id = &workspace.period(period).expect("it is there").parts().id;
    let name = workspace.name_in(unit, period);
    if !of.scored {
        return line(format!("{id} {name} not scored"));
    }
    let converted = conversion(workspace, period, unit);
    let mut head = format!("{id} {name} {}, year {}", of.current(), of.cumulative());
    let more = [(of.late, "late"), (of.frozen, "printed otherwise by")];
    for (points, what) in more.into_iter().filter(|(points, _)| *points != Points::ZERO) {
        write!(head, ", {what} {points}").expect("it can be written");
    }
    if rules.acting().any(|(_, _, resolved)| resolved.stage == Stage::Conversion) {
        write!(head, ", converted {}", converted.figure).expect("it can be written");
    }
    if of.yuan.1 != Points::ZERO {
        write!(head, ", {} yuan, {} in the year", of.yuan.0, of.yuan.1).expect("it can be written");
    }
    line(head);
    for one in &of.lines {
        let channel = &rules.channel(one.channel).expect("it is there").id;
        match one.entry {
            Entry::None => {}
            Entry::Count(count) => line(format!("  {channel} {count} × {} = {}", one.each, one.value)),
            Entry::Waiting => line(format!("  {channel} waiting")),
            Entry::LeftOut(typed, _) => line(format!("  {channel} left out: {typed}")),
        }
    }
    for late in &of.late_lines {
        let channel = workspace.rules_of(late.of).and_then(|rules| rules.channel(late.channel));
        let of = &workspace.period(late.of).expect("it is there").parts().id;
        line(format!("  late {of} {} {}", channel.expect("it is there").id, late.count));
    }
    for (closed, points) in &of.inherited {
        line(format!("  from {} {points}", workspace.roster().unit(*closed).expect("it is there").name));
    }
    of.clauses.iter().chain(&converted.lines).for_each(|one| line(clause(rules, one)));
    for (of, honour) in honours(workspace, period) {
        if of == unit {
            line(said(rules, &honour));
        }
    }
}

fn clause(rules: &RuleSet, line: &ClauseLine) -> String {
    let id = &rules.provision(line.provision).expect("it is there").id;
    let mut text = format!("  {id} {} → {}", line.before, line.after);
    if line.currency == Currency::Yuan {
        text.push_str(" yuan");
    }
    let body = rules.provision(line.provision).map(|one| &one.body);
    let compares = matches!(body, Some(Body::Cap(_) | Body::Floor(_) | Body::Steps(_)));
    if line.against != Points::ZERO || (compares && line.entry.is_none()) {
        write!(text, " [{} of {}]", line.measured, line.against).expect("it can be written");
    } else if line.measured != Points::ZERO {
        write!(text, " [{}]", line.measured).expect("it can be written");
    }
    if let Some(item) = &line.item {
        write!(text, " item {item}").expect("it can be written");
    }
    if let Some(entry) = &line.entry {
        write!(text, " entry {entry}").expect("it can be written");
    }
    text
}

fn said(rules: &RuleSet, honour: &Honour) -> String {
    let id = |ix| &rules.provision(ix).expect("it is there").id;
    match honour {
        Honour::Award(ix) => format!("  {}", id(*ix)),
        Honour::Band(ix, word) => format!("  {} {word}", id(*ix)),
        Honour::MissedInARow(ix, times) => format!("  {} missed {times} in a row", id(*ix)),
    }
}
