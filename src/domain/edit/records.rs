//! Items, adjustments and late counts: written whole, taken away whole.

use super::{Applied, Edit, EditFault, Effect};
use crate::domain::fault::{Faults, Path};
use crate::domain::id::{EntryId, ItemId, PeriodId};
use crate::domain::record::{Adjustment, Adoption, Item, Late};
use crate::domain::workspace::{Workspace, check};

pub(super) fn put_item(
    workspace: &mut Workspace,
    id: ItemId,
    item: Option<Box<Item>>,
) -> Result<Applied, EditFault> {
    let before = workspace.items().get(&id);
    if closed_adoptions(workspace, before) != closed_adoptions(workspace, item.as_deref()) {
        return Err(EditFault::Published);
    }
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
    workspace.tally();
    Ok(whole(Edit::PutItem { id, item: before }))
}

/// The adoptions that a published period has printed.
fn closed_adoptions(workspace: &Workspace, item: Option<&Item>) -> Vec<(Adoption, Vec<String>)> {
    let Some(item) = item else { return Vec::new() };
    let units: Vec<String> = item.units.iter().map(|author| author.unit.to_string()).collect();
    let closed = item.adoptions.iter().filter(|adoption| {
        let period = adoption.date.and_then(|date| workspace.period_on(date));
        adoption.known.is_none() && period.is_some_and(|period| workspace.is_closed(period))
    });
    closed.map(|adoption| (adoption.clone(), units.clone())).collect()
}

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
