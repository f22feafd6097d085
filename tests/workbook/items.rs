//! 采用清单: the rows of one file by hand, and counts that come to those of the tables whatever is registered.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use ermu::domain::annex::Annex;
use ermu::domain::board::Scoreboard;
use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::ItemId;
use ermu::domain::points::Points;
use ermu::domain::record::{Adoption, Author, Item};
use ermu::domain::workspace::{PeriodIx, PeriodParts, Source, Workspace};
use ermu::formats::book::{self, Part, Row, Value};
use ermu::formats::{example, saved};
use ermu::ui::text;

use crate::county::{Seeded, county};
use crate::{file, read};

const SHEET: &str = "采用清单";
/// The columns of the list.
const UNIT: usize = 1;
const CHANNEL: usize = 3;
const COUNT: usize = 7;

fn open(name: &str) -> Workspace {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let text = fs::read_to_string(path).expect("the file is there");
    saved::read(&text).expect("it opens")
}

/// The rows of the list under its head; none where there is no list.
fn rows(workspace: &Workspace, period: PeriodIx) -> Option<Vec<Row>> {
    let board = Scoreboard::new(workspace, period);
    let sheets = text::workbook(workspace, &board, false).sheets;
    sheets.into_iter().find(|sheet| sheet.head.name == SHEET).map(|sheet| sheet.rows)
}

fn shown(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Number(number) | Value::Formula { value: number, .. } => number.to_string(),
    }
}

#[test]
fn the_list_of_every_quarter_is_what_was_written_by_hand() {
    let workspace = open("adopted/three_quarters.json");
    let mut said = String::new();
    for at in (0..workspace.periods().len()).map(PeriodIx::new) {
        writeln!(said, "== {}", workspace.periods()[at.get()].parts().name).expect("it is written");
        for row in rows(&workspace, at).into_iter().flatten() {
            let cells: Vec<String> = row.cells.iter().map(|cell| shown(&cell.value)).collect();
            writeln!(said, "{}", cells.join("|")).expect("it is written");
        }
    }
    assert_eq!(said, include_str!("../fixtures/adopted/three_quarters.txt"));
}

type Counts = BTreeMap<(String, String), i64>;

/// What the list comes to, by unit and channel.
fn of_list(rows: &[Row]) -> Counts {
    let mut counts = Counts::new();
    for row in &rows[1..] {
        let cell = |at: usize| shown(&row.cells[at].value);
        let count: i64 = cell(COUNT).parse().expect("it is a count");
        assert_ne!(count, 0);
        *counts.entry((cell(UNIT), cell(CHANNEL))).or_default() += count;
    }
    counts.retain(|_, count| *count != 0);
    counts
}

/// What the annexed tables say, by unit and channel.
fn of_tables(workspace: &Workspace, period: PeriodIx) -> Counts {
    let board = Scoreboard::new(workspace, period);
    let rules = workspace.rules_of(period).expect("it has rules");
    let mut counts = Counts::new();
    for (class, of) in workspace.roster().classes_ix() {
        let annex = Annex::new(workspace, &board, class);
        for row in &annex.rows {
            for (column, count) in annex.columns.iter().zip(&row.counts) {
                let channel = rules.channel(column.channel).expect("it is there").name_for(&of.id);
                let kind = &rules.kinds()[rules.kind_of(column.channel).get()].name;
                let key = (row.name.clone(), text::kind_channel(kind, channel));
                *counts.entry(key).or_default() += i64::from(count.unwrap_or(0));
            }
        }
    }
    counts.retain(|_, count| *count != 0);
    counts
}

/// Registers items: some of their adoptions lie in the only period, some do not.
fn register(workspace: &mut Workspace, seeded: &mut Seeded) {
    let units: Vec<_> = workspace.roster().units().iter().map(|unit| unit.id.clone()).collect();
    let period = PeriodIx::new(0);
    let channels = workspace.rules_of(period).expect("it has rules").channels().iter();
    let channels: Vec<_> = channels.map(|channel| channel.id.clone()).collect();
    let days = ["2021-12-31", "2022-01-01", "2022-02-14", "2022-03-31", "2022-04-01"];
    for at in 0..seeded.below(40) {
        let id = ItemId::new(&format!("i{at}"));
        let mut authors: Vec<_> =
            (0..=seeded.below(3)).map(|_| units[seeded.below(units.len())].clone()).collect();
        authors.sort_unstable();
        authors.dedup();
        let count = seeded.below(4);
        let adoption = |_| Adoption {
            channel: channels[seeded.below(channels.len())].clone(),
            date: Date::parse(days[seeded.below(days.len())]),
            issue: seeded.below(4).to_string(),
            ..Adoption::default()
        };
        let adoptions = (0..count).map(adoption).collect();
        let units = authors.into_iter().map(|unit| Author { unit, ..Author::default() }).collect();
        let item = Item { id: id.clone(), title: format!("第{at}条"), units, length: None, adoptions };
        edit::apply(workspace, Edit::PutItem { id, item: Some(Box::new(item)) }).expect("it fits");
    }
}

