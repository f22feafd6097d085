//! 达到第 N 名: the smallest sets of further adoptions (采用) that bring one unit to a place of its class, or to a number
//! of points, under the workspace's own rules.
//!
//! The engine alone says what adoptions bring; what is concluded without asking it is that channels which no clause binds
//! together add up, and that nothing is gained where a clause cannot give more (`clause`). Where nothing can be concluded
//! every combination is asked. A search that would take too long ends and says how far it came. Every set that is given
//! out was written into a copy of the workspace and scored by the board.

mod clause;
mod confirm;
mod gauge;
mod joint;
mod judge;
mod peaks;
mod roof;
mod search;
mod spread;
mod suppose;
mod tree;

pub use suppose::{Tried, suppose};

use super::board::Scoreboard;
use super::edit::EditFault;
use super::points::Points;
use super::record::LARGEST_COUNT;
use super::roster::UnitIx;
use super::rules::ChannelIx;
use super::score::{self, Supposing, new_items};
use super::workspace::{PeriodIx, Source, Workspace};
use clause::{clauses, is_veto};
use confirm::{Confirmed, holder};
use gauge::Gauge;
use judge::Judge;
use search::{Found, Search};
use suppose::{is_neutral, opened};
use tree::{Ground, build};

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A place of the unit's class.
    Place {
        /// Which, counted from 1.
        place: usize,
        /// It is to hold however ties were broken: whoever has equal points counts as standing before. Else the place
        /// is reached as it is printed under the rules' way with ties (并列).
        outright: bool,
    },
    /// So many points of those by which the rules order.
    Points(Points),
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Whose goal it is.
    pub unit: UnitIx,
    /// The goal.
    pub goal: Goal,
    /// The channels in which more may be adopted; none: all. Those closed to the unit's class or not fed back are left
    /// out whatever is said.
    pub channels: Option<&'a [ChannelIx]>,
    /// Adoptions that are supposed already, beside the record; a channel may stand more than once.
    pub supposed: &'a [(ChannelIx, u32)],
    /// At most so many sets are listed.
    pub most: usize,
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unasked {
    /// There is no such unit or period.
    Unknown,
    /// The unit is only listed; it has neither score nor place.
    ListedOnly,
    /// The unit is not there in the period.
    NotThere,
    /// Places go from 1 to so many in its class.
    NoSuchPlace(usize),
    /// In no channel that may be used anything can be adopted.
    NoChannel,
    /// What was supposed cannot be written.
    Supposed(EditFault),
}

/// Adoptions and where the unit stands with them, as the board says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// How many more in each channel, in the order of the rules.
    pub added: Vec<(ChannelIx, u32)>,
    /// The points by which the unit is ordered.
    pub points: Points,
    /// Its place.
    pub place: Option<usize>,
}

/// Whether, and with how much, a goal is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is reached as things are.
    Reached,
    /// With so many adoptions at the least, and no fewer.
    Least {
        /// How many.
        adoptions: u32,
        /// The sets of so many: the fewest points first, then those with more in earlier channels.
        sets: Vec<Choice>,
        /// How many sets there are; none where they were not all looked at, so that there may be better ones of that size.
        all: Option<u64>,
    },
    /// However much is adopted it is not reached; these are the most points there can be.
    Never(Points),
    /// No set of up to so many adoptions reaches it; what more would do was not looked at.
    NotWithin {
        /// So many.
        adoptions: u32,
        /// The most points of those that were looked at.
        points: Points,
    },
}

/// What one channel does alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    /// The channel.
    pub channel: ChannelIx,
    /// What it does; the least of [`Outcome::Least`] is its only set.
    pub outcome: Outcome,
}

/// Who holds the place that is asked for, the unit itself left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The unit.
    pub unit: UnitIx,
    /// Its points.
    pub points: Points,
    /// What is missing to draw level with it; 0 or less where nothing is.
    pub to_level: Points,
    /// What is missing to pass it in whole steps of the channels' points, before any clause.
    pub to_pass: Points,
}

/// What the search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The unit's points by which it is ordered, with what is supposed already.
    pub points: Points,
    /// Its place then.
    pub place: Option<usize>,
    /// Who holds the place; none for a number of points.
    pub holder: Option<Holder>,
    /// The fewest adoptions.
    pub outcome: Outcome,
    /// Every channel alone, in the order of the rules; empty where the goal is reached already.
    pub alone: Vec<Alone>,
    /// What a new item brings hangs on its channel only. Else the answer holds for new items of this unit alone, without
    /// length and marks, that no other channel adopts.
    pub neutral: bool,
}

/// What may be spent; one question to the engine of one unit is 20 of it, and 10,000 take one to two milliseconds.
const BUDGET: Budget = Budget { least: 100_000, listing: 70_000, alone: 80_000 };

/// How much the parts of a search may spend.
struct Budget {
    /// Finding the least number.
    least: i64,
    /// Finding all sets of it.
    listing: i64,
    /// All channels alone, together.
    alone: i64,
}

