//! The roster is put in the place of another one; records follow their units by id. The county is named.

use super::publish::printed;
use super::rebuild::rebuilt;
use super::{Applied, Edit, EditFault, Effect};
use crate::domain::id::UnitId;
use crate::domain::record::Printed;
use crate::domain::roster::{Class, Listed, Unit, UnitIx};
use crate::domain::workspace::{PeriodIx, Workspace};

/// `holds` says whether what is published has to stay as it is: a step that is taken back or done again was looked at when
/// it was made.
pub(super) fn set_roster(
    workspace: &mut Workspace,
    (classes, units): (Vec<Class>, Vec<Unit>),
    holds: bool,
) -> Result<Applied, EditFault> {
    if let Some(unit) = in_use(workspace, &units) {
        return Err(EditFault::InUse(unit.to_string()));
    }
    let mut parts = workspace.to_parts();
    (parts.classes, parts.units) = (classes, units);
    let changed = rebuilt(workspace, parts).map_err(EditFault::Refused)?;
    if let Some(fault) = holds.then(|| moves_published(workspace, &changed)).flatten() {
        return Err(fault);
    }
    let before = std::mem::replace(workspace, changed);
    let (classes, units) = (before.roster().classes().to_vec(), before.roster().units().to_vec());
    Ok(Applied { effect: Effect::Whole, inverse: Edit::SetRoster { classes, units } })
}

/// Why a roster may not take the place of another one: a unit that would come into a published period, or that stands in
/// one as it was published and would no longer.
///
/// What differed from the published before, as in a file of an earlier release, may differ still, so that it can be put
/// right unit by unit.
fn moves_published(before: &Workspace, now: &Workspace) -> Option<EditFault> {
    let (then, later) = (before.roster().units().iter(), now.roster().units().iter());
    if then.map(Unit::acting).eq(later.map(Unit::acting)) {
        return None;
    }
    let row = |one: &Printed| (one.current, one.serial, one.place);
    // The last one first: what is to change does so after it.
    let periods = (0..before.periods().len()).rev().map(PeriodIx::new);
    for at in periods.filter(|&at| before.is_closed(at)) {
        let (was, is, parts) = (printed(before, at), printed(now, at), before.period(at)?.parts());
        let out = if parts.printed.is_empty() { &was } else { &parts.printed };
        let moves = |one: &&Printed| {
            let (stood, stands) = (find(&was, &one.unit), find(&is, &one.unit));
            let sum = |of: Option<&Printed>| of.and_then(|of| of.cumulative);
            let class = |of| unit(of, &one.unit).map(|unit| &unit.class);
            stood.map(row) == Some(row(one))
                && (stands.map(row) != stood.map(row)
                    || sum(stands) != sum(stood)
                    || class(now) != class(before))
        };
        let comes = |one: &&Printed| find(out, &one.unit).is_none() && find(&was, &one.unit).is_none();
        let fault = |one: &Printed, comes| {
            let (unit, period) = (one.name.clone(), parts.name.clone());
            EditFault::MovesPublished { unit, period, comes }
        };
        if let Some(one) = is.iter().find(comes) {
            return Some(fault(one, true));
        }
        let all: Vec<&Printed> = out.iter().filter(moves).collect();
        // Who was changed, before those whose places follow from it.
        let is_changed = |one: &&&Printed| {
            unit(before, &one.unit).map(Unit::acting) != unit(now, &one.unit).map(Unit::acting)
        };
        if let Some(one) = all.iter().find(is_changed).or(all.first()) {
            return Some(fault(one, false));
        }
    }
    None
}

fn unit<'a>(of: &'a Workspace, id: &UnitId) -> Option<&'a Unit> {
    of.roster().find(id).and_then(|ix| of.roster().unit(ix))
}

/// A unit among those that were printed, which stand by their ids.
fn find<'a>(all: &'a [Printed], unit: &UnitId) -> Option<&'a Printed> {
    all.binary_search_by(|one| one.unit.cmp(unit)).ok().and_then(|at| all.get(at))
}

