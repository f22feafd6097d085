//! 对账: what one unit recorded of itself beside what the office has of it.
//!
//! Period, unit and channels are found as a merged file's are. Points are those of the two accounts; where the two score
//! by different rules only counts are put beside each other.

mod channels;
mod claim;
mod items;
mod supposed;

pub use channels::{ChannelLine, ChannelSide, Counted};
pub use claim::{Claim, ClaimRow, Evidence, What, claim, is_owed};
pub use items::{AdoptionLine, Held, ItemLine};

use super::alike::title_key;
use super::calendar::Span;
use super::points::Points;
use super::roster::UnitIx;
use super::same::{self, Units};
use super::score::{self, Account};
use super::workspace::{Origin, PeriodIx, Source, Status, Workspace};

/// The unit's own side: its draft, the period at work and the unit.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    /// The draft.
    pub workspace: &'a Workspace,
    /// The draft's id.
    pub draft: &'a str,
    /// The period at work.
    pub period: PeriodIx,
    /// The unit.
    pub unit: UnitIx,
}

/// The office's side: its published page or its file.
#[derive(Clone, Copy, Debug)]
pub struct Office<'a> {
    /// What it holds.
    pub workspace: &'a Workspace,
    /// The state of the draft it was written from, if it says.
    pub origin: Option<&'a Origin>,
}

/// Why two files cannot be put beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// One of the two is the built-in example.
    Example {
        /// Whether it is the office's file that is.
        office: bool,
    },
    /// The office's file was written from the very draft it would be compared with.
    SameDraft,
    /// It is of another jurisdiction, with this name.
    OtherCounty(String),
    /// None of its periods lies in the year of the period at work; those it has.
    OtherYear(Vec<Offered>),
    /// It has no period with these days; those it has.
    NoPeriod(Vec<Offered>),
    /// It has no unit of this name.
    NoUnit(String),
    /// It has the unit, with this name, but the unit is not there in the period.
    NotThere(String),
}

/// A period that the office's file has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Its name.
    pub name: String,
    /// Its days.
    pub days: Span,
    /// How far it has come.
    pub status: Status,
}

/// What one side comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Whether the unit scores.
    pub scored: bool,
    /// Which record scores.
    pub source: Source,
    /// 本期
    pub current: Points,
    /// 累计
    pub cumulative: Points,
    /// 补计, part of 累计.
    pub late: Points,
    /// What clauses add to the points of the channels, part of 本期.
    pub clauses: Points,
    /// What was printed less what the record comes to, part of 本期.
    pub frozen: Points,
}

impl Figures {
    fn of(account: &Account<'_>, source: Source) -> Self {
        Self {
            scored: account.scored,
            source,
            current: account.current(),
            cumulative: account.cumulative(),
            late: account.late,
            clauses: account.added(),
            frozen: account.frozen,
        }
    }
}

/// The two sides beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// The period and the unit in the unit's own draft.
    pub own: (PeriodIx, UnitIx),
    /// The period and the unit in the office's file.
    pub office: (PeriodIx, UnitIx),
    /// The days of the period on both sides.
    pub days: Span,
    /// How far the office's period has come; what is not published can still change.
    pub status: Status,
    /// Whether the unit is called otherwise there and was found by its id alone.
    pub by_id_alone: bool,
    /// Whether the two sides make the same points of the same record; else only counts can be compared.
    pub same_rules: bool,
    /// The channels in the order of the own rules, then those that only the office has. Those that are not open to the
    /// unit and have nothing on either side are left out.
    pub channels: Vec<ChannelLine>,
    /// The unit's items of the period, those of the own ledger first.
    pub items: Vec<ItemLine>,
    /// What the own side comes to.
    pub own_figures: Figures,
    /// What the office's side comes to.
    pub office_figures: Figures,
}

impl Reconciliation {
    /// The own 本期 and 累计 less the office's; none where the rules differ or only one side scores.
    pub fn points(&self) -> Option<(Points, Points)> {
        let (own, office) = (&self.own_figures, &self.office_figures);
        let same = self.same_rules && own.scored == office.scored;
        same.then(|| (own.current - office.current, own.cumulative - office.cumulative))
    }

