//! Two tabs on one draft: the last one opened writes, the one before it reads.
//!
//! Which tab writes stands in the store under the draft's own key. A tab looks there before and after each save, and is
//! told by the browser whenever another tab changes it. A tab that is no longer the writer never writes that draft again,
//! but for the case that the writer is closed or goes over to another draft; what it had not saved is kept as a draft of
//! its own.

use leptos::prelude::*;

use super::autosave::Saving;
use super::draft::{self, Head};
use super::shelf::{Shelf, Stored};
use super::{Session, Strip, startup};
use crate::platform::StoreFault;

/// What stands in the place of a tab where the one that wrote was closed.
const NOBODY: &str = "";

impl Session {
    /// Whether this tab may change nothing, since another one has taken its draft over; tracked.
    pub fn is_reading(&self) -> bool {
        self.signals().reading.get()
    }

    /// Writes here from now on: what the other tab saved is shown, and that tab reads.
    pub fn take_over(&self) {
        let id = self.draft_id();
        self.signals().reading.set(false);
        self.show_stored(&id);
    }

    /// Goes on with what this tab shows, as a draft of its own.
    pub fn keep_as_copy(&self) {
        self.become_copy();
        self.signals().reading.set(false);
        self.claim();
        self.save_soon();
        self.flush();
    }

    /// Says in the store that this tab writes the open draft. Where the store is refused there is nothing to share.
    pub(super) fn claim(&self) {
        let id = self.draft_id();
        if self.inner.with_value(|inner| inner.claimed != id) {
            self.release();
        }
        self.inner.update_value(|inner| {
            inner.claimed.clone_from(&id);
            _ = inner.platform.write(&inner.keys.owner(&id), &inner.tab);
        });
    }

    /// Says in the store that this tab writes what it wrote no longer, so that another one that reads it may.
    pub(super) fn release(&self) {
        self.inner.with_value(|inner| {
            let owner = inner.keys.owner(&inner.claimed);
            let is_own = inner.platform.read(&owner).is_ok_and(|tab| tab.as_ref() == Some(&inner.tab));
            if is_own {
                // Where the store is refused the others go on reading, and can take over themselves.
                _ = inner.platform.write(&owner, NOBODY);
            }
        });
    }

    /// Whether this tab is the one that writes the open draft.
    pub(super) fn is_writer(&self) -> Result<bool, StoreFault> {
        let id = self.draft_id();
        if self.inner.with_value(|inner| inner.claimed != id) {
            self.claim();
        }
        self.inner.with_value(|inner| {
            let owner = inner.platform.read(&inner.keys.owner(&id))?;
            Ok(owner.is_none_or(|owner| owner == inner.tab || owner == NOBODY))
        })
    }

    /// Another tab changed something in the store.
    pub(super) fn heard(&self, key: &str) {
        self.signals().shelf.update(|times| *times += 1);
        let id = self.draft_id();
        let (owner, pointer) =
            self.inner.with_value(|inner| (inner.keys.owner(&id), inner.keys.pointer(Some(&id))));
        if key == owner && self.signals().reading.get_untracked() {
            let writer = self.inner.with_value(|inner| inner.platform.read(&owner));
            if writer.is_ok_and(|writer| writer.as_deref() == Some(NOBODY)) {
                self.take_over();
            }
        } else if key == owner && self.is_writer() == Ok(false) {
            self.lose();
        } else if key == pointer && !self.signals().reading.get_untracked() {
            self.meet(&id);
        }
    }

    /// Reads from now on. Changes that are not in the store are kept as a draft of their own.
    pub(super) fn lose(&self) {
        if self.signals().reading.get_untracked() {
            return;
        }
        let unsaved =
            self.inner.try_update_value(|inner| std::mem::take(&mut inner.waits.save)) == Some(true);
        self.signals().reading.set(true);
        if unsaved {
            self.shelve_copy();
        } else {
            self.signals().saving.set(Saving::Reading);
        }
    }

    /// Another tab saved the draft that is open here while this tab was already its writer: it was opened here before
    /// that tab's last change was in the store.
    fn meet(&self, id: &str) {
        let (writer, tab) = self.inner.with_value(|inner| (inner.shelf().writer(id), inner.tab.clone()));
        if writer.is_none_or(|writer| writer == tab) {
            return;
        }
        let untouched = self.inner.with_value(|inner| inner.opened_at) == self.revision();
        if untouched {
            self.show_stored(id);
            return;
        }
        // Both changed it: what the other one saved is kept beside what is typed here.
        let kept = self.inner.with_value(|inner| {
            let store = inner.shelf();
            let Ok(Stored::Draft { draft, .. }) = store.load(id) else { return None };
            let name = copy_name(&draft.head.name, &store);
            let head = Head { name: name.clone(), ..draft.head };
            let text = draft::encode(&head, &draft.workspace, &draft.lines);
            let other = startup::new_id(inner.platform.as_ref());
            store.save(&other, &text, &inner.tab).ok().map(|_| name)
        });
        if let Some(name) = kept {
            self.show(Strip::CopyKept { name });
        }
        self.save_soon();
    }

    /// Keeps what this tab holds as a draft of its own, without going over to it.
    fn shelve_copy(&self) {
        let kept = self.inner.with_value(|inner| {
            let store = inner.shelf();
            let name = copy_name(&inner.name_or_county(), &store);
            let other = startup::new_id(inner.platform.as_ref());
            let text = inner.encoded(&name);
            store.save(&other, &text, &inner.tab)?;
            inner.save_drafted(&other).map(|()| name)
        });
        match kept {
            Ok(name) => {
                self.signals().saving.set(Saving::Reading);
                self.show(Strip::CopyKept { name });
            }
            Err(fault) => self.refused(fault),
        }
    }

    /// Gives the draft on the desk an id and a name of its own.
    fn become_copy(&self) {
        self.inner.update_value(|inner| {
            let name = copy_name(&inner.name_or_county(), &inner.shelf());
            inner.name = name;
            inner.own = startup::new_id(inner.platform.as_ref());
        });
    }
}

/// The name of a copy: with the first number that no draft has.
pub(super) fn copy_name(name: &str, store: &Shelf<'_>) -> String {
    let taken: Vec<String> = store.list(false).into_iter().map(|draft| draft.head.name).collect();
    let stem = match name.rsplit_once(" (") {
        Some((stem, number)) if number.strip_suffix(')').is_some_and(|n| n.parse::<u32>().is_ok()) => stem,
        _ => name,
    };
    // Of so many numbers one more than there are drafts is free.
    let numbered = (2..taken.len() + 3).map(|number| format!("{stem} ({number})"));
    numbered.into_iter().find(|name| !taken.contains(name)).unwrap_or_default()
}
