//! 漏记申报: what the unit recorded and the office did not, as rows to be claimed, with the points they would bring.

use super::supposed::Supposed;
use super::{ChannelLine, Counted, Held, ItemLine, Office, Own, Reconciliation};
use crate::domain::calendar::{Date, Span};
use crate::domain::id::ChannelId;
use crate::domain::points::Points;
use crate::domain::record::Adoption;
use crate::domain::rules::Basis;
use crate::domain::workspace::{Source, Status};

/// What a ledger says of one adoption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The item's title.
    pub title: String,
    /// The day of the adoption.
    pub date: Option<Date>,
    /// The issue it stands in; may be empty.
    pub issue: String,
    /// Where the proof is; may be empty.
    pub evidence: String,
    /// Other units to which the office has this title; the points are told as if it were this unit's as well.
    pub credited: Vec<String>,
    /// Which of [`Reconciliation::items`] it is.
    pub item: usize,
}

/// What one row claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// One adoption that the unit's ledger names.
    Adoption(Evidence),
    /// So many adoptions of which no more than the counts is known; a person fills in the rest.
    Count {
        /// How many the office has less.
        missing: u32,
        /// The unit's own count.
        own: u32,
        /// The office's count.
        office: u32,
        /// Those adoptions of the unit's ledger that may be meant, where it has some.
        among: Vec<Evidence>,
    },
}

/// One row of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimRow {
    /// The channel, by its id in the office's rules.
    pub channel: ChannelId,
    /// Its name for the unit's class there.
    pub channel_name: String,
    /// What is missing.
    pub what: What,
    /// By how much it alone would raise the points by which the office ranks the unit; none where the unit does not score
    /// or the office's record cannot take it.
    pub points: Option<Points>,
}

impl ClaimRow {
    /// How many adoptions it claims.
    pub fn adoptions(&self) -> u32 {
        match &self.what {
            What::Adoption(_) => 1,
            What::Count { missing, .. } => *missing,
        }
    }
}

/// A claim slip, as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The jurisdiction.
    pub county: String,
    /// The unit as the office prints it in the period.
    pub unit: String,
    /// The office's name of the period.
    pub period: String,
    /// The period's days.
    pub days: Span,
    /// How far the office's period has come.
    pub status: Status,
    /// The number of its notice; may be empty.
    pub notice: String,
    /// The points the rows are told in: those by which the office ranks.
    pub by: Basis,
    /// Whether the unit scores.
    pub scored: bool,
    /// Whether rows without a day are valued as if they were of the period's last one, since the office scores by items.
    pub day_supposed: bool,
    /// What is claimed, in the order of the channels; in each those with a title first, by their day.
    pub rows: Vec<ClaimRow>,
    /// What all rows together would bring; caps may make it less than the sum, tasks that are reached more. None like the
    /// rows' points.
    pub total: Option<Points>,
}

impl Claim {
    /// The points of the rows, each by itself, added up; none where one of them has none.
    pub fn sum(&self) -> Option<Points> {
        self.rows.iter().map(|row| row.points).sum()
    }

    /// How many adoptions are claimed.
    pub fn adoptions(&self) -> u32 {
        self.rows.iter().map(ClaimRow::adoptions).sum()
    }
}

/// What a unit can claim after its record was put beside the office's. Nothing is claimed in a channel of which a count
/// is not known on either side, or which the office's rules do not have.
///
/// None where the result is not of these two files.
pub fn claim(result: &Reconciliation, own: &Own<'_>, office: &Office<'_>) -> Option<Claim> {
    let theirs = office.workspace;
    let (at, unit) = result.office;
    let (record, rules) = theirs.period(at).zip(theirs.rules_of(at))?;
    let mut rows: Vec<ClaimRow> = Vec::new();
    for line in &result.channels {
        rows.extend(rows_of(result, line).unwrap_or_default());
    }
    let mut supposed = Supposed::new(result, own.workspace, theirs)?;
    let scored = result.office_figures.scored;
    if scored {
        for row in &mut rows {
            row.points = supposed.alone(row);
        }
    }
    let total = if scored { supposed.together(&rows) } else { None };
    let by_items = record.parts().source == Source::Items;
    Some(Claim {
        county: theirs.name().to_owned(),
        unit: theirs.name_in(unit, at).to_owned(),
        period: record.parts().name.clone(),
        days: record.span(),
        status: record.parts().status,
        notice: record.parts().notice_number.trim().to_owned(),
        by: rules.ranking().by,
        scored,
        day_supposed: by_items && rows.iter().any(|row| matches!(row.what, What::Count { .. })),
        rows,
        total,
    })
}

