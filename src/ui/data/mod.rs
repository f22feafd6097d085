//! 数据: where the work is kept, the way in and out of files, what was set aside.

mod drafts;
mod history;
mod kept;
mod log;
mod steps;
mod whole;

use leptos::prelude::*;

use self::drafts::Drafts;
use self::history::History;
use self::kept::KeptDrafts;
use self::log::Log;
use self::steps::Steps;
use self::whole::Whole;
use super::frame::SaveState;
use super::parts::{button, live};
use super::text;
use crate::session::Session;
use crate::session::drafts::SPACE;

/// The data screen.
#[component]
pub fn DataScreen(
    /// The open page.
    session: Session,
) -> impl IntoView {
    session.forget_given();
    let given = move || session.given().map(|name| text::given(&name));
    let given = view! { <p class="said" role="status">{live(given)}</p> }.into_any();
    if session.is_published() {
        return view! {
            <div class="head"><div class="period"><h1>{text::DATA}</h1></div>
                <p class="meta">{text::PUBLISHED_PAGE}</p>
                <div class="acts">
                    {button("btn", text::DOWNLOAD_PAGE, move || session.download_page())}
                    {button("btn", text::EXPORT_ALL, move || session.export())}
                </div>
            </div>
            {given}
            <p class="blank">{text::PUBLISHED_NOTE}</p>
            <p class="sum">{text::version(session.build().as_ref())}" "{text::CHECK_VALUE}{session.check_value()}</p>
        }
        .into_any();
    }
    let publish =
        session.has_published().then(|| button("btn", text::PUBLISH_PAGE, move || session.publish_page()));
    view! {
        <div class="head">
            <div class="period"><h1>{text::DATA}</h1></div>
            <p class="meta">{text::ALL_LOCAL}</p>
            <div class="acts">
                {publish}
                {button("btn", text::DOWNLOAD_PAGE, move || session.download_page())}
                {button("btn", text::OPEN_FILE, move || session.choose_and_open())}
                {button("btn main", text::EXPORT_ALL, move || session.export())}
            </div>
        </div>
        {given}
        <div class="data">
            <div>
                <Where session/>
                <Drafts session/>
                <Whole session/>
            </div>
            <div>
                <Steps session/>
                <History session/>
                <KeptDrafts session/>
            </div>
        </div>
        <Log session/>
    }
    .into_any()
}

#[component]
fn Where(session: Session) -> impl IntoView {
    let file = move || {
        session.track_any();
        match session.exported() {
            Some(file) => text::exported(&file.at, session.changes_since(&file)),
            None => text::NO_FILE.to_owned(),
        }
    };
    let county = session.county().map(|(name, made)| text::county(&name, &made));
    let follows = session.is_on_disk().then(|| view! { <small>{text::FOLLOWS_FILE}</small> });
    let room = move || text::space(session.space_taken(), SPACE);
    view! {
        <section>
            <h2>{text::WHERE_KEPT}</h2>
            <div class="where">
                <div><small>{text::IN_BROWSER}</small><SaveState session/><small>{text::EVERY_CHANGE}</small><small>{live(room)}</small></div>
                <div><small>{text::IN_FILE}</small><b>{live(file)}</b><small>{text::FILE_ADVICE}</small>{follows}</div>
                <div><small>{text::IN_PAGE}</small><b>{text::version(session.build().as_ref())}</b><small>{county}</small><small>{text::PAGE_ADVICE}"，"{text::schema()}" "<a class="link" href=text::HEALTH_LINK>{text::HEALTH}</a></small></div>
            </div>
            <p class="sum">{text::CHECK_VALUE}{session.check_value()}</p>
        </section>
    }
    .into_any()
}
