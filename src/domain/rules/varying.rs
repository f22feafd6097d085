//! An amount that may differ by class, by unit, or grow with a unit's headcount.

use super::check::MOST_UNIT_AMOUNTS;
use crate::domain::form::{Form, Need};
use crate::domain::points::Points;
use crate::domain::roster::Unit;

/// An amount for each unit. In a file a bare number, or an object when it varies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Varying {
    /// For every unit that has none of its own; `None` where nothing is asked of the others.
    pub amount: Option<Points>,
    /// By class id, in the order of the ids.
    pub classes: Vec<(String, Points)>,
    /// By unit id, in the order of the ids; goes before the class.
    pub units: Vec<(String, Points)>,
    /// For each of the unit's heads, added to the rest.
    pub per_head: Option<Points>,
}

impl Varying {
    /// The same for everybody.
    pub fn fixed(amount: Points) -> Self {
        Self { amount: Some(amount), ..Self::default() }
    }

    /// The amount for a unit; `None` where the clause asks nothing of it.
    pub fn of(&self, unit: &Unit) -> Option<Points> {
        let find = |list: &[(String, Points)], id: &str| {
            list.binary_search_by(|(other, _)| other.as_str().cmp(id)).ok().map(|at| list[at].1)
        };
        let own = find(&self.units, unit.id.as_str())
            .or_else(|| find(&self.classes, unit.class.as_str()))
            .or(self.amount);
        let heads = self.per_head.map(|each| each.times(unit.heads.unwrap_or(0)));
        match (own, heads) {
            (None, heads) => heads,
            (own, None) => own,
            (Some(own), Some(heads)) => Some(own + heads),
        }
    }

    /// Every amount that is written in it.
    pub(super) fn all(&self) -> impl Iterator<Item = Points> + '_ {
        let listed = self.classes.iter().chain(&self.units).map(|&(_, amount)| amount);
        listed.chain(self.amount).chain(self.per_head)
    }

    /// Names it as a field.
    pub(super) fn visit(
        &mut self,
        form: &mut dyn Form,
        name: &'static str,
        range: (Points, Points),
        need: Need,
    ) {
        let Self { amount, classes, units, per_head } = self;
        let mut bare = classes.is_empty() && units.is_empty() && per_head.is_none();
        form.amount_or_part(name, amount, range, &mut bare, need, &mut |form| {
            form.amounts("classes", classes, range, super::check::MOST_CLASS_AMOUNTS);
            form.amounts("units", units, range, MOST_UNIT_AMOUNTS);
            form.amount("perHead", per_head, range, Need::May);
            // By id, so that a unit finds its own among a hundred thousand.
            classes.sort();
            units.sort();
        });
    }
}
