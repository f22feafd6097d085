//! The scoreboard: points, order, places and totals of a period, kept right edit by edit.

mod standings;

pub use standings::{Place, Standings};

use super::edit::Effect;
use super::points::Points;
use super::roster::{ClassIx, Standing, UnitIx};
use super::rules::{Basis, ChannelIx, Ranking};
use super::score;
use super::workspace::{PeriodIx, Workspace};

/// How many items of a channel were adopted, over two different sets of units. Never mix them up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChannelTotal {
    /// Over scored units: the total of the ranking.
    pub scored: u64,
    /// Over listed-only units.
    pub listed: u64,
}

impl ChannelTotal {
    /// Over all listed units: the total of the notice.
    pub fn all(self) -> u64 {
        self.scored + self.listed
    }
}

/// What an edit changed on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// One unit's counts or points.
    Unit {
        /// The unit.
        unit: UnitIx,
        /// Its class.
        class: ClassIx,
        /// Whether the class's order, places, or structure by kind may have changed.
        standings: bool,
    },
    /// The order and the places of every class.
    Ranking,
    /// Everything may have changed.
    Whole,
}

/// Points, order, places and totals of one period.
///
/// Invariant: after [`Scoreboard::apply`] it equals [`Scoreboard::new`] on the edited workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scoreboard {
    period: PeriodIx,
    ranking: Ranking,
    current: Vec<Points>,
    earlier: Vec<Points>,
    standings: Vec<Standings>,
    kinds: Vec<Vec<Points>>,
    totals: Vec<ChannelTotal>,
}

impl Scoreboard {
    /// Scores a period from nothing.
    pub fn new(workspace: &Workspace, period: PeriodIx) -> Self {
        let scores = score::all_points(workspace, period);
        let mut earlier = vec![Points::ZERO; scores.points.len()];
        for before in (0..period.get()).map(PeriodIx::new) {
            for (sum, points) in earlier.iter_mut().zip(score::all_points(workspace, before).points) {
                *sum += points;
            }
        }
        let mut board = Self {
            period,
            ranking: workspace.rules_of(period).map_or_else(Ranking::default, super::rules::RuleSet::ranking),
            current: scores.points,
            earlier,
            standings: Vec::new(),
            kinds: scores.kinds,
            totals: totals(workspace, period),
        };
        board.rank(workspace);
        board
    }

    /// Follows an edit that was applied to the workspace.
    pub fn apply(&mut self, workspace: &Workspace, effect: Effect) -> Change {
        match effect {
            Effect::Cell { period, unit, channel, before, after } => {
                self.follow_cell(workspace, period, unit, channel, before, after)
            }
            Effect::Ranking => {
                self.ranking =
                    workspace.rules_of(self.period).map_or(self.ranking, super::rules::RuleSet::ranking);
                self.rank(workspace);
                Change::Ranking
            }
            Effect::Whole => {
                // The period on view may be gone with the workspace it stood in.
                let period = self.period.min(workspace.last_period());
                *self = Self::new(workspace, period);
                Change::Whole
            }
        }
    }

    /// The period it shows.
    pub fn period(&self) -> PeriodIx {
        self.period
    }

    /// How units are ordered and places given.
    pub fn ranking(&self) -> Ranking {
        self.ranking
    }

    /// 本期 of a unit.
    pub fn current(&self, unit: UnitIx) -> Points {
        self.current.get(unit.get()).copied().unwrap_or_default()
    }

    /// 累计 of a unit.
    pub fn cumulative(&self, unit: UnitIx) -> Points {
        self.current(unit) + self.earlier.get(unit.get()).copied().unwrap_or_default()
    }

    /// 本期 or 累计 of a unit.
    pub fn points(&self, unit: UnitIx, of: Basis) -> Points {
        match of {
            Basis::Current => self.current(unit),
            Basis::Cumulative => self.cumulative(unit),
        }
    }

    /// The points by which a unit is ordered.
    pub fn basis(&self, unit: UnitIx) -> Points {
        self.points(unit, self.ranking.by)
    }

