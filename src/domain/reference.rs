//! 参照表: the table of the office into which a unit puts its own record, to see where it would stand.
//!
//! That is the office's table of the same days, or the last one that was published before them. The own counts are
//! written in place of the unit's there and scored by the office's rules; nothing is estimated beside the engine.

use super::board::Scoreboard;
use super::edit::{Edit, ManyName, apply};
use super::goal;
use super::reconcile::{Own, Refusal, offered, refused};
use super::roster::UnitIx;
use super::rules::ChannelIx;
use super::same::{self, Units};
use super::workspace::{Period, PeriodIx, Source, Status, Workspace};

/// A table with the unit's own record in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The office's workspace, in which the period can be changed.
    pub workspace: Workspace,
    /// Its board of the period.
    pub board: Scoreboard,
    /// The unit there.
    pub unit: UnitIx,
    /// Whether it is the table of the very days of the own record.
    pub same_days: bool,
    /// Whether the own counts stand in it. They do not where the office scores items.
    pub own_in: bool,
    /// How far the office's period has come.
    pub status: Status,
    /// The table as it was published; none where the period is not.
    pub printed: Option<AsPrinted>,
    /// In how many channels the office's count of the unit stays, since the unit does not know its own.
    pub kept: usize,
    /// In how many channels the own count stays out, since the office has not been fed back.
    pub left_out: usize,
    /// Whether the office's rules make the same points of the same record as the own ones.
    pub same_rules: bool,
}

/// A table as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsPrinted {
    /// Its board, with what was printed.
    pub board: Scoreboard,
    /// Whether something was printed of the others of the unit's class that their record does not come to.
    pub is_frozen: bool,
}

/// Puts a unit's own record into the office's table of the same days, or else into the last published one before them.
///
/// # Errors
/// When the two are not of one jurisdiction, or there is no such table or unit in it.
pub fn reference(own: &Own<'_>, office: &Workspace) -> Result<Reference, Refusal> {
    let mine = own.workspace;
    if let Some(why) = refused(mine, office) {
        return Err(why);
    }
    let days = mine.period(own.period).map(Period::span);
    let same = days.and_then(|days| same::period(days, office));
    let at = same.or_else(|| days.and_then(|days| last_before(days.from(), office)));
    let at = at.ok_or_else(|| Refusal::NoPeriod(offered(office)))?;
    let name = || mine.name_in(own.unit, own.period).to_owned();
    let (unit, _) =
        Units::new(office, at).find(mine, own.period, own.unit).ok_or_else(|| Refusal::NoUnit(name()))?;
    if !office.is_active(unit, at) {
        return Err(Refusal::NotThere(office.name_in(unit, at).to_owned()));
    }
    let status = office.period(at).map_or(Status::Draft, |period| period.parts().status);
    let same_days = same.is_some();
    let put = with_own(own, office, (at, unit), same_days);
    let own_in = put.is_some();
    let (workspace, [kept, left_out]) = put.unwrap_or_else(|| (office.clone(), [0, 0]));
    let rules = mine.rules_of(own.period).zip(office.rules_of(at));
    let same_rules = rules.is_some_and(|(mine, theirs)| same::scores_alike(mine, theirs));
    let board = Scoreboard::new(&workspace, at);
    let printed = (status == Status::Published).then(|| AsPrinted::of(office, at, unit));
    Ok(Reference { workspace, board, unit, same_days, own_in, status, printed, kept, left_out, same_rules })
}

/// The last published period that has ended before a day.
fn last_before(day: super::calendar::Date, of: &Workspace) -> Option<PeriodIx> {
    let periods = of.periods().iter().enumerate();
    let published =
        periods.filter(|(_, period)| period.parts().status == Status::Published && period.span().to() < day);
    published.max_by_key(|(_, period)| period.span().to()).map(|(at, _)| PeriodIx::new(at))
}

