//! One field of a rule set, as whatever it takes: a number in a sentence, a tick, a choice.

use leptos::prelude::*;

use super::state::RulesDesk;
use crate::domain::fields::{Field, Takes, Value};
use crate::domain::points::Points;
use crate::domain::wide::decimal;
use crate::ui::parts::live;
use crate::ui::text;

/// Texts that may be longer than this have several lines.
const LONG: usize = 200;

/// What a value is as typed.
fn typed_of(value: &Value) -> String {
    match value {
        Value::Amount(of) => of.map(|of| of.to_string()).unwrap_or_default(),
        Value::Number(of) => of.map(|of| of.to_string()).unwrap_or_default(),
        Value::Text(of) => of.clone(),
        Value::Flag(_) | Value::Word(_) => String::new(),
    }
}

/// What was typed as a value, if it fits the field.
fn read(field: &Field, typed: &str) -> Option<Value> {
    if let Takes::Text(_) = field.takes {
        return Some(Value::Text(typed.trim().to_owned())).filter(|value| field.fits(value));
    }
    let typed = decimal(typed);
    let value = match field.takes {
        Takes::Amount(..) if typed.is_empty() => Value::Amount(None),
        Takes::Amount(..) => Value::Amount(Some(Points::parse(&typed).ok()?)),
        Takes::Number(..) if typed.is_empty() => Value::Number(None),
        Takes::Number(..) => Value::Number(Some(typed.parse().ok()?)),
        Takes::Flag | Takes::Word(_) | Takes::Text(_) => return None,
    };
    field.fits(&value).then_some(value)
}

/// The field for what stands at a place; words only where nothing may be changed.
pub(super) fn input(desk: RulesDesk, field: Field, label: String) -> AnyView {
    if !desk.may_edit() {
        return fixed(&field);
    }
    match field.takes {
        Takes::Flag => tick(desk, field, label),
        Takes::Word(words) => choice(desk, field, words, label),
        Takes::Amount(..) | Takes::Number(..) | Takes::Text(_) => typed_in(desk, field, label),
    }
}

/// What stands in a field, in words.
pub(super) fn words_of(at: &str, value: &Value, takes: &Takes) -> String {
    let words = match (value, takes) {
        (Value::Word(chosen), Takes::Word(words)) => {
            words.get(*chosen).map(|word| text::field_word(at, word).to_owned()).unwrap_or_default()
        }
        (Value::Flag(is), _) => if *is { text::YES } else { text::NO }.to_owned(),
        (value, _) => typed_of(value),
    };
    if words.is_empty() { text::NONE.to_owned() } else { words }
}

fn fixed(field: &Field) -> AnyView {
    let words = words_of(&field.at, &field.value, &field.takes);
    view! { <b class="rn fixed" data-field=field.at.clone()>{words}</b> }.into_any()
}

fn typed_in(desk: RulesDesk, field: Field, label: String) -> AnyView {
    let typed = RwSignal::new(typed_of(&field.value));
    let place = field.at.clone();
    let kept = field.clone();
    let enter = move |event| {
        let now = event_target_value(&event);
        let value = read(&kept, &now);
        desk.note_wrong(&kept.at, value.is_none());
        if let Some(value) = value {
            desk.change(&kept.at, value);
        }
        typed.set(now);
    };
    let wrong = {
        let field = field.clone();
        move || {
            let now = typed.get();
            read(&field, &now).is_none().then(|| {
                let (least, most) = match field.takes {
                    Takes::Amount(least, most) => text::range_words(least, most),
                    Takes::Number(least, most) => text::range_words(least, most),
                    Takes::Flag | Takes::Word(_) | Takes::Text(_) => (String::new(), String::new()),
                };
                let words = match field.takes {
                    Takes::Text(most @ LONG..) => text::clause_wrong(most),
                    Takes::Text(most) => text::name_wrong(most),
                    _ => text::field_wrong(&now, &least, &most, field.must),
                };
                view! { <span class="err-msg" role="alert">{words}</span> }.into_any()
            })
        }
    };
    let invalid = {
        let field = field.clone();
        move || read(&field, &typed.get()).is_none().to_string()
    };
    if let Takes::Text(most @ LONG..) = field.takes {
        // A channel that is called otherwise is so in the texts too.
        let said = desk.said_at(field.at.clone());
        Effect::new(move |_| {
            if let Some(now) = said.get()
                && typed.with_untracked(|typed| typed.trim() != now)
            {
                typed.set(now);
            }
        });
        return view! {
            <textarea
                class="field clause-text" rows="3" maxlength=most.to_string() aria-label=label data-field=place
                aria-invalid=move || invalid() prop:value=move || typed.get() on:input=enter on:blur=move |_| desk.leave_field()
            ></textarea>
            {live(wrong)}
        }
        .into_any();
    }
    let is_name = matches!(field.takes, Takes::Text(_));
    let (class, mode, longest) = if is_name { ("rn name", "text", 24) } else { ("rn", "decimal", 9) };
    let width = move || format!("{}em", typed.with(|typed| typed.chars().count()).clamp(2, longest) + 2);
    view! {
        <input
            class=class type="text" inputmode=mode autocomplete="off" aria-label=label data-field=place
            placeholder=text::NONE aria-invalid=move || invalid() style=("width", move || width())
            prop:value=move || typed.get() on:input=enter on:blur=move |_| desk.leave_field()
        />
        {live(wrong)}
    }
    .into_any()
}

fn tick(desk: RulesDesk, field: Field, label: String) -> AnyView {
    let at = field.at.clone();
    let toggle = move |event| {
        desk.leave_field();
        desk.change(&at, Value::Flag(event_target_checked(&event)));
    };
    let checked = field.value == Value::Flag(true);
    view! { <input type="checkbox" aria-label=label data-field=field.at prop:checked=checked checked=checked on:change=toggle/> }.into_any()
}

fn choice(desk: RulesDesk, field: Field, words: &'static [&'static str], label: String) -> AnyView {
    let chosen = match field.value {
        Value::Word(at) => at,
        _ => 0,
    };
    let options: Vec<AnyView> = words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let words = text::field_word(&field.at, word);
            view! { <option value=at.to_string() selected=at == chosen>{words}</option> }.into_any()
        })
        .collect();
    let at = field.at.clone();
    let choose = move |event| {
        desk.leave_field();
        desk.change(&at, Value::Word(event_target_value(&event).parse().unwrap_or(0)));
    };
    view! { <select class="rn" aria-label=label data-field=field.at on:change=choose>{options}</select> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_in_wide_digits_too_and_refused_beyond_the_range() {
        let takes = Takes::Amount(Points::ZERO, Points::whole(10));
        let field = |must| Field { at: String::new(), value: Value::Flag(false), takes: takes.clone(), must };
        let amount = |text: &str| Some(Value::Amount(Points::parse(text).ok()));
        assert_eq!(read(&field(true), " １．５ "), amount("1.5"));
        assert_eq!(read(&field(true), "10"), amount("10"));
        assert_eq!(read(&field(false), ""), Some(Value::Amount(None)));
        for wrong in ["", "11", "-1", "1.", "0.0001", "abc", "1e3"] {
            assert_eq!(read(&field(true), wrong), None, "{wrong}");
        }
    }
}
