//! A count with one less and one more beside it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::edit::Edit;
use crate::domain::id::ChannelId;
use crate::domain::record::{LARGEST_COUNT, Reading, read_count};
use crate::domain::roster::UnitIx;
use crate::session::Session;
use crate::ui::parts::{Derived, live};
use crate::ui::text;

/// A text field for a count. What is typed stays as typed while the field is in use; leaving it shows what was
/// understood. Nothing is taken while an input method is composing.
#[component]
pub(super) fn Stepper(
    session: Session,
    unit: UnitIx,
    channel_id: String,
    /// The channel's name, which is the field's name.
    label: String,
    /// The cell's text.
    text: Derived<String>,
    /// Whether the cell holds no count.
    bad: Derived<bool>,
    /// The id of the sentence about it.
    described: String,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    // Whether the field is in use, and what was typed that reads otherwise.
    let in_use = RwSignal::new(false);
    let hint = RwSignal::new(String::new());
    let channel = StoredValue::new(ChannelId::new(&channel_id));
    let edit = move |typed: String| {
        session.with(|workspace, board| {
            Some(Edit::Type {
                period: workspace.period(board.period())?.parts().id.clone(),
                unit: workspace.roster().unit(unit)?.id.clone(),
                channel: channel.get_value(),
                typed,
            })
        })
    };
    let take = move |typed: String| {
        hint.set(match read_count(&typed) {
            Reading::Count(count) if count.to_string() != typed.trim() => {
                text::understood(typed.trim(), count)
            }
            _ => String::new(),
        });
        if let Some(edit) = edit(typed) {
            session.dispatch_typing(edit);
        }
    };
    let on_input = move |event: ev::Event| {
        let composing = event.clone().unchecked_into::<web_sys::InputEvent>().is_composing();
        if !composing {
            take(event_target_value(&event));
        }
    };
    // Some browsers tell of the last input before the composition has ended, some after: the end takes it.
    let on_composed = move |event: ev::CompositionEvent| take(event_target_value(&event));
    // A field that is taken off the page while in use tells so after all it knew is gone.
    let on_leave = move || {
        session.seal();
        if let Some(text) = text.try_get_untracked() {
            in_use.set(false);
            hint.set(String::new());
            show(field, &text);
        }
    };
    let before = RwSignal::new(String::new());
    let on_enter = move |_| {
        in_use.set(true);
        before.set(text.try_get_untracked().unwrap_or_default());
    };
    // Undo, another period or the buttons change the cell under the field.
    Effect::new(move |_| {
        let cell = text.get();
        let Some(input) = field.get() else { return };
        let typed = input.value();
        let same = read_count(&typed) == read_count(&cell);
        if !in_use.get_untracked() || !same {
            input.set_value(&cell);
            // A digit after the key for one more or less begins a new number.
            choose_in_use(&input);
        }
    });
    let count = move || {
        text.with(|text| match read_count(text) {
            Reading::Count(count) => Some(count),
            Reading::Blank => Some(0),
            Reading::Unread(_) => None,
        })
    };
    // A key that is held down is one step to take back, not one for each repeat.
    let step = move |by: i64, repeats: bool| {
        let Some(count) = count() else { return };
        let next = (i64::from(count) + by).clamp(0, i64::from(LARGEST_COUNT));
        let typed = if next == 0 { String::new() } else { next.to_string() };
        if let Some(edit) = edit(typed) {
            if !repeats {
                session.seal();
            }
            session.dispatch_typing(edit);
        }
    };
    let sign = Sign::new();
    let on_key = move |event: ev::KeyboardEvent| {
        if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "+" | "＋" | "=" => step(1, event.repeat()),
            "-" | "－" if count().is_some_and(|count| count > 0) => {
                step(-1, event.repeat());
                event.prevent_default();
                return sign.hold();
            }
            // Held down to the end it would go on as typed dashes.
            "-" | "－" if event.repeat() => {}
            "Escape" => {
                take(before.get_untracked());
                show(field, &before.get_untracked());
            }
            key => {
                let Some(typed) = sign.before(key) else { return sign.drop() };
                show(field, &typed);
                take(typed);
            }
        }
        sign.drop();
        event.prevent_default();
    };
    view! {
        <span class="step" class:bad=move || bad.get()>
            <button type="button" tabindex="-1" aria-label=text::one_less(&label) disabled=move || count().is_none_or(|count| count == 0) on:click=move |_| step(-1, false)>
                "−"
            </button>
            <input
                node_ref=field type="text" inputmode="decimal" autocomplete="off" placeholder=text::NONE
                aria-label=label.clone() aria-invalid=move || bad.get().then_some("true")
                aria-describedby=move || bad.get().then(|| described.clone())
                on:focus=on_enter
                on:mousedown=move |event| choose_by_mouse(&event)
                on:blur=move |_| {
                    sign.drop();
                    on_leave();
                }
                on:input=on_input
                on:compositionend=on_composed
                on:keydown=on_key
            />
            <button type="button" tabindex="-1" aria-label=text::one_more(&label) disabled=move || count().is_none_or(|count| count >= LARGEST_COUNT) on:click=move |_| step(1, false)>
                "＋"
            </button>
        </span>
        <span class="hint" class:long=move || hint.with(|hint| hint.chars().count() > 12) aria-live="polite">{live(move || hint.get())}</span>
    }
}

/// A mouse that brings the focus to a field chooses what stands in it, as the keyboard does: what is typed then takes its
/// place and is not put between its digits.
pub(super) fn choose_by_mouse(event: &ev::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let is_in_use = |input: &web_sys::HtmlInputElement| {
        document().active_element().is_some_and(|active| active.is_same_node(Some(input)))
    };
    if let Some(input) = target.filter(|input| !is_in_use(input)) {
        event.prevent_default();
        // A field that is there takes the focus.
        _ = input.focus();
        input.select();
    }
}

/// Chooses all of a field's text while it has the focus.
pub(super) fn choose_in_use(input: &web_sys::HtmlInputElement) {
    let is_in_use = document().active_element().is_some_and(|active| active.is_same_node(Some(input)));
    if is_in_use {
        input.select();
    }
}

/// The key for one less may turn out to be the sign of a number below zero, which is no count: that stays as typed and is
/// said so, and never becomes another number.
#[derive(Clone, Copy)]
pub(super) struct Sign(RwSignal<bool>);

impl Sign {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// The key was pressed.
    pub(super) fn hold(self) {
        self.0.set(true);
    }

    /// It was no sign; also of a field that is gone.
    pub(super) fn drop(self) {
        _ = self.0.try_set(false);
    }

    /// What stands in the field where this key types a digit right after it.
    pub(super) fn before(self, key: &str) -> Option<String> {
        let is_digit = key.len() == 1 && key.bytes().all(|sign| sign.is_ascii_digit());
        (self.0.get_untracked() && is_digit).then(|| format!("-{key}"))
    }
}

fn show(field: NodeRef<html::Input>, text: &str) {
    if let Some(input) = field.get_untracked() {
        input.set_value(text);
    }
}
