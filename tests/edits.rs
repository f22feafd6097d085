//! Edits of the office: several cells at once, the roster, periods, what was verified.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit, EditFault, ManyName, Written};
use ermu::domain::id::{ChannelId, PeriodId, RulesId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::roster::{self, Unit};
use ermu::domain::rules::RuleSetParts;
use ermu::domain::score;
use ermu::domain::workspace::{PeriodIx, PeriodParts, Source, Status, Workspace, next_period, periods_about};
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
    let lines = desk.past();
    let mut reloaded = Desk::with_past(desk.workspace().clone(), lines);
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

/// A rule set is taken back by the one that stood before it.
#[test]
fn several_changes_with_a_rule_set_are_taken_back_as_one() {
    let mut workspace = open();
    let before = workspace.clone();
    let rules = workspace.rule_sets()[0].parts().clone();
    let edits = vec![typing("t01", "1"), Edit::SetRules(Box::new(rules)), typing("t02", "2")];
    let inverse = edit::apply(&mut workspace, pasting(edits)).expect("applies").inverse;
    assert!(matches!(&inverse, Edit::Many { edits, .. } if edits.len() == 3));
    edit::apply(&mut workspace, inverse).expect("is taken back");
    assert_eq!(workspace, before);
}

/// A rule set that goes from among others comes back with a whole workspace, which no list of edits can hold.
#[test]
fn several_changes_with_a_whole_workspace_among_them_are_taken_back_as_one() {
    let mut workspace = open();
    let rules = workspace.rule_sets()[0].parts().clone();
    for id in ["second", "third"] {
        let copy = RuleSetParts { id: RulesId::new(id), ..rules.clone() };
        edit::apply(&mut workspace, Edit::SetRules(Box::new(copy))).expect("stands beside the others");
    }
    let before = workspace.clone();
    let edits = vec![typing("t01", "1"), Edit::DropRules(RulesId::new("second")), typing("t02", "2")];
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

/// The example's roster and rules with a second quarter and nothing entered but one count.
fn two_quarters() -> Workspace {
    let mut workspace = open().cleared();
    let next = next_period(&workspace);
    edit::apply(&mut workspace, put(next)).expect("applies");
    edit::apply(&mut workspace, typing("t01", "10")).expect("applies");
    workspace
}

fn put(period: PeriodParts) -> Edit {
    Edit::PutPeriod { id: period.id.clone(), period: Some(Box::new(period)) }
}

fn roster(workspace: &Workspace, units: Vec<Unit>) -> Edit {
    Edit::SetRoster { classes: workspace.roster().classes().to_vec(), units }
}

#[track_caller]
fn set_units(workspace: &mut Workspace, units: Vec<Unit>) {
    let edit = roster(workspace, units);
    there_and_back(workspace, edit);
}

fn unit_of(workspace: &Workspace, id: &str) -> Unit {
    let ix = workspace.roster().find(&UnitId::new(id)).expect("it is there");
    workspace.roster().unit(ix).expect("it is there").clone()
}

#[test]
fn records_follow_their_units_through_another_roster() {
    let mut workspace = open();
    let account = |workspace: &Workspace| {
        let unit = workspace.roster().find(&UnitId::new("t01")).expect("it is there");
        score::account(workspace, PeriodIx::new(0), unit).expect("it has one").current()
    };
    let points = account(&workspace);
    let mut units = workspace.roster().units().to_vec();
    units.reverse();
    units.insert(0, Unit { id: UnitId::new("new"), name: "新设局".to_owned(), ..units[3].clone() });
    set_units(&mut workspace, units);
    assert_eq!(account(&workspace), points);
    assert_eq!(text::step(&StepName::Roster, &workspace), "改名录");
}

#[test]
fn a_unit_with_a_record_stays_and_one_without_may_go() {
    let mut workspace = two_quarters();
    let without = |workspace: &Workspace, id: &str| {
        let units = workspace.roster().units().iter().filter(|unit| unit.id != UnitId::new(id));
        roster(workspace, units.cloned().collect())
    };
    let edit = without(&workspace, "t01");
    let before = workspace.clone();
    let fault = edit::apply(&mut workspace, edit).map(|_| ());
    assert_eq!(fault, Err(EditFault::InUse("t01".to_owned())));
    assert_eq!(workspace, before);
    let edit = without(&workspace, "t02");
    there_and_back(&mut workspace, edit);
}

#[test]
fn another_roster_is_checked_as_a_file_is() {
    let mut workspace = two_quarters();
    let mut units = workspace.roster().units().to_vec();
    units[1].name = units[0].name.clone();
    units[2].name = " ".to_owned();
    let edit = roster(&workspace, units);
    let Err(EditFault::Refused(faults)) = edit::apply(&mut workspace, edit).map(|_| ()) else {
        panic!("it is refused");
    };
    let places: Vec<String> = faults.iter().map(|fault| fault.at.to_string()).collect();
    assert_eq!(places, ["/units/2/name", "/units/1/name"]);
}

#[test]
fn a_renamed_unit_keeps_its_old_name_on_old_periods() {
    let mut workspace = two_quarters();
    let (unit, first) = (UnitId::new("t01"), PeriodId::new("2022Q1"));
    let old = unit_of(&workspace, "t01").name;
    let units = roster::renamed(&workspace, &unit, "新名镇", &first).expect("they are there");
    set_units(&mut workspace, units);
    let ix = workspace.roster().find(&unit).expect("it is there");
    assert_eq!(workspace.name_in(ix, PeriodIx::new(0)), old);
    assert_eq!(workspace.name_in(ix, PeriodIx::new(1)), "新名镇");
    // A name that no period printed is not kept.
    let units = roster::renamed(&workspace, &unit, "再改镇", &first).expect("they are there");
    set_units(&mut workspace, units);
    assert_eq!(unit_of(&workspace, "t01").formerly.len(), 1);
    let units = roster::with_alias(&workspace, &unit, " 老镇 ").expect("it is there");
    set_units(&mut workspace, units);
    assert_eq!(unit_of(&workspace, "t01").aliases.last().map(String::as_str), Some("老镇"));
}

#[test]
fn what_units_earned_goes_to_the_one_that_takes_them_over() {
    let mut workspace = two_quarters();
    let first = PeriodId::new("2022Q1");
    let ids = [UnitId::new("t01"), UnitId::new("t02")];
    let new = |id: &str, name: &str| Unit {
        id: UnitId::new(id),
        name: name.to_owned(),
        class: unit_of(&open(), "t01").class,
        ..Unit::default()
    };
    let earned = |workspace: &Workspace, id: &str| {
        let unit = workspace.roster().find(&UnitId::new(id)).expect("it is there");
        score::account(workspace, PeriodIx::new(1), unit).expect("it has one").cumulative()
    };
    let merged = roster::merged(&workspace, new("m", "合并镇"), &ids, &first).expect("they are there");
    assert_eq!(merged[1].id, UnitId::new("m"));
    set_units(&mut workspace, merged);
    assert_eq!(earned(&workspace, "m"), Points::whole(5));

    let mut workspace = two_quarters();
    let parts = [("a", "东镇", 300), ("b", "西镇", 700)];
    let into = parts.map(|(id, name, part)| (new(id, name), Points::from_thousandths(part))).to_vec();
    let units = roster::split(&workspace, &ids[0], into.clone(), &first).expect("it is there");
    set_units(&mut workspace, units);
    assert_eq!(earned(&workspace, "a"), Points::from_thousandths(1500));
    assert_eq!(earned(&workspace, "b"), Points::from_thousandths(3500));

    let last = workspace.periods()[1].parts().id.clone();
    let none = roster::split(&workspace, &ids[1], into, &last).map(|_| ());
    assert_eq!(none, Err(EditFault::LastPeriod(last.to_string())));
}

#[test]
fn the_next_period_goes_on_as_the_last_one() {
    let mut workspace = open().cleared();
    for (id, name, from, to) in [
        ("2022Q2", "2022年二季度", "2022-04-01", "2022-06-30"),
        ("2022Q3", "2022年三季度", "2022-07-01", "2022-09-30"),
        ("2022Q4", "2022年四季度", "2022-10-01", "2022-12-31"),
        ("2023Q1", "2023年一季度", "2023-01-01", "2023-03-31"),
    ] {
        let next = next_period(&workspace);
        let days = (next.from.to_string(), next.to.to_string());
        assert_eq!((next.id.as_str(), next.name.as_str()), (id, name));
        assert_eq!(days, (from.to_owned(), to.to_owned()));
        assert_eq!((next.status, next.waiting.len()), (Status::Draft, 0));
        there_and_back(&mut workspace, put(next));
    }
    assert_eq!(text::step(&StepName::Period, &workspace), "增删或改一期");
}

#[test]
fn a_period_may_change_until_it_is_published() {
    let mut workspace = two_quarters();
    let waiting = workspace.rule_sets()[0].channels()[1].id.clone();
    let mut first = workspace.period_parts(PeriodIx::new(0)).expect("it is there");
    first.name = "一季度".to_owned();
    first.notice_number = "1".to_owned();
    first.source = Source::Items;
    first.waiting = vec![waiting];
    there_and_back(&mut workspace, put(first.clone()));
    first.to = workspace.periods()[1].span().to();
    let overlapping = edit::apply(&mut workspace, put(first.clone())).map(|_| ());
    assert!(matches!(overlapping, Err(EditFault::Refused(_))), "{overlapping:?}");
    let publish = edit::publish(&workspace, &first.id).expect("it is there");
    edit::apply(&mut workspace, publish).expect("applies");
    assert_eq!(edit::apply(&mut workspace, put(first.clone())).map(|_| ()), Err(EditFault::Published));
    let gone = Edit::PutPeriod { id: first.id, period: None };
    assert_eq!(edit::apply(&mut workspace, gone).map(|_| ()), Err(EditFault::Published));
    // The number and the date of its notice are no figures: they are put right also afterwards.
    let mut out = workspace.period_parts(PeriodIx::new(0)).expect("it is there");
    out.notice_number = "石政办函〔2022〕16号".to_owned();
    out.notice_date = Date::parse("2022-04-13");
    there_and_back(&mut workspace, put(out.clone()));
    out.name = "另一季度".to_owned();
    assert_eq!(edit::apply(&mut workspace, put(out)).map(|_| ()), Err(EditFault::Published));
}

#[test]
fn whoever_begins_with_an_old_roster_keeps_no_period_of_years_ago() {
    let names = |workspace: &Workspace| -> Vec<String> {
        workspace.periods().iter().map(|period| period.parts().name.clone()).collect()
    };
    let today = Date::parse("2026-11-26").expect("a day");
    let mut workspace = open().cleared();
    let begun = edit::begin(&workspace, periods_about(&workspace, today));
    there_and_back(&mut workspace, begun);
    assert_eq!(names(&workspace), ["2026年三季度", "2026年四季度"]);
    let mut entered = open().cleared();
    edit::apply(&mut entered, typing("t01", "10")).expect("applies");
    let begun = edit::begin(&entered, periods_about(&entered, today));
    there_and_back(&mut entered, begun);
    assert_eq!(names(&entered), ["2022年一季度", "2026年三季度", "2026年四季度"], "what was entered stays");
    let mut spoken_of = open().cleared();
    let mut units = spoken_of.roster().units().to_vec();
    units[0].until = Some(PeriodId::new("2022Q1"));
    set_units(&mut spoken_of, units);
    let begun = edit::begin(&spoken_of, periods_about(&spoken_of, today));
    there_and_back(&mut spoken_of, begun);
    assert_eq!(names(&spoken_of).len(), 3, "the roster speaks of it");
}

#[test]
fn only_a_period_without_entries_goes() {
    let mut workspace = two_quarters();
    let gone = |id: &str| Edit::PutPeriod { id: PeriodId::new(id), period: None };
    let kept_one = edit::apply(&mut workspace, gone("2022Q1")).map(|_| ());
    assert_eq!(kept_one, Err(EditFault::InUse("2022Q1".to_owned())));
    there_and_back(&mut workspace, gone("2022Q2"));
    edit::apply(&mut workspace, typing("t01", "")).expect("applies");
    let last = edit::apply(&mut workspace, gone("2022Q1")).map(|_| ());
    assert!(matches!(last, Err(EditFault::Refused(_))), "a workspace has a period");
}

/// An empty first quarter used to go after the second one was published, and could not be put back.
#[test]
fn before_a_published_period_none_comes_goes_or_gets_other_days() {
    let file = include_str!("fixtures/clauses/sameItem/before_the_unit_was.json");
    let mut workspace = saved::read(file).expect("it opens");
    let publish = edit::publish(&workspace, &PeriodId::new("Q2")).expect("it is there");
    there_and_back(&mut workspace, publish);
    let before = saved::write(&workspace);
    let second = workspace.period_parts(PeriodIx::new(1)).expect("it is there");
    let first = workspace.period_parts(PeriodIx::new(0)).expect("it is there");
    let earlier = PeriodParts {
        id: PeriodId::new("Q0"),
        from: Date::parse("2021-10-01").expect("a day"),
        to: Date::parse("2021-12-31").expect("a day"),
        status: Status::Draft,
        printed: Vec::new(),
        ..first.clone()
    };
    let shorter = PeriodParts { to: first.to.day_before(), ..first.clone() };
    let past =
        PeriodParts { from: second.to.day_after(), to: second.to.day_after().day_after(), ..first.clone() };
    let gone = Edit::PutPeriod { id: first.id.clone(), period: None };
    for edit in [gone, put(earlier), put(shorter), put(past)] {
        let refused = edit::apply(&mut workspace, edit.clone()).map(|_| ());
        assert_eq!(refused, Err(EditFault::BeforePublished("二季度".to_owned())), "{edit:?}");
        assert_eq!(saved::write(&workspace), before);
    }
    let next = next_period(&workspace);
    let last = next.id.clone();
    there_and_back(&mut workspace, put(next));
    // What follows it may still move and go, but not to before it.
    let mut third = workspace.period_parts(PeriodIx::new(2)).expect("it is there");
    third.to = third.to.day_before();
    there_and_back(&mut workspace, put(third.clone()));
    (third.from, third.to) = (first.from.day_before(), first.from.day_before());
    let refused = edit::apply(&mut workspace, put(third)).map(|_| ());
    assert_eq!(refused, Err(EditFault::BeforePublished("二季度".to_owned())));
    there_and_back(&mut workspace, Edit::PutPeriod { id: last, period: None });
    // Its name, its number and what it scores by stay open.
    there_and_back(
        &mut workspace,
        put(PeriodParts { source: Source::Counts, name: "首季".to_owned(), ..first }),
    );
}

#[test]
fn a_period_goes_to_checking_and_back_with_nothing_printed() {
    let mut workspace = two_quarters();
    for status in [Status::Checking, Status::Draft] {
        let period = PeriodId::new("2022Q1");
        there_and_back(&mut workspace, Edit::SetStatus { period, status, printed: Vec::new() });
        assert_eq!(workspace.periods()[0].parts().status, status);
        assert!(workspace.may_type(PeriodIx::new(0)));
    }
}
