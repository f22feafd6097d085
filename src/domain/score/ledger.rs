//! 台账: what every adoption of an item brings each of its units in a period, and why one brings nothing.
//!
//! It asks the same [`Work`] that scores, so that what is told of an item cannot differ from what it counts.

use super::Known;
use super::index::Index;
use super::value::Work;
use super::valued::{Why, total};
use crate::domain::points::Points;
use crate::domain::record::{Adoption, Item};
use crate::domain::roster::UnitIx;
use crate::domain::rules::{ChannelIx, RuleSet};
use crate::domain::workspace::{PeriodIx, Source, Workspace};

/// Tells what items bring in one period.
pub struct Ledger<'a> {
    workspace: &'a Workspace,
    index: Index<'a>,
    period: PeriodIx,
}

/// What one item brings one of its units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemAccount {
    /// The unit; none where the roster has none with that id.
    pub unit: Option<UnitIx>,
    /// Whether the unit scores at all.
    pub scored: bool,
    /// Every adoption of the item, in the order of the item.
    pub adoptions: Vec<AdoptionAccount>,
    /// What it adds to 本期.
    pub points: Points,
    /// What of earlier periods became known in this one (补计).
    pub late: Points,
    /// What counted in earlier periods and gives way to what counts now; the adoptions less this are 本期.
    pub given_way: Points,
}

/// What one adoption brings a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AdoptionAccount {
    /// Its channel in the period's rule set.
    pub channel: Option<ChannelIx>,
    /// The points it brings.
    pub points: Points,
    /// What does not count, where something does not.
    pub struck: Points,
    /// Why not; none where it counts.
    pub why: Option<Why>,
}

impl<'a> Ledger<'a> {
    /// The ledger of a period.
    pub fn new(workspace: &'a Workspace, period: PeriodIx) -> Self {
        Self { workspace, index: Index::new(workspace), period }
    }

    /// What an item brings each of its units, in their order.
    pub fn accounts(&self, item: &Item) -> Vec<ItemAccount> {
        (0..item.units.len()).map(|position| self.account(item, position).unwrap_or_default()).collect()
    }

    /// What an item brings the unit at a position among its units; none where the roster has no such unit.
    pub fn account(&self, item: &Item, position: usize) -> Option<ItemAccount> {
        let at = self.workspace.roster().find(&item.units.get(position)?.unit)?;
        let span = self.workspace.period(self.period)?.span();
        let rules = self.workspace.rules_of(self.period)?;
        let work = self.work(item, position, rules, Known(self.period))?;
        let (_, now) = work.valued(span.to());
        let (_, before) = work.valued(span.from().day_before());
        let tell = |adoption: &Adoption| {
            let channel = rules.find_channel(&adoption.channel);
            let is_this = |one: &&super::valued::Valued<'_>| std::ptr::eq(one.adoption, adoption);
            let plain =
                channel.and_then(|ix| rules.channel(ix)).map_or(Points::ZERO, |channel| channel.points);
            let mut told = AdoptionAccount { channel, points: Points::ZERO, struck: plain, why: None };
            told.why = self.kept_out(&work, adoption, channel);
            if let Some(Why::Before(_)) = told.why {
                told.struck = before.iter().find(is_this).map_or(plain, |one| one.points);
            }
            if told.why.is_some() {
                return told;
            }
            let Some(one) = now.iter().find(is_this) else {
                return AdoptionAccount { why: Some(Why::NotMeant), ..told };
            };
            let why = match one.why {
                Some(Why::Lower | Why::Repeated) if one.after.is_some_and(|day| day < span.from()) => {
                    Some(Why::Earlier)
                }
                why => why,
            };
            let struck = if why.is_some() { one.stood } else { Points::ZERO };
            AdoptionAccount { channel, points: one.points, struck, why }
        };
        let adoptions: Vec<AdoptionAccount> = item.adoptions.iter().map(tell).collect();
        let points = total(&now) - total(&before);
        let counted: Points = adoptions.iter().map(|one| one.points).sum();
        let late = self.late(item, position);
        Some(ItemAccount {
            unit: Some(at),
            scored: self.workspace.roster().is_scored(at),
            // What became known late stands in an earlier period's value and is told apart.
            given_way: counted - points,
            adoptions,
            points,
            late,
        })
    }

    /// Why an adoption takes no part in the period at all.
    fn kept_out(&self, work: &Work<'_>, adoption: &Adoption, channel: Option<ChannelIx>) -> Option<Why> {
        let Some(of) = adoption.date.and_then(|date| self.workspace.period_on(date)) else {
            return Some(Why::NoPeriod);
        };
        let known = adoption.known.as_ref().and_then(|id| self.workspace.find_period(id));
        if let Some(later) = known.filter(|&known| known > self.period) {
            return Some(Why::KnownLater(later));
        }
        if of != self.period {
            return Some(if of < self.period { Why::Before(of) } else { Why::Later(of) });
        }
        match channel {
            Some(ix) if work.waits(adoption, of, ix) => Some(Why::Waiting),
            Some(_) => None,
            None => Some(Why::NotMeant),
        }
    }

    /// What became known in this period of the ones before it: what they come to with it, less without it.
    fn late(&self, item: &Item, position: usize) -> Points {
        let here = self.workspace.period(self.period).map(|period| &period.parts().id);
        let is_late = |adoption: &Adoption| adoption.known.is_some() && adoption.known.as_ref() == here;
        let Some(before) = self.period.get().checked_sub(1).map(PeriodIx::new) else { return Points::ZERO };
        if !item.adoptions.iter().any(is_late) {
            return Points::ZERO;
        }
        let begin = self.workspace.year_begin(self.period).get();
        let worth = |at: PeriodIx, known: Known| {
            let (rules, period) = (self.workspace.rules_of(at)?, self.workspace.period(at)?);
            // Where counts score, what became known of it is a late count, and the item brings nothing.
            if period.parts().source == Source::Counts {
                return None;
            }
            let work = self.work(item, position, rules, known)?;
            let span = period.span();
            Some(total(&work.valued(span.to()).1) - total(&work.valued(span.from().day_before()).1))
        };
        let earlier = (begin..self.period.get()).map(PeriodIx::new);
        let of = |at| {
            let (now, then) = (worth(at, Known(self.period)), worth(at, Known(before)));
            now.unwrap_or_default() - then.unwrap_or_default()
        };
        earlier.map(of).sum()
    }

    fn work<'b>(
        &'b self,
        item: &'b Item,
        position: usize,
        rules: &'b RuleSet,
        known: Known,
    ) -> Option<Work<'b>> {
        let at = self.workspace.roster().find(&item.units.get(position)?.unit)?;
        let first = self.workspace.year_begin(self.period);
        Some(Work {
            workspace: self.workspace,
            index: &self.index,
            rules,
            item,
            position,
            unit: self.workspace.roster().unit(at)?,
            at,
            known,
            begin: self.workspace.period(first)?.span().from(),
        })
    }
}

/// Whether an item belongs to a period: it was adopted in it, or became known in it.
pub fn is_in(workspace: &Workspace, period: PeriodIx, item: &Item) -> bool {
    let Some(record) = workspace.period(period) else { return false };
    item.adoptions.iter().any(|adoption| {
        adoption.date.is_some_and(|date| record.span().contains(date))
            || adoption.known.as_ref() == Some(&record.parts().id)
    })
}
