//! What is kept under ids, in their order.

use crate::domain::id::Id;

/// A record that has an id of its own.
pub trait Named {
    /// What kind of id it is.
    type Kind;
    /// Its id.
    fn id(&self) -> &Id<Self::Kind>;
}

/// Records in the order of their ids.
///
/// A sorted list, not a tree: a tree's code is written out for every kind of record and weighs more than all that
/// acts on them. The records lie apart, so that one put in between moves no more than places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T>(Vec<Box<T>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Named> Kept<T> {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in the order of their ids.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|one| &**one)
    }

    /// All ids in their order.
    pub fn keys(&self) -> impl Iterator<Item = &Id<T::Kind>> {
        self.values().map(Named::id)
    }

    /// The record at a position.
    pub fn at(&self, position: usize) -> Option<&T> {
        self.0.get(position).map(|one| &**one)
    }

    /// Where the record with this id stands.
    pub fn position(&self, id: &Id<T::Kind>) -> Option<usize> {
        self.find(id).ok()
    }

    /// The record with this id.
    pub fn get(&self, id: &Id<T::Kind>) -> Option<&T> {
        self.position(id).and_then(|at| self.at(at))
    }

    /// Puts a record in the place of the one with its id, which it gives back.
    pub fn insert(&mut self, one: Box<T>) -> Option<Box<T>> {
        match self.find(one.id()) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at], one)),
            Err(at) => {
                self.0.insert(at, one);
                None
            }
        }
    }

    /// Takes the record with this id away.
    pub fn remove(&mut self, id: &Id<T::Kind>) -> Option<Box<T>> {
        self.find(id).ok().map(|at| self.0.remove(at))
    }

    /// Takes all away.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn find(&self, id: &Id<T::Kind>) -> Result<usize, usize> {
        // A file has them in order, so the next one mostly comes last.
        match self.0.last() {
            Some(last) if last.id() < id => Err(self.0.len()),
            _ => self.0.binary_search_by(|one| one.id().cmp(id)),
        }
    }
}
