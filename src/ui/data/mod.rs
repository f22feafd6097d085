//! 数据: where the work is kept, the way in and out of files, what was set aside.

mod kept;

use leptos::prelude::*;

use self::kept::KeptDrafts;
use super::frame::SaveState;
use super::parts::{button, live};
use super::text;
use crate::session::Session;

/// The data screen.
#[component]
pub fn DataScreen(
    /// The open page.
    session: Session,
) -> impl IntoView {
    view! {
        <div class="head">
            <div class="period"><h1>{text::DATA}</h1></div>
            <p class="meta">{text::ALL_LOCAL}</p>
            <div class="acts">
                {button("btn", text::DOWNLOAD_PAGE, move || session.download_page())}
                {button("btn", text::OPEN_FILE, move || session.choose_and_open())}
                {button("btn main", text::EXPORT_ALL, move || session.export())}
            </div>
        </div>
        <div class="data">
            <div>
                <Where session/>
                <Spaces session/>
            </div>
            <KeptDrafts session/>
        </div>
    }
}

#[component]
fn Where(session: Session) -> impl IntoView {
    let file = move || {
        session.track_any();
        match session.exported() {
            Some(file) => text::exported(&file.at, session.revision() - file.revision),
            None => text::NO_FILE.to_owned(),
        }
    };
    view! {
        <section>
            <h2>{text::WHERE_KEPT}</h2>
            <div class="where">
                <div><small>{text::IN_BROWSER}</small><SaveState session/><small>{text::EVERY_CHANGE}</small></div>
                <div><small>{text::IN_FILE}</small><b>{live(file)}</b><small>{text::FILE_ADVICE}</small></div>
                <div><small>{text::IN_PAGE}</small><b>{text::version()}</b><small>{text::PAGE_ADVICE}</small></div>
            </div>
        </section>
    }
    .into_any()
}

/// The two spaces: the example and the real data.
#[component]
fn Spaces(session: Session) -> impl IntoView {
    let is_example = session.with(|workspace, _| workspace.is_example());
    let open = || view! { <span class="tag">{text::OPEN_NOW}</span> };
    // Its faults are those of the built-in example; a test holds that there are none.
    let show_example = move || _ = session.show_example();
    let to_example =
        if is_example { open().into_any() } else { button("link", text::SHOW_EXAMPLE, show_example) };
    let own_words = if session.has_own() { text::SHOW_OWN } else { text::CLEAR_EXAMPLE };
    let to_own = if is_example {
        button("link", own_words, move || session.clear_example())
    } else {
        open().into_any()
    };
    let own_holds = session.with(|workspace, _| {
        if workspace.is_example() { text::OWN_HOLDS.to_owned() } else { text::workspace_holds(workspace) }
    });
    view! {
        <section>
            <h2>{text::SPACES}<small>{text::SPACES_NOTE}</small></h2>
            <table class="t">
                <caption class="vh">{text::SPACES}</caption>
                <tbody>
                    <tr><th scope="row">{text::OWN_SPACE}</th><td>{own_holds}</td><td class="act">{to_own}</td></tr>
                    <tr>
                        <th scope="row"><span class="tag try">{text::EXAMPLE}</span></th>
                        <td>{text::EXAMPLE_HOLDS}</td><td class="act">{to_example}</td>
                    </tr>
                </tbody>
            </table>
        </section>
    }
    .into_any()
}
