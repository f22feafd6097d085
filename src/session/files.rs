//! Files as the second leg: the workspace out, another one in, the page itself.

use leptos::prelude::*;

use super::startup::{self, Stored};
use super::{Session, Strip, draft};
use crate::domain::edit::Edit;
use crate::domain::fault::Fault;
use crate::domain::workspace::Workspace;
use crate::formats::{example, saved};
use crate::platform::{FileFault, StoreFault};

/// The last file that was given out from this page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Local time as written.
    pub at: String,
    /// The revision it holds.
    pub revision: u64,
}

/// A draft in the store that is not the open one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The key it stands under.
    pub key: String,
    /// How many characters it has.
    pub size: usize,
}

const JSON: &str = "application/json";

impl Session {
    /// The open workspace as its exchange file.
    pub fn exchange_file(&self) -> String {
        self.with(|workspace, _| saved::write(workspace))
    }

    /// Offers the open workspace as a file.
    pub fn export(&self) {
        let platform = self.platform();
        let name = self.with(|workspace, board| {
            let period = workspace.period(board.period()).map(|period| period.parts().name.clone());
            let mark = if workspace.is_example() { "example" } else { "" };
            file_name(&[mark, workspace.name(), &period.unwrap_or_default()], "ermu.json")
        });
        match platform.offer_file(&name, JSON, &self.exchange_file()) {
            Ok(()) => {
                let at = platform.now().clock();
                self.signals().exported.set(Some(Exported { at, revision: self.revision() }));
            }
            Err(fault) => self.show(Strip::Browser(fault)),
        }
    }

    /// The last file given out; tracked.
    pub fn exported(&self) -> Option<Exported> {
        self.signals().exported.get()
    }

    /// Lets the person choose a file and opens it.
    pub fn choose_and_open(&self) {
        let session = *self;
        let then = move |chosen: Result<crate::platform::ChosenFile, FileFault>| match chosen {
            Err(fault) => session.show(Strip::Browser(fault)),
            Ok(file) => match session.open_text(&file.text) {
                Ok(same) => session.show(Strip::Opened { name: file.name, same }),
                Err(faults) => session.show(Strip::NotOpened { name: file.name, faults }),
            },
        };
        self.platform().choose_file(".json", saved::LARGEST_FILE, Box::new(then));
    }

    /// Opens an exchange file in the place of the draft: validated whole first, one step to undo.
    ///
    /// `true` when it holds just what is open already; then nothing changes.
    ///
    /// # Errors
    /// Every fault of the file; nothing has changed then.
    pub fn open_text(&self, text: &str) -> Result<bool, Vec<Fault>> {
        let workspace = saved::read(text)?;
        self.flush();
        self.enter_space(workspace.is_example());
        let same = self.with(|open, _| *open == workspace);
        if !same {
            self.keep_previous();
            self.dispatch(Edit::Replace(Box::new(workspace)));
        }
        Ok(same)
    }

    /// Clears the example away: the own draft if there is one, else the same roster and rules with nothing entered.
    pub fn clear_example(&self) {
        if !self.with(|workspace, _| workspace.is_example()) {
            return;
        }
        self.flush();
        if !self.enter_space(false) {
            self.dispatch(Edit::Replace(Box::new(self.with(|workspace, _| workspace.cleared()))));
        }
    }

    /// Whether a draft of real data is kept beside the open example.
    pub fn has_own(&self) -> bool {
        self.inner.with_value(|inner| inner.platform.read(&inner.keys.draft(false)).ok().flatten().is_some())
    }

