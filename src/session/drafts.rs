//! Several drafts: the list, and what is done with one of them.

use leptos::prelude::*;

use super::desk::Desk;
use super::draft::{self, Draft, EXAMPLE, Head};
use super::shelf::{Listed, Stored};
use super::snapshots::{Reason, Snapshot};
use super::tabs::copy_name;
use super::{Session, Store, Strip, startup};
use crate::domain::board::Change;
use crate::domain::edit::Edit;
use crate::domain::workspace::Workspace;

/// Whether a draft of the store was put on the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// It was.
    Yes,
    /// There is none that can be read.
    No,
    /// What stands in its place cannot be read here and must not be written over.
    InTheWay,
}

/// About how many characters a browser keeps for one origin.
pub const SPACE: usize = 5_200_000;

impl Session {
    /// The id of the open draft.
    pub fn draft_id(&self) -> String {
        self.inner.with_value(super::Inner::id)
    }

    /// The id of the open draft; tracked.
    pub fn open_draft_id(&self) -> String {
        self.track_whole();
        self.track_shelf();
        self.draft_id()
    }

    /// What the open draft is called.
    pub fn draft_name(&self) -> String {
        self.inner.with_value(super::Inner::name_or_county)
    }

    /// How often the open draft was changed, with every keystroke; tracks changes.
    pub fn draft_revision(&self) -> u64 {
        self.signals().revision.track();
        self.inner.with_value(|inner| inner.head("").revision)
    }

    /// The drafts of real data, the last saved first; tracked.
    pub fn drafts(&self) -> Vec<Listed> {
        self.track_shelf();
        self.inner.with_value(|inner| inner.shelf().list(false))
    }

    /// The drafts that were deleted and can be brought back; tracked.
    pub fn deleted_drafts(&self) -> Vec<Listed> {
        self.track_shelf();
        self.inner.with_value(|inner| inner.shelf().list(true))
    }

    /// Opens a draft of the list.
    pub fn open_draft(&self, id: &str) {
        self.flush();
        self.show_stored(id);
    }

    /// Begins a draft with the same roster and rules and nothing entered.
    pub fn new_draft(&self) {
        self.begin_draft(self.with(|workspace, _| workspace.cleared()));
    }

    /// Begins a draft with nothing entered.
    pub(super) fn begin_draft(&self, cleared: Workspace) {
        self.flush();
        let (id, name) = self.inner.with_value(|inner| {
            let name = cleared.name().to_owned();
            let taken = inner.shelf().list(false).iter().any(|draft| draft.head.name == name);
            let name = if taken { copy_name(&name, &inner.shelf()) } else { name };
            (startup::new_id(inner.platform.as_ref()), name)
        });
        let mut fresh = startup::unsaved(cleared);
        fresh.head.name = name;
        self.put_on_desk(id, fresh);
        self.save_soon();
    }

    /// Goes on with a copy of the open draft, which stays as it is.
    pub fn duplicate(&self) {
        self.flush();
        self.keep_as_copy();
        self.touch_shelf();
    }

    /// Gives the open draft another name.
    pub fn rename(&self, name: &str) {
        if self.signals().reading.get_untracked() {
            return;
        }
        self.inner.update_value(|inner| name.trim().clone_into(&mut inner.name));
        self.save_soon();
    }

    /// Deletes a draft; it can be brought back. When it was open, another one is opened.
    pub fn delete_draft(&self, id: &str) {
        self.flush();
        let name = self.drafts().into_iter().find(|draft| draft.id == id).map(|draft| draft.head.name);
        let hidden = self.inner.with_value(|inner| inner.shelf().hide(id, true));
        if let Err(fault) = hidden {
            self.refused(fault);
            return;
        }
        if self.draft_id() == id {
            // The first that can be read: what was deleted does not stay on the desk.
            let others = self.inner.with_value(|inner| inner.shelf().list(false));
            let ids = others.into_iter().map(|draft| draft.id).chain([EXAMPLE.to_owned()]);
            if !ids.into_iter().any(|id| self.show_stored(&id) == Shown::Yes) {
                _ = self.show_example();
            }
        }
        self.touch_shelf();
        self.show(Strip::Deleted { id: id.to_owned(), name: name.unwrap_or_default() });
    }

    /// Brings a deleted draft back to the list.
    pub fn restore_draft(&self, id: &str) {
        let shown = self.inner.with_value(|inner| inner.shelf().hide(id, false));
        if let Err(fault) = shown {
            self.refused(fault);
        }
        self.settle_deleted(id);
    }

    /// Forgets a deleted draft for good.
    pub fn forget_draft(&self, id: &str) {
        let forgotten = self.inner.with_value(|inner| inner.shelf().forget(id));
        if let Err(fault) = forgotten {
            self.refused(fault);
        }
        self.settle_deleted(id);
    }

    /// Nothing has to be known any more of a draft that was deleted.
    fn settle_deleted(&self, id: &str) {
        self.signals().strips.update(|strips| {
            strips.retain(|strip| !matches!(strip, Strip::Deleted { id: other, .. } if other == id));
        });
        self.touch_shelf();
    }

    /// The snapshots of the open draft, the last first; tracked.
    pub fn snapshots(&self) -> Vec<Snapshot> {
        self.track_shelf();
        let id = self.draft_id();
        let mut all = self.inner.with_value(|inner| inner.shelf().snapshots(&id));
        all.reverse();
        all
    }

