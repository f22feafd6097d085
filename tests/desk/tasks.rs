//! Tasks: done, needed, missing, and the days that are left.

use ermu::domain::calendar::Date;
use ermu::domain::edit::Edit;
use ermu::domain::id::{ChannelId, PeriodId};
use ermu::domain::points::Points;
use ermu::domain::roster::UnitIx;
use ermu::domain::score::account;
use ermu::domain::tasks::{TaskProgress, tasks};
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::saved;

const A: UnitIx = UnitIx::new(0);

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is a date"))
}

fn open(file: &str) -> Workspace {
    saved::read(file).unwrap_or_else(|faults| panic!("it opens: {faults:?}"))
}

/// Each window: its days, done/needed, missing, whether it closes, days left.
fn told(all: &[TaskProgress], today: &str) -> Vec<String> {
    let windows = all.iter().flat_map(|task| &task.windows);
    windows
        .map(|window| {
            let left = window.days_left(date(today)).map_or("over".to_owned(), |days| days.to_string());
            let closes = if window.closes { "" } else { " open" };
            format!(
                "{}..{} {}/{} -{}{closes} {left}",
                window.days.from(),
                window.days.to(),
                window.done,
                window.needed,
                window.missing()
            )
        })
        .collect()
}

#[test]
fn months_of_a_quarter_of_counts_are_one_window_of_three() {
    let workspace = open(include_str!("../fixtures/clauses/task/months_of_a_quarter.json"));
    let all = tasks(&workspace, PeriodIx::new(0), A);
    assert_eq!(told(&all, "2022-03-21"), ["2022-01-01..2022-03-31 7/9 -2 10"]);
    assert_eq!(all[0].each.to_string(), "3");
    assert_eq!(all[0].windows[0].covers, 3);
    assert_eq!(all[0].windows[0].value.to_string(), "-2");
    assert_eq!(told(&all, "2022-03-31"), ["2022-01-01..2022-03-31 7/9 -2 0"]);
    assert_eq!(told(&all, "2022-04-01"), ["2022-01-01..2022-03-31 7/9 -2 over"]);
    assert!(
        all[0].windows[0].has_begun(date("2022-01-01")) && !all[0].windows[0].has_begun(date("2021-12-31"))
    );
}

#[test]
fn months_of_dated_items_are_told_one_by_one() {
    let workspace = open(include_str!("../fixtures/clauses/task/months_from_the_26th.json"));
    assert_eq!(
        told(&tasks(&workspace, PeriodIx::new(0), A), "2022-02-01"),
        [
            "2021-12-26..2022-01-31 4/1 -0 over",
            "2022-02-01..2022-02-28 1/1 -0 27",
            "2022-03-01..2022-03-25 1/1 -0 52",
        ]
    );
    assert_eq!(
        told(&tasks(&workspace, PeriodIx::new(1), A), "2022-05-31"),
        [
            "2022-03-26..2022-04-30 1/1 -0 over",
            "2022-05-01..2022-05-31 0/1 -1 0",
            "2022-06-01..2022-06-25 0/1 -1 25",
        ]
    );
}

#[test]
fn a_window_goes_on_through_periods() {
    let workspace = open(include_str!("../fixtures/clauses/task/weeks.json"));
    let of = |at| told(&tasks(&workspace, PeriodIx::new(at), A), "2022-04-10");
    assert_eq!(of(0), ["2022-04-01..2022-04-30 1/4 -3 open 20"]);
    assert_eq!(of(1), ["2022-04-01..2022-04-30 2/4 -2 open 20"]);
    assert_eq!(of(3), ["2022-04-01..2022-04-30 4/4 -0 20"]);
    let halves = open(include_str!("../fixtures/clauses/task/at_year_end.json"));
    let of = |at| told(&tasks(&halves, PeriodIx::new(at), A), "2022-06-01");
    assert_eq!(of(0), ["2022-01-01..2022-06-30 7/10 -3 29"]);
    assert_eq!(of(1), ["2022-07-01..2022-12-31 12/10 -0 213"]);
}

#[test]
fn a_window_that_goes_on_after_it_was_judged_is_told_with_all_its_days() {
    let months = open(include_str!("../fixtures/clauses/task/month_cut_unevenly.json"));
    let of = |at| told(&tasks(&months, PeriodIx::new(at), A), "2022-02-22");
    assert_eq!(of(0), ["2022-01-01..2022-01-31 1/4 -3 over"]);
    assert_eq!(of(1), ["2022-01-01..2022-01-31 4/4 -0 over"]);
    assert_eq!(of(2), ["2022-02-01..2022-02-28 2/4 -2 6"]);
    assert_eq!(of(3), ["2022-02-01..2022-02-28 3/4 -1 6"]);
    let quarter = open(include_str!("../fixtures/clauses/task/quarter_cut_at_a_half.json"));
    let of = |at| told(&tasks(&quarter, PeriodIx::new(at), A), "2022-08-15");
    assert_eq!(of(0), ["2022-07-01..2022-08-15 5/6 -1 0"]);
    assert_eq!(of(1), ["2022-08-16..2022-09-30 1/3 -2 46"]);
}

