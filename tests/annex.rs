//! The annexed tables: as the source printed them, and understood again when they are pasted.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::fs;
use std::path::Path;
use std::rc::Rc;

use ermu::domain::annex::{Annex, Grid, columns, typed_in};
use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::ChannelId;
use ermu::domain::paste::recognise;
use ermu::domain::roster::ClassIx;
use ermu::domain::rules::{Ranking, Rows};
use ermu::domain::workspace::{PeriodIx, Workspace, next_period};
use ermu::formats::{clipboard, csv, example, sheet};
use ermu::platform::Platform;
use ermu::platform::memory::Memory;
use ermu::session::Session;
use ermu::ui::text;
use leptos::prelude::Owner;

const Q1: PeriodIx = PeriodIx::new(0);

fn published() -> Workspace {
    example::workspace().expect("the example opens")
}

fn grid(workspace: &Workspace, class: usize) -> Grid {
    let board = Scoreboard::new(workspace, Q1);
    let class = ClassIx::new(u32::try_from(class).expect("it is small"));
    text::annex_grid(&Annex::new(workspace, &board, class))
}

/// The rows of a table as the county printed it: serial, name, seven counts, 本期, 累计.
fn printed(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/seed").join(name);
    let csv = fs::read_to_string(path).expect("the file is there");
    let plain = |cell: &str| cell.replace(' ', "").replace('(', "（").replace(')', "）");
    let rows = csv.trim_start_matches('\u{feff}').lines().skip(1);
    rows.map(|line| line.split(',').take(11).map(plain).collect()).collect()
}

#[test]
fn the_annexes_are_the_sources_tables_under_its_head_of_four_lines() {
    let workspace = published();
    for (class, file, first) in
        [(0, "2022q1-towns.csv", "各镇快讯"), (1, "2022q1-departments.csv", "部门动态")]
    {
        let lines = sheet::laid_out(&grid(&workspace, class));
        let width = 11;
        assert!(lines.iter().all(|line| line.len() == width), "every line has every column");
        let squash = |text: &String| text.replace('\n', "");
        let head: Vec<Vec<String>> =
            lines[..4].iter().map(|line| line.iter().map(squash).collect()).collect();
        assert_eq!(
            head[0],
            ["序号", "单位名称", "新闻动态", "", "", "政务信息", "", "", "", "得分情况（分）", ""]
        );
        assert_eq!(head[1][2..6], ["采用情况（条）", "", "", "采用情况（条）"]);
        assert_eq!(
            head[2][2..],
            [first, "聚焦石泉", "市政府网站", "动态信息", "", "调研信息", "", "本期", "累计"]
        );
        assert_eq!(head[3][5..9], ["省级", "市级", "省级", "市级"]);
        let want = printed(file);
        let rows = &lines[4..4 + want.len()];
        let mut remarks = 0;
        for (row, want) in rows.iter().zip(&want) {
            assert_eq!(row[..2], want[..2]);
            let counts: Vec<&str> =
                want[2..9].iter().map(|cell| if cell.is_empty() { "---" } else { cell }).collect();
            assert_eq!(row[2..9], counts, "{}", want[1]);
            if want[9].is_empty() {
                remarks += usize::from(row[9] == "非政府序列部门不计分");
            } else {
                assert_eq!(row[9..], want[9..], "{}", want[1]);
            }
        }
        assert_eq!(remarks, class, "one remark over all rows that are listed only");
        let foot = &lines[4 + want.len()];
        assert_eq!((foot[0].as_str(), lines.len()), ("备注", 5 + want.len()));
        assert!(foot[1].starts_with("1. ") && foot[1].contains("\n3. "), "{}", foot[1]);
    }
}

/// The source's words for its own departments are none of another county's villages.
#[test]
fn the_remark_on_listed_units_names_departments_only_where_they_are() {
    let mut parts = published().to_parts();
    let listed = parts.units.iter_mut().find(|unit| unit.class.as_str() == "town").expect("a town");
    listed.standing = ermu::domain::roster::Standing::ListedOnly;
    let workspace = Workspace::new(parts).expect("it opens");
    let remark = |class| {
        let lines = sheet::laid_out(&grid(&workspace, class));
        lines.into_iter().map(|line| line[9].clone()).find(|cell| cell.contains("不计分"))
    };
    assert_eq!(remark(0).as_deref(), Some("只列条数不计分"));
    assert_eq!(remark(1).as_deref(), Some("非政府序列部门不计分"));
    assert_eq!(text::unit_standing("镇", false), "镇，只列不计分");
    assert_eq!(text::unit_standing("部门", false), "部门，非政府序列，只列不计分");
}

