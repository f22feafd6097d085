//! `shares`, 多单位合写: how the points of an item of several units are split among them.
//!
//! Parts written on the item itself go before this clause. What is split adds up exactly.

use super::{AMOUNTS, ClauseKind, FACTORS, MOST_ENTRIES, Names, Spot};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{self, Form, Need, Shape, Words};
use crate::domain::points::Points;

/// How a combined item is split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Split {
    /// In equal parts.
    #[default]
    Equal,
    /// By the parts of the first, second, … unit.
    Ratio,
    /// A fixed amount for each unit and adoption in the place of the channel's points.
    Fixed,
    /// Each unit gets the whole.
    Full,
}

static SPLIT: Words<Split, 4> = Words {
    words: ["equal", "ratio", "fixed", "full"],
    values: [Split::Equal, Split::Ratio, Split::Fixed, Split::Full],
};

/// The part of the unit at its position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The part, as in 3 : 2.
    pub part: Option<Points>,
}

impl Shape for Part {
    fn visit(&mut self, form: &mut dyn Form) {
        form.amount("part", &mut self.part, FACTORS, Need::Must);
    }
}

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// Channels and kinds; none: every channel.
    pub of: Vec<String>,
    /// How it is split.
    pub split: Split,
    /// The parts of `ratio`; units beyond the last get nothing.
    pub parts: Vec<Part>,
    /// The amount of `fixed`.
    pub points: Option<Points>,
}

impl ClauseKind for Shares {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        SPLIT.visit(form, "split", &mut self.split, Need::Must);
        form::list(form, "parts", &mut self.parts, MOST_ENTRIES, Need::May);
        form.amount("points", &mut self.points, AMOUNTS, Need::May);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        vec![(Spot::List("of"), &self.of, Names::Channels)]
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        let missing = match self.split {
            Split::Ratio if self.parts.is_empty() => Some("parts"),
            Split::Fixed if self.points.is_none() => Some("points"),
            _ => None,
        };
        if let Some(field) = missing {
            faults.add(at.clone(), Problem::Missing(field.to_owned()));
        }
    }
}
