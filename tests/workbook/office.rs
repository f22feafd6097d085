//! Files that `LibreOffice` saved: the source's table of the towns out of a web page with merged heads, as .xlsx, .xls and
//! .ods, and our own export of it, opened and saved as .ods.

use ermu::domain::paste::{CellChange, recognise};
use ermu::domain::workspace::PeriodIx;
use ermu::formats::book::{Book, Cell, Row, Sheet, SheetHead, Style, official};
use ermu::formats::example;

use crate::{file, read};

const PERIOD: PeriodIx = PeriodIx::new(0);
const XLSX: &[u8] = include_bytes!("../fixtures/office/towns.xlsx");
const XLS: &[u8] = include_bytes!("../fixtures/office/towns.xls");
const ODS: &[u8] = include_bytes!("../fixtures/office/towns.ods");
const EXPORTED: &[u8] = include_bytes!("../fixtures/office/exported.ods");

#[test]
fn the_towns_come_out_of_all_three_kinds_of_file() {
    let published = example::workspace().expect("the example opens");
    let tables: Vec<_> = [XLSX, XLS, ODS].map(|bytes| read(bytes).expect("it is read")).into();
    for sheets in &tables {
        assert_eq!(sheets.len(), 1);
        let (table, first) = (&sheets[0], &tables[0][0]);
        assert_eq!((table.height(), table.width(), table.spans.len()), (18, 11, 17));
        let texts = |row: usize| table.row(row).collect::<Vec<_>>();
        assert!((0..18).all(|row| texts(row) == first.row(row).collect::<Vec<_>>()));
        let found = official(sheets, &published, PERIOD, None).expect("it is small");
        assert_eq!(found.len(), 1);
        let changes = found[0].recognised.changes(&published, &[]);
        assert_eq!((changes.cells, changes.same, changes.twice), (vec![], 55, vec![]));
        let empty = published.cleared();
        let read = recognise(&found[0].table, &empty, PERIOD, None);
        let changes = read.changes(&empty, &[]);
        let sheet = published.period(PERIOD).expect("it is there").sheet();
        let stands = |change: &CellChange| change.new == sheet.get(change.unit, change.channel).text();
        assert!(changes.cells.len() > 10 && changes.cells.iter().all(stands), "{:?}", changes.cells);
    }
}

/// A sheet as programs write it that leave blank cells at the end of a row out.
#[test]
fn a_blank_cell_at_the_end_of_a_row_takes_the_figure_away_as_one_within_it_does() {
    let published = example::workspace().expect("the example opens");
    let text = |text: &str| Cell::text(text, Style::Name);
    let count = |count: u32| Cell::number(count, Style::Count);
    let cells = [
        vec![text("单位名称"), text("各镇快讯"), text("聚焦石泉")],
        vec![text("中池镇"), count(51), count(2)],
        vec![text("池河镇"), count(41)],
        vec![text("熨斗镇"), Cell::empty(Style::Count), count(2)],
    ];
    let rows = cells.into_iter().map(|cells| Row { height: None, cells }).collect();
    let head = SheetHead { name: "镇".to_owned(), head_rows: 1, names: Some(0), ..SheetHead::default() };
    let sheets = read(&file(Book { sheets: vec![Sheet { head, rows }] })).expect("it is read");
    assert_eq!(sheets[0].row_width(2), 2, "the cell is not there");
    let found = official(&sheets, &published, PERIOD, None).expect("it is small");
    let changes = found[0].recognised.changes(&published, &[]);
    let told = |change: &CellChange| format!("{}→{}", change.old, change.new);
    assert_eq!(changes.cells.iter().map(told).collect::<Vec<_>>(), ["40→41", "1→", "24→"]);
    assert_eq!((changes.same, changes.left), (3, 0));
}

#[test]
fn our_own_export_keeps_its_blanks_through_another_program() {
    let published = example::workspace().expect("the example opens");
    let sheets = read(EXPORTED).expect("it is read");
    assert_eq!(sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["镇"]);
    assert_eq!((sheets[0].cell(5, 2), sheets[0].cell(5, 4), sheets[0].cell(5, 9)), ("51", "", "26.5"));
    let found = official(&sheets, &published, PERIOD, None).expect("it is small");
    assert_eq!(found[0].recognised.changes(&published, &[]).cells, []);
}

#[test]
fn both_classes_of_an_export_are_found_or_joined() {
    let published = example::workspace().expect("the example opens");
    let board = ermu::domain::board::Scoreboard::new(&published, PERIOD);
    let bytes = file(ermu::ui::text::workbook(&published, &board, false));
    let found = official(&read(&bytes).expect("it is read"), &published, PERIOD, None).expect("it is small");
    let joined = ermu::formats::book::joined(&found, &published, PERIOD).expect("the columns agree");
    assert_eq!(joined.sheets, ["镇", "部门"]);
    let changes = joined.recognised.changes(&published, &[]);
    assert_eq!((changes.cells, changes.twice), (vec![], vec![]));
    // Rows are counted in their own sheet.
    let rows = found[0].table.rows.len();
    assert_eq!(joined.recognised.place(rows - 1), (Some("镇"), rows));
    assert_eq!(joined.recognised.place(rows), (Some("部门"), 1));
    assert_eq!(found[1].recognised.place(0), (None, 1));
    // The same sheet twice is two tables, and a person says which.
    let twice = [found[0].clone(), found[0].clone()];
    assert_eq!(ermu::formats::book::joined(&twice, &published, PERIOD), None);
}
