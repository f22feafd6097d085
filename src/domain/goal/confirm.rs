//! What was found, as the board says it: every set is written, scored and taken back.

use super::judge::holds;
use super::search::Found;
use super::{Choice, Goal, Holder, Outcome, Question, Tried};
use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::domain::rules::{ChannelIx, Ties};

/// Writes sets into a copy of the workspace, one after the other.
pub(super) struct Confirmed<'a> {
    tried: &'a mut Tried,
    goal: Goal,
    at_hand: &'a [ChannelIx],
    /// What was written before: a set of one channel may be listed and stand alone as well.
    known: Vec<(Vec<u32>, Option<Choice>)>,
}

impl<'a> Confirmed<'a> {
    pub(super) fn new(tried: &'a mut Tried, goal: Goal, at_hand: &'a [ChannelIx]) -> Self {
        Self { tried, goal, at_hand, known: Vec::new() }
    }

    /// An outcome with what the board says of each of its sets.
    pub(super) fn outcome(&mut self, found: Found) -> Outcome {
        let points = Points::from_thousandths;
        let sets = match found {
            Found::Never(most) => return Outcome::Never(points(most)),
            Found::NotWithin(adoptions, most) => {
                return Outcome::NotWithin { adoptions, points: points(most) };
            }
            Found::Least(sets) => sets,
        };
        let choices: Vec<Choice> = sets.first.iter().filter_map(|counts| self.choice(counts)).collect();
        // What the board does not bear out is not given out, and nothing is claimed of the rest.
        let all = sets.all.filter(|_| choices.len() == sets.first.len());
        Outcome::Least { adoptions: sets.adoptions, sets: choices, all }
    }

    /// A set as the board scores it; none where it does not reach the goal.
    fn choice(&mut self, counts: &[u32]) -> Option<Choice> {
        if let Some((_, choice)) = self.known.iter().find(|(known, _)| known == counts) {
            return choice.clone();
        }
        let rules = self.tried.workspace.rules_of(self.tried.board.period());
        let mut all = vec![0; rules.map_or(0, |rules| rules.channels().len())];
        let counted = self.at_hand.iter().copied().zip(counts.iter().copied());
        let added: Vec<(ChannelIx, u32)> = counted.filter(|one| one.1 > 0).collect();
        for &(channel, count) in &added {
            all[channel.get()] = count;
        }
        let (goal, unit) = (self.goal, self.tried.unit);
        let choice = self.tried.with(&all, |tried| {
            let own = tried.points();
            let ranked = tried.standings().map_or(&[][..], |class| class.ranked());
            let others: Vec<UnitIx> = ranked.iter().copied().filter(|&other| other != unit).collect();
            let of = |unit: UnitIx| tried.board.basis(unit).thousandths();
            let reached = holds(goal, tried.board.ranking().ties, (unit, own.thousandths()), &others, &of);
            reached.then(|| Choice { added, points: own, place: tried.place() })
        });
        let choice = choice.ok().flatten();
        self.known.push((counts.to_vec(), choice.clone()));
        choice
    }
}

/// Who holds the place that is asked for among all others.
pub(super) fn holder(tried: &Tried, question: &Question<'_>, at_hand: &[ChannelIx]) -> Option<Holder> {
    let Goal::Place { place, .. } = question.goal else { return None };
    let board = &tried.board;
    let mut others: Vec<UnitIx> = tried.standings()?.ranked().to_vec();
    others.retain(|&other| other != question.unit);
    if board.ranking().ties == Ties::Dense {
        others.dedup_by_key(|unit| board.basis(*unit));
    }
    let unit = *others.get(place.checked_sub(1)?)?;
    let missing = (board.basis(unit) - tried.points()).thousandths();
    let rules = tried.workspace.rules_of(board.period())?;
    let each = at_hand.iter().filter_map(|ix| rules.channel(*ix)).map(|one| one.points.thousandths().abs());
    let step = each.fold(0, common).max(1);
    let to_pass = if missing < 0 { 0 } else { (missing / step + 1) * step };
    Some(Holder {
        unit,
        points: board.basis(unit),
        to_level: Points::from_thousandths(missing),
        to_pass: Points::from_thousandths(to_pass),
    })
}

/// The largest number both are multiples of.
fn common(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { common(b, a % b) }
}
