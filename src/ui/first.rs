//! What a county begins with after the example was cleared: its own name, its own units, its own rules.

use leptos::prelude::*;

use super::app::{Screen, go};
use super::parts::{button, field, focus_first, live, on_enter};
use super::rules::RulesDesk;
use super::text;
use crate::domain::edit::Edit;
use crate::session::Session;

/// What is still the example's, each with what puts the county's own in its place; nothing once figures stand there.
#[component]
pub(super) fn FirstSteps(session: Session, rules: RulesDesk) -> impl IntoView {
    let (name, units) = session.left_of_example();
    if name.is_none() && units == 0 {
        return ().into_any();
    }
    let (typed, told) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let was = name.clone().unwrap_or_default();
    let take = move || {
        let now = typed.get_untracked().trim().to_owned();
        if now.is_empty() || now == was {
            let words = if now.is_empty() { text::NAME_WANTED } else { text::NAME_IS_SO };
            return told.set(words.to_owned());
        }
        match session.attempt(Edit::SetCounty(now)) {
            Ok(()) => focus_first(&[".first-steps .btn", "#main"]),
            Err(fault) => told.set(text::edit_fault(&fault)),
        }
    };
    let name = name.map(|name| {
        let on_key = on_enter(take.clone());
        view! {
            <span on:keydown=on_key>
                {text::name_of_example(&name)}" "{field(text::COUNTY_NAME, typed, "field")}" "
                {button("btn", text::SAVE_UNIT, take)}
                <span class="err-msg" role="alert">{live(move || told.get())}</span>
            </span>
        }
        .into_any()
    });
    let paste = move || {
        rules.paste_roster();
        go(Screen::Rules);
    };
    let units = (units > 0).then(|| {
        view! { <span>{text::roster_of_example(units)}" "{button("btn", text::PASTE_ROSTER, paste)}</span> }
            .into_any()
    });
    let look = move || go(Screen::Rules);
    view! {
        <section class="first-steps scr" aria-label=text::FIRST_STEPS>
            <b>{text::FIRST_STEPS}</b>
            {name}
            {units}
            <span>{text::RULES_OF_EXAMPLE}" "{button("btn", text::LOOK_AT_RULES, look)}</span>
        </section>
    }
    .into_any()
}
