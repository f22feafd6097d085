//! A year cut into periods at random: however it is cut, a month, a quarter or half a year is begun once and judged once.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ermu::domain::calendar::{Date, Span};
use ermu::domain::points::Points;
use ermu::domain::roster::UnitIx;
use ermu::domain::score::account;
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::saved;
use proptest::prelude::*;

const WINDOWS: [(&str, i32); 4] = [("month", 1), ("quarter", 3), ("half", 6), ("year", 12)];

/// The items a task asks for in one window.
const TARGET: i64 = 30;

/// Items in every period under a cap.
const MANY: i64 = 20;

/// A year that begins with a month, cut before some of its days.
fn cut(year_start: u32, days: &[i32]) -> Vec<Span> {
    let first = Date::first_of_month(2023 * 12 + i32::try_from(year_start).expect("a month") - 1);
    let last = Date::first_of_month(first.month_number() + 12).day_before();
    let mut cuts: Vec<i32> = days.to_vec();
    cuts.sort_unstable();
    cuts.dedup();
    let (mut periods, mut from, mut day) = (Vec::new(), first, first);
    for number in 1..=last.day_number() - first.day_number() {
        let next = day.day_after();
        if cuts.contains(&number) {
            periods.extend(Span::new(from, day));
            from = next;
        }
        day = next;
    }
    periods.extend(Span::new(from, last));
    periods
}

