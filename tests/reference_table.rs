//! 参照表: a unit's own record in the office's table.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{Edit, apply};
use ermu::domain::history::places_by_office;
use ermu::domain::points::Points;
use ermu::domain::reconcile::{Own, Refusal};
use ermu::domain::record::Printed;
use ermu::domain::reference::{has_others, in_own_table, last_table, reference};
use ermu::domain::roster::UnitIx;
use ermu::domain::workspace::{PeriodIx, Status, Workspace, next_period};
use ermu::formats::{example, saved};

/// The example as if it were a county's own record.
fn county() -> Workspace {
    let file = saved::write(&example::workspace().expect("the example is right"));
    saved::read(&file.replace("\"example\":true", "\"example\":false")).expect("it is read")
}

fn unit(of: &Workspace, name: &str) -> UnitIx {
    of.roster().units_ix().find(|(_, unit)| unit.name == name).map(|(ix, _)| ix).expect("it is there")
}

fn own<'a>(workspace: &'a Workspace, period: usize, name: &str) -> Own<'a> {
    Own { workspace, draft: "own", period: PeriodIx::new(period), unit: unit(workspace, name) }
}

/// What one unit entered for itself, in a draft that has nothing of others.
fn alone(counts: &[(&str, &str)], next: bool) -> Workspace {
    let mut workspace = county().cleared();
    if next {
        let parts = next_period(&workspace);
        apply(&mut workspace, Edit::PutPeriod { id: parts.id.clone(), period: Some(Box::new(parts)) })
            .expect("it is added");
    }
    let at = workspace.last_period();
    let period = workspace.period(at).expect("it is there").parts().id.clone();
    for (channel, typed) in counts {
        let typing = Edit::Type {
            period: period.clone(),
            unit: ermu::domain::id::Id::new("t11"),
            channel: ermu::domain::id::Id::new(channel),
            typed: (*typed).to_owned(),
        };
        apply(&mut workspace, typing).expect("it is typed");
    }
    workspace
}

#[test]
fn the_own_record_stands_in_the_offices_table_of_the_same_days() {
    let (mine, office) = (alone(&[("express", "18"), ("focus", "2"), ("dyn-city", "1")], false), county());
    let own = own(&mine, 0, "后柳镇");
    assert!(!has_others(&mine, own.period, own.unit));
    let found = reference(&own, &office).expect("it is found");
    assert!(found.same_days && found.own_in);
    assert!(found.printed.as_ref().is_some_and(|printed| !printed.is_frozen));
    assert_eq!(found.status, Status::Published);
    assert_eq!(found.board.basis(found.unit), Points::whole(15));
    let place = found.board.place(&found.workspace, found.unit).expect("it is ranked");
    assert_eq!((place.place, place.level), (Some(6), 1));
    // Nobody else has other points than the office printed.
    let printed = Scoreboard::new(&office, PeriodIx::new(0));
    for (ix, _) in office.roster().units_ix().filter(|&(ix, _)| ix != found.unit) {
        assert_eq!(found.board.basis(ix), printed.basis(ix));
    }
}

#[test]
fn where_the_office_has_no_such_days_the_last_published_table_before_them_takes_it() {
    let (mine, office) = (alone(&[("express", "34")], true), county());
    let own = own(&mine, 1, "后柳镇");
    let found = reference(&own, &office).expect("it is found");
    assert!(!found.same_days && found.own_in);
    let place = found.board.place(&found.workspace, found.unit).expect("it is ranked");
    assert_eq!((found.board.basis(found.unit), place.place), (Points::whole(17), Some(5)));
}

#[test]
fn what_the_office_still_waits_for_is_not_written_into_its_table() {
    let mine = alone(&[("express", "18"), ("dyn-province", "3")], false);
    let found = reference(&own(&mine, 0, "后柳镇"), &county()).expect("it is found");
    assert_eq!(found.board.basis(found.unit), Points::whole(9));
}

#[test]
fn an_own_draft_with_an_earlier_published_table_needs_no_file() {
    let mut mine = county();
    let parts = next_period(&mine);
    apply(&mut mine, Edit::PutPeriod { id: parts.id.clone(), period: Some(Box::new(parts)) })
        .expect("it is added");
    let own = own(&mine, 1, "后柳镇");
    assert!(!has_others(&mine, own.period, own.unit));
    let at = last_table(&own).expect("the first quarter");
    let found = in_own_table(&own, at).expect("it takes counts");
    assert_eq!((at, found.same_days), (PeriodIx::new(0), false));
    // Nothing was entered for the second quarter, so the row of the first is empty there.
    assert_eq!(found.board.basis(found.unit), Points::ZERO);
    assert_eq!(last_table(&Own { period: PeriodIx::new(0), ..own }), None);
}

