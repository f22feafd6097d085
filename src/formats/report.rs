//! What a workspace comes to, for programs and for people without a browser: scores, places, totals, findings.

use super::csv;
use super::json::Json;
use crate::domain::board::Scoreboard;
use crate::domain::finding::{self, Finding, Severity};
use crate::domain::points::Points;
use crate::domain::record::Cell;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::workspace::{PeriodIx, Workspace};

/// The results of every period.
pub struct Report {
    /// The jurisdiction.
    pub name: String,
    /// The periods by their first day.
    pub periods: Vec<PeriodReport>,
}

/// The results of one period.
pub struct PeriodReport {
    /// The period's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// One table per class.
    pub classes: Vec<ClassReport>,
    /// The totals of every channel.
    pub channels: Vec<ChannelReport>,
    /// The totals the notice speaks of.
    pub totals: Vec<TotalReport>,
    /// What should be asked about.
    pub findings: Vec<FindingReport>,
}

/// One class in its order.
pub struct ClassReport {
    /// The class's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its units: the ranked ones, then the listed-only ones.
    pub units: Vec<UnitReport>,
}

/// One unit's row.
pub struct UnitReport {
    /// 序号.
    pub serial: usize,
    /// 名次; none for a listed-only unit.
    pub place: Option<usize>,
    /// The unit's id.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// Whether it scores.
    pub scored: bool,
    /// Its counts by channel id, in the order of the rule set; blank ones are left out.
    pub counts: Vec<(String, u32)>,
    /// 本期; none for a listed-only unit.
    pub current: Option<Points>,
    /// 累计; none for a listed-only unit.
    pub cumulative: Option<Points>,
}

/// The total of a channel.
pub struct ChannelReport {
    /// The channel's id.
    pub id: String,
    /// Over all listed units: the total of the notice.
    pub all: u64,
    /// Over scored units: the total of the ranking.
    pub scored: u64,
    /// Over listed-only units.
    pub listed: u64,
    /// Whether it has not been fed back.
    pub waiting: bool,
}

/// A total the notice speaks of.
pub struct TotalReport {
    /// What it counts.
    pub name: String,
    /// Over all listed units.
    pub all: u64,
    /// Over scored units.
    pub scored: u64,
    /// Over listed-only units.
    pub listed: u64,
    /// Whether any of its channels has not been fed back.
    pub waiting: bool,
}

/// A finding, with a sentence.
pub struct FindingReport {
    /// `error`, `query` or `note`.
    pub severity: &'static str,
    /// The unit's id; empty where it concerns none.
    pub unit: String,
    /// The channel's id; empty where it concerns none.
    pub channel: String,
    /// The id of the item, entry or clause it concerns; may be empty.
    pub of: String,
    /// What stands there.
    pub read: String,
    /// The finding as a sentence.
    pub sentence: String,
}

/// The results of a workspace; `sentence` words its findings.
pub fn report(workspace: &Workspace, sentence: impl Fn(&Workspace, &Finding) -> String) -> Report {
    let periods = (0..workspace.periods().len()).map(PeriodIx::new);
    Report {
        name: workspace.name().to_owned(),
        periods: periods.filter_map(|period| of_period(workspace, period, &sentence)).collect(),
    }
}

impl Report {
    /// The results as JSON.
    pub fn to_json(&self) -> String {
        let periods = Json::list(&self.periods, period_json);
        Json::object().with_text("name", &self.name).with("periods", periods).done().print()
    }

    /// The results as CSV: one line per unit and period.
    pub fn to_csv(&self, head: [&str; 7]) -> String {
        let mut text = csv::line(head);
        self.each_row(|cells| text.push_str(&csv::line(cells.iter().map(String::as_str))));
        text
    }

    /// The results as a plain table: one line per unit and period.
    pub fn to_table(&self, head: [&str; 7]) -> String {
        let mut text = head.join("\t") + "\n";
        self.each_row(|cells| text.push_str(&(cells.join("\t") + "\n")));
        text
    }

    fn each_row(&self, mut row: impl FnMut(&[String; 7])) {
        let points = |points: Option<Points>| points.map_or_else(String::new, |points| points.to_string());
        for period in &self.periods {
            for class in &period.classes {
                for unit in &class.units {
                    row(&[
                        period.name.clone(),
                        class.name.clone(),
                        unit.serial.to_string(),
                        unit.place.map_or_else(String::new, |place| place.to_string()),
                        unit.name.clone(),
                        points(unit.current),
                        points(unit.cumulative),
                    ]);
                }
            }
        }
    }
}

