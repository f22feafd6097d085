//! 历期: the unit's points and places period by period, each with its bar.

use std::sync::Arc;

use leptos::prelude::*;

use super::FIRST;
use super::state::EstimateDesk;
use crate::domain::alone::only_unit;
use crate::domain::history::{InPeriod, Ranked, Then, history, places_by_office};
use crate::domain::points::Points;
use crate::domain::reference::has_others;
use crate::domain::roster::UnitIx;
use crate::domain::workspace::PeriodIx;
use crate::session::Session;
use crate::session::reference::OfficeFile;
use crate::ui::parts::{Scale, bar, cell_class, derived, figure, focus_first, is_whole, live, none_mark};
use crate::ui::text;

/// The table with its picture; nothing where there is only one period.
#[component]
pub(super) fn HistoryPanel(desk: EstimateDesk, unit: UnitIx) -> impl IntoView {
    let session = desk.session;
    // The office's file does not change under what is typed here.
    let by_office = derived(move || {
        desk.office.with(|file| {
            let placed =
                |file: &Arc<OfficeFile>| session.with(|own, _| places_by_office(own, unit, &file.workspace));
            file.as_ref().map(placed).unwrap_or_default()
        })
    });
    let shown = derived(move || {
        session.track_unit(unit);
        // Places hang on the others.
        session.track_any();
        let by_office = by_office.get();
        session.with(|workspace, _| {
            // In a draft of one unit's own nobody else has a place either.
            let is_shared = only_unit(workspace).is_none();
            let name = |one: &InPeriod| {
                let period = workspace.period(one.period).map(|period| period.parts().name.clone());
                period.unwrap_or_default()
            };
            let line = |one: InPeriod| Line {
                name: name(&one),
                // Alone in a table a unit is always first.
                has_place: is_shared && has_others(workspace, one.period, unit),
                by_office: by_office.iter().find(|(at, _)| *at == one.period).map(|(_, then)| then.clone()),
                one,
            };
            history(workspace, unit).into_iter().map(line).collect::<Vec<_>>()
        })
    });
    live(move || {
        let all = shown.get();
        if all.len() < 2 {
            return None;
        }
        let at = session.with(|_, board| board.period());
        let longest =
            all.iter().filter_map(|line| Some(ranked(&line.one)?.current)).max().unwrap_or(Points::ZERO);
        let scale = Scale::for_longest(longest);
        let ranked = || all.iter().filter_map(|line| ranked(&line.one));
        let whole = [is_whole(ranked().map(|of| of.current)), is_whole(ranked().map(|of| of.cumulative))];
        let rows = all.iter().map(|line| row(session, line, (at, scale, whole))).collect_view();
        let view = view! {
            <table class="t past">
                <caption>{text::PAST_TABLE}</caption>
                <thead><tr>
                    <th scope="col">{text::PERIOD}</th><th class="bars"></th>
                    <th scope="col" class="n">{text::CURRENT}</th><th scope="col" class="n">{text::CUMULATIVE}</th>
                    <th scope="col" class="n">{text::PLACE}</th><th scope="col">{text::HISTORY_GROWTH}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        };
        Some(view.into_any())
    })
}

/// A period of the table.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    name: String,
    has_place: bool,
    /// The published place in the table of the office's file.
    by_office: Option<Ranked>,
    one: InPeriod,
}

fn ranked(one: &InPeriod) -> Option<&Ranked> {
    if let Then::Ranked(then) = &one.then { Some(then) } else { None }
}

/// A period's name, which is the way to it.
fn way(session: Session, line: &Line) -> AnyView {
    let period = line.one.period;
    let show = move |_| {
        session.show_period(period);
        // The table is drawn anew with the period.
        focus_first(FIRST);
    };
    view! { <button class="link" type="button" on:click=show>{line.name.clone()}</button> }.into_any()
}

/// `at` is the period on view; `whole`: 本期 and 累计 have no decimals in any row.
fn row(session: Session, line: &Line, (at, scale, whole): (PeriodIx, Scale, [bool; 2])) -> AnyView {
    let Line { name, has_place, by_office, one } = line;
    let is_shown = one.period == at;
    let name = if is_shown { name.clone().into_any() } else { way(session, line) };
    let current = is_shown.then_some("true");
    let status = text::then_status(one.status);
    let head = view! { <th scope="row" aria-current=current>{name}<small>{status}</small></th> };
    match &one.then {
        Then::NotThere => {
            view! { <tr>{head}<td colspan=5 class="dim">{text::WAS_NOT_THERE}</td></tr> }.into_any()
        }
        Then::Listed(_) => {
            view! { <tr>{head}<td colspan=5 class="dim">{text::WAS_LISTED}</td></tr> }.into_any()
        }
        Then::Ranked(then) => {
            let bar = match then.current {
                Points::ZERO => none_mark(),
                points => bar(scale, &[points], points),
            };
            let place = match by_office {
                _ if *has_place => text::place_then(then),
                Some(office) => text::place_by_office(office),
                None => text::NONE.to_owned(),
            };
            let growth = then.growth.iter().map(text::growth);
            let year =
                then.year_before.iter().map(|of| format!("{} {}", text::HISTORY_YEAR, text::growth(of)));
            let other = by_office.iter().filter(|office| !*has_place && office.current != then.current);
            let growth =
                other.map(text::points_by_office).chain(growth).chain(year).collect::<Vec<_>>().join("；");
            view! {
                <tr>
                    {head}
                    <td class="bars">{bar}</td>
                    <td class=cell_class(true, whole[0])>{figure(then.current)}</td>
                    <td class=cell_class(false, whole[1])>{figure(then.cumulative)}</td>
                    <td class="n">{place}</td>
                    <td class="small">{growth}</td>
                </tr>
            }
            .into_any()
        }
    }
}
