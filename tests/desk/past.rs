//! A unit's points and places, period by period.

use ermu::domain::edit::{self, Edit};
use ermu::domain::history::{Growth, InPeriod, Then, history};
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::roster::UnitIx;
use ermu::domain::workspace::{PeriodIx, Status, Workspace};
use ermu::formats::saved;

use crate::{Q1, apply, published, unit};

/// Five quarters of three towns, the first one of the year before; the rules change with the year.
fn quarters(counts: &[[u32; 3]; 5], last_points: &str) -> Workspace {
    let days = [
        ("2021-01-01", "2021-03-31", "old"),
        ("2022-01-01", "2022-03-31", "new"),
        ("2022-04-01", "2022-06-30", "new"),
        ("2022-07-01", "2022-09-30", "new"),
        ("2022-10-01", "2022-12-31", "new"),
    ];
    let periods: Vec<String> = days
        .iter()
        .zip(counts)
        .enumerate()
        .map(|(at, ((from, to, rules), [a, b, c]))| {
            format!(
                r#"{{ "id": "p{at}", "name": "第{at}期", "from": "{from}", "to": "{to}", "rules": "{rules}", "status": "draft",
                "counts": {{ "a": {{ "web": {a} }}, "b": {{ "web": {b} }}, "c": {{ "web": {c} }} }} }}"#
            )
        })
        .collect();
    let rules = |id: &str, points: &str| {
        format!(
            r#"{{ "id": "{id}", "name": "办法{id}", "kinds": [{{ "id": "k", "name": "信息" }}],
            "channels": [{{ "id": "web", "kind": "k", "level": "county", "name": "县网站", "points": {points} }}],
            "ranking": {{ "by": "cumulative", "ties": "competition" }} }}"#
        )
    };
    let file = format!(
        r#"{{ "format": "ermu", "schema": 1, "name": "某县", "classes": [{{ "id": "t", "name": "镇" }}],
        "units": [{{ "id": "a", "name": "甲镇", "class": "t" }}, {{ "id": "b", "name": "乙镇", "class": "t" }},
          {{ "id": "c", "name": "丙镇", "class": "t", "from": "p2" }}, {{ "id": "d", "name": "丁办", "class": "t", "standing": "listedOnly" }}],
        "rules": [{}, {}], "periods": [{}] }}"#,
        rules("old", "1"),
        rules("new", last_points),
        periods.join(",")
    );
    saved::read(&file).unwrap_or_else(|faults| panic!("it opens: {faults:?}"))
}

/// 本期, 累计, place of how many, how many level; or how it stood.
fn told(all: &[InPeriod]) -> Vec<String> {
    all.iter()
        .map(|one| match &one.then {
            Then::NotThere => "not there".to_owned(),
            Then::Listed(serial) => format!("listed {serial}"),
            Then::Ranked(now) => {
                let level = if now.level > 1 { format!(" level {}", now.level) } else { String::new() };
                let printed = if now.printed { " printed" } else { "" };
                format!("{} {} {}/{}{level}{printed}", now.current, now.cumulative, now.place, now.of)
            }
        })
        .collect()
}

fn growths(all: &[InPeriod]) -> Vec<(Option<Growth>, Option<Growth>)> {
    let of = |one: &InPeriod| match &one.then {
        Then::Ranked(now) => (now.growth, now.year_before),
        Then::NotThere | Then::Listed(_) => (None, None),
    };
    all.iter().map(of).collect()
}

#[test]
fn every_period_is_told_with_place_ties_and_where_a_unit_was_not_there() {
    let workspace = quarters(&[[3, 5, 0], [4, 2, 9], [1, 3, 8], [0, 0, 0], [2, 5, 0]], "1");
    let of = |unit| told(&history(&workspace, UnitIx::new(unit)));
    assert_eq!(of(0), ["3 3 2/2", "4 4 1/2", "1 5 2/3 level 2", "0 5 2/3 level 2", "2 7 3/3"]);
    assert_eq!(of(1), ["5 5 1/2", "2 2 2/2", "3 5 2/3 level 2", "0 5 2/3 level 2", "5 10 1/3"]);
    assert_eq!(of(2)[..2], ["not there", "not there"]);
    assert_eq!(of(2)[2..], ["8 8 1/3", "0 8 1/3", "0 8 2/3"]);
    assert_eq!(of(3), ["listed 3", "listed 3", "listed 4", "listed 4", "listed 4"]);
}

