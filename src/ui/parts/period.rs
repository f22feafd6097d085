//! The head line's left: the period, its heading, its state.

use leptos::prelude::*;

use super::{derived, focus_first, live};
use crate::domain::workspace::{PeriodIx, Status};
use crate::session::Session;
use crate::ui::text;

const EARLIER: &[&str] = &[".period .btn:first-child:not(:disabled)", ".period .btn:not(:disabled)"];
const LATER: &[&str] = &[".period .btn:last-child:not(:disabled)", ".period .btn:not(:disabled)"];

/// The period's name with what is shown of it, and the way to its neighbours where there are any.
#[component]
pub(in crate::ui) fn Heading(session: Session, of: &'static str) -> impl IntoView {
    let (at, count, name) = session.with(|workspace, board| {
        let name = workspace.period(board.period()).map(|period| period.parts().name.clone());
        (board.period().get(), workspace.periods().len(), name.unwrap_or_default())
    });
    let to = move |label: &'static str, arrow: &'static str, period: Option<usize>| {
        view! {
            <button
                class="btn bare sq" type="button" aria-label=label disabled=period.is_none()
                on:click=move |_| if let Some(period) = period {
                    session.show_period(PeriodIx::new(period));
                    // The heading is drawn anew with the period; the way on keeps the focus, or the way back at the end.
                    focus_first(if label == text::EARLIER_PERIOD { EARLIER } else { LATER });
                }
            >
                {arrow}
            </button>
        }
        .into_any()
    };
    let steps = count > 1;
    view! {
        <div class="period">
            {steps.then(|| to(text::EARLIER_PERIOD, "‹", at.checked_sub(1)))}
            <h1><span class="nowrap">{name}</span><span class="nowrap">{of}</span></h1>
            {steps.then(|| to(text::LATER_PERIOD, "›", Some(at + 1).filter(|&next| next < count)))}
        </div>
    }
}

/// How far the period has come, with the number and date of its notice.
#[component]
pub(in crate::ui) fn PeriodState(session: Session) -> impl IntoView {
    let parts = session.with(|workspace, board| workspace.period(board.period()).map(|p| p.parts().clone()));
    let is_example = session.with(|workspace, _| workspace.is_example());
    let changed = derived(move || session.example_changes());
    // What was put right after it was published is not what was sent out.
    let corrections = session.with(|workspace, board| {
        let id = workspace.period(board.period()).map(|period| period.parts().id.clone());
        workspace.corrections().iter().filter(|one| Some(&one.period) == id.as_ref()).count()
    });
    let corrected = (corrections > 0).then(|| {
        view! { <span class="tag" data-corrected="">{text::corrected(corrections)}</span> }.into_any()
    });
    parts.map(|parts| {
        let status = parts.status;
        let tag = move || {
            let class = match status {
                _ if changed.get() > 0 => "tag draft",
                Status::Draft => "tag draft",
                Status::Checking => "tag",
                Status::Published => "tag issued",
            };
            let words = match changed.get() {
                0 => text::status(status).to_owned(),
                cells => text::example_changed(cells),
            };
            view! { <span class=class>{words}</span> }.into_any()
        };
        let notice = [parts.notice_number, parts.notice_date.map(text::date).unwrap_or_default()];
        let notice = notice.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　");
        view! {
            {live(move || (is_example && changed.get() == 0).then(|| view! { <span class="tag try">{text::EXAMPLE}</span> }.into_any()))}
            {live(tag)}
            {corrected}
            <span class="notice-no">{notice}</span>
        }.into_any()
    })
}
