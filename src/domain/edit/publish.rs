//! Publishing freezes what was printed; a correction puts one figure of it right.

use super::{Applied, Edit, EditFault, Effect};
use crate::domain::board::Scoreboard;
use crate::domain::id::{ChannelId, PeriodId, UnitId};
use crate::domain::record::{Correction, Printed, Reading, read_count};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{PeriodIx, Source, Status, Workspace};

/// The edit that publishes a period with its figures as they stand.
///
/// # Errors
/// When there is no such period.
pub fn publish(workspace: &Workspace, period: &PeriodId) -> Result<Edit, EditFault> {
    let ix = find(workspace, period)?;
    let printed = printed(workspace, ix);
    Ok(Edit::SetStatus { period: period.clone(), status: Status::Published, printed })
}

fn find(workspace: &Workspace, period: &PeriodId) -> Result<PeriodIx, EditFault> {
    workspace.find_period(period).ok_or_else(|| EditFault::Unknown(period.to_string()))
}

/// What a table of the period prints of every unit, by unit id.
pub(super) fn printed(workspace: &Workspace, period: PeriodIx) -> Vec<Printed> {
    let board = Scoreboard::new(workspace, period);
    let number = |row: usize| u32::try_from(row).ok();
    let mut all = Vec::new();
    for (ix, unit) in workspace.roster().units_ix() {
        let Some(place) = board.place(workspace, ix) else { continue };
        let scored = workspace.roster().is_scored(ix);
        all.push(Printed {
            unit: unit.id.clone(),
            name: workspace.name_in(ix, period).to_owned(),
            current: scored.then(|| board.current(ix)),
            cumulative: scored.then(|| board.cumulative(ix)),
            serial: number(place.serial),
            place: place.place.and_then(number),
        });
    }
    all.sort_by(|a, b| a.unit.cmp(&b.unit));
    all
}

pub(super) fn set_status(
    workspace: &mut Workspace,
    period: PeriodId,
    status: Status,
    mut printed: Vec<Printed>,
) -> Result<Applied, EditFault> {
    let ix = find(workspace, &period)?;
    if let Some(one) = printed.iter().find(|one| workspace.roster().find(&one.unit).is_none()) {
        return Err(EditFault::Unknown(one.unit.to_string()));
    }
    printed.sort_by(|a, b| a.unit.cmp(&b.unit));
    let Some(record) = workspace.period_mut(ix) else { return Err(EditFault::Unknown(period.to_string())) };
    let parts = record.parts_mut();
    let before = std::mem::replace(&mut parts.status, status);
    let was = std::mem::replace(&mut parts.printed, printed);
    Ok(Applied { effect: Effect::Whole, inverse: Edit::SetStatus { period, status: before, printed: was } })
}

/// Where a correction names something.
type Names<'a> = (&'a PeriodId, &'a UnitId, &'a ChannelId);

/// The cell of a published period that a correction may put right.
fn find_cell(
    workspace: &Workspace,
    (period, unit, channel): Names<'_>,
) -> Result<(PeriodIx, UnitIx, ChannelIx), EditFault> {
    let ix = find(workspace, period)?;
    let unit_ix = workspace.roster().find(unit).ok_or_else(|| EditFault::Unknown(unit.to_string()))?;
    let (record, rules) = workspace
        .period(ix)
        .zip(workspace.rules_of(ix))
        .ok_or_else(|| EditFault::Unknown(period.to_string()))?;
    let channel_ix = rules.find_channel(channel).ok_or_else(|| EditFault::Unknown(channel.to_string()))?;
    if record.parts().status != Status::Published {
        return Err(EditFault::NotPublished);
    }
    if record.parts().source == Source::Items {
        return Err(EditFault::ScoredByItems);
    }
    Ok((ix, unit_ix, channel_ix))
}

