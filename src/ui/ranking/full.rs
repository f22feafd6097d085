//! One class with all its columns, under the head of the official table.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::Desk;
use super::board::{TieCell, UnitLink};
use super::figures::{Figures, figures};
use super::head::{SortHead, SortLine};
use super::pictures::class_name;
use super::sort::SortColumn;
use super::ties::TieChoice;
use crate::domain::annex::Annex;
use crate::domain::points::Points;
use crate::domain::record::Cell;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::Basis;
use crate::session::files::file_name;
use crate::ui::office::export_book;
use crate::ui::parts::{
    CellShown, ChannelColumn, Derived, RowKey, Scale, Window, axis, bands, bar, button, class_points,
    class_units, columns, count, derived, figure, live, rows, total_cells, whole_points,
};
use crate::ui::text;

/// The full table of a class.
#[component]
pub(super) fn FullTable(desk: Desk, class: ClassIx) -> impl IntoView {
    let session = desk.session;
    let columns = derived(move || {
        session.track_any();
        session.with(|workspace, board| columns(workspace, board, class, false))
    });
    let units = derived(move || {
        session.track_any();
        let sort = desk.sort.get();
        session.with(|workspace, board| sort.order(workspace, board, class))
    });
    let longest = derived(move || {
        session.track_class(class);
        let measure = desk.measure.get();
        session.with(|_, board| {
            let ranked = board.standings(class).map_or(&[][..], |standings| standings.ranked());
            ranked.iter().map(|&unit| board.points(unit, measure)).max().unwrap_or(Points::ZERO)
        })
    });
    let scale = derived(move || Scale::for_longest(longest.get()));
    let name = class_name(session, class);
    let caption = session.with(|workspace, board| {
        let period = workspace.period(board.period()).map(|period| period.parts().name.clone());
        format!("{}{}（{name}）", period.unwrap_or_default(), text::RANKING_HEADING)
    });
    let window = Window::new();
    window.print_whole();
    // Where a row stands is no part of what it shows here, and another order draws none anew.
    let place_free = |key: RowKey| RowKey::from(key.unit);
    let keys = derived(move || {
        units.with(|units| window.drawn(units).into_iter().map(place_free).collect::<Vec<_>>())
    });
    let whole = derived(move || whole_points(session, class));
    let gap = move |above: bool| window.gap(units.with(Vec::len), above);
    let body = NodeRef::<html::Tbody>::new();
    let on_scroll = window_event_listener(ev::scroll, move |_| {
        if let Some(body) = body.get_untracked() {
            let above = -body.get_bounding_client_rect().top();
            window.scrolled(&body, above, units.with(Vec::len));
        }
    });
    on_cleanup(move || on_scroll.remove());
    let row = move |RowKey { unit, .. }| view! { <FullRow desk unit class columns scale/> }.into_any();
    // What a component reads is not tracked; what draws it is.
    let totals = move || {
        session.track_any();
        view! { <Totals desk class columns=columns.get()/> }
    };
    let copied = RwSignal::new(None::<bool>);
    // The official order, whatever order is on the screen.
    let copy = move || {
        let grid = session.with(|workspace, board| text::annex_grid(&Annex::new(workspace, board, class)));
        copied.set(Some(session.copy_table(&grid)));
    };
    let named = move || {
        session.with(|workspace, board| {
            let period = workspace.period(board.period()).map(|period| period.parts().name.clone());
            let annex = Annex::new(workspace, board, class);
            let name = text::annex_file(&period.unwrap_or_default(), &annex.class_name);
            (text::annex_grid(&annex), name)
        })
    };
    let export = move || {
        let (grid, name) = named();
        session.offer_grid(&file_name(&[&name], "csv"), &grid);
    };
    let export_gb = move || {
        let (grid, name) = named();
        session.export_gb18030(&[&name], &grid);
    };
    let told =
        move || copied.get().map(|copied| if copied { text::TABLE_COPIED } else { text::TABLE_NOT_COPIED });
    view! {
        <SortLine desk/>
        <p class="scr table-acts">{button("link", text::COPY_TABLE, copy)}" "{button("link", text::EXPORT_CSV, export)}" "{button("link", text::EXPORT_GB18030, export_gb)}" "{button("link", text::EXPORT_BOOK, move || export_book(session, false))}" "{button("link", text::EXPORT_BOOK_FORMULAS, move || export_book(session, true))}<span class="dim" role="status">{live(told)}</span></p>
        <div class="wide" class:many=move || columns.with(|columns| columns.len() > 12) tabindex="0" role="region" aria-label=caption.clone()>
            <table class="t full" class:w-cur=move || whole.get()[0] class:w-cum=move || whole.get()[1] class:part=move || window.is_part(units.with(Vec::len))>
                <caption class="vh">{caption.clone()}</caption>
                {live(move || view! { <Head desk class columns=columns.get() scale longest/> })}
                <tbody node_ref=body>
                    {live(move || gap(true))}
                    {rows(keys, row)}
                    {live(move || gap(false))}
                </tbody>
                <tfoot>
                    {live(totals)}
                </tfoot>
            </table>
        </div>
        <TieChoice desk/>
    }
}