/// The office's workspace with the own counts in the unit's row, in how many channels the office's count stays, and in how
/// many the own one stays out; none where it cannot take them.
fn with_own(
    own: &Own<'_>,
    office: &Workspace,
    (at, unit): (PeriodIx, UnitIx),
    same_days: bool,
) -> Option<(Workspace, [usize; 2])> {
    let (mine, record) = (own.workspace, office.period(at)?);
    if record.parts().source == Source::Items {
        return None;
    }
    let mut workspace = office.clone();
    let (period, of) = (record.parts().id.clone(), office.roster().unit(unit)?.id.clone());
    if record.parts().status == Status::Published {
        let open = Edit::SetStatus { period: period.clone(), status: Status::Draft, printed: Vec::new() };
        apply(&mut workspace, open).ok()?;
    }
    let (rules, other_rules) = (mine.rules_of(own.period)?, office.rules_of(at)?);
    let mine = mine.period(own.period)?;
    let mut edits = Vec::new();
    let (mut kept, mut left_out) = (0, 0);
    for (from, to) in same::channels(rules, other_rules) {
        let Some(to) = to else { continue };
        // What the office still waits for is not known to the unit either.
        if record.is_waiting(to) {
            left_out += usize::from(from.is_some_and(|from| mine.sheet().get(own.unit, from).count() > 0));
            continue;
        }
        // What the unit does not know of these days the office may; of other days the office's count says nothing.
        if same_days && from.is_none_or(|from| mine.is_waiting(from)) {
            kept += usize::from(record.sheet().get(unit, to).count() > 0);
            continue;
        }
        let channel = other_rules.channel(to)?.id.clone();
        let typed = from.map_or_else(String::new, |from| mine.sheet().get(own.unit, from).text());
        edits.push(Edit::Type { period: period.clone(), unit: of.clone(), channel, typed });
    }
    apply(&mut workspace, Edit::Many { name: ManyName::Fill, edits }).ok()?;
    Some((workspace, [kept, left_out]))
}

impl AsPrinted {
    fn of(workspace: &Workspace, at: PeriodIx, unit: UnitIx) -> Self {
        let board = Scoreboard::new(workspace, at);
        let open = goal::suppose(workspace, &board, unit, &[]).map(|open| open.board);
        let class = workspace.roster().class_of(unit).and_then(|class| board.standings(class));
        let mut others = class.map_or(&[][..], |standings| standings.ranked()).iter();
        let is_frozen = open
            .is_ok_and(|open| others.any(|&other| other != unit && board.basis(other) != open.basis(other)));
        Self { board, is_frozen }
    }
}

/// Whether any unit of the class but this one has a figure in the period, so that a place says something.
pub fn has_others(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> bool {
    let Some(record) = workspace.period(period) else { return false };
    let roster = workspace.roster();
    let class = roster.class_of(unit);
    let others = roster
        .units_ix()
        .map(|(other, _)| other)
        .filter(|&other| other != unit && roster.class_of(other) == class);
    let sheet = record.sheet();
    others.into_iter().any(|other| !sheet.is_blank_of(other))
}

/// Whether nothing of the unit stands in its own period, which is not published: then a place says nothing of it.
pub fn is_unfilled(own: &Own<'_>) -> bool {
    let workspace = own.workspace;
    let Some((period, unit)) = workspace.period(own.period).zip(workspace.roster().unit(own.unit)) else {
        return false;
    };
    let (at, unit) = (&period.parts().id, &unit.id);
    let is_adjusted = workspace.adjustments().values().any(|of| of.period == *at && of.unit == *unit);
    let has_late = workspace.late().values().any(|of| of.known == *at && of.unit == *unit);
    let is_out = period.parts().status == Status::Published;
    !is_out && period.sheet().is_blank_of(own.unit) && !is_adjusted && !has_late
}

/// The last published period of the own workspace before the one at work in which others have figures.
pub fn last_table(own: &Own<'_>) -> Option<PeriodIx> {
    let days = own.workspace.period(own.period).map(Period::span)?;
    last_before(days.from(), own.workspace).filter(|&at| has_others(own.workspace, at, own.unit))
}

/// The own record in an earlier table of the own workspace; none where that takes no counts.
pub fn in_own_table(own: &Own<'_>, at: PeriodIx) -> Option<Reference> {
    let status = own.workspace.period(at)?.parts().status;
    let (workspace, [kept, left_out]) = with_own(own, own.workspace, (at, own.unit), false)?;
    let board = Scoreboard::new(&workspace, at);
    let printed = Some(AsPrinted::of(own.workspace, at, own.unit));
    Some(Reference {
        workspace,
        board,
        unit: own.unit,
        same_days: false,
        own_in: true,
        status,
        printed,
        kept,
        left_out,
        same_rules: true,
    })
}

impl Reference {
    /// The channels of the own rules with those they are in the table.
    pub fn pairs(&self, own: &Own<'_>) -> Vec<(ChannelIx, ChannelIx)> {
        let rules = own.workspace.rules_of(own.period).zip(self.workspace.rules_of(self.board.period()));
        let Some((mine, theirs)) = rules else { return Vec::new() };
        same::channels(mine, theirs).into_iter().filter_map(|(own, there)| own.zip(there)).collect()
    }
}
