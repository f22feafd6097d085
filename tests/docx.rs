//! The Word document: every text once, merged cells right, heads repeated, the same bytes for the same notice.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use ermu::domain::annex::{Grid, GridCell, Kind};
use ermu::domain::document::{Annexed, Document};
use ermu::domain::notice::{Layout, Paragraph, Place};
use ermu::formats::docx::{Difference, DocxText, first_difference, matches, read_back, write};
use proptest::prelude::*;

fn paragraph(place: Place, text: &str) -> Paragraph {
    Paragraph { place, text: text.to_owned() }
}

fn head(text: &str, columns: usize, rows: usize) -> GridCell {
    GridCell::over(text, (columns, rows), Kind::Head)
}

/// A head of two lines, three units of which the last two share a remark, and notes at the foot.
fn grid() -> Grid {
    let figure = |text: &str| GridCell::one(text, Kind::Figure);
    vec![
        vec![head("序号", 1, 2), head("单位名称", 1, 2), head("采用", 2, 1), head("得分", 1, 2)],
        vec![head("各镇快讯", 1, 1), head("市级", 1, 1)],
        vec![figure("1"), GridCell::one("中池镇", Kind::Text), figure("51"), figure("---"), figure("26.5")],
        vec![
            figure("2"),
            GridCell::one("农业农村局（蚕桑服务中心）", Kind::Text),
            figure("7"),
            figure("8"),
            head("不计分", 1, 2),
        ],
        vec![figure("3"), GridCell::one("县委办", Kind::Text), figure("9"), figure("10")],
        vec![head("备注", 1, 1), GridCell::over("1. 甲。\n2. 乙。", (4, 1), Kind::Text)],
    ]
}

fn annexed(mark: &str, grid: Grid, head: usize) -> Annexed {
    Annexed { mark: mark.to_owned(), title: format!("{mark}的统计表"), grid, head }
}

fn notice(layout: Layout) -> Document {
    Document {
        layout,
        office: "石泉县人民政府办公室".to_owned(),
        number: "石政办函〔2022〕15号".to_owned(),
        paragraphs: vec![
            paragraph(Place::Title, "石泉县人民政府办公室关于2022年一季度政务信息工作情况的通报"),
            paragraph(Place::Recipients, "各镇人民政府："),
            paragraph(Place::Opening, "一季度采用54条。"),
            paragraph(Place::Heading, "（一）要求"),
            paragraph(Place::Closing, "“重视”。"),
            paragraph(Place::Attachment, "统计表（镇）"),
            paragraph(Place::Attachment, "统计表（部门）"),
            paragraph(Place::Signature, "石泉县人民政府办公室"),
            paragraph(Place::Date, "2022年4月12日"),
            paragraph(Place::Copies, "县委各工作部门。\n驻石各单位。"),
        ],
        attachments: "附件：".to_owned(),
        copies: "抄送：".to_owned(),
        issued: (layout == Layout::Document)
            .then(|| ("石泉县人民政府办公室".to_owned(), "2022年4月12日印发".to_owned())),
        annexes: vec![annexed("附件1", grid(), 2), annexed("附件2", grid(), 2)],
    }
}

#[track_caller]
fn read(document: &Document) -> DocxText {
    let bytes = write(document).expect("it can be written");
    let difference = first_difference(document, &bytes);
    assert!(difference.is_none(), "{difference:?}");
    read_back(&bytes).expect("it can be read")
}

/// The parts of a document as text.
fn part(document: &Document, name: &str) -> String {
    let bytes = write(document).expect("it can be written");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("it is a package");
    let file = archive.by_name(name).expect("the part is there");
    std::io::read_to_string(file).expect("it is text")
}

#[test]
fn every_text_stands_once_in_its_place() {
    assert_eq!(
        read(&notice(Layout::Letter)).paragraphs,
        [
            "石泉县人民政府办公室",
            "石政办函〔2022〕15号",
            "石泉县人民政府办公室\n关于2022年一季度政务信息工作情况的通报",
            "各镇人民政府：",
            "一季度采用54条。",
            "（一）要求",
            "“重视”。",
            "附件：1. 统计表（镇）",
            "2. 统计表（部门）",
            "石泉县人民政府办公室",
            "2022年4月12日",
            "抄送：县委各工作部门。\n驻石各单位。",
            "附件1",
            "附件1的统计表",
            "附件2",
            "附件2的统计表",
        ]
    );
    let document = read(&notice(Layout::Document)).paragraphs;
    assert_eq!(
        document[document.len() - 2..],
        ["抄送：县委各工作部门。\n驻石各单位。", "石泉县人民政府办公室\t2022年4月12日印发"]
    );
}

