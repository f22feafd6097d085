//! What stands at the bottom of a page: 抄送, 版记, page numbers.

use super::measure::{AREA, MARGINS, SIGN, SMALL, advance, halves, tenths};
use super::styles::Style;
use super::words;
use super::xml::{paragraph, run, text};
use crate::domain::document::Document;
use crate::domain::notice::Layout;

/// The lower edge of the page's number, from the paper's lower edge: its dash then stands 7 mm below the type area.
pub(super) const NUMBER_AT: i32 = tenths(250);

/// What stands at the bottom of the last page of text, or of the last page of all: 抄送 in a letter, 版记 in a 文件.
/// Nothing where there is none. A paragraph has to follow on the same page, to which it is tied.
pub(super) fn copies(document: &Document) -> Option<String> {
    match document.layout {
        Layout::Letter => {
            // Paragraphs with the same frame share it.
            let frame = format!(
                "<w:framePr w:w=\"{}\" w:hSpace=\"0\" w:vSpace=\"0\" w:wrap=\"around\" w:vAnchor=\"margin\" \
                 w:hAnchor=\"margin\" w:xAlign=\"left\" w:yAlign=\"bottom\"/>",
                AREA.0
            );
            let lines = copied(document, &frame);
            let issued = issued(document, &frame);
            Some(lines + &issued).filter(|lines| !lines.is_empty())
        }
        Layout::Document => ruled(&[copied(document, ""), issued(document, "")]),
    }
}

/// 抄送: 14 pt, further lines under the first sign behind the colon, one sign free on either side.
fn copied(document: &Document, frame: &str) -> String {
    let mark = i32::try_from(halves(&document.copies)).unwrap_or_default() * SMALL / 2;
    let left = SMALL + mark;
    let line = |(at, words): (usize, &String)| {
        let hanging = if at == 0 { format!(" w:hanging=\"{mark}\"") } else { String::new() };
        let properties = format!("{frame}<w:ind w:left=\"{left}\" w:right=\"{SMALL}\"{hanging}/>");
        text(Style::Copies, &properties, words)
    };
    words::copies(document).iter().enumerate().map(line).collect()
}

/// 印发机关 at the left end of a line, 印发日期 at the right.
fn issued(document: &Document, frame: &str) -> String {
    let Some(words) = words::issued(document) else { return String::new() };
    let tab = AREA.0 - SMALL;
    let properties = format!(
        "{frame}<w:tabs><w:tab w:val=\"right\" w:pos=\"{tab}\"/></w:tabs><w:ind w:left=\"{SMALL}\"/>"
    );
    text(Style::Copies, &properties, &words)
}

/// 版记: rows between rules as wide as the type area, the first and the last 0.35 mm, others 0.25 mm, the last one on the
/// lower edge of the type area. A table that floats there, since a paragraph's border would begin where its text does;
/// its place is told from the paper's edge, else `LibreOffice` lets one as wide as the text not float at all.
fn ruled(rows: &[String]) -> Option<String> {
    let row = |inside: &String| {
        let width = AREA.0;
        format!(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{inside}\
             </w:tc></w:tr>"
        )
    };
    let rows: String = rows.iter().filter(|inside| !inside.is_empty()).map(row).collect();
    let border = |(side, eighths): (&str, u32)| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"0\" w:color=\"000000\"/>")
    };
    let borders = [("top", 8), ("bottom", 8), ("insideH", 6)].map(border).concat();
    let (width, left) = (AREA.0, MARGINS[3]);
    let table = format!(
        "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" \
         w:horzAnchor=\"page\" w:tblpX=\"{left}\" w:tblpYSpec=\"bottom\"/><w:tblOverlap w:val=\"never\"/>\
         <w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>\
         <w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>\
         </w:tblPr><w:tblGrid><w:gridCol w:w=\"{width}\"/></w:tblGrid>{rows}</w:tbl>"
    );
    Some(table).filter(|_| !rows.is_empty())
}

/// The inside of a foot: the page's number between dashes, one sign from the outer edge; odd pages right, even left.
pub(super) fn number(is_odd: bool) -> String {
    let look = Style::Footer.look();
    let field = |kind: &str| {
        format!("<w:r><w:rPr>{}</w:rPr><w:fldChar w:fldCharType=\"{kind}\"/></w:r>", look.properties())
    };
    let code = format!(
        "<w:r><w:rPr>{}</w:rPr><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>",
        look.properties()
    );
    let (side, align) = if is_odd { ("right", "right") } else { ("left", "left") };
    let properties = format!("<w:ind w:{side}=\"{SMALL}\"/><w:jc w:val=\"{align}\"/>");
    let runs = [
        run(look, "\u{2014} "),
        field("begin"),
        code,
        field("separate"),
        run(look, "1"),
        field("end"),
        run(look, " \u{2014}"),
    ];
    paragraph(Style::Footer, &properties, &runs.concat())
}

/// The same on a page that lies: where it stands on an upright one, turned with the page, in a cell as high as the type
/// area is wide. A table that floats can turn its text in every program, a frame cannot.
pub(super) fn turned(is_odd: bool) -> String {
    let (top, height, width) = (MARGINS[3], AREA.0, 320);
    format!(
        "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"page\" \
         w:horzAnchor=\"page\" w:tblpX=\"{NUMBER_AT}\" w:tblpY=\"{top}\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" \
         w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"{width}\"/></w:tblGrid><w:tr><w:trPr>\
         <w:trHeight w:val=\"{height}\" w:hRule=\"exact\"/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{width}\" \
         w:type=\"dxa\"/><w:textDirection w:val=\"tbRl\"/></w:tcPr>{}</w:tc></w:tr></w:tbl>{}",
        number(is_odd),
        nothing()
    )
}

/// The inside of a foot or head without anything.
pub(super) fn nothing() -> String {
    paragraph(Style::Header, "", "")
}

/// Where the signature and the date stand: how far each is moved in from the right. The date has four signs free, the
/// name stands in the middle over it; a name so long that it would leave the page moves both.
pub(super) fn signed(name: &str, date: &str) -> (i32, i32) {
    let over = (advance(name) - advance(date)) / 2;
    let right = (4 * SIGN).max(over);
    (right - over, right)
}
