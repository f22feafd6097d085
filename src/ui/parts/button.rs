//! A button of words.

use leptos::prelude::*;

/// A button that does one thing. The handler is boxed here, so that the button's code is there once.
pub(in crate::ui) fn button(class: &'static str, words: &'static str, click: impl Fn() + 'static) -> AnyView {
    boxed(class, words, Box::new(click))
}

/// A button after whose press another may stand in its place: the second click of a double click is not for that one.
pub(in crate::ui) fn fleeting_button(
    class: &'static str,
    words: String,
    click: impl Fn() + 'static,
) -> AnyView {
    fleeting(class, words, Box::new(click))
}

fn fleeting(class: &'static str, words: String, click: Box<dyn Fn()>) -> AnyView {
    let first = move |event: leptos::ev::MouseEvent| {
        if event.detail() < 2 {
            click();
        }
    };
    view! { <button class=class type="button" on:click=first>{words}</button> }.into_any()
}

fn boxed(class: &'static str, words: &'static str, click: Box<dyn Fn()>) -> AnyView {
    view! { <button class=class type="button" on:click=move |_| click()>{words}</button> }.into_any()
}
