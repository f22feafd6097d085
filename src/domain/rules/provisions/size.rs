//! `size`, 按规模: the figure by the unit's headcount: a factor by bands, or per so many heads.

use super::tiers::check_tiers;
use super::{ClauseKind, FACTORS, MOST_ENTRIES, POSITIVE};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{self, Form, Need, Shape};
use crate::domain::points::Points;

/// A band of headcounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SizeBand {
    /// From so many heads on.
    pub from: Option<u32>,
    /// Up to so many; none: without end.
    pub to: Option<u32>,
    /// The factor.
    pub times: Option<Points>,
}

impl Shape for SizeBand {
    fn visit(&mut self, form: &mut dyn Form) {
        form.number("from", &mut self.from, (0, 1_000_000), Need::Must);
        form.number("to", &mut self.to, (0, 1_000_000), Need::May);
        form.amount("times", &mut self.times, FACTORS, Need::Must);
    }
}

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// The bands, rising.
    pub bands: Vec<SizeBand>,
    /// The figure per so many heads.
    pub per_heads: Option<Points>,
}

impl Size {
    /// The factor of the band a headcount falls into.
    pub fn times(&self, heads: u32) -> Option<Points> {
        let band = self.bands.iter().rev().find(|band| band.from.is_none_or(|from| from <= heads))?;
        band.to.is_none_or(|to| heads <= to).then_some(band.times?)
    }
}

impl ClauseKind for Size {
    fn visit(&mut self, form: &mut dyn Form) {
        form::list(form, "bands", &mut self.bands, MOST_ENTRIES, Need::May);
        form.amount("perHeads", &mut self.per_heads, POSITIVE, Need::May);
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        if self.bands.is_empty() != self.per_heads.is_some() {
            faults.add(at.clone(), Problem::OneOf("bands; perHeads"));
        }
        if !self.bands.is_empty() {
            let span = |band: &SizeBand| (i64::from(band.from.unwrap_or(0)), band.to.map(i64::from));
            let spans: Vec<_> = self.bands.iter().map(span).collect();
            check_tiers(&spans, 1, &at.field("bands"), faults);
        }
    }
}
