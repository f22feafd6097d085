//! Files that are no workbooks, are damaged, or want to do harm.

use ermu::formats::book::{Book, BookFault, Cell, Row, Sheet, SheetHead, Style};
use ermu::formats::xlsx;

use crate::{file, packed, part, read, with_part};

fn one(cells: Vec<Cell>) -> Book {
    let rows = vec![Row { height: None, cells }];
    Book { sheets: vec![Sheet { head: SheetHead { name: "镇".to_owned(), ..SheetHead::default() }, rows }] }
}

fn plain() -> Vec<u8> {
    file(one(vec![Cell::text("甲", Style::Text), Cell::number(5_u32, Style::Count)]))
}

/// The file with the rows of its sheet replaced.
fn with_rows(rows: &str) -> Vec<u8> {
    let sheet = part(&plain(), "xl/worksheets/sheet1.xml");
    let (head, rest) = sheet.split_once("<sheetData>").expect("it has rows");
    let (_, tail) = rest.split_once("</sheetData>").expect("it has rows");
    with_part(&plain(), "xl/worksheets/sheet1.xml", &format!("{head}<sheetData>{rows}</sheetData>{tail}"))
}

/// A compound file's beginning with one name in its directory.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(1_024, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2_048, 0);
    bytes
}

#[test]
fn what_is_no_workbook_is_told_for_what_it_is() {
    let mimetype: &[u8] = b"application/vnd.oasis.opendocument.text";
    for (bytes, want) in [
        (vec![], BookFault::Empty),
        ("单位,条数\r\n中池镇,5\r\n".as_bytes().to_vec(), BookFault::Text),
        ("\u{feff}单位\t条数".as_bytes().to_vec(), BookFault::Text),
        (encoding_rs::GB18030.encode("单位,条数\n中池镇,5").0.into_owned(), BookFault::Text),
        (b"\xff\xfe1\x00".to_vec(), BookFault::Text),
        (b"<html><body><table><tr><td>1</td></tr></table>".to_vec(), BookFault::Html),
        (b"  \n<TABLE><tr><td>1".to_vec(), BookFault::Html),
        (b"<?xml version=\"1.0\"?><a/>".to_vec(), BookFault::Unknown),
        (b"%PDF-1.7\x00\x01".to_vec(), BookFault::Unknown),
        (compound("EncryptedPackage"), BookFault::Encrypted),
        (compound("WordDocument"), BookFault::Document),
        (compound("Something"), BookFault::Unknown),
        (compound("Workbook"), BookFault::Damaged { sheet: None }),
        (packed(&[("word/document.xml", b"<a/>")]), BookFault::Document),
        (packed(&[("mimetype", mimetype)]), BookFault::Document),
        (packed(&[("xl/workbook.bin", b"x")]), BookFault::Binary),
        (packed(&[("a.txt", b"x")]), BookFault::Unknown),
        (packed(&[("xl/workbook.xml", b"")]), BookFault::Damaged { sheet: None }),
        (b"PK\x03\x04".to_vec(), BookFault::Damaged { sheet: None }),
    ] {
        assert_eq!(read(&bytes), Err(want), "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(60)]));
    }
}

#[test]
fn a_file_cut_off_anywhere_is_a_fault() {
    let bytes = plain();
    for cut in (0..bytes.len()).step_by(13) {
        assert!(read(&bytes[..cut]).is_err(), "{cut}");
    }
}

#[test]
fn changed_bytes_are_a_fault_or_another_table_and_never_more() {
    let bytes = plain();
    for at in 0..bytes.len() {
        for bit in [0_u8, 3, 7] {
            let mut bytes = bytes.clone();
            bytes[at] ^= 1 << bit;
            _ = read(&bytes);
        }
    }
}

#[test]
fn a_file_that_unpacks_to_too_much_is_refused_before_it_does() {
    let huge = vec![b' '; usize::try_from(xlsx::LARGEST_UNPACKED).expect("it fits") + 1];
    let bomb = packed(&[("xl/workbook.xml", b"<a/>"), ("xl/worksheets/sheet1.xml", &huge)]);
    drop(huge);
    assert!(bomb.len() < 1 << 20);
    let found = xlsx::LARGEST_UNPACKED + 5;
    assert_eq!(read(&bomb), Err(BookFault::Unpacked { found }));
    // The directory says that there is next to nothing.
    let mut lying = bomb;
    let size = u32::try_from(xlsx::LARGEST_UNPACKED + 1).expect("it fits").to_le_bytes();
    let places: Vec<usize> = (0..lying.len() - 4).filter(|&at| lying[at..at + 4] == size).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    assert!(matches!(read(&lying), Err(BookFault::Unpacked { .. } | BookFault::Damaged { .. })));
    let large = vec![b'x'; xlsx::LARGEST_FILE + 1];
    assert_eq!(read(&large), Err(BookFault::TooLarge { found: xlsx::LARGEST_FILE + 1 }));
}

#[test]
fn a_million_empty_rows_are_none_and_cells_far_apart_are_too_many() {
    let far = "<row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/><c r=\"B1048576\" t=\"inlineStr\"><is><t> </t></is></c></row>";
    let tables =
        read(&with_rows(&format!("<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>{far}"))).expect("it is read");
    assert_eq!((tables[0].height(), tables[0].width(), tables[0].cell(0, 0)), (1, 1, "7"));
    let row = |row: usize| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>");
    let wide: String = (1..400).map(row).collect();
    assert_eq!(read(&with_rows(&wide)), Err(BookFault::TooManyCells { sheet: "镇".to_owned() }));
    // Cells in any order, and one twice.
    let mixed = "<row r=\"2\"><c r=\"B2\"><v>4</v></c><c r=\"A2\"><v>3</v></c></row><row r=\"1\"><c r=\"B1\"><v>2</v></c>\
        <c r=\"B1\"><v>9</v></c></row>";
    let tables = read(&with_rows(mixed)).expect("it is read");
    let texts: Vec<&str> = (0..2).flat_map(|row| tables[0].row(row)).collect();
    assert_eq!(texts, ["", "2", "3", "4"]);
}

#[test]
fn a_cell_beyond_the_last_row_or_column_is_refused() {
    let cell = "<c><v>7</v></c>";
    let refused = Err(BookFault::TooManyCells { sheet: "镇".to_owned() });
    for rows in [
        format!("<row r=\"4294967295\">{cell}</row>"),
        format!("<row r=\"1048577\">{cell}</row>"),
        format!("<row r=\"1048576\">{cell}</row><row>{cell}</row>"),
        format!("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c>{cell}</row>"),
        "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>".to_owned(),
        "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>".to_owned(),
    ] {
        assert_eq!(read(&with_rows(&rows)), refused, "{rows}");
    }
    let empty = "<row/>".repeat(1_048_575);
    for rows in [format!("<row r=\"1048576\">{cell}</row>"), format!("{empty}<row>{cell}</row>")] {
        let tables = read(&with_rows(&rows)).expect("it is read");
        assert_eq!(
            (tables[0].height(), tables[0].cells(), tables[0].cell(1_048_575, 0)),
            (1_048_576, 1, "7")
        );
    }
    // What stands in no cell reaches nowhere.
    let tables = read(&with_rows(
        "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row><row r=\"4294967295\"><c s=\"1\"/></row>",
    ));
    assert_eq!(tables.map(|tables| tables[0].height()), Ok(1));
}

#[test]
fn numbers_are_what_a_person_sees_and_errors_and_dates_are_marked() {
    let number = |at: &str, value: &str| format!("<c r=\"{at}\"><v>{value}</v></c>");
    let rows = [
        number("A1", "0.1"),
        number("B1", "26.5"),
        number("C1", "5.0"),
        number("D1", "0.30000000000000004"),
        number("E1", "1E3"),
        "<c r=\"F1\" t=\"e\"><v>#REF!</v></c><c r=\"G1\" t=\"b\"><v>1</v></c>".to_owned(),
        "<c r=\"H1\" t=\"str\"><f>A1&amp;B1</f><v>文</v></c><c r=\"I1\" t=\"d\"><v>2022-04-12T00:00:00</v></c>".to_owned(),
    ];
    let tables = read(&with_rows(&format!("<row r=\"1\">{}</row>", rows.concat()))).expect("it is read");
    let texts: Vec<&str> = tables[0].row(0).collect();
    assert_eq!(texts, ["0.1", "26.5", "5", "0.3", "1000", "#REF!", "TRUE", "文", "2022-04-12"]);
    let marks: Vec<String> = tables[0]
        .marks
        .iter()
        .map(|of| format!("{} {:?}", ermu::formats::book::address(of.row, of.column), of.mark))
        .collect();
    assert_eq!(marks, ["F1 Error", "I1 Date"]);
}

#[test]
fn somebody_can_say_stop() {
    let mut asked = 0;
    let stopped = xlsx::read(&plain(), &mut |done, of| {
        asked += 1;
        assert!(done <= of);
        false
    });
    assert_eq!((stopped, asked), (Err(BookFault::Stopped), 1));
}
