//! What the roster shows, and how its changes are made.

use std::ops::Deref;

use leptos::prelude::*;

use crate::domain::edit::{Edit, EditFault};
use crate::domain::id::UnitId;
use crate::domain::roster::{Class, Unit, newly_ambiguous, renamed_classes};
use crate::domain::workspace::Workspace;
use crate::session::Session;
use crate::ui::parts::{focus_first, focus_later};
use crate::ui::text;

/// What is docked over the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    None,
    Add,
    Merge,
    Split,
    Paste,
    Classes,
    County,
}

/// The id of the search.
pub(super) const FIND: &str = "roster-find";

/// The id of the button that opens a panel.
pub(super) fn opener(panel: Panel) -> String {
    // Of a panel's own name nothing is left in the page, which is built without them.
    let name = match panel {
        Panel::None | Panel::Add => "add",
        Panel::Merge => "merge",
        Panel::Split => "split",
        Panel::Paste => "paste",
        Panel::Classes => "classes",
        Panel::County => "county",
    };
    format!("open-{name}")
}

/// The words of the button that opens a panel.
pub(super) fn words(panel: Panel) -> &'static str {
    match panel {
        Panel::None | Panel::Add => text::ADD_UNIT,
        Panel::Merge => text::MERGE_UNITS,
        Panel::Split => text::SPLIT_UNIT,
        Panel::Paste => text::PASTE_ROSTER,
        Panel::Classes => text::UNIT_CLASSES_ASK,
        Panel::County => text::COUNTY_ASK,
    }
}

