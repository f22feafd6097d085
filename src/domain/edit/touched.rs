//! Whose table shows an edit.

use super::Edit;
use crate::domain::id::PeriodId;
use crate::domain::workspace::Workspace;

/// The one period that an edit changes; none where it changes several, or what belongs to none.
pub fn period_of(workspace: &Workspace, edit: &Edit) -> Option<PeriodId> {
    let mut one = None;
    (add(workspace, edit, &mut one)).then_some(one).flatten()
}

/// Adds the periods of an edit; `false` as soon as there are two.
fn add(workspace: &Workspace, edit: &Edit, one: &mut Option<PeriodId>) -> bool {
    let mut meets = |period: &PeriodId| one.get_or_insert_with(|| period.clone()) == period;
    match edit {
        Edit::Type { period, .. }
        | Edit::TypeVerified { period, .. }
        | Edit::Verify { period, .. }
        | Edit::Explain { period, .. }
        | Edit::SetWaiting { period, .. }
        | Edit::SetStatus { period, .. }
        | Edit::Correct { period, .. }
        | Edit::Uncorrect { period, .. }
        | Edit::PutPeriod { id: period, .. }
        | Edit::SetNotice { period, .. } => meets(period),
        Edit::PutAdjustment { id, entry } => {
            let was = workspace.adjustments().get(id);
            was.into_iter().chain(entry.as_deref()).all(|entry| meets(&entry.period))
        }
        Edit::PutLate { id, late } => {
            let was = workspace.late().get(id);
            was.into_iter().chain(late.as_deref()).all(|late| meets(&late.known))
        }
        Edit::PutItem { id, item } => {
            let was = workspace.items().get(id);
            let mut adopted = was.into_iter().chain(item.as_deref()).flat_map(|item| &item.adoptions);
            adopted.all(|adoption| {
                let known = adoption.known.as_ref().and_then(|id| workspace.find_period(id));
                let at = known.or_else(|| workspace.period_on(adoption.date?));
                at.and_then(|at| workspace.period(at)).is_none_or(|period| meets(&period.parts().id))
            })
        }
        Edit::Many { edits, .. } => edits.iter().all(|edit| add(workspace, edit, one)),
        Edit::SetRanking { .. }
        | Edit::SetRules(_)
        | Edit::DropRules(_)
        | Edit::SetRoster { .. }
        | Edit::SetWatchlist(_)
        | Edit::SetCounty(_)
        | Edit::SetTemplate(_)
        | Edit::Replace(_) => true,
    }
}
