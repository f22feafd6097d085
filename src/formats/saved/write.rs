//! From a workspace to a file of schema 1. What has its usual value is left out.

use super::words::{BASIS, LEVEL, STANDING, STATUS, TIES};
use super::{FORMAT, SCHEMA};
use crate::domain::id::Id;
use crate::domain::record::Cell;
use crate::domain::roster::{Class, Standing, Unit, UnitIx};
use crate::domain::rules::{Channel, Clause, Column, Kind, NoticeTotal, RuleSet};
use crate::domain::workspace::{Period, Workspace};
use crate::formats::json::Json;

pub(super) fn file(workspace: &Workspace) -> Json {
    let roster = workspace.roster();
    Json::object()
        .with_text("format", FORMAT)
        .with("schema", Json::number(SCHEMA))
        .with_text("name", workspace.name())
        .with_some("example", workspace.is_example().then_some(Json::Flag(true)))
        .with("classes", Json::list(roster.classes(), class))
        .with("units", Json::list(roster.units(), unit))
        .with("rules", Json::list(workspace.rule_sets(), rules))
        .with("periods", Json::list(workspace.periods(), |one| period(workspace, one)))
        .done()
}

fn class(class: &Class) -> Json {
    Json::object().with_text("id", class.id.as_str()).with_text("name", &class.name).done()
}

fn unit(unit: &Unit) -> Json {
    let is_scored = unit.standing == Standing::Scored;
    let aliases = || Json::list(&unit.aliases, |alias| Json::text(alias));
    Json::object()
        .with_text("id", unit.id.as_str())
        .with_text("name", &unit.name)
        .with_text("class", unit.class.as_str())
        .with_filled("standing", if is_scored { "" } else { STANDING.of(unit.standing) })
        .with_some("aliases", (!unit.aliases.is_empty()).then(aliases))
        .done()
}

fn rules(set: &RuleSet) -> Json {
    let parts = set.parts();
    let ranking = Json::object()
        .with_text("by", BASIS.of(parts.ranking.by))
        .with_text("ties", TIES.of(parts.ranking.ties))
        .done();
    Json::object()
        .with_text("id", parts.id.as_str())
        .with_text("name", &parts.name)
        .with_filled("document", &parts.document)
        .with("kinds", Json::list(&parts.kinds, kind))
        .with("channels", Json::list(&parts.channels, channel))
        .with("clauses", Json::list(&parts.clauses, clause))
        .with("columns", Json::list(&parts.columns, column))
        .with("totals", Json::list(&parts.totals, total))
        .with("ranking", ranking)
        .done()
}

fn kind(kind: &Kind) -> Json {
    Json::object()
        .with_text("id", kind.id.as_str())
        .with_text("name", &kind.name)
        .with_some("heading", (kind.heading != kind.name).then(|| Json::text(&kind.heading)))
        .done()
}

fn channel(channel: &Channel) -> Json {
    let mut names = Json::object();
    for (class, of) in &channel.class_names {
        let of = Json::object().with_text("name", &of.name).with_text("label", &of.label).done();
        names = names.with(class.as_str(), of);
    }
    Json::object()
        .with_text("id", channel.id.as_str())
        .with_text("kind", channel.kind.as_str())
        .with_text("level", LEVEL.of(channel.level))
        .with_text("name", &channel.name)
        .with_some("label", (channel.label != channel.name).then(|| Json::text(&channel.label)))
        .with_filled("note", &channel.note)
        .with_some("classNames", (!channel.class_names.is_empty()).then(|| names.done()))
        .with_some("classes", channel.classes.as_deref().map(|classes| Json::list(classes, id)))
        .with("points", Json::number(channel.points))
        .with_some("clause", channel.clause.as_deref().map(Json::text))
        .done()
}

fn id<K>(id: &Id<K>) -> Json {
    Json::text(id.as_str())
}

fn clause(clause: &Clause) -> Json {
    Json::object().with_text("number", &clause.number).with_text("text", &clause.text).done()
}

fn column(column: &Column) -> Json {
    Json::object()
        .with_text("channel", column.channel.as_str())
        .with_text("band", &column.band)
        .with_some("group", column.group.as_deref().map(Json::text))
        .with_some("always", (!column.always).then_some(Json::Flag(false)))
        .done()
}

fn total(total: &NoticeTotal) -> Json {
    Json::object().with_text("name", &total.name).with("channels", Json::list(&total.channels, id)).done()
}

fn period(workspace: &Workspace, period: &Period) -> Json {
    let parts = period.parts();
    let set = &workspace.rule_sets()[period.rules().get()];
    let waiting = set.channels_ix().filter(|&(ix, _)| period.is_waiting(ix));
    let waiting: Vec<_> = waiting.map(|(_, channel)| id(&channel.id)).collect();
    let has_notice = !parts.notice_number.is_empty() || parts.notice_date.is_some();
    let notice = || {
        let date = parts.notice_date.map(|date| Json::text(&date.to_string()));
        Json::object().with_text("number", &parts.notice_number).with_some("date", date).done()
    };
    Json::object()
        .with_text("id", parts.id.as_str())
        .with_text("name", &parts.name)
        .with_text("from", &parts.from.to_string())
        .with_text("to", &parts.to.to_string())
        .with_text("rules", parts.rules.as_str())
        .with_text("status", STATUS.of(parts.status))
        .with_some("notice", has_notice.then(notice))
        .with_some("waiting", (!waiting.is_empty()).then_some(Json::List(waiting)))
        .with("counts", counts(workspace, period, set))
        .done()
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
