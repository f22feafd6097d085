//! What a workspace comes to, for programs and for people without a browser: scores, places, totals, findings.

mod json;

use super::csv;
use super::json::Json;
use crate::domain::board::{Place, Scoreboard};
use crate::domain::finding::{self, Finding, Severity};
use crate::domain::points::Points;
use crate::domain::record::Cell;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::{Currency, Provision, RuleSet, Stage};
use crate::domain::score::{self, ClauseLine, Honour};
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
    /// 补计, where the period has any.
    pub late: Option<Points>,
    /// The figure 累计 is turned into, where a clause converts it.
    pub converted: Option<Points>,
    /// 元 of the period and of the year so far, where clauses pay.
    pub yuan: Option<(Points, Points)>,
    /// What the clauses did, as an account tells it.
    pub clauses: Vec<ClauseReport>,
    /// Awards, words and warnings: the clause's id and the word, empty for an award.
    pub remarks: Vec<(String, String)>,
}

/// What a clause did.
pub struct ClauseReport {
    /// The clause's id.
    pub id: String,
    /// `points`, `yuan`, or `converted` where it turns 累计 into another figure.
    pub pays: &'static str,
    /// What it looked at, before and after it acted.
    pub change: (Points, Points),
    /// What it measured and what that was put beside.
    pub measured: (Points, Points),
    /// The line's explanation.
    pub sentence: String,
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

/// Words for what the report tells.
#[derive(Clone, Copy)]
pub struct Wording {
    /// Words a finding.
    pub finding: fn(&Workspace, &Finding) -> String,
    /// Words what a clause did in a period.
    pub deed: fn(&Workspace, PeriodIx, &ClauseLine) -> String,
}

/// The results of a workspace.
pub fn report(workspace: &Workspace, wording: Wording) -> Report {
    let periods = (0..workspace.periods().len()).map(PeriodIx::new);
    Report {
        name: workspace.name().to_owned(),
        periods: periods.filter_map(|period| of_period(workspace, period, wording)).collect(),
    }
}

impl Report {
    /// The results as JSON.
    pub fn to_json(&self) -> String {
        let periods = Json::list(&self.periods, json::period_json);
        Json::object().with_text("name", &self.name).with("periods", periods).done().print()
    }

    /// The results as CSV: one line per unit and period.
    pub fn to_csv(&self, head: [&str; 8]) -> String {
        let mut text = csv::line(head);
        self.each_row(|cells| text.push_str(&csv::line(cells.iter().map(String::as_str))));
        text
    }

    /// The results as a plain table: one line per unit and period.
    pub fn to_table(&self, head: [&str; 8]) -> String {
        let mut text = head.join("\t") + "\n";
        self.each_row(|cells| text.push_str(&(cells.join("\t") + "\n")));
        text
    }

    fn each_row(&self, mut row: impl FnMut(&[String; 8])) {
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
                        points(unit.converted),
                    ]);
                }
            }
        }
    }
}

fn of_period(workspace: &Workspace, ix: PeriodIx, wording: Wording) -> Option<PeriodReport> {
    let (period, rules) = (workspace.period(ix)?, workspace.rules_of(ix)?);
    let board = Scoreboard::new(workspace, ix);
    let scene = Scene {
        workspace,
        board: &board,
        deeds: score::deeds(workspace, ix),
        conversions: if board.converts() { score::conversions(workspace, ix) } else { Vec::new() },
        honours: score::honours(workspace, ix),
        wording,
    };
    let classes = workspace.roster().classes_ix().map(|(class, of)| ClassReport {
        id: of.id.to_string(),
        name: workspace.class_name_in(class, ix).to_owned(),
        units: scene.units(class),
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
        findings: findings.iter().filter_map(|f| finding_report(workspace, f, wording)).collect(),
    })
}

