//! `award`, 评先: which units may be, or are, commended at the end of a year: conditions and how many.

use super::{ClauseKind, MOST_ENTRIES, Names, POSITIVE, Spot};
use crate::domain::form::{self, Form, Need, Shape};
use crate::domain::rules::varying::Varying;
use crate::domain::rules::window::{MEASURE, Measure};

/// A condition: at least so much in the year to date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AwardNeed {
    /// Channels, kinds and clauses; none: everything.
    pub of: Vec<String>,
    /// What is measured.
    pub measure: Measure,
    /// At least this.
    pub least: Varying,
}

impl Shape for AwardNeed {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        MEASURE.visit(form, "measure", &mut self.measure, Need::May);
        self.least.visit(form, "least", POSITIVE, Need::Must);
    }
}

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Award {
    /// The conditions; all must hold.
    pub needs: Vec<AwardNeed>,
    /// The first so many of each class get it; none: everyone who may.
    pub first: Option<u32>,
    /// Tasks that must not have been missed in the year.
    pub tasks: Vec<String>,
}

impl ClauseKind for Award {
    fn visit(&mut self, form: &mut dyn Form) {
        form::list(form, "needs", &mut self.needs, MOST_ENTRIES, Need::May);
        form.number("first", &mut self.first, (1, 100_000), Need::May);
        form.texts("tasks", &mut self.tasks, MOST_ENTRIES, Need::May);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        let mut names = vec![(Spot::List("tasks"), self.tasks.as_slice(), Names::Tasks)];
        let needs = self.needs.iter().enumerate();
        names
            .extend(needs.map(|(i, need)| (Spot::In("needs", i, "of"), need.of.as_slice(), Names::Anything)));
        names
    }
}
