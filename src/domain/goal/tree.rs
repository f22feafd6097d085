//! The channels at hand as a tree of sets whose points add up, with the clauses that lie over each set.
//!
//! A set under roofs (`roof::is_roof`) comes to something that hangs on two numbers only: how many adoptions it has,
//! and the points of its parts with the roofs left out. The parts share no clause, so that their points add up. What no
//! roof explains stays together as a joint set, of which every combination is asked that could differ.

use std::collections::BTreeMap;

use super::clause::{Clause, Way};
use super::gauge::{Gauge, Spent};
use super::joint::Joint;
use super::peaks::Peaks;
use super::roof::{Steady, is_roof, steady, steady_together};

use crate::domain::points::Points;
use crate::domain::rules::{Body, RuleSet};

/// One set of channels.
pub(super) struct Node {
    /// The clauses that are left out when it is measured: those that lie over larger sets.
    pub(super) without: Vec<bool>,
    /// What the unit has without any of its adoptions, measured so.
    pub(super) zero: i64,
    /// Of equally many adoptions those with more points below the roofs never come to less.
    pub(super) level: bool,
    /// More adoptions never come to less.
    pub(super) rising: bool,
    pub(super) kind: Kind,
    /// How many channels are at hand.
    pub(super) width: usize,
    /// The most that so many adoptions come to, with one way to it.
    pub(super) best: Vec<(i64, Vec<u32>)>,
}

/// What a set consists of.
pub(super) enum Kind {
    /// One channel; with what each adoption brings, where no clause looks at it.
    Single(usize, Option<i64>),
    /// Parts that add up, below roofs or below none.
    Sum(Sum),
    /// Channels that cannot be taken apart.
    Joint(Joint),
}

/// Parts that add up.
pub(super) struct Sum {
    pub(super) parts: Vec<Node>,
    /// No clause lies over them.
    pub(super) is_plain: bool,
    pub(super) peaks: Peaks,
    /// What was asked: by how many adoptions and the points below the roofs.
    pub(super) asked: BTreeMap<(u32, i64), i64>,
}

/// What a tree is made from.
pub(super) struct Ground<'a> {
    pub(super) rules: &'a RuleSet,
    pub(super) clauses: &'a [Clause],
    /// Whether items score.
    pub(super) by_items: bool,
    /// An entry makes what the unit earns nothing.
    pub(super) struck: bool,
}

impl Ground<'_> {
    /// Whether an adoption of a channel costs nothing.
    fn is_worth_something(&self, gauge: &Gauge<'_>, channel: usize) -> bool {
        self.rules.channel(gauge.at_hand[channel]).is_some_and(|one| one.points >= Points::ZERO)
    }
}

/// Builds the tree over a set of channels.
pub(super) fn build(
    ground: &Ground<'_>,
    gauge: &mut Gauge<'_>,
    set: &[usize],
    without: Vec<bool>,
    whole: bool,
) -> Result<Node, Spent> {
    let all = ground.clauses;
    let set_width = gauge.at_hand.len();
    let zero = gauge.points(&vec![0; set_width], &without)?;
    let node = |steady: Steady, kind| Node {
        without: without.clone(),
        zero,
        level: steady.level,
        rising: steady.rising,
        kind,
        width: set_width,
        best: Vec::new(),
    };
    // What lies over a larger set is left out, but for factors, which act on each channel by itself.
    let acts = |at: &usize| !without.get(all[*at].ix.get()).copied().unwrap_or(false);
    let over: Vec<usize> = (0..all.len()).filter(acts).filter(|&at| all[at].binds == set).collect();
    if let ([channel], false) = (set, whole) {
        let is_free = !(0..all.len()).filter(acts).any(|at| all[at].binds.contains(channel));
        let each = if is_free { Some(unit_gain(gauge, *channel, &without, zero)?) } else { None };
        let steady = alone(ground, gauge, *channel, &over);
        return Ok(node(steady, Kind::Single(*channel, each)));
    }
    let inside = |one: &&Clause| one.way != Way::Each && one.binds != set && set.contains(&one.binds[0]);
    let parts = parts(set, (0..all.len()).filter(acts).map(|at| &all[at]).filter(inside));
    if whole || parts.len() < 2 || !over.iter().all(|&at| all[at].way == Way::Each || is_roof(at, all, set)) {
        let mut steady = steady_together(set, all, &acts);
        steady.rising &= set.iter().all(|&one| ground.is_worth_something(gauge, one));
        steady.level &= !ground.struck;
        steady.rising &= !ground.struck;
        return Ok(node(steady, Kind::Joint(Joint::new(ground, gauge, set))));
    }
    let roofs: Vec<usize> = over.into_iter().filter(|&at| all[at].way != Way::Each).collect();
    let mut steady = steady(&roofs, all);
    let mut below = without.clone();
    below.resize(ground.rules.provisions().len(), false);
    for &roof in &roofs {
        below[all[roof].ix.get()] = true;
    }
    let mut made = Vec::new();
    for part in parts {
        made.push(build(ground, gauge, &part, below.clone(), false)?);
    }
    steady.rising &= made.iter().all(|part| part.rising);
    let sum = Sum {
        is_plain: roofs.is_empty(),
        peaks: Peaks::new(made.len()),
        parts: made,
        asked: BTreeMap::new(),
    };
    Ok(node(steady, Kind::Sum(sum)))
}

