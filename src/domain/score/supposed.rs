//! Further adoptions that are supposed and not written: what units would come to with them.
//!
//! They go through the same slate as the record. Where counts score they are added to the unit's counts; where items
//! score each is a new item of this unit alone, adopted once on the last day of the period, without length, marks or a
//! judged factor, and valued as every other item.

use super::Known;
use super::book::{Book, Figures};
use super::index::Index;
use super::items::{Share, share_of};
use super::slices::Slice;
use super::value::Work;
use crate::domain::id::ItemId;
use crate::domain::points::Points;
use crate::domain::record::{Adoption, Author, Item};
use crate::domain::roster::UnitIx;
use crate::domain::rules::{ChannelIx, ProvisionIx};
use crate::domain::workspace::{PeriodIx, Source, Workspace};

/// What is supposed of one unit in the last period of a book.
pub(in crate::domain) struct Supposed<'a> {
    unit: UnitIx,
    period: PeriodIx,
    /// By channel.
    added: Vec<u32>,
    /// What one new item of each channel brings, where items score.
    items: Vec<Option<Share<'a>>>,
    /// Clauses that do not act in the period, by position; those beyond the end act.
    without: Vec<bool>,
}

impl<'a> Supposed<'a> {
    /// What is supposed of a unit's counts in a channel of a period.
    pub(super) fn count(&self, unit: UnitIx, period: PeriodIx, channel: ChannelIx) -> i64 {
        let here = unit == self.unit && period == self.period;
        self.added.get(channel.get()).filter(|_| here).map_or(0, |&count| i64::from(count))
    }

    /// Whether a clause is left out in a period.
    pub(super) fn leaves_out(&self, clause: ProvisionIx, period: PeriodIx) -> bool {
        period == self.period && self.without.get(clause.get()).copied().unwrap_or(false)
    }

    /// What the new items bring: equal ones together, since each has the same worth.
    pub(super) fn shares(&self) -> impl Iterator<Item = Share<'a>> + '_ {
        let counted = self.items.iter().zip(&self.added).filter(|(_, count)| **count > 0);
        counted.filter_map(|(share, &count)| {
            let mut share = share.clone()?;
            for (_, items) in &mut share.adopted {
                *items = items.saturating_mul(count);
            }
            for (_, before, after) in &mut share.changes {
                *after = *before + (*after - *before).times(count);
            }
            for (_, points) in &mut share.moved {
                *points = points.times(count);
            }
            Some(share)
        })
    }

    /// The unit it concerns.
    pub(super) fn unit(&self) -> UnitIx {
        self.unit
    }
}

/// A new item of a unit for each channel of a period's rules.
pub(in crate::domain) fn new_items(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> Vec<Item> {
    let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
        return Vec::new();
    };
    let Some(of) = workspace.roster().unit(unit) else { return Vec::new() };
    let item = |(at, channel): (usize, &crate::domain::rules::Channel)| Item {
        // An id no item has: it is longer than any may be.
        id: ItemId::new(&format!("{at:0>200}")),
        title: channel.name.clone(),
        units: vec![Author { unit: of.id.clone(), ..Author::default() }],
        length: None,
        adoptions: vec![Adoption {
            channel: channel.id.clone(),
            date: Some(record.span().to()),
            ..Adoption::default()
        }],
    };
    rules.channels().iter().enumerate().map(item).collect()
}

/// A year in which further adoptions of one unit can be supposed again and again.
pub(in crate::domain) struct Supposing<'a> {
    book: Book<'a>,
    unit: UnitIx,
    /// What the unit's items bring, the supposed ones after the others.
    shares: Vec<Share<'a>>,
    own: usize,
}

impl<'a> Supposing<'a> {
    /// Opens the year of a period; `items` are [`new_items`] of the unit.
    pub(in crate::domain) fn new(
        workspace: &'a Workspace,
        period: PeriodIx,
        unit: UnitIx,
        items: &'a [Item],
    ) -> Self {
        let mut book = Book::new(workspace, period);
        let by_items = workspace.period(period).is_some_and(|one| one.parts().source == Source::Items);
        let items = if by_items { brings(workspace, &book, period, unit, items) } else { Vec::new() };
        let shares = book.shares_of(unit);
        let own = shares.len();
        *book.supposed() = Some(Supposed { unit, period, added: Vec::new(), items, without: Vec::new() });
        Self { book, unit, shares, own }
    }

    /// 本期 of the unit without points by rank, with so many adoptions more by channel and without some clauses.
    pub(in crate::domain) fn points(&mut self, added: &[u32], without: &[bool]) -> Points {
        self.take(added, without);
        self.book.points_of(self.unit, &self.shares)
    }

    /// The unit's figures with so many adoptions more, in a year in which nobody gets points by rank.
    pub(in crate::domain) fn figures(&mut self, added: &[u32]) -> Figures {
        self.take(added, &[]);
        self.book.figures_with(self.unit, &self.shares)
    }

    /// The figures of every unit with so many adoptions more.
    pub(in crate::domain) fn all(&mut self, added: &[u32]) -> Vec<Figures> {
        self.take(added, &[]);
        self.book.rank();
        self.book.all()
    }

    fn take(&mut self, added: &[u32], without: &[bool]) {
        let Some(supposed) = self.book.supposed() else { return };
        supposed.added.clear();
        supposed.added.extend_from_slice(added);
        supposed.without.clear();
        supposed.without.extend_from_slice(without);
        self.shares.truncate(self.own);
        self.shares.extend(supposed.shares());
    }
}

/// What one new item of each channel brings in the last slice of the period.
fn brings<'a>(
    workspace: &'a Workspace,
    book: &Book<'a>,
    period: PeriodIx,
    unit: UnitIx,
    items: &'a [Item],
) -> Vec<Option<Share<'a>>> {
    let slices: &[Slice] = book.slices();
    let index = Index::new(workspace);
    let (Some(rules), Some(of), Some(first), Some(number)) = (
        workspace.rules_of(period),
        workspace.roster().unit(unit),
        slices.first(),
        slices.len().checked_sub(1),
    ) else {
        return Vec::new();
    };
    let share = |item: &'a Item| {
        let (known, begin) = (Known(period), first.span.from());
        let work =
            Work { workspace, index: &index, rules, item, position: 0, unit: of, at: unit, known, begin };
        share_of(&work, item, number, &slices[number])
    };
    items.iter().map(share).collect()
}
