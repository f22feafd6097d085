//! Items, adjustments and late counts: written whole, taken away whole.

use super::{Applied, Edit, EditFault, Effect};
use crate::domain::fault::{Faults, Path};
use crate::domain::id::{EntryId, ItemId, PeriodId};
use crate::domain::record::{Adjustment, Adoption, Author, Item, Late};
use crate::domain::workspace::{PeriodIx, Workspace, check};

pub(super) fn put_item(
    workspace: &mut Workspace,
    id: ItemId,
    item: Option<Box<Item>>,
) -> Result<Applied, EditFault> {
    let before = workspace.items().get(&id);
    if printed_of(workspace, before) != printed_of(workspace, item.as_deref()) {
        return Err(EditFault::Published);
    }
    let mut touched: Vec<PeriodIx> = before
        .into_iter()
        .chain(item.as_deref())
        .flat_map(|item| &item.adoptions)
        .filter_map(|adoption| workspace.period_on(adoption.date?))
        .collect();
    touched.sort_unstable();
    touched.dedup();
    if let Some(item) = &item {
        fits(&id, &item.id, |faults| check::item_fits(workspace, item, &Path::root(), faults))?;
    } else {
        // What an entry speaks of is not taken from under it.
        let speaks = |entry: &&Adjustment| entry.item.as_ref() == Some(&id);
        if let Some(entry) = workspace.adjustments().values().find(speaks) {
            return Err(EditFault::InUse(entry.id.to_string()));
        }
    }
    let before = match item {
        Some(item) => workspace.items_mut().insert(item),
        None => workspace.items_mut().remove(&id),
    };
    for period in touched {
        workspace.tally_at(period);
    }
    Ok(whole(Edit::PutItem { id, item: before }))
}

/// The adoptions of an item, by position, that a published period would have to take in, with that period.
pub fn adopted_when_closed(workspace: &Workspace, item: &Item) -> Vec<(usize, PeriodIx)> {
    let kept = workspace.items().get(&item.id).map_or(&[][..], |before| &before.adoptions);
    let adoptions = item.adoptions.iter().enumerate().filter(|(_, adoption)| !kept.contains(adoption));
    adoptions.filter_map(|(at, adoption)| Some((at, closed_with(workspace, adoption)?))).collect()
}

/// The published period that prints an adoption: the one in which it became known, else that of its day.
fn closed_with(workspace: &Workspace, adoption: &Adoption) -> Option<PeriodIx> {
    let known = adoption.known.as_ref().and_then(|id| workspace.find_period(id));
    let period = known.or_else(|| workspace.period_on(adoption.date?))?;
    workspace.is_closed(period).then_some(period)
}

/// What published periods printed of an item: the adoptions that were known in them, and all of it by which they score.
fn printed_of<'a>(workspace: &Workspace, item: Option<&'a Item>) -> Option<Printed<'a>> {
    let item = item?;
    let is_printed = |adoption: &&Adoption| closed_with(workspace, adoption).is_some();
    let adoptions: Vec<&Adoption> = item.adoptions.iter().filter(is_printed).collect();
    (!adoptions.is_empty()).then_some((adoptions, item.units.as_slice(), item.length))
}

type Printed<'a> = (Vec<&'a Adoption>, &'a [Author], Option<u32>);

pub(super) fn put_adjustment(
    workspace: &mut Workspace,
    id: EntryId,
    entry: Option<Box<Adjustment>>,
) -> Result<Applied, EditFault> {
    let before = workspace.adjustments().get(&id);
    let periods = before.into_iter().chain(entry.as_deref()).map(|entry| &entry.period);
    all_open(workspace, periods)?;
    if let Some(entry) = &entry {
        fits(&id, &entry.id, |faults| check::adjustment_fits(workspace, entry, &Path::root(), faults))?;
    }
    let before = match entry {
        Some(entry) => workspace.adjustments_mut().insert(entry),
        None => workspace.adjustments_mut().remove(&id),
    };
    Ok(whole(Edit::PutAdjustment { id, entry: before }))
}

pub(super) fn put_late(
    workspace: &mut Workspace,
    id: EntryId,
    late: Option<Box<Late>>,
) -> Result<Applied, EditFault> {
    let before = workspace.late().get(&id);
    let periods = before.into_iter().chain(late.as_deref()).map(|late| &late.known);
    all_open(workspace, periods)?;
    if let Some(late) = &late {
        fits(&id, &late.id, |faults| check::late_fits(workspace, late, &Path::root(), faults))?;
    }
    let before = match late {
        Some(late) => workspace.late_mut().insert(late),
        None => workspace.late_mut().remove(&id),
    };
    Ok(whole(Edit::PutLate { id, late: before }))
}

fn all_open<'a>(workspace: &Workspace, periods: impl Iterator<Item = &'a PeriodId>) -> Result<(), EditFault> {
    let is_closed = |id: &PeriodId| workspace.find_period(id).is_some_and(|at| workspace.is_closed(at));
    if periods.into_iter().any(is_closed) { Err(EditFault::Published) } else { Ok(()) }
}

/// Checks what is to be written; it has the id it is written under.
fn fits<K>(
    id: &crate::domain::id::Id<K>,
    own: &crate::domain::id::Id<K>,
    check: impl FnOnce(&mut Faults),
) -> Result<(), EditFault> {
    if id != own {
        return Err(EditFault::Unknown(own.to_string()));
    }
    let mut faults = Faults::default();
    check(&mut faults);
    faults.or(()).map_err(EditFault::Refused)
}

fn whole(inverse: Edit) -> Applied {
    Applied { effect: Effect::Whole, inverse }
}
