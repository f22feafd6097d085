//! Everything the sentences of a notice speak of, worked out from the data and nothing else.
//!
//! Items are counted in the channels that were fed back, over all listed units; points are those of the scored ones.

use super::number::{Layout, layout};
use super::parts::LayoutChoice;
use super::words;
use crate::domain::board::{Scoreboard, totals};
use crate::domain::calendar::{Date, Span};
use crate::domain::points::Points;
use crate::domain::record::Cell;
use crate::domain::roster::{ClassIx, UnitIx, name_parts};
use crate::domain::rules::{Basis, ChannelIx, Level, NoticeTotal, RuleSet};
use crate::domain::same;
use crate::domain::workspace::{Period, PeriodIx, Workspace};

/// A total of the rule set, over all listed units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalFact {
    /// What stands before its number in a sentence.
    pub name: String,
    /// Items adopted in those of its channels that were fed back.
    pub count: u64,
    /// Whether none of its channels has been fed back; it is then named and has no number.
    pub waiting: bool,
}

/// A kind of information.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindFact {
    /// Its name.
    pub name: String,
    /// Items adopted in its channels, over all listed units.
    pub count: u64,
    /// 本期 points of its channels, over scored units.
    pub points: Points,
    /// Whether none of its channels has been fed back; it then has no number.
    pub waiting: bool,
}

/// A unit at the head of its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leader {
    /// Which unit.
    pub unit: UnitIx,
    /// Its name in the period, without a second name in brackets.
    pub name: String,
    /// 名次 under the tie method of the rule set.
    pub place: usize,
    /// The points by which it is ordered.
    pub points: Points,
}

/// A class with units in the period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassFacts {
    /// Its name.
    pub name: String,
    /// How many of its units are scored.
    pub scored: usize,
    /// How many are only listed.
    pub listed: usize,
    /// Its first units, in their order. Equal points are kept together or cut as the tie method gives places; a unit
    /// without points is never among them.
    pub top: Vec<Leader>,
    /// The scored units of which nothing was adopted, in roster order; names without a second one in brackets.
    pub zero: Vec<String>,
}

/// 补计: what makes 累计 more than 本期 and what was printed before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateFact {
    /// The names of the units that have points of it, in roster order, without a second one in brackets.
    pub units: Vec<String>,
    /// How many items of theirs were entered so; none where what comes late was read out of items.
    pub count: u64,
    /// Their points.
    pub points: Points,
}

/// The same days a year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearBefore {
    /// The name of that period.
    pub period: String,
    /// Whether the rules make the same points of the same record in both.
    pub same_rules: bool,
    /// Items of the period in the channels that are there and fed back in both, over all listed units.
    pub now: u64,
    /// Items a year before in the same channels.
    pub before: u64,
}

/// Everything a notice speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The jurisdiction.
    pub county: String,
    /// The period's name.
    pub period: String,
    /// The period's days.
    pub span: Span,
    /// The year the period belongs to.
    pub year: i32,
    /// The notice's number; may be empty.
    pub number: String,
    /// The form of the last notice before that has a number or was given a form: this one's until it has either.
    pub usual: Layout,
    /// The notice's date.
    pub date: Option<Date>,
    /// The number of the rule set's document; may be empty.
    pub document: String,
    /// What that document is called, without the marks around it; may be empty.
    pub title: String,
    /// By which points the units are ordered.
    pub basis: Basis,
    /// Items adopted in all channels, over all listed units.
    pub adopted: u64,
    /// The totals of the rule set, in its order.
    pub totals: Vec<TotalFact>,
    /// The kinds of information, in the rule set's order.
    pub kinds: Vec<KindFact>,
    /// Items adopted at each level that has a channel that was fed back, from the lowest, over all listed units.
    pub levels: Vec<(Level, u64)>,
    /// The classes that have units, in their order.
    pub classes: Vec<ClassFacts>,
    /// What has not been fed back (未反馈), each once: totals of which nothing was, then other channels.
    pub waiting: Vec<String>,
    /// What became known in the period of earlier ones of the year, where any unit has points of it.
    pub late: Option<LateFact>,
    /// The same period a year before, where the workspace holds it.
    pub year_before: Option<YearBefore>,
}

