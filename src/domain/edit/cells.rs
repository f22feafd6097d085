//! One cell, one channel's state, one way of ranking.

use super::{Applied, Edit, EditFault, Effect};
use crate::domain::id::{ChannelId, PeriodId, RulesId, UnitId};
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

pub(super) fn enter(
    workspace: &mut Workspace,
    period: PeriodId,
    unit: UnitId,
    channel: ChannelId,
    typed: &str,
) -> Result<Applied, EditFault> {
    let unit_ix = workspace.roster().find(&unit).ok_or_else(|| EditFault::Unknown(unit.to_string()))?;
    let (period_ix, channel_ix) = open_channel(workspace, &period, &channel)?;
    if !workspace.may_type(period_ix) {
        return Err(EditFault::ScoredByItems);
    }
    let record = workspace.period_mut(period_ix).ok_or_else(|| EditFault::Unknown(period.to_string()))?;
    let cell = record.sheet().get(unit_ix, channel_ix);
    let (before, was) = (cell.count(), cell.text());
    record.sheet_mut().enter(unit_ix, channel_ix, typed);
    let after = record.sheet().get(unit_ix, channel_ix).count();
    let effect = Effect::Cell { period: period_ix, unit: unit_ix, channel: channel_ix, before, after };
    Ok(Applied { effect, inverse: Edit::Type { period, unit, channel, typed: was } })
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
    record.set_waiting(channel_ix, waiting);
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
