//! Under rule sets thrown together the search is held against every set.

use crate::brute::Case;
use crate::fixtures::goal;
use crate::made::{CHANNELS, Throws, county, rules};
use ermu::domain::board::Scoreboard;
use ermu::domain::goal::seek;
use ermu::domain::roster::UnitIx;
use ermu::domain::rules::ChannelIx;
use ermu::domain::workspace::{PeriodIx, Source};
use proptest::prelude::*;

const UNITS: usize = 5;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn under_rules_thrown_together_nothing_smaller_reaches_it(
        clauses in 0_usize..5,
        seed in any::<u64>(),
    ) {
        let dice = &mut Throws(seed);
        let rules = rules(dice, clauses);
        let source = [Source::Counts, Source::Counts, Source::Items][dice.roll(3)];
        let Some(workspace) = county(rules.clone(), UNITS, source, dice) else { return Ok(()) };
        let board = Scoreboard::new(&workspace, PeriodIx::new(dice.roll(2)));
        let unit = UnitIx::new(u32::try_from(dice.roll(UNITS)).expect("small"));
        let goal = goal(dice, &workspace, &board, unit);
        let mut channels: Vec<ChannelIx> = (0..).map(ChannelIx::new).take(CHANNELS).collect();
        if dice.roll(2) == 0 {
            channels.remove(dice.roll(CHANNELS));
        }
        let case = Case { workspace: &workspace, board: &board, unit, goal, channels: &channels };
        let answer = seek(&workspace, &board, &case.question(6)).expect("it can be asked");
        case.check(&answer, 6, 5).map_err(|error| {
            TestCaseError::fail(format!("{error}\n{answer:?}\n{goal:?} {unit:?}\n{:#?}", rules.provisions))
        })?;
    }
}
