//! All that so many adoptions of a set can come to, not only the most, with the combinations that do.

use std::collections::BTreeMap;

use super::gauge::{Gauge, Spent};
use super::joint::{Ask, Key};
use super::peaks::beside;
use super::tree::{Kind, Node, Sum};

/// The values of so many adoptions of a set, from a floor on.
pub(super) struct Spread {
    pub(super) states: Vec<State>,
    /// Whether something below the floor was left out.
    pub(super) is_cut: bool,
    adoptions: u32,
    parts: Parts,
}

/// Combinations of one value.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// What they come to.
    pub(super) value: i64,
    /// The points below the roofs, or the position of the key.
    inner: i64,
    /// How many combinations there are.
    pub(super) ways: u64,
}

/// Where combinations come from.
enum Parts {
    Single,
    Joint(Vec<Key>),
    /// For each part and those after it, what so many adoptions come to; and the spreads of each by adoptions.
    Sum(Vec<Suffix>, Vec<Vec<Spread>>),
}

/// By adoptions and points, how many combinations there are.
type Suffix = BTreeMap<(u32, i64), u64>;

impl Node {
    /// The values of so many adoptions that are no less than a floor.
    pub(super) fn spread(
        &mut self,
        gauge: &mut Gauge<'_>,
        adoptions: u32,
        floor: Option<i64>,
    ) -> Result<Spread, Spent> {
        let is_out = |value: i64| floor.is_some_and(|floor| value < floor);
        let (without, zero, level) = (&self.without, self.zero, self.level);
        let mut ask = |gauge: &mut Gauge<'_>, counts: &[u32]| Ok(gauge.points(counts, without)? - zero);
        match &mut self.kind {
            Kind::Single(..) => {
                self.reach(gauge, adoptions)?;
                let value = self.best[adoptions as usize].0;
                let states =
                    if is_out(value) { Vec::new() } else { vec![State { value, inner: value, ways: 1 }] };
                Ok(Spread { is_cut: states.is_empty(), states, adoptions, parts: Parts::Single })
            }
            Kind::Joint(joint) => {
                joint.ask_all(adoptions, gauge, &mut ask)?;
                let keys = joint.keys(adoptions, gauge)?;
                let mut states = Vec::new();
                for (inner, (key, ways)) in (0..).zip(&keys) {
                    let value = joint.asked[adoptions as usize].get(key).copied().unwrap_or_default();
                    states.push(State { value, inner, ways: *ways });
                }
                let all = states.len();
                states.retain(|state| !is_out(state.value));
                let keys = keys.into_iter().map(|(key, _)| key).collect();
                Ok(Spread { is_cut: states.len() < all, states, adoptions, parts: Parts::Joint(keys) })
            }
            Kind::Sum(sum) if sum.is_plain => {
                let mut spread = sum.below(gauge, adoptions, floor)?;
                let Parts::Sum(suffix, _) = &spread.parts else { return Ok(spread) };
                spread.states = totals(suffix, adoptions);
                Ok(spread)
            }
            Kind::Sum(sum) => {
                let Some(floor) = floor.filter(|_| level) else {
                    let mut spread = sum.below(gauge, adoptions, None)?;
                    sum.ask_all(gauge, &mut spread, None, &mut ask)?;
                    spread.states.retain(|state| !is_out(state.value));
                    return Ok(spread);
                };
                for part in &mut sum.parts {
                    part.reach(gauge, adoptions)?;
                }
                // How far below the most points may lie is not known before they are asked.
                let most = sum.top(adoptions);
                let mut width = 1000;
                loop {
                    let mut spread = sum.below(gauge, adoptions, Some(most.saturating_sub(width)))?;
                    let all_asked = sum.ask_all(gauge, &mut spread, Some(floor), &mut ask)?;
                    if !all_asked || !spread.is_cut {
                        spread.is_cut |= !all_asked;
                        return Ok(spread);
                    }
                    width = width.saturating_mul(8);
                }
            }
        }
    }

    /// Combinations of a state, at most so many.
    pub(super) fn vectors(&self, spread: &Spread, state: &State, limit: usize) -> Vec<Vec<u32>> {
        let width = self.width;
        match (&self.kind, &spread.parts) {
            (Kind::Single(channel, _), Parts::Single) => {
                let mut counts = vec![0; width];
                counts[*channel] = spread.adoptions;
                vec![counts]
            }
            (Kind::Joint(joint), Parts::Joint(keys)) => {
                let key = usize::try_from(state.inner).ok().and_then(|at| keys.get(at));
                key.map(|key| joint.vectors(key, spread.adoptions, width, limit)).unwrap_or_default()
            }
            (Kind::Sum(sum), Parts::Sum(suffix, lists)) => {
                let walk = Walk { sum, suffix, lists, limit };
                let mut found = Vec::new();
                walk.from(0, spread.adoptions, state.inner, &vec![0; width], &mut found);
                found
            }
            _ => Vec::new(),
        }
    }
}

impl Sum {
    fn top(&mut self, adoptions: u32) -> i64 {
        let columns: Vec<&[(i64, Vec<u32>)]> = self.parts.iter().map(|part| part.best.as_slice()).collect();
        self.peaks.extend(&columns);
        self.peaks.at(adoptions).0
    }

