//! A pasted list of units: shown before it is taken, in one step.

use leptos::ev;
use leptos::prelude::*;

use super::listed::{Line, Said, as_said, listed, words};
use super::state::RosterDesk;
use crate::domain::edit::by_list;
use crate::domain::roster::{ClassIx, Listed};
use crate::ui::parts::{button, derived, focus_later, live};
use crate::ui::text;

/// So many lines are previewed at first, and with each call for more.
const PREVIEWED: usize = 400;

/// The panel that waits for a list.
pub(super) fn paste(desk: RosterDesk) -> AnyView {
    let list = RwSignal::new(Vec::<Line>::new());
    // The rows a person leaves out, and of those that mean one unit all but one.
    let left_out = RwSignal::new(Vec::<usize>::new());
    // What the words mean that name no class of the roster.
    let said = RwSignal::new(Vec::<Said>::new());
    let shown = RwSignal::new(PREVIEWED);
    // A county that begins with another's roster puts its own in the place of it.
    let replaces = desk.replaces;
    let take_in = move |html: Option<&str>, plain: Option<&str>| match desk.session.read_pasted(html, plain) {
        Ok(table) => {
            let read = desk.session.with(|workspace, _| listed(&table, workspace.roster()));
            desk.tell(if read.is_empty() { text::NOTHING_LISTED.to_owned() } else { String::new() });
            let is_out = |line: &&Line| line.twice.is_some() || line.is_doubtful;
            left_out.set(read.iter().filter(is_out).map(|line| line.row).collect());
            shown.set(PREVIEWED);
            said.set(Vec::new());
            list.set(read);
        }
        Err(fault) => desk.tell(text::paste_fault(fault)),
    };
    let on_paste = move |event: ev::ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        let get = |kind: &str| data.get_data(kind).ok().filter(|text| !text.is_empty());
        let (html, plain) = (get("text/html"), get("text/plain"));
        event.prevent_default();
        take_in(html.as_deref(), plain.as_deref());
    };
    let on_input = move |event| take_in(None, Some(&event_target_value(&event)));
    let taken = move || -> Vec<Listed> {
        let (all, said) = (list.get(), said.get());
        left_out.with(|out| {
            let stays = all.iter().filter(|line| !out.contains(&line.row));
            desk.session.with(|workspace, _| {
                stays.filter_map(|line| as_said(line, &said, workspace.roster())).collect()
            })
        })
    };
    let lines = move || {
        let all = list.get();
        let drawn = all.iter().take(shown.get()).enumerate();
        // What is said of a word changes the words of its lines alone: the choice stays as it is, and in sight.
        let drawn: Vec<AnyView> = drawn.map(|line| line_of(desk, line, said, (list, left_out))).collect();
        let asked: Vec<AnyView> =
            words(&all).iter().take(TOLD).enumerate().map(|asked| ask(desk, asked, said)).collect();
        let twice = all.iter().filter_map(|line| {
            let words = text::listed_twice(line.row + 1, &line.unit.name, line.twice? + 1);
            Some(view! { <p class="err-msg" data-twice="">{words}</p> }.into_any())
        });
        let twice: Vec<AnyView> = twice.take(TOLD).collect();
        let more = all.len().saturating_sub(drawn.len());
        let next = more.min(PREVIEWED);
        let call = move |_| {
            let first = shown.get_untracked();
            shown.set(first + next);
            // Whoever asked for more goes on with the first of them.
            focus_later(line_id(first));
        };
        let more = (more > 0).then(|| {
            view! {
                <p class="how">
                    {text::more_listed(more)}" "
                    <button class="btn" type="button" on:click=call>{text::show_more_listed(next)}</button>
                </p>
            }
            .into_any()
        });
        (!all.is_empty())
            .then(|| view! { {asked}{twice}<div class="preview"><ul>{drawn}</ul></div>{more} }.into_any())
    };
    let sum = move || {
        let all = taken();
        // What waits for a word would be taken away with the roster whose place the list takes.
        let waits = replaces.get() && list.get().len() > left_out.get().len() + all.len();
        if all.is_empty() || waits {
            return None;
        }
        let made = desk.session.with(|workspace, _| by_list(workspace, &all, replaces.get()));
        let count = all.len();
        let known = count - made.added.min(count);
        let begins = desk.begins().filter(|_| made.added > 0);
        let words = text::listed(made.added, known, made.gone.len(), made.stay.len());
        let named = [(made.gone, true), (made.stay, false)].map(|(names, is_gone)| {
            (!names.is_empty()).then(|| {
                let words = if is_gone { text::listed_gone(&names) } else { text::listed_stay(&names) };
                view! { <p class="how" class:b=is_gone>{words}</p> }.into_any()
            })
        });
        let confirm = move |_| {
            let taken = untrack(taken);
            let done =
                desk.put("", |workspace| Ok(by_list(workspace, &taken, replaces.get_untracked()).units));
            if done {
                desk.done();
            }
        };
        Some(view! {
            <p>{words}{begins}</p>
            {Vec::from(named)}
            <button class="btn main" type="button" id="roster-confirm" on:click=confirm>{text::take_listed(count)}</button>
            " "
        }.into_any())
    };
    let tick = move |event| replaces.set(event_target_checked(&event));
    view! {
        <section class="panel" aria-label=text::PASTE_ROSTER>
            <h2>{text::PASTE_ROSTER}</h2>
            <textarea
                class="field paste-here" id="roster-paste" rows="3" aria-label=text::PASTE_ROSTER_HERE
                placeholder=text::PASTE_ROSTER_HERE on:paste=on_paste on:input=on_input
            ></textarea>
            <p><label><input type="checkbox" prop:checked=move || replaces.get() on:change=tick/>" "{text::REPLACE_ROSTER}</label></p>
            {live(lines)}
            {live(sum)}
            {button("btn", text::CANCEL, move || desk.done())}
        </section>
    }
    .into_any()
}

