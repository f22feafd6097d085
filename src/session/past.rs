//! Steps that can be taken back and done again, in memory and as lines that outlive the page.

use std::cell::OnceCell;

use crate::domain::edit::{Counted, Edit, ManyName, Written, counted, log_lines, period_of};
use crate::domain::id::{ChannelId, EntryId, ItemId, PeriodId, UnitId};
use crate::domain::record::{Adjustment, Item, Late};
use crate::domain::workspace::{Status, Workspace};
use crate::formats::saved;

/// What a step did, for its name in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepName {
    /// A cell went from one text to another.
    Cell {
        /// The unit.
        unit: UnitId,
        /// In which period.
        period: PeriodId,
        /// The channel.
        channel: ChannelId,
        /// What stood there.
        from: String,
        /// What stands there.
        to: String,
    },
    /// A channel was marked, or no longer marked, as not fed back.
    Waiting {
        /// In which period.
        period: PeriodId,
        /// The channel.
        channel: ChannelId,
    },
    /// Units are ordered or places given in another way.
    Ranking,
    /// An item of the ledger was written or taken away.
    Item {
        /// Which item.
        id: ItemId,
        /// What stood there.
        was: Option<Box<Item>>,
    },
    /// An adjustment was written or taken away.
    Adjustment {
        /// Which entry.
        id: EntryId,
        /// What stood there.
        was: Option<Box<Adjustment>>,
    },
    /// A late count was written or taken away.
    Late {
        /// Which entry.
        id: EntryId,
        /// What stood there.
        was: Option<Box<Late>>,
    },
    /// A period went on to checking, back to the draft, or out.
    Status {
        /// Which period.
        period: PeriodId,
        /// How far it came by it.
        to: Status,
    },
    /// A figure of a published period was put right.
    Correct {
        /// The unit; empty where it is not known any more.
        unit: UnitId,
        /// In which period.
        period: PeriodId,
        /// The channel; may be empty likewise.
        channel: ChannelId,
    },
    /// A rule set was changed.
    Rules,
    /// A row was verified, returned, or is to be verified again.
    Verify {
        /// The unit.
        unit: UnitId,
        /// In which period.
        period: PeriodId,
    },
    /// An explanation of a finding was written or taken away.
    Explain {
        /// The unit it concerns; may be empty.
        unit: UnitId,
        /// In which period.
        period: PeriodId,
        /// The channel it concerns; may be empty.
        channel: ChannelId,
    },
    /// A notice was changed.
    Notice(PeriodId),
    /// The words to be found in a notice were changed.
    Watchlist,
    /// The county's own wording of a notice was changed.
    Template,
    /// Units or classes were changed.
    Roster,
    /// The county was named.
    County,
    /// A period was added, changed or taken away.
    Period(PeriodId),
    /// Several changes at once.
    Many {
        /// What whoever made them calls them.
        name: ManyName,
        /// How many cells and records changed.
        count: usize,
        /// In which period, where all of it was in one.
        period: Option<PeriodId>,
    },
    /// Several items of the ledger at once.
    Items {
        /// What whoever changed them calls it.
        name: ManyName,
        /// How many items changed.
        count: usize,
        /// In which period, where all of them were adopted in one.
        period: Option<PeriodId>,
    },
    /// A file was opened, a snapshot brought back, or the example cleared.
    Replace,
}

impl StepName {
    /// The same step the other way round.
    pub(super) fn reversed(self) -> Self {
        match self {
            Self::Cell { unit, period, channel, from, to } => {
                Self::Cell { unit, period, channel, from: to, to: from }
            }
            Self::Status { period, to } => Self::Status { period, to: across(to) },
            other => other,
        }
    }

    /// Whether taking it back takes a publication back.
    pub fn is_publication(&self) -> bool {
        matches!(self, Self::Many { name: ManyName::Publish, .. })
    }
}

/// The other end of a step from one state of a period to the next.
fn across(status: Status) -> Status {
    match status {
        Status::Draft => Status::Checking,
        Status::Checking | Status::Published => Status::Draft,
    }
}

/// One step: the edit that takes it back, and what it typed.
pub(super) struct Step {
    past: Past,
    to: String,
    /// The step as a line, made when it is first asked for.
    line: OnceCell<String>,
}

enum Past {
    Edit(Edit),
    /// The exchange file that stood before, read when it is needed.
    File(String),
}

/// The most steps that are kept.
pub const MOST_STEPS: usize = 200;

/// Puts a state on those that can be gone back to, of which no more are kept than there are steps of a draft.
pub fn keep<State>(states: &mut Vec<State>, state: State) {
    if states.len() >= MOST_STEPS {
        states.remove(0);
    }
    states.push(state);
}

/// The most characters that the lines of all steps may take in the store.
const MOST_IN_STORE: usize = 400_000;

impl Step {
    /// A step that `inverse` takes back; `to` is what it typed into a cell.
    pub(super) fn new(inverse: Edit, to: String) -> Self {
        Self { past: Past::Edit(inverse), to, line: OnceCell::new() }
    }

    /// Goes on with the typing in the same cell.
    pub(super) fn type_on(&mut self, to: &str) {
        to.clone_into(&mut self.to);
        self.line = OnceCell::new();
    }

    /// The edit that takes it back, where it is at hand.
    pub(super) fn inverse(&self) -> Option<&Edit> {
        match &self.past {
            Past::Edit(edit) => Some(edit),
            Past::File(_) => None,
        }
    }

    /// How many lines it is in the log.
    pub(super) fn log_lines(&self) -> usize {
        self.inverse().map_or(1, log_lines)
    }

