//! One figure of one unit in one period, named by a word.

use ermu::domain::board::Scoreboard;
use ermu::domain::id::{ChannelId, PeriodId, ProvisionId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::roster::UnitIx;
use ermu::domain::rules::{ProvisionIx, Stage};
use ermu::domain::score::{self, ClauseLine, Honour};
use ermu::domain::workspace::{PeriodIx, Workspace};

/// The figure `of` of a unit in a period.
///
/// `current`, `computed` (本期 without what was printed otherwise), `cumulative`, `converted`, `yuan`, `place`; the id
/// of a channel (its points; `.each`: of one adoption; `.all`, `.scored`: its totals) or of a clause (what it adds;
/// `.measured`, `.against`, `.award`, `.word`, `.row`).
///
/// # Errors
/// What it cannot find.
pub(crate) fn observe(workspace: &Workspace, period: &str, unit: &str, of: &str) -> Result<String, String> {
    let at = workspace.find_period(&PeriodId::new(period)).ok_or_else(|| format!("no period {period}"))?;
    let (id, what) = of.split_once('.').unwrap_or((of, ""));
    let rules = workspace.rules_of(at).ok_or("no rules")?;
    let board = Scoreboard::new(workspace, at);
    if let Some(channel) = rules.find_channel(&ChannelId::new(id))
        && !what.is_empty()
    {
        let total = board.total(channel);
        return match what {
            "each" => Ok(rules.channel(channel).map(|one| one.points).unwrap_or_default().to_string()),
            "all" => Ok(total.all().to_string()),
            "scored" => Ok(total.scored.to_string()),
            _ => Err(format!("a channel has no {what}")),
        };
    }
    let unit = workspace.roster().find(&UnitId::new(unit)).ok_or_else(|| format!("no unit {unit}"))?;
    let account = || score::account(workspace, at, unit).ok_or("no account");
    match of {
        "current" => return Ok(board.current(unit).to_string()),
        "computed" => {
            let account = account()?;
            return Ok((account.current() - account.frozen).to_string());
        }
        "cumulative" => return Ok(board.cumulative(unit).to_string()),
        "converted" => return Ok(board.converted(unit).to_string()),
        "yuan" => return Ok(account()?.yuan.0.to_string()),
        "place" => {
            let place = board.place(workspace, unit).and_then(|place| place.place);
            return place.map(|place| place.to_string()).ok_or_else(|| "no place".to_owned());
        }
        _ => {}
    }
    if let Some(channel) = rules.find_channel(&ChannelId::new(id)) {
        let account = account()?;
        let line = account.lines.iter().find(|line| line.channel == channel);
        return Ok(line.map_or(Points::ZERO, |line| line.value).to_string());
    }
    let Some(provision) = rules.find_provision(&ProvisionId::new(id)) else { return Err(format!("no {id}")) };
    match what {
        "" | "measured" | "against" => clause(workspace, at, unit, provision, what),
        _ => Ok(said(workspace, at, unit, provision, what)),
    }
}

/// What a clause did, over all its lines, and what it measured last.
fn clause(
    workspace: &Workspace,
    period: PeriodIx,
    unit: UnitIx,
    provision: ProvisionIx,
    what: &str,
) -> Result<String, String> {
    let rules = workspace.rules_of(period).ok_or("no rules")?;
    let converts = rules.resolved(provision).is_some_and(|one| one.stage == Stage::Conversion);
    let lines = if converts {
        score::conversion(workspace, period, unit).lines
    } else {
        score::account(workspace, period, unit).ok_or("no account")?.clauses
    };
    let lines: Vec<&ClauseLine> = lines.iter().filter(|line| line.provision == provision).collect();
    let last = lines.last();
    Ok(match what {
        "measured" => last.map(|line| line.measured).unwrap_or_default(),
        "against" => last.map(|line| line.against).unwrap_or_default(),
        _ if converts => last.map(|line| line.after).unwrap_or_default(),
        _ => lines.iter().map(|line| line.value()).sum(),
    }
    .to_string())
}

/// What a clause says of a unit without changing its points.
fn said(workspace: &Workspace, period: PeriodIx, unit: UnitIx, provision: ProvisionIx, what: &str) -> String {
    let mine = score::honours(workspace, period).into_iter().filter(|(of, _)| *of == unit);
    let found = mine.into_iter().find_map(|(_, honour)| match (honour, what) {
        (Honour::Award(by), "award") if by == provision => Some("yes".to_owned()),
        (Honour::Band(by, word), "word") if by == provision => Some(word),
        (Honour::MissedInARow(by, row), "row") if by == provision => Some(row.to_string()),
        _ => None,
    });
    found.unwrap_or_else(|| "no".to_owned())
}
