//! The source's two tables, as WPS, Word and a text copy put them on the clipboard, in another order than the roster's.

use super::*;
use ermu::domain::id::ChannelId;
use ermu::domain::paste::{Skipped, recognise};
use ermu::domain::points::Points;
use ermu::domain::record::Cell;
use proptest::prelude::*;

pub(super) const TOWNS_HTML: &str = include_str!("../fixtures/paste/towns.html");
pub(super) const DEPARTMENTS_HTML: &str = include_str!("../fixtures/paste/departments.html");
const TOWNS_TSV: &str = include_str!("../fixtures/paste/towns.tsv");
const DEPARTMENTS_TSV: &str = include_str!("../fixtures/paste/departments.tsv");
const TOWNS_CSV: &str = include_str!("../fixtures/seed/2022q1-towns.csv");
const DEPARTMENTS_CSV: &str = include_str!("../fixtures/seed/2022q1-departments.csv");

const COLUMNS: [&str; 7] =
    ["express", "focus", "city-site", "dyn-province", "dyn-city", "res-province", "res-city"];
const READ: [&str; 11] = [
    "serial",
    "names",
    "express",
    "focus",
    "city-site",
    "dyn-province",
    "dyn-city",
    "res-province",
    "res-city",
    "current",
    "cumulative",
];

/// The roster's names are those of the source but for brackets and spaces.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| {
            if c == '（' {
                '('
            } else if c == '）' {
                ')'
            } else {
                c
            }
        })
        .collect()
}

/// Every figure of the source comes out, and nothing else does.
#[track_caller]
fn comes_out(workspace: &Workspace, read: &Recognised, csv: &str) {
    let rules = workspace.rules_of(Q1).expect("it has rules");
    let mut want: Vec<(UnitIx, ermu::domain::rules::ChannelIx, String)> = Vec::new();
    let mut points = Vec::new();
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let found = workspace.roster().units_ix().find(|(_, unit)| plain(&unit.name) == plain(cells[1]));
        let (unit, _) = found.expect("the unit is in the roster");
        for (id, count) in COLUMNS.iter().zip(&cells[2..9]).filter(|(_, count)| !count.is_empty()) {
            let channel = rules.find_channel(&ChannelId::new(id)).expect("it is a channel");
            want.push((unit, channel, (*count).to_owned()));
        }
        points.push((unit, Points::parse(cells[9]).ok(), Points::parse(cells[10]).ok()));
    }
    want.sort_by_key(|one| (one.0, one.1));
    points.sort();
    assert_eq!(meanings(workspace, read), READ);
    let changes = read.changes(workspace, &[]);
    let found: Vec<_> =
        changes.cells.iter().map(|change| (change.unit, change.channel, change.new.clone())).collect();
    assert_eq!(found, want);
    assert!(changes.cells.iter().all(|change| change.flag.is_none() && change.old.is_empty()));
    assert_eq!(changes.cells.len() + changes.same, read.names.len() * COLUMNS.len());
    assert_eq!(changes.left, 0);
    let found: Vec<_> = read.points(&[]).iter().map(|one| (one.unit, one.current, one.cumulative)).collect();
    assert_eq!(found, points);
}

fn skipped(read: &Recognised, kind: Skipped) -> usize {
    read.skipped.iter().filter(|(_, of)| *of == kind).count()
}

#[test]
fn the_towns_come_out_of_a_spreadsheets_html() {
    let workspace = empty();
    for class in [Some(TOWNS), None] {
        let read = recognise(&html(TOWNS_HTML), &workspace, Q1, class);
        comes_out(&workspace, &read, TOWNS_CSV);
        assert_eq!(read.class, Some(TOWNS));
        assert_eq!((read.height, read.width, read.names.len()), (19, 11, 11));
        let kinds = [Skipped::Head, Skipped::Total, Skipped::Remark, Skipped::Blank, Skipped::Other];
        assert_eq!(kinds.map(|kind| skipped(&read, kind)), [5, 1, 1, 1, 0]);
        assert_eq!(read.by_position, None);
    }
}

