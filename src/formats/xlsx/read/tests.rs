//! Both readers of .xlsx side by side: what the quick one reads is what the general one does.

use std::io::Write as _;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// Every sheet of a workbook with both readers.
#[track_caller]
fn check(bytes: &[u8], is_plain: bool) {
    let Ok(Kind::Xlsx(parts)) = kind(bytes, &mut |_, _| true) else { panic!("it is a workbook") };
    let mut book = general(&parts).expect("it opens");
    let quick = Quick::new(&parts).expect("its parts are plain");
    for name in sheets(book.sheets_metadata()) {
        let mut laid = Laid::new(&name, MOST_BOOK_CELLS);
        let mut put =
            |row: u32, column: u32, text: &str, mark| laid.put_text(row, column, text, mark).is_ok();
        let spans = quick.sheet(&name, &mut put);
        assert_eq!(spans.is_some(), is_plain);
        let all = with_all_means(&mut book, &name, MOST_BOOK_CELLS, &mut || true).expect("it is read");
        if let Some(spans) = spans {
            assert_eq!(laid.end(spans).expect("it is laid out"), all);
        }
    }
}

#[test]
fn the_quick_reader_reads_what_the_general_one_does() {
    use crate::formats::book::{Cell, Part, Row, SheetHead, Style, Value};
    check(include_bytes!("../../../../tests/fixtures/office/towns.xlsx"), true);
    let texts = ["a&b", "<x>", " kept ", "两\n行", "'", "\u{1}", "_x0041_", "𠀀"];
    for (texts, is_plain) in
        [(&texts[..5], true), (&texts[7..], true), (&texts[5..6], false), (&texts[6..], false)]
    {
        let mut writer = crate::formats::xlsx::Writer::new();
        writer
            .put(Part::Sheet(SheetHead { name: "a&b".to_owned(), ..SheetHead::default() }))
            .expect("it fits");
        let mut cells: Vec<Cell> = texts.iter().map(|text| Cell::text(*text, Style::Text)).collect();
        cells.push(Cell::number(7_u32, Style::Count));
        cells.push(Cell {
            value: Value::Formula { text: "=1<2".to_owned(), value: 1_u32.into() },
            style: Style::Plain,
        });
        writer.put(Part::Rows(vec![Row::default(), Row { height: None, cells }])).expect("it fits");
        let bytes = writer.finish().expect("it is packed");
        let Ok(Kind::Xlsx(parts)) = kind(&bytes, &mut |_, _| true) else { panic!("it is a workbook") };
        assert_eq!(Quick::new(&parts).is_some(), is_plain, "{texts:?}");
        if is_plain {
            check(&bytes, true);
        }
        let tables = read(&bytes, &mut |_, _| true).expect("it is read");
        let found: Vec<&str> = tables[0].row(1).take(texts.len()).collect();
        assert_eq!(found, texts);
    }
}

const HOME: &str = "_rels/.rels";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const BOOK: &str = "xl/workbook.xml";
const STYLES: &str = "xl/styles.xml";
const TEXTS: &str = "xl/sharedStrings.xml";
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A workbook's parts, written by hand: a date, a number and a text in the first of two sheets.
#[derive(Clone)]
struct Made(Vec<(String, Vec<u8>)>);

