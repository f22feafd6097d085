//! The frame around every screen: masthead, strips, footer.

use leptos::prelude::*;

use super::app::{Screen, Spoken, go, undo as undo_aloud};
use super::parts::{button, derived, live};
use super::text;
use crate::session::autosave::Saving;
use crate::session::{Session, Strip};

/// The name, the tabs, the switch for large type.
#[component]
pub fn Masthead(
    /// The open page.
    session: Session,
    /// The screen that is shown.
    screen: RwSignal<Screen>,
) -> impl IntoView {
    let tagline = move || {
        session.track_whole();
        session.with(|workspace, _| text::tagline(workspace))
    };
    let tab = move |this: Screen| {
        let class = if this == Screen::Data { "gap" } else { "" };
        view! { <a href=format!("#{}", this.name()) class=class aria-current=move || (screen.get() == this).then_some("page")>{this.name()}</a> }.into_any()
    };
    view! {
        <header class="mast">
            <div class="mast-in">
                <p class="brand">{text::PRODUCT}<span>{live(tagline)}</span></p>
                <nav class="tabs" aria-label=text::MAIN_PAGES>{Screen::ALL.map(tab).collect_view()}</nav>
                <div class="mast-tools">
                    <button
                        class="btn bare" type="button" aria-pressed=move || session.is_large().to_string()
                        on:click=move |_| session.set_large(!session.is_large())
                    >
                        {text::LARGE}
                    </button>
                </div>
            </div>
        </header>
    }
}

/// What has to be known until it is settled.
#[component]
pub fn Strips(
    /// The open page.
    session: Session,
) -> impl IntoView {
    let example = move || {
        session.track_whole();
        let shown = !session.is_published() && session.with(|workspace, _| workspace.is_example());
        shown.then(|| view! { <ExampleStrip session/> }.into_any())
    };
    let not_saved = move || match session.saving() {
        Saving::Refused { fault, since } => {
            let words = text::not_saved_strip(fault, &since.clock());
            let words = view! { <b>{text::NOT_KEPT}</b>{words} };
            Some(alarm(true, words.into_any(), export_button(session)))
        }
        _ => None,
    };
    let reading = move || {
        if session.is_published() {
            return None;
        }
        session.is_reading().then(|| {
            let acts = view! {
                {button("btn main", text::TAKE_OVER, move || session.take_over())}
                {button("btn", text::KEEP_COPY, move || session.keep_as_copy())}
            };
            alarm(false, text::READING_STRIP.into_any(), acts.into_any())
        })
    };
    let thinned = move || {
        let count = session.thinned();
        (count > 0).then(|| alarm(false, text::thinned_strip(count).into_any(), export_button(session)))
    };
    let due = move || {
        let (changes, days) = session.file_is_due()?;
        Some(alarm(false, text::file_due(changes, days).into_any(), export_button(session)))
    };
    let strips = move || session.strips().into_iter().map(|strip| strip_view(session, strip)).collect_view();
    view! { <div class="strips">{live(reading)}{live(not_saved)}{live(thinned)}{live(strips)}{live(due)}{live(example)}</div> }
}

#[component]
fn ExampleStrip(session: Session) -> impl IntoView {
    let changed = move || session.example_changes() > 0;
    // Its faults are those of the built-in example; a test holds that there are none.
    let restore = move || _ = session.show_example();
    view! {
        <div class="alarm plain scr">
            <span class="tag try">{text::EXAMPLE}</span>
            <span>{text::EXAMPLE_STRIP}</span>
            <span class="acts">
                {live(move || changed().then(|| button("btn", text::RESTORE_EXAMPLE, restore)))}
                {button("btn", text::I_AM_UNIT, move || go(Screen::Estimate))}
                {button("btn", text::CLEAR_EXAMPLE, move || session.clear_example())}
            </span>
        </div>
    }
}

fn export_button(session: Session) -> AnyView {
    button("btn main", text::EXPORT_NOW, move || session.export())
}

fn strip_view(session: Session, strip: Strip) -> AnyView {
    let dismiss = {
        let strip = strip.clone();
        button("btn", text::DISMISS, move || session.dismiss(&strip))
    };
    let download =
        move |key: String| button("btn main", text::DOWNLOAD_DRAFT, move || session.download_kept(&key));
    match strip {
        Strip::SetAside { key } => {
            let words = text::set_aside_strip(&key);
            alarm(true, words.into_any(), view! { {download(key)}{dismiss} }.into_any())
        }
        Strip::Recovered { key, saved } => {
            let words = text::recovered_strip(&key, &saved);
            alarm(true, words.into_any(), view! { {download(key)}{dismiss} }.into_any())
        }
        Strip::CopyKept { name } => alarm(true, text::copy_kept_strip(&name).into_any(), dismiss.into_any()),
        Strip::Deleted { id, name } => {
            let back = button("btn main", text::BRING_BACK, move || session.restore_draft(&id));
            alarm(false, text::deleted_strip(&name).into_any(), view! { {back}{dismiss} }.into_any())
        }
        Strip::NewerDraft { key } => alarm(true, text::NEWER_STRIP.into_any(), download(key).into_any()),
        Strip::Opened { name, same } => {
            alarm(false, text::opened(&name, same).into_any(), dismiss.into_any())
        }
        Strip::NotOpened { name, faults } => {
            const SHOWN: usize = 12;
            let more = faults.len().saturating_sub(SHOWN);
            let lines =
                faults.iter().take(SHOWN).map(|fault| view! { <li>{text::fault(fault)}</li> }.into_any());
            let words = view! {
                {text::not_opened(&name, faults.len())}
                <ul class="faults">{lines.collect_view()}</ul>
                {(more > 0).then(|| text::more_faults(more))}
            };
            alarm(true, words.into_any(), dismiss.into_any())
        }
        Strip::OtherState { name, file, draft, differing } => {
            let words = text::other_state(&name, &file, &draft, differing);
            let acts = view! {
                {button("btn", text::LEAVE_AS_IT_IS, move || session.forget_pending())}
                {button("btn main", text::OPEN_ANYWAY, move || session.open_pending())}
            };
            alarm(true, words.into_any(), acts.into_any())
        }
        Strip::Browser(fault) => alarm(true, text::file_fault(fault).into_any(), dismiss.into_any()),
        Strip::Published => alarm(false, text::PUBLISHED_STRIP.into_any(), dismiss.into_any()),
    }
}

