//! The list of units in another order, with one changed, added or gone, or with those of a list from elsewhere.
//!
//! Each gives the list that [`Edit::SetRoster`](crate::domain::edit::Edit::SetRoster) puts in place.

use super::{Roster, Standing, Unit};
use crate::domain::id::{ClassId, UnitId};

/// A unit as a list from elsewhere names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Its class, where the list says it.
    pub class: Option<ClassId>,
    /// Whether it scores.
    pub standing: Standing,
}

impl Roster {
    /// The units with one moved past its neighbour of the same class; none at the end.
    pub fn moved(&self, unit: &UnitId, up: bool) -> Option<Vec<Unit>> {
        let at = self.find(unit)?.get();
        let class = &self.units().get(at)?.class;
        let is_beside = |(_, other): &(usize, &Unit)| other.class == *class;
        let to = if up {
            self.units().iter().enumerate().take(at).rev().find(is_beside)
        } else {
            self.units().iter().enumerate().skip(at + 1).find(is_beside)
        };
        let (to, _) = to?;
        let mut units = self.units().to_vec();
        let one = units.remove(at);
        units.insert(to, one);
        Some(units)
    }

    /// The units with one right before, or right behind, another; none where that changes nothing or one is not there.
    pub fn placed(&self, unit: &UnitId, beside: &UnitId, behind: bool) -> Option<Vec<Unit>> {
        let at = self.find(unit)?.get();
        let mut units = self.units().to_vec();
        let one = units.remove(at);
        let to = units.iter().position(|other| other.id == *beside)? + usize::from(behind);
        units.insert(to, one);
        (to != at).then_some(units)
    }

    /// The units without one.
    pub fn without(&self, unit: &UnitId) -> Vec<Unit> {
        self.units().iter().filter(|other| other.id != *unit).cloned().collect()
    }

    /// The units with one more behind the last of its class.
    pub fn with_added(&self, unit: Unit) -> Vec<Unit> {
        let mut units = self.units().to_vec();
        let last = units.iter().rposition(|other| other.class == unit.class);
        units.insert(last.map_or(units.len(), |at| at + 1), unit);
        units
    }

    /// An id that no unit has; `more` are given out already.
    pub fn free_id(&self, more: usize) -> UnitId {
        let free = |number: &usize| self.find(&UnitId::new(&format!("u{number}"))).is_none();
        let number = (1..).filter(free).nth(more).unwrap_or(0);
        UnitId::new(&format!("u{number}"))
    }

    /// The units with those of a list: one that is known by its name or an alias takes its class and whether it scores
    /// from the list, all others are added at the end in the list's order. With how many were added.
    pub fn with_listed(&self, list: &[Listed], usual: &ClassId) -> (Vec<Unit>, usize) {
        let mut units = self.units().to_vec();
        let mut added = 0;
        for one in list {
            // A unit that goes on for a closed one may bear its name, and is meant before it.
            let called = |open: bool| {
                let meant = |unit: &Unit| unit.until.is_none() == open && unit.is_called(&one.name);
                units.iter().position(meant)
            };
            if let Some(at) = called(true).or_else(|| called(false)) {
                let unit = &mut units[at];
                unit.standing = one.standing;
                unit.class = one.class.clone().unwrap_or_else(|| unit.class.clone());
                continue;
            }
            units.push(Unit {
                id: self.free_id(added),
                name: one.name.clone(),
                class: one.class.clone().unwrap_or_else(|| usual.clone()),
                standing: one.standing,
                ..Unit::default()
            });
            added += 1;
        }
        (units, added)
    }

    /// The units of a list alone, in its order; those that are known keep their records.
    pub fn only_listed(&self, list: &[Listed], usual: &ClassId) -> Vec<Unit> {
        let (mut all, _) = self.with_listed(list, usual);
        let place = |unit: &Unit| list.iter().position(|one| unit.is_called(&one.name));
        all.retain(|unit| place(unit).is_some());
        all.sort_by_key(place);
        all
    }
}
