//! An entry by hand as the texts of a form, and back. Pure.

use super::draft::{read_amount, read_date, read_number, read_unit, unit_fault};
use crate::domain::alike::title_key;
use crate::domain::id::{EntryId, ItemId, ProvisionId, UnitId};
use crate::domain::record::{Adjustment, Item};
use crate::domain::rules::{Adjusting, Body, Provision};
use crate::domain::workspace::{PeriodIx, Workspace};
use crate::ui::text::{self, FormFault};

/// An entry as it stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct EntryDraft {
    /// None: it is new.
    pub(super) id: Option<EntryId>,
    pub(super) unit: String,
    shown: Option<(UnitId, String)>,
    pub(super) kind: Option<ProvisionId>,
    pub(super) date: String,
    pub(super) grade: String,
    pub(super) points: String,
    pub(super) item: String,
    of: Option<(ItemId, String)>,
    pub(super) times: String,
    pub(super) reason: String,
    pub(super) evidence: String,
}

/// The clauses of a period's rules under which entries are made.
pub(super) fn clauses(workspace: &Workspace, period: PeriodIx) -> Vec<(&Provision, &Adjusting)> {
    let provisions = workspace.rules_of(period).map_or(&[][..], |rules| rules.provisions());
    let adjusting = |provision| match provision {
        &Provision { body: Body::Adjustment(ref body), .. } => Some((provision, body)),
        _ => None,
    };
    provisions.iter().filter_map(adjusting).collect()
}

impl EntryDraft {
    /// A new one under the first clause there is.
    pub(super) fn blank(workspace: &Workspace, period: PeriodIx) -> Self {
        let kind = clauses(workspace, period).first().map(|(provision, _)| provision.id.clone());
        Self { kind, ..Self::default() }
    }

    /// The form of an entry.
    pub(super) fn of(workspace: &Workspace, entry: &Adjustment) -> Self {
        let roster = workspace.roster();
        let unit = roster.find(&entry.unit).and_then(|ix| roster.unit(ix));
        let unit = unit.map_or_else(|| entry.unit.to_string(), |unit| unit.name.clone());
        let item = entry.item.as_ref().and_then(|id| workspace.items().get(id));
        let item = item.map(|item| (item.id.clone(), item.title.clone()));
        Self {
            id: Some(entry.id.clone()),
            shown: Some((entry.unit.clone(), unit.clone())),
            unit,
            kind: Some(entry.kind.clone()),
            date: entry.date.map_or_else(String::new, |date| date.to_string()),
            grade: entry.grade.clone(),
            points: entry.points.map_or_else(String::new, |points| points.to_string()),
            item: item.as_ref().map(|(_, title)| title.clone()).unwrap_or_default(),
            of: item,
            times: entry.times.map_or_else(String::new, |times| times.to_string()),
            reason: entry.reason.clone(),
            evidence: entry.evidence.clone(),
        }
    }

    /// The entry the texts say; every fault otherwise.
    pub(super) fn read(&self, workspace: &Workspace, period: PeriodIx) -> Result<Adjustment, Vec<FormFault>> {
        let mut faults = Vec::new();
        let record = workspace.period(period);
        let unit = read_unit(workspace, &self.unit, self.shown.as_ref());
        match &unit {
            None if self.unit.trim().is_empty() => faults.push(FormFault::NoUnit),
            None => faults.push(unit_fault(workspace, &self.unit)),
            Some(_) => {}
        }
        let all = clauses(workspace, period);
        let clause = all.iter().find(|(provision, _)| Some(&provision.id) == self.kind.as_ref());
        if clause.is_none() {
            faults.push(FormFault::Kind);
        }
        let date = read_date(&self.date, record.map(crate::domain::workspace::Period::span));
        if date.is_none() && !self.date.trim().is_empty() {
            faults.push(FormFault::Date(self.date.trim().to_owned()));
        }
        let item = self.read_item(workspace, &mut faults);
        // What the clause does not ask for may stand in the form from another one.
        let has_grades = clause.is_some_and(|(_, body)| !body.grades.is_empty());
        let is_judged = clause.is_some_and(|(_, body)| body.least.is_some());
        let points = read_amount(text::JUDGED, &self.points, &mut faults);
        let times = read_number(text::TIMES, &self.times, &mut faults);
        let reason = self.reason.trim().to_owned();
        if reason.is_empty() {
            faults.push(FormFault::Reason);
        }
        let (Some(unit), Some(kind), true) = (unit, self.kind.clone(), faults.is_empty()) else {
            return Err(faults);
        };
        Ok(Adjustment {
            id: self.id.clone().unwrap_or_else(|| new_id(workspace)),
            unit,
            period: record.map(|record| record.parts().id.clone()).unwrap_or_default(),
            kind,
            date,
            grade: if has_grades { self.grade.clone() } else { String::new() },
            points: points.filter(|_| is_judged),
            item,
            times,
            reason,
            evidence: self.evidence.trim().to_owned(),
        })
    }

