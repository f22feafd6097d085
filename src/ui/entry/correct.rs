//! 更正: one figure of a published period put right, with its reason; and the list of what was put right.

use leptos::prelude::*;

use super::range::At;
use super::state::{Grid, cell_id};
use crate::domain::board::Scoreboard;
use crate::domain::edit::Edit;
use crate::domain::id::UnitId;
use crate::domain::record::Correction;
use crate::domain::trial::{Moved, moved};
use crate::domain::workspace::Workspace;
use crate::ui::parts::{button, field, live, on_enter};
use crate::ui::text;

/// The panel of a published period.
#[component]
pub(super) fn Correct(grid: Grid) -> impl IntoView {
    let session = grid.session;
    let (count, reason, said) = (grid.in_panel.count, grid.in_panel.reason, grid.in_panel.said);
    let told = RwSignal::new(String::new());
    let head = grid.range.get_untracked().head;
    grid.reveal(head.row);
    request_animation_frame(move || bring_into_view(head));
    let place = move || {
        let head = grid.range.get().head;
        let names = grid.cell(head).map(|(unit, channel)| {
            session.with(|workspace, board| text::cell_place(workspace, board.period(), unit, channel))
        });
        names.map(|names| text::correct_cell(&names, &grid.text(head)))
    };
    let correct = move || {
        let Some(Edit::Type { period, unit, channel, typed }) =
            grid.typing(grid.range.get_untracked().head, count.get_untracked())
        else {
            return;
        };
        let given = reason.get_untracked().trim().to_owned();
        let before = session.with(|workspace, board| (workspace.clone(), board.clone()));
        let of = unit.clone();
        match session.attempt(Edit::Correct { period, unit, channel, typed, reason: given }) {
            Ok(()) => {
                told.set(String::new());
                said.set(moves(grid, &before, &of));
                count.set(String::new());
                reason.set(String::new());
                // The cell shows what it is now, and the arrows lead to the next one.
                grid.enter(grid.range.get_untracked().head);
            }
            Err(fault) => told.set(text::edit_fault(&fault)),
        }
    };
    let list = move || {
        session.track_any();
        let lines = session.with(|workspace, board| {
            let period = workspace.period(board.period()).map(|period| period.parts().id.clone());
            let here = workspace.corrections().iter().filter(|one| Some(&one.period) == period.as_ref());
            here.map(|one| line(workspace, one)).collect::<Vec<_>>()
        });
        if lines.is_empty() {
            return view! { <p class="how">{text::NO_CORRECTIONS}</p> }.into_any();
        }
        view! {
            <table class="t">
                <caption>{text::CORRECTIONS}</caption>
                <thead><tr>
                    <th scope="col">{text::UNIT_NAME}</th><th scope="col">{text::CHANNEL}</th>
                    <th scope="col" class="n">{text::COUNT_CHANGED}</th><th scope="col" class="n">{text::POINTS_CHANGED}</th>
                    <th scope="col">{text::REASON}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="panel correct" aria-label=text::CORRECT>
            <h2>{text::CORRECT}<small>{live(place)}</small></h2>
            <p class="fields" on:keydown=on_enter(correct)>
                {field(text::RIGHT_COUNT, count, "field short")}
                {field(text::REASON, reason, "field long")}
                {button("btn main", text::CORRECT_NOW, correct)}
                {button("btn", text::CANCEL, move || grid.close_panel())}
                <span class="err-msg" role="alert">{live(move || told.get())}</span>
            </p>
            <p class="how" role="status">{live(move || said.get())}</p>
            {live(list)}
        </section>
    }
}

/// Scrolls the table so that a cell is in sight beside the panel; head and totals cover what is under them.
fn bring_into_view(at: At) {
    let Some(cell) = document().get_element_by_id(&cell_id(at)) else { return };
    let Some(region) = cell.closest(".scroll").ok().flatten() else { return };
    let covered = |part: &str| {
        let part = region.query_selector(part).ok().flatten();
        part.map_or(0.0, |part| part.get_bounding_client_rect().height())
    };
    let (of, all) = (cell.get_bounding_client_rect(), region.get_bounding_client_rect());
    if of.top() < all.top() + covered("thead") || of.bottom() > all.bottom() - covered("tfoot") {
        cell.scroll_into_view_with_bool(false);
    }
}

/// Whose places a correction moved, in words, the unit it was made for first, then by the place they have now: what was
/// sent out says otherwise.
fn moves(grid: Grid, (before, was): &(Workspace, Scoreboard), of: &UnitId) -> String {
    grid.session.with(|workspace, board| {
        let unit = |one: &Moved| workspace.roster().units().get(one.unit);
        let mut all = moved((before, was), (workspace, board));
        all.retain(Moved::changes_place);
        all.sort_by_key(|one| {
            (unit(one).is_none_or(|unit| unit.id != *of), one.place.1.is_none(), one.place.1)
        });
        let named = all.iter().filter_map(|one| Some(text::unit_moved(unit(one)?.name_parts().0, one.place)));
        text::corrected_places(&named.collect::<Vec<_>>())
    })
}

fn line(workspace: &Workspace, one: &Correction) -> AnyView {
    let period = workspace.find_period(&one.period);
    let names = text::correction_place(workspace, period, one);
    let change = |before: String, after: String| {
        view! { <s class="old">{before}</s><span class="arrow-s">"→"</span><b>{after}</b> }.into_any()
    };
    let points =
        |points: Option<crate::domain::points::Points>| points.map(|of| of.to_string()).unwrap_or_default();
    let shown = |text: &str| if text.is_empty() { text::NONE.to_owned() } else { text.to_owned() };
    view! {
        <tr>
            <th scope="row" class="unit">{names.0}</th><td>{names.1}</td>
            <td class="n">{change(shown(&one.before), shown(&one.after))}</td>
            <td class="n">{change(points(one.points_before), points(one.points_after))}</td>
            <td class="wrap">{one.reason.clone()}</td>
        </tr>
    }
    .into_any()
}
