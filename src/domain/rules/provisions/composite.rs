//! `composite`, 合成: a figure put together from weighted parts, as submissions 50 % and adoptions 50 %.

use super::scale::{AGAINST, Against};
use super::{ClauseKind, MOST_ENTRIES, Names, POSITIVE, Spot};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{self, Form, Need, Shape};
use crate::domain::points::Points;
use crate::domain::rules::varying::Varying;
use crate::domain::rules::window::{MEASURE, Measure};

/// One part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompositePart {
    /// What people call it.
    pub name: String,
    /// Channels, kinds and clauses; none: 累计.
    pub of: Vec<String>,
    /// What is measured of them.
    pub measure: Measure,
    /// What it is put beside.
    pub by: Against,
    /// The task of `target`.
    pub target: Varying,
    /// The figure of one whole, which is the part's weight; as a factor where it is put beside nothing.
    pub to: Option<Points>,
    /// No more than this.
    pub most: Option<Points>,
}

impl Shape for CompositePart {
    fn visit(&mut self, form: &mut dyn Form) {
        form.text("name", &mut self.name, Need::Must);
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        MEASURE.visit(form, "measure", &mut self.measure, Need::May);
        AGAINST.visit(form, "by", &mut self.by, Need::Must);
        self.target.visit(form, "target", POSITIVE, Need::May);
        form.amount("to", &mut self.to, POSITIVE, Need::Must);
        form.amount("most", &mut self.most, POSITIVE, Need::May);
    }
}

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composite {
    /// The parts, which add up.
    pub parts: Vec<CompositePart>,
    /// The period by itself is looked at and not the year to date.
    pub current: bool,
}

impl ClauseKind for Composite {
    fn visit(&mut self, form: &mut dyn Form) {
        form::list(form, "parts", &mut self.parts, MOST_ENTRIES, Need::Must);
        form.flag("current", &mut self.current, false);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        let parts = self.parts.iter().enumerate();
        parts.map(|(i, part)| (Spot::In("parts", i, "of"), part.of.as_slice(), Names::Anything)).collect()
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        if self.parts.is_empty() {
            faults.add(at.field("parts"), Problem::Empty);
        }
        for (position, part) in self.parts.iter().enumerate() {
            let here = at.field("parts").index(position);
            if part.by == Against::Target && part.target == Varying::default() {
                faults.add(here.clone(), Problem::Missing("target".to_owned()));
            }
            if part.by == Against::Rate {
                faults.add(here.field("by"), Problem::OneOf("best, target, nothing"));
            }
        }
    }
}
