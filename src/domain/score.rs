//! From a record and the rules to an account: lines that add up to the score.
//!
//! [`account`] explains, [`all_points`] scores a whole period in one pass over its columns. Both value a count
//! through [`Channel::value`] and ask [`acts`] whether it counts, so they cannot drift apart; a property test
//! holds them together.

use super::id::ClassId;
use super::points::Points;
use super::record::{Cell, CellFault};
use super::roster::{Standing, UnitIx};
use super::rules::{Channel, ChannelIx, RuleSet};
use super::workspace::{Period, PeriodIx, Workspace};

/// What stands in a channel for a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// Nothing was adopted, or nothing was entered.
    None,
    /// So many adoptions.
    Count(u32),
    /// Not fed back yet: neither none nor a number, and not scored.
    Waiting,
    /// Something that is no count; the score leaves it out.
    LeftOut(&'a str, CellFault),
}

/// One line of an account: a channel, what stands in it, and what that is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The channel.
    pub channel: ChannelIx,
    /// What stands in it.
    pub entry: Entry<'a>,
    /// The points of one adoption.
    pub each: Points,
    /// The points of this line.
    pub value: Points,
}

/// How a unit's points of a period come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account<'a> {
    /// Whether the unit scores at all; a listed-only unit has counts and no points.
    pub scored: bool,
    /// One line per channel open to the unit's class, in the order of the rule set.
    pub lines: Vec<Line<'a>>,
    /// The points of the earlier periods of the year, in order.
    pub earlier: Vec<(PeriodIx, Points)>,
}

impl Account<'_> {
    /// 本期: the points of the period, which are the sum of the lines.
    pub fn current(&self) -> Points {
        self.lines.iter().map(|line| line.value).sum()
    }

    /// 累计: the points of the year so far.
    pub fn cumulative(&self) -> Points {
        self.earlier.iter().map(|&(_, points)| points).sum::<Points>() + self.current()
    }

    /// The lines that score, as count and points of one adoption: the terms of a formula whose sum is 本期.
    pub fn terms(&self) -> Vec<(u32, Points)> {
        let term = |line: &Line<'_>| match line.entry {
            Entry::Count(count) if line.value != Points::ZERO => Some((count, line.each)),
            _ => None,
        };
        self.lines.iter().filter_map(term).collect()
    }

    /// Whether something was typed that the score leaves out.
    pub fn leaves_out(&self) -> bool {
        self.lines.iter().any(|line| matches!(line.entry, Entry::LeftOut(..)))
    }

    /// Whether a channel has not been fed back, so that points can still come.
    pub fn waits(&self) -> bool {
        self.lines.iter().any(|line| line.entry == Entry::Waiting)
    }
}

/// The account of a unit in a period; `None` where there is no such unit or period.
pub fn account(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> Option<Account<'_>> {
    let record = workspace.period(period)?;
    let rules = workspace.rules_of(period)?;
    let of = workspace.roster().unit(unit)?;
    let scored = of.standing == Standing::Scored;
    let lines = lines(record, rules, &of.class, unit, scored).collect();
    let earlier = (0..period.get()).map(PeriodIx::new);
    let earlier = earlier.map(|earlier| (earlier, points_of(workspace, earlier, unit))).collect();
    Some(Account { scored, lines, earlier })
}

/// 本期 of one unit in a period; none for a listed-only unit.
pub fn points_of(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> Points {
    let (Some(record), Some(rules), Some(of)) =
        (workspace.period(period), workspace.rules_of(period), workspace.roster().unit(unit))
    else {
        return Points::ZERO;
    };
    let scored = of.standing == Standing::Scored;
    lines(record, rules, &of.class, unit, scored).map(|line| line.value).sum()
}

/// 本期 of one unit in a period by kind of information, in the order of the rule set's kinds.
pub fn kinds_of(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> Vec<Points> {
    let (Some(rules), Some(account)) = (workspace.rules_of(period), account(workspace, period, unit)) else {
        return Vec::new();
    };
    let mut kinds = vec![Points::ZERO; rules.kinds().len()];
    for line in account.lines {
        kinds[rules.kind_of(line.channel).get()] += line.value;
    }
    kinds
}

/// The points of every unit in a period, in roster order, and what each class earned in each kind.
pub struct Scores {
    /// 本期 of every unit; 0 for listed-only ones.
    pub points: Vec<Points>,
    /// Points by class and kind.
    pub kinds: Vec<Vec<Points>>,
}

/// Scores a whole period, channel by channel.
pub fn all_points(workspace: &Workspace, period: PeriodIx) -> Scores {
    let roster = workspace.roster();
    let mut points = vec![Points::ZERO; roster.units().len()];
    let kind_count = workspace.rules_of(period).map_or(0, |rules| rules.kinds().len());
    let mut kinds = vec![vec![Points::ZERO; kind_count]; roster.classes().len()];
    let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
        return Scores { points, kinds };
    };
    for (ix, channel) in rules.channels_ix() {
        let open: Vec<bool> =
            roster.classes().iter().map(|class| acts(record, ix, channel, &class.id)).collect();
        let kind = rules.kind_of(ix).get();
        for ((unit, of), count) in roster.units_ix().zip(record.sheet().channel_counts(ix)) {
            if count == 0 || of.standing == Standing::ListedOnly {
                continue;
            }
            let Some(class) = roster.class_of(unit) else { continue };
            if open[class.get()] {
                let value = channel.value(count);
                points[unit.get()] += value;
                kinds[class.get()][kind] += value;
            }
        }
    }
    Scores { points, kinds }
}

/// Whether counts of a class in a channel score in the period.
pub fn acts(record: &Period, ix: ChannelIx, channel: &Channel, class: &ClassId) -> bool {
    !record.is_waiting(ix) && channel.is_open_to(class)
}

/// The lines of a unit. A channel closed to the unit's class has one only when something stands in it.
fn lines<'a>(
    record: &'a Period,
    rules: &'a RuleSet,
    class: &'a ClassId,
    unit: UnitIx,
    scored: bool,
) -> impl Iterator<Item = Line<'a>> {
    rules.channels_ix().filter_map(move |(ix, channel)| {
        let cell = record.sheet().get(unit, ix);
        if !channel.is_open_to(class) && cell == Cell::Blank {
            return None;
        }
        let entry = match cell {
            _ if record.is_waiting(ix) => Entry::Waiting,
            Cell::Blank | Cell::Count(0) => Entry::None,
            Cell::Count(count) => Entry::Count(count),
            Cell::Unread(typed, fault) => Entry::LeftOut(typed, fault),
        };
        let value = match entry {
            Entry::Count(count) if scored && acts(record, ix, channel, class) => channel.value(count),
            _ => Points::ZERO,
        };
        Some(Line { channel: ix, entry, each: channel.points, value })
    })
}
