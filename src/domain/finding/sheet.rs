//! What the counts of a period should be asked about.

use super::{Code, Found};
use crate::domain::record::Cell;
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::Source;

pub(super) fn look(found: &mut Found<'_>) {
    let workspace = found.workspace;
    let (Some(record), Some(rules)) = (workspace.period(found.period), workspace.rules_of(found.period))
    else {
        return;
    };
    for (unit, channel, typed, fault) in record.typed().unread() {
        found.add(Code::Unread(fault), Some(unit), Some(channel), typed.to_owned());
    }
    for (ix, channel) in rules.channels_ix() {
        for (unit, of) in workspace.roster().units_ix() {
            let Cell::Count(count @ 1..) = record.sheet().get(unit, ix) else { continue };
            let code = if record.is_waiting(ix) {
                Code::CountWhileWaiting
            } else if !channel.is_open_to(&of.class) {
                Code::ClosedChannel
            } else if !workspace.is_active(unit, found.period) {
                Code::InactiveUnit
            } else {
                continue;
            };
            found.add(code, Some(unit), Some(ix), count.to_string());
        }
    }
    reconcile(found);
}

/// Where a period holds both counts and items, the two are put beside each other, cell by cell.
fn reconcile(found: &mut Found<'_>) {
    let workspace = found.workspace;
    let (Some(record), Some(rules)) = (workspace.period(found.period), workspace.rules_of(found.period))
    else {
        return;
    };
    if workspace.items().is_empty() || record.typed().is_blank() {
        return;
    }
    let fresh;
    let tallied = if record.parts().source == Source::Items {
        record.sheet()
    } else {
        fresh = found.tallied();
        if fresh.is_blank() {
            return;
        }
        &fresh
    };
    let by_items = record.parts().source == Source::Items;
    let cells = |ix: ChannelIx| {
        let units = workspace.roster().units_ix();
        units
            .map(move |(unit, _)| (unit, record.typed().get(unit, ix).count(), tallied.get(unit, ix).count()))
    };
    let mut whole = Beside::default();
    for (ix, _) in rules.channels_ix() {
        cells(ix).for_each(|(_, typed, items)| whole.add(typed, items));
    }
    let is_of_few = !by_items && !whole.is_kept(by_items);
    if is_of_few {
        let (typed, items) = (whole.typed.to_string(), whole.items.to_string());
        found.add_of(Code::LedgerOfFew, None, None, String::new(), typed, items);
    }
    for (ix, _) in rules.channels_ix() {
        let mut all = Beside::default();
        cells(ix).for_each(|(_, typed, items)| all.add(typed, items));
        let is_kept = !is_of_few && all.is_kept(by_items);
        let mut told = |unit: Option<UnitIx>, typed: u64, items: u64| {
            let (typed, items) = (typed.to_string(), items.to_string());
            found.add_of(Code::CountsAndItemsDiffer, unit, Some(ix), String::new(), typed, items);
        };
        if !is_kept && !is_of_few {
            told(None, all.typed, all.items);
        }
        for (unit, typed, items) in cells(ix).filter(|(_, typed, items)| typed != items) {
            // Where the ledger is not kept, only more items than counts are no matter of missing ones.
            if is_kept || items > typed {
                told(Some(unit), u64::from(typed), u64::from(items));
            }
        }
    }
}

/// Counts and items over all units, of one channel or of all of them.
#[derive(Default)]
struct Beside {
    typed: u64,
    items: u64,
    /// How many cells have a count.
    counted: u32,
    /// How many of them have no item at all.
    bare: u32,
}

impl Beside {
    fn add(&mut self, typed: u32, items: u32) {
        self.typed += u64::from(typed);
        self.items += u64::from(items);
        self.counted += u32::from(typed > 0);
        self.bare += u32::from(typed > 0 && items == 0);
    }

    /// Whether the ledger seems to be kept here, so that each difference is worth a question. Where most cells have no item
    /// it is told once; where items score, only where none has any.
    fn is_kept(&self, by_items: bool) -> bool {
        let most = if by_items { self.bare == self.counted } else { self.bare * 2 > self.counted };
        !most || self.counted == 0 || self.typed == self.items
    }
}
