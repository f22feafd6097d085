//! Which rows of a long table are drawn: those in sight and some around them. Short tables are drawn whole, so that
//! the browser finds and prints everything; a long one is drawn whole while it is printed.

use leptos::ev;
use leptos::prelude::*;

use super::RowKey;
use crate::domain::roster::UnitIx;

/// More rows than this are not all drawn at once.
const MANY: usize = 240;
/// Rows above and below those in sight that are drawn as well.
const MARGIN: usize = 12;
/// How many are drawn then.
const DRAWN: usize = 72;

/// The part of a table that is drawn.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Window {
    /// The first row that is drawn, of many.
    top: RwSignal<usize>,
    /// Whether everything is drawn, since it is printed.
    whole: RwSignal<bool>,
}

impl Window {
    /// At the top.
    pub(in crate::ui) fn new() -> Self {
        Self { top: RwSignal::new(0), whole: RwSignal::new(false) }
    }

    /// Draws everything while the page is printed; for as long as what asks for it is drawn.
    pub(in crate::ui) fn print_whole(self) {
        let before = window_event_listener(ev::beforeprint, move |_| self.whole.set(true));
        let after = window_event_listener(ev::afterprint, move |_| self.whole.set(false));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    }

    /// Goes to the top.
    pub(in crate::ui) fn reset(self) {
        self.top.set(0);
    }

    /// Whether only a part of so many rows is drawn; tracked.
    pub(in crate::ui) fn is_part(self, count: usize) -> bool {
        count > MANY && !self.whole.get()
    }

    /// The rows that are drawn, each with where it stands; tracked.
    pub(in crate::ui) fn drawn(self, rows: &[UnitIx]) -> Vec<RowKey> {
        let numbered = rows.iter().enumerate().map(|(at, &unit)| RowKey { at, unit });
        if self.is_part(rows.len()) {
            numbered.skip(self.top.get()).take(DRAWN).collect()
        } else {
            numbered.collect()
        }
    }

    /// A row as high as those that are not drawn above, or below; tracked.
    pub(in crate::ui) fn gap(self, count: usize, above: bool) -> Option<AnyView> {
        let lines = match above {
            _ if !self.is_part(count) => 0,
            true => self.top.get(),
            false => count.saturating_sub(self.top.get() + DRAWN),
        };
        (lines > 0).then(|| {
            let height = format!("height:calc(var(--row) * {lines})");
            view! { <tr class="gap" aria-hidden="true"><td style=height></td></tr> }.into_any()
        })
    }

    /// Draws what is in sight after a table of so many rows was scrolled; `above` are the pixels of its body that are out
    /// of sight. Moved in strides, so that not every line scrolled draws anew.
    pub(in crate::ui) fn scrolled(self, body: &web_sys::Element, above: f64, count: usize) {
        if count <= MANY {
            return;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number of lines, from 0 to the table's length"
        )]
        let first = (above.max(0.0) / row_height(body, count)) as i32;
        let last = count.saturating_sub(DRAWN);
        let top = usize::try_from(first).unwrap_or(0).saturating_sub(MARGIN).min(last);
        let held = self.top.get_untracked();
        if top.abs_diff(held) >= MARGIN / 2 || (top != held && (top == 0 || top == last)) {
            self.top.set(top);
        }
    }

    /// Sees to it that a row is among those that are drawn; the pixels to scroll to where it is not.
    pub(in crate::ui) fn reveal(self, body: &web_sys::Element, row: usize, count: usize) -> Option<i32> {
        let top = self.top.get_untracked();
        if count <= MANY || (row >= top && row < top + DRAWN) {
            return None;
        }
        self.top.set(row.saturating_sub(DRAWN / 2));
        let above = f64::from(u32::try_from(row.saturating_sub(MARGIN)).unwrap_or(u32::MAX));
        #[expect(clippy::cast_possible_truncation, reason = "whole pixels; what is beyond stays at the end")]
        Some((above * row_height(body, count)) as i32)
    }
}

/// The height of a row in CSS pixels, of a body of so many: over thousands of rows that of a single one, which is a whole
/// number of pixels, goes astray.
fn row_height(body: &web_sys::Element, count: usize) -> f64 {
    let count = f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX));
    (body.get_bounding_client_rect().height() / count).max(1.0)
}
