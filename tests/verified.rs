//! What the office notes while it verifies a period: rows, and findings that have an explanation.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit, EditFault, ManyName};
use ermu::domain::finding::{self, Code};
use ermu::domain::id::{ChannelId, EntryId, ItemId, PeriodId, RulesId, UnitId};
use ermu::domain::record::{Adjustment, Author, CheckState, Explained, Item, Late, RowCheck};
use ermu::domain::roster::UnitIx;
use ermu::domain::workspace::{PeriodIx, PeriodParts, Workspace};
use ermu::formats::{example, saved};
use ermu::session::desk::Desk;
use ermu::session::past::StepName;
use ermu::ui::text;

const FIRST: PeriodIx = PeriodIx::new(0);

fn open() -> Workspace {
    example::workspace().expect("the example opens").cleared()
}

fn typing(unit: &str, typed: &str) -> Edit {
    Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new(unit),
        channel: ChannelId::new("express"),
        typed: typed.to_owned(),
    }
}

fn verify(unit: &str, state: CheckState, reason: &str) -> Edit {
    let unit = UnitId::new(unit);
    let check = RowCheck { unit: unit.clone(), state, reason: reason.to_owned() };
    Edit::Verify { period: PeriodId::new("2022Q1"), unit, check: Some(check) }
}

fn state(workspace: &Workspace, unit: &str) -> Option<CheckState> {
    workspace.periods()[0].check(&UnitId::new(unit)).map(|check| check.state)
}

#[test]
fn a_step_says_what_it_was_about() {
    let mut desk = Desk::new(open());
    let told = |desk: &Desk| text::step(&desk.next_undo().expect("is a step"), desk.workspace());
    desk.dispatch(verify("t01", CheckState::Checked, "")).expect("applies");
    assert_eq!(told(&desk), "核对 中池镇");
    let explained = Explained {
        code: "jump".to_owned(),
        unit: UnitId::new("t01"),
        channel: ChannelId::new("express"),
        read: "5".to_owned(),
        reason: "专题周".to_owned(),
        ..Explained::default()
    };
    let explain = Edit::Explain { period: PeriodId::new("2022Q1"), explained: Box::new(explained) };
    desk.dispatch(explain).expect("applies");
    assert_eq!(told(&desk), "改核对说明 中池镇·各镇快讯");
    let id = ItemId::new("item0001");
    let units = vec![Author { unit: UnitId::new("t01"), ..Author::default() }];
    let title = "农村互助养老怎样才办得下去".to_owned();
    let item = Item { id: id.clone(), title, units, ..Item::default() };
    desk.dispatch(Edit::PutItem { id: id.clone(), item: Some(Box::new(item)) }).expect("applies");
    assert_eq!(told(&desk), "台账 中池镇“农村互助养老怎样才办得下…”");
    // What is gone is told by what stood there.
    desk.dispatch(Edit::PutItem { id, item: None }).expect("applies");
    assert_eq!(told(&desk), "台账 中池镇“农村互助养老怎样才办得下…”");
    let late = Late {
        unit: UnitId::new("t01"),
        channel: ChannelId::new("express"),
        known: PeriodId::new("2022Q1"),
        ..Late::default()
    };
    let late = StepName::Late { id: EntryId::new("late0001"), was: Some(Box::new(late)) };
    assert_eq!(text::step(&late, desk.workspace()), "补计 中池镇·各镇快讯");
    let entry = Adjustment { unit: UnitId::new("t01"), ..Adjustment::default() };
    let entry = StepName::Adjustment { id: EntryId::new("entry0001"), was: Some(Box::new(entry)) };
    assert_eq!(text::step(&entry, desk.workspace()), "加减分 中池镇");
    let gone = StepName::Adjustment { id: EntryId::new("entry0001"), was: None };
    assert_eq!(text::step(&gone, desk.workspace()), "加减分");
}

