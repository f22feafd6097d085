//! Sections: the paper, its margins, its grid, and what stands at the head and foot of its pages.

use super::foot::NUMBER_AT;
use super::head::NAME_AT;
use super::measure::{LINE, MARGINS, PAPER, tenths};
use super::xml::DECLARATION;
use super::{foot, head};
use crate::domain::document::Document;
use crate::domain::notice::Layout;

/// A head or a foot, a part of its own.
pub(super) struct Sheet {
    /// `header` or `footer`.
    pub(super) kind: &'static str,
    /// On which pages: `first`, `even`, or `default` for all others.
    on: &'static str,
    /// The id sections refer to it by.
    pub(super) id: &'static str,
    /// Its file.
    pub(super) file: &'static str,
    sections: Sections,
}

/// The sections that have it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sections {
    /// The text of a letter; what follows takes it over.
    Letter,
    /// Every section whose pages stand.
    Upright,
    /// Every section whose pages lie.
    Wide,
}

const fn sheet(on: &'static str, id: &'static str, file: &'static str, sections: Sections) -> Sheet {
    let kind = if matches!(file.as_bytes(), [b'h', ..]) { "header" } else { "footer" };
    Sheet { kind, on, id, file, sections }
}

/// Of the heads only that of a letter's first page shows; the others are there and empty, since the room a first head
/// takes would else be kept on every page by some programs.
const ALL: [Sheet; 8] = [
    sheet("even", "rId11", "header1.xml", Sections::Letter),
    sheet("default", "rId12", "header2.xml", Sections::Letter),
    sheet("first", "rId13", HEAD, Sections::Letter),
    sheet("even", "rId21", "footer1.xml", Sections::Upright),
    sheet("default", "rId22", "footer2.xml", Sections::Upright),
    sheet("first", "rId23", "footer3.xml", Sections::Letter),
    sheet("even", "rId24", "footer4.xml", Sections::Wide),
    sheet("default", "rId25", "footer5.xml", Sections::Wide),
];

/// The head of a letter's first page.
pub(super) const HEAD: &str = "header3.xml";

/// The properties of a section; `before` tells whether the pages of the one before it lie.
pub(super) fn properties(document: &Document, before: Option<bool>, is_wide: bool) -> String {
    let sheets = references(document, before, is_wide);
    let is_titled = before.is_none() && document.layout == Layout::Letter;
    let title_page = if is_titled { "<w:titlePg/>" } else { "" };
    let [top, right, bottom, left] = MARGINS;
    // A wide page is the upright one turned, so that its head lies at the binding edge of an odd page.
    let (size, [top, right, bottom, left]) = if is_wide {
        (
            format!("w:w=\"{}\" w:h=\"{}\" w:orient=\"landscape\"", PAPER.1, PAPER.0),
            [left, top, right, bottom],
        )
    } else {
        (format!("w:w=\"{}\" w:h=\"{}\"", PAPER.0, PAPER.1), [top, right, bottom, left])
    };
    // The dash of a number comes 7 mm below the type area; on a page that lies it has a place of its own.
    let (header, footer) = if is_wide { (tenths(150), tenths(150)) } else { (NAME_AT, NUMBER_AT) };
    format!(
        "<w:sectPr>{sheets}<w:type w:val=\"nextPage\"/><w:pgSz {size}/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" \
         w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"{header}\" w:footer=\"{footer}\" w:gutter=\"0\"/>\
         <w:cols w:space=\"425\"/>{title_page}<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"{LINE}\" \
         w:charSpace=\"-849\"/></w:sectPr>"
    )
}

/// What a section says of its heads and feet: where it differs from the section before. `before` tells whether that
/// one's pages lie; there is none before the text.
fn references(document: &Document, before: Option<bool>, is_wide: bool) -> String {
    let is_said = |sheet: &&Sheet| match sheet.sections {
        Sections::Letter => before.is_none() && document.layout == Layout::Letter,
        Sections::Upright => !is_wide && before != Some(false),
        Sections::Wide => is_wide && before != Some(true),
    };
    let reference =
        |Sheet { kind, on, id, .. }: &Sheet| format!("<w:{kind}Reference w:type=\"{on}\" r:id=\"{id}\"/>");
    ALL.iter().filter(is_said).map(reference).collect::<Vec<_>>().concat()
}

/// Those to which the body refers.
pub(super) fn used(body: &str) -> Vec<&'static Sheet> {
    ALL.iter().filter(|sheet| body.contains(&format!("r:id=\"{}\"", sheet.id))).collect()
}

/// A head or foot as a part.
pub(super) fn part(sheet: &Sheet, document: &Document, namespaces: &str) -> String {
    let inside = match (sheet.kind, sheet.on, sheet.sections) {
        ("header", "first", _) => head::letter(document),
        ("header", ..) | (_, "first", _) => foot::nothing(),
        (_, on, Sections::Wide) => foot::turned(on == "default"),
        (_, on, _) => foot::number(on == "default"),
    };
    let tag = if sheet.kind == "header" { "w:hdr" } else { "w:ftr" };
    format!("{DECLARATION}<{tag} {namespaces}>{inside}</{tag}>")
}
