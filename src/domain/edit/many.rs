//! Several changes as one step: all of them or none.

use super::{Applied, Edit, EditFault, Effect, again, cell_text};
use crate::domain::form::Words;
use crate::domain::workspace::Workspace;

/// What a step of several changes is called; whoever makes it says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ManyName {
    /// 粘贴: a block of cells came from elsewhere.
    #[default]
    Paste,
    /// 填充: one value or one row went on over others.
    Fill,
    /// 清除: cells were emptied.
    Clear,
    /// 并入: another file's cells were taken in.
    Merge,
    /// 名册: units and what belongs to them changed together.
    Roster,
    /// 办法: a rule set and the periods under it changed together.
    Rules,
    /// 期: periods came, and those in which nothing was ever entered went.
    Periods,
    /// 发布: the number and date of a notice, and the publishing itself.
    Publish,
    /// 移: a unit's counts went from one period to another.
    Move,
    /// 核对: several rows were compared, or were not after all.
    Verify,
    /// 补计: what stood under channels that had fed nothing back, entered once they had.
    Late,
}

pub(super) static NAMES: Words<ManyName, 11> = Words {
    words: [
        "paste", "fill", "clear", "merge", "roster", "rules", "periods", "publish", "move", "verify", "late",
    ],
    values: [
        ManyName::Paste,
        ManyName::Fill,
        ManyName::Clear,
        ManyName::Merge,
        ManyName::Roster,
        ManyName::Rules,
        ManyName::Periods,
        ManyName::Publish,
        ManyName::Move,
        ManyName::Verify,
        ManyName::Late,
    ],
};

/// The most changes a step that is read back may have.
pub const MOST_EDITS: usize = 1_000_000;

/// Lets every edit act in its order; a fault takes back what was done before it.
///
/// A cell that holds what was typed already is left out of the inverse, so that a step tells how many cells it changed.
pub(super) fn apply_all(
    workspace: &mut Workspace,
    name: ManyName,
    edits: Vec<Edit>,
    act: fn(&mut Workspace, Edit) -> Result<Applied, EditFault>,
) -> Result<Applied, EditFault> {
    let mut inverses = Vec::with_capacity(edits.len());
    let mut only_cells = true;
    for edit in edits {
        match act(workspace, edit) {
            Ok(applied) if changes_nothing(workspace, &applied.inverse) => {}
            Ok(applied) => {
                only_cells &= matches!(applied.effect, Effect::Cell { .. } | Effect::Cells);
                inverses.push(applied.inverse);
            }
            Err(fault) => {
                take_back(workspace, inverses)?;
                return Err(fault);
            }
        }
    }
    let effect = if only_cells { Effect::Cells } else { Effect::Whole };
    Ok(Applied { effect, inverse: inverse(name, inverses)? })
}

fn changes_nothing(workspace: &Workspace, inverse: &Edit) -> bool {
    match inverse {
        Edit::Many { edits, .. } => edits.is_empty(),
        _ => inverse.typing().is_some_and(|(period, unit, channel, typed)| {
            cell_text(workspace, period, unit, channel) == typed
        }),
    }
}

fn take_back(workspace: &mut Workspace, inverses: Vec<Edit>) -> Result<(), EditFault> {
    inverses.into_iter().rev().try_for_each(|inverse| again(workspace, inverse).map(|_| ()))
}

/// What takes all of them back. A whole workspace among them stands for everything after it, and takes in what was
/// before it: it is kept as a file, which no list of edits can hold.
fn inverse(name: ManyName, mut inverses: Vec<Edit>) -> Result<Edit, EditFault> {
    let Some(at) = inverses.iter().position(|edit| matches!(edit, Edit::Replace(_))) else {
        inverses.reverse();
        return Ok(Edit::Many { name, edits: inverses });
    };
    inverses.truncate(at + 1);
    let Some(Edit::Replace(mut before)) = inverses.pop() else {
        return Ok(Edit::Many { name, edits: Vec::new() });
    };
    take_back(&mut before, inverses)?;
    Ok(Edit::Replace(before))
}
