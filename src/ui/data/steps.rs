//! The last steps by name, each with a way back to before it.

use leptos::prelude::*;

use super::kept::row;
use crate::session::Session;
use crate::session::past::StepName;
use crate::ui::app::{Spoken, redo};
use crate::ui::parts::{button, live};
use crate::ui::text;

/// How many steps are shown; the others follow once these are taken back.
const SHOWN: usize = 8;

/// The steps that can be taken back, the last one first.
#[component]
pub(super) fn Steps(session: Session) -> impl IntoView {
    let rows = move || {
        session.track_whole();
        let steps = session.steps();
        if steps.is_empty() {
            return view! { <p class="blank"><b>{text::NO_STEPS}</b></p> }.into_any();
        }
        let one = |(at, step): (usize, &StepName)| {
            let words = session.with(|workspace, _| text::step(step, workspace));
            let back = move || (0..=at).for_each(|_| session.undo());
            row(words.into_any(), String::new(), button("link", text::UNDO_TO_HERE, back))
        };
        let all: Vec<AnyView> = steps.iter().enumerate().take(SHOWN).map(one).collect();
        view! { <table class="t steps"><caption class="vh">{text::STEPS}</caption><tbody>{all}</tbody></table> }
            .into_any()
    };
    let spoken = use_context::<Spoken>();
    let again = move || session.next_redo().map(|_| button("btn", text::REDO, move || redo(session, spoken)));
    view! {
        <section>
            <h2>{text::STEPS}<small>{text::STEPS_NOTE}</small></h2>
            {live(rows)}
            <p class="below">{live(again)}</p>
        </section>
    }
    .into_any()
}
