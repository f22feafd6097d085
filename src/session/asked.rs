//! What is asked before a file takes the place of figures that it does not hold.

use leptos::prelude::*;

use super::{Session, Strip};
use crate::domain::alone::only_unit;
use crate::domain::difference::lost;
use crate::domain::same;
use crate::domain::workspace::{PeriodIx, Workspace};
use crate::formats::saved::{self, Beside};
use crate::platform::PickedFile;

/// A file that waits for a person's word.
pub(super) struct Pending {
    pub(super) workspace: Workspace,
    /// The revision of the draft that it holds a state of; 0 where that draft is none of this browser's.
    pub(super) revision: u64,
    pub(super) beside: Beside,
}

impl Session {
    /// Asks before a file takes the place of figures that would be gone with it, and gives it back where there is nothing
    /// to be asked.
    pub(super) fn asks_to_replace(
        &self,
        name: &str,
        file: (Workspace, Beside),
    ) -> Option<(Workspace, Beside)> {
        self.flush();
        self.enter_space(file.0.is_example());
        let (lost, unit) = self.with(|open, _| {
            if open.is_example() {
                return (None, None);
            }
            let id = |of: &Workspace| only_unit(of).and_then(|unit| of.roster().unit(unit)).cloned();
            // Whoever opens the own figures once more has no table of others to put them into.
            let own = id(open).map(|unit| unit.id);
            let unit = id(&file.0).filter(|unit| own.as_ref() != Some(&unit.id)).map(|unit| unit.name);
            (Some(lost(open, &file.0)), unit)
        });
        let Some(lost) = lost.filter(|lost| !lost.is_nothing()) else { return Some(file) };
        let (workspace, beside) = file;
        self.inner.update_value(|inner| inner.pending = Some(Pending { workspace, revision: 0, beside }));
        self.show(Strip::TakesPlace { name: name.to_owned(), unit, lost });
        None
    }

    /// Opens the file that waits for a person's word, in the place of the draft and in one step to undo.
    pub fn open_pending(&self) {
        if let Some(Pending { workspace, revision, beside }) = self.take_pending() {
            let own = self.draft_revision();
            self.open_workspace(workspace);
            self.take_log(beside.log);
            self.go_to_work();
            let ahead = i64::try_from(revision.saturating_sub(own)).unwrap_or(0);
            self.inner.update_value(|inner| inner.base += ahead);
        }
    }

    /// Opens the file that waits as a draft of its own, called as the file; the open draft stays as it is.
    pub fn open_pending_beside(&self, name: &str) {
        if let Some(Pending { workspace, beside, .. }) = self.take_pending() {
            self.begin_draft(workspace);
            self.rename(name.split('.').next().unwrap_or_default());
            self.take_log(beside.log);
            self.go_to_work();
            self.touch_shelf();
            self.show(Strip::OpenedBeside { name: self.draft_name() });
        }
    }

    /// Lays the file that waits beside the counts of a period it speaks of, as a unit's file chosen there.
    pub fn merge_pending(&self, name: &str) {
        let Some(Pending { workspace, beside, .. }) = self.take_pending() else { return };
        // Where it says nothing of the period on view, it is of the last open one of which it does.
        let period = self.with(|open, board| {
            let speaks = |at: &PeriodIx| {
                let there = open.period(*at).and_then(|period| same::period(period.span(), &workspace));
                there.and_then(|at| workspace.period(at)).is_some_and(|period| !period.typed().is_blank())
            };
            let last = (0..open.periods().len()).rev().map(PeriodIx::new);
            let mut open_ones = last.filter(|&at| open.may_type(at));
            if speaks(&board.period()) { None } else { open_ones.find(speaks) }
        });
        if let Some(period) = period {
            self.show_period(period);
        }
        let text = saved::write_with(&workspace, Beside { log: Vec::new(), ..beside });
        let read = Box::new(move |_, then: crate::platform::BytesThen| then(Ok(text.into_bytes())));
        self.gather(vec![PickedFile::new(name.to_owned(), read, |bytes, _| String::from_utf8(bytes).ok())]);
    }

    /// Leaves the draft as it is.
    pub fn forget_pending(&self) {
        _ = self.take_pending();
    }

    /// The file that waits; nothing is asked of it any more.
    pub(super) fn take_pending(&self) -> Option<Pending> {
        self.signals().strips.update(|strips| strips.retain(|strip| !strip.asks_of_file()));
        self.inner.try_update_value(|inner| inner.pending.take()).flatten()
    }
}
