//! Edits of the office: several cells at once, the roster, periods, what was verified.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod corrections;
mod held;
mod late;
mod periods;
mod preview;
mod steps;

use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit, EditFault, ManyName, Written};
use ermu::domain::id::{ChannelId, PeriodId, RulesId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::roster::{self, Unit, UnitIx};
use ermu::domain::rules::{ChannelIx, RuleSetParts};
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
    assert_eq!(
        name,
        StepName::Many { name: ManyName::Paste, count: 2, period: Some(PeriodId::new("2022Q1")) }
    );
    assert_eq!(text::step(&name, desk.workspace()), "粘贴 2 格");
    let lines = desk.past();
    let mut reloaded = Desk::with_past(desk.workspace().clone(), lines, 0);
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

/// A list from elsewhere is added to, or takes the place of the roster; who has a record stays whatever it says.
#[test]
fn a_list_from_elsewhere_keeps_whoever_has_a_record() {
    let mut workspace = open();
    let bare = Unit {
        id: UnitId::new("bare"),
        name: "空镇".to_owned(),
        class: workspace.roster().classes()[0].id.clone(),
        ..Unit::default()
    };
    let mut units = workspace.roster().units().to_vec();
    units.push(bare);
    units[0].aliases.push("老街道".to_owned());
    set_units(&mut workspace, units);
    let before = workspace.roster().units().to_vec();
    let listed = |name: &str, standing| roster::Listed { name: name.to_owned(), class: None, standing };
    let list = [
        listed("新设站", roster::Standing::Scored),
        listed(&before[1].name, roster::Standing::ListedOnly),
        listed("老街道", roster::Standing::Scored),
    ];

    let more = edit::by_list(&workspace, &list, false);
    assert_eq!((more.units.len(), more.added, more.gone.len(), more.stay.len()), (62, 1, 0, 0));
    assert_eq!(more.units[1].standing, roster::Standing::ListedOnly);
    assert_eq!(more.units[61].class, workspace.roster().classes()[0].id);
    set_units(&mut workspace.clone(), more.units);

    let instead = edit::by_list(&workspace, &list, true);
    // The table of the example has a line of dashes, and who stands in it goes as the new one does.
    let is_blank = |at: u32| workspace.periods()[0].typed().is_blank_of(UnitIx::new(at));
    assert_eq!((2..61).filter(|&at| is_blank(at)).count(), 2);
    assert_eq!((instead.units.len(), instead.added, instead.stay.len()), (60, 1, 57));
    assert_eq!((instead.gone.len(), instead.gone.last().map(String::as_str)), (2, Some("空镇")), "by name");
    assert_eq!(instead.stay[0], before[2].name);
    let first: Vec<&str> = instead.units[..4].iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(first, ["新设站", &before[1].name, &before[0].name, &before[2].name]);
    assert!(instead.units.iter().all(|unit| unit.id.as_str() != "bare"), "nothing is recorded of it");
    let counts = workspace.periods()[0].typed().get(UnitIx::new(0), ChannelIx::new(0)).text();
    set_units(&mut workspace, instead.units);
    let now = workspace.roster().find(&before[0].id).expect("it stays");
    assert_eq!(workspace.periods()[0].typed().get(now, ChannelIx::new(0)).text(), counts);
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
fn a_name_that_would_mean_two_units_is_told() {
    let workspace = open();
    let roster = workspace.roster();
    let of = |change: &dyn Fn(&mut Vec<Unit>)| {
        let mut units = roster.units().to_vec();
        change(&mut units);
        roster::newly_ambiguous(roster, &units)
    };
    let names = [roster.units()[0].name.clone(), roster.units()[1].name.clone()];
    assert_eq!(of(&|_| {}), None);
    let alias_of = |at: usize, alias: &str, units: &mut Vec<Unit>| units[at].aliases.push(alias.to_owned());
    assert_eq!(of(&|units| alias_of(0, "老名", units)), None);
    let both = of(&|units| {
        alias_of(0, "老名", units);
        alias_of(1, "老名", units);
    });
    assert_eq!(both.map(|(name, ..)| name), Some("老名".to_owned()));
    let taken = of(&|units| {
        alias_of(0, "老名", units);
        units[1].name = "老名".to_owned();
    });
    let (name, unit, other) = taken.expect("it means two");
    assert_eq!((name.as_str(), unit.as_str(), other.as_str()), ("老名", "老名", names[0].as_str()));
    // One that is closed stands aside.
    let closed = of(&|units| {
        alias_of(0, "老名", units);
        units[0].until = Some(PeriodId::new("2022Q1"));
        units[1].name = "老名".to_owned();
    });
    assert_eq!(closed, None);
    assert_ne!(names[0], names[1]);
}

#[test]
fn an_adoption_for_a_published_period_is_told_with_its_row() {
    use ermu::domain::record::{Adoption, Author, Item};
    let mut workspace = open().cleared();
    let publish = edit::publish(&workspace, &PeriodId::new("2022Q1")).expect("it is there");
    edit::apply(&mut workspace, publish).expect("it is published");
    let adopted = |day: &str| Adoption {
        channel: ChannelId::new("dyn-city"),
        date: Date::parse(day),
        ..Adoption::default()
    };
    let item = Item {
        id: ermu::domain::id::ItemId::new("item0001"),
        title: "春耕备耕".to_owned(),
        units: vec![Author { unit: UnitId::new("t01"), ..Author::default() }],
        adoptions: vec![adopted("2023-01-05"), adopted("2022-02-10")],
        ..Item::default()
    };
    assert_eq!(edit::adopted_when_closed(&workspace, &item), [(1, PeriodIx::new(0))]);
    let words = text::adopted_when_closed(&workspace, &item).expect("it is told");
    assert!(words.contains("采用第 2 行（2022年2月10日）在已发布的2022年一季度里"), "{words}");
}

#[test]
fn several_items_are_one_step_that_counts_items() {
    use ermu::domain::record::{Author, Item};
    let mut desk = Desk::new(open());
    let put = |id: &str| {
        let id = ermu::domain::id::ItemId::new(id);
        let units = vec![Author { unit: UnitId::new("t01"), ..Author::default() }];
        let item = Item { id: id.clone(), title: id.to_string(), units, ..Item::default() };
        Edit::PutItem { id, item: Some(Box::new(item)) }
    };
    desk.dispatch(pasting(vec![put("item0001"), put("item0002")])).expect("applies");
    let name = desk.next_undo().expect("is a step");
    assert_eq!(text::step(&name, desk.workspace()), "粘贴 2 条");
    assert_eq!(Desk::with_past(desk.workspace().clone(), desk.past(), 0).next_undo(), Some(name));
}
