//! Whether what was printed of a period is what its record comes to.

use super::{Code, Found};
use crate::domain::points::Points;
use crate::domain::score::Book;

pub(super) fn look(found: &mut Found<'_>) {
    let workspace = found.workspace;
    let Some(record) = workspace.period(found.period).filter(|record| !record.parts().printed.is_empty())
    else {
        return;
    };
    let all = Book::new(workspace, found.period).all();
    for (unit, _) in workspace.roster().units_ix() {
        let Some(printed) = record.printed(unit, workspace.roster()).and_then(|printed| printed.current)
        else {
            continue;
        };
        let frozen = all.get(unit.get()).map_or(Points::ZERO, |figures| figures.frozen);
        if frozen != Points::ZERO {
            let (read, beside) = (printed.to_string(), (printed - frozen).to_string());
            found.add_of(Code::PrintedDiffers, Some(unit), None, String::new(), read, beside);
        }
    }
}
