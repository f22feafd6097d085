//! The report as JSON.

use super::{ChannelReport, ClassReport, ClauseReport, FindingReport, PeriodReport, TotalReport, UnitReport};
use crate::domain::points::Points;
use crate::formats::json::{Fields, Json};

pub(super) fn period_json(period: &PeriodReport) -> Json {
    Json::object()
        .with_text("id", &period.id)
        .with_text("name", &period.name)
        .with("classes", Json::list(&period.classes, class_json))
        .with("channels", Json::list(&period.channels, channel_json))
        .with("totals", Json::list(&period.totals, total_json))
        .with("findings", Json::list(&period.findings, finding_json))
        .done()
}

fn class_json(class: &ClassReport) -> Json {
    Json::object()
        .with_text("id", &class.id)
        .with_text("name", &class.name)
        .with("units", Json::list(&class.units, unit_json))
        .done()
}

fn unit_json(unit: &UnitReport) -> Json {
    let mut counts = Json::object();
    for (channel, count) in &unit.counts {
        counts = counts.with(channel, Json::number(count));
    }
    let points = |points: Option<Points>| points.map_or(Json::Null, Json::number);
    let amount = |name: &'static str, value: Option<Points>, fields: Fields| match value {
        Some(points) => fields.with(name, Json::number(points)),
        None => fields,
    };
    let fields = Json::object()
        .with("serial", Json::number(unit.serial))
        .with("place", unit.place.map_or(Json::Null, Json::number))
        .with_text("id", &unit.id)
        .with_text("name", &unit.name)
        .with("scored", Json::Flag(unit.scored))
        .with("counts", counts.done())
        .with("current", points(unit.current))
        .with("cumulative", points(unit.cumulative));
    let fields = amount("late", unit.late, fields);
    let fields = amount("converted", unit.converted, fields);
    let fields = amount("yuan", unit.yuan.map(|yuan| yuan.0), fields);
    let mut fields = amount("yuanCumulative", unit.yuan.map(|yuan| yuan.1), fields);
    if !unit.clauses.is_empty() {
        fields = fields.with("clauses", Json::list(&unit.clauses, clause_json));
    }
    if !unit.remarks.is_empty() {
        let remark = |(clause, word): &(String, String)| {
            Json::object().with_text("id", clause).with_filled("word", word).done()
        };
        fields = fields.with("remarks", Json::list(&unit.remarks, remark));
    }
    fields.done()
}

fn clause_json(clause: &ClauseReport) -> Json {
    Json::object()
        .with_text("id", &clause.id)
        .with_text("pays", clause.pays)
        .with("before", Json::number(clause.change.0))
        .with("after", Json::number(clause.change.1))
        .with("measured", Json::number(clause.measured.0))
        .with("against", Json::number(clause.measured.1))
        .with_text("sentence", &clause.sentence)
        .done()
}

fn channel_json(channel: &ChannelReport) -> Json {
    Json::object()
        .with_text("id", &channel.id)
        .with("all", Json::number(channel.all))
        .with("scored", Json::number(channel.scored))
        .with("listed", Json::number(channel.listed))
        .with("waiting", Json::Flag(channel.waiting))
        .done()
}

fn total_json(total: &TotalReport) -> Json {
    Json::object()
        .with_text("name", &total.name)
        .with("all", Json::number(total.all))
        .with("scored", Json::number(total.scored))
        .with("listed", Json::number(total.listed))
        .with("waiting", Json::Flag(total.waiting))
        .done()
}

fn finding_json(finding: &FindingReport) -> Json {
    Json::object()
        .with_text("severity", finding.severity)
        .with_filled("unit", &finding.unit)
        .with_filled("channel", &finding.channel)
        .with_filled("of", &finding.of)
        .with_text("read", &finding.read)
        .with_text("sentence", &finding.sentence)
        .done()
}
