//! What items and entries of a period should be asked about.

use std::collections::BTreeSet;

use super::{Code, Found};
use crate::domain::calendar::Date;
use crate::domain::id::{ChannelId, UnitId};
use crate::domain::points::Points;
use crate::domain::record::{Adoption, Item};
use crate::domain::roster::UnitIx;
use crate::domain::rules::{Body, ProvisionIx, RuleSet, Veto};
use crate::domain::workspace::{PeriodIx, Source, Workspace};

pub(super) fn look(found: &mut Found<'_>) {
    let workspace = found.workspace;
    let Some(rules) = workspace.rules_of(found.period) else { return };
    for item in workspace.items().values() {
        look_at_item(found, rules, item);
    }
    look_at_adjustments(found, rules);
    look_at_late(found);
}

fn look_at_late(found: &mut Found<'_>) {
    let workspace = found.workspace;
    let Some(record) = workspace.period(found.period) else { return };
    for late in workspace.late().values().filter(|late| late.known == record.parts().id) {
        let Some(of) = workspace.find_period(&late.of) else { continue };
        let fact = LateFact {
            id: late.id.to_string(),
            unit: &late.unit,
            channel: &late.channel,
            count: late.count.unwrap_or(0),
            source: Source::Counts,
        };
        look_at_late_fact(found, of, &fact);
    }
    let mut seen = BTreeSet::new();
    for late in workspace.late().values() {
        let is_new = seen.insert(late.said());
        if is_new || late.known != record.parts().id {
            continue;
        }
        let unit = workspace.roster().find(&late.unit);
        let channel = workspace.rules_of(found.period).and_then(|rules| rules.find_channel(&late.channel));
        let of = workspace.find_period(&late.of).and_then(|of| workspace.period(of));
        let beside = of.map(|of| of.parts().name.clone()).unwrap_or_default();
        let count = late.count.unwrap_or(0).to_string();
        found.add_of(Code::LateTwice, unit, channel, late.id.to_string(), count, beside);
    }
}

/// What became known in the period of an earlier one.
struct LateFact<'a> {
    /// The id of the late count or of the item.
    id: String,
    unit: &'a UnitId,
    channel: &'a ChannelId,
    count: u32,
    source: Source,
}

/// Whether a late fact counts; `of` is the period it belongs to.
fn look_at_late_fact(found: &mut Found<'_>, of: PeriodIx, fact: &LateFact<'_>) {
    let workspace = found.workspace;
    let (Some(period), Some(rules)) = (workspace.period(of), workspace.rules_of(of)) else { return };
    let unit = workspace.roster().find(fact.unit);
    let class = unit.and_then(|unit| workspace.roster().unit(unit)).map(|unit| &unit.class);
    let channel = rules.find_channel(fact.channel).and_then(|ix| rules.channel(ix));
    let is_open = channel.zip(class).is_some_and(|(channel, class)| channel.is_open_to(class));
    let is_there = |at: PeriodIx| unit.is_some_and(|unit| workspace.is_active(unit, at));
    let code = if workspace.year_of(of) != workspace.year_of(found.period) {
        Code::LateAcrossYears
    } else if period.parts().source != fact.source {
        Code::LateElsewhere
    } else if !is_open || !is_there(of) || !is_there(found.period) {
        Code::LateOutside
    } else {
        return;
    };
    let here = workspace.rules_of(found.period).and_then(|rules| rules.find_channel(fact.channel));
    found.add_of(code, unit, here, fact.id.clone(), fact.count.to_string(), period.parts().name.clone());
}

fn look_at_item(found: &mut Found<'_>, rules: &RuleSet, item: &Item) {
    let workspace = found.workspace;
    let main = item.units.first().and_then(|author| workspace.roster().find(&author.unit));
    let mut seen: Vec<&Adoption> = Vec::new();
    let mut of_this_period = false;
    for adoption in &item.adoptions {
        let Some(date) = adoption.date else { continue };
        let channel = rules.find_channel(&adoption.channel);
        let known = adoption.known.as_ref().and_then(|id| workspace.find_period(id));
        match workspace.period_on(date) {
            Some(period) if known == Some(found.period) => {
                for author in &item.units {
                    let fact = LateFact {
                        id: item.id.to_string(),
                        unit: &author.unit,
                        channel: &adoption.channel,
                        count: 1,
                        source: Source::Items,
                    };
                    look_at_late_fact(found, period, &fact);
                }
            }
            // Told once, in the last period, since it belongs to none.
            None if found.period == workspace.last_period() => {
                let (of, code) = (item.id.to_string(), in_no_period(workspace, date));
                found.add_of(code, main, channel, of, date.to_string(), String::new());
            }
            Some(period) if period == found.period => {
                of_this_period = true;
                let same = |other: &&Adoption| {
                    (&other.channel, other.date, &other.issue)
                        == (&adoption.channel, adoption.date, &adoption.issue)
                };
                if seen.iter().any(same) {
                    let of = item.id.to_string();
                    found.add_of(Code::AdoptedTwice, main, channel, of, date.to_string(), String::new());
                }
                seen.push(adoption);
                look_at_factor(found, rules, item, adoption, main);
            }
            _ => {}
        }
    }
    let scores = workspace.period(found.period).is_some_and(|record| record.parts().source == Source::Items);
    if of_this_period && scores {
        look_at_parts(found, rules, item, main);
        look_at_length(found, rules, item, main);
    }
}

