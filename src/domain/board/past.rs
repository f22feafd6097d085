//! What units came to in one period after another.

use super::{Place, Scoreboard};
use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::domain::workspace::{PeriodIx, Workspace};

/// A unit in one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    /// Which period.
    pub period: PeriodIx,
    /// 本期
    pub current: Points,
    /// 累计
    pub cumulative: Points,
    /// Where it stood; without a place where it is only listed.
    pub place: Place,
    /// How many units of its class were ranked.
    pub ranked: usize,
}

/// What a unit came to in every period in which it was there, the first one first.
pub fn past(workspace: &Workspace, unit: UnitIx) -> Vec<Past> {
    let periods = (0..workspace.periods().len()).map(PeriodIx::new);
    let there = periods.filter(|&period| workspace.is_active(unit, period));
    let one = |period| {
        let board = Scoreboard::new(workspace, period);
        let place = board.place(workspace, unit)?;
        let class = workspace.roster().class_of(unit).and_then(|class| board.standings(class));
        let ranked = class.map_or(0, |class| class.ranked().len());
        Some(Past { period, current: board.current(unit), cumulative: board.cumulative(unit), place, ranked })
    };
    there.filter_map(one).collect()
}

/// The scored units whose 本期 is less than in the period before, and was less there than in the one before that; in
/// roster order. None without two periods before.
pub fn falling(workspace: &Workspace, board: &Scoreboard) -> Vec<UnitIx> {
    let at = board.period();
    let Some(first) = at.get().checked_sub(2).map(PeriodIx::new) else { return Vec::new() };
    let second = PeriodIx::new(first.get() + 1);
    let (before, between) = (Scoreboard::new(workspace, first), Scoreboard::new(workspace, second));
    let is_there = |unit| [first, second, at].into_iter().all(|period| workspace.is_active(unit, period));
    let falls =
        |unit| before.current(unit) > between.current(unit) && between.current(unit) > board.current(unit);
    let units = workspace.roster().units_ix().map(|(unit, _)| unit);
    units.filter(|&unit| workspace.roster().is_scored(unit) && is_there(unit) && falls(unit)).collect()
}
