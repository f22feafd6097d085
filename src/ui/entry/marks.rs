//! The mark of a cell: the weightiest of what was found in it.

use std::collections::BTreeMap;

use super::state::Grid;
use crate::domain::finding::{Finding, Severity};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::ui::text;

/// What a cell is marked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) severity: Severity,
    /// The sentence, without its place.
    pub(super) words: String,
}

/// Where the weightiest finding of each cell stands among all.
pub(super) type Marks = BTreeMap<(UnitIx, ChannelIx), usize>;

/// The weightiest finding of each cell; they stand by weight, so it is the first. Notes mark no cell.
pub(super) fn marks(all: &[Finding]) -> Marks {
    let mut marks = Marks::new();
    for (at, finding) in all.iter().enumerate() {
        if finding.code.severity() == Severity::Note {
            break;
        }
        if let Some(cell) = finding.unit.zip(finding.channel) {
            marks.entry(cell).or_insert(at);
        }
    }
    marks
}

/// The mark of a cell.
pub(super) fn mark_of(grid: Grid, unit: UnitIx, channel: ChannelIx) -> Option<Mark> {
    let at = grid.marks.with(|marks| marks.get(&(unit, channel)).copied())?;
    grid.findings.with(|all| {
        let found = all.get(at)?;
        let words = grid.session.with(|workspace, _| text::finding_parts(workspace, found).1);
        Some(Mark { severity: found.code.severity(), words })
    })
}