    /// What a snapshot holds; none when it is damaged or gone.
    pub fn snapshot(&self, key: &str) -> Option<Workspace> {
        self.inner.with_value(|inner| inner.shelf().state(key))
    }

    /// Brings a snapshot back in one step that can be undone; the state before it becomes a snapshot. `false` where it is
    /// damaged or gone.
    pub fn restore_snapshot(&self, key: &str) -> bool {
        let Some(workspace) = self.snapshot(key) else { return false };
        self.take_snapshot(Reason::Replaced);
        self.dispatch(Edit::Replace(Box::new(workspace)));
        true
    }

    /// How many characters of this page are in the store; tracked.
    pub fn space_taken(&self) -> usize {
        self.track_shelf();
        self.inner.with_value(|inner| inner.shelf().taken())
    }

    /// Keeps the state on the desk as a snapshot. One that does not fit is no loss of work.
    pub(super) fn take_snapshot(&self, reason: Reason) {
        self.inner.with_value(|inner| {
            let head = Head { saved: inner.platform.now().stamp(), ..inner.head("") };
            _ = inner.shelf().take(&inner.id(), &head, inner.desk.workspace(), reason);
        });
    }

    /// Makes room in the store: deleted drafts go first, then the oldest snapshots of the open draft. `false` when there
    /// is nothing left that may go.
    pub(super) fn make_room(&self) -> bool {
        let oldest = self.inner.with_value(|inner| inner.shelf().list(true).pop());
        let thinned = self.inner.with_value(|inner| match &oldest {
            Some(gone) => inner.shelf().forget(&gone.id).map(|()| true),
            None => inner.shelf().thin(&inner.id()),
        });
        let made = thinned == Ok(true);
        if made {
            self.signals().thinned.update(|times| *times += 1);
            self.settle_deleted(&oldest.map(|gone| gone.id).unwrap_or_default());
        }
        made
    }

    /// Puts a draft as the store holds it on the desk; the example comes anew where there is none.
    pub(super) fn show_stored(&self, id: &str) -> Shown {
        match self.inner.with_value(|inner| inner.shelf().load(id)) {
            Ok(Stored::Draft { draft, damaged }) => {
                if let Some(key) = damaged {
                    self.show(Strip::Recovered { key, saved: draft.head.saved.clone() });
                }
                self.put_on_desk(id.to_owned(), *draft);
                return Shown::Yes;
            }
            Ok(Stored::Damaged { key, moved }) => {
                self.show(Strip::SetAside { key });
                if !moved {
                    return Shown::InTheWay;
                }
            }
            Ok(Stored::Newer { key }) => {
                self.show(Strip::NewerDraft { key });
                return Shown::InTheWay;
            }
            Ok(Stored::Nothing) => {}
            Err(fault) => {
                self.refused(fault);
                return Shown::No;
            }
        }
        match crate::formats::example::workspace() {
            Ok(workspace) if id == EXAMPLE => {
                self.put_on_desk(EXAMPLE.to_owned(), startup::unsaved(workspace));
                Shown::Yes
            }
            _ => Shown::No,
        }
    }

    /// Puts a draft on the desk; it is no step, since nothing is replaced.
    pub(super) fn put_on_desk(&self, id: String, draft: Draft) {
        let at = draft.head.saved.clone();
        let Draft { head, workspace, lines } = draft;
        let now = self.revision() + 1;
        self.inner.update_value(|inner| {
            if id != EXAMPLE {
                inner.own = id;
            }
            inner.name = head.name;
            inner.base = i64::try_from(head.revision).unwrap_or(0) - i64::try_from(now).unwrap_or(0);
            inner.opened_at = now;
            inner.store = Store::Saves;
            inner.desk = Desk::with_past(workspace, lines, head.changes);
            // What could not be read may have been set aside: the next save is whole.
            inner.tail.take();
            inner.recall_drafted();
            _ = inner.platform.write(&inner.keys.open(), &inner.id());
        });
        self.signals().reading.set(false);
        self.claim();
        self.recall_export();
        self.tell(&Change::Whole);
        self.signals().saving.set(if at.is_empty() {
            super::autosave::Saving::Unchanged
        } else {
            super::autosave::Saving::Saved { at }
        });
        self.touch_shelf();
    }

    pub(super) fn track_shelf(&self) {
        self.signals().shelf.track();
    }

    pub(super) fn touch_shelf(&self) {
        self.signals().shelf.update(|times| *times += 1);
    }
}

impl super::Inner {
    /// The id of the draft on the desk: the example has a place of its own.
    pub(super) fn id(&self) -> String {
        if self.desk.workspace().is_example() { EXAMPLE.to_owned() } else { self.own.clone() }
    }

    /// What the draft is called; the county where nobody has named it.
    pub(super) fn name_or_county(&self) -> String {
        if self.name.is_empty() { self.desk.workspace().name().to_owned() } else { self.name.clone() }
    }

    pub(super) fn head(&self, name: &str) -> Head {
        let seen = i64::try_from(self.signals.revision.get_untracked()).unwrap_or(0) + self.base;
        Head {
            name: name.to_owned(),
            saved: self.platform.now().stamp(),
            revision: u64::try_from(seen).unwrap_or(0),
            changes: self.desk.changes(),
            units: self.desk.workspace().roster().units().len(),
        }
    }

    /// The draft on the desk as it is saved, under a name.
    pub(super) fn encoded(&self, name: &str) -> String {
        draft::encode(&self.head(name), self.desk.workspace(), &self.desk.past())
    }
}
