//! 各期: a unit's points and places, period by period, and its growth where there is something to compare with.

use super::board::{Past, past};
use super::points::Points;
use super::reconcile::refused;
use super::record::Printed;
use super::roster::{ClassIx, UnitIx};
use super::rules::{Basis, Ties};
use super::same;
use super::workspace::{Period, PeriodIx, Status, Workspace};

/// A unit in one period of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InPeriod {
    /// Which period.
    pub period: PeriodIx,
    /// How far the period has come: what is not published can change.
    pub status: Status,
    /// How the unit stood.
    pub then: Then,
}

/// How a unit stood in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// It was not there.
    NotThere,
    /// It was listed and did not score; with its serial number.
    Listed(usize),
    /// It was ranked.
    Ranked(Ranked),
}

/// Points and place of a unit in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// 本期
    pub current: Points,
    /// 累计
    pub cumulative: Points,
    /// 名次
    pub place: usize,
    /// Among how many units of its class.
    pub of: usize,
    /// How many of them stand level with it, itself included; more than 1 is 并列.
    pub level: usize,
    /// By which points they were ranked.
    pub by: Basis,
    /// How places were given to equal points.
    pub ties: Ties,
    /// Whether this is what was printed when the period was published, whatever became known later.
    pub printed: bool,
    /// Beside the period that ended the day before.
    pub growth: Option<Growth>,
    /// Beside the same days of the year before.
    pub year_before: Option<Growth>,
}

/// 本期 beside that of an earlier period, with what a comparison has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Growth {
    /// The earlier period.
    pub earlier: PeriodIx,
    /// 本期 then.
    pub before: Points,
    /// 本期 now.
    pub now: Points,
    /// Whether the rules make the same points of the same record.
    pub same_rules: bool,
    /// Whether the two periods are about as long.
    pub same_length: bool,
}

impl Growth {
    /// How much more it is now.
    pub fn difference(&self) -> Points {
        self.now - self.before
    }
}

/// A unit in every period of the workspace, in their order. What was printed goes before what would be computed now, and a
/// period in the middle in which nothing was ever entered is none: a draft that begins with a county's periods would tell of
/// points and places of 0.
pub fn history(workspace: &Workspace, unit: UnitIx) -> Vec<InPeriod> {
    let computed = past(workspace, unit);
    let mut all: Vec<InPeriod> = Vec::with_capacity(workspace.periods().len());
    for (at, period) in workspace.periods().iter().enumerate() {
        let ix = PeriodIx::new(at);
        let one = computed.iter().find(|one| one.period == ix);
        let mut then = one.map_or(Then::NotThere, |one| stood(workspace, unit, period, one));
        if let Then::Ranked(now) = &mut then {
            let before = |other: &&InPeriod| is_just_before(workspace, other.period, period);
            let year_before = |other: &&InPeriod| {
                let earlier = workspace.period(other.period);
                earlier.is_some_and(|earlier| earlier.span().is_year_before(period.span()))
            };
            let beside = |other: &InPeriod| growth(workspace, unit, other, (ix, now.current));
            now.growth = all.iter().find(before).and_then(beside);
            now.year_before = all.iter().find(year_before).and_then(beside);
        }
        if !(ix < workspace.last_period() && is_empty(period, &then)) {
            all.push(InPeriod { period: ix, status: period.parts().status, then });
        }
    }
    all
}

/// Whether nothing is in an open period, and nothing came to the unit without it.
fn is_empty(period: &Period, then: &Then) -> bool {
    let has_nothing = match then {
        Then::NotThere => false,
        Then::Listed(_) => true,
        Then::Ranked(then) => then.current == Points::ZERO,
    };
    has_nothing && period.parts().status == Status::Draft && period.sheet().is_blank()
}

/// Whether a record has every period of the year that an office's has before the same days: else 累计 of the two tells of
/// other periods.
pub fn has_the_years_periods(own: &Workspace, at: PeriodIx, office: &Workspace) -> bool {
    let there = own.period(at).and_then(|period| same::period(period.span(), office));
    there.is_some_and(|there| {
        let earlier = (0..there.get()).map(PeriodIx::new);
        let of_year = earlier.filter(|&earlier| office.year_of(earlier) == office.year_of(there));
        let spans = of_year.filter_map(|earlier| office.period(earlier)).map(Period::span);
        spans.into_iter().all(|span| same::period(span, own).is_some())
    })
}