    /// 本期 or 累计 of a unit by kind of information, in the order of the rule set's kinds.
    pub fn unit_kinds(&self, workspace: &Workspace, unit: UnitIx, of: Basis) -> Vec<Points> {
        let mut sums = score::kinds_of(workspace, self.period, unit);
        if of == Basis::Cumulative {
            for earlier in (0..self.period.get()).map(PeriodIx::new) {
                for (sum, points) in sums.iter_mut().zip(score::kinds_of(workspace, earlier, unit)) {
                    *sum += points;
                }
            }
        }
        sums
    }

    /// A class in its order.
    pub fn standings(&self, class: ClassIx) -> Option<&Standings> {
        self.standings.get(class.get())
    }

    /// Serial number and place of a unit.
    pub fn place(&self, workspace: &Workspace, unit: UnitIx) -> Option<Place> {
        let class = workspace.roster().class_of(unit)?;
        self.standings(class)?.place(unit, self.basis(unit), self.ranking.ties, |other| self.basis(other))
    }

    /// Points a class earned in each kind, in the order of the rule set's kinds.
    pub fn kinds(&self, class: ClassIx) -> &[Points] {
        self.kinds.get(class.get()).map_or(&[], Vec::as_slice)
    }

    /// The total of a channel.
    pub fn total(&self, channel: ChannelIx) -> ChannelTotal {
        self.totals.get(channel.get()).copied().unwrap_or_default()
    }

    fn rank(&mut self, workspace: &Workspace) {
        let roster = workspace.roster();
        let mut standings = vec![Standings::default(); roster.classes().len()];
        for (unit, of) in roster.units_ix() {
            if let Some(class) = roster.class_of(unit) {
                standings[class.get()].add(unit, of.standing == Standing::Scored);
            }
        }
        for class in &mut standings {
            class.sort(|unit| self.basis(unit));
        }
        self.standings = standings;
    }

    fn follow_cell(
        &mut self,
        workspace: &Workspace,
        period: PeriodIx,
        unit: UnitIx,
        channel: ChannelIx,
        before: u32,
        after: u32,
    ) -> Change {
        let Some(class) = workspace.roster().class_of(unit) else { return Change::Whole };
        let old = self.basis(unit);
        let (was, now) = match period.cmp(&self.period) {
            std::cmp::Ordering::Greater => (Points::ZERO, Points::ZERO),
            std::cmp::Ordering::Equal => {
                self.count(workspace, unit, channel, before, after);
                let now = score::points_of(workspace, period, unit);
                (std::mem::replace(&mut self.current[unit.get()], now), now)
            }
            std::cmp::Ordering::Less => {
                let periods = (0..self.period.get()).map(PeriodIx::new);
                let now = periods.map(|p| score::points_of(workspace, p, unit)).sum();
                (std::mem::replace(&mut self.earlier[unit.get()], now), now)
            }
        };
        if was == now {
            return Change::Unit { unit, class, standings: false };
        }
        if period == self.period
            && let Some(rules) = workspace.rules_of(period)
        {
            self.kinds[class.get()][rules.kind_of(channel).get()] += now - was;
        }
        let new = self.basis(unit);
        let mut standings = std::mem::take(&mut self.standings[class.get()]);
        standings.reposition(unit, old, new, |other| self.basis(other));
        self.standings[class.get()] = standings;
        Change::Unit { unit, class, standings: true }
    }

    /// Moves the totals of a channel along with one cell.
    fn count(&mut self, workspace: &Workspace, unit: UnitIx, channel: ChannelIx, before: u32, after: u32) {
        if let Some(total) = self.totals.get_mut(channel.get()) {
            let side = if workspace.roster().is_scored(unit) { &mut total.scored } else { &mut total.listed };
            *side = *side + u64::from(after) - u64::from(before);
        }
    }
}

fn totals(workspace: &Workspace, period: PeriodIx) -> Vec<ChannelTotal> {
    let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
        return Vec::new();
    };
    let of = |channel| {
        let mut total = ChannelTotal::default();
        for (unit, count) in workspace.roster().units().iter().zip(record.sheet().channel_counts(channel)) {
            match unit.standing {
                Standing::Scored => total.scored += u64::from(count),
                Standing::ListedOnly => total.listed += u64::from(count),
            }
        }
        total
    };
    rules.channels_ix().map(|(channel, _)| of(channel)).collect()
}
