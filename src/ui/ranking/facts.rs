//! The totals of the notice, who is listed, and who has nothing.

use leptos::prelude::*;

use super::Desk;
use super::sort::SortColumn;
use crate::domain::board::Scoreboard;
use crate::domain::record::Cell;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::{Basis, ChannelIx, RuleSet};
use crate::domain::workspace::{Period, Workspace};
use crate::ui::parts::{derived, live};
use crate::ui::text;

/// One fact: its figure or word, what it counts, and its second line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fact {
    name: String,
    figure: String,
    unit: &'static str,
    waiting: bool,
    second: String,
    /// The rows it comes from: a class, and the column that brings them to the top.
    rows: Option<(ClassIx, SortColumn, bool)>,
}

/// The row of facts over the boards.
#[component]
pub(super) fn Facts(desk: Desk) -> impl IntoView {
    let facts = derived(move || {
        desk.session.track_any();
        facts(desk)
    });
    // Whatever stands below, these are the period's.
    let is_other = move || desk.measure.get() != Basis::Current;
    let fact = move |fact: Fact| {
        let class = if fact.waiting { "fig word wait" } else { "fig" };
        let unit = (!fact.unit.is_empty()).then(|| view! { <small>{fact.unit}</small> }.into_any());
        let figure = match fact.rows {
            None => view! { {fact.figure}{unit} }.into_any(),
            Some((class, column, falling)) => {
                let rows = move |_| desk.show_rows(class, column, falling);
                view! {
                    <button class="fig-b" type="button" title=text::SHOW_ROWS on:click=rows>{fact.figure}{unit}</button>
                }
                .into_any()
            }
        };
        view! {
            <div>
                <dt>{move || is_other().then_some(text::CURRENT)}{fact.name.clone()}</dt>
                <dd class=class data-fact=fact.name>{figure}</dd>
                <dd>{fact.second}</dd>
            </div>
        }
        .into_any()
    };
    view! { <dl class="facts">{live(move || facts.get().into_iter().map(fact).collect_view())}</dl> }
}

fn facts(desk: Desk) -> Vec<Fact> {
    desk.session.with(|workspace, board| {
        let (Some(period), Some(rules)) =
            (workspace.period(board.period()), workspace.rules_of(board.period()))
        else {
            return Vec::new();
        };
        let totals = rules.totals().map(|(total, channels)| {
            let waiting = channels.iter().filter(|&&channel| period.is_waiting(channel)).count();
            let sums = channels.iter().map(|&channel| board.total(channel));
            let (scored, listed) = sums.fold((0, 0), |(s, l), sum| (s + sum.scored, l + sum.listed));
            let all_wait = period.waits(channels);
            Fact {
                name: total.name.clone(),
                figure: if all_wait { text::WAITING.to_owned() } else { (scored + listed).to_string() },
                unit: if all_wait { "" } else { text::ITEMS },
                waiting: all_wait,
                second: match waiting {
                    0 => text::total_split(scored, listed),
                    _ if all_wait => text::WAITING_TOTAL.to_owned(),
                    _ => text::WAITING_PART.to_owned(),
                },
                rows: busiest(workspace, board, channels).filter(|_| !all_wait),
            }
        });
        let mut facts: Vec<Fact> = totals.collect();
        facts.extend(waiting_elsewhere(period, rules));
        let roster = workspace.roster();
        let units = roster.units_ix().map(|(ix, _)| ix);
        let there: Vec<UnitIx> = units.filter(|&ix| workspace.is_active(ix, board.period())).collect();
        let has_nothing = |unit: UnitIx| {
            rules
                .channels_ix()
                .all(|(channel, _)| matches!(period.sheet().get(unit, channel), Cell::Blank | Cell::Count(0)))
        };
        let named = |scored: bool| {
            let units =
                there.iter().copied().filter(move |&ix| roster.is_scored(ix) == scored && has_nothing(ix));
            units.map(|ix| text::short(workspace.name_in(ix, board.period()))).collect::<Vec<_>>()
        };
        let scored = there.iter().filter(|&&ix| roster.is_scored(ix)).count();
        let all = there.len();
        facts.push(Fact {
            name: text::LISTED_UNITS.to_owned(),
            figure: all.to_string(),
            unit: text::PIECES,
            waiting: false,
            second: text::units_split(scored, all - scored),
            rows: None,
        });
        let (zero, zero_listed) = (named(true), named(false));
        facts.push(Fact {
            name: text::ZERO_UNITS.to_owned(),
            figure: zero.len().to_string(),
            unit: text::PIECES,
            waiting: false,
            second: text::zero_names(&zero, &zero_listed),
            rows: first_without(workspace, &zero).map(|class| (class, SortColumn::Current, false)),
        });
        facts
    })
}

/// The channels that wait and that no total says so of, in one fact: no screen may leave them to be taken for 0.
fn waiting_elsewhere(period: &Period, rules: &RuleSet) -> Option<Fact> {
    let mut names: Vec<&str> = Vec::new();
    for channel in period.waiting_apart(rules) {
        if !names.contains(&channel.name.as_str()) {
            names.push(&channel.name);
        }
    }
    (!names.is_empty()).then(|| Fact {
        name: text::some_names(&names),
        figure: text::WAITING.to_owned(),
        unit: "",
        waiting: true,
        second: text::WAITING_TOTAL.to_owned(),
        rows: None,
    })
}

/// The class and channel with the most of a total, which is where its rows are looked at first.
fn busiest(
    workspace: &Workspace,
    board: &Scoreboard,
    channels: &[ChannelIx],
) -> Option<(ClassIx, SortColumn, bool)> {
    let sheet = workspace.period(board.period())?.sheet();
    let mut best = None;
    for (class, _) in workspace.roster().classes_ix() {
        for &channel in channels {
            let units = board.standings(class)?.all();
            let sum: u64 = units.map(|unit| u64::from(sheet.get(unit, channel).count())).sum();
            if sum > best.map_or(0, |(most, _, _)| most) {
                best = Some((sum, class, channel));
            }
        }
    }
    best.map(|(_, class, channel)| (class, SortColumn::Channel(channel), true))
}

/// The class of the first unit of these names.
fn first_without(workspace: &Workspace, names: &[&str]) -> Option<ClassIx> {
    let first = names.first()?;
    let mut units = workspace.roster().units_ix();
    let (unit, _) = units.find(|(_, unit)| unit.name_parts().0 == *first)?;
    workspace.roster().class_of(unit)
}
