//! The workspace, its board, and the steps that can be taken back. Knows no signal and no store.

use crate::domain::board::{Change, Scoreboard};
use crate::domain::edit::{self, Edit, EditFault};
use crate::domain::id::{ChannelId, PeriodId, UnitId};
use crate::domain::workspace::{PeriodIx, Workspace};

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
    /// An item, an entry or a late count was written or taken away.
    Record,
    /// A period was published or opened again, or one of its figures put right.
    Publish,
    /// A file was opened, the example cleared, or a rule set changed.
    Replace,
}

struct Step {
    name: StepName,
    inverse: Edit,
}

/// The most steps that are kept.
pub const MOST_STEPS: usize = 200;

/// A workspace at work.
pub struct Desk {
    workspace: Workspace,
    board: Scoreboard,
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Whether the last step may still take in more typing.
    typing: bool,
}

impl Desk {
    /// Puts a workspace on the desk, at its last period.
    pub fn new(workspace: Workspace) -> Self {
        let board = Scoreboard::new(&workspace, workspace.last_period());
        Self { workspace, board, done: Vec::new(), undone: Vec::new(), typing: false }
    }

    /// The workspace.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Its scoreboard.
    pub fn board(&self) -> &Scoreboard {
        &self.board
    }

    /// Shows another period.
    pub fn show_period(&mut self, period: PeriodIx) {
        self.board = Scoreboard::new(&self.workspace, period.min(self.workspace.last_period()));
        self.typing = false;
    }

    /// Applies an edit as a step of its own; `None` when it changes nothing.
    ///
    /// # Errors
    /// Those of [`edit::apply`]; nothing has changed then.
    pub fn dispatch(&mut self, edit: Edit) -> Result<Option<Change>, EditFault> {
        let change = self.step(edit, false)?;
        self.typing = false;
        Ok(change)
    }

    /// Applies an edit that goes on with the typing before it where both are in one cell.
    ///
    /// # Errors
    /// Those of [`edit::apply`]; nothing has changed then.
    pub fn dispatch_typing(&mut self, edit: Edit) -> Result<Option<Change>, EditFault> {
        let change = self.step(edit, self.typing)?;
        self.typing = true;
        Ok(change)
    }

    /// Ends the typing: the next one is a step of its own.
    pub fn seal(&mut self) {
        self.typing = false;
    }

    /// Takes the last step back; `None` when there is none.
    ///
    /// # Errors
    /// Those of [`edit::apply`]; nothing has changed then.
    pub fn undo(&mut self) -> Result<Option<Change>, EditFault> {
        self.typing = false;
        let Some(step) = self.done.pop() else { return Ok(None) };
        let (back, change) = self.apply(step.inverse)?;
        self.undone.push(Step { name: step.name, inverse: back });
        Ok(Some(change))
    }

    /// Does the last step taken back again; `None` when there is none.
    ///
    /// # Errors
    /// Those of [`edit::apply`]; nothing has changed then.
    pub fn redo(&mut self) -> Result<Option<Change>, EditFault> {
        self.typing = false;
        let Some(step) = self.undone.pop() else { return Ok(None) };
        let (back, change) = self.apply(step.inverse)?;
        self.done.push(Step { name: step.name, inverse: back });
        Ok(Some(change))
    }

    /// What an undo would take back.
    pub fn next_undo(&self) -> Option<StepName> {
        self.done.last().map(|step| step.name.clone())
    }

