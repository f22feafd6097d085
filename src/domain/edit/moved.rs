//! Counts that were typed into the wrong period go to another, in one step.

use super::{Edit, ManyName};
use crate::domain::record::Cell;
use crate::domain::roster::UnitIx;
use crate::domain::workspace::{PeriodIx, Workspace};

/// The edit that takes all counts of a unit from one period to another; none where it has none, the other period has any
/// of it already, cannot take them all, or one of the two is not typed into.
pub fn moved(workspace: &Workspace, unit: UnitIx, from: PeriodIx, to: PeriodIx) -> Option<Edit> {
    let (here, there) = (workspace.period(from)?, workspace.period(to)?);
    let (rules, theirs) = (workspace.rules_of(from)?, workspace.rules_of(to)?);
    let is_open = workspace.may_type(from) && workspace.may_type(to) && workspace.is_active(unit, to);
    if from == to || !is_open || !there.typed().is_blank_of(unit) {
        return None;
    }
    let of = &workspace.roster().unit(unit)?.id;
    let mut edits = Vec::new();
    for (ix, channel) in rules.channels_ix() {
        let cell = here.typed().get(unit, ix);
        if matches!(cell, Cell::Blank) {
            continue;
        }
        if theirs.find_channel(&channel.id).is_none_or(|other| there.is_waiting(other)) {
            return None;
        }
        for (period, typed) in [(here, String::new()), (there, cell.text())] {
            let (period, unit) = (period.parts().id.clone(), of.clone());
            edits.push(Edit::Type { period, unit, channel: channel.id.clone(), typed });
        }
    }
    (!edits.is_empty()).then_some(Edit::Many { name: ManyName::Move, edits })
}

#[cfg(test)]
mod tests {
    use super::moved;
    use crate::domain::edit::{Edit, apply};
    use crate::domain::id::{ChannelId, PeriodId, UnitId};
    use crate::domain::workspace::{PeriodIx, next_period};
    use crate::formats::example;

    #[test]
    fn counts_go_to_a_period_that_has_none_and_come_back() {
        let mut workspace = example::workspace().expect("the example opens").cleared();
        let next = next_period(&workspace);
        let put = Edit::PutPeriod { id: next.id.clone(), period: Some(Box::new(next)) };
        apply(&mut workspace, put).expect("it is begun");
        let unit = workspace.roster().find(&UnitId::new("t11")).expect("it is there");
        let (first, second) = (PeriodIx::new(0), PeriodIx::new(1));
        assert_eq!(moved(&workspace, unit, first, second), None, "there is nothing");
        let typed = |period: &str| Edit::Type {
            period: PeriodId::new(period),
            unit: UnitId::new("t11"),
            channel: ChannelId::new("express"),
            typed: "5".to_owned(),
        };
        apply(&mut workspace, typed("2022Q1")).expect("it is typed");
        let before = workspace.clone();
        let edit = moved(&workspace, unit, first, second).expect("it can be moved");
        let back = apply(&mut workspace, edit).expect("it is moved").inverse;
        let is_blank = |at: usize| workspace.periods()[at].typed().is_blank_of(unit);
        assert_eq!((is_blank(0), is_blank(1)), (true, false));
        apply(&mut workspace, back).expect("it is taken back");
        assert_eq!(workspace, before);
        apply(&mut workspace, typed("2022Q2")).expect("it is typed");
        assert_eq!(moved(&workspace, unit, first, second), None, "the other has some");
    }
}