#[component]
fn Head(
    desk: Desk,
    class: ClassIx,
    columns: Vec<ChannelColumn>,
    scale: Derived<Scale>,
    longest: Derived<Points>,
) -> impl IntoView {
    let session = desk.session;
    let official = move |basis| {
        derived(move || {
            session.track_class(class);
            session.with(|_, board| board.ranking().by == basis)
        })
    };
    let (bands, groups) = bands(&columns);
    let leaves = columns.iter().map(|column| {
        let class = if column.begins { "n l" } else { "n" };
        if column.waiting {
            let label = column.label.clone();
            view! {
                <th scope="col" class=class>{label}" "<span class="wait-t">{text::WAITING}</span></th>
            }
            .into_any()
        } else {
            let sort = SortColumn::Channel(column.channel);
            view! { <SortHead desk column=sort label=column.label.clone() class/> }.into_any()
        }
    });
    let bold = move |of| derived(move || desk.measure.get() == of);
    let scores = score_columns(desk);
    let converted = (scores > SCORES).then(|| {
        view! {
            <SortHead
                desk column=SortColumn::Converted label=text::CONVERTED.to_owned() class="n"
                official=official(Basis::Converted)
            />
        }
        .into_any()
    });
    view! {
        <thead>
            <tr>
                <SortHead desk column=SortColumn::Serial label=text::SERIAL.to_owned() class="no quiet bot" rows=3/>
                <SortHead desk column=SortColumn::Name label=text::UNIT_NAME.to_owned() class="quiet bot" rows=3/>
                {bands}
                <th class="sp l" colspan=scores scope="colgroup">{text::SCORES}</th>
            </tr>
            <tr>{groups}<td class="l" colspan=scores></td></tr>
            <tr class="leaf">
                {leaves.collect_view()}
                <th scope="col" class="bars l">
                    <span class="vh">{text::BARS}</span>
                    {live(move || axis(scale.get(), longest.get()))}
                </th>
                <SortHead
                    desk column=SortColumn::Current label=text::CURRENT.to_owned() class="n m-cur"
                    official=official(Basis::Current) strong=bold(Basis::Current)
                />
                <SortHead
                    desk column=SortColumn::Cumulative label=text::CUMULATIVE.to_owned() class="n m-cum"
                    official=official(Basis::Cumulative) strong=bold(Basis::Cumulative)
                />
                {converted}
                <SortHead desk column=SortColumn::Place label=text::PLACE.to_owned() class="n quiet"/>
                <td class="tie-h"></td>
            </tr>
        </thead>
    }
}

/// Bars, 本期, 累计, place and ties.
const SCORES: usize = 5;

/// The columns under 得分: one more where a clause turns 累计 into another figure.
fn score_columns(desk: Desk) -> usize {
    SCORES + usize::from(desk.session.with(|_, board| board.converts()))
}

