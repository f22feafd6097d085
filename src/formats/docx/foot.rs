//! What stands at the bottom of a page: 抄送, 版记, page numbers.

use super::measure::{AREA, SMALL, advance, halves};
use super::styles::Style;
use super::words;
use super::xml::{paragraph, run, text};
use crate::domain::document::Document;
use crate::domain::notice::Layout;

/// Ties a paragraph to the lower edge of the type area; paragraphs with the same frame share it.
fn frame() -> String {
    format!(
        "<w:framePr w:w=\"{}\" w:hSpace=\"0\" w:vSpace=\"0\" w:wrap=\"around\" w:vAnchor=\"margin\" w:hAnchor=\"margin\" \
         w:xAlign=\"left\" w:yAlign=\"bottom\"/>",
        AREA.0
    )
}

/// The frame with 抄送 and, in a 文件, what stands below; with the paragraph it is tied to only where there is any.
pub(super) fn copies(document: &Document) -> Option<String> {
    let frame = frame();
    let ruled = document.layout == Layout::Document;
    // 14 pt, one sign free on either side, further lines under the first sign behind the colon.
    let mark = i32::try_from(halves(&document.copies)).unwrap_or_default() * SMALL / 2;
    let left = SMALL + mark;
    let line = |first: bool, words: &String| {
        let hanging = if first { format!(" w:hanging=\"{mark}\"") } else { String::new() };
        let properties = format!("{frame}<w:ind w:left=\"{left}\" w:right=\"{SMALL}\"{hanging}/>");
        text(Style::Copies, &properties, words)
    };
    let all = words::copies(document);
    let copies: String = all.iter().enumerate().map(|(at, words)| line(at == 0, words)).collect();
    let issued = words::issued(document).map(|words| {
        let tab = AREA.0 - SMALL;
        let properties = format!(
            "{frame}<w:tabs><w:tab w:val=\"right\" w:pos=\"{tab}\"/></w:tabs><w:ind w:left=\"{SMALL}\"/>"
        );
        text(Style::Copies, &properties, &words)
    });
    let parts: Vec<String> =
        [copies, issued.unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return None;
    }
    if !ruled {
        return Some(parts.concat());
    }
    // The first and the last rule 0.35 mm, the one between 0.25 mm.
    Some(format!("{}{}{}", rule(&frame, 8), parts.join(&rule(&frame, 6)), rule(&frame, 8)))
}

/// A rule as wide as the type area, so many eighths of a point thick; a paragraph of its own, since a border would
/// begin where a paragraph's text does.
fn rule(frame: &str, eighths: u32) -> String {
    let properties = format!(
        "{frame}<w:pBdr><w:bottom w:val=\"single\" w:sz=\"{eighths}\" w:space=\"0\" w:color=\"000000\"/></w:pBdr>\
         <w:spacing w:line=\"40\" w:lineRule=\"exact\"/>"
    );
    paragraph(Style::Copies, &properties, "")
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

/// The inside of a foot or head without anything.
pub(super) fn nothing() -> String {
    paragraph(Style::Header, "", "")
}

/// Where the signature and the date stand: how far each is moved in from the right. The date has four signs free, the
/// name stands in the middle over it; a name so long that it would leave the page moves both.
pub(super) fn signed(name: &str, date: &str) -> (i32, i32) {
    let over = (advance(name) - advance(date)) / 2;
    let right = (4 * super::measure::SIGN).max(over);
    (right - over, right)
}
