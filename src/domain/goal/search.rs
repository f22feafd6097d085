//! The search: how many adoptions are needed at the least, which sets of so many do, and what each channel does alone.

use super::gauge::{Gauge, Spent};
use super::judge::Judge;
use super::spread::{Spread, State};
use super::tree::{Kind, Node};

/// The most adoptions that are looked for together.
pub(super) const MOST_TOGETHER: u32 = 500;

/// The most adoptions of one channel that are tried one after another, where more may bring less.
const MOST_TRIED: u32 = 200;

/// The most sets of equal points that are put in order before the first are taken.
const MOST_ORDERED: usize = 2_000;

/// What the search came to; points in thousandths.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// So many at the least.
    Least(Sets),
    /// However many, it is not reached; the most there is.
    Never(i64),
    /// No set of up to so many reaches it; the most of them.
    NotWithin(u32, i64),
}

/// The sets of the least number.
#[derive(Clone, Debug)]
pub(super) struct Sets {
    pub(super) adoptions: u32,
    /// The first of them: those with the fewest points first.
    pub(super) first: Vec<Vec<u32>>,
    /// How many there are; none where they were not all looked at.
    pub(super) all: Option<u64>,
}

/// Everything a search looks at.
pub(super) struct Search<'a, 'b> {
    pub(super) gauge: &'b mut Gauge<'a>,
    pub(super) judge: &'b Judge<'a>,
    pub(super) root: Node,
    /// How many more each channel may have.
    pub(super) room: Vec<u32>,
}

impl Search<'_, '_> {
    /// Whether more points below are never worse, and more adoptions neither.
    fn is_rising(&self) -> bool {
        self.root.rising && self.judge.rising
    }

    fn is_level(&self) -> bool {
        self.root.level && self.judge.level && !self.judge.whole
    }

    fn gain(&mut self, counts: &[u32]) -> Result<i64, Spent> {
        Ok(self.gauge.points(counts, &self.root.without)? - self.root.zero)
    }

    fn ask(&mut self, counts: &[u32]) -> Result<(bool, i64), Spent> {
        let gain = self.gain(counts)?;
        self.judge.judge(self.gauge, counts, gain)
    }

    /// The least number of adoptions and its sets, at most `most` of them.
    pub(super) fn least(&mut self, most: usize, listing: i64) -> Found {
        if self.is_rising() {
            let room = self.room.clone();
            match self.ask(&room) {
                Ok((false, own)) => return Found::Never(own),
                Err(Spent) => return Found::NotWithin(0, self.judge.now),
                Ok(_) => {}
            }
        }
        let fewest = self.room.iter().copied().min().unwrap_or(0).min(MOST_TOGETHER);
        let mut highest = self.judge.now;
        for adoptions in 1..=fewest {
            match self.level(adoptions) {
                Ok((None, own)) => highest = highest.max(own),
                Ok((Some(one), _)) => return Found::Least(self.sets(adoptions, one, most, listing)),
                Err(Spent) => return Found::NotWithin(adoptions - 1, highest),
            }
        }
        Found::NotWithin(fewest, highest)
    }

    /// One set of so many adoptions that reaches the goal, if there is one; and the most points of any.
    fn level(&mut self, adoptions: u32) -> Result<(Option<Vec<u32>>, i64), Spent> {
        if self.is_level() {
            self.root.reach(self.gauge, adoptions)?;
            let (gain, counts) = self.root.best[adoptions as usize].clone();
            let (reached, own) = self.judge.judge(self.gauge, &counts, gain)?;
            return Ok((reached.then_some(counts), own));
        }
        let mut highest = i64::MIN;
        if let (Kind::Joint(joint), true) = (&self.root.kind, self.root.level && self.judge.level) {
            let (judge, root, mut one) = (self.judge, &self.root, None);
            joint.each_dearest(adoptions, self.gauge, &mut |gauge, counts| {
                let gain = gauge.points(counts, &root.without)? - root.zero;
                let (reached, own) = judge.judge(gauge, counts, gain)?;
                highest = highest.max(own);
                one = reached.then(|| counts.to_vec());
                Ok(reached)
            })?;
            return Ok((one, highest));
        }
        let spread = self.root.spread(self.gauge, adoptions, None)?;
        for state in &spread.states {
            let Some(counts) = self.root.vectors(&spread, state, 1).into_iter().next() else { continue };
            let (reached, own) = self.judge.judge(self.gauge, &counts, state.value)?;
            if reached {
                return Ok((Some(counts), own));
            }
            highest = highest.max(own);
        }
        Ok((None, highest))
    }

    /// The sets of so many adoptions that reach the goal; `one` is one of them.
    fn sets(&mut self, adoptions: u32, one: Vec<u32>, most: usize, budget: i64) -> Sets {
        self.gauge.allow(budget);
        let listed = self.reaching(adoptions).map(|(spread, states)| {
            let all = states.iter().fold(0, |sum: u64, (_, state)| sum.saturating_add(state.ways));
            (self.first(&spread, &states, most), all)
        });
        if let Ok((first, all)) = listed
            && !first.is_empty()
        {
            return Sets { adoptions, first, all: Some(all) };
        }
        self.gauge.allow(budget);
        let mut first = self.dearest(adoptions);
        first.truncate(most);
        if first.is_empty() {
            first.push(one);
        }
        Sets { adoptions, first, all: None }
    }

