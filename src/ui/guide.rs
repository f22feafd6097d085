//! 怎么用: what a screen is for, step by step, and what the words mean, at the place where they are needed.

use leptos::ev;
use leptos::prelude::*;

use super::app::Screen;
use super::parts::{button, focus_first, live};
use super::text;
use crate::session::Session;

/// The steps of a screen.
fn steps(screen: Screen, is_published: bool) -> &'static [text::Step] {
    match screen {
        Screen::Ranking => text::GUIDE_RANKING,
        Screen::Estimate if is_published => text::READERS_STEPS,
        Screen::Estimate => text::GUIDE_STEPS,
        Screen::Entry => text::GUIDE_ENTRY,
        Screen::Ledger => text::GUIDE_LEDGER,
        Screen::Notice => text::GUIDE_NOTICE,
        Screen::Rules => text::GUIDE_RULES,
        Screen::Data => text::GUIDE_DATA,
    }
}

/// The button that shows the guide and puts it away.
pub(super) fn guide_button(shown: RwSignal<bool>) -> AnyView {
    view! {
        <button
            class="btn bare ask-guide" type="button" aria-expanded=move || shown.get().to_string()
            on:click=move |_| shown.update(|shown| *shown = !*shown)
            on:keydown=move |event: ev::KeyboardEvent| {
                if event.key() == "Escape" {
                    shown.set(false);
                }
            }
        >
            {text::GUIDE}
        </button>
    }
    .into_any()
}

/// The guide of the screen on view; nothing until it is asked for.
#[component]
pub(super) fn Guide(session: Session, screen: RwSignal<Screen>, shown: RwSignal<bool>) -> impl IntoView {
    // A guide belongs to the screen it was opened on.
    Effect::new(move |was: Option<Screen>| {
        let now = screen.get();
        if was.is_some_and(|was| was != now) {
            shown.set(false);
        }
        now
    });
    let guide = move || {
        if !shown.get() {
            return None;
        }
        let step = |&(what, how): &text::Step| view! { <li><b>{what}</b><span>{how}</span></li> }.into_any();
        let term =
            |&(word, means): &text::Step| view! { <div><dt>{word}</dt><dd>{means}</dd></div> }.into_any();
        let shut = move || {
            shown.set(false);
            focus_first(&[".mast .ask-guide"]);
        };
        let steps = steps(screen.get(), session.is_published());
        let view = view! {
            <section class="guide scr" aria-label=text::GUIDE on:keydown=move |event: ev::KeyboardEvent| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    event.stop_propagation();
                    shut();
                }
            }>
                <ol>{steps.iter().map(step).collect_view()}</ol>
                <details>
                    <summary>{text::TERMS}</summary>
                    <dl>{text::TERM_LIST.iter().map(term).collect_view()}</dl>
                </details>
                <p class="small">{text::GUIDE_SECRET}" "{button("link", text::SHUT, shut)}</p>
            </section>
        };
        Some(view.into_any())
    };
    live(guide)
}
