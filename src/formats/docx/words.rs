//! What stands in the document, line by line, for whoever writes it and whoever compares it afterwards.

use super::measure::{AREA, halves};
use crate::domain::annex::{GridCell, Kind};
use crate::domain::document::Document;
use crate::domain::notice::{Paragraph, Place};
use crate::domain::roster::name_parts;

/// The printed paragraphs but for 抄送, with the words before the attachments, in their order.
pub(super) fn text(document: &Document) -> Vec<Paragraph> {
    let all = || document.paragraphs.iter().filter(|one| one.place != Place::Copies);
    let several = all().filter(|one| one.place == Place::Attachment).count() > 1;
    let mut number = 0;
    all()
        .map(|Paragraph { place, text }| {
            let text = match place {
                Place::Title => title(document, text),
                Place::Attachment => {
                    number += 1;
                    let mark = if number == 1 { document.attachments.as_str() } else { "" };
                    let count = if several { format!("{number}. ") } else { String::new() };
                    format!("{mark}{count}{text}")
                }
                Place::Recipients
                | Place::Opening
                | Place::Heading
                | Place::Body
                | Place::Closing
                | Place::Signature
                | Place::Date
                | Place::Copies => text.clone(),
            };
            Paragraph { place: *place, text }
        })
        .collect()
}

/// A title too long for a line is broken behind the office, if it begins with the one that signs.
fn title(document: &Document, text: &str) -> String {
    let office = document.paragraphs.iter().find(|one| one.place == Place::Signature);
    let rest = office.and_then(|office| text.strip_prefix(office.text.as_str()));
    match rest.zip(office) {
        Some((rest, office))
            if is_wide(text) && !rest.is_empty() && !office.text.is_empty() && !text.contains('\n') =>
        {
            format!("{}\n{rest}", office.text)
        }
        _ => text.to_owned(),
    }
}

/// Whether a text of 22 pt is wider than a line.
fn is_wide(title: &str) -> bool {
    i32::try_from(halves(title)).is_ok_and(|halves| halves * 220 > AREA.0)
}

/// 抄送, with the word before the first.
pub(super) fn copies(document: &Document) -> Vec<String> {
    let copies = document.paragraphs.iter().filter(|one| one.place == Place::Copies);
    let mark = |at| if at == 0 { document.copies.as_str() } else { "" };
    copies.enumerate().map(|(at, one)| format!("{}{}", mark(at), one.text)).collect()
}

/// 印发机关 and 印发日期, at both ends of a line.
pub(super) fn issued(document: &Document) -> Option<String> {
    document.issued.as_ref().map(|(office, date)| format!("{office}\t{date}"))
}

/// What stands in a cell of a table; a long name's second name in brackets stands below the first.
pub(super) fn cell(cell: &GridCell) -> String {
    let text = &cell.text;
    let has_room = cell.kind != Kind::Text || cell.columns > 1 || halves(text) < 16 || text.contains('\n');
    match name_parts(text) {
        (first, second) if !has_room && !second.is_empty() => format!("{first}\n{second}"),
        _ => text.clone(),
    }
}
