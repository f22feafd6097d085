//! The scoreboard: points, order, places and totals of a period, kept right edit by edit.

mod past;
mod standings;
mod totals;

pub use past::{Past, falling, past};
use standings::{Key, printed_order};
pub use standings::{Place, Standings};
pub use totals::ChannelTotal;
pub(super) use totals::totals;

use std::cmp::Reverse;

use super::edit::Effect;
use super::id::PeriodId;
use super::points::Points;
use super::roster::{ClassIx, UnitIx};
use super::rules::{Basis, ChannelIx, Ranking, Rows, RuleSet, Stage};
use super::score::{self, Book, Figures};
use super::workspace::{PeriodIx, Workspace};

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
    /// Counts and points of several units, and with them the order and the places of every class.
    Cells,
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
    /// The period's id, which stays when others come before it.
    shown: PeriodId,
    ranking: Ranking,
    current: Vec<Points>,
    late: Vec<Points>,
    earlier: Vec<Points>,
    /// For every unit where it stands among equals, as it was printed; empty where the roster tells.
    order: Vec<u32>,
    /// The figures 累计 is turned into; empty where no clause converts.
    converted: Vec<Points>,
    /// Everything of every unit, where clauses compute; empty where the columns alone score.
    figures: Vec<Figures>,
    standings: Vec<Standings>,
    kinds: Vec<Vec<Points>>,
    totals: Vec<ChannelTotal>,
}

impl Scoreboard {
    /// Scores a period from nothing.
    pub fn new(workspace: &Workspace, period: PeriodIx) -> Self {
        let mut board = Self {
            period,
            shown: workspace.period(period).map(|period| period.parts().id.clone()).unwrap_or_default(),
            ranking: workspace.rules_of(period).map_or_else(Ranking::default, RuleSet::ranking),
            current: Vec::new(),
            late: Vec::new(),
            earlier: Vec::new(),
            order: printed_order(workspace, period),
            converted: Vec::new(),
            figures: Vec::new(),
            standings: Vec::new(),
            kinds: Vec::new(),
            totals: totals(workspace, period),
        };
        if score::is_plain(workspace, period) {
            board.score_columns(workspace);
        } else {
            board.figures = Book::new(workspace, period).all();
            board.take_figures(workspace);
        }
        board.rank(workspace);
        board
    }

    /// The straight path: whole columns of counts, no clause but the channels' points.
    fn score_columns(&mut self, workspace: &Workspace) {
        let scores = score::all_points(workspace, self.period);
        self.earlier = vec![Points::ZERO; scores.points.len()];
        for before in (workspace.year_begin(self.period).get()..self.period.get()).map(PeriodIx::new) {
            for (sum, points) in self.earlier.iter_mut().zip(score::all_points(workspace, before).points) {
                *sum += points;
            }
        }
        self.current = scores.points;
        self.kinds = scores.kinds;
    }

    /// Fills the columns from what is known of every unit.
    fn take_figures(&mut self, workspace: &Workspace) {
        let column = |of: fn(&Figures) -> Points| self.figures.iter().map(of).collect::<Vec<_>>();
        self.current = column(|figures| figures.current);
        self.late = column(|figures| figures.late);
        self.earlier = column(|figures| figures.earlier);
        let kinds = workspace.rules_of(self.period).map_or(0, |rules| rules.kinds().len());
        self.kinds = vec![vec![Points::ZERO; kinds]; workspace.roster().classes().len()];
        for (unit, _) in workspace.roster().units_ix() {
            let Some(class) = workspace.roster().class_of(unit) else { continue };
            for (sum, points) in self.kinds[class.get()].iter_mut().zip(&self.figures[unit.get()].sum.kinds) {
                *sum += *points;
            }
        }
        let converts = |rules: &RuleSet| rules.acting().any(|one| one.2.stage == Stage::Conversion);
        if workspace.rules_of(self.period).is_some_and(converts) {
            self.converted = score::convert(workspace, self.period, &self.figures, false).0;
        }
    }

