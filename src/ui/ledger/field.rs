//! Fields of a form whose text lies in a draft.

use leptos::prelude::*;

use crate::session::Session;

/// The id of the list of names a unit's field offers.
pub(super) const UNIT_NAMES: &str = "ledger-units";
/// A browser lays out every line of a list at once: of more units none is offered.
const MOST_NAMES: usize = 2_000;

/// The names that the fields of units offer, once for all of them.
pub(super) fn unit_names(session: Session) -> AnyView {
    let names: Vec<String> = session.with(|workspace, _| {
        let all = workspace.roster().units();
        let shown = if all.len() > MOST_NAMES { &[] } else { all };
        shown.iter().map(|unit| unit.name.clone()).collect()
    });
    let option = |name: String| view! { <option value=name></option> }.into_any();
    view! { <datalist id=UNIT_NAMES>{names.into_iter().map(option).collect_view()}</datalist> }.into_any()
}

type Get = Box<dyn Fn() -> String + Send>;
type Set = Box<dyn Fn(String)>;

/// A field with its label in front; `hook` names it for programs.
pub(super) fn bound(
    label: &'static str,
    hook: &'static str,
    hint: &'static str,
    get: impl Fn() -> String + Send + 'static,
    set: impl Fn(String) + 'static,
) -> AnyView {
    boxed(label, hook, hint, Box::new(get), Box::new(set))
}

fn boxed(label: &'static str, hook: &'static str, hint: &'static str, get: Get, set: Set) -> AnyView {
    let class = match hook {
        "title" | "reason" | "item" => "field long",
        "part" | "length" | "factor" | "times" | "points" => "field tiny",
        "date" | "reported" | "issue" => "field short",
        _ => "field",
    };
    // Whoever types a unit sees the names there are.
    let names = (hook == "unit").then_some(UNIT_NAMES);
    view! {
        <label class="labelled">
            <span>{label}</span>
            <input
                class=class type="text" autocomplete="off" placeholder=hint data-field=hook list=names
                prop:value=move || get() on:input=move |event| set(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

/// A choice among ids with their words; an empty id stands for none.
pub(super) fn choice(
    label: &'static str,
    hook: &'static str,
    choices: Vec<(String, String)>,
    chosen: String,
    set: impl Fn(String) + 'static,
) -> AnyView {
    boxed_choice(label, hook, choices, chosen, Box::new(set))
}

fn boxed_choice(
    label: &'static str,
    hook: &'static str,
    choices: Vec<(String, String)>,
    chosen: String,
    set: Set,
) -> AnyView {
    let option = |(id, words): (String, String)| {
        let selected = id == chosen;
        view! { <option value=id selected=selected>{words}</option> }.into_any()
    };
    let options: Vec<AnyView> = choices.into_iter().map(option).collect();
    view! {
        <label class="labelled">
            <span>{label}</span>
            <select class="field" data-field=hook on:change=move |event| set(event_target_value(&event))>{options}</select>
        </label>
    }
    .into_any()
}
