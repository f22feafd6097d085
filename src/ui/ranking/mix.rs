//! 得分构成: what each kind of information earned, which is also the legend of the bars.

use leptos::prelude::*;

use super::Desk;
use crate::domain::points::Points;
use crate::domain::rules::RuleSet;
use crate::domain::share::largest_remainder;
use crate::ui::parts::{derived, figure, live, none_mark};
use crate::ui::text;

/// More classes than this and only the sum is shown.
const MOST_CLASSES: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    name: String,
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
    let structure = desk.session.with(|workspace, board| {
        text::structure(workspace.rules_of(board.period()).is_some_and(RuleSet::is_plain))
    });
    let with_classes = !classes.is_empty();
    let row = move |(kind, row): (usize, Row)| {
        let share = match row.sum {
            sum if sum <= Points::ZERO => none_mark(),
            _ => format!("{}.{}%", row.share / 10, row.share % 10).into_any(),
        };
        let by_class = row.classes.into_iter().filter(|_| with_classes);
        view! {
            <tr>
                <th scope="row"><span class=format!("swatch k{}", kind % 3) aria-hidden="true"></span>{row.name}</th>
                {by_class.map(|points| view! { <td class="n">{figure(points)}</td> }.into_any()).collect_view()}
                <td class="n b">{figure(row.sum)}</td>
                <td class="n">{share}</td>
            </tr>
        }.into_any()
    };
    view! {
        <table class="t mix">
            <caption class="vh">{structure}</caption>
            <thead>
                <tr>
                    <th scope="col">{structure}</th>
                    {classes.into_iter().map(|name| view! { <th scope="col" class="n">{name}</th> }.into_any()).collect_view()}
                    <th scope="col" class="n">{text::SUM}</th>
                    <th scope="col" class="n">{text::SHARE}</th>
                </tr>
            </thead>
            <tbody>{live(move || rows.get().into_iter().enumerate().map(row).collect_view())}</tbody>
        </table>
    }
}

fn rows(desk: Desk) -> Vec<Row> {
    desk.session.with(|workspace, board| {
        let Some(rules) = workspace.rules_of(board.period()) else { return Vec::new() };
        let classes: Vec<_> = workspace.roster().classes_ix().map(|(class, _)| class).collect();
        let of = |kind: usize| -> Vec<Points> {
            classes.iter().map(|&class| board.kinds(class).get(kind).copied().unwrap_or_default()).collect()
        };
        let by_kind: Vec<Vec<Points>> = (0..rules.kinds().len()).map(of).collect();
        let sums: Vec<Points> = by_kind.iter().map(|classes| classes.iter().copied().sum()).collect();
        let shares = largest_remainder(&sums.iter().map(|sum| sum.thousandths()).collect::<Vec<_>>(), 1000);
        let rows = rules.kinds().iter().zip(by_kind).zip(sums).zip(shares);
        rows.map(|(((kind, classes), sum), share)| Row { name: kind.name.clone(), classes, sum, share })
            .collect()
    })
}