/// So many rows that mean the unit of another, and so many words for classes, are told.
const TOLD: usize = 12;

/// A word that names no class of the roster, with the choice of what it means.
fn ask(
    desk: RosterDesk,
    (at, (word, rows)): (usize, &(String, Vec<usize>)),
    said: RwSignal<Vec<Said>>,
) -> AnyView {
    let of = word.clone();
    let now = move || said.with(|all| all.iter().find(|(other, _)| *other == of).map(|(_, class)| *class));
    let chosen = untrack(&now);
    let choices: Vec<Said> = desk.session.with(|workspace, _| {
        let classes = workspace.roster().classes_ix().map(|(ix, class)| (class.name.clone(), Some(ix)));
        classes.chain([(text::NO_CLASS_WORD.to_owned(), None)]).collect()
    });
    let means: Vec<Option<ClassIx>> = choices.iter().map(|(_, class)| *class).collect();
    let option = |(at, (words, class)): (usize, Said)| {
        view! { <option value=at.to_string() selected={chosen == Some(class)}>{words}</option> }.into_any()
    };
    let options: Vec<AnyView> = choices.into_iter().enumerate().map(option).collect();
    let of = word.clone();
    let choose = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| means.get(at).copied());
        said.update(|all| {
            all.retain(|(other, _)| *other != of);
            all.extend(chosen.map(|class| (of.clone(), class)));
        });
    };
    let is_open = move || now().is_none();
    view! {
        <p class="fields" data-word=""><span class:err-msg=move || is_open()>{text::unknown_class(word, rows)}</span>
            <select class="field" id=word_id(at) aria-label=text::class_word_is(word) on:change=choose>
                <option value="" selected=chosen.is_none()>{text::CHOOSE_CLASS}</option>
                {options}
            </select>
        </p>
    }
    .into_any()
}

/// The id of the choice of what a word means.
fn word_id(at: usize) -> String {
    format!("listed-class-{at}")
}

/// A line of the preview with the box that takes it. Of rows that mean one unit the one ticked last is taken alone.
fn line_of(
    desk: RosterDesk,
    (at, line): (usize, &Line),
    said: RwSignal<Vec<Said>>,
    (list, left_out): (RwSignal<Vec<Line>>, RwSignal<Vec<usize>>),
) -> AnyView {
    let of = line.clone();
    // The words of the line, and whether it waits for the meaning of its class.
    let told = derived(move || {
        let line = &of;
        desk.session.with(|workspace, _| {
            let roster = workspace.roster();
            let known = roster.units().iter().find(|unit| unit.is_called(&line.unit.name));
            let unit = said.with(|said| as_said(line, said, roster));
            let class = unit.as_ref().and_then(|unit| unit.class.as_ref()).or(known.map(|unit| &unit.class));
            let class =
                class.map_or(roster.classes().first(), |id| roster.classes().iter().find(|of| of.id == *id));
            let class =
                class.filter(|_| unit.is_some()).map_or(text::CLASS_OPEN, |class| class.name.as_str());
            let name = &line.unit.name;
            (text::listed_line_of(name, class, line.unit.standing, known.is_some()), unit.is_none())
        })
    });
    let words = move || told.with(|(words, _)| words.clone());
    let is_open = move || told.with(|(_, is_open)| *is_open);
    let (row, first) = (line.row, line.twice.unwrap_or(line.row));
    let tick = move |event| {
        let is_taken = event_target_checked(&event);
        let same: Vec<usize> = list.with_untracked(|all| {
            let same = all.iter().filter(|other| other.twice.unwrap_or(other.row) == first);
            same.map(|other| other.row).collect()
        });
        left_out.update(|out| {
            out.retain(|other| *other != row);
            if is_taken {
                out.extend(same.into_iter().filter(|other| *other != row));
            } else {
                out.push(row);
            }
        });
    };
    let is_taken = move || !is_open() && !left_out.with(|out| out.contains(&row));
    view! { <li><label><input type="checkbox" id=line_id(at) prop:checked=is_taken disabled=move || is_open() on:change=tick/>" "{live(words)}</label></li> }
        .into_any()
}

/// The id of the box of a line of the preview.
fn line_id(at: usize) -> String {
    format!("listed-{at}")
}
