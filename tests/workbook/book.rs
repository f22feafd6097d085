//! What stands in the file that is written, and the way between page and worker.

use ermu::domain::board::Scoreboard;
use ermu::domain::paste::Cover;
use ermu::domain::workspace::PeriodIx;
use ermu::formats::book::{
    Book, BookFault, Cell, Decimal, Part, Row, Sheet, SheetHead, Span, Style, Value, WriteFault, wire,
};
use ermu::formats::{example, saved, xlsx};
use ermu::ui::text;
use proptest::prelude::*;

use crate::{file, part, read, with_part};

fn example_book(formulas: bool) -> Book {
    let workspace = example::workspace().expect("the example opens");
    let board = Scoreboard::new(&workspace, PeriodIx::new(0));
    text::workbook(&workspace, &board, formulas)
}

fn sheet(cells: Vec<Vec<Cell>>) -> Book {
    let rows = cells.into_iter().map(|cells| Row { height: None, cells }).collect();
    let head = SheetHead { name: "表".to_owned(), head_rows: 1, names: Some(0), ..SheetHead::default() };
    Book { sheets: vec![Sheet { head, rows }] }
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    assert_eq!(file(example_book(true)), file(example_book(true)));
    assert!(part(&file(example_book(false)), "docProps/core.xml").contains("2000-01-01T00:00:00Z"));
}

#[test]
fn no_number_is_a_text() {
    let bytes = file(example_book(true));
    let strings = part(&bytes, "xl/sharedStrings.xml");
    let texts: Vec<&str> =
        strings.split("<t>").skip(1).filter_map(|rest| rest.split("</t>").next()).collect();
    assert!(texts.len() > 100);
    // The numbers of clauses name and do not count.
    let numbers = texts
        .iter()
        .filter(|text| text.parse::<f64>().is_ok() && !matches!(**text, "1" | "2" | "3" | "4" | "5"));
    assert_eq!(numbers.collect::<Vec<_>>(), [&""; 0]);
    let towns = part(&bytes, "xl/worksheets/sheet1.xml");
    // 中池镇: 51 and 2 adopted, 26.5 points; the first of what it has none of is 0 with a format that shows ---.
    assert!(towns.contains("<v>51</v>") && towns.contains("<v>26.5</v>"), "{towns}");
    assert!(part(&bytes, "xl/styles.xml").contains("#,##0;-#,##0;&quot;---&quot;"));
}

#[test]
fn formulas_stand_beside_values_that_are_theirs() {
    let towns = part(&file(example_book(true)), "xl/worksheets/sheet1.xml");
    assert!(towns.contains("<f>SUM(C6:C16)</f>"), "{towns}");
    assert!(!part(&file(example_book(false)), "xl/worksheets/sheet1.xml").contains("<f>"));
    let plain = crate::county::county(3);
    let board = Scoreboard::new(&plain, PeriodIx::new(0));
    let mut checked = 0;
    for sheet in text::workbook(&plain, &board, true).sheets {
        let points = |cell: &Cell| match &cell.value {
            Value::Number(number) if cell.style == Style::Points => Some(*number),
            _ => None,
        };
        for cells in sheet.rows.iter().map(|row| &row.cells) {
            let (Some(Value::Formula { text, value }), true) =
                (cells.last().map(|cell| &cell.value), cells.len() > 3)
            else {
                continue;
            };
            if text.contains('*') {
                assert_eq!(points(&cells[cells.len() - 3]), Some(*value), "{text}");
                checked += 1;
            }
        }
    }
    assert!(checked > 3, "{checked}");
}

/// Once a channel that had not answered stood there as the number 0.
#[test]
fn a_channel_that_waits_is_no_number_and_its_formulas_work() {
    for formulas in [false, true] {
        let towns = &example_book(formulas).sheets[0];
        let column = |at: usize| towns.rows[5..16].iter().map(move |row| row.cells[at].value.clone());
        // The provincial column of 动态信息.
        assert!(column(5).all(|value| value == Value::Text("未反馈".to_owned())), "{:?}", towns.rows[5]);
        assert!(column(6).all(|value| value == Value::Empty));
        // No formula multiplies a word; a sum leaves it out.
        let products =
            towns.rows[5..16].iter().flat_map(|row| &row.cells).filter_map(|cell| match &cell.value {
                Value::Formula { text, .. } => Some(text.clone()),
                Value::Empty | Value::Text(_) | Value::Number(_) => None,
            });
        assert!(products.clone().all(|text| !text.contains('F')), "{:?}", products.collect::<Vec<_>>());
    }
}

