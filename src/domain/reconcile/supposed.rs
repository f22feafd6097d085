//! The office's record as it would be with what is claimed, scored by the engine that scores it.

use super::claim::{ClaimRow, Evidence, What};
use super::{ItemLine, Reconciliation};
use crate::domain::board::Scoreboard;
use crate::domain::edit::{Edit, ManyName, apply};
use crate::domain::id::{ChannelId, ItemId, PeriodId, UnitId};
use crate::domain::points::Points;
use crate::domain::record::{Adoption, Author, Item, LARGEST_COUNT};
use crate::domain::roster::UnitIx;
use crate::domain::rules::Basis;
use crate::domain::same::Units;
use crate::domain::score;
use crate::domain::workspace::{PeriodIx, Source, Status, Workspace};

/// The most adoptions without a title that one row may add to a record of items.
const MOST_UNNAMED: u32 = 500;

/// A copy of the office's workspace in which a period may be changed.
pub(super) struct Supposed<'a> {
    workspace: Workspace,
    own: &'a Workspace,
    result: &'a Reconciliation,
    period: PeriodId,
    unit: UnitId,
    by: Basis,
    by_items: bool,
    before: Points,
    /// How many items were made up, so that none has the id of another.
    made: usize,
    /// The office's item for each of the result's that it did not have.
    fresh: Vec<(usize, ItemId)>,
}

impl<'a> Supposed<'a> {
    pub(super) fn new(result: &'a Reconciliation, own: &'a Workspace, office: &Workspace) -> Option<Self> {
        let (at, unit) = result.office;
        let mut workspace = office.clone();
        let record = workspace.period(at)?;
        let (period, by_items) = (record.parts().id.clone(), record.parts().source == Source::Items);
        if record.parts().status == Status::Published {
            // What was printed does not move; the question is what it would have been.
            let status = Status::Draft;
            let open = Edit::SetStatus { period: period.clone(), status, printed: Vec::new() };
            apply(&mut workspace, open).ok()?;
        }
        let by = workspace.rules_of(at)?.ranking().by;
        let unit = workspace.roster().unit(unit)?.id.clone();
        let mut supposed = Self {
            workspace,
            own,
            result,
            period,
            unit,
            by,
            by_items,
            before: Points::ZERO,
            made: 0,
            fresh: Vec::new(),
        };
        supposed.before = supposed.basis();
        Some(supposed)
    }

    /// What one row by itself adds.
    pub(super) fn alone(&mut self, row: &ClaimRow) -> Option<Points> {
        let (made, fresh) = (self.made, self.fresh.clone());
        let inverse = self.take(row)?;
        let points = self.basis() - self.before;
        (self.made, self.fresh) = (made, fresh);
        apply(&mut self.workspace, inverse).ok()?;
        Some(points)
    }

    /// What all rows that can be taken add together; they stay.
    pub(super) fn together(&mut self, rows: &[ClaimRow]) -> Option<Points> {
        let taken = rows.iter().filter_map(|row| self.take(row)).count();
        (taken > 0 || rows.is_empty()).then(|| self.basis() - self.before)
    }

    /// Puts a row into the record; gives what takes it out again, or none where the record cannot take it.
    fn take(&mut self, row: &ClaimRow) -> Option<Edit> {
        let edits = match &row.what {
            _ if !self.by_items => vec![self.counted(&row.channel, row.adoptions())?],
            What::Adoption(evidence) => vec![self.named(&row.channel, evidence)?],
            What::Count { missing, .. } => self.unnamed(row, *missing)?,
        };
        let applied = apply(&mut self.workspace, Edit::Many { name: ManyName::Merge, edits }).ok()?;
        Some(applied.inverse)
    }

    fn at(&self) -> (PeriodIx, UnitIx) {
        self.result.office
    }

    /// The points by which the unit is ranked.
    fn basis(&self) -> Points {
        let (at, unit) = self.at();
        if self.by == Basis::Converted {
            return Scoreboard::new(&self.workspace, at).basis(unit);
        }
        let account = score::account(&self.workspace, at, unit);
        account.map_or(Points::ZERO, |account| match self.by {
            Basis::Current => account.current(),
            Basis::Cumulative | Basis::Converted => account.cumulative(),
        })
    }