#[test]
fn cells_are_merged_as_in_the_grid_and_heads_are_repeated() {
    let text = read(&notice(Layout::Letter));
    assert_eq!(text.tables.len(), 2);
    let rows = &text.tables[0].rows;
    assert_eq!(
        rows.iter().map(|row| row.is_head).collect::<Vec<_>>(),
        [true, true, false, false, false, false]
    );
    for row in rows {
        assert_eq!(row.cells.iter().map(|cell| cell.columns).sum::<usize>(), 5);
    }
    let spans = |row: usize| -> Vec<(&str, usize, usize)> {
        rows[row].cells.iter().map(|cell| (cell.text.as_str(), cell.columns, cell.rows)).collect()
    };
    assert_eq!(spans(0), [("序号", 1, 2), ("单位名称", 1, 2), ("采用", 2, 1), ("得分", 1, 2)]);
    assert_eq!(spans(1), [("", 1, 0), ("", 1, 0), ("各镇快讯", 1, 1), ("市级", 1, 1), ("", 1, 0)]);
    let name = "农业农村局\n（蚕桑服务中心）";
    assert_eq!(spans(3), [("2", 1, 1), (name, 1, 1), ("7", 1, 1), ("8", 1, 1), ("不计分", 1, 2)]);
    assert_eq!(spans(4).last(), Some(&("", 1, 0)));
    assert_eq!(spans(5), [("备注", 1, 1), ("1. 甲。\n2. 乙。", 4, 1)]);
}

#[test]
fn the_same_notice_gives_the_same_bytes() {
    for layout in [Layout::Letter, Layout::Document] {
        assert_eq!(write(&notice(layout)).expect("writes"), write(&notice(layout)).expect("writes"));
    }
    assert_ne!(
        write(&notice(Layout::Letter)).expect("writes"),
        write(&notice(Layout::Document)).expect("writes")
    );
}

