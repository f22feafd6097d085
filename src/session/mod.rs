//! What happens while the page is open.
//!
//! One door in: [`Session::dispatch`]. An edit changes the workspace, the board follows, and exactly the triggers
//! of what changed are told; autosave watches the revision and nothing else. Runs natively in tests.

pub mod autosave;
mod crc;
pub mod desk;
pub mod draft;
pub mod files;
mod live;
pub mod startup;

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::board::{Change, Scoreboard};
use crate::domain::edit::{Edit, EditFault};
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::workspace::{PeriodIx, Workspace};
use crate::platform::{Platform, StoreFault};
use autosave::Saving;
use desk::{Desk, StepName};
use live::Live;
use startup::Start;

/// Something a person has to know until it is settled, shown as a strip under the head line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Strip {
    /// The draft could not be read; it stands under this key and nothing was lost.
    SetAside {
        /// Where it stands now.
        key: String,
    },
    /// The draft was written by a later version; it is left alone and this page does not save over it.
    NewerDraft {
        /// Where it stands.
        key: String,
    },
    /// A file was opened in the place of the draft.
    Opened {
        /// The file's name.
        name: String,
        /// Whether it held just what the draft held.
        same: bool,
    },
    /// A file could not be opened; nothing changed.
    NotOpened {
        /// The file's name.
        name: String,
        /// Why.
        faults: Vec<crate::domain::fault::Fault>,
    },
    /// The browser did not give or take a file, or a text for the clipboard.
    Browser(crate::platform::FileFault),
    /// The published figures were not changed.
    Published,
}

impl Strip {
    /// Whether this one says anew what the other said.
    fn replaces(&self, other: &Self) -> bool {
        let is_file = |strip: &Self| matches!(strip, Self::Opened { .. } | Self::NotOpened { .. });
        std::mem::discriminant(self) == std::mem::discriminant(other) || (is_file(self) && is_file(other))
    }
}

/// The open page: its workspace, its board, its past, and where all that is kept.
///
/// One small handle, since nearly every closure of the screens holds one.
#[derive(Clone, Copy)]
pub struct Session {
    inner: StoredValue<Inner, LocalStorage>,
}

struct Inner {
    platform: Rc<dyn Platform>,
    keys: draft::Keys,
    desk: Desk,
    live: Live,
    signals: Signals,
    /// `false` where saving would overwrite what this version cannot read.
    may_save: bool,
    save_waits: bool,
    retry_waits: bool,
}

/// What the screens follow, beside the triggers of [`Live`].
#[derive(Clone, Copy)]
struct Signals {
    revision: RwSignal<u64>,
    saving: RwSignal<Saving>,
    exported: RwSignal<Option<files::Exported>>,
    strips: RwSignal<Vec<Strip>>,
    large: RwSignal<bool>,
    chosen: RwSignal<Option<String>>,
}

impl Session {
    /// Opens the page: the draft of last time, or the example.
    ///
    /// # Errors
    /// The faults of the built-in example, which a test holds to be none.
    pub fn open(platform: Rc<dyn Platform>) -> Result<Self, Vec<crate::domain::fault::Fault>> {
        let keys = draft::Keys::for_place(&platform.place());
        let Start { workspace, saving, strips, may_save } = startup::start(platform.as_ref(), &keys)?;
        let preference = |key: &str| platform.read(key).ok().flatten();
        let large = preference(&keys.large()).is_some();
        let chosen = preference(&keys.unit());
        let signals = Signals {
            revision: RwSignal::new(0),
            saving: RwSignal::new(saving),
            exported: RwSignal::new(None),
            strips: RwSignal::new(strips),
            large: RwSignal::new(large),
            chosen: RwSignal::new(chosen),
        };
        let inner = Inner {
            desk: Desk::new(workspace),
            live: Live::default(),
            signals,
            platform,
            keys,
            may_save,
            save_waits: false,
            retry_waits: false,
        };
        let session = Self { inner: StoredValue::new_local(inner) };
        session.platform().on_hide(Box::new(move || session.flush()));
        session.platform().ask_before_leaving(Box::new(move || session.has_unsaved()));
        Ok(session)
    }

    /// Applies an edit as a step of its own.
    pub fn dispatch(&self, edit: Edit) {
        self.change(|desk| desk.dispatch(edit));
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

    /// Shows another period.
    pub fn show_period(&self, period: PeriodIx) {
        self.inner.update_value(|inner| inner.desk.show_period(period));
        self.tell(&Change::Whole);
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

    /// Runs the reader again when another workspace, period or way of ranking is shown.
    pub fn track_whole(&self) {
        self.inner.with_value(|inner| inner.live.whole()).track();
    }

    /// Runs the reader again with every change. For what depends on all units: totals, findings, sums.
    pub fn track_any(&self) {
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

    /// What has to be known; tracked.
    pub fn strips(&self) -> Vec<Strip> {
        self.signals().strips.get()
    }

    /// Takes a strip away.
    pub fn dismiss(&self, strip: &Strip) {
        self.signals().strips.update(|strips| strips.retain(|other| other != strip));
    }

    /// Whether the large-type mode is on; tracked.
    pub fn is_large(&self) -> bool {
        self.signals().large.get()
    }

    /// Switches the large-type mode, which is kept in this browser and never reaches an export.
    pub fn set_large(&self, large: bool) {
        self.signals().large.set(large);
        self.keep_preference(draft::Keys::large, large.then_some("1"));
    }

    /// The id of the unit whose self-estimate was last shown; tracked.
    pub fn chosen_unit(&self) -> Option<String> {
        self.signals().chosen.get()
    }

    /// Remembers whose self-estimate is shown.
    pub fn choose_unit(&self, id: &str) {
        self.signals().chosen.set(Some(id.to_owned()));
        self.keep_preference(draft::Keys::unit, Some(id));
    }

    pub(crate) fn platform(&self) -> Rc<dyn Platform> {
        self.inner.with_value(|inner| Rc::clone(&inner.platform))
    }

    fn signals(&self) -> Signals {
        self.inner.with_value(|inner| inner.signals)
    }

    fn show(&self, strip: Strip) {
        self.signals().strips.update(|strips| {
            strips.retain(|other| !strip.replaces(other));
            strips.insert(0, strip);
        });
    }

    fn change(&self, act: impl FnOnce(&mut Desk) -> Result<Option<Change>, EditFault>) {
        let outcome = self.inner.try_update_value(|inner| act(&mut inner.desk));
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
                    | EditFault::NotPublished
                    | EditFault::ScoredByItems
                    | EditFault::InUse(_)
                    | EditFault::Refused(_),
                ),
            )
            | None => {}
        }
    }

    fn tell(&self, change: &Change) {
        let triggers = self.inner.with_value(|inner| inner.live.touched(change));
        self.signals().revision.update(|revision| *revision += 1);
        for trigger in triggers {
            trigger.notify();
        }
    }

    /// A preference that cannot be kept is no loss of work; the page goes on with it until it is closed.
    fn keep_preference(&self, key: impl FnOnce(&draft::Keys) -> String, value: Option<&str>) {
        self.inner.with_value(|inner| {
            let key = key(&inner.keys);
            _ = value.map_or_else(|| inner.platform.remove(&key), |value| inner.platform.write(&key, value));
        });
    }

    fn refused(&self, fault: StoreFault) {
        self.signals().saving.set(Saving::Refused { fault, since: self.platform().now() });
    }
}
