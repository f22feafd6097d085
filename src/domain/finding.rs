//! What a record should be asked about: data, not words.

use super::record::{Cell, CellFault};
use super::roster::UnitIx;
use super::rules::ChannelIx;
use super::workspace::{PeriodIx, Workspace};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// 错: not taken; left out of the score.
    Error,
    /// 疑: taken; to be checked or explained.
    Query,
    /// 注: information.
    Note,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// Something that is no count.
    Unread(CellFault),
    /// A count in a channel that has not been fed back; it is kept and not scored.
    CountWhileWaiting,
    /// A count in a channel that is not open to the unit's class; it is kept and not scored.
    ClosedChannel,
}

impl Code {
    /// How much it weighs.
    pub fn severity(self) -> Severity {
        match self {
            Self::Unread(_) => Severity::Error,
            Self::ClosedChannel => Severity::Query,
            Self::CountWhileWaiting => Severity::Note,
        }
    }
}

/// A finding with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub code: Code,
    /// In which period.
    pub period: PeriodIx,
    /// At which unit.
    pub unit: UnitIx,
    /// In which channel.
    pub channel: ChannelIx,
    /// What stands there.
    pub read: String,
}

/// Everything to be asked about in a period: errors first, then queries, then notes; in roster order within a
/// channel.
pub fn findings(workspace: &Workspace, period: PeriodIx) -> Vec<Finding> {
    let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut add = |code, unit, channel, read: String| {
        found.push(Finding { code, period, unit, channel, read });
    };
    for (unit, channel, typed, fault) in record.sheet().unread() {
        add(Code::Unread(fault), unit, channel, typed.to_owned());
    }
    for (ix, channel) in rules.channels_ix() {
        let closed = channel.classes.is_some();
        if !closed && !record.is_waiting(ix) {
            continue;
        }
        for (unit, of) in workspace.roster().units_ix() {
            let Cell::Count(count @ 1..) = record.sheet().get(unit, ix) else { continue };
            if record.is_waiting(ix) {
                add(Code::CountWhileWaiting, unit, ix, count.to_string());
            } else if !channel.is_open_to(&of.class) {
                add(Code::ClosedChannel, unit, ix, count.to_string());
            }
        }
    }
    let mut ordered = Vec::with_capacity(found.len());
    for severity in [Severity::Error, Severity::Query, Severity::Note] {
        ordered.extend(found.iter().filter(|finding| finding.code.severity() == severity).cloned());
    }
    ordered
}
