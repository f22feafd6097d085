//! The counts of one period: a cell for each unit and channel.

use super::{CellFault, LONGEST_TYPED, Reading, read_count};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;

/// One cell as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing was entered.
    Blank,
    /// A count; a 0 that was entered stays apart from blank.
    Count(u32),
    /// Something that is no count, as typed, and why.
    Unread(&'a str, CellFault),
}

impl Cell<'_> {
    /// The count that scores: what was read, or none.
    pub fn count(self) -> u32 {
        match self {
            Self::Count(count) => count,
            Self::Blank | Self::Unread(..) => 0,
        }
    }

    /// The text that reads as this cell again.
    pub fn text(self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Count(count) => count.to_string(),
            Self::Unread(typed, _) => typed.to_owned(),
        }
    }
}

/// The counts of one period, channel by channel, so that a pass over a period reads a few columns from top to bottom.
///
/// A cell is one number; the two values above any count stand for blank and for typed text kept beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountSheet {
    units: usize,
    cells: Vec<u32>,
    /// In roster order.
    unread: Vec<((UnitIx, ChannelIx), String, CellFault)>,
}

const BLANK: u32 = u32::MAX;
const UNREAD: u32 = u32::MAX - 1;

impl CountSheet {
    /// A sheet in which nothing was entered.
    pub fn blank(units: usize, channels: usize) -> Self {
        Self { units, cells: vec![BLANK; units * channels], unread: Vec::new() }
    }

    /// The cell of a unit in a channel; blank outside the sheet.
    pub fn get(&self, unit: UnitIx, channel: ChannelIx) -> Cell<'_> {
        match self.position(unit, channel).map(|at| self.cells[at]) {
            None | Some(BLANK) => Cell::Blank,
            Some(UNREAD) => match self.find_unread(unit, channel) {
                Ok(at) => Cell::Unread(&self.unread[at].1, self.unread[at].2),
                Err(_) => Cell::Blank,
            },
            Some(count) => Cell::Count(count),
        }
    }

    /// Takes what was typed. Does nothing outside the sheet.
    pub fn enter(&mut self, unit: UnitIx, channel: ChannelIx, typed: &str) {
        let Some(at) = self.position(unit, channel) else { return };
        if self.cells[at] == UNREAD
            && let Ok(at) = self.find_unread(unit, channel)
        {
            self.unread.remove(at);
        }
        self.cells[at] = match read_count(typed) {
            Reading::Blank => BLANK,
            Reading::Count(count) => count,
            Reading::Unread(fault) => {
                if let Err(at) = self.find_unread(unit, channel) {
                    self.unread.insert(at, ((unit, channel), kept(typed), fault));
                }
                UNREAD
            }
        };
    }

    /// The counts of a channel in roster order, 0 where there is none.
    pub fn channel_counts(&self, channel: ChannelIx) -> impl Iterator<Item = u32> + '_ {
        let from = (channel.get() * self.units).min(self.cells.len());
        let to = (from + self.units).min(self.cells.len());
        self.cells[from..to].iter().copied().map(Self::scoring)
    }

    /// The columns of the channels in their order; [`CountSheet::scoring`] reads their cells.
    pub fn columns(&self) -> Vec<&[u32]> {
        self.cells.chunks_exact(self.units.max(1)).collect()
    }

    /// The count of a cell of a column, 0 where there is none.
    pub fn scoring(cell: u32) -> u32 {
        if cell >= UNREAD { 0 } else { cell }
    }

    /// Every cell that holds something that is no count, in roster order.
    pub fn unread(&self) -> impl Iterator<Item = (UnitIx, ChannelIx, &str, CellFault)> {
        self.unread.iter().map(|((unit, channel), typed, fault)| (*unit, *channel, typed.as_str(), *fault))
    }

    /// Whether a unit has a cell that holds something that is no count.
    pub fn has_unread(&self, unit: UnitIx) -> bool {
        let first = self.unread.partition_point(|((of, _), ..)| *of < unit);
        self.unread.get(first).is_some_and(|((of, _), ..)| *of == unit)
    }

    /// Whether anything was entered anywhere.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|&cell| cell == BLANK)
    }

    /// Whether nothing was entered of a unit.
    pub fn is_blank_of(&self, unit: UnitIx) -> bool {
        self.columns().iter().all(|column| column.get(unit.get()).is_none_or(|&cell| cell == BLANK))
    }

    /// Enters every cell into another sheet, at the unit and the channel that its own position names there; cells that
    /// have none are told and left out.
    pub(crate) fn carry(
        &self,
        units: &[Option<UnitIx>],
        channels: &[Option<ChannelIx>],
        into: &mut Self,
        lost: &mut dyn FnMut(usize, usize),
    ) {
        for (channel, column) in self.columns().into_iter().enumerate() {
            for (unit, &cell) in column.iter().enumerate().filter(|(_, cell)| **cell != BLANK) {
                let to = units.get(unit).copied().flatten().zip(channels.get(channel).copied().flatten());
                match to.and_then(|(unit, channel)| into.position(unit, channel)) {
                    Some(at) => into.cells[at] = cell,
                    None => lost(unit, channel),
                }
            }
        }
        for ((unit, channel), typed, fault) in &self.unread {
            let unit = units.get(unit.get()).copied().flatten();
            if let Some(at) = unit.zip(channels.get(channel.get()).copied().flatten()) {
                into.unread.push((at, typed.clone(), *fault));
            }
        }
        into.unread.sort_unstable_by_key(|one| one.0);
    }

    /// Where the typed text of a cell is kept, or where it would be.
    fn find_unread(&self, unit: UnitIx, channel: ChannelIx) -> Result<usize, usize> {
        self.unread.binary_search_by_key(&(unit, channel), |one| one.0)
    }

    fn position(&self, unit: UnitIx, channel: ChannelIx) -> Option<usize> {
        let at = channel.get() * self.units + unit.get();
        (unit.get() < self.units && at < self.cells.len()).then_some(at)
    }
}

