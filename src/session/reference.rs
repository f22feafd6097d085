//! What a unit gives to the office, and what the office published, opened beside the own draft and never in its place.

use std::rc::Rc;
use std::sync::Arc;

use super::asked::Pending;
use super::files::{LARGEST, file_name};
use leptos::prelude::*;

use super::{Session, Strip};
use crate::domain::alone::only_unit;
use crate::domain::calendar::Date;
use crate::domain::edit::{Edit, EditFault, ManyName, begin};
use crate::domain::fault::Fault;
use crate::domain::roster::UnitIx;
use crate::domain::workspace::{Origin, PeriodParts, Workspace, next_period};
use crate::formats::saved::Beside;
use crate::formats::{page, saved};
use crate::platform::{ChosenFile, FileFault, PickedFile};

/// What the office published, as far as this page was shown it; it is forgotten with the tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeFile {
    /// The file's name.
    pub name: String,
    /// What it holds.
    pub workspace: Workspace,
    /// The state of the draft it was written from, if it says.
    pub origin: Option<Origin>,
}

/// Why nothing of a file can be put beside the own draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The browser could not give it.
    File(FileFault),
    /// It holds no workspace; every reason.
    Faults(Vec<Fault>),
}

/// What was read, or why nothing was, with the file's name.
pub type OfficeRead = Result<Arc<OfficeFile>, (String, Unread)>;

impl Session {
    /// Offers the record of one unit as its file, which the name says.
    pub fn export_own(&self, unit: UnitIx) {
        self.export_of(Some(unit));
    }

    /// A file opens where work goes on: in its last period, and one unit's own at that unit.
    pub(super) fn go_to_work(&self) {
        let unit = self.with(|workspace, _| {
            let unit = only_unit(workspace).filter(|_| !workspace.is_example())?;
            Some(workspace.roster().unit(unit)?.id.to_string())
        });
        if let Some(unit) = unit {
            self.choose_unit(&unit);
        }
        self.show_period(self.with(|workspace, _| workspace.last_period()));
    }

    /// Adds the period after the last one and shows it.
    pub fn begin_next_period(&self) {
        let parts = self.with(|workspace, _| next_period(workspace));
        self.dispatch(put(parts));
        self.show_period(self.with(|workspace, _| workspace.last_period()));
    }

    /// Adds a period, wherever its days lie, and shows it.
    ///
    /// # Errors
    /// When a later one is published.
    pub fn begin_period(&self, parts: PeriodParts) -> Result<(), EditFault> {
        let id = parts.id.clone();
        self.attempt(put(parts))?;
        if let Some(period) = self.with(|workspace, _| workspace.find_period(&id)) {
            self.show_period(period);
        }
        Ok(())
    }

    /// Adds periods that lie further on, in one step, and shows the last one; in a draft in which nothing was ever entered
    /// they take the place of those that are there.
    pub fn begin_periods(&self, periods: Vec<PeriodParts>) {
        self.dispatch(self.with(|workspace, _| begin(workspace, periods)));
        self.show_period(self.with(|workspace, _| workspace.last_period()));
    }

    /// Offers a text as a file.
    ///
    /// # Errors
    /// When the browser does not let it happen.
    pub fn offer_text(&self, name: &[&str], text: &str) -> Result<(), FileFault> {
        // Notepad on old systems wants line ends of two characters, and the mark tells it the encoding.
        let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        self.platform().offer_file(&file_name(name, "txt"), "text/plain;charset=utf-8", &text)
    }

    /// What day it is here.
    pub fn today(&self) -> Date {
        self.platform().now().stamp().get(..10).and_then(Date::parse).unwrap_or(Date::FIRST)
    }

