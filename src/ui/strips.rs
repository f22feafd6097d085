//! The strips under the masthead: what has to be known until it is settled.

use leptos::prelude::*;

use super::app::{Screen, go};
use super::office::OfficeStrip;
use super::parts::{ToComparison, button, focus_first, live};
use super::text;
use super::tour::TourAt;
use crate::platform::is_word_document;
use crate::session::autosave::Saving;
use crate::session::drafts::SPACE;
use crate::session::{Session, Strip};

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
            let take_over = move || {
                session.take_over();
                focus_first(&["#main"]);
            };
            let acts = view! {
                {button("btn main", text::TAKE_OVER, take_over)}
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
        Some(alarm(
            false,
            text::file_due(changes, days).into_any(),
            view! { {button("btn", text::NOT_TODAY, move || session.put_file_off())}{button("btn", text::EXPORT_NOW, move || session.export())} }.into_any(),
        ))
    };
    let strips = move || session.strips().into_iter().map(|strip| strip_view(session, strip)).collect_view();
    view! { <div class="strips"><OfficeStrip session/>{live(reading)}{live(not_saved)}{live(thinned)}{live(strips)}{live(due)}{live(example)}</div> }
}

#[component]
fn ExampleStrip(session: Session) -> impl IntoView {
    let changed = move || session.example_changes() > 0;
    // Its faults are those of the built-in example; a test holds that there are none.
    let restore = move || _ = session.show_example();
    // A unit fills in a table of its own, and chooses itself first.
    let tour = use_context::<TourAt>();
    let quit = move || tour.into_iter().for_each(TourAt::quit);
    let to_desk = move || {
        quit();
        session.clear_example();
        go(Screen::Estimate);
        focus_first(&["main .pick-l select", "main .pick-l button", ".unchosen .find"]);
    };
    let clear = move || {
        quit();
        session.clear_example();
        focus_first(&["#main"]);
    };
    let look = tour.map(|tour| button("btn", text::TOUR, move || tour.begin()));
    view! {
        <div class="alarm plain scr">
            <span class="tag try">{text::EXAMPLE}</span>
            <span>{text::EXAMPLE_STRIP}</span>
            <span class="acts">
                {live(move || changed().then(|| button("btn", text::RESTORE_EXAMPLE, restore)))}
                {look}
                {button("btn", text::I_AM_UNIT, to_desk)}
                {button("btn", text::CLEAR_EXAMPLE, clear)}
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
    match strip.clone() {
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
        Strip::NotOpened { name, .. } if is_word_document(&name) => {
            alarm(true, text::word_document(&name).into_any(), dismiss.into_any())
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
        Strip::TakesPlace { name, unit, lost } => {
            let words = text::takes_place(&name, unit.as_deref(), &lost);
            let (merged, beside) = (name.clone(), name);
            let merge = unit
                .map(|_| button("btn main", text::MERGE_INTO_ENTRY, move || session.merge_pending(&merged)));
            let class = if merge.is_some() { "btn" } else { "btn main" };
            let acts = view! {
                {merge}
                {button(class, text::AS_NEW_DRAFT, move || session.open_pending_beside(&beside))}
                {button("btn", text::OPEN_ANYWAY, move || session.open_pending())}
                {button("btn", text::LEAVE_AS_IT_IS, move || session.forget_pending())}
            };
            alarm(true, words.into_any(), acts.into_any())
        }
        Strip::OpenedBeside { name } => {
            alarm(false, text::opened_beside(&name).into_any(), dismiss.into_any())
        }
        Strip::PublishedOffered { name } => {
            let leave = move || {
                session.forget_pending();
                focus_first(&["#main"]);
            };
            // Whoever has figures of their own most often wants to see both.
            let (to, file) = (use_context::<ToComparison>(), name.clone());
            let compare = move || {
                if let Some((to, file)) = to.zip(session.pending_as_office_file(&file)) {
                    to.0.run(file);
                }
            };
            let acts = view! {
                {button("btn", text::LEAVE_AS_IT_IS, leave)}
                {button("btn", text::OPEN_ANYWAY, move || session.open_pending())}
                {button("btn main", text::COMPARE_WITH_IT, compare)}
            };
            alarm(false, text::published_offered(&name).into_any(), acts.into_any())
        }
        Strip::RulesOffered { name, is_data } => {
            let shown = strip.clone();
            let look = button("btn", text::LOOK_AT_RULES, move || {
                session.dismiss(&shown);
                go(Screen::Rules);
            });
            alarm(false, text::rules_offered(&name, is_data).into_any(), view! { {look}{dismiss} }.into_any())
        }
        Strip::FillsUp { taken } => {
            let words = text::fills_up(taken, SPACE);
            alarm(false, words.into_any(), view! { {export_button(session)}{dismiss} }.into_any())
        }
        Strip::Browser(fault) => alarm(true, text::file_fault(fault).into_any(), dismiss.into_any()),
        Strip::Unpublish => {
            let back = move || {
                session.dismiss(&Strip::Unpublish);
                // What was changed since is not what was asked about.
                if untrack(|| session.next_undo()).is_some_and(|step| step.is_publication()) {
                    session.undo();
                }
            };
            let acts = view! { {button("btn", text::LEAVE_PUBLISHED, move || session.dismiss(&Strip::Unpublish))}{button("btn main", text::UNPUBLISH, back)} };
            alarm(false, text::UNPUBLISH_STRIP.into_any(), acts.into_any())
        }
        Strip::Published => alarm(false, text::PUBLISHED_STRIP.into_any(), dismiss.into_any()),
        Strip::Reset => {
            let stay = strip.clone();
            let acts = view! {
                {button("btn main", text::EXPORT_ALL_DRAFTS, move || session.export_all_drafts())}
                {button("btn", text::RESET_NOW, move || session.reset())}
                {button("btn", text::LEAVE_AS_IT_IS_NOW, move || session.dismiss(&stay))}
            };
            alarm(false, text::RESET_STRIP.into_any(), acts.into_any())
        }
        Strip::Rescued { name, outcome } => {
            alarm(false, text::rescued(&name, &outcome).into_any(), dismiss.into_any())
        }
        Strip::OtherCounty { name, made } => {
            let begin = button("btn", text::NEW_COUNTY_DRAFT, move || session.new_county_draft());
            let words = text::other_county(&name, &made);
            alarm(false, words.into_any(), view! { {begin}{dismiss} }.into_any())
        }
        Strip::OtherBuild { was, now, is_older } => {
            alarm(is_older, text::other_build(&was, &now, is_older).into_any(), dismiss.into_any())
        }
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
