//! From a workspace to the shapes of schema 1.

use super::amount::Amount;
use super::ordered::Ordered;
use super::{FORMAT, SCHEMA, v1};
use crate::domain::record::Cell;
use crate::domain::roster::{Standing, Unit};
use crate::domain::rules::{Basis, Channel, Level, RuleSet, Ties};
use crate::domain::workspace::{Period, Status, Workspace};

pub(super) fn file(workspace: &Workspace) -> v1::File {
    let roster = workspace.roster();
    let class = |class: &crate::domain::roster::Class| v1::Class {
        id: class.id.to_string(),
        name: class.name.clone(),
    };
    v1::File {
        format: FORMAT.to_owned(),
        schema: SCHEMA,
        name: workspace.name().to_owned(),
        example: workspace.is_example(),
        classes: roster.classes().iter().map(class).collect(),
        units: roster.units().iter().map(unit).collect(),
        rules: workspace.rule_sets().iter().map(rules).collect(),
        periods: workspace.periods().iter().map(|p| period(workspace, p)).collect(),
    }
}

fn unit(unit: &Unit) -> v1::Unit {
    v1::Unit {
        id: unit.id.to_string(),
        name: unit.name.clone(),
        class: unit.class.to_string(),
        standing: match unit.standing {
            Standing::Scored => v1::Standing::Scored,
            Standing::ListedOnly => v1::Standing::ListedOnly,
        },
        aliases: unit.aliases.clone(),
    }
}

fn rules(set: &RuleSet) -> v1::Rules {
    let parts = set.parts();
    let texts = |ids: &[crate::domain::id::ChannelId]| ids.iter().map(ToString::to_string).collect();
    v1::Rules {
        id: parts.id.to_string(),
        name: parts.name.clone(),
        document: parts.document.clone(),
        kinds: parts.kinds.iter().map(kind).collect(),
        channels: parts.channels.iter().map(channel).collect(),
        clauses: (parts.clauses.iter())
            .map(|clause| v1::Clause { number: clause.number.clone(), text: clause.text.clone() })
            .collect(),
        columns: (parts.columns.iter())
            .map(|column| v1::Column {
                channel: column.channel.to_string(),
                band: column.band.clone(),
                group: column.group.clone(),
                always: column.always,
            })
            .collect(),
        totals: (parts.totals.iter())
            .map(|total| v1::Total { name: total.name.clone(), channels: texts(&total.channels) })
            .collect(),
        ranking: v1::Ranking {
            by: match parts.ranking.by {
                Basis::Current => v1::Basis::Current,
                Basis::Cumulative => v1::Basis::Cumulative,
            },
            ties: match parts.ranking.ties {
                Ties::Serial => v1::Ties::Serial,
                Ties::Competition => v1::Ties::Competition,
                Ties::Dense => v1::Ties::Dense,
            },
        },
    }
}

fn kind(kind: &crate::domain::rules::Kind) -> v1::Kind {
    v1::Kind {
        id: kind.id.to_string(),
        name: kind.name.clone(),
        heading: (kind.heading != kind.name).then(|| kind.heading.clone()),
    }
}

fn channel(channel: &Channel) -> v1::Channel {
    let names = channel.class_names.iter().map(|(class, names)| {
        (class.to_string(), v1::ClassNames { name: names.name.clone(), label: names.label.clone() })
    });
    v1::Channel {
        id: channel.id.to_string(),
        kind: channel.kind.to_string(),
        level: match channel.level {
            Level::County => v1::Level::County,
            Level::City => v1::Level::City,
            Level::Province => v1::Level::Province,
            Level::Nation => v1::Level::Nation,
        },
        name: channel.name.clone(),
        label: (channel.label != channel.name).then(|| channel.label.clone()),
        note: channel.note.clone(),
        class_names: names.collect(),
        classes: channel.classes.as_ref().map(|ids| ids.iter().map(ToString::to_string).collect()),
        points: Amount(channel.points),
        clause: channel.clause.clone(),
    }
}

fn period(workspace: &Workspace, period: &Period) -> v1::Period {
    let parts = period.parts();
    let set = &workspace.rule_sets()[period.rules().get()];
    let waiting = set.channels_ix().filter(|&(ix, _)| period.is_waiting(ix));
    let has_notice = !parts.notice_number.is_empty() || parts.notice_date.is_some();
    v1::Period {
        id: parts.id.to_string(),
        name: parts.name.clone(),
        from: parts.from.to_string(),
        to: parts.to.to_string(),
        rules: parts.rules.to_string(),
        status: match parts.status {
            Status::Draft => v1::Status::Draft,
            Status::Checking => v1::Status::Checking,
            Status::Published => v1::Status::Published,
        },
        notice: has_notice.then(|| v1::Notice {
            number: parts.notice_number.clone(),
            date: parts.notice_date.map(|date| date.to_string()),
        }),
        waiting: waiting.map(|(_, channel)| channel.id.to_string()).collect(),
        counts: counts(workspace, period, set),
    }
}

/// The counts in roster order, then in the order of the channels; blank cells and blank units are left out.
fn counts(workspace: &Workspace, period: &Period, set: &RuleSet) -> Ordered<Ordered<v1::Count>> {
    let of_unit = |(unit, of): (crate::domain::roster::UnitIx, &Unit)| {
        let cells = set.channels_ix().filter_map(|(ix, channel)| {
            let count = match period.sheet().get(unit, ix) {
                Cell::Blank => return None,
                Cell::Count(count) => v1::Count::Number(count.into()),
                Cell::Unread(typed, _) => v1::Count::Typed(typed.to_owned()),
            };
            Some((channel.id.to_string(), count))
        });
        let cells: Vec<_> = cells.collect();
        (!cells.is_empty()).then(|| (of.id.to_string(), Ordered(cells)))
    };
    Ordered(workspace.roster().units_ix().filter_map(of_unit).collect())
}
