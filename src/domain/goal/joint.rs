//! Channels that clauses bind together in a way that allows no conclusion: every combination that could differ is asked.
//!
//! Two combinations cannot differ where equally many adoptions with equal points fall to channels that the same fields of
//! the same clauses name, as long as each of these channels is worth the same at every adoption.

use std::collections::BTreeMap;

use super::clause::{is_comparable, is_straight, named_by};
use super::gauge::{Gauge, Spent};
use super::tree::Ground;

/// What tells combinations apart: by group of channels, how many adoptions and their points.
pub(super) type Key = Vec<i64>;

/// Combinations by their key, with how many there are of each.
type Level = BTreeMap<Key, u64>;

/// A set of channels that stays together.
pub(super) struct Joint {
    channels: Vec<usize>,
    /// What one adoption of each channel adds to a key.
    steps: Vec<Key>,
    /// Of the channels that the same fields of the same clauses name, the one with the most points.
    dearest: Vec<usize>,
    /// By adoptions, then by how many of the channels take part.
    levels: Vec<Vec<Level>>,
    /// What was asked, by adoptions.
    pub(super) asked: Vec<BTreeMap<Key, i64>>,
}

impl Joint {
    pub(super) fn new(ground: &Ground<'_>, gauge: &Gauge<'_>, set: &[usize]) -> Self {
        let mut groups: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut steps = Vec::new();
        let mut places = Vec::new();
        for &channel in set {
            let ix = gauge.at_hand[channel];
            let straight = is_straight(ground.rules, ix, ground.by_items);
            let fields = named_by(ground.rules, ix);
            let known = groups.iter().position(|other| straight && *other == fields);
            places.push(known.unwrap_or(groups.len()));
            if known.is_none() {
                // One that is not straight is like no other.
                groups.push(if straight { fields } else { vec![(usize::MAX, channel)] });
            }
        }
        for (&channel, place) in set.iter().zip(places) {
            let ix = gauge.at_hand[channel];
            let mut step = vec![0; 2 * groups.len()];
            step[2 * place] = 1;
            step[2 * place + 1] = ground.rules.channel(ix).map_or(0, |one| one.points.thousandths());
            steps.push(step);
        }
        let dearest = dearest(ground, gauge, set);
        Self { channels: set.to_vec(), steps, dearest, levels: Vec::new(), asked: Vec::new() }
    }

    /// Finds every combination of so many adoptions.
    fn extend(&mut self, adoptions: u32, gauge: &mut Gauge<'_>) -> Result<(), Spent> {
        while self.levels.len() <= adoptions as usize {
            let mut level: Vec<Level> = Vec::new();
            for (at, step) in self.steps.iter().enumerate() {
                let mut found = level.last().cloned().unwrap_or_default();
                match self.levels.last() {
                    None => {
                        found.insert(vec![0; step.len()], 1);
                    }
                    Some(before) => {
                        for (key, ways) in &before[at] {
                            let slot = found.entry(plus(key, step)).or_insert(0);
                            *slot = slot.saturating_add(*ways);
                        }
                    }
                }
                gauge.spend(2 * found.len())?;
                level.push(found);
            }
            self.levels.push(level);
            self.asked.push(BTreeMap::new());
        }
        Ok(())
    }

    /// Asks every combination of so many adoptions that could differ.
    pub(super) fn ask_all(
        &mut self,
        adoptions: u32,
        gauge: &mut Gauge<'_>,
        ask: &mut Ask<'_>,
    ) -> Result<(), Spent> {
        for (key, _) in self.keys(adoptions, gauge)? {
            if !self.asked[adoptions as usize].contains_key(&key) {
                let counts = self.one(&key, adoptions, gauge.at_hand.len());
                let value = ask(gauge, &counts)?;
                self.asked[adoptions as usize].insert(key, value);
            }
        }
        Ok(())
    }

    /// The highest value of so many adoptions, where dearer channels are never worse: only the dearest of those that the
    /// same clauses name have to be asked.
    pub(super) fn highest(
        &self,
        adoptions: u32,
        gauge: &mut Gauge<'_>,
        ask: &mut Ask<'_>,
    ) -> Result<(i64, Vec<u32>), Spent> {
        let mut highest: Option<(i64, Vec<u32>)> = None;
        self.each_dearest(adoptions, gauge, &mut |gauge, counts| {
            let value = ask(gauge, counts)?;
            if highest.as_ref().is_none_or(|(most, _)| value > *most) {
                highest = Some((value, counts.to_vec()));
            }
            Ok(false)
        })?;
        Ok(highest.unwrap_or((0, vec![0; gauge.at_hand.len()])))
    }

