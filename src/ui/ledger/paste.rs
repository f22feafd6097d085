//! A list of items from elsewhere: what it would add, and the rows that are not taken. Nothing is written before a
//! person says so.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::guard::guard;
use super::state::{Ledger, Pasted, Wanted};
use crate::domain::id::{ChannelId, UnitId};
use crate::domain::paste::{ItemsRead, ItemsSaid, NotTaken, Outside, Table, read_items};
use crate::domain::rules::Channel;
use crate::ui::parts::{button, focus_first, focus_later, live};
use crate::ui::text;

/// So many rows that are not taken or in no period are shown, and so many words that are asked about.
const SHOWN: usize = 60;

/// The panel.
pub(super) fn paste_form(ledger: Ledger) -> AnyView {
    let pasted = move |event: ev::ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        let get = |kind: &str| data.get_data(kind).ok().filter(|text| !text.is_empty());
        ledger.read(get("text/html").as_deref(), get("text/plain").as_deref());
        event.prevent_default();
    };
    // Whoever opens the form pastes into its field.
    Effect::new(move |_| focus_first(&["#items-here"]));
    let typed = move |event| ledger.read(None, Some(&event_target_value(&event)));
    let body = move || match ledger.pasted.get() {
        Pasted::Awaited => ().into_any(),
        Pasted::Unread(fault) => {
            view! { <p class="err-msg" role="alert">{text::paste_fault(fault)}</p> }.into_any()
        }
        Pasted::Read { said, read, .. } => preview(ledger, &said, &read),
    };
    view! {
        <section class="panel led-form" aria-label=text::PASTE_ITEMS data-form="paste">
            <h2>{text::PASTE_ITEMS}<small>{text::NO_SECRETS}</small></h2>
            <p class="how">{text::PASTE_ITEMS_HOW}</p>
            <textarea
                class="field paste-here" id="items-here" rows="3" aria-label=text::PASTE_HERE placeholder=text::PASTE_HERE
                on:paste=pasted on:change=typed
            ></textarea>
            {live(body)}
            {guard(ledger)}
            <p class="fields acts">{button("btn", text::CANCEL_ESC, move || _ = ledger.close())}</p>
        </section>
    }
    .into_any()
}

impl Ledger {
    /// Reads what was pasted.
    pub(super) fn read(self, html: Option<&str>, plain: Option<&str>) {
        match self.session.read_pasted(html, plain) {
            Err(fault) => self.pasted.set(Pasted::Unread(fault)),
            Ok(table) => self.read_with(Arc::new(table), ItemsSaid::default()),
        }
    }

    /// Reads a table with what a person said of it.
    fn read_with(self, table: Arc<Table>, said: ItemsSaid) {
        let read = self.session.with(|workspace, board| read_items(&table, workspace, board.period(), &said));
        self.pasted.set(Pasted::Read { table, said, read: Arc::new(read) });
    }

    /// Takes a word for this channel or unit from now on, in all rows that have it; an empty id: as nothing said of it.
    fn say(self, of: Asked, word: &str, id: &str) {
        if let Pasted::Read { table, mut said, .. } = self.pasted.get_untracked() {
            let is_said = !id.is_empty();
            match of {
                Asked::Channel => {
                    said.channels.retain(|(other, _)| other != word);
                    said.channels.extend(is_said.then(|| (word.to_owned(), ChannelId::new(id))));
                }
                Asked::Unit => {
                    said.units.retain(|(other, _)| other != word);
                    said.units.extend(is_said.then(|| (word.to_owned(), UnitId::new(id))));
                }
            }
            self.read_with(table, said);
        }
    }

    /// Leaves the rows out whose day is in no period, or takes them.
    fn leave_outside(self, leaves: bool) {
        if let Pasted::Read { table, said, .. } = self.pasted.get_untracked() {
            self.read_with(table, ItemsSaid { only_in_periods: leaves, ..said });
        }
    }

    /// Adds what was pasted in one step.
    pub(super) fn add_pasted(self) {
        if let Pasted::Read { read, .. } = self.pasted.get_untracked()
            && let Some(edit) = read.edit()
        {
            self.attempt(edit, Wanted::Close);
        }
    }
}

fn preview(ledger: Ledger, said: &ItemsSaid, read: &ItemsRead) -> AnyView {
    if read.columns.is_empty() {
        return view! { <p class="err-msg" role="alert">{text::PASTE_ITEMS_HEAD}</p> }.into_any();
    }
    let counts = text::items_read(read.rows, read.new_items, read.adoptions, read.known);
    let confirm = read.edit().is_some().then(|| {
        let words = text::add_items(read.new_items, read.adoptions);
        view! { <button class="btn main" type="button" id="items-confirm" on:click=move |_| ledger.add_pasted()>{words}</button> }
            .into_any()
    });
    view! {
        <p class="fields" data-read=""><b>{counts}</b><span class="faint">{text::NOTHING_CHANGED_YET}</span>{confirm}</p>
        {asked(ledger, Asked::Unit, said, &read.asked_units)}
        {asked(ledger, Asked::Channel, said, &read.asked)}
        {outside(ledger, said.only_in_periods, &read.outside)}
        {not_taken(&read.not_taken)}
    }
    .into_any()
}

