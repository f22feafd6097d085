//! What is published holds, whatever is done to the roster afterwards.

use ermu::domain::annex::Annex;
use ermu::domain::board::{Change, ChannelTotal, Scoreboard};
use ermu::domain::edit::{self, Edit, EditFault};
use ermu::domain::finding::{Code, findings};
use ermu::domain::id::{ChannelId, ClassId, PeriodId, UnitId};
use ermu::domain::notice::Facts;
use ermu::domain::points::Points;
use ermu::domain::roster::{Listed, Standing, Unit, renamed, renamed_classes, split};
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::saved;
use ermu::ui::text;

use crate::{roster, set_units, there_and_back, two_quarters, typing, unit_of};

/// Two quarters of a county of its own, the first of which is published; in it some units are level.
fn published() -> Workspace {
    let mut workspace = two_quarters();
    for (unit, count) in [("t02", "10"), ("t03", "4"), ("d01", "7"), ("d02", "7")] {
        edit::apply(&mut workspace, typing(unit, count)).expect("applies");
    }
    let publishing = edit::publish(&workspace, &PeriodId::new("2022Q1")).expect("the period is there");
    edit::apply(&mut workspace, publishing).expect("applies");
    workspace
}

/// The tables of a period and their totals.
fn tables(workspace: &Workspace, at: usize) -> (Vec<String>, Vec<ChannelTotal>) {
    let board = Scoreboard::new(workspace, PeriodIx::new(at));
    let mut rows = Vec::new();
    for (class, _) in workspace.roster().classes_ix() {
        let annex = Annex::new(workspace, &board, class);
        for row in annex.rows {
            let place = board.place(workspace, row.unit).and_then(|place| place.place);
            rows.push(format!(
                "{} {} {} {place:?} {:?} {:?}",
                annex.class_name, row.serial, row.name, row.counts, row.points
            ));
        }
    }
    let channels = workspace.rule_sets()[0].channels_ix();
    let totals = channels.map(|(channel, _)| board.total(channel)).collect();
    (rows, totals)
}

fn changed(workspace: &Workspace, id: &str, change: impl FnOnce(&mut Unit)) -> Vec<Unit> {
    let mut units = workspace.roster().units().to_vec();
    change(units.iter_mut().find(|unit| unit.id.as_str() == id).expect("it is there"));
    units
}

fn refused(workspace: &mut Workspace, units: Vec<Unit>) -> EditFault {
    let before = workspace.clone();
    let edit = roster(workspace, units);
    let fault = edit::apply(workspace, edit).map(|_| ()).expect_err("it is refused");
    assert_eq!(*workspace, before);
    fault
}

fn moves(unit: &str, comes: bool) -> EditFault {
    EditFault::MovesPublished { unit: unit.to_owned(), period: "2022年一季度".to_owned(), comes }
}

#[test]
fn units_of_a_list_begin_after_what_is_published() {
    let mut workspace = published();
    let out = tables(&workspace, 0);
    let count = tables(&workspace, 1).0.len();
    let list: Vec<Listed> =
        (0..69).map(|at| Listed { name: format!("第{at}站"), ..Listed::default() }).collect();
    let made = edit::by_list(&workspace, &list, false);
    assert!(made.units.iter().rev().take(69).all(|unit| unit.from == Some(PeriodId::new("2022Q2"))));
    set_units(&mut workspace, made.units);
    assert_eq!(tables(&workspace, 0), out);
    assert_eq!(tables(&workspace, 1).0.len(), count + 69);

    // One that is to be there from the beginning would come into what is published.
    let new =
        Unit {
            id: UnitId::new("new"), name: "清河新区管委会".to_owned(), ..unit_of(&workspace, "t01")
        };
    let units = workspace.roster().with_added(new);
    let fault = refused(&mut workspace, units);
    assert_eq!(fault, moves("清河新区管委会", true));
    assert!(text::edit_fault(&fault).starts_with("“清河新区管委会”会列进已发布的“2022年一季度”，没有改动。"));
}

