//! Names by which things are kept in a file: stable, chosen by people, never a position.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

/// A stable name of a thing of kind `K`; cheap to clone.
///
/// The kind keeps a unit's id from being handed where a channel's is wanted.
pub struct Id<K> {
    text: Arc<str>,
    kind: PhantomData<fn() -> K>,
}

/// What an [`Id`] may name.
pub mod kind {
    /// A class of units.
    pub enum Class {}
    /// A unit.
    pub enum Unit {}
    /// A channel.
    pub enum Channel {}
    /// A kind of information.
    pub enum Kind {}
    /// A rule set.
    pub enum Rules {}
    /// A period.
    pub enum Period {}
    /// A clause that computes.
    pub enum Provision {}
    /// An item.
    pub enum Item {}
    /// An entry of a record: an adjustment or a late count.
    pub enum Entry {}
}

/// Names a class, such as `town`.
pub type ClassId = Id<kind::Class>;
/// Names a unit.
pub type UnitId = Id<kind::Unit>;
/// Names a channel, such as `city-site`.
pub type ChannelId = Id<kind::Channel>;
/// Names a kind of information, such as `news`.
pub type KindId = Id<kind::Kind>;
/// Names a rule set.
pub type RulesId = Id<kind::Rules>;
/// Names a period, such as `2022Q1`.
pub type PeriodId = Id<kind::Period>;
/// Names a clause that computes, such as `research-once`.
pub type ProvisionId = Id<kind::Provision>;
/// Names an item.
pub type ItemId = Id<kind::Item>;
/// Names an entry of a record.
pub type EntryId = Id<kind::Entry>;

const LONGEST: usize = 64;

/// Whether a text can stand as an id, of whatever kind.
pub(super) fn is_id(text: &str) -> bool {
    (1..=LONGEST).contains(&text.chars().count())
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

impl<K> Id<K> {
    /// The most characters an id may have.
    pub const LONGEST: usize = LONGEST;

    /// Takes the text as it is; whether it may be an id is the workspace's check, with its place.
    pub fn new(text: &str) -> Self {
        Self { text: Arc::from(text), kind: PhantomData }
    }

    /// The id as written in a file.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the text can stand as an id: 1 to 64 characters, none of them a space or a control character.
    pub fn is_well_formed(&self) -> bool {
        is_id(&self.text)
    }
}

impl<K> Default for Id<K> {
    fn default() -> Self {
        Self::new("")
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        Self { text: Arc::clone(&self.text), kind: PhantomData }
    }
}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_has_no_space() {
        assert!(UnitId::new("town-01").is_well_formed());
        assert!(UnitId::new("中池镇").is_well_formed());
        for bad in ["", "a b", "a\u{3000}b", "a\nb", &"x".repeat(65)] {
            assert!(!UnitId::new(bad).is_well_formed(), "{bad:?}");
        }
    }
}
