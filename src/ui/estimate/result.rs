//! The strip over the estimate: points with their formula, place, what is missing to the next one.

use leptos::prelude::*;

use crate::domain::board::{Place, Scoreboard};
use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::domain::rules::{Basis, Ties};
use crate::domain::score::{self, Account};
use crate::session::Session;
use crate::ui::parts::{derived, live};
use crate::ui::text;

#[derive(Clone, Debug, PartialEq)]
struct Shown {
    scored: bool,
    current: Points,
    formula: String,
    /// 累计, where there is more than 本期 in it, and what it is turned into.
    beside: Vec<String>,
    by: Basis,
    ties: Ties,
    place: Option<Place>,
    ranked: usize,
    class: String,
    next: Option<(Points, usize)>,
    waits: bool,
    leaves_out: bool,
}

fn beside(account: &Account<'_>, board: &Scoreboard, unit: UnitIx) -> Vec<String> {
    let (cumulative, mut words) = (account.cumulative(), Vec::new());
    if !account.earlier.is_empty() || cumulative != account.current() {
        words.push(text::beside(Basis::Cumulative, cumulative));
    }
    if board.converts() {
        words.push(text::beside(Basis::Converted, board.converted(unit)));
    }
    words
}

/// Points and place, live.
#[component]
pub(super) fn ResultStrip(session: Session, unit: UnitIx) -> impl IntoView {
    let class = session.with(|workspace, _| workspace.roster().class_of(unit))?;
    let shown = derived(move || {
        session.track_unit(unit);
        session.track_class(class);
        session.with(|workspace, board| {
            let account = score::account(workspace, board.period(), unit)?;
            let standings = board.standings(class)?;
            let place = board.place(workspace, unit)?;
            let mine = board.basis(unit);
            let above = standings.ranked().iter().rev().find(|&&other| board.basis(other) > mine);
            let next = above
                .and_then(|&other| Some((board.basis(other) - mine, board.place(workspace, other)?.place?)));
            Some(Shown {
                scored: account.scored,
                current: account.current(),
                beside: beside(&account, board, unit),
                by: board.ranking().by,
                ties: board.ranking().ties,
                formula: text::formula(&account),
                place: Some(place),
                ranked: standings.ranked().len(),
                class: workspace.roster().classes().get(class.get())?.name.clone(),
                next: next.filter(|_| account.scored),
                waits: account.waits(),
                leaves_out: account.leaves_out(),
            })
        })
    });
    let strip = |shown: Shown| {
        let figure = if shown.scored {
            view! {
                <p><span class="fig" data-result="current">{shown.current.to_string()}</span>" "{text::POINTS}</p>
                <p class="small" data-formula="">{shown.formula}</p>
                {shown.beside.into_iter().map(|words| view! { <p class="small">{words}</p> }.into_any()).collect_view()}
            }
            .into_any()
        } else {
            view! {
                <p><span class="fig word" data-result="current">{text::NOT_SCORED}</span></p>
                <p class="small">{text::NO_PLACE}</p>
            }
            .into_any()
        };
        let left_out = shown.leaves_out.then(|| {
            view! { <p class="small err-msg"><span class="mk err">{text::MARK_ERROR}</span>" "{text::LEFT_OUT_NOTE}</p> }.into_any()
        });
        let next = match shown.next {
            Some((gap, place)) => text::to_next(gap, place, shown.by),
            None => text::FIRST.to_owned(),
        };
        let place = shown.place.filter(|_| shown.scored).map(|place| {
            view! {
                <div>
                    <p class="small dim">{text::place_of(shown.ranked, &shown.class)}</p>
                    <p class="mv" data-result="place">{text::place(place, shown.ties)}</p>
                    <p class="small dim">{next}</p>
                    {shown.waits.then(|| view! { <p class="small dim">{text::CAN_GROW}</p> }.into_any())}
                </div>
            }
            .into_any()
        });
        view! {
            <div class="result" class:unsure=shown.leaves_out>
                <div><p class="small dim">{text::CURRENT_SCORE}</p>{figure}{left_out}</div>
                {place}
            </div>
        }
        .into_any()
    };
    Some(live(move || shown.get().map(strip)))
}