    /// Goes through the combinations of so many adoptions of the dearest channels until `tell` says it is enough.
    pub(super) fn each_dearest(
        &self,
        adoptions: u32,
        gauge: &mut Gauge<'_>,
        tell: &mut Tell<'_>,
    ) -> Result<bool, Spent> {
        let mut counts = vec![0; gauge.at_hand.len()];
        each(&self.dearest, adoptions, &mut counts, gauge, tell)
    }

    /// The keys of so many adoptions, each with how many combinations have it.
    pub(super) fn keys(&mut self, adoptions: u32, gauge: &mut Gauge<'_>) -> Result<Vec<(Key, u64)>, Spent> {
        self.extend(adoptions, gauge)?;
        let all = self.levels[adoptions as usize].last();
        Ok(all.into_iter().flatten().map(|(key, ways)| (key.clone(), *ways)).collect())
    }

    fn one(&self, key: &Key, adoptions: u32, width: usize) -> Vec<u32> {
        self.vectors(key, adoptions, width, 1).into_iter().next().unwrap_or_else(|| vec![0; width])
    }

    /// Combinations of a key, at most so many.
    pub(super) fn vectors(&self, key: &Key, adoptions: u32, width: usize, limit: usize) -> Vec<Vec<u32>> {
        let mut found = Vec::new();
        let mut counts = vec![0; width];
        self.walk(self.channels.len(), key, adoptions, &mut counts, limit, &mut found);
        found
    }

    /// Goes back from a key over the channels, the last one first.
    fn walk(
        &self,
        channels: usize,
        key: &Key,
        adoptions: u32,
        counts: &mut Vec<u32>,
        limit: usize,
        found: &mut Vec<Vec<u32>>,
    ) {
        if found.len() >= limit {
            return;
        }
        let there = |channels: usize, key: &Key, adoptions: u32| {
            let level = channels.checked_sub(1).and_then(|at| self.levels[adoptions as usize].get(at));
            level.is_some_and(|level| level.contains_key(key))
        };
        let Some(at) = channels.checked_sub(1) else { return };
        if adoptions == 0 {
            found.push(counts.clone());
            return;
        }
        if there(at, key, adoptions) {
            self.walk(at, key, adoptions, counts, limit, found);
        }
        let before: Key = key.iter().zip(&self.steps[at]).map(|(all, step)| all - step).collect();
        if there(channels, &before, adoptions - 1) {
            counts[self.channels[at]] += 1;
            self.walk(channels, &before, adoptions - 1, counts, limit, found);
            counts[self.channels[at]] -= 1;
        }
    }
}

/// Of the channels that the same fields of the same clauses name, the one with the most points.
fn dearest(ground: &Ground<'_>, gauge: &Gauge<'_>, set: &[usize]) -> Vec<usize> {
    let mut found: Vec<(Vec<(usize, usize)>, usize)> = Vec::new();
    for &channel in set {
        let ix = gauge.at_hand[channel];
        let points = |channel: usize| ground.rules.channel(gauge.at_hand[channel]).map(|one| one.points);
        let fields = named_by(ground.rules, ix);
        let comparable = is_comparable(ground.rules, ix, ground.by_items);
        match found.iter_mut().find(|(other, _)| comparable && *other == fields) {
            Some((_, best)) if points(*best) < points(channel) => *best = channel,
            Some(_) => {}
            None => found.push((fields, channel)),
        }
    }
    found.into_iter().map(|(_, channel)| channel).collect()
}

/// Every way to spread adoptions over channels.
fn each(
    channels: &[usize],
    left: u32,
    counts: &mut Vec<u32>,
    gauge: &mut Gauge<'_>,
    tell: &mut Tell<'_>,
) -> Result<bool, Spent> {
    let Some((&first, rest)) = channels.split_first() else { return Ok(false) };
    if rest.is_empty() {
        counts[first] = left;
        let enough = tell(gauge, counts)?;
        counts[first] = 0;
        return Ok(enough);
    }
    for own in (0..=left).rev() {
        counts[first] = own;
        if each(rest, left - own, counts, gauge, tell)? {
            return Ok(true);
        }
    }
    counts[first] = 0;
    Ok(false)
}

/// What is told of one combination; whether it is enough.
pub(super) type Tell<'b> = dyn FnMut(&mut Gauge<'_>, &[u32]) -> Result<bool, Spent> + 'b;

/// What is asked of the engine of one combination.
pub(super) type Ask<'b> = dyn FnMut(&mut Gauge<'_>, &[u32]) -> Result<i64, Spent> + 'b;

fn plus(key: &[i64], step: &[i64]) -> Key {
    key.iter().zip(step).map(|(all, one)| all + one).collect()
}
