//! The focus goes to what was just opened.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Gives the first element of the first selector that finds any the focus once it is drawn.
pub(in crate::ui) fn focus_first(selectors: &'static [&'static str]) {
    request_animation_frame(move || {
        let found = selectors.iter().find_map(|selector| document().query_selector(selector).ok().flatten());
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // An element that is there takes the focus.
            _ = element.focus();
        }
    });
}
