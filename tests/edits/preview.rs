//! 改了会怎样: what is said of a changed rule set is what comes of putting it in force.

use ermu::domain::board::Scoreboard;
use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit, adopted, adopters};
use ermu::domain::id::{ChannelId, ItemId, PeriodId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::record::{Adoption, Author, Item};
use ermu::domain::rules::{Basis, Ranking, RuleSetParts};
use ermu::domain::trial::{lost, moved, trial, trial_of_rules};
use ermu::domain::workspace::{PeriodIx, Source, Workspace, next_period};
use ermu::ui::text;

use crate::{open, put, typing};

/// Four quarters of one year under one rule set, each with counts; those of `out` are published.
fn four_quarters(out: &[usize], by: Basis) -> Workspace {
    let mut workspace = open().cleared();
    while workspace.periods().len() < 4 {
        let next = next_period(&workspace);
        edit::apply(&mut workspace, put(next)).expect("applies");
    }
    let rules = workspace.rule_sets()[0].id().clone();
    let ranking = Ranking { by, ..workspace.rule_sets()[0].ranking() };
    edit::apply(&mut workspace, Edit::SetRanking { rules, ranking }).expect("applies");
    for at in 0..4 {
        let period = id(&workspace, at);
        for (unit, count) in [("t01", 9 - at), ("t02", 2 * at + 3), ("t03", 5)] {
            let edit = Edit::Type {
                period: period.clone(),
                unit: UnitId::new(unit),
                channel: ChannelId::new("city-site"),
                typed: count.to_string(),
            };
            edit::apply(&mut workspace, edit).expect("applies");
        }
        if out.contains(&at) {
            let publishing = edit::publish(&workspace, &period).expect("it is there");
            edit::apply(&mut workspace, publishing).expect("applies");
        }
    }
    workspace
}

fn id(workspace: &Workspace, at: usize) -> PeriodId {
    workspace.periods()[at].parts().id.clone()
}

const DEARER: &str = "2.5";

/// The site of the city, among the channels.
fn site(parts: &RuleSetParts) -> usize {
    parts.channels.iter().position(|channel| channel.id.as_str() == "city-site").expect("it is there")
}

fn dearer(workspace: &Workspace, at: PeriodIx) -> RuleSetParts {
    let mut parts = workspace.rules_of(at).expect("it has rules").parts().clone();
    let at = site(&parts);
    parts.channels[at].points = Points::parse(DEARER).expect("an amount");
    parts
}

/// The periods that go by the dearer set.
fn by_dearer(workspace: &Workspace) -> Vec<PeriodIx> {
    let is = |at: &PeriodIx| {
        let parts = workspace.rules_of(*at).expect("it has rules").parts();
        parts.channels[site(parts)].points.to_string() == DEARER
    };
    (0..workspace.periods().len()).map(PeriodIx::new).filter(is).collect()
}

#[test]
fn the_preview_of_a_method_is_what_comes_of_adopting_it() {
    for by in [Basis::Current, Basis::Cumulative] {
        for out in 0_usize..16 {
            let out: Vec<usize> = (0..4).filter(|at| out >> at & 1 == 1).collect();
            let workspace = four_quarters(&out, by);
            for at in (0..4).filter(|at| !out.contains(at)).map(PeriodIx::new) {
                let board = Scoreboard::new(&workspace, at);
                let rules = dearer(&workspace, at);
                let said = trial_of_rules(&workspace, &board, rules.clone()).expect("it fits");
                let periods = adopters(&workspace, at, &rules.id);
                let mut then = workspace.clone();
                let edit = adopted(&workspace, at, rules).expect("it can be");
                edit::apply(&mut then, edit).expect("it fits");
                let came = Scoreboard::new(&then, at);
                assert_eq!(said, moved((&workspace, &board), (&then, &came)), "{out:?} {at:?}");
                assert!(!said.is_empty(), "the three have counts");
                assert_eq!(by_dearer(&then), periods, "{out:?} {at:?}");
            }
        }
    }
}

/// An earlier quarter of the year that is still open keeps its version where a published one of another year went by it.
#[test]
fn an_earlier_open_period_keeps_its_version_in_the_preview_too() {
    let workspace = four_quarters(&[0], Basis::Cumulative);
    let at = PeriodIx::new(2);
    let board = Scoreboard::new(&workspace, at);
    let moved = trial_of_rules(&workspace, &board, dearer(&workspace, at)).expect("it fits");
    let unit = workspace.roster().find(&UnitId::new("t02")).expect("it is there");
    let one = moved.iter().find(|one| one.unit == unit.get()).expect("it moves");
    // 3 and 5 at one point each as before, and 7 at two and a half.
    assert_eq!(one.points, (Points::whole(15), Points::parse("25.5").expect("an amount")));
    let names: Vec<&str> = adopters(&workspace, at, workspace.rule_sets()[0].id())
        .into_iter()
        .map(|at| workspace.periods()[at.get()].parts().name.as_str())
        .collect();
    assert_eq!(names, ["2022年三季度", "2022年四季度"]);
}

#[test]
fn at_the_switch_to_the_other_record_it_is_told_who_would_lose_what() {
    let told = |workspace: &Workspace, source: Source| {
        let first = PeriodIx::new(0);
        let mut parts = workspace.period_parts(first).expect("it is there");
        parts.source = source;
        let all = trial(workspace, &Scoreboard::new(workspace, first), put(parts)).expect("it fits");
        text::lost_by(source, lost(workspace, first, source, &all))
    };
    let mut workspace = open().cleared();
    let mut apply = |edit: Edit| {
        edit::apply(&mut workspace, edit).expect("applies");
        workspace.clone()
    };
    // Of t01 an item stands beside its counts, of t02 counts alone.
    let date = Date::parse("2022-02-10");
    let adoption = Adoption { channel: ChannelId::new("express"), date, ..Adoption::default() };
    let id = ItemId::new("item0001");
    let units = vec![Author { unit: UnitId::new("t01"), ..Author::default() }];
    let item = Item {
        id: id.clone(),
        title: "题目".to_owned(),
        units,
        adoptions: vec![adoption],
        ..Item::default()
    };
    apply(Edit::PutItem { id, item: Some(Box::new(item)) });
    apply(typing("t01", "3"));
    apply(typing("t03", "0"));
    assert_eq!(told(&apply(typing("t02", "")), Source::Items), None);
    let words = told(&apply(typing("t02", "5")), Source::Items).expect("t02 loses its counts");
    let start = "1 个单位填了数、台账里没有条目，换了以后他们的 2.5 分不再算。";
    assert!(words.starts_with(start), "{words}");
    apply(typing("t02", ""));
    let mut by_items = apply(typing("t01", "")).period_parts(PeriodIx::new(0)).expect("it is there");
    by_items.source = Source::Items;
    let words = told(&apply(put(by_items)), Source::Counts).expect("t01 loses its item");
    let start = "1 个单位有台账条目、录入表里没有数，换了以后他们的 0.5 分不再算。";
    assert!(words.starts_with(start), "{words}");
}
