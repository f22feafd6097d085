//! What an item is worth to each of its units, slice by slice: the value with all adoptions to date less the value
//! before.

use super::Known;
use super::index::Index;
use super::slices::Slice;
use super::value::{Value, Work};
use super::valued::add;
use crate::domain::points::Points;
use crate::domain::record::{Adoption, CountSheet, Item};
use crate::domain::roster::UnitIx;
use crate::domain::rules::{ChannelIx, ProvisionIx, RuleSet};
use crate::domain::share;
use crate::domain::workspace::{Period, PeriodIx, Source, Workspace};

/// What one item brings one unit in one slice.
#[derive(Clone, Debug)]
pub(in crate::domain) struct Share<'a> {
    pub(in crate::domain) unit: UnitIx,
    /// Which slice of the year.
    pub(in crate::domain) slice: usize,
    pub(in crate::domain) item: &'a Item,
    /// New adoptions by channel.
    pub(in crate::domain) adopted: Vec<(ChannelIx, u32)>,
    /// What each clause did: the points before and after it.
    pub(in crate::domain) changes: Vec<(ProvisionIx, Points, Points)>,
    /// What the clauses together added to each channel's plain points.
    pub(in crate::domain) moved: Vec<(ChannelIx, Points)>,
}

/// What the items come to for some units, which are in roster order, or for all; unit by unit.
pub(in crate::domain) fn shares<'a>(
    workspace: &'a Workspace,
    index: &Index<'a>,
    slices: &[Slice],
    known: Known,
    only: Option<&[UnitIx]>,
) -> Vec<Share<'a>> {
    let scores = |slice: &Slice| {
        workspace.period(slice.period).is_some_and(|period| period.parts().source == Source::Items)
    };
    let mut all = Vec::new();
    if !slices.iter().any(scores) {
        return all;
    }
    for (unit, item, position) in index.items(only) {
        let Some(of) = workspace.roster().unit(unit) else { continue };
        for (number, slice) in slices.iter().enumerate().filter(|(_, slice)| scores(slice)) {
            // Without an adoption in it and without an entry on the item a slice changes nothing.
            let is_in = |adoption: &Adoption| adoption.date.is_some_and(|date| slice.span.contains(date));
            if !item.adoptions.iter().any(is_in) && index.of_item(item).next().is_none() {
                continue;
            }
            let Some(rules) = workspace.rules_of(slice.period) else { continue };
            let begin = slices[0].span.from();
            let work = Work { workspace, index, rules, item, position, unit: of, at: unit, known, begin };
            all.extend(share_of(&work, item, number, slice));
        }
    }
    all
}

/// What one item brings in a slice, if it brings anything.
pub(super) fn share_of<'a>(
    work: &Work<'_>,
    item: &'a Item,
    number: usize,
    slice: &Slice,
) -> Option<Share<'a>> {
    let value = work.value(slice.span.to());
    let earlier = work.value(slice.span.from().day_before());
    let adopted = work.new_adoptions(slice);
    let moved = moved(&value, &earlier);
    let changes = changes(value, &earlier);
    let brings = !adopted.is_empty() || !changes.is_empty() || !moved.is_empty();
    brings.then_some(Share { unit: work.at, slice: number, item, adopted, changes, moved })
}

/// What each clause does now beyond what it did before; one that no longer does anything takes back what it did.
fn changes(value: Value, earlier: &Value) -> Vec<(ProvisionIx, Points, Points)> {
    let of = |all: &Value, ix: ProvisionIx| {
        all.changes.iter().find(|(other, _, _)| *other == ix).map_or(Points::ZERO, |one| one.2)
    };
    let gone = earlier.changes.iter().filter(|(ix, _, _)| of(&value, *ix) == Points::ZERO);
    let gone: Vec<_> = gone.map(|&(ix, start, _)| (ix, start, Points::ZERO)).collect();
    let all = value.changes.into_iter().chain(gone);
    let changed = all.map(|(ix, start, delta)| (ix, start, start + delta - of(earlier, ix)));
    changed.filter(|(_, before, after)| before != after).collect()
}

fn moved(value: &Value, earlier: &Value) -> Vec<(ChannelIx, Points)> {
    let mut moved = value.moved.clone();
    for &(ix, points) in &earlier.moved {
        add(&mut moved, ix, -points);
    }
    moved.retain(|(_, points)| *points != Points::ZERO);
    moved
}

/// In which channel's count of a period an adoption is; none where it lies in another period, became known later, or
/// where the rules have no such channel.
pub fn counted_in(record: &Period, rules: &RuleSet, adoption: &Adoption) -> Option<ChannelIx> {
    let is_in = adoption.date.is_some_and(|date| record.span().contains(date)) && adoption.known.is_none();
    if is_in { rules.find_channel(&adoption.channel) } else { None }
}

/// The counts the items of a period come to, as they were known when it ended.
pub(in crate::domain) fn tally(workspace: &Workspace, period: PeriodIx) -> CountSheet {
    let units = workspace.roster().units().len();
    let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
        return CountSheet::blank(units, 0);
    };
    let mut cells: Vec<(UnitIx, ChannelIx)> = Vec::new();
    for item in workspace.items().values() {
        for adoption in &item.adoptions {
            let Some(channel) = counted_in(record, rules, adoption) else { continue };
            for author in &item.units {
                if let Some(unit) = workspace.roster().find(&author.unit) {
                    cells.push((unit, channel));
                }
            }
        }
    }
    let mut sheet = CountSheet::blank(units, rules.channels().len());
    cells.sort_unstable();
    for same in cells.chunk_by(|a, b| a == b) {
        let (unit, channel) = same[0];
        sheet.enter(unit, channel, &same.len().to_string());
    }
    sheet
}

/// The part at a position of a whole split by weights; all parts add up to the whole.
///
/// Split in steps of the stated digits where the whole is a number of such steps, else in thousandths.
pub(in crate::domain) fn part_of(whole: Points, weights: &[i64], position: usize, decimals: u32) -> Points {
    let step = 10_i64.pow(3 - decimals.min(3));
    let step = if whole.thousandths() % step == 0 { step } else { 1 };
    let steps = whole.thousandths().unsigned_abs() / step.unsigned_abs();
    let shares = share::largest_remainder(weights, steps);
    let part = shares.get(position).map_or(0, |&share| i64::try_from(share).unwrap_or(i64::MAX)) * step;
    Points::from_thousandths(if whole < Points::ZERO { -part } else { part })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn three_to_two_of_two_points_is_1_2_and_0_8() {
        let part = |at| part_of(Points::whole(2), &[3000, 2000], at, 3).to_string();
        assert_eq!([part(0), part(1)], ["1.2", "0.8"]);
        let thirds = |at| part_of(Points::whole(10), &[1, 1, 1], at, 1).to_string();
        assert_eq!([thirds(0), thirds(1), thirds(2)], ["3.4", "3.3", "3.3"]);
    }

    proptest! {
        /// Shares add up exactly, however large the whole and whatever the digits.
        #[test]
        fn parts_add_up_to_the_whole(thousandths in -9_000_000_000_000_i64..9_000_000_000_000, weights in prop::collection::vec(1_i64..1_000_000, 1..8), decimals in 0_u32..=3) {
            let whole = Points::from_thousandths(thousandths);
            let parts = (0..weights.len()).map(|at| part_of(whole, &weights, at, decimals));
            prop_assert_eq!(parts.sum::<Points>(), whole);
        }
    }
}