/// A workspace with typed counts and items, scored by either, with channels that wait.
fn registered(seed: u64) -> Workspace {
    let mut workspace = county(seed);
    let mut seeded = Seeded::new(seed ^ 0x5eed);
    register(&mut workspace, &mut seeded);
    let period = PeriodIx::new(0);
    let parts = workspace.period_parts(period).expect("it is there");
    let channels = workspace.rules_of(period).expect("it has rules").channels();
    let waiting =
        channels.iter().filter(|_| seeded.below(5) == 0).map(|channel| channel.id.clone()).collect();
    let source = if seeded.below(2) == 0 { Source::Items } else { Source::Counts };
    let changed = PeriodParts { source, waiting, ..parts };
    edit::apply(&mut workspace, Edit::PutPeriod { id: changed.id.clone(), period: Some(Box::new(changed)) })
        .expect("it applies");
    workspace
}

#[test]
fn the_counts_of_the_list_are_those_of_the_tables() {
    let (mut lists, mut differing) = (0, 0);
    for seed in 0..500 {
        let workspace = registered(seed);
        let period = PeriodIx::new(0);
        let Some(rows) = rows(&workspace, period) else { continue };
        assert_eq!(of_list(&rows), of_tables(&workspace, period), "{seed}");
        lists += 1;
        differing += rows.iter().filter(|row| row.cells[0].value == Value::Empty).count();
    }
    assert!(lists > 400 && differing > 1_000, "{lists} lists, {differing} differences");
}

#[test]
fn the_counts_are_those_of_the_tables_in_every_fixture() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")];
    let mut lists = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder can be listed") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Some(workspace) = fs::read_to_string(&path).ok().and_then(|text| saved::read(&text).ok())
            else {
                continue;
            };
            for period in (0..workspace.periods().len()).map(PeriodIx::new) {
                let Some(rows) = rows(&workspace, period) else { continue };
                assert_eq!(of_list(&rows), of_tables(&workspace, period), "{}", path.display());
                lists += 1;
            }
        }
    }
    assert!(lists > 60, "{lists} lists");
}

/// Where items score and no clause takes anything away, the points of the list are those of the tables.
#[test]
fn what_the_list_earned_is_what_the_tables_say() {
    let mut checked = 0;
    for seed in 0..200 {
        let workspace = registered(seed);
        let period = PeriodIx::new(0);
        let record = workspace.period(period).expect("it is there");
        if record.parts().source != Source::Items {
            continue;
        }
        let rows = rows(&workspace, period).expect("items score");
        let mut earned: BTreeMap<String, Points> = BTreeMap::new();
        for row in &rows[1..] {
            let points = shown(&row.cells[COUNT + 1].value);
            let points =
                if points.is_empty() { Points::ZERO } else { Points::parse(&points).expect("points") };
            *earned.entry(shown(&row.cells[UNIT].value)).or_default() += points;
        }
        let board = Scoreboard::new(&workspace, period);
        for (unit, of) in
            workspace.roster().units_ix().filter(|(unit, _)| workspace.roster().is_scored(*unit))
        {
            let sum = earned.get(&of.name).copied().unwrap_or_default();
            assert_eq!(sum, board.current(unit), "{seed} {}", of.name);
            checked += 1;
        }
    }
    assert!(checked > 500, "{checked} units");
}

#[test]
fn the_list_is_left_out_where_there_is_nothing_to_list() {
    let workspace = example::workspace().expect("the example opens");
    assert_eq!(rows(&workspace, PeriodIx::new(0)), None);
    let listed = open("adopted/three_quarters.json");
    let of = |at| rows(&listed, PeriodIx::new(at)).map(|rows| rows.len());
    assert_eq!([of(0), of(3)], [Some(8), None]);
}

#[test]
fn the_list_stands_behind_the_tables_in_parts_and_is_taken_for_none_of_them() {
    for seed in 0..100 {
        let workspace = registered(seed);
        let period = PeriodIx::new(0);
        let board = Scoreboard::new(&workspace, period);
        let whole = text::workbook(&workspace, &board, false);
        let parts: Vec<Part> = text::workbook_parts(&workspace, &board, false, 3).collect();
        let names = parts.iter().filter_map(|part| match part {
            Part::Sheet(head) => Some(head.name.as_str()),
            Part::Rows(_) | Part::End => None,
        });
        let names: Vec<&str> = names.collect();
        let mut want = vec!["镇", "县直/部门[一]", "得分明细", "计分办法"];
        if rows(&workspace, period).is_some() {
            want.insert(2, SHEET);
        }
        assert_eq!(names, want, "{seed}");
        let from = parts.iter().position(|part| matches!(part, Part::Sheet(head) if head.name == SHEET));
        for part in from.into_iter().flat_map(|from| parts[from + 1..].iter()) {
            match part {
                Part::Rows(rows) => assert!(rows.len() <= 3, "{seed}: {}", rows.len()),
                Part::Sheet(_) | Part::End => break,
            }
        }
        assert_eq!(parts.into_iter().collect::<book::Book>(), whole);
        let sheets = read(&file(whole)).expect("it is read");
        let found = book::official(&sheets, &workspace, period, None).expect("it is small");
        let is_list = |one: &book::Official| one.sheets.iter().any(|name| name == SHEET);
        assert!(!found.iter().any(is_list), "{seed}");
    }
}
