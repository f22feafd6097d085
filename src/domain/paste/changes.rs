//! What a pasted table would change, with a person's answers to the doubtful names.

use std::collections::BTreeMap;

use super::columns::Meaning;
use super::names::Found;
use super::plain::squash;
use super::{NameRead, Recognised, Value};
use crate::domain::id::UnitId;
use crate::domain::points::Points;
use crate::domain::record::{Cell, CellFault, CountSheet, Reading, read_count};
use crate::domain::roster::{LONGEST_NAME, MOST_ALIASES, UnitIx};
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::Workspace;

/// A person's answer to one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The row is this unit's.
    Unit(UnitIx),
    /// The row is left out.
    Skip,
}

/// What is worth a look at a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The new text is no count; it stays as typed and does not score.
    Unread(CellFault),
    /// The channel is waiting for feedback, and a count was pasted all the same.
    Waiting,
    /// The count stood in a cell merged with others.
    Merged,
    /// Units of this class cannot be adopted in the channel.
    NotOpen,
}

/// One cell that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// Whose count.
    pub unit: UnitIx,
    /// Where it was adopted.
    pub channel: ChannelIx,
    /// What stands there, as [`Cell::text`] gives it; empty for none.
    pub old: String,
    /// What would stand there; empty for none.
    pub new: String,
    /// What is worth a look.
    pub flag: Option<Flag>,
}

/// Everything a pasted table would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The cells that would change, in roster order, then by channel.
    pub cells: Vec<CellChange>,
    /// How many cells hold already what was pasted.
    pub same: usize,
    /// How many cells are left as they are: covered by a merged one, a remark, or waiting for feedback.
    pub left: usize,
    /// The units several rows stand for, whose rows are therefore not read.
    pub twice: Vec<UnitIx>,
}

/// The points that were pasted for one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastedPoints {
    /// The unit.
    pub unit: UnitIx,
    /// 本期; none when there is no such column or no number in it.
    pub current: Option<Points>,
    /// 累计; none likewise.
    pub cumulative: Option<Points>,
}

/// A sum of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastedTotal {
    /// The channel.
    pub channel: ChannelIx,
    /// The sum as it was pasted.
    pub pasted: u64,
    /// What the rows add up to.
    pub rows: u64,
}

impl Recognised {
    /// What would change in the period's typed counts. A row whose name is doubtful or unknown is read once a choice
    /// names its unit; a unit that several rows stand for is left alone until all but one are skipped.
    pub fn changes(&self, workspace: &Workspace, choices: &[(usize, Choice)]) -> Changes {
        let (rows, twice) = self.rows(choices);
        let mut changes = Changes { twice, ..Changes::default() };
        let Some(period) = workspace.period(self.period) else { return changes };
        let blank = Value { text: String::new(), is_merged: false };
        for (unit, row) in rows {
            for (column, channel) in self.read_columns() {
                // A workbook keeps no blank cells at the end of a row, and they are blank all the same.
                let value = row.values.get(column).map_or(Some(&blank), Option::as_ref);
                let is_waiting = period.is_waiting(channel);
                let Some((new, flag)) = value.and_then(|value| taken(value, is_waiting)) else {
                    changes.left += 1;
                    continue;
                };
                let old = period.typed().get(unit, channel);
                if new == old.text() && !matches!((old, flag), (Cell::Count(_), Some(Flag::Unread(_)))) {
                    changes.same += 1;
                    continue;
                }
                let is_open = self.is_open(workspace, unit, channel);
                if !is_open && new.is_empty() {
                    changes.left += 1;
                    continue;
                }
                let flag = flag.or((!is_open).then_some(Flag::NotOpen));
                changes.cells.push(CellChange { unit, channel, old: old.text(), new, flag });
            }
        }
        changes.cells.sort_by_key(|change| (change.unit, change.channel));
        changes
    }