impl Facts {
    /// The facts of the period a board shows, with so many places of each class; none when there is no such period.
    pub fn new(workspace: &Workspace, board: &Scoreboard, places: usize) -> Option<Self> {
        let at = board.period();
        let (period, rules) = (workspace.period(at)?, workspace.rules_of(at)?);
        let sum = |channels: &mut dyn Iterator<Item = ChannelIx>| -> u64 {
            // As the annexed tables have it: what was not fed back counts nothing, whatever stands there.
            let fed_back = channels.filter(|&channel| !period.is_waiting(channel));
            fed_back.map(|channel| board.total(channel).all()).sum()
        };
        let all = || rules.channels_ix().map(|(ix, _)| ix);
        let said = |total: &NoticeTotal| {
            if total.wording.is_empty() { total.name.clone() } else { total.wording.clone() }
        };
        // Beside totals that say what was done, one that only has a name says it too.
        let says_adopted = rules.totals().any(|(total, _)| said(total).ends_with(words::ADOPTED));
        let named = |total: &NoticeTotal| {
            let name = said(total);
            let lacks = says_adopted && total.wording.is_empty();
            if lacks && !words::TAKEN.iter().any(|word| name.contains(word)) {
                return name + words::ADOPTED;
            }
            name
        };
        let total = |(total, channels): (&NoticeTotal, &[ChannelIx])| TotalFact {
            name: named(total),
            count: sum(&mut channels.iter().copied()),
            waiting: period.waits(channels),
        };
        let totals: Vec<TotalFact> = rules.totals().map(total).collect();
        let class_ix = || (0..).map(ClassIx::new).take(workspace.roster().classes().len());
        let kind = |(ix, kind): (usize, &crate::domain::rules::Kind)| {
            let channels: Vec<_> = all().filter(|&channel| rules.kind_of(channel).get() == ix).collect();
            KindFact {
                name: kind.name.clone(),
                count: sum(&mut channels.iter().copied()),
                points: class_ix().filter_map(|class| board.kinds(class).get(ix).copied()).sum(),
                waiting: period.waits(&channels),
            }
        };
        let fed_back = rules.channels_ix().filter(|&(ix, _)| !period.is_waiting(ix));
        let mut levels: Vec<Level> = fed_back.map(|(_, channel)| channel.level).collect();
        levels.sort_unstable();
        levels.dedup();
        let of_level = |level: Level| {
            let channels = rules.channels_ix().filter(|(_, channel)| channel.level == level);
            (level, sum(&mut channels.map(|(ix, _)| ix)))
        };
        Some(Self {
            county: workspace.name().to_owned(),
            period: period.parts().name.clone(),
            span: period.span(),
            year: workspace.year_of(at),
            number: period.parts().notice_number.clone(),
            usual: usual(workspace, at),
            date: period.parts().notice_date,
            document: rules.parts().document.clone(),
            title: bare_title(&rules.parts().title).to_owned(),
            basis: board.ranking().by,
            adopted: sum(&mut all()),
            waiting: waiting(period, rules, &totals),
            totals,
            kinds: rules.kinds().iter().enumerate().map(kind).collect(),
            levels: levels.into_iter().map(of_level).collect(),
            classes: class_ix().filter_map(|class| class_facts(workspace, board, class, places)).collect(),
            late: late(workspace, period, board),
            year_before: year_before(workspace, at, board),
        })
    }

    /// What the kind is called whose items tell how work goes on; none where the rule set has no such kind.
    pub(super) fn progress(&self) -> Option<&str> {
        let names = || self.kinds.iter().map(|kind| kind.name.as_str());
        let begins = names().find(|name| name.starts_with(words::PROGRESS));
        begins.or_else(|| names().find(|name| name.ends_with(words::PROGRESS)))
    }

    /// How many units are listed.
    pub fn units(&self) -> usize {
        self.classes.iter().map(|class| class.scored + class.listed).sum()
    }
}

/// The form of the last notice before a period's that has a number or was given a form; 文件 where there is none.
fn usual(workspace: &Workspace, at: PeriodIx) -> Layout {
    let before = workspace.periods().iter().take(at.get()).rev().map(Period::parts);
    let mut before = before.map(|parts| (parts.notice.layout, parts.notice_number.as_str()));
    let last = before.find(|(choice, number)| *choice != LayoutChoice::ByNumber || !number.is_empty());
    last.map_or(Layout::Document, |(choice, number)| layout(choice, number, Layout::Document))
}

/// A title without the marks around it, where somebody wrote them with it; those inside stay.
fn bare_title(title: &str) -> &str {
    let title = title.trim();
    let [open, close] = words::TITLE;
    let inside = title.strip_prefix(open).and_then(|title| title.strip_suffix(close));
    // 《甲》和《乙》 is no title within marks.
    inside.filter(|inside| inside.find(close) >= inside.find(open)).unwrap_or(title)
}

