//! How much of the store is taken by what has to stay: a warning comes long before there is no room.

use leptos::prelude::*;

use super::Shelf;
use crate::session::drafts::SPACE;
use crate::session::{Session, Strip};

/// Warned is from so many characters on, and again with every tenth more of the space.
const WARN_FROM: usize = SPACE / 10 * 6;
/// Looking costs about as much as reading every draft: done at the first save of a page and then at one of so many.
const EVERY: u32 = 25;

/// When the store was looked at.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::session) struct Looked {
    saves: u32,
    /// How much was taken when it was warned of last.
    warned: usize,
}

impl Looked {
    /// Counts a save; whether it is one at which to look.
    fn is_due(&mut self) -> bool {
        let is_due = self.saves.is_multiple_of(EVERY);
        self.saves = self.saves.wrapping_add(1);
        is_due
    }

    /// Whether so much taken is to be told.
    fn is_news(&mut self, taken: usize) -> bool {
        let is_news = taken >= WARN_FROM && taken >= self.warned + SPACE / 10;
        if is_news || taken < WARN_FROM {
            self.warned = if is_news { taken } else { 0 };
        }
        is_news
    }
}

impl Shelf<'_> {
    /// How many characters there are of what makes room for nothing: neither the snapshots of the open draft nor deleted
    /// drafts, which go by themselves when room is needed.
    fn held(&self, open: &str) -> usize {
        let gone: Vec<String> = self.list(true).into_iter().map(|draft| draft.id).collect();
        let snapshots = self.keys.snapshots(open);
        let goes = |key: &String| {
            key.starts_with(&snapshots)
                || self.keys.draft_of(key).is_some_and(|id| gone.iter().any(|gone| gone == id))
        };
        let keys = self.platform.keys(&self.keys.deployment()).unwrap_or_default();
        let size = |key: String| {
            let text = self.platform.read(&key).ok().flatten().unwrap_or_default();
            key.encode_utf16().count() + text.encode_utf16().count()
        };
        keys.into_iter().filter(|key| !goes(key)).map(size).sum()
    }
}

impl Session {
    /// Says after a save that the store fills up, while there is room enough to do something about it.
    pub(in crate::session) fn warn_of_space(&self) {
        let is_due = self.inner.try_update_value(|inner| inner.waits.looked.is_due()) == Some(true);
        if !is_due {
            return;
        }
        let taken = self.inner.with_value(|inner| inner.shelf().held(&inner.id()));
        if self.inner.try_update_value(|inner| inner.waits.looked.is_news(taken)) == Some(true) {
            self.show(Strip::FillsUp { taken });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{EVERY, Looked, WARN_FROM};
    use crate::session::drafts::SPACE;

    #[test]
    fn it_is_told_once_at_each_tenth_and_looked_at_now_and_then() {
        let mut looked = Looked::default();
        let due = (0..3 * EVERY).filter(|_| looked.is_due()).count();
        assert_eq!(due, 3);
        assert!(!looked.is_news(WARN_FROM - 1));
        assert!(looked.is_news(WARN_FROM));
        assert!(!looked.is_news(WARN_FROM + SPACE / 10 - 1), "told already");
        assert!(looked.is_news(WARN_FROM + SPACE / 10));
        assert!(!looked.is_news(10), "there is room again");
        assert!(looked.is_news(WARN_FROM));
    }
}
