//! Every change is in the store within a second, or the page says that it is not.

use leptos::prelude::*;

use super::draft::EXAMPLE;
use super::snapshots::{CHANGES_BETWEEN, Reason};
use super::{Session, Store};
use crate::domain::workspace::Workspace;
use crate::platform::{Moment, StoreFault};

/// How the draft is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was changed since the page opened, and nothing was kept before.
    Unchanged,
    /// A change waits to be kept; for less than a second.
    Waiting,
    /// Kept at this local date and time, and read back to be sure.
    Saved {
        /// As written: 2022-04-12T10:42:31.
        at: String,
    },
    /// Not kept.
    Refused {
        /// Why.
        fault: StoreFault,
        /// Since when.
        since: Moment,
    },
    /// Another tab keeps the draft; this one reads.
    Reading,
    /// A published page keeps nothing.
    Published,
    /// Not kept, so that what stands in the store and cannot be read here is not overwritten.
    HeldBack,
}

/// How long a change waits for the next one before both are kept, in milliseconds.
pub const PAUSE: i32 = 400;

/// How long until a refused save is tried again by itself, in milliseconds, for each [`COSTLY`] characters of it.
pub const RETRY: i32 = 5_000;

/// A draft of so many characters costs enough to write that a full store is not asked at every key: 60 units with every
/// cell of a year filled come to a tenth of it, and of ten times as much a store takes little.
const COSTLY: usize = 500_000;

/// What waits to be kept.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Waits {
    /// Whether a change waits.
    pub(super) save: bool,
    /// Whether a refused save waits to be tried again.
    retry: bool,
    /// How many characters there were when there was no room for them; 0 where there was.
    refused: usize,
    /// When it was looked at how full the store is.
    pub(super) looked: super::shelf::Looked,
    /// How many units and periods they were of: another draft is another matter.
    of: [usize; 2],
}

impl Waits {
    /// Whether writing all of it in vain at every key would keep the page from answering.
    fn is_costly(self) -> bool {
        self.refused > COSTLY
    }

    /// How long to wait before it is tried again, in milliseconds: at most a quarter of an hour.
    fn pause(self) -> i32 {
        let times = i32::try_from(self.refused / COSTLY).unwrap_or(i32::MAX).saturating_add(1);
        RETRY.saturating_mul(times.min(180))
    }
}

impl Session {
    /// Keeps what has changed within [`PAUSE`]. Changes that follow do not put it off.
    pub(super) fn save_soon(&self) {
        if !self.inner.with_value(|inner| inner.store == Store::Saves) {
            self.signals().saving.set(Saving::HeldBack);
            return;
        }
        if !matches!(self.signals().saving.get_untracked(), Saving::Refused { .. }) {
            self.signals().saving.set(Saving::Waiting);
        }
        let size = self.with(|workspace, _| extent(workspace));
        let is_asked = self
            .inner
            .with_value(|inner| inner.waits.retry && inner.waits.is_costly() && inner.waits.of == size);
        let waits = self.inner.try_update_value(|inner| std::mem::replace(&mut inner.waits.save, true));
        if waits == Some(false) && !is_asked {
            let session = *self;
            self.platform().after(PAUSE, Box::new(move || session.flush()));
        }
    }

    /// Keeps what waits to be kept, at once.
    pub fn flush(&self) {
        let waits = self.inner.try_update_value(|inner| std::mem::take(&mut inner.waits.save));
        if waits != Some(true) {
            return;
        }
        match self.is_writer() {
            Ok(true) => {}
            Ok(false) => {
                self.inner.update_value(|inner| inner.waits.save = true);
                self.lose();
                return;
            }
            Err(fault) => {
                self.not_kept(fault);
                return;
            }
        }
        match self.save_now() {
            Ok(at) => {
                self.signals().saving.set(Saving::Saved { at });
                self.snapshot_if_due();
                self.warn_of_space();
                self.touch_shelf();
                // Another tab may have taken over while this one wrote.
                if self.is_writer() == Ok(false) {
                    self.inner.update_value(|inner| inner.waits.save = true);
                    self.lose();
                }
            }
            Err(fault) => self.not_kept(fault),
        }
    }

