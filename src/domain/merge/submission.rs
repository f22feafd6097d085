//! What one unit's file says, in the office's own units and channels.

use crate::domain::id::{ChannelId, UnitId};
use crate::domain::record::Cell;
use crate::domain::roster::{Roster, UnitIx};
use crate::domain::rules::{Channel, ChannelIx, RuleSet};
use crate::domain::same::{self, Units};
use crate::domain::workspace::{Origin, Period, PeriodIx, Workspace};

/// A file as far as it speaks of the period at work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// The file's name.
    pub file: String,
    /// The state of the draft it was written from, if it says.
    pub origin: Option<Origin>,
    /// The jurisdiction it names, where that is another one.
    pub county: Option<String>,
    /// The units that are found by their ids alone, since they are called otherwise here.
    pub by_id: Vec<UnitId>,
    /// Whether it scores under other rules than the period here; its counts are the same all the same.
    pub other_rules: bool,
    /// The cells with something in them, by the ids that unit and channel have here, each with its text.
    pub cells: Vec<(UnitId, ChannelId, String)>,
    /// Names of units with entries that no unit here has.
    pub strangers: Vec<String>,
    /// Names of channels with entries that the rules here do not have.
    pub unknown_channels: Vec<String>,
}

impl Submission {
    /// Its cells by position, in roster order, then by channel; without those of what is no longer there.
    pub(super) fn placed(&self, roster: &Roster, rules: &RuleSet) -> Vec<(UnitIx, ChannelIx, &str)> {
        let place = |cell: &'_ (UnitId, ChannelId, String)| {
            Some((roster.find(&cell.0)?, rules.find_channel(&cell.1)?))
        };
        let placed = self.cells.iter().filter_map(|cell| {
            let (unit, channel) = place(cell)?;
            Some((unit, channel, cell.2.as_str()))
        });
        let mut cells: Vec<_> = placed.collect();
        cells.sort_unstable();
        cells
    }
}

/// Why nothing of a file can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// One of the file and the draft is the built-in example.
    Example,
    /// It has no period with these days.
    NoPeriod,
    /// Nothing was entered in its period, and it does not say which draft it is a state of.
    Blank,
}

/// Reads a unit's file for a period. The period is found by its days, a unit by its name and then by its id where the
/// file is of the same jurisdiction, a channel by its id and then by its name.
///
/// # Errors
/// When nothing of it can be taken.
pub fn submission(
    file: String,
    origin: Option<Origin>,
    brought: &Workspace,
    into: &Workspace,
    period: PeriodIx,
) -> Result<Submission, Refusal> {
    if brought.is_example() != into.is_example() {
        return Err(Refusal::Example);
    }
    let parts = into.period(period).zip(into.rules_of(period)).ok_or(Refusal::NoPeriod)?;
    let at = same::period(parts.0.span(), brought).ok_or(Refusal::NoPeriod)?;
    let (record, rules) = brought.period(at).zip(brought.rules_of(at)).ok_or(Refusal::NoPeriod)?;
    // A blank state of a draft tells that what an earlier one said was taken back.
    if record.sheet().is_blank() && origin.is_none() {
        return Err(Refusal::Blank);
    }
    let county = (brought.name() != into.name()).then(|| brought.name().to_owned());
    let other_rules = rules.parts() != parts.1.parts();
    let mut read = Submission { file, origin, county, other_rules, ..Submission::default() };
    let channels = channels(record, rules, parts.1, brought, &mut read.unknown_channels);
    let units = Units::new(into, period);
    for (unit, of) in brought.roster().units_ix().filter(|&(unit, _)| !record.sheet().is_blank_of(unit)) {
        let found = units.find(brought, at, unit);
        let own = found.and_then(|(own, by_id_alone)| Some((into.roster().unit(own)?, by_id_alone)));
        let Some((own, by_id_alone)) = own else {
            read.strangers.push(of.name.clone());
            continue;
        };
        if by_id_alone {
            read.by_id.push(own.id.clone());
        }
        for (theirs, ours) in &channels {
            match record.sheet().get(unit, *theirs) {
                Cell::Blank => {}
                cell => read.cells.push((own.id.clone(), ours.clone(), cell.text())),
            }
        }
    }
    read.cells.sort();
    // Two of its units may be one here; what is said twice alike is said once.
    read.cells.dedup();
    Ok(read)
}

/// Each channel of the file that has entries, with the one it is here.
fn channels(
    record: &Period,
    theirs: &RuleSet,
    ours: &RuleSet,
    brought: &Workspace,
    unknown: &mut Vec<String>,
) -> Vec<(ChannelIx, ChannelId)> {
    let has_entries = |channel: ChannelIx| {
        brought.roster().units_ix().any(|(unit, _)| record.sheet().get(unit, channel) != Cell::Blank)
    };
    let mut pairs = Vec::new();
    for (ix, channel) in theirs.channels_ix().filter(|&(ix, _)| has_entries(ix)) {
        let named_so = |other: &&Channel| other.name == channel.name;
        let by_name = || ours.channels_ix().map(|(_, other)| other).find(named_so);
        let by_id = ours.find_channel(&channel.id).and_then(|at| ours.channel(at));
        match by_id.filter(named_so).or_else(by_name).or(by_id) {
            Some(own) => pairs.push((ix, own.id.clone())),
            None => unknown.push(channel.name.clone()),
        }
    }
    pairs
}
