//! The unit among the others of its class, and where it would stand.

use leptos::prelude::*;

use super::standing::{Rung, RungKind, Source, Standing};
use crate::domain::points::Points;
use crate::ui::parts::{Derived, Scale, bar, figure, live, none_mark, unit_name};
use crate::ui::text;

/// The class's board with the unit's row marked and everyone's distance to it.
#[component]
pub(super) fn Ladder(standing: Derived<Option<Standing>>) -> impl IntoView {
    let table = move || {
        let standing = standing.get()?;
        let longest = standing.rungs.iter().map(|rung| rung.points).max().unwrap_or(Points::ZERO);
        let scale = Scale::for_longest(longest);
        let is_same = matches!(standing.origin, Source::Own | Source::Office);
        let note = |words: String| view! { <small>{words}</small> }.into_any();
        let notes = standing.notes.into_iter().map(note).collect_view();
        let (ties, by) = (standing.ties, standing.by);
        let row = move |rung: Rung| view! { <Row rung scale ties/> }.into_any();
        let rows = standing.rungs.into_iter().map(row).collect_view();
        let view = view! {
            <table class="t lad">
                <caption>{text::table_note(&standing.period, is_same)}<small>{text::ladder_note(by)}</small>{notes}</caption>
                <thead><tr>
                    <th scope="col" class="no">{text::PLACE}</th><th scope="col" class="unit">{text::UNIT_NAME}</th><td class="bars"></td>
                    <th scope="col" class="n">{text::basis(by)}</th><th scope="col" class="n">{text::AHEAD}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        };
        Some(view.into_any())
    };
    live(table)
}

#[component]
fn Row(rung: Rung, scale: Scale, ties: crate::domain::rules::Ties) -> impl IntoView {
    let gap = match (rung.kind, rung.ahead) {
        (RungKind::Own, _) => text::NOW.into_any(),
        (RungKind::Tried, Points::ZERO) => ().into_any(),
        (_, Points::ZERO) => text::level(ties).into_any(),
        (_, ahead) if ahead > Points::ZERO => view! { "＋"{figure(ahead)} }.into_any(),
        (_, ahead) => view! { "−"{figure(Points::ZERO - ahead)} }.into_any(),
    };
    let bar = match rung.points {
        Points::ZERO => none_mark(),
        _ => bar(scale, &rung.kinds, rung.points),
    };
    let place = rung.place.place.unwrap_or(rung.place.serial);
    let (class, place) = match rung.kind {
        RungKind::Other => ("", place.to_string()),
        RungKind::Own => ("me", place.to_string()),
        RungKind::Tried => ("tried", text::tried_place(place)),
    };
    let sign = (rung.kind == RungKind::Tried)
        .then(|| view! { " "<span class="tag dotted">{text::TRYING}</span> }.into_any());
    view! {
        <tr class=class>
            <td class="no">{place}</td>
            <th scope="row" class="unit">{unit_name(rung.name)}{sign}</th>
            <td class="bars">{bar}</td>
            <td class="n b">{figure(rung.points)}</td>
            <td class="n dim">{gap}</td>
        </tr>
    }
}