#[test]
fn another_figure_in_a_verified_row_has_it_verified_again() {
    let mut desk = Desk::new(open());
    desk.dispatch(typing("t01", "5")).expect("applies");
    desk.dispatch(verify("t01", CheckState::Checked, "按简报核对")).expect("applies");
    let name = desk.next_undo().expect("is a step");
    assert!(text::step(&name, desk.workspace()).starts_with("核对 "));
    let before = saved::write(desk.workspace());
    // The same figure again is no other one.
    assert_eq!(desk.dispatch(typing("t01", "5")).expect("applies"), None);
    assert_eq!(state(desk.workspace(), "t01"), Some(CheckState::Checked));
    for typed in ["7", "71"] {
        desk.dispatch_typing(typing("t01", typed)).expect("applies");
    }
    assert_eq!(state(desk.workspace(), "t01"), None);
    let after = saved::write(desk.workspace());
    let lines = desk.past();
    let mut desk = Desk::with_past(desk.workspace().clone(), lines, 0);
    desk.undo().expect("applies");
    assert_eq!(saved::write(desk.workspace()), before, "one step, with the remark");
    desk.redo().expect("applies");
    assert_eq!(saved::write(desk.workspace()), after);
    desk.undo().expect("applies");
    let paste = Edit::Many { name: ManyName::Paste, edits: vec![typing("t01", "8"), typing("t02", "9")] };
    desk.dispatch(paste).expect("applies");
    assert_eq!(state(desk.workspace(), "t01"), None);
    desk.undo().expect("applies");
    assert_eq!(saved::write(desk.workspace()), before);
}

#[test]
fn a_returned_row_stays_returned_until_it_is_verified() {
    let mut workspace = open();
    edit::apply(&mut workspace, verify("t02", CheckState::Returned, "多报了")).expect("applies");
    edit::apply(&mut workspace, typing("t02", "3")).expect("applies");
    assert_eq!(state(&workspace, "t02"), Some(CheckState::Returned));
    let file = saved::write(&workspace);
    assert_eq!(saved::write(&saved::read(&file).expect("it opens")), file);
    assert_eq!(state(&workspace.cleared(), "t02"), None);
}

#[test]
fn a_published_period_keeps_its_verification_and_tells_readers_nothing_of_it() {
    let mut workspace = open();
    edit::apply(&mut workspace, verify("t01", CheckState::Checked, "内部备注")).expect("applies");
    let publish = edit::publish(&workspace, &PeriodId::new("2022Q1")).expect("it is there");
    edit::apply(&mut workspace, publish).expect("applies");
    assert_eq!(state(&workspace, "t01"), Some(CheckState::Checked));
    let refused = edit::apply(&mut workspace, verify("t01", CheckState::Returned, "")).map(|_| ());
    assert_eq!(refused, Err(EditFault::Published));
    let published = saved::write_published(&workspace).expect("it is published");
    assert!(!published.contains("内部备注") && !published.contains("checks"));
}

#[test]
fn a_row_is_verified_of_a_unit_that_is_there_and_once() {
    let mut workspace = open();
    let refused = edit::apply(&mut workspace, verify("nobody", CheckState::Checked, "")).map(|_| ());
    assert_eq!(refused, Err(EditFault::Unknown("nobody".to_owned())));
    let mut parts = workspace.to_parts();
    let check = |unit: &str| RowCheck { unit: UnitId::new(unit), ..RowCheck::default() };
    parts.periods[0].checks = vec![check("t01"), check("nobody"), check("t01")];
    let faults = Workspace::new(parts).map(|_| ()).expect_err("it is refused");
    let told: Vec<String> = faults.iter().map(|fault| format!("{} {:?}", fault.at, fault.problem)).collect();
    assert_eq!(told, ["/periods/0/checks/1/unit Unknown(\"nobody\")", "/periods/0/checks Twice(\"t01\")"]);
}

