//! What every clause kind can do, and what its fields may hold.

use crate::domain::fault::{Faults, Path};
use crate::domain::form::Form;
use crate::domain::points::Points;

/// What every clause kind can do.
pub(in crate::domain::rules) trait ClauseKind {
    /// Names its fields.
    fn visit(&mut self, form: &mut dyn Form);

    /// The lists of ids in it: the field, the ids, what they may name.
    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        Vec::new()
    }

    /// Everything in it that contradicts itself.
    fn check(&self, _at: &Path, _faults: &mut Faults) {}
}

/// What a field of a clause may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain::rules) enum Names {
    /// Channels and kinds of information.
    Channels,
    /// One channel.
    Channel,
    /// Channels, kinds and other clauses.
    Anything,
    /// Tasks.
    Tasks,
}

/// Where in a clause ids stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain::rules) enum Spot {
    /// A list.
    List(&'static str),
    /// A single id.
    One(&'static str),
    /// A list in a part of a list.
    In(&'static str, usize, &'static str),
    /// A single id in a part of a list.
    OneIn(&'static str, usize, &'static str),
}

impl Spot {
    /// The place of the id at a position.
    pub(in crate::domain::rules) fn path(self, clause: &Path, position: usize) -> Path {
        match self {
            Self::List(field) => clause.field(field).index(position),
            Self::One(field) => clause.field(field),
            Self::In(list, part, field) => clause.field(list).index(part).field(field).index(position),
            Self::OneIn(list, part, field) => clause.field(list).index(part).field(field),
        }
    }
}

/// Amounts of points in a clause.
pub(in crate::domain::rules) const AMOUNTS: (Points, Points) =
    (Points::from_thousandths(-Points::LARGEST.thousandths()), Points::LARGEST);
/// Amounts that cannot be negative.
pub(in crate::domain::rules) const POSITIVE: (Points, Points) = (Points::ZERO, Points::LARGEST);
/// Factors.
pub(in crate::domain::rules) const FACTORS: (Points, Points) = (Points::ZERO, Points::whole(1000));
/// The most entries of a list in a clause.
pub(in crate::domain::rules) const MOST_ENTRIES: usize = 100;
