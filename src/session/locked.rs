//! Whether counts may be typed, and why not.

use super::Session;

/// Why counts cannot be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locked {
    /// The period is published.
    Published,
    /// Its items score.
    ByItems,
    /// Another tab writes, or this is a page for readers.
    Reading,
}

impl Session {
    /// Whether counts of the period on view may be typed here; tracks whether another tab writes.
    pub fn may_type(&self) -> bool {
        self.locked().is_none()
    }

    /// Why counts of the period on view may not be typed here, if so; tracks whether another tab writes.
    pub fn locked(&self) -> Option<Locked> {
        if self.is_reading() {
            return Some(Locked::Reading);
        }
        let (is_closed, may_type) = self.with(|workspace, board| {
            (workspace.is_closed(board.period()), workspace.may_type(board.period()))
        });
        if is_closed { Some(Locked::Published) } else { (!may_type).then_some(Locked::ByItems) }
    }
}
