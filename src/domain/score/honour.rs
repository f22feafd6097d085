//! What is said of a unit without changing its points: awards it may have, words for its points, misses in a row.

use super::slices::year_month;
use super::windows::{Calendar, Standing};
use super::{Book, Figures, convert};
use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::domain::rules::{Award, Basis, Body, ProvisionIx, Resolved, Window};
use crate::domain::workspace::{PeriodIx, Workspace};

/// What is said of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Honour {
    /// It gets, or may get, an award.
    Award(ProvisionIx),
    /// Its points have a word.
    Band(ProvisionIx, String),
    /// It missed a task so many windows in a row.
    MissedInARow(ProvisionIx, u32),
}

/// What is said of the scored units at the end of a period, in roster order, then in the order of the clauses.
pub fn honours(workspace: &Workspace, period: PeriodIx) -> Vec<(UnitIx, Honour)> {
    let Some(rules) = workspace.rules_of(period) else { return Vec::new() };
    let speaks = |body: &Body| match body {
        Body::Award(_) | Body::Bands(_) => true,
        Body::Task(task) => task.in_a_row.is_some(),
        _ => false,
    };
    if !rules.provisions().iter().any(|one| speaks(&one.body)) {
        return Vec::new();
    }
    let all = Book::new(workspace, period).all();
    let converted = convert(workspace, period, &all, false).0;
    let mut said = Vec::new();
    for (ix, provision, resolved) in rules.acting() {
        match &provision.body {
            Body::Award(award) => said.extend(
                awarded(workspace, period, (ix, award, resolved), &all, &converted)
                    .into_iter()
                    .map(|unit| (unit, Honour::Award(ix))),
            ),
            Body::Bands(bands) => {
                for (unit, _) in scored(workspace, period).filter(|(_, of)| provision.holds_for(of)) {
                    let figures = &all[unit.get()];
                    let points = in_window(workspace, period, figures, bands.per);
                    if let Some(word) = bands.word(points) {
                        said.push((unit, Honour::Band(ix, word.to_owned())));
                    }
                }
            }
            Body::Task(task) => {
                for (unit, _) in scored(workspace, period) {
                    let judged = all[unit.get()].sum.judged.iter().filter(|one| one.task == ix);
                    let row = judged.map(|one| one.missed).max();
                    if let (Some(row), Some(told)) = (row, task.in_a_row)
                        && row >= told
                    {
                        said.push((unit, Honour::MissedInARow(ix, row)));
                    }
                }
            }
            _ => {}
        }
    }
    said.sort_by_key(|one| one.0);
    said
}

/// The points of the window to date: 累计 of a year, the periods of a quarter together. Which windows a period belongs to
/// is told as for every clause, and periods that share one are taken together.
fn in_window(workspace: &Workspace, period: PeriodIx, figures: &Figures, per: Window) -> Points {
    let Some(length) = per.months().and_then(|months| i32::try_from(months).ok()) else {
        return figures.current;
    };
    if per == Window::Year {
        return figures.cumulative();
    }
    let calendar = Calendar { begins: year_month(workspace, period), length };
    let mut standings: Vec<(PeriodIx, Standing)> = Vec::new();
    for at in (workspace.year_begin(period).get()..=period.get()).map(PeriodIx::new) {
        let Some(of) = workspace.period(at) else { continue };
        let before = standings.last().map(|&(_, standing)| standing);
        standings.push((at, calendar.standing(of.span(), false).after(before)));
    }
    let first = standings.last().map_or(0, |(_, standing)| standing.first);
    let shares =
        |at: PeriodIx| standings.iter().any(|&(other, standing)| other == at && standing.last >= first);
    let earlier = figures.periods.iter().filter(|(at, _, _)| shares(*at));
    earlier.map(|&(_, current, late)| current + late).sum::<Points>() + figures.late + figures.current
}

fn scored(
    workspace: &Workspace,
    period: PeriodIx,
) -> impl Iterator<Item = (UnitIx, &crate::domain::roster::Unit)> {
    let roster = workspace.roster();
    roster.units_ix().filter(move |(unit, _)| roster.is_scored(*unit) && workspace.is_active(*unit, period))
}

/// Who gets an award: those who may, the first so many of each class.
fn awarded(
    workspace: &Workspace,
    period: PeriodIx,
    (ix, award, resolved): (ProvisionIx, &Award, &Resolved),
    all: &[Figures],
    converted: &[Points],
) -> Vec<UnitIx> {
    let Some(rules) = workspace.rules_of(period) else { return Vec::new() };
    let basis = |unit: UnitIx| match rules.ranking().by {
        Basis::Current => all[unit.get()].current,
        Basis::Cumulative => all[unit.get()].cumulative(),
        Basis::Converted => converted[unit.get()],
    };
    let tasks = resolved.selections.first().map(|of| of.provisions.clone()).unwrap_or_default();
    let may = |unit: UnitIx, of: &crate::domain::roster::Unit| {
        let figures = &all[unit.get()];
        let missed = figures.judged.iter().any(|one| one.missed > 0 && tasks.contains(&one.task));
        let needs = award.needs.iter().enumerate().all(|(i, need)| {
            let everything = resolved.selections.get(i + 1).is_none_or(|of| of.everything)
                && need.measure == crate::domain::rules::Measure::Points;
            let watched = figures.watched.iter().find(|(by, at, _)| *by == ix && *at == i + 1);
            let has =
                if everything { figures.cumulative() } else { watched.map_or(Points::ZERO, |one| one.2) };
            need.least.of(of).is_none_or(|least| has >= least)
        });
        needs && !missed && !figures.barred
    };
    let mut winners = Vec::new();
    for (class, _) in workspace.roster().classes_ix() {
        let of_class = scored(workspace, period).filter(|(unit, of)| {
            workspace.roster().class_of(*unit) == Some(class)
                && rules.provision(ix).is_some_and(|provision| provision.holds_for(of))
                && may(*unit, of)
        });
        let mut of_class: Vec<UnitIx> = of_class.map(|(unit, _)| unit).collect();
        of_class.sort_by_key(|&unit| (std::cmp::Reverse(basis(unit)), unit));
        // Equal points at the last place are all commended; nobody is left out by the roster's order.
        let most = award.first.map_or(usize::MAX, |first| first as usize);
        let last = of_class.get(most.saturating_sub(1)).map(|&unit| basis(unit));
        winners.extend(
            of_class
                .iter()
                .enumerate()
                .filter(|&(i, &unit)| i < most || Some(basis(unit)) == last)
                .map(|(_, &unit)| unit),
        );
    }
    winners
}
