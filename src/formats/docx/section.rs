//! Sections: the paper, its margins, its grid, and what stands at the head and foot of its pages.

use super::head::NAME_AT;
use super::measure::{LINE, MARGINS, PAPER, tenths};
use super::package::{FOOTERS, HEADERS, Sheet};
use crate::domain::document::Document;
use crate::domain::notice::Layout;

/// The properties of a section. The first says what stands at head and foot, which the others take over.
pub(super) fn properties(document: &Document, is_first: bool, is_wide: bool) -> String {
    let is_letter = document.layout == Layout::Letter;
    let refer = |kind: &str, sheets: &[Sheet]| {
        let used = sheets.iter().filter(|sheet| is_letter || !sheet.letter_only);
        used.map(|Sheet { on, id, .. }| format!("<w:{kind}Reference w:type=\"{on}\" r:id=\"{id}\"/>"))
            .collect::<String>()
    };
    let sheets =
        if is_first { refer("header", &HEADERS) + &refer("footer", &FOOTERS) } else { String::new() };
    let title_page = if is_first && is_letter { "<w:titlePg/>" } else { "" };
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
    // The dash of a number 7 mm below the type area of an upright page.
    let (header, footer) = (NAME_AT, tenths(250));
    let (header, footer) = if is_wide { (tenths(150), tenths(160)) } else { (header, footer) };
    format!(
        "<w:sectPr>{sheets}<w:type w:val=\"nextPage\"/><w:pgSz {size}/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" \
         w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"{header}\" w:footer=\"{footer}\" w:gutter=\"0\"/>\
         <w:cols w:space=\"425\"/>{title_page}<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"{LINE}\" \
         w:charSpace=\"-849\"/></w:sectPr>"
    )
}