    /// What so many adoptions come to below the roofs, from a floor on.
    fn below(&mut self, gauge: &mut Gauge<'_>, adoptions: u32, floor: Option<i64>) -> Result<Spread, Spent> {
        for part in &mut self.parts {
            part.reach(gauge, adoptions)?;
        }
        self.top(adoptions);
        let columns: Vec<&[(i64, Vec<u32>)]> = self.parts.iter().map(|part| part.best.as_slice()).collect();
        let steps = columns.len() * (1 + adoptions as usize) * (1 + adoptions as usize) / 16;
        gauge.spend(steps)?;
        let beside = beside(&self.peaks, &columns, adoptions);
        let mut is_cut = false;
        let mut lists: Vec<Vec<Spread>> = Vec::new();
        for (part, beside) in self.parts.iter_mut().zip(&beside) {
            let mut list = Vec::new();
            for own in 0..=adoptions {
                let rest = beside[(adoptions - own) as usize];
                let floor = floor.map(|floor| rest.map_or(i64::MAX, |rest| floor.saturating_sub(rest)));
                // What cannot be part of so many adoptions at all is no cut.
                let spread = part.spread(gauge, own, floor)?;
                is_cut |= spread.is_cut && rest.is_some();
                list.push(spread);
            }
            lists.push(list);
        }
        let mut suffix: Vec<Suffix> = vec![Suffix::from([((0, 0), 1)])];
        for (part, list) in lists.iter().enumerate().rev() {
            let mut next = Suffix::new();
            let after = suffix.last().cloned().unwrap_or_default();
            for (&(after_count, after_value), &after_ways) in &after {
                let mut steps = 1 + list.len() / 8;
                for spread in list.iter().take((adoptions - after_count) as usize + 1) {
                    let count = after_count + spread.adoptions;
                    let before = self.peaks.up_to(part, adoptions - count);
                    for state in &spread.states {
                        let value = after_value + state.value;
                        let possible =
                            before.is_some_and(|most| floor.is_none_or(|floor| value + most >= floor));
                        if possible {
                            let slot = next.entry((count, value)).or_insert(0);
                            *slot = slot.saturating_add(after_ways.saturating_mul(state.ways));
                        } else {
                            is_cut |= before.is_some();
                        }
                    }
                    steps += spread.states.len();
                }
                gauge.spend(steps)?;
            }
            suffix.push(next);
        }
        suffix.reverse();
        Ok(Spread { states: Vec::new(), is_cut, adoptions, parts: Parts::Sum(suffix, lists) })
    }

    /// Asks what the sums below the roofs come to, the highest first; with a floor as far as they reach it. Whether all
    /// were asked.
    fn ask_all(
        &mut self,
        gauge: &mut Gauge<'_>,
        spread: &mut Spread,
        floor: Option<i64>,
        ask: &mut Ask<'_>,
    ) -> Result<bool, Spent> {
        let Parts::Sum(suffix, lists) = &spread.parts else { return Ok(true) };
        let adoptions = spread.adoptions;
        let mut sums = totals(suffix, adoptions);
        sums.sort_by_key(|state| std::cmp::Reverse(state.inner));
        let mut states = Vec::new();
        for mut state in sums {
            let known = self.asked.get(&(adoptions, state.inner)).copied();
            let value = if let Some(value) = known {
                value
            } else {
                let walk = Walk { sum: self, suffix, lists, limit: 1 };
                let mut found = Vec::new();
                walk.from(0, adoptions, state.inner, &vec![0; gauge.at_hand.len()], &mut found);
                let Some(counts) = found.first() else { continue };
                ask(gauge, counts)?
            };
            self.asked.insert((adoptions, state.inner), value);
            if floor.is_some_and(|floor| value < floor) {
                spread.states = states;
                return Ok(false);
            }
            state.value = value;
            states.push(state);
        }
        spread.states = states;
        Ok(true)
    }
}

/// The sums of so many adoptions of all parts.
fn totals(suffix: &[Suffix], adoptions: u32) -> Vec<State> {
    let all = suffix.first().map(|all| all.range((adoptions, i64::MIN)..=(adoptions, i64::MAX)));
    let state = |(&(_, inner), &ways): (&(u32, i64), &u64)| State { value: inner, inner, ways };
    all.into_iter().flatten().map(state).collect()
}

/// The way from a sum back to its combinations.
struct Walk<'a> {
    sum: &'a Sum,
    suffix: &'a [Suffix],
    lists: &'a [Vec<Spread>],
    limit: usize,
}

impl Walk<'_> {
    /// Part after part, of each the most adoptions first, so that combinations come in the order of the channels.
    fn from(&self, part: usize, adoptions: u32, inner: i64, so_far: &[u32], found: &mut Vec<Vec<u32>>) {
        let (Some(node), Some(list)) = (self.sum.parts.get(part), self.lists.get(part)) else {
            found.push(so_far.to_vec());
            return;
        };
        for spread in list.iter().take(adoptions as usize + 1).rev() {
            let left = adoptions - spread.adoptions;
            for state in &spread.states {
                if !self.suffix[part + 1].contains_key(&(left, inner - state.value)) {
                    continue;
                }
                for own in node.vectors(spread, state, self.limit) {
                    if found.len() >= self.limit {
                        return;
                    }
                    let counts: Vec<u32> = so_far.iter().zip(own).map(|(all, own)| all + own).collect();
                    self.from(part + 1, left, inner - state.value, &counts, found);
                }
            }
        }
    }
}
