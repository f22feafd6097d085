//! The period on view, also after a reload of this tab.

use leptos::prelude::*;

use super::Session;
use crate::domain::board::Change;
use crate::domain::id::PeriodId;
use crate::domain::workspace::PeriodIx;

impl Session {
    /// Shows another period.
    pub fn show_period(&self, period: PeriodIx) {
        self.inner.update_value(|inner| inner.desk.show_period(period));
        // Turning a page is no change of the draft.
        self.redraw(&Change::Whole);
        self.keep_shown();
    }

    /// The one period that an undo would change, or a redo where it is done `again`.
    pub fn next_period(&self, again: bool) -> Option<PeriodId> {
        self.inner.with_value(|inner| inner.desk.next_period(again))
    }

    /// Shows the period with an id, where there is one and another is on view.
    pub fn show_changed(&self, period: Option<&PeriodId>) {
        let other = self.with(|workspace, board| {
            period.and_then(|id| workspace.find_period(id)).filter(|&at| at != board.period())
        });
        if let Some(other) = other {
            self.show_period(other);
        }
    }

    /// Tells the views that show what a change touches.
    pub(super) fn redraw(&self, change: &Change) {
        for trigger in self.inner.with_value(|inner| inner.live.touched(change)) {
            trigger.notify();
        }
    }

    /// Keeps which period is on view through reloads of this tab. A page for readers keeps nothing.
    pub(super) fn keep_shown(&self) {
        if self.is_published() {
            return;
        }
        let shown = self.with(|workspace, board| {
            workspace
                .period(board.period())
                .map(|period| format!("{}\n{}", self.draft_id(), period.parts().id))
        });
        let key = self.inner.with_value(|inner| inner.keys.shown());
        // Where the browser keeps nothing the last period is shown, as in a new tab.
        _ = self.platform().keep_for_tab(&key, shown.as_deref());
    }

    /// Shows the period that this tab showed of the draft before it was opened anew; the last one where it showed none.
    pub(super) fn recall_shown(&self) {
        let key = self.inner.with_value(|inner| inner.keys.shown());
        let kept = self.platform().kept_for_tab(&key).ok().flatten().filter(|_| !self.is_published());
        let Some(kept) = kept else { return };
        let Some((_, id)) = kept.split_once('\n').filter(|(draft, _)| *draft == self.draft_id()) else {
            return;
        };
        if let Some(period) = self.with(|workspace, _| workspace.find_period(&PeriodId::new(id))) {
            self.inner.update_value(|inner| inner.desk.show_period(period));
        }
    }
}
