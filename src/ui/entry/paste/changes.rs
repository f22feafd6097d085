//! 要改的格: every cell that would change, old and new.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Grid, Paste};
use crate::domain::paste::{CellChange, Flag, Recognised};
use crate::domain::points::Points;
use crate::domain::record::{Reading, read_count};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::ui::parts::live;
use crate::ui::text;

/// So many are listed one by one.
const SHOWN: usize = 200;

/// The list.
#[component]
pub(super) fn ChangesColumn(paste: Paste, read: Arc<Recognised>) -> impl IntoView {
    let grid = paste.grid;
    let sum = move || {
        paste.changes.with(|changes| text::paste_counts(changes.cells.len(), changes.same, changes.left))
    };
    let rows = move || {
        let changes = paste.changes.get();
        if changes.cells.is_empty() {
            return view! { <p class="how">{text::NOTHING_TO_CHANGE}</p> }.into_any();
        }
        listed(grid, changes.cells, "")
    };
    let points = move || {
        let mut told = paste.choices.with(|choices| read.points(choices));
        told.retain(|one| one.current.is_some() || one.cumulative.is_some());
        let (agree, differ) = grid.session.with(|_, board| {
            let is = |of: Option<Points>, ours: Points| of.is_none_or(|of| of == ours);
            let same = |one: &&crate::domain::paste::PastedPoints| {
                is(one.current, board.current(one.unit)) && is(one.cumulative, board.cumulative(one.unit))
            };
            let agree = told.iter().filter(same).count();
            (agree, told.len() - agree)
        });
        // Before the cells are taken, those that will change cannot agree.
        let settled = paste.changes.with(|changes| changes.cells.is_empty());
        (!told.is_empty() && settled)
            .then(|| view! { <p class="how">{text::paste_points(agree, differ)}</p> }.into_any())
    };
    view! { <div><h3>{text::CELLS_TO_CHANGE}<small>{live(sum)}</small></h3>{live(rows)}{live(points)}</div> }
}

/// The cells that are written by their places.
pub(super) fn by_place(grid: Grid, cells: &[(UnitIx, ChannelIx, String)]) -> AnyView {
    let changes = grid.session.with(|workspace, board| {
        let change = |(unit, channel, text): &(UnitIx, ChannelIx, String)| {
            let old =
                workspace.period(board.period()).map(|period| period.typed().get(*unit, *channel).text());
            let flag = match read_count(text) {
                Reading::Unread(fault) => Some(Flag::Unread(fault)),
                Reading::Blank | Reading::Count(_) => None,
            };
            let (old, new) = (old.unwrap_or_default(), text.clone());
            CellChange { unit: *unit, channel: *channel, old, new, flag }
        };
        cells.iter().map(change).collect()
    });
    listed(grid, changes, text::BEGINS_HERE)
}

/// Every cell with what stands there and what would; `begins`: said at the first one.
fn listed(grid: Grid, cells: Vec<CellChange>, begins: &'static str) -> AnyView {
    let more = cells.len().saturating_sub(SHOWN);
    let line = |(at, cell): (usize, CellChange)| {
        let place = grid
            .session
            .with(|workspace, board| text::cell_names(workspace, board.period(), cell.unit, cell.channel));
        let shown = |text: String| if text.is_empty() { text::NONE.to_owned() } else { text };
        let flag = cell.flag.map(|flag| {
            let class = if matches!(flag, Flag::Unread(_)) { "mk err" } else { "mk ask" };
            let sign = if matches!(flag, Flag::Unread(_)) { text::MARK_ERROR } else { text::MARK_QUERY };
            view! { " "<span class=class title=text::paste_flag(flag)>{sign}</span> }.into_any()
        });
        let begins = (at == 0 && !begins.is_empty())
            .then(|| view! { <br/><small class="dim">{begins}</small> }.into_any());
        view! {
            <tr>
                <th scope="row" class="unit">{place.0}{begins}</th><td>{place.1}{flag}</td>
                <td class="n"><s class="old">{shown(cell.old)}</s><span class="arrow-s">"→"</span><b>{shown(cell.new)}</b></td>
            </tr>
        }
        .into_any()
    };
    let lines: Vec<AnyView> = cells.into_iter().take(SHOWN).enumerate().map(line).collect();
    let more = (more > 0).then(|| view! { <p class="how">{text::more_cells(more)}</p> }.into_any());
    view! { <div class="list"><table class="t"><caption class="vh">{text::CELLS_TO_CHANGE}</caption><tbody>{lines}</tbody></table></div>{more} }.into_any()
}