#[test]
fn while_nothing_is_published_a_unit_is_there_from_the_beginning() {
    let mut workspace = two_quarters();
    let list = [Listed { name: "新设站".to_owned(), ..Listed::default() }];
    let made = edit::by_list(&workspace, &list, false);
    assert_eq!(made.units.last().and_then(|unit| unit.from.clone()), None);
    set_units(&mut workspace, made.units);
    assert_eq!(workspace.first_open(), None);
}

#[test]
fn a_class_or_a_standing_changes_after_what_is_published() {
    let mut workspace = published();
    let (out, name) = (tables(&workspace, 0), unit_of(&workspace, "t01").name);
    let class = unit_of(&workspace, "d01").class;
    let to_class =
        |workspace: &Workspace, class: &ClassId| changed(workspace, "t01", |unit| unit.class = class.clone());
    let units = to_class(&workspace, &class);
    assert_eq!(refused(&mut workspace, units), moves(&name, false));
    let units = changed(&workspace, "t01", |unit| unit.standing = Standing::ListedOnly);
    assert_eq!(refused(&mut workspace, units), moves(&name, false));
    let units = changed(&workspace, "t01", |unit| unit.from = Some(PeriodId::new("2022Q2")));
    assert_eq!(refused(&mut workspace, units), moves(&name, false));

    // What the sentence says to do: one goes on for it under its name, with its points of the year.
    let heir = Unit { id: UnitId::new("heir"), name: name.clone(), ..unit_of(&workspace, "t01") };
    let parts = vec![(heir, Points::whole(1))];
    let units = split(&workspace, &UnitId::new("t01"), parts, &PeriodId::new("2022Q1")).expect("it fits");
    set_units(&mut workspace, units);
    for standing in [Standing::ListedOnly, Standing::Scored] {
        let units =
            changed(&workspace, "heir", |unit| (unit.class, unit.standing) = (class.clone(), standing));
        set_units(&mut workspace, units);
        assert_eq!(tables(&workspace, 0), out);
    }
    let heir = workspace.roster().find(&UnitId::new("heir")).expect("it is there");
    let board = Scoreboard::new(&workspace, PeriodIx::new(1));
    assert_eq!(board.cumulative(heir), Points::whole(5));
    // A list speaks of the one that goes on.
    let list = [Listed { name, class: None, standing: Standing::ListedOnly }];
    let made = edit::by_list(&workspace, &list, false);
    assert_eq!(made.added, 0);
    set_units(&mut workspace, made.units);
    assert_eq!(tables(&workspace, 0), out);
}

#[test]
fn another_order_or_name_holds_for_what_comes() {
    let mut workspace = published();
    let (out, next) = (tables(&workspace, 0), tables(&workspace, 1));
    let (first, second) = (UnitId::new("t01"), UnitId::new("t02"));
    let units = workspace.roster().placed(&first, &second, true).expect("it moves");
    set_units(&mut workspace, units);
    let mut units = workspace.roster().units().to_vec();
    units.reverse();
    set_units(&mut workspace, units);
    assert_eq!(tables(&workspace, 0), out, "who is level stands as it was printed");
    assert_ne!(tables(&workspace, 1), next);
    let units = renamed(&workspace, &first, "新名镇", &PeriodId::new("2022Q1")).expect("it fits");
    set_units(&mut workspace, units);
    assert_eq!(tables(&workspace, 0), out);
    // A correction ranks as the roster stands, and is taken back to what was printed.
    let correction = Edit::Correct {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new("t03"),
        channel: ermu::domain::id::ChannelId::new("express"),
        typed: "10".to_owned(),
        reason: "漏记".to_owned(),
    };
    there_and_back(&mut workspace, correction);
    let mut board = Scoreboard::new(&workspace, PeriodIx::new(0));
    let same = board.clone();
    assert_eq!(board.apply(&workspace, edit::Effect::Whole), Change::Whole);
    assert_eq!(board, same);
}

