//! The fields of the table: keys lead from row to row, and what is pasted goes where it belongs.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlInputElement};

use super::state::EstimateDesk;
use crate::domain::edit::{Edit, ManyName};
use crate::domain::id::ChannelId;
use crate::domain::paste::{Own, read_own};
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

/// Counts with the names of their channels go to the channels, wherever on the screen they are pasted: into what is supposed
/// from a field of that column, else into what is there. A column of a spreadsheet goes into this field and those below it.
/// Either is one step. A single cell is the browser's to paste.
pub(super) fn on_paste(desk: EstimateDesk, unit: UnitIx, event: &ev::ClipboardEvent) {
    let session = desk.session;
    let column = Column::of(event.target());
    let is_supposed = column.as_ref().is_some_and(|column| column.is_supposed);
    let is_ours = column.is_some() || !is_field(event.target());
    let Some(data) = event.clipboard_data().filter(|_| is_ours) else { return };
    let form = |kind: &str| data.get_data(kind).ok();
    let table = session.read_pasted_whole(form("text/html").as_deref(), form("text/plain").as_deref());
    let Some(table) = table.ok().filter(|table| table.rows.len() > 1 || table.width() > 1) else { return };
    let pasted = session.with(|workspace, board| read_own(&table, workspace, board.period(), unit));
    // Lines of text are no table, and nobody said where they belong.
    if column.is_none() && table.width() < 2 && !matches!(pasted, Own::Named(_)) {
        return;
    }
    let locked = if is_supposed { None } else { untrack(|| session.locked()) };
    let said = match (pasted, column) {
        _ if let Some(why) = locked => text::pasted_where_locked(why),
        (Own::Named(pairs), _) => {
            let typed = session.with(|workspace, board| {
                let rules = workspace.rules_of(board.period())?;
                let named = pairs.taken.iter().filter_map(|(ix, text)| Some((rules.channel(*ix)?, text)));
                Some(named.map(|(channel, text)| (channel.id.clone(), text.clone())).collect())
            });
            let changed = put(desk, unit, is_supposed, typed.unwrap_or_default());
            text::pasted_by_name(&pairs, changed)
        }
        (Own::Several(columns), _) => text::several_counts_pasted(columns),
        (Own::OfOther(other, count), _) => session.with(|workspace, board| {
            let name = |unit| workspace.name_in(unit, board.period());
            text::other_unit_pasted(name(other), count, name(unit))
        }),
        (Own::Either(text, other, channels), _) => session.with(|workspace, board| {
            let name = |unit| workspace.name_in(unit, board.period());
            text::either_pasted(&text, name(other), &channels, name(unit))
        }),
        (Own::Row(cells), _) => text::bare_row_pasted(cells),
        (Own::Column(values), Some(column)) => pasted_down(desk, unit, &column, values),
        (Own::Column(_) | Own::Block, _) => text::block_pasted(table.filled(), table.width()),
    };
    // A text field would run the cells together into one number.
    event.prevent_default();
    // The figures that change take away what was said before them.
    request_animation_frame(move || desk.said.set(said));
}

/// Whether it is a field that takes what is pasted.
fn is_field(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}

/// Lays the cells of a column into the fields from the one in use on; what became of them.
fn pasted_down(desk: EstimateDesk, unit: UnitIx, column: &Column, mut values: Vec<String>) -> String {
    let channels = column.channels();
    // Blank cells below the last field are of no use to anybody.
    while values.len() > channels.len() && values.last().is_some_and(String::is_empty) {
        values.pop();
    }
    let count = values.len();
    if count > channels.len() {
        return text::too_many_pasted(count, channels.len(), column.here == 0);
    }
    let changed = put(desk, unit, column.is_supposed, channels.into_iter().zip(values).collect());
    text::pasted_down(count, changed)
}

/// Puts texts into the fields of channels, in one step; how many of them stand otherwise now.
fn put(desk: EstimateDesk, unit: UnitIx, is_supposed: bool, typed: Vec<(ChannelId, String)>) -> usize {
    if typed.is_empty() {
        return 0;
    }
    let channels: Vec<ChannelId> = typed.iter().map(|(channel, _)| channel.clone()).collect();
    let text = |channel: &ChannelId| {
        if is_supposed {
            return desk.typed_in(channel);
        }
        let text = desk.session.with(|workspace, board| {
            let record = workspace.period(board.period())?;
            let channel = workspace.rules_of(board.period())?.find_channel(channel)?;
            Some(record.sheet().get(unit, channel).text())
        });
        text.unwrap_or_default()
    };
    let texts = || untrack(|| channels.iter().map(text).collect::<Vec<_>>());
    let before = texts();
    if is_supposed {
        desk.remember_trial();
        for (channel, value) in &typed {
            desk.suppose(channel, value);
        }
    } else {
        type_in(desk, unit, typed);
    }
    before.iter().zip(texts()).filter(|(before, now)| *before != now).count()
}

fn type_in(desk: EstimateDesk, unit: UnitIx, typed: Vec<(ChannelId, String)>) {
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
    session.dispatch(Edit::Many { name: ManyName::Paste, edits: typed.into_iter().map(edit).collect() });
}
