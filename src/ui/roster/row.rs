//! A unit's row, to be read or as a form.

use leptos::ev;
use leptos::prelude::*;

use super::state::{RosterDesk, edit_button};
use crate::domain::id::{PeriodId, UnitId};
use crate::domain::roster::{Standing, Unit, renamed};
use crate::domain::workspace::Workspace;
use crate::ui::parts::{button, field, focus_later, live, on_enter, picker};
use crate::ui::text;

/// The period a unit begins or ends with, by its name; on a telephone, where no head stands over it, one that is set says
/// itself which of the two it is.
fn bound(workspace: &Workspace, id: Option<&PeriodId>, head: &'static str) -> AnyView {
    let period = id.and_then(|id| workspace.find_period(id)).and_then(|at| workspace.period(at));
    let label = period.is_some().then_some(head);
    let name = period.map_or_else(|| text::NONE.to_owned(), |period| period.parts().name.clone());
    view! { <td class="dim bound" data-label=label>{name}</td> }.into_any()
}

/// Why nothing was changed at a row, under it: over a long table nobody would see it.
fn refusal(desk: RosterDesk, id: &UnitId) -> AnyView {
    let id = id.to_string();
    let words = move || {
        let is_here = desk.told_at.with(|at| *at == id);
        let dismiss = move || desk.tell(String::new());
        is_here.then(|| view! { <tr class="refused"><td class="wrap" colspan="10"><p class="err-msg" role="alert">{desk.told.get()}" "{button("link", text::DISMISS, dismiss)}</p></td></tr> }.into_any())
    };
    live(words)
}

/// A row to be read, with its buttons where the roster may be changed.
pub(super) fn row(desk: RosterDesk, workspace: &Workspace, at: usize, unit: &Unit) -> AnyView {
    let classes = workspace.roster().classes();
    let class = classes.iter().find(|class| class.id == unit.class).map(|class| class.name.clone());
    let listed = unit.standing == Standing::ListedOnly;
    let may = desk.may_edit();
    let (name, id) = (unit.name.clone(), unit.id.clone());
    let front = may.then(|| moves(desk, &id, &name));
    let back = may.then(|| {
        let (edit, gone, named) = (id.to_string(), id.clone(), name.clone());
        let open = move || {
            desk.editing.set(edit.clone());
            focus_later("unit-form".to_owned());
        };
        let away = move || desk.remove(&gone, &named);
        let hook = edit_button(unit.id.as_str());
        let change = view! { <button class="link" type="button" id=hook on:click=move |_| open()>{text::EDIT_UNIT}</button> };
        view! { <td class="act">{change.into_any()}{button("link", text::REMOVE_UNIT, away)}</td> }
            .into_any()
    });
    let key = id.clone();
    let on_key = move |event: ev::KeyboardEvent| {
        let up = event.key() == "ArrowUp";
        if event.alt_key() && (up || event.key() == "ArrowDown") && may {
            event.prevent_default();
            desk.shift(&key, up);
        }
    };
    view! {
        <tr data-id=unit.id.to_string() draggable=may.then_some("true") on:keydown=on_key>
            <td class="n no">{at + 1}</td>
            {front}
            <th scope="row" class="unit">{name}</th>
            <td class="wrap dim">{text::joined(&unit.aliases)}</td>
            <td>{class}</td>
            <td class:b=listed>{text::standing(unit.standing)}</td>
            {bound(workspace, unit.from.as_ref(), text::UNIT_FROM)}
            {bound(workspace, unit.until.as_ref(), text::UNIT_UNTIL)}
            {back}
        </tr>
        {refusal(desk, &unit.id)}
    }
    .into_any()
}

/// The box that chooses a unit and the arrows that move it.
fn moves(desk: RosterDesk, id: &UnitId, name: &str) -> AnyView {
    let arrow = |up: bool| {
        let (place, sign) = if up { ("up", text::MOVE_UP) } else { ("down", text::MOVE_DOWN) };
        let moved = id.clone();
        view! {
            <button
                class="btn bare sq" type="button" id=format!("{place}-{id}") aria-label=text::move_label(name, up)
                on:click=move |_| desk.shift(&moved, up)
            >
                {sign}
            </button>
        }
        .into_any()
    };
    let key = id.to_string();
    let is_picked = desk.picked.with_untracked(|picked| picked.contains(&key));
    let pick = move |event| {
        let is = event_target_checked(&event);
        desk.picked.update(|picked| {
            picked.retain(|other| *other != key);
            picked.extend(is.then(|| key.clone()));
        });
    };
    view! {
        <td class="acts-c"><input type="checkbox" aria-label=text::of_unit(text::CHOOSE_UNIT, name) checked=is_picked on:change=pick/></td>
        <td class="nowrap acts-c">{arrow(true)}{arrow(false)}</td>
    }
    .into_any()
}

