//! The workspace, its board, and the steps that can be taken back. Knows no signal and no store.

use super::draft::Lines;
use super::past::{self, MOST_STEPS, Step, StepName};
use crate::domain::board::{Change, Scoreboard};
use crate::domain::edit::{self, Edit, EditFault};
use crate::domain::id::PeriodId;
use crate::domain::record::{Logged, MOST_LOGGED};
use crate::domain::workspace::{PeriodIx, Workspace};

/// A workspace at work.
pub struct Desk {
    workspace: Workspace,
    board: Scoreboard,
    done: Vec<Step>,
    undone: Vec<Step>,
    log: Vec<Logged>,
    /// The time that the log tells of a change.
    now: String,
    /// Whether the last step may still take in more typing.
    typing: bool,
    changes: u64,
    /// So many of the first steps may be in a file that was given out.
    in_file: usize,
}

impl Desk {
    /// Puts a workspace on the desk, at its last period.
    pub fn new(workspace: Workspace) -> Self {
        let board = Scoreboard::new(&workspace, workspace.last_period());
        Self {
            workspace,
            board,
            done: Vec::new(),
            undone: Vec::new(),
            log: Vec::new(),
            now: String::new(),
            typing: false,
            changes: 0,
            in_file: 0,
        }
    }

    /// Puts a workspace on the desk with what was kept beside it.
    pub fn with_past(workspace: Workspace, lines: Lines, changes: u64) -> Self {
        let Lines { done, undone, log } = lines;
        let done = past::steps(done);
        let in_file = done.len();
        Self { done, undone: past::steps(undone), log, changes, in_file, ..Self::new(workspace) }
    }

    /// How many changes a person would count. Each step is one, however many keys it took. Taken back it is none; but
    /// taking back what a file may hold is a change beside that file, as is doing again.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// A file was given out with all that was done: what is typed on then is a change beside it.
    pub fn given(&mut self) {
        self.in_file = self.done.len();
        self.typing = false;
    }

    /// One step less is done; one that no file holds is one change less.
    fn count_back(&mut self) {
        if self.done.len() < self.in_file {
            self.in_file = self.done.len();
            self.changes += 1;
        } else {
            self.changes = self.changes.saturating_sub(1);
        }
    }

    /// The steps to be taken back and those to be done again, the next one last, and the log, to be kept.
    pub fn past(&self) -> Lines {
        Lines { done: past::lines(&self.done), undone: past::lines(&self.undone), log: self.log.clone() }
    }

    /// What was changed, the oldest first.
    pub fn log(&self) -> &[Logged] {
        &self.log
    }

    /// Puts another log in the place of this one, as when a file brings its own.
    pub fn set_log(&mut self, log: Vec<Logged>) {
        self.log = log;
    }

    /// The time of the changes that follow: local date and time.
    pub fn set_now(&mut self, now: String) {
        self.now = now;
    }

    /// Every step that can be taken back, the last one first.
    pub fn steps(&self) -> Vec<StepName> {
        let mut corrections = 0;
        let name = |step: &Step| {
            let name = step.name(&self.workspace, corrections);
            corrections += usize::from(step.is_correction());
            name
        };
        self.done.iter().rev().map(name).collect()
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
        let before = self.done.len();
        let change = self.step(edit, self.typing)?;
        // Typing that came back to where it began has left no step to go on with.
        self.typing = self.done.len() >= before;
        Ok(change)
    }

    /// Ends the typing: the next one is a step of its own.
    pub fn seal(&mut self) {
        self.typing = false;
    }

    /// Takes the last step back; `None` when there is none.
    ///
    /// # Errors
    /// Those of [`edit::again`]; nothing has changed then.
    pub fn undo(&mut self) -> Result<Option<Change>, EditFault> {
        self.typing = false;
        // What is taken back was never done, to the log as well.
        let lines = self.done.last().map_or(0, Step::log_lines);
        let turned = Self::turn(&mut self.workspace, &mut self.board, (&mut self.done, &mut self.undone))?;
        if turned.is_some() {
            self.log.truncate(self.log.len().saturating_sub(lines));
            self.count_back();
        }
        Ok(turned)
    }

    /// Does the last step taken back again; `None` when there is none.
    ///
    /// # Errors
    /// Those of [`edit::again`]; nothing has changed then.
    pub fn redo(&mut self) -> Result<Option<Change>, EditFault> {
        self.typing = false;
        let turned = Self::turn(&mut self.workspace, &mut self.board, (&mut self.undone, &mut self.done))?;
        if turned.is_some() {
            self.changes += 1;
            let lines = self
                .done
                .last()
                .and_then(Step::inverse)
                .map(|inverse| edit::logged(&self.workspace, inverse));
            self.note(lines.unwrap_or_default());
        }
        Ok(turned)
    }

    /// Adds lines to the log; the oldest make room.
    fn note(&mut self, lines: Vec<Logged>) {
        let at = &self.now;
        self.log.extend(lines.into_iter().map(|line| Logged { at: at.clone(), ..line }));
        let over = self.log.len().saturating_sub(MOST_LOGGED);
        self.log.drain(..over);
    }