    /// Whether no count, no item and no point differs.
    pub fn agrees(&self) -> bool {
        let is_nothing = |(current, cumulative)| current == Points::ZERO && cumulative == Points::ZERO;
        self.points().is_none_or(is_nothing)
            && self.channels.iter().all(ChannelLine::agrees)
            && self.items.iter().all(|item| item.adoptions.iter().all(|one| one.held == Held::Both))
    }
}

/// Puts a unit's own record beside the office's.
///
/// # Errors
/// When the two are not of the same unit and days.
pub fn reconcile(own: &Own<'_>, office: &Office<'_>) -> Result<Reconciliation, Refusal> {
    let (mine, theirs) = (own.workspace, office.workspace);
    if office.origin.is_some_and(|origin| !own.draft.is_empty() && origin.draft == own.draft) {
        return Err(Refusal::SameDraft);
    }
    if let Some(why) = refused(mine, theirs) {
        return Err(why);
    }
    let at = period(own, theirs)?;
    let no_period = || Refusal::NoPeriod(offered(theirs));
    let (record, rules) = mine.period(own.period).zip(mine.rules_of(own.period)).ok_or_else(no_period)?;
    let (other, other_rules) = theirs.period(at).zip(theirs.rules_of(at)).ok_or_else(no_period)?;
    let name = || mine.name_in(own.unit, own.period).to_owned();
    let found = Units::new(theirs, at).find(mine, own.period, own.unit);
    let (unit, by_id_alone) = found.ok_or_else(|| Refusal::NoUnit(name()))?;
    if !theirs.is_active(unit, at) {
        return Err(Refusal::NotThere(theirs.name_in(unit, at).to_owned()));
    }
    let accounts = score::account(mine, own.period, own.unit).zip(score::account(theirs, at, unit));
    let (account, office_account) = accounts.ok_or_else(|| Refusal::NoUnit(name()))?;
    let same_rules = same::scores_alike(rules, other_rules);
    let pairs = same::channels(rules, other_rules);
    let sides = [
        channels::Side::new(mine, (own.period, own.unit), &account),
        channels::Side::new(theirs, (at, unit), &office_account),
    ];
    Ok(Reconciliation {
        own: (own.period, own.unit),
        office: (at, unit),
        days: other.span(),
        status: other.parts().status,
        by_id_alone,
        same_rules,
        channels: channels::lines(&sides, &pairs, same_rules),
        items: items::lines([(mine, own.period, own.unit), (theirs, at, unit)], &pairs),
        own_figures: Figures::of(&account, record.parts().source),
        office_figures: Figures::of(&office_account, other.parts().source),
    })
}

/// Why two records are not of one jurisdiction.
pub(in crate::domain) fn refused(mine: &Workspace, office: &Workspace) -> Option<Refusal> {
    if mine.is_example() != office.is_example() {
        return Some(Refusal::Example { office: office.is_example() });
    }
    let is_other = title_key(mine.name()) != title_key(office.name());
    is_other.then(|| Refusal::OtherCounty(office.name().to_owned()))
}

pub(in crate::domain) fn offered(workspace: &Workspace) -> Vec<Offered> {
    let one = |period: &super::workspace::Period| Offered {
        name: period.parts().name.clone(),
        days: period.span(),
        status: period.parts().status,
    };
    workspace.periods().iter().map(one).collect()
}

/// The office's period with the days of the one at work.
fn period(own: &Own<'_>, theirs: &Workspace) -> Result<PeriodIx, Refusal> {
    let days = own.workspace.period(own.period).map(super::workspace::Period::span);
    if let Some(found) = days.and_then(|days| same::period(days, theirs)) {
        return Ok(found);
    }
    let year = own.workspace.year_of(own.period);
    let mut of_year = (0..theirs.periods().len()).map(|at| theirs.year_of(PeriodIx::new(at)));
    let has_year = of_year.any(|other| other == year);
    Err(if has_year { Refusal::NoPeriod(offered(theirs)) } else { Refusal::OtherYear(offered(theirs)) })
}
