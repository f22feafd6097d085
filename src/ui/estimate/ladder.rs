//! The unit among the others of its class.

use leptos::prelude::*;

use crate::domain::board::Place;
use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::session::Session;
use crate::ui::parts::{Scale, bar, derived, figure, live, none_mark, unit_name};
use crate::ui::text;

/// Rows shown at most, the unit's own among them.
const MOST: usize = 60;

#[derive(Clone, Debug, PartialEq)]
struct Rung {
    unit: UnitIx,
    name: String,
    place: Place,
    points: Points,
    kinds: Vec<Points>,
    /// How many points more than the unit whose estimate this is.
    ahead: Points,
}

/// The class's board with the unit's row marked and everyone's distance to it.
#[component]
pub(super) fn Ladder(session: Session, unit: UnitIx) -> impl IntoView {
    let class = session.with(|workspace, _| workspace.roster().class_of(unit))?;
    if !session.with(|workspace, _| workspace.roster().is_scored(unit)) {
        return None;
    }
    let (by, ties) = session.with(|_, board| (board.ranking().by, board.ranking().ties));
    let rungs = derived(move || {
        session.track_unit(unit);
        session.track_class(class);
        session.with(|workspace, board| {
            let ranked = board.standings(class).map_or(&[][..], |standings| standings.ranked());
            let own = ranked.iter().position(|&other| other == unit).unwrap_or(0);
            let from = own.saturating_sub(MOST / 2).min(ranked.len().saturating_sub(MOST));
            let rung = |&other: &UnitIx| {
                Some(Rung {
                    unit: other,
                    name: workspace.name_in(other, board.period()).to_owned(),
                    place: board.place(workspace, other)?,
                    points: board.basis(other),
                    kinds: board.unit_kinds(workspace, other, by),
                    ahead: board.basis(other) - board.basis(unit),
                })
            };
            ranked.iter().skip(from).take(MOST).filter_map(rung).collect::<Vec<_>>()
        })
    });
    let scale = derived(move || {
        let longest = rungs.with(|rungs| rungs.iter().map(|rung| rung.points).max());
        Scale::for_longest(longest.unwrap_or(Points::ZERO))
    });
    let period = session.with(|workspace, board| {
        workspace.period(board.period()).map(|period| period.parts().name.clone()).unwrap_or_default()
    });
    let row = move |rung: Rung| {
        let own = rung.unit == unit;
        let gap = match rung.ahead {
            _ if own => text::NOW.into_any(),
            Points::ZERO => text::level(ties).into_any(),
            ahead if ahead > Points::ZERO => view! { "＋"{figure(ahead)} }.into_any(),
            ahead => view! { "−"{figure(Points::ZERO - ahead)} }.into_any(),
        };
        let bar = match rung.points {
            Points::ZERO => none_mark(),
            _ => bar(scale.get(), &rung.kinds, rung.points),
        };
        view! {
            <tr class:me=own>
                <td class="no">{rung.place.place.unwrap_or(rung.place.serial)}</td>
                <th scope="row" class="unit">{unit_name(rung.name)}</th>
                <td class="bars">{bar}</td>
                <td class="n b">{figure(rung.points)}</td>
                <td class="n dim">{gap}</td>
            </tr>
        }
        .into_any()
    };
    Some(
        view! {
            <table class="t lad">
                <caption>{text::ladder(&period)}<small>{text::ladder_note(by)}</small></caption>
                <tbody>{live(move || rungs.get().into_iter().map(row).collect_view())}</tbody>
            </table>
        }
        .into_any(),
    )
}