    /// The names to be remembered: those a person assigned to a unit that does not have them yet.
    pub fn aliases(&self, workspace: &Workspace, choices: &[(usize, Choice)]) -> Vec<(UnitId, String)> {
        let mut aliases: Vec<(UnitId, String)> = Vec::new();
        for row in self.names.iter().filter(|row| !matches!(row.found, Found::Matched { .. })) {
            let Some(Choice::Unit(ix)) = choice(choices, row.row) else { continue };
            let Some(unit) = workspace.roster().unit(ix) else { continue };
            let alias: String = row.text.chars().filter(|c| !c.is_whitespace()).collect();
            let key = squash(&alias);
            let known = unit.aliases.iter().chain([&unit.name]).any(|name| squash(name) == key);
            let now = aliases.iter().filter(|(id, _)| *id == unit.id);
            let is_second = now.clone().any(|(_, other)| squash(other) == key);
            let is_full = unit.aliases.len() + now.count() >= MOST_ALIASES;
            let is_name = !key.is_empty() && alias.chars().count() <= LONGEST_NAME;
            if is_name && !known && !is_second && !is_full {
                aliases.push((unit.id.clone(), alias));
            }
        }
        aliases
    }

    /// The rows that are not read although nobody said to skip them, from the top.
    pub fn left_out(&self, choices: &[(usize, Choice)]) -> Vec<&NameRead> {
        let mut read: Vec<usize> = self.rows(choices).0.into_iter().map(|(_, row)| row.row).collect();
        read.sort_unstable();
        let is_left = |row: &&NameRead| {
            read.binary_search(&row.row).is_err() && choice(choices, row.row) != Some(Choice::Skip)
        };
        self.names.iter().filter(is_left).collect()
    }

    /// A unit came into the roster at a position: the rows, and what was answered, stay with the units they are of.
    pub fn make_room(&mut self, choices: &mut [(usize, Choice)], at: UnitIx) {
        let found = self.names.iter_mut().flat_map(|name| match &mut name.found {
            Found::Matched { unit, .. } => std::slice::from_mut(unit),
            Found::Doubtful(units) => units.as_mut_slice(),
            Found::Unknown => &mut [],
        });
        let answered = choices.iter_mut().filter_map(|(_, choice)| match choice {
            Choice::Unit(unit) => Some(unit),
            Choice::Skip => None,
        });
        for unit in found.chain(answered).filter(|unit| **unit >= at) {
            *unit = UnitIx::new(u32::try_from(unit.get() + 1).unwrap_or(u32::MAX));
        }
    }

    /// The points that were pasted, in roster order; nothing where 本期 or 累计 stands in two columns.
    pub fn points(&self, choices: &[(usize, Choice)]) -> Vec<PastedPoints> {
        let only = |meaning: &Meaning| {
            let mut all = self.columns.iter().filter(|column| column.meaning == *meaning);
            all.next().filter(|_| all.next().is_none()).map(|column| column.at)
        };
        let (current, cumulative) = (only(&Meaning::Current), only(&Meaning::Cumulative));
        if current.is_none() && cumulative.is_none() {
            return Vec::new();
        }
        let read = |row: &NameRead, column: Option<usize>| {
            let value = row.values.get(column?)?.as_ref()?;
            Points::parse_sum(&squash(&value.text)).ok()
        };
        let (rows, _) = self.rows(choices);
        let of = |(unit, row)| PastedPoints {
            unit,
            current: read(row, current),
            cumulative: read(row, cumulative),
        };
        rows.into_iter().map(of).collect()
    }

    /// The sums that were pasted beside what the rows that stand for units add up to, by channel; nothing where no row adds
    /// up all others. Rows without a known unit are added too: what is missing may be a row that was not pasted.
    pub fn totals(&self) -> Vec<PastedTotal> {
        let Some(total) = &self.total else { return Vec::new() };
        let count =
            |values: &[Option<Value>], column: usize| match read_count(&values.get(column)?.as_ref()?.text) {
                Reading::Count(count) => Some(u64::from(count)),
                Reading::Blank | Reading::Unread(_) => None,
            };
        let of = |(column, channel)| {
            let rows = self.names.iter().filter_map(|row| count(&row.values, column)).sum();
            Some(PastedTotal { channel, pasted: count(total, column)?, rows })
        };
        self.read_columns().into_iter().filter_map(of).collect()
    }

