//! A button of words.

use leptos::prelude::*;

/// A button that does one thing. The handler is boxed here, so that the button's code is there once.
pub(in crate::ui) fn button(class: &'static str, words: &'static str, click: impl Fn() + 'static) -> AnyView {
    boxed(class, words, Box::new(click))
}

fn boxed(class: &'static str, words: &'static str, click: Box<dyn Fn()>) -> AnyView {
    view! { <button class=class type="button" on:click=move |_| click()>{words}</button> }.into_any()
}
