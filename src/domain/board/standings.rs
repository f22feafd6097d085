//! One class in its order.

use std::cmp::Reverse;

use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::domain::rules::Ties;

/// Serial number and place: two different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The units of a class: the ranked ones by points, then the listed-only ones in roster order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    ranked: Vec<UnitIx>,
    listed: Vec<UnitIx>,
    /// The ranked units in roster order, where the rows stand in it; else empty.
    by_roster: Vec<UnitIx>,
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
        let mut keys: Vec<(Reverse<Points>, UnitIx)> =
            self.ranked.iter().map(|&unit| (Reverse(points(unit)), unit)).collect();
        // No two keys are equal, so an unstable sort gives the one order there is.
        keys.sort_unstable();
        self.ranked.clear();
        self.levels.clear();
        for (Reverse(own), unit) in keys {
            self.ranked.push(unit);
            match self.levels.last_mut() {
                Some((level, units)) if *level == own => *units += 1,
                _ => self.levels.push((own, 1)),
            }
        }
    }

    /// Moves a unit whose points went from `old` to `new`; `points` tells everybody's points now.
    pub(super) fn reposition(
        &mut self,
        unit: UnitIx,
        old: Points,
        new: Points,
        points: impl Fn(UnitIx) -> Points,
    ) {
        // While it stands at its old place the moved unit must be looked for under its old points.
        let key = |other: UnitIx| (Reverse(if other == unit { old } else { points(other) }), other);
        let Ok(from) = self.ranked.binary_search_by_key(&(Reverse(old), unit), |&other| key(other)) else {
            return;
        };
        let target = (Reverse(new), unit);
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

    pub(super) fn place(
        &self,
        unit: UnitIx,
        own: Points,
        ties: Ties,
        points: impl Fn(UnitIx) -> Points,
    ) -> Option<Place> {
        let key = |other: UnitIx| (Reverse(points(other)), other);
        if let Ok(at) = self.ranked.binary_search_by_key(&key(unit), |&other| key(other)) {
            let first = self.ranked[..at].partition_point(|&other| points(other) > own);
            let level_at = self.levels.partition_point(|&(level, _)| level > own);
            let level = self.levels.get(level_at).map_or(1, |&(_, units)| units);
            let place = match ties {
                Ties::Serial => at + 1,
                Ties::Competition => first + 1,
                Ties::Dense => level_at + 1,
            };
            let row = self.by_roster.binary_search(&unit).unwrap_or(at);
            return Some(Place { serial: row + 1, place: Some(place), level, in_level: at - first });
        }
        let at = self.listed.binary_search(&unit).ok()?;
        Some(Place { serial: self.ranked.len() + at + 1, place: None, level: 0, in_level: 0 })
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
