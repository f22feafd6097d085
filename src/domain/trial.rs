//! 试算: what an edit would make of the period on view. Nothing is changed.

use super::board::Scoreboard;
use super::edit::{Edit, EditFault, adopted, apply};
use super::points::Points;
use super::record::CountSheet;
use super::roster::UnitIx;
use super::rules::RuleSetParts;
use super::score::tally;
use super::workspace::{PeriodIx, Source, Status, Workspace};

/// A unit whose points or place would be others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Which unit, by its position.
    pub unit: usize,
    /// Its points by which it is ordered, now and then.
    pub points: (Points, Points),
    /// Its place, now and then.
    pub place: (Option<usize>, Option<usize>),
}

impl Moved {
    /// Whether its place would be another.
    pub fn changes_place(&self) -> bool {
        self.place.0 != self.place.1
    }
}

/// Scores the period of a board as it would be after an edit, and tells every scored unit that would stand otherwise: those
/// with another place first, then by the roster.
///
/// A published period is scored as if it were not, so that the question can be asked of the last one that is out.
///
/// # Errors
/// When the edit does not fit; every reason.
pub fn trial(workspace: &Workspace, board: &Scoreboard, edit: Edit) -> Result<Vec<Moved>, EditFault> {
    tried(workspace, board, |_| Ok(edit))
}

/// The same of a changed rule set, put in force for the period as [`adopted`] does it: earlier periods of the year may keep
/// the one of before.
///
/// # Errors
/// When the rule set does not fit; every reason.
pub fn trial_of_rules(
    workspace: &Workspace,
    board: &Scoreboard,
    rules: RuleSetParts,
) -> Result<Vec<Moved>, EditFault> {
    tried(workspace, board, |open| adopted(open, board.period(), rules))
}

fn tried(
    workspace: &Workspace,
    board: &Scoreboard,
    edit: impl FnOnce(&Workspace) -> Result<Edit, EditFault>,
) -> Result<Vec<Moved>, EditFault> {
    let mut other = workspace.clone();
    let period = workspace.period(board.period()).map(super::workspace::Period::parts);
    if let Some(parts) = period.filter(|parts| parts.status == Status::Published) {
        let open = Edit::SetStatus { period: parts.id.clone(), status: Status::Draft, printed: Vec::new() };
        apply(&mut other, open)?;
    }
    let edit = edit(&other)?;
    apply(&mut other, edit)?;
    let then = Scoreboard::new(&other, board.period());
    Ok(moved((workspace, board), (&other, &then)))
}

/// Every scored unit that stands otherwise on one board than on another of the same period and roster: those with another
/// place first, then by the roster.
pub fn moved(
    (workspace, board): (&Workspace, &Scoreboard),
    (other, then): (&Workspace, &Scoreboard),
) -> Vec<Moved> {
    let place = |board: &Scoreboard, of: &Workspace, unit: UnitIx| board.place(of, unit)?.place;
    let mut moved: Vec<Moved> = workspace
        .roster()
        .units_ix()
        .filter(|&(unit, _)| workspace.roster().is_scored(unit))
        .map(|(unit, _)| Moved {
            unit: unit.get(),
            points: (board.basis(unit), then.basis(unit)),
            place: (place(board, workspace, unit), place(then, other, unit)),
        })
        .filter(|one| one.points.0 != one.points.1 || one.changes_place())
        .collect();
    moved.sort_by_key(|one| !one.changes_place());
    moved
}

/// How many units the other record of a period holds something of while `source` holds nothing, and how many points they
/// would lose with it by what [`trial`] told: counts and items never score together.
pub fn lost(workspace: &Workspace, period: PeriodIx, source: Source, all: &[Moved]) -> (usize, Points) {
    let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
        return (0, Points::ZERO);
    };
    let items = tally(workspace, period);
    let (scores, other) = match source {
        Source::Items => (&items, record.typed()),
        Source::Counts => (record.typed(), &items),
    };
    let holds = |sheet: &CountSheet, unit| rules.channels_ix().any(|(ix, _)| sheet.get(unit, ix).count() > 0);
    let units = workspace.roster().units_ix().map(|(unit, _)| unit);
    let units = units.filter(|&unit| holds(other, unit) && !holds(scores, unit));
    let units: Vec<usize> = units.map(UnitIx::get).collect();
    let theirs = all.iter().filter(|one| units.binary_search(&one.unit).is_ok());
    let points = theirs.map(|one| one.points.0 - one.points.1).sum();
    (units.len(), points)
}
