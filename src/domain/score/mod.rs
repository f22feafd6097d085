//! From a record and the rules to an account: lines that add up to the score.
//!
//! Where channels alone make points, [`all_points`] scores a whole period in one pass over its columns. Where clauses
//! compute, each unit goes through its year slice by slice (`year`), items are valued before that (`items`), and what
//! looks at other units comes last (`book`). [`account`] explains either. All value a count through the channel's
//! points and ask [`acts`] whether it counts, so they cannot drift apart; property tests hold them together.

mod account;
mod book;
mod convert;
mod heritage;
mod honour;
mod index;
mod items;
mod ledger;
mod slate;
mod slices;
mod supposed;
mod value;
mod valued;
mod windows;
mod year;

pub use account::{Account, Accounts, LateLine, account, deeds};
pub use convert::{Converted, conversion, conversions};
pub use honour::{Honour, honours};
pub use items::counted_in;
pub use ledger::{AdoptionAccount, ItemAccount, Ledger, is_in};
pub use valued::Why;

pub(super) use book::{Book, Figures};
pub(super) use convert::convert;
pub(super) use items::tally;
pub(super) use slate::{Judgement, Slate, Turn};
pub(super) use slices::stretches;
pub(super) use supposed::{Supposing, new_items};

use super::id::{ClassId, EntryId, ItemId};
use super::points::Points;
use super::record::{Cell, CellFault, CountSheet};
use super::roster::{Class, Standing, UnitIx};
use super::rules::{Channel, ChannelIx, Currency, ProvisionIx, RuleSet};
use super::workspace::{Period, PeriodIx, Source, Workspace};

/// Facts that became known later than this period are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known(pub(super) PeriodIx);

impl Known {
    /// Whether what became known in a period is known.
    pub(super) fn includes(self, period: PeriodIx) -> bool {
        period <= self.0
    }
}

/// What a clause did in an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseLine {
    /// The clause.
    pub provision: ProvisionIx,
    /// What it pays in.
    pub currency: Currency,
    /// The points it looked at, before it acted.
    pub before: Points,
    /// The same points after it.
    pub after: Points,
    /// What it measured: the window to date of a cap, what was done of a task, items, entries.
    pub measured: Points,
    /// What that is put beside: the cap, the target, the factor.
    pub against: Points,
    /// The item it concerns.
    pub item: Option<ItemId>,
    /// The entry it concerns.
    pub entry: Option<EntryId>,
    /// It is told even when it changed nothing.
    pub told: bool,
}

impl ClauseLine {
    pub(super) fn new(provision: ProvisionIx, before: Points, after: Points) -> Self {
        Self {
            provision,
            currency: Currency::Points,
            before,
            after,
            measured: Points::ZERO,
            against: Points::ZERO,
            item: None,
            entry: None,
            told: false,
        }
    }

    /// A line in what the clause pays in.
    pub(super) fn turned(turn: Turn<'_>, before: Points, after: Points) -> Self {
        Self { currency: year::currency(turn), ..Self::new(turn.ix, before, after) }
    }

    /// What it added.
    pub fn value(&self) -> Points {
        self.after - self.before
    }
}

/// What stands in a channel for a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// Nothing was adopted, or nothing was entered.
    None,
    /// So many adoptions.
    Count(u32),
    /// Not fed back yet: neither none nor a number, and not scored.
    Waiting,
    /// Something that is no count; the score leaves it out.
    LeftOut(&'a str, CellFault),
}

/// One line of an account: a channel, what stands in it, and what that is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The channel.
    pub channel: ChannelIx,
    /// What stands in it.
    pub entry: Entry<'a>,
    /// The points of one adoption.
    pub each: Points,
    /// The points of this line.
    pub value: Points,
}

/// The points of every unit in a period, in roster order, and what each class earned in each kind.
pub struct Scores {
    /// 本期 of every unit; 0 for listed-only ones.
    pub points: Vec<Points>,
    /// Points by class and kind.
    pub kinds: Vec<Vec<Points>>,
}

