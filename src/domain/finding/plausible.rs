//! Figures that may well be right and look as if they were not: taken, and asked about before the period is published.

use super::{Code, Found};
use crate::domain::board::Scoreboard;
use crate::domain::points::Points;
use crate::domain::record::Cell;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::{Channel, ChannelIx};
use crate::domain::workspace::{Period, PeriodIx};

/// From here on a count is put beside others; below, chance alone brings such differences.
const WORTH_ASKING: u32 = 10;
/// Above this a count is asked about by itself.
pub const LARGE: u32 = 999;
/// So many times the count of the period before, or more.
const TIMES_BEFORE: u32 = 10;
/// More than so many times the second highest of the class.
const TIMES_OTHERS: u32 = 5;
/// More places than this away from the period before.
const PLACES: usize = 10;

/// What is published was asked about before; of a period that was only just begun it is told that nothing is in it.
pub(super) fn look(found: &mut Found<'_>) {
    let workspace = found.workspace;
    let (Some(record), Some(rules)) = (workspace.period(found.period), workspace.rules_of(found.period))
    else {
        return;
    };
    if workspace.is_closed(found.period) {
        return;
    }
    if record.sheet().is_blank() {
        if !workspace.roster().units().is_empty() {
            found.add(Code::NothingEntered, None, None, String::new());
        }
        return;
    }
    let there: Vec<bool> =
        workspace.roster().units_ix().map(|(unit, _)| workspace.is_active(unit, found.period)).collect();
    let before = found.period.get().checked_sub(1).map(PeriodIx::new);
    for (ix, channel) in rules.channels_ix().filter(|(ix, _)| !record.is_waiting(*ix)) {
        let column = Column { ix, channel, there: &there };
        look_at_column(found, record, before, &column);
    }
    look_at_rows(found, record, &there);
    if let Some(before) = before {
        look_at_places(found, before);
    }
}

/// A channel that was fed back, and who is there to have something in it.
struct Column<'a> {
    ix: ChannelIx,
    channel: &'a Channel,
    there: &'a [bool],
}

/// A cell is asked about once, with the plainest of what can be said of it.
fn look_at_column(found: &mut Found<'_>, record: &Period, before: Option<PeriodIx>, column: &Column<'_>) {
    let workspace = found.workspace;
    let roster = workspace.roster();
    let earlier = before.and_then(|before| {
        let ix = workspace.rules_of(before)?.find_channel(&column.channel.id)?;
        Some((workspace.period(before)?.sheet(), ix))
    });
    let counts = |unit: UnitIx| {
        let is_open = roster.unit(unit).is_some_and(|of| column.channel.is_open_to(&of.class));
        is_open && column.there.get(unit.get()) == Some(&true)
    };
    // Of every class the highest count and the second highest.
    let mut highest = vec![[0; 2]; roster.classes().len()];
    for (unit, _) in roster.units_ix().filter(|(unit, _)| counts(*unit)) {
        let Some(class) = roster.class_of(unit) else { continue };
        let count = record.sheet().get(unit, column.ix).count();
        let [first, second] = &mut highest[class.get()];
        if count > *first {
            *second = std::mem::replace(first, count);
        } else {
            *second = count.max(*second);
        }
    }
    for (unit, _) in roster.units_ix().filter(|(unit, _)| counts(*unit)) {
        let count = record.sheet().get(unit, column.ix).count();
        if count < WORTH_ASKING {
            continue;
        }
        let was = earlier.map_or(0, |(sheet, ix)| sheet.get(unit, ix).count());
        let [first, second] = roster.class_of(unit).map(|class| highest[class.get()]).unwrap_or_default();
        let (code, beside) = if count > LARGE {
            (Code::VeryLarge, String::new())
        } else if was > 0 && count >= was.saturating_mul(TIMES_BEFORE) {
            (Code::Tenfold, was.to_string())
        // Where nobody else has anything, the others may just not have been entered yet.
        } else if second > 0 && first == count && count > second.saturating_mul(TIMES_OTHERS) {
            (Code::FarAboveOthers, second.to_string())
        } else {
            continue;
        };
        found.add_of(code, Some(unit), Some(column.ix), String::new(), count.to_string(), beside);
    }
}

/// Units that are there and have nothing in any channel; something that is no count is something.
fn look_at_rows(found: &mut Found<'_>, record: &Period, there: &[bool]) {
    let Some(rules) = found.workspace.rules_of(found.period) else { return };
    let is_something = |unit: UnitIx| {
        rules
            .channels_ix()
            .any(|(ix, _)| !matches!(record.sheet().get(unit, ix), Cell::Blank | Cell::Count(0)))
    };
    for (unit, _) in found.workspace.roster().units_ix() {
        if there[unit.get()] && !is_something(unit) {
            found.add(Code::NothingAtAll, Some(unit), None, String::new());
        }
    }
}

/// Places beside those of the period before, where a class is large enough for a unit to move so far.
fn look_at_places(found: &mut Found<'_>, before: PeriodIx) {
    let workspace = found.workspace;
    let roster = workspace.roster();
    let mut sizes = vec![0; roster.classes().len()];
    for (unit, _) in roster.units_ix().filter(|(unit, _)| roster.is_scored(*unit)) {
        if let Some(class) = roster.class_of(unit) {
            sizes[class.get()] += 1;
        }
    }
    let is_begun = workspace.period(before).is_some_and(|record| !record.sheet().is_blank());
    if !is_begun || sizes.iter().all(|&size| size <= PLACES + 1) {
        return;
    }
    let (now, then) = (Scoreboard::new(workspace, found.period), Scoreboard::new(workspace, before));
    // Where nobody of a class has points, its places are the order of the roster.
    let has_points = |board: &Scoreboard, class: ClassIx| {
        let ranked = board.standings(class).map_or(&[][..], |standings| standings.ranked());
        ranked.iter().any(|&unit| board.basis(unit) != Points::ZERO)
    };
    let compared: Vec<bool> =
        roster.classes_ix().map(|(class, _)| has_points(&now, class) && has_points(&then, class)).collect();
    let is_compared = |unit: UnitIx| roster.class_of(unit).is_some_and(|class| compared[class.get()]);
    let place = |board: &Scoreboard, unit: UnitIx| board.place(workspace, unit).and_then(|place| place.place);
    for (unit, _) in roster.units_ix().filter(|(unit, _)| is_compared(*unit)) {
        if let (Some(now), Some(then)) = (place(&now, unit), place(&then, unit))
            && now.abs_diff(then) > PLACES
        {
            let (now, then) = (now.to_string(), then.to_string());
            found.add_of(Code::MovedFar, Some(unit), None, String::new(), now, then);
        }
    }
}