    fn not_kept(&self, fault: StoreFault) {
        let since = match self.signals().saving.get_untracked() {
            Saving::Refused { since, .. } => since,
            _ => self.platform().now(),
        };
        self.signals().saving.set(Saving::Refused { fault, since });
        self.retry_later();
    }

    /// Whether something would be lost with the page: changes that could not be kept and are in no file either.
    pub fn has_unsaved(&self) -> bool {
        let refused =
            matches!(self.signals().saving.get_untracked(), Saving::Refused { .. } | Saving::HeldBack);
        let in_file = self
            .signals()
            .exported
            .get_untracked()
            .is_some_and(|file| file.revision == self.draft_revision());
        // What is drafted of a method is in no file.
        let is_drafting = self.inner.with_value(|inner| inner.drafted.is_some());
        refused && (is_drafting || self.revision() > 0 && !in_file)
    }

    /// Asks before the page is left while `unsaved` says that something would be lost.
    pub fn ask_before_leaving(&self, unsaved: impl Fn() -> bool + 'static) {
        self.platform().ask_before_leaving(Box::new(unsaved));
    }

    /// Saves the draft; where there is no room, what may go makes some.
    fn save_now(&self) -> Result<String, StoreFault> {
        loop {
            match self.save_once() {
                Err(StoreFault::Full) if self.make_room() => {}
                outcome => return outcome,
            }
        }
    }

    fn save_once(&self) -> Result<String, StoreFault> {
        let (size, outcome) = self.inner.with_value(|inner| {
            let id = inner.id();
            let name = if id == EXAMPLE { String::new() } else { inner.name_or_county() };
            let (at, text) = (inner.platform.now().stamp(), inner.encoded(&name));
            // After a failure the next save is whole.
            let before = inner.tail.take();
            let kept = inner.shelf().keep((&id, &text, &inner.tab), before).map(|tail| {
                inner.tail.replace(Some(tail));
            });
            let kept = kept.and_then(|()| inner.platform.write(&inner.keys.open(), &id));
            (text.len(), kept.and_then(|()| inner.save_drafted(&id)).map(|()| at))
        });
        let refused = if outcome == Err(StoreFault::Full) { size } else { 0 };
        let of = self.with(|workspace, _| extent(workspace));
        self.inner.update_value(|inner| (inner.waits.refused, inner.waits.of) = (refused, of));
        outcome
    }

    fn snapshot_if_due(&self) {
        let (now, last) = self.inner.with_value(|inner| {
            let last = inner.shelf().last_snapshot(&inner.id());
            (inner.head("").revision, last.map_or(0, |snapshot| snapshot.revision))
        });
        if now.saturating_sub(last) >= CHANGES_BETWEEN {
            self.take_snapshot(Reason::Changes);
        }
    }

    fn retry_later(&self) {
        let waits = self.inner.try_update_value(|inner| {
            inner.waits.save = true;
            std::mem::replace(&mut inner.waits.retry, true)
        });
        if waits == Some(false) {
            let session = *self;
            let again = move || {
                session.inner.update_value(|inner| inner.waits.retry = false);
                session.flush();
            };
            let pause = self.inner.with_value(|inner| inner.waits.pause());
            self.platform().after(pause, Box::new(again));
        }
    }
}

/// Units and periods.
fn extent(workspace: &Workspace) -> [usize; 2] {
    [workspace.roster().units().len(), workspace.periods().len()]
}

#[cfg(test)]
mod tests {
    use super::{COSTLY, RETRY, Waits};

    #[test]
    fn a_refused_draft_is_tried_again_the_later_the_larger_it_is() {
        let of = |refused| Waits { refused, ..Waits::default() };
        assert_eq!((of(0).pause(), of(0).is_costly()), (RETRY, false));
        assert_eq!((of(COSTLY - 1).pause(), of(COSTLY).is_costly()), (RETRY, false));
        // What no store takes: 10,000 and 100,000 units.
        assert_eq!((of(6_000_000).pause(), of(6_000_000).is_costly()), (13 * RETRY, true));
        assert_eq!(of(63_000_000).pause(), 127 * RETRY);
        assert_eq!(of(usize::MAX).pause(), 180 * RETRY);
    }
}