/// Periods of counts under clauses that look at every length of window.
fn open(year_start: u32, periods: &[Span], counts: &[u8]) -> Workspace {
    let mut provisions = Vec::new();
    for (per, _) in WINDOWS {
        let mut add = |id: &str, fields: &str| {
            provisions.push(format!(r#"{{ "id": "{id}-{per}", "name": "{id}", "per": "{per}", {fields} }}"#));
        };
        add("cap", &format!(r#""kind": "cap", "of": ["many-{per}"], "most": 1"#));
        add("base", r#""kind": "base", "points": 1"#);
        add("asked", r#""kind": "task", "of": ["paper"], "target": 1, "missed": "each", "each": -1"#);
        let task =
            format!(r#""kind": "task", "of": ["web"], "target": {TARGET}, "missed": "each", "each": -1"#);
        add("task", &task);
        add("put-off", &format!(r#"{task}, "judged": "atYearEnd""#));
        add(
            "rate",
            r#""kind": "rate", "of": ["web"], "over": ["web", "sent"], "threshold": 0.5, "below": -1"#,
        );
        add("floor", r#""kind": "floor", "of": ["paper"], "least": 1"#);
    }
    let channel = |id: &str, points: u8| {
        format!(r#"{{ "id": "{id}", "kind": "k", "level": "county", "name": "{id}", "points": {points} }}"#)
    };
    let mut channels = vec![channel("web", 1), channel("paper", 1), channel("sent", 0)];
    channels.extend(WINDOWS.map(|(per, _)| channel(&format!("many-{per}"), 1)));
    let many = WINDOWS.map(|(per, _)| format!(r#", "many-{per}": {MANY}"#)).concat();
    let mut all = String::new();
    for (i, (period, count)) in periods.iter().zip(counts).enumerate() {
        write!(
            all,
            r#"{}{{ "id": "P{i}", "name": "P{i}", "from": "{}", "to": "{}", "rules": "r", "status": "draft",
            "scores": "counts", "counts": {{ "a": {{ "web": {count}, "sent": {}{many} }} }} }}"#,
            if i == 0 { "" } else { "," },
            period.from(),
            period.to(),
            60 - count,
        )
        .expect("it can be written");
    }
    let file = format!(
        r#"{{ "format": "ermu", "schema": 1, "name": "某县", "yearStart": {year_start},
        "classes": [{{ "id": "town", "name": "乡镇" }}],
        "units": [{{ "id": "a", "name": "甲镇", "class": "town" }}],
        "rules": [{{ "id": "r", "name": "计分办法", "kinds": [{{ "id": "k", "name": "信息" }}],
        "channels": [{}], "provisions": [{}],
        "ranking": {{ "by": "cumulative", "ties": "competition" }} }}], "periods": [{all}] }}"#,
        channels.join(","),
        provisions.join(","),
    );
    saved::read(&file).unwrap_or_else(|faults| panic!("it opens: {faults:?}"))
}

/// What each clause brings, period by period.
fn brought(workspace: &Workspace) -> BTreeMap<String, Vec<Points>> {
    let mut all: BTreeMap<String, Vec<Points>> = BTreeMap::new();
    let periods = workspace.periods().len();
    for at in 0..periods {
        let rules = workspace.rules_of(PeriodIx::new(at)).expect("it has rules");
        let account = account(workspace, PeriodIx::new(at), UnitIx::new(0)).expect("it has one");
        for (_, provision) in rules.acting().map(|(ix, provision, _)| (ix, provision)) {
            all.entry(provision.id.to_string()).or_insert_with(|| vec![Points::ZERO; periods]);
        }
        for line in &account.clauses {
            let id = rules.provision(line.provision).expect("it is there").id.to_string();
            all.get_mut(&id).expect("it acts")[at] += line.value();
        }
    }
    all
}

fn whole(points: Points) -> i64 {
    points.thousandths() / 1000
}

/// What the tasks of one window length come to by hand, day by day: the periods that share a window are put together, and
/// what they ask is told at the last of them that ends it.
fn by_hand(start: u32, periods: &[Span], counts: &[u8], length: i32) -> i64 {
    let year = 2023 * 12 + i32::try_from(start).expect("a month") - 1;
    let day_of = |window: i32| {
        let month = Date::first_of_month(year + window * length + length / 2);
        if length % 2 == 0 { month } else { (0..14).fold(month, |day, _| day.day_after()) }
    };
    let own = |period: Span| {
        let held: Vec<i32> = (0..12 / length).filter(|&window| period.contains(day_of(window))).collect();
        if held.is_empty() { vec![(period.middle_month() - year) / length] } else { held }
    };
    let (mut asked, mut together, mut done, mut now) = (0, Vec::new(), 0, 0);
    for (period, count) in periods.iter().zip(counts) {
        let own = own(*period);
        if !own.iter().any(|window| together.contains(window)) {
            asked += std::mem::take(&mut now);
            (together, done) = (Vec::new(), 0);
        }
        together.extend(own);
        together.dedup();
        done += i64::from(*count);
        let last = together.last().expect("it has one") + 1;
        let end = Date::first_of_month(year + last * length).day_number() - 1;
        let early = (period.days() / 2).min(15);
        let is_long = (f64::from(period.days()) / 30.44).round() >= f64::from(length) && period.days() > 20;
        if is_long || period.to().day_number() + early >= end {
            let windows = i64::try_from(together.len()).expect("few");
            now = (windows * TARGET - done).max(0);
        }
    }
    asked + now
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// Base points, caps and floors of a year are those of its windows. A task asks for no window twice, and what it comes to
    /// is one judgement of all days of the window; a window whose end lies too far behind a period's is not judged.
    #[test]
    fn however_a_year_is_cut_each_window_counts_once(
        start in 1_u32..13,
        days in prop::collection::vec(1_i32..366, 0..20),
        counts in prop::collection::vec(12_u8..48, 20),
    ) {
        let periods = cut(start, &days);
        let workspace = open(start, &periods, &counts);
        let brought = brought(&workspace);
        for (per, length) in WINDOWS {
            let windows = i64::from(12 / length);
            let of = |id: &str| whole(brought[&format!("{id}-{per}")].iter().copied().sum());
            prop_assert_eq!(of("base"), windows, "base of each {}", per);
            prop_assert_eq!(of("floor"), windows, "floor of each {}", per);
            let many = MANY * i64::try_from(periods.len()).expect("few");
            prop_assert_eq!(many + of("cap"), windows, "cap of each {}", per);
            prop_assert!((0..=windows).contains(&-of("asked")), "{per}: {} of {windows}", of("asked"));
            prop_assert!((-windows..=0).contains(&of("rate")), "{per}: {} of {windows}", of("rate"));
            let asked = by_hand(start, &periods, &counts, length);
            prop_assert_eq!(-of("task"), asked, "task of each {}", per);
            prop_assert_eq!(-of("put-off"), asked, "task of each {}, at the year's end", per);
        }
    }

    /// What a period was told to come to stands, whatever periods come after it.
    #[test]
    fn what_a_clause_did_in_a_period_stays_whatever_comes_later(
        start in 1_u32..13,
        days in prop::collection::vec(1_i32..366, 1..20),
        counts in prop::collection::vec(12_u8..48, 20),
        upto in any::<prop::sample::Index>(),
    ) {
        let periods = cut(start, &days);
        let upto = upto.index(periods.len()) + 1;
        let (all, then) = (brought(&open(start, &periods, &counts)), brought(&open(start, &periods[..upto], &counts)));
        for (clause, then) in then {
            prop_assert_eq!(&all[&clause][..upto], &then[..], "{}", clause);
        }
    }
}
