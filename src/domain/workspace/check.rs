//! A workspace checks its parts against each other: every reference holds, dates and years are in order.

use super::check_period as period;
use super::{Period, PeriodIx, PeriodParts, RulesIx, Workspace};
use crate::domain::calendar::{Date, Span};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::id::{ChannelId, PeriodId, UnitId};
use crate::domain::notice::check_notice;
use crate::domain::record::{Adjustment, CountSheet, Item, Kept, Late, Named};
use crate::domain::roster::{Former, Roster, check_name};
use crate::domain::rules::{Body, RuleSet, RuleSetParts, Veto};
use crate::domain::workspace::{MOST_CELLS, MOST_PERIODS};

pub(super) fn rule_sets(
    parts: Vec<RuleSetParts>,
    roster: &Roster,
    at: &Path,
    faults: &mut Faults,
) -> Vec<RuleSet> {
    if parts.is_empty() {
        faults.add(at.clone(), Problem::Empty);
    }
    if parts.len() > MOST_PERIODS {
        faults.add(at.clone(), Problem::TooMuch { most: MOST_PERIODS });
    }
    let mut sets: Vec<RuleSet> = Vec::new();
    for (i, set) in parts.into_iter().enumerate() {
        if sets.iter().any(|other| *other.id() == set.id) {
            faults.add(at.index(i).field("id"), Problem::Twice(set.id.to_string()));
        }
        sets.push(RuleSet::new(set, roster, &at.index(i), faults));
    }
    check_effect(&sets, at, faults);
    sets
}

/// Where rule sets say when they are in force, no two hold on one day and no day between them is left out.
fn check_effect(sets: &[RuleSet], at: &Path, faults: &mut Faults) {
    let mut dated: Vec<(Date, Option<Date>, usize)> = Vec::new();
    for (i, set) in sets.iter().enumerate() {
        let (from, to) = (set.parts().from, set.parts().to);
        if from.is_none() && to.is_none() {
            continue;
        }
        let from = from.unwrap_or(Date::FIRST);
        if to.is_some_and(|to| to < from) {
            faults.add(at.index(i).field("to"), Problem::Backwards);
        }
        dated.push((from, to, i));
    }
    dated.sort_unstable();
    for pair in dated.windows(2) {
        let ((_, to, before), (from, _, i)) = (pair[0], pair[1]);
        let name = || sets[before].parts().name.clone();
        match to {
            Some(to) if to < from => {
                if to.day_number() + 1 < from.day_number() {
                    faults.add(at.index(i).field("from"), Problem::DatesGap(name()));
                }
            }
            _ => faults.add(at.index(i).field("from"), Problem::Overlap(name())),
        }
    }
}

pub(super) fn periods(
    parts: Vec<PeriodParts>,
    rule_sets: &[RuleSet],
    roster: &Roster,
    at: &Path,
    faults: &mut Faults,
) -> Vec<Period> {
    if parts.is_empty() {
        faults.add(at.clone(), Problem::Empty);
    }
    if parts.len() > MOST_PERIODS {
        faults.add(at.clone(), Problem::TooMuch { most: MOST_PERIODS });
    }
    let mut periods: Vec<Period> = Vec::new();
    let mut cells = 0;
    for (i, mut parts) in parts.into_iter().enumerate() {
        let here = at.index(i);
        if !parts.id.is_well_formed() {
            faults.add(here.field("id"), Problem::BadId(parts.id.to_string()));
        }
        check_name(&parts.name, || here.field("name"), faults);
        let span = period::check_span(&parts, &periods, &here, faults);
        check_notice(&parts.notice, &here.field("notice"), faults);
        period::check_printed(&mut parts, roster, &here, faults);
        let Some(rules) = rule_sets.iter().position(|set| *set.id() == parts.rules) else {
            faults.add(here.field("rules"), Problem::Unknown(parts.rules.to_string()));
            continue;
        };
        let set = &rule_sets[rules];
        period::check_verified(&mut parts, roster, set, &here, faults);
        let units = roster.units().len();
        // Told at the first period that goes over; that and those after it get no sheet.
        let had = cells;
        cells += units * set.channels().len();
        if (had..cells).contains(&MOST_CELLS) {
            faults.add(at.clone(), Problem::TooMuch { most: i });
        }
        let mut waiting = vec![false; set.channels().len()];
        for (j, id) in parts.waiting.iter().enumerate() {
            match set.find_channel(id) {
                Some(channel) => waiting[channel.get()] = true,
                None => faults.add(here.field("waiting").index(j), Problem::Unknown(id.to_string())),
            }
        }
        let waits = set.channels_ix().filter(|(channel, _)| waiting[channel.get()]);
        parts.waiting = waits.map(|(_, channel)| channel.id.clone()).collect();
        // A fault was told; the span only stands in until the parts are dropped.
        let span = span.or_else(|| Span::new(parts.from, parts.from));
        let typed = CountSheet::blank(if cells > MOST_CELLS { 0 } else { units }, set.channels().len());
        let at = periods.partition_point(|earlier: &Period| earlier.parts.from <= parts.from);
        if let Some(span) = span {
            periods.insert(at, Period { parts, span, rules: RulesIx(rules), waiting, typed, tallied: None });
        }
    }
    periods
}