/// Whether there is anything to claim.
pub fn is_owed(result: &Reconciliation) -> bool {
    result.channels.iter().any(|line| rows_of(result, line).is_some_and(|rows| !rows.is_empty()))
}

/// The rows of one channel; none where nothing of it can be compared.
fn rows_of(result: &Reconciliation, line: &ChannelLine) -> Option<Vec<ClaimRow>> {
    let (own, office) = line.own.as_ref().zip(line.office.as_ref())?;
    let (entered, there) = (own.counted.count()?, office.counted.count()?);
    let by_ledger = own.items.unwrap_or(0);
    // Who keeps a ledger need not enter its counts again.
    let has = if own.counted == Counted::Blank { by_ledger } else { entered };
    let here = |held: Held| {
        let items = result.items.iter().enumerate();
        let all = items.flat_map(|(at, item)| item.adoptions.iter().map(move |one| (at, item, one)));
        all.filter(move |(.., one)| Some(&one.channel) == line.id() && one.held == held)
    };
    let by_items = result.office_figures.source == Source::Items;
    // What became known late scores as 补计, which a count of the period has no part in.
    let counts = |adoption: &&Adoption| by_items || !is_late(Some(adoption));
    let mut named: Vec<Evidence> = here(Held::OwnOnly)
        .filter_map(|(at, item, one)| Some(evidence(at, item, one.own.as_ref().filter(counts)?)))
        .collect();
    named.sort_by_key(|one| one.date);
    // What is the office's in another period, or the own ledger's twice, is not missing.
    let apart = here(Held::Elsewhere).chain(here(Held::Repeated)).filter(|(.., one)| {
        one.own.as_ref().is_some_and(|own| is_counted(result, own))
            && !one.office.as_ref().is_some_and(|office| is_counted(result, office))
    });
    let apart = small(apart.count());
    let is_complete = office.items.unwrap_or(0) >= there;
    // What only the office has stands in the place of nothing of the unit's, unless it is of what is not in its ledger.
    let only_there = small(here(Held::OfficeOnly).filter(|(.., one)| !is_late(one.office.as_ref())).count());
    let extra = if is_complete { only_there.saturating_sub(has.saturating_sub(by_ledger)) } else { 0 };
    let need = has.saturating_add(extra).saturating_sub(there).saturating_sub(apart);
    // Where the office counted more than its ledger names, none of the own ones is surely missing.
    let surely = by_items || is_complete && small(named.len()) <= need;
    let row =
        |what| ClaimRow { channel: office.id.clone(), channel_name: office.name.clone(), what, points: None };
    let mut rows = Vec::new();
    let mut among = Vec::new();
    if surely {
        rows.extend(named.into_iter().map(|one| row(What::Adoption(one))));
    } else {
        among = named;
    }
    let missing = need.saturating_sub(small(rows.len()));
    if missing > 0 {
        rows.push(row(What::Count { missing, own: has, office: there, among }));
    }
    Some(rows)
}

/// Whether an adoption is one of those that make the count of the period.
fn is_counted(result: &Reconciliation, one: &Adoption) -> bool {
    !is_late(Some(one)) && one.date.is_some_and(|date| result.days.contains(date))
}

/// Whether an adoption became known after its period was out.
fn is_late(one: Option<&Adoption>) -> bool {
    one.is_some_and(|one| one.known.is_some())
}

/// An item has few adoptions and a unit few items of a channel.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn evidence(at: usize, item: &ItemLine, adoption: &Adoption) -> Evidence {
    Evidence {
        title: item.title.trim().to_owned(),
        date: adoption.date,
        issue: adoption.issue.trim().to_owned(),
        evidence: adoption.evidence.trim().to_owned(),
        credited: item.credited.clone(),
        item: at,
    }
}
