//! One class in its order.

use std::cmp::Reverse;

use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::domain::rules::Ties;
use crate::domain::workspace::{PeriodIx, Workspace};

/// Serial number and place: two different things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// 序号: numbers rows 1, 2, 3 through ties and on through the listed-only units.
    pub serial: usize,
    /// 名次 under the tie method in force; a listed-only unit has none.
    pub place: Option<usize>,
    /// How many units of the class have the same points, itself included; 0 for a listed-only unit.
    pub level: usize,
    /// Which of those it is in order, counted from 0.
    pub in_level: usize,
}

/// What a unit is ordered by: the more points the earlier, and where it stands among equals.
pub(super) type Key = (Reverse<Points>, u32);

/// The units of a class: the ranked ones by points, then the listed-only ones in roster order; in a published period equal
/// and listed-only ones stand as they were printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    ranked: Vec<UnitIx>,
    listed: Vec<UnitIx>,
    /// The ranked units in roster order, where the rows stand in it; else empty.
    by_roster: Vec<UnitIx>,
    /// The row of each of them, by unit.
    rows: Vec<(UnitIx, usize)>,
    /// The different points, falling, each with how many units have them: what dense places need.
    levels: Vec<(Points, usize)>,
}

impl Standings {
    /// The ranked units, best first; equal points keep roster order.
    pub fn ranked(&self) -> &[UnitIx] {
        &self.ranked
    }

    /// The listed-only units in roster order.
    pub fn listed(&self) -> &[UnitIx] {
        &self.listed
    }

    /// All units in the order of the printed table.
    pub fn all(&self) -> impl Iterator<Item = UnitIx> + '_ {
        let first = if self.by_roster.is_empty() { &self.ranked } else { &self.by_roster };
        first.iter().chain(&self.listed).copied()
    }

    pub(super) fn add(&mut self, unit: UnitIx, scored: bool) {
        if scored { self.ranked.push(unit) } else { self.listed.push(unit) }
    }

    pub(super) fn sort(&mut self, rows_by_roster: bool, points: impl Fn(UnitIx) -> Points) {
        // Units were added in roster order.
        self.by_roster = if rows_by_roster { self.ranked.clone() } else { Vec::new() };
        self.rows = self.by_roster.iter().enumerate().map(|(row, &unit)| (unit, row)).collect();
        self.rows.sort_unstable();
        let keys = falling(self.ranked.iter().map(|&unit| (points(unit), unit)).collect());
        self.ranked.clear();
        self.levels.clear();
        for (own, unit) in keys {
            self.ranked.push(unit);
            match self.levels.last_mut() {
                Some((level, units)) if *level == own => *units += 1,
                _ => self.levels.push((own, 1)),
            }
        }
    }

    /// Moves a unit whose points were `old`; `now` tells everybody's key now.
    pub(super) fn reposition(&mut self, unit: UnitIx, old: Points, now: impl Fn(UnitIx) -> Key) {
        let target = now(unit);
        let (Reverse(new), order) = target;
        // While it stands at its old place the moved unit must be looked for under its old points.
        let key = |other: UnitIx| if other == unit { (Reverse(old), order) } else { now(other) };
        let Ok(from) = self.ranked.binary_search_by_key(&(Reverse(old), order), |&other| key(other)) else {
            return;
        };
        if new > old {
            let to = self.ranked[..from].partition_point(|&other| key(other) < target);
            self.ranked[to..=from].rotate_right(1);
        } else {
            let to = from + self.ranked[from + 1..].partition_point(|&other| key(other) < target);
            self.ranked[from..=to].rotate_left(1);
        }
        self.leave_level(old);
        self.join_level(new);
    }

    pub(super) fn place(&self, unit: UnitIx, ties: Ties, key: impl Fn(UnitIx) -> Key) -> Option<Place> {
        let (Reverse(own), order) = key(unit);
        if let Ok(at) = self.ranked.binary_search_by_key(&(Reverse(own), order), |&other| key(other)) {
            let first = self.ranked[..at].partition_point(|&other| key(other).0.0 > own);
            let level_at = self.levels.partition_point(|&(level, _)| level > own);
            return Some(self.ranked_at(at, first, level_at, ties));
        }
        Some(self.listed_at(self.listed.binary_search_by_key(&order, |&other| key(other).1).ok()?))
    }

    /// All units in the order of the printed table, each with its place.
    pub fn places(&self, ties: Ties) -> Vec<(UnitIx, Place)> {
        let mut places = Vec::with_capacity(self.ranked.len() + self.listed.len());
        let (mut level_at, mut first) = (0, 0);
        for (at, &unit) in self.ranked.iter().enumerate() {
            while let Some(&(_, units)) = self.levels.get(level_at)
                && at >= first + units
            {
                first += units;
                level_at += 1;
            }
            places.push((unit, self.ranked_at(at, first, level_at, ties)));
        }
        if !self.by_roster.is_empty() {
            places.sort_unstable_by_key(|&(_, place)| place.serial);
        }
        places.extend(self.listed.iter().enumerate().map(|(at, &unit)| (unit, self.listed_at(at))));
        places
    }

    /// The place of row `at`, whose level is number `level_at` and begins with row `first`.
    fn ranked_at(&self, at: usize, first: usize, level_at: usize, ties: Ties) -> Place {
        let level = self.levels.get(level_at).map_or(1, |&(_, units)| units);
        let place = match ties {
            Ties::Serial => at + 1,
            Ties::Competition => first + 1,
            Ties::Dense => level_at + 1,
        };
        let row_of = |unit: &UnitIx| self.rows.binary_search_by_key(unit, |&(other, _)| other).ok();
        let row = self.ranked.get(at).and_then(row_of).map_or(at, |found| self.rows[found].1);
        Place { serial: row + 1, place: Some(place), level, in_level: at - first }
    }

    fn listed_at(&self, at: usize) -> Place {
        Place { serial: self.ranked.len() + at + 1, place: None, level: 0, in_level: 0 }
    }

    fn leave_level(&mut self, points: Points) {
        let at = self.levels.partition_point(|&(level, _)| level > points);
        if let Some((level, units)) = self.levels.get_mut(at)
            && *level == points
        {
            *units -= 1;
            if *units == 0 {
                self.levels.remove(at);
            }
        }
    }

    fn join_level(&mut self, points: Points) {
        let at = self.levels.partition_point(|&(level, _)| level > points);
        match self.levels.get_mut(at) {
            Some((level, units)) if *level == points => *units += 1,
            _ => self.levels.insert(at, (points, 1)),
        }
    }
}