/// What is to be said of an adoption on this day; none where a period has it.
pub fn outside(workspace: &Workspace, date: Date) -> Option<Code> {
    workspace.period_on(date).is_none().then(|| in_no_period(workspace, date))
}

fn in_no_period(workspace: &Workspace, date: Date) -> Code {
    if comes_after(workspace, date) { Code::AdoptedAfterwards } else { Code::AdoptedInNoPeriod }
}

/// Whether a day is within a year after the last period, for which the next ones are still to be begun.
fn comes_after(workspace: &Workspace, date: Date) -> bool {
    let last = workspace.period(workspace.last_period()).map(|period| period.span().to());
    last.is_some_and(|last| (1..=366).contains(&(date.day_number() - last.day_number())))
}

fn look_at_factor(
    found: &mut Found<'_>,
    rules: &RuleSet,
    item: &Item,
    adoption: &Adoption,
    main: Option<UnitIx>,
) {
    for provision in rules.provisions() {
        let Body::Multiplier(body) = &provision.body else { continue };
        let marked = adoption.marks.iter().any(|mark| mark == provision.id.as_str());
        if !marked || body.times.is_some() {
            continue;
        }
        let fits = adoption.factor.is_some_and(|factor| {
            body.least.is_none_or(|least| least <= factor) && body.most.is_none_or(|most| factor <= most)
        });
        if !fits {
            let read = adoption.factor.map_or_else(String::new, |factor| factor.to_string());
            let channel = rules.find_channel(&adoption.channel);
            found.add_of(Code::BadFactor, main, channel, item.id.to_string(), read, provision.name.clone());
        }
    }
}

fn look_at_parts(found: &mut Found<'_>, rules: &RuleSet, item: &Item, main: Option<UnitIx>) {
    let has_parts = item.units.iter().any(|author| author.part.is_some());
    let has_clause = rules.provisions().iter().any(|one| matches!(one.body, Body::Shares(_)));
    if has_parts && !has_clause {
        let (of, read) = (item.id.to_string(), item.title.clone());
        found.add_of(Code::PartsWithoutClause, main, None, of, read, String::new());
    }
}

fn look_at_length(found: &mut Found<'_>, rules: &RuleSet, item: &Item, main: Option<UnitIx>) {
    let goes_by_length = rules.acting().any(|(_, one, resolved)| {
        let of = resolved.selections.first();
        let adopted = |adoption: &Adoption| {
            rules.find_channel(&adoption.channel).is_some_and(|ix| of.is_some_and(|of| of.has(ix)))
        };
        matches!(one.body, Body::Length(_)) && item.adoptions.iter().any(adopted)
    });
    if goes_by_length && item.length.is_none() {
        let (of, read) = (item.id.to_string(), item.title.clone());
        found.add_of(Code::NoLength, main, None, of, read, String::new());
    }
}

fn look_at_adjustments(found: &mut Found<'_>, rules: &RuleSet) {
    let workspace = found.workspace;
    let Some(record) = workspace.period(found.period) else { return };
    let by_months = record.parts().source == Source::Items || record.span().days() <= 31;
    for entry in workspace.adjustments().values().filter(|entry| entry.period == record.parts().id) {
        let Some(ix) = rules.find_provision(&entry.kind) else { continue };
        let Some((name, body)) = adjusting(rules, ix) else { continue };
        let unit = workspace.roster().find(&entry.unit);
        let of = || entry.id.to_string();
        if let Some(points) = entry.points
            && body.judged(entry).is_none()
        {
            let range = |bound: Option<Points>| bound.map_or_else(String::new, |bound| bound.to_string());
            let range = format!("{}–{}", range(body.least), range(body.most));
            found.add_of(Code::JudgedOutOfRange, unit, None, of(), points.to_string(), range);
        }
        if body.veto == Veto::Month && !by_months {
            found.add_of(Code::NoMonths, unit, None, of(), name.to_owned(), String::new());
        }
    }
}

fn adjusting(rules: &RuleSet, ix: ProvisionIx) -> Option<(&str, &crate::domain::rules::Adjusting)> {
    let provision = rules.provision(ix)?;
    match &provision.body {
        Body::Adjustment(body) => Some((&provision.name, body)),
        _ => None,
    }
}
