//! Whether a workspace is one unit's own.

use super::roster::UnitIx;
use super::workspace::Workspace;

/// The only unit that has anything in any period, in counts or items; none where nobody has, or several have.
pub fn only_unit(workspace: &Workspace) -> Option<UnitIx> {
    let roster = workspace.roster();
    let authors = workspace.items().values().flat_map(|item| &item.units);
    let named = authors.filter_map(|author| roster.find(&author.unit));
    let counted = |unit: &UnitIx| workspace.periods().iter().any(|period| !period.typed().is_blank_of(*unit));
    let mut found = named.chain(roster.units_ix().map(|(unit, _)| unit).filter(counted));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::only_unit;
    use crate::domain::edit::{Edit, apply};
    use crate::domain::id::{ChannelId, ItemId, PeriodId, UnitId};
    use crate::domain::record::{Author, Item};
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
        let put = |id: &str, unit: &str| {
            let units = vec![Author { unit: UnitId::new(unit), ..Author::default() }];
            let item = Item { id: ItemId::new(id), title: id.to_owned(), units, ..Item::default() };
            Edit::PutItem { id: ItemId::new(id), item: Some(Box::new(item)) }
        };
        apply(&mut workspace, put("a", "t11")).expect("it is written");
        assert_eq!(only_unit(&workspace), workspace.roster().find(&UnitId::new("t11")));
        let mut other = workspace.clone();
        apply(&mut other, put("b", "d01")).expect("it is written");
        assert_eq!(only_unit(&other), None, "another has an item");
        apply(&mut workspace, type_in("d01", "x")).expect("it is typed");
        assert_eq!(only_unit(&workspace), None, "two have");
    }
}
