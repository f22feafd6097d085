//! A count with one less and one more beside it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::state::EstimateDesk;
use crate::domain::edit::Edit;
use crate::domain::id::ChannelId;
use crate::domain::record::{LARGEST_COUNT, Reading, read_count};
use crate::domain::roster::UnitIx;
use crate::ui::parts::{Derived, derived, live};
use crate::ui::text;

/// What a stepper changes: a count of the record, or how many more are supposed beside it.
#[derive(Clone, Copy)]
pub(super) struct Count {
    pub(super) desk: EstimateDesk,
    pub(super) unit: UnitIx,
    pub(super) channel: StoredValue<ChannelId>,
    /// Whether it is only supposed. Then nothing of the draft changes, and what is no count stays as it was typed.
    pub(super) tried: bool,
}

impl Count {
    fn take(self, typed: String) {
        let Self { desk, unit, channel, tried } = self;
        if tried {
            return desk.suppose(&channel.get_value(), &typed);
        }
        let edit = desk.session.with(|workspace, board| {
            Some(Edit::Type {
                period: workspace.period(board.period())?.parts().id.clone(),
                unit: workspace.roster().unit(unit)?.id.clone(),
                channel: channel.get_value(),
                typed,
            })
        });
        if let Some(edit) = edit {
            desk.session.dispatch_typing(edit);
        }
    }

    /// What comes is a step of its own to take back.
    fn apart(self) {
        if self.tried {
            self.desk.remember_trial();
        } else {
            self.desk.session.seal();
        }
    }
}

