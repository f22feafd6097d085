//! What a workspace comes to, for programs and for people without a browser: scores, places, totals, findings.

use serde::Serialize;
use serde_json::value::RawValue;

use super::csv;
use crate::domain::board::Scoreboard;
use crate::domain::finding::{self, Finding, Severity};
use crate::domain::points::Points;
use crate::domain::record::Cell;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::workspace::{PeriodIx, Workspace};

/// The results of every period.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The jurisdiction.
    pub name: String,
    /// The periods by their first day.
    pub periods: Vec<PeriodReport>,
}

/// The results of one period.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
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
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClassReport {
    /// The class's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its units: the ranked ones, then the listed-only ones.
    pub units: Vec<UnitReport>,
}

/// One unit's row.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
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
    /// Its counts by channel id; blank ones are left out.
    pub counts: std::collections::BTreeMap<String, u32>,
    /// 本期; none for a listed-only unit.
    pub current: Option<Exact>,
    /// 累计; none for a listed-only unit.
    pub cumulative: Option<Exact>,
}

/// The total of a channel.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
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
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
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
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingReport {
    /// `error`, `query` or `note`.
    pub severity: &'static str,
    /// The unit's id.
    pub unit: String,
    /// The channel's id.
    pub channel: String,
    /// What stands there.
    pub read: String,
    /// The finding as a sentence.
    pub sentence: String,
}

/// Points as an exact JSON number.
pub struct Exact(pub Points);

impl Serialize for Exact {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The printed form is a JSON number, digit by digit; a float on the way would not be exact.
        RawValue::from_string(self.0.to_string()).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
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
        // Texts, numbers and lists only, which cannot fail to be written.
        serde_json::to_string(self).unwrap_or_default()
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
        let points = |points: &Option<Exact>| points.as_ref().map_or_else(String::new, |p| p.0.to_string());
        for period in &self.periods {
            for class in &period.classes {
                for unit in &class.units {
                    row(&[
                        period.name.clone(),
                        class.name.clone(),
                        unit.serial.to_string(),
                        unit.place.map_or_else(String::new, |place| place.to_string()),
                        unit.name.clone(),
                        points(&unit.current),
                        points(&unit.cumulative),
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
        current: scored.then(|| Exact(board.current(unit))),
        cumulative: scored.then(|| Exact(board.cumulative(unit))),
    })
}

fn finding_report(
    workspace: &Workspace,
    finding: &Finding,
    sentence: &impl Fn(&Workspace, &Finding) -> String,
) -> Option<FindingReport> {
    Some(FindingReport {
        severity: match finding.code.severity() {
            Severity::Error => "error",
            Severity::Query => "query",
            Severity::Note => "note",
        },
        unit: workspace.roster().unit(finding.unit)?.id.to_string(),
        channel: workspace.rules_of(finding.period)?.channel(finding.channel)?.id.to_string(),
        read: finding.read.clone(),
        sentence: sentence(workspace, finding),
    })
}
