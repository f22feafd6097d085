//! A period is added, changed before it is published, or taken away before anything is entered. The number and date of
//! its notice are put right at any time.
//!
//! What a published period tells of the year so far follows from the days before it. While one is published, no earlier
//! period comes, goes or gets other days, whichever way: an edit and its inverse are refused alike.

use super::rebuild::rebuilt;
use super::{Applied, Edit, EditFault, Effect, ManyName};
use crate::domain::id::PeriodId;
use crate::domain::roster::Unit;
use crate::domain::workspace::{Period, PeriodIx, PeriodParts, Status, Workspace};

pub(super) fn put_period(
    workspace: &mut Workspace,
    id: PeriodId,
    period: Option<Box<PeriodParts>>,
) -> Result<Applied, EditFault> {
    let at = workspace.find_period(&id);
    let before = at.and_then(|at| workspace.period_parts(at));
    let is_out = |parts: &PeriodParts| parts.status == Status::Published;
    let is_published = before.as_ref().is_some_and(is_out) || period.as_deref().is_some_and(is_out);
    let both = before.as_ref().zip(period.as_deref());
    if is_published && !both.is_some_and(|(before, period)| is_renumbered(before, period)) {
        return Err(EditFault::Published);
    }
    let days = |parts: &PeriodParts| (parts.from, parts.to);
    if before.as_ref().map(days) != period.as_deref().map(days) {
        let mut moved = before.iter().chain(period.as_deref());
        if let Some(later) = moved.find_map(|parts| published_after(workspace, parts)) {
            return Err(EditFault::BeforePublished(later.parts().name.clone()));
        }
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
            let notice = period.notice.clone();
            let empty = PeriodParts { status: period.status, notice, ..PeriodParts::default() };
            parts.periods.push(changed(&empty, *period));
        }
    }
    let now = rebuilt(workspace, parts).map_err(EditFault::Refused)?;
    *workspace = now;
    Ok(Applied { effect: Effect::Whole, inverse: Edit::PutPeriod { id, period: before.map(Box::new) } })
}

/// The edit that goes on with periods after the last one, in one step. A record in which nothing was ever entered begins with
/// them: nobody who starts with an old roster keeps a period of years ago.
pub fn begin(workspace: &Workspace, periods: Vec<PeriodParts>) -> Edit {
    let put = |parts: PeriodParts| Edit::PutPeriod { id: parts.id.clone(), period: Some(Box::new(parts)) };
    let mut edits: Vec<Edit> = periods.into_iter().map(put).collect();
    if is_untouched(workspace) {
        let away = |period: &Period| Edit::PutPeriod { id: period.parts().id.clone(), period: None };
        edits.extend(workspace.periods().iter().map(away));
    }
    Edit::Many { name: ManyName::Periods, edits }
}

/// Whether nothing was ever entered in any period, and nothing speaks of one.
fn is_untouched(workspace: &Workspace) -> bool {
    let is_free = |(at, period): (usize, &Period)| {
        let parts = period.parts();
        let is_open = parts.status == Status::Draft && parts.notice_number.is_empty();
        is_open && entered(workspace, PeriodIx::new(at), &parts.id).is_none()
    };
    let stays = |unit: &Unit| {
        unit.from.is_none() && unit.until.is_none() && unit.formerly.is_empty() && unit.inherits.is_empty()
    };
    workspace.items().is_empty()
        && workspace.roster().classes().iter().all(|class| class.formerly.is_empty())
        && workspace.roster().units().iter().all(stays)
        && workspace.periods().iter().enumerate().all(is_free)
}

/// Whether nothing but the number and the date of its notice differs: those are put right also once it is published, for
/// no figure hangs on them.
fn is_renumbered(before: &PeriodParts, period: &PeriodParts) -> bool {
    let (notice_number, notice_date) = (before.notice_number.clone(), before.notice_date);
    PeriodParts { notice_number, notice_date, ..period.clone() } == *before
}

/// The first period after the days of this one that is published.
fn published_after<'a>(workspace: &'a Workspace, parts: &PeriodParts) -> Option<&'a Period> {
    let is_later = |other: &&Period| other.span().from() > parts.from;
    workspace.periods().iter().filter(is_later).find(|other| other.parts().status == Status::Published)
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
