//! The roster is put in the place of another one; records follow their units by id. The county is named.

use super::rebuild::rebuilt;
use super::{Applied, Edit, EditFault, Effect};
use crate::domain::id::UnitId;
use crate::domain::roster::{Class, Listed, Unit, UnitIx};
use crate::domain::workspace::Workspace;

pub(super) fn set_roster(
    workspace: &mut Workspace,
    classes: Vec<Class>,
    units: Vec<Unit>,
) -> Result<Applied, EditFault> {
    if let Some(unit) = in_use(workspace, &units) {
        return Err(EditFault::InUse(unit.to_string()));
    }
    let mut parts = workspace.to_parts();
    (parts.classes, parts.units) = (classes, units);
    let changed = rebuilt(workspace, parts).map_err(EditFault::Refused)?;
    let before = std::mem::replace(workspace, changed);
    let (classes, units) = (before.roster().classes().to_vec(), before.roster().units().to_vec());
    Ok(Applied { effect: Effect::Whole, inverse: Edit::SetRoster { classes, units } })
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
    if !replaces {
        let (units, added) = roster.with_listed(list, &usual);
        return ByList { units, added, ..ByList::default() };
    }
    let mut units = roster.only_listed(list, &usual);
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