    /// The item a title means.
    fn read_item(&self, workspace: &Workspace, faults: &mut Vec<FormFault>) -> Option<ItemId> {
        let title = self.item.trim();
        if title.is_empty() {
            return None;
        }
        if let Some((id, _)) = self.of.as_ref().filter(|(_, shown)| *shown == self.item) {
            return Some(id.clone());
        }
        let key = title_key(title);
        let is_called = |item: &&Item| title_key(&item.title) == key;
        let holds = |item: &&Item| title_key(&item.title).contains(&key);
        let called = only(workspace.items().values().filter(is_called).collect());
        let found = called.or_else(|| only(workspace.items().values().filter(holds).collect()));
        if found.is_none() || key.is_empty() {
            faults.push(FormFault::Item(title.to_owned()));
        }
        found.map(|item| item.id.clone())
    }
}

/// The only one of those that were found.
fn only(mut found: Vec<&Item>) -> Option<&Item> {
    found.pop().filter(|_| found.is_empty())
}

fn new_id(workspace: &Workspace) -> EntryId {
    let number = |id: &EntryId| id.as_str().strip_prefix("entry")?.parse::<usize>().ok();
    let largest = workspace.adjustments().keys().filter_map(number).max().unwrap_or(0);
    EntryId::new(&format!("entry{:04}", largest + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::edit::{Edit, apply};
    use crate::domain::points::Points;
    use crate::domain::rules::Grade;
    use crate::formats::example;

    #[test]
    fn an_entry_is_read_under_its_clause_and_its_form_gives_it_back() {
        let mut parts = example::workspace().expect("the example opens").to_parts();
        let grade = |id: &str| Grade { id: id.to_owned(), name: id.to_owned(), ..Grade::default() };
        let mut body = Adjusting::default();
        body.grades.extend(["city", "province"].map(grade));
        body.grades.iter_mut().for_each(|grade| grade.points = Some(Points::whole(5)));
        parts.rule_sets[0].provisions.push(Provision {
            id: ProvisionId::new("praise"),
            name: "批示".to_owned(),
            body: Body::Adjustment(body),
            ..Provision::default()
        });
        let mut workspace = Workspace::new(parts).expect("it fits");
        let period = PeriodIx::new(0);
        let mut draft = EntryDraft::blank(&workspace, period);
        assert_eq!(draft.kind, Some(ProvisionId::new("praise")), "the first clause there is");
        assert_eq!(draft.read(&workspace, period), Err(vec![FormFault::NoUnit, FormFault::Reason]));
        draft.unit = "lyj".to_owned();
        draft.grade = "city".to_owned();
        draft.date = "2022.3.5".to_owned();
        draft.times = "２".to_owned();
        draft.reason = "市领导批示".to_owned();
        draft.item = "没有的".to_owned();
        assert_eq!(draft.read(&workspace, period), Err(vec![FormFault::Item("没有的".to_owned())]));
        draft.item.clear();
        let entry = draft.read(&workspace, period).expect("it can be taken");
        assert_eq!((entry.unit.as_str(), entry.times, entry.grade.as_str()), ("d03", Some(2), "city"));
        let put = Edit::PutAdjustment { id: entry.id.clone(), entry: Some(Box::new(entry.clone())) };
        apply(&mut workspace, put).expect("it is applied");
        assert_eq!(EntryDraft::of(&workspace, &entry).read(&workspace, period), Ok(entry));
    }
}
