//! How one unit's points come about.

use super::{Book, ClauseLine, Entry, Line, is_plain};
use crate::domain::id::EntryId;
use crate::domain::points::Points;
use crate::domain::record::Cell;
use crate::domain::roster::{Standing, UnitIx};
use crate::domain::rules::{ChannelIx, Currency};
use crate::domain::workspace::{PeriodIx, Workspace};

/// How a unit's points of a period come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account<'a> {
    /// Whether the unit scores at all; a listed-only unit has counts and no points.
    pub scored: bool,
    /// One line per channel open to the unit's class, in the order of the rule set.
    pub lines: Vec<Line<'a>>,
    /// What the clauses did, in the order in which they acted.
    pub clauses: Vec<ClauseLine>,
    /// Whether 本期 is as it was printed when the period was published.
    pub printed: bool,
    /// What was printed, less what the record comes to now.
    pub frozen: Points,
    /// 补计: points of earlier periods that became known in this one.
    pub late: Points,
    /// Where they come from.
    pub late_lines: Vec<LateLine>,
    /// The earlier periods of the year in order, each with its 本期 and its 补计.
    pub earlier: Vec<(PeriodIx, Points, Points)>,
    /// What was taken over of closed units.
    pub inherited: Vec<(UnitIx, Points)>,
    /// 元 of the period and of the year so far.
    pub yuan: (Points, Points),
}

/// One late count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateLine {
    /// The entry.
    pub entry: EntryId,
    /// The period it belongs to.
    pub of: PeriodIx,
    /// Its channel in that period's rule set.
    pub channel: ChannelIx,
    /// How many items.
    pub count: u32,
    /// Why they come late.
    pub reason: String,
}

impl Account<'_> {
    /// 本期: the points of the period, which are the sum of the lines.
    pub fn current(&self) -> Points {
        let clauses = self.clauses.iter().filter(|line| line.currency == Currency::Points);
        self.lines.iter().map(|line| line.value).sum::<Points>()
            + clauses.map(ClauseLine::value).sum()
            + self.frozen
    }

    /// 累计: the points of the year so far.
    pub fn cumulative(&self) -> Points {
        let earlier = self.earlier.iter().map(|&(_, current, late)| current + late).sum::<Points>();
        earlier + self.inherited.iter().map(|&(_, points)| points).sum() + self.late + self.current()
    }

    /// The lines that score, as count and points of one adoption: the terms of a formula. Without clauses that changed
    /// something their sum is 本期.
    pub fn terms(&self) -> Vec<(u32, Points)> {
        let term = |line: &Line<'_>| match line.entry {
            Entry::Count(count) if line.value != Points::ZERO => Some((count, line.each)),
            _ => None,
        };
        self.lines.iter().filter_map(term).collect()
    }

    /// What the clauses add to the terms of the formula.
    pub fn added(&self) -> Points {
        self.current() - self.frozen - self.lines.iter().map(|line| line.value).sum()
    }

    /// Whether something was typed that the score leaves out; what was printed leaves out nothing.
    pub fn leaves_out(&self) -> bool {
        !self.printed && self.lines.iter().any(|line| matches!(line.entry, Entry::LeftOut(..)))
    }

    /// Whether a channel has not been fed back, so that points can still come.
    pub fn waits(&self) -> bool {
        self.lines.iter().any(|line| line.entry == Entry::Waiting)
    }
}

/// The account of a unit in a period; `None` where there is no such unit or period.
pub fn account(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> Option<Account<'_>> {
    Accounts::new(workspace, period).of(unit)
}

/// The accounts of many units in a period, for which the year is opened once.
pub struct Accounts<'a> {
    workspace: &'a Workspace,
    period: PeriodIx,
    book: Book<'a>,
}

impl<'a> Accounts<'a> {
    /// Opens the year of a period.
    pub fn new(workspace: &'a Workspace, period: PeriodIx) -> Self {
        Self { workspace, period, book: Book::new(workspace, period) }
    }

    /// The account of a unit; `None` where there is no such unit or period.
    pub fn of(&self, unit: UnitIx) -> Option<Account<'a>> {
        account_of(self.workspace, self.period, &self.book, unit)
    }
}

fn account_of<'a>(
    workspace: &'a Workspace,
    period: PeriodIx,
    book: &Book<'a>,
    unit: UnitIx,
) -> Option<Account<'a>> {
    let record = workspace.period(period)?;
    let rules = workspace.rules_of(period)?;
    let of = workspace.roster().unit(unit)?;
    let scored = of.standing == Standing::Scored;
    let (figures, year) = (book.figures(unit), book.lines(unit));
    let mut lines = Vec::new();
    for (ix, channel) in rules.channels_ix() {
        let cell = record.sheet().get(unit, ix);
        let received = year.received.get(ix.get()).copied().unwrap_or(0);
        if !channel.is_open_to(&of.class) && cell == Cell::Blank && received == 0 {
            continue;
        }
        let entry = match cell {
            _ if record.is_waiting(ix) => Entry::Waiting,
            _ if received > 0 => Entry::Count(u32::try_from(received / 1000).unwrap_or(u32::MAX)),
            Cell::Blank | Cell::Count(0) => Entry::None,
            Cell::Count(count) => Entry::Count(count),
            Cell::Unread(typed, fault) => Entry::LeftOut(typed, fault),
        };
        let value = match entry {
            Entry::Count(count) if received > 0 => channel.value(count),
            _ => Points::ZERO,
        };
        lines.push(Line { channel: ix, entry, each: channel.points, value });
    }
    Some(Account {
        scored,
        lines,
        clauses: year.lines,
        printed: record.printed(unit, workspace.roster()).is_some_and(|printed| printed.current.is_some()),
        frozen: figures.frozen,
        late: figures.late,
        late_lines: late_lines(workspace, period, unit),
        earlier: figures.periods,
        inherited: figures.inherited,
        yuan: figures.yuan,
    })
}

fn late_lines(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> Vec<LateLine> {
    let (Some(of), Some(record)) = (workspace.roster().unit(unit), workspace.period(period)) else {
        return Vec::new();
    };
    let mine = workspace.late().values().filter(|late| late.unit == of.id && late.known == record.parts().id);
    mine.filter_map(|late| {
        let of = workspace.find_period(&late.of)?;
        let channel = workspace.rules_of(of)?.find_channel(&late.channel)?;
        let count = late.count.unwrap_or(0);
        Some(LateLine { entry: late.id.clone(), of, channel, count, reason: late.reason.clone() })
    })
    .collect()
}

/// What the clauses did in a period, by unit in roster order; empty where the columns alone score.
pub fn deeds(workspace: &Workspace, period: PeriodIx) -> Vec<Vec<ClauseLine>> {
    if is_plain(workspace, period) {
        return Vec::new();
    }
    let book = Book::new(workspace, period);
    workspace.roster().units_ix().map(|(unit, _)| book.lines(unit).lines).collect()
}