fn waiting(period: &Period, rules: &RuleSet, totals: &[TotalFact]) -> Vec<String> {
    // The sentence goes on to say that it is their adoption that is not known.
    let bare = |name: &str| {
        let bare = name.strip_suffix(words::ADOPTED).filter(|bare| !bare.is_empty());
        bare.unwrap_or(name).to_owned()
    };
    let mut names: Vec<String> =
        totals.iter().filter(|total| total.waiting).map(|total| bare(&total.name)).collect();
    for channel in period.waiting_apart(rules) {
        let name = bare(&channel.name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn class_facts(
    workspace: &Workspace,
    board: &Scoreboard,
    class: ClassIx,
    places: usize,
) -> Option<ClassFacts> {
    let standings = board.standings(class)?;
    let (scored, listed) = (standings.ranked().len(), standings.listed().len());
    if scored + listed == 0 {
        return None;
    }
    let name = |unit| name_parts(workspace.name_in(unit, board.period())).0.to_owned();
    let leader = |&unit: &UnitIx| {
        let (place, points) = (board.place(workspace, unit)?.place?, board.basis(unit));
        (place <= places && points > Points::ZERO).then(|| Leader { unit, name: name(unit), place, points })
    };
    let period = workspace.period(board.period())?;
    let rules = workspace.rules_of(board.period())?;
    let channels = rules.channels().len();
    // Where no channel of the class has answered, nobody can be said to have nothing.
    let id = &workspace.roster().classes().get(class.get())?.id;
    let is_answered = rules.channels_ix().any(|(ix, of)| of.is_open_to(id) && !period.is_waiting(ix));
    // Something that is no count is something: whoever typed it has yet to say what.
    let is_nothing = |cell: Cell<'_>| matches!(cell, Cell::Blank | Cell::Count(0));
    let has_nothing = |unit: &UnitIx| {
        is_answered
            && (0..).take(channels).all(|at| is_nothing(period.sheet().get(*unit, ChannelIx::new(at))))
    };
    let mut zero: Vec<UnitIx> = standings.ranked().iter().copied().filter(has_nothing).collect();
    zero.sort_unstable();
    Some(ClassFacts {
        name: workspace.class_name_in(class, board.period()).to_owned(),
        scored,
        listed,
        top: standings.ranked().iter().map_while(leader).collect(),
        zero: zero.into_iter().map(name).collect(),
    })
}

/// What came late and makes points; what belongs to another year makes none.
fn late(workspace: &Workspace, period: &Period, board: &Scoreboard) -> Option<LateFact> {
    let units = || workspace.roster().units_ix().filter(|(ix, _)| board.late(*ix) != Points::ZERO);
    let counts = units().map(|(_, unit)| {
        let own = workspace.late().values();
        let own = own.filter(|late| late.known == period.parts().id && late.unit == unit.id);
        own.map(|late| u64::from(late.count.unwrap_or(0))).sum()
    });
    let counts: Vec<u64> = counts.collect();
    let name = |ix| name_parts(workspace.name_in(ix, board.period())).0.to_owned();
    (!counts.is_empty()).then(|| LateFact {
        units: units().map(|(ix, _)| name(ix)).collect(),
        // Beside a unit whose points come from items, a sum of the others would be too small.
        count: if counts.contains(&0) { 0 } else { counts.iter().sum() },
        points: units().map(|(ix, _)| board.late(ix)).sum(),
    })
}

/// The same days a year before, with what can be compared. None where the workspace does not hold them, where nothing was
/// adopted then, or where no channel is there in both.
fn year_before(workspace: &Workspace, at: PeriodIx, board: &Scoreboard) -> Option<YearBefore> {
    let (period, rules) = (workspace.period(at)?, workspace.rules_of(at)?);
    let is_before = |other: &Period| other.span().is_year_before(period.span());
    let then = PeriodIx::new(workspace.periods().iter().position(is_before)?);
    let (before, rules_then) = (workspace.period(then)?, workspace.rules_of(then)?);
    let totals = totals(workspace, then);
    if totals.iter().all(|total| total.all() == 0) {
        return None;
    }
    let mut counts: Option<(u64, u64)> = None;
    for (ix, channel) in rules.channels_ix().filter(|&(ix, _)| !period.is_waiting(ix)) {
        let Some(other) = rules_then.find_channel(&channel.id).filter(|&other| !before.is_waiting(other))
        else {
            continue;
        };
        let (now, was) = counts.unwrap_or_default();
        let of_then = totals.get(other.get()).map_or(0, |total| total.all());
        counts = Some((now + board.total(ix).all(), was + of_then));
    }
    let (now, was) = counts?;
    let same_rules = same::scores_alike(rules, rules_then);
    Some(YearBefore { period: before.parts().name.clone(), same_rules, now, before: was })
}
