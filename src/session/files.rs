//! Files as the second leg: the workspace out, another one in, the page itself.

use std::sync::Arc;

use leptos::prelude::*;

use super::asked::Pending;
use super::autosave::Saving;
use super::crc::crc32;
use super::draft::{self, EXAMPLE};
use super::drafts::Shown;
use super::snapshots::Reason;
use super::{Session, Strip, startup};
use crate::domain::difference::differences;
use crate::domain::edit::Edit;
use crate::domain::fault::Fault;
use crate::domain::roster::UnitIx;
use crate::domain::workspace::{Origin, Period, Workspace};
use crate::formats::saved::Beside;
use crate::formats::{clipboard, example, page, rescue, saved};
use crate::platform::{ChosenFile, FileFault, PickedFile, is_book, is_table, is_word_document};

/// The last file that was given out of the open draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Local date and time as written.
    pub at: String,
    /// The draft's revision then.
    pub revision: u64,
    /// How many changes a person would have counted in it.
    pub changes: u64,
}

/// A draft in the store that is not the open one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The key it stands under.
    pub key: String,
    /// How many characters it has.
    pub size: usize,
}

/// The largest file that is read, in bytes: a page of ours beside the data.
pub(super) const LARGEST: usize = saved::LARGEST_FILE + (4 << 20);
pub(super) const JSON: &str = "application/json";
/// What can be opened.
const TABLES: &str = ".xlsx,.xlsm,.xls,.et,.ods,.csv,.tsv,.txt";
const ACCEPTED: &str = ".json,.html,.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.et,.ods";

impl Session {
    /// The open workspace as its exchange file.
    pub fn exchange_file(&self) -> String {
        self.with(|workspace, _| saved::write(workspace))
    }

    /// Offers the open workspace as a file.
    pub fn export(&self) {
        self.export_of(None);
    }

    /// Offers the open workspace, or one unit's record of it alone, as a file.
    pub(super) fn export_of(&self, unit: Option<UnitIx>) {
        let platform = self.platform();
        let name = self.with(|workspace, board| {
            // A unit's file holds every period it has filled, whichever is on view.
            let is_in = |period: &&Period| unit.is_some_and(|unit| !period.typed().is_blank_of(unit));
            let filled: Vec<&Period> = workspace.periods().iter().filter(is_in).collect();
            let period = filled.last().copied().or_else(|| workspace.period(board.period()));
            let period = period.map(|period| period.parts().name.clone());
            let mark = if workspace.is_example() { "example" } else { "" };
            let unit = unit.map(|unit| workspace.name_in(unit, board.period())).unwrap_or_default();
            file_name(&[mark, workspace.name(), unit, &period.unwrap_or_default()], "ermu.json")
        });
        let changes = self.inner.with_value(|inner| inner.desk.changes());
        let now = Exported { at: platform.now().stamp(), revision: self.draft_revision(), changes };
        if self.give(&name, JSON, &self.file_of(&now, unit)) {
            self.remember_export(now);
        }
    }

    /// The open draft as a file that says where it comes from.
    fn file_of(&self, now: &Exported, unit: Option<UnitIx>) -> String {
        let number = |revision: u64| u32::try_from(revision).unwrap_or(u32::MAX);
        let parent = self.signals().exported.get_untracked().map(|file| number(file.revision));
        let (draft, revision) = (self.draft_id(), Some(number(now.revision)));
        self.inner.with_value(|inner| {
            let open = inner.desk.workspace();
            let rules = format!("{:08x}", crc32(&saved::write_rules(open)));
            let origin = Some(Origin { draft, revision, parent, saved: now.at.clone(), rules });
            match unit {
                // Neither figures of others go along, nor how the own ones were come to.
                Some(unit) => saved::write_with(&open.only(unit), Beside { origin, log: Vec::new() }),
                None => saved::write_with(open, Beside { origin, log: inner.desk.log().to_vec() }),
            }
        })
    }

    /// A file that cannot be remembered is called for again; it is no loss.
    fn remember_export(&self, file: Exported) {
        let key = self.inner.with_value(|inner| inner.keys.file(&inner.id()));
        if !self.is_published() {
            let said = format!("{} {} {}", file.at, file.revision, file.changes);
            _ = self.platform().write(&key, &said);
        }
        self.inner.update_value(|inner| inner.desk.given());
        self.signals().exported.set(Some(file));
    }

    /// Finds when the open draft was last given out as a file.
    pub(super) fn recall_export(&self) {
        let file = self.inner.with_value(|inner| {
            let text = inner.platform.read(&inner.keys.file(&inner.id())).ok().flatten()?;
            let mut words = text.split(' ');
            let (at, revision) = (words.next()?.to_owned(), words.next()?.parse().ok()?);
            // Before changes were counted the revision told them, in the draft as well.
            let changes = words.next().map_or(Some(revision), |word| word.parse().ok())?;
            Some(Exported { at, revision, changes })
        });
        self.signals().exported.set(file);
    }