/// The roster's own state; as long as the page.
#[derive(Clone, Copy)]
pub(in crate::ui) struct RosterDesk(&'static Parts);

impl Deref for RosterDesk {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What a [`RosterDesk`] is made of.
pub(in crate::ui) struct Parts {
    pub(super) session: Session,
    pub(super) find: RwSignal<String>,
    /// How many rows are drawn.
    pub(super) shown: RwSignal<usize>,
    /// The id of the unit whose row is a form; empty: none.
    pub(super) editing: RwSignal<String>,
    /// The ids of the units that were chosen for a merger or a split.
    pub(super) picked: RwSignal<Vec<String>>,
    /// The unit whose row is being dragged.
    pub(super) dragged: RwSignal<Option<UnitId>>,
    pub(super) panel: RwSignal<Panel>,
    /// Whether a pasted list takes the place of the roster.
    pub(super) replaces: RwSignal<bool>,
    pub(super) told: RwSignal<String>,
    /// The unit at whose row it is told; empty: over the table.
    pub(super) told_at: RwSignal<String>,
}

impl RosterDesk {
    pub(in crate::ui) fn new(session: Session) -> Self {
        Self(Box::leak(Box::new(Parts {
            session,
            find: RwSignal::new(String::new()),
            shown: RwSignal::new(super::DRAWN),
            editing: RwSignal::new(String::new()),
            picked: RwSignal::new(Vec::new()),
            dragged: RwSignal::new(None),
            panel: RwSignal::new(Panel::None),
            replaces: RwSignal::new(false),
            told: RwSignal::new(String::new()),
            told_at: RwSignal::new(String::new()),
        })))
    }

    /// Waits for a list that takes the place of the roster, which is another county's.
    pub(in crate::ui) fn begin_paste(self) {
        self.tell(String::new());
        self.replaces.set(true);
        self.panel.set(Panel::Paste);
        focus_first(&["#roster-paste"]);
    }

    /// Tells over the table why nothing was changed; an empty text takes it away.
    pub(super) fn tell(self, words: String) {
        self.told_at.set(String::new());
        self.told.set(words);
    }

    pub(super) fn may_edit(self) -> bool {
        !self.session.is_published() && !self.session.is_reading()
    }

    /// What is said of where a unit that is added begins.
    pub(super) fn begins(self) -> Option<String> {
        self.session.with(|workspace, _| {
            let first = workspace.find_period(&workspace.first_open()?)?;
            workspace.period(first).map(|period| text::begins_in(&period.parts().name))
        })
    }

    /// Puts another list of units in place; `name` is the unit a refusal speaks of.
    pub(super) fn put(
        self,
        name: &str,
        units: impl FnOnce(&Workspace) -> Result<Vec<Unit>, EditFault>,
    ) -> bool {
        let edit = self.session.with(|workspace, _| {
            let classes = workspace.roster().classes().to_vec();
            let units = units(workspace)?;
            let ambiguous = newly_ambiguous(workspace.roster(), &units);
            Ok((Edit::SetRoster { classes, units }, ambiguous))
        });
        // Whatever is pasted under that name would go to either.
        if let Ok((_, Some((name, unit, other)))) = &edit {
            self.tell(text::name_of_two(name, unit, other));
            return false;
        }
        let edit = edit.map(|(edit, _)| edit);
        let outcome = edit.and_then(|edit| self.session.attempt(edit));
        self.tell(outcome.as_ref().err().map(|fault| text::roster_fault(fault, name)).unwrap_or_default());
        outcome.is_ok()
    }

    /// Puts other classes in place.
    pub(super) fn put_classes(self, classes: Vec<Class>) -> bool {
        let classes = self.session.with(|workspace, _| renamed_classes(workspace, classes));
        let units = self.session.with(|workspace, _| workspace.roster().units().to_vec());
        let before = self.session.with(|workspace, _| workspace.roster().classes().len());
        let is_less = classes.len() < before;
        let outcome = self.session.attempt(Edit::SetRoster { classes, units });
        let words = |fault: &EditFault| match fault {
            // What refers to a class stands in the rules.
            EditFault::Refused(_) if is_less => text::CLASS_IN_RULES.to_owned(),
            fault => text::edit_fault(fault),
        };
        self.tell(outcome.as_ref().err().map(words).unwrap_or_default());
        outcome.is_ok()
    }

    /// Names the county.
    pub(super) fn put_county(self, name: &str) -> bool {
        let outcome = self.session.attempt(Edit::SetCounty(name.to_owned()));
        self.tell(outcome.as_ref().err().map(text::edit_fault).unwrap_or_default());
        outcome.is_ok()
    }

    /// Moves a unit past its neighbour; the focus stays with it.
    pub(super) fn shift(self, id: &UnitId, up: bool) {
        let units = self.session.with(|workspace, _| workspace.roster().moved(id, up));
        if let Some(units) = units {
            if !self.put("", |_| Ok(units)) {
                self.told_at.set(id.to_string());
            }
            focus_later(format!("{}-{id}", if up { "up" } else { "down" }));
        }
    }

    /// Takes a unit away; the one after it, or before it, is gone on with.
    pub(super) fn remove(self, id: &UnitId, name: &str) {
        let beside = self.session.with(|workspace, _| {
            let units = workspace.roster().units();
            let at = units.iter().position(|unit| unit.id == *id)?;
            units
                .get(at + 1)
                .or(at.checked_sub(1).and_then(|before| units.get(before)))
                .map(|unit| edit_button(unit.id.as_str()))
        });
        if self.put(name, |workspace| Ok(workspace.roster().without(id))) {
            focus_later(beside.unwrap_or_else(|| opener(Panel::Add)));
        } else {
            self.told_at.set(id.to_string());
        }
    }

    /// Closes a row's form; the button that opened it has the focus again, or the search that no longer finds the row.
    pub(super) fn end_editing(self) {
        let was = self.editing.get_untracked();
        self.editing.set(String::new());
        let query = self.find.get_untracked();
        let is_there = self.session.with(|workspace, _| {
            let units = workspace.roster().units().iter();
            units.filter(|unit| unit.is_found_by(&query)).any(|unit| unit.id.as_str() == was)
        });
        focus_later(if is_there { edit_button(&was) } else { FIND.to_owned() });
    }

    /// Closes what is docked; the button that opened it has the focus again.
    pub(super) fn done(self) {
        let was = self.panel.get_untracked();
        self.panel.set(Panel::None);
        self.picked.set(Vec::new());
        focus_later(opener(was));
    }

    /// Esc closes what is docked.
    pub(super) fn key_in_panel(self, event: &leptos::ev::KeyboardEvent) {
        if event.key() == "Escape" && !event.is_composing() && self.panel.get_untracked() != Panel::None {
            event.prevent_default();
            self.done();
        }
    }
}

/// The id of the button that opens a unit's form.
pub(super) fn edit_button(unit: &str) -> String {
    format!("edit-{unit}")
}
