//! 名称: names that were not beyond doubt, and a person's answers to them.

use std::sync::Arc;

use leptos::prelude::*;

use super::Paste;
use crate::domain::paste::{Choice, Found, How, NameRead, Recognised};
use crate::domain::roster::UnitIx;
use crate::ui::parts::live;
use crate::ui::text;

/// Names nobody knows can be given any unit where the roster has at most so many.
const PICKABLE: usize = 400;
/// So many rows are listed.
const SHOWN: usize = 60;

/// The list.
#[component]
pub(super) fn NamesColumn(paste: Paste, read: Arc<Recognised>) -> impl IntoView {
    let count = |is: fn(&Found) -> bool| read.names.iter().filter(|name| is(&name.found)).count();
    let sum = text::paste_names(
        count(|found| matches!(found, Found::Matched { .. })),
        count(|found| matches!(found, Found::Doubtful(_))),
        count(|found| matches!(found, Found::Unknown)),
    );
    let asked = read.names.iter().filter(|name| needs_answer(name));
    let told = read.names.iter().filter(|name| !needs_answer(name) && is_told(name));
    let mut rows: Vec<AnyView> = asked.take(SHOWN).map(|name| question(paste, name)).collect();
    rows.extend(told.take(SHOWN).map(note));
    let has_questions = read.names.iter().any(|name| !matches!(name.found, Found::Matched { .. }));
    let remember = has_questions.then(|| {
        let toggle = move |event| paste.remembers.set(event_target_checked(&event));
        view! { <p class="how"><label><input type="checkbox" prop:checked=move || paste.remembers.get() on:change=toggle/>" "{text::REMEMBER_ALIAS}</label></p> }.into_any()
    });
    let twice = move || {
        let twice = paste.changes.with(|changes| changes.twice.len());
        (twice > 0).then(|| view! { <p class="err-msg">{text::paste_twice(twice)}</p> }.into_any())
    };
    let empty = rows.is_empty().then(|| view! { <p class="how">{text::ALL_NAMES_KNOWN}</p> }.into_any());
    view! {
        <div>
            <h3>{text::NAMES}<small>{sum}</small></h3>
            <div class="list"><table class="t"><caption class="vh">{text::NAMES}</caption><tbody>{rows}</tbody></table></div>
            {empty}{remember}{live(twice)}
        </div>
    }
}

fn needs_answer(name: &NameRead) -> bool {
    name.is_twice || !matches!(name.found, Found::Matched { .. })
}

/// Whether a matched name is worth a word.
fn is_told(name: &NameRead) -> bool {
    matches!(name.found, Found::Matched { how, .. } if how != How::Exact) || name.is_other_class
}

/// A name with the units it may mean.
fn question(paste: Paste, name: &NameRead) -> AnyView {
    let roster = |of: UnitIx| {
        paste.grid.session.with(|workspace, _| {
            workspace.roster().unit(of).map(|unit| unit.name.clone()).unwrap_or_default()
        })
    };
    let units: Vec<UnitIx> = match &name.found {
        Found::Doubtful(units) => units.clone(),
        Found::Matched { unit, .. } => vec![*unit],
        Found::Unknown => paste.grid.session.with(|workspace, _| {
            let all = workspace.roster().units_ix().map(|(ix, _)| ix);
            if workspace.roster().units().len() > PICKABLE { Vec::new() } else { all.collect() }
        }),
    };
    let row = name.row;
    let names: Vec<String> = units.iter().map(|&unit| roster(unit)).collect();
    // The list may be drawn anew after it was answered.
    let answer = paste
        .choices
        .with_untracked(|choices| choices.iter().rev().find(|(of, _)| *of == row).map(|&(_, choice)| choice));
    let starts_at = match answer {
        Some(Choice::Unit(unit)) => units.iter().position(|&other| other == unit),
        Some(Choice::Skip) => None,
        None => matches!(name.found, Found::Matched { .. }).then_some(0),
    };
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| units.get(at).copied());
        paste.choices.update(|choices| {
            choices.retain(|(other, _)| *other != row);
            choices.push((row, chosen.map_or(Choice::Skip, Choice::Unit)));
        });
    };
    let options = names.into_iter().enumerate().map(|(at, name)| {
        view! { <option value=at.to_string() selected={starts_at == Some(at)}>{name}</option> }.into_any()
    });
    let sign = if matches!(name.found, Found::Unknown) { text::MARK_NOTE } else { text::MARK_QUERY };
    let class = if matches!(name.found, Found::Unknown) { "mk note" } else { "mk ask" };
    view! {
        <tr>
            <td class="sign"><span class=class>{sign}</span></td>
            <th scope="row" class="unit wrap">{text::quoted(&name.text)}</th>
            <td><span class="arrow-s">"→"</span>
                <select class="field mini" aria-label=text::pasted_name(&name.text) on:change=choose>
                    <option value="" selected=starts_at.is_none()>{text::SKIP_ROW}</option>
                    {options.collect_view()}
                </select>
            </td>
        </tr>
    }
    .into_any()
}

/// A name that was understood although it is written otherwise.
fn note(name: &NameRead) -> AnyView {
    let how = match name.found {
        Found::Matched { how, .. } => text::name_how(how),
        Found::Doubtful(_) | Found::Unknown => "",
    };
    let other = name.is_other_class.then_some(text::OTHER_CLASS);
    view! {
        <tr>
            <td class="sign"><span class="mk note">{text::MARK_NOTE}</span></td>
            <th scope="row" class="unit wrap">{text::quoted(&name.text)}</th>
            <td class="dim wrap"><span class="arrow-s">"→"</span>{how}{other}</td>
        </tr>
    }
    .into_any()
}
