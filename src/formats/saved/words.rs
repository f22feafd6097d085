//! The words that stand for choices in a file, in the order of the values they stand for.

use crate::domain::roster::Standing;
use crate::domain::rules::{Basis, Level, Ties};
use crate::domain::workspace::Status;

/// The words of a choice and what they stand for, position by position.
pub(super) struct Words<T: 'static, const N: usize> {
    pub(super) words: [&'static str; N],
    values: [T; N],
}

impl<T: Copy + PartialEq, const N: usize> Words<T, N> {
    /// The word of a value.
    pub(super) fn of(&self, value: T) -> &'static str {
        let position = self.values.iter().position(|other| *other == value);
        self.words[position.unwrap_or(0)]
    }

    /// The value of the word at a position.
    pub(super) fn at(&self, position: usize) -> T {
        self.values[position.min(N - 1)]
    }
}

pub(super) const STANDING: Words<Standing, 2> =
    Words { words: ["scored", "listedOnly"], values: [Standing::Scored, Standing::ListedOnly] };

pub(super) const LEVEL: Words<Level, 4> = Words {
    words: ["county", "city", "province", "nation"],
    values: [Level::County, Level::City, Level::Province, Level::Nation],
};

pub(super) const BASIS: Words<Basis, 2> =
    Words { words: ["current", "cumulative"], values: [Basis::Current, Basis::Cumulative] };

pub(super) const TIES: Words<Ties, 3> = Words {
    words: ["serial", "competition", "dense"],
    values: [Ties::Serial, Ties::Competition, Ties::Dense],
};

pub(super) const STATUS: Words<Status, 3> = Words {
    words: ["draft", "checking", "published"],
    values: [Status::Draft, Status::Checking, Status::Published],
};
