//! `steps`, 分档: points by a table of how many items or points a unit has.
//!
//! It adds to what the channels bring; channels that only feed a table have 0 points.

use super::tiers::check_tiers;
use super::{AMOUNTS, ClauseKind, MOST_ENTRIES, Names, POSITIVE, Spot};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{self, Form, Need, Shape};
use crate::domain::points::Points;
use crate::domain::rules::window::{MEASURE, Measure, PER, Window};
use crate::domain::score::{ClauseLine, Slate, Turn};

/// One step of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// From so many on.
    pub from: Option<Points>,
    /// Up to so many; none: up to the next step, the last one without end.
    pub to: Option<Points>,
    /// The points of the step.
    pub points: Option<Points>,
    /// For each so many beyond `from` …
    pub every: Option<Points>,
    /// … so many points more.
    pub adds: Option<Points>,
}

impl Shape for Step {
    fn visit(&mut self, form: &mut dyn Form) {
        form.amount("from", &mut self.from, POSITIVE, Need::Must);
        form.amount("to", &mut self.to, POSITIVE, Need::May);
        form.amount("points", &mut self.points, AMOUNTS, Need::Must);
        form.amount("every", &mut self.every, POSITIVE, Need::May);
        form.amount("adds", &mut self.adds, AMOUNTS, Need::May);
    }
}

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// Channels and kinds; none: every channel.
    pub of: Vec<String>,
    /// What is measured.
    pub measure: Measure,
    /// The steps, rising. Below the first there is nothing.
    pub steps: Vec<Step>,
    /// Over which window.
    pub per: Window,
}

impl Steps {
    /// The points for a measured amount, and where its step begins.
    pub fn value(&self, measured: Points) -> (Points, Points) {
        let reached = |step: &Step| step.from.is_some_and(|from| from <= measured);
        let Some(at) = self.steps.iter().rposition(reached) else {
            return (Points::ZERO, Points::ZERO);
        };
        let step = &self.steps[at];
        let from = step.from.unwrap_or_default();
        // Between two steps the lower one holds: conversions make fractions of items.
        if at + 1 == self.steps.len() && step.to.is_some_and(|to| measured > to) {
            return (Points::ZERO, from);
        }
        let more = match (step.every, step.adds) {
            (Some(every), Some(adds)) if every > Points::ZERO => {
                let steps = (measured - from).thousandths() / every.thousandths();
                Points::from_thousandths(adds.thousandths().saturating_mul(steps))
            }
            _ => Points::ZERO,
        };
        (step.points.unwrap_or_default() + more, from)
    }
}

impl ClauseKind for Steps {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        MEASURE.visit(form, "measure", &mut self.measure, Need::May);
        form::list(form, "steps", &mut self.steps, MOST_ENTRIES, Need::Must);
        PER.visit(form, "per", &mut self.per, Need::May);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        vec![(Spot::List("of"), &self.of, Names::Channels)]
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        let thousandths = |amount: Points| amount.thousandths();
        let span = |step: &Step| (step.from.map_or(0, thousandths), step.to.map(thousandths));
        let spans: Vec<_> = self.steps.iter().map(span).collect();
        // Items come one by one; points may be as fine as a thousandth.
        let distance = if self.measure == Measure::Points { 1 } else { 1000 };
        check_tiers(&spans, distance, &at.field("steps"), faults);
        for (position, step) in self.steps.iter().enumerate() {
            if step.every.is_some_and(|every| every > Points::ZERO) != step.adds.is_some() {
                faults.add(at.field("steps").index(position), Problem::OneOf("every, adds"));
            }
        }
    }
}

impl Steps {
    /// Brings the step to date in place of the step before.
    pub(in crate::domain) fn act(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        slate.enter(turn.ix, self.per);
        let now = slate.measure(turn.selection(0), self.measure);
        let memory = slate.memory(turn.ix);
        memory.measured += now;
        let (after, from) = self.value(memory.measured);
        let before = std::mem::replace(&mut memory.output, after);
        let measured = memory.measured;
        slate.post(ClauseLine { measured, against: from, ..ClauseLine::turned(turn, before, after) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shiyan: 100 followers +10, each further 50 +5.
    #[test]
    fn a_step_may_go_on_in_equal_strides() {
        let step = Step {
            from: Some(Points::whole(100)),
            points: Some(Points::whole(10)),
            every: Some(Points::whole(50)),
            adds: Some(Points::whole(5)),
            to: None,
        };
        let steps = Steps { steps: vec![step], ..Steps::default() };
        for (followers, points) in [(99, 0), (100, 10), (149, 10), (150, 15), (260, 25)] {
            assert_eq!(steps.value(Points::whole(followers)).0, Points::whole(points), "{followers}");
        }
    }
}
