//! What happens while the page is open.
//!
//! One door in: [`Session::dispatch`]. An edit changes the workspace, the board follows, and exactly the triggers
//! of what changed are told; autosave watches the revision and nothing else. Runs natively in tests.

mod asked;
pub mod autosave;
pub mod clipboard;
mod county;
mod crc;
pub mod desk;
pub mod draft;
pub mod drafted;
pub mod drafts;
mod due;
pub mod files;
mod giving;
mod live;
mod locked;
mod log;
pub mod merging;
pub mod office;
mod pages;
pub mod past;
pub mod picture;
mod preferences;
mod published;
pub mod reference;
pub mod release;
pub mod rescue;
mod rules_file;
mod shelf;
mod shown;
mod signals;
pub mod snapshots;
mod startup;
mod strip;
pub mod tables;
mod tabs;
pub mod trial;
pub mod wording;

pub use locked::Locked;
pub use shelf::Listed;
pub use strip::Strip;

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::board::{Change, Scoreboard};
use crate::domain::edit::{Edit, EditFault};
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::workspace::Workspace;
use crate::formats::page::Carried;
use crate::platform::{Platform, StoreFault};
use autosave::Saving;
use county::County;
use desk::Desk;
use live::Live;
use past::StepName;
use shelf::Shelf;
use signals::Signals;
use startup::Start;

/// The open page: its workspace, its board, its past, and where all that is kept.
///
/// One small handle, since nearly every closure of the screens holds one.
#[derive(Clone, Copy)]
pub struct Session {
    inner: StoredValue<Inner, LocalStorage>,
}

/// What is done with the browser's store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Store {
    /// Every change is saved.
    Saves,
    /// Nothing is saved, since that would overwrite what this version cannot read.
    HeldBack,
    /// Neither read nor written: a published page.
    Absent,
}

struct Inner {
    platform: Rc<dyn Platform>,
    keys: draft::Keys,
    /// Tells this tab from others that have the same store.
    tab: String,
    desk: Desk,
    /// The id of the real data's draft: the open one, or the one that was open before the example.
    own: String,
    /// The id of the draft this tab last said it writes.
    claimed: String,
    /// What the open draft is called; empty where nobody has named it.
    name: String,
    /// How many changes the draft had seen before those of this page, less those of other drafts.
    base: i64,
    /// The revision of this page when the draft was put on the desk.
    opened_at: u64,
    live: Live,
    signals: Signals,
    store: Store,
    /// The settings the page carries.
    county: Option<Rc<County>>,
    /// A file that waits for a person's word.
    pending: Option<asked::Pending>,
    queue: merging::Queue,
    office: office::Office,
    waits: autosave::Waits,
    tail: std::cell::RefCell<Option<shelf::Tail>>,
    /// What is drafted of a method and not in force, as it is kept.
    drafted: Option<String>,
}

impl Session {
    /// Opens the page: the draft of last time, or the example.
    ///
    /// # Errors
    /// The faults of the built-in example, which a test holds to be none.
    pub fn open(platform: Rc<dyn Platform>) -> Result<Self, Vec<crate::domain::fault::Fault>> {
        let keys = draft::Keys::for_place(&platform.place());
        if let Some(file) = platform.carried(Carried::Published.id()) {
            return published::open(platform, keys, &file);
        }
        let (county, county_faults) = match County::of(platform.as_ref()) {
            Ok(county) => (county, None),
            Err(faults) => (None, Some(faults)),
        };
        let Start { draft, own, saving, strips, may_save } =
            startup::start(platform.as_ref(), &keys, county.as_deref())?;
        let preference = |key: &str| platform.read(key).ok().flatten();
        let large = preference(&keys.large()).is_some();
        let chosen = preference(&keys.unit());
        let signals =
            Signals { large: RwSignal::new(large), chosen: RwSignal::new(chosen), ..Signals::new(saving) };
        // Settings that cannot be read keep nobody from the page.
        let unread =
            county_faults.map(|faults| Strip::NotOpened { name: Carried::County.id().to_owned(), faults });
        signals.strips.set(unread.into_iter().chain(strips).collect());
        let mut inner = Inner {
            tab: startup::new_id(platform.as_ref()),
            own,
            claimed: String::new(),
            name: draft.head.name,
            base: i64::try_from(draft.head.revision).unwrap_or(0),
            opened_at: 0,
            desk: Desk::with_past(draft.workspace, draft.lines, draft.head.changes),
            live: Live::default(),
            signals,
            platform,
            keys,
            store: if may_save { Store::Saves } else { Store::HeldBack },
            county,
            pending: None,
            queue: merging::Queue::default(),
            office: office::Office::default(),
            waits: autosave::Waits::default(),
            tail: std::cell::RefCell::default(),
            drafted: None,
        };
        inner.recall_drafted();
        let session = Self { inner: StoredValue::new_local(inner) };
        session.recall_export();
        session.recall_shown();
        session.platform().on_hide(Box::new(move || session.flush()));
        session.platform().on_leave(Box::new(move || session.release()));
        session.ask_before_leaving(move || session.has_unsaved());
        session.platform().on_files_dropped(Box::new(move |files| session.take_dropped(files)));
        session.platform().on_store_change(Box::new(move |key| session.heard(key)));
        if may_save {
            session.notice_build();
            session.notice_county();
            session.claim();
            if matches!(session.signals().saving.get_untracked(), Saving::Saved { .. }) {
                session.take_snapshot(snapshots::Reason::Opened);
            }
        }
        Ok(session)
    }

    /// Applies an edit as a step of its own.
    pub fn dispatch(&self, edit: Edit) {
        self.change(|desk| desk.dispatch(edit));
    }