#[test]
fn the_page_has_the_measures_of_the_standard() {
    let body = part(&notice(Layout::Letter), "word/document.xml");
    // Millimetres in twips: 210 x 297; 37, 26, 35, 28.
    assert!(body.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
    assert!(body.contains("<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\""));
    assert!(body.contains("<w:titlePg/>") && body.contains("w:linePitch=\"579\""));
    assert!(!part(&notice(Layout::Document), "word/document.xml").contains("<w:titlePg/>"));
    assert!(part(&notice(Layout::Letter), "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
    let (odd, even) = ("word/footer2.xml", "word/footer1.xml");
    assert!(part(&notice(Layout::Letter), odd).contains("<w:jc w:val=\"right\"/>"));
    assert!(part(&notice(Layout::Letter), even).contains("<w:jc w:val=\"left\"/>"));
    assert!(part(&notice(Layout::Letter), "docProps/core.xml").contains("政务信息工作情况的通报</dc:title>"));
    for run in body.split("<w:r>").skip(1) {
        assert!(
            run.starts_with("<w:rPr><w:rFonts ") && run.contains("w:eastAsia="),
            "every run says its font"
        );
    }
}

/// The children of properties in the order of the schema, without which Word calls a document damaged.
const ORDER: [(&str, &str); 6] = [
    (
        "w:pPr",
        "pStyle keepNext pageBreakBefore framePr widowControl pBdr tabs overflowPunct autoSpaceDE autoSpaceDN \
         adjustRightInd snapToGrid spacing ind jc outlineLvl rPr sectPr",
    ),
    ("w:rPr", "rFonts snapToGrid color spacing sz szCs lang"),
    ("w:tblPr", "tblpPr tblOverlap tblW jc tblInd tblBorders tblLayout tblCellMar"),
    ("w:tcPr", "tcW gridSpan vMerge textDirection vAlign"),
    ("w:sectPr", "headerReference footerReference type pgSz pgMar cols titlePg docGrid"),
    ("w:settings", "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang"),
];

/// Goes through a part: elements are closed in their order, properties stand in the schema's.
#[track_caller]
fn check_order(name: &str, part: &str) {
    // The elements that are open, with where in its parent's order the last child stood.
    let mut open: Vec<(String, usize)> = Vec::new();
    for piece in part.split('<').skip(2) {
        let tag = piece.split('>').next().expect("a tag ends");
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop().map(|(name, _)| name).as_deref(), Some(closed), "{name}");
            continue;
        }
        let element = tag.trim_end_matches('/').split(' ').next().expect("a name").to_owned();
        if let Some((parent, last)) = open.last_mut()
            && let Some((_, order)) = ORDER.iter().find(|(of, _)| of == parent)
        {
            let at = order.split(' ').position(|child| format!("w:{child}") == element);
            let at = at.unwrap_or_else(|| panic!("{name}: {element} in {parent}"));
            assert!(at >= *last, "{name}: {element} in {parent} comes too late");
            *last = at;
        }
        if !tag.ends_with('/') {
            open.push((element, 0));
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

#[test]
fn every_part_is_named_and_has_its_elements_in_the_order_of_the_schema() {
    let mut wide = notice(Layout::Document);
    wide.annexes.push(annexed("附件3", vec![vec![GridCell::one("1", Kind::Figure); 60]; 3], 1));
    for document in [notice(Layout::Letter), notice(Layout::Document), wide] {
        let bytes = write(&document).expect("it can be written");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("it is a package");
        let types = part(&document, "[Content_Types].xml");
        let links = part(&document, "word/_rels/document.xml.rels");
        let body = part(&document, "word/document.xml");
        for at in 0..archive.len() {
            let file = archive.by_index(at).expect("a part");
            let name = file.name().expect("a name").into_owned();
            check_order(&name, &std::io::read_to_string(file).expect("it is text"));
            assert!(
                name.ends_with("rels") || name.starts_with('[') || types.contains(&format!("\"/{name}\"")),
                "{name}"
            );
            if let Some(sheet) = name.strip_prefix("word/").filter(|name| name.contains("er")) {
                let link = links.split("<Relationship ").find(|link| link.contains(&format!("\"{sheet}\"")));
                let id = link.and_then(|link| link.split('"').nth(1)).expect("it is linked");
                assert!(body.contains(&format!("r:id=\"{id}\"")), "{sheet} is used");
            }
        }
    }
}

#[test]
fn what_people_type_is_text_whatever_it_looks_like() {
    let hostile = "<b>&\"]]>&amp;</w:t>\u{1}\u{b}\u{fffe}\r\nb\tc'";
    let mut document = notice(Layout::Document);
    document.office = hostile.to_owned();
    document.number = hostile.to_owned();
    document.paragraphs.iter_mut().for_each(|one| one.text = hostile.to_owned());
    document.paragraphs.push(paragraph(Place::Body, &"耳目".repeat(2_500)));
    document.annexes[0].title = hostile.to_owned();
    document.annexes[0].grid[2][1].text = hostile.to_owned();
    document.annexes[1].grid[5][1].text = "注".repeat(5_000);
    let text = read(&document);
    let shown = "<b>&\"]]>&amp;</w:t>\u{fffd}\n\u{fffd}\nb\tc'";
    assert_eq!((text.paragraphs[0].as_str(), text.tables[0].rows[2].cells[1].text.as_str()), (shown, shown));
    assert_eq!(text.paragraphs.iter().filter(|one| one.chars().count() == 5_000).count(), 1);
    assert!(!part(&document, "word/document.xml").contains('\u{1}'));
}

#[test]
fn what_is_empty_is_left_out_and_the_rest_stands() {
    for layout in [Layout::Letter, Layout::Document] {
        let empty = Document {
            layout,
            office: String::new(),
            number: String::new(),
            paragraphs: Vec::new(),
            attachments: String::new(),
            copies: String::new(),
            issued: None,
            annexes: vec![annexed("附件", Vec::new(), 0), annexed("附件", vec![Vec::new()], 4)],
        };
        let text = read(&empty);
        assert_eq!((text.paragraphs.len(), text.tables.len()), (4, 0));
        assert_eq!(read(&Document { annexes: Vec::new(), ..empty }), DocxText::default());
    }
}

#[test]
fn a_table_of_sixty_columns_lies_on_its_side_and_the_next_stands_again() {
    let row = |at: usize| {
        (0..60).map(|column| GridCell::one(format!("{}", at * 60 + column), Kind::Figure)).collect()
    };
    let mut document = notice(Layout::Letter);
    document.annexes.insert(1, annexed("附件2", (0..50).map(row).collect(), 1));
    let text = read(&document);
    let cells: Vec<&str> =
        text.tables[1].rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect();
    assert_eq!(cells, (0..3_000).map(|number| number.to_string()).collect::<Vec<_>>());
    let body = part(&document, "word/document.xml");
    let sections: Vec<bool> =
        body.split("<w:sectPr>").skip(1).map(|section| section.contains("landscape")).collect();
    assert_eq!(sections, [false, true, false]);
    // Sums of widths are those of the type area.
    let widths = body.split("<w:tblW w:w=\"").skip(1).map(|rest| rest.split('"').next().expect("a width"));
    assert_eq!(widths.collect::<Vec<_>>(), ["8844", "12756", "8844"]);
}

#[test]
fn a_file_that_holds_something_else_is_found_out() {
    let document = notice(Layout::Letter);
    let bytes = write(&document).expect("it can be written");
    assert!(matches(&document, &bytes));
    let mut other = document.clone();
    other.paragraphs[2].text.push('。');
    assert!(matches!(first_difference(&other, &bytes), Some(Difference::Paragraph(4))));
    let mut other = document.clone();
    other.annexes[1].grid[2][2].text = "52".to_owned();
    assert!(matches!(first_difference(&other, &bytes), Some(Difference::Row(1, 2))));
    let mut other = document.clone();
    other.annexes[0].head = 1;
    assert!(matches!(first_difference(&other, &bytes), Some(Difference::Row(0, 1))));
    let mut other = document.clone();
    other.annexes[0].grid.pop();
    assert!(matches!(first_difference(&other, &bytes), Some(Difference::Table(0))));
    let mut other = document.clone();
    other.annexes.pop();
    assert!(first_difference(&other, &bytes).is_some());
    assert!(matches!(
        first_difference(&document, &bytes[..bytes.len() / 2]),
        Some(Difference::Unreadable(_))
    ));
    assert!(matches!(first_difference(&document, b""), Some(Difference::Unreadable(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever cells claim to cover, rows come out equally wide and no text is lost.
    #[test]
    fn no_grid_loses_a_cell(
        spans in proptest::collection::vec(proptest::collection::vec((0_usize..5, 0_usize..5), 0..6), 0..7),
        head in 0_usize..4,
    ) {
        let mut number = 0;
        let grid: Grid = spans.iter().map(|row| row.iter().map(|span| {
            number += 1;
            GridCell::over(format!("n{number}"), *span, Kind::Figure)
        }).collect()).collect();
        let mut document = notice(Layout::Letter);
        document.annexes = vec![annexed("附件", grid, head)];
        let bytes = write(&document).expect("it can be written");
        let text = read_back(&bytes).expect("it can be read");
        let cells = || text.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let texts: Vec<&str> = cells().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
        prop_assert_eq!(texts, (1..=number).map(|at| format!("n{at}")).collect::<Vec<_>>());
        for table in &text.tables {
            let widths: Vec<usize> = table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.columns).sum()).collect();
            prop_assert!(widths.iter().all(|width| *width == widths[0]));
        }
        let difference = first_difference(&document, &bytes);
        prop_assert!(difference.is_none(), "{:?}", difference);
    }

    /// Any text comes back, with what XML cannot hold as U+FFFD.
    #[test]
    fn any_text_comes_back(texts in proptest::collection::vec(any::<String>(), 1..6)) {
        let mut document = notice(Layout::Letter);
        document.paragraphs = texts.iter().map(|text| paragraph(Place::Body, text)).collect();
        let bytes = write(&document).expect("it can be written");
        let difference = first_difference(&document, &bytes);
        prop_assert!(difference.is_none(), "{:?}", difference);
    }
}