/// A draft that begins with a county's settings has the county's earlier periods without figures.
#[test]
fn an_open_period_in_the_middle_in_which_nothing_was_entered_is_left_out() {
    let mut workspace = quarters(&[[3, 5, 0], [4, 2, 9], [1, 3, 8], [0, 0, 0], [2, 5, 0]], "1");
    for (period, unit) in ["p3", "p4"].iter().flat_map(|period| ["a", "b", "c"].map(|unit| (period, unit))) {
        let blank = Edit::Type {
            period: PeriodId::new(period),
            unit: UnitId::new(unit),
            channel: ChannelId::new("web"),
            typed: String::new(),
        };
        edit::apply(&mut workspace, blank).expect("it is there");
    }
    let periods: Vec<usize> =
        history(&workspace, UnitIx::new(0)).iter().map(|one| one.period.get()).collect();
    assert_eq!(periods, [0, 1, 2, 4], "the last one is about to be filled in");
}

#[test]
fn growth_needs_the_earlier_period_and_says_whether_the_rules_were_the_same() {
    let growth = |points: &str| {
        let workspace = quarters(&[[3, 5, 0], [4, 2, 9], [1, 3, 8], [0, 0, 0], [2, 5, 0]], points);
        growths(&history(&workspace, UnitIx::new(0)))
    };
    let now = growth("1");
    let at = |earlier, before, now| Growth {
        earlier: PeriodIx::new(earlier),
        before: Points::whole(before),
        now: Points::whole(now),
        same_rules: true,
        same_length: true,
    };
    // The first one has nothing before it; the second ends no day after it, but a year later.
    assert_eq!(now[0], (None, None));
    assert_eq!(now[1], (None, Some(at(0, 3, 4))));
    assert_eq!(now[2], (Some(at(1, 4, 1)), None));
    assert_eq!(now[2].0.map(|growth| growth.difference()), Some(Points::whole(-3)));
    let other = growth("2");
    assert_eq!(other[1].1, Some(Growth { same_rules: false, ..at(0, 3, 8) }));
    assert_eq!(other[2].0.map(|growth| growth.same_rules), Some(true));
    // An earlier period in which nothing was entered of the unit is nothing to compare with; a count of none is.
    let workspace = quarters(&[[0; 3], [0, 2, 9], [1, 3, 8], [0, 0, 0], [2, 5, 0]], "1");
    assert_eq!(growths(&history(&workspace, UnitIx::new(0)))[2].0, Some(at(1, 0, 1)));
    let mut blank = workspace;
    let cleared = Edit::Type {
        period: PeriodId::new("p1"),
        unit: UnitId::new("a"),
        channel: ChannelId::new("web"),
        typed: String::new(),
    };
    apply(&mut blank, cleared);
    assert_eq!(growths(&history(&blank, UnitIx::new(0)))[2], (None, None));
    // A unit that began with the period has nothing before it either.
    let workspace = quarters(&[[0; 3]; 5], "1");
    assert_eq!(growths(&history(&workspace, UnitIx::new(2)))[2], (None, None));
}

#[test]
fn what_was_printed_goes_before_what_would_be_computed_now() {
    let mut workspace = quarters(&[[3, 5, 0], [4, 2, 9], [1, 3, 8], [0, 0, 0], [2, 5, 0]], "1");
    for id in ["p1", "p2"] {
        let id = PeriodId::new(id);
        let edit = edit::publish(&workspace, &id).expect("it is there");
        apply(&mut workspace, edit);
    }
    // A correction of the first changes 累计 of the second for all that is computed, and nothing that was printed.
    let correct = Edit::Correct {
        period: PeriodId::new("p1"),
        unit: UnitId::new("a"),
        channel: ChannelId::new("web"),
        typed: "1".to_owned(),
        reason: "重复".to_owned(),
    };
    apply(&mut workspace, correct);
    let all = history(&workspace, UnitIx::new(0));
    assert_eq!(told(&all), ["3 3 2/2", "1 1 2/2 printed", "1 5 2/3 level 2 printed", "0 2 3/3", "2 4 3/3"]);
    assert_eq!(all[1].status, Status::Published);
    assert_eq!(all[3].status, Status::Draft);
}

#[test]
fn the_seeds_towns_stand_as_printed() {
    let workspace = published();
    let of = |name: &str| told(&history(&workspace, unit(&workspace, name)));
    assert_eq!(of("中池镇"), ["26.5 26.5 1/11 printed"]);
    assert_eq!(of("云雾山镇"), ["9 9 10/11 level 2 printed"]);
    assert!(of("宣传部（融媒体中心）")[0].starts_with("listed "), "{:?}", of("宣传部（融媒体中心）"));
    assert_eq!(workspace.period(Q1).map(|period| period.parts().status), Some(Status::Published));
}
