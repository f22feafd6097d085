//! `base`, 基础分: points every unit starts a window with.

use super::{AMOUNTS, ClauseKind};
use crate::domain::form::{Form, Need};
use crate::domain::points::Points;
use crate::domain::rules::varying::Varying;
use crate::domain::rules::window::{PER, Window};
use crate::domain::score::{ClauseLine, Slate, Turn};

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// The points.
    pub points: Varying,
    /// Once in each such window, in its first period.
    pub per: Window,
}

impl ClauseKind for Base {
    fn visit(&mut self, form: &mut dyn Form) {
        self.points.visit(form, "points", AMOUNTS, Need::Must);
        PER.visit(form, "per", &mut self.per, Need::May);
    }
}

impl Base {
    /// Gives the points once in each window.
    pub(in crate::domain) fn act(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        let begun = slate.enter(turn.ix, self.per).begun;
        if let Some(points) = self.points.of(slate.unit).filter(|_| begun > 0) {
            let points = Points::from_thousandths(points.thousandths().saturating_mul(begun));
            slate.post(ClauseLine::turned(turn, Points::ZERO, points));
        }
    }
}
