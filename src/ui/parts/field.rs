//! A labelled field whose text is a signal.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A text field with its label in front.
pub(in crate::ui) fn field(label: &'static str, text: RwSignal<String>, class: &'static str) -> AnyView {
    named_field(label.to_owned(), text, class)
}

/// The same with a label that depends on what is on view.
pub(in crate::ui) fn named_field(label: String, text: RwSignal<String>, class: &'static str) -> AnyView {
    view! {
        <label class="labelled">
            <span>{label}</span>
            <input
                class=class type="text" autocomplete="off" prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

/// Whether a key was pressed in a field of one line, and not to choose among what an input method offers.
pub(in crate::ui) fn is_typed_in(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    !event.is_composing() && target.is_some_and(|target| target.tag_name() == "INPUT")
}

/// What Enter does in a field of one line.
pub(in crate::ui) fn on_enter(act: impl Fn() + 'static) -> impl Fn(KeyboardEvent) {
    move |event| {
        if event.key() == "Enter" && is_typed_in(&event) {
            event.prevent_default();
            act();
        }
    }
}

/// A choice among words, with its label in front; the chosen one is told by its position.
pub(in crate::ui) fn picker(label: &'static str, choices: Vec<String>, chosen: RwSignal<usize>) -> AnyView {
    let options = choices.into_iter().enumerate().map(|(at, words)| {
        view! { <option value=at.to_string() selected=move || chosen.get() == at>{words}</option> }.into_any()
    });
    let choose = move |event| chosen.set(event_target_value(&event).parse().unwrap_or(0));
    view! {
        <label class="labelled"><span>{label}</span><select class="field" on:change=choose>{options.collect_view()}</select></label>
    }
    .into_any()
}
