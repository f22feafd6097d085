//! One unit's counts pasted with the names of channels: beside each other in a list, or below each other under a head.

use std::cmp::Reverse;
use std::ops::Range;

use super::columns::path;
use super::fit::Heads;
use super::head;
use super::plain::{clean, squash};
use super::table::Table;
use super::words;
use crate::domain::record::{CellFault, Reading, read_count};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{Period, PeriodIx, Workspace};

/// Channels with their counts as far as they were understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// What stands beside each channel, as pasted.
    pub taken: Vec<(ChannelIx, String)>,
    /// Names that are no channel of the unit's and have something beside them.
    pub unknown: Vec<String>,
    /// Names that may be several channels, with what each of those is called by itself.
    pub unclear: Vec<(String, Vec<String>)>,
    /// Names of one channel in several rows, none of which is taken.
    pub twice: Vec<String>,
    /// Names of channels that wait for feedback.
    pub waiting: Vec<String>,
}

/// The channels of one unit, found by their names.
pub(super) struct Channels<'a> {
    heads: Heads,
    record: &'a Period,
    /// What each is called by itself.
    full: Vec<String>,
    /// The whole names of those that are open to the unit.
    names: Vec<(ChannelIx, &'a str)>,
    /// Further texts that are taken for channels, as they stand in the table.
    pub(super) also: Vec<(String, ChannelIx)>,
}

impl<'a> Channels<'a> {
    pub(super) fn new(workspace: &'a Workspace, period: PeriodIx, unit: UnitIx) -> Option<Self> {
        let (record, rules) = workspace.period(period).zip(workspace.rules_of(period))?;
        let class = &workspace.roster().unit(unit)?.class;
        let open = rules.channels_ix().filter(|(_, channel)| channel.is_open_to(class));
        Some(Self {
            heads: Heads::new(rules, Some(class)),
            record,
            full: rules.short_names(class),
            names: open.map(|(ix, channel)| (ix, channel.name_for(class))).collect(),
            also: Vec::new(),
        })
    }

    /// The channels whose names a text begins, as 县政府办 does that of 县政府办《专报》, with what they are called.
    pub(super) fn begun(&self, text: &str) -> Vec<(ChannelIx, String)> {
        let text = squash(text);
        let begun = self.names.iter().filter(|(_, name)| squash(name).starts_with(&text));
        let called = |&(channel, name): &(ChannelIx, &str)| {
            // One of two that have one name is called by its kind as well.
            let is_twice = self.names.iter().filter(|(_, other)| *other == name).count() > 1;
            let full = self.full.get(channel.get()).filter(|_| is_twice);
            (channel, full.cloned().unwrap_or_else(|| name.to_owned()))
        };
        begun.map(called).collect()
    }

    /// The channels a name may mean below the texts that group it; of several the one that is fed back.
    fn called(&self, above: &[String], name: &str) -> Vec<ChannelIx> {
        if let Some(&(_, channel)) = self.also.iter().find(|(text, _)| text == name) {
            return vec![channel];
        }
        let of = |name: &str| self.heads.candidates(&path(&[above, &[name.to_owned()]].concat()));
        let mut channels = of(name);
        if let Some((before, after)) = name.split_once(words::THAT_IS).filter(|_| channels.len() != 1) {
            let known = [of(after), of(before)].into_iter().filter(|found| !found.is_empty());
            channels = known.min_by_key(Vec::len).unwrap_or(channels);
        }
        let is_open = |ix: &&ChannelIx| !self.record.is_waiting(**ix);
        let open: Vec<ChannelIx> = channels.iter().filter(is_open).copied().collect();
        if open.len() == 1 { open } else { channels }
    }

    /// Whether a text names a channel by itself.
    pub(super) fn is_named(&self, text: &str) -> bool {
        // Most of a table are figures, which name nothing.
        is_words(text) && !self.called(&[], text).is_empty()
    }
}

/// What a list is taken for where a column of counts is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// At least one of them can be read.
    Read,
    /// None can be read; they stand alone beside the names.
    Unread,
}

/// Reads a table as a list of channels; none where no channel is named with a count in a column beside it.
///
/// # Errors
/// How many columns of numbers there are, where it is not said which of them holds the counts.
pub(super) fn list(table: &Table, channels: &Channels<'_>, counts: Counts) -> Option<Result<Pairs, usize>> {
    let height = table.rows.len();
    let named_in = |column: usize| {
        (0..height).filter(|&row| channels.is_named(table.own(row, column))).collect::<Vec<_>>()
    };
    let columns = (0..table.width()).map(|column| (named_in(column), column));
    let (rows, names) = columns.max_by_key(|(rows, column)| (rows.len(), Reverse(*column)))?;
    let first = *rows.first()?;
    let found = match counts {
        Counts::Read => count_columns(table, names, &rows),
        Counts::Unread => unread_columns(table, channels, names, &rows),
    };
    let column = match found[..] {
        [] => return None,
        [column] => column,
        ref several => return Some(Err(several.len())),
    };
    let mut sorting = Sorting::new(channels);
    // What the rows below it stand under: a group's name, in a row or at the left of one.
    let mut group = String::new();
    for row in 0..height {
        let (name, value) = (table.own(row, names), table.own(row, column));
        let left = (0..names).map(|at| table.shown(row, at)).rfind(|text| is_words(text));
        let is_side = |text: &str| {
            let text = squash(text);
            words::is_sum(&text) || words::is_remark(&text) || words::is_channel_head(&text)
        };
        if left.is_some_and(is_side) || is_side(name) || is_beside(name) || squash(name).is_empty() {
            continue;
        }
        if let Some(left) = left {
            left.clone_into(&mut group);
        }
        let found = channels.called(&[group.clone()], name);
        let is_group = found.is_empty();
        if !sorting.take(found, name, value, row > first) && is_group {
            name.clone_into(&mut group);
        }
    }
    Some(Ok(sorting.end()))
}