    /// Applies an edit as a step of its own and tells when it is refused. What another tab writes changes nothing here.
    ///
    /// # Errors
    /// Those of [`crate::domain::edit::apply`]; nothing has changed then.
    pub fn attempt(&self, edit: Edit) -> Result<(), EditFault> {
        if self.signals().reading.get_untracked() {
            return Ok(());
        }
        let now = self.platform().now().stamp();
        let outcome = self.inner.try_update_value(|inner| {
            inner.desk.set_now(now);
            inner.desk.dispatch(edit)
        });
        if let Some(change) = outcome.transpose()?.flatten() {
            self.tell(&change);
            self.save_soon();
        }
        Ok(())
    }

    /// Applies an edit as part of the step before where both type into the same cell.
    pub fn dispatch_typing(&self, edit: Edit) {
        self.change(|desk| desk.dispatch_typing(edit));
    }

    /// Ends the typing of a cell: what is typed next is a step of its own.
    pub fn seal(&self) {
        self.inner.update_value(|inner| inner.desk.seal());
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        self.change(Desk::undo);
    }

    /// Does again what was taken back.
    pub fn redo(&self) {
        self.change(Desk::redo);
    }

    /// What an undo would take back; tracks changes.
    pub fn next_undo(&self) -> Option<StepName> {
        self.signals().revision.track();
        self.inner.with_value(|inner| inner.desk.next_undo())
    }

    /// What a redo would do again; tracks changes.
    pub fn next_redo(&self) -> Option<StepName> {
        self.signals().revision.track();
        self.inner.with_value(|inner| inner.desk.next_redo())
    }

    /// The steps that can be taken back, the last one first; tracks changes.
    pub fn steps(&self) -> Vec<StepName> {
        self.signals().revision.track();
        self.inner.with_value(|inner| inner.desk.steps())
    }

    /// Reads the workspace and the board without tracking; see the `track_` functions.
    pub fn with<T>(&self, read: impl FnOnce(&Workspace, &Scoreboard) -> T) -> T {
        self.inner.with_value(|inner| read(inner.desk.workspace(), inner.desk.board()))
    }

    /// Runs the reader again whenever the unit's counts or points change.
    pub fn track_unit(&self, unit: UnitIx) {
        self.inner.with_value(|inner| inner.live.unit(unit)).track();
    }

    /// Runs the reader again whenever the class's order or places change.
    pub fn track_class(&self, class: ClassIx) {
        self.inner.with_value(|inner| inner.live.class(class)).track();
    }

    /// Runs the reader again when another workspace, period or way of ranking is shown, or may no longer be changed here.
    pub fn track_whole(&self) {
        self.inner.with_value(|inner| inner.live.whole()).track();
        self.signals().reading.track();
    }

    /// Runs the reader again with every change, and with another period on view, which changes nothing of the draft. For
    /// what depends on all units: totals, findings, sums.
    pub fn track_any(&self) {
        self.track_whole();
        self.signals().revision.track();
    }

    /// How many changes this page has seen.
    pub fn revision(&self) -> u64 {
        self.signals().revision.get_untracked()
    }

    /// How the draft is kept.
    pub fn saving(&self) -> Saving {
        self.signals().saving.get()
    }

    fn saving_untracked(&self) -> Saving {
        self.signals().saving.get_untracked()
    }

    pub(crate) fn platform(&self) -> Rc<dyn Platform> {
        self.inner.with_value(|inner| Rc::clone(&inner.platform))
    }

    fn signals(&self) -> Signals {
        self.inner.with_value(|inner| inner.signals)
    }

    fn change(&self, act: impl FnOnce(&mut Desk) -> Result<Option<Change>, EditFault>) {
        if self.signals().reading.get_untracked() {
            return;
        }
        let now = self.platform().now().stamp();
        let outcome = self.inner.try_update_value(|inner| {
            inner.desk.set_now(now);
            act(&mut inner.desk)
        });
        match outcome {
            Some(Ok(Some(change))) => {
                self.tell(&change);
                self.save_soon();
            }
            Some(Err(EditFault::Published)) => self.show(Strip::Published),
            // Nothing to undo, or a view that outlived the row it edits: there is nothing to tell. No view makes the
            // edits that can be refused for more than that.
            Some(
                Ok(None)
                | Err(
                    EditFault::Unknown(_)
                    | EditFault::BeforePublished(_)
                    | EditFault::MovesPublished { .. }
                    | EditFault::NotPublished
                    | EditFault::ScoredByItems
                    | EditFault::InUse(_)
                    | EditFault::LastPeriod(_)
                    | EditFault::NoCount(..)
                    | EditFault::NoReason
                    | EditFault::SameCount(_)
                    | EditFault::Waiting
                    | EditFault::Refused(_),
                ),
            )
            | None => {}
        }
    }

    fn tell(&self, change: &Change) {
        self.signals().revision.update(|revision| *revision += 1);
        self.close_outdated();
        self.redraw(change);
        if *change == Change::Whole {
            self.keep_shown();
        }
    }

    /// How many snapshots and deleted drafts had to go for want of room since the page was opened; tracked.
    pub fn thinned(&self) -> usize {
        self.signals().thinned.get()
    }

    fn refused(&self, fault: StoreFault) {
        self.signals().saving.set(Saving::Refused { fault, since: self.platform().now() });
    }
}

impl Inner {
    fn hold_back(&mut self, hold: bool) {
        if hold {
            self.store = Store::HeldBack;
        }
    }

    fn shelf(&self) -> Shelf<'_> {
        Shelf { platform: self.platform.as_ref(), keys: &self.keys }
    }
}
