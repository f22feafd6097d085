//! The page for a county's units, all drafts at once, and away with all of it.

use leptos::prelude::*;

use super::kept::row;
use crate::session::Session;
use crate::ui::parts::button;
use crate::ui::text;

/// What concerns the whole page.
#[component]
pub(super) fn Whole(session: Session) -> impl IntoView {
    let line =
        |name: &'static str, note: &'static str, act: AnyView| row(name.into_any(), note.to_owned(), act);
    view! {
        <section>
            <h2>{text::WHOLE}</h2>
            <table class="t">
                <caption class="vh">{text::WHOLE}</caption>
                <tbody>
                    {line(text::COUNTY_PAGE, text::COUNTY_PAGE_NOTE, button("link", text::DOWNLOAD, move || session.export_county_page()))}
                    {line(text::ALL_DRAFTS, text::ALL_DRAFTS_NOTE, button("link", text::DOWNLOAD, move || session.export_all_drafts()))}
                    {line(text::RESET, text::RESET_NOTE, button("link", text::RESET_ASK, move || session.ask_reset()))}
                </tbody>
            </table>
        </section>
    }
    .into_any()
}