    /// Asks before a page that somebody else published takes the place of a draft with figures in it: whoever has one of
    /// those most often only wants to compare. `false` where there is nothing to be asked.
    pub(super) fn asks_about(&self, file: &ChosenFile) -> bool {
        let has_figures = |workspace: &Workspace| {
            let periods = workspace.periods();
            !workspace.is_example() && periods.iter().any(|period| !period.typed().is_blank())
        };
        let is_asked = page::is_published(&file.text)
            && !self.is_published()
            && !self.signals().reading.get_untracked()
            && self.with(|open, _| has_figures(open));
        let read = is_asked.then(|| saved::read_with(page::exchange_file(&file.text)).ok()).flatten();
        let Some((workspace, beside)) = read else { return false };
        let is_known = beside.origin.as_ref().is_some_and(|origin| self.knows(&origin.draft));
        if is_known || self.with(|open, _| *open == workspace) {
            return false;
        }
        self.inner.update_value(|inner| inner.pending = Some(Pending { workspace, revision: 0, beside }));
        self.show(Strip::PublishedOffered { name: file.name.clone() });
        true
    }

    /// The page somebody else published that waits for a word, as what is put beside the own draft; it waits no longer.
    pub fn pending_as_office_file(&self, name: &str) -> Option<Arc<OfficeFile>> {
        // It was asked about because no draft of this browser is its origin.
        let file = |workspace| Arc::new(OfficeFile { name: name.to_owned(), workspace, origin: None });
        self.take_pending().map(|pending| file(pending.workspace))
    }

    /// Keeps what is put beside the open draft through reloads of this tab; none forgets it. Where the browser keeps
    /// nothing, or not so much, it has to be opened again after a reload.
    pub fn keep_beside(&self, file: Option<&OfficeFile>) {
        if self.is_published() {
            return;
        }
        let text = file.map(|OfficeFile { name, workspace, origin }| {
            let beside = Beside { origin: origin.clone(), log: Vec::new() };
            format!("{}\n{name}\n{}", self.draft_id(), saved::write_with(workspace, beside))
        });
        let key = self.inner.with_value(|inner| inner.keys.beside());
        // It lies in a file of the person's.
        _ = self.platform().keep_for_tab(&key, text.as_deref());
    }

    /// What this tab had put beside the open draft before a reload.
    pub fn recall_beside(&self) -> Option<Arc<OfficeFile>> {
        if self.is_published() {
            return None;
        }
        let key = self.inner.with_value(|inner| inner.keys.beside());
        let text = self.platform().kept_for_tab(&key).ok().flatten()?;
        let (name, file) = text.strip_prefix(&self.draft_id())?.strip_prefix('\n')?.split_once('\n')?;
        let (workspace, beside) = saved::read_with(file).ok()?;
        Some(Arc::new(OfficeFile { name: name.to_owned(), workspace, origin: beside.origin }))
    }

    /// Lets the person choose what the office published: its page, or the file of its data.
    pub fn choose_office_file(&self, then: impl Fn(OfficeRead) + 'static) {
        let then = Rc::new(then);
        let chosen = move |files: Vec<PickedFile>| {
            let Some(file) = files.into_iter().next() else { return };
            let (name, then) = (file.name.clone(), Rc::clone(&then));
            file.read(LARGEST, Box::new(move |file| then(read(name, file))));
        };
        self.platform().choose_files(".html,.htm,.json", false, Box::new(chosen));
    }
}

/// The step that adds a period; not one of those that change how one is called or how it counts.
fn put(parts: PeriodParts) -> Edit {
    let edit = Edit::PutPeriod { id: parts.id.clone(), period: Some(Box::new(parts)) };
    Edit::Many { name: ManyName::Periods, edits: vec![edit] }
}

fn read(name: String, file: Result<ChosenFile, FileFault>) -> OfficeRead {
    let file = match file {
        Ok(file) => file,
        Err(fault) => return Err((name, Unread::File(fault))),
    };
    match saved::read_with(page::exchange_file(&file.text)) {
        Ok((workspace, beside)) => Ok(Arc::new(OfficeFile { name, workspace, origin: beside.origin })),
        Err(faults) => Err((name, Unread::Faults(faults))),
    }
}
