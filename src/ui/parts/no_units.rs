//! What is shown in the place of a table while the roster is empty.

use leptos::prelude::*;

use super::button;
use crate::ui::text;

/// The way to the roster; whoever draws the screens provides it.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ToRoster(pub(in crate::ui) Callback<()>);

/// That there are no units yet, and the way to the roster.
pub(in crate::ui) fn no_units() -> AnyView {
    let way = use_context::<ToRoster>();
    let way = way.map(|to| button("link", text::TO_ROSTER, move || to.0.run(())));
    view! { <p class="blank"><b>{text::NO_UNITS}</b>{way}</p> }.into_any()
}
