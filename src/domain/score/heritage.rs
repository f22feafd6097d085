//! What units take over of others that were closed in the same year.

use super::items::part_of;
use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::domain::workspace::{PeriodIx, Workspace};

/// Closed units, what they came to, and who takes them over.
#[derive(Clone, Default)]
pub(super) struct Heritage {
    /// Closed units with those that take them over, in order, and their parts in thousandths.
    heirs: Vec<(UnitIx, UnitIx, i64)>,
    /// 累计 of the closed units.
    closed: Vec<(UnitIx, Points)>,
}

impl Heritage {
    /// Who takes over whom; what there is to take over is told by [`Heritage::close`].
    pub(super) fn new(workspace: &Workspace) -> Self {
        let roster = workspace.roster();
        let mut heirs = Vec::new();
        for (heir, of) in roster.units_ix() {
            for heritage in &of.inherits {
                let part = heritage.part.unwrap_or_default().thousandths();
                heirs.extend(roster.find(&heritage.unit).map(|closed| (closed, heir, part)));
            }
        }
        heirs.sort_unstable();
        Self { heirs, closed: Vec::new() }
    }

    /// The closed units that are taken over in the year of a period and before it, each with its last period; in the order
    /// of their ends, since who takes over may be taken over in turn.
    pub(super) fn ends(&self, workspace: &Workspace, period: PeriodIx) -> Vec<(PeriodIx, UnitIx)> {
        let mut ends: Vec<(PeriodIx, UnitIx)> = Vec::new();
        for &(closed, _, _) in &self.heirs {
            let until = workspace.roster().unit(closed).and_then(|unit| unit.until.as_ref());
            let until = until.and_then(|until| workspace.find_period(until));
            let of_year =
                |until: &PeriodIx| *until < period && workspace.year_of(*until) == workspace.year_of(period);
            ends.extend(until.filter(of_year).map(|until| (until, closed)));
        }
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// Notes what a closed unit came to.
    pub(super) fn close(&mut self, unit: UnitIx, cumulative: Points) {
        self.closed.push((unit, cumulative));
    }

    /// What a unit takes over; the parts of one closed unit add up exactly.
    pub(super) fn of(&self, unit: UnitIx, decimals: u32) -> Vec<(UnitIx, Points)> {
        let mut all = Vec::new();
        for &(closed, whole) in &self.closed {
            let from = self.heirs.partition_point(|heir| heir.0 < closed);
            let to = self.heirs.partition_point(|heir| heir.0 <= closed);
            let heirs = &self.heirs[from..to];
            let Ok(mine) = heirs.binary_search_by_key(&unit, |heir| heir.1) else { continue };
            // Everybody's parts in roster order, and what nobody takes over.
            let mut parts: Vec<i64> = heirs.iter().map(|heir| heir.2).collect();
            parts.push((1000 - parts.iter().sum::<i64>()).max(0));
            all.push((closed, part_of(whole, &parts, mine, decimals)));
        }
        all
    }
}