/// The published places that the record of an office gives a unit, by period of the unit's own record: those of the same
/// days. Empty where the two are not of one jurisdiction.
pub fn places_by_office(own: &Workspace, unit: UnitIx, office: &Workspace) -> Vec<(PeriodIx, Ranked)> {
    if refused(own, office).is_some() {
        return Vec::new();
    }
    let mut histories: Vec<(UnitIx, Vec<InPeriod>)> = Vec::new();
    let own_periods = own.periods().iter().enumerate();
    let placed = own_periods.filter_map(|(at, period)| {
        let (at, there) = (PeriodIx::new(at), same::period(period.span(), office)?);
        let (of, _) = same::Units::new(office, there).find(own, at, unit)?;
        if !histories.iter().any(|(held, _)| *held == of) {
            histories.push((of, history(office, of)));
        }
        let (_, all) = histories.iter().find(|(held, _)| *held == of)?;
        let one = all.iter().find(|one| one.period == there && one.status == Status::Published)?;
        if let Then::Ranked(then) = &one.then { Some((at, then.clone())) } else { None }
    });
    placed.collect()
}

fn is_just_before(workspace: &Workspace, earlier: PeriodIx, later: &Period) -> bool {
    workspace.period(earlier).is_some_and(|earlier| earlier.span().to().day_after() == later.span().from())
}

fn growth(
    workspace: &Workspace,
    unit: UnitIx,
    earlier: &InPeriod,
    (later, now): (PeriodIx, Points),
) -> Option<Growth> {
    let Then::Ranked(then) = &earlier.then else { return None };
    // Where nothing was entered there is nothing to compare with.
    let record = workspace.period(earlier.period)?;
    let is_empty = record.sheet().is_blank_of(unit) && then.current == Points::ZERO;
    if is_empty && earlier.status != Status::Published {
        return None;
    }
    let days = |at: PeriodIx| workspace.period(at).map_or(0, |period| period.span().days());
    let (short, long) = (days(earlier.period).min(days(later)), days(earlier.period).max(days(later)));
    let rules = workspace.rules_of(earlier.period).zip(workspace.rules_of(later));
    Some(Growth {
        earlier: earlier.period,
        before: then.current,
        now,
        same_rules: rules.is_some_and(|(then, now)| same::scores_alike(then, now)),
        // February beside January, and a quarter beside any other.
        same_length: (long - short) * 10 <= long,
    })
}

fn stood(workspace: &Workspace, unit: UnitIx, period: &Period, one: &Past) -> Then {
    let ranking = workspace.rules_of(one.period).map(super::rules::RuleSet::ranking).unwrap_or_default();
    let printed = period.printed(unit, workspace.roster());
    let serial = printed.and_then(|printed| printed.serial).and_then(|serial| usize::try_from(serial).ok());
    let ranked = Ranked {
        current: one.current,
        cumulative: one.cumulative,
        place: one.place.place.unwrap_or(0),
        of: one.ranked,
        level: one.place.level,
        by: ranking.by,
        ties: ranking.ties,
        printed: false,
        growth: None,
        year_before: None,
    };
    match (printed, one.place.place) {
        (Some(printed), _) => match (printed.current, printed.place) {
            (Some(current), Some(place)) => {
                let (of, level) = among(workspace, unit, period, printed, ranking.by);
                let cumulative = printed.cumulative.unwrap_or(one.cumulative);
                let place = usize::try_from(place).unwrap_or(ranked.place);
                Then::Ranked(Ranked { current, cumulative, place, of, level, printed: true, ..ranked })
            }
            _ => Then::Listed(serial.unwrap_or(one.place.serial)),
        },
        (None, Some(_)) => Then::Ranked(ranked),
        (None, None) => Then::Listed(one.place.serial),
    }
}

/// Among how many units of its class a unit was printed with a place, and how many of them were level with it.
fn among(workspace: &Workspace, unit: UnitIx, period: &Period, own: &Printed, by: Basis) -> (usize, usize) {
    let roster = workspace.roster();
    let class: Option<ClassIx> = roster.class_of(unit);
    let is_peer = |other: &&Printed| {
        other.place.is_some() && roster.find(&other.unit).and_then(|ix| roster.class_of(ix)) == class
    };
    let is_level = |other: &&Printed| match by {
        Basis::Current => other.current == own.current,
        Basis::Cumulative => other.cumulative == own.cumulative,
        // The figure 累计 is turned into was not printed; equal places tell equal ones.
        Basis::Converted => other.place == own.place,
    };
    let peers = || period.parts().printed.iter().filter(is_peer);
    (peers().count(), peers().filter(is_level).count())
}
