//! What must hold under every clause kind: tried on every exchange file among the fixtures, with random edits.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod files;
mod office;
mod steps;
mod windows;

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Written};
use ermu::domain::notice::{Draft, Facts, Found, check};
use ermu::domain::points::Points;
use ermu::domain::rules::{Body, Currency};
use ermu::domain::score;
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::saved;
use ermu::seam;
use files::files;
use proptest::prelude::*;
use steps::{Dice, step};

fn periods(workspace: &Workspace) -> impl Iterator<Item = PeriodIx> {
    (0..workspace.periods().len()).map(PeriodIx::new)
}

/// Every account of a workspace adds up to what the board shows.
fn accounts_add_up(workspace: &Workspace, name: &str) -> Result<(), TestCaseError> {
    for period in periods(workspace) {
        let board = Scoreboard::new(workspace, period);
        for (unit, of) in workspace.roster().units_ix() {
            let account = score::account(workspace, period, unit).expect("it has an account");
            let place = format!("{name} {} {}", of.id, period.get());
            prop_assert_eq!(account.current(), board.current(unit), "current of {}", &place);
            prop_assert_eq!(account.cumulative(), board.cumulative(unit), "cumulative of {}", &place);
            let yuan = account.clauses.iter().filter(|line| line.currency == Currency::Yuan);
            prop_assert_eq!(yuan.map(score::ClauseLine::value).sum::<Points>(), board.yuan(unit).0);
            if board.converts() && workspace.roster().is_scored(unit) && workspace.is_active(unit, period) {
                let converted = score::conversion(workspace, period, unit);
                prop_assert_eq!(converted.figure, board.converted(unit), "converted of {}", &place);
                let mut figure = board.cumulative(unit);
                for line in &converted.lines {
                    prop_assert_eq!(line.before, figure);
                    figure = line.after;
                }
                prop_assert_eq!(figure, converted.figure);
            }
        }
    }
    Ok(())
}

/// What a period's notice says and what is found in it; under any rule set, whatever a person wrote.
fn notice(workspace: &Workspace, period: PeriodIx) -> (String, Vec<Found>) {
    let facts = Facts::new(workspace, &Scoreboard::new(workspace, period), 3).expect("the period is there");
    let parts = workspace.period(period).expect("the period is there").parts();
    let draft = Draft::new(&workspace.template(), &facts, &parts.notice);
    let found = check(&draft, &facts, workspace.watchlist());
    (draft.text(), found)
}

/// Every clause kind stands in some fixture, so that what follows is tried on all of them.
#[test]
fn every_clause_kind_is_among_the_fixtures() {
    let mut missing: Vec<&str> = Body::WORDS.to_vec();
    for (_, workspace) in files() {
        for provision in workspace.rule_sets().iter().flat_map(ermu::domain::rules::RuleSet::provisions) {
            missing.retain(|word| *word != Body::WORDS[provision.body.position()]);
        }
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn the_account_adds_up_in_every_fixture() {
    for (name, workspace) in files() {
        accounts_add_up(workspace, name).unwrap_or_else(|error| panic!("{error}"));
    }
}

/// The order in which units' records, items, adoptions and entries stand in a file changes nothing.
#[test]
fn the_order_of_the_input_never_matters() {
    for (name, workspace) in files() {
        let file = saved::write(workspace);
        let mut json: serde_json::Value = serde_json::from_str(&file).expect("it is JSON");
        let mut turned = 0;
        for list in ["items", "adjustments", "late"] {
            if let Some(list) = json.get_mut(list).and_then(serde_json::Value::as_array_mut) {
                list.reverse();
                turned += list.len();
            }
        }
        for item in json.get_mut("items").and_then(serde_json::Value::as_array_mut).into_iter().flatten() {
            if let Some(adoptions) = item.get_mut("adoptions").and_then(serde_json::Value::as_array_mut) {
                adoptions.reverse();
            }
        }
        if turned == 0 {
            continue;
        }
        let again = saved::read(&json.to_string()).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        let report = |file: &str| seam::score(file).expect("it scores");
        assert_eq!(report(&saved::write(&again)), report(&file), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Invariant: under every clause kind the board follows random edits as if scored from nothing, accounts add up, and
    /// taking edits back restores the file.
    #[test]
    fn every_clause_kind_follows_edits_and_their_inverses(at in any::<prop::sample::Index>(), throws in prop::collection::vec(any::<[u32; 6]>(), 1..10)) {
        let all = files();
        let (name, start) = &all[at.index(all.len())];
        let mut workspace = start.clone();
        let before = saved::write(&workspace);
        let shown = PeriodIx::new(throws[0][5] as usize % workspace.periods().len());
        let mut board = Scoreboard::new(&workspace, shown);
        let mut shown_id = workspace.periods()[shown.get()].parts().id.clone();
        let mut inverses = Vec::new();
        for throw in &throws {
            let Some(edit) = step(&workspace, &mut Dice::new(*throw)) else { continue };
            // A published period refuses what would change it; then nothing has changed.
            let Ok(applied) = edit::apply(&mut workspace, edit) else { continue };
            board.apply(&workspace, applied.effect);
            prop_assert_eq!(&board, &Scoreboard::new(&workspace, board.period()), "{}", name);
            let there = workspace.find_period(&shown_id).unwrap_or(board.period());
            prop_assert_eq!(board.period(), there, "the period on view stays on view");
            shown_id = workspace.periods()[there.get()].parts().id.clone();
            // A whole workspace is kept as its file, which has tests of its own.
            let edit = Some(&applied.inverse).filter(|edit| !matches!(edit, edit::Edit::Replace(_)));
            let mut written = Written { edit: edit.cloned(), ..Written::default() };
            let read = saved::read_edit(&saved::write_edit(&mut written));
            prop_assert_eq!(read, Some(written), "what takes a step back outlives the page");
            inverses.push(applied.inverse);
        }
        accounts_add_up(&workspace, name)?;
        let file = saved::write(&workspace);
        let again = saved::read(&file).map_err(|faults| TestCaseError::fail(seam::sentences(&faults)))?;
        prop_assert_eq!(saved::write(&again), file);
        for period in periods(&workspace) {
            prop_assert_eq!(notice(&workspace, period), notice(&again, period), "{}", name);
        }
        for inverse in inverses.into_iter().rev() {
            let applied = edit::apply(&mut workspace, inverse);
            prop_assert!(applied.is_ok(), "{}: {:?}", name, applied.err());
        }
        prop_assert_eq!(saved::write(&workspace), before, "{}", name);
    }
}
