//! The frame around every screen: masthead, footer, the save state.

use leptos::prelude::*;

use super::app::{Screen, Spoken, redo as redo_aloud, undo as undo_aloud};
use super::guide::guide_button;
use super::parts::{button, derived, live};
use super::rules::RulesDesk;
use super::saved::{AskedToSave, SavedBar};
use super::text;
use crate::session::Session;
use crate::session::autosave::Saving;

/// The name, the tabs, the switch for large type.
#[component]
pub fn Masthead(
    /// The open page.
    session: Session,
    /// The screen that is shown.
    screen: RwSignal<Screen>,
    /// Whether the guide of the screen is shown.
    guided: RwSignal<bool>,
) -> impl IntoView {
    let tagline = move || {
        session.track_whole();
        session.with(|workspace, _| text::tagline(workspace))
    };
    let shown = |this: &Screen| this.is_offered(session);
    let tab = move |this: Screen| {
        let class = if matches!(this, Screen::Entry | Screen::Rules) { "gap" } else { "" };
        view! { <a href=format!("#{}", this.name()) class=class aria-current=move || (screen.get() == this).then_some("page")>{this.name()}</a> }.into_any()
    };
    view! {
        <header class="mast">
            <div class="mast-in">
                <p class="brand">{text::PRODUCT}<span>{live(tagline)}</span></p>
                <nav class="tabs" aria-label=text::MAIN_PAGES>{Screen::ALL.into_iter().filter(shown).map(tab).collect_view()}</nav>
                <div class="mast-tools">
                    {guide_button(guided)}
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

/// Where the work is, in words, and the keys of the screen.
#[component]
pub(super) fn Foot(
    /// The open page.
    session: Session,
    /// The screen that is shown.
    screen: RwSignal<Screen>,
    /// What is drafted of a method.
    rules: RulesDesk,
    /// Whether it was asked if all is saved.
    asked: AskedToSave,
) -> impl IntoView {
    let spoken = use_context::<Spoken>();
    let in_rules = move || screen.get() == Screen::Rules;
    // What is offered here is what the keys would do.
    let undo = move || {
        if in_rules() && rules.can_go_back() {
            return Some(button("link", text::UNDO_DRAFTED, move || _ = rules.key_back()));
        }
        let step = session.next_undo()?;
        let words = session.with(|workspace, _| text::step(&step, workspace));
        Some(view! {
            <button class="link" type="button" on:click=move |_| undo_aloud(session, spoken)>{text::UNDO}" "{words}</button>
        }.into_any())
    };
    // What was taken back last, in words, is what can be done again.
    let redo = move || {
        if in_rules() && rules.can_go_again() {
            return Some(button("link", text::REDO_DRAFTED, move || _ = rules.key_again()));
        }
        let step = session.next_redo()?;
        let words = session.with(|workspace, _| text::step(&step, workspace));
        Some(view! {
            <button class="link" type="button" on:click=move |_| redo_aloud(session, spoken)>{text::REDO}" "{words}</button>
        }.into_any())
    };
    let keys = move || {
        session.track_whole();
        let is_idle = match screen.get() {
            Screen::Estimate => session.chosen_unit().is_none(),
            Screen::Entry => session.locked().is_some(),
            _ => false,
        };
        let keys = match screen.get() {
            _ if session.is_published() || is_idle => text::KEYS_READING,
            Screen::Ranking => text::KEYS_RANKING,
            Screen::Estimate => text::KEYS_ESTIMATE,
            Screen::Entry => text::KEYS_ENTRY,
            Screen::Ledger => text::KEYS_LEDGER,
            Screen::Notice => text::KEYS_NOTICE,
            Screen::Rules => text::KEYS_RULES,
            Screen::Data => text::KEYS_DATA,
        };
        let group = |&(keys, does): &(&'static [&'static str], &'static str)| {
            view! { {keys.iter().map(|&key| view! { <kbd>{key}</kbd> }.into_any()).collect_view()}<span>{does}</span> }.into_any()
        };
        keys.iter().map(group).collect_view()
    };
    // Which file it is that is open, for whoever is asked on the telephone.
    let build = session.build().map(|build| {
        let (words, whole) = (text::build_short(&build), text::version(Some(&build)));
        view! { <span class="build" title=whole>{words}</span> }.into_any()
    });
    view! {
        <footer class="foot">
            <SavedBar session asked/>
            <div class="foot-in">
                <SaveState session/>
                <span class="foot-mid">{live(undo)}{live(redo)}</span>
                <span class="keys" aria-hidden="true">{live(keys)}</span>
                {build}
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
            Saving::Saved { at } => (text::SAVED.to_owned(), text::short_time(&at)),
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
