//! Units' files on their way into the open draft: read one after the other, laid beside the period, and nothing written
//! before a person says so.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use super::files::LARGEST;
use crate::domain::edit::EditFault;
use crate::domain::fault::Fault;
use crate::domain::id::PeriodId;
use crate::domain::merge::{Merge, Refusal, Submission, submission};
use crate::formats::{page, saved};
use crate::platform::{ChosenFile, FileFault, PickedFile, is_book, is_table};

/// Why a file does not take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// The browser could not give it.
    File(FileFault),
    /// It is no exchange file, or a damaged one; every fault.
    Faults(Vec<Fault>),
    /// It is a rule set's file.
    Rules,
    /// Nothing of it can be taken.
    Refused(Refusal),
}

/// The files that were read so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathered {
    /// The draft they are to go into.
    pub draft: String,
    /// The period they are read for.
    pub period: PeriodId,
    /// Those that say something, in the order in which they came.
    pub files: Vec<Submission>,
    /// Those that do not take part: name and why.
    pub unusable: Vec<(String, Unusable)>,
    /// How many are still to be read.
    pub left: usize,
}

impl Gathered {
    /// How many were read.
    pub fn done(&self) -> usize {
        self.files.len() + self.unusable.len()
    }
}

/// What [`Session`] keeps while files are gathered.
#[derive(Default)]
pub(super) struct Queue {
    /// The files still to be read, the next one last.
    waiting: Vec<PickedFile>,
    /// Tells a run from the ones that were given up before it.
    run: u64,
    /// Whether a file that is dropped alone is gathered as well.
    takes_single: bool,
}

impl Session {
    /// Lets the person choose units' files and gathers them.
    pub fn choose_and_merge(&self) {
        let session = *self;
        let then = move |files| session.gather(files);
        self.platform().choose_files(".json,.html", true, Box::new(then));
    }

    /// Says whether a single dropped file is a unit's, too: so it is where counts are entered, while anywhere else it is
    /// opened in the place of the draft.
    pub fn merge_single_drops(&self, takes: bool) {
        self.inner.update_value(|inner| inner.queue.takes_single = takes);
    }

    /// What was gathered so far; none while nothing is. Tracked.
    pub fn gathered(&self) -> Option<Arc<Gathered>> {
        self.signals().gathered.get()
    }

    /// What was gathered so far, as it is now.
    pub fn gathered_untracked(&self) -> Option<Arc<Gathered>> {
        self.signals().gathered.get_untracked()
    }

    /// Whether the period of the gathered files is still there, in the draft they were gathered for.
    pub fn has_merge(&self) -> bool {
        let gathered = self.signals().gathered.get_untracked();
        let is_there = |of: &Gathered| {
            of.draft == self.draft_id()
                && self.with(|workspace, _| workspace.find_period(&of.period).is_some())
        };
        gathered.is_some_and(|of| is_there(&of))
    }

    /// Whether the gathered files may be taken: their period is open and this tab writes. Tracked.
    pub fn may_merge(&self) -> bool {
        self.track_any();
        let period = self.signals().gathered.with(|of| of.as_ref().map(|of| of.period.clone()));
        let is_open = |period| {
            self.with(|workspace, _| workspace.find_period(&period).is_some_and(|at| workspace.may_type(at)))
        };
        !self.is_reading() && period.is_some_and(is_open)
    }

    /// The files that were gathered beside the period they are for; none once that is gone. Tracked.
    pub fn merge(&self) -> Option<Merge> {
        let gathered = self.gathered()?;
        self.track_any();
        if gathered.draft != self.draft_id() {
            return None;
        }
        self.with(|workspace, _| {
            let period = workspace.find_period(&gathered.period)?;
            Some(Merge::new(&gathered.files, &gathered.draft, workspace, period))
        })
    }

    /// Takes what was decided of each line, in one step, and forgets the files; `false` where there is nothing to be taken
    /// or another tab writes, and the files stay with what was decided.
    ///
    /// # Errors
    /// When the draft does not take it; nothing has changed then and the files stay.
    pub fn take_merged(&self, merge: &Merge, decided: &[Option<usize>]) -> Result<bool, EditFault> {
        let may = !self.signals().reading.get_untracked();
        let Some(gathered) = self.signals().gathered.get_untracked().filter(|_| may) else {
            return Ok(false);
        };
        let edit = self
            .with(|workspace, _| merge.edit(decided, workspace, workspace.find_period(&gathered.period)?));
        edit.map_or(Ok(()), |edit| self.attempt(edit))?;
        self.forget_gathered();
        Ok(true)
    }

