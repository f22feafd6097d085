//! The source's two tables, to the last half point: 石政办函〔2022〕15号, annexes 1 and 2.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::{ChannelId, PeriodId};
use ermu::domain::points::Points;
use ermu::domain::record::Cell;
use ermu::domain::roster::{ClassIx, UnitIx};
use ermu::domain::rules::{Basis, Ranking, Ties};
use ermu::domain::score::{self, Entry};
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::example;

const Q1: PeriodIx = PeriodIx::new(0);
const TOWNS: ClassIx = ClassIx::new(0);
const DEPARTMENTS: ClassIx = ClassIx::new(1);

/// The columns of the source's tables, left to right.
const COLUMNS: [&str; 7] =
    ["express", "focus", "city-site", "dyn-province", "dyn-city", "res-province", "res-city"];

struct Row {
    serial: usize,
    name: String,
    counts: [Option<u32>; 7],
    points: Option<(Points, Points)>,
    scored: bool,
}

fn table(csv: &str) -> Vec<Row> {
    csv.lines().skip(1).map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.trim_start_matches('\u{feff}').split(',').collect();
    let count = |i: usize| (!cells[i].is_empty()).then(|| cells[i].parse().expect("a count"));
    let points = |i: usize| Points::parse(cells[i]).expect("points");
    Row {
        serial: cells[0].parse().expect("a serial number"),
        // The source writes narrow brackets and breaks long names.
        name: cells[1].replace(' ', "").replace('(', "（").replace(')', "）"),
        counts: std::array::from_fn(|i| count(i + 2)),
        points: (!cells[9].is_empty()).then(|| (points(9), points(10))),
        scored: cells[11] == "是",
    }
}

fn workspace() -> Workspace {
    example::workspace().unwrap_or_else(|faults| panic!("the example opens: {faults:?}"))
}

fn unit(workspace: &Workspace, name: &str) -> UnitIx {
    let found = workspace.roster().units_ix().find(|(_, unit)| unit.name == name);
    found.unwrap_or_else(|| panic!("{name} is in the roster")).0
}

#[track_caller]
fn check_table(class: ClassIx, csv: &str, rows: usize) {
    let workspace = workspace();
    let board = Scoreboard::new(&workspace, Q1);
    let order: Vec<UnitIx> = board.standings(class).expect("the class is there").all().collect();
    let want = table(csv);
    assert_eq!((want.len(), order.len()), (rows, rows));
    let rules = workspace.rules_of(Q1).expect("the period has rules");
    let period = workspace.period(Q1).expect("the period is there");
    for (want, unit) in want.iter().zip(order) {
        let of = workspace.roster().unit(unit).expect("the unit is there");
        assert_eq!(of.name, want.name, "serial {}", want.serial);
        let place = board.place(&workspace, unit).expect("it has a place");
        assert_eq!(place.serial, want.serial, "{}", want.name);
        assert_eq!(workspace.roster().is_scored(unit), want.scored, "{}", want.name);
        for (id, count) in COLUMNS.iter().zip(want.counts) {
            let channel = rules.find_channel(&ChannelId::new(id)).expect("the channel is there");
            let cell = period.sheet().get(unit, channel);
            assert_eq!(cell, count.map_or(Cell::Blank, Cell::Count), "{} {id}", want.name);
        }
        let points = want.scored.then(|| (board.current(unit), board.cumulative(unit)));
        assert_eq!(points, want.points, "{}", want.name);
    }
}

#[test]
fn the_towns_come_out_as_printed() {
    check_table(TOWNS, include_str!("fixtures/seed/2022q1-towns.csv"), 11);
}

#[test]
fn the_departments_come_out_as_printed() {
    check_table(DEPARTMENTS, include_str!("fixtures/seed/2022q1-departments.csv"), 49);
}

/// Worked examples 1 to 3.
#[test]
fn three_scores_are_the_sums_the_rules_say() {
    let workspace = workspace();
    for (name, terms, sum) in [
        ("中池镇", "51×0.5 2×0.5", "26.5"),
        ("政府办", "3×0.5 13×0.5 16×5", "88"),
        ("人社局", "57×0.5 1×0.5 10×1 1×5", "44"),
    ] {
        let account = score::account(&workspace, Q1, unit(&workspace, name)).expect("it has an account");
        let said: Vec<String> = account.terms().iter().map(|(n, each)| format!("{n}×{each}")).collect();
        assert_eq!(said.join(" "), terms, "{name}");
        assert_eq!(account.current().to_string(), sum, "{name}");
    }
}

