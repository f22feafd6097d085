//! The periods a unit may begin: the next one, the one before, and with an old roster those about today; and the way of
//! counts that were typed into the wrong one.

use leptos::prelude::*;

use super::FIRST;
use super::state::EstimateDesk;
use crate::domain::edit::{Edit, moved};
use crate::domain::reference::has_others;
use crate::domain::roster::UnitIx;
use crate::domain::workspace::{
    Period, PeriodIx, PeriodParts, Status, next_period, period_before, periods_about,
};
use crate::session::Session;
use crate::ui::parts::{begin_about, fleeting_button, focus_first};
use crate::ui::text;

/// A button for each period that may be begun.
pub(super) fn begin_buttons(desk: EstimateDesk, unit: UnitIx) -> AnyView {
    let session = desk.session;
    let begin = move || {
        session.begin_next_period();
        focus_first(FIRST);
    };
    let next = period_to_begin(session, unit).map(|name| {
        let label = text::begin_period(&name);
        fleeting_button("btn", label, begin)
    });
    let about = begin_about(session, text::begin_period, || focus_first(FIRST));
    let before = before_to_begin(session, unit).map(|parts| {
        let label = text::begin_period(&parts.name);
        let begin = move || match session.begin_period(parts.clone()) {
            Ok(()) => focus_first(FIRST),
            Err(fault) => desk.said.set(text::edit_fault(&fault)),
        };
        fleeting_button("btn", label, begin)
    });
    view! { {before}{next}{about} }.into_any()
}

/// The period before the one on view, where that is the unit's own to fill and nobody else has anything in it.
fn before_to_begin(session: Session, unit: UnitIx) -> Option<PeriodParts> {
    if session.is_published() || session.is_reading() {
        return None;
    }
    let today = session.today();
    session.with(|workspace, board| {
        let period = board.period();
        let is_out = workspace.period(period)?.parts().status == Status::Published;
        let is_own = !is_out && !workspace.is_example() && !has_others(workspace, period, unit);
        // Far behind, those about today are meant.
        let may = is_own && periods_about(workspace, today).is_empty();
        may.then(|| period_before(workspace, period)).flatten()
    })
}

/// A button for each period to which the counts of the one on view can be moved; tracked.
pub(super) fn move_buttons(desk: EstimateDesk, unit: UnitIx) -> AnyView {
    let session = desk.session;
    session.track_unit(unit);
    if session.is_published() || session.is_reading() {
        return ().into_any();
    }
    let ways = session.with(|workspace, board| {
        let from = board.period();
        // Where others have figures it is the county's table, and a period without the unit's is nothing wrong.
        if has_others(workspace, from, unit) {
            return Vec::new();
        }
        let way = |(at, period): (usize, &Period)| {
            let to = PeriodIx::new(at);
            Some((period.parts().name.clone(), to, moved(workspace, unit, from, to)?))
        };
        workspace.periods().iter().enumerate().filter_map(way).collect::<Vec<_>>()
    });
    let button = |(name, to, edit): (String, PeriodIx, Edit)| {
        let label = text::move_to(&name);
        let go = move |_| {
            session.seal();
            session.dispatch(edit.clone());
            session.show_period(to);
            focus_first(FIRST);
            // The desk of the other period begins with nothing said.
            let said = text::moved_to(&name);
            request_animation_frame(move || desk.said.set(said));
        };
        view! { <button class="link" type="button" on:click=go>{label}</button> }.into_any()
    };
    ways.into_iter().map(button).collect_view().into_any()
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
