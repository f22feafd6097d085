//! The drafts of this browser: the example and the real data, each in a place of its own.

use leptos::prelude::*;

use super::kept::row;
use crate::session::draft::EXAMPLE;
use crate::session::{Listed, Session};
use crate::ui::parts::{button, derived, live};
use crate::ui::text;

/// The list with what can be done.
#[component]
pub(super) fn Drafts(session: Session) -> impl IntoView {
    let rows = move || {
        session.track_whole();
        let open = session.draft_id();
        let own: Vec<AnyView> =
            session.drafts().into_iter().map(|draft| draft_row(session, draft, &open)).collect();
        let none = own.is_empty().then(|| {
            let begin = button("link", text::CLEAR_EXAMPLE, move || session.clear_example());
            row(text::NO_DRAFTS.into_any(), text::OWN_HOLDS.to_owned(), begin)
        });
        let is_example = session.with(|workspace, _| workspace.is_example());
        // Its faults are those of the built-in example; a test holds that there are none.
        let show = move || _ = session.show_example();
        let act = if is_example { open_now() } else { button("link", text::SHOW_EXAMPLE, show) };
        let name = view! { <span class="tag try">{text::EXAMPLE}</span> }.into_any();
        view! {
            <table class="t">
                <caption class="vh">{text::DRAFTS}</caption>
                <tbody>{own}{none}{row(name, text::EXAMPLE_HOLDS.to_owned(), act)}</tbody>
            </table>
        }
        .into_any()
    };
    // Drawn anew when another draft is open and never while its name is typed.
    let open = derived(move || session.open_draft_id());
    let name = move || {
        let is_own = open.get() != EXAMPLE;
        is_own.then(|| {
            let rename = move |event| session.rename(&event_target_value(&event));
            view! {
                <label>
                    {text::DRAFT_NAME}" "
                    <input class="field" type="text" maxlength="60" prop:value=session.draft_name() on:input=rename/>
                </label>
            }
            .into_any()
        })
    };
    view! {
        <section>
            <h2>
                {text::DRAFTS}<small>{text::DRAFTS_NOTE}</small>
            </h2>
            {live(rows)}
            <p class="below">
                {live(name)}
                {button("btn", text::NEW_DRAFT, move || session.new_draft())}
                {button("btn", text::DUPLICATE, move || session.duplicate())}
            </p>
        </section>
    }
    .into_any()
}

fn open_now() -> AnyView {
    view! { <span class="tag">{text::OPEN_NOW}</span> }.into_any()
}

fn draft_row(session: Session, draft: Listed, open: &str) -> AnyView {
    let is_open = draft.id == open;
    let (show, delete) = (draft.id.clone(), draft.id.clone());
    let open_act = if is_open {
        open_now()
    } else {
        button("link", text::OPEN_DRAFT, move || session.open_draft(&show))
    };
    let acts = view! { {open_act}" "{button("link", text::DELETE, move || session.delete_draft(&delete))} };
    row(
        draft.head.name.into_any(),
        text::draft_holds(&draft.head.saved, draft.head.units, draft.size),
        acts.into_any(),
    )
}
