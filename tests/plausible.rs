//! Figures that may be right and are asked about before a period is published.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use ermu::domain::edit::{self, Edit};
use ermu::domain::finding::{self, Code, Severity};
use ermu::domain::id::{ChannelId, UnitId};
use ermu::domain::workspace::{PeriodIx, Workspace, next_period};
use ermu::formats::example;
use ermu::ui::text;

const NEW: [Code; 5] =
    [Code::VeryLarge, Code::Tenfold, Code::FarAboveOthers, Code::NothingAtAll, Code::MovedFar];

/// The example's roster and rules with two empty quarters.
fn open() -> Workspace {
    let mut workspace = example::workspace().expect("the example opens").cleared();
    let next = next_period(&workspace);
    let edit = Edit::PutPeriod { id: next.id.clone(), period: Some(Box::new(next)) };
    edit::apply(&mut workspace, edit).expect("applies");
    workspace
}

fn enter(workspace: &mut Workspace, period: usize, unit: &str, channel: &str, typed: &str) {
    let edit = Edit::Type {
        period: workspace.periods()[period].parts().id.clone(),
        unit: UnitId::new(unit),
        channel: ChannelId::new(channel),
        typed: typed.to_owned(),
    };
    edit::apply(workspace, edit).expect("applies");
}

/// What is asked about figures of the second period, but for units with nothing.
fn asked(workspace: &Workspace) -> Vec<String> {
    let found = finding::findings(workspace, PeriodIx::new(1));
    let asked = found.iter().filter(|one| NEW.contains(&one.code) && one.code != Code::NothingAtAll);
    asked.map(|one| text::finding(workspace, one)).collect()
}

#[test]
fn a_count_is_put_beside_the_period_before_and_the_others() {
    for (before, count, other, want) in [
        ("", "1000", "999", "中池镇·各镇快讯：1000 条，超过 999。请核对是不是多打了几位。"),
        (
            "2",
            "20",
            "19",
            "中池镇·各镇快讯：20 条，上一期同一格是 2 条，差到十倍以上。请核对是不是多打了一位。",
        ),
        (
            "2",
            "51",
            "10",
            "中池镇·各镇快讯：51 条，上一期同一格是 2 条，差到十倍以上。请核对是不是多打了一位。",
        ),
        (
            "9",
            "51",
            "10",
            "中池镇·各镇快讯：51 条，同类其他单位在这个渠道最多 10 条。请核对是不是填错了行或列。",
        ),
    ] {
        let mut workspace = open();
        enter(&mut workspace, 0, "t01", "express", before);
        enter(&mut workspace, 1, "t01", "express", count);
        enter(&mut workspace, 1, "t02", "express", other);
        let told: Vec<String> =
            asked(&workspace).into_iter().filter(|one| one.starts_with("中池镇")).collect();
        assert_eq!(told, [want]);
    }
    for (before, count, other) in [("2", "19", "19"), ("0", "50", "10"), ("", "9", ""), ("1", "9", "1")] {
        let mut workspace = open();
        enter(&mut workspace, 0, "t01", "express", before);
        enter(&mut workspace, 1, "t01", "express", count);
        enter(&mut workspace, 1, "t02", "express", other);
        assert_eq!(asked(&workspace), [""; 0], "{before} {count} {other}");
    }
}

#[test]
fn a_unit_with_nothing_is_told_once_something_is_entered() {
    let mut workspace = open();
    let nothing = |workspace: &Workspace| {
        let found = finding::findings(workspace, PeriodIx::new(1));
        assert!(found.iter().all(|one| one.code.severity() == Severity::Note));
        found.iter().map(|one| text::finding(workspace, one)).collect::<Vec<_>>()
    };
    let blank = "本期各单位、各渠道都还没有条数。请核对是不是还没有填，确实都没有就不用改。";
    assert_eq!(nothing(&workspace), [blank], "told once, not of each");
    enter(&mut workspace, 1, "t01", "express", "3");
    enter(&mut workspace, 1, "t02", "express", "0");
    let told = nothing(&workspace);
    assert_eq!(told.len(), workspace.roster().units().len() - 1);
    assert!(told[0].ends_with("：各渠道都没有采用。请核对是不是漏填，确实没有就不用改。"), "{}", told[0]);
}

#[test]
fn a_place_that_moved_far_is_told_with_both() {
    let mut workspace = open();
    let departments: Vec<String> =
        workspace.roster().units().iter().map(|unit| unit.id.to_string()).collect();
    let departments: Vec<&String> = departments.iter().filter(|id| id.starts_with('d')).take(14).collect();
    for (at, unit) in departments.iter().enumerate() {
        enter(&mut workspace, 0, unit, "focus", &(40 - at).to_string());
        enter(&mut workspace, 1, unit, "focus", "1");
    }
    assert_eq!(asked(&workspace), [""; 0]);
    enter(&mut workspace, 1, departments[13], "express", "15");
    let told = asked(&workspace);
    assert!(told.iter().any(|one| one.contains("名次是第 1，上一期是第 14，相差超过 10 位。")), "{told:?}");
    // While nobody of the class has anything its places are the roster's order, whoever else has something.
    for unit in &departments {
        enter(&mut workspace, 1, unit, "focus", "");
    }
    enter(&mut workspace, 1, departments[13], "express", "");
    enter(&mut workspace, 1, "t01", "express", "3");
    assert_eq!(asked(&workspace), [""; 0]);
}

#[test]
fn a_published_period_is_not_asked_about_any_more() {
    let mut workspace = open();
    enter(&mut workspace, 1, "t01", "express", "1000");
    assert_eq!(asked(&workspace).len(), 1);
    let id = workspace.periods()[1].parts().id.clone();
    let publish = edit::publish(&workspace, &id).expect("it is there");
    edit::apply(&mut workspace, publish).expect("applies");
    assert_eq!(asked(&workspace), [""; 0]);
}
