//! Every exchange file among the fixtures, with random edits: every clause kind, items, published periods, late counts.

use crate::brute::Case;
use crate::files::files;
use crate::made::Throws;
use crate::steps::{Dice, step};
use ermu::domain::board::Scoreboard;
use ermu::domain::edit;
use ermu::domain::goal::{Goal, Outcome, Unasked, seek};
use ermu::domain::points::Points;
use ermu::domain::roster::UnitIx;
use ermu::domain::rules::ChannelIx;
use ermu::domain::score;
use ermu::domain::workspace::{PeriodIx, Workspace};
use proptest::prelude::*;

/// A goal that is mostly better than what the unit has.
pub(crate) fn goal(dice: &mut Throws, workspace: &Workspace, board: &Scoreboard, unit: UnitIx) -> Goal {
    if dice.roll(4) == 0 {
        let more = Points::from_thousandths(500 * i64::try_from(1 + dice.roll(30)).expect("small"));
        return Goal::Points(board.basis(unit) + more);
    }
    let place = board.place(workspace, unit).and_then(|place| place.place).unwrap_or(3);
    Goal::Place { place: 1 + dice.roll(place), outright: dice.roll(2) == 0 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn under_every_clause_kind_nothing_smaller_reaches_it(
        at in any::<prop::sample::Index>(),
        throws in prop::collection::vec(any::<[u32; 6]>(), 0..6),
        seed in any::<u64>(),
    ) {
        let all = files();
        let (name, start) = &all[at.index(all.len())];
        let mut workspace = start.clone();
        for throw in &throws {
            if let Some(edit) = step(&workspace, &mut Dice::new(*throw)) {
                let _ = edit::apply(&mut workspace, edit);
            }
        }
        let dice = &mut Throws(seed);
        let period = PeriodIx::new(dice.roll(workspace.periods().len()));
        let board = Scoreboard::new(&workspace, period);
        let units: Vec<_> = workspace.roster().units_ix().map(|(unit, _)| unit).collect();
        let Some(&unit) = dice.pick(&units) else { return Ok(()) };
        let of = workspace.roster().unit(unit).expect("it is there");
        let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else { return Ok(()) };
        let class = workspace.roster().class_of(unit).and_then(|class| board.standings(class));
        let ranked = class.map_or(0, |class| class.ranked().len());
        let goal = goal(dice, &workspace, &board, unit);
        let open = rules.channels_ix().filter(|(ix, one)| score::acts(record, *ix, one, &of.class));
        let mut channels: Vec<ChannelIx> = open.map(|(ix, _)| ix).collect();
        while channels.len() > 3 {
            channels.remove(dice.roll(channels.len()));
        }
        let case = Case { workspace: &workspace, board: &board, unit, goal, channels: &channels };
        match seek(&workspace, &board, &case.question(5)) {
            Err(Unasked::ListedOnly) => prop_assert!(!workspace.roster().is_scored(unit)),
            Err(Unasked::NotThere) => prop_assert!(!workspace.is_active(unit, period)),
            Err(Unasked::NoSuchPlace(units)) => prop_assert!(ranked < 1 || units == 0),
            Err(Unasked::NoChannel) => prop_assert!(channels.is_empty()),
            Err(other) => prop_assert!(false, "{name}: {other:?}"),
            Ok(answer) => case.check(&answer, 5, 4).map_err(|error| {
                TestCaseError::fail(format!("{name} {}: {error}\n{answer:?}\n{goal:?} {unit:?} {channels:?}", period.get()))
            })?,
        }
    }
}

#[test]
fn every_fixture_is_answered_or_says_why_not() {
    let mut least = 0;
    for (_, workspace) in files() {
        let period = workspace.last_period();
        let board = Scoreboard::new(workspace, period);
        for (unit, _) in workspace.roster().units_ix() {
            let goal = Goal::Place { place: 1, outright: false };
            let question =
                ermu::domain::goal::Question { unit, goal, channels: None, supposed: &[], most: 3 };
            if let Ok(answer) = seek(workspace, &board, &question) {
                least += usize::from(matches!(answer.outcome, Outcome::Least { .. }));
            }
        }
    }
    assert!(least > 40, "{least}");
}
