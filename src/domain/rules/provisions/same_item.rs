//! `sameItem`, 同一信息多次采用: what one item is worth that more than one channel adopted.
//!
//! Channels that no such clause names always add.

use super::{ClauseKind, FACTORS, MOST_ENTRIES, Names, Spot};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{self, Form, Need, Shape, Words};
use crate::domain::points::Points;

/// How the adoptions of one item come together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// Every adoption counts.
    #[default]
    Add,
    /// Only the highest counts.
    Highest,
    /// The base channels count, and of the others the highest.
    BasePlusHighest,
    /// The best few add.
    TopK,
    /// Each further adoption counts less.
    Decreasing,
    /// Of several units that reported the same item, only the first scores.
    FirstReporter,
}

static POLICY: Words<Policy, 6> = Words {
    words: ["add", "highest", "basePlusHighest", "topK", "decreasing", "firstReporter"],
    values: [
        Policy::Add,
        Policy::Highest,
        Policy::BasePlusHighest,
        Policy::TopK,
        Policy::Decreasing,
        Policy::FirstReporter,
    ],
};

/// Which adoptions of an item are looked at together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// All that the clause names.
    #[default]
    Item,
    /// Those of each kind of information by themselves.
    Kind,
    /// Those of each level by themselves.
    Level,
    /// Those of each channel by themselves.
    Channel,
}

static WITHIN: Words<Within, 4> = Words {
    words: ["item", "kind", "level", "channel"],
    values: [Within::Item, Within::Kind, Within::Level, Within::Channel],
};

/// What one more adoption is worth, as a factor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeat {
    /// The factor.
    pub times: Option<Points>,
}

impl Shape for Repeat {
    fn visit(&mut self, form: &mut dyn Form) {
        form.amount("times", &mut self.times, FACTORS, Need::Must);
    }
}

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SameItem {
    /// Channels and kinds; none: every channel.
    pub of: Vec<String>,
    /// How adoptions come together.
    pub policy: Policy,
    /// Which are looked at together.
    pub within: Within,
    /// The base of `basePlusHighest`: channels and kinds.
    pub base: Vec<String>,
    /// How many count under `topK`.
    pub k: Option<u32>,
    /// Before the policy acts, only the highest of each level is kept.
    pub once_per_level: bool,
    /// Factors of the first, second, … adoption by date under `decreasing`; the last goes on.
    pub factors: Vec<Repeat>,
}

impl ClauseKind for SameItem {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        POLICY.visit(form, "policy", &mut self.policy, Need::Must);
        WITHIN.visit(form, "within", &mut self.within, Need::May);
        form.texts("base", &mut self.base, MOST_ENTRIES, Need::May);
        form.number("k", &mut self.k, (1, 100), Need::May);
        form.flag("oncePerLevel", &mut self.once_per_level, false);
        form::list(form, "factors", &mut self.factors, MOST_ENTRIES, Need::May);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        vec![(Spot::List("of"), &self.of, Names::Channels), (Spot::List("base"), &self.base, Names::Channels)]
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        let missing = match self.policy {
            Policy::BasePlusHighest if self.base.is_empty() => Some("base"),
            Policy::TopK if self.k.is_none() => Some("k"),
            Policy::Decreasing if self.factors.is_empty() => Some("factors"),
            _ => None,
        };
        if let Some(field) = missing {
            faults.add(at.clone(), Problem::Missing(field.to_owned()));
        }
    }
}
