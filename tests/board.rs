//! What must hold whatever is typed, in whatever order: property tests of the board, the account and the edits.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::points::Points;
use ermu::domain::roster::UnitIx;
use ermu::domain::rules::{Basis, Ranking, Ties};
use ermu::domain::score;
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::saved;
use proptest::prelude::*;

/// Three classes, one of them with a channel of its own; listed-only units; two rule sets; three periods.
const COUNTY: &str = include_str!("fixtures/county.json");

fn county() -> Workspace {
    saved::read(COUNTY).unwrap_or_else(|faults| panic!("the fixture opens: {faults:?}"))
}

/// A step by positions; made into an edit of ids once the workspace is known.
#[derive(Clone, Debug)]
enum Step {
    Type { period: usize, unit: usize, channel: usize, typed: String },
    Wait { period: usize, channel: usize, waiting: bool },
    Rank { rules: usize, by: bool, ties: u8 },
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0_u32..=30).prop_map(|count| count.to_string()),
        1 => (0_u32..=100_001).prop_map(|count| count.to_string()),
        1 => Just(String::new()),
        1 => prop::sample::select(vec!["---", "-5", "2.5", "4o", "１２", "0", "1,234", "，"]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0_usize..3, 0_usize..9, 0_usize..4, typed())
            .prop_map(|(period, unit, channel, typed)| Step::Type { period, unit, channel, typed }),
        1 => (0_usize..3, 0_usize..4, any::<bool>())
            .prop_map(|(period, channel, waiting)| Step::Wait { period, channel, waiting }),
        1 => (0_usize..2, any::<bool>(), 0_u8..3).prop_map(|(rules, by, ties)| Step::Rank { rules, by, ties }),
    ]
}

