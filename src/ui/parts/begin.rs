//! The periods about today, where the record on view ends far before them.

use leptos::prelude::*;

use super::{fleeting_button, focus_first};
use crate::domain::workspace::{PeriodParts, periods_about};
use crate::session::Session;
use crate::ui::text;

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
        fleeting_button("btn", label, move || {
            session.begin_periods(vec![parts.clone()]);
            then();
        })
    };
    about.into_iter().map(begin_at).collect_view().into_any()
}

/// That the period on view lies years back, where one about today can be begun in its place; the buttons are there once a
/// unit is chosen.
pub(in crate::ui) fn long_over(session: Session, is_chosen: bool) -> Option<AnyView> {
    let about = periods_to_begin(session);
    let last = about.last()?;
    let words = text::long_over(&on_view(session), &last.name, is_chosen);
    Some(
        view! { <p class="how" data-over=""><span class="mk note">{text::MARK_NOTE}</span>" "{words}</p> }
            .into_any(),
    )
}

/// That the period on view lies years back, with the ways to one about today; nothing on a page for readers.
pub(in crate::ui) fn begin_here(session: Session) -> AnyView {
    if session.is_published() || periods_to_begin(session).is_empty() {
        return ().into_any();
    }
    let words = text::long_over_here(&on_view(session));
    let ways = begin_about(session, text::new_period, || focus_first(&["#main"]));
    view! { <p class="how ways" data-over=""><span class="mk note">{text::MARK_NOTE}</span>" "{words}" "{ways}</p> }
        .into_any()
}

/// What the period on view is called.
fn on_view(session: Session) -> String {
    let name =
        session.with(|workspace, board| workspace.period(board.period()).map(|p| p.parts().name.clone()));
    name.unwrap_or_default()
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