/// Finds the fewest adoptions with which a unit reaches a goal in the period of a board.
///
/// # Errors
/// When there is nothing to search for.
pub fn seek(workspace: &Workspace, board: &Scoreboard, question: &Question<'_>) -> Result<Answer, Unasked> {
    let (unit, period) = (question.unit, board.period());
    let of = workspace.roster().unit(unit).ok_or(Unasked::Unknown)?;
    let rules = workspace.rules_of(period).ok_or(Unasked::Unknown)?;
    if !workspace.roster().is_scored(unit) {
        return Err(Unasked::ListedOnly);
    }
    if !workspace.is_active(unit, period) {
        return Err(Unasked::NotThere);
    }
    let mut tried = if question.supposed.is_empty() {
        opened(workspace, board, unit)
    } else {
        suppose(workspace, board, unit, question.supposed)
    }
    .map_err(Unasked::Supposed)?;
    let class = workspace.roster().class_of(unit).and_then(|class| tried.board.standings(class));
    let units = class.map_or(0, |class| class.ranked().len());
    if let Goal::Place { place, .. } = question.goal
        && !(1..=units).contains(&place)
    {
        return Err(Unasked::NoSuchPlace(units));
    }
    let record = workspace.period(period).ok_or(Unasked::Unknown)?;
    let may = |ix: &ChannelIx| question.channels.is_none_or(|channels| channels.contains(ix));
    let open = rules.channels_ix().filter(|(ix, one)| score::acts(record, *ix, one, &of.class) && may(ix));
    let at_hand: Vec<ChannelIx> = open.map(|(ix, _)| ix).collect();
    let mut answer = Answer {
        points: tried.points(),
        place: tried.place(),
        holder: holder(&tried, question, &at_hand),
        outcome: Outcome::Reached,
        alone: Vec::new(),
        neutral: is_neutral(workspace, period, unit),
    };
    if at_hand.is_empty() {
        return Err(Unasked::NoChannel);
    }
    let (outcome, alone) = search(&tried, question, &at_hand).ok_or(Unasked::Unknown)?;
    let Some(outcome) = outcome else { return Ok(answer) };
    let mut said = Confirmed::new(&mut tried, question.goal, &at_hand);
    answer.outcome = said.outcome(outcome);
    for (channel, found) in at_hand.iter().zip(alone) {
        answer.alone.push(Alone { channel: *channel, outcome: said.outcome(found) });
    }
    Ok(answer)
}

/// What was found, together and channel by channel; nothing where the goal is reached already.
type Searched = (Option<Found>, Vec<Found>);

fn search(tried: &Tried, question: &Question<'_>, at_hand: &[ChannelIx]) -> Option<Searched> {
    let (workspace, board, unit) = (&tried.workspace, &tried.board, question.unit);
    let period = board.period();
    let (rules, of) = (workspace.rules_of(period)?, workspace.roster().unit(unit)?);
    let record = workspace.period(period)?;
    let items = new_items(workspace, period, unit);
    let supposing = Supposing::new(workspace, period, unit, &items);
    let mut gauge = Gauge::new(supposing, at_hand.to_vec(), rules.channels().len(), BUDGET.least);
    let judge = Judge::new(workspace, board, question, &mut gauge)?;
    if judge.is_reached(board) {
        return Some((None, Vec::new()));
    }
    let by_items = record.parts().source == Source::Items;
    let clauses = clauses(rules, of, at_hand, by_items);
    let struck = is_struck(workspace, period, unit);
    let ground = Ground { rules, clauses: &clauses, by_items, struck };
    let set: Vec<usize> = (0..at_hand.len()).collect();
    let whole = judge.whole || struck;
    let tree = build(&ground, &mut gauge, &set, Vec::new(), whole).ok()?;
    let held = |ix: &ChannelIx| if by_items { 0 } else { record.typed().get(unit, *ix).count() };
    let room = at_hand.iter().map(|ix| LARGEST_COUNT - held(ix)).collect();
    let mut search = Search { gauge: &mut gauge, judge: &judge, root: tree, room };
    let together = search.least(question.most, BUDGET.listing);
    let from = match &together {
        Found::Least(sets) => sets.adoptions,
        Found::Never(_) => 1,
        Found::NotWithin(adoptions, _) => adoptions + 1,
    };
    let mut alone = Vec::new();
    let mut left = BUDGET.alone;
    for channel in 0..at_hand.len() {
        // What one does not need is left to those after it.
        let share = left / i64::try_from(at_hand.len() - channel).unwrap_or(1);
        search.gauge.allow(share);
        alone.push(search.alone(channel, from));
        left -= share - search.gauge.left().max(0);
    }
    Some((Some(together), alone))
}

/// Whether an entry of the year makes what the unit earns nothing.
fn is_struck(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> bool {
    let Some(of) = workspace.roster().unit(unit) else { return false };
    let year = workspace.year_begin(period)..=period;
    workspace.adjustments().values().filter(|entry| entry.unit == of.id).any(|entry| {
        let at = workspace.find_period(&entry.period).filter(|at| year.contains(at));
        let rules = at.and_then(|at| workspace.rules_of(at));
        let kind = rules.and_then(|rules| rules.provision(rules.find_provision(&entry.kind)?));
        kind.is_some_and(|kind| is_veto(&kind.body))
    })
}
