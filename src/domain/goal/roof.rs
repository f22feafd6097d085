//! What may be concluded from the clauses over a set of channels without asking the engine.

use super::clause::{Clause, Sees, Way};

/// Whether a clause looks at a set of channels through one number: how many adoptions there are, or the points of all
/// of them with what the clauses inside of the set made of them.
pub(super) fn is_roof(at: usize, all: &[Clause], set: &[usize]) -> bool {
    let clause = &all[at];
    if clause.binds != set || clause.covers != set {
        return false;
    }
    let inner = || {
        let there = |other: &Clause| {
            let within = other.binds.iter().all(|one| set.contains(one));
            other.binds != set && (within || other.way == Way::Each)
        };
        all.iter().enumerate().filter(move |(_, other)| there(other))
    };
    match clause.way {
        Way::Each | Way::Counted { .. } | Way::Dearest | Way::Mixed => false,
        Way::Items { .. } => clause.adopted || inner().all(|(_, other)| !other.is_convert),
        Way::Points { .. } => inner().all(|(other_at, other)| match other.way {
            Way::Each => true,
            // Items may come to a channel it does not look at.
            _ if other.is_convert => clause.sees == Sees::Before,
            _ => clause.sees(other, other_at < at),
        }),
    }
}

/// What roofs over the same channels, in the order in which they act, allow to conclude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Steady {
    /// Of equally many adoptions those with more points below the roofs never come to less.
    pub(super) level: bool,
    /// More adoptions never come to less, if they do not below the roofs.
    pub(super) rising: bool,
}

/// What the clauses at these positions allow to conclude together, where each of them covers the whole of a set.
pub(super) fn steady(roofs: &[usize], all: &[Clause]) -> Steady {
    let mut steady = Steady { level: true, rising: true };
    for (at, &roof) in roofs.iter().enumerate() {
        let seen = |earlier: &&usize| all[roof].sees(&all[**earlier], true);
        let by_points = |earlier: &&usize| matches!(all[**earlier].way, Way::Points { .. } | Way::Dearest);
        let earlier = || roofs[..at].iter();
        let on_points = |rises: bool, steady: &mut Steady| {
            // It acts on the whole so far, or adds to it by what it does not change.
            let on_whole = earlier().all(|one| seen(&one));
            let beside = rises && !earlier().any(|one| seen(&one));
            steady.rising &= on_whole || beside;
            let on_whole = earlier().filter(by_points).all(|one| seen(&one));
            let beside = rises && !earlier().filter(by_points).any(|one| seen(&one));
            steady.level &= on_whole || beside;
        };
        match all[roof].way {
            Way::Each => {}
            Way::Items { rises } | Way::Counted { rises } => steady.rising &= rises,
            Way::Points { rises } => on_points(rises, &mut steady),
            Way::Dearest => on_points(false, &mut steady),
            Way::Mixed => steady = Steady { level: false, rising: false },
        }
    }
    steady
}

/// What the clauses in force allow to conclude of channels that stay together: `level` is of an adoption that comes to a
/// channel with more points which the same fields of the same clauses name.
pub(super) fn steady_together(set: &[usize], all: &[Clause], acts: &dyn Fn(&usize) -> bool) -> Steady {
    let mut found = Steady { level: true, rising: true };
    for &channel in set {
        // Where its items come to in the end.
        let mut reached = vec![channel];
        for clause in (0..all.len()).filter(acts).map(|at| &all[at]).filter(|one| one.is_convert) {
            if clause.covers.iter().any(|one| reached.contains(one)) {
                reached.extend(clause.into);
            }
        }
        let over: Vec<usize> = (0..all.len())
            .filter(acts)
            .filter(|&at| all[at].binds.iter().any(|one| reached.contains(one)))
            .collect();
        let reads = |&at: &usize| {
            let counted = matches!(all[at].way, Way::Counted { .. } | Way::Each);
            counted || reached.iter().any(|one| all[at].covers.contains(one))
        };
        let own = steady(&over, all);
        let readable = over.iter().all(reads);
        found.level &= own.level && readable;
        found.rising &= own.rising && readable;
    }
    found
}