/// A correction is another count, with its reason: nothing in a published table waits to be read, and others go by the
/// list of corrections.
pub(super) fn check(
    workspace: &Workspace,
    names: Names<'_>,
    typed: &str,
    reason: &str,
) -> Result<(), EditFault> {
    let (period, unit, channel) = find_cell(workspace, names)?;
    let record = workspace.period(period);
    if record.is_some_and(|record| record.is_waiting(channel)) {
        return Err(EditFault::Waiting);
    }
    let now = record.map(|record| record.typed().get(unit, channel).text());
    let text = match read_count(typed) {
        Reading::Unread(fault) => return Err(EditFault::NoCount(fault, typed.to_owned())),
        Reading::Count(count) => count.to_string(),
        Reading::Blank => String::new(),
    };
    if now.as_ref() == Some(&text) {
        return Err(EditFault::SameCount(text));
    }
    if reason.trim().is_empty() { Err(EditFault::NoReason) } else { Ok(()) }
}

pub(super) fn correct(
    workspace: &mut Workspace,
    period: &PeriodId,
    unit: &UnitId,
    channel: &ChannelId,
    typed: &str,
    reason: String,
) -> Result<Applied, EditFault> {
    let (ix, unit_ix, channel_ix) = find_cell(workspace, (period, unit, channel))?;
    let Some(record) = workspace.period_mut(ix) else { return Err(EditFault::Unknown(period.to_string())) };
    let before = record.typed().get(unit_ix, channel_ix).text();
    let was = std::mem::take(&mut record.parts_mut().printed);
    record.sheet_mut().enter(unit_ix, channel_ix, typed);
    let after = record.typed().get(unit_ix, channel_ix).text();
    let current = |all: &[Printed]| all.iter().find(|one| one.unit == *unit).and_then(|one| one.current);
    // A period that was published without what was printed stays without it; its points are always the record's.
    let now = if was.is_empty() { Vec::new() } else { put_right(workspace, ix, unit, &was) };
    let correction = Correction {
        period: period.clone(),
        unit: unit.clone(),
        channel: channel.clone(),
        before: before.clone(),
        after,
        points_before: current(&was),
        points_after: current(&now),
        reason,
    };
    workspace.corrections_mut().push(correction);
    if let Some(record) = workspace.period_mut(ix) {
        record.parts_mut().printed = now;
    }
    let inverse = Edit::Uncorrect { period: period.clone(), typed: before, printed: was };
    Ok(Applied { effect: Effect::Whole, inverse })
}

/// What is printed once a unit's record was put right: its own figures anew, those of all others as they were, and the
/// places that follow from them.
fn put_right(workspace: &mut Workspace, period: PeriodIx, unit: &UnitId, was: &[Printed]) -> Vec<Printed> {
    let mut kept = was.to_vec();
    for one in &mut kept {
        // Who is level with whom is another matter now.
        one.serial = None;
        one.current.take_if(|_| one.unit == *unit);
    }
    if let Some(record) = workspace.period_mut(period) {
        record.parts_mut().printed = kept;
    }
    let mut now = printed(workspace, period);
    for one in now.iter_mut().filter(|one| one.unit != *unit) {
        if let Ok(at) = was.binary_search_by(|before| before.unit.cmp(&one.unit)) {
            let before = &was[at];
            one.name.clone_from(&before.name);
            (one.current, one.cumulative) = (before.current, before.cumulative);
        }
    }
    now
}

pub(super) fn uncorrect(
    workspace: &mut Workspace,
    period: PeriodId,
    typed: &str,
    printed: Vec<Printed>,
) -> Result<Applied, EditFault> {
    let ix = find(workspace, &period)?;
    let last = workspace.corrections().last().filter(|last| last.period == period).cloned();
    let Some(last) = last else { return Err(EditFault::Unknown(period.to_string())) };
    let unit = workspace.roster().find(&last.unit);
    let channel = workspace.rules_of(ix).and_then(|rules| rules.find_channel(&last.channel));
    let (Some(unit), Some(channel)) = (unit, channel) else {
        return Err(EditFault::Unknown(last.unit.to_string()));
    };
    workspace.corrections_mut().pop();
    if let Some(record) = workspace.period_mut(ix) {
        record.sheet_mut().enter(unit, channel, typed);
        record.parts_mut().printed = printed;
    }
    let Correction { unit, channel, after, reason, .. } = last;
    let inverse = Edit::Correct { period, unit, channel, typed: after, reason };
    Ok(Applied { effect: Effect::Whole, inverse })
}
