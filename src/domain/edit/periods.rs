//! A period is added, changed before it is published, or taken away before anything is entered.

use super::rebuild::rebuilt;
use super::{Applied, Edit, EditFault, Effect};
use crate::domain::id::PeriodId;
use crate::domain::workspace::{PeriodIx, PeriodParts, Status, Workspace};

pub(super) fn put_period(
    workspace: &mut Workspace,
    id: PeriodId,
    period: Option<Box<PeriodParts>>,
) -> Result<Applied, EditFault> {
    let at = workspace.find_period(&id);
    let before = at.and_then(|at| workspace.period_parts(at));
    let is_out = |parts: &PeriodParts| parts.status == Status::Published;
    if before.as_ref().is_some_and(is_out) || period.as_deref().is_some_and(is_out) {
        return Err(EditFault::Published);
    }
    let mut parts = workspace.to_parts();
    match (at, period) {
        (_, Some(period)) if period.id != id => return Err(EditFault::Unknown(period.id.to_string())),
        (None, None) => return Err(EditFault::Unknown(id.to_string())),
        (Some(at), Some(period)) => parts.periods[at.get()] = changed(&parts.periods[at.get()], *period),
        (Some(at), None) => {
            if let Some(entered) = entered(workspace, at, &id) {
                return Err(EditFault::InUse(entered));
            }
            parts.periods.remove(at.get());
        }
        (None, Some(period)) => {
            // What a published period tells of the year so far would no longer follow from those before it.
            if parts.periods.iter().any(|other| is_out(other) && other.from > period.from) {
                return Err(EditFault::Published);
            }
            let notice = period.notice.clone();
            let empty = PeriodParts { status: period.status, notice, ..PeriodParts::default() };
            parts.periods.push(changed(&empty, *period));
        }
    }
    let now = rebuilt(workspace, parts).map_err(EditFault::Refused)?;
    *workspace = now;
    Ok(Applied { effect: Effect::Whole, inverse: Edit::PutPeriod { id, period: before.map(Box::new) } })
}

/// What other edits write of a period stays as it stands.
fn changed(before: &PeriodParts, period: PeriodParts) -> PeriodParts {
    let PeriodParts { notice, printed, checks, explained, .. } = before.clone();
    PeriodParts { status: before.status, notice, printed, checks, explained, ..period }
}

/// What keeps a period from being taken away: the id of the entry or item that speaks of it, or its own.
fn entered(workspace: &Workspace, at: PeriodIx, id: &PeriodId) -> Option<String> {
    let record = workspace.period(at)?;
    let PeriodParts { notice, printed, checks, explained, .. } = record.parts();
    let is_noted =
        !printed.is_empty() || !checks.is_empty() || !explained.is_empty() || !notice.passages.is_empty();
    if is_noted || !record.typed().is_blank() {
        return Some(id.to_string());
    }
    let adjusted = workspace.adjustments().values().find(|entry| entry.period == *id);
    let late = workspace.late().values().find(|late| late.of == *id || late.known == *id);
    let known = |of: &Option<PeriodId>| of.as_ref() == Some(id);
    let item = workspace.items().values().find(|item| item.adoptions.iter().any(|one| known(&one.known)));
    let corrected = workspace.corrections().iter().any(|correction| correction.period == *id);
    let entries = adjusted.map(|entry| entry.id.to_string()).or(late.map(|late| late.id.to_string()));
    entries.or(item.map(|item| item.id.to_string())).or(corrected.then(|| id.to_string()))
}
