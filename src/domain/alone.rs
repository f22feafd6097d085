//! Whether a workspace is one unit's own.

use super::roster::UnitIx;
use super::workspace::Workspace;

/// The only unit that has anything in any period, in counts or items; none where nobody has, or several have.
pub fn only_unit(workspace: &Workspace) -> Option<UnitIx> {
    let roster = workspace.roster();
    let counted = |unit: UnitIx| workspace.periods().iter().any(|period| !period.typed().is_blank_of(unit));
    let named = |unit: UnitIx| {
        let id = roster.unit(unit).map(|of| &of.id);
        workspace.items().values().any(|item| item.units.iter().any(|author| Some(&author.unit) == id))
    };
    let mut found = roster.units_ix().map(|(unit, _)| unit).filter(|&unit| counted(unit) || named(unit));
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::only_unit;
    use crate::domain::edit::{Edit, apply};
    use crate::domain::id::{ChannelId, PeriodId, UnitId};
    use crate::formats::example;

    #[test]
    fn one_unit_alone_has_something() {
        let full = example::workspace().expect("the example opens");
        assert_eq!(only_unit(&full), None, "many have");
        let mut workspace = full.cleared();
        assert_eq!(only_unit(&workspace), None, "nobody has");
        let type_in = |unit: &str, typed: &str| Edit::Type {
            period: PeriodId::new("2022Q1"),
            unit: UnitId::new(unit),
            channel: ChannelId::new("express"),
            typed: typed.to_owned(),
        };
        apply(&mut workspace, type_in("t11", "5")).expect("it is typed");
        assert_eq!(only_unit(&workspace), workspace.roster().find(&UnitId::new("t11")));
        apply(&mut workspace, type_in("d01", "x")).expect("it is typed");
        assert_eq!(only_unit(&workspace), None, "two have");
    }
}
