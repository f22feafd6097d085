//! What a person set of a notice, the words to be watched for, the county's own wording; none of it scores anything.

use super::{Applied, Edit, EditFault, Effect};
use crate::domain::fault::{Faults, Path};
use crate::domain::id::PeriodId;
use crate::domain::notice::{NoticeParts, Watched, check_notice, check_watched, own_template};
use crate::domain::workspace::Workspace;

pub(super) fn set_notice(
    workspace: &mut Workspace,
    period: PeriodId,
    notice: NoticeParts,
) -> Result<Applied, EditFault> {
    let at = workspace.find_period(&period).ok_or_else(|| EditFault::Unknown(period.to_string()))?;
    // Wording scores nothing, and a notice is often worded once its numbers stand: publishing does not close it.
    let mut faults = Faults::default();
    check_notice(&notice, &Path::root().field("notice"), &mut faults);
    faults.or(()).map_err(EditFault::Refused)?;
    let record = workspace.period_mut(at).ok_or_else(|| EditFault::Unknown(period.to_string()))?;
    let before = std::mem::replace(&mut record.parts_mut().notice, notice);
    let inverse = Edit::SetNotice { period, notice: Box::new(before) };
    Ok(Applied { effect: Effect::Whole, inverse })
}

pub(super) fn set_watchlist(
    workspace: &mut Workspace,
    watchlist: Vec<Watched>,
) -> Result<Applied, EditFault> {
    let mut faults = Faults::default();
    check_watched(&watchlist, &Path::root().field("watchlist"), &mut faults);
    faults.or(()).map_err(EditFault::Refused)?;
    let before = std::mem::replace(workspace.watchlist_mut(), watchlist);
    Ok(Applied { effect: Effect::Whole, inverse: Edit::SetWatchlist(before) })
}

pub(super) fn set_template(workspace: &mut Workspace, text: &str) -> Result<Applied, EditFault> {
    let mut faults = Faults::default();
    let own = own_template(text, &mut faults);
    faults.or(()).map_err(EditFault::Refused)?;
    let before = std::mem::replace(workspace.notice_template_mut(), own);
    Ok(Applied { effect: Effect::Whole, inverse: Edit::SetTemplate(before) })
}