    /// Where not all sets can be looked at: those in the dearest of channels that are alike, the fewest points first.
    fn dearest(&mut self, adoptions: u32) -> Vec<Vec<u32>> {
        let mut found: Vec<(i64, Vec<u32>)> = Vec::new();
        let (judge, root) = (self.judge, &self.root);
        if let Kind::Joint(joint) = &root.kind {
            // What was found until it took too long is worth telling.
            let _ = joint.each_dearest(adoptions, self.gauge, &mut |gauge, counts| {
                let gain = gauge.points(counts, &root.without)? - root.zero;
                let (reached, own) = judge.judge(gauge, counts, gain)?;
                found.extend(reached.then(|| (own, counts.to_vec())));
                Ok(false)
            });
        }
        found.sort_by(|a, b| (a.0, &b.1).cmp(&(b.0, &a.1)));
        found.into_iter().map(|(_, counts)| counts).collect()
    }

    /// The states that reach the goal with the points then, the fewest points first.
    fn reaching(&mut self, adoptions: u32) -> Result<(Spread, Vec<(i64, State)>), Spent> {
        if let (Some(enough), true) = (self.judge.enough_apart(), !self.judge.whole) {
            let spread = self.root.spread(self.gauge, adoptions, Some(enough))?;
            let mut states: Vec<(i64, State)> =
                spread.states.iter().map(|state| (state.value, *state)).collect();
            states.sort_by_key(|one| one.0);
            return Ok((spread, states));
        }
        let mut width = 1000;
        loop {
            let floor = if self.is_level() {
                let best = self.root.best.get(adoptions as usize).map_or(0, |best| best.0);
                Some(best.saturating_sub(width))
            } else {
                None
            };
            let spread = self.root.spread(self.gauge, adoptions, floor)?;
            let mut states = Vec::new();
            let mut lacks = false;
            for state in &spread.states {
                let Some(counts) = self.root.vectors(&spread, state, 1).into_iter().next() else { continue };
                let (reached, own) = self.judge.judge(self.gauge, &counts, state.value)?;
                lacks |= !reached;
                if reached {
                    states.push((own, *state));
                }
            }
            // Where one falls short of the goal all below it do.
            if floor.is_none() || lacks || !spread.is_cut {
                states.sort_by_key(|one| one.0);
                return Ok((spread, states));
            }
            width = width.saturating_mul(8);
        }
    }

    /// The first sets: the fewest points first, then those with more adoptions in earlier channels.
    fn first(&self, spread: &Spread, states: &[(i64, State)], most: usize) -> Vec<Vec<u32>> {
        let mut first: Vec<Vec<u32>> = Vec::new();
        for same in states.chunk_by(|a, b| a.0 == b.0) {
            if first.len() >= most {
                break;
            }
            let mut sets: Vec<Vec<u32>> = Vec::new();
            for (_, state) in same {
                sets.extend(self.root.vectors(spread, state, MOST_ORDERED));
            }
            sets.sort_by(|a, b| b.cmp(a));
            first.extend(sets.into_iter().take(most - first.len()));
        }
        first
    }

    /// What one channel does alone, of which fewer than `from` are known to be too few.
    pub(super) fn alone(&mut self, channel: usize, from: u32) -> Found {
        let room = self.room[channel];
        let counts = |adoptions: u32, width: usize| {
            let mut counts = vec![0; width];
            counts[channel] = adoptions;
            counts
        };
        let width = self.room.len();
        let found = |adoptions: u32| {
            Found::Least(Sets { adoptions, first: vec![counts(adoptions, width)], all: Some(1) })
        };
        let (mut tried, mut highest) = (from.saturating_sub(1), self.judge.now);
        if !self.is_rising() {
            for adoptions in from.max(1)..=room.min(MOST_TRIED) {
                match self.ask(&counts(adoptions, width)) {
                    Ok((true, _)) => return found(adoptions),
                    Ok((false, own)) => (tried, highest) = (adoptions, own.max(highest)),
                    Err(Spent) => break,
                }
            }
            return Found::NotWithin(tried, highest);
        }
        match self.ask(&counts(room, width)) {
            Ok((false, own)) => return Found::Never(own),
            Err(Spent) => return Found::NotWithin(tried, highest),
            Ok(_) => {}
        }
        // From a number that is too small and one that is large enough, as far as they lie apart.
        let (mut low, mut high) = (tried, from.max(1).min(room));
        loop {
            match self.ask(&counts(high, width)) {
                Ok((true, _)) => break,
                Ok((false, own)) => (low, highest, high) = (high, own, high.saturating_mul(2).min(room)),
                Err(Spent) => return Found::NotWithin(low, highest),
            }
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            match self.ask(&counts(middle, width)) {
                Ok((true, _)) => high = middle,
                Ok((false, own)) => (low, highest) = (middle, own),
                Err(Spent) => return Found::NotWithin(low, highest),
            }
        }
        found(high)
    }
}