fn of_period(
    workspace: &Workspace,
    ix: PeriodIx,
    sentence: &impl Fn(&Workspace, &Finding) -> String,
) -> Option<PeriodReport> {
    let (period, rules) = (workspace.period(ix)?, workspace.rules_of(ix)?);
    let board = Scoreboard::new(workspace, ix);
    let classes = workspace.roster().classes_ix().map(|(class, of)| ClassReport {
        id: of.id.to_string(),
        name: of.name.clone(),
        units: units(workspace, &board, class),
    });
    let channels = rules.channels_ix().map(|(channel, of)| {
        let total = board.total(channel);
        ChannelReport {
            id: of.id.to_string(),
            all: total.all(),
            scored: total.scored,
            listed: total.listed,
            waiting: period.is_waiting(channel),
        }
    });
    let totals = rules.totals().map(|(total, channels)| {
        let sums: Vec<_> = channels.iter().map(|&channel| board.total(channel)).collect();
        TotalReport {
            name: total.name.clone(),
            all: sums.iter().map(|sum| sum.all()).sum(),
            scored: sums.iter().map(|sum| sum.scored).sum(),
            listed: sums.iter().map(|sum| sum.listed).sum(),
            waiting: channels.iter().any(|&channel| period.is_waiting(channel)),
        }
    });
    let findings = finding::findings(workspace, ix);
    Some(PeriodReport {
        id: period.parts().id.to_string(),
        name: period.parts().name.clone(),
        classes: classes.collect(),
        channels: channels.collect(),
        totals: totals.collect(),
        findings: findings.iter().filter_map(|f| finding_report(workspace, f, sentence)).collect(),
    })
}

fn units(workspace: &Workspace, board: &Scoreboard, class: ClassIx) -> Vec<UnitReport> {
    let Some(standings) = board.standings(class) else { return Vec::new() };
    standings.all().filter_map(|unit| unit_report(workspace, board, unit)).collect()
}

fn unit_report(workspace: &Workspace, board: &Scoreboard, unit: UnitIx) -> Option<UnitReport> {
    let of = workspace.roster().unit(unit)?;
    let place = board.place(workspace, unit)?;
    let sheet = workspace.period(board.period())?.sheet();
    let scored = workspace.roster().is_scored(unit);
    let counts = workspace.rules_of(board.period())?.channels_ix().filter_map(|(ix, channel)| {
        match sheet.get(unit, ix) {
            Cell::Count(count) => Some((channel.id.to_string(), count)),
            Cell::Blank | Cell::Unread(..) => None,
        }
    });
    Some(UnitReport {
        serial: place.serial,
        place: place.place,
        id: of.id.to_string(),
        name: of.name.clone(),
        scored,
        counts: counts.collect(),
        current: scored.then(|| board.current(unit)),
        cumulative: scored.then(|| board.cumulative(unit)),
    })
}

fn finding_report(
    workspace: &Workspace,
    finding: &Finding,
    sentence: &impl Fn(&Workspace, &Finding) -> String,
) -> Option<FindingReport> {
    let rules = workspace.rules_of(finding.period)?;
    let unit = |ix| workspace.roster().unit(ix).map(|unit| unit.id.to_string());
    let channel = |ix| rules.channel(ix).map(|channel| channel.id.to_string());
    Some(FindingReport {
        severity: match finding.code.severity() {
            Severity::Error => "error",
            Severity::Query => "query",
            Severity::Note => "note",
        },
        unit: finding.unit.and_then(unit).unwrap_or_default(),
        channel: finding.channel.and_then(channel).unwrap_or_default(),
        of: finding.of.clone(),
        read: finding.read.clone(),
        sentence: sentence(workspace, finding),
    })
}

fn period_json(period: &PeriodReport) -> Json {
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
    Json::object()
        .with("serial", Json::number(unit.serial))
        .with("place", unit.place.map_or(Json::Null, Json::number))
        .with_text("id", &unit.id)
        .with_text("name", &unit.name)
        .with("scored", Json::Flag(unit.scored))
        .with("counts", counts.done())
        .with("current", points(unit.current))
        .with("cumulative", points(unit.cumulative))
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
