//! Bars inside rows, all on one scale.

use leptos::prelude::*;

use super::Length;
use crate::domain::points::Points;

/// How long half a point is drawn, the same for all boards of a screen: two to the power of `power` unit lengths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Scale {
    power: i32,
    /// Points between two marks of the axis.
    step: i32,
}

/// The longest bar in unit lengths.
const LONGEST: Length = Length::whole(190);
/// The least distance between two marks of the axis.
const LEAST_GAP: Length = Length::whole(36);

impl Scale {
    /// The largest of 4, 2, 1, ½, ¼ … that fits the longest bar.
    pub(in crate::ui) fn for_longest(longest: Points) -> Self {
        let powers = (-40..=2).rev();
        let fits = |power: &i32| length(longest, *power) <= LONGEST;
        let power = powers.into_iter().find(fits).unwrap_or(-40);
        let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
        let apart = |step: &i32| length(Points::whole(*step), power) >= LEAST_GAP;
        Self { power, step: steps.into_iter().find(apart).unwrap_or(1_000_000) }
    }

    /// The length of a bar in unit lengths; nothing for points below zero.
    pub(in crate::ui) fn length(self, points: Points) -> Length {
        length(points.max(Points::ZERO), self.power)
    }

    /// The axis marks up to a number of points.
    fn marks(self, longest: Points) -> Vec<i32> {
        let end = longest.thousandths() / 1000;
        (0..)
            .map(|n| n * self.step)
            .take_while(|&mark| i64::from(mark) <= end || mark == 0)
            .take(12)
            .collect()
    }
}

/// A length in unit lengths: half a point is 2 to the power of `power`.
fn length(points: Points, power: i32) -> Length {
    let halves = points.thousandths().saturating_mul(2);
    let scaled = if power >= 0 { halves.saturating_mul(1 << power) } else { halves >> -power };
    Length::thousandths(scaled)
}

/// A bar as long as the whole: one stretch per kind of information, and one for what clauses added across kinds.
pub(in crate::ui) fn bar(scale: Scale, kinds: &[Points], whole: Points) -> AnyView {
    let stretches = stretches(kinds, whole).into_iter().map(|(class, points)| {
        view! { <i class=class style=("--v", scale.length(points).to_string())></i> }.into_any()
    });
    view! { <span class="bar" aria-hidden="true">{stretches.collect_view()}</span> }.into_any()
}

/// The class that draws a kind of information.
pub(in crate::ui) fn kind_class(kind: usize) -> &'static str {
    ["k0", "k1", "k2"][kind % 3]
}

/// The class that draws what clauses added across kinds.
pub(in crate::ui) const REST: &str = "rest";

/// The stretches of a bar, each with its class. What clauses took away is missing at the end.
fn stretches(kinds: &[Points], whole: Points) -> Vec<(&'static str, Points)> {
    let mut left = whole;
    let mut all = Vec::new();
    let of_kinds = kinds.iter().enumerate().map(|(kind, &points)| (kind_class(kind), points));
    for (class, points) in of_kinds.chain([(REST, whole)]) {
        let points = points.min(left);
        if points > Points::ZERO {
            left -= points;
            all.push((class, points));
        }
    }
    all
}

/// The axis over the bars of a board whose longest bar is `longest`.
pub(in crate::ui) fn axis(scale: Scale, longest: Points) -> AnyView {
    let marks = scale.marks(longest).into_iter().filter(|_| longest > Points::ZERO).map(|mark| {
        let at = scale.length(Points::whole(mark)).to_string();
        view! { <b style=("--v", at)>{mark}</b> }.into_any()
    });
    view! { <span class="axis" aria-hidden="true">{marks.collect_view()}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_point_is_one_pixel_in_the_source_quarter() {
        let scale = Scale::for_longest(Points::whole(88));
        assert_eq!(scale.length(Points::whole(88)), Length::whole(176));
        assert_eq!(scale.length(Points::from_thousandths(500)), Length::whole(1));
        assert_eq!(scale.marks(Points::whole(88)), [0, 20, 40, 60, 80]);
        assert_eq!(scale.marks(Points::whole(7)), [0]);
    }

    #[test]
    fn every_longest_bar_fits_and_axis_marks_stay_apart() {
        for points in [1, 10, 47, 48, 95, 96, 500, 12_345, 100_000] {
            let scale = Scale::for_longest(Points::whole(points));
            assert!(scale.length(Points::whole(points)) <= LONGEST, "{points}");
            assert!(scale.length(Points::whole(scale.step)) >= LEAST_GAP, "{points}");
        }
    }

    #[test]
    fn a_bar_is_as_long_as_the_whole() {
        let drawn = |kinds: [i32; 3], whole: i32| -> Vec<(&str, String)> {
            let all = stretches(&kinds.map(Points::whole), Points::whole(whole));
            all.into_iter().map(|(class, points)| (class, points.to_string())).collect()
        };
        let of = |class, points: &str| (class, points.to_owned());
        assert_eq!(drawn([3, 0, 4], 7), [of("k0", "3"), of("k2", "4")]);
        assert_eq!(drawn([3, 0, 4], 9), [of("k0", "3"), of("k2", "4"), of("rest", "2")]);
        assert_eq!(drawn([3, 0, 4], 5), [of("k0", "3"), of("k2", "2")]);
        assert_eq!(drawn([3, -2, 4], 5), [of("k0", "3"), of("k2", "2")]);
        assert_eq!(drawn([0, 0, 0], 6), [of("rest", "6")]);
        assert_eq!(drawn([3, 0, 4], -1), []);
    }

    #[test]
    fn negative_points_have_no_bar() {
        assert_eq!(Scale::for_longest(Points::ZERO).length(Points::whole(-5)), Length::default());
    }
}
