//! `length`, 篇幅: what an item's length (characters, seconds on air) makes of its points.

use super::tiers::check_tiers;
use super::{AMOUNTS, ClauseKind, FACTORS, MOST_ENTRIES, Names, Spot};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{self, Form, Need, Shape};
use crate::domain::points::Points;

/// One tier of lengths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LengthTier {
    /// The shortest.
    pub from: Option<u32>,
    /// The longest; none: without end.
    pub to: Option<u32>,
    /// Points in the place of the channel's.
    pub points: Option<Points>,
    /// A factor on the channel's points.
    pub times: Option<Points>,
    /// The channel whose points it gets instead.
    pub as_channel: String,
}

impl Shape for LengthTier {
    fn visit(&mut self, form: &mut dyn Form) {
        form.number("from", &mut self.from, (0, 10_000_000), Need::Must);
        form.number("to", &mut self.to, (0, 10_000_000), Need::May);
        form.amount("points", &mut self.points, AMOUNTS, Need::May);
        form.amount("times", &mut self.times, FACTORS, Need::May);
        form.text("as", &mut self.as_channel, Need::May);
    }
}

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Channels and kinds; none: every channel.
    pub of: Vec<String>,
    /// The tiers, rising.
    pub tiers: Vec<LengthTier>,
}

impl Length {
    /// The tier of a length.
    pub fn tier(&self, length: u32) -> Option<&LengthTier> {
        let holds = |tier: &&LengthTier| {
            tier.from.is_none_or(|from| from <= length) && tier.to.is_none_or(|to| length <= to)
        };
        self.tiers.iter().rev().find(holds)
    }
}

impl ClauseKind for Length {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        form::list(form, "tiers", &mut self.tiers, MOST_ENTRIES, Need::Must);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        let mut names = vec![(Spot::List("of"), self.of.as_slice(), Names::Channels)];
        let tiers = self.tiers.iter().enumerate().filter(|(_, tier)| !tier.as_channel.is_empty());
        names.extend(tiers.map(|(i, tier)| {
            (Spot::OneIn("tiers", i, "as"), std::slice::from_ref(&tier.as_channel), Names::Channel)
        }));
        names
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        let span = |tier: &LengthTier| (i64::from(tier.from.unwrap_or(0)), tier.to.map(i64::from));
        let spans: Vec<_> = self.tiers.iter().map(span).collect();
        check_tiers(&spans, 1, &at.field("tiers"), faults);
        for (position, tier) in self.tiers.iter().enumerate() {
            let says = [tier.points.is_some(), tier.times.is_some(), !tier.as_channel.is_empty()];
            if says.iter().filter(|says| **says).count() != 1 {
                faults.add(at.field("tiers").index(position), Problem::OneOf("points, times, as"));
            }
        }
    }
}
