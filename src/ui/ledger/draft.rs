//! An item as the texts of a form, and back. Pure.

use crate::domain::calendar::{Date, Span};
use crate::domain::id::{ChannelId, ItemId, PeriodId, UnitId};
use crate::domain::paste::new_item_id;
use crate::domain::points::Points;
use crate::domain::record::{Adoption, Author, Item};
use crate::domain::wide::decimal;
use crate::domain::workspace::{PeriodIx, Workspace};
use crate::ui::text::{self, FormFault};

/// An item as it stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ItemDraft {
    /// None: it is new.
    pub(super) id: Option<ItemId>,
    pub(super) title: String,
    pub(super) length: String,
    pub(super) units: Vec<UnitDraft>,
    pub(super) adoptions: Vec<AdoptionDraft>,
}

/// A unit of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct UnitDraft {
    pub(super) name: String,
    pub(super) part: String,
    pub(super) reported: String,
    /// The unit that was shown by this name; it is meant as long as the name stands.
    shown: Option<(UnitId, String)>,
}

/// An adoption of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct AdoptionDraft {
    pub(super) channel: Option<ChannelId>,
    pub(super) date: String,
    pub(super) known: Option<PeriodId>,
    pub(super) issue: String,
    pub(super) evidence: String,
    pub(super) marks: Vec<String>,
    pub(super) factor: String,
}

/// A text for each date and number, empty where there is none.
fn shown<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

impl ItemDraft {
    /// A form with one unit and one adoption to be filled in; the unit is there where it is known whose items they are.
    pub(super) fn blank(of: Option<(UnitId, String)>) -> Self {
        let unit = |(id, name): (UnitId, String)| UnitDraft {
            name: name.clone(),
            shown: Some((id, name)),
            ..UnitDraft::default()
        };
        Self {
            units: vec![of.map(unit).unwrap_or_default()],
            adoptions: vec![AdoptionDraft::default()],
            ..Self::default()
        }
    }

    /// The form of an item.
    pub(super) fn of(workspace: &Workspace, item: &Item) -> Self {
        let roster = workspace.roster();
        let unit = |author: &Author| {
            let name = roster.find(&author.unit).and_then(|ix| roster.unit(ix));
            let name = name.map_or_else(|| author.unit.to_string(), |unit| unit.name.clone());
            UnitDraft {
                shown: Some((author.unit.clone(), name.clone())),
                name,
                part: shown(author.part),
                reported: shown(author.reported),
            }
        };
        let adoption = |one: &Adoption| AdoptionDraft {
            channel: Some(one.channel.clone()),
            date: shown(one.date),
            known: one.known.clone(),
            issue: one.issue.clone(),
            evidence: one.evidence.clone(),
            marks: one.marks.clone(),
            factor: shown(one.factor),
        };
        Self {
            id: Some(item.id.clone()),
            title: item.title.clone(),
            length: shown(item.length),
            units: item.units.iter().map(unit).collect(),
            adoptions: item.adoptions.iter().map(adoption).collect(),
        }
    }

