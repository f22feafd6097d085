//! The ways to what is marked: by a click on a finding, and from one to the next by a key, through all classes.

use leptos::prelude::*;

use super::range::At;
use super::state::Grid;
use crate::domain::finding::Finding;
use crate::domain::roster::{ClassIx, UnitIx};

impl Grid {
    /// Shows the cell a finding speaks of.
    pub(super) fn show_finding(self, finding: &Finding) {
        let Some(unit) = finding.unit else { return };
        if let Some(class) = self.class_of(unit) {
            self.show_class(class);
        }
        let channel = finding.channel;
        let shown = |grid: Self| {
            channel.is_none_or(|of| grid.columns.with(|all| all.iter().any(|c| c.channel == of)))
        };
        if !shown(self) {
            self.all_columns.set(true);
        }
        let row = self.rows.with(|rows| rows.iter().position(|&other| other == unit));
        let col = channel.and_then(|of| self.columns.with(|all| all.iter().position(|c| c.channel == of)));
        if let Some(row) = row {
            self.enter_anew(At { row, col: col.unwrap_or(0) });
        }
    }

    /// Shows the row of a unit.
    pub(super) fn show_unit(self, unit: UnitIx) {
        if let Some(class) = self.class_of(unit) {
            self.show_class(class);
        }
        if let Some(row) = untrack(|| self.rows.get()).iter().position(|&other| other == unit) {
            self.enter_anew(At { row, col: 0 });
        }
    }

    /// Goes to the next cell that is marked, or to the one before; after the last one of a class to the next class that has
    /// any, and round again at the end.
    pub(super) fn next_finding(self, back: bool) {
        let here = self.range.get_untracked().head;
        let key = |at: &At| (at.row, at.col);
        let marked = self.marked();
        let next = if back {
            marked.iter().rev().find(|at| key(at) < key(&here))
        } else {
            marked.iter().find(|at| key(at) > key(&here))
        };
        if let Some(&at) = next {
            return self.enter(at);
        }
        let Some(class) = self.next_marked_class(back) else { return };
        self.show_class(class);
        if self.marked().is_empty() {
            // What is marked stands in a channel that is not shown.
            self.all_columns.set(true);
        }
        let marked = self.marked();
        if let Some(&at) = if back { marked.last() } else { marked.first() } {
            self.enter_anew(at);
        }
    }

    /// Shows all rows of a class.
    fn show_class(self, class: ClassIx) {
        if self.class.get_untracked() != class {
            self.class.set(class);
        }
        if self.find.with_untracked(|query| !query.is_empty()) {
            self.find.set(String::new());
        }
    }

    /// The cells that are shown and marked, in the order of rows and columns.
    fn marked(self) -> Vec<At> {
        let (rows, columns) = untrack(|| (self.rows.get(), self.columns.get()));
        untrack(|| {
            self.marks.with(|marks| {
                let cells = rows.iter().enumerate().flat_map(|(row, &unit)| {
                    let col = columns.iter().enumerate();
                    col.map(move |(col, column)| (At { row, col }, (unit, column.channel)))
                });
                cells.filter(|(_, cell)| marks.contains_key(cell)).map(|(at, _)| at).collect()
            })
        })
    }

    /// The next class in which anything is marked, this one after all others.
    fn next_marked_class(self, back: bool) -> Option<ClassIx> {
        let units: Vec<UnitIx> =
            untrack(|| self.marks.with(|marks| marks.keys().map(|&(unit, _)| unit).collect()));
        let has_any = |class: ClassIx| units.iter().any(|&unit| self.class_of(unit) == Some(class));
        let mut classes: Vec<ClassIx> =
            self.session.with(|workspace, _| workspace.roster().classes_ix().map(|(ix, _)| ix).collect());
        if back {
            classes.reverse();
        }
        let here = self.class.get_untracked();
        let at = classes.iter().position(|&class| class == here)?;
        let next = (at + 1) % classes.len();
        classes.rotate_left(next);
        classes.into_iter().find(|&class| has_any(class))
    }

    fn class_of(self, unit: UnitIx) -> Option<ClassIx> {
        self.session.with(|workspace, _| workspace.roster().class_of(unit))
    }
}
