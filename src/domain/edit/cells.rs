//! One cell, one channel's state, one way of ranking.

use super::{Applied, Edit, EditFault, Effect, ManyName};
use crate::domain::id::{ChannelId, PeriodId, RulesId, UnitId};
use crate::domain::record::{CheckState, RowCheck};
use crate::domain::rules::{ChannelIx, Ranking};
use crate::domain::workspace::{PeriodIx, Workspace};

/// What stands in a cell as text; nothing where there is no such cell.
pub fn cell_text(workspace: &Workspace, period: &PeriodId, unit: &UnitId, channel: &ChannelId) -> String {
    let read = || {
        let ix = workspace.find_period(period)?;
        let channel = workspace.rules_of(ix)?.find_channel(channel)?;
        let unit = workspace.roster().find(unit)?;
        Some(workspace.period(ix)?.sheet().get(unit, channel).text())
    };
    read().unwrap_or_default()
}

/// A cell named by ids.
pub(super) struct At {
    pub(super) period: PeriodId,
    pub(super) unit: UnitId,
    pub(super) channel: ChannelId,
}

impl At {
    fn typing(self, typed: String) -> Edit {
        Edit::Type { period: self.period, unit: self.unit, channel: self.channel, typed }
    }
}

/// Types into a cell. A row that was verified is to be verified again once one of its figures is another one.
pub(super) fn enter(workspace: &mut Workspace, at: At, typed: &str) -> Result<Applied, EditFault> {
    let (effect, was, changed) = enter_count(workspace, &at, typed)?;
    let record = workspace.find_period(&at.period).and_then(|ix| workspace.period_mut(ix));
    let is_checked = record
        .as_ref()
        .and_then(|record| record.check(&at.unit))
        .is_some_and(|check| check.state == CheckState::Checked);
    let check = record.filter(|_| changed && is_checked).and_then(|record| record.put_check(&at.unit, None));
    let inverse = match check {
        Some(RowCheck { reason, .. }) => {
            Edit::TypeVerified { period: at.period, unit: at.unit, channel: at.channel, typed: was, reason }
        }
        None => at.typing(was),
    };
    Ok(Applied { effect, inverse })
}

/// Types into a cell and says that its row is verified, as it was before somebody typed there.
pub(super) fn enter_verified(
    workspace: &mut Workspace,
    at: At,
    typed: &str,
    reason: String,
) -> Result<Applied, EditFault> {
    let (effect, was, changed) = enter_count(workspace, &at, typed)?;
    let check = RowCheck { unit: at.unit.clone(), state: CheckState::Checked, reason };
    let record = workspace.find_period(&at.period).and_then(|ix| workspace.period_mut(ix));
    let before = record.and_then(|record| record.put_check(&at.unit, Some(check)));
    let inverse = if before.is_none() && changed {
        at.typing(was)
    } else {
        let verify = Edit::Verify { period: at.period.clone(), unit: at.unit.clone(), check: before };
        Edit::Many { name: ManyName::default(), edits: vec![at.typing(was), verify] }
    };
    Ok(Applied { effect, inverse })
}

/// Enters a count; what it touched, what stood in the cell, and whether that is another text now.
fn enter_count(workspace: &mut Workspace, at: &At, typed: &str) -> Result<(Effect, String, bool), EditFault> {
    let At { period, unit, channel } = at;
    let unit = workspace.roster().find(unit).ok_or_else(|| EditFault::Unknown(unit.to_string()))?;
    let (ix, channel) = open_channel(workspace, period, channel)?;
    if !workspace.may_type(ix) {
        return Err(EditFault::ScoredByItems);
    }
    let record = workspace.period_mut(ix).ok_or_else(|| EditFault::Unknown(period.to_string()))?;
    let cell = record.sheet().get(unit, channel);
    let (before, was) = (cell.count(), cell.text());
    record.sheet_mut().enter(unit, channel, typed);
    let cell = record.sheet().get(unit, channel);
    let (after, changed) = (cell.count(), cell.text() != was);
    Ok((Effect::Cell { period: ix, unit, channel, before, after }, was, changed))
}

pub(super) fn set_waiting(
    workspace: &mut Workspace,
    period: PeriodId,
    channel: ChannelId,
    waiting: bool,
) -> Result<Applied, EditFault> {
    let (period_ix, channel_ix) = open_channel(workspace, &period, &channel)?;
    let record = workspace.period_mut(period_ix).ok_or_else(|| EditFault::Unknown(period.to_string()))?;
    let was = record.is_waiting(channel_ix);
    record.set_waiting(channel_ix, &channel, waiting);
    Ok(Applied { effect: Effect::Whole, inverse: Edit::SetWaiting { period, channel, waiting: was } })
}

pub(super) fn set_ranking(
    workspace: &mut Workspace,
    rules: RulesId,
    ranking: Ranking,
) -> Result<Applied, EditFault> {
    let found = workspace.find_rules(&rules).and_then(|ix| workspace.rules_mut(ix));
    let set = found.ok_or_else(|| EditFault::Unknown(rules.to_string()))?;
    let was = set.ranking();
    set.set_ranking(ranking);
    Ok(Applied { effect: Effect::Ranking, inverse: Edit::SetRanking { rules, ranking: was } })
}

/// The positions of a period and a channel of it, if the period may be changed.
fn open_channel(
    workspace: &Workspace,
    period: &PeriodId,
    channel: &ChannelId,
) -> Result<(PeriodIx, ChannelIx), EditFault> {
    let ix = workspace.find_period(period).ok_or_else(|| EditFault::Unknown(period.to_string()))?;
    if workspace.is_closed(ix) {
        return Err(EditFault::Published);
    }
    let rules = workspace.rules_of(ix).ok_or_else(|| EditFault::Unknown(period.to_string()))?;
    let channel = rules.find_channel(channel).ok_or_else(|| EditFault::Unknown(channel.to_string()))?;
    Ok((ix, channel))
}
