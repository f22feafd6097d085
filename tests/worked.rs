//! The worked examples of the rules, from the same files the browser's test scores (`tests/fixtures/worked`).

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::fs;
use std::path::Path;

use ermu::domain::board::Scoreboard;
use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit};
use ermu::domain::finding::{self, Code};
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::record::Late;
use ermu::domain::score;
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::{example, saved};
use ermu::seam;
use serde_json::Value;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/worked")
}

fn file(name: &str) -> String {
    if name == "example" {
        return saved::write(&example::workspace().expect("the example opens"));
    }
    fs::read_to_string(folder().join(format!("{name}.json"))).expect("the file is there")
}

fn open(name: &str) -> Workspace {
    saved::read(&file(name)).unwrap_or_else(|faults| panic!("{name}: {}", seam::sentences(&faults)))
}

/// Examples 1 to 9: what the report says is what the rules say.
#[test]
fn every_worked_example_comes_out() {
    let examples = fs::read_to_string(folder().join("examples.json")).expect("the list is there");
    let examples: Vec<Value> = serde_json::from_str(&examples).expect("the list is JSON");
    let mut seen = Vec::new();
    for wanted in &examples {
        let report = seam::score(&file(wanted["file"].as_str().expect("a file"))).expect("it scores");
        let report: Value = serde_json::from_str(&report).expect("the report is JSON");
        let periods = report["periods"].as_array().expect("periods");
        let period = periods.iter().find(|period| period["id"] == wanted["period"]).expect("the period");
        let classes = period["classes"].as_array().expect("classes");
        let mut units = classes.iter().flat_map(|class| class["units"].as_array().expect("units"));
        if let Some(id) = wanted.get("unit") {
            let unit = units.find(|unit| unit["id"] == *id).expect("the unit");
            for field in ["current", "cumulative", "late", "scored", "serial", "place", "counts"] {
                if let Some(value) = wanted.get(field) {
                    let (found, value) = (unit[field].to_string(), value.to_string());
                    assert_eq!(found, value, "example {} {field}", wanted["n"]);
                }
            }
        }
        for (name, all) in wanted.get("totals").and_then(Value::as_object).into_iter().flatten() {
            let totals = period["totals"].as_array().expect("totals");
            let total = totals.iter().find(|total| total["name"] == **name).expect("the total");
            assert_eq!(total["all"], *all, "{name}");
        }
        seen.push(wanted["n"].as_u64().expect("a number"));
    }
    seen.dedup();
    assert_eq!(seen, (1..=9).collect::<Vec<_>>());
}

/// Example 7: under `highest` the 10 and the 3 are told as taken away, with the item they come from.
#[test]
fn an_item_that_counts_once_says_what_was_left_out() {
    let workspace = open("7-highest");
    let unit = workspace.roster().find(&UnitId::new("d03")).expect("it is there");
    let account = score::account(&workspace, PeriodIx::new(0), unit).expect("it has an account");
    assert_eq!(account.current(), Points::whole(20));
    let line = account.clauses.first().expect("the policy acted");
    assert_eq!((line.before, line.after), (Points::whole(33), Points::whole(20)));
    assert_eq!(ermu::ui::text::deed(&workspace, PeriodIx::new(0), line), "“蚕桑产业调研” 33 → 20");
}

/// Example 9, step by step: published, then a late fact; what was printed stays, 累计 shows the addition apart.
#[test]
fn what_comes_late_never_changes_what_was_printed() {
    let mut workspace = open("9-late");
    let (first, second) = (PeriodIx::new(0), PeriodIx::new(1));
    let late = workspace.late().values().next().expect("one is written").clone();
    let taken = Edit::PutLate { id: late.id.clone(), late: None };
    edit::apply(&mut workspace, taken).expect("applies");
    let publishing = edit::publish(&workspace, &PeriodId::new("2022Q1")).expect("the period is there");
    edit::apply(&mut workspace, publishing).expect("applies");
    let unit = workspace.roster().find(&late.unit).expect("it is there");
    let before = saved::write(&workspace);

    let entry = Edit::PutLate { id: late.id.clone(), late: Some(Box::new(Late { ..late.clone() })) };
    let inverse = edit::apply(&mut workspace, entry).expect("applies").inverse;
    let board = Scoreboard::new(&workspace, first);
    assert_eq!(board.current(unit), Points::whole(43));
    assert_eq!(board.cumulative(unit), Points::whole(43));
    let board = Scoreboard::new(&workspace, second);
    assert_eq!((board.current(unit), board.late(unit)), (Points::whole(2), Points::whole(10)));
    assert_eq!(board.cumulative(unit), Points::whole(55));
    let account = score::account(&workspace, second, unit).expect("it has an account");
    assert_eq!(account.cumulative(), board.cumulative(unit));
    assert_eq!(account.late_lines[0].reason, late.reason);

    edit::apply(&mut workspace, inverse).expect("applies");
    assert_eq!(saved::write(&workspace), before);
    // A published period takes neither counts nor a late fact of its own.
    let typed = Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: late.unit.clone(),
        channel: ChannelId::new("express"),
        typed: "1".to_owned(),
    };
    assert_eq!(edit::apply(&mut workspace, typed).err(), Some(edit::EditFault::Published));
}