    /// Whether two steps typed into the same cell.
    pub(super) fn is_same_cell(&self, other: &Self) -> bool {
        let cell = |step: &Self| {
            let (period, unit, channel, _) = step.inverse()?.typing()?;
            Some((period.clone(), unit.clone(), channel.clone()))
        };
        cell(self).is_some_and(|one| cell(other) == Some(one))
    }

    /// Whether it changed nothing: it typed what stood there.
    pub(super) fn is_nothing(&self) -> bool {
        match self.inverse() {
            Some(Edit::Many { edits, .. }) => edits.is_empty(),
            Some(edit) => edit.typing().is_some_and(|(.., typed)| typed == self.to),
            None => false,
        }
    }

    /// Whether it put a figure of a published period right.
    pub(super) fn is_correction(&self) -> bool {
        matches!(self.inverse(), Some(Edit::Uncorrect { .. }))
    }

    /// The one period that taking it back changes.
    pub(super) fn period(&self, workspace: &Workspace) -> Option<PeriodId> {
        period_of(workspace, self.inverse()?)
    }

    /// What it is called in a workspace in which so many corrections were made after it.
    pub(super) fn name(&self, workspace: &Workspace, later: usize) -> StepName {
        let Past::Edit(inverse) = &self.past else { return StepName::Replace };
        if let Some((period, unit, channel, typed)) = inverse.typing() {
            return StepName::Cell {
                unit: unit.clone(),
                period: period.clone(),
                channel: channel.clone(),
                from: typed.to_owned(),
                to: self.to.clone(),
            };
        }
        match inverse {
            Edit::SetWaiting { period, channel, .. } => {
                StepName::Waiting { period: period.clone(), channel: channel.clone() }
            }
            Edit::SetRanking { .. } => StepName::Ranking,
            Edit::PutItem { id, item } => StepName::Item { id: id.clone(), was: item.clone() },
            Edit::PutAdjustment { id, entry } => StepName::Adjustment { id: id.clone(), was: entry.clone() },
            Edit::PutLate { id, late } => StepName::Late { id: id.clone(), was: late.clone() },
            Edit::SetStatus { period, status, .. } => {
                StepName::Status { period: period.clone(), to: across(*status) }
            }
            Edit::Correct { period, unit, channel, .. } => {
                StepName::Correct { unit: unit.clone(), period: period.clone(), channel: channel.clone() }
            }
            Edit::Uncorrect { period, .. } => {
                let of = workspace.corrections().iter().nth_back(later);
                let (unit, channel) = of.map(|of| (of.unit.clone(), of.channel.clone())).unwrap_or_default();
                StepName::Correct { unit, period: period.clone(), channel }
            }
            Edit::SetRules(_) | Edit::DropRules(_) => StepName::Rules,
            Edit::Verify { unit, period, .. } => {
                StepName::Verify { unit: unit.clone(), period: period.clone() }
            }
            Edit::Explain { period, explained } => StepName::Explain {
                unit: explained.unit.clone(),
                period: period.clone(),
                channel: explained.channel.clone(),
            },
            Edit::SetNotice { period, .. } => StepName::Notice(period.clone()),
            Edit::SetWatchlist(_) => StepName::Watchlist,
            Edit::SetTemplate(_) => StepName::Template,
            Edit::SetRoster { .. } => StepName::Roster,
            Edit::SetCounty(_) => StepName::County,
            Edit::PutPeriod { id, .. } => StepName::Period(id.clone()),
            Edit::Many { name, edits } => {
                let (name, period) = (*name, period_of(workspace, inverse));
                match counted(edits) {
                    Counted::Items(count) => StepName::Items { name, count, period },
                    Counted::Cells(count) => StepName::Many { name, count, period },
                }
            }
            Edit::Type { .. } | Edit::TypeVerified { .. } | Edit::Replace(_) => StepName::Replace,
        }
    }

    /// The edit that takes it back; none when what was kept of it is no workspace of this version.
    pub(super) fn into_edit(self) -> Option<Edit> {
        match self.past {
            Past::Edit(edit) => Some(edit),
            Past::File(file) => Some(Edit::Replace(Box::new(saved::read(&file).ok()?))),
        }
    }

    fn line(&self) -> &str {
        self.line.get_or_init(|| {
            let (edit, file) = match &self.past {
                Past::Edit(Edit::Replace(workspace)) => (None, saved::write(workspace)),
                Past::Edit(edit) => (Some(edit.clone()), String::new()),
                Past::File(file) => (None, file.clone()),
            };
            saved::write_edit(&mut Written { edit, file, to: self.to.clone() })
        })
    }

    fn read(line: String) -> Option<Self> {
        let Written { edit, file, to } = saved::read_edit(&line)?;
        let past = edit.map_or(Past::File(file), Past::Edit);
        Some(Self { past, to, line: OnceCell::from(line) })
    }
}

/// The last steps as lines, as many as fit into the store; a step without those after it is of no use.
pub(super) fn lines(steps: &[Step]) -> Vec<String> {
    let mut left = MOST_IN_STORE;
    let fits = |step: &&Step| {
        let size = step.line().len();
        let fits = size <= left;
        left -= size.min(left);
        fits
    };
    let mut lines: Vec<String> =
        steps.iter().rev().take_while(fits).map(|step| step.line().to_owned()).collect();
    lines.reverse();
    lines
}

/// Reads lines back; of those before one that is no step of this version none is of use.
pub(super) fn steps(lines: Vec<String>) -> Vec<Step> {
    let mut steps: Vec<Step> = lines.into_iter().rev().map_while(Step::read).take(MOST_STEPS).collect();
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_state_goes_once_as_many_are_kept_as_steps() {
        let mut states = Vec::new();
        (0..=MOST_STEPS).for_each(|state| keep(&mut states, state));
        assert_eq!((states.len(), states[0], states[MOST_STEPS - 1]), (MOST_STEPS, 1, MOST_STEPS));
    }
}
