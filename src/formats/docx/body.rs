//! The notice itself: title, 主送, text, attachments, signature, date.

use super::foot::signed;
use super::head;
use super::measure::{AREA, LINE, SIGN, advance, even};
use super::styles::Style;
use super::words;
use super::xml::text;
use crate::domain::document::Document;
use crate::domain::notice::{Layout, Paragraph, Place};

/// The paragraphs from the number, or the name of a 文件, to the date.
pub(super) fn body(document: &Document) -> String {
    let mut written = match document.layout {
        Layout::Letter => head::letter_number(document),
        Layout::Document => head::document(document),
    };
    let all = words::text(document);
    let of = |place| all.iter().find(|one| one.place == place).map(|one| one.text.as_str());
    let (name, date) = (of(Place::Signature).unwrap_or_default(), of(Place::Date).unwrap_or_default());
    let (name_in, date_in) = signed(name, if date.is_empty() { name } else { date });
    let mark = advance(&document.attachments);
    let several = all.iter().filter(|one| one.place == Place::Attachment).count() > 1;
    let mut before = None;
    for Paragraph { place, text: words } in &all {
        let lines =
            |count: i32| format!("<w:spacing w:beforeLines=\"{count}00\" w:before=\"{}\"/>", count * LINE);
        let follows = before == Some(*place);
        let (style, properties) = match place {
            Place::Title => {
                let lines = if follows { String::new() } else { lines(2) };
                (Style::Title, lines + &even(words, Style::Title.look().size, AREA.0))
            }
            Place::Recipients => (Style::Recipients, String::new()),
            Place::Opening | Place::Body | Place::Closing => (Style::Body, String::new()),
            Place::Heading => (heading(words), String::new()),
            Place::Attachment => {
                // Names stand under each other: 附件：1. behind two free signs.
                let number = if several { advance("1. ") } else { 0 };
                let left = 2 * SIGN + mark + number;
                let hanging = if follows { number } else { mark + number };
                let indent = format!("<w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/>");
                (Style::Attachment, if follows { indent } else { lines(1) + &indent })
            }
            // Two lines free, so that a seal over name and date comes within one line of the text.
            Place::Signature => {
                let lines = if follows { String::new() } else { lines(2) };
                (Style::Signature, lines + &right(name_in))
            }
            Place::Date => (Style::Date, right(date_in)),
            Place::Copies => continue,
        };
        before = Some(*place);
        written.push_str(&text(style, &properties, words));
    }
    written
}

/// An indent from the right, in hundredths of a sign for Word and in twips for whoever does not know those.
fn right(twips: i32) -> String {
    format!("<w:ind w:rightChars=\"{}\" w:right=\"{twips}\"/>", twips * 100 / SIGN)
}

/// The level of a heading, which its number tells: 一、 or none, （一）, 1.
fn heading(text: &str) -> Style {
    let mut signs = text.chars();
    match (signs.next(), signs.next()) {
        (Some('（'), Some(second)) if !second.is_ascii_digit() => Style::Heading2,
        (Some('（'), _) => Style::Heading3,
        (Some(first), _) if first.is_ascii_digit() => Style::Heading3,
        _ => Style::Heading1,
    }
}