/// 更正: the figure, what was printed and the list of what was put right change together, and go back together.
#[test]
fn a_correction_keeps_what_stood_there_and_can_be_taken_back() {
    let mut workspace = open("9-late");
    let publishing = edit::publish(&workspace, &PeriodId::new("2022Q1")).expect("the period is there");
    edit::apply(&mut workspace, publishing).expect("applies");
    let before = saved::write(&workspace);
    let correction = Edit::Correct {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new("t01"),
        channel: ChannelId::new("express"),
        typed: "50".to_owned(),
        reason: "重复登记一条".to_owned(),
    };
    let applied = edit::apply(&mut workspace, correction).expect("applies");
    let unit = workspace.roster().find(&UnitId::new("t01")).expect("it is there");
    assert_eq!(Scoreboard::new(&workspace, PeriodIx::new(0)).current(unit).to_string(), "26");
    let kept = workspace.corrections().last().expect("it is kept");
    assert_eq!((kept.before.as_str(), kept.after.as_str()), ("51", "50"));
    assert_eq!(kept.points_before.map(|p| p.to_string()), Some("26.5".to_owned()));
    assert_eq!(kept.points_after.map(|p| p.to_string()), Some("26".to_owned()));
    let after = saved::write(&workspace);
    assert_eq!(saved::read(&after).map(|again| saved::write(&again)), Ok(after.clone()));
    let again = edit::apply(&mut workspace, applied.inverse).expect("applies").inverse;
    assert_eq!(saved::write(&workspace), before);
    edit::apply(&mut workspace, again).expect("applies");
    assert_eq!(saved::write(&workspace), after);
}

/// Found by fuzzing: a unit whose channels two clauses pass on was looked at twice, and the board had twice its points.
#[test]
fn what_two_clauses_pass_on_of_one_unit_is_counted_once() {
    let workspace = open("two-transfers-of-one-unit");
    let unit = workspace.roster().find(&UnitId::new("a")).expect("it is there");
    let account = score::account(&workspace, PeriodIx::new(0), unit).expect("it has an account");
    let board = Scoreboard::new(&workspace, PeriodIx::new(0));
    assert_eq!((account.current(), board.current(unit)), (Points::whole(5), Points::whole(5)));
}

/// What was adopted between two periods scores nowhere, and is no reason to score a later adoption less.
#[test]
fn an_adoption_between_two_periods_stands_in_nobodys_way() {
    let mut parts = open("8-highest").to_parts();
    parts.periods[0].to = Date::parse("2022-03-20").expect("a date");
    parts.items[0].adoptions[0].date = Date::parse("2022-03-25");
    let workspace = Workspace::new(parts).expect("it opens");
    let unit = workspace.roster().find(&UnitId::new("d03")).expect("it is there");
    let current = |period| Scoreboard::new(&workspace, PeriodIx::new(period)).current(unit);
    assert_eq!((current(0), current(1)), (Points::ZERO, Points::whole(20)));
    let found = finding::findings(&workspace, PeriodIx::new(1));
    assert!(found.iter().any(|one| one.code == Code::AdoptedInNoPeriod), "{found:?}");
}

/// A correction is of one figure: what was printed of the others stays, even where their record comes to something else.
#[test]
fn a_correction_of_one_unit_leaves_what_was_printed_of_the_others() {
    let mut workspace = open("9-late");
    let publishing = edit::publish(&workspace, &PeriodId::new("2022Q1")).expect("the period is there");
    edit::apply(&mut workspace, publishing).expect("applies");
    let mut rules = workspace.rule_sets()[0].parts().clone();
    rules.channels[0].points += Points::whole(1);
    edit::apply(&mut workspace, Edit::SetRules(Box::new(rules))).expect("applies");
    let current = |workspace: &Workspace, id: &str| {
        let unit = workspace.roster().find(&UnitId::new(id)).expect("it is there");
        Scoreboard::new(workspace, PeriodIx::new(0)).current(unit).to_string()
    };
    assert_eq!((current(&workspace, "t01").as_str(), current(&workspace, "t02").as_str()), ("26.5", "20.5"));
    let correction = Edit::Correct {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new("t01"),
        channel: ChannelId::new("express"),
        typed: "10".to_owned(),
        reason: "更正".to_owned(),
    };
    edit::apply(&mut workspace, correction).expect("applies");
    assert_eq!((current(&workspace, "t01").as_str(), current(&workspace, "t02").as_str()), ("16", "20.5"));
    let printed = &workspace.period(PeriodIx::new(0)).expect("it is there").parts().printed;
    let of = |id: &str| printed.iter().find(|one| one.unit.as_str() == id).expect("it was printed");
    assert_eq!((of("t01").serial, of("t02").serial), (Some(5), Some(1)));
}

/// A year starts from nothing: what comes late of the year before enters no 累计 and is told.
#[test]
fn a_late_count_of_another_year_is_told_and_not_counted() {
    let mut parts = open("9-late").to_parts();
    let period = &mut parts.periods[1];
    (period.from, period.to) =
        (Date::parse("2023-01-01").expect("a date"), Date::parse("2023-03-31").expect("a date"));
    let workspace = Workspace::new(parts).expect("it opens");
    let unit = workspace.roster().find(&UnitId::new("d03")).expect("it is there");
    let board = Scoreboard::new(&workspace, PeriodIx::new(1));
    assert_eq!((board.late(unit), board.cumulative(unit)), (Points::ZERO, Points::ZERO));
    let found = finding::findings(&workspace, PeriodIx::new(1));
    assert!(found.iter().any(|one| one.code == Code::LateAcrossYears), "{found:?}");
}
