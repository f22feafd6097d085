//! The focus goes to what was just opened, unless a person has gone on to something else in the meantime: what is given
//! the focus a frame late would take the next key that is pressed.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where the focus was when it was asked for elsewhere.
#[derive(Clone)]
pub(in crate::ui) struct Wish {
    had: Option<Element>,
}

impl Wish {
    /// Asks for the focus now.
    pub(in crate::ui) fn now() -> Self {
        Self { had: document().active_element() }
    }

    /// Whether the focus is still where it was then, or nowhere.
    pub(in crate::ui) fn stands(&self) -> bool {
        let has = document().active_element();
        has == self.had || has.is_none_or(|element| element.tag_name() == "BODY")
    }
}

/// How many frames what was opened may take to be drawn.
const PATIENCE: usize = 8;

/// Gives the first element of the first selector that finds any the focus once it is drawn.
pub(in crate::ui) fn focus_first(selectors: &'static [&'static str]) {
    focus_within(selectors, Wish::now(), PATIENCE);
}

fn focus_within(selectors: &'static [&'static str], wish: Wish, frames: usize) {
    request_animation_frame(move || {
        if !wish.stands() {
            return;
        }
        let found = selectors.iter().find_map(|selector| document().query_selector(selector).ok().flatten());
        match found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // An element that is there takes the focus.
            Some(element) => _ = element.focus(),
            None if frames > 0 => focus_within(selectors, wish, frames - 1),
            None => {}
        }
    });
}

/// Gives an element the focus once it is drawn anew.
pub(in crate::ui) fn focus_later(id: String) {
    let wish = Wish::now();
    request_animation_frame(move || {
        if !wish.stands() {
            return;
        }
        let element =
            document().get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            // An element that is there takes the focus.
            _ = element.focus();
        }
    });
}