#[test]
fn an_explanation_holds_while_what_it_explains_stands_there() {
    let mut workspace = open();
    edit::apply(&mut workspace, typing("t01", "4o")).expect("applies");
    let slip = |workspace: &Workspace| {
        let found = finding::findings(workspace, FIRST);
        let slip =
            |one: &finding::Finding| matches!(one.code, Code::Unread(_)) && one.unit == Some(UnitIx::new(0));
        found.into_iter().find(slip).expect("it is found")
    };
    let found = slip(&workspace);
    let explain = |reason: &str, workspace: &Workspace| Edit::Explain {
        period: PeriodId::new("2022Q1"),
        explained: Box::new(finding::explanation(workspace, &found, reason)),
    };
    let before = saved::write(&workspace);
    let edit = explain("原件如此", &workspace);
    let inverse = edit::apply(&mut workspace, edit).expect("applies").inverse;
    assert!(finding::explained(&workspace, &found).is_some());
    let file = saved::write(&workspace);
    assert_eq!(saved::write(&saved::read(&file).expect("it opens")), file);
    edit::apply(&mut workspace, typing("t01", "5o")).expect("applies");
    assert!(finding::explained(&workspace, &slip(&workspace)).is_none());
    edit::apply(&mut workspace, typing("t01", "4o")).expect("applies");
    edit::apply(&mut workspace, inverse).expect("is taken back");
    assert_eq!(saved::write(&workspace), before);
}

/// A doubt about the method is explained once, as long as the method is the same.
#[test]
fn what_was_explained_of_a_rule_set_is_explained_in_later_periods_under_it() {
    let mut parts = open().to_parts();
    parts.rule_sets[0].clauses[0].text.push_str("迟报一次扣 05 分。");
    let mut later = parts.rule_sets[0].clone();
    later.id = RulesId::new("later");
    parts.rule_sets.push(later);
    for (at, (id, from, to)) in
        [("Q2", "2022-04-01", "2022-06-30"), ("Q3", "2022-07-01", "2022-09-30")].into_iter().enumerate()
    {
        let day = |text: &str| Date::parse(text).expect("a day");
        parts.periods.push(PeriodParts {
            id: PeriodId::new(id),
            name: id.to_owned(),
            from: day(from),
            to: day(to),
            rules: parts.rule_sets[at].id.clone(),
            ..PeriodParts::default()
        });
    }
    let mut workspace = Workspace::new(parts).expect("it fits");
    let doubt = |workspace: &Workspace, at: usize| {
        let all = finding::findings(workspace, PeriodIx::new(at));
        all.into_iter().find(|one| one.code == Code::LostDecimalPointInText).expect("it is found")
    };
    let told = |workspace: &Workspace, at: usize| {
        finding::explained(workspace, &doubt(workspace, at)).map(|(at, one)| (at.get(), one.reason.clone()))
    };
    let explain = |workspace: &mut Workspace, id: &str, at: usize, reason: &str| {
        let explained = Box::new(finding::explanation(workspace, &doubt(workspace, at), reason));
        edit::apply(workspace, Edit::Explain { period: PeriodId::new(id), explained }).expect("applies");
    };
    explain(&mut workspace, "2022Q1", 0, "原文如此");
    let first = || Some((0, "原文如此".to_owned()));
    assert_eq!([0, 1, 2].map(|at| told(&workspace, at)), [first(), first(), None], "Q3 has another set");
    explain(&mut workspace, "Q2", 1, "已请示");
    assert_eq!([0, 1].map(|at| told(&workspace, at)), [first(), Some((1, "已请示".to_owned()))]);
    // Taken away later, it is as it was; taken away where it was first, it is open.
    explain(&mut workspace, "Q2", 1, "");
    assert_eq!(told(&workspace, 1), first());
    explain(&mut workspace, "2022Q1", 0, "");
    assert_eq!([0, 1].map(|at| told(&workspace, at)), [None, None]);
}
