//! All drafts at once: out into one file, back from it, and away.

use leptos::prelude::*;

use super::draft::{self, Draft, EXAMPLE};
use super::files::file_name;
use super::shelf::{Shelf, Stored, followed_by};
use super::tabs::copy_name;
use super::{Session, Strip, startup};
use crate::formats::rescue;
use crate::platform::{FileFault, StoreFault};

/// What became of the drafts of a rescue file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rescued {
    /// Drafts that are kept here now.
    pub taken: usize,
    /// Drafts that were here already just as they are.
    pub same: usize,
    /// Drafts that cannot be read.
    pub damaged: usize,
    /// Drafts for which there was no room.
    pub no_room: usize,
}

/// The places and snapshots of one draft in a rescue file.
struct Found<'a> {
    id: &'a str,
    /// Each with what was saved after it.
    places: Vec<String>,
    snapshots: Vec<(&'a str, &'a str)>,
}

impl Session {
    /// Offers everything this page has in the store as one file; it opens again like any other file.
    pub fn export_all_drafts(&self) {
        self.flush();
        let Ok(kept) = self.inner.with_value(|inner| inner.shelf().all()) else {
            // A file of nothing would be taken for everything.
            return self.show(Strip::Browser(FileFault::Refused));
        };
        let day = self.platform().now().stamp().chars().take(10).collect::<String>();
        let name = file_name(&["ermu", "rescue", &day], "json");
        _ = self.give(&name, "application/json", &rescue::write(&kept));
    }

    /// Asks whether everything this page keeps in the browser is to go.
    pub fn ask_reset(&self) {
        self.show(Strip::Reset);
    }

    /// Forgets everything this page keeps in the browser, and nothing of anybody else's; begins as on the first day.
    pub fn reset(&self) {
        self.inner.update_value(|inner| inner.waits.save = false);
        let gone = self.inner.with_value(|inner| inner.shelf().clear());
        if let Err(fault) = gone {
            self.refused(fault);
            return;
        }
        self.signals().strips.update(Vec::clear);
        self.keep_beside(None);
        let county = self.inner.with_value(|inner| inner.county.clone());
        // Its faults are those of the built-in example; a test holds that there are none.
        let Ok(workspace) = startup::fresh(county.as_deref()) else { return };
        let own = startup::new_id(self.platform().as_ref());
        self.inner.update_value(|inner| inner.own.clone_from(&own));
        let id = if workspace.is_example() { EXAMPLE.to_owned() } else { own };
        self.put_on_desk(id, startup::unsaved(workspace));
    }

    /// Keeps the drafts of a rescue file beside those that are here; none is replaced.
    pub(super) fn take_rescue(&self, name: String, kept: &[(String, String)]) {
        if self.is_published() {
            return;
        }
        let outcome = self.inner.with_value(|inner| {
            let mut outcome = Rescued::default();
            for found in drafts(kept) {
                inner.shelf().take_in(&found, || startup::new_id(inner.platform.as_ref()), &mut outcome);
            }
            outcome
        });
        self.touch_shelf();
        self.show(Strip::Rescued { name, outcome });
    }
}

/// The drafts of real data in a rescue file.
fn drafts(kept: &[(String, String)]) -> Vec<Found<'_>> {
    let mut all: Vec<Found<'_>> = Vec::new();
    for (key, text) in kept {
        let words: Vec<&str> = key.split(':').collect();
        let (id, snapshot) = match words[..] {
            [_, _, "2", "draft", id, _] => (id, None),
            [_, _, "1", "own"] => ("own", None),
            [_, _, "2", "snap", id, number] => (id, Some(number)),
            _ => continue,
        };
        if id == EXAMPLE {
            continue;
        }
        let at = all.iter().position(|found| found.id == id).unwrap_or_else(|| {
            all.push(Found { id, places: Vec::new(), snapshots: Vec::new() });
            all.len() - 1
        });
        match snapshot {
            Some(number) => all[at].snapshots.push((number, text)),
            None => all[at].places.push(with_deltas(kept, key, text)),
        }
    }
    all.retain(|found| !found.places.is_empty());
    all
}

/// The text of a place with the deltas that stand beside it.
fn with_deltas(kept: &[(String, String)], key: &str, text: &str) -> String {
    let place = key.replacen(":draft:", ":delta:", 1);
    followed_by(text, |number| {
        let of = format!("{place}:{number:03}");
        kept.iter().find(|(key, _)| *key == of).map(|(_, text)| text.as_str())
    })
}

impl Shelf<'_> {
    /// Every key of this deployment with its text.
    fn all(&self) -> Result<Vec<(String, String)>, StoreFault> {
        let mut all = Vec::new();
        for key in self.platform.keys(&self.keys.deployment())? {
            if let Some(text) = self.platform.read(&key)? {
                all.push((key, text));
            }
        }
        Ok(all)
    }

    /// Forgets every key of this deployment.
    fn clear(&self) -> Result<(), StoreFault> {
        self.platform.keys(&self.keys.deployment())?.iter().try_for_each(|key| self.platform.remove(key))
    }

    /// Keeps one draft of a rescue file: under its own id where nothing stands there, else under another.
    fn take_in(&self, found: &Found<'_>, new_id: impl Fn() -> String, outcome: &mut Rescued) {
        let read = |text: &String| draft::decode(text).ok();
        let newest = found.places.iter().filter_map(read).max_by_key(|draft| draft.head.revision);
        let Some(mut draft) = newest else {
            outcome.damaged += 1;
            return;
        };
        let is_free = match self.load(found.id) {
            Ok(Stored::Nothing) => found.id.len() == 16,
            Ok(Stored::Draft { draft: here, .. }) if here.workspace == draft.workspace => {
                outcome.same += 1;
                return;
            }
            _ => false,
        };
        let id = if is_free { found.id.to_owned() } else { new_id() };
        if draft.head.name.is_empty() {
            draft.workspace.name().clone_into(&mut draft.head.name);
        }
        if self.list(false).iter().any(|other| other.head.name == draft.head.name) {
            draft.head.name = copy_name(&draft.head.name, self);
        }
        if self.put_in(&id, &draft, found).is_ok() {
            outcome.taken += 1;
        } else {
            outcome.no_room += 1;
        }
    }

    fn put_in(&self, id: &str, draft: &Draft, found: &Found<'_>) -> Result<(), StoreFault> {
        let Draft { head, workspace, lines } = draft;
        self.save(id, &draft::encode(head, workspace, lines), "")?;
        for (number, text) in &found.snapshots {
            // A draft whose earlier states do not fit is kept all the same.
            if self.write_whole(&format!("{}{number}", self.keys.snapshots(id)), text).is_err() {
                break;
            }
        }
        Ok(())
    }
}
