//! From the shapes of schema 1 to a workspace, telling every fault.

use super::v1;
use crate::domain::calendar::{Date, parse_date};
use crate::domain::fault::{Fault, Faults, Path, Problem};
use crate::domain::id::{ChannelId, ClassId, Id, UnitId};
use crate::domain::record::LARGEST_COUNT;
use crate::domain::roster::{Class, Standing, Unit};
use crate::domain::rules::{
    Basis, Channel, ClassNames, Clause, Column, Kind, Level, NoticeTotal, Ranking, RuleSetParts, Ties,
};
use crate::domain::workspace::{PeriodIx, PeriodParts, Status, Workspace, WorkspaceParts};

type Counts = super::ordered::Ordered<super::ordered::Ordered<v1::Count>>;

/// Checks the file and puts the workspace together.
///
/// # Errors
/// Every fault: first those of dates, roster, rules and periods; counts are only looked at when these hold.
pub(super) fn workspace(file: v1::File) -> Result<Workspace, Vec<Fault>> {
    let mut faults = Faults::default();
    let at = Path::root().field("periods");
    let mut periods = Vec::new();
    let mut counts: Vec<(Path, Id<crate::domain::id::kind::Period>, Counts)> = Vec::new();
    for (i, period) in file.periods.into_iter().enumerate() {
        let here = at.index(i);
        let (parts, of_period) = period_parts(period, &here, &mut faults);
        counts.push((here.field("counts"), parts.id.clone(), of_period));
        periods.push(parts);
    }
    let made = Workspace::new(WorkspaceParts {
        name: file.name,
        example: file.example,
        classes: (file.classes.into_iter())
            .map(|class| Class { id: Id::new(&class.id), name: class.name })
            .collect(),
        units: file.units.into_iter().map(unit).collect(),
        rule_sets: file.rules.into_iter().map(rules).collect(),
        periods,
    });
    let mut workspace = match (made, faults.or(())) {
        (Ok(workspace), Ok(())) => workspace,
        (Err(mut more), Err(dates)) => {
            more.extend(dates);
            return Err(more);
        }
        (Err(found), _) | (_, Err(found)) => return Err(found),
    };
    let mut faults = Faults::default();
    for (here, id, counts) in counts {
        // Every id of a period is in the workspace that was made from them.
        if let Some(period) = workspace.find_period(&id) {
            enter(&mut workspace, period, counts, &here, &mut faults);
        }
    }
    faults.or(workspace)
}

fn unit(unit: v1::Unit) -> Unit {
    Unit {
        id: UnitId::new(&unit.id),
        name: unit.name,
        class: ClassId::new(&unit.class),
        standing: match unit.standing {
            v1::Standing::Scored => Standing::Scored,
            v1::Standing::ListedOnly => Standing::ListedOnly,
        },
        aliases: unit.aliases,
    }
}

fn rules(set: v1::Rules) -> RuleSetParts {
    let ids = |texts: Vec<String>| texts.iter().map(|text| ChannelId::new(text)).collect();
    RuleSetParts {
        id: Id::new(&set.id),
        name: set.name,
        document: set.document,
        kinds: (set.kinds.into_iter())
            .map(|kind| Kind {
                id: Id::new(&kind.id),
                heading: kind.heading.unwrap_or_else(|| kind.name.clone()),
                name: kind.name,
            })
            .collect(),
        channels: set.channels.into_iter().map(channel).collect(),
        clauses: (set.clauses.into_iter())
            .map(|clause| Clause { number: clause.number, text: clause.text })
            .collect(),
        columns: (set.columns.into_iter())
            .map(|column| Column {
                channel: Id::new(&column.channel),
                band: column.band,
                group: column.group,
                always: column.always,
            })
            .collect(),
        totals: (set.totals.into_iter())
            .map(|total| NoticeTotal { name: total.name, channels: ids(total.channels) })
            .collect(),
        ranking: Ranking {
            by: match set.ranking.by {
                v1::Basis::Current => Basis::Current,
                v1::Basis::Cumulative => Basis::Cumulative,
            },
            ties: match set.ranking.ties {
                v1::Ties::Serial => Ties::Serial,
                v1::Ties::Competition => Ties::Competition,
                v1::Ties::Dense => Ties::Dense,
            },
        },
    }
}

