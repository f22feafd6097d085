//! Drafts that could not be read, and the one before the last opened file.

use leptos::prelude::*;

use crate::session::Session;
use crate::ui::parts::{button, live};
use crate::ui::text;

/// What was set aside, each with its download.
#[component]
pub(super) fn KeptDrafts(session: Session) -> impl IntoView {
    let rows = move || {
        session.track_any();
        let kept = session.kept();
        if kept.is_empty() {
            return view! { <p class="blank"><b>{text::NO_KEPT_DRAFTS}</b>{text::NO_KEPT_WHY}</p> }
                .into_any();
        }
        let row = |kept: crate::session::files::Kept| {
            let name =
                if session.is_previous(&kept.key) { text::PREVIOUS_DRAFT } else { text::DAMAGED_DRAFT };
            let key = kept.key.clone();
            view! {
                <tr>
                    <th scope="row">{name}<small class="key">{kept.key}</small></th>
                    <td class="n">{text::characters(kept.size)}</td>
                    <td class="act">
                        {button("link", text::DOWNLOAD, move || session.download_kept(&key))}
                    </td>
                </tr>
            }
            .into_any()
        };
        view! {
            <table class="t">
                <caption class="vh">{text::KEPT_DRAFTS}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text::CONTENT}</th><th scope="col" class="n">{text::SIZE}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{kept.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    view! { <section><h2>{text::KEPT_DRAFTS}</h2>{live(rows)}</section> }.into_any()
}
