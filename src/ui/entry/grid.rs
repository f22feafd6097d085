//! The table of fields: the head of the official one, a row for each unit, the two totals.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::row::Row;
use super::state::Grid;
use crate::domain::edit::Edit;
use crate::domain::rules::ChannelIx;
use crate::ui::parts::{
    ChannelColumn, RowKey, bands, class_points, class_units, derived, figure, live, rows, total_cells,
    whole_points,
};
use crate::ui::text;

/// The grid.
#[component]
pub(super) fn Table(grid: Grid, find: NodeRef<html::Input>) -> impl IntoView {
    let session = grid.session;
    let caption = move || {
        let class = grid.class.get();
        session.with(|workspace, board| {
            let period = workspace.period(board.period()).map(|period| period.parts().name.clone());
            let class = workspace.roster().classes().get(class.get()).map(|class| class.name.clone());
            text::entry_caption(&period.unwrap_or_default(), &class.unwrap_or_default())
        })
    };
    let drawn = derived(move || grid.rows.with(|rows| grid.window.drawn(rows)));
    let (region, body) = (NodeRef::<html::Div>::new(), NodeRef::<html::Tbody>::new());
    let on_scroll = move |_| {
        let Some((region, body)) = region.get_untracked().zip(body.get_untracked()) else { return };
        let above = region.get_bounding_client_rect().top() - body.get_bounding_client_rect().top();
        grid.window.scrolled(&body, above, grid.rows.with(Vec::len));
    };
    let gap = move |above: bool| grid.window.gap(grid.rows.with(Vec::len), above);
    // What a component reads is not tracked; what draws it is.
    let totals = move || {
        session.track_any();
        grid.class.track();
        view! { <Totals grid columns=grid.columns.get()/> }
    };
    let whole = derived(move || whole_points(session, grid.class.get()));
    let row = move |RowKey { at, unit }| view! { <Row grid unit row=at/> }.into_any();
    view! {
        <div
            class="scroll part" tabindex="0" role="region" aria-label=caption node_ref=region
            on:scroll=on_scroll
            on:keydown=move |event: ev::KeyboardEvent| grid.key(&event, find)
            on:focusin=move |event: ev::FocusEvent| grid.entered(event.target())
            on:focusout=move |event: ev::FocusEvent| grid.left(&event)
            on:input=move |event: ev::Event| if !is_composing(&event) { grid.take(event.target()) }
            on:compositionend=move |event: ev::CompositionEvent| grid.take(event.target())
            on:mousedown=move |event: ev::MouseEvent| grid.pressed(&event)
            on:click=move |event: ev::MouseEvent| grid.clicked(&event)
            on:mouseover=move |event: ev::MouseEvent| grid.dragged(&event)
            on:dblclick=move |event: ev::MouseEvent| grid.edit_in_place(event.target())
            on:copy=move |event: ev::ClipboardEvent| grid.copied(&event, false)
            on:cut=move |event: ev::ClipboardEvent| grid.copied(&event, true)
        >
            <table class="t full grid" class:w-cur=move || whole.get()[0] class:w-cum=move || whole.get()[1] aria-rowcount=move || grid.rows.with(Vec::len)>
                <caption class="vh">{live(caption)}</caption>
                {live(move || view! { <Head grid columns=grid.columns.get()/> })}
                <tbody node_ref=body>
                    {live(move || gap(true))}
                    {rows(drawn, row)}
                    {live(move || gap(false))}
                </tbody>
                <tfoot>{live(totals)}</tfoot>
            </table>
        </div>
    }
}

fn is_composing(event: &ev::Event) -> bool {
    use wasm_bindgen::JsCast;
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

#[component]
fn Head(grid: Grid, columns: Vec<ChannelColumn>) -> impl IntoView {
    let (bands, groups) = bands(&columns);
    // Where no channel stands in a group there is no second line of the head.
    let has_groups = columns.iter().any(|column| column.group.is_some());
    let lines = if has_groups { 3 } else { 2 };
    let groups = has_groups.then(|| view! { <tr>{groups}<td class="l" colspan=2></td></tr> }.into_any());
    let points = |channel: ChannelIx| {
        grid.session.with(|workspace, board| {
            let rules = workspace.rules_of(board.period())?;
            Some(rules.channel(channel)?.points.to_string())
        })
    };
    let may_type = grid.session.may_type();
    let leaves = columns.iter().map(|column| {
        let class = if column.begins { "n l" } else { "n" };
        let (label, channel) = (column.label.clone(), column.channel);
        if column.waiting {
            let fed = move |_| set_waiting(grid, channel, false);
            let sign = if may_type {
                view! { <button class="hb" type="button" title=text::FED_BACK_NOW on:click=fed>{label}" "<span class="wait-t">{text::WAITING}</span></button> }.into_any()
            } else {
                view! { {label}" "<span class="wait-t">{text::WAITING}</span> }.into_any()
            };
            return view! { <th scope="col" class=class class:wait=true>{sign}</th> }.into_any();
        }
        view! { <th scope="col" class=class><span class="hd">{label}</span><small>{points(channel)}</small></th> }.into_any()
    });
    view! {
        <thead>
            <tr>
                <th class="no fz0 bot" rowspan=lines scope="col">{text::SERIAL}</th>
                <th class="fz bot" rowspan=lines scope="col">{text::UNIT_NAME}</th>
                {bands}
                <th class="sp l" colspan=2 scope="colgroup">{text::SCORES}</th>
                <th class="bot l c ck" rowspan=lines scope="col">{text::CHECK_COLUMN}</th>
            </tr>
            {groups}
            <tr class="leaf">
                {leaves.collect_view()}
                <th class="n l" scope="col">{text::CURRENT}</th>
                <th class="n" scope="col">{text::CUMULATIVE}</th>
            </tr>
        </thead>
    }
}

/// Says that a channel has, or has not, been fed back.
pub(super) fn set_waiting(grid: Grid, channel: ChannelIx, waiting: bool) {
    let edit = grid.session.with(|workspace, board| {
        Some(Edit::SetWaiting {
            period: workspace.period(board.period())?.parts().id.clone(),
            channel: workspace.rules_of(board.period())?.channel(channel)?.id.clone(),
            waiting,
        })
    });
    if let Some(edit) = edit {
        grid.session.dispatch(edit);
    }
}

/// The total over scored units, which belongs to the ranking, and the total over all, which belongs to the notice.
#[component]
fn Totals(grid: Grid, columns: Vec<ChannelColumn>) -> impl IntoView {
    let session = grid.session;
    let class = grid.class.get_untracked();
    let row = |label: &'static str, all: bool| {
        let cells = total_cells(session, class, &columns, all);
        let (scored, listed) = class_units(session, class);
        let units = if all { scored + listed } else { scored };
        let scores = if all {
            view! { <td class="l c" colspan=2></td> }.into_any()
        } else {
            let (current, cumulative) = class_points(session, class);
            view! {
                <td class="n l b" data-col="current">{figure(current)}</td>
                <td class="n" data-col="cumulative">{figure(cumulative)}</td>
            }
            .into_any()
        };
        let kind = if all { "notice" } else { "scored" };
        view! {
            <tr class="sum" data-total=kind>
                <td class="fz0"></td>
                <th scope="row" class="fz">{label}<small>{text::units(units)}</small></th>
                {cells}{scores}<td class="ck l"></td>
            </tr>
        }
        .into_any()
    };
    let has_listed = class_units(session, class).1 > 0;
    view! { {row(text::SCORED_TOTAL, false)}{has_listed.then(|| row(text::NOTICE_TOTAL, true))} }
}
