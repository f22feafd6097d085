//! Schema 1 as it is written. Once released, these shapes never change; a later schema gets shapes of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::ordered::Ordered;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct File {
    pub(super) format: String,
    pub(super) schema: u32,
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) example: bool,
    pub(super) classes: Vec<Class>,
    pub(super) units: Vec<Unit>,
    pub(super) rules: Vec<Rules>,
    pub(super) periods: Vec<Period>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Class {
    pub(super) id: String,
    pub(super) name: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Unit {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) class: String,
    #[serde(default, skip_serializing_if = "Standing::is_scored")]
    pub(super) standing: Standing,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) aliases: Vec<String>,
}

#[derive(Serialize, Deserialize, Default, Clone, Copy, PartialEq)]
#[serde(rename_all = "camelCase")]
pub(super) enum Standing {
    #[default]
    Scored,
    ListedOnly,
}

impl Standing {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
    fn is_scored(&self) -> bool {
        *self == Self::Scored
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Rules {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) document: String,
    pub(super) kinds: Vec<Kind>,
    pub(super) channels: Vec<Channel>,
    #[serde(default)]
    pub(super) clauses: Vec<Clause>,
    pub(super) columns: Vec<Column>,
    #[serde(default)]
    pub(super) totals: Vec<Total>,
    pub(super) ranking: Ranking,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Kind {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) heading: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Channel {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) level: Level,
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) note: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) class_names: BTreeMap<String, ClassNames>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) classes: Option<Vec<String>>,
    pub(super) points: Amount,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) clause: Option<String>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
#[serde(rename_all = "camelCase")]
pub(super) enum Level {
    County,
    City,
    Province,
    Nation,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ClassNames {
    pub(super) name: String,
    pub(super) label: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Clause {
    pub(super) number: String,
    pub(super) text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Column {
    pub(super) channel: String,
    pub(super) band: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<String>,
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub(super) always: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Total {
    pub(super) name: String,
    pub(super) channels: Vec<String>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Ranking {
    pub(super) by: Basis,
    pub(super) ties: Ties,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
#[serde(rename_all = "camelCase")]
pub(super) enum Basis {
    Current,
    Cumulative,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
#[serde(rename_all = "camelCase")]
pub(super) enum Ties {
    Serial,
    Competition,
    Dense,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Period {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) rules: String,
    pub(super) status: Status,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) notice: Option<Notice>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) waiting: Vec<String>,
    /// Unit id → channel id → count, or the text of a cell that holds no count. What is blank is left out.
    #[serde(default)]
    pub(super) counts: Ordered<Ordered<Count>>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
#[serde(rename_all = "camelCase")]
pub(super) enum Status {
    Draft,
    Checking,
    Published,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Notice {
    pub(super) number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Count {
    Number(serde_json::Number),
    Typed(String),
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_true(value: &bool) -> bool {
    *value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}