/// Reads one row of counts by the texts over its cells; none where no channel is named over a count.
pub(super) fn across(
    table: &Table,
    channels: &Channels<'_>,
    names: Option<usize>,
    head: Range<usize>,
    row: usize,
) -> Option<Pairs> {
    let mut sorting = Sorting::new(channels);
    let mut is_read = false;
    let stacks = head::stacks(table, head, names.unwrap_or(table.width()));
    for (column, mut stack) in stacks.into_iter().enumerate() {
        // What an adoption is worth may stand between the names and the counts.
        stack.retain(|text| is_words(text));
        let Some((name, above)) = stack.split_last().filter(|_| Some(column) != names) else { continue };
        if is_beside(name) {
            continue;
        }
        let found = channels.called(above, name);
        let value = table.own(row, column);
        is_read |= !found.is_empty() && matches!(read_count(value), Reading::Count(_));
        sorting.take(found, name, value, true);
    }
    is_read.then(|| sorting.end())
}

/// Names with what stands beside them, as they are gone through.
struct Sorting<'a> {
    channels: &'a Channels<'a>,
    found: Vec<(ChannelIx, String, &'a str)>,
    pairs: Pairs,
}

impl<'a> Sorting<'a> {
    fn new(channels: &'a Channels<'a>) -> Self {
        Self { channels, found: Vec::new(), pairs: Pairs::default() }
    }

    /// Takes a name that may mean these channels; `false` where there is nothing to take or to tell.
    fn take(&mut self, channels: Vec<ChannelIx>, name: &str, value: &'a str, is_below: bool) -> bool {
        let reading = read_count(value);
        match channels[..] {
            [channel] => self.found.push((channel, name.to_owned(), value)),
            [] if is_told(&reading, value, is_below) => once(&mut self.pairs.unknown, name),
            [] => return false,
            _ if reading == Reading::Blank => return false,
            ref several if self.pairs.unclear.iter().all(|(other, _)| other != name) => {
                let full = several.iter().filter_map(|ix| self.channels.full.get(ix.get()).cloned());
                self.pairs.unclear.push((name.to_owned(), full.collect()));
            }
            _ => {}
        }
        true
    }

    fn end(self) -> Pairs {
        let Self { channels: Channels { record, .. }, found, mut pairs } = self;
        for (channel, name, value) in &found {
            if found.iter().filter(|other| other.0 == *channel).count() > 1 {
                once(&mut pairs.twice, name);
            } else if !record.is_waiting(*channel) {
                pairs.taken.push((*channel, (*value).to_owned()));
            } else if read_count(value) != Reading::Blank {
                pairs.waiting.push(name.clone());
            }
        }
        pairs
    }
}

/// Tells a name once, however often it stands there.
fn once(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|other| other == name) {
        names.push(name.to_owned());
    }
}

pub(super) fn is_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Whether what stands beside a name is a figure that would be lost; words there are those of a head.
pub(super) fn is_told(reading: &Reading, value: &str, is_below: bool) -> bool {
    match reading {
        Reading::Blank => false,
        Reading::Unread(CellFault::NotANumber | CellFault::TooLong) => {
            is_below && value.chars().any(char::is_numeric)
        }
        Reading::Count(_) | Reading::Unread(_) => true,
    }
}

/// Whether a head stands over something else than counts: names, places, sums, points, remarks.
fn is_beside(text: &str) -> bool {
    let text = clean(&squash(text));
    let is = |words: &[&str]| words.contains(&text.as_str());
    is(&words::POINTS)
        || is(&words::CURRENT)
        || is(&words::CUMULATIVE)
        || words::is_head(&text)
        || words::is_sum(&text)
        || words::is_remark(&text)
}

/// The columns right of the names that may hold the counts: those whose head says so, or else all of numbers that no head
/// calls something else.
fn count_columns(table: &Table, names: usize, rows: &[usize]) -> Vec<usize> {
    let is_count =
        |row: usize, column: usize| matches!(read_count(table.own(row, column)), Reading::Count(_));
    let first = rows.first().copied().unwrap_or_default();
    let heads = |column: usize| (0..first).map(move |row| table.own(row, column));
    let of_numbers = (names + 1..table.width())
        .filter(|&column| rows.iter().any(|&row| is_count(row, column)) && !heads(column).any(is_beside));
    let all: Vec<usize> = of_numbers.collect();
    let says_so = |text: &str| is_words(text) && words::is_count_head(&clean(&squash(text)));
    let told: Vec<usize> = all.iter().copied().filter(|&column| heads(column).any(says_so)).collect();
    if told.len() == 1 { told } else { all }
}

/// The column beside the names, where it is the only one that holds anything and may hold counts that cannot be read.
fn unread_columns(table: &Table, channels: &Channels<'_>, names: usize, rows: &[usize]) -> Vec<usize> {
    let is_filled = |column: &usize| rows.iter().any(|&row| !table.own(row, *column).is_empty());
    let columns: Vec<usize> =
        (0..table.width()).filter(|&column| column != names).filter(is_filled).collect();
    let [column] = columns[..] else { return Vec::new() };
    let may = |&row: &usize| {
        let text = table.own(row, column);
        !is_beside(text) && !channels.is_named(text)
    };
    if column > names && rows.iter().all(may) { columns } else { Vec::new() }
}
