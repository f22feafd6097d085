//! 名录: what is done with units, and the table as it is drawn.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]
#![recursion_limit = "256"]

use std::rc::Rc;

use ermu::domain::edit::{self, Edit, EditFault};
use ermu::domain::id::{PeriodId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::roster::{Listed, Standing, merged, renamed, split};
use ermu::domain::workspace::{PeriodIx, Workspace, next_period};
use ermu::platform::Platform;
use ermu::platform::memory::Memory;
use ermu::session::Session;
use ermu::ui::rules::{RulesDesk, RulesScreen};
use ermu::ui::text;
use leptos::prelude::*;

fn page() -> (Session, Owner) {
    _ = any_spawner::Executor::init_futures_executor();
    let owner = Owner::new();
    owner.set();
    let platform: Rc<dyn Platform> = Rc::new(Memory::default());
    let session = Session::open(platform).unwrap_or_else(|faults| panic!("the page opens: {faults:?}"));
    (session, owner)
}

#[test]
fn every_unit_has_a_row_and_many_are_shown_by_and_by() {
    let (session, _owner) = page();
    let desk = RulesDesk::new(session);
    desk.show_roster();
    let html = view! { <RulesScreen session desk/> }.to_html();
    assert_eq!(html.matches("data-id=").count(), 60);
    assert!(
        html.contains(text::LISTED_ONLY)
            && html.contains("id=\"up-t01\"")
            && !html.contains(text::MORE_UNITS)
    );
    let mut units = session.with(|workspace, _| workspace.roster().units().to_vec());
    let more = (0..900).map(|at| ermu::domain::roster::Unit {
        id: UnitId::new(&format!("more{at}")),
        name: format!("第{at}站"),
        class: units[0].class.clone(),
        ..Default::default()
    });
    let more: Vec<_> = more.collect();
    units.extend(more);
    let classes = session.with(|workspace, _| workspace.roster().classes().to_vec());
    session.attempt(Edit::SetRoster { classes, units }).expect("they fit");
    let html = view! { <RulesScreen session desk/> }.to_html();
    assert_eq!(html.matches("data-id=").count(), 300);
    assert!(html.contains(text::MORE_UNITS) && html.contains("共 960 个，显示 300 个"));
}

fn put(workspace: &mut Workspace, units: Vec<ermu::domain::roster::Unit>) -> Result<(), EditFault> {
    let classes = workspace.roster().classes().to_vec();
    edit::apply(workspace, Edit::SetRoster { classes, units }).map(|_| ())
}

#[test]
fn units_are_moved_added_and_taken_away() {
    let (session, _owner) = page();
    let mut workspace = session.with(|workspace, _| workspace.clone());
    let id = |workspace: &Workspace, at: usize| workspace.roster().units()[at].id.clone();
    let (first, second) = (id(&workspace, 0), id(&workspace, 1));
    assert!(workspace.roster().moved(&first, true).is_none(), "nothing is above the first");
    let units = workspace.roster().moved(&first, false).expect("it moves");
    put(&mut workspace, units).expect("it fits");
    assert_eq!([id(&workspace, 0), id(&workspace, 1)], [second.clone(), first.clone()]);
    // Put right before and right behind another, and where nothing changes.
    let third = id(&workspace, 2);
    let order = |units: Vec<ermu::domain::roster::Unit>| {
        units.into_iter().take(3).map(|unit| unit.id).collect::<Vec<_>>()
    };
    let placed = |unit: &UnitId, beside: &UnitId, behind| workspace.roster().placed(unit, beside, behind);
    assert_eq!(
        order(placed(&third, &second, false).expect("it moves")),
        [third.clone(), second.clone(), first.clone()]
    );
    assert_eq!(
        order(placed(&second, &third, true).expect("it moves")),
        [first.clone(), third.clone(), second.clone()]
    );
    assert!(placed(&first, &second, true).is_none() && placed(&first, &first, false).is_none());
    let units = workspace.roster().without(&first);
    assert!(matches!(put(&mut workspace, units), Err(EditFault::InUse(_))), "it has counts");
    let new = ermu::domain::roster::Unit {
        id: workspace.roster().free_id(0),
        name: "新设局".to_owned(),
        class: workspace.roster().units()[0].class.clone(),
        ..Default::default()
    };
    let units = workspace.roster().with_added(new.clone());
    put(&mut workspace, units).expect("it fits");
    let at = workspace.roster().find(&new.id).expect("it is there");
    assert_eq!(at.get(), 11, "behind the last of its class");
    let units = workspace.roster().without(&new.id);
    put(&mut workspace, units).expect("nothing is recorded of it");
}

#[test]
fn units_are_renamed_merged_split_and_taken_from_a_list() {
    let (session, _owner) = page();
    let mut workspace = session.with(|workspace, _| workspace.clone());
    let next = next_period(&workspace);
    edit::apply(&mut workspace, Edit::PutPeriod { id: next.id.clone(), period: Some(Box::new(next)) })
        .expect("it fits");
    let first = PeriodId::new(workspace.periods()[0].parts().id.as_str());
    let units: Vec<UnitId> = workspace.roster().units().iter().map(|unit| unit.id.clone()).collect();
    let named = renamed(&workspace, &units[0], "新名镇", &first).expect("it is there");
    put(&mut workspace, named).expect("it fits");
    let at = workspace.roster().find(&units[0]).expect("it is there");
    assert_ne!(workspace.name_in(at, PeriodIx::new(0)), "新名镇");
    assert_eq!(workspace.name_in(at, PeriodIx::new(1)), "新名镇");
    let into = ermu::domain::roster::Unit {
        id: workspace.roster().free_id(0),
        name: "合并镇".to_owned(),
        class: workspace.roster().units()[0].class.clone(),
        ..Default::default()
    };
    let together = merged(&workspace, into.clone(), &units[1..3], &first).expect("a period follows");
    put(&mut workspace, together).expect("it fits");
    let heir = |at: usize, name: &str| ermu::domain::roster::Unit {
        id: workspace.roster().free_id(at),
        name: name.to_owned(),
        ..into.clone()
    };
    let part = Points::parse("0.5").expect("a part");
    let heirs = vec![(heir(0, "东镇"), part), (heir(1, "西镇"), part)];
    let apart = split(&workspace, &units[4], heirs, &first).expect("a period follows");
    put(&mut workspace, apart).expect("it fits");
    let usual = workspace.roster().classes()[0].id.clone();
    let list = [
        Listed { name: "新名镇".to_owned(), class: None, standing: Standing::ListedOnly },
        Listed { name: "外来镇".to_owned(), class: None, standing: Standing::Scored },
    ];
    let (units, added) = workspace.roster().with_listed(&list, &usual);
    assert_eq!(added, 1);
    put(&mut workspace, units).expect("it fits");
    assert_eq!(workspace.roster().units()[0].standing, Standing::ListedOnly);
    assert_eq!(workspace.roster().units().last().map(|unit| unit.name.as_str()), Some("外来镇"));
    // A list in the place of the roster: in its order, known units keep their records, and who has one stays.
    let list = ["又一镇", "外来镇"].map(|name| Listed {
        name: name.to_owned(),
        class: None,
        standing: Standing::Scored,
    });
    let alone = workspace.roster().only_listed(&list, &usual);
    let order: Vec<&str> = alone.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(order, ["又一镇", "外来镇"]);
    assert_eq!(alone[1].id, workspace.roster().units().last().expect("it was added").id);
    assert!(matches!(put(&mut workspace, alone.clone()), Err(EditFault::InUse(_))));
}
