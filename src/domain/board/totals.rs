//! How many items were adopted in a channel.

use std::borrow::Cow;

use crate::domain::roster::UnitIx;
use crate::domain::workspace::{PeriodIx, Workspace};

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

/// The total of every channel of a period, in the order of its rule set.
pub(in crate::domain) fn totals(workspace: &Workspace, period: PeriodIx) -> Vec<ChannelTotal> {
    let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
        return Vec::new();
    };
    let roster = workspace.roster();
    let listed = u32::try_from(roster.classes().len()).unwrap_or(u32::MAX);
    // Who is not there in the period is in a lane beyond that of the listed-only units.
    let there =
        |(unit, &lane): (UnitIx, &u32)| if workspace.is_active(unit, period) { lane } else { listed + 1 };
    let lanes = if roster.is_steady() {
        Cow::Borrowed(roster.lanes())
    } else {
        (0..).map(UnitIx::new).zip(roster.lanes()).map(there).collect()
    };
    let of = |channel| {
        let mut total = ChannelTotal::default();
        for (&lane, count) in lanes.iter().zip(record.sheet().channel_counts(channel)) {
            let count = u64::from(count);
            total.scored += if lane < listed { count } else { 0 };
            total.listed += if lane == listed { count } else { 0 };
        }
        total
    };
    rules.channels_ix().map(|(channel, _)| of(channel)).collect()
}
