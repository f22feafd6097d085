//! How far long work has come.

use leptos::prelude::*;

/// A bar with words beside it; without an end it shows that something is going on.
pub(in crate::ui) fn progress(done: usize, of: usize, words: String) -> AnyView {
    let (value, most) = ((of > 0).then(|| done.to_string()), of.max(1).to_string());
    view! {
        <p class="how progress">
            <progress max=most value=value aria-label=words.clone()></progress>
            <span>{words}</span>
        </p>
    }
    .into_any()
}
