//! Rows are verified and findings explained, until the period is published.

use super::{Applied, Edit, EditFault, Effect};
use crate::domain::fault::{Fault, Path, Problem};
use crate::domain::id::{PeriodId, UnitId};
use crate::domain::notice::Code;
use crate::domain::record::{Explained, RowCheck};
use crate::domain::workspace::{PeriodIx, Workspace};

pub(super) fn verify(
    workspace: &mut Workspace,
    period: PeriodId,
    unit: UnitId,
    check: Option<RowCheck>,
) -> Result<Applied, EditFault> {
    let at = open_period(workspace, &period)?;
    let ix = workspace.roster().find(&unit).ok_or_else(|| EditFault::Unknown(unit.to_string()))?;
    if let Some(other) = check.as_ref().filter(|check| check.unit != unit) {
        return Err(EditFault::Unknown(other.unit.to_string()));
    }
    let check = workspace.period_mut(at).and_then(|record| record.put_check(&unit, check));
    Ok(Applied { effect: Effect::Row { unit: ix }, inverse: Edit::Verify { period, unit, check } })
}

pub(super) fn explain(
    workspace: &mut Workspace,
    period: PeriodId,
    explained: Explained,
) -> Result<Applied, EditFault> {
    // What is found in the wording of a notice can be explained as long as the wording can be changed.
    let at = if Code::is_key(&explained.code) {
        known(workspace, &period)?
    } else {
        open_period(workspace, &period)?
    };
    let (unit, channel) = (&explained.unit, &explained.channel);
    let ix = workspace.roster().find(unit);
    if ix.is_none() && !unit.as_str().is_empty() {
        return Err(EditFault::Unknown(unit.to_string()));
    }
    let known = workspace.rules_of(at).is_some_and(|rules| rules.find_channel(channel).is_some());
    if !known && !channel.as_str().is_empty() {
        return Err(EditFault::Unknown(channel.to_string()));
    }
    if explained.code.is_empty() {
        return Err(EditFault::Refused(vec![Fault {
            at: Path::root().field("code"),
            problem: Problem::Empty,
        }]));
    }
    let none = Explained { read: String::new(), reason: String::new(), ..explained.clone() };
    let before = workspace.period_mut(at).and_then(|record| record.put_explained(explained));
    let inverse = Edit::Explain { period, explained: Box::new(before.unwrap_or(none)) };
    Ok(Applied { effect: ix.map_or(Effect::Whole, |unit| Effect::Row { unit }), inverse })
}

fn known(workspace: &Workspace, period: &PeriodId) -> Result<PeriodIx, EditFault> {
    workspace.find_period(period).ok_or_else(|| EditFault::Unknown(period.to_string()))
}

fn open_period(workspace: &Workspace, period: &PeriodId) -> Result<PeriodIx, EditFault> {
    let at = known(workspace, period)?;
    if workspace.is_closed(at) { Err(EditFault::Published) } else { Ok(at) }
}
