//! `payment`, 稿酬奖金: yuan for items or points, beside the points.

use super::{AMOUNTS, ClauseKind, MOST_ENTRIES, Names, Spot};
use crate::domain::form::{Form, Need};
use crate::domain::points::Points;
use crate::domain::rules::window::{MEASURE, Measure};
use crate::domain::score::{ClauseLine, Slate, Turn};

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Payment {
    /// Channels, kinds and clauses; none: everything.
    pub of: Vec<String>,
    /// What is paid for.
    pub measure: Measure,
    /// Yuan for each item or point.
    pub each: Option<Points>,
}

impl ClauseKind for Payment {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        MEASURE.visit(form, "measure", &mut self.measure, Need::May);
        form.amount("each", &mut self.each, AMOUNTS, Need::Must);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        vec![(Spot::List("of"), &self.of, Names::Anything)]
    }
}

impl Payment {
    /// Pays for what is there once all points are.
    pub(in crate::domain) fn act(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        let measured = slate.measure(turn.selection(0), self.measure);
        let each = self.each.unwrap_or_default();
        let pays = slate.rules.parts().rounding.ratio(each, measured.thousandths(), 1000);
        slate.post(ClauseLine { measured, against: each, ..ClauseLine::turned(turn, Points::ZERO, pays) });
    }
}
