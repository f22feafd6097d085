//! The unit's desk without a screen: its record beside the office's, its claim, its periods, its tasks.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod claims;
mod granted;
mod items;
mod outcomes;
mod past;
mod properties;
mod seed;
mod tasks;

use std::fmt::Write as _;

use ermu::domain::edit::{self, Edit};
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::reconcile::{
    Claim, Office, Own, Reconciliation, Refusal, What, claim as claim_of, reconcile as reconcile_with,
};
use ermu::domain::roster::UnitIx;
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::{example, saved};

const Q1: PeriodIx = PeriodIx::new(0);

/// The seed's county with nothing entered: how a unit's own draft begins.
fn county() -> Workspace {
    example::workspace().expect("the example opens").cleared()
}

/// The seed's quarter as the office published it, as real data.
fn published() -> Workspace {
    let example = example::workspace().expect("the example opens");
    let mut office = county();
    let (record, rules) = example.period(Q1).zip(example.rules_of(Q1)).expect("it has a period");
    for (unit, of) in example.roster().units_ix() {
        for (ix, channel) in rules.channels_ix() {
            enter(&mut office, &of.id, channel.id.as_str(), &record.typed().get(unit, ix).text());
        }
    }
    for (_, channel) in rules.channels_ix().filter(|&(ix, _)| record.is_waiting(ix)) {
        let edit = Edit::SetWaiting { period: quarter(), channel: channel.id.clone(), waiting: true };
        apply(&mut office, edit);
    }
    let publish = edit::publish(&office, &quarter()).expect("the period is there");
    apply(&mut office, publish);
    office
}

fn quarter() -> PeriodId {
    PeriodId::new("2022Q1")
}

#[track_caller]
fn apply(workspace: &mut Workspace, edit: Edit) {
    edit::apply(workspace, edit).unwrap_or_else(|fault| panic!("it applies: {fault:?}"));
}

#[track_caller]
fn enter(workspace: &mut Workspace, unit: &UnitId, channel: &str, typed: &str) {
    let (unit, channel) = (unit.clone(), ChannelId::new(channel));
    apply(workspace, Edit::Type { period: quarter(), unit, channel, typed: typed.to_owned() });
}

#[track_caller]
fn unit(workspace: &Workspace, name: &str) -> UnitIx {
    let found = workspace.roster().units_ix().find(|(_, unit)| unit.name == name);
    found.unwrap_or_else(|| panic!("{name} is in the roster")).0
}

fn own(workspace: &Workspace, unit: UnitIx) -> Own<'_> {
    Own { workspace, draft: "own", period: Q1, unit }
}

fn office(workspace: &Workspace) -> Office<'_> {
    Office { workspace, origin: None }
}

/// The unit with this id in the first period of both.
#[track_caller]
fn reconcile(mine: &Workspace, theirs: &Workspace, id: &str) -> Reconciliation {
    try_reconcile(mine, theirs, id).unwrap_or_else(|refusal| panic!("they are compared: {refusal:?}"))
}

#[track_caller]
fn try_reconcile(mine: &Workspace, theirs: &Workspace, id: &str) -> Result<Reconciliation, Refusal> {
    let unit = mine.roster().find(&UnitId::new(id)).expect("the unit is there");
    reconcile_with(&own(mine, unit), &office(theirs))
}

#[track_caller]
fn claim(result: &Reconciliation, mine: &Workspace, theirs: &Workspace) -> Claim {
    claim_of(result, &own(mine, result.own.1), &office(theirs)).expect("the result is of these files")
}

/// A county of two towns, `a` 甲镇 and `b` 乙镇, whose rules have the channels web (1), paper (5) and city (10), with
/// these provisions, what the first period scores by, and records.
struct Small<'a> {
    provisions: &'a str,
    scores: &'a str,
    status: &'a str,
    counts: &'a str,
    items: &'a str,
}

impl Default for Small<'_> {
    fn default() -> Self {
        Self { provisions: "", scores: "counts", status: "draft", counts: "", items: "" }
    }
}

impl Small<'_> {
    #[track_caller]
    fn open(&self) -> Workspace {
        let Self { provisions, scores, status, counts, items } = self;
        let file = format!(
            r#"{{ "format": "ermu", "schema": 1, "name": "某县",
            "classes": [{{ "id": "town", "name": "镇" }}],
            "units": [{{ "id": "a", "name": "甲镇", "class": "town" }}, {{ "id": "b", "name": "乙镇", "class": "town" }}],
            "rules": [{{ "id": "rules", "name": "计分办法", "kinds": [{{ "id": "news", "name": "新闻" }}],
              "channels": [
                {{ "id": "web", "kind": "news", "level": "county", "name": "县网站", "points": 1 }},
                {{ "id": "paper", "kind": "news", "level": "county", "name": "县报", "points": 5 }},
                {{ "id": "city", "kind": "news", "level": "city", "name": "市专报", "points": 10 }}],
              "provisions": [{provisions}],
              "ranking": {{ "by": "cumulative", "ties": "competition" }} }}],
            "periods": [
              {{ "id": "Q1", "name": "2022年一季度", "from": "2022-01-01", "to": "2022-03-31", "rules": "rules",
                "status": "{status}", "scores": "{scores}", "counts": {{{counts}}} }},
              {{ "id": "Q2", "name": "2022年二季度", "from": "2022-04-01", "to": "2022-06-30", "rules": "rules",
                "status": "draft", "scores": "{scores}" }}],
            "items": [{items}] }}"#
        );
        saved::read(&file).unwrap_or_else(|faults| panic!("it opens: {faults:?}"))
    }
}

/// An item of 甲镇 with adoptions as channel, date and issue.
fn item(id: &str, title: &str, adoptions: &[(&str, &str, &str)]) -> String {
    let adoptions: Vec<String> = adoptions
        .iter()
        .map(|(channel, date, issue)| {
            format!(r#"{{ "channel": "{channel}", "date": "{date}", "issue": "{issue}", "evidence": "" }}"#)
        })
        .collect();
    format!(
        r#"{{ "id": "{id}", "title": "{title}", "units": [{{ "unit": "a" }}], "adoptions": [{}] }}"#,
        adoptions.join(", ")
    )
}

/// The rows of a claim, one a line: channel, what, points; and the two sums.
fn told(claim: &Claim) -> String {
    let mut told = String::new();
    for row in &claim.rows {
        let what = match &row.what {
            What::Adoption(one) => {
                format!("{} {}", one.title, one.date.map_or(String::new(), |date| date.to_string()))
            }
            What::Count { missing, own, office, among } => {
                format!("{missing} ({own} beside {office}, among {})", among.len())
            }
        };
        let points = row.points.map_or("?".to_owned(), |points| points.to_string());
        writeln!(told, "{} {what} +{points}", row.channel).expect("it can be written");
    }
    let sum = |points: Option<Points>| points.map_or("?".to_owned(), |points| points.to_string());
    write!(told, "each {} together {}", sum(claim.sum()), sum(claim.total)).expect("it can be written");
    told
}
