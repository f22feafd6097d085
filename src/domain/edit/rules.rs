//! A rule set is put in the place of another one; counts follow their channels by id.

use super::{Applied, Edit, EditFault, Effect};
use crate::domain::fault::{Fault, Path, Problem};
use crate::domain::record::Cell;
use crate::domain::rules::RuleSetParts;
use crate::domain::workspace::{PeriodIx, Workspace};

pub(super) fn set_rules(workspace: &mut Workspace, rules: RuleSetParts) -> Result<Applied, EditFault> {
    let at = workspace.find_rules(&rules.id).ok_or_else(|| EditFault::Unknown(rules.id.to_string()))?;
    let mut parts = workspace.to_parts();
    parts.rule_sets[at.get()] = rules;
    let mut changed = Workspace::new(parts).map_err(EditFault::Refused)?;
    let mut faults = Vec::new();
    for period in (0..workspace.periods().len()).map(PeriodIx::new) {
        copy_counts(workspace, &mut changed, period, &mut faults);
    }
    if !faults.is_empty() {
        return Err(EditFault::Refused(faults));
    }
    let before = std::mem::replace(workspace, changed);
    Ok(Applied { effect: Effect::Whole, inverse: Edit::Replace(Box::new(before)) })
}

/// Enters the counts of a period again; a channel that is gone while counts stand in it is a fault.
fn copy_counts(from: &Workspace, into: &mut Workspace, period: PeriodIx, faults: &mut Vec<Fault>) {
    let (Some(record), Some(rules)) = (from.period(period), from.rules_of(period)) else { return };
    for (ix, channel) in rules.channels_ix() {
        let target = into.rules_of(period).and_then(|rules| rules.find_channel(&channel.id));
        for (unit, _) in from.roster().units_ix() {
            let cell = record.typed().get(unit, ix);
            if cell == Cell::Blank {
                continue;
            }
            let Some(target) = target else {
                let at = Path::root().field("periods").index(period.get()).field("counts");
                faults.push(Fault { at, problem: Problem::Unknown(channel.id.to_string()) });
                break;
            };
            if let Some(copy) = into.period_mut(period) {
                copy.sheet_mut().enter(unit, target, &cell.text());
            }
        }
    }
}
