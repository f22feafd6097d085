//! Where counts cannot tell what items tell: clauses on items act on nothing while counts score.

use super::{Code, Found};
use crate::domain::board::Scoreboard;
use crate::domain::record::CountSheet;
use crate::domain::roster::UnitIx;
use crate::domain::rules::{Body, Policy, Provision, ProvisionIx, Resolved, Stage};
use crate::domain::score::acts;
use crate::domain::workspace::{PeriodIx, Source, Workspace};

/// The clauses by which one item adopted in several channels does not score in each of them, where a unit's counts stand in
/// several of these: counts alone score them all.
pub fn not_told_by_counts(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> Vec<&Provision> {
    let parts = workspace.period(period).zip(workspace.rules_of(period)).zip(workspace.roster().unit(unit));
    let Some(((record, rules), of)) = parts else { return Vec::new() };
    let is_scored = workspace.roster().is_scored(unit) && workspace.is_active(unit, period);
    if record.parts().source == Source::Items || !is_scored {
        return Vec::new();
    }
    let is_meant = |(_, provision, resolved): &(ProvisionIx, &Provision, &Resolved)| {
        let Body::SameItem(body) = &provision.body else { return false };
        let keeps_all = matches!(body.policy, Policy::Add | Policy::FirstReporter);
        let is_of = |at: usize, ix| resolved.selections.get(at).is_some_and(|of| of.has(ix));
        // The base scores whatever else does.
        let is_base = |ix| body.policy == Policy::BasePlusHighest && is_of(1, ix);
        let scores =
            |ix, channel| acts(record, ix, channel, &of.class) && record.sheet().get(unit, ix).count() > 0;
        let adopted = |ix, channel| is_of(0, ix) && !is_base(ix) && scores(ix, channel);
        let channels = rules.channels_ix().filter(|(ix, channel)| adopted(*ix, channel)).count();
        !keeps_all && provision.holds_for(of) && channels > 1
    };
    rules.acting().filter(is_meant).map(|(_, provision, _)| provision).collect()
}

/// The office is told once a period, however many units it concerns.
fn look_at_untold(found: &mut Found<'_>) {
    let (workspace, period) = (found.workspace, found.period);
    if workspace.is_closed(period) {
        return;
    }
    let (mut names, mut units): (Vec<&str>, usize) = (Vec::new(), 0);
    for (unit, _) in workspace.roster().units_ix() {
        let untold = not_told_by_counts(workspace, period, unit);
        units += usize::from(!untold.is_empty());
        for provision in untold {
            if !names.contains(&provision.name.as_str()) {
                names.push(&provision.name);
            }
        }
    }
    if units > 0 {
        let names = names.join("\n");
        found.add_of(Code::NotToldByCounts, None, None, String::new(), units.to_string(), names);
    }
}

/// Units whose counts agree with their items, while the points do not.
pub(super) fn look(found: &mut Found<'_>) {
    look_at_untold(found);
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
