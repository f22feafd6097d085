//! What the counts of a period should be asked about.

use super::{Code, Found};
use crate::domain::record::Cell;
use crate::domain::score;
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
        fresh = score::tally(workspace, found.period);
        if fresh.is_blank() {
            return;
        }
        &fresh
    };
    for (ix, _) in rules.channels_ix() {
        // A channel of which there is no item at all is told once: perhaps its items are not kept.
        if tallied.channel_counts(ix).all(|count| count == 0) {
            let typed: u64 = record.typed().channel_counts(ix).map(u64::from).sum();
            if typed > 0 {
                let (typed, none) = (typed.to_string(), 0.to_string());
                found.add_of(Code::CountsAndItemsDiffer, None, Some(ix), String::new(), typed, none);
            }
            continue;
        }
        for (unit, _) in workspace.roster().units_ix() {
            let (typed, items) = (record.typed().get(unit, ix).count(), tallied.get(unit, ix).count());
            if typed != items {
                let (typed, items) = (typed.to_string(), items.to_string());
                found.add_of(Code::CountsAndItemsDiffer, Some(unit), Some(ix), String::new(), typed, items);
            }
        }
    }
}
