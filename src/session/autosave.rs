//! Every change is in the store within a second, or the page says that it is not.

use leptos::prelude::*;

use super::draft::EXAMPLE;
use super::snapshots::{CHANGES_BETWEEN, Reason};
use super::{Session, Store};
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

/// How long until a refused save is tried again by itself, in milliseconds.
pub const RETRY: i32 = 5_000;

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
        let waits = self.inner.try_update_value(|inner| std::mem::replace(&mut inner.save_waits, true));
        if waits == Some(false) {
            let session = *self;
            self.platform().after(PAUSE, Box::new(move || session.flush()));
        }
    }

    /// Keeps what waits to be kept, at once.
    pub fn flush(&self) {
        let waits = self.inner.try_update_value(|inner| std::mem::take(&mut inner.save_waits));
        if waits != Some(true) {
            return;
        }
        match self.is_writer() {
            Ok(true) => {}
            Ok(false) => {
                self.inner.update_value(|inner| inner.save_waits = true);
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
                self.touch_shelf();
                // Another tab may have taken over while this one wrote.
                if self.is_writer() == Ok(false) {
                    self.inner.update_value(|inner| inner.save_waits = true);
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
        refused && self.revision() > 0 && !in_file
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
        self.inner.with_value(|inner| {
            let id = inner.id();
            let name = if id == EXAMPLE { String::new() } else { inner.name_or_county() };
            let at = inner.platform.now().stamp();
            inner.shelf().save(&id, &inner.encoded(&name), &inner.tab)?;
            inner.platform.write(&inner.keys.open(), &id)?;
            Ok(at)
        })
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
            inner.save_waits = true;
            std::mem::replace(&mut inner.retry_waits, true)
        });
        if waits == Some(false) {
            let session = *self;
            let again = move || {
                session.inner.update_value(|inner| inner.retry_waits = false);
                session.flush();
            };
            self.platform().after(RETRY, Box::new(again));
        }
    }
}