/// What a word that nobody knows stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Channel,
    Unit,
}

/// Units can be chosen from where the roster has at most so many.
const PICKABLE: usize = 400;

impl Asked {
    /// All it may be: ids and names.
    fn all(self, ledger: Ledger) -> Vec<(String, String)> {
        ledger.session.with(|workspace, board| match self {
            Self::Channel => {
                let rules = workspace.rules_of(board.period());
                rules.map_or_else(Vec::new, |rules| {
                    let named = |one: &Channel| (one.id.to_string(), text::channel_name(rules, one));
                    rules.channels().iter().map(named).collect()
                })
            }
            Self::Unit => {
                let units = workspace.roster().units().iter().take(PICKABLE + 1);
                units.map(|unit| (unit.id.to_string(), unit.name.clone())).collect()
            }
        })
    }

    /// What was said of a word.
    fn said(self, said: &ItemsSaid, word: &str) -> Option<String> {
        match self {
            Self::Channel => {
                let found = said.channels.iter().find(|(other, _)| other == word);
                found.map(|(_, id)| id.to_string())
            }
            Self::Unit => said.units.iter().find(|(other, _)| other == word).map(|(_, id)| id.to_string()),
        }
    }
}

/// The words that nobody knows, each with a choice of what it is.
fn asked(ledger: Ledger, of: Asked, said: &ItemsSaid, words: &[(String, usize)]) -> AnyView {
    if words.is_empty() {
        return ().into_any();
    }
    let all = of.all(ledger);
    if of == Asked::Unit && all.len() > PICKABLE {
        return ().into_any();
    }
    let one = |(at, (word, rows)): (usize, &(String, usize))| {
        let now = of.said(said, word);
        let options = all.iter().map(|(id, name)| {
            view! { <option value=id.clone() selected={now.as_ref() == Some(id)}>{name.clone()}</option> }
                .into_any()
        });
        let options: Vec<AnyView> = options.collect();
        let called = word.clone();
        let choose = move |event| {
            ledger.say(of, &called, &event_target_value(&event));
            // The list is drawn anew with what was said; the keyboard stays where it was.
            focus_later(word_id(of, at));
        };
        let label = match of {
            Asked::Channel => text::column_is(word),
            Asked::Unit => text::pasted_name(word),
        };
        view! {
            <p class="fields"><span>{text::asked_word(word, *rows)}</span>
                <select class="field" id=word_id(of, at) aria-label=label on:change=choose>
                    <option value="" selected=now.is_none()>{text::NOT_IMPORTED}</option>
                    {options}
                </select>
            </p>
        }
        .into_any()
    };
    let lines: Vec<AnyView> = words.iter().take(SHOWN).enumerate().map(one).collect();
    let head = match of {
        Asked::Channel => text::ASKED_WORDS,
        Asked::Unit => text::ASKED_UNITS,
    };
    view! { <p class="how">{head}</p>{lines} }.into_any()
}

fn word_id(of: Asked, at: usize) -> String {
    match of {
        Asked::Channel => format!("items-channel-{at}"),
        Asked::Unit => format!("items-unit-{at}"),
    }
}

/// The rows whose day is in no period, with the box that leaves them out.
fn outside(ledger: Ledger, leaves: bool, all: &[Outside]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let line = |one: &Outside| {
        let words = text::adopted_outside(one.code, &one.title, &one.date.to_string());
        view! { <li data-outside="">{words}</li> }.into_any()
    };
    let lines: Vec<AnyView> = all.iter().take(SHOWN).map(line).collect();
    let more = all.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <p class="okline">{text::more_findings(more)}</p> }.into_any());
    let tick = move |event| {
        ledger.leave_outside(event_target_checked(&event));
        // The box is drawn anew with what was said; the keyboard stays at it.
        focus_later(OUTSIDE.to_owned());
    };
    view! {
        <ul class="how">{lines}</ul>
        {more}
        <p><label><input type="checkbox" id=OUTSIDE prop:checked=leaves on:change=tick/>" "{text::leave_outside(all.len())}</label></p>
    }
    .into_any()
}

/// The id of the box that leaves rows out.
const OUTSIDE: &str = "items-outside";

fn not_taken(all: &[NotTaken]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let line = |one: &NotTaken| {
        view! {
            <tr data-not-taken=one.row + 1>
                <td class="n">{(one.row + 1).to_string()}</td><td class="wrap">{text::quoted(&one.read)}</td>
                <td class="wrap">{text::row_fault(one)}</td>
            </tr>
        }
        .into_any()
    };
    let more = all.len().saturating_sub(SHOWN);
    let lines: Vec<AnyView> = all.iter().take(SHOWN).map(line).collect();
    let more = (more > 0).then(|| view! { <p class="okline">{text::more_findings(more)}</p> }.into_any());
    view! {
        <table class="t">
            <caption>{text::rows_left(all.len())}</caption>
            <thead><tr>
                <th scope="col" class="n">{text::ROW}</th><th scope="col">{text::READ_AS}</th><th scope="col">{text::WHY_NOT}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
        {more}
    }
    .into_any()
}