/// The records of a workspace as written.
pub(super) struct Records {
    pub(super) items: Vec<Item>,
    pub(super) adjustments: Vec<Adjustment>,
    pub(super) late: Vec<Late>,
}

/// Takes records whose references hold and adds a fault for every other one.
pub(super) fn records(workspace: &mut Workspace, records: Records, faults: &mut Faults) {
    check_roster(workspace, faults);
    let root = Path::root();
    let at = root.field("items");
    for (i, item) in records.items.iter().enumerate() {
        item_fits(workspace, item, &at.index(i), faults);
    }
    keep(records.items, &mut workspace.items, &at, faults);
    let at = root.field("adjustments");
    for (i, entry) in records.adjustments.iter().enumerate() {
        adjustment_fits(workspace, entry, &at.index(i), faults);
    }
    keep(records.adjustments, &mut workspace.adjustments, &at, faults);
    let at = root.field("late");
    for (i, late) in records.late.iter().enumerate() {
        late_fits(workspace, late, &at.index(i), faults);
    }
    keep(records.late, &mut workspace.late, &at, faults);
    for (i, correction) in workspace.corrections.iter().enumerate() {
        let here = root.field("corrections").index(i);
        known_unit(workspace, &correction.unit, &here, faults);
        if known_period(workspace, &correction.period, &here.field("period"), faults).is_some() {
            known_channel(workspace, &correction.period, &correction.channel, &here, faults);
        }
    }
    workspace.tally();
}

/// Keeps records by id, with a fault for every id that stood before.
fn keep<T: Named>(records: Vec<T>, kept: &mut Kept<T>, at: &Path, faults: &mut Faults) {
    let order = in_order(records.iter().map(|record| record.id().as_str()).collect());
    let mut records: Vec<Option<T>> = records.into_iter().map(Some).collect();
    // In their order each comes last, wherever it stood in the file, and none has to make room.
    for i in order {
        let Some(record) = records[i].take() else { continue };
        let id = record.id().to_string();
        if kept.insert(Box::new(record)).is_some() {
            faults.add(at.index(i).field("id"), Problem::Twice(id));
        }
    }
}

/// The positions of ids in the order of the ids; of equal ones the earlier first.
fn in_order(ids: Vec<&str>) -> Vec<usize> {
    let mut sorted: Vec<(&str, usize)> = ids.into_iter().zip(0..).collect();
    sorted.sort_unstable();
    sorted.into_iter().map(|(_, at)| at).collect()
}

/// Names of before are names, and held until a period that is there.
fn check_formerly(workspace: &Workspace, formerly: &[Former], at: &Path, faults: &mut Faults) {
    for (i, former) in formerly.iter().enumerate() {
        let place = at.field("formerly").index(i);
        check_name(&former.name, || place.field("name"), faults);
        known_period(workspace, &former.until, &place.field("until"), faults);
    }
}

