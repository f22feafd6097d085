//! A workspace made again from other parts: counts follow their units, channels and periods by id.

use crate::domain::fault::{Fault, Path, Problem};
use crate::domain::workspace::{PeriodIx, Workspace, WorkspaceParts};

/// Checks other parts as a file is checked, and enters the counts again.
///
/// A period that is gone takes its counts with it; a channel or unit that is gone while counts stand in it is a fault.
pub(super) fn rebuilt(workspace: &Workspace, parts: WorkspaceParts) -> Result<Workspace, Vec<Fault>> {
    let mut changed = Workspace::new(parts)?;
    let units: Vec<_> =
        workspace.roster().units().iter().map(|unit| changed.roster().find(&unit.id)).collect();
    let mut faults = Vec::new();
    for at in (0..workspace.periods().len()).map(PeriodIx::new) {
        let (Some(record), Some(rules)) = (workspace.period(at), workspace.rules_of(at)) else { continue };
        let Some(there) = changed.find_period(&record.parts().id) else { continue };
        let now = changed.rules_of(there);
        let channels: Vec<_> = rules.channels().iter().map(|one| now?.find_channel(&one.id)).collect();
        let Some(copy) = changed.period_mut(there) else { continue };
        let mut told: Vec<&str> = Vec::new();
        record.typed().carry(&units, &channels, copy.sheet_mut(), &mut |unit, channel| {
            let gone = if units.get(unit).is_some_and(Option::is_none) {
                workspace.roster().units()[unit].id.as_str()
            } else {
                rules.channels()[channel].id.as_str()
            };
            if !told.contains(&gone) {
                told.push(gone);
            }
        });
        let place = Path::root().field("periods").index(at.get()).field("counts");
        let fault = |gone: &str| Fault { at: place.clone(), problem: Problem::Unknown(gone.to_owned()) };
        faults.extend(told.into_iter().map(fault));
    }
    if faults.is_empty() { Ok(changed) } else { Err(faults) }
}
