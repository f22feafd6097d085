//! A list of items from elsewhere: what it would add, and the rows that are not taken. Nothing is written before a
//! person says so.

use leptos::ev;
use leptos::prelude::*;

use super::guard::guard;
use super::state::{Ledger, Pasted};
use crate::domain::paste::{ItemsRead, NotTaken};
use crate::ui::parts::{button, focus_first, live};
use crate::ui::text;

/// So many rows that are not taken are shown.
const SHOWN: usize = 60;

/// The panel.
pub(super) fn paste_form(ledger: Ledger) -> AnyView {
    let pasted = move |event: ev::ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        let get = |kind: &str| data.get_data(kind).ok().filter(|text| !text.is_empty());
        ledger.read(get("text/html").as_deref(), get("text/plain").as_deref());
        event.prevent_default();
    };
    focus_first(&["#items-here"]);
    let typed = move |event| ledger.read(None, Some(&event_target_value(&event)));
    let body = move || match ledger.pasted.get() {
        Pasted::Awaited => ().into_any(),
        Pasted::Unread(fault) => {
            view! { <p class="err-msg" role="alert">{text::paste_fault(fault)}</p> }.into_any()
        }
        Pasted::Read(read) => preview(ledger, &read),
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

fn preview(ledger: Ledger, read: &ItemsRead) -> AnyView {
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
        {not_taken(&read.not_taken)}
    }
    .into_any()
}

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
