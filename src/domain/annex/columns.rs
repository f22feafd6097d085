//! The columns of counts of a class, under the heads of the official table.

use crate::domain::board::Scoreboard;
use crate::domain::id::ChannelId;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{Period, PeriodIx, Status, Workspace};

/// A column of counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelColumn {
    /// Which channel.
    pub channel: ChannelIx,
    /// Its id.
    pub id: String,
    /// What stands over the column for the class.
    pub label: String,
    /// What stands over its neighbours in the first line: 新闻动态.
    pub band: String,
    /// What stands over its neighbours in the second line, if anything: 动态信息.
    pub group: Option<String>,
    /// Whether nothing has been fed back yet.
    pub waiting: bool,
    /// Whether it begins a group of the head, which is drawn as a line on its left.
    pub begins: bool,
}

/// The columns that are shown: those that always are, and those in which something stands; `all` gives every channel
/// that is open to the class.
pub fn columns(workspace: &Workspace, board: &Scoreboard, class: ClassIx, all: bool) -> Vec<ChannelColumn> {
    let (Some(rules), Some(period), Some(of)) = (
        workspace.rules_of(board.period()),
        workspace.period(board.period()),
        workspace.roster().classes().get(class.get()),
    ) else {
        return Vec::new();
    };
    let unread: Vec<ChannelIx> = period.sheet().unread().map(|(_, channel, _, _)| channel).collect();
    let mut columns: Vec<ChannelColumn> = Vec::new();
    for (ix, column) in rules.columns() {
        let Some(channel) = rules.channel(ix) else { continue };
        let is_used = board.total(ix).all() > 0 || unread.contains(&ix);
        if !is_used && !((column.always || all) && channel.is_open_to(&of.id)) {
            continue;
        }
        let begins = columns.last().is_none_or(|last| last.band != column.band || last.group != column.group);
        columns.push(ChannelColumn {
            channel: ix,
            id: channel.id.to_string(),
            label: channel.label_for(&of.id).to_owned(),
            band: column.band.clone(),
            group: column.group.clone(),
            waiting: period.is_waiting(ix),
            begins,
        });
    }
    columns
}

/// The columns counts are typed into, of those of every channel: those that are printed, and beyond the annex every
/// channel in which something was adopted in some period. Until a period is out nobody knows which channels stay without
/// adoptions, and all are there.
pub fn typed_in(
    workspace: &Workspace,
    board: &Scoreboard,
    class: ClassIx,
    mut every: Vec<ChannelColumn>,
) -> Vec<ChannelColumn> {
    let is_out = |period: &Period| period.parts().status == Status::Published;
    let is_new = !workspace.is_example() && !workspace.periods().iter().any(is_out);
    if is_new {
        return every;
    }
    let printed = columns(workspace, board, class, false);
    let was_used = |column: &ChannelColumn| {
        (0..workspace.periods().len()).map(PeriodIx::new).any(|at| {
            let there = workspace.rules_of(at).zip(workspace.period(at));
            let counts = there.and_then(|(rules, period)| {
                Some((rules.find_channel(&ChannelId::new(&column.id))?, period.sheet()))
            });
            counts.is_some_and(|(ix, sheet)| sheet.channel_counts(ix).any(|count| count > 0))
        })
    };
    every.retain(|column| printed.iter().any(|one| one.channel == column.channel) || was_used(column));
    every
}

/// Neighbouring columns that agree, with how many there are.
pub fn runs<T: PartialEq>(columns: &[ChannelColumn], of: impl Fn(&ChannelColumn) -> T) -> Vec<(T, usize)> {
    let mut runs: Vec<(T, usize)> = Vec::new();
    for column in columns {
        let value = of(column);
        match runs.last_mut() {
            Some((last, count)) if *last == value => *count += 1,
            _ => runs.push((value, 1)),
        }
    }
    runs
}

/// The counts of a class in a channel: of its ranked units, or of all that are listed.
pub fn class_total(
    workspace: &Workspace,
    board: &Scoreboard,
    class: ClassIx,
    channel: ChannelIx,
    all: bool,
) -> u64 {
    let (Some(period), Some(standings)) = (workspace.period(board.period()), board.standings(class)) else {
        return 0;
    };
    let count = |&unit: &UnitIx| u64::from(period.sheet().get(unit, channel).count());
    let scored: u64 = standings.ranked().iter().map(count).sum();
    if all { scored + standings.listed().iter().map(count).sum::<u64>() } else { scored }
}
