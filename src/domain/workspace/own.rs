//! 本单位的一份: a workspace with no more of the record than one unit's.

use super::{RuleSet, Source, Status, Workspace};
use crate::domain::id::ItemId;
use crate::domain::record::CountSheet;
use crate::domain::roster::UnitIx;

impl Workspace {
    /// The same roster, rules and periods with this unit's record alone: what it sends in never carries what somebody tried
    /// for other units. What was published stays whole, for it is known to all.
    pub fn only(&self, unit: UnitIx) -> Self {
        let mut own = self.clone();
        let Some(id) = self.roster.unit(unit).map(|unit| unit.id.clone()) else { return own };
        let open = own.periods.iter_mut().filter(|period| period.parts.status != Status::Published);
        for period in open {
            let rules = self.rule_sets.get(period.rules.0);
            for sheet in [Some(&mut period.typed), period.tallied.as_mut()].into_iter().flatten() {
                let mut row = CountSheet::blank(self.roster.units().len(), period.waiting.len());
                for (channel, _) in rules.into_iter().flat_map(RuleSet::channels_ix) {
                    row.enter(unit, channel, &sheet.get(unit, channel).text());
                }
                *sheet = row;
            }
            period.parts.checks.retain(|check| check.unit == id);
            period.parts.explained.clear();
        }
        let is_open = |of: &_| {
            self.find_period(of)
                .and_then(|at| self.period(at))
                .is_some_and(|period| period.parts.status != Status::Published)
        };
        let others = self.adjustments.values().filter(|one| one.unit != id && is_open(&one.period));
        for one in others {
            own.adjustments.remove(&one.id);
        }
        for one in self.late.values().filter(|one| one.unit != id && is_open(&one.known)) {
            own.late.remove(&one.id);
        }
        if self
            .periods
            .iter()
            .all(|period| period.parts.source == Source::Counts || is_open(&period.parts.id))
        {
            let is_referred = |of: &ItemId| own.adjustments.values().any(|one| one.item.as_ref() == Some(of));
            let strange =
                self.items.values().filter(|item| item.units.iter().all(|author| author.unit != id));
            let strange: Vec<ItemId> =
                strange.map(|item| item.id.clone()).filter(|item| !is_referred(item)).collect();
            for item in strange {
                own.items.remove(&item);
            }
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::edit::{Edit, apply};
    use crate::domain::id::{ChannelId, UnitId};
    use crate::domain::roster::UnitIx;
    use crate::formats::{example, saved};

    #[test]
    fn what_a_unit_sends_in_has_nothing_of_others_and_opens() {
        let example = example::workspace().expect("the example opens");
        let mut workspace = example.cleared();
        let period = workspace.periods()[0].parts().id.clone();
        for (unit, typed) in [("t01", "7"), ("t02", "8"), ("t02", "3.5")] {
            let channel = ChannelId::new(if typed == "3.5" { "focus" } else { "express" });
            let typed = typed.to_owned();
            let edit = Edit::Type { period: period.clone(), unit: UnitId::new(unit), channel, typed };
            apply(&mut workspace, edit).expect("applies");
        }
        let unit = workspace.roster().find(&UnitId::new("t01")).expect("it is there");
        let own = workspace.only(unit);
        let sheet = own.periods()[0].typed();
        assert_eq!(sheet.unread().count(), 0);
        let others = (0..60).map(UnitIx::new).filter(|&other| other != unit);
        assert!(others.into_iter().all(|other| sheet.is_blank_of(other)));
        assert!(!sheet.is_blank_of(unit));
        let file = saved::write(&own);
        assert_eq!(saved::read(&file).map(|read| saved::write(&read)), Ok(file));
        // What was published is whole.
        assert_eq!(example.only(unit), example);
    }
}