    /// The item the texts say; every fault otherwise.
    pub(super) fn read(&self, workspace: &Workspace, period: PeriodIx) -> Result<Item, Vec<FormFault>> {
        let mut faults = Vec::new();
        let span = workspace.period(period).map(crate::domain::workspace::Period::span);
        let title = self.title.trim().to_owned();
        if title.is_empty() {
            faults.push(FormFault::Title);
        }
        let units = self.read_units(workspace, span, &mut faults);
        let mut adoptions = Vec::new();
        for one in self.adoptions.iter().filter(|one| !one.is_blank()) {
            let date = read_date(&one.date, span);
            if date.is_none() {
                faults.push(FormFault::Date(one.date.trim().to_owned()));
            }
            if one.channel.is_none() {
                faults.push(FormFault::Channel);
            }
            adoptions.push(Adoption {
                channel: one.channel.clone().unwrap_or_default(),
                date,
                known: one.known.clone(),
                issue: one.issue.trim().to_owned(),
                evidence: one.evidence.trim().to_owned(),
                marks: one.marks.clone(),
                factor: read_amount(text::FACTOR, &one.factor, &mut faults),
            });
        }
        let length = read_number(text::LENGTH, &self.length, &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        let id = self.id.clone().unwrap_or_else(|| new_item_id(workspace));
        Ok(Item { id, title, units, length, adoptions })
    }

    fn read_units(
        &self,
        workspace: &Workspace,
        span: Option<Span>,
        faults: &mut Vec<FormFault>,
    ) -> Vec<Author> {
        let mut units: Vec<Author> = Vec::new();
        for one in self.units.iter().filter(|one| !one.name.trim().is_empty()) {
            let Some(unit) = read_unit(workspace, &one.name, one.shown.as_ref()) else {
                faults.push(unit_fault(workspace, &one.name));
                continue;
            };
            if units.iter().any(|other| other.unit == unit) {
                faults.push(FormFault::UnitTwice(one.name.trim().to_owned()));
            }
            let reported = read_date(&one.reported, span);
            if reported.is_none() && !one.reported.trim().is_empty() {
                faults.push(FormFault::Date(one.reported.trim().to_owned()));
            }
            units.push(Author { unit, part: read_amount(text::PART, &one.part, faults), reported });
        }
        let parts = units.iter().filter(|author| author.part.is_some()).count();
        if parts > 0 && parts < units.len() {
            faults.push(FormFault::Parts);
        }
        if self.units.iter().all(|one| one.name.trim().is_empty()) {
            faults.push(FormFault::NoUnit);
        }
        units
    }
}

impl AdoptionDraft {
    /// Whether nothing was filled in, so that it stands for no adoption.
    fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// The unit a name means; the one that was shown by it where it still stands.
pub(super) fn read_unit(
    workspace: &Workspace,
    name: &str,
    shown: Option<&(UnitId, String)>,
) -> Option<UnitId> {
    let same = shown.filter(|(_, shown)| shown == name).map(|(id, _)| id.clone());
    same.or_else(|| workspace.roster().meant(name.trim()).map(|unit| unit.id.clone()))
}

/// Why a text means no unit: nothing is called so, or several are found.
pub(super) fn unit_fault(workspace: &Workspace, name: &str) -> FormFault {
    FormFault::Unit(name.trim().to_owned(), workspace.roster().candidates(name))
}

/// A date as people write it.
pub(super) fn read_date(text: &str, span: Option<Span>) -> Option<Date> {
    Date::read(text, span)
}

/// An amount; none where nothing is written.
pub(super) fn read_amount(field: &'static str, text: &str, faults: &mut Vec<FormFault>) -> Option<Points> {
    let written = decimal(text);
    if written.is_empty() {
        return None;
    }
    let read = Points::parse(&written).ok();
    if read.is_none() {
        faults.push(FormFault::Number(field, written));
    }
    read
}

/// A whole number; none where nothing is written.
pub(super) fn read_number(field: &'static str, text: &str, faults: &mut Vec<FormFault>) -> Option<u32> {
    let written = decimal(text);
    if written.is_empty() {
        return None;
    }
    let read = written.parse().ok();
    if read.is_none() {
        faults.push(FormFault::Number(field, written));
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::example;

    #[test]
    fn a_form_reads_names_and_dates_as_people_write_them() {
        let workspace = example::workspace().expect("the example opens");
        let period = PeriodIx::new(0);
        let mut draft = ItemDraft::blank(None);
        let faults = draft.read(&workspace, period).expect_err("nothing is filled in");
        assert_eq!(faults, [FormFault::Title, FormFault::NoUnit]);
        draft.title = " 农村互助养老怎样办得下去 ".to_owned();
        draft.units[0].name = "hlz".to_owned();
        draft.units.push(UnitDraft {
            name: "没有的局".to_owned(),
            part: "２".to_owned(),
            ..UnitDraft::default()
        });
        draft.adoptions[0].date = "２０２２年３月２２日".to_owned();
        let faults = draft.read(&workspace, period).expect_err("a unit and the channel are missing");
        assert_eq!(faults, [FormFault::Unit("没有的局".to_owned(), Vec::new()), FormFault::Channel]);
        draft.units[1].name = "水利局".to_owned();
        draft.adoptions[0].channel = Some(ChannelId::new("res-county"));
        assert_eq!(draft.read(&workspace, period), Err(vec![FormFault::Parts]));
        draft.units[0].part = "3".to_owned();
        let item = draft.read(&workspace, period).expect("it can be taken");
        assert_eq!(item.title, "农村互助养老怎样办得下去");
        assert_eq!((item.units[0].unit.as_str(), item.units[1].unit.as_str()), ("t11", "d18"));
        assert_eq!(item.adoptions[0].date, Date::parse("2022-03-22"));
        assert_eq!(item.id.as_str(), "item0001");
        let again = ItemDraft::of(&workspace, &item);
        assert_eq!(again.read(&workspace, period).as_ref(), Ok(&item), "an item and its form are one");
    }
}