/// Worked example 4: scored by mistake, 宣传部 would come second with 70.5.
#[test]
fn a_listed_only_unit_has_counts_and_neither_score_nor_place() {
    let workspace = workspace();
    let board = Scoreboard::new(&workspace, Q1);
    let unit = unit(&workspace, "宣传部（融媒体中心）");
    let account = score::account(&workspace, Q1, unit).expect("it has an account");
    let counts: Vec<u32> = (account.lines.iter())
        .filter_map(|line| if let Entry::Count(count) = line.entry { Some(count) } else { None })
        .collect();
    assert_eq!(counts, [4, 119, 9]);
    assert_eq!((account.scored, account.current(), board.current(unit)), (false, Points::ZERO, Points::ZERO));
    let place = board.place(&workspace, unit).expect("it has a serial number");
    assert_eq!((place.serial, place.place), (35, None));
}

/// Worked example 5: 54 = 42 + 12, 20 = 20 + 0.
#[test]
fn the_notices_totals_are_over_all_and_the_rankings_over_the_scored() {
    let workspace = workspace();
    let board = Scoreboard::new(&workspace, Q1);
    let rules = workspace.rules_of(Q1).expect("the period has rules");
    let total = |name: &str| {
        let (_, channels) = rules.totals().find(|(total, _)| total.name == name).expect("the total is there");
        let sums = channels.iter().map(|&channel| board.total(channel));
        sums.fold((0, 0), |(scored, listed), sum| (scored + sum.scored, listed + sum.listed))
    };
    assert_eq!(total("市政府办专报采用"), (20, 0));
    assert_eq!(total("市政府网站采用"), (42, 12));
}

/// Worked example 6, and all six ties of the source under the three ways.
#[test]
fn six_ties_keep_roster_order_and_get_the_places_asked_for() {
    let mut workspace = workspace();
    let rules = workspace.rules_of(Q1).expect("the period has rules").id().clone();
    let tied = [
        ("云雾山镇", [10, 10, 10]),
        ("后柳镇", [11, 10, 10]),
        ("行政审批服务局", [13, 13, 13]),
        ("住建局", [14, 13, 13]),
        ("供销联社", [20, 20, 19]),
        ("文旅广电局", [21, 20, 19]),
        ("统计局", [22, 22, 20]),
        ("经贸局", [23, 22, 20]),
        ("招商服务中心", [24, 24, 21]),
        ("生态环境分局", [25, 24, 21]),
        ("公安局（交警大队）", [26, 24, 21]),
        ("民政局", [27, 27, 22]),
        ("审计局", [28, 27, 22]),
    ];
    for (way, ties) in [Ties::Serial, Ties::Competition, Ties::Dense].into_iter().enumerate() {
        let ranking = Ranking { by: Basis::Cumulative, ties, ..Ranking::default() };
        edit::apply(&mut workspace, Edit::SetRanking { rules: rules.clone(), ranking }).expect("applies");
        let board = Scoreboard::new(&workspace, Q1);
        for (name, places) in tied {
            let place = board.place(&workspace, unit(&workspace, name)).expect("it has a place");
            assert_eq!((place.serial, place.place), (places[0], Some(places[way])), "{name} {ties:?}");
        }
    }
}

#[test]
fn the_structure_by_kind_is_that_of_the_source() {
    let workspace = workspace();
    let board = Scoreboard::new(&workspace, Q1);
    let said = |class| board.kinds(class).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(said(TOWNS), ["167.5", "0", "0"]);
    assert_eq!(said(DEPARTMENTS), ["327", "100", "0"]);
}

#[test]
fn a_channel_not_fed_back_is_neither_zero_nor_scored() {
    let mut workspace = workspace();
    let unit = unit(&workspace, "林业局");
    let typed = |typed: &str| Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: workspace.roster().unit(unit).expect("the unit is there").id.clone(),
        channel: ChannelId::new("dyn-province"),
        typed: typed.to_owned(),
    };
    let edit = typed("1");
    edit::apply(&mut workspace, edit).expect("applies");
    assert_eq!(Scoreboard::new(&workspace, Q1).current(unit), Points::whole(43));
    let account = score::account(&workspace, Q1, unit).expect("it has an account");
    assert!(account.waits());
    let fed_back = Edit::SetWaiting {
        period: PeriodId::new("2022Q1"),
        channel: ChannelId::new("dyn-province"),
        waiting: false,
    };
    edit::apply(&mut workspace, fed_back).expect("applies");
    assert_eq!(Scoreboard::new(&workspace, Q1).current(unit), Points::whole(53));
}