/// A unit's periods are there, in order, and what it inherits adds up to no more than the whole.
fn check_roster(workspace: &Workspace, faults: &mut Faults) {
    for (i, class) in workspace.roster.classes().iter().enumerate() {
        check_formerly(workspace, &class.formerly, &Path::root().field("classes").index(i), faults);
    }
    let mut inherited = vec![0_i64; workspace.roster.units().len()];
    for (i, unit) in workspace.roster.units().iter().enumerate() {
        let here = || Path::root().field("units").index(i);
        let at = |id: &Option<PeriodId>, field: &str, faults: &mut Faults| {
            id.as_ref().and_then(|id| known_period(workspace, id, &here().field(field), faults))
        };
        let (from, until) = (at(&unit.from, "from", faults), at(&unit.until, "until", faults));
        if from.is_some() && until.is_some() && until < from {
            faults.add(here().field("until"), Problem::Backwards);
        }
        check_formerly(workspace, &unit.formerly, &here(), faults);
        for (j, heritage) in unit.inherits.iter().enumerate() {
            let place = here().field("inherits").index(j);
            known_unit(workspace, &heritage.unit, &place, faults);
            let ix = workspace.roster.find(&heritage.unit);
            let closed = ix.and_then(|ix| workspace.roster.unit(ix));
            let closed = closed.and_then(|unit| workspace.find_period(unit.until.as_ref()?));
            if closed.is_none() || closed >= from {
                faults.add(place.field("unit"), Problem::Conflict(heritage.unit.to_string()));
            }
            let Some(sum) = ix.and_then(|ix| inherited.get_mut(ix.get())) else { continue };
            *sum += heritage.part.unwrap_or_default().thousandths();
            if *sum > 1000 {
                faults.add(place.field("part"), Problem::TooMuch { most: 1 });
            }
        }
    }
}

fn known_unit(workspace: &Workspace, unit: &UnitId, at: &Path, faults: &mut Faults) {
    if workspace.roster.find(unit).is_none() {
        faults.add(at.field("unit"), Problem::Unknown(unit.to_string()));
    }
}

fn known_period(
    workspace: &Workspace,
    period: &PeriodId,
    at: &Path,
    faults: &mut Faults,
) -> Option<PeriodIx> {
    let found = workspace.find_period(period);
    if found.is_none() {
        faults.add(at.clone(), Problem::Unknown(period.to_string()));
    }
    found
}

fn known_channel(
    workspace: &Workspace,
    period: &PeriodId,
    channel: &ChannelId,
    at: &Path,
    faults: &mut Faults,
) {
    let rules = workspace.find_period(period).and_then(|ix| workspace.rules_of(ix));
    if rules.is_some_and(|rules| rules.find_channel(channel).is_none()) {
        faults.add(at.field("channel"), Problem::Unknown(channel.to_string()));
    }
}

