//! The table of items: one column per channel with points; what does not count is struck and says why.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::filter::columns;
use super::shown::{Piece, ShownItem, rows};
use super::state::{DRAWN, Ledger, Wanted};
use crate::domain::finding::Severity;
use crate::domain::id::ItemId;
use crate::ui::parts::{button, live, none_mark};
use crate::ui::text;

/// A column's head.
struct Head {
    group: String,
    label: String,
    begins: bool,
}

/// The table.
pub(super) fn table(ledger: Ledger) -> AnyView {
    live(move || draw(ledger))
}

fn draw(ledger: Ledger) -> AnyView {
    let session = ledger.session;
    session.track_any();
    let ids = ledger.found.get();
    if ids.is_empty() {
        return nothing(ledger);
    }
    let limit = ledger.limit.get();
    let marked: Vec<(String, Severity)> = ledger.findings.with(|all| {
        all.iter().filter(|one| !one.of.is_empty()).map(|one| (one.of.clone(), one.code.severity())).collect()
    });
    let twins: Vec<ItemId> = ledger.alike.get().into_iter().flatten().collect();
    let (heads, items, caption) = session.with(|workspace, board| {
        let shown = &ids[..ids.len().min(limit)];
        let columns = columns(workspace, board.period(), &ids);
        let mut heads: Vec<Head> = Vec::new();
        if let Some(rules) = workspace.rules_of(board.period()) {
            for &ix in &columns {
                let Some(channel) = rules.channel(ix) else { continue };
                let column = rules.columns().find(|(of, _)| *of == ix).map(|(_, column)| column);
                let group = column.map(|column| column.group.clone().unwrap_or_else(|| column.band.clone()));
                let group = group.unwrap_or_default();
                let begins = heads.last().is_none_or(|last| last.group != group);
                heads.push(Head { group, label: channel.label.clone(), begins });
            }
        }
        let name = workspace.period(board.period()).map(|period| period.parts().name.clone());
        let caption = text::ledger_caption(&name.unwrap_or_default());
        (heads, rows(workspace, board.period(), shown, &columns), caption)
    });
    let mut groups: Vec<(String, u32)> = Vec::new();
    for head in &heads {
        match groups.last_mut() {
            Some((group, count)) if !head.begins && *group == head.group => *count += 1,
            _ => groups.push((head.group.clone(), 1)),
        }
    }
    let group = |(name, count): (String, u32)| {
        view! { <th scope="colgroup" class="c l" colspan=count>{name}</th> }.into_any()
    };
    let groups: Vec<AnyView> = groups.into_iter().map(group).collect();
    let label = |head: &Head| {
        view! { <th scope="col" class="n" class:l=head.begins>{head.label.clone()}</th> }.into_any()
    };
    let labels: Vec<AnyView> = heads.iter().map(label).collect();
    let more = ids.len().saturating_sub(items.len());
    let rows: Vec<AnyView> = items
        .into_iter()
        .map(|item| {
            let of = marked.iter().filter(|(of, _)| *of == item.id).map(|(_, severity)| *severity).min();
            let twin = twins.iter().any(|id| id.as_str() == item.id).then_some(Severity::Query);
            row(ledger, item, of.or(twin), &heads)
        })
        .collect();
    let more = (more > 0).then(|| {
        view! { <p class="okline">{button("btn", text::SHOW_MORE, move || ledger.limit.update(|limit| *limit += DRAWN))}</p> }
            .into_any()
    });
    view! {
        <table class="t led">
            <caption class="vh">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col" rowspan="2">{text::ITEM_DATE}</th>
                    <th scope="col" rowspan="2">{text::ITEM_TITLE}</th>
                    <th scope="col" rowspan="2">{text::UNIT}</th>
                    <th scope="col" rowspan="2">{text::ITEM_KIND}</th>
                    {groups}
                    <th scope="col" class="n l" rowspan="2">{text::ITEM_SCORE}</th>
                </tr>
                <tr>{labels}</tr>
            </thead>
            <tbody on:keydown=move |event: ev::KeyboardEvent| step(&event)>{rows}</tbody>
        </table>
        {more}
    }
    .into_any()
}

/// The arrow keys go from title to title.
fn step(event: &ev::KeyboardEvent) {
    let is_down = event.key() == "ArrowDown";
    if !is_down && event.key() != "ArrowUp" || event.is_composing() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let row = target.and_then(|target| target.closest("tr[data-item]").ok().flatten());
    let beside =
        row.and_then(|row| if is_down { row.next_element_sibling() } else { row.previous_element_sibling() });
    let title = beside.and_then(|row| row.query_selector(".unit-link").ok().flatten());
    if let Some(title) = title.and_then(|title| title.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        // A title that is there takes the focus.
        _ = title.focus();
    }
}

/// Nothing to be shown: nothing there, or nothing that was looked for.
fn nothing(ledger: Ledger) -> AnyView {
    let has_some = ledger.session.with(|workspace, _| !workspace.items().is_empty());
    if !has_some {
        return view! { <p class="blank"><b>{text::NO_ITEMS}</b>{text::NO_ITEMS_WHY}</p> }.into_any();
    }
    let clear = move || {
        ledger.find.set(String::new());
        ledger.class.set(0);
        ledger.channel.set(0);
        ledger.asked.set(false);
        ledger.all.set(true);
    };
    view! { <p class="blank"><b>{text::NO_ITEM_FOUND}</b>{button("link", text::SHOW_ALL_ITEMS, clear)}</p> }
        .into_any()
}

fn row(ledger: Ledger, item: ShownItem, mark: Option<Severity>, heads: &[Head]) -> AnyView {
    let id = ItemId::new(&item.id);
    let this = id.clone();
    let is_open = move || ledger.item_kept.with(|kept| kept.id.as_ref() == Some(&this)) && is_item(ledger);
    let open = move |_| ledger.ask(Wanted::Item(Some(id.clone())));
    let sign = mark.map(|severity| {
        let class = if severity == Severity::Error { "mk err" } else { "mk ask" };
        view! { <span class=class>{text::severity(severity)}</span>" " }.into_any()
    });
    let cell = |(pieces, head): (&Vec<Piece>, &Head)| {
        let content =
            if pieces.is_empty() { none_mark() } else { pieces.iter().map(piece).collect_view().into_any() };
        view! { <td class="n" class:l=head.begins data-col=head.label.clone()>{content}</td> }.into_any()
    };
    let cells: Vec<AnyView> = item.cells.iter().zip(heads).map(cell).collect();
    let beside = (!item.beside.is_empty()).then(|| view! { " "<small>{item.beside}</small> }.into_any());
    view! {
        <tr data-item=item.id aria-selected=move || is_open().then_some("true")>
            <td class="faint" data-col="date">{item.date}</td>
            <th scope="row" class="wrap" data-col="title">
                <button class="unit-link" type="button" on:click=open>{sign}{item.title}</button>
            </th>
            <td class="wrap" data-col="units">{item.units}</td>
            <td data-col="kind">{item.kind}</td>
            {cells}
            <td class="n l b" data-col="score">{item.score}{beside}</td>
        </tr>
    }
    .into_any()
}

fn is_item(ledger: Ledger) -> bool {
    ledger.form.get() == super::state::Form::Item
}

/// A figure; struck with its reason where it does not count.
pub(super) fn piece(piece: &Piece) -> AnyView {
    if piece.why.is_empty() {
        return view! { <b class="pt">{piece.points.clone()}</b> }.into_any();
    }
    view! { <span class="pt"><s>{piece.points.clone()}</s>" "<small>{piece.why.clone()}</small></span> }
        .into_any()
}
