//! Where counts cannot tell what items tell: clauses on items act on nothing while counts score.

use super::{Code, Found};
use crate::domain::board::Scoreboard;
use crate::domain::record::CountSheet;
use crate::domain::roster::UnitIx;
use crate::domain::rules::{Body, Policy, Provision, ProvisionIx, Resolved, Stage};
use crate::domain::workspace::{PeriodIx, Source, Workspace};

/// The clauses by which one item adopted in several channels does not score in each of them, where a unit's counts stand in
/// several of these: counts alone score them all.
pub fn not_told_by_counts(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> Vec<&Provision> {
    let parts = workspace.period(period).zip(workspace.rules_of(period)).zip(workspace.roster().unit(unit));
    let Some(((record, rules), of)) = parts else { return Vec::new() };
    if record.parts().source == Source::Items || !workspace.roster().is_scored(unit) {
        return Vec::new();
    }
    let is_meant = |(_, provision, resolved): &(ProvisionIx, &Provision, &Resolved)| {
        let Body::SameItem(body) = &provision.body else { return false };
        let keeps_all = matches!(body.policy, Policy::Add | Policy::FirstReporter);
        let is_of = |at: usize, ix| resolved.selections.get(at).is_some_and(|of| of.has(ix));
        // The base scores whatever else does.
        let is_base = |ix| body.policy == Policy::BasePlusHighest && is_of(1, ix);
        let adopted = |ix| is_of(0, ix) && !is_base(ix) && record.sheet().get(unit, ix).count() > 0;
        let channels = rules.channels_ix().filter(|(ix, _)| adopted(*ix)).count();
        !keeps_all && provision.holds_for(of) && channels > 1
    };
    rules.acting().filter(is_meant).map(|(_, provision, _)| provision).collect()
}

/// Units whose counts agree with their items, while the points do not.
pub(super) fn look(found: &mut Found<'_>) {
    let workspace = found.workspace;
    let (Some(record), Some(rules)) = (workspace.period(found.period), workspace.rules_of(found.period))
    else {
        return;
    };
    let by_counts = record.parts().source == Source::Counts && !workspace.is_closed(found.period);
    let on_items = rules.acting().any(|(_, _, resolved)| resolved.stage == Stage::Items);
    if !by_counts || !on_items || workspace.items().is_empty() || record.typed().is_blank() {
        return;
    }
    let tallied = found.tallied();
    let agrees = |unit: UnitIx| {
        let count = |sheet: &CountSheet, ix| sheet.get(unit, ix).count();
        rules.channels_ix().all(|(ix, _)| count(record.typed(), ix) == count(&tallied, ix))
    };
    let there = workspace.roster().units_ix().map(|(unit, _)| unit);
    let agreeing: Vec<UnitIx> = there
        .filter(|&unit| workspace.roster().is_scored(unit) && !tallied.is_blank_of(unit) && agrees(unit))
        .collect();
    if agreeing.is_empty() {
        return;
    }
    let by_items = workspace.scored_by_items(found.period);
    let (counts, items) =
        (Scoreboard::new(workspace, found.period), Scoreboard::new(&by_items, found.period));
    for unit in agreeing {
        let (read, beside) = (counts.current(unit), items.current(unit));
        if read != beside {
            let none = String::new();
            found.add_of(
                Code::PointsAndItemsDiffer,
                Some(unit),
                None,
                none,
                read.to_string(),
                beside.to_string(),
            );
        }
    }
}
