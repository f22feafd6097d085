//! Whether a goal is reached: by the unit's own points where all others stay as they are, else by its whole class.

use std::cell::RefCell;

use super::gauge::{Gauge, Spent};
use super::{Goal, Question};
use crate::domain::board::Scoreboard;
use crate::domain::points::Points;
use crate::domain::roster::{Unit, UnitIx};
use crate::domain::rules::{Against, Basis, Body, RuleSet, Ties};
use crate::domain::score::{Figures, convert};
use crate::domain::workspace::{PeriodIx, Workspace};

/// How others look on.
enum Sight {
    /// All others stay as they are: so many thousandths of the unit's points are enough.
    Apart(i64),
    /// Points are turned into another figure, which looks at the class; the figures of all units as they are.
    Converted(RefCell<Vec<Figures>>),
    /// What the unit earns moves what others have.
    All,
}

/// Tells whether a goal is reached.
pub(super) struct Judge<'a> {
    workspace: &'a Workspace,
    period: PeriodIx,
    unit: UnitIx,
    goal: Goal,
    by: Basis,
    ties: Ties,
    others: Vec<UnitIx>,
    /// The points of the unit, by which it is ordered, as they are.
    pub(super) now: i64,
    sight: Sight,
    /// The goal stays reached where equally many adoptions of the same channels bring more points.
    pub(super) level: bool,
    /// The goal stays reached when there are more adoptions that bring no less.
    pub(super) rising: bool,
    /// The goal hangs on more than how many points the unit earned.
    pub(super) whole: bool,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        workspace: &'a Workspace,
        board: &Scoreboard,
        question: &Question<'_>,
        gauge: &mut Gauge<'_>,
    ) -> Option<Self> {
        let (unit, period) = (question.unit, board.period());
        let (rules, of) = (workspace.rules_of(period)?, workspace.roster().unit(unit)?);
        let class = board.standings(workspace.roster().class_of(unit)?)?;
        let ranking = board.ranking();
        let conclusion = conclude(rules, of, ranking.by, ranking.ties, question.goal);
        let mut judge = Self {
            workspace,
            period,
            unit,
            goal: question.goal,
            by: ranking.by,
            ties: ranking.ties,
            others: class.ranked().iter().copied().filter(|&other| other != unit).collect(),
            now: board.basis(unit).thousandths(),
            sight: Sight::All,
            level: conclusion.level,
            rising: conclusion.rising,
            whole: conclusion.whole,
        };
        if conclusion.looks == Looks::Apart {
            judge.sight = Sight::Apart(judge.enough(board));
        } else if conclusion.looks == Looks::Converted {
            judge.sight = Sight::Converted(RefCell::new(gauge.all(&vec![0; gauge.at_hand.len()], 0).ok()?));
        }
        Some(judge)
    }

    /// Whether the goal is reached as things are.
    pub(super) fn is_reached(&self, board: &Scoreboard) -> bool {
        self.holds(self.now, &|unit| board.basis(unit).thousandths())
    }

    /// Whether others stay as they are, so that points decide; with how many thousandths are enough.
    pub(super) fn enough_apart(&self) -> Option<i64> {
        match self.sight {
            Sight::Apart(enough) => Some(enough.saturating_sub(self.now)),
            Sight::Converted(_) | Sight::All => None,
        }
    }

    /// Whether the goal is reached with counts that gain so many thousandths of 本期, and the points of the unit then.
    pub(super) fn judge(
        &self,
        gauge: &mut Gauge<'_>,
        counts: &[u32],
        gain: i64,
    ) -> Result<(bool, i64), Spent> {
        let units = self.workspace.roster().units().len();
        match &self.sight {
            Sight::Apart(enough) => {
                let own = self.now + gain;
                Ok((own >= *enough, own))
            }
            Sight::Converted(all) => {
                let own = gauge.figures(counts, units / 4)?;
                let mut all = all.borrow_mut();
                if let Some(slot) = all.get_mut(self.unit.get()) {
                    *slot = own;
                }
                Ok(self.among(&all))
            }
            Sight::All => Ok(self.among(&gauge.all(counts, units)?)),
        }
    }

    /// Whether the goal is reached with these figures of all units, and the points of the unit.
    fn among(&self, all: &[Figures]) -> (bool, i64) {
        let basis: Vec<Points> = match self.by {
            Basis::Current => all.iter().map(|figures| figures.current).collect(),
            Basis::Cumulative => all.iter().map(Figures::cumulative).collect(),
            Basis::Converted => convert(self.workspace, self.period, all, false).0,
        };
        let of = |unit: UnitIx| basis.get(unit.get()).map_or(0, |points| points.thousandths());
        let own = of(self.unit);
        (self.holds(own, &of), own)
    }

    /// The fewest thousandths with which the goal is reached while all others stay as they are.
    fn enough(&self, board: &Scoreboard) -> i64 {
        if let Goal::Points(points) = self.goal {
            return points.thousandths();
        }
        let of = |unit: UnitIx| board.basis(unit).thousandths();
        let mut steps: Vec<i64> = self.others.iter().flat_map(|&other| [of(other), of(other) + 1]).collect();
        steps.sort_unstable();
        let at = steps.partition_point(|&own| !self.holds(own, &of));
        // Above all others the first place is reached.
        let last = steps.last().copied().unwrap_or(i64::MIN);
        steps.get(at).copied().unwrap_or(last)
    }

    fn holds(&self, own: i64, of: &dyn Fn(UnitIx) -> i64) -> bool {
        holds(self.goal, self.ties, (self.unit, own), &self.others, of)
    }
}

