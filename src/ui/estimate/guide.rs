//! 怎么用: the unit's way through the page, at the place where it is needed.

use leptos::prelude::*;

use super::state::EstimateDesk;
use crate::ui::parts::{button, focus_first, live};
use crate::ui::text;

/// The guide; nothing until it is asked for.
#[component]
pub(super) fn Guide(desk: EstimateDesk) -> impl IntoView {
    let guide = move || {
        if !desk.guided.get() {
            return None;
        }
        let step = |&(what, how): &(&'static str, &'static str)| {
            view! { <li><b>{what}</b><span>{how}</span></li> }.into_any()
        };
        let shut = move || {
            desk.guided.set(false);
            focus_first(&[".head .acts .ask-guide"]);
        };
        let is_published = desk.session.is_published();
        let steps = if is_published { &text::READERS_STEPS[..] } else { &text::GUIDE_STEPS[..] };
        let view = view! {
            <section class="guide" aria-label=text::GUIDE>
                <ol>{steps.iter().map(step).collect_view()}</ol>
                <p class="small">{text::GUIDE_SECRET}</p>
                {button("link", text::SHUT, shut)}
            </section>
        };
        Some(view.into_any())
    };
    live(guide)
}
