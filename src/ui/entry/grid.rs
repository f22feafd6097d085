//! The table of fields: the head of the official one, a row for each unit, the two totals.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::row::Row;
use super::state::Grid;
use super::{DRAWN, MANY, MARGIN};
use crate::domain::edit::Edit;
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::ui::parts::{ChannelColumn, RowKey, class_total, derived, figure, live, none_mark, rows, runs};
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
    // Of many rows only those in sight are drawn; lines as high as the others stand for them.
    let drawn = derived(move || {
        let (rows, top) = (grid.rows.get(), grid.top.get());
        if rows.len() <= MANY {
            return numbered(rows).collect();
        }
        numbered(rows).skip(top).take(DRAWN).collect::<Vec<RowKey>>()
    });
    let region = NodeRef::<html::Div>::new();
    let on_scroll = move |_| {
        if grid.rows.with(Vec::len) <= MANY {
            return;
        }
        let Some(region) = region.get_untracked() else { return };
        let height = row_height(&region).max(1);
        let first = usize::try_from(region.scroll_top() / height).unwrap_or(0);
        let top = first.saturating_sub(MARGIN);
        // Moved in strides, so that not every line scrolled draws anew.
        let held = grid.top.get_untracked();
        if top.abs_diff(held) >= MARGIN / 2 {
            grid.top.set(top);
        }
    };
    let gap = move |above: bool| {
        let (count, top) = (grid.rows.with(Vec::len), grid.top.get());
        let lines = match above {
            _ if count <= MANY => 0,
            true => top,
            false => count.saturating_sub(top + DRAWN),
        };
        (lines > 0).then(|| {
            let height = format!("height:calc(var(--row) * {lines})");
            view! { <tr class="gap" aria-hidden="true"><td style=height></td></tr> }.into_any()
        })
    };
    // What a component reads is not tracked; what draws it is.
    let totals = move || {
        session.track_any();
        grid.class.track();
        view! { <Totals grid columns=grid.columns.get()/> }
    };
    let row = move |RowKey { at, unit }| view! { <Row grid unit row=at/> }.into_any();
    view! {
        <div
            class="scroll" tabindex="0" role="region" aria-label=caption node_ref=region
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
            <table class="t full grid" aria-rowcount=move || grid.rows.with(Vec::len)>
                <caption class="vh">{live(caption)}</caption>
                {live(move || view! { <Head grid columns=grid.columns.get()/> })}
                <tbody>
                    {live(move || gap(true))}
                    {rows(drawn, row)}
                    {live(move || gap(false))}
                </tbody>
                <tfoot>{live(totals)}</tfoot>
            </table>
        </div>
    }
}

fn numbered(units: Vec<UnitIx>) -> impl Iterator<Item = RowKey> {
    units.into_iter().enumerate().map(|(at, unit)| RowKey { at, unit })
}

fn is_composing(event: &ev::Event) -> bool {
    use wasm_bindgen::JsCast;
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

/// The height of a row as it is drawn, in CSS pixels.
pub(super) fn row_height(region: &web_sys::HtmlElement) -> i32 {
    use wasm_bindgen::JsCast;
    let row = region.query_selector("tbody tr[data-r]").ok().flatten();
    let row = row.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok());
    row.map_or(24, |row| row.offset_height())
}

#[component]
fn Head(grid: Grid, columns: Vec<ChannelColumn>) -> impl IntoView {
    let span = |text: String, count: usize| {
        view! { <th class="sp l" colspan=count scope="colgroup">{text}</th> }.into_any()
    };
    let bands = runs(&columns, |column| column.band.clone());
    let bands = bands.into_iter().map(|(band, count)| span(format!("{band}　{}", text::ADOPTED), count));
    let groups = runs(&columns, |column| (column.band.clone(), column.group.clone()));
    let groups = groups.into_iter().map(|((_, group), count)| match group {
        Some(group) => span(group, count),
        None => view! { <td class="l" colspan=count></td> }.into_any(),
    });
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
        view! { <th scope="col" class=class>{label}<small>{points(channel)}</small></th> }.into_any()
    });
    view! {
        <thead>
            <tr>
                <th class="no fz0 bot" rowspan=3 scope="col">{text::SERIAL}</th>
                <th class="fz bot" rowspan=3 scope="col">{text::UNIT_NAME}</th>
                {bands.collect_view()}
                <th class="sp l" colspan=2 scope="colgroup">{text::SCORES}</th>
                <th class="bot l c ck" rowspan=3 scope="col">{text::CHECK_COLUMN}</th>
            </tr>
            <tr>{groups.collect_view()}<td class="l" colspan=2></td></tr>
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
        let cells = columns.iter().map(|column| {
            let count =
                session.with(|workspace, board| class_total(workspace, board, class, column.channel, all));
            let content = match count {
                _ if column.waiting => view! { <span class="vh">{text::WAITING}</span> }.into_any(),
                0 => none_mark(),
                count => count.to_string().into_any(),
            };
            let id = column.id.clone();
            view! { <td class="n q" class:l=column.begins class:wait=column.waiting data-col=id>{content}</td> }
                .into_any()
        });
        let (units, current, cumulative) = session.with(|_, board| {
            let standings = board.standings(class);
            let ranked = standings.map_or(&[][..], |standings| standings.ranked());
            let listed = standings.map_or(0, |standings| standings.listed().len());
            let count = if all { ranked.len() + listed } else { ranked.len() };
            let current = ranked.iter().map(|&unit| board.current(unit)).sum();
            (count, current, ranked.iter().map(|&unit| board.cumulative(unit)).sum())
        });
        let scores = if all {
            view! { <td class="l c" colspan=2></td> }.into_any()
        } else {
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
                {cells.collect_view()}{scores}<td class="ck l"></td>
            </tr>
        }
        .into_any()
    };
    let has_listed = session.with(|_, board| board.standings(class).is_some_and(|s| !s.listed().is_empty()));
    view! { {row(text::SCORED_TOTAL, false)}{has_listed.then(|| row(text::NOTICE_TOTAL, true))} }
}
