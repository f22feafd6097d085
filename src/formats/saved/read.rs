//! From a file of schema 1 to the parts of a workspace, telling everything that has another shape.

use super::words::{BASIS, LEVEL, STANDING, STATUS, TIES};
use crate::domain::calendar::Date;
use crate::domain::fault::Problem;
use crate::domain::id::{ChannelId, Id, PeriodId, UnitId};
use crate::domain::record::LARGEST_COUNT;
use crate::domain::roster::{Class, Standing, Unit};
use crate::domain::rules::{Channel, ClassNames, Clause, Column, Kind, NoticeTotal, Ranking, RuleSetParts};
use crate::domain::workspace::{PeriodIx, PeriodParts, Workspace, WorkspaceParts};
use crate::formats::json::Node;

/// The parts of the workspace but its counts.
pub(super) fn workspace(file: &Node<'_>) -> WorkspaceParts {
    file.expect_fields(&["format", "schema", "name", "example", "classes", "units", "rules", "periods"]);
    WorkspaceParts {
        name: text(file, "name"),
        example: file.maybe("example").is_some_and(|node| node.flag()),
        classes: list(file, "classes", class),
        units: list(file, "units", unit),
        rule_sets: list(file, "rules", rules),
        periods: list(file, "periods", period),
    }
}

fn text(of: &Node<'_>, name: &str) -> String {
    of.field(name).map(|node| node.text()).unwrap_or_default()
}

fn maybe_text(of: &Node<'_>, name: &str) -> Option<String> {
    of.maybe(name).map(|node| node.text())
}

fn id<K>(of: &Node<'_>, name: &str) -> Id<K> {
    Id::new(&text(of, name))
}

fn list<T>(of: &Node<'_>, name: &str, read: fn(&Node<'_>) -> T) -> Vec<T> {
    of.field(name).map(|node| node.list(read)).unwrap_or_default()
}

fn maybe_list<T>(of: &Node<'_>, name: &str, read: fn(&Node<'_>) -> T) -> Vec<T> {
    of.maybe(name).map(|node| node.list(read)).unwrap_or_default()
}

fn name(node: &Node<'_>) -> String {
    node.text()
}

fn id_of<K>(node: &Node<'_>) -> Id<K> {
    Id::new(&node.text())
}

fn class(node: &Node<'_>) -> Class {
    node.expect_fields(&["id", "name"]);
    Class { id: id(node, "id"), name: text(node, "name") }
}

fn unit(node: &Node<'_>) -> Unit {
    node.expect_fields(&["id", "name", "class", "standing", "aliases"]);
    let standing = node.maybe("standing").map(|node| STANDING.at(node.word(&STANDING.words)));
    Unit {
        id: id(node, "id"),
        name: text(node, "name"),
        class: id(node, "class"),
        standing: standing.unwrap_or(Standing::Scored),
        aliases: maybe_list(node, "aliases", name),
    }
}

fn rules(node: &Node<'_>) -> RuleSetParts {
    node.expect_fields(&[
        "id", "name", "document", "kinds", "channels", "clauses", "columns", "totals", "ranking",
    ]);
    RuleSetParts {
        id: id(node, "id"),
        name: text(node, "name"),
        document: maybe_text(node, "document").unwrap_or_default(),
        kinds: list(node, "kinds", kind),
        channels: list(node, "channels", channel),
        clauses: maybe_list(node, "clauses", clause),
        columns: list(node, "columns", column),
        totals: maybe_list(node, "totals", total),
        ranking: ranking(node),
    }
}

fn ranking(of: &Node<'_>) -> Ranking {
    let usual = Ranking::default();
    let Some(node) = of.field("ranking") else { return usual };
    node.expect_fields(&["by", "ties"]);
    let by = node.field("by").map(|node| BASIS.at(node.word(&BASIS.words)));
    let ties = node.field("ties").map(|node| TIES.at(node.word(&TIES.words)));
    Ranking { by: by.unwrap_or(usual.by), ties: ties.unwrap_or(usual.ties) }
}

fn kind(node: &Node<'_>) -> Kind {
    node.expect_fields(&["id", "name", "heading"]);
    let name = text(node, "name");
    Kind { id: id(node, "id"), heading: maybe_text(node, "heading").unwrap_or_else(|| name.clone()), name }
}