/// A text field for a count. What is typed stays as typed while the field is in use; leaving it shows what was
/// understood. Nothing is taken while an input method is composing.
#[component]
pub(super) fn Stepper(
    of: Count,
    /// The field's name.
    label: String,
    /// What stands there as text.
    text: Derived<String>,
    /// Whether that is no count.
    bad: Derived<bool>,
    /// The id of the sentence about it.
    described: String,
) -> impl IntoView {
    let tried = of.tried;
    let field = NodeRef::<html::Input>::new();
    // Whether the field is in use, and what is to be said of what was typed.
    let in_use = RwSignal::new(false);
    let hint = RwSignal::new(String::new());
    // What the key for one less left after it was pressed more than once.
    let stepped = RwSignal::new(None::<i64>);
    let take = move |typed: String| {
        hint.set(match read_count(&typed) {
            Reading::Count(count) if count.to_string() != typed.trim() => {
                text::understood(typed.trim(), count)
            }
            _ => String::new(),
        });
        of.take(typed);
    };
    // Whether something was typed by hand since the field came into use or was stepped: + and − then go on with it.
    let is_typed = RwSignal::new(false);
    let on_input = move |event: ev::Event| {
        is_typed.set(true);
        let composing = event.clone().unchecked_into::<web_sys::InputEvent>().is_composing();
        if !composing {
            take(event_target_value(&event));
        }
    };
    // Some browsers tell of the last input before the composition has ended, some after: the end takes it.
    let on_composed = move |event: ev::CompositionEvent| take(event_target_value(&event));
    let sign = Sign::new();
    // A field that is taken off the page while in use tells so after all it knew is gone.
    let on_leave = move |_| {
        sign.drop();
        if let Some(text) = text.try_get_untracked() {
            in_use.set(false);
            hint.set(String::new());
            of.apart();
            show(field, &text);
        }
    };
    let before = RwSignal::new(String::new());
    let on_enter = move |_| {
        in_use.set(true);
        is_typed.set(false);
        stepped.set(None);
        before.set(text.try_get_untracked().unwrap_or_default());
        of.apart();
    };
    // Undo, another period, the buttons or a set that was found change what stands under the field.
    Effect::new(move |_| {
        let text = text.get();
        let Some(input) = field.get() else { return };
        let typed = input.value();
        // Nothing is supposed of a zero.
        let is_none = |text: &str| tried && matches!(read_count(text), Reading::Blank | Reading::Count(0));
        let same = read_count(&typed) == read_count(&text) || is_none(&typed) && is_none(&text);
        if !in_use.get_untracked() || !same {
            input.set_value(&text);
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
        let Some(count) = count() else { return 0 };
        let next = (i64::from(count) + by).clamp(0, i64::from(LARGEST_COUNT));
        if !repeats {
            of.apart();
        }
        of.take(if next == 0 { String::new() } else { next.to_string() });
        next
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let is_text =
            is_typed.get_untracked() && field.get_untracked().is_some_and(|input| !is_chosen(&input));
        match event.key().as_str() {
            "+" | "＋" | "=" | "-" | "－" if is_text => return sign.drop(),
            "+" | "＋" | "=" => {
                is_typed.set(false);
                step(1, event.repeat());
                hint.set(String::new());
            }
            "-" | "－" if count().is_some_and(|count| count > 0) => {
                is_typed.set(false);
                let left = step(-1, event.repeat());
                // Whoever types `---` for nothing is told that each of them takes one away.
                stepped.set(Some(left).filter(|left| sign.is_held() && *left > 0));
                hint.set(String::new());
                event.prevent_default();
                return sign.hold();
            }
            // Held down to the end it would go on as typed dashes.
            "-" | "－" if event.repeat() => {}
            "Escape" => {
                event.stop_propagation();
                is_typed.set(false);
                take(before.get_untracked());
                show(field, &before.get_untracked());
                field.get_untracked().as_ref().map(choose_in_use);
            }
            key => {
                let Some(typed) = sign.before(key) else { return sign.drop() };
                is_typed.set(true);
                show(field, &typed);
                take(typed);
            }
        }
        sign.drop();
        event.prevent_default();
    };
    // It is told on when the field is left, for as long as that count stands there.
    let told =
        derived(move || match stepped.get().filter(|left| count().is_some_and(|c| i64::from(c) == *left)) {
            Some(left) => text::stepped_down(left),
            None => hint.get(),
        });
    view! {
        <span class="step" class:try=tried class:bad=move || bad.get()>
            <button type="button" tabindex="-1" aria-label=text::one_less(&label) disabled=move || count().is_none_or(|count| count == 0) on:click=move |_| _ = step(-1, false)>
                "−"
            </button>
            <input
                node_ref=field type="text" inputmode="decimal" autocomplete="off" placeholder=text::NONE
                aria-label=label.clone() aria-invalid=move || bad.get().then_some("true")
                aria-describedby=move || bad.get().then(|| described.clone())
                on:focus=on_enter
                on:mousedown=move |event| choose_by_mouse(&event)
                on:blur=on_leave
                on:input=on_input
                on:compositionend=on_composed
                on:keydown=on_key
            />
            <button type="button" tabindex="-1" aria-label=text::one_more(&label) disabled=move || count().is_none_or(|count| count >= LARGEST_COUNT) on:click=move |_| _ = step(1, false)>
                "＋"
            </button>
        </span>
        <span class="hint" class:long=move || told.with(|told| told.chars().count() > 12) aria-live="polite">{live(move || told.get())}</span>
    }
}

/// A mouse that brings the focus to a field chooses what stands in it, as the keyboard does: what is typed then takes its
/// place and is not put between its digits.
fn choose_by_mouse(event: &ev::MouseEvent) {
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
fn choose_in_use(input: &web_sys::HtmlInputElement) {
    let is_in_use = document().active_element().is_some_and(|active| active.is_same_node(Some(input)));
    if is_in_use {
        input.select();
    }
}

/// Whether all of a field's text is chosen, or nothing stands there, so that a key takes the place of all of it.
fn is_chosen(input: &web_sys::HtmlInputElement) -> bool {
    let at = |position: Result<Option<u32>, _>| position.ok().flatten().unwrap_or_default();
    let length = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
    at(input.selection_end()) - at(input.selection_start()) == length
}

/// The key for one less may turn out to be the sign of a number below zero, which is no count: that stays as typed and is
/// said so, and never becomes another number.
#[derive(Clone, Copy)]
struct Sign(RwSignal<bool>);

impl Sign {
    fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Whether it was the last key.
    fn is_held(self) -> bool {
        self.0.get_untracked()
    }

    /// The key was pressed.
    fn hold(self) {
        self.0.set(true);
    }

    /// It was no sign; also of a field that is gone.
    fn drop(self) {
        _ = self.0.try_set(false);
    }

    /// What stands in the field where this key types a digit right after it.
    fn before(self, key: &str) -> Option<String> {
        let is_digit = key.len() == 1 && key.bytes().all(|sign| sign.is_ascii_digit());
        (self.is_held() && is_digit).then(|| format!("-{key}"))
    }
}

fn show(field: NodeRef<html::Input>, text: &str) {
    if let Some(input) = field.get_untracked() {
        input.set_value(text);
    }
}