#[test]
fn a_class_that_is_renamed_is_printed_as_it_was_in_what_is_published() {
    let mut workspace = published();
    let out = tables(&workspace, 0);
    let notice = |workspace: &Workspace| {
        let board = Scoreboard::new(workspace, PeriodIx::new(0));
        Facts::new(workspace, &board, 3).expect("it has facts").classes[0].name.clone()
    };
    let was = notice(&workspace);
    let rename = |workspace: &mut Workspace, name: &str| {
        let mut classes = workspace.roster().classes().to_vec();
        name.clone_into(&mut classes[0].name);
        let (classes, units) = (renamed_classes(workspace, classes), workspace.roster().units().to_vec());
        there_and_back(workspace, Edit::SetRoster { classes, units });
        workspace.roster().classes()[0].clone()
    };
    for name in ["乡镇", "镇街"] {
        let class = rename(&mut workspace, name);
        assert_eq!(class.formerly.len(), 1, "a name that nothing prints is not kept");
        assert_eq!((tables(&workspace, 0), notice(&workspace)), (out.clone(), was.clone()));
        assert!(tables(&workspace, 1).0[0].starts_with(name));
    }
    let page = saved::write_published(&workspace).expect("something is published");
    let page = saved::read(&page).expect("it opens");
    assert_eq!(page.roster().classes()[0].name, was, "a reader sees no name that came later");
    assert!(rename(&mut two_quarters(), "乡镇").formerly.is_empty(), "nothing is published");
}

/// What an earlier release let into a published period is put right unit by unit.
#[test]
fn who_came_into_what_is_published_can_be_taken_out() {
    let mut workspace = published();
    let out = tables(&workspace, 0);
    let of = unit_of(&workspace, "t01");
    let mut units = workspace.roster().units().to_vec();
    for id in ["late1", "late2"] {
        units.insert(0, Unit { id: UnitId::new(id), name: id.to_owned(), ..of.clone() });
    }
    let edit = roster(&workspace, units);
    edit::again(&mut workspace, edit).expect("nothing holds it back");
    assert_ne!(tables(&workspace, 0), out);
    let told = |workspace: &Workspace| {
        let all = findings(workspace, PeriodIx::new(0)).into_iter();
        let all = all.filter(|found| found.code == Code::NotPrinted);
        all.map(|found| text::finding(workspace, &found)).collect::<Vec<_>>()
    };
    let late = |id: &str| {
        format!("{id}：发布时的附件里没有它，现在有。后来加的，请在名录把它的“起”改为发布以后的一期。")
    };
    assert_eq!(told(&workspace), [late("late2"), late("late1")]);
    let kept = saved::write(&workspace);
    assert_eq!(saved::write(&saved::read(&kept).expect("it opens")), kept);
    for id in ["late1", "late2"] {
        let units = changed(&workspace, id, |unit| unit.from = Some(PeriodId::new("2022Q2")));
        let edit = roster(&workspace, units);
        edit::apply(&mut workspace, edit).expect("it is put right");
    }
    assert!(told(&workspace).is_empty());
    assert_eq!(tables(&workspace, 0), out);
}

#[test]
fn a_channel_goes_from_the_quarters_to_come_though_a_published_one_has_counts_in_it() {
    let mut workspace = published();
    let (rules, express) = (workspace.rule_sets()[0].id().clone(), ChannelId::new("express"));
    let counted =
        |workspace: &Workspace| edit::counted_under(workspace, PeriodIx::new(1), &rules, &express).len();
    // The published quarter keeps its own version of the method.
    assert_eq!(counted(&workspace), 0);
    let edit = Edit::Type {
        period: PeriodId::new("2022Q2"),
        unit: UnitId::new("t02"),
        channel: express.clone(),
        typed: "3".to_owned(),
    };
    edit::apply(&mut workspace, edit).expect("applies");
    assert_eq!(counted(&workspace), 1);
}
