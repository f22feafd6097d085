//! The choice of the unit whose desk it is.

use leptos::html;
use leptos::prelude::*;

use super::FIRST;
use crate::domain::roster::UnitIx;
use crate::session::Session;
use crate::ui::parts::{Derived, button, focus_first, live, no_units};
use crate::ui::text;

/// The units by class; the choice is remembered in this browser.
#[component]
pub(super) fn UnitPicker(session: Session, unit: Derived<Option<UnitIx>>) -> impl IntoView {
    let groups = units_by_class(session);
    let option = |(_, id, name): Choice| view! { <option value=id>{name}</option> }.into_any();
    let group = move |(class, units): (String, Vec<_>)| {
        view! { <optgroup label=class>{units.into_iter().map(option).collect_view()}</optgroup> }.into_any()
    };
    // The chosen one is told to the list, not to each of what may be thousands of lines.
    let select = NodeRef::<html::Select>::new();
    Effect::new(move |_| {
        let id = unit.get().and_then(|unit| {
            session.with(|workspace, _| Some(workspace.roster().unit(unit)?.id.as_str().to_owned()))
        });
        if let Some(select) = select.get() {
            select.set_value(&id.unwrap_or_default());
        }
    });
    view! {
        <select class="field" node_ref=select on:change=move |event| session.choose_unit(&event_target_value(&event))>
            <option value="" disabled=true>{text::PICK_UNIT}</option>
            {groups.into_iter().map(group).collect_view()}
        </select>
    }
}

/// A list has a line for each of up to so many units; of more, drawing it takes longer than a search.
pub(super) const LISTED: usize = 2_000;

/// The chosen one of very many units, and the way back to the search for another.
#[component]
pub(super) fn OneOfMany(session: Session, unit: Derived<Option<UnitIx>>) -> impl IntoView {
    live(move || {
        let unit = unit.get()?;
        let name = session.with(|workspace, board| workspace.name_in(unit, board.period()).to_owned());
        let again = move || {
            session.choose_unit("");
            focus_first(&[".unchosen .find"]);
        };
        Some(view! { <b>{name}</b>" "{button("link", text::OTHER_UNIT, again)} }.into_any())
    })
}

/// So many units are there to be clicked; of more, those that are found.
const CLICKABLE: usize = 300;

/// Before a unit is chosen: all of them, one click each.
#[component]
pub(super) fn Unchosen(session: Session) -> impl IntoView {
    let find = RwSignal::new(String::new());
    if session.with(|workspace, _| workspace.roster().units().is_empty()) {
        return no_units();
    }
    let count = session.with(|workspace, _| workspace.roster().units().len());
    let choose = move |id: &str| {
        session.choose_unit(id);
        focus_first(FIRST);
    };
    let unit = move |(_, id, name): Choice| {
        view! {
            <li><button class="link" type="button" on:click=move |_| choose(&id)>{name}</button></li>
        }
        .into_any()
    };
    let list = move || {
        let mut classes = units_by_class(session);
        let query = find.get();
        let mut room = CLICKABLE;
        for (_, units) in &mut classes {
            session.with(|workspace, _| {
                units.retain(|(ix, ..)| {
                    workspace.roster().unit(*ix).is_some_and(|unit| unit.is_found_by(&query))
                });
            });
            units.truncate(room);
            room -= units.len();
        }
        classes.retain(|(_, units)| !units.is_empty());
        let class = |(name, units): (String, Vec<Choice>)| {
            view! {
                <section class="pick-class">
                    <h2 class="board-t"><b>{name}</b></h2>
                    <ul>{units.into_iter().map(unit).collect_view()}</ul>
                </section>
            }
            .into_any()
        };
        classes.into_iter().map(class).collect_view()
    };
    let search = (count > CLICKABLE).then(|| {
        let label = text::pick_by_name(count, CLICKABLE);
        view! {
            <p><label class="dim">{label}" "
                <input class="field find" type="search" placeholder=text::FIND_HINT on:input=move |event| find.set(event_target_value(&event))/>
            </label></p>
        }
        .into_any()
    });
    view! {
        <div class="unchosen">
            <p class="blank"><b>{text::PICK_UNIT}</b>{if session.is_published() { text::PICK_READ_WHY } else { text::PICK_UNIT_WHY }}</p>
            {search}
            {live(list)}
        </div>
    }
    .into_any()
}

/// A unit to choose: where it stands, its id, its name.
type Choice = (UnitIx, String, String);

/// The units of each class in official order, under the class's name.
fn units_by_class(session: Session) -> Vec<(String, Vec<Choice>)> {
    session.with(|workspace, board| {
        let roster = workspace.roster();
        let name = |ix| workspace.name_in(ix, board.period()).to_owned();
        let classes = roster.classes_ix().map(|(class, of)| {
            let members = roster.units_ix().filter(move |&(ix, _)| roster.class_of(ix) == Some(class));
            let units = members.map(|(ix, of)| (ix, of.id.to_string(), name(ix))).collect();
            (of.name.clone(), units)
        });
        classes.collect()
    })
}
