//! One period with its record: its days, its rules, its counts, how far it has come.

use super::PeriodParts;
use crate::domain::calendar::Span;
use crate::domain::id::{ChannelId, UnitId};
use crate::domain::record::{CountSheet, Explained, Printed, RowCheck, put};
use crate::domain::roster::{Roster, UnitIx};
use crate::domain::rules::{Channel, ChannelIx, RuleSet};

/// How far a period has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// 草稿
    #[default]
    Draft,
    /// 核对
    Checking,
    /// 已发布
    Published,
}

/// Which record of a period scores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// 条数: the counts as the office tallied them, policies already applied.
    #[default]
    Counts,
    /// 信息: the items with their adoptions; policies are applied here.
    Items,
}

/// A period with its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    pub(super) parts: PeriodParts,
    pub(super) span: Span,
    pub(super) rules: RulesIx,
    pub(super) waiting: Vec<bool>,
    pub(super) typed: CountSheet,
    /// The counts the items come to, where they score; never written.
    pub(super) tallied: Option<CountSheet>,
}

impl Period {
    /// The period as written, with its waiting channels as they stand.
    pub fn parts(&self) -> &PeriodParts {
        &self.parts
    }

    /// Which rule set governs it.
    pub fn rules(&self) -> RulesIx {
        self.rules
    }

    /// Whether the channel has not been fed back yet. Its counts are not scored and are no zeros.
    pub fn is_waiting(&self, channel: ChannelIx) -> bool {
        self.waiting.get(channel.get()).copied().unwrap_or(false)
    }

    /// Whether none of these channels, of which there are some, has been fed back.
    pub fn waits(&self, channels: &[ChannelIx]) -> bool {
        !channels.is_empty() && channels.iter().all(|&channel| self.is_waiting(channel))
    }

    /// The channels that wait, but for those that a total tells of because all of its channels do.
    pub fn waiting_apart<'a>(&self, rules: &'a RuleSet) -> Vec<&'a Channel> {
        let is_told = |ix: ChannelIx| {
            rules.totals().any(|(_, channels)| channels.contains(&ix) && self.waits(channels))
        };
        let waiting = rules.channels_ix().filter(|&(ix, _)| self.is_waiting(ix) && !is_told(ix));
        waiting.map(|(_, channel)| channel).collect()
    }

    /// Its days.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The counts that score: as typed, or as the items come to.
    pub fn sheet(&self) -> &CountSheet {
        self.tallied.as_ref().unwrap_or(&self.typed)
    }

    /// The counts as typed.
    pub fn typed(&self) -> &CountSheet {
        &self.typed
    }

    /// What was printed when it was published.
    pub fn printed(&self, unit: UnitIx, roster: &Roster) -> Option<&Printed> {
        let id = &roster.unit(unit)?.id;
        let at = self.parts.printed.binary_search_by(|printed| printed.unit.cmp(id)).ok()?;
        self.parts.printed.get(at)
    }

    /// The verification of a unit's row; none while it is still to be verified (待核).
    pub fn check(&self, unit: &UnitId) -> Option<&RowCheck> {
        let at = self.parts.checks.binary_search_by(|check| check.unit.cmp(unit)).ok()?;
        self.parts.checks.get(at)
    }

    /// The typed counts, to be changed by an edit or filled by a reader.
    pub(crate) fn sheet_mut(&mut self) -> &mut CountSheet {
        &mut self.typed
    }

    /// Writes the verification of a unit's row, or takes it away; gives back what stood there.
    pub(in crate::domain) fn put_check(
        &mut self,
        unit: &UnitId,
        check: Option<RowCheck>,
    ) -> Option<RowCheck> {
        put(&mut self.parts.checks, |other| other.unit.cmp(unit), check)
    }

    /// Writes an explanation in the place of the one of the same finding; an empty one only takes that away.
    pub(in crate::domain) fn put_explained(&mut self, one: Explained) -> Option<Explained> {
        let written = (!one.reason.trim().is_empty()).then(|| one.clone());
        put(&mut self.parts.explained, |other| other.key().cmp(&one.key()), written)
    }

    pub(in crate::domain) fn parts_mut(&mut self) -> &mut PeriodParts {
        &mut self.parts
    }

    /// Both lists of waiting channels are kept: by position to be asked, by id, in the order of the channels, to be written.
    pub(in crate::domain) fn set_waiting(&mut self, channel: ChannelIx, id: &ChannelId, waiting: bool) {
        let Some(state) = self.waiting.get_mut(channel.get()) else { return };
        if std::mem::replace(state, waiting) == waiting {
            return;
        }
        let at = self.waiting.iter().take(channel.get()).filter(|waits| **waits).count();
        if waiting {
            self.parts.waiting.insert(at, id.clone());
        } else {
            self.parts.waiting.remove(at);
        }
    }
}

/// A rule set's position in its workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RulesIx(pub(super) usize);

impl RulesIx {
    /// The position, counted from 0.
    pub const fn new(position: usize) -> Self {
        Self(position)
    }

    /// The position, counted from 0.
    pub const fn get(self) -> usize {
        self.0
    }
}

/// A period's position in its workspace, by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PeriodIx(pub(super) usize);

impl PeriodIx {
    /// The position, counted from 0.
    pub const fn new(position: usize) -> Self {
        Self(position)
    }

    /// The position, counted from 0.
    pub const fn get(self) -> usize {
        self.0
    }
}
