//! The triggers of what can be on screen: one per unit and class that a view has asked for.

use std::cell::RefCell;

use leptos::prelude::ArcTrigger;

use crate::domain::board::Change;
use crate::domain::roster::{ClassIx, UnitIx};

/// Triggers by what they stand for. Only what a view tracks has one.
#[derive(Default)]
pub(super) struct Live {
    units: RefCell<Triggers>,
    classes: RefCell<Triggers>,
    whole: ArcTrigger,
}

type Triggers = Vec<Option<ArcTrigger>>;

impl Live {
    pub(super) fn unit(&self, unit: UnitIx) -> ArcTrigger {
        at(&mut self.units.borrow_mut(), unit.get())
    }

    pub(super) fn class(&self, class: ClassIx) -> ArcTrigger {
        at(&mut self.classes.borrow_mut(), class.get())
    }

    pub(super) fn whole(&self) -> ArcTrigger {
        self.whole.clone()
    }

    /// The triggers a change touches.
    pub(super) fn touched(&self, change: &Change) -> Vec<ArcTrigger> {
        let mut touched = Vec::new();
        match change {
            Change::Unit { unit, class, standings } => {
                touched.extend(self.units.borrow().get(unit.get()).cloned().flatten());
                if *standings {
                    touched.extend(self.classes.borrow().get(class.get()).cloned().flatten());
                }
            }
            Change::Ranking => touched.extend(self.classes.borrow().iter().flatten().cloned()),
            Change::Cells | Change::Whole => {
                if matches!(change, Change::Whole) {
                    touched.push(self.whole.clone());
                }
                touched.extend(self.classes.borrow().iter().flatten().cloned());
                touched.extend(self.units.borrow().iter().flatten().cloned());
            }
        }
        touched
    }
}

fn at(triggers: &mut Triggers, position: usize) -> ArcTrigger {
    if triggers.len() <= position {
        triggers.resize(position + 1, None);
    }
    triggers[position].get_or_insert_default().clone()
}