/// What is kept of a text that is no count: such a text reads the same way again.
fn kept(typed: &str) -> String {
    let typed = typed.trim();
    match typed.char_indices().nth(LONGEST_TYPED) {
        None => typed.to_owned(),
        Some((end, _)) => format!("{}…", &typed[..end]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const UNIT: UnitIx = UnitIx::new(1);
    const CHANNEL: ChannelIx = ChannelIx::new(2);

    #[test]
    fn blank_zero_and_a_typed_slip_are_three_things() {
        let mut sheet = CountSheet::blank(3, 4);
        assert_eq!(sheet.get(UNIT, CHANNEL), Cell::Blank);
        sheet.enter(UNIT, CHANNEL, "0");
        assert_eq!(sheet.get(UNIT, CHANNEL), Cell::Count(0));
        sheet.enter(UNIT, CHANNEL, "4o");
        assert_eq!(sheet.get(UNIT, CHANNEL), Cell::Unread("4o", CellFault::NotANumber));
        assert_eq!(sheet.channel_counts(CHANNEL).collect::<Vec<_>>(), [0, 0, 0]);
        sheet.enter(UNIT, CHANNEL, "---");
        assert!(sheet.is_blank());
        assert_eq!(sheet.unread().count(), 0);
    }

    #[test]
    fn outside_the_sheet_is_blank_and_takes_nothing() {
        let mut sheet = CountSheet::blank(2, 2);
        sheet.enter(UnitIx::new(2), ChannelIx::new(0), "5");
        sheet.enter(UnitIx::new(0), ChannelIx::new(2), "5");
        assert!(sheet.is_blank());
        assert_eq!(sheet.get(UnitIx::new(9), ChannelIx::new(9)), Cell::Blank);
        assert_eq!(sheet.channel_counts(ChannelIx::new(7)).count(), 0);
    }

    proptest! {
        #[test]
        fn a_cells_text_reads_as_the_same_cell(typed in "\\PC{0,230}") {
            let mut sheet = CountSheet::blank(3, 4);
            sheet.enter(UNIT, CHANNEL, &typed);
            let mut again = CountSheet::blank(3, 4);
            again.enter(UNIT, CHANNEL, &sheet.get(UNIT, CHANNEL).text());
            prop_assert_eq!(again, sheet);
        }
    }
}
