//! The mark of a cell: the weightiest of what was found in it.

use crate::domain::finding::{Finding, Severity};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::Workspace;
use crate::ui::text;

/// What a cell is marked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) severity: Severity,
    /// The sentence, without its place.
    pub(super) words: String,
}

/// The mark of a cell; findings stand by weight, so the first is the weightiest. Notes mark no cell.
pub(super) fn mark_of(
    workspace: &Workspace,
    all: &[Finding],
    unit: UnitIx,
    channel: ChannelIx,
) -> Option<Mark> {
    let is_here = |finding: &&Finding| finding.unit == Some(unit) && finding.channel == Some(channel);
    let found = all.iter().find(is_here).filter(|finding| finding.code.severity() != Severity::Note)?;
    Some(Mark { severity: found.code.severity(), words: text::finding_parts(workspace, found).1 })
}
