//! The fields of the table: keys lead from row to row, and several cells of a spreadsheet go on from row to row.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement};

use super::state::EstimateDesk;
use crate::domain::edit::{Edit, ManyName};
use crate::domain::id::ChannelId;
use crate::domain::paste::Table;
use crate::domain::record::{Reading, read_count};
use crate::domain::roster::UnitIx;
use crate::ui::text;

/// The fields of one column, from top to bottom: what is there and what is supposed are two columns.
struct Column {
    fields: Vec<HtmlInputElement>,
    /// Which of them the event happened in.
    here: usize,
    is_supposed: bool,
}

impl Column {
    fn of(target: Option<EventTarget>) -> Option<Self> {
        let input = target?.dyn_into::<HtmlInputElement>().ok()?;
        let table = input.closest("table").ok()??;
        let is_supposed = input.closest(".try").is_ok_and(|step| step.is_some());
        let column = if is_supposed { ".try input" } else { ".step:not(.try) input" };
        let all = table.query_selector_all(column).ok()?;
        let nodes = (0..all.length()).filter_map(|at| all.item(at));
        let fields: Vec<HtmlInputElement> = nodes.filter_map(|node| node.dyn_into().ok()).collect();
        let here = fields.iter().position(|other| *other == input)?;
        Some(Self { fields, here, is_supposed })
    }

    /// The channels from the field of the event on.
    fn channels(&self) -> Vec<ChannelId> {
        let id = |input: &HtmlInputElement| {
            let row = input.closest("tr[data-channel]").ok()??;
            row.get_attribute("data-channel").map(|id| ChannelId::new(&id))
        };
        self.fields[self.here..].iter().filter_map(id).collect()
    }
}

/// Arrow keys and Enter go from row to row.
pub(super) fn on_key(event: &ev::KeyboardEvent) {
    if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let by = match event.key().as_str() {
        "ArrowDown" => 1,
        "Enter" if !event.shift_key() => 1,
        "ArrowUp" | "Enter" => -1,
        _ => return,
    };
    let Some(column) = Column::of(event.target()) else { return };
    event.prevent_default();
    if let Some(next) = column.here.checked_add_signed(by).and_then(|at| column.fields.get(at)) {
        // The field is in the document, so it takes the focus.
        _ = next.focus();
        next.select();
    }
}

/// A row or a column of a spreadsheet goes into this field and those below it, in one step. A single cell is the
/// browser's to paste.
pub(super) fn on_paste(desk: EstimateDesk, unit: UnitIx, event: &ev::ClipboardEvent) {
    let Some((column, data)) = Column::of(event.target()).zip(event.clipboard_data()) else { return };
    let form = |kind: &str| data.get_data(kind).ok();
    let table = desk.session.read_pasted(form("text/html").as_deref(), form("text/plain").as_deref());
    let Some(table) = table.ok().filter(|table| table.rows.len() > 1 || table.width() > 1) else { return };
    // A text field would run the cells together into one number.
    event.prevent_default();
    let channels = column.channels();
    let said = match values(&table) {
        None => text::block_pasted(table.rows.len(), table.width()),
        Some(values) if values.len() > channels.len() => {
            text::too_many_pasted(values.len(), channels.len(), column.here == 0)
        }
        Some(values) => {
            let count = values.len();
            let state = || (desk.session.draft_revision(), desk.trial());
            let before = untrack(state);
            let typed = channels.into_iter().zip(values);
            if column.is_supposed {
                desk.remember_trial();
                typed.for_each(|(channel, value)| desk.suppose(&channel, &value));
            } else {
                type_in(desk, unit, typed);
            }
            if untrack(state) == before { text::PASTED_THE_SAME.to_owned() } else { text::pasted_down(count) }
        }
    };
    // The figures that change take away what was said before them.
    request_animation_frame(move || desk.said.set(said));
}

/// The texts of a table of one row or one column, without the head over counts.
fn values(table: &Table) -> Option<Vec<String>> {
    if table.rows.len() > 1 && table.width() > 1 {
        return None;
    }
    let mut cells: Vec<String> = table.rows.iter().flatten().map(|cell| cell.text.clone()).collect();
    let is_count = |text: &String| !matches!(read_count(text), Reading::Unread(_));
    if cells.len() > 1 && !is_count(&cells[0]) && cells[1..].iter().all(is_count) {
        cells.remove(0);
    }
    Some(cells)
}

fn type_in(desk: EstimateDesk, unit: UnitIx, typed: impl Iterator<Item = (ChannelId, String)>) {
    let session = desk.session;
    let at = session.with(|workspace, board| {
        let period = workspace.period(board.period())?.parts().id.clone();
        Some((period, workspace.roster().unit(unit)?.id.clone()))
    });
    let Some((period, unit)) = at else { return };
    let edit = |(channel, typed): (ChannelId, String)| Edit::Type {
        period: period.clone(),
        unit: unit.clone(),
        channel,
        typed,
    };
    session.seal();
    session.dispatch(Edit::Many { name: ManyName::Paste, edits: typed.map(edit).collect() });
}
