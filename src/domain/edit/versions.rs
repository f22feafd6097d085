//! Versions of a rule set: what a published period was scored by stays; what is changed afterwards is another version.

use super::{Edit, EditFault, ManyName};
use crate::domain::id::{ChannelId, ProvisionId, RulesId};
use crate::domain::record::Cell;
use crate::domain::rules::RuleSetParts;
use crate::domain::workspace::{Period, PeriodIx, PeriodParts, Status, Workspace};

/// Whether a published period was scored by the rule set.
pub fn is_printed(workspace: &Workspace, rules: &RulesId) -> bool {
    let is_out = |parts: &PeriodParts| parts.status == Status::Published && parts.rules == *rules;
    workspace.periods().iter().any(|period| is_out(period.parts()))
}

/// The periods that would go by a changed rule set and in which something stands in a channel of it: the channel does not
/// go from under them.
pub fn counted_under<'a>(
    workspace: &'a Workspace,
    period: PeriodIx,
    rules: &RulesId,
    channel: &ChannelId,
) -> Vec<&'a str> {
    let set = workspace.find_rules(rules).and_then(|set| workspace.rule_sets().get(set.get()));
    let Some(ix) = set.and_then(|set| set.find_channel(channel)) else { return Vec::new() };
    let all = adopters(workspace, period, rules).into_iter().filter_map(|at| workspace.period(at));
    let counted = all.filter(|period| {
        workspace.roster().units_ix().any(|(unit, _)| period.typed().get(unit, ix) != Cell::Blank)
    });
    counted.map(|period| period.parts().name.as_str()).collect()
}

/// The periods that would go by a changed rule set and have entries by hand under a clause of it.
pub fn entered_under<'a>(
    workspace: &'a Workspace,
    period: PeriodIx,
    rules: &RulesId,
    clause: &ProvisionId,
) -> Vec<&'a str> {
    let all = adopters(workspace, period, rules).into_iter().filter_map(|at| workspace.period(at));
    let entered = all.map(Period::parts).filter(|parts| {
        workspace.adjustments().values().any(|entry| entry.period == parts.id && entry.kind == *clause)
    });
    entered.map(|parts| parts.name.as_str()).collect()
}

/// The periods that go by a changed rule set once it is adopted for the period on view: all that are under it, or where a
/// published one was scored by it, those from that period on that are not published.
pub fn adopters(workspace: &Workspace, period: PeriodIx, rules: &RulesId) -> Vec<PeriodIx> {
    let is_kept = is_printed(workspace, rules);
    let all = if is_kept { period.get() } else { 0 }..workspace.periods().len();
    let goes = |at: &PeriodIx| {
        let parts = workspace.period(*at).map(Period::parts);
        parts.is_some_and(|parts| parts.rules == *rules && !(is_kept && parts.status == Status::Published))
    };
    all.map(PeriodIx::new).filter(goes).collect()
}

/// The edit that puts a changed rule set in force for the period on view, in one step.
///
/// Where a published period was scored by it, that one stays as it is: the changed one becomes a version of its own, for
/// those periods from the one on view on that are not published and followed the old one. Days in force are cut so that
/// the two follow each other.
///
/// # Errors
/// When there is no such period or rule set.
pub fn adopted(workspace: &Workspace, period: PeriodIx, mut rules: RuleSetParts) -> Result<Edit, EditFault> {
    let unknown = || EditFault::Unknown(rules.id.to_string());
    let was = workspace.find_rules(&rules.id).ok_or_else(unknown)?;
    if !is_printed(workspace, &rules.id) {
        return Ok(Edit::SetRules(Box::new(rules)));
    }
    let was = workspace.rule_sets().get(was.get()).ok_or_else(unknown)?;
    let follow = adopters(workspace, period, &rules.id);
    let follow: Vec<PeriodParts> = follow.into_iter().filter_map(|at| workspace.period_parts(at)).collect();
    rules.id = version_for(workspace, &rules.id);
    let mut edits = Vec::new();
    // Sets without days follow each other by the periods that name them; where no period does yet, days tell the next one.
    if follow.is_empty() || was.parts().from.is_some() || was.parts().to.is_some() {
        let after_last =
            || workspace.period(workspace.last_period()).map(|last| last.span().to().day_after());
        let from = follow.first().map(|first| first.from).or_else(after_last);
        let mut old = was.parts().clone();
        if let Some(from) = from {
            rules.to = old.to.filter(|to| *to >= from);
            (rules.from, old.to) = (Some(from), Some(from.day_before()));
        }
        edits.push(Edit::SetRules(Box::new(old)));
    }
    let id = rules.id.clone();
    edits.push(Edit::SetRules(Box::new(rules)));
    edits.extend(follow.into_iter().map(|parts| Edit::PutPeriod {
        id: parts.id.clone(),
        period: Some(Box::new(PeriodParts { rules: id.clone(), ..parts })),
    }));
    Ok(Edit::Many { name: ManyName::Rules, edits })
}

/// An id for the next version of a rule set that no other one has: `rules-2022` goes on with `rules-2022-2`.
pub fn version_for(workspace: &Workspace, id: &RulesId) -> RulesId {
    let stem = match id.as_str().rsplit_once('-') {
        Some((stem, number)) if number.len() < 3 && number.parse::<u32>().is_ok() && !stem.is_empty() => stem,
        _ => id.as_str(),
    };
    let stem: String = stem.chars().take(RulesId::LONGEST - 4).collect();
    // One more than there are sets is enough.
    let numbers = 2..=workspace.rule_sets().len() + 3;
    let mut ids = numbers.map(|number| RulesId::new(&format!("{stem}-{number}")));
    ids.find(|id| workspace.find_rules(id).is_none()).unwrap_or_else(|| id.clone())
}
