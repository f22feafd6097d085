//! The records of a workspace by the unit they concern, so that no unit looks through those of all others.

use super::Known;
use crate::domain::record::{Adjustment, Item, Late};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{PeriodIx, Source, Workspace};

/// A unit or an item, the position of a record that concerns it, and a position in that record.
type Link = (usize, usize, usize);

/// Where records stand by what they concern, each list in the order of the ids. All are links of one type, so that
/// the code to sort and to find them is there once.
pub(in crate::domain) struct Index<'a> {
    workspace: &'a Workspace,
    items: Vec<Link>,
    entries: Vec<Link>,
    /// Entries by the item they name.
    of_item: Vec<Link>,
    late: Vec<Link>,
}

impl<'a> Index<'a> {
    pub(in crate::domain) fn new(workspace: &'a Workspace) -> Self {
        let (mut items, mut entries, mut of_item, mut late) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let roster = workspace.roster();
        let by_items = workspace.periods().iter().any(|period| period.parts().source == Source::Items);
        for (at, item) in workspace.items().values().enumerate().filter(|_| by_items) {
            for (position, author) in item.units.iter().enumerate() {
                items.extend(roster.find(&author.unit).map(|unit| (unit.get(), at, position)));
            }
        }
        for (at, entry) in workspace.adjustments().values().enumerate() {
            entries.extend(roster.find(&entry.unit).map(|unit| (unit.get(), at, 0)));
            let item = entry.item.as_ref().and_then(|id| workspace.items().position(id));
            of_item.extend(item.map(|item| (item, at, 0)));
        }
        for (at, one) in workspace.late().values().enumerate() {
            late.extend(roster.find(&one.unit).map(|unit| (unit.get(), at, 0)));
        }
        for links in [&mut items, &mut entries, &mut of_item, &mut late] {
            links.sort_unstable();
        }
        Self { workspace, items, entries, of_item, late }
    }

    /// The items of these units, or of all, unit by unit, with the unit's position among theirs.
    pub(in crate::domain) fn items(
        &self,
        only: Option<&[UnitIx]>,
    ) -> impl Iterator<Item = (UnitIx, &'a Item, usize)> {
        let meant = match only {
            None => vec![self.items.as_slice()],
            Some(units) => units.iter().map(|unit| of(&self.items, unit.get())).collect(),
        };
        meant.into_iter().flatten().filter_map(|&(unit, at, position)| {
            let unit = UnitIx::new(u32::try_from(unit).unwrap_or(u32::MAX));
            Some((unit, self.workspace.items().at(at)?, position))
        })
    }

    /// The entries by hand of a unit.
    pub(in crate::domain) fn entries(&self, unit: UnitIx) -> impl Iterator<Item = &'a Adjustment> {
        of(&self.entries, unit.get()).iter().filter_map(|link| self.workspace.adjustments().at(link.1))
    }

    /// The entries by hand that name an item.
    pub(in crate::domain) fn of_item(&self, item: &Item) -> impl Iterator<Item = &'a Adjustment> {
        let item = self.workspace.items().position(&item.id).unwrap_or(usize::MAX);
        of(&self.of_item, item).iter().filter_map(|link| self.workspace.adjustments().at(link.1))
    }

    /// The late count of a unit in a channel of a period, as far as it was known.
    pub(in crate::domain) fn late(
        &self,
        known: Known,
        unit: UnitIx,
        channel: ChannelIx,
        of: PeriodIx,
    ) -> i64 {
        let (late, workspace) = (self::of(&self.late, unit.get()), self.workspace);
        if late.is_empty() {
            return 0;
        }
        let (Some(rules), Some(period)) = (workspace.rules_of(of), workspace.period(of)) else { return 0 };
        let Some(channel) = rules.channel(channel) else { return 0 };
        let late = late.iter().filter_map(|link| workspace.late().at(link.1));
        let counts = late.filter(|late| late.channel == channel.id && late.of == period.parts().id);
        let known = counts
            .filter(|late: &&Late| workspace.find_period(&late.known).is_some_and(|at| known.includes(at)));
        known.map(|late| i64::from(late.count.unwrap_or(0))).sum()
    }
}

fn of(links: &[Link], key: usize) -> &[Link] {
    let from = links.partition_point(|link| link.0 < key);
    let to = links.partition_point(|link| link.0 <= key);
    &links[from..to]
}
