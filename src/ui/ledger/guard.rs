//! What a form says: why it was not taken, and what is to become of what is not saved.

use leptos::prelude::*;

use super::state::{Form, Ledger, Wanted};
use crate::ui::parts::{button, focus_first, live};
use crate::ui::text;

/// Saves the form and closes it.
pub(super) fn save(ledger: Ledger) {
    _ = ledger.save(Wanted::Close);
}

/// Once a form is closed, whichever way, the keyboard goes on at what begins the next one.
pub(super) fn go_on_after_forms(ledger: Ledger) {
    Effect::new(move |_| {
        let is_open = ledger.form.get() != Form::None;
        // What is saved draws the screen anew, and this with it.
        if !is_open && ledger.was_open.get_untracked() {
            focus_first(&[".ledger .head .btn.main"]);
        }
        ledger.was_open.set(is_open);
    });
}

/// The line of a form that tells and asks.
pub(super) fn guard(ledger: Ledger) -> AnyView {
    let asks = move || {
        let wanted = ledger.wanted.get()?;
        let then = wanted.clone();
        let save = button("btn", text::SAVE_AND_GO, move || _ = ledger.save(then.clone()));
        let drop = button("btn", text::DROP_CHANGES, move || ledger.go(wanted.clone()));
        let stay = button("btn", text::STAY, move || {
            ledger.wanted.set(None::<Wanted>);
            focus_first(&[".led-form input"]);
        });
        Some(view! { <p class="fields" role="alert" data-unsaved=""><b>{text::UNSAVED}</b>{save}{drop}{stay}</p> }.into_any())
    };
    // Whoever pressed Esc answers with the keyboard.
    Effect::new(move |_| {
        if ledger.wanted.with(Option::is_some) {
            focus_first(&["[data-unsaved] .btn"]);
        }
    });
    view! { {told_line(ledger)}{live(asks)} }.into_any()
}

/// What became of the last act: a refusal in red, and what was done in the voice of all the page says.
pub(super) fn told_line(ledger: Ledger) -> AnyView {
    let line = move || {
        let words = ledger.told.get();
        let is_done = words == text::SAVED_WITHOUT_ADOPTION;
        let (class, role) = if is_done { ("said", "status") } else { ("err-msg", "alert") };
        (!words.is_empty()).then(|| view! { <p class=class role=role data-told="">{words}</p> }.into_any())
    };
    live(line)
}
