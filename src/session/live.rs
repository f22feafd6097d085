//! The triggers of what can be on screen: one per unit and class that a view has asked for.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::ArcTrigger;

use crate::domain::board::Change;
use crate::domain::roster::{ClassIx, UnitIx};

/// Triggers by what they stand for. Only what a view tracks has one.
#[derive(Default)]
pub(super) struct Live {
    units: RefCell<BTreeMap<UnitIx, ArcTrigger>>,
    classes: RefCell<BTreeMap<ClassIx, ArcTrigger>>,
    whole: ArcTrigger,
}

impl Live {
    pub(super) fn unit(&self, unit: UnitIx) -> ArcTrigger {
        self.units.borrow_mut().entry(unit).or_default().clone()
    }

    pub(super) fn class(&self, class: ClassIx) -> ArcTrigger {
        self.classes.borrow_mut().entry(class).or_default().clone()
    }

    pub(super) fn whole(&self) -> ArcTrigger {
        self.whole.clone()
    }

    /// The triggers a change touches.
    pub(super) fn touched(&self, change: &Change) -> Vec<ArcTrigger> {
        match change {
            Change::Unit { unit, class, standings } => {
                let unit = self.units.borrow().get(unit).cloned();
                let class = self.classes.borrow().get(class).filter(|_| *standings).cloned();
                unit.into_iter().chain(class).collect()
            }
            Change::Ranking => self.classes.borrow().values().cloned().collect(),
            Change::Whole => {
                let (units, classes) = (self.units.borrow(), self.classes.borrow());
                let whole = std::iter::once(self.whole.clone());
                whole.chain(classes.values().cloned()).chain(units.values().cloned()).collect()
            }
        }
    }
}