    /// Shows the example again, as it was published; the own draft stays where it is.
    ///
    /// # Errors
    /// The faults of the built-in example.
    pub fn show_example(&self) -> Result<(), Vec<Fault>> {
        let pristine = example::workspace()?;
        self.flush();
        if self.with(|workspace, _| workspace.is_example()) {
            self.dispatch(Edit::Replace(Box::new(pristine)));
        } else {
            self.swap(pristine);
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
            example::workspace().map_or(0, |pristine| differing_cells(workspace, &pristine))
        })
    }

    /// The page as one file that opens from disk.
    pub fn download_page(&self) {
        let platform = self.platform();
        let offered = (platform.pristine_page().ok_or(FileFault::Refused))
            .and_then(|page| platform.offer_file("ermu.html", "text/html", &page));
        if let Err(fault) = offered {
            self.show(Strip::Browser(fault));
        }
    }

    /// Drafts that were set aside, and the one before the last opened file.
    pub fn kept(&self) -> Vec<Kept> {
        self.inner.with_value(|inner| {
            let previous = inner.keys.previous();
            let mut keys = inner.platform.keys(&inner.keys.aside()).unwrap_or_default();
            keys.push(previous);
            let size =
                |key: &String| inner.platform.read(key).ok().flatten().map(|text| text.chars().count());
            keys.into_iter().filter_map(|key| size(&key).map(|size| Kept { key, size })).collect()
        })
    }

    /// Whether a kept draft is the one before the last opened file.
    pub fn is_previous(&self, key: &str) -> bool {
        self.inner.with_value(|inner| inner.keys.previous() == key)
    }

    /// Offers what stands under a key as a file, whatever it is.
    pub fn download_kept(&self, key: &str) {
        let platform = self.platform();
        let text = platform.read(key).ok().flatten().unwrap_or_default();
        // A draft's first line is ours; what follows is the exchange file, if it is one.
        let body =
            text.split_once('\n').filter(|(head, _)| head.starts_with("ermu-draft ")).map(|(_, body)| body);
        let name = file_name(&["ermu", "draft"], "json");
        if let Err(fault) = platform.offer_file(&name, JSON, body.unwrap_or(&text)) {
            self.show(Strip::Browser(fault));
        }
    }

    /// Copies a text; `false` when the browser did not take it.
    pub fn copy(&self, text: &str) -> bool {
        self.platform().copy(text).is_ok()
    }

    /// Shows the draft of a space that is not on the desk, so that a file replaces that one and an undo leads back
    /// to it. `false` when there is none to show.
    fn enter_space(&self, example: bool) -> bool {
        if self.with(|workspace, _| workspace.is_example()) == example {
            return true;
        }
        let there =
            self.inner.with_value(|inner| startup::stored(inner.platform.as_ref(), &inner.keys, example));
        match there {
            Ok(Stored::Draft(draft)) => {
                self.swap(draft.workspace);
                return true;
            }
            Ok(Stored::Damaged { key, moved }) => {
                self.inner.update_value(|inner| inner.may_save &= moved);
                self.show(Strip::SetAside { key });
            }
            Ok(Stored::Newer { key }) => {
                self.inner.update_value(|inner| inner.may_save = false);
                self.show(Strip::NewerDraft { key });
            }
            Ok(Stored::Nothing) => {}
            Err(fault) => self.refused(fault),
        }
        false
    }

    /// Puts the workspace of the other space on the desk; it is no step, since nothing is replaced.
    fn swap(&self, workspace: Workspace) {
        self.inner.update_value(|inner| inner.desk = super::desk::Desk::new(workspace));
        self.tell(&crate::domain::board::Change::Whole);
        self.save_soon();
    }

    /// Keeps the draft that a file is about to replace.
    fn keep_previous(&self) {
        let kept = self.inner.with_value(|inner| {
            let workspace = inner.desk.workspace();
            if workspace.is_example() {
                return Ok(());
            }
            let at = inner.platform.now().stamp();
            inner.platform.write(&inner.keys.previous(), &draft::encode(workspace, &at))
        });
        // Without a store the undo of this page still leads back, and the footer says that nothing is kept.
        if let Err(fault @ (StoreFault::Refused | StoreFault::Full | StoreFault::Unverified)) = kept {
            self.refused(fault);
        }
    }
}

/// How many cells differ between two workspaces of one roster and one set of rules.
fn differing_cells(one: &Workspace, other: &Workspace) -> usize {
    let mut differing = 0;
    for (a, b) in one.periods().iter().zip(other.periods()) {
        let Some(rules) = one.rule_sets().get(a.rules().get()) else { continue };
        for (unit, _) in one.roster().units_ix() {
            let differs =
                |(channel, _): &(_, &_)| a.sheet().get(unit, *channel) != b.sheet().get(unit, *channel);
            differing += rules.channels_ix().filter(differs).count();
        }
    }
    differing
}

/// A file name of these parts that every system takes, at most 80 characters long.
pub fn file_name(parts: &[&str], ending: &str) -> String {
    let clean = |part: &&str| {
        let kept = |c: &char| !c.is_control() && !r#"\/:*?"<>|"#.contains(*c);
        part.chars().filter(kept).collect::<String>().trim().trim_start_matches('.').to_owned()
    };
    let parts: Vec<String> = parts.iter().map(clean).filter(|part| !part.is_empty()).collect();
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
        assert_eq!(file_name(&["", "/"], "json"), "ermu.json");
        assert_eq!(file_name(&[&"长".repeat(300)], "ermu.json").chars().count(), 80);
    }
}