    /// The last file given out; tracked.
    pub fn exported(&self) -> Option<Exported> {
        self.signals().exported.get()
    }

    /// Lets the person choose a file and opens it.
    pub fn choose_and_open(&self) {
        let session = *self;
        self.choose_one(ACCEPTED, move |file| session.take_picked(file));
    }

    /// Lets the person choose a workbook or a table in text, to be laid out where counts are entered. Any other file is
    /// taken for a unit's there, and never opened in the place of the draft.
    pub fn choose_table(&self) {
        let session = *self;
        let then = move |file: PickedFile| {
            if is_table(&file.name) || is_book(&file.name) {
                session.take_picked(file);
            } else {
                session.gather(vec![file]);
            }
        };
        self.choose_one(TABLES, then);
    }

    pub(super) fn choose_one(&self, accepted: &str, take: impl FnOnce(PickedFile) + 'static) {
        let then = move |files: Vec<PickedFile>| files.into_iter().next().map_or((), take);
        self.platform().choose_files(accepted, false, Box::new(then));
    }

    /// Reads a file that was chosen or dropped, and opens it.
    pub(super) fn take_picked(&self, file: PickedFile) {
        if is_word_document(&file.name) {
            return self.show(Strip::NotOpened { name: file.name, faults: Vec::new() });
        }
        if is_book(&file.name) {
            return self.open_book(file);
        }
        let session = *self;
        file.read(LARGEST, Box::new(move |read| session.take_file(read)));
    }

    /// Opens a file that was read.
    pub(super) fn take_file(&self, file: Result<ChosenFile, FileFault>) {
        match file {
            Err(fault) => self.show(Strip::Browser(fault)),
            // A file of ours whose ending a mailer has changed is a file of ours.
            Ok(file)
                if is_table(&file.name)
                    && !file.text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '<']) =>
            {
                let table = clipboard::read_delimited(&file.text);
                self.signals().tabled.set(Some(Arc::new(table)));
                self.signals().called.update(|times| *times += 1);
            }
            Ok(file) => match rescue::read(&file.text) {
                Some(kept) => self.take_rescue(file.name, &kept),
                None if self.asks_about(&file) => {}
                None => self.open_file(file.name, page::exchange_file(&file.text)),
            },
        }
    }

    /// Opens a file a person chose. One that holds another state of a draft kept here asks first.
    pub fn open_file(&self, name: String, text: &str) {
        if self.signals().reading.get_untracked() {
            return;
        }
        match saved::read_rule_set(text) {
            None => {}
            Some(Ok(rules)) => {
                self.signals().offered.set(Some(rules));
                return self.show(Strip::RulesOffered { name, is_data: false });
            }
            Some(Err(faults)) => return self.show(Strip::NotOpened { name, faults }),
        }
        let (workspace, beside) = match saved::read_with(text) {
            Ok(read) => read,
            Err(faults) => return self.show(Strip::NotOpened { name, faults }),
        };
        let known = beside.origin.clone().filter(|origin| self.knows(&origin.draft));
        let Some(origin) = known else {
            let Some((workspace, beside)) = self.asks_to_replace(&name, (workspace, beside)) else { return };
            let same = self.open_workspace(workspace);
            self.take_log(beside.log);
            self.go_to_work();
            return self.show(Strip::Opened { name, same });
        };
        if self.draft_id() != origin.draft {
            self.open_draft(&origin.draft);
        }
        let found = self.with(|open, _| differences(open, &workspace));
        if found.is_none() {
            return self.show(Strip::Opened { name, same: true });
        }
        let draft = match self.saving_untracked() {
            Saving::Saved { at } => at,
            _ => self.platform().now().stamp(),
        };
        let revision = u64::from(origin.revision.unwrap_or(0));
        let beside = Beside::default();
        self.inner.update_value(|inner| inner.pending = Some(Pending { workspace, revision, beside }));
        self.show(Strip::OtherState {
            name,
            file: (origin.saved, revision),
            draft: (draft, self.draft_revision()),
            differing: found.cells.len() + found.records,
        });
    }

    /// Whether the draft with this id is kept here.
    pub(super) fn knows(&self, id: &str) -> bool {
        id == self.draft_id() || self.drafts().iter().any(|draft| draft.id == id)
    }

    /// Opens an exchange file in the place of the draft: validated whole first, one step to undo.
    ///
    /// `true` when it holds just what is open already; then nothing changes.
    ///
    /// # Errors
    /// Every fault of the file; nothing has changed then.
    pub fn open_text(&self, text: &str) -> Result<bool, Vec<Fault>> {
        saved::read(text).map(|workspace| self.open_workspace(workspace))
    }

    /// Puts a workspace in the place of the draft, in one step to undo; `true` when it is what is open already.
    pub(super) fn open_workspace(&self, workspace: Workspace) -> bool {
        if self.signals().reading.get_untracked() {
            return false;
        }
        self.flush();
        self.enter_space(workspace.is_example());
        let same = self.with(|open, _| *open == workspace);
        if !same {
            // What was laid beside the old one says nothing of the new one.
            self.forget_gathered();
            self.take_snapshot(Reason::Replaced);
            self.dispatch(Edit::Replace(Box::new(workspace)));
        }
        same
    }

    /// Clears the example away: the own draft if there is one, else the same roster and rules with nothing entered.
    pub fn clear_example(&self) {
        if !self.with(|workspace, _| workspace.is_example()) {
            return;
        }
        self.flush();
        if !self.enter_space(false) {
            let county = self.inner.with_value(|inner| inner.county.as_ref().map(|it| it.workspace.clone()));
            let cleared = county.unwrap_or_else(|| self.with(|workspace, _| workspace.cleared()));
            self.dispatch(Edit::Replace(Box::new(cleared)));
        }
        // Files of the example are none of the own draft.
        self.recall_export();
    }

    /// Shows the example again, as it was published; the own draft stays where it is.
    ///
    /// # Errors
    /// The faults of the built-in example.
    pub fn show_example(&self) -> Result<(), Vec<Fault>> {
        let pristine = example::workspace()?;
        self.flush();
        if !self.with(|workspace, _| workspace.is_example()) {
            // What stands in the example's place and cannot be read here is not written over.
            let shown = self.show_stored(EXAMPLE);
            if shown != Shown::Yes {
                self.put_on_desk(EXAMPLE.to_owned(), startup::unsaved(pristine.clone()));
                self.inner.update_value(|inner| inner.hold_back(shown == Shown::InTheWay));
            }
        }
        if self.with(|workspace, _| *workspace != pristine) {
            self.dispatch(Edit::Replace(Box::new(pristine)));
        }
        Ok(())
    }

    /// How many cells of the example differ from what was published; 0 for a real workspace. Tracked.
    pub fn example_changes(&self) -> usize {
        self.track_any();
        self.with(|workspace, _| {
            if !workspace.is_example() {
                return 0;
            }
            example::pristine().map_or(0, |pristine| differences(workspace, pristine).cells.len())
        })
    }

    /// Drafts that were set aside; tracked.
    pub fn kept(&self) -> Vec<Kept> {
        self.track_shelf();
        self.inner.with_value(|inner| {
            let keys = inner.platform.keys(&inner.keys.aside()).unwrap_or_default();
            let size =
                |key: &String| inner.platform.read(key).ok().flatten().map(|text| text.chars().count());
            keys.into_iter().filter_map(|key| size(&key).map(|size| Kept { key, size })).collect()
        })
    }

    /// Offers what stands under a key as a file, whatever it is.
    pub fn download_kept(&self, key: &str) {
        let text = match self.platform().read(key) {
            Ok(text) => text.unwrap_or_default(),
            Err(_) => return self.show(Strip::Browser(FileFault::Refused)),
        };
        let name = file_name(&["ermu", "draft"], "json");
        _ = self.give(&name, JSON, draft::exchange_file(&text));
    }

    /// Shows the draft of a space that is not on the desk, so that a file replaces that one and an undo leads back
    /// to it. `false` when there is none to show.
    pub(super) fn enter_space(&self, example: bool) -> bool {
        if self.with(|workspace, _| workspace.is_example()) == example {
            return true;
        }
        let id = self.inner.with_value(|inner| if example { EXAMPLE.to_owned() } else { inner.own.clone() });
        let shown = self.show_stored(&id);
        self.inner.update_value(|inner| inner.hold_back(shown == Shown::InTheWay));
        shown == Shown::Yes
    }
}

