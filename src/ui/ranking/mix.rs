//! 得分构成: what each kind of information earned, which is also the legend of the bars.

use leptos::prelude::*;

use super::Desk;
use crate::domain::points::Points;
use crate::domain::roster::ClassIx;
use crate::domain::rules::Basis;
use crate::domain::share::largest_remainder;
use crate::ui::parts::{REST, cell_class, derived, figure, is_whole, kind_class, live, none_mark};
use crate::ui::text;

/// More classes than this and only the sum is shown.
const MOST_CLASSES: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    name: String,
    /// Draws it in the bars.
    class: &'static str,
    classes: Vec<Points>,
    sum: Points,
    /// In tenths of a percent.
    share: u64,
}

/// Points by kind and class, with shares that add up to 100 %.
#[component]
pub(super) fn Mix(desk: Desk) -> impl IntoView {
    let rows = derived(move || {
        desk.session.track_any();
        rows(desk)
    });
    let classes = desk.session.with(|workspace, _| {
        let classes = workspace.roster().classes();
        if classes.len() > MOST_CLASSES {
            Vec::new()
        } else {
            classes.iter().map(|c| c.name.clone()).collect()
        }
    });
    let figure = |points: Points| match points {
        Points::ZERO => view! { {none_mark()}<span class="dp"><i></i></span> }.into_any(),
        points => figure(points),
    };
    let with_classes = !classes.is_empty();
    let row = move |row: Row, whole: &[bool], is_whole: bool| {
        let share = match row.sum {
            _ if row.share == 0 => none_mark(),
            _ => format!("{}.{}%", row.share / 10, row.share % 10).into_any(),
        };
        let by_class = row.classes.into_iter().zip(whole).filter(|_| with_classes);
        view! {
            <tr>
                <th scope="row"><span class=format!("swatch {}", row.class) aria-hidden="true"></span>{row.name}</th>
                {by_class.map(|(points, &whole)| view! { <td class=cell_class(false, whole)>{figure(points)}</td> }.into_any()).collect_view()}
                <td class=cell_class(true, is_whole)>{figure(row.sum)}</td>
                <td class="n">{share}</td>
            </tr>
        }.into_any()
    };
    let body = move || {
        let rows = rows.get();
        let of_class = |at| is_whole(rows.iter().filter_map(|row| row.classes.get(at).copied()));
        let whole: Vec<bool> = (0..rows.first().map_or(0, |row| row.classes.len())).map(of_class).collect();
        let sums = is_whole(rows.iter().map(|row| row.sum));
        rows.into_iter().map(|of| row(of, &whole, sums)).collect_view()
    };
    view! {
        <table class="t mix">
            <caption class="vh">{live(move || text::structure(desk.measure.get()))}</caption>
            <thead>
                <tr>
                    <th scope="col">{live(move || text::structure(desk.measure.get()))}</th>
                    {classes.into_iter().map(|name| view! { <th scope="col" class="n">{name}</th> }.into_any()).collect_view()}
                    <th scope="col" class="n">{text::SUM}</th>
                    <th scope="col" class="n">{text::SHARE}</th>
                </tr>
            </thead>
            <tbody>{live(body)}</tbody>
        </table>
    }
}

fn rows(desk: Desk) -> Vec<Row> {
    // What 累计 is turned into has no parts: the period's stand beside it.
    let measure = match desk.measure.get() {
        Basis::Cumulative => Basis::Cumulative,
        Basis::Current | Basis::Converted => Basis::Current,
    };
    desk.session.with(|workspace, board| {
        let Some(rules) = workspace.rules_of(board.period()) else { return Vec::new() };
        let classes: Vec<_> = workspace.roster().classes_ix().map(|(class, _)| class).collect();
        let ranked = |class: ClassIx| board.standings(class).map_or(&[][..], |standings| standings.ranked());
        let by_kind = |&class: &ClassIx| -> Vec<Points> {
            if measure == Basis::Current {
                return board.kinds(class).to_vec();
            }
            let mut sums = vec![Points::ZERO; rules.kinds().len()];
            for &unit in ranked(class) {
                let kinds = board.unit_kinds(workspace, unit, measure);
                sums.iter_mut().zip(kinds).for_each(|(sum, points)| *sum += points);
            }
            sums
        };
        let kinds_of: Vec<Vec<Points>> = classes.iter().map(by_kind).collect();
        let of = |kind: usize| -> Vec<Points> {
            kinds_of.iter().map(|kinds| kinds.get(kind).copied().unwrap_or_default()).collect()
        };
        let row = |name: String, class, classes: Vec<Points>| {
            let sum = classes.iter().copied().sum();
            Row { name, class, classes, sum, share: 0 }
        };
        let kinds = rules.kinds().iter().enumerate();
        let mut rows: Vec<Row> =
            kinds.map(|(at, kind)| row(kind.name.clone(), kind_class(at), of(at))).collect();
        // What clauses do across kinds, so that the columns add up to the points on the boards.
        let across = |(&class, kinds): (&ClassIx, &Vec<Points>)| {
            let all: Points = ranked(class).iter().map(|&unit| board.points(unit, measure)).sum();
            all - kinds.iter().copied().sum()
        };
        let name = match (rules.is_plain(), measure) {
            (false, _) => text::ACROSS_KINDS,
            (true, Basis::Cumulative) => text::LATE_AND_OTHERS,
            (true, Basis::Current | Basis::Converted) => text::PRINTED_ALONE,
        };
        let across = row(name.to_owned(), REST, classes.iter().zip(&kinds_of).map(across).collect());
        let is_told = !rules.is_plain() || across.classes.iter().any(|points| *points != Points::ZERO);
        rows.extend(is_told.then_some(across));
        let sums: Vec<i64> = rows.iter().map(|row| row.sum.thousandths()).collect();
        // A part below zero is no part of the whole: then there are no shares.
        if sums.iter().all(|&sum| sum >= 0) {
            rows.iter_mut().zip(largest_remainder(&sums, 1000)).for_each(|(row, share)| row.share = share);
        }
        rows
    })
}