fn channel(channel: v1::Channel) -> Channel {
    let names = channel.class_names.into_iter();
    Channel {
        id: Id::new(&channel.id),
        kind: Id::new(&channel.kind),
        level: match channel.level {
            v1::Level::County => Level::County,
            v1::Level::City => Level::City,
            v1::Level::Province => Level::Province,
            v1::Level::Nation => Level::Nation,
        },
        label: channel.label.unwrap_or_else(|| channel.name.clone()),
        name: channel.name,
        note: channel.note,
        class_names: names
            .map(|(class, names)| (Id::new(&class), ClassNames { name: names.name, label: names.label }))
            .collect(),
        classes: channel.classes.map(|ids| ids.iter().map(|id| Id::new(id)).collect()),
        points: channel.points.0,
        clause: channel.clause,
    }
}

fn period_parts(period: v1::Period, at: &Path, faults: &mut Faults) -> (PeriodParts, Counts) {
    let mut date = |text: &str, name: &Path| {
        parse_date(text).unwrap_or_else(|| {
            faults.add(name.clone(), Problem::BadDate(text.to_owned()));
            Date::default()
        })
    };
    let from = date(&period.from, &at.field("from"));
    let to = date(&period.to, &at.field("to"));
    let notice = period.notice;
    let notice_date = notice.as_ref().and_then(|notice| notice.date.as_deref());
    let notice_date = notice_date.map(|text| date(text, &at.field("notice").field("date")));
    let parts = PeriodParts {
        id: Id::new(&period.id),
        name: period.name,
        from,
        to,
        rules: Id::new(&period.rules),
        status: match period.status {
            v1::Status::Draft => Status::Draft,
            v1::Status::Checking => Status::Checking,
            v1::Status::Published => Status::Published,
        },
        notice_number: notice.map(|notice| notice.number).unwrap_or_default(),
        notice_date,
        waiting: period.waiting.iter().map(|id| ChannelId::new(id)).collect(),
    };
    (parts, period.counts)
}

fn enter(workspace: &mut Workspace, period: PeriodIx, counts: Counts, at: &Path, faults: &mut Faults) {
    let mut seen_units = vec![false; workspace.roster().units().len()];
    for (unit_id, cells) in counts.0 {
        let here = || at.field(&unit_id);
        let Some(unit) = workspace.roster().find(&UnitId::new(&unit_id)) else {
            faults.add(here(), Problem::Unknown(unit_id.clone()));
            continue;
        };
        if std::mem::replace(&mut seen_units[unit.get()], true) {
            faults.add(here(), Problem::Twice(unit_id.clone()));
        }
        let mut seen = Vec::new();
        for (channel_id, count) in cells.0 {
            let place = || here().field(&channel_id);
            let set = workspace.rules_of(period);
            let Some(channel) = set.and_then(|set| set.find_channel(&ChannelId::new(&channel_id))) else {
                faults.add(place(), Problem::Unknown(channel_id.clone()));
                continue;
            };
            if seen.contains(&channel) {
                faults.add(place(), Problem::Twice(channel_id.clone()));
            }
            seen.push(channel);
            let typed = match count {
                v1::Count::Typed(typed) => typed,
                v1::Count::Number(number) => {
                    if number.as_u64().is_none_or(|count| count > u64::from(LARGEST_COUNT)) {
                        faults.add(place(), Problem::BadCount(number.to_string()));
                    }
                    number.to_string()
                }
            };
            if let Some(record) = workspace.period_mut(period) {
                record.sheet_mut().enter(unit, channel, &typed);
            }
        }
    }
}
