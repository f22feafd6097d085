//! How far the period has come, and the way on: to checking, to publishing, to corrections, to the next period.

use leptos::prelude::*;

use super::panel::Panel;
use super::range::At;
use super::state::Grid;
use crate::domain::edit::Edit;
use crate::domain::id::PeriodId;
use crate::domain::workspace::{PeriodIx, Status};
use crate::ui::parts::{begin_about, button, fleeting_button};
use crate::ui::text;

/// The actions at the right of the head line.
#[component]
pub(super) fn Acts(grid: Grid) -> impl IntoView {
    let session = grid.session;
    let (id, status, is_last, has_before) = session.with(|workspace, board| {
        let parts = workspace.period(board.period()).map(|period| period.parts().clone()).unwrap_or_default();
        let before = (0..board.period().get()).filter_map(|at| workspace.period(PeriodIx::new(at)));
        let closed = before.map(|period| period.parts().status).any(|status| status == Status::Published);
        (parts.id, parts.status, board.period() == workspace.last_period(), closed)
    });
    let is_closed = session.with(|workspace, board| workspace.is_closed(board.period()));
    let toggle = move |panel: Panel| {
        if grid.panel.get_untracked() == panel {
            grid.panel.set(Panel::None);
        } else {
            grid.open_panel(panel);
        }
    };
    let late = (has_before && !is_closed).then(|| button("btn", text::LATE, move || toggle(Panel::Late)));
    let next =
        is_last.then(|| fleeting_button("btn", text::NEXT_PERIOD.to_owned(), move || begin_next(grid)));
    let about = begin_about(session, text::new_period, move || go_to_first(grid));
    let way = if is_closed {
        button("btn", text::CORRECT, move || toggle(Panel::Correct))
    } else {
        let (words, to) = match status {
            Status::Draft => (text::TO_CHECKING, Status::Checking),
            Status::Checking | Status::Published => (text::TO_DRAFT, Status::Draft),
        };
        let publish = button("btn seal", text::PUBLISH_ASK, move || toggle(Panel::Publish));
        view! { {button("btn", words, move || set_status(grid, id.clone(), to))}{publish} }.into_any()
    };
    view! {
        <div class="acts">
            {button("btn wide-only", text::EXPORT, move || session.export())}
            {(!session.is_reading()).then_some((late, next, about))}
            {(!session.is_reading()).then_some(way)}
        </div>
    }
}

fn set_status(grid: Grid, period: PeriodId, status: Status) {
    grid.session.dispatch(Edit::SetStatus { period, status, printed: Vec::new() });
}

/// Adds the period after the last and shows it.
fn begin_next(grid: Grid) {
    grid.session.begin_next_period();
    go_to_first(grid);
}

/// The first cell of what was just begun.
fn go_to_first(grid: Grid) {
    grid.focused.set(true);
    grid.enter(At::default());
}