#[component]
fn FullRow(
    desk: Desk,
    unit: UnitIx,
    class: ClassIx,
    columns: Derived<Vec<ChannelColumn>>,
    scale: Derived<Scale>,
) -> impl IntoView {
    let session = desk.session;
    let name = session.with(|workspace, board| workspace.name_in(unit, board.period()).to_owned());
    let columns_of_scores = score_columns(desk);
    let unit_name = name.clone();
    let figures = figures(session, unit, class, desk.measure);
    let counts = move || {
        columns
            .get()
            .into_iter()
            .map(|column| view! { <CountCell desk unit column/> }.into_any())
            .collect_view()
    };
    let bold = move |measure| desk.measure.get() == measure;
    let points = move |of: fn(&Figures) -> Points| live(move || figure(figures.with(of)));
    let unsure = move || figures.with(|figures| figures.leaves_out);
    let place = move || figures.with(|figures| figures.place.and_then(|place| place.place));
    let scores = move || {
        if !figures.with(|figures| figures.scored) {
            return view! { <td class="l merged" colspan=columns_of_scores>{text::NOT_SCORED}</td> }
                .into_any();
        }
        view! {
            <td class="bars l">
                {live(move || figures.with(|f| bar(scale.get(), &f.kinds, f.measured)))}
            </td>
            <td class="n m-cur" class:b=move || bold(Basis::Current) class:unsure=move || unsure() data-col="current">
                {points(|figures| figures.current)}
            </td>
            <td class="n m-cum" class:b=move || bold(Basis::Cumulative) class:unsure=move || unsure() data-col="cumulative">
                {points(|figures| figures.cumulative)}
            </td>
            {(columns_of_scores > SCORES).then(|| view! {
                <td class="n" class:b=move || bold(Basis::Converted) data-col="converted">{points(|figures| figures.converted)}</td>
            }.into_any())}
            <td class="n dim" data-col="place">{live(place)}</td>
            <TieCell desk figures plain=true/>
        }
        .into_any()
    };
    let is_open = move || (desk.open.get() == Some(unit)).then_some("true");
    view! {
        <tr data-unit=unit_name aria-selected=move || is_open() class:listed-r=move || !figures.with(|f| f.scored)>
            <td class="no" data-col="serial">{live(move || figures.with(|f| f.place.map(|place| place.serial)))}</td>
            <th scope="row" class="unit" data-col="name"><UnitLink desk unit name/></th>
            {live(counts)}
            {live(scores)}
        </tr>
    }
}

#[component]
fn CountCell(desk: Desk, unit: UnitIx, column: ChannelColumn) -> impl IntoView {
    let session = desk.session;
    let channel = column.channel;
    let shown = derived(move || {
        session.track_unit(unit);
        session.with(|workspace, board| {
            let sheet = workspace.period(board.period()).map(|period| period.sheet());
            CellShown::from(sheet.map_or(Cell::Blank, |sheet| sheet.get(unit, channel)))
        })
    });
    let is_key = move || matches!(desk.sort.get(), super::sort::Sort::By { column: SortColumn::Channel(by), .. } if by == channel);
    let waiting = column.waiting;
    let content = move || {
        if waiting {
            view! { <span class="vh">{text::WAITING}</span> }.into_any()
        } else {
            count(shown.get())
        }
    };
    view! {
        <td class="n" class:l=column.begins class:wait=waiting class:key=move || is_key() data-col=column.id>{live(content)}</td>
    }
}

/// The total over scored units, which belongs to the ranking, and the total over all, which belongs to the notice.
#[component]
fn Totals(desk: Desk, class: ClassIx, columns: Vec<ChannelColumn>) -> impl IntoView {
    let session = desk.session;
    let row = |label: &'static str, all: bool| {
        let cells = total_cells(session, class, &columns, all);
        let points = (!all).then(|| {
            let (current, cumulative) = class_points(session, class);
            view! {
                <td class="l"></td>
                <td class="n b" data-col="current">{figure(current)}</td>
                <td class="n" data-col="cumulative">{figure(cumulative)}</td>
                <td colspan=score_columns(desk) - 3></td>
            }
            .into_any()
        });
        let rest = all.then(|| view! { <td class="l" colspan=score_columns(desk)></td> }.into_any());
        let kind = if all { "notice" } else { "scored" };
        view! {
            <tr class="sum" data-total=kind>
                <td></td><th scope="row">{label}</th>{cells}{points}{rest}
            </tr>
        }
        .into_any()
    };
    let has_listed = class_units(session, class).1 > 0;
    view! { {row(text::SCORED_TOTAL, false)}{has_listed.then(|| row(text::NOTICE_TOTAL, true))} }
}
