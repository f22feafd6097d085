//! What must hold for every document, whatever its rules.

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::score;
use ermu::domain::workspace::{PeriodIx, Source};
use ermu::formats::saved;

use crate::document::all;

#[test]
fn every_score_is_the_sum_of_its_account_whatever_the_rules() {
    for document in all() {
        let workspace = &document.workspace;
        for period in (0..workspace.periods().len()).map(PeriodIx::new) {
            let board = Scoreboard::new(workspace, period);
            for (unit, of) in workspace.roster().units_ix() {
                let account = score::account(workspace, period, unit).expect("it has an account");
                let place = format!("{} {} {}", document.name, period.get(), of.id);
                if !account.scored {
                    continue;
                }
                assert_eq!(account.current(), board.current(unit), "{place}");
                assert_eq!(account.cumulative(), board.cumulative(unit), "{place}");
                assert_eq!(
                    score::conversion(workspace, period, unit).figure,
                    board.converted(unit),
                    "{place}"
                );
                assert_eq!(account.yuan, board.yuan(unit), "{place}");
            }
        }
    }
}

#[test]
fn the_board_after_an_edit_is_the_board_from_nothing_whatever_the_rules() {
    let mut typed = 0;
    for document in all() {
        let before = saved::write(&document.workspace);
        for period in (0..document.workspace.periods().len()).map(PeriodIx::new) {
            let mut workspace = document.workspace.clone();
            if !workspace.may_type(period)
                || workspace.period(period).map(|one| one.parts().source) != Some(Source::Counts)
            {
                continue;
            }
            let rules = workspace.rules_of(period).expect("it has rules").clone();
            let id = workspace.period(period).expect("it is there").parts().id.clone();
            let last = workspace.last_period();
            let mut boards = [Scoreboard::new(&workspace, period), Scoreboard::new(&workspace, last)];
            let unit = workspace.roster().units()[0].id.clone();
            for channel in rules.channels() {
                let edit = Edit::Type {
                    period: id.clone(),
                    unit: unit.clone(),
                    channel: channel.id.clone(),
                    typed: "9".to_owned(),
                };
                let applied = edit::apply(&mut workspace, edit).expect("it can be typed");
                for board in &mut boards {
                    board.apply(&workspace, applied.effect);
                    assert_eq!(
                        board,
                        &Scoreboard::new(&workspace, board.period()),
                        "{} {}",
                        document.name,
                        channel.id
                    );
                }
                edit::apply(&mut workspace, applied.inverse).expect("it can be taken back");
                boards = [Scoreboard::new(&workspace, period), Scoreboard::new(&workspace, last)];
                typed += 1;
            }
            assert_eq!(saved::write(&workspace), before, "{}", document.name);
        }
    }
    assert!(typed > 100, "{typed} cells");
}