/// Once nothing in the tables said why 累计 was more than 本期 and what was printed before.
#[test]
fn what_came_late_is_told_under_the_table_of_its_class() {
    let workspace = saved::read(include_str!("../fixtures/worked/9-late.json")).expect("it opens");
    let told = |period: usize| {
        let board = Scoreboard::new(&workspace, PeriodIx::new(period));
        let book = text::workbook(&workspace, &board, true);
        let last = |sheet: &Sheet| match sheet.rows.last().map(|row| &row.cells[1].value) {
            Some(Value::Text(text)) => text.lines().last().unwrap_or_default().to_owned(),
            other => panic!("it ends with remarks: {other:?}"),
        };
        [last(&book.sheets[0]), last(&book.sheets[1])].map(|line| line.starts_with("补计").then_some(line))
    };
    assert_eq!(told(0), [None, None]);
    assert_eq!(told(1), [None, Some("补计（已计入累计）：林业局 10 分".to_owned())]);
}

#[test]
fn heads_are_merged_frozen_and_repeated_on_a4() {
    let bytes = file(example_book(false));
    let towns = part(&bytes, "xl/worksheets/sheet1.xml");
    for want in [
        "ySplit=\"5\" topLeftCell=\"C6\" activePane=\"bottomRight\" state=\"frozen\"",
        "<mergeCell ref=\"A2:A5\"/>",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
    ] {
        assert!(towns.contains(want), "{want} {towns}");
    }
    let names = part(&bytes, "xl/workbook.xml");
    assert!(names.contains("_xlnm.Print_Titles\" localSheetId=\"0\">'镇'!$1:$5<"), "{names}");
    assert!(names.contains("_xlnm.Print_Area\" localSheetId=\"0\">'镇'!$A$1:"), "{names}");
}

#[test]
fn a_blank_count_is_told_from_zero_wherever_its_row_and_column_went() {
    let head = |text: &str| Cell::text(text, Style::Head);
    let unit = |name: &str, counts: [Option<u32>; 2]| {
        let count = |count: Option<u32>| {
            count.map_or(Cell::empty(Style::Count), |count| Cell::number(count, Style::Count))
        };
        vec![Cell::text(name, Style::Name), count(counts[0]), count(counts[1])]
    };
    let rows = [unit("甲", [None, Some(0)]), unit("乙", [Some(0), None]), unit("丙", [None, None])];
    let heads = vec![head("单位"), head("省级"), head("市级")];
    let bytes = file(sheet([vec![heads], rows.to_vec()].concat()));
    let texts = |bytes: &[u8]| -> Vec<String> {
        let tables = read(bytes).expect("it is read");
        assert_eq!(tables.len(), 1);
        (0..tables[0].height()).map(|row| tables[0].row(row).collect::<Vec<_>>().join(",")).collect()
    };
    assert_eq!(texts(&bytes), ["单位,省级,市级", "甲,,0", "乙,0,", "丙,,"]);
    // As after sorting in a spreadsheet program, with another name, and with a figure typed over a blank.
    let swapped = part(&bytes, "xl/worksheets/sheet1.xml");
    let (top, rest) = swapped.split_once("<row r=\"2\">").expect("it has rows");
    let (second, rest) = rest.split_once("<row r=\"3\">").expect("it has rows");
    let (third, rest) = rest.split_once("<row r=\"4\">").expect("it has rows");
    let (second, third) = (second.replace("2\" s", "3\" s"), third.replace("3\" s", "2\" s"));
    let rest = rest.replacen("<v>0</v>", "<v>8</v>", 1);
    let sorted = format!("{top}<row r=\"2\">{third}<row r=\"3\">{second}<row r=\"4\">{rest}");
    let bytes = with_part(&bytes, "xl/worksheets/sheet1.xml", &sorted);
    let names = part(&bytes, "xl/workbook.xml").replace("name=\"表\"", "name=\"另一个\"");
    let bytes = with_part(&bytes, "xl/workbook.xml", &names);
    assert_eq!(texts(&bytes), ["单位,省级,市级", "乙,0,", "甲,,0", "丙,8,"]);
}