    fn step(&mut self, edit: Edit, merge: bool) -> Result<Option<Change>, EditFault> {
        let to = match &edit {
            Edit::Type { typed, .. } => typed.clone(),
            _ => String::new(),
        };
        let (inverse, change) = self.apply(edit)?;
        let name = self.name(&inverse, &to);
        if let StepName::Cell { from, to, .. } = &name
            && from == to
        {
            return Ok(None);
        }
        self.undone.clear();
        match (self.done.last_mut(), &name) {
            (Some(last), StepName::Cell { unit, period, channel, to, .. }) if merge => match &mut last.name {
                StepName::Cell { unit: u, period: p, channel: c, to: last_to, .. }
                    if (&*u, &*p, &*c) == (unit, period, channel) =>
                {
                    last_to.clone_from(to);
                }
                _ => self.done.push(Step { name, inverse }),
            },
            _ => self.done.push(Step { name, inverse }),
        }
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
        }
        Ok(Some(change))
    }

    fn apply(&mut self, edit: Edit) -> Result<(Edit, Change), EditFault> {
        let applied = edit::apply(&mut self.workspace, edit)?;
        let change = self.board.apply(&self.workspace, applied.effect);
        Ok((applied.inverse, change))
    }

    /// Names a step by its inverse, which knows what was there before.
    fn name(&self, inverse: &Edit, typed: &str) -> StepName {
        match inverse {
            Edit::Type { period, unit, channel, typed: from } => {
                let read = || {
                    let ix = self.workspace.find_period(period)?;
                    let channel = self.workspace.rules_of(ix)?.find_channel(channel)?;
                    let unit = self.workspace.roster().find(unit)?;
                    Some(self.workspace.period(ix)?.sheet().get(unit, channel).text())
                };
                StepName::Cell {
                    unit: unit.clone(),
                    period: period.clone(),
                    channel: channel.clone(),
                    from: from.clone(),
                    to: read().unwrap_or_else(|| typed.to_owned()),
                }
            }
            Edit::SetWaiting { period, channel, .. } => {
                StepName::Waiting { period: period.clone(), channel: channel.clone() }
            }
            Edit::SetRanking { .. } => StepName::Ranking,
            Edit::PutItem { .. } | Edit::PutAdjustment { .. } | Edit::PutLate { .. } => StepName::Record,
            Edit::SetStatus { .. } | Edit::Correct { .. } | Edit::Uncorrect { .. } => StepName::Publish,
            Edit::SetRules(_) | Edit::Replace(_) => StepName::Replace,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::example;

    fn desk() -> Desk {
        Desk::new(example::workspace().expect("the example opens"))
    }

    fn typing(typed: &str) -> Edit {
        Edit::Type {
            period: PeriodId::new("2022Q1"),
            unit: UnitId::new("t01"),
            channel: ChannelId::new("express"),
            typed: typed.to_owned(),
        }
    }

    #[test]
    fn typing_two_digits_is_one_step() {
        let mut desk = desk();
        for typed in ["5", "52"] {
            desk.dispatch_typing(typing(typed)).expect("applies");
        }
        match desk.next_undo() {
            Some(StepName::Cell { from, to, .. }) => assert_eq!((from.as_str(), to.as_str()), ("51", "52")),
            other => panic!("{other:?}"),
        }
        desk.undo().expect("applies");
        assert_eq!(desk.next_undo(), None);
        assert_eq!(desk.board(), &Scoreboard::new(desk.workspace(), PeriodIx::new(0)));
    }

    #[test]
    fn after_leaving_the_cell_typing_is_a_step_of_its_own() {
        let mut desk = desk();
        desk.dispatch_typing(typing("5")).expect("applies");
        desk.seal();
        desk.dispatch_typing(typing("52")).expect("applies");
        desk.undo().expect("applies");
        assert!(matches!(desk.next_undo(), Some(StepName::Cell { to, .. }) if to == "5"));
    }

    #[test]
    fn typing_what_stands_there_is_no_step() {
        let mut desk = desk();
        assert_eq!(desk.dispatch(typing("５１")).expect("applies"), None);
        assert_eq!(desk.next_undo(), None);
    }

    #[test]
    fn redo_brings_back_what_undo_took_and_a_new_step_forgets_it() {
        let mut desk = desk();
        desk.dispatch(typing("60")).expect("applies");
        let after = desk.workspace().clone();
        desk.undo().expect("applies");
        desk.redo().expect("applies");
        assert_eq!(desk.workspace(), &after);
        desk.undo().expect("applies");
        desk.dispatch(typing("7")).expect("applies");
        assert_eq!(desk.redo().expect("applies"), None);
    }
}