    /// Takes the last step of one list back, which the other list can then take back in turn.
    fn turn(
        workspace: &mut Workspace,
        board: &mut Scoreboard,
        (from, to): (&mut Vec<Step>, &mut Vec<Step>),
    ) -> Result<Option<Change>, EditFault> {
        let Some(step) = from.pop() else { return Ok(None) };
        let Some(edit) = step.into_edit() else {
            // Those before it begin with what cannot be had back.
            from.clear();
            return Ok(None);
        };
        let typed = edit.typing().map_or_else(String::new, |(.., typed)| typed.to_owned());
        let applied = edit::again(workspace, edit)?;
        let change = board.apply(workspace, applied.effect);
        to.push(Step::new(applied.inverse, typed));
        Ok(Some(change))
    }

    /// What an undo would take back.
    pub fn next_undo(&self) -> Option<StepName> {
        self.done.last().map(|step| step.name(&self.workspace, 0))
    }

    /// The one period that an undo would change, or a redo where it is done `again`.
    pub fn next_period(&self, again: bool) -> Option<PeriodId> {
        let steps = if again { &self.undone } else { &self.done };
        steps.last().and_then(|step| step.period(&self.workspace))
    }

    /// What a redo would do again.
    pub fn next_redo(&self) -> Option<StepName> {
        // What is kept is what takes the undoing back; done again, it goes the other way.
        self.undone.last().map(|step| step.name(&self.workspace, 0).reversed())
    }

    fn step(&mut self, edit: Edit, merge: bool) -> Result<Option<Change>, EditFault> {
        let applied = edit::apply(&mut self.workspace, edit)?;
        let change = self.board.apply(&self.workspace, applied.effect);
        let to = self.typed(&applied.inverse);
        let step = Step::new(applied.inverse, to.clone());
        if step.is_nothing() {
            return Ok(None);
        }
        self.undone.clear();
        if let Some(last) = self.done.last_mut().filter(|last| merge && last.is_same_cell(&step)) {
            last.type_on(&to);
            if last.is_nothing() {
                // Typing came back to what stood there before it.
                self.done.pop();
                self.log.pop();
                self.count_back();
            } else if let Some(line) = self.log.last_mut() {
                line.to = to;
            }
        } else {
            let lines = step.inverse().map(|inverse| edit::logged(&self.workspace, inverse));
            self.done.push(step);
            self.changes += 1;
            self.note(lines.unwrap_or_default());
        }
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
            self.in_file = self.in_file.saturating_sub(1);
        }
        Ok(Some(change))
    }

    /// What stands now in the cell that a step typed into; nothing for other steps.
    fn typed(&self, inverse: &Edit) -> String {
        let cell = inverse.typing();
        cell.map_or_else(String::new, |(period, unit, channel, _)| {
            edit::cell_text(&self.workspace, period, unit, channel)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{ChannelId, UnitId};
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
    fn typing_that_comes_back_to_what_stood_there_leaves_no_step() {
        let mut desk = desk();
        let before = desk.workspace().clone();
        desk.dispatch(typing("50")).expect("applies");
        desk.seal();
        for typed in ["5", "52", "50"] {
            desk.dispatch_typing(typing(typed)).expect("applies");
        }
        assert!(matches!(desk.next_undo(), Some(StepName::Cell { from, .. }) if from == "51"));
        assert_eq!(desk.log().len(), 1);
        // What is typed then does not go on with the step before.
        desk.dispatch_typing(typing("57")).expect("applies");
        assert!(matches!(desk.next_undo(), Some(StepName::Cell { from, .. }) if from == "50"));
        desk.undo().expect("applies");
        assert_eq!(desk.board(), &Scoreboard::new(desk.workspace(), PeriodIx::new(0)));
        desk.undo().expect("applies");
        assert_eq!((desk.workspace(), desk.log().len()), (&before, 0));
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
    fn a_change_is_a_step_and_taken_back_it_is_none_unless_a_file_holds_it() {
        let mut desk = desk();
        for typed in ["1", "12"] {
            desk.dispatch_typing(typing(typed)).expect("applies");
        }
        assert_eq!(desk.changes(), 1);
        desk.undo().expect("applies");
        assert_eq!(desk.changes(), 0);
        desk.redo().expect("applies");
        assert_eq!(desk.changes(), 1);
        desk.given();
        // Typed on after the file, and back to what the file holds.
        desk.dispatch_typing(typing("123")).expect("applies");
        assert_eq!(desk.changes(), 2);
        desk.dispatch_typing(typing("12")).expect("applies");
        assert_eq!(desk.changes(), 1);
        desk.undo().expect("applies");
        assert_eq!(desk.changes(), 2);
        desk.redo().expect("applies");
        desk.undo().expect("applies");
        assert_eq!(desk.changes(), 2, "the file holds what is not there any more");
    }

    #[test]
    fn redo_brings_back_what_undo_took_and_a_new_step_forgets_it() {
        let mut desk = desk();
        desk.dispatch(typing("60")).expect("applies");
        let after = desk.workspace().clone();
        let done = desk.next_undo();
        desk.undo().expect("applies");
        assert_eq!(desk.next_redo(), done);
        desk.redo().expect("applies");
        assert_eq!(desk.workspace(), &after);
        desk.undo().expect("applies");
        desk.dispatch(typing("7")).expect("applies");
        assert_eq!(desk.redo().expect("applies"), None);
    }
}
