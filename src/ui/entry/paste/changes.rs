//! 要改的格: every cell that would change, old and new.

use std::sync::Arc;

use leptos::prelude::*;

use super::Paste;
use crate::domain::paste::{CellChange, Flag, Recognised};
use crate::domain::points::Points;
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
        let more = changes.cells.len().saturating_sub(SHOWN);
        let line = |cell: CellChange| {
            let place = grid.session.with(|workspace, board| {
                text::cell_names(workspace, board.period(), cell.unit, cell.channel)
            });
            let shown = |text: String| if text.is_empty() { text::NONE.to_owned() } else { text };
            let flag = cell.flag.map(|flag| {
                let class = if matches!(flag, Flag::Unread(_)) { "mk err" } else { "mk ask" };
                let sign = if matches!(flag, Flag::Unread(_)) { text::MARK_ERROR } else { text::MARK_QUERY };
                view! { " "<span class=class title=text::paste_flag(flag)>{sign}</span> }.into_any()
            });
            view! {
                <tr>
                    <th scope="row" class="unit">{place.0}</th><td>{place.1}{flag}</td>
                    <td class="n"><s class="old">{shown(cell.old)}</s><span class="arrow-s">"→"</span><b>{shown(cell.new)}</b></td>
                </tr>
            }
            .into_any()
        };
        let lines: Vec<AnyView> = changes.cells.into_iter().take(SHOWN).map(line).collect();
        let more = (more > 0).then(|| view! { <p class="how">{text::more_cells(more)}</p> }.into_any());
        view! { <div class="list"><table class="t"><caption class="vh">{text::CELLS_TO_CHANGE}</caption><tbody>{lines}</tbody></table></div>{more} }.into_any()
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
