//! One row's supposed adoptions: a stepper that changes nothing of the draft.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::state::EstimateDesk;
use crate::domain::id::ChannelId;
use crate::domain::record::{LARGEST_COUNT, Reading, read_count};
use crate::ui::parts::derived;
use crate::ui::text;

/// How many more are supposed in a channel.
#[component]
pub(super) fn Supposed(
    desk: EstimateDesk,
    channel_id: String,
    /// The channel's name, which is the field's name.
    label: String,
) -> impl IntoView {
    let channel = StoredValue::new(ChannelId::new(&channel_id));
    let count = derived(move || desk.supposed(&channel.get_value()));
    let field = NodeRef::<html::Input>::new();
    let shown = move || match count.get() {
        0 => String::new(),
        count => count.to_string(),
    };
    let set = move |count: u32| desk.suppose(&channel.get_value(), count.min(LARGEST_COUNT));
    let step = move |by: i32| set(count.get().saturating_add_signed(by));
    let take = move |typed: String| match read_count(&typed) {
        Reading::Count(count) => set(count),
        Reading::Blank => set(0),
        // What is no count is gone when the field is left: it was only supposed.
        Reading::Unread(_) => {}
    };
    let on_input = move |event: ev::Event| {
        if !event.clone().unchecked_into::<web_sys::InputEvent>().is_composing() {
            take(event_target_value(&event));
        }
    };
    // Leaving shows what was understood.
    let on_leave = move |_| {
        if let (Some(input), Some(count)) = (field.get_untracked(), count.try_get_untracked()) {
            input.set_value(&if count == 0 { String::new() } else { count.to_string() });
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "+" | "＋" | "=" => step(1),
            "-" | "－" => step(-1),
            _ => return,
        }
        event.prevent_default();
    };
    let label = format!("{}：{label}", text::TRYING);
    view! {
        <span class="step try">
            <button type="button" tabindex="-1" aria-label=text::one_less(&label) disabled=move || count.get() == 0 on:click=move |_| step(-1)>"−"</button>
            <input
                node_ref=field type="text" inputmode="decimal" autocomplete="off" placeholder=text::NONE
                aria-label=label.clone() prop:value=shown
                on:input=on_input
                on:compositionend=move |event: ev::CompositionEvent| take(event_target_value(&event))
                on:blur=on_leave on:keydown=on_key
            />
            <button type="button" tabindex="-1" aria-label=text::one_more(&label) on:click=move |_| step(1)>"＋"</button>
        </span>
    }
}