    /// Gives the files up, also those that are still to be read; nothing has changed.
    pub fn forget_gathered(&self) {
        self.inner.update_value(|inner| {
            inner.queue.waiting.clear();
            inner.queue.run += 1;
        });
        self.signals().gathered.set(None);
    }

    /// Takes files that were dropped together: several are units' files, a single one is opened unless it is a unit's.
    pub(super) fn take_dropped(&self, mut files: Vec<PickedFile>) {
        let is_one_table =
            files.len() == 1 && files.iter().all(|file| is_table(&file.name) || is_book(&file.name));
        let is_gathering = self.signals().gathered.with_untracked(Option::is_some);
        let takes_single = self.inner.with_value(|inner| inner.queue.takes_single) || is_gathering;
        let takes_single = takes_single && !is_one_table;
        if files.len() > 1 || takes_single {
            return self.gather(files);
        }
        if let Some(file) = files.pop() {
            self.take_picked(file);
        }
    }

    /// Reads files beside those that were gathered already.
    pub(super) fn gather(&self, files: Vec<PickedFile>) {
        if self.signals().reading.get_untracked() || self.is_published() || files.is_empty() {
            return;
        }
        let period = self.with(|workspace, board| {
            workspace.period(board.period()).map(|period| period.parts().id.clone())
        });
        let Some(period) = period else { return };
        let (count, draft) = (files.len(), self.draft_id());
        let is_same = |of: &Gathered| of.period == period && of.draft == draft;
        let before = self.signals().gathered.get_untracked().filter(|of| is_same(of));
        if before.is_none() {
            self.forget_gathered();
        }
        let mut now = before.map_or_else(
            || Gathered { draft, period, files: Vec::new(), unusable: Vec::new(), left: 0 },
            |of| Gathered::clone(&of),
        );
        let is_idle = now.left == 0;
        now.left += count;
        self.signals().gathered.set(Some(Arc::new(now)));
        self.signals().called.update(|times| *times += 1);
        self.inner.update_value(|inner| {
            inner.queue.waiting.splice(0..0, files.into_iter().rev());
        });
        if is_idle {
            self.read_next(self.inner.with_value(|inner| inner.queue.run));
        }
    }

    /// Reads the next file of a run, and lets the browser draw between two.
    fn read_next(&self, run: u64) {
        let next = self
            .inner
            .try_update_value(|inner| (inner.queue.run == run).then(|| inner.queue.waiting.pop()).flatten());
        let Some(file) = next.flatten() else { return };
        let (session, name) = (*self, file.name.clone());
        file.read(
            LARGEST,
            Box::new(move |read| {
                if session.inner.with_value(|inner| inner.queue.run) != run {
                    return;
                }
                session.take_read(name, read);
                session.platform().after(0, Box::new(move || session.read_next(run)));
            }),
        );
    }

    /// Puts a file that was read beside the others.
    fn take_read(&self, name: String, read: Result<ChosenFile, FileFault>) {
        let period = self.signals().gathered.with_untracked(|of| of.as_ref().map(|of| of.period.clone()));
        let Some(period) = period else { return };
        let outcome = read.map_err(Unusable::File).and_then(|file| {
            let text = page::exchange_file(&file.text);
            if saved::read_rule_set(text).is_some() {
                return Err(Unusable::Rules);
            }
            let (brought, beside) = saved::read_with(text).map_err(Unusable::Faults)?;
            self.with(|workspace, _| {
                let period = workspace.find_period(&period).ok_or(Refusal::NoPeriod);
                let read =
                    period.and_then(|at| submission(file.name, beside.origin, &brought, workspace, at));
                read.map_err(Unusable::Refused)
            })
        });
        self.signals().gathered.update(|gathered| {
            let Some(now) = gathered.as_mut().map(Arc::make_mut) else { return };
            now.left = now.left.saturating_sub(1);
            match outcome {
                Ok(file) => now.files.push(file),
                Err(why) => now.unusable.push((name, why)),
            }
        });
    }
}
