//! Every change is in the store within a second, or the page says that it is not.

use leptos::prelude::*;

use super::{Session, draft};
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
        if !self.inner.with_value(|inner| inner.may_save) {
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
        match self.save_now() {
            Ok(at) => self.signals().saving.set(Saving::Saved { at }),
            Err(fault) => {
                let since = match self.signals().saving.get_untracked() {
                    Saving::Refused { since, .. } => since,
                    _ => self.platform().now(),
                };
                self.signals().saving.set(Saving::Refused { fault, since });
                self.retry_later();
            }
        }
    }

    /// Whether something would be lost with the page: changes that could not be kept and are in no file either.
    pub fn has_unsaved(&self) -> bool {
        let refused =
            matches!(self.signals().saving.get_untracked(), Saving::Refused { .. } | Saving::HeldBack);
        let in_file =
            self.signals().exported.get_untracked().is_some_and(|file| file.revision == self.revision());
        refused && self.revision() > 0 && !in_file
    }

    fn save_now(&self) -> Result<String, StoreFault> {
        self.inner.with_value(|inner| {
            let workspace = inner.desk.workspace();
            let at = inner.platform.now().stamp();
            let text = draft::encode(workspace, &at);
            let key = inner.keys.draft(workspace.is_example());
            inner.platform.write(&key, &text)?;
            if inner.platform.read(&key)?.as_deref() != Some(text.as_str()) {
                return Err(StoreFault::Unverified);
            }
            let open = if workspace.is_example() { "example" } else { "own" };
            inner.platform.write(&inner.keys.open(), open)?;
            Ok(at)
        })
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
