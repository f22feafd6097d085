//! Counts and points, channel by channel.

use crate::domain::id::ChannelId;
use crate::domain::points::Points;
use crate::domain::record::{Cell, CellFault, CountSheet};
use crate::domain::roster::UnitIx;
use crate::domain::rules::{ChannelIx, RuleSet};
use crate::domain::score::{self, Account};
use crate::domain::workspace::{PeriodIx, Workspace};

/// What stands in a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Nothing was entered; it counts as none.
    Blank,
    /// A count.
    Count(u32),
    /// Something that is no count, as typed, and why; neither side knows what was meant.
    Unread(String, CellFault),
    /// 未反馈: not fed back yet, so that no number is known.
    Waiting,
}

impl Counted {
    /// The number that can be compared.
    pub fn count(&self) -> Option<u32> {
        match self {
            Self::Blank => Some(0),
            Self::Count(count) => Some(*count),
            Self::Unread(..) | Self::Waiting => None,
        }
    }
}

/// A channel on one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelSide {
    /// Its position in that side's rule set.
    pub channel: ChannelIx,
    /// Its id there.
    pub id: ChannelId,
    /// Its name for the unit's class there.
    pub name: String,
    /// What stands in it.
    pub counted: Counted,
    /// How many adoptions the ledger has; none where that side keeps no items of the period.
    pub items: Option<u32>,
    /// The points of one adoption there.
    pub each: Points,
    /// The points of its line in the account, before any clause; what is moved to the unit from others is in it.
    pub value: Points,
}

/// One channel on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelLine {
    /// The own side; none where only the office has the channel.
    pub own: Option<ChannelSide>,
    /// The office's side; none where only the unit's rules have the channel.
    pub office: Option<ChannelSide>,
    /// The points of the own line less those of the office's; none where the rules differ.
    pub points: Option<Points>,
}

impl ChannelLine {
    /// The id by which items name it: the own one, where the unit's rules have the channel.
    pub fn id(&self) -> Option<&ChannelId> {
        self.own.as_ref().or(self.office.as_ref()).map(|side| &side.id)
    }

    /// The own count less the office's; none where one of the two is not known.
    pub fn difference(&self) -> Option<i64> {
        let count = |side: &Option<ChannelSide>| side.as_ref()?.counted.count().map(i64::from);
        Some(count(&self.own)? - count(&self.office)?)
    }

    /// Whether both sides have the same, or neither has anything.
    pub fn agrees(&self) -> bool {
        let counted = |side: &Option<ChannelSide>| match side {
            Some(side) if side.counted != Counted::Count(0) => side.counted.clone(),
            _ => Counted::Blank,
        };
        counted(&self.own) == counted(&self.office)
    }
}

/// One side as its account tells it.
pub(super) struct Side<'a> {
    workspace: &'a Workspace,
    at: (PeriodIx, UnitIx),
    account: &'a Account<'a>,
    tallied: Option<CountSheet>,
}

impl<'a> Side<'a> {
    pub(super) fn new(workspace: &'a Workspace, at: (PeriodIx, UnitIx), account: &'a Account<'a>) -> Self {
        let tallied = (!workspace.items().is_empty()).then(|| score::tally(workspace, at.0));
        Self { workspace, at, account, tallied: tallied.filter(|sheet| !sheet.is_blank()) }
    }

    fn rules(&self) -> Option<&'a RuleSet> {
        self.workspace.rules_of(self.at.0)
    }

    fn channel(&self, ix: ChannelIx) -> Option<ChannelSide> {
        let (record, unit) = (self.workspace.period(self.at.0)?, self.at.1);
        let rules = self.rules()?;
        let channel = rules.channel(ix)?;
        let class = &self.workspace.roster().unit(unit)?.class;
        let counted = match record.sheet().get(unit, ix) {
            _ if record.is_waiting(ix) => Counted::Waiting,
            Cell::Blank => Counted::Blank,
            Cell::Count(count) => Counted::Count(count),
            Cell::Unread(typed, fault) => Counted::Unread(typed.to_owned(), fault),
        };
        let line = self.account.lines.iter().find(|line| line.channel == ix);
        Some(ChannelSide {
            channel: ix,
            id: channel.id.clone(),
            name: rules.told_apart(channel, |of| of.name_for(class)),
            counted,
            items: self.tallied.as_ref().map(|sheet| sheet.get(unit, ix).count()),
            each: channel.points,
            value: line.map_or(Points::ZERO, |line| line.value),
        })
    }

    /// Whether the account speaks of a channel: it is open to the unit, or something stands in it.
    fn tells(&self, ix: Option<ChannelIx>) -> bool {
        ix.is_some_and(|ix| self.account.lines.iter().any(|line| line.channel == ix))
    }
}

pub(super) fn lines(
    [own, office]: &[Side<'_>; 2],
    pairs: &[(Option<ChannelIx>, Option<ChannelIx>)],
    same_rules: bool,
) -> Vec<ChannelLine> {
    let told = pairs.iter().filter(|&&(one, other)| own.tells(one) || office.tells(other));
    let line = |&(one, other): &(Option<ChannelIx>, Option<ChannelIx>)| {
        let own = one.and_then(|ix| own.channel(ix));
        let office = other.and_then(|ix| office.channel(ix));
        let points = own.as_ref().zip(office.as_ref()).filter(|_| same_rules);
        ChannelLine { points: points.map(|(own, office)| own.value - office.value), own, office }
    };
    told.map(line).collect()
}
