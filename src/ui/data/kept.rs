//! What was set aside and what was deleted: nothing is gone before a person says so.

use leptos::prelude::*;

use crate::session::Session;
use crate::ui::parts::{button, live};
use crate::ui::text;

/// Drafts that could not be read, and drafts that were deleted.
#[component]
pub(super) fn KeptDrafts(session: Session) -> impl IntoView {
    let rows = move || {
        let kept = session.kept().into_iter().map(|kept| {
            let key = kept.key.clone();
            let act = button("link", text::DOWNLOAD, move || session.download_kept(&key));
            let name = view! { {text::DAMAGED_DRAFT}<small class="key">{kept.key}</small> }.into_any();
            row(name, text::characters(kept.size), act)
        });
        let gone = session.deleted_drafts().into_iter().map(|draft| {
            let (back, away) = (draft.id.clone(), draft.id);
            let acts = view! {
                {button("link", text::BRING_BACK, move || session.restore_draft(&back))}" "
                {button("link", text::FORGET, move || session.forget_draft(&away))}
            };
            let holds = text::draft_holds(&draft.head.saved, draft.head.units, draft.size);
            row(draft.head.name.into_any(), holds, acts.into_any())
        });
        let all: Vec<AnyView> = kept.chain(gone).collect();
        if all.is_empty() {
            return view! { <p class="blank"><b>{text::NO_KEPT_DRAFTS}</b>{text::DAMAGED_NOTE}</p> }
                .into_any();
        }
        view! {
            <table class="t"><caption class="vh">{text::KEPT_DRAFTS}</caption><tbody>{all}</tbody></table>
        }
        .into_any()
    };
    view! { <section><h2>{text::KEPT_DRAFTS}</h2>{live(rows)}</section> }.into_any()
}

/// One row of the data screen's tables.
pub(super) fn row(name: AnyView, holds: String, acts: AnyView) -> AnyView {
    view! { <tr><th scope="row">{name}</th><td>{holds}</td><td class="act">{acts}</td></tr> }.into_any()
}