#[test]
fn what_is_no_table_of_the_unit_is_refused_with_its_reason() {
    let (mine, office) = (alone(&[], false), county());
    let named = |name: &str| {
        let file = saved::write(&office).replace("\"name\":\"石泉县\"", &format!("\"name\":\"{name}\""));
        saved::read(&file).expect("it is read")
    };
    let own = own(&mine, 0, "后柳镇");
    assert_eq!(reference(&own, &named("汉阴县")).map(|_| ()), Err(Refusal::OtherCounty("汉阴县".to_owned())));
    let example = example::workspace().expect("the example is right");
    assert_eq!(reference(&own, &example).map(|_| ()), Err(Refusal::Example { office: true }));
    let gone = saved::write(&office).replace("后柳镇", "前柳镇").replace("\"t11\"", "\"t99\"");
    let gone = saved::read(&gone).expect("it is read");
    assert_eq!(reference(&own, &gone).map(|_| ()), Err(Refusal::NoUnit("后柳镇".to_owned())));
    let empty = alone(&[], false);
    let found = reference(&own, &empty).expect("the days are there");
    assert_eq!(found.status, empty.periods()[0].parts().status);
}

#[test]
fn what_was_printed_of_the_others_is_kept_beside_what_their_record_comes_to() {
    let mut office = county();
    let period = office.periods()[0].parts().id.clone();
    let status = |status, printed| Edit::SetStatus { period: period.clone(), status, printed };
    apply(&mut office, status(Status::Draft, Vec::new())).expect("it is opened");
    let printed = Printed {
        unit: ermu::domain::id::Id::new("t01"),
        name: "中池镇".to_owned(),
        current: Some(Points::whole(30)),
        cumulative: Some(Points::whole(30)),
        serial: Some(1),
        place: Some(1),
    };
    apply(&mut office, status(Status::Published, vec![printed])).expect("it is published");
    let mine = alone(&[("express", "18")], false);
    let found = reference(&own(&mine, 0, "后柳镇"), &office).expect("it is found");
    let first = unit(&office, "中池镇");
    let shown = found.printed.expect("the period is published");
    assert!(shown.is_frozen);
    assert_eq!(shown.board.basis(first), Points::whole(30));
    assert_eq!(found.board.basis(first), Points::from_thousandths(26_500));
}

#[test]
fn what_one_side_does_not_know_is_told() {
    // The office waits for the province's channels; the unit has one there.
    let mine = alone(&[("express", "18"), ("dyn-province", "3")], false);
    let found = reference(&own(&mine, 0, "后柳镇"), &county()).expect("it is found");
    assert_eq!((found.left_out, found.kept, found.same_rules), (1, 0, true));
    // The unit waits for its own column, of which the office has eighteen.
    let mut waits = alone(&[], false);
    let period = waits.periods()[0].parts().id.clone();
    let channel = ermu::domain::id::Id::new("express");
    apply(&mut waits, Edit::SetWaiting { period, channel, waiting: true }).expect("it waits");
    let found = reference(&own(&waits, 0, "后柳镇"), &county()).expect("it is found");
    assert_eq!((found.left_out, found.kept), (0, 1));
    assert_eq!(found.board.basis(found.unit), Points::whole(9));
}

#[test]
fn the_periods_of_a_unit_have_the_places_the_office_published() {
    let office = county();
    let mine = alone(&[("express", "9")], true);
    let placed = |mine: &Workspace, office: &Workspace| {
        let all = places_by_office(mine, unit(mine, "后柳镇"), office);
        all.iter().map(|(at, then)| (at.get(), then.place, then.of)).collect::<Vec<_>>()
    };
    // The second quarter is not in the office's record.
    assert_eq!(placed(&mine, &office), [(0, 10, 11)]);
    let file = saved::write(&office);
    let draft =
        saved::read(&file.replace("\"status\":\"published\"", "\"status\":\"draft\"")).expect("it is read");
    assert_eq!(placed(&mine, &draft), []);
    let other = saved::read(&file.replace("石泉县", "某某县")).expect("it is read");
    assert_eq!(placed(&mine, &other), []);
}
