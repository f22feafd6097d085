//! One row's supposed adoptions: a stepper that changes nothing of the draft.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::state::{EstimateDesk, count, unread};
use super::stepper::{Sign, choose_by_mouse, choose_in_use};
use crate::domain::id::ChannelId;
use crate::domain::record::LARGEST_COUNT;
use crate::ui::parts::{Derived, derived};
use crate::ui::text;

/// How many more are supposed in a channel. What is no count stays as it was typed, is marked, and nothing is supposed
/// of it.
#[component]
pub(super) fn Supposed(
    desk: EstimateDesk,
    channel_id: String,
    /// The channel's name, which is the field's name.
    label: String,
    /// Whether the field holds what is no count.
    bad: Derived<bool>,
    /// The id of where it is said.
    described: String,
) -> impl IntoView {
    let channel = StoredValue::new(ChannelId::new(&channel_id));
    let text = derived(move || desk.typed_in(&channel.get_value()));
    let field = NodeRef::<html::Input>::new();
    // What stood there when the field was entered.
    let before = RwSignal::new(String::new());
    let suppose = move |typed: &str| desk.suppose(&channel.get_value(), typed);
    let sign = Sign::new();
    let step = move |by: i32| {
        let now = count(&text.try_get_untracked().unwrap_or_default());
        suppose(&now.saturating_add_signed(by).min(LARGEST_COUNT).to_string());
    };
    // Each press of a button is taken back by itself.
    let press = move |by: i32| {
        desk.remember_trial();
        step(by);
    };
    // The buttons, a set that was found, clearing and taking back change what is supposed under the field.
    Effect::new(move |_| {
        let text = text.get();
        let Some(input) = field.get() else { return };
        let shown = input.value();
        let says_the_same = count(&shown) == count(&text) && unread(&shown) == unread(&text);
        if !says_the_same {
            input.set_value(&text);
            // A digit after the key for one more or less begins a new number.
            choose_in_use(&input);
        }
    });
    let on_input = move |event: ev::Event| {
        if !event.clone().unchecked_into::<web_sys::InputEvent>().is_composing() {
            suppose(&event_target_value(&event));
        }
    };
    // Leaving shows what was understood.
    let on_leave = move || {
        sign.drop();
        if let (Some(input), Some(text)) = (field.get_untracked(), text.try_get_untracked()) {
            input.set_value(&text);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "Escape" => {
                event.stop_propagation();
                suppose(&before.get_untracked());
                if let Some(input) = field.get_untracked() {
                    input.set_value(&before.get_untracked());
                    input.select();
                }
            }
            "+" | "＋" | "=" => step(1),
            "-" | "－" => {
                step(-1);
                event.prevent_default();
                return sign.hold();
            }
            key => {
                let Some(typed) = sign.before(key) else { return sign.drop() };
                if let Some(input) = field.get_untracked() {
                    input.set_value(&typed);
                }
                suppose(&typed);
            }
        }
        sign.drop();
        event.prevent_default();
    };
    let label = format!("{}：{label}", text::TRYING);
    view! {
        <span class="step try" class:bad=move || bad.get()>
            <button type="button" tabindex="-1" aria-label=text::one_less(&label) disabled=move || text.with(|text| count(text) == 0) on:click=move |_| press(-1)>"−"</button>
            <input
                node_ref=field type="text" inputmode="decimal" autocomplete="off" placeholder=text::NONE
                aria-label=label.clone() aria-invalid=move || bad.get().then_some("true")
                aria-describedby=move || bad.get().then(|| described.clone())
                on:input=on_input
                on:compositionend=move |event: ev::CompositionEvent| suppose(&event_target_value(&event))
                on:focus=move |_| {
                    before.set(text.try_get_untracked().unwrap_or_default());
                    desk.remember_trial();
                }
                on:mousedown=move |event| choose_by_mouse(&event)
                on:blur=move |_| on_leave()
                on:keydown=on_key
            />
            <button type="button" tabindex="-1" aria-label=text::one_more(&label) on:click=move |_| press(1)>"＋"</button>
        </span>
    }
}
