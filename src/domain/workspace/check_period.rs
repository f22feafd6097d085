//! What a period says of its days, of what was printed and of what was verified holds in its workspace.

use super::{Period, PeriodParts};
use crate::domain::calendar::Span;
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::id::UnitId;
use crate::domain::roster::{Roster, check_name};
use crate::domain::rules::RuleSet;

pub(super) fn check_span(
    parts: &PeriodParts,
    earlier: &[Period],
    at: &Path,
    faults: &mut Faults,
) -> Option<Span> {
    let Some(span) = Span::new(parts.from, parts.to) else {
        faults.add(at.field("to"), Problem::Backwards);
        return None;
    };
    for other in earlier {
        if other.parts.id == parts.id {
            faults.add(at.field("id"), Problem::Twice(parts.id.to_string()));
        }
        if other.span.overlaps(span) {
            faults.add(at.field("from"), Problem::Overlap(other.parts.name.clone()));
        }
    }
    Some(span)
}

/// What was printed is of units that are there, once each; kept by id so that it is found fast.
pub(super) fn check_printed(parts: &mut PeriodParts, roster: &Roster, at: &Path, faults: &mut Faults) {
    for (i, printed) in parts.printed.iter().enumerate() {
        let here = at.field("printed").index(i);
        if roster.find(&printed.unit).is_none() {
            faults.add(here.field("unit"), Problem::Unknown(printed.unit.to_string()));
        }
        check_name(&printed.name, || here.field("name"), faults);
    }
    parts.printed.sort_by(|a, b| a.unit.cmp(&b.unit));
    for pair in parts.printed.windows(2).filter(|pair| pair[0].unit == pair[1].unit) {
        faults.add(at.field("printed"), Problem::Twice(pair[1].unit.to_string()));
    }
}

/// Rows that were verified and findings that were explained are of units and channels that are there, once each; kept in
/// order so that they are found fast.
pub(super) fn check_verified(
    parts: &mut PeriodParts,
    roster: &Roster,
    rules: &RuleSet,
    at: &Path,
    faults: &mut Faults,
) {
    let known = |unit: &UnitId, here: &Path, faults: &mut Faults| {
        if roster.find(unit).is_none() {
            faults.add(here.field("unit"), Problem::Unknown(unit.to_string()));
        }
    };
    for (i, check) in parts.checks.iter().enumerate() {
        known(&check.unit, &at.field("checks").index(i), faults);
    }
    parts.checks.sort_by(|a, b| a.unit.cmp(&b.unit));
    for pair in parts.checks.windows(2).filter(|pair| pair[0].unit == pair[1].unit) {
        faults.add(at.field("checks"), Problem::Twice(pair[1].unit.to_string()));
    }
    for (i, one) in parts.explained.iter().enumerate() {
        let here = at.field("explained").index(i);
        if !one.unit.as_str().is_empty() {
            known(&one.unit, &here, faults);
        }
        if !one.channel.as_str().is_empty() && rules.find_channel(&one.channel).is_none() {
            faults.add(here.field("channel"), Problem::Unknown(one.channel.to_string()));
        }
        if one.reason.trim().is_empty() {
            faults.add(here.field("reason"), Problem::Empty);
        }
    }
    parts.explained.sort_by(|a, b| a.key().cmp(&b.key()));
    for pair in parts.explained.windows(2).filter(|pair| pair[0].key() == pair[1].key()) {
        faults.add(at.field("explained"), Problem::Twice(pair[1].code.clone()));
    }
}
