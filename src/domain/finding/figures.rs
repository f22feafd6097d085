//! Whether what was printed of a period is what its record comes to.

use super::{Code, Found};
use crate::domain::board::Scoreboard;
use crate::domain::score::Book;

pub(super) fn look(found: &mut Found<'_>) {
    let workspace = found.workspace;
    let Some(record) = workspace.period(found.period).filter(|record| !record.parts().printed.is_empty())
    else {
        return;
    };
    let figures = Book::new(workspace, found.period).all();
    let board = Scoreboard::new(workspace, found.period);
    for (unit, figures) in workspace.roster().units_ix().zip(&figures).map(|((unit, _), of)| (unit, of)) {
        let Some(printed) = record.printed(unit, workspace.roster()) else {
            if board.place(workspace, unit).is_some() {
                found.add_of(Code::NotPrinted, Some(unit), None, String::new(), String::new(), String::new());
            }
            continue;
        };
        let mut differs = |code: Code, read: String, now: String| {
            if read != now {
                found.add_of(code, Some(unit), None, String::new(), read, now);
            }
        };
        if let Some(current) = printed.current {
            differs(Code::PrintedDiffers, current.to_string(), (current - figures.frozen).to_string());
        }
        if let Some(cumulative) = printed.cumulative {
            differs(Code::PrintedSumDiffers, cumulative.to_string(), board.cumulative(unit).to_string());
        }
        let place = board.place(workspace, unit).and_then(|place| place.place);
        if let Some((printed, place)) = printed.place.zip(place) {
            differs(Code::PrintedPlaceDiffers, printed.to_string(), place.to_string());
        }
    }
}
