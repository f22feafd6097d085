//! What two states of a workspace differ in, told by ids: for a look before one takes the other's place.

use super::id::{ChannelId, PeriodId, UnitId};
use super::record::{Kept, Named};
use super::roster::UnitIx;
use super::rules::ChannelIx;
use super::workspace::{Period, PeriodIx, Workspace};

/// A cell that holds something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellDifference {
    /// In which period.
    pub period: PeriodId,
    /// At which unit.
    pub unit: UnitId,
    /// In which channel.
    pub channel: ChannelId,
    /// What stands in the first.
    pub from: String,
    /// What stands in the second.
    pub to: String,
}

/// What the second of two workspaces has otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Cells, in the order of the second's periods, units and channels; those of units, channels and periods that one of
    /// the two does not have are told where something stands in them.
    pub cells: Vec<CellDifference>,
    /// Items, entries and late counts that are not the same or not in both.
    pub records: usize,
    /// Whether the units or classes differ.
    pub roster: bool,
    /// Whether a rule set differs.
    pub rules: bool,
    /// Whether periods differ in something else than their counts: their days, their status, what was printed, their
    /// notices, how those are worded and what is looked for in them.
    pub periods: bool,
}

impl Differences {
    /// Whether the two are the same.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// What is gone of a workspace when another takes its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Cells whose figure the other has otherwise or not at all.
    pub cells: usize,
    /// Items, entries and late counts that the other has otherwise or not at all.
    pub records: usize,
    /// Published periods that are not published in the other.
    pub published: usize,
}

impl Lost {
    /// Whether nothing is.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What of the first is gone when the second takes its place; what the second has beside that is no loss.
pub fn lost(one: &Workspace, other: &Workspace) -> Lost {
    let is_closed = |of: &Workspace, id: &PeriodId| of.find_period(id).is_some_and(|at| of.is_closed(at));
    let is_lost = |period: &&Period| {
        let id = &period.parts().id;
        is_closed(one, id) && !is_closed(other, id)
    };
    Lost {
        cells: differences(one, other).cells.iter().filter(|cell| !cell.from.is_empty()).count(),
        records: not_in(one.items(), other.items())
            + not_in(one.adjustments(), other.adjustments())
            + not_in(one.late(), other.late()),
        published: one.periods().iter().filter(is_lost).count(),
    }
}

/// Compares two workspaces.
pub fn differences(one: &Workspace, other: &Workspace) -> Differences {
    let periods = |workspace: &Workspace| -> Vec<_> { workspace.to_parts().periods.into_iter().collect() };
    let mut cells = Vec::new();
    for (workspace, with) in [(other, one), (one, other)] {
        for at in 0..workspace.periods().len() {
            let again = std::ptr::eq(workspace, one);
            compare_period(workspace, with, PeriodIx::new(at), again, &mut cells);
        }
    }
    Differences {
        cells,
        records: records(one.items(), other.items())
            + records(one.adjustments(), other.adjustments())
            + records(one.late(), other.late()),
        roster: one.roster() != other.roster(),
        rules: one.rule_sets() != other.rule_sets(),
        periods: periods(one) != periods(other)
            || one.corrections() != other.corrections()
            || one.watchlist() != other.watchlist()
            || one.notice_template() != other.notice_template(),
    }
}

/// The cells of a period of one workspace beside those of the other; `reversed` leaves out what both have, since it was
/// told from the other side.
fn compare_period(
    workspace: &Workspace,
    with: &Workspace,
    at: PeriodIx,
    reversed: bool,
    cells: &mut Vec<CellDifference>,
) {
    let (Some(period), Some(rules)) = (workspace.period(at), workspace.rules_of(at)) else { return };
    let there = with.find_period(&period.parts().id);
    let other = there.and_then(|ix| Some((with.period(ix)?, with.rules_of(ix)?)));
    let columns: Vec<Option<ChannelIx>> =
        rules.channels().iter().map(|channel| other?.1.find_channel(&channel.id)).collect();
    let text = |period: &Period, unit: UnitIx, channel| period.typed().get(unit, channel).text();
    for (unit, of) in workspace.roster().units_ix() {
        let same_unit = with.roster().find(&of.id);
        for ((ix, channel), column) in rules.channels_ix().zip(&columns) {
            let place = other.zip(same_unit).zip(*column);
            if reversed && place.is_some() {
                continue;
            }
            let here = text(period, unit, ix);
            let beside =
                place.map_or(String::new(), |(((other, _), unit), column)| text(other, unit, column));
            if here == beside {
                continue;
            }
            let (from, to) = if reversed { (here, beside) } else { (beside, here) };
            let (period, unit) = (period.parts().id.clone(), of.id.clone());
            cells.push(CellDifference { period, unit, channel: channel.id.clone(), from, to });
        }
    }
}

fn records<T: Named + PartialEq>(one: &Kept<T>, other: &Kept<T>) -> usize {
    not_in(other, one) + one.keys().filter(|id| other.get(id).is_none()).count()
}

/// How many records of the first the second has otherwise or not at all.
fn not_in<T: Named + PartialEq>(one: &Kept<T>, other: &Kept<T>) -> usize {
    one.values().filter(|record| other.get(record.id()) != Some(record)).count()
}
