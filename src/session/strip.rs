//! What has to be known until it is settled.

use leptos::prelude::*;

use super::Session;
use super::release::Build;
use super::rescue::Rescued;
use super::tables::OfficeWork;
use crate::domain::difference::Lost;
use crate::domain::fault::Fault;
use crate::platform::FileFault;

/// Something a person has to know until it is settled, shown as a strip under the head line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Strip {
    /// The draft could not be read; it stands under this key and nothing was lost.
    SetAside {
        /// Where it stands now.
        key: String,
    },
    /// The last save of the draft could not be read and stands under this key; what is open is the one before it.
    Recovered {
        /// Where the newer one stands now.
        key: String,
        /// When the one that is open was saved.
        saved: String,
    },
    /// What was not saved when another tab took over, or what that tab had saved, is kept as a draft of its own.
    CopyKept {
        /// What it is called.
        name: String,
    },
    /// A draft was deleted; it can be brought back.
    Deleted {
        /// Its id.
        id: String,
        /// What it was called.
        name: String,
    },
    /// The draft was written by a later version; it is left alone and this page does not save over it.
    NewerDraft {
        /// Where it stands.
        key: String,
    },
    /// The store fills up with drafts.
    FillsUp {
        /// How many characters are taken by what does not go by itself.
        taken: usize,
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
        faults: Vec<Fault>,
    },
    /// A file of the open draft holds another state of it: nothing changed, a person decides.
    OtherState {
        /// The file's name.
        name: String,
        /// When the file was written, and its revision.
        file: (String, u64),
        /// When the draft was last saved, and its revision.
        draft: (String, u64),
        /// How many cells, items and entries differ.
        differing: usize,
    },
    /// A file lacks what the open draft holds: nothing changed, a person decides.
    TakesPlace {
        /// The file's name.
        name: String,
        /// The unit whose own file it is, if it is one.
        unit: Option<String>,
        /// What would be gone.
        lost: Lost,
    },
    /// A file was opened as a draft of its own; the one that was open is kept.
    OpenedBeside {
        /// What it is called.
        name: String,
    },
    /// What another draft published was opened while this one holds figures: nothing changed, a person decides.
    PublishedOffered {
        /// The file's name.
        name: String,
    },
    /// A file with a rule set was read; it waits as a draft on the screen of rules.
    RulesOffered {
        /// The file's name.
        name: String,
        /// Whether it holds figures as well, which were left where they are.
        is_data: bool,
    },
    /// The browser did not give or take a file, or a text for the clipboard.
    Browser(FileFault),
    /// The published figures were not changed.
    Published,
    /// Whether a publication is to be taken back.
    Unpublish,
    /// Whether everything kept in the browser is to go.
    Reset,
    /// A file with all drafts of a browser was read.
    Rescued {
        /// The file's name.
        name: String,
        /// What became of them.
        outcome: Rescued,
    },
    /// The page carries another roster or other rules than the open draft.
    OtherCounty {
        /// The county's name.
        name: String,
        /// When the settings were put into the page.
        made: String,
    },
    /// Another build of the page was here last time.
    OtherBuild {
        /// The one that was here.
        was: Build,
        /// This one.
        now: Build,
        /// Whether this one is the older of the two.
        is_older: bool,
    },
}

impl Strip {
    /// Whether it asks what is to become of a file that waits.
    pub(super) fn asks_of_file(&self) -> bool {
        matches!(self, Self::OtherState { .. } | Self::PublishedOffered { .. } | Self::TakesPlace { .. })
    }

    /// Whether this one says anew what the other said.
    fn replaces(&self, other: &Self) -> bool {
        let is_told = |strip: &Self| {
            matches!(
                strip,
                Self::Opened { .. }
                    | Self::OpenedBeside { .. }
                    | Self::NotOpened { .. }
                    | Self::RulesOffered { .. }
            )
        };
        let is_file = |strip: &Self| strip.asks_of_file() || is_told(strip);
        std::mem::discriminant(self) == std::mem::discriminant(other) || (is_file(self) && is_file(other))
    }
}

impl Session {
    /// What has to be known; tracked.
    pub fn strips(&self) -> Vec<Strip> {
        self.signals().strips.get()
    }

    /// Takes a strip away.
    pub fn dismiss(&self, strip: &Strip) {
        self.signals().strips.update(|strips| strips.retain(|other| other != strip));
    }

    /// Asks before a publication is taken back: others may have it in their hands.
    pub fn ask_unpublish(&self) {
        self.show(Strip::Unpublish);
    }

    /// Something was changed: what was told or asked of the last step is of another one now.
    pub(super) fn close_outdated(&self) {
        self.close(|strip| matches!(strip, Strip::Opened { .. } | Strip::Unpublish));
    }

    /// Another screen is shown, to which nothing belongs that was told of a deed on the one before.
    pub fn turned(&self) {
        self.close(|strip| matches!(strip, Strip::Opened { .. } | Strip::Unpublish | Strip::Published));
        if self.signals().office_work.with_untracked(|work| matches!(work, OfficeWork::Written(_))) {
            self.end_office_work();
        }
    }

    fn close(&self, is_over: fn(&Strip) -> bool) {
        let strips = self.signals().strips;
        if strips.with_untracked(|strips| strips.iter().any(is_over)) {
            strips.update(|strips| strips.retain(|strip| !is_over(strip)));
        }
    }

    pub(super) fn show(&self, strip: Strip) {
        self.signals().strips.update(|strips| {
            strips.retain(|other| !strip.replaces(other));
            strips.insert(0, strip);
        });
    }
}
