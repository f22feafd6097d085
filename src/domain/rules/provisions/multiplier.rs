//! `multiplier`, 系数: a factor on the points of channels, always or where an adoption is marked with it.

use super::{ClauseKind, FACTORS, MOST_ENTRIES, Names, Spot};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{Form, Need};
use crate::domain::points::Points;
use crate::domain::score::{ClauseLine, Slate, Turn};

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Multiplier {
    /// Channels and kinds; none: every channel.
    pub of: Vec<String>,
    /// The factor.
    pub times: Option<Points>,
    /// It acts only on adoptions that are marked with its id.
    pub marked: bool,
    /// Where a person judges the factor of each marked adoption: the smallest.
    pub least: Option<Points>,
    /// Where a person judges the factor of each marked adoption: the largest.
    pub most: Option<Points>,
}

impl ClauseKind for Multiplier {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        form.amount("times", &mut self.times, FACTORS, Need::May);
        form.flag("marked", &mut self.marked, false);
        form.amount("least", &mut self.least, FACTORS, Need::May);
        form.amount("most", &mut self.most, FACTORS, Need::May);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        vec![(Spot::List("of"), &self.of, Names::Channels)]
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        let judged = self.least.is_some() && self.most.is_some();
        if judged == self.times.is_some() || (judged && !self.marked) {
            faults.add(at.clone(), Problem::OneOf("times; marked, least, most"));
        }
        if judged && self.least > self.most {
            faults.add(at.field("most"), Problem::CapBelowFloor);
        }
    }
}

impl Multiplier {
    /// Multiplies what each channel brings. Where items are known, the factor has acted on each adoption before the
    /// same item's adoptions were put beside each other.
    pub(in crate::domain) fn act(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        let Some(times) = self.times.filter(|_| !self.marked && !slate.by_items) else { return };
        let rounding = slate.rules.parts().rounding;
        let (mut before, mut after) = (Points::ZERO, Points::ZERO);
        for &channel in &turn.selection(0).channels {
            let held = slate.held(channel);
            let multiplied = rounding.ratio(held, times.thousandths(), 1000);
            slate.moved[channel.get()] += multiplied - held;
            before += held;
            after += multiplied;
        }
        slate.post(ClauseLine { against: times, ..ClauseLine::new(turn.ix, before, after) });
    }
}
