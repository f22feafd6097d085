//! 名称: names that were not beyond doubt, and a person's answers to them.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Paste, Pasted};
use crate::domain::edit::Edit;
use crate::domain::paste::{Choice, Found, How, NameRead, Recognised};
use crate::domain::roster::{ClassIx, Unit, UnitIx, newly_ambiguous};
use crate::ui::parts::live;
use crate::ui::text;

/// Names nobody knows can be given any unit where the roster has at most so many.
const PICKABLE: usize = 400;
/// So many rows are listed.
const SHOWN: usize = 60;

/// The list.
#[component]
pub(super) fn NamesColumn(paste: Paste, read: Arc<Recognised>) -> impl IntoView {
    let summed = Arc::clone(&read);
    let sum = move || {
        let [known, doubtful, unknown] = counts(paste, &summed);
        text::paste_names(known, doubtful, unknown)
    };
    let asked = read.names.iter().filter(|name| needs_answer(name));
    let class = read.class.unwrap_or_else(|| paste.grid.class.get_untracked());
    let told = read.names.iter().filter(|name| !needs_answer(name) && is_told(name));
    let mut rows: Vec<AnyView> = asked.take(SHOWN).map(|name| question(paste, class, &read, name)).collect();
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
            <h3>{text::NAMES}<small>{live(sum)}</small></h3>
            <div class="list"><table class="t"><caption class="vh">{text::NAMES}</caption><tbody>{rows}</tbody></table></div>
            {empty}{remember}{live(twice)}
        </div>
    }
}

/// How many names are known, doubtful and unknown, with what a person has answered.
pub(super) fn counts(paste: Paste, read: &Recognised) -> [usize; 3] {
    let mut counts = [0; 3];
    let twice = paste.changes.with(|changes| changes.twice.clone());
    for name in &read.names {
        counts[match &name.found {
            Found::Matched { unit, .. } if twice.contains(unit) => 1,
            _ if is_answered(paste, name.row) => 0,
            Found::Matched { .. } => 0,
            Found::Doubtful(_) => 1,
            Found::Unknown => 2,
        }] += 1;
    }
    counts
}

/// Whether a person has said which unit a row is; tracked.
fn is_answered(paste: Paste, row: usize) -> bool {
    let is_unit = |&(of, choice): &(usize, Choice)| of == row && matches!(choice, Choice::Unit(_));
    paste.choices.with(|choices| choices.iter().any(is_unit))
}

fn needs_answer(name: &NameRead) -> bool {
    name.is_twice || !matches!(name.found, Found::Matched { .. })
}

/// Whether a matched name is worth a word.
fn is_told(name: &NameRead) -> bool {
    matches!(name.found, Found::Matched { how, .. } if how != How::Exact) || name.is_other_class
}

/// A name with the units it may mean.
fn question(paste: Paste, class: ClassIx, read: &Recognised, name: &NameRead) -> AnyView {
    let roster = |of: UnitIx| {
        paste.grid.session.with(|workspace, _| {
            workspace.roster().unit(of).map(|unit| unit.name.clone()).unwrap_or_default()
        })
    };
    let mut units: Vec<UnitIx> = match &name.found {
        Found::Doubtful(units) => units.clone(),
        Found::Matched { unit, .. } => vec![*unit],
        Found::Unknown => paste.grid.session.with(|workspace, _| {
            let all = workspace.roster().units_ix().map(|(ix, _)| ix);
            if workspace.roster().units().len() > PICKABLE { Vec::new() } else { all.collect() }
        }),
    };
    let row = name.row;
    // The list may be drawn anew after it was answered.
    let answer = paste
        .choices
        .with_untracked(|choices| choices.iter().rev().find(|(of, _)| *of == row).map(|&(_, choice)| choice));
    if let Some(Choice::Unit(unit)) = answer
        && !units.contains(&unit)
    {
        units.push(unit);
    }
    let names: Vec<String> = units.iter().map(|&unit| roster(unit)).collect();
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
    let is_twice = name.is_twice;
    let sign = move || {
        let is_known = is_answered(paste, row) && !is_twice;
        let (class, words) = if is_known { ("mk", text::MARK_RIGHT) } else { ("mk ask", text::MARK_QUERY) };
        view! { <span class=class>{words}</span> }.into_any()
    };
    // Nothing else tells the rows of one unit apart.
    let told = is_twice.then(|| {
        let figures = paste.grid.session.with(|workspace, board| {
            let unit = match name.found {
                Found::Matched { unit, .. } => Some(unit),
                Found::Doubtful(_) | Found::Unknown => None,
            };
            let called =
                |channel| unit.map(|unit| text::cell_names(workspace, board.period(), unit, channel).1);
            let figure = |(of, figure)| (called(of).unwrap_or_default(), figure);
            read.figures(name).into_iter().map(figure).collect::<Vec<_>>()
        });
        view! { <br/><small class="dim">{text::row_of_twice(read.place(row), &figures)}</small> }.into_any()
    });
    let is_open = !matches!(name.found, Found::Matched { .. }) && !matches!(answer, Some(Choice::Unit(_)));
    let called = name.text.clone();
    let add = is_open.then(|| {
        let class_name = paste.grid.session.with(|workspace, _| {
            workspace.roster().classes().get(class.get()).map(|class| class.name.clone()).unwrap_or_default()
        });
        view! { " "<button class="link" type="button" on:click=move |_| add_unit(paste, class, row, &called)>{text::add_to_roster(&class_name)}</button> }
            .into_any()
    });
    view! {
        <tr>
            <td class="sign">{live(sign)}</td>
            <th scope="row" class="unit wrap">{text::quoted(&name.text)}{told}</th>
            <td class="wrap"><span class="arrow-s">"→"</span>
                <select class="field mini" aria-label=text::pasted_name(&name.text) on:change=choose>
                    <option value="" selected=starts_at.is_none()>{text::SKIP_ROW}</option>
                    {options.collect_view()}
                </select>
                {add}
            </td>
        </tr>
    }
    .into_any()
}

/// Puts a unit of a pasted name into the roster, the last of its class, and reads the row for it. What was pasted and
/// answered stays.
fn add_unit(paste: Paste, class: ClassIx, row: usize, called: &str) {
    let grid = paste.grid;
    let name: String = called.chars().filter(|c| !c.is_whitespace()).collect();
    let made = grid.session.with(|workspace, _| {
        let roster = workspace.roster();
        let classes = roster.classes().to_vec();
        let (id, class) = (roster.free_id(0), classes.get(class.get())?.id.clone());
        let from = workspace.first_open();
        let units = roster.with_added(Unit { id: id.clone(), name, class, from, ..Unit::default() });
        let at = u32::try_from(units.iter().position(|unit| unit.id == id)?).ok()?;
        let ambiguous = newly_ambiguous(roster, &units);
        Some((Edit::SetRoster { classes, units }, UnitIx::new(at), ambiguous))
    });
    let Some((edit, at, ambiguous)) = made else { return };
    // Whatever is pasted under that name would go to either.
    if let Some((name, unit, other)) = ambiguous {
        return grid.told.set(text::name_of_two(&name, &unit, &other));
    }
    grid.keeps_pasted.set(true);
    if !grid.attempt(edit) {
        return grid.keeps_pasted.set(false);
    }
    let mut choices = paste.choices.get_untracked();
    choices.retain(|(other, _)| *other != row);
    grid.pasted.update(|pasted| {
        if let Pasted::Named(read) = pasted {
            Arc::make_mut(read).make_room(&mut choices, at);
        }
    });
    choices.push((row, Choice::Unit(at)));
    paste.choices.set(choices);
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
