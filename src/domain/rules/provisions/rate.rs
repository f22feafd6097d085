//! `rate`, 比率: points when one count is too small, or large enough, beside another, as an adoption rate.

use super::{AMOUNTS, ClauseKind, MOST_ENTRIES, Names, Spot};
use crate::domain::form::{Form, Need, Words};
use crate::domain::points::Points;
use crate::domain::rules::window::{PER, Window};
use crate::domain::score::{ClauseLine, Slate, Turn};

/// What is said when there is nothing to compare with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Empty {
    /// Nothing.
    #[default]
    Skip,
    /// The rate is 0.
    Zero,
}

static EMPTY: Words<Empty, 2> = Words { words: ["skip", "zero"], values: [Empty::Skip, Empty::Zero] };

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// The items counted: channels and kinds.
    pub of: Vec<String>,
    /// The items they are compared with: channels and kinds.
    pub over: Vec<String>,
    /// The rate that divides, 0.3 for 30 %.
    pub threshold: Option<Points>,
    /// The points below the threshold.
    pub below: Option<Points>,
    /// The points from the threshold on.
    pub from: Option<Points>,
    /// What is said of 0 over 0.
    pub empty: Empty,
    /// Over which window; it is judged when the window ends.
    pub per: Window,
}

impl ClauseKind for Rate {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::Must);
        form.texts("over", &mut self.over, MOST_ENTRIES, Need::Must);
        form.amount("threshold", &mut self.threshold, (Points::ZERO, Points::whole(100)), Need::Must);
        form.amount("below", &mut self.below, AMOUNTS, Need::May);
        form.amount("from", &mut self.from, AMOUNTS, Need::May);
        EMPTY.visit(form, "empty", &mut self.empty, Need::May);
        PER.visit(form, "per", &mut self.per, Need::May);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        vec![(Spot::List("of"), &self.of, Names::Channels), (Spot::List("over"), &self.over, Names::Channels)]
    }
}

impl Rate {
    /// Compares when the window ends.
    pub(in crate::domain) fn act(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        let Some(threshold) = self.threshold else { return };
        let standing = slate.enter(turn.ix, self.per);
        let (of, over) = (slate.items(turn.selection(0)), slate.items(turn.selection(1)));
        let rounding = slate.rules.parts().rounding;
        let memory = slate.memory(turn.ix);
        memory.measured += of;
        memory.beside += over;
        let (of, over) = (memory.measured, memory.beside);
        if !standing.closes || (over == Points::ZERO && self.empty == Empty::Skip) {
            return;
        }
        // Compared without a division, so that 30 % is 30 % and not 29.97.
        let is_below = i128::from(of.thousandths()) * 1000
            < i128::from(threshold.thousandths()) * i128::from(over.thousandths())
            || over == Points::ZERO;
        let points = if is_below { self.below } else { self.from }.unwrap_or_default();
        let measured = rounding.ratio(Points::whole(100), of.thousandths(), over.thousandths());
        // A window that goes on after it was judged is judged anew, and only the difference counts.
        let before = std::mem::replace(&mut slate.memory(turn.ix).output, points);
        let line = ClauseLine::turned(turn, before, points);
        slate.post(ClauseLine { measured, against: threshold, ..line });
    }
}
