//! The periods a unit may begin: the next one, and with an old roster those about today.

use leptos::prelude::*;

use super::FIRST;
use crate::domain::roster::UnitIx;
use crate::domain::workspace::{PeriodParts, periods_about};
use crate::session::Session;
use crate::ui::parts::{button, focus_first};
use crate::ui::text;

/// A button for each period that may be begun.
pub(super) fn begin_buttons(session: Session, unit: UnitIx) -> AnyView {
    let begin = move || {
        session.begin_next_period();
        focus_first(FIRST);
    };
    let next = may_go_on(session, unit).then(|| button("btn", text::BEGIN_NEXT, begin));
    let about = periods_to_begin(session);
    let begin_at = |at: usize| {
        // Whoever begins with the later one can go back to the one before.
        let all = about.get(..=at).map(<[PeriodParts]>::to_vec).unwrap_or_default();
        let label = all.last().map(|parts| text::begin_period(&parts.name));
        let begin = move |_| {
            for parts in &all {
                session.begin_period(parts.clone());
            }
            focus_first(FIRST);
        };
        view! { <button class="btn" type="button" on:click=begin>{label}</button> }.into_any()
    };
    let about = (0..about.len()).map(begin_at).collect_view();
    view! { {next}{about} }.into_any()
}

/// Whether a unit may go on to the period after the one on view: it is the last, of data of its own, and filled.
fn may_go_on(session: Session, unit: UnitIx) -> bool {
    let may = !session.is_published() && !session.is_reading();
    may && session.with(|workspace, board| {
        let is_last = board.period() == workspace.last_period() && !workspace.is_example();
        // One in which nothing stands yet is the one to go on with.
        is_last && workspace.period(board.period()).is_some_and(|last| !last.typed().is_blank_of(unit))
    })
}

/// The periods about today, where the one on view is the last and lies far before them.
fn periods_to_begin(session: Session) -> Vec<PeriodParts> {
    if session.is_reading() {
        return Vec::new();
    }
    let today = session.today();
    session.with(|workspace, board| {
        let is_last = board.period() == workspace.last_period() && !workspace.is_example();
        if is_last { periods_about(workspace, today) } else { Vec::new() }
    })
}