/// Whether a goal is reached by a unit with so many thousandths among others.
pub(super) fn holds(
    goal: Goal,
    ties: Ties,
    (unit, own): (UnitIx, i64),
    others: &[UnitIx],
    of: &dyn Fn(UnitIx) -> i64,
) -> bool {
    let (place, outright) = match goal {
        Goal::Points(points) => return own >= points.thousandths(),
        Goal::Place { place, outright } => (place, outright),
    };
    let is_before = |other: UnitIx| {
        let points = of(other);
        points > own || (points == own && (outright || (ties == Ties::Serial && other < unit)))
    };
    let before = others.iter().copied().filter(|&other| is_before(other));
    let count = if ties == Ties::Dense {
        let mut levels: Vec<i64> = before.map(of).collect();
        levels.sort_unstable();
        levels.dedup();
        levels.len()
    } else {
        before.count()
    };
    count < place
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Looks {
    Apart,
    Converted,
    All,
}

/// What the clauses that look at other units allow to conclude.
struct Conclusion {
    looks: Looks,
    level: bool,
    rising: bool,
    whole: bool,
}

impl Conclusion {
    /// A clause turns points into another figure.
    fn convert(&mut self, clauses_too: bool) {
        if self.looks == Looks::Apart {
            self.looks = Looks::Converted;
        }
        self.level &= !clauses_too;
    }
}

fn conclude(rules: &RuleSet, unit: &Unit, by: Basis, ties: Ties, goal: Goal) -> Conclusion {
    let mut found = Conclusion { looks: Looks::Apart, level: true, rising: true, whole: false };
    let (mut beside_best, mut ranks) = (0, false);
    for (_, provision, resolved) in rules.acting().filter(|one| one.1.holds_for(unit)) {
        // What a clause by itself added may fall while points rise.
        let clauses_too = resolved.selections.iter().any(|of| !of.provisions.is_empty());
        match &provision.body {
            Body::Transfer(body) if body.from.iter().any(|from| from == unit.id.as_str()) => {
                found = Conclusion { looks: Looks::All, level: false, rising: false, whole: true };
            }
            Body::RankPoints(body) => {
                found.looks = Looks::All;
                ranks = true;
                found.level &= body.each.unwrap_or_default() <= Points::ZERO;
                found.whole |= !body.of.is_empty() || body.items;
                found.level &= !clauses_too;
            }
            Body::Scale(body) if by == Basis::Converted => {
                found.convert(clauses_too);
                beside_best += usize::from(body.by == Against::Best);
                found.whole |= !body.of.is_empty() || body.by == Against::Rate;
                // More of what a rate is put beside makes it smaller.
                found.rising &= body.by != Against::Rate;
            }
            Body::Composite(body) if by == Basis::Converted => {
                found.convert(clauses_too);
                beside_best += usize::from(body.parts.iter().any(|part| part.by == Against::Best));
                found.whole |= body.parts.iter().any(|part| !part.of.is_empty());
            }
            Body::Size(_) if by == Basis::Converted => found.convert(clauses_too),
            Body::SameItem(_)
            | Body::Shares(_)
            | Body::Length(_)
            | Body::Multiplier(_)
            | Body::Transfer(_)
            | Body::Convert(_)
            | Body::Steps(_)
            | Body::Cap(_)
            | Body::Base(_)
            | Body::Task(_)
            | Body::Rate(_)
            | Body::Adjustment(_)
            | Body::Floor(_)
            | Body::Scale(_)
            | Body::Composite(_)
            | Body::Size(_)
            | Body::Payment(_)
            | Body::Award(_)
            | Body::Bands(_) => {}
        }
    }
    // Beside a best that may fall, or one after another, rounding may bring others up.
    found.level &= beside_best == 0 || (beside_best == 1 && !ranks);
    let dense = ties == Ties::Dense && matches!(goal, Goal::Place { .. });
    found.level &= !dense || found.looks == Looks::Apart;
    found.rising &= found.level;
    found
}