/// A file name of these parts that every system takes, at most 80 characters long.
pub fn file_name(parts: &[&str], ending: &str) -> String {
    let clean = |part: &&str| {
        let kept = |c: &char| !c.is_control() && !r#"\/:*?"<>|"#.contains(*c);
        part.chars().filter(kept).collect::<String>().trim().trim_start_matches('.').to_owned()
    };
    let mut parts: Vec<String> = parts.iter().map(clean).filter(|part| !part.is_empty()).collect();
    // A period or a rule set that is called after the county says its name already.
    let all = parts.clone();
    parts.retain(|part| !all.iter().any(|other| other != part && other.starts_with(part.as_str())));
    let stem: String = parts.join("-").chars().take(80 - ending.chars().count() - 1).collect();
    let stem = if stem.is_empty() { "ermu".to_owned() } else { stem };
    format!("{stem}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_name_is_one_that_every_system_takes() {
        assert_eq!(file_name(&["石泉县", "2022年一季度"], "ermu.json"), "石泉县-2022年一季度.ermu.json");
        assert_eq!(file_name(&["..\\a/b:c*?\"<>|", " "], "json"), "abc.json");
        assert_eq!(
            file_name(&["青溪县", "青溪镇", "青溪县2026年三季度"], "csv"),
            "青溪镇-青溪县2026年三季度.csv"
        );
        assert_eq!(file_name(&["", "/"], "json"), "ermu.json");
        assert_eq!(file_name(&[&"长".repeat(300)], "ermu.json").chars().count(), 80);
    }
}
