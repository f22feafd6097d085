//! The periods about today, where the record on view ends far before them.

use leptos::prelude::*;

use crate::domain::workspace::{PeriodParts, periods_about};
use crate::session::Session;

/// A button for each period about today that may be begun.
pub(in crate::ui) fn begin_about(
    session: Session,
    words: fn(&str) -> String,
    then: impl Fn() + Clone + 'static,
) -> AnyView {
    let about = periods_to_begin(session);
    let begin_at = |parts: PeriodParts| {
        let label = words(&parts.name);
        let then = then.clone();
        let begin = move |_| {
            session.begin_periods(vec![parts.clone()]);
            then();
        };
        view! { <button class="btn" type="button" on:click=begin>{label}</button> }.into_any()
    };
    about.into_iter().map(begin_at).collect_view().into_any()
}

/// The periods about today, where the one on view is the last and lies far before them.
pub(super) fn periods_to_begin(session: Session) -> Vec<PeriodParts> {
    if session.is_reading() {
        return Vec::new();
    }
    let today = session.today();
    session.with(|workspace, board| {
        let is_last = board.period() == workspace.last_period() && !workspace.is_example();
        if is_last { periods_about(workspace, today) } else { Vec::new() }
    })
}
