//! `floor`, 保底: channels, manual entries, tasks or the whole bring no less than so much in a window.

use super::{AMOUNTS, ClauseKind, MOST_ENTRIES, Names, Spot};
use crate::domain::form::{Form, Need};
use crate::domain::points::Points;
use crate::domain::rules::varying::Varying;
use crate::domain::rules::window::{PER, Window};
use crate::domain::score::{ClauseLine, Slate, Turn};

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Floor {
    /// Channels, kinds and clauses; none: everything.
    pub of: Vec<String>,
    /// No less than this.
    pub least: Varying,
    /// In which window.
    pub per: Window,
}

impl ClauseKind for Floor {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        self.least.visit(form, "least", AMOUNTS, Need::Must);
        PER.visit(form, "per", &mut self.per, Need::May);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        vec![(Spot::List("of"), &self.of, Names::Anything)]
    }
}

impl Floor {
    /// Adds what is missing to the floor in the window to date.
    pub(in crate::domain) fn act(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        let Some(least) = self.least.of(slate.unit) else { return };
        let standing = slate.enter(turn.ix, self.per);
        let least = Points::from_thousandths(least.thousandths().saturating_mul(standing.covers));
        let now = slate.sum(turn.selection(0));
        let memory = slate.memory(turn.ix);
        memory.measured += now;
        let under = (least - memory.measured).max(Points::ZERO);
        let change = under - memory.output;
        memory.output = under;
        let measured = memory.measured;
        slate.post(ClauseLine { measured, against: least, ..ClauseLine::turned(turn, now, now + change) });
    }
}