/// For every unit where it stands among equals in a published period: as it was printed, and who was not there then behind
/// them in roster order.
pub(super) fn printed_order(workspace: &Workspace, period: PeriodIx) -> Vec<u32> {
    let Some(record) = workspace.period(period).filter(|_| workspace.is_closed(period)) else {
        return Vec::new();
    };
    if record.parts().printed.is_empty() {
        return Vec::new();
    }
    let count = u32::try_from(workspace.roster().units().len()).unwrap_or(u32::MAX);
    let mut order: Vec<u32> = (count..count.saturating_mul(2)).collect();
    for printed in &record.parts().printed {
        let at = workspace.roster().find(&printed.unit);
        if let Some((unit, serial)) = at.zip(printed.serial) {
            order[unit.get()] = serial;
        }
    }
    order
}

/// Orders by points, falling; equal points keep the order they came in.
///
/// Digit by digit from the least: 100,000 units take as many passes as their points have bytes, where comparing would
/// take seventeen, and the page's own sort, which is built to be small, far more than that.
fn falling(mut from: Vec<(Points, UnitIx)>) -> Vec<(Points, UnitIx)> {
    // As an unsigned number, with every bit but the sign's turned: the more points, the less.
    let key = |points: Points| points.thousandths().cast_unsigned() ^ i64::MAX.cast_unsigned();
    let differ = from.iter().fold(0, |differ, &(points, _)| differ | (key(points) ^ key(from[0].0)));
    // A short list is done before many ends are cleared and added up.
    let bits = from.len().clamp(16, 256).ilog2();
    let (mut to, mut ends, mut shift) = (from.clone(), [0; 256], 0);
    while shift < u64::BITS - differ.leading_zeros() {
        #[expect(clippy::cast_possible_truncation, reason = "of the digit only")]
        let digit = |points: Points| (key(points) >> shift) as usize & ((1 << bits) - 1);
        let ends = &mut ends[..1 << bits];
        ends.fill(0);
        for &(points, _) in &from {
            ends[digit(points)] += 1;
        }
        let mut begin = 0;
        for end in ends.iter_mut() {
            begin += std::mem::replace(end, begin);
        }
        for &entry in &from {
            let end = &mut ends[digit(entry.0)];
            to[*end] = entry;
            *end += 1;
        }
        std::mem::swap(&mut from, &mut to);
        shift += bits;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn points_fall_and_equal_ones_keep_their_order(
            amounts in prop::collection::vec(prop_oneof![-50_i64..50, -9_000_000_i64..9_000_000, any::<i64>()], 0..600),
        ) {
            let units = (0..).map(UnitIx::new);
            let list: Vec<(Points, UnitIx)> =
                amounts.into_iter().map(Points::from_thousandths).zip(units).collect();
            let mut compared = list.clone();
            compared.sort_by_key(|&(points, _)| Reverse(points));
            prop_assert_eq!(falling(list), compared);
        }
    }
}