    /// Each unit with its row, in roster order, and the units that have several.
    fn rows(&self, choices: &[(usize, Choice)]) -> (Vec<(UnitIx, &NameRead)>, Vec<UnitIx>) {
        let mut rows: BTreeMap<UnitIx, Vec<&NameRead>> = BTreeMap::new();
        for row in &self.names {
            let unit = match (choice(choices, row.row), &row.found) {
                (Some(Choice::Unit(unit)), _) => Some(unit),
                (None, Found::Matched { unit, .. }) => Some(*unit),
                (Some(Choice::Skip) | None, _) => None,
            };
            if let Some(unit) = unit {
                rows.entry(unit).or_default().push(row);
            }
        }
        let twice = rows.iter().filter(|(_, rows)| rows.len() > 1).map(|(&unit, _)| unit).collect();
        let once = rows.into_iter().filter(|(_, rows)| rows.len() == 1);
        (once.flat_map(|(unit, rows)| rows.into_iter().map(move |row| (unit, row))).collect(), twice)
    }

    /// What stands in the columns of a row that are written, but for blank ones.
    pub fn figures<'a>(&self, row: &'a NameRead) -> Vec<(ChannelIx, &'a str)> {
        let figure = |(column, channel): (usize, ChannelIx)| {
            let value = row.values.get(column)?.as_ref()?;
            (!value.text.is_empty()).then_some((channel, value.text.as_str()))
        };
        self.read_columns().into_iter().filter_map(figure).collect()
    }

    /// The columns that are written, with their channels.
    fn read_columns(&self) -> Vec<(usize, ChannelIx)> {
        let read = self.columns.iter().filter_map(|column| Some((column.at, column.channel()?)));
        // What a person says of a column goes before what was read, and a channel is read from one column alone.
        let is_said = |&(at, of): &(usize, ChannelIx)| {
            self.assigned.iter().any(|&(column, channel)| column == at || channel == of)
        };
        let read = read.filter(|one| !is_said(one));
        read.chain(self.assigned.iter().copied()).collect()
    }

    fn is_open(&self, workspace: &Workspace, unit: UnitIx, channel: ChannelIx) -> bool {
        let roster = workspace.roster();
        let class = roster.class_of(unit).and_then(|class| roster.classes().get(class.get()));
        let channel = workspace.rules_of(self.period).and_then(|rules| rules.channel(channel));
        channel.zip(class).is_some_and(|(channel, class)| channel.is_open_to(&class.id))
    }
}

/// The answer to a row; the last one where there are several.
fn choice(choices: &[(usize, Choice)], row: usize) -> Option<Choice> {
    choices.iter().rev().find(|(of, _)| *of == row).map(|&(_, choice)| choice)
}

/// What a pasted cell would become; none: it leaves its place alone.
fn taken(value: &Value, is_waiting: bool) -> Option<(String, Option<Flag>)> {
    match read_count(&value.text) {
        Reading::Count(count) if is_waiting => Some((count.to_string(), Some(Flag::Waiting))),
        _ if is_waiting => None,
        Reading::Count(count) => Some((count.to_string(), value.is_merged.then_some(Flag::Merged))),
        // A remark over several cells is no entry, and dashes over several are not one dash each.
        _ if value.is_merged => None,
        Reading::Blank => Some((String::new(), None)),
        Reading::Unread(fault) => {
            // As the sheet would keep it, so that it compares with what stands there.
            let mut sheet = CountSheet::blank(1, 1);
            sheet.enter(UnitIx::new(0), ChannelIx::new(0), &value.text);
            let text = sheet.get(UnitIx::new(0), ChannelIx::new(0)).text();
            Some((text, Some(Flag::Unread(fault))))
        }
    }
}