fn alarm(bad: bool, words: AnyView, acts: AnyView) -> AnyView {
    let (class, mark, sign) =
        if bad { ("alarm", "mk err", text::MARK_ERROR) } else { ("alarm plain", "mk note", text::MARK_NOTE) };
    view! {
        <div class=class role="alert">
            <span class=mark>{sign}</span>
            <div>{words}</div>
            <span class="acts">{acts}</span>
        </div>
    }
    .into_any()
}

/// Where the work is, in words, and the keys of the screen.
#[component]
pub fn Foot(
    /// The open page.
    session: Session,
    /// The screen that is shown.
    screen: RwSignal<Screen>,
) -> impl IntoView {
    let spoken = use_context::<Spoken>();
    let take_back = move || match spoken {
        Some(spoken) => undo_aloud(session, spoken),
        None => session.undo(),
    };
    let undo = move || {
        let step = session.next_undo()?;
        let words = session.with(|workspace, _| text::step(&step, workspace));
        Some(view! {
            <button class="link" type="button" on:click=move |_| take_back()>{text::UNDO}" "{words}</button>
        }.into_any())
    };
    let keys = move || {
        let keys = match screen.get() {
            Screen::Ranking => text::KEYS_RANKING,
            Screen::Estimate => text::KEYS_ESTIMATE,
            Screen::Data => text::KEYS_DATA,
        };
        let group = |&(keys, does): &(&'static [&'static str], &'static str)| {
            view! { {keys.iter().map(|&key| view! { <kbd>{key}</kbd> }.into_any()).collect_view()}<span>{does}</span> }.into_any()
        };
        keys.iter().map(group).collect_view()
    };
    view! {
        <footer class="foot">
            <div class="foot-in">
                <SaveState session/>
                <span class="foot-mid">{live(undo)}</span>
                <span class="keys" aria-hidden="true">{live(keys)}</span>
            </div>
        </footer>
    }
}

/// The save state, always in words; a change of its kind is spoken, not every save.
#[component]
pub(super) fn SaveState(session: Session) -> impl IntoView {
    let kind = derived(move || match session.saving() {
        Saving::Refused { fault, .. } => format!("{}：{}", text::NOT_SAVED, text::store_fault(fault)),
        Saving::HeldBack => text::HELD_BACK.to_owned(),
        Saving::Unchanged => text::UNCHANGED.to_owned(),
        Saving::Reading => text::READING.to_owned(),
        Saving::Published => text::PUBLISHED_PAGE.to_owned(),
        Saving::Waiting | Saving::Saved { .. } => text::SAVED.to_owned(),
    });
    let class = move || match session.saving() {
        Saving::Refused { .. } | Saving::HeldBack | Saving::Reading => "saved is-none",
        _ if session.exported().is_some() => "saved",
        _ => "saved is-part",
    };
    let shown = move || {
        let (words, at) = match session.saving() {
            Saving::Waiting => (text::SAVING.to_owned(), String::new()),
            Saving::Saved { at } => (text::SAVED.to_owned(), short_time(&at)),
            Saving::Refused { .. }
            | Saving::HeldBack
            | Saving::Unchanged
            | Saving::Reading
            | Saving::Published => (kind.get(), String::new()),
        };
        view! { <b>{words}</b>" "{at} }.into_any()
    };
    let file = move || {
        session.track_any();
        match (session.exported(), session.saving()) {
            (Some(file), _) => text::exported(&file.at, session.changes_since(&file)),
            (None, Saving::Unchanged | Saving::Published) => String::new(),
            (None, _) => text::NO_FILE.to_owned(),
        }
    };
    view! {
        <span class=move || class() data-saving=move || saving_word(&session.saving())>{live(shown)}</span>
        <span class="foot-file">{live(file)}</span>
        <span class="vh" role="status" aria-live="polite">{live(move || kind.get())}</span>
    }
    .into_any()
}

/// The state as one word for programs.
fn saving_word(saving: &Saving) -> &'static str {
    match saving {
        Saving::Unchanged => "unchanged",
        Saving::Waiting => "waiting",
        Saving::Saved { .. } => "saved",
        Saving::Refused { .. } => "refused",
        Saving::HeldBack => "held-back",
        Saving::Reading => "reading",
        Saving::Published => "published",
    }
}

/// 10:42:31 of 2022-04-12T10:42:31.
fn short_time(at: &str) -> String {
    at.split_once('T').map_or(at, |(_, time)| time).to_owned()
}
