//! Edits of the office: several cells at once, the roster, periods, what was verified.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use ermu::domain::edit::{self, Edit, EditFault, ManyName, Written};
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::workspace::Workspace;
use ermu::formats::{example, saved};
use ermu::session::desk::Desk;
use ermu::session::past::StepName;
use ermu::ui::text;

fn open() -> Workspace {
    example::workspace().expect("the example opens")
}

fn typing(unit: &str, typed: &str) -> Edit {
    Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new(unit),
        channel: ChannelId::new("express"),
        typed: typed.to_owned(),
    }
}

fn pasting(edits: Vec<Edit>) -> Edit {
    Edit::Many { name: ManyName::Paste, edits }
}

/// Applies an edit, takes it back and does it again, each read from its text; the bytes are the same each time.
#[track_caller]
fn there_and_back(workspace: &mut Workspace, edit: Edit) {
    let before = saved::write(workspace);
    let inverse = edit::apply(workspace, edit).expect("applies").inverse;
    let after = saved::write(workspace);
    let again = edit::apply(workspace, kept(inverse)).expect("is taken back").inverse;
    assert_eq!(saved::write(workspace), before);
    edit::apply(workspace, kept(again)).expect("is done again");
    assert_eq!(saved::write(workspace), after);
    assert_eq!(saved::write(&saved::read(&after).expect("it opens")), after);
}

/// An edit as it comes back from the store.
#[track_caller]
fn kept(edit: Edit) -> Edit {
    let mut written = Written { edit: Some(edit), ..Written::default() };
    let read = saved::read_edit(&saved::write_edit(&mut written)).expect("it reads back");
    assert_eq!(read, written);
    read.edit.expect("it is an edit")
}

#[test]
fn several_cells_are_one_step_with_its_name_and_count() {
    let mut desk = Desk::new(open());
    let before = saved::write(desk.workspace());
    // t01 holds 51 already, so two of the three change.
    let edit = pasting(vec![typing("t01", "51"), typing("t02", "x"), typing("t03", "7")]);
    desk.dispatch(edit).expect("applies");
    let name = desk.next_undo().expect("is a step");
    assert_eq!(name, StepName::Many { name: ManyName::Paste, count: 2 });
    assert_eq!(text::step(&name, desk.workspace()), "粘贴 2 格");
    let (done, undone) = desk.past();
    let mut reloaded = Desk::with_past(desk.workspace().clone(), done, undone);
    assert_eq!(reloaded.next_undo(), Some(name));
    reloaded.undo().expect("applies");
    assert_eq!(saved::write(reloaded.workspace()), before);
    reloaded.redo().expect("applies");
    assert_eq!(saved::write(reloaded.workspace()), saved::write(desk.workspace()));
}

#[test]
fn cells_that_hold_what_was_pasted_are_no_step() {
    let mut desk = Desk::new(open());
    assert_eq!(
        desk.dispatch(pasting(vec![typing("t01", "51"), pasting(Vec::new())])).expect("applies"),
        None
    );
    assert_eq!(desk.next_undo(), None);
}

#[test]
fn a_fault_among_several_takes_back_what_was_applied() {
    let mut workspace = open();
    let before = workspace.clone();
    let edit = pasting(vec![typing("t01", "1"), pasting(vec![typing("t02", "2")]), typing("nobody", "3")]);
    let fault = edit::apply(&mut workspace, edit).map(|_| ());
    assert_eq!(fault, Err(EditFault::Unknown("nobody".to_owned())));
    assert_eq!(workspace, before);
}

/// A rule set among them is taken back with a whole workspace, which no list of edits can hold.
#[test]
fn several_changes_with_a_rule_set_are_taken_back_as_one() {
    let mut workspace = open();
    let before = workspace.clone();
    let rules = workspace.rule_sets()[0].parts().clone();
    let edits = vec![typing("t01", "1"), Edit::SetRules(Box::new(rules)), typing("t02", "2")];
    let inverse = edit::apply(&mut workspace, pasting(edits)).expect("applies").inverse;
    assert!(matches!(inverse, Edit::Replace(_)));
    edit::apply(&mut workspace, inverse).expect("is taken back");
    assert_eq!(workspace, before);
}

#[test]
fn every_cell_of_a_county_is_pasted_and_taken_back() {
    let mut workspace = open();
    let period = workspace.periods()[0].parts().id.clone();
    let channels = workspace.rule_sets()[0].channels().to_vec();
    let mut edits = Vec::new();
    for (at, unit) in workspace.roster().units().iter().enumerate() {
        for channel in &channels {
            let typed = ["", "0", "12", "4o"][(at + edits.len()) % 4].to_owned();
            let (unit, channel) = (unit.id.clone(), channel.id.clone());
            edits.push(Edit::Type { period: period.clone(), unit, channel, typed });
        }
    }
    there_and_back(&mut workspace, pasting(edits));
}
