//! 通报: the notice as its pages come out of the printer, its wording, what is to be looked at, its settings.

mod checks;
mod elements;
mod fonts;
mod pages;
mod sheet;
mod state;
mod wording;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use self::checks::Checks;
use self::elements::Elements;
use self::pages::{Pages, Printed};
pub use self::state::NoticeDesk;
use self::state::Writing;
use self::wording::Wording;
use super::app::Spoken;
use super::office::export_book;
use super::parts::{Heading, PeriodState, begin_here, button, live, print_page};
use super::text;
use crate::session::Session;

/// The screen of the notice.
#[component]
pub fn NoticeScreen(
    /// The open page.
    session: Session,
    /// What was shown of it last.
    desk: NoticeDesk,
) -> impl IntoView {
    desk.settle();
    fonts::measure_soon(desk);
    let is_there = desk.written.with(Option::is_some);
    let told = move || {
        // What concerns the passage that is being written is told there.
        let words = if desk.writing.get() == Writing::None { desk.told.get() } else { String::new() };
        (!words.is_empty()).then(|| view! { <p class="err-msg" role="alert">{words}</p> }.into_any())
    };
    let body = if is_there {
        view! {
            <div class="notice">
                <Pages desk/>
                <aside class="edit"><Checks desk/><Wording desk/><Elements desk/></aside>
            </div>
        }
        .into_any()
    } else {
        view! { <p class="blank"><b>{text::NO_NOTICE}</b></p> }.into_any()
    };
    view! {
        <div class="notice-screen">
        // The pages bring their own margins.
        <style>"@media print{@page{size:A4;margin:0}}"</style>
        <div class="head">
            <Heading session of=text::NOTICE/>
            <p class="meta"><PeriodState session/></p>
            <div class="acts">{is_there.then(|| acts(desk))}</div>
        </div>
        {begin_here(session)}
        {live(told)}
        {body}
        {is_there.then(|| view! { <Printed desk/> })}
        </div>
    }
}

fn acts(desk: NoticeDesk) -> AnyView {
    let spoken = use_context::<Spoken>();
    let is_copied = RwSignal::new(false);
    Effect::new(move |_| {
        desk.written.with(|_| ());
        is_copied.set(false);
    });
    let copied = move || {
        is_copied
            .get()
            .then(|| view! { <span class="dim" aria-hidden="true">{text::COPIED}</span> }.into_any())
    };
    let copy = move || {
        let text = desk.written.with(|written| written.as_ref().map(|written| written.draft.text()));
        let copied = text.is_some_and(|text| desk.session.copy(&text));
        let words = if copied { text::TEXT_COPIED } else { text::TEXT_NOT_COPIED };
        if let Some(spoken) = spoken {
            spoken.say(words.to_owned());
        }
        is_copied.set(copied);
        desk.told.set(if copied { String::new() } else { words.to_owned() });
    };
    let document = move || {
        let made = desk.written.with(|written| {
            written.as_ref().map(|written| {
                (written.document.clone(), written.facts.county.clone(), written.facts.period.clone())
            })
        });
        if let Some((document, county, period)) = made {
            desk.session.export_document(&[&county, &period, text::NOTICE], &document);
        }
    };
    view! {
        {live(copied)}
        {button("btn", text::COPY_TEXT, copy)}
        {button("btn", text::EXPORT_DOCUMENT, document)}
        {button("btn", text::EXPORT_BOOK, move || export_book(desk.session, false))}
        {button("btn main", text::PRINT, print_page)}
    }
    .into_any()
}

impl NoticeDesk {
    /// The keys of the screen; whether one was meant for it.
    pub fn key(self, event: &ev::KeyboardEvent) -> bool {
        if event.is_composing() || event.alt_key() {
            return false;
        }
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let in_text =
            target.as_ref().is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA"));
        if event.ctrl_key() || event.meta_key() {
            // What is typed is taken back by the field itself.
            return in_text && matches!(event.key().as_str(), "z" | "Z" | "y" | "Y");
        }
        // Elsewhere these keys scroll what is read.
        let at_pages = target.is_none_or(|target| {
            matches!(target.tag_name().as_str(), "BODY" | "MAIN")
                || target.closest(".desk").is_ok_and(|desk| desk.is_some())
        });
        let handled = match event.key().as_str() {
            "PageDown" if at_pages && !event.shift_key() => self.turn(true),
            "PageUp" if at_pages && !event.shift_key() => self.turn(false),
            "F8" => self.next_found(),
            _ => false,
        };
        if handled {
            event.prevent_default();
        }
        handled
    }
}
