//! `rankPoints`, 名次得分: points by a unit's place in its class in each period.

use super::{AMOUNTS, ClauseKind, MOST_ENTRIES, Names, Spot};
use crate::domain::form::{Form, Need};
use crate::domain::points::Points;

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RankPoints {
    /// What the units are ranked by: channels, kinds and clauses; none: the points of the period.
    pub of: Vec<String>,
    /// It is items that are ranked by and not points; `of` then names channels and kinds.
    pub items: bool,
    /// Places up to this one get the whole.
    pub top: Option<u32>,
    /// The whole.
    pub points: Option<Points>,
    /// For each place below; usually negative.
    pub each: Option<Points>,
    /// No less than this.
    pub least: Option<Points>,
}

impl RankPoints {
    /// The points of a place.
    pub fn value(&self, place: usize) -> Points {
        let below = place.saturating_sub(self.top.map_or(1, |top| top as usize));
        let each = self.each.unwrap_or_default().times(u32::try_from(below).unwrap_or(u32::MAX));
        let value = self.points.unwrap_or_default() + each;
        self.least.map_or(value, |least| value.max(least))
    }
}

impl ClauseKind for RankPoints {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        form.flag("items", &mut self.items, false);
        form.number("top", &mut self.top, (1, 100_000), Need::Must);
        form.amount("points", &mut self.points, AMOUNTS, Need::Must);
        form.amount("each", &mut self.each, AMOUNTS, Need::May);
        form.amount("least", &mut self.least, AMOUNTS, Need::May);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        let of = if self.items { Names::Channels } else { Names::Anything };
        vec![(Spot::List("of"), &self.of, of)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sifasuo: the top 10 keep 0.25, each place lower -0.05, not below 0.
    #[test]
    fn each_place_below_the_top_costs_the_same_down_to_the_floor() {
        let amount = |text: &str| Points::parse(text).ok();
        let clause = RankPoints {
            top: Some(10),
            points: amount("0.25"),
            each: amount("-0.05"),
            least: amount("0"),
            ..RankPoints::default()
        };
        for (place, points) in [(1, "0.25"), (10, "0.25"), (12, "0.15"), (15, "0"), (40, "0")] {
            assert_eq!(clause.value(place).to_string(), points, "{place}");
        }
    }
}