fn edit(workspace: &Workspace, step: &Step) -> Edit {
    let period_of = |position: usize| {
        let ix = PeriodIx::new(position);
        let rules = workspace.rules_of(ix).expect("the period has rules");
        (workspace.period(ix).expect("the period is there").parts().id.clone(), rules)
    };
    match step {
        Step::Type { period, unit, channel, typed } => {
            let (period, rules) = period_of(*period);
            Edit::Type {
                period,
                unit: workspace.roster().units()[*unit].id.clone(),
                channel: rules.channels()[*channel].id.clone(),
                typed: typed.clone(),
            }
        }
        Step::Wait { period, channel, waiting } => {
            let (period, rules) = period_of(*period);
            Edit::SetWaiting { period, channel: rules.channels()[*channel].id.clone(), waiting: *waiting }
        }
        Step::Rank { rules, by, ties } => Edit::SetRanking {
            rules: workspace.rule_sets()[*rules].id().clone(),
            ranking: Ranking {
                by: if *by { Basis::Current } else { Basis::Cumulative },
                ties: [Ties::Serial, Ties::Competition, Ties::Dense][usize::from(*ties)],
                ..Ranking::default()
            },
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Invariant: the board after an edit is the board scored from nothing.
    #[test]
    fn the_board_after_edits_is_the_board_from_nothing(steps in prop::collection::vec(step(), 1..40), shown in 0_usize..3) {
        let mut workspace = county();
        let mut board = Scoreboard::new(&workspace, PeriodIx::new(shown));
        for step in &steps {
            let edit = edit(&workspace, step);
            let applied = edit::apply(&mut workspace, edit).expect("every step names what is there");
            board.apply(&workspace, applied.effect);
            prop_assert_eq!(&board, &Scoreboard::new(&workspace, PeriodIx::new(shown)));
        }
    }

    /// Invariant: a score equals the sum of its account's lines. 累计 is the sum of the periods.
    #[test]
    fn every_score_is_the_sum_of_its_account(steps in prop::collection::vec(step(), 1..40)) {
        let mut workspace = county();
        for step in &steps {
            let edit = edit(&workspace, step);
            edit::apply(&mut workspace, edit).expect("every step names what is there");
        }
        for period in (0..3).map(PeriodIx::new) {
            let board = Scoreboard::new(&workspace, period);
            for (unit, _) in workspace.roster().units_ix() {
                let account = score::account(&workspace, period, unit).expect("it has an account");
                let lines: Points = account.lines.iter().map(|line| line.value).sum();
                prop_assert_eq!(lines, board.current(unit));
                prop_assert_eq!(account.cumulative(), board.cumulative(unit));
                let kinds = |of| board.unit_kinds(&workspace, unit, of).into_iter().sum::<Points>();
                prop_assert_eq!(kinds(Basis::Current), lines);
                prop_assert_eq!(kinds(Basis::Cumulative), board.cumulative(unit));
                let terms: Points = account.terms().iter().map(|&(count, each)| each.times(count)).sum();
                prop_assert_eq!(terms, lines);
            }
        }
    }

    /// Invariant: an edit and its inverse restore the exact exchange file.
    #[test]
    fn taking_every_edit_back_restores_the_same_bytes(steps in prop::collection::vec(step(), 1..40)) {
        let mut workspace = county();
        let before = saved::write(&workspace);
        let mut inverses = Vec::new();
        for step in &steps {
            let edit = edit(&workspace, step);
            inverses.push(edit::apply(&mut workspace, edit).expect("every step names what is there").inverse);
        }
        for inverse in inverses.into_iter().rev() {
            edit::apply(&mut workspace, inverse).expect("an inverse applies");
        }
        prop_assert_eq!(saved::write(&workspace), before);
    }

    /// Invariant: same input, same bytes; what is written opens as what was written.
    #[test]
    fn the_exchange_file_opens_as_what_was_written(steps in prop::collection::vec(step(), 1..40)) {
        let mut workspace = county();
        for step in &steps {
            let edit = edit(&workspace, step);
            edit::apply(&mut workspace, edit).expect("every step names what is there");
        }
        let file = saved::write(&workspace);
        let again = saved::read(&file).map_err(|faults| TestCaseError::fail(format!("{faults:?}")))?;
        prop_assert_eq!(saved::write(&again), file.clone());
        let pretty = saved::read(&saved::write_pretty(&workspace));
        prop_assert_eq!(pretty.map(|again| saved::write(&again)), Ok(file));
    }

    /// Serial numbers run through every class, places follow points, and totals are the sums of the cells.
    #[test]
    fn order_places_and_totals_agree_with_the_points(steps in prop::collection::vec(step(), 1..40)) {
        let mut workspace = county();
        for step in &steps {
            let edit = edit(&workspace, step);
            edit::apply(&mut workspace, edit).expect("every step names what is there");
        }
        let period = PeriodIx::new(2);
        let board = Scoreboard::new(&workspace, period);
        for (class, _) in workspace.roster().classes_ix() {
            let standings = board.standings(class).expect("the class is there");
            for (at, unit) in standings.all().enumerate() {
                prop_assert_eq!(board.place(&workspace, unit).map(|place| place.serial), Some(at + 1));
            }
            let places = standings.places(board.ranking().ties);
            prop_assert!(places.iter().map(|&(unit, _)| unit).eq(standings.all()));
            for (unit, place) in places {
                prop_assert_eq!(board.place(&workspace, unit), Some(place));
            }
            for pair in standings.ranked().windows(2) {
                let (a, b) = (board.basis(pair[0]), board.basis(pair[1]));
                prop_assert!(a > b || (a == b && pair[0] < pair[1]));
                let place = |unit| board.place(&workspace, unit).and_then(|place| place.place);
                prop_assert!(place(pair[0]) <= place(pair[1]));
            }
        }
        let (rules, sheet) = (
            workspace.rules_of(period).expect("the period has rules"),
            workspace.period(period).expect("the period is there").sheet(),
        );
        for (channel, _) in rules.channels_ix() {
            let count = |unit: UnitIx| u64::from(sheet.get(unit, channel).count());
            let sum: u64 = workspace.roster().units_ix().map(|(unit, _)| count(unit)).sum();
            prop_assert_eq!(board.total(channel).all(), sum);
        }
    }
}

/// Three quarters of the source's roster: who falls twice is named in roster order, and every quarter is told with its
/// place.
#[test]
fn what_units_came_to_is_told_period_by_period() {
    use ermu::domain::board::{falling, past};
    use ermu::domain::edit::{self, Edit};
    use ermu::domain::id::{ChannelId, PeriodId};
    use ermu::domain::workspace::next_period;
    let mut workspace = ermu::formats::example::workspace().expect("the example opens").cleared();
    for _ in 0..2 {
        let next = next_period(&workspace);
        let edit = Edit::PutPeriod { id: next.id.clone(), period: Some(Box::new(next)) };
        edit::apply(&mut workspace, edit).expect("it fits");
    }
    let periods: Vec<PeriodId> = workspace.periods().iter().map(|period| period.parts().id.clone()).collect();
    let units: Vec<_> = workspace.roster().units().iter().map(|unit| unit.id.clone()).collect();
    // The first falls twice, the second rises in between, the third is level at the end, the fourth falls twice as well.
    for (unit, counts) in [(3, [9, 6, 1]), (1, [4, 6, 2]), (2, [8, 5, 5]), (0, [3, 2, 0])] {
        for (period, count) in periods.iter().zip(counts) {
            let edit = Edit::Type {
                period: period.clone(),
                unit: units[unit].clone(),
                channel: ChannelId::new("express"),
                typed: count.to_string(),
            };
            edit::apply(&mut workspace, edit).expect("it applies");
        }
    }
    let board = |at: usize| Scoreboard::new(&workspace, PeriodIx::new(at));
    assert_eq!(falling(&workspace, &board(2)), [UnitIx::new(0), UnitIx::new(3)]);
    assert!(falling(&workspace, &board(1)).is_empty(), "two periods are not enough");
    let told: Vec<(String, String, Option<usize>)> = past(&workspace, UnitIx::new(2))
        .into_iter()
        .map(|one| (one.current.to_string(), one.cumulative.to_string(), one.place.place))
        .collect();
    let want = [("4", "4", Some(2)), ("2.5", "6.5", Some(2)), ("2.5", "9", Some(1))];
    assert_eq!(
        told,
        want.map(|(current, cumulative, place)| (current.to_owned(), cumulative.to_owned(), place))
    );
}
