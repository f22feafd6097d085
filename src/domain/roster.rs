//! The units that report items, in their fixed official order (建制序列).

mod arranged;
mod changes;
mod order;
mod search;
mod unit;

pub use arranged::Listed;
pub use changes::{merged, renamed, renamed_classes, split, with_alias};
pub use search::newly_ambiguous;
pub use unit::{Former, Heritage, Standing, Unit, name_parts};

use order::{in_order, repeated};

use super::fault::{Faults, Path, Problem};
use super::form::{self, Form, Need, Shape};
use super::id::{ClassId, UnitId};

/// A class of units; each has its own table and its own ranking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// Its stable name.
    pub id: ClassId,
    /// What people call it: 镇, 部门.
    pub name: String,
    /// The names it no longer has, each with the last period that is printed with it.
    pub formerly: Vec<Former>,
}

impl Shape for Class {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "id", &mut self.id, Need::Must);
        form.text("name", &mut self.name, Need::Must);
        form::list(form, "formerly", &mut self.formerly, MOST_ALIASES, Need::May);
    }
}

/// A unit's position in the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitIx(u32);

impl UnitIx {
    /// The position, counted from 0.
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// The position, counted from 0.
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

/// A class's position in the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassIx(u32);

impl ClassIx {
    /// The position, counted from 0.
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// The position, counted from 0.
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

/// All units in official order, with their classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    classes: Vec<Class>,
    units: Vec<Unit>,
    class_of: Vec<ClassIx>,
    lanes: Vec<u32>,
    /// In the order of their ids.
    by_id: Vec<UnitIx>,
    is_steady: bool,
}

/// The most classes a roster may have.
pub const MOST_CLASSES: usize = 40;
/// The most units a roster may have.
pub const MOST_UNITS: usize = 200_000;
/// The most characters a name may have.
pub const LONGEST_NAME: usize = 100;
/// The most aliases a unit may have.
pub const MOST_ALIASES: usize = 20;

impl Roster {
    /// Puts classes and units together. Faults are added with their places below `/classes` and `/units`; the
    /// roster then leaves out what they concern.
    pub fn new(classes: Vec<Class>, units: Vec<Unit>, faults: &mut Faults) -> Self {
        check_classes(&classes, faults);
        let class_at = |unit: &Unit| classes.iter().rposition(|class| class.id == unit.class);
        let at = Path::root().field("units");
        if units.len() > MOST_UNITS {
            faults.add(at.clone(), Problem::TooMuch { most: MOST_UNITS });
        }
        // A unit of an unknown class is left out, so no other one can have its id again.
        let ids: Vec<(usize, &str)> =
            units.iter().map(|unit| (usize::from(class_at(unit).is_some()), unit.id.as_str())).collect();
        let is_second = repeated(&ids);
        let mut roster = Self {
            classes: Vec::new(),
            units: Vec::new(),
            class_of: Vec::new(),
            lanes: Vec::new(),
            by_id: Vec::new(),
            is_steady: true,
        };
        let no_lane = classes.len();
        let mut positions = Vec::new();
        for (position, unit) in units.into_iter().take(MOST_UNITS).enumerate() {
            let here = || at.index(position);
            if !unit.id.is_well_formed() {
                faults.add(here().field("id"), Problem::BadId(unit.id.to_string()));
            }
            check_name(&unit.name, || here().field("name"), faults);
            if unit.aliases.len() > MOST_ALIASES {
                faults.add(here().field("aliases"), Problem::TooMuch { most: MOST_ALIASES });
            }
            for (i, alias) in unit.aliases.iter().enumerate() {
                check_name(alias, || here().field("aliases").index(i), faults);
            }
            let Some(class) = class_at(&unit) else {
                faults.add(here().field("class"), Problem::Unknown(unit.class.to_string()));
                continue;
            };
            if is_second[position] {
                faults.add(here().field("id"), Problem::Twice(unit.id.to_string()));
            }
            roster.is_steady &= unit.from.is_none() && unit.until.is_none() && unit.inherits.is_empty();
            roster.class_of.push(ClassIx::new(to_u32(class)));
            roster.lanes.push(to_u32(if unit.standing == Standing::Scored { class } else { no_lane }));
            roster.units.push(unit);
            positions.push(position);
        }
        roster.classes = classes;
        roster.check_names(&positions, faults);
        let ids: Vec<(usize, &str)> = roster.units.iter().map(|unit| (0, unit.id.as_str())).collect();
        roster.by_id = in_order(&ids).into_iter().map(|at| UnitIx::new(to_u32(at))).collect();
        roster
    }

    /// A name stands once in a class, beside units that are closed: whoever goes on for one may bear its name.
    /// `positions` are those of the units in the list they came from.
    fn check_names(&self, positions: &[usize], faults: &mut Faults) {
        let names: Vec<(usize, &str)> = self
            .units
            .iter()
            .zip(&self.class_of)
            .enumerate()
            .map(|(at, (unit, class))| {
                let is_closed = unit.until.is_some();
                (if is_closed { self.classes.len() + at } else { class.get() }, unit.name.as_str())
            })
            .collect();
        let is_second = repeated(&names);
        for ((unit, &position), is_second) in self.units.iter().zip(positions).zip(is_second) {
            if is_second {
                let at = Path::root().field("units").index(position).field("name");
                faults.add(at, Problem::Twice(unit.name.clone()));
            }
        }
    }

