//! `bands`, 等次: a word for how much a unit has, as 达标 from 6 points on.

use super::tiers::check_tiers;
use super::{AMOUNTS, ClauseKind, MOST_ENTRIES};
use crate::domain::fault::{Faults, Path};
use crate::domain::form::{self, Form, Need, Shape};
use crate::domain::points::Points;
use crate::domain::rules::window::{PER, Window};

/// One word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// From so many points on; none: from below.
    pub from: Option<Points>,
    /// The word.
    pub name: String,
}

impl Shape for Band {
    fn visit(&mut self, form: &mut dyn Form) {
        form.amount("from", &mut self.from, AMOUNTS, Need::May);
        form.text("name", &mut self.name, Need::Must);
    }
}

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bands {
    /// The words, rising.
    pub bands: Vec<Band>,
    /// The window whose points are looked at.
    pub per: Window,
}

impl Bands {
    /// The word for an amount of points.
    pub fn word(&self, points: Points) -> Option<&str> {
        let band = self.bands.iter().rev().find(|band| band.from.is_none_or(|from| from <= points))?;
        Some(&band.name)
    }
}

impl ClauseKind for Bands {
    fn visit(&mut self, form: &mut dyn Form) {
        form::list(form, "bands", &mut self.bands, MOST_ENTRIES, Need::Must);
        PER.visit(form, "per", &mut self.per, Need::May);
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        let start = |band: &Band| (band.from.map_or(i64::MIN, Points::thousandths), None);
        let starts: Vec<_> = self.bands.iter().map(start).collect();
        check_tiers(&starts, 1, &at.field("bands"), faults);
    }
}