/// One period at work.
struct Scene<'a> {
    workspace: &'a Workspace,
    board: &'a Scoreboard,
    /// What the clauses did, by unit; empty where the columns alone score.
    deeds: Vec<Vec<ClauseLine>>,
    /// How 累计 was turned into another figure, by unit; empty where no clause does.
    conversions: Vec<Vec<ClauseLine>>,
    honours: Vec<(UnitIx, Honour)>,
    wording: Wording,
}

impl Scene<'_> {
    fn units(&self, class: ClassIx) -> Vec<UnitReport> {
        let Some(standings) = self.board.standings(class) else { return Vec::new() };
        let places = standings.places(self.board.ranking().ties);
        places.into_iter().filter_map(|(unit, place)| self.unit(unit, place)).collect()
    }

    fn unit(&self, unit: UnitIx, place: Place) -> Option<UnitReport> {
        let (workspace, board) = (self.workspace, self.board);
        let of = workspace.roster().unit(unit)?;
        let sheet = workspace.period(board.period())?.sheet();
        let rules = workspace.rules_of(board.period())?;
        let scored = workspace.roster().is_scored(unit);
        let counts = rules.channels_ix().filter_map(|(ix, channel)| match sheet.get(unit, ix) {
            Cell::Count(count) => Some((channel.id.to_string(), count)),
            Cell::Blank | Cell::Unread(..) => None,
        });
        let pays = rules.provisions().iter().any(Provision::pays_yuan);
        let deeds = self.deeds.get(unit.get()).map(Vec::as_slice).unwrap_or_default();
        Some(UnitReport {
            serial: place.serial,
            place: place.place,
            id: of.id.to_string(),
            name: workspace.name_in(unit, board.period()).to_owned(),
            scored,
            counts: counts.collect(),
            current: scored.then(|| board.current(unit)),
            cumulative: scored.then(|| board.cumulative(unit)),
            late: (scored && board.has_late()).then(|| board.late(unit)),
            converted: (scored && board.converts()).then(|| board.converted(unit)),
            yuan: (scored && pays).then(|| board.yuan(unit)),
            clauses: self.clauses(rules, unit, deeds),
            remarks: self.remarks(rules, unit),
        })
    }

    /// What the clauses did, then how 累计 was turned into another figure.
    fn clauses(&self, rules: &RuleSet, unit: UnitIx, deeds: &[ClauseLine]) -> Vec<ClauseReport> {
        let turned = self.conversions.get(unit.get()).map(Vec::as_slice).unwrap_or_default();
        deeds.iter().chain(turned).filter_map(|line| self.clause(rules, line)).collect()
    }

    fn clause(&self, rules: &RuleSet, line: &ClauseLine) -> Option<ClauseReport> {
        Some(ClauseReport {
            id: rules.provision(line.provision)?.id.to_string(),
            pays: match rules.resolved(line.provision)?.stage {
                Stage::Conversion => "converted",
                _ if line.currency == Currency::Yuan => "yuan",
                _ => "points",
            },
            change: (line.before, line.after),
            measured: (line.measured, line.against),
            sentence: (self.wording.deed)(self.workspace, self.board.period(), line),
        })
    }

    fn remarks(&self, rules: &RuleSet, unit: UnitIx) -> Vec<(String, String)> {
        let said = self.honours.iter().filter(|(of, _)| *of == unit);
        let remark = |(_, honour): &(UnitIx, Honour)| {
            let (ix, word) = match honour {
                Honour::Award(ix) => (*ix, String::new()),
                Honour::Band(ix, word) => (*ix, word.clone()),
                Honour::MissedInARow(ix, row) => (*ix, row.to_string()),
            };
            Some((rules.provision(ix)?.id.to_string(), word))
        };
        said.filter_map(remark).collect()
    }
}

fn finding_report(workspace: &Workspace, finding: &Finding, wording: Wording) -> Option<FindingReport> {
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
        sentence: (wording.finding)(workspace, finding),
    })
}