    /// The classes in their order.
    pub fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// The class at a position, with it.
    pub fn classes_ix(&self) -> impl Iterator<Item = (ClassIx, &Class)> {
        self.classes.iter().enumerate().map(|(i, class)| (ClassIx::new(to_u32(i)), class))
    }

    /// The units in official order.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The units in official order, with their positions.
    pub fn units_ix(&self) -> impl Iterator<Item = (UnitIx, &Unit)> {
        self.units.iter().enumerate().map(|(i, unit)| (UnitIx::new(to_u32(i)), unit))
    }

    /// The unit at a position of this roster.
    pub fn unit(&self, ix: UnitIx) -> Option<&Unit> {
        self.units.get(ix.get())
    }

    /// The class of the unit at a position of this roster.
    pub fn class_of(&self, ix: UnitIx) -> Option<ClassIx> {
        self.class_of.get(ix.get()).copied()
    }

    /// For every unit the position of the class it scores in; the number of classes for a listed-only one.
    ///
    /// What a pass over all units needs of a unit, without a walk through the units themselves.
    pub fn lanes(&self) -> &[u32] {
        &self.lanes
    }

    /// Whether the unit at a position scores.
    pub fn is_scored(&self, ix: UnitIx) -> bool {
        self.unit(ix).is_some_and(|unit| unit.standing == Standing::Scored)
    }

    /// Whether every unit is there from the beginning to the end.
    pub fn is_steady(&self) -> bool {
        self.is_steady
    }

    /// Where the unit with this id stands.
    pub fn find(&self, id: &UnitId) -> Option<UnitIx> {
        let at = self.by_id.binary_search_by(|ix| self.units[ix.get()].id.cmp(id)).ok()?;
        self.by_id.get(at).copied()
    }
}

/// Positions stay below [`MOST_UNITS`], which fits.
fn to_u32(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn check_classes(classes: &[Class], faults: &mut Faults) {
    let at = Path::root().field("classes");
    if classes.is_empty() {
        faults.add(at.clone(), Problem::Empty);
    }
    if classes.len() > MOST_CLASSES {
        faults.add(at.clone(), Problem::TooMuch { most: MOST_CLASSES });
    }
    for (position, class) in classes.iter().enumerate() {
        if !class.id.is_well_formed() {
            faults.add(at.index(position).field("id"), Problem::BadId(class.id.to_string()));
        }
        check_name(&class.name, || at.index(position).field("name"), faults);
        if classes[..position].iter().any(|other| other.id == class.id) {
            faults.add(at.index(position).field("id"), Problem::Twice(class.id.to_string()));
        }
    }
}

/// A name has 1 to 100 characters and is not only space.
pub(super) fn check_name(name: &str, at: impl Fn() -> Path, faults: &mut Faults) {
    if name.trim().is_empty() {
        faults.add(at(), Problem::Empty);
    }
    if name.chars().count() > LONGEST_NAME {
        faults.add(at(), Problem::TooMuch { most: LONGEST_NAME });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(id: &str) -> Class {
        Class { id: ClassId::new(id), name: id.to_owned(), ..Class::default() }
    }

    fn unit(id: &str, name: &str, class: &str) -> Unit {
        Unit { id: UnitId::new(id), name: name.to_owned(), class: ClassId::new(class), ..Unit::default() }
    }

    #[track_caller]
    fn faults(classes: Vec<Class>, units: Vec<Unit>) -> Vec<String> {
        let mut faults = Faults::default();
        let _ = Roster::new(classes, units, &mut faults);
        let all = faults.or(()).err().unwrap_or_default();
        all.into_iter().map(|fault| format!("{} {:?}", fault.at, fault.problem)).collect()
    }

    #[test]
    fn a_second_name_stands_apart() {
        assert_eq!(
            unit("u", "农业农村局（蚕桑服务中心）", "d").name_parts(),
            ("农业农村局", "（蚕桑服务中心）")
        );
        assert_eq!(unit("u", "公安局(交警大队)", "d").name_parts(), ("公安局", "(交警大队)"));
        assert_eq!(unit("u", "中池镇", "t").name_parts(), ("中池镇", ""));
        assert_eq!(unit("u", "（筹）", "t").name_parts(), ("（筹）", ""));
        assert_eq!(unit("u", "监察（审计）科", "d").name_parts(), ("监察（审计）科", ""));
    }

    #[test]
    fn every_fault_of_a_roster_is_told_at_once() {
        let found = faults(
            vec![class("town"), class("town"), class("")],
            vec![
                unit("a", "甲", "town"),
                unit("a", "乙", "town"),
                unit("b", "甲", "town"),
                unit("c d", " ", "city"),
            ],
        );
        assert_eq!(
            found,
            [
                "/classes/1/id Twice(\"town\")",
                "/classes/2/id BadId(\"\")",
                "/classes/2/name Empty",
                "/units/1/id Twice(\"a\")",
                "/units/3/id BadId(\"c d\")",
                "/units/3/name Empty",
                "/units/3/class Unknown(\"city\")",
                "/units/2/name Twice(\"甲\")",
            ]
        );
    }

    #[test]
    fn the_same_name_may_stand_in_two_classes() {
        let found =
            faults(vec![class("t"), class("d")], vec![unit("a", "城关", "t"), unit("b", "城关", "d")]);
        assert_eq!(found, [""; 0]);
    }
}
