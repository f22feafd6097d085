//! One adoption while the clauses act on it, and how the best of several are kept.

use crate::domain::calendar::Date;
use crate::domain::points::Points;
use crate::domain::record::Adoption;
use crate::domain::rules::{Channel, ChannelIx};

/// Why an adoption brings a unit nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Another channel's adoption of the item is worth more and counts in its place (取高).
    Lower,
    /// The same channel's adoption of the item counts already.
    Repeated,
    /// An earlier period's adoption of the item is worth as much or more and counted there.
    Earlier,
    /// Another unit reported the item first.
    NotFirst,
    /// An entry by hand struck the item.
    Struck,
    /// The channel has not been fed back.
    Waiting,
    /// The channel is not open to the unit's class, or the unit was not there.
    NotMeant,
    /// It belongs to an earlier period, where it counted.
    Before(crate::domain::workspace::PeriodIx),
    /// It belongs to a later period.
    Later(crate::domain::workspace::PeriodIx),
    /// It became known in a later period and counts there.
    KnownLater(crate::domain::workspace::PeriodIx),
    /// It lies in no period.
    NoPeriod,
}

/// One adoption while the clauses act on it.
pub(super) struct Valued<'a> {
    pub(super) adoption: &'a Adoption,
    pub(super) ix: ChannelIx,
    /// The channel it is a grade of, or its own.
    pub(super) main: ChannelIx,
    pub(super) channel: &'a Channel,
    /// The points of the channel when it was adopted; the rules may have changed since.
    pub(super) plain: Points,
    pub(super) points: Points,
    /// What it came to before a clause made it nothing.
    pub(super) stood: Points,
    /// Why a clause made it nothing.
    pub(super) why: Option<Why>,
    /// The day of the adoption that counts in its place.
    pub(super) after: Option<Date>,
}

impl Valued<'_> {
    /// Makes it nothing; the first reason stays.
    pub(super) fn drop_for(&mut self, why: Why, after: Option<Date>) {
        if self.points != Points::ZERO {
            self.stood = self.points;
            self.why = Some(why);
            self.after = after;
        }
        self.points = Points::ZERO;
    }
}

pub(super) fn total(adoptions: &[Valued<'_>]) -> Points {
    adoptions.iter().map(|one| one.points).sum()
}

/// Adds to the points of a channel; the channels stay in order.
pub(super) fn add(moved: &mut Vec<(ChannelIx, Points)>, ix: ChannelIx, points: Points) {
    match moved.binary_search_by_key(&ix, |one| one.0) {
        Ok(at) => moved[at].1 += points,
        Err(at) => moved.insert(at, (ix, points)),
    }
}

/// The second of each pair, brought together by the first; groups and their members in order.
pub(super) fn groups(mut all: Vec<(usize, usize)>) -> Vec<Vec<usize>> {
    all.sort_unstable();
    let members = |group: &[(usize, usize)]| group.iter().map(|&(_, at)| at).collect();
    all.chunk_by(|a, b| a.0 == b.0).map(members).collect()
}

/// Keeps the best few of a group; of equal ones the earlier.
pub(super) fn keep_best(adoptions: &mut [Valued<'_>], group: &[usize], most: usize) {
    let mut order = group.to_vec();
    order.sort_by_key(|&at| (std::cmp::Reverse(adoptions[at].points), at));
    let kept: Vec<usize> = order.iter().take(most).copied().collect();
    for &at in order.iter().skip(most) {
        let main = adoptions[at].main;
        let twin = kept.iter().find(|&&best| adoptions[best].main == main);
        let why = if twin.is_some() { Why::Repeated } else { Why::Lower };
        let after = twin.or(kept.first()).and_then(|&best| adoptions[best].adoption.date);
        adoptions[at].drop_for(why, after);
    }
}

/// Keeps the best of each level of a group and gives those kept, in their order.
pub(super) fn keep_best_of_levels(adoptions: &mut [Valued<'_>], group: &[usize]) -> Vec<usize> {
    let level_of = |&at: &usize| (adoptions[at].channel.level as usize, at);
    for level in groups(group.iter().map(level_of).collect()) {
        keep_best(adoptions, &level, 1);
    }
    group.iter().copied().filter(|&at| adoptions[at].points != Points::ZERO).collect()
}
