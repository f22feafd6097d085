//! What every column of a pasted table holds.

use super::fit::{Heads, is_divider};
use super::plain::{clean, squash};
use super::table::Table;
use super::words;
use crate::domain::record::{CellFault, Reading, read_count};
use crate::domain::rules::{ChannelIx, RuleSet};
use crate::domain::workspace::Period;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The names of the units.
    Names,
    /// Numbers of rows, or places.
    Serial,
    /// Remarks.
    Remark,
    /// The counts of a channel.
    Channel(ChannelIx),
    /// The head fits several channels of which all but this one are waiting for feedback.
    OnlyFedBack(ChannelIx),
    /// 本期: read to check, never written.
    Current,
    /// 累计: read to check, never written.
    Cumulative,
    /// Sums or points of which it is not said what they cover; not read.
    Sum,
    /// Nothing stands in it.
    Blank,
    /// Not understood, and not read; the channels the head may mean.
    Unclear(Vec<ChannelIx>),
    /// Several columns mean this channel, so none of them is read.
    Twice(ChannelIx),
}

/// What was read of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnRead {
    /// Its position in the pasted table, counted from 0.
    pub at: usize,
    /// The texts over it from the top, as pasted; no titles.
    pub head: Vec<String>,
    /// What it holds.
    pub meaning: Meaning,
}

impl ColumnRead {
    /// The channel whose counts are taken from it.
    pub fn channel(&self) -> Option<ChannelIx> {
        match self.meaning {
            Meaning::Channel(channel) | Meaning::OnlyFedBack(channel) => Some(channel),
            _ => None,
        }
    }
}

/// A table of which the rows are known.
pub(super) struct Sorted<'a> {
    pub(super) table: &'a Table,
    pub(super) names: usize,
    /// The rows that stand for units.
    pub(super) rows: &'a [usize],
}

impl Sorted<'_> {
    fn texts(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |&row| self.table.own(row, column)).filter(|text| !text.is_empty())
    }

    fn is_empty(&self, column: usize) -> bool {
        self.texts(column).next().is_none()
    }

    /// Whether only numbers and dashes stand in a column, and at least one of them.
    pub(super) fn is_of_numbers(&self, column: usize) -> bool {
        let is_number =
            |text| !matches!(read_count(text), Reading::Unread(fault) if fault != CellFault::Fractional);
        !self.is_empty(column) && self.texts(column).all(is_number)
    }
}

/// Tells what each column holds by the texts over it.
pub(super) fn read(
    of: &Sorted<'_>,
    stacks: Vec<Vec<String>>,
    heads: &Heads,
    period: &Period,
) -> Vec<ColumnRead> {
    let mut columns: Vec<ColumnRead> = Vec::new();
    for (at, head) in stacks.into_iter().enumerate() {
        let meaning = if at == of.names { Meaning::Names } else { meaning(of, at, &head, heads, period) };
        columns.push(ColumnRead { at, head, meaning });
    }
    let channels: Vec<ChannelIx> = columns.iter().filter_map(ColumnRead::channel).collect();
    for column in &mut columns {
        if let Some(channel) = column.channel()
            && channels.iter().filter(|&&other| other == channel).count() > 1
        {
            column.meaning = Meaning::Twice(channel);
        }
    }
    columns
}

fn meaning(of: &Sorted<'_>, at: usize, head: &[String], heads: &Heads, period: &Period) -> Meaning {
    let path = path(head);
    let Some((bottom, above)) = path.split_last() else {
        let is_serial = at < of.names && of.is_of_numbers(at);
        return match of.is_empty(at) {
            true => Meaning::Blank,
            false if is_serial => Meaning::Serial,
            false => Meaning::Unclear(Vec::new()),
        };
    };
    let bottom = bottom.as_str();
    if words::SERIALS.contains(&bottom) {
        return Meaning::Serial;
    }
    if words::is_remark(bottom) {
        return Meaning::Remark;
    }
    let of_points = if words::CURRENT.contains(&bottom) {
        Some(Meaning::Current)
    } else if words::CUMULATIVE.contains(&bottom) {
        Some(Meaning::Cumulative)
    } else if words::POINTS.contains(&bottom) || words::is_sum(bottom) {
        Some(Meaning::Sum)
    } else {
        None
    };
    if let Some(points) = of_points {
        // 本期 and 累计 under a channel's name are figures of this channel, and which of them is meant is not said.
        let channels = heads.candidates(above);
        return if channels.is_empty() { points } else { Meaning::Unclear(channels) };
    }
    let channels = heads.candidates(&path);
    let fed_back: Vec<ChannelIx> = channels.iter().copied().filter(|&ix| !period.is_waiting(ix)).collect();
    match (&channels[..], &fed_back[..]) {
        (&[channel], _) => Meaning::Channel(channel),
        (_, &[channel]) => Meaning::OnlyFedBack(channel),
        _ => Meaning::Unclear(channels),
    }
}

/// The texts over a column without what says nothing, each divided into the levels it is written in.
pub(super) fn path(head: &[String]) -> Vec<String> {
    let mut path: Vec<String> = Vec::new();
    for text in head {
        let squashed = squash(text);
        path.extend(squashed.split(is_divider).map(clean).filter(|part| !part.is_empty()));
    }
    path
}

/// The columns behind the names that may be counts, each with whether numbers stand in it; none where the head of any is
/// understood.
pub(super) fn open(of: &Sorted<'_>, columns: &[ColumnRead]) -> Vec<(usize, bool)> {
    let is_understood = |column: &ColumnRead| {
        column.channel().is_some()
            || matches!(column.meaning, Meaning::Twice(_) | Meaning::Current | Meaning::Cumulative)
    };
    if columns.iter().any(is_understood) {
        return Vec::new();
    }
    let behind = columns.iter().filter(|column| column.at > of.names);
    let open = behind.filter_map(|column| match column.meaning {
        Meaning::Blank => Some((column.at, false)),
        Meaning::Unclear(_) if of.is_of_numbers(column.at) => Some((column.at, true)),
        _ => None,
    });
    open.collect()
}

/// Columns with the channels at their positions, where there are as many of them: of the columns with numbers, else of all.
pub(super) fn in_order(open: &[(usize, bool)], channels: &[ChannelIx]) -> Option<Vec<(usize, ChannelIx)>> {
    let numbers = || open.iter().filter(|(_, holds)| *holds);
    let fits = |count: usize| !channels.is_empty() && count == channels.len();
    let pairs = |(&(at, holds), &channel): (&(usize, bool), &ChannelIx)| holds.then_some((at, channel));
    if fits(numbers().count()) {
        Some(numbers().zip(channels).filter_map(pairs).collect())
    } else if fits(open.len()) {
        Some(open.iter().zip(channels).filter_map(pairs).collect())
    } else {
        None
    }
}

/// The channels that the table of a class always has, in its order.
pub(super) fn printed(rules: &RuleSet, is_open: impl Fn(ChannelIx) -> bool) -> Vec<ChannelIx> {
    rules.columns().filter(|&(ix, column)| column.always && is_open(ix)).map(|(ix, _)| ix).collect()
}
