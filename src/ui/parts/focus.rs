//! The focus goes to what was just opened.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How many frames what was opened may take to be drawn.
const PATIENCE: usize = 8;

/// Gives the first element of the first selector that finds any the focus once it is drawn.
pub(in crate::ui) fn focus_first(selectors: &'static [&'static str]) {
    focus_within(selectors, PATIENCE);
}

fn focus_within(selectors: &'static [&'static str], frames: usize) {
    request_animation_frame(move || {
        let found = selectors.iter().find_map(|selector| document().query_selector(selector).ok().flatten());
        match found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // An element that is there takes the focus.
            Some(element) => _ = element.focus(),
            None if frames > 0 => focus_within(selectors, frames - 1),
            None => {}
        }
    });
}