/// Whether an item's references hold.
pub(in crate::domain) fn item_fits(workspace: &Workspace, item: &Item, at: &Path, faults: &mut Faults) {
    if !item.id.is_well_formed() {
        faults.add(at.field("id"), Problem::BadId(item.id.to_string()));
    }
    if item.units.is_empty() {
        faults.add(at.field("units"), Problem::Empty);
    }
    let parts = item.units.iter().filter(|author| author.part.is_some()).count();
    for (i, author) in item.units.iter().enumerate() {
        let here = at.field("units").index(i);
        known_unit(workspace, &author.unit, &here, faults);
        if item.units[..i].iter().any(|other| other.unit == author.unit) {
            faults.add(here.field("unit"), Problem::Twice(author.unit.to_string()));
        }
        if author.part.is_none() && parts > 0 {
            faults.add(here, Problem::Missing("part".to_owned()));
        }
    }
    for (i, adoption) in item.adoptions.iter().enumerate() {
        let here = at.field("adoptions").index(i);
        let Some(date) = adoption.date else { continue };
        // A date outside of every period is a finding; the channel is then known to any rule set.
        let period = workspace.period_on(date);
        let known = workspace.rule_sets.iter().enumerate().any(|(at, set)| {
            let governs = period.is_none_or(|p| workspace.period(p).is_some_and(|p| p.rules().get() == at));
            governs && set.find_channel(&adoption.channel).is_some()
        });
        if !known {
            faults.add(here.field("channel"), Problem::Unknown(adoption.channel.to_string()));
        }
        if let Some(later) = &adoption.known {
            let later = known_period(workspace, later, &here.field("known"), faults);
            if later.is_some() && period.is_some() && later <= period {
                faults.add(here.field("known"), Problem::Backwards);
            }
        }
        for (j, mark) in adoption.marks.iter().enumerate() {
            let is_mark = workspace.rule_sets.iter().flat_map(RuleSet::provisions).any(|provision| {
                provision.id.as_str() == mark
                    && matches!(&provision.body, Body::Multiplier(body) if body.marked)
            });
            if !is_mark {
                faults.add(here.field("marks").index(j), Problem::Unknown(mark.clone()));
            }
        }
    }
}

/// Whether an adjustment's references hold.
pub(in crate::domain) fn adjustment_fits(
    workspace: &Workspace,
    entry: &Adjustment,
    at: &Path,
    faults: &mut Faults,
) {
    if !entry.id.is_well_formed() {
        faults.add(at.field("id"), Problem::BadId(entry.id.to_string()));
    }
    known_unit(workspace, &entry.unit, at, faults);
    if let Some(item) = &entry.item
        && workspace.items.get(item).is_none()
    {
        faults.add(at.field("item"), Problem::Unknown(item.to_string()));
    }
    let Some(period) = known_period(workspace, &entry.period, &at.field("period"), faults) else { return };
    let Some(rules) = workspace.rules_of(period) else { return };
    let kind = rules.find_provision(&entry.kind).and_then(|ix| rules.provision(ix));
    let Some(Body::Adjustment(body)) = kind.map(|provision| &provision.body) else {
        faults.add(at.field("kind"), Problem::Unknown(entry.kind.to_string()));
        return;
    };
    if body.veto == Veto::Item && entry.item.is_none() {
        faults.add(at.clone(), Problem::Missing("item".to_owned()));
    }
    if entry.grade.is_empty() {
        if !body.grades.is_empty() {
            faults.add(at.clone(), Problem::Missing("grade".to_owned()));
        }
    } else if !body.grades.iter().any(|grade| grade.id == entry.grade) {
        faults.add(at.field("grade"), Problem::Unknown(entry.grade.clone()));
    }
    if body.least.is_some() != entry.points.is_some() {
        let problem = if entry.points.is_some() {
            Problem::UnknownField("points".to_owned())
        } else {
            Problem::Missing("points".to_owned())
        };
        faults.add(at.clone(), problem);
    }
    let span = workspace.period(period).map(super::Period::span);
    if let (Some(date), Some(span)) = (entry.date, span)
        && !span.contains(date)
    {
        let (least, most) = (span.from().to_string(), span.to().to_string());
        faults.add(at.field("date"), Problem::OutOfRange { least, most });
    }
}

/// Whether a late count's references hold.
pub(in crate::domain) fn late_fits(workspace: &Workspace, late: &Late, at: &Path, faults: &mut Faults) {
    if !late.id.is_well_formed() {
        faults.add(at.field("id"), Problem::BadId(late.id.to_string()));
    }
    known_unit(workspace, &late.unit, at, faults);
    let of = known_period(workspace, &late.of, &at.field("of"), faults);
    let known = known_period(workspace, &late.known, &at.field("known"), faults);
    if of.is_some() {
        known_channel(workspace, &late.of, &late.channel, at, faults);
    }
    if of.is_some() && known.is_some() && known <= of {
        faults.add(at.field("known"), Problem::Backwards);
    }
}
