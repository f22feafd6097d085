//! What the log says of a step: told by the edit that takes it back and by what stands there now.

use super::{Edit, cell_text};
use crate::domain::id::{ChannelId, PeriodId, UnitId};
use crate::domain::record::{Changed, Logged};
use crate::domain::workspace::{Period, PeriodParts, STATUS, Status, Workspace};

/// A step of more changes than this is one line.
const MOST_LINES: usize = 300;

/// What a step of several changes is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Cells of the table of counts.
    Cells(usize),
    /// Items of the ledger, with whatever else speaks of them.
    Items(usize),
}

/// What the edits of one step are counted in, and how many there are of it.
pub fn counted(edits: &[Edit]) -> Counted {
    let count = |is: fn(&Edit) -> bool| edits.iter().filter(|edit| is(edit)).count();
    match count(|edit| matches!(edit, Edit::PutItem { .. })) {
        // A name that is remembered with them is no cell.
        0 => Counted::Cells(count(|edit| !matches!(edit, Edit::SetRoster { .. }))),
        items => Counted::Items(items),
    }
}

/// How many lines a step is in the log.
pub fn log_lines(inverse: &Edit) -> usize {
    match inverse {
        Edit::Many { edits, .. } if edits.len() <= MOST_LINES => edits.iter().map(log_lines).sum(),
        _ => 1,
    }
}

/// The lines of a step that was just made, in the order in which it was; without their time.
pub fn logged(workspace: &Workspace, inverse: &Edit) -> Vec<Logged> {
    match inverse {
        // What takes a step back stands in the other order.
        Edit::Many { edits, .. } if edits.len() <= MOST_LINES => {
            edits.iter().rev().flat_map(|edit| logged(workspace, edit)).collect()
        }
        _ => vec![line(workspace, inverse)],
    }
}

fn line(workspace: &Workspace, inverse: &Edit) -> Logged {
    let what = |what| Logged { what, ..Logged::default() };
    match inverse {
        Edit::Type { period, unit, channel, typed }
        | Edit::TypeVerified { period, unit, channel, typed, .. } => {
            let to = cell_text(workspace, period, unit, channel);
            Logged { from: typed.clone(), to, ..cell(Changed::Cell, period, unit, channel) }
        }
        Edit::SetWaiting { period, channel, waiting } => {
            let told = |waiting: bool| if waiting { "waiting" } else { "" }.to_owned();
            let unit = UnitId::new("");
            Logged {
                from: told(*waiting),
                to: told(!waiting),
                ..cell(Changed::Waiting, period, &unit, channel)
            }
        }
        Edit::SetRanking { rules, .. } => Logged { of: rules.to_string(), ..what(Changed::Ranking) },
        Edit::PutItem { id, item } => {
            let title = |item: Option<&crate::domain::record::Item>| item.map(|item| item.title.clone());
            let (from, to) = (title(item.as_deref()), title(workspace.items().get(id)));
            Logged {
                of: id.to_string(),
                from: from.unwrap_or_default(),
                to: to.unwrap_or_default(),
                ..what(Changed::Item)
            }
        }
        Edit::PutAdjustment { id, entry } => {
            let now = workspace.adjustments().get(id).or(entry.as_deref());
            Logged {
                of: id.to_string(),
                unit: now.map(|now| now.unit.to_string()).unwrap_or_default(),
                period: now.map(|now| now.period.to_string()).unwrap_or_default(),
                reason: now.map(|now| now.reason.clone()).unwrap_or_default(),
                ..what(Changed::Adjustment)
            }
        }
        Edit::PutLate { id, late } => {
            let count = |late: Option<&crate::domain::record::Late>| {
                late.and_then(|late| late.count).map(|count| count.to_string()).unwrap_or_default()
            };
            let now = workspace.late().get(id);
            let told = now.or(late.as_deref()).cloned().unwrap_or_default();
            Logged {
                of: id.to_string(),
                from: count(late.as_deref()),
                to: count(now),
                reason: told.reason,
                ..cell(Changed::Late, &told.known, &told.unit, &told.channel)
            }
        }
        Edit::SetStatus { period, status, .. } => {
            let now = workspace.find_period(period).and_then(|ix| workspace.period(ix));
            let now = now.map_or(Status::Draft, |period| period.parts().status);
            let (from, to) = (STATUS.of(*status).to_owned(), STATUS.of(now).to_owned());
            Logged { period: period.to_string(), from, to, ..what(Changed::Status) }
        }
        Edit::Uncorrect { .. } => match workspace.corrections().last() {
            Some(last) => Logged {
                from: last.before.clone(),
                to: last.after.clone(),
                reason: last.reason.clone(),
                ..cell(Changed::Correction, &last.period, &last.unit, &last.channel)
            },
            None => what(Changed::Correction),
        },
        Edit::Correct { period, unit, channel, typed, reason } => {
            let to = cell_text(workspace, period, unit, channel);
            let told = cell(Changed::Correction, period, unit, channel);
            Logged { from: typed.clone(), to, reason: reason.clone(), ..told }
        }
        Edit::SetRules(parts) => Logged { of: parts.id.to_string(), ..what(Changed::Rules) },
        Edit::DropRules(id) => Logged { of: id.to_string(), ..what(Changed::Rules) },
        Edit::SetRoster { .. } => what(Changed::Roster),
        Edit::SetCounty(before) => {
            Logged { from: before.clone(), to: workspace.name().to_owned(), ..what(Changed::Roster) }
        }
        Edit::PutPeriod { id, period } => of_period(workspace, id, period.as_deref()),
        Edit::SetNotice { period, .. } => Logged { period: period.to_string(), ..what(Changed::Notice) },
        Edit::SetWatchlist(_) => what(Changed::Watchlist),
        Edit::SetTemplate(_) => what(Changed::Template),
        Edit::Verify { period, unit, .. } => {
            Logged { period: period.to_string(), unit: unit.to_string(), ..what(Changed::Check) }
        }
        Edit::Explain { period, explained } => {
            let told = cell(Changed::Explained, period, &explained.unit, &explained.channel);
            Logged { of: explained.code.clone(), ..told }
        }
        Edit::Many { edits, .. } => match counted(edits) {
            Counted::Cells(count) => Logged { to: count.to_string(), ..what(Changed::Cells) },
            Counted::Items(count) => Logged { to: count.to_string(), ..what(Changed::Items) },
        },
        Edit::Replace(_) => what(Changed::Whole),
    }
}

fn cell(what: Changed, period: &PeriodId, unit: &UnitId, channel: &ChannelId) -> Logged {
    Logged {
        what,
        period: period.to_string(),
        unit: unit.to_string(),
        channel: channel.to_string(),
        ..Logged::default()
    }
}

/// A period that came, was changed or went: one that is gone is known by nothing but the name it had.
fn of_period(workspace: &Workspace, id: &PeriodId, before: Option<&PeriodParts>) -> Logged {
    let now = workspace.find_period(id).and_then(|ix| workspace.period(ix)).map(Period::parts);
    let [from, to] = [before, now].map(|parts| parts.map(|parts| parts.name.clone()).unwrap_or_default());
    // One that keeps its name is named beside.
    let (from, to) = if from == to { (String::new(), String::new()) } else { (from, to) };
    Logged { what: Changed::Period, period: id.to_string(), from, to, ..Logged::default() }
}
