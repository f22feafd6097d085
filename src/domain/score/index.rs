//! The records of a workspace by the unit they concern, so that no unit looks through those of all others.

use std::collections::BTreeMap;

use super::Known;
use crate::domain::id::ItemId;
use crate::domain::record::{Adjustment, Item, Late};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{PeriodIx, Workspace};

/// The records by unit, each list in the order of the ids.
#[derive(Default)]
pub(in crate::domain) struct Index<'a> {
    /// Items with the unit's position among their units.
    pub(in crate::domain) items: BTreeMap<UnitIx, Vec<(&'a Item, usize)>>,
    /// Entries by hand.
    pub(in crate::domain) entries: BTreeMap<UnitIx, Vec<&'a Adjustment>>,
    /// Entries by the item they name.
    pub(in crate::domain) of_item: BTreeMap<&'a ItemId, Vec<&'a Adjustment>>,
    late: BTreeMap<UnitIx, Vec<&'a Late>>,
}

impl<'a> Index<'a> {
    pub(in crate::domain) fn new(workspace: &'a Workspace) -> Self {
        let mut index = Self::default();
        let roster = workspace.roster();
        for item in workspace.items().values() {
            for (position, author) in item.units.iter().enumerate() {
                if let Some(unit) = roster.find(&author.unit) {
                    index.items.entry(unit).or_default().push((item, position));
                }
            }
        }
        for entry in workspace.adjustments().values() {
            if let Some(unit) = roster.find(&entry.unit) {
                index.entries.entry(unit).or_default().push(entry);
            }
            if let Some(item) = &entry.item {
                index.of_item.entry(item).or_default().push(entry);
            }
        }
        for late in workspace.late().values() {
            if let Some(unit) = roster.find(&late.unit) {
                index.late.entry(unit).or_default().push(late);
            }
        }
        index
    }

    /// The late count of a unit in a channel of a period, as far as it was known.
    pub(in crate::domain) fn late(
        &self,
        workspace: &Workspace,
        known: Known,
        unit: UnitIx,
        channel: ChannelIx,
        of: PeriodIx,
    ) -> i64 {
        let Some(late) = self.late.get(&unit) else { return 0 };
        let (Some(rules), Some(period)) = (workspace.rules_of(of), workspace.period(of)) else { return 0 };
        let Some(channel) = rules.channel(channel) else { return 0 };
        let counts = late.iter().filter(|late| late.channel == channel.id && late.of == period.parts().id);
        let known =
            counts.filter(|late| workspace.find_period(&late.known).is_some_and(|at| known.includes(at)));
        known.map(|late| i64::from(late.count.unwrap_or(0))).sum()
    }
}
