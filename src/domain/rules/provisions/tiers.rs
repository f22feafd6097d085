//! Tiers that must cover a range without overlap and without gap.

use crate::domain::fault::{Faults, Path, Problem};

/// Tells where a list of tiers, each `from` and up to `to` (both included; none: without end), overlaps or leaves a
/// gap. `step` is the distance between one value and the next.
pub(super) fn check_tiers(tiers: &[(i64, Option<i64>)], step: i64, at: &Path, faults: &mut Faults) {
    if tiers.is_empty() {
        faults.add(at.clone(), Problem::Empty);
    }
    for (position, &(from, to)) in tiers.iter().enumerate() {
        let here = || at.index(position);
        if to.is_some_and(|to| to < from) {
            faults.add(here().field("to"), Problem::Backwards);
        }
        let Some(&(next, _)) = tiers.get(position + 1) else { continue };
        if next <= from || to.is_some_and(|to| next <= to) {
            faults.add(at.index(position + 1).field("from"), Problem::StepsOverlap);
        } else if to.is_some_and(|to| next > to + step) {
            faults.add(at.index(position + 1).field("from"), Problem::StepsGap);
        }
    }
}
