//! What is shown in the place of a table while the roster is empty.

use leptos::prelude::*;

use super::{ToRoster, button};
use crate::ui::text;

/// That there are no units yet, and the way to the roster.
pub(in crate::ui) fn no_units() -> AnyView {
    let way = use_context::<ToRoster>();
    let way = way.map(|to| button("link", text::TO_ROSTER, move || to.0.run(())));
    view! { <p class="blank"><b>{text::NO_UNITS}</b>{way}</p> }.into_any()
}
