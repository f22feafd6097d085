//! One row's supposed adoptions: a stepper that changes nothing of the draft.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::state::EstimateDesk;
use super::stepper::{Sign, choose_by_mouse, choose_in_use};
use crate::domain::id::ChannelId;
use crate::domain::record::{CellFault, LARGEST_COUNT, Reading, read_count};
use crate::ui::parts::derived;
use crate::ui::text;

/// How many more are supposed in a channel.
#[component]
pub(super) fn Supposed(
    desk: EstimateDesk,
    channel_id: String,
    /// The channel's name, which is the field's name.
    label: String,
    /// What was typed and is no count: it stays as typed, is marked, and nothing is supposed of it.
    bad: RwSignal<Option<(CellFault, String)>>,
    /// The id of where it is said.
    described: String,
) -> impl IntoView {
    let channel = StoredValue::new(ChannelId::new(&channel_id));
    let count = derived(move || desk.supposed(&channel.get_value()));
    let field = NodeRef::<html::Input>::new();
    // What was supposed when the field was entered.
    let before = RwSignal::new(0);
    let set = move |count: u32| desk.suppose(&channel.get_value(), count.min(LARGEST_COUNT));
    let sign = Sign::new();
    let step = move |by: i32| set(count.try_get_untracked().unwrap_or(0).saturating_add_signed(by));
    // Whether it is counted among the fields that hold no count.
    let counted = StoredValue::new(false);
    let count_bad = move |is_bad: bool| {
        let Some(was) = counted.try_get_value() else { return };
        if was != is_bad {
            counted.set_value(is_bad);
            desk.unread.update(|all| *all = if is_bad { *all + 1 } else { all.saturating_sub(1) });
        }
    };
    Effect::new(move |_| count_bad(bad.with(Option::is_some)));
    on_cleanup(move || {
        count_bad(false);
        // Nobody sees what it spoke of any more.
        _ = bad.try_set(None);
    });
    // Clearing all takes away what is no count, too.
    Effect::new(move |first: Option<()>| {
        desk.cleared.track();
        if first.is_some() {
            bad.set(None);
            if let Some(input) = field.get_untracked() {
                input.set_value(&words(count.try_get_untracked().unwrap_or(0)));
            }
        }
    });
    let take = move |typed: String| {
        let reading = read_count(&typed);
        set(if let Reading::Count(count) = reading { count } else { 0 });
        bad.set(if let Reading::Unread(fault) = reading { Some((fault, typed)) } else { None });
    };
    // The buttons, a set that was found and clearing change what is supposed under the field.
    Effect::new(move |_| {
        let count = count.get();
        let Some(input) = field.get() else { return };
        let understood = match read_count(&input.value()) {
            Reading::Count(count) => Some(count),
            Reading::Blank => Some(0),
            Reading::Unread(_) => None,
        };
        let is_kept = count == 0 && bad.with_untracked(Option::is_some);
        if understood != Some(count) && !is_kept {
            input.set_value(&words(count));
            bad.set(None);
            // A digit after the key for one more or less begins a new number.
            choose_in_use(&input);
        }
    });
    let on_input = move |event: ev::Event| {
        if !event.clone().unchecked_into::<web_sys::InputEvent>().is_composing() {
            take(event_target_value(&event));
        }
    };
    // Leaving shows what was understood.
    let on_leave = move || {
        if bad.try_get_untracked().is_none_or(|bad| bad.is_some()) {
            return;
        }
        if let (Some(input), Some(count)) = (field.get_untracked(), count.try_get_untracked()) {
            input.set_value(&words(count));
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        // What is taken back here is what was typed here since the field was entered: never a step of the draft, nor what
        // the browser remembers of another field.
        let is_undo = event.ctrl_key() && matches!(event.key().as_str(), "z" | "Z");
        let was_typed =
            bad.with_untracked(Option::is_some) || count.try_get_untracked() != Some(before.get_untracked());
        // Where nothing was typed here it is the trial before it.
        let takes_back = is_undo && was_typed;
        if is_undo && !was_typed {
            event.prevent_default();
            return;
        }
        if takes_back || event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            bad.set(None);
            set(before.get_untracked());
            if let Some(input) = field.get_untracked() {
                input.set_value(&words(before.get_untracked()));
                input.select();
            }
            return;
        }
        if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
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
                take(typed);
            }
        }
        sign.drop();
        event.prevent_default();
    };
    let label = format!("{}：{label}", text::TRYING);
    view! {
        <span class="step try" class:bad=move || bad.with(Option::is_some)>
            <button type="button" tabindex="-1" aria-label=text::one_less(&label) disabled=move || count.get() == 0 on:click=move |_| step(-1)>"−"</button>
            <input
                node_ref=field type="text" inputmode="decimal" autocomplete="off" placeholder=text::NONE
                aria-label=label.clone() aria-invalid=move || bad.with(Option::is_some).then_some("true")
                aria-describedby=move || bad.with(Option::is_some).then(|| described.clone())
                on:input=on_input
                on:compositionend=move |event: ev::CompositionEvent| take(event_target_value(&event))
                on:focus=move |_| {
                    before.set(count.try_get_untracked().unwrap_or(0));
                    desk.remember_trial();
                }
                on:mousedown=move |event| choose_by_mouse(&event)
                on:blur=move |_| {
                    sign.drop();
                    on_leave();
                }
                on:keydown=on_key
            />
            <button type="button" tabindex="-1" aria-label=text::one_more(&label) on:click=move |_| step(1)>"＋"</button>
        </span>
    }
}

/// A count as it stands in the field; nothing for none.
fn words(count: u32) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}
