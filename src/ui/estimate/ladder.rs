//! The unit among the others of its class, and where it would stand.

use leptos::prelude::*;

use super::standing::{Rung, RungKind, Source, Standing};
use crate::domain::points::Points;
use crate::ui::parts::{Derived, Scale, bar, figure, is_whole, live, none_mark, unit_name};
use crate::ui::text;

/// Up to so many rows are all shown; of more, those at the top and around the unit's until a person wants all.
const ALL: usize = 24;
const TOP: usize = 3;
const AROUND: usize = 6;
/// Names of up to so many characters stand beside the bars on two lines.
const LONG: usize = 10;

/// Which rows are shown: positions, and none where some are left out.
fn near(rungs: &[Rung]) -> Vec<Option<usize>> {
    let own: Vec<usize> = (0..rungs.len()).filter(|&at| rungs[at].kind != RungKind::Other).collect();
    let near = |at: usize| at < TOP || own.iter().any(|own| own.abs_diff(at) <= AROUND);
    // A sign for one row alone would take the room of that row.
    let is_near = |at: usize| near(at) || (near(at.saturating_sub(1)) && near(at + 1));
    let mut shown: Vec<Option<usize>> =
        (0..rungs.len()).map(|at| (rungs.len() <= ALL || is_near(at)).then_some(at)).collect();
    shown.dedup();
    shown
}

/// The class's board with the unit's row marked and everyone's distance to it.
#[component]
pub(super) fn Ladder(standing: Derived<Option<Standing>>) -> impl IntoView {
    let all = RwSignal::new(false);
    let table = move || {
        let standing = standing.get()?;
        let longest = standing.rungs.iter().map(|rung| rung.points).max().unwrap_or(Points::ZERO);
        let scale = Scale::for_longest(longest);
        let is_same = matches!(standing.origin, Source::Own | Source::Office);
        let note = |words: String| view! { <small>{words}</small> }.into_any();
        let notes = standing.notes.into_iter().map(note).collect_view();
        let (ties, by, unfilled) = (standing.ties, standing.by, standing.unfilled);
        let near = near(&standing.rungs);
        let whole = is_whole(standing.rungs.iter().map(|rung| rung.points));
        let is_short = near.contains(&None);
        let is_tried = standing.tried.is_some();
        let ahead = if is_tried { text::AHEAD_TRIED } else { text::AHEAD };
        let row = |at: &Option<usize>| match at.and_then(|at| standing.rungs.get(at)) {
            Some(rung) => view! { <Row rung=rung.clone() scale ties unfilled/> }.into_any(),
            None => {
                view! { <tr class="left-out"><td class="c dim" colspan=5>{text::LEFT_OUT_ROWS}</td></tr> }
                    .into_any()
            }
        };
        let everyone: Vec<Option<usize>> = (0..standing.rungs.len()).map(Some).collect();
        let shown = if all.get() { &everyone } else { &near };
        let rows = shown.iter().map(row).collect_view();
        let words =
            if all.get() { text::NEAR_RUNGS.to_owned() } else { text::all_rungs(standing.rungs.len()) };
        let turn = move |_| all.update(|all| *all = !*all);
        let more = is_short.then(|| view! { <p class="scr"><button class="link" type="button" aria-expanded=all.get().to_string() on:click=turn>{words}</button></p> }.into_any());
        let table = if whole { "t lad w" } else { "t lad" };
        let view = view! {
            <div><table class=table>
                <caption>{text::table_note(&standing.period, is_same)}<small>{text::ladder_note(by, is_tried)}</small>{notes}</caption>
                <thead><tr>
                    <th scope="col" class="no">{text::PLACE}</th><th scope="col" class="unit">{text::UNIT_NAME}</th><td class="bars"></td>
                    <th scope="col" class="n">{text::basis(by)}</th><th scope="col" class="n">{ahead}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>{more}</div>
        };
        Some(view.into_any())
    };
    live(table)
}

#[component]
fn Row(
    rung: Rung,
    scale: Scale,
    ties: crate::domain::rules::Ties,
    /// Whether the own row has nothing in it and so no place.
    unfilled: bool,
) -> impl IntoView {
    let gap = match (rung.kind, rung.ahead) {
        (RungKind::Own, _) if unfilled => text::NOT_FILLED.into_any(),
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
    // A long name takes the width of the bars over them.
    let is_long = rung.name.chars().count() > LONG;
    let title = is_long.then(|| rung.name.clone());
    let (class, place) = match rung.kind {
        RungKind::Other => ("", place.to_string()),
        RungKind::Own if unfilled => ("me", text::NONE.to_owned()),
        RungKind::Own => ("me", place.to_string()),
        RungKind::Tried => ("tried", text::tried_place(place)),
    };
    let sign = (rung.kind == RungKind::Tried)
        .then(|| view! { " "<span class="tag dotted">{text::TRYING}</span> }.into_any());
    view! {
        <tr class=class class:long=is_long>
            <td class="no">{place}</td>
            <th scope="row" class="unit" title=title><span>{unit_name(rung.name)}</span>{sign}</th>
            <td class="bars">{bar}</td>
            <td class="n b">{figure(rung.points)}</td>
            <td class="n dim">{gap}</td>
        </tr>
    }
}
