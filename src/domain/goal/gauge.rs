//! What further adoptions bring, as the engine tells it, with a count of how much was asked.

use crate::domain::rules::ChannelIx;
use crate::domain::score::{Figures, Supposing};

/// More was to be asked than a person would wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spent;

/// What one question to the engine costs beside a step of the search.
const QUESTION: i64 = 20;

/// Asks the engine of one unit.
pub(super) struct Gauge<'a> {
    supposing: Supposing<'a>,
    /// The channels at hand; counts are in their order.
    pub(super) at_hand: Vec<ChannelIx>,
    /// How many channels the rules have.
    channels: usize,
    /// What may still be spent.
    left: i64,
}

impl<'a> Gauge<'a> {
    pub(super) fn new(
        supposing: Supposing<'a>,
        at_hand: Vec<ChannelIx>,
        channels: usize,
        budget: i64,
    ) -> Self {
        Self { supposing, at_hand, channels, left: budget }
    }

    /// Pays for so many steps.
    pub(super) fn spend(&mut self, steps: usize) -> Result<(), Spent> {
        self.left -= i64::try_from(steps).unwrap_or(i64::MAX);
        if self.left < 0 { Err(Spent) } else { Ok(()) }
    }

    /// What may be spent from now on.
    pub(super) fn allow(&mut self, budget: i64) {
        self.left = budget;
    }

    /// What may still be spent; less than nothing where it was not enough.
    pub(super) fn left(&self) -> i64 {
        self.left
    }

    /// Counts by channel of the rules.
    fn added(&self, counts: &[u32]) -> Vec<u32> {
        let mut added = vec![0; self.channels];
        for (channel, count) in self.at_hand.iter().zip(counts) {
            if let Some(slot) = added.get_mut(channel.get()) {
                *slot = *count;
            }
        }
        added
    }

    /// 本期 without points by rank, in thousandths, with counts more and without some clauses.
    pub(super) fn points(&mut self, counts: &[u32], without: &[bool]) -> Result<i64, Spent> {
        self.spend(usize::try_from(QUESTION).unwrap_or(1))?;
        let added = self.added(counts);
        Ok(self.supposing.points(&added, without).thousandths())
    }

    /// The unit's figures with counts more.
    pub(super) fn figures(&mut self, counts: &[u32], units: usize) -> Result<Figures, Spent> {
        self.spend(usize::try_from(QUESTION).unwrap_or(1) + units)?;
        let added = self.added(counts);
        Ok(self.supposing.figures(&added))
    }

    /// The figures of all units with counts more.
    pub(super) fn all(&mut self, counts: &[u32], units: usize) -> Result<Vec<Figures>, Spent> {
        self.spend(7 * units)?;
        let added = self.added(counts);
        Ok(self.supposing.all(&added))
    }
}
