//! Sections: the paper, its margins, its grid, and what stands at the head and foot of its pages.

use super::foot::NUMBER_AT;
use super::head::NAME_AT;
use super::measure::{LINE, MARGINS, PAPER, tenths};
use super::sheets::references;
use crate::domain::document::Document;
use crate::domain::notice::Layout;

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