#[test]
fn the_departments_come_out_of_words_html_with_heads_repeated_and_remarks_merged() {
    let workspace = empty();
    for class in [Some(DEPARTMENTS), None] {
        let read = recognise(&html(DEPARTMENTS_HTML), &workspace, Q1, class);
        comes_out(&workspace, &read, DEPARTMENTS_CSV);
        assert_eq!(read.names.len(), 49);
        let kinds = [Skipped::Head, Skipped::Total, Skipped::Remark, Skipped::Blank, Skipped::Other];
        assert_eq!(kinds.map(|kind| skipped(&read, kind)), [12, 1, 1, 1, 0]);
        assert!(read.names.iter().all(|name| !name.is_twice && !name.is_other_class));
        let hows: Vec<How> =
            read.names.iter().filter_map(|name| matched(&name.found)).map(|of| of.1).collect();
        for how in [How::Exact, How::Broken, How::Spelled] {
            assert!(hows.contains(&how), "{how:?}");
        }
        assert!(hows.iter().all(|how| *how <= How::Spelled));
    }
}

#[test]
fn both_tables_come_out_of_text_too() {
    let workspace = empty();
    for (pasted, csv) in [(TOWNS_TSV, TOWNS_CSV), (DEPARTMENTS_TSV, DEPARTMENTS_CSV)] {
        for pasted in [pasted.to_owned(), pasted.replace("\r\n", "\n")] {
            comes_out(&workspace, &recognise(&text(&pasted), &workspace, Q1, None), csv);
        }
    }
}

#[test]
fn the_html_wins_over_the_text_when_it_has_a_table() {
    let table = clipboard::read(Some(TOWNS_HTML), Some("中池镇\t1")).expect("there is a table");
    assert_eq!(table.rows.len(), 19);
    let table = clipboard::read(Some("<p>中池镇 1</p>"), Some("中池镇\t1")).expect("there is text");
    assert_eq!(table.width(), 2);
}

#[test]
fn what_is_there_already_is_no_change_and_what_waits_is_left_alone() {
    let workspace = published();
    let read = recognise(&html(DEPARTMENTS_HTML), &workspace, Q1, Some(DEPARTMENTS));
    let changes = read.changes(&workspace, &[]);
    assert_eq!(changes.cells, []);
    assert_eq!((changes.same, changes.left), (49 * 5, 49 * 2));
}

#[test]
fn a_table_of_the_other_class_is_told_and_can_be_used() {
    let workspace = empty();
    let read = recognise(&html(TOWNS_HTML), &workspace, Q1, Some(DEPARTMENTS));
    assert!(read.names.iter().all(|name| name.is_other_class));
    comes_out(&workspace, &read, TOWNS_CSV);
}

#[test]
fn a_merged_remark_in_the_columns_of_counts_is_no_entry_and_no_zero() {
    let mut pasted = String::from("<table><tr><td>单位<td>部门动态<td>聚焦石泉");
    pasted += "<tr><td>县委办<td colspan=2 rowspan=2>非政府序列部门不计分<tr><td>组织部<tr><td>林业局<td>60<td>---</table>";
    let workspace = published();
    let read = recognise(&html(&pasted), &workspace, Q1, Some(DEPARTMENTS));
    let changes = read.changes(&workspace, &[]);
    assert_eq!((changes.cells.len(), changes.same, changes.left), (0, 2, 4));
    let counts = workspace.period(Q1).expect("it is there").sheet();
    assert_eq!(
        counts.get(unit(&workspace, "县委办"), ermu::domain::rules::ChannelIx::new(0)),
        Cell::Count(12)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_the_pasted_rows_never_matters(order in Just((5..54).collect::<Vec<usize>>()).prop_shuffle()) {
        let workspace = empty();
        let table = text(DEPARTMENTS_TSV);
        let mut shuffled = table.clone();
        for (to, &from) in (5..54).zip(&order) {
            shuffled.rows[to] = table.rows[from].clone();
        }
        let want = recognise(&table, &workspace, Q1, None);
        let read = recognise(&shuffled, &workspace, Q1, None);
        prop_assert_eq!(read.changes(&workspace, &[]), want.changes(&workspace, &[]));
        prop_assert_eq!(read.points(&[]), want.points(&[]));
        prop_assert_eq!(read.columns, want.columns);
    }
}