impl Made {
    fn new() -> Self {
        let of = |id: &str, kind: &str, target: &str| {
            format!(
                "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
            )
        };
        let relations = |all: &[String]| format!("<Relationships>{}</Relationships>", all.concat());
        let sheet = |cells: &str| {
            format!(
                "<worksheet><sheetData><row r=\"1\">{cells}</row></sheetData><mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells></worksheet>"
            )
        };
        let parts = [
            (HOME, relations(&[of("rId1", "officeDocument", "xl/workbook.xml")])),
            (RELATIONS, relations(&[
                of("rId1", "worksheet", "worksheets/sheet1.xml"),
                of("rId2", "worksheet", "/xl/worksheets/sheet2.xml"),
                of("rId3", "styles", "styles.xml"),
                of("rId4", "sharedStrings", "sharedStrings.xml"),
            ])),
            (BOOK, "<workbook xmlns:r=\"r\"><sheets><sheet name=\"one\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"two\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>".to_owned()),
            (STYLES, "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>".to_owned()),
            (TEXTS, "<sst><si><t>text</t></si></sst>".to_owned()),
            (SHEET, sheet("<c r=\"A1\" s=\"1\"><v>44661</v></c><c r=\"B1\" s=\"0\"><v>7</v></c><c r=\"C1\" t=\"s\"><v>0</v></c>")),
            ("xl/worksheets/sheet2.xml", sheet("<c r=\"A1\"><v>8</v></c>")),
        ];
        Self(parts.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect())
    }

    /// The same with another text in a part.
    #[track_caller]
    fn with(mut self, name: &str, from: &str, to: &str) -> Self {
        let (_, bytes) = self.0.iter_mut().find(|(of, _)| of == name).expect("the part is there");
        let text = String::from_utf8(bytes.clone()).expect("it is text");
        assert!(text.contains(from), "{from}");
        *bytes = text.replace(from, to).into_bytes();
        self
    }

    /// The same with a part under another name.
    fn named(mut self, from: &str, to: &str) -> Self {
        self.0.iter_mut().filter(|(of, _)| of == from).for_each(|(of, _)| to.clone_into(of));
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.0.retain(|(of, _)| of != name);
        self
    }

    /// The same with a part of which only what stands before `end` is left.
    #[track_caller]
    fn cut(self, name: &str, end: &str) -> Self {
        let text = self.0.iter().find(|(of, _)| of == name).map(|(_, bytes)| String::from_utf8_lossy(bytes));
        let rest = text.as_deref().and_then(|text| text.find(end).map(|at| text[at..].to_owned()));
        self.with(name, &rest.expect("it is there"), "")
    }

    fn parts(&self) -> Parts {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.0 {
            out.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part begins");
            out.write_all(bytes).expect("it is written");
        }
        let bytes = out.finish().expect("it is packed").into_inner();
        let Ok(Kind::Xlsx(parts)) = kind(&bytes, &mut |_, _| true) else { panic!("it is a workbook") };
        parts
    }

    /// What is read, once it was compared with what the general reader reads; and whether its parts are plain.
    #[track_caller]
    fn read(&self) -> (bool, Result<Vec<SheetTable>, BookFault>) {
        let parts = self.parts();
        let generally = xlsx(&parts, None, &mut |_, _| true);
        let quick = Quick::new(&parts);
        let is_plain = quick.is_some();
        assert_eq!(xlsx(&parts, quick, &mut |_, _| true), generally);
        (is_plain, generally)
    }

    #[track_caller]
    fn is_not_plain(&self) -> Result<Vec<SheetTable>, BookFault> {
        let (is_plain, read) = self.read();
        assert!(!is_plain);
        read
    }
}

#[test]
fn a_list_of_sheets_that_is_not_whole_is_left_to_the_general_reader() {
    let (is_plain, all) = Made::new().read();
    let all = all.expect("it is read");
    assert!(is_plain);
    assert_eq!((all.len(), all[0].row(0).collect::<Vec<_>>()), (2, vec!["2022-04-10", "7", "text"]));
    let refused = Err(damaged(None));
    let made = Made::new;
    assert_eq!(made().cut(BOOK, "<sheet name=\"two").is_not_plain(), refused);
    assert_eq!(made().cut(BOOK, "</workbook>").is_not_plain(), refused);
    assert_eq!(made().with(BOOK, "rId2", "rId9").is_not_plain(), refused);
    assert_eq!(made().cut(RELATIONS, "</Relationships>").is_not_plain(), refused);
    assert_eq!(
        made()
            .with(RELATIONS, "relationships/worksheet\" Target=\"/", "relationships/other\" Target=\"/")
            .is_not_plain(),
        refused
    );
    assert_eq!(made().with(BOOK, "\"2\" r:id", "\"2\" state=\"odd\" r:id").is_not_plain(), refused);
    assert_eq!(made().with(BOOK, "\"2\" r:id", "\"2\" q:id").is_not_plain().as_ref(), Ok(&all));
    assert_eq!(
        made().with(BOOK, "<sheet name=\"two", "<x:sheet name=\"two").is_not_plain().as_ref(),
        Ok(&all)
    );
    let (is_plain, one) = made().with(BOOK, "\"2\" r:id", "\"2\" state=\"hidden\" r:id").read();
    assert_eq!((is_plain, one.map(|tables| tables.len())), (true, Ok(1)));
}

#[test]
fn a_date_is_no_number_whatever_became_of_the_formats() {
    let all = Made::new().read().1.expect("it is read");
    let made = Made::new;
    assert_eq!(made().named(STYLES, "xl/Styles.xml").is_not_plain().as_ref(), Ok(&all));
    for (part, end) in
        [(STYLES, "<xf numFmtId=\"14"), (STYLES, "</styleSheet>"), (TEXTS, "</sst>"), (TEXTS, "<si>")]
    {
        assert_eq!(made().cut(part, end).is_not_plain(), Err(damaged(None)), "{end}");
    }
    let elsewhere = made().with(RELATIONS, "\"styles.xml", "\"other.xml");
    assert_eq!(elsewhere.is_not_plain().as_ref(), Ok(&all));
    let mut wide = made();
    let text = wide.0.iter_mut().find(|(name, _)| name == STYLES).expect("it is there");
    text.1.insert(12, 0xff);
    _ = wide.is_not_plain();
    // Of a format that is not in the list, or where there is none, the general reader decides.
    for made in [made().with(SHEET, "s=\"1\"", "s=\"9\""), made().without(STYLES)] {
        let parts = made.parts();
        let quick = Quick::new(&parts).expect("its parts are plain");
        assert!(quick.sheet("one", &mut |_, _, _, _| true).is_none());
        assert!(quick.sheet("two", &mut |_, _, _, _| true).is_some());
        assert!(made.read().1.is_ok());
    }
}

#[test]
fn a_workbook_in_another_place_is_looked_for_there() {
    let made = Made::new;
    let all = made().read().1;
    let rooted = made().with(HOME, "\"xl/", "\"/xl/").read();
    assert_eq!(rooted, (true, all));
    assert_eq!(made().without(HOME).is_not_plain(), Err(damaged(None)));
    assert_eq!(made().with(HOME, "officeDocument\" ", "other\" ").is_not_plain(), Err(damaged(None)));
    assert_eq!(made().cut(HOME, "</Relationships>").is_not_plain(), Err(damaged(None)));
    // One that lies where it mostly does, and another that is the one.
    let mut two = made().with(HOME, "xl/workbook", "xl/second");
    let second: Vec<_> = made()
        .with(BOOK, "name=\"one", "name=\"other")
        .0
        .into_iter()
        .filter(|(name, _)| name == BOOK || name == RELATIONS)
        .collect();
    two.0.extend(second);
    let mut names = two.0.iter_mut().rev().take(2).map(|(name, _)| name);
    names.by_ref().for_each(|name| *name = name.replace("workbook", "second"));
    let read = two.is_not_plain().expect("it is read");
    assert_eq!(read[0].name, "other");
}

#[test]
fn a_sheet_that_is_cut_off_is_not_plain() {
    for end in ["<mergeCell ", "</mergeCells>", "</worksheet>"] {
        let made = Made::new().cut(SHEET, end);
        let parts = made.parts();
        let quick = Quick::new(&parts).expect("its parts are plain");
        assert!(quick.sheet("one", &mut |_, _, _, _| true).is_none(), "{end}");
        _ = made.read();
    }
}