    /// Follows an edit that was applied to the workspace.
    pub fn apply(&mut self, workspace: &Workspace, effect: Effect) -> Change {
        match effect {
            Effect::Cell { period, unit, channel, before, after } => {
                self.follow_cell(workspace, period, unit, channel, before, after)
            }
            Effect::Row { unit } => {
                let class = workspace.roster().class_of(unit);
                class.map_or(Change::Whole, |class| Change::Unit { unit, class, standings: false })
            }
            Effect::Ranking => {
                self.ranking = workspace.rules_of(self.period).map_or(self.ranking, RuleSet::ranking);
                self.rank(workspace);
                Change::Ranking
            }
            Effect::Cells => {
                *self = Self::new(workspace, self.period);
                Change::Cells
            }
            Effect::Whole => {
                // The period on view may stand elsewhere now, or be gone with the workspace it stood in.
                let there = workspace.find_period(&self.shown);
                let period = there.unwrap_or(self.period.min(workspace.last_period()));
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

    /// 补计 of a unit: points of earlier periods that became known in this one.
    pub fn late(&self, unit: UnitIx) -> Points {
        self.late.get(unit.get()).copied().unwrap_or_default()
    }

    /// Whether any unit has 补计.
    pub fn has_late(&self) -> bool {
        self.late.iter().any(|points| *points != Points::ZERO)
    }

    /// 累计 of a unit.
    pub fn cumulative(&self, unit: UnitIx) -> Points {
        self.current(unit) + self.late(unit) + self.earlier.get(unit.get()).copied().unwrap_or_default()
    }

    /// The figure 累计 is turned into; 累计 itself where no clause converts it.
    pub fn converted(&self, unit: UnitIx) -> Points {
        self.converted.get(unit.get()).copied().unwrap_or_else(|| self.cumulative(unit))
    }

    /// Whether a clause turns 累计 into another figure.
    pub fn converts(&self) -> bool {
        !self.converted.is_empty()
    }

    /// 元 of a unit: of the period and of the year so far.
    pub fn yuan(&self, unit: UnitIx) -> (Points, Points) {
        self.figures.get(unit.get()).map(|figures| figures.yuan).unwrap_or_default()
    }

    /// 本期, 累计 or the converted figure of a unit.
    pub fn points(&self, unit: UnitIx, of: Basis) -> Points {
        match of {
            Basis::Current => self.current(unit),
            Basis::Cumulative => self.cumulative(unit),
            Basis::Converted => self.converted(unit),
        }
    }

    /// The points by which a unit is ordered.
    pub fn basis(&self, unit: UnitIx) -> Points {
        self.points(unit, self.ranking.by)
    }

    /// What a unit is ordered by.
    fn key(&self, unit: UnitIx) -> Key {
        let order = self.order.get(unit.get()).copied();
        (Reverse(self.basis(unit)), order.or(u32::try_from(unit.get()).ok()).unwrap_or(u32::MAX))
    }

    /// 本期 or 累计 of a unit by kind of information, in the order of the rule set's kinds. What clauses add across kinds
    /// belongs to none, and the figure 累计 is turned into has no parts.
    pub fn unit_kinds(&self, workspace: &Workspace, unit: UnitIx, of: Basis) -> Vec<Points> {
        if of == Basis::Converted {
            return Vec::new();
        }
        if let Some(figures) = self.figures.get(unit.get()) {
            return if of == Basis::Current { &figures.sum.kinds } else { &figures.kinds }.clone();
        }
        let begin = if of == Basis::Current { self.period } else { workspace.year_begin(self.period) };
        score::plain_kinds(workspace, (begin, self.period), unit)
    }

    /// A class in its order.
    pub fn standings(&self, class: ClassIx) -> Option<&Standings> {
        self.standings.get(class.get())
    }

    /// Serial number and place of a unit.
    pub fn place(&self, workspace: &Workspace, unit: UnitIx) -> Option<Place> {
        let class = workspace.roster().class_of(unit)?;
        self.standings(class)?.place(unit, self.ranking.ties, |other| self.key(other))
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
        let mut add = |unit: UnitIx| {
            if let Some(class) = roster.class_of(unit).filter(|_| workspace.is_active(unit, self.period)) {
                standings[class.get()].add(unit, roster.is_scored(unit));
            }
        };
        let units = roster.units_ix().map(|(unit, _)| unit);
        if self.order.is_empty() {
            units.for_each(add);
        } else {
            let mut units: Vec<UnitIx> = units.collect();
            units.sort_by_key(|&unit| self.key(unit).1);
            units.into_iter().for_each(&mut add);
        }
        for class in &mut standings {
            class.sort(self.ranking.rows == Rows::Roster, |unit| self.basis(unit));
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
        if period == self.period {
            self.count(workspace, unit, channel, before, after);
        }
        // What looks at other units may do so in any period of the year.
        let year = workspace.year_begin(self.period).get()..=self.period.get();
        let wide = year.map(PeriodIx::new).any(|at| workspace.rules_of(at).is_some_and(RuleSet::is_wide))
            // What a unit earned before it was closed its heirs take over.
            || !workspace.roster().is_steady();
        if wide {
            *self = Self::new(workspace, self.period);
            return Change::Whole;
        }
        let old = self.basis(unit);
        let kinds_change = if self.figures.is_empty() {
            self.follow_plain(workspace, period, unit, class, channel)
        } else {
            self.follow_figures(workspace, unit, class)
        };
        let new = self.basis(unit);
        if old == new && !kinds_change {
            return Change::Unit { unit, class, standings: false };
        }
        let mut standings = std::mem::take(&mut self.standings[class.get()]);
        standings.reposition(unit, old, |other| self.key(other));
        self.standings[class.get()] = standings;
        Change::Unit { unit, class, standings: true }
    }

    /// Follows one cell where the columns alone score; whether the unit's points changed.
    fn follow_plain(
        &mut self,
        workspace: &Workspace,
        period: PeriodIx,
        unit: UnitIx,
        class: ClassIx,
        channel: ChannelIx,
    ) -> bool {
        let begin = workspace.year_begin(self.period);
        if period > self.period || period < begin {
            return false;
        }
        if period == self.period {
            let now = score::plain_points(workspace, (period, period), unit);
            let was = std::mem::replace(&mut self.current[unit.get()], now);
            if let Some(rules) = workspace.rules_of(period) {
                self.kinds[class.get()][rules.kind_of(channel).get()] += now - was;
            }
            return was != now;
        }
        let before = PeriodIx::new(self.period.get().saturating_sub(1));
        let now = score::plain_points(workspace, (begin, before), unit);
        std::mem::replace(&mut self.earlier[unit.get()], now) != now
    }

    /// Follows one unit where clauses compute; whether anything of it changed.
    fn follow_figures(&mut self, workspace: &Workspace, unit: UnitIx, class: ClassIx) -> bool {
        let now = Book::new(workspace, self.period).figures(unit);
        let (before, sums) = (&self.figures[unit.get()].sum.kinds, &mut self.kinds[class.get()]);
        for (kind, sum) in sums.iter_mut().enumerate() {
            let of = |kinds: &[Points]| kinds.get(kind).copied().unwrap_or_default();
            *sum += of(&now.sum.kinds) - of(before);
        }
        self.current[unit.get()] = now.current;
        self.late[unit.get()] = now.late;
        self.earlier[unit.get()] = now.earlier;
        let was = std::mem::replace(&mut self.figures[unit.get()], now);
        was != self.figures[unit.get()]
    }

    /// Moves the totals of a channel along with one cell.
    fn count(&mut self, workspace: &Workspace, unit: UnitIx, channel: ChannelIx, before: u32, after: u32) {
        if let Some(total) =
            self.totals.get_mut(channel.get()).filter(|_| workspace.is_active(unit, self.period))
        {
            let side = if workspace.roster().is_scored(unit) { &mut total.scored } else { &mut total.listed };
            *side = *side + u64::from(after) - u64::from(before);
        }
    }
}
