//! What every set comes to, one after another: the judge of the search.

use ermu::domain::board::Scoreboard;
use ermu::domain::goal::{Answer, Choice, Goal, Outcome, Question, suppose};
use ermu::domain::points::Points;
use ermu::domain::roster::UnitIx;
use ermu::domain::rules::{ChannelIx, Ties};
use ermu::domain::workspace::{Source, Workspace};
use proptest::prelude::*;

/// So many adoptions of one channel alone are tried.
const ALONE: u32 = 20;

/// What is asked of one unit of a workspace.
pub(crate) struct Case<'a> {
    pub(crate) workspace: &'a Workspace,
    pub(crate) board: &'a Scoreboard,
    pub(crate) unit: UnitIx,
    pub(crate) goal: Goal,
    /// The channels that may be used; all open and fed back.
    pub(crate) channels: &'a [ChannelIx],
}

impl<'a> Case<'a> {
    pub(crate) fn question(&self, most: usize) -> Question<'a> {
        Question { unit: self.unit, goal: self.goal, channels: Some(self.channels), supposed: &[], most }
    }

    /// What a set comes to on a board that is scored from nothing; none where it does not reach the goal.
    fn tried(&self, counts: &[u32]) -> Option<Choice> {
        let added: Vec<(ChannelIx, u32)> = (self.channels.iter().copied())
            .zip(counts.iter().copied())
            .filter(|(_, count)| *count > 0)
            .collect();
        let tried = suppose(self.workspace, self.board, self.unit, &added).expect("it can be supposed");
        let board = Scoreboard::new(&tried.workspace, self.board.period());
        assert_eq!(board, tried.board, "the board followed");
        let place = board.place(&tried.workspace, self.unit).expect("it stands somewhere").place;
        let own = board.basis(self.unit);
        let reached = match self.goal {
            Goal::Points(points) => own >= points,
            Goal::Place { place: wanted, outright: false } => place.is_some_and(|place| place <= wanted),
            Goal::Place { place: wanted, outright: true } => {
                let class = self.workspace.roster().class_of(self.unit).expect("it has a class");
                let ranked = board.standings(class).expect("the class is there").ranked();
                let others = ranked.iter().filter(|&&other| other != self.unit);
                let mut before: Vec<Points> =
                    others.map(|&other| board.basis(other)).filter(|&points| points >= own).collect();
                if board.ranking().ties == Ties::Dense {
                    before.dedup();
                }
                before.len() < wanted
            }
        };
        reached.then_some(Choice { added, points: own, place })
    }

    /// All sets of so many adoptions that reach the goal, in the order in which they are listed.
    fn reaching(&self, adoptions: u32) -> Vec<Choice> {
        let mut all = Vec::new();
        each_set(self.channels.len(), adoptions, &mut vec![0; self.channels.len()], 0, &mut |counts| {
            all.extend(
                self.tried(counts).map(|choice| (choice.points, std::cmp::Reverse(counts.to_vec()), choice)),
            );
        });
        all.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        all.into_iter().map(|one| one.2).collect()
    }

    /// Holds an answer against every set of up to `most` adoptions.
    pub(crate) fn check(&self, answer: &Answer, listed: usize, most: u32) -> Result<(), TestCaseError> {
        let fewest = (0..=most).map(|adoptions| (adoptions, self.reaching(adoptions)));
        let fewest = fewest.into_iter().find(|(_, sets)| !sets.is_empty());
        self.check_outcome(&answer.outcome, fewest.as_ref(), listed, most)?;
        if answer.outcome == Outcome::Reached {
            prop_assert!(answer.alone.is_empty());
            return Ok(());
        }
        prop_assert_eq!(answer.alone.len(), self.channels.len());
        for (at, one) in answer.alone.iter().enumerate() {
            let alone = Case { channels: &self.channels[at..=at], ..*self };
            let fewest = (0..=ALONE).map(|adoptions| (adoptions, alone.reaching(adoptions)));
            let fewest = fewest.into_iter().find(|(_, sets)| !sets.is_empty());
            alone.check_outcome(&one.outcome, fewest.as_ref(), 1, ALONE)?;
        }
        Ok(())
    }

    fn check_outcome(
        &self,
        outcome: &Outcome,
        fewest: Option<&(u32, Vec<Choice>)>,
        listed: usize,
        most: u32,
    ) -> Result<(), TestCaseError> {
        match (outcome, fewest) {
            (Outcome::Reached, fewest) => prop_assert!(fewest.is_some_and(|(adoptions, _)| *adoptions == 0)),
            (Outcome::Least { adoptions, sets, all }, Some((fewest, reaching))) => {
                prop_assert_eq!(adoptions, fewest);
                prop_assert!(!sets.is_empty());
                match all {
                    Some(all) => {
                        prop_assert_eq!(usize::try_from(*all).expect("few"), reaching.len());
                        prop_assert_eq!(sets.as_slice(), &reaching[..reaching.len().min(listed)]);
                    }
                    None => prop_assert!(sets.iter().all(|one| reaching.contains(one))),
                }
            }
            (Outcome::Least { adoptions, sets, .. }, None) => {
                prop_assert!(*adoptions > most, "{outcome:?} where nothing reaches it");
                for one in sets {
                    let of = |ix: &ChannelIx| {
                        one.added.iter().find(|(other, _)| other == ix).map_or(0, |one| one.1)
                    };
                    let counts: Vec<u32> = self.channels.iter().map(of).collect();
                    prop_assert_eq!(self.tried(&counts), Some(one.clone()));
                }
            }
            (Outcome::Never(_), fewest) => {
                prop_assert!(fewest.is_none(), "{fewest:?} where it was said never");
                for more in [7, 12, 30, 200, 9_000] {
                    // Thousands of items take long to write.
                    let by_items = self.workspace.period(self.board.period()).map(|one| one.parts().source);
                    if more > 30 && by_items == Some(Source::Items) {
                        continue;
                    }
                    for at in 0..self.channels.len() {
                        let mut counts = vec![0; self.channels.len()];
                        counts[at] = more;
                        prop_assert_eq!(self.tried(&counts), None, "{} of {}", more, at);
                        counts.fill(more);
                        counts[at] = 0;
                        prop_assert_eq!(self.tried(&counts), None, "{} of all but {}", more, at);
                    }
                }
            }
            (Outcome::NotWithin { adoptions, .. }, fewest) => {
                prop_assert!(
                    fewest.is_none_or(|(fewest, _)| fewest > adoptions),
                    "{outcome:?} but {fewest:?}"
                );
            }
        }
        Ok(())
    }
}

fn each_set(channels: usize, left: u32, counts: &mut Vec<u32>, at: usize, tell: &mut dyn FnMut(&[u32])) {
    if at + 1 >= channels {
        if let Some(last) = counts.get_mut(at) {
            *last = left;
        }
        tell(counts);
        return;
    }
    for own in 0..=left {
        counts[at] = own;
        each_set(channels, left - own, counts, at + 1, tell);
    }
    counts[at] = 0;
}