#[test]
fn what_does_not_fit_is_told_with_its_place() {
    let put = |book: Book| {
        let mut writer = xlsx::Writer::new();
        book.into_parts(10).try_for_each(|part| writer.put(part))
    };
    let long = sheet(vec![vec![Cell::default(), Cell::text("政".repeat(32_768), Style::Text)]]);
    assert_eq!(put(long), Err(WriteFault::TooLong { sheet: "表".to_owned(), row: 0, column: 1 }));
    assert_eq!(put(sheet(vec![vec![Cell::text("政".repeat(32_767), Style::Text)]])), Ok(()));
    let wide = sheet(vec![vec![Cell::default(); 16_385]]);
    assert_eq!(put(wide), Err(WriteFault::TooManyColumns { sheet: "表".to_owned() }));
    let span = |row, column, rows, columns| Span { row, column, rows, columns };
    for spans in [
        vec![span(0, 0, 2, 2), span(1, 1, 1, 2)],
        vec![span(0, 16_383, 1, 2)],
        vec![span(0, 0, 0, 1)],
        vec![span(u32::MAX, 0, 2, 1)],
    ] {
        let mut book = sheet(vec![]);
        book.sheets[0].head.spans = spans;
        assert_eq!(put(book), Err(WriteFault::Span { sheet: "表".to_owned() }));
    }
    assert_eq!(xlsx::Writer::new().put(Part::Rows(vec![])), Err(WriteFault::NoSheet));
    assert_eq!(xlsx::Writer::new().finish(), Err(WriteFault::NoSheet));
}

#[test]
fn merged_cells_of_a_table_are_covered_and_marks_are_kept() {
    let bytes = file(example_book(false));
    let tables = read(&bytes).expect("it is read");
    let table = tables[1].into_table().expect("it is a table");
    assert_eq!(table.cell(2, 0).and_then(|cell| cell.cover), Some(Cover { up: 1, left: 0 }));
    assert_eq!(table.shown(4, 0), "序号");
    let parts: Vec<Vec<u8>> = wire::write_table(&tables, 5).collect();
    let mut back = wire::TableParts::default();
    let ends: Vec<bool> = parts.iter().map(|part| back.put(part).expect("it is a part")).collect();
    assert_eq!(ends.iter().position(|end| *end), Some(ends.len() - 1));
    assert_eq!(back.end(), tables);
}

#[test]
fn faults_cross_the_wire() {
    for fault in [
        Ok(BookFault::Empty),
        Ok(BookFault::Stopped),
        Ok(BookFault::TooLarge { found: 99_999_999 }),
        Ok(BookFault::Unpacked { found: u64::MAX }),
        Ok(BookFault::TooManyCells { sheet: "镇".to_owned() }),
        Ok(BookFault::Damaged { sheet: None }),
        Ok(BookFault::Damaged { sheet: Some(String::new()) }),
        Err(WriteFault::Packing),
        Err(WriteFault::TooLong { sheet: "镇".to_owned(), row: 70_000, column: 300 }),
    ] {
        let bytes = wire::write_fault(&fault);
        assert_eq!(wire::read_fault(&bytes), Ok(fault));
        assert!((0..bytes.len()).all(|cut| wire::read_fault(&bytes[..cut]).is_err()));
    }
}

fn a_value() -> impl Strategy<Value = Value> {
    let number = (any::<i64>(), 0_u8..=15).prop_map(|(mantissa, places)| {
        Decimal::new(mantissa.max(-i64::MAX), places).expect("it has few places")
    });
    prop_oneof![
        Just(Value::Empty),
        ".*".prop_map(Value::Text),
        number.clone().prop_map(Value::Number),
        (".*", number).prop_map(|(text, value)| Value::Formula { text, value }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn rows_cross_the_wire_and_no_cut_or_changed_byte_does_harm(
        values in prop::collection::vec((a_value(), 0..Style::ALL.len()), 0..20),
        height in prop::option::of(0..u16::MAX),
        at in any::<usize>(),
        byte in any::<u8>(),
    ) {
        let cells = values.into_iter().map(|(value, style)| Cell { value, style: Style::ALL[style] }).collect();
        let part = Part::Rows(vec![Row { height, cells }, Row::default()]);
        let mut bytes = wire::write(&part);
        prop_assert_eq!(wire::read(&bytes), Ok(part));
        for cut in 0..bytes.len() {
            prop_assert!(wire::read(&bytes[..cut]).is_err());
        }
        let at = at % bytes.len();
        bytes[at] = byte;
        _ = wire::read(&bytes);
        _ = wire::read_table(&bytes);
        _ = wire::read_fault(&bytes);
    }
}