/// A row as a form.
pub(super) fn editing(desk: RosterDesk, workspace: &Workspace, unit: Unit) -> AnyView {
    let periods: Vec<(PeriodId, String)> =
        workspace.periods().iter().map(|p| (p.parts().id.clone(), p.parts().name.clone())).collect();
    let names: Vec<String> = periods.iter().map(|(_, name)| name.clone()).collect();
    let classes = workspace.roster().classes().to_vec();
    let position = |of: Option<&PeriodId>| {
        of.and_then(|of| periods.iter().position(|(id, _)| id == of)).map_or(0, |at| at + 1)
    };
    let name = RwSignal::new(unit.name.clone());
    let aliases = RwSignal::new(text::joined(&unit.aliases));
    let class = RwSignal::new(classes.iter().position(|class| class.id == unit.class).unwrap_or(0));
    let standing = RwSignal::new(usize::from(unit.standing == Standing::ListedOnly));
    let from = RwSignal::new(position(unit.from.as_ref()));
    let until = RwSignal::new(position(unit.until.as_ref()));
    // A new name holds from a period on: those before go on printing the old one.
    // What is published keeps the old one, unless a person says otherwise.
    let (begins, open) = (position(unit.from.as_ref()), position(workspace.first_open().as_ref()));
    let since = RwSignal::new(if begins < open { open - 1 } else { 0 });
    let with = |first: &'static str| -> Vec<String> {
        std::iter::once(first.to_owned()).chain(names.iter().cloned()).collect()
    };
    let starts = names.iter().skip(1).map(|name| text::from_period(name));
    let starts: Vec<String> = std::iter::once(text::NAME_FROM_START.to_owned()).chain(starts).collect();
    let class_names = classes.iter().map(|class| class.name.clone()).collect();
    let standings = [Standing::Scored, Standing::ListedOnly].map(|of| text::standing(of).to_owned()).to_vec();
    let id = unit.id.clone();
    let at =
        move |chosen: usize| chosen.checked_sub(1).and_then(|at| periods.get(at)).map(|(id, _)| id.clone());
    let save = move || {
        let now = name.get_untracked().trim().to_owned();
        if now.is_empty() {
            desk.tell(text::NAME_WANTED.to_owned());
            return desk.told_at.set(id.to_string());
        }
        let done = desk.put(&now, |workspace| {
            let mut units = match at(since.get_untracked()) {
                Some(last) if !now.is_empty() => renamed(workspace, &id, &now, &last)?,
                _ => workspace.roster().units().to_vec(),
            };
            if let Some(one) = units.iter_mut().find(|other| other.id == id) {
                one.name.clone_from(&now);
                one.aliases = text::separated(&aliases.get_untracked());
                one.class =
                    classes.get(class.get_untracked()).map_or_else(|| one.class.clone(), |of| of.id.clone());
                one.standing =
                    if standing.get_untracked() == 1 { Standing::ListedOnly } else { Standing::Scored };
                (one.from, one.until) = (at(from.get_untracked()), at(until.get_untracked()));
            }
            Ok(units)
        });
        if done {
            desk.end_editing();
        } else {
            desk.told_at.set(id.to_string());
        }
    };
    let on_key = on_enter(save.clone());
    view! {
        <tr class="editing" data-id=unit.id.to_string()><td colspan="10">
            <div class="fields" id="unit-form" tabindex="-1" on:keydown=on_key>
                {field(text::PRINTED_NAME, name, "field")}
                {picker(text::NEW_NAME_FROM, starts, since)}
                {field(text::ALIASES_HINT, aliases, "field")}
                {picker(text::UNIT_CLASS, class_names, class)}
                {picker(text::STANDING, standings, standing)}
                {picker(text::UNIT_FROM, with(text::FROM_START), from)}
                {picker(text::UNIT_UNTIL, with(text::TO_END), until)}
                {button("btn main", text::SAVE_UNIT, save)}
                {button("btn", text::CANCEL, move || desk.end_editing())}
            </div>
        </td></tr>
        {refusal(desk, &unit.id)}
    }
    .into_any()
}
