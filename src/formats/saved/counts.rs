//! The counts of a file: unit by unit, channel by channel, entered once everything they refer to is there.

use crate::domain::fault::Problem;
use crate::domain::id::{ChannelId, PeriodId, UnitId};
use crate::domain::record::{Cell, LARGEST_COUNT};
use crate::domain::roster::Unit;
use crate::domain::workspace::{Period, PeriodIx, Workspace};
use crate::formats::json::{Json, Node};

/// Enters the counts of every period into a workspace made from the same file.
pub(super) fn enter_all(file: &Node<'_>, workspace: &mut Workspace) {
    let Some(periods) = file.maybe("periods") else { return };
    periods.each(&mut |node| {
        let id = node.maybe("id").map(|id| PeriodId::new(&id.text()));
        // Every period of the file is in the workspace that was made from it.
        let period = id.and_then(|id| workspace.find_period(&id));
        if let (Some(period), Some(counts)) = (period, node.maybe("counts")) {
            enter(&counts, workspace, period);
        }
    });
}

fn enter(counts: &Node<'_>, workspace: &mut Workspace, period: PeriodIx) {
    let mut seen_units = vec![false; workspace.roster().units().len()];
    for (unit_id, cells) in counts.entries() {
        let Some(unit) = workspace.roster().find(&UnitId::new(unit_id)) else {
            cells.fault(Problem::Unknown(unit_id.to_owned()));
            continue;
        };
        if std::mem::replace(&mut seen_units[unit.get()], true) {
            cells.fault(Problem::Twice(unit_id.to_owned()));
        }
        let mut seen = Vec::new();
        for (channel_id, cell) in cells.entries() {
            let set = workspace.rules_of(period);
            let Some(channel) = set.and_then(|set| set.find_channel(&ChannelId::new(channel_id))) else {
                cell.fault(Problem::Unknown(channel_id.to_owned()));
                continue;
            };
            if seen.contains(&channel) {
                cell.fault(Problem::Twice(channel_id.to_owned()));
            }
            seen.push(channel);
            let (typed, is_number) = cell.count();
            let is_count = typed.parse::<u32>().is_ok_and(|count| count <= LARGEST_COUNT);
            if is_number && !is_count {
                cell.fault(Problem::BadCount(typed.to_owned()));
            }
            if let Some(record) = workspace.period_mut(period) {
                record.sheet_mut().enter(unit, channel, typed);
            }
        }
    }
}

/// The counts of units, in their order, then in the order of the channels; blank cells and blank units are left out.
pub(super) fn written(workspace: &Workspace, period: &Period, units: &[Unit]) -> Json {
    let set = &workspace.rule_sets()[period.rules().get()];
    let of_unit = |of: &Unit| {
        let unit = workspace.roster().find(&of.id)?;
        let mut cells = Vec::new();
        for (ix, channel) in set.channels_ix() {
            let count = match period.typed().get(unit, ix) {
                Cell::Blank => continue,
                Cell::Count(count) => Json::number(count),
                Cell::Unread(typed, _) => Json::text(typed),
            };
            cells.push((channel.id.to_string(), count));
        }
        (!cells.is_empty()).then(|| (of.id.to_string(), Json::Object(cells)))
    };
    Json::Object(units.iter().filter_map(of_unit).collect())
}
