//! `scale`, 折算: 累计 turned into another figure: beside the best of the class, a task, or as a rate.

use super::{AMOUNTS, ClauseKind, MOST_ENTRIES, Names, POSITIVE, Spot};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{Form, Need, Words};
use crate::domain::points::Points;
use crate::domain::rules::varying::Varying;
use crate::domain::rules::window::{MEASURE, Measure};

/// What a figure is put beside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Against {
    /// The best of the class.
    #[default]
    Best,
    /// A task.
    Target,
    /// Another count of the same unit.
    Rate,
    /// Nothing: the figure as it is.
    Nothing,
}

pub(super) static AGAINST: Words<Against, 4> = Words {
    words: ["best", "target", "rate", "nothing"],
    values: [Against::Best, Against::Target, Against::Rate, Against::Nothing],
};

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    /// Channels, kinds and clauses; none: 累计, or what the clause before made of it.
    pub of: Vec<String>,
    /// What is measured of them.
    pub measure: Measure,
    /// What it is put beside.
    pub by: Against,
    /// The task of `target`.
    pub target: Varying,
    /// The items of `rate` it is put beside: channels and kinds.
    pub over: Vec<String>,
    /// The figure of one whole: 100 for a percentage.
    pub to: Option<Points>,
    /// No more than this.
    pub most: Option<Points>,
    /// The period by itself is looked at and not the year to date.
    pub current: bool,
}

impl ClauseKind for Scale {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        MEASURE.visit(form, "measure", &mut self.measure, Need::May);
        AGAINST.visit(form, "by", &mut self.by, Need::Must);
        self.target.visit(form, "target", POSITIVE, Need::May);
        form.texts("over", &mut self.over, MOST_ENTRIES, Need::May);
        form.amount("to", &mut self.to, POSITIVE, Need::Must);
        form.amount("most", &mut self.most, AMOUNTS, Need::May);
        form.flag("current", &mut self.current, false);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        vec![(Spot::List("of"), &self.of, Names::Anything), (Spot::List("over"), &self.over, Names::Channels)]
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        let missing = match self.by {
            Against::Target if self.target == Varying::default() => Some("target"),
            Against::Rate if self.over.is_empty() => Some("over"),
            _ => None,
        };
        if let Some(field) = missing {
            faults.add(at.clone(), Problem::Missing(field.to_owned()));
        }
    }
}