#[test]
fn what_is_copied_or_exported_is_understood_again() {
    let workspace = published();
    for class in 0..2 {
        let drawn = grid(&workspace, class);
        let (plain, html) = sheet::write_grid(&drawn);
        let lines = sheet::laid_out(&drawn);
        let csv: String = lines.iter().map(|line| csv::line(line.iter().map(String::as_str))).collect();
        let tables = [
            clipboard::read(Some(&html), None),
            clipboard::read(None, Some(&plain)),
            clipboard::read_delimited(&format!("\u{feff}{csv}")),
        ];
        for table in tables {
            let table = table.expect("it is a table");
            let read = recognise(&table, &workspace, Q1, None);
            assert_eq!(read.class.map(ClassIx::get), Some(class));
            let changes = read.changes(&workspace, &[]);
            assert!(changes.cells.is_empty(), "{:?}", &changes.cells[..changes.cells.len().min(3)]);
            let board = Scoreboard::new(&workspace, Q1);
            let told = read.points(&[]);
            let agree = |current, unit| current == Some(board.current(unit));
            let scored = told.iter().filter(|one| one.current.is_some()).count();
            assert!(
                scored > 10 && told.iter().all(|one| one.current.is_none() || agree(one.current, one.unit))
            );
        }
    }
}

#[test]
fn a_copied_table_is_on_the_clipboard_in_both_forms() {
    let memory = Rc::new(Memory::default());
    let owner = Owner::new();
    owner.set();
    let page = Session::open(Rc::clone(&memory) as Rc<dyn Platform>).expect("the page opens");
    let drawn = grid(&published(), 0);
    assert!(page.copy_table(&drawn));
    let (text, html) = sheet::write_grid(&drawn);
    assert_eq!((memory.copied(), memory.copied_html()), (Some(text), Some(html)));
}

#[test]
fn rows_stand_in_roster_order_where_the_rules_say_so() {
    let mut workspace = published();
    let rules = workspace.rule_sets()[0].id().clone();
    let ranking = Ranking { rows: Rows::Roster, ..workspace.rule_sets()[0].ranking() };
    edit::apply(&mut workspace, Edit::SetRanking { rules, ranking }).expect("it applies");
    let board = Scoreboard::new(&workspace, Q1);
    let annex = Annex::new(&workspace, &board, ClassIx::new(1));
    let units: Vec<_> =
        annex.rows.iter().take(annex.rows.len() - annex.listed()).map(|row| row.unit).collect();
    let mut sorted = units.clone();
    sorted.sort_unstable();
    assert_eq!(units, sorted);
}

/// Until a period is out nobody knows which channels stay without adoptions; after that those are left out that never had
/// any and are not printed then.
#[test]
fn a_channel_that_is_not_printed_can_be_typed_into_until_a_period_is_out() {
    let ids = |workspace: &Workspace, period: usize, all: bool| -> Vec<String> {
        let board = Scoreboard::new(workspace, PeriodIx::new(period));
        let every = columns(workspace, &board, ClassIx::new(0), true);
        let shown = if all { every } else { typed_in(workspace, &board, ClassIx::new(0), every) };
        shown.into_iter().map(|column| column.id).collect()
    };
    let mut parts = example::workspace().expect("the example opens").cleared().to_parts();
    let unit = parts.units[0].id.clone();
    let hidden = parts.rule_sets[0].columns.iter().find(|column| !column.always).expect("one is not printed");
    let hidden = hidden.channel.to_string();
    parts.example = false;
    let mut workspace = Workspace::new(parts).expect("it opens");
    assert!(ids(&workspace, 0, false).contains(&hidden), "nothing is out yet");
    let period = workspace.period(Q1).expect("it is there").parts().id.clone();
    let publish = edit::publish(&workspace, &period).expect("it is there");
    edit::apply(&mut workspace, publish).expect("it applies");
    assert!(!ids(&workspace, 0, false).contains(&hidden), "nothing was ever adopted there");
    assert!(ids(&workspace, 0, true).contains(&hidden), "whoever asks for it sees it");

    // What one period had, the next shows before anything is typed into it.
    let mut parts = example::workspace().expect("the example opens").cleared().to_parts();
    parts.example = false;
    let mut workspace = Workspace::new(parts).expect("it opens");
    let typed =
        Edit::Type { period: period.clone(), unit, channel: ChannelId::new(&hidden), typed: "2".to_owned() };
    edit::apply(&mut workspace, typed).expect("it applies");
    let publish = edit::publish(&workspace, &period).expect("it is there");
    edit::apply(&mut workspace, publish).expect("it applies");
    let next = next_period(&workspace);
    let next = Edit::PutPeriod { id: next.id.clone(), period: Some(Box::new(next)) };
    edit::apply(&mut workspace, next).expect("it applies");
    assert!(ids(&workspace, 1, false).contains(&hidden), "it had something before");
}