/// Scores a whole period, unit by unit.
pub fn all_points(workspace: &Workspace, period: PeriodIx) -> Scores {
    let roster = workspace.roster();
    let mut points = vec![Points::ZERO; roster.units().len()];
    let kind_count = workspace.rules_of(period).map_or(0, |rules| rules.kinds().len());
    let mut kinds = vec![vec![Points::ZERO; kind_count]; roster.classes().len()];
    let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
        return Scores { points, kinds };
    };
    // Of every class and channel, what one adoption is worth and what all of them earned. Plain thousandths: within the
    // limits of rules, counts and roster no sum reaches a quarter of their range, so the loop over every count need not
    // ask whether one went over.
    let slots = |class: &Class| {
        let each = |(ix, channel): (ChannelIx, &Channel)| {
            if acts(record, ix, channel, &class.id) { channel.value(1).thousandths() } else { 0 }
        };
        rules.channels_ix().map(|channel| (each(channel), 0)).collect()
    };
    let mut slots: Vec<Vec<(i64, i64)>> = roster.classes().iter().map(slots).collect();
    let columns = record.sheet().columns();
    for ((unit, &lane), own) in roster.lanes().iter().enumerate().zip(&mut points) {
        // Who does not score is in the lane of no class.
        let Some(slots) = slots.get_mut(lane as usize) else { continue };
        let mut sum = 0;
        for ((each, earned), column) in slots.iter_mut().zip(&columns) {
            let count = column.get(unit).map_or(0, |&cell| CountSheet::scoring(cell));
            let value = *each * i64::from(count);
            sum += value;
            *earned += value;
        }
        *own = Points::from_thousandths(sum);
    }
    for (kinds, slots) in kinds.iter_mut().zip(slots) {
        for ((ix, _), (_, earned)) in rules.channels_ix().zip(slots) {
            kinds[rules.kind_of(ix).get()] += Points::from_thousandths(earned);
        }
    }
    Scores { points, kinds }
}

/// Whether counts of a class in a channel score in the period.
pub fn acts(record: &Period, ix: ChannelIx, channel: &Channel, class: &ClassId) -> bool {
    !record.is_waiting(ix) && channel.is_open_to(class)
}

/// Whether the periods of a year up to this one are scored by their columns alone: counts, channels, nothing frozen,
/// nothing late, no unit that comes or goes.
pub fn is_plain(workspace: &Workspace, upto: PeriodIx) -> bool {
    let periods = (workspace.year_begin(upto).get()..=upto.get()).map(PeriodIx::new);
    let plain = |at: PeriodIx| {
        let by_columns = workspace.rules_of(at).is_some_and(RuleSet::is_plain);
        by_columns
            && workspace.period(at).is_some_and(|period| {
                period.parts().source == Source::Counts && period.parts().printed.is_empty()
            })
    };
    let no_entries = workspace.late().is_empty() && workspace.adjustments().is_empty();
    no_entries && workspace.roster().is_steady() && periods.into_iter().all(plain)
}

/// The points of one unit in periods of one year by kind of information, in the order of the last one's kinds, where
/// the columns alone score.
pub(super) fn plain_kinds(
    workspace: &Workspace,
    (from, to): (PeriodIx, PeriodIx),
    unit: UnitIx,
) -> Vec<Points> {
    let kinds = workspace.rules_of(to).map_or(&[][..], RuleSet::kinds);
    let mut sums = vec![Points::ZERO; kinds.len()];
    each_plain_value(workspace, (from, to), unit, |rules, channel, points| {
        let kind = &rules.kinds()[rules.kind_of(channel).get()].id;
        if let Some(at) = kinds.iter().position(|other| other.id == *kind) {
            sums[at] += points;
        }
    });
    sums
}

/// The points of one unit in periods of one year where the columns alone score.
pub(super) fn plain_points(workspace: &Workspace, periods: (PeriodIx, PeriodIx), unit: UnitIx) -> Points {
    let mut sum = Points::ZERO;
    each_plain_value(workspace, periods, unit, |_, _, points| sum += points);
    sum
}

fn each_plain_value(
    workspace: &Workspace,
    (from, to): (PeriodIx, PeriodIx),
    unit: UnitIx,
    mut tell: impl FnMut(&RuleSet, ChannelIx, Points),
) {
    let Some(of) = workspace.roster().unit(unit).filter(|of| of.standing == Standing::Scored) else { return };
    for period in (from.get()..=to.get()).map(PeriodIx::new) {
        let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
            continue;
        };
        for (ix, channel) in rules.channels_ix().filter(|(ix, one)| acts(record, *ix, one, &of.class)) {
            tell(rules, ix, channel.value(record.sheet().get(unit, ix).count()));
        }
    }
}

/// Whether something was typed for a unit that its score leaves out.
pub fn leaves_out(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> bool {
    let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
        return false;
    };
    let unread = |ix| matches!(record.sheet().get(unit, ix), Cell::Unread(..)) && !record.is_waiting(ix);
    let printed = record.printed(unit, workspace.roster()).is_some_and(|printed| printed.current.is_some());
    !printed && rules.channels_ix().any(|(ix, _)| unread(ix))
}