/// The channels of a set, taken apart where no clause binds them.
fn parts<'a>(set: &[usize], clauses: impl Iterator<Item = &'a Clause>) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = set.iter().map(|&one| vec![one]).collect();
    for clause in clauses {
        let (bound, free): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| part.iter().any(|one| clause.binds.contains(one)));
        parts = free;
        let mut joined: Vec<usize> = bound.into_iter().flatten().collect();
        joined.sort_unstable();
        parts.extend((!joined.is_empty()).then_some(joined));
    }
    parts.sort_unstable();
    parts
}

fn unit_gain(gauge: &mut Gauge<'_>, channel: usize, without: &[bool], zero: i64) -> Result<i64, Spent> {
    let mut counts = vec![0; gauge.at_hand.len()];
    counts[channel] = 1;
    Ok(gauge.points(&counts, without)? - zero)
}

/// What the clauses over a single channel allow to conclude.
fn alone(ground: &Ground<'_>, gauge: &Gauge<'_>, channel: usize, over: &[usize]) -> Steady {
    let all = ground.clauses;
    // A factor rounds the channel as a whole, and a cap by items takes parts of that.
    let factor = all.iter().any(|one| one.way == Way::Each && one.binds.contains(&channel));
    let by_number = |at: &usize| {
        let body = ground.rules.provision(all[*at].ix).map(|one| &one.body);
        matches!(body, Some(Body::Cap(cap)) if cap.items)
    };
    let bends = factor && over.iter().any(by_number);
    let roofs: Vec<usize> = over.iter().copied().filter(|&at| all[at].way != Way::Each).collect();
    let mut found = steady(&roofs, all);
    found.rising &= ground.is_worth_something(gauge, channel) && !bends;
    found
}

impl Node {
    /// Finds the most that up to so many adoptions come to.
    pub(super) fn reach(&mut self, gauge: &mut Gauge<'_>, most: u32) -> Result<(), Spent> {
        while self.best.len() <= most as usize {
            let next = u32::try_from(self.best.len()).unwrap_or(u32::MAX);
            let best = self.highest(gauge, next)?;
            self.best.push(best);
        }
        Ok(())
    }

    fn highest(&mut self, gauge: &mut Gauge<'_>, adoptions: u32) -> Result<(i64, Vec<u32>), Spent> {
        let mut counts = vec![0; gauge.at_hand.len()];
        match &mut self.kind {
            Kind::Single(channel, each) => {
                counts[*channel] = adoptions;
                let linear = each.map(|each| each.saturating_mul(i64::from(adoptions)));
                let value = match linear {
                    Some(value) => value,
                    None => gauge.points(&counts, &self.without)? - self.zero,
                };
                return Ok((value, counts));
            }
            Kind::Joint(joint) => {
                let (without, zero) = (&self.without, self.zero);
                let mut ask =
                    |gauge: &mut Gauge<'_>, counts: &[u32]| Ok(gauge.points(counts, without)? - zero);
                if self.level {
                    return joint.highest(adoptions, gauge, &mut ask);
                }
                joint.ask_all(adoptions, gauge, &mut ask)?;
            }
            Kind::Sum(sum) => {
                for part in &mut sum.parts {
                    part.reach(gauge, adoptions)?;
                }
                let columns: Vec<&[(i64, Vec<u32>)]> =
                    sum.parts.iter().map(|part| part.best.as_slice()).collect();
                gauge.spend(columns.len() * (1 + adoptions as usize) / 8)?;
                sum.peaks.extend(&columns);
                let (below, split) = sum.peaks.at(adoptions);
                for (part, own) in sum.parts.iter().zip(split) {
                    for (slot, count) in counts.iter_mut().zip(&part.best[own as usize].1) {
                        *slot += count;
                    }
                }
                if sum.is_plain {
                    return Ok((below, counts));
                }
                if self.level {
                    let value = gauge.points(&counts, &self.without)? - self.zero;
                    sum.asked.insert((adoptions, below), value);
                    return Ok((value, counts));
                }
            }
        }
        // Where more points below may come to less, every sum is asked.
        let spread = self.spread(gauge, adoptions, None)?;
        let highest = spread.states.iter().max_by_key(|state| state.value);
        let Some(state) = highest else { return Ok((0, counts)) };
        let value = state.value;
        let one = self.vectors(&spread, state, 1).into_iter().next();
        Ok((value, one.unwrap_or(counts)))
    }
}