    /// So many more in a cell.
    fn counted(&self, channel: &ChannelId, more: u32) -> Option<Edit> {
        let (at, unit) = self.at();
        let ix = self.workspace.rules_of(at)?.find_channel(channel)?;
        let count = self.workspace.period(at)?.typed().get(unit, ix).count().checked_add(more)?;
        if count > LARGEST_COUNT {
            return None;
        }
        Some(Edit::Type {
            period: self.period.clone(),
            unit: self.unit.clone(),
            channel: channel.clone(),
            typed: count.to_string(),
        })
    }

    /// One adoption more of the office's item, or of one like the unit's.
    fn named(&mut self, channel: &ChannelId, evidence: &Evidence) -> Option<Edit> {
        let line = self.result.items.get(evidence.item)?;
        let found = self.fresh.iter().find(|(item, _)| *item == evidence.item).map(|(_, id)| id.clone());
        let known = found.or_else(|| line.office.first().cloned());
        let mut item = match known.and_then(|id| self.workspace.items().get(&id)) {
            Some(item) => item.clone(),
            None => self.like_own(line, evidence.item)?,
        };
        item.adoptions.push(self.adoption(line, channel, evidence)?);
        Some(Edit::PutItem { id: item.id.clone(), item: Some(Box::new(item)) })
    }

    /// The adoption as the unit's ledger has it, in the office's ids.
    fn adoption(&self, line: &ItemLine, channel: &ChannelId, evidence: &Evidence) -> Option<Adoption> {
        let is_meant = |own: &&Adoption| {
            let told = (own.date, own.issue.trim(), own.evidence.trim());
            told == (evidence.date, evidence.issue.as_str(), evidence.evidence.as_str())
        };
        let own = line.adoptions.iter().filter_map(|one| one.own.as_ref()).find(is_meant)?;
        let known = own.known.as_ref().map(|_| self.period.clone());
        let mut adoption = Adoption { channel: channel.clone(), known, ..own.clone() };
        if !self.result.same_rules {
            // Marks name clauses, which other rules do not have.
            adoption.marks.clear();
            adoption.factor = None;
        }
        Some(adoption)
    }

    /// An item like the unit's own, with those of its units that the office knows.
    fn like_own(&mut self, line: &ItemLine, at: usize) -> Option<Item> {
        let own = self.own.items().get(line.own.first()?)?;
        let authors = self.authors(own);
        let (title, length) = (own.title.clone(), own.length);
        let id = self.fresh_id();
        self.fresh.push((at, id.clone()));
        Some(Item { id, title, units: authors, length, adoptions: Vec::new() })
    }

    fn authors(&self, own: &Item) -> Vec<Author> {
        let units = Units::new(&self.workspace, self.at().0);
        let author = |author: &Author| {
            let unit = self.own.roster().find(&author.unit)?;
            let found = units.find(self.own, self.result.own.0, unit)?.0;
            Some(Author { unit: self.workspace.roster().unit(found)?.id.clone(), ..author.clone() })
        };
        own.units.iter().filter_map(author).collect()
    }

    /// So many items of which no more than the channel is known, on the period's last day.
    fn unnamed(&mut self, row: &ClaimRow, missing: u32) -> Option<Vec<Edit>> {
        if missing > MOST_UNNAMED {
            return None;
        }
        let date = Some(self.workspace.period(self.at().0)?.span().to());
        let one = |_| {
            let id = self.fresh_id();
            let adoption = Adoption { channel: row.channel.clone(), date, ..Adoption::default() };
            let units = vec![Author { unit: self.unit.clone(), ..Author::default() }];
            let title = row.channel_name.clone();
            let item = Item { id: id.clone(), title, units, length: None, adoptions: vec![adoption] };
            Edit::PutItem { id, item: Some(Box::new(item)) }
        };
        Some((0..missing).map(one).collect())
    }

    /// An id that no item of the office has.
    fn fresh_id(&mut self) -> ItemId {
        loop {
            self.made += 1;
            let id = ItemId::new(&format!("claimed-{}", self.made));
            if self.workspace.items().get(&id).is_none() {
                return id;
            }
        }
    }
}