pub(super) fn set_county(workspace: &mut Workspace, name: String) -> Result<Applied, EditFault> {
    let mut parts = workspace.to_parts();
    let before = std::mem::replace(&mut parts.name, name);
    *workspace = rebuilt(workspace, parts).map_err(EditFault::Refused)?;
    Ok(Applied { effect: Effect::Whole, inverse: Edit::SetCounty(before) })
}

/// The first unit that would be taken away while something is recorded of it.
fn in_use<'a>(workspace: &'a Workspace, units: &[Unit]) -> Option<&'a UnitId> {
    recorded_apart(workspace, units).into_iter().next().map(|unit| &unit.id)
}

/// A roster as a list from elsewhere makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByList {
    /// Its units.
    pub units: Vec<Unit>,
    /// How many of them are new.
    pub added: usize,
    /// The names of the units that go.
    pub gone: Vec<String>,
    /// The names of those that are not in the list and stay for the sake of their records.
    pub stay: Vec<String>,
}

/// What a list from elsewhere makes of the roster: its units are added to it, or it takes the place of it and only who has
/// a record stays, behind the others. Who is in no class there is in the first one.
pub fn by_list(workspace: &Workspace, list: &[Listed], replaces: bool) -> ByList {
    let roster = workspace.roster();
    let usual = roster.classes().first().map(|class| class.id.clone()).unwrap_or_default();
    // What is published keeps its units: who is new begins after it.
    let begin = |units: &mut [Unit]| {
        let from = workspace.first_open();
        let new = units.iter_mut().filter(|unit| roster.find(&unit.id).is_none());
        new.for_each(|unit| unit.from.clone_from(&from));
    };
    if !replaces {
        let (mut units, added) = roster.with_listed(list, &usual);
        begin(&mut units);
        return ByList { units, added, ..ByList::default() };
    }
    let mut units = roster.only_listed(list, &usual);
    begin(&mut units);
    let added = units.iter().filter(|unit| roster.find(&unit.id).is_none()).count();
    let recorded = recorded_apart(workspace, &units);
    let stay = recorded.iter().map(|unit| unit.name.clone()).collect();
    units.extend(recorded.into_iter().cloned());
    let mut kept: Vec<&UnitId> = units.iter().map(|unit| &unit.id).collect();
    kept.sort_unstable();
    let goes = roster.units().iter().filter(|unit| kept.binary_search(&&unit.id).is_err());
    let gone = goes.map(|unit| unit.name.clone()).collect();
    ByList { units, added, gone, stay }
}

/// The units that are not among these and of which something is recorded, so that they have to stay.
fn recorded_apart<'a>(workspace: &'a Workspace, units: &[Unit]) -> Vec<&'a Unit> {
    let mut kept: Vec<&UnitId> = units.iter().map(|unit| &unit.id).collect();
    kept.sort_unstable();
    let gone = |unit: &UnitId| kept.binary_search(&unit).is_err();
    let mut removed = workspace.roster().units_ix().filter(|(_, unit)| gone(&unit.id)).peekable();
    if removed.peek().is_none() {
        return Vec::new();
    }
    let named = named(workspace);
    let counted = |unit: UnitIx| workspace.periods().iter().any(|period| !period.typed().is_blank_of(unit));
    removed.filter(|(ix, _)| named[ix.get()] || counted(*ix)).map(|(_, unit)| unit).collect()
}

/// For every unit whether a record other than a count names it.
fn named(workspace: &Workspace) -> Vec<bool> {
    let mut named = vec![false; workspace.roster().units().len()];
    let authors = workspace.items().values().flat_map(|item| &item.units).map(|author| &author.unit);
    let adjusted = workspace.adjustments().values().map(|entry| &entry.unit);
    let late = workspace.late().values().map(|late| &late.unit);
    let corrected = workspace.corrections().iter().map(|correction| &correction.unit);
    let noted = workspace.periods().iter().flat_map(|period| {
        let parts = period.parts();
        let printed = parts.printed.iter().map(|one| &one.unit);
        let checked = parts.checks.iter().map(|check| &check.unit);
        printed.chain(checked).chain(parts.explained.iter().map(|one| &one.unit))
    });
    for unit in authors.chain(adjusted).chain(late).chain(corrected).chain(noted) {
        if let Some(ix) = workspace.roster().find(unit) {
            named[ix.get()] = true;
        }
    }
    named
}
