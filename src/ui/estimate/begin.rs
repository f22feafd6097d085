//! The periods a unit may begin: the next one, and with an old roster those about today.

use leptos::prelude::*;

use super::FIRST;
use crate::domain::roster::UnitIx;
use crate::domain::workspace::{next_period, periods_about};
use crate::session::Session;
use crate::ui::parts::{begin_about, focus_first};
use crate::ui::text;

/// A button for each period that may be begun.
pub(super) fn begin_buttons(session: Session, unit: UnitIx) -> AnyView {
    let begin = move || {
        session.begin_next_period();
        focus_first(FIRST);
    };
    let next = period_to_begin(session, unit).map(|name| {
        let label = text::begin_period(&name);
        view! { <button class="btn" type="button" on:click=move |_| begin()>{label}</button> }.into_any()
    });
    let about = begin_about(session, text::begin_period, || focus_first(FIRST));
    view! { {next}{about} }.into_any()
}

/// So many days before a period ends the next one is offered.
const SOON: i32 = 10;

/// The period after the one on view, where a unit may go on to it: that is the last, of data of its own, and filled or over.
fn period_to_begin(session: Session, unit: UnitIx) -> Option<String> {
    if session.is_published() || session.is_reading() {
        return None;
    }
    let today = session.today();
    session.with(|workspace, board| {
        let is_last = board.period() == workspace.last_period() && !workspace.is_example();
        let last = workspace.period(board.period()).filter(|_| is_last)?;
        let is_filled = !last.typed().is_blank_of(unit);
        // One in which nothing stands yet is the one to go on with, unless it is over. Far behind, those about today are
        // offered in its place.
        let is_over = last.span().to() < today;
        let is_ending = last.span().to().day_number() - today.day_number() <= SOON;
        let may = (is_filled && is_ending || is_over) && periods_about(workspace, today).is_empty();
        may.then(|| next_period(workspace).name)
    })
}
