//! The annexes and the whole of the text part.

use super::body::body;
use super::foot;
use super::lay::Plan;
use super::measure::{AREA, LINE, even};
use super::section::properties;
use super::styles::Style;
use super::table::table;
use super::xml::{anchor, text};
use crate::domain::document::Document;
use crate::domain::notice::Layout;

/// The inside of `w:body`.
pub(super) fn whole(document: &Document) -> String {
    let foot = foot::copies(document);
    let (of_text, of_whole) = match document.layout {
        Layout::Letter => (foot, None),
        Layout::Document => (None, foot),
    };
    let mut written = body(document);
    // A frame, and a table, need a paragraph behind them on the same page.
    let mut is_due = of_text.is_some();
    written.push_str(&of_text.unwrap_or_default());
    let (mut before, mut is_wide) = (None, false);
    for annexed in &document.annexes {
        let plan = Plan::new(annexed);
        let turns = plan.is_wide != is_wide;
        if turns {
            written.push_str(&anchor(&properties(document, before, is_wide)));
            (before, is_wide) = (Some(is_wide), plan.is_wide);
        } else if is_due {
            written.push_str(&anchor(""));
        }
        let page = if turns { "" } else { "<w:pageBreakBefore/>" };
        written.push_str(&text(Style::Mark, page, &annexed.mark));
        // On the third line, with the table close below.
        let spacing = format!("<w:spacing w:beforeLines=\"100\" w:before=\"{LINE}\" w:after=\"200\"/>");
        let width = if plan.is_wide { AREA.1 } else { AREA.0 };
        let indent = even(&annexed.title, Style::Title.look().size, width);
        written.push_str(&text(Style::Title, &(spacing + &indent), &annexed.title));
        let table = table(annexed, &plan);
        is_due = !table.is_empty();
        written.push_str(&table);
    }
    if let Some(frame) = of_whole {
        // Two tables without a paragraph between are one.
        if is_due {
            written.push_str(&anchor(""));
        }
        written.push_str(&frame);
        is_due = true;
    }
    if is_due {
        written.push_str(&anchor(""));
    }
    written + &properties(document, before, is_wide)
}
