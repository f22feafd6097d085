//! The log: what was changed is told, what was taken back was never done, and both outlive the page.

use super::*;
use ermu::domain::edit::ManyName;
use ermu::domain::record::{Changed, Logged};
use ermu::domain::workspace::Status;

fn changes(page: Session) -> Vec<(Changed, String, String)> {
    page.log().into_iter().map(|Logged { what, from, to, .. }| (what, from, to)).collect()
}

fn typing(unit: &str, typed: &str) -> Edit {
    Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new(unit),
        channel: ChannelId::new("express"),
        typed: typed.to_owned(),
    }
}

/// The exchange file that is given out, without where it comes from.
fn exported(page: Session, memory: &Memory) -> String {
    page.export();
    let (_, file) = memory.offered().pop().expect("a file was offered");
    let (workspace, beside) = saved::read_with(&file).unwrap_or_else(|faults| panic!("{faults:?}"));
    saved::write_with(&workspace, saved::Beside { origin: None, ..beside })
}

#[test]
fn a_change_is_told_with_its_time_and_one_that_was_taken_back_is_not() {
    let memory = browser();
    let page = open(&memory);
    page.clear_example();
    let before = exported(page, &memory);
    type_in(page, "t01", "5");
    type_in(page, "t01", "7");
    let cell = |from: &str, to: &str| (Changed::Cell, from.to_owned(), to.to_owned());
    let whole = (Changed::Whole, String::new(), String::new());
    assert_eq!(changes(page), [cell("5", "7"), cell("", "5"), whole.clone()]);
    assert_eq!(page.log()[0].at, "2022-04-12T10:42:31");
    page.undo();
    assert_eq!(changes(page), [cell("", "5"), whole.clone()]);
    page.redo();
    assert_eq!(changes(page)[0], cell("5", "7"));
    page.undo();
    page.undo();
    assert_eq!(exported(page, &memory), before, "changed twice and taken back twice, the file is the same");
}

#[test]
fn typing_on_in_one_cell_is_one_line() {
    let memory = browser();
    let page = open(&memory);
    for typed in ["6", "61", "612"] {
        page.dispatch_typing(typing("t01", typed));
    }
    assert_eq!(changes(page), [(Changed::Cell, "51".to_owned(), "612".to_owned())]);
}

#[test]
fn many_cells_are_told_one_by_one_until_they_are_too_many() {
    let memory = browser();
    let page = open(&memory);
    page.clear_example();
    let edits = vec![typing("t01", "1"), typing("t02", "2"), typing("t03", "")];
    page.dispatch(Edit::Many { name: ManyName::Paste, edits });
    let told: Vec<(Changed, String, String)> = changes(page).into_iter().take(2).collect();
    let cell = |to: &str| (Changed::Cell, String::new(), to.to_owned());
    assert_eq!(told, [cell("2"), cell("1")], "what changes nothing is no line");
    page.undo();
    assert_eq!(changes(page).len(), 1, "all of its lines go with a step");
}

#[test]
fn the_log_outlives_the_page_and_travels_in_the_file() {
    let memory = browser();
    let page = open(&memory);
    page.clear_example();
    type_in(page, "t01", "5");
    memory.advance(PAUSE);
    let again = after_restart(&memory);
    assert_eq!(changes(again), changes(page));
    again.undo();
    assert_eq!(changes(again).len(), 1, "a step that is taken back after a reload takes its line along");

    page.export();
    let (name, file) = memory.offered().pop().expect("a file was offered");
    let there = browser();
    let other = open(&there);
    there.drop_file(&name, &file);
    assert!(changes(other).contains(&(Changed::Cell, String::new(), "5".to_owned())), "{:?}", changes(other));
}

#[test]
fn a_correction_is_told_with_its_reason() {
    let memory = browser();
    let page = open(&memory);
    page.clear_example();
    type_in(page, "t01", "5");
    let period = PeriodId::new("2022Q1");
    let publishing =
        page.with(|workspace, _| ermu::domain::edit::publish(workspace, &period)).expect("it is there");
    page.attempt(publishing).expect("it applies");
    let unit = UnitId::new("t01");
    let (channel, reason) = (ChannelId::new("express"), "漏记".to_owned());
    page.attempt(Edit::Correct { period, unit, channel, typed: "6".to_owned(), reason }).expect("it applies");
    let last = page.log().into_iter().next().expect("there is a line");
    assert_eq!(
        (last.what, last.from.as_str(), last.to.as_str(), last.reason.as_str()),
        (Changed::Correction, "5", "6", "漏记")
    );
    assert_eq!(page.log()[1].to, "published");
    assert!(page.with(|workspace, _| workspace.periods()[0].parts().status == Status::Published));
}