/// The end of August is a period of its own and goes with the two months before it; of who came later one month is asked.
#[test]
fn who_was_not_there_is_not_asked_for_the_months_before() {
    let file = include_str!("../fixtures/clauses/task/quarter_cut_at_a_half.json")
        .replace(r#""to": "2022-08-15""#, r#""to": "2022-08-20""#)
        .replace(r#""from": "2022-08-16""#, r#""from": "2022-08-21""#)
        .replace("2022-09-30", "2022-08-31")
        .replace(
            r#""class": "town" }],"#,
            r#""class": "town" }, { "id": "b", "name": "乙镇", "class": "town", "from": "H2" }],"#,
        );
    let workspace = open(&file);
    let of = |unit| told(&tasks(&workspace, PeriodIx::new(1), UnitIx::new(unit)), "2022-08-31");
    assert_eq!(of(0), ["2022-07-01..2022-08-31 6/6 -0 0"]);
    assert_eq!(of(1), ["2022-08-01..2022-08-31 0/3 -3 0"]);
}

#[test]
fn who_is_asked_nothing_has_no_tasks() {
    let seed = crate::published();
    assert_eq!(tasks(&seed, crate::Q1, A), []);
    let task = |target: &str| {
        format!(
            r#"{{ "id": "t", "name": "任务", "kind": "task", "of": ["web"], "target": {target}, "per": "year" }}"#
        )
    };
    let small = |target: &str| {
        let provisions = task(target);
        crate::Small { provisions: &provisions, counts: r#""a": { "web": 2 }"#, ..crate::Small::default() }
            .open()
    };
    let workspace = small(r#"{ "units": { "a": 5 } }"#);
    assert_eq!(
        told(&tasks(&workspace, PeriodIx::new(0), A), "2022-12-01"),
        ["2022-01-01..2022-12-31 2/5 -3 open 30"]
    );
    assert_eq!(
        told(&tasks(&workspace, PeriodIx::new(1), A), "2022-12-01"),
        ["2022-01-01..2022-12-31 2/5 -3 open 30"]
    );
    assert_eq!(tasks(&workspace, PeriodIx::new(0), UnitIx::new(1)), []);
}

#[test]
fn a_channel_that_waits_is_said_with_the_task() {
    let provisions =
        r#"{ "id": "t", "name": "任务", "kind": "task", "of": ["web"], "target": 3, "per": "period" }"#;
    let mut workspace =
        crate::Small { provisions, counts: r#""a": { "web": 2 }"#, ..crate::Small::default() }.open();
    assert!(!tasks(&workspace, PeriodIx::new(0), A)[0].waits);
    let wait =
        Edit::SetWaiting { period: PeriodId::new("Q1"), channel: ChannelId::new("web"), waiting: true };
    crate::apply(&mut workspace, wait);
    let waiting = tasks(&workspace, PeriodIx::new(0), A);
    assert!(waiting[0].waits);
    assert_eq!(waiting[0].windows[0].done.to_string(), "0");
}

/// Whatever the clauses, a window tells what the account's last line of it tells.
#[test]
fn progress_is_the_accounts_own() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clauses/task");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let workspace = open(&std::fs::read_to_string(&path).expect("it can be read"));
        for at in (0..workspace.periods().len()).map(PeriodIx::new) {
            for (unit, _) in workspace.roster().units_ix() {
                let account = account(&workspace, at, unit).expect("it has one");
                for task in tasks(&workspace, at, unit) {
                    let lines: Vec<_> =
                        account.clauses.iter().filter(|line| line.provision == task.provision).collect();
                    let (line, window) =
                        (lines.last().expect("a line"), task.windows.last().expect("a window"));
                    assert_eq!(
                        (line.measured, line.against),
                        (window.done, window.needed),
                        "{}",
                        path.display()
                    );
                    let brought: Points = lines.iter().map(|line| line.value()).sum();
                    let told: Points = task.windows.iter().map(|window| window.value).sum();
                    assert_eq!(brought, told, "{}", path.display());
                    let rules = workspace.rules_of(at).expect("it has rules");
                    let of = workspace.roster().unit(unit).expect("it is there");
                    let asked: i64 = window.covers;
                    assert_eq!(
                        window.needed.thousandths(),
                        task.each.thousandths() * asked,
                        "{}",
                        path.display()
                    );
                    assert!(rules.provision(task.provision).is_some_and(|one| one.holds_for(of)));
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 20, "{seen} tasks were looked at");
}
