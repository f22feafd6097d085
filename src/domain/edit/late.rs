//! 补计: what is entered of published periods once it is known.

use std::collections::BTreeSet;

use super::Edit;
use crate::domain::id::EntryId;
use crate::domain::record::{Cell, Late};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{PeriodIx, Source, Status, Workspace};

/// A count that stands under a channel which had fed nothing back when its period was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The published period.
    pub of: PeriodIx,
    /// The channel.
    pub channel: ChannelIx,
    /// The unit.
    pub unit: UnitIx,
    /// How many items.
    pub count: u32,
}

/// The counts of the year's published periods before this one that stand under channels which had fed nothing back, and of
/// which nothing was entered since; by period, channel and unit.
pub fn held(workspace: &Workspace, known: PeriodIx) -> Vec<Held> {
    let entered: BTreeSet<_> =
        workspace.late().values().map(|late| (&late.of, &late.channel, &late.unit)).collect();
    let mut all = Vec::new();
    for of in (0..known.get()).map(PeriodIx::new) {
        let Some((record, rules)) = workspace.period(of).zip(workspace.rules_of(of)) else { continue };
        let parts = record.parts();
        let is_out = parts.status == Status::Published && parts.source == Source::Counts;
        if !is_out || workspace.year_of(of) != workspace.year_of(known) {
            continue;
        }
        for (ix, channel) in rules.channels_ix().filter(|(ix, _)| record.is_waiting(*ix)) {
            for (unit_ix, unit) in workspace.roster().units_ix() {
                let is_there = [of, known].iter().all(|&at| workspace.is_active(unit_ix, at));
                let Cell::Count(count @ 1..) = record.typed().get(unit_ix, ix) else { continue };
                let is_open = is_there && channel.is_open_to(&unit.class);
                if is_open && !entered.contains(&(&parts.id, &channel.id, &unit.id)) {
                    all.push(Held { of, channel: ix, unit: unit_ix, count });
                }
            }
        }
    }
    all
}

/// The edits that enter such counts in the period in which they became known.
pub fn entering(workspace: &Workspace, all: &[Held], known: PeriodIx, reason: &str) -> Vec<Edit> {
    let late = |(held, id): (&Held, EntryId)| {
        let late = Late {
            id: id.clone(),
            unit: workspace.roster().unit(held.unit)?.id.clone(),
            channel: workspace.rules_of(held.of)?.channel(held.channel)?.id.clone(),
            count: Some(held.count),
            of: workspace.period(held.of)?.parts().id.clone(),
            known: workspace.period(known)?.parts().id.clone(),
            reason: reason.to_owned(),
        };
        Some(Edit::PutLate { id, late: Some(Box::new(late)) })
    };
    all.iter().zip(new_late(workspace)).filter_map(late).collect()
}

/// Ids under which nothing late is entered yet.
pub fn new_late(workspace: &Workspace) -> impl Iterator<Item = EntryId> {
    let ids = (1_u32..).map(|number| EntryId::new(&format!("late{number}")));
    ids.filter(|id| workspace.late().get(id).is_none())
}

/// What says the same as another late count already.
pub fn same_late<'a>(workspace: &'a Workspace, late: &Late) -> Option<&'a Late> {
    workspace.late().values().find(|other| other.id != late.id && other.said() == late.said())
}
