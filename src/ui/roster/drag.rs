//! Moving a unit by dragging its row; the arrows beside it do the same.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::state::RosterDesk;
use crate::domain::id::UnitId;

/// The row under the pointer and whether its lower half is.
fn row_at(event: &ev::DragEvent) -> Option<(HtmlElement, UnitId, bool)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let row = target.closest("tr[data-id]").ok()??.dyn_into::<HtmlElement>().ok()?;
    let id = UnitId::new(&row.get_attribute("data-id")?);
    let rect = row.get_bounding_client_rect();
    let is_low = f64::from(event.client_y()) > rect.top() + rect.height() / 2.0;
    Some((row, id, is_low))
}

/// Marks the edge at which the unit would stand; unmarks every other one.
fn mark(at: Option<(&HtmlElement, bool)>) {
    if let Ok(marked) = document().query_selector_all("tr.drop-above, tr.drop-below") {
        for index in 0..marked.length() {
            if let Some(row) = marked.item(index).and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
                // Both names are right, and an element that is there takes them.
                _ = row.class_list().remove_2("drop-above", "drop-below");
            }
        }
    }
    if let Some((row, is_low)) = at {
        _ = row.class_list().add_1(if is_low { "drop-below" } else { "drop-above" });
    }
}

impl RosterDesk {
    /// A row is taken by the pointer.
    pub(super) fn drag_begins(self, event: &ev::DragEvent) {
        let Some((_, id, _)) = row_at(event) else { return };
        if let Some(data) = event.data_transfer() {
            data.set_effect_allowed("move");
            // Firefox drags nothing that carries nothing.
            _ = data.set_data("text/plain", id.as_str());
        }
        self.dragged.set(Some(id));
    }

    /// The pointer is over a row while one is dragged.
    pub(super) fn drag_goes(self, event: &ev::DragEvent) {
        if self.dragged.with_untracked(Option::is_none) {
            return;
        }
        event.prevent_default();
        mark(row_at(event).as_ref().map(|(row, _, is_low)| (row, *is_low)));
    }

    /// The row is let go: over another it stands before or behind that one, anywhere else where it stood.
    pub(super) fn drag_ends(self, event: &ev::DragEvent) {
        mark(None);
        let Some(id) = self.dragged.get_untracked() else { return };
        self.dragged.set(None);
        if event.type_() != "drop" {
            return;
        }
        event.prevent_default();
        let Some((_, beside, is_low)) = row_at(event) else { return };
        let units = self.session.with(|workspace, _| workspace.roster().placed(&id, &beside, is_low));
        if let Some(units) = units {
            self.put("", |_| Ok(units));
        }
    }
}
