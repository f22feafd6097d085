//! The periods a unit may begin: the next one, and with an old roster those about today.

use leptos::prelude::*;

use super::FIRST;
use crate::domain::roster::UnitIx;
use crate::session::Session;
use crate::ui::parts::{begin_about, button, focus_first};
use crate::ui::text;

/// A button for each period that may be begun.
pub(super) fn begin_buttons(session: Session, unit: UnitIx) -> AnyView {
    let begin = move || {
        session.begin_next_period();
        focus_first(FIRST);
    };
    let next = may_go_on(session, unit).then(|| button("btn", text::BEGIN_NEXT, begin));
    let about = begin_about(session, text::begin_period, || focus_first(FIRST));
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
