//! From a workspace to a file of schema 1. What has its usual value is left out.

use super::words::{BASIS, LEVEL, STANDING, STATUS, TIES};
use super::{FORMAT, SCHEMA};
use crate::domain::record::Cell;
use crate::domain::roster::{Class, Standing, Unit, UnitIx};
use crate::domain::rules::{Channel, Clause, Column, Kind, NoticeTotal, RuleSet};
use crate::domain::workspace::{Period, Workspace};
use crate::formats::json::Json;

pub(super) fn file(workspace: &Workspace) -> Json {
    let roster = workspace.roster();
    Json::some([
        ("format", Some(Json::text(FORMAT))),
        ("schema", Some(Json::number(SCHEMA))),
        ("name", Some(Json::text(workspace.name()))),
        ("example", workspace.is_example().then_some(Json::Flag(true))),
        ("classes", Some(list(roster.classes(), class))),
        ("units", Some(list(roster.units(), unit))),
        ("rules", Some(list(workspace.rule_sets(), rules))),
        ("periods", Some(list(workspace.periods(), |one| period(workspace, one)))),
    ])
}

fn list<T>(all: &[T], one: impl Fn(&T) -> Json) -> Json {
    Json::List(all.iter().map(one).collect())
}

fn filled(text: &str) -> Option<Json> {
    (!text.is_empty()).then(|| Json::text(text))
}

fn class(class: &Class) -> Json {
    Json::object([("id", Json::text(&class.id)), ("name", Json::text(&class.name))])
}

fn unit(unit: &Unit) -> Json {
    let is_scored = unit.standing == Standing::Scored;
    Json::some([
        ("id", Some(Json::text(&unit.id))),
        ("name", Some(Json::text(&unit.name))),
        ("class", Some(Json::text(&unit.class))),
        ("standing", (!is_scored).then(|| Json::text(STANDING.of(unit.standing)))),
        ("aliases", (!unit.aliases.is_empty()).then(|| Json::texts(&unit.aliases))),
    ])
}

fn rules(set: &RuleSet) -> Json {
    let parts = set.parts();
    Json::some([
        ("id", Some(Json::text(&parts.id))),
        ("name", Some(Json::text(&parts.name))),
        ("document", filled(&parts.document)),
        ("kinds", Some(list(&parts.kinds, kind))),
        ("channels", Some(list(&parts.channels, channel))),
        ("clauses", Some(list(&parts.clauses, clause))),
        ("columns", Some(list(&parts.columns, column))),
        ("totals", Some(list(&parts.totals, total))),
        (
            "ranking",
            Some(Json::object([
                ("by", Json::text(BASIS.of(parts.ranking.by))),
                ("ties", Json::text(TIES.of(parts.ranking.ties))),
            ])),
        ),
    ])
}

fn kind(kind: &Kind) -> Json {
    Json::some([
        ("id", Some(Json::text(&kind.id))),
        ("name", Some(Json::text(&kind.name))),
        ("heading", (kind.heading != kind.name).then(|| Json::text(&kind.heading))),
    ])
}

fn channel(channel: &Channel) -> Json {
    let names = channel.class_names.iter().map(|(class, names)| {
        let names = Json::object([("name", Json::text(&names.name)), ("label", Json::text(&names.label))]);
        (class.to_string(), names)
    });
    Json::some([
        ("id", Some(Json::text(&channel.id))),
        ("kind", Some(Json::text(&channel.kind))),
        ("level", Some(Json::text(LEVEL.of(channel.level)))),
        ("name", Some(Json::text(&channel.name))),
        ("label", (channel.label != channel.name).then(|| Json::text(&channel.label))),
        ("note", filled(&channel.note)),
        ("classNames", (!channel.class_names.is_empty()).then(|| Json::Object(names.collect()))),
        ("classes", channel.classes.as_deref().map(Json::texts)),
        ("points", Some(Json::number(channel.points))),
        ("clause", channel.clause.as_deref().map(Json::text)),
    ])
}

fn clause(clause: &Clause) -> Json {
    Json::object([("number", Json::text(&clause.number)), ("text", Json::text(&clause.text))])
}

fn column(column: &Column) -> Json {
    Json::some([
        ("channel", Some(Json::text(&column.channel))),
        ("band", Some(Json::text(&column.band))),
        ("group", column.group.as_deref().map(Json::text)),
        ("always", (!column.always).then_some(Json::Flag(false))),
    ])
}

fn total(total: &NoticeTotal) -> Json {
    Json::object([("name", Json::text(&total.name)), ("channels", Json::texts(&total.channels))])
}

fn period(workspace: &Workspace, period: &Period) -> Json {
    let parts = period.parts();
    let set = &workspace.rule_sets()[period.rules().get()];
    let waiting = set.channels_ix().filter(|&(ix, _)| period.is_waiting(ix));
    let waiting: Vec<_> = waiting.map(|(_, channel)| &channel.id).collect();
    let has_notice = !parts.notice_number.is_empty() || parts.notice_date.is_some();
    let notice = || {
        Json::some([
            ("number", Some(Json::text(&parts.notice_number))),
            ("date", parts.notice_date.map(Json::text)),
        ])
    };
    Json::some([
        ("id", Some(Json::text(&parts.id))),
        ("name", Some(Json::text(&parts.name))),
        ("from", Some(Json::text(parts.from))),
        ("to", Some(Json::text(parts.to))),
        ("rules", Some(Json::text(&parts.rules))),
        ("status", Some(Json::text(STATUS.of(parts.status)))),
        ("notice", has_notice.then(notice)),
        ("waiting", (!waiting.is_empty()).then(|| Json::texts(&waiting))),
        ("counts", Some(counts(workspace, period, set))),
    ])
}

/// The counts in roster order, then in the order of the channels; blank cells and blank units are left out.
fn counts(workspace: &Workspace, period: &Period, set: &RuleSet) -> Json {
    let of_unit = |(unit, of): (UnitIx, &Unit)| {
        let mut cells = Vec::new();
        for (ix, channel) in set.channels_ix() {
            let count = match period.sheet().get(unit, ix) {
                Cell::Blank => continue,
                Cell::Count(count) => Json::number(count),
                Cell::Unread(typed, _) => Json::text(typed),
            };
            cells.push((channel.id.to_string(), count));
        }
        (!cells.is_empty()).then(|| (of.id.to_string(), Json::Object(cells)))
    };
    Json::Object(workspace.roster().units_ix().filter_map(of_unit).collect())
}
