//! One unit's counts pasted as a list: the names of channels with a number beside each.

use std::cmp::Reverse;

use super::columns::path;
use super::fit::Heads;
use super::plain::{clean, squash};
use super::table::Table;
use super::words;
use crate::domain::record::{CellFault, Reading, read_count};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{PeriodIx, Workspace};

/// The most rows of such a list: every name in it is held against every channel.
const MOST_LINES: usize = 1_000;

/// A list of channels as far as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// What stands beside each channel, as pasted.
    pub taken: Vec<(ChannelIx, String)>,
    /// Names that are no channel of the unit's and have something beside them.
    pub unknown: Vec<String>,
    /// Names that may be several channels.
    pub unclear: Vec<String>,
    /// Names of one channel in several rows, none of which is taken.
    pub twice: Vec<String>,
    /// Names of channels that wait for feedback.
    pub waiting: Vec<String>,
}

/// Reads a table as a list of the channels of a unit; none where no channel is named with a number in a column beside it.
///
/// # Errors
/// How many columns of numbers there are, where it is not said which of them holds the counts.
pub fn read_pairs(
    table: &Table,
    workspace: &Workspace,
    period: PeriodIx,
    unit: UnitIx,
) -> Option<Result<Pairs, usize>> {
    let (record, rules) = workspace.period(period).zip(workspace.rules_of(period))?;
    let heads = Heads::new(rules, Some(&workspace.roster().unit(unit)?.class));
    let height = table.rows.len();
    if height > MOST_LINES {
        return None;
    }
    let is_named = |row: usize, column: usize| {
        let text = table.own(row, column);
        // Most of a table are figures, which name nothing.
        text.chars().any(char::is_alphabetic) && !heads.candidates(&path(&[text.to_owned()])).is_empty()
    };
    let named_in = |column: usize| (0..height).filter(|&row| is_named(row, column)).collect::<Vec<_>>();
    let columns = (0..table.width()).map(|column| (named_in(column), column));
    let (rows, names) = columns.max_by_key(|(rows, column)| (rows.len(), Reverse(*column)))?;
    let first = *rows.first()?;
    let column = match count_columns(table, names, &rows)[..] {
        [] => return None,
        [column] => column,
        ref several => return Some(Err(several.len())),
    };
    let mut pairs = Pairs::default();
    let mut found: Vec<(ChannelIx, &str, &str)> = Vec::new();
    // What the rows below it stand under: a group's name, in a row or at the left of one.
    let mut group = String::new();
    for row in 0..height {
        let (name, value) = (table.own(row, names), table.own(row, column));
        let left =
            (0..names).map(|at| table.shown(row, at)).rfind(|text| text.chars().any(char::is_alphabetic));
        let is_side = |text: &str| {
            let text = squash(text);
            words::is_sum(&text) || words::is_remark(&text) || words::is_channel_head(&text)
        };
        if left.is_some_and(is_side) || is_side(name) || squash(name).is_empty() {
            continue;
        }
        if let Some(left) = left {
            left.clone_into(&mut group);
        }
        let mut channels = heads.candidates(&path(&[group.clone(), name.to_owned()]));
        if channels.len() > 1 {
            let is_open = |ix: &&ChannelIx| !record.is_waiting(**ix);
            let open: Vec<ChannelIx> = channels.iter().filter(is_open).copied().collect();
            channels = if open.len() == 1 { open } else { channels };
        }
        let reading = read_count(value);
        match channels[..] {
            [channel] => found.push((channel, name, value)),
            [] if is_told(&reading, value, row > first) => pairs.unknown.push(name.to_owned()),
            [] => name.clone_into(&mut group),
            _ if reading == Reading::Blank => {}
            _ => pairs.unclear.push(name.to_owned()),
        }
    }
    for &(channel, name, value) in &found {
        if found.iter().filter(|other| other.0 == channel).count() > 1 {
            if !pairs.twice.iter().any(|other| other == name) {
                pairs.twice.push(name.to_owned());
            }
        } else if !record.is_waiting(channel) {
            pairs.taken.push((channel, value.to_owned()));
        } else if read_count(value) != Reading::Blank {
            pairs.waiting.push(name.to_owned());
        }
    }
    Some(Ok(pairs))
}

/// Whether what stands beside a name is a figure that would be lost; words there are those of a head.
fn is_told(reading: &Reading, value: &str, is_below: bool) -> bool {
    match reading {
        Reading::Blank => false,
        Reading::Unread(CellFault::NotANumber | CellFault::TooLong) => {
            is_below && value.chars().any(char::is_numeric)
        }
        Reading::Count(_) | Reading::Unread(_) => true,
    }
}

/// The columns right of the names that may hold the counts: those whose head says so, or else all of numbers that no head
/// calls something else.
fn count_columns(table: &Table, names: usize, rows: &[usize]) -> Vec<usize> {
    let is_count =
        |row: usize, column: usize| matches!(read_count(table.own(row, column)), Reading::Count(_));
    let first = rows.first().copied().unwrap_or_default();
    let heads = |column: usize| (0..first).map(move |row| squash(table.own(row, column)));
    let is_other = |text: String| {
        let text = clean(&text);
        let is = |words: &[&str]| words.contains(&text.as_str());
        is(&words::SERIALS) || is(&words::WORTHS) || is(&words::POINTS) || words::is_remark(&text)
    };
    let of_numbers = (names + 1..table.width())
        .filter(|&column| rows.iter().any(|&row| is_count(row, column)) && !heads(column).any(is_other));
    let all: Vec<usize> = of_numbers.collect();
    let says_so = |text: String| text.chars().any(char::is_alphabetic) && words::is_count_head(&clean(&text));
    let told: Vec<usize> = all.iter().copied().filter(|&column| heads(column).any(says_so)).collect();
    if told.len() == 1 { told } else { all }
}
