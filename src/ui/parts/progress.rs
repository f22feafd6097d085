//! How far long work has come.

use leptos::prelude::*;

/// A bar with words beside it.
pub(in crate::ui) fn progress(done: usize, of: usize, words: String) -> AnyView {
    view! {
        <p class="how progress">
            <progress max=of.to_string() value=done.to_string() aria-label=words.clone()></progress>
            <span>{words}</span>
        </p>
    }
    .into_any()
}
