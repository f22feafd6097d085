//! The list of units after a change of the roster: renamed, merged, split, with another alias.
//!
//! Each gives the list that [`Edit::SetRoster`](crate::domain::edit::Edit::SetRoster) puts in place; whether it fits is
//! checked there.

use super::{Class, Former, Heritage, Unit};
use crate::domain::edit::EditFault;
use crate::domain::id::{PeriodId, UnitId};
use crate::domain::points::Points;
use crate::domain::workspace::{PeriodIx, Status, Workspace};

/// A unit bears a new name after `until`, the last period that prints the old one.
///
/// A name that no period would print is not kept.
///
/// # Errors
/// When there is no such unit or period.
pub fn renamed(
    workspace: &Workspace,
    unit: &UnitId,
    name: &str,
    until: &PeriodId,
) -> Result<Vec<Unit>, EditFault> {
    let last = period(workspace, until)?;
    changed(workspace, unit, |unit| {
        if unit.name != name {
            keep_printed(workspace, &unit.name, &mut unit.formerly, (until, last));
        }
        name.clone_into(&mut unit.name);
    })
}

/// Keeps a name that goes for the periods until the last that prints it, unless these print one of before.
fn keep_printed(
    workspace: &Workspace,
    name: &str,
    formerly: &mut Vec<Former>,
    (until, last): (&PeriodId, PeriodIx),
) {
    let printed_before = |former: &Former| workspace.find_period(&former.until).is_some_and(|at| at >= last);
    if !formerly.iter().any(printed_before) {
        formerly.push(Former { name: name.to_owned(), until: until.clone() });
    }
}

/// Classes as they are called from now on: what is published is printed with the names of before.
pub fn renamed_classes(workspace: &Workspace, mut classes: Vec<Class>) -> Vec<Class> {
    let out = workspace.periods().iter().rposition(|period| period.parts().status == Status::Published);
    for class in &mut classes {
        let Some(was) = workspace.roster().classes().iter().find(|other| other.id == class.id) else {
            continue;
        };
        class.formerly.clone_from(&was.formerly);
        if let Some((at, period)) = out.zip(out.and_then(|at| workspace.periods().get(at)))
            && was.name != class.name
        {
            let until = (&period.parts().id, PeriodIx::new(at));
            keep_printed(workspace, &was.name, &mut class.formerly, until);
        }
    }
    classes
}

/// Units are closed after the period `last`, and `into` takes over all that they earned in the year.
///
/// A new unit begins in the period after `last` and stands where the first closed one stands. One that is there already
/// only takes over; the check of the roster refuses it when it began before the others were closed.
///
/// # Errors
/// When there is no such unit or period, or no period after it.
pub fn merged(
    workspace: &Workspace,
    into: Unit,
    from: &[UnitId],
    last: &PeriodId,
) -> Result<Vec<Unit>, EditFault> {
    let next = after(workspace, last)?;
    let mut units = closed(workspace, from, last)?;
    let heritage = |unit: &UnitId| Heritage { unit: unit.clone(), part: Some(Points::whole(1)) };
    if let Some(there) = units.iter_mut().find(|unit| unit.id == into.id) {
        there.inherits.extend(from.iter().map(heritage));
        return Ok(units);
    }
    let inherits = from.iter().map(heritage).collect();
    let at = units.iter().position(|unit| from.contains(&unit.id)).map_or(units.len(), |at| at + 1);
    units.insert(at, Unit { from: Some(next), inherits, ..into });
    Ok(units)
}

/// A unit is closed after the period `last`, and others begin in the next one, each with its part (0 to 1) of what the
/// unit earned in the year.
///
/// # Errors
/// When there is no such unit or period, or no period after it.
pub fn split(
    workspace: &Workspace,
    unit: &UnitId,
    into: Vec<(Unit, Points)>,
    last: &PeriodId,
) -> Result<Vec<Unit>, EditFault> {
    let next = after(workspace, last)?;
    let mut units = closed(workspace, std::slice::from_ref(unit), last)?;
    let at = units.iter().position(|other| other.id == *unit).map_or(units.len(), |at| at + 1);
    let heirs = into.into_iter().map(|(heir, part)| {
        let inherits = vec![Heritage { unit: unit.clone(), part: Some(part) }];
        Unit { from: Some(next.clone()), inherits, ..heir }
    });
    units.splice(at..at, heirs);
    Ok(units)
}

/// A unit is known under one more name; one that it has already changes nothing.
///
/// # Errors
/// When there is no such unit.
pub fn with_alias(workspace: &Workspace, unit: &UnitId, alias: &str) -> Result<Vec<Unit>, EditFault> {
    let alias = alias.trim();
    changed(workspace, unit, |unit| {
        if unit.name != alias && !unit.aliases.iter().any(|other| other == alias) {
            unit.aliases.push(alias.to_owned());
        }
    })
}

fn changed(
    workspace: &Workspace,
    unit: &UnitId,
    change: impl FnOnce(&mut Unit),
) -> Result<Vec<Unit>, EditFault> {
    let at = workspace.roster().find(unit).ok_or_else(|| EditFault::Unknown(unit.to_string()))?;
    let mut units = workspace.roster().units().to_vec();
    change(&mut units[at.get()]);
    Ok(units)
}

fn closed(workspace: &Workspace, from: &[UnitId], last: &PeriodId) -> Result<Vec<Unit>, EditFault> {
    let mut units = workspace.roster().units().to_vec();
    for id in from {
        let at = workspace.roster().find(id).ok_or_else(|| EditFault::Unknown(id.to_string()))?;
        units[at.get()].until = Some(last.clone());
    }
    Ok(units)
}

fn period(workspace: &Workspace, id: &PeriodId) -> Result<PeriodIx, EditFault> {
    workspace.find_period(id).ok_or_else(|| EditFault::Unknown(id.to_string()))
}

fn after(workspace: &Workspace, last: &PeriodId) -> Result<PeriodId, EditFault> {
    let next = PeriodIx::new(period(workspace, last)?.get() + 1);
    let next = workspace.period(next).ok_or_else(|| EditFault::LastPeriod(last.to_string()))?;
    Ok(next.parts().id.clone())
}