fn channel(node: &Node<'_>) -> Channel {
    node.expect_fields(&[
        "id",
        "kind",
        "level",
        "name",
        "label",
        "note",
        "classNames",
        "classes",
        "points",
        "clause",
    ]);
    let name = text(node, "name");
    let level = node.field("level").map_or(0, |node| node.word(&LEVEL.words));
    Channel {
        id: id(node, "id"),
        kind: id(node, "kind"),
        level: LEVEL.at(level),
        label: maybe_text(node, "label").unwrap_or_else(|| name.clone()),
        name,
        note: maybe_text(node, "note").unwrap_or_default(),
        class_names: node.maybe("classNames").map(|node| class_names(&node)).unwrap_or_default(),
        classes: node.maybe("classes").map(|node| node.list(id_of)),
        points: node.field("points").map(|node| node.points()).unwrap_or_default(),
        clause: maybe_text(node, "clause"),
    }
}

fn class_names(node: &Node<'_>) -> Vec<(Id<crate::domain::id::kind::Class>, ClassNames)> {
    let mut all = Vec::new();
    for (class, names) in node.entries() {
        names.expect_fields(&["name", "label"]);
        all.push((Id::new(class), ClassNames { name: text(&names, "name"), label: text(&names, "label") }));
    }
    all
}

fn clause(node: &Node<'_>) -> Clause {
    node.expect_fields(&["number", "text"]);
    Clause { number: text(node, "number"), text: text(node, "text") }
}

fn column(node: &Node<'_>) -> Column {
    node.expect_fields(&["channel", "band", "group", "always"]);
    Column {
        channel: id(node, "channel"),
        band: text(node, "band"),
        group: maybe_text(node, "group"),
        always: node.maybe("always").is_none_or(|node| node.flag()),
    }
}

fn total(node: &Node<'_>) -> NoticeTotal {
    node.expect_fields(&["name", "channels"]);
    NoticeTotal { name: text(node, "name"), channels: list(node, "channels", id_of) }
}

fn period(node: &Node<'_>) -> PeriodParts {
    node.expect_fields(&["id", "name", "from", "to", "rules", "status", "notice", "waiting", "counts"]);
    let status = node.field("status").map_or(0, |node| node.word(&STATUS.words));
    let notice = node.maybe("notice");
    if let Some(notice) = &notice {
        notice.expect_fields(&["number", "date"]);
    }
    let first = Date::FIRST;
    PeriodParts {
        id: id(node, "id"),
        name: text(node, "name"),
        from: node.field("from").and_then(|node| date(&node)).unwrap_or(first),
        to: node.field("to").and_then(|node| date(&node)).unwrap_or(first),
        rules: id(node, "rules"),
        status: STATUS.at(status),
        notice_number: notice.as_ref().map(|notice| text(notice, "number")).unwrap_or_default(),
        notice_date: notice.as_ref().and_then(|notice| date(&notice.maybe("date")?)),
        waiting: maybe_list(node, "waiting", id_of),
    }
}

fn date(node: &Node<'_>) -> Option<Date> {
    let text = node.text();
    let date = Date::parse(&text);
    if date.is_none() {
        node.fault(Problem::BadDate(text));
    }
    date
}

/// Enters the counts of every period into a workspace made from the same file.
pub(super) fn counts(file: &Node<'_>, workspace: &mut Workspace) {
    let Some(periods) = file.maybe("periods") else { return };
    periods.list(|node| {
        let id = PeriodId::new(&text(node, "id"));
        // Every period of the file is in the workspace that was made from it.
        if let (Some(period), Some(counts)) = (workspace.find_period(&id), node.maybe("counts")) {
            enter(&counts, workspace, period);
        }
    });
}

fn enter(counts: &Node<'_>, workspace: &mut Workspace, period: PeriodIx) {
    let mut seen_units = vec![false; workspace.roster().units().len()];
    for (unit_id, cells) in counts.entries() {
        let Some(unit) = workspace.roster().find(&UnitId::new(unit_id)) else {
            cells.fault(Problem::Unknown(unit_id.to_owned()));
            continue;
        };
        if std::mem::replace(&mut seen_units[unit.get()], true) {
            cells.fault(Problem::Twice(unit_id.to_owned()));
        }
        let mut seen = Vec::new();
        for (channel_id, cell) in cells.entries() {
            let set = workspace.rules_of(period);
            let Some(channel) = set.and_then(|set| set.find_channel(&ChannelId::new(channel_id))) else {
                cell.fault(Problem::Unknown(channel_id.to_owned()));
                continue;
            };
            if seen.contains(&channel) {
                cell.fault(Problem::Twice(channel_id.to_owned()));
            }
            seen.push(channel);
            let (typed, is_number) = cell.count();
            let is_count = typed.parse::<u32>().is_ok_and(|count| count <= LARGEST_COUNT);
            if is_number && !is_count {
                cell.fault(Problem::BadCount(typed.to_owned()));
            }
            if let Some(record) = workspace.period_mut(period) {
                record.sheet_mut().enter(unit, channel, typed);
            }
        }
    }
}
