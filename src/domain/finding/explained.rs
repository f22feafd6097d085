//! Which findings have an explanation, and how a finding is named in a file.

use super::{Code, Finding};
use crate::domain::id::{ChannelId, UnitId};
use crate::domain::record::Explained;
use crate::domain::workspace::{PeriodIx, Workspace};

impl Code {
    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unread(_) => "unread",
            Self::CountWhileWaiting => "countWhileWaiting",
            Self::ClosedChannel => "closedChannel",
            Self::InactiveUnit => "inactiveUnit",
            Self::CountsAndItemsDiffer => "countsAndItemsDiffer",
            Self::LedgerOfFew => "ledgerOfFew",
            Self::PointsAndItemsDiffer => "pointsAndItemsDiffer",
            Self::NotToldByCounts => "notToldByCounts",
            Self::PrintedDiffers => "printedDiffers",
            Self::PrintedSumDiffers => "printedSumDiffers",
            Self::PrintedPlaceDiffers => "printedPlaceDiffers",
            Self::NotPrinted => "notPrinted",
            Self::AdoptedInNoPeriod => "adoptedInNoPeriod",
            Self::AdoptedAfterwards => "adoptedAfterwards",
            Self::LateAcrossYears => "lateAcrossYears",
            Self::LateElsewhere => "lateElsewhere",
            Self::LateOutside => "lateOutside",
            Self::LateTwice => "lateTwice",
            Self::AdoptedTwice => "adoptedTwice",
            Self::PartsWithoutClause => "partsWithoutClause",
            Self::NoLength => "noLength",
            Self::BadFactor => "badFactor",
            Self::JudgedOutOfRange => "judgedOutOfRange",
            Self::NoMonths => "noMonths",
            Self::WholePeriod => "wholePeriod",
            Self::NoHeads => "noHeads",
            Self::LostDecimalPoint => "lostDecimalPoint",
            Self::LostDecimalPointInText => "lostDecimalPointInText",
            Self::NotInText => "notInText",
            Self::NotInRules => "notInRules",
            Self::NotInForce => "notInForce",
            Self::VeryLarge => "veryLarge",
            Self::Tenfold => "tenfold",
            Self::FarAboveOthers => "farAboveOthers",
            Self::NothingEntered => "nothingEntered",
            Self::NothingAtAll => "nothingAtAll",
            Self::MovedFar => "movedFar",
        }
    }
}

/// The explanation of a finding as it stands, to be written by an [`Edit::Explain`](crate::domain::edit::Edit::Explain).
pub fn explanation(workspace: &Workspace, finding: &Finding, reason: &str) -> Explained {
    let unit = finding.unit.and_then(|ix| workspace.roster().unit(ix));
    let rules = workspace.rules_of(finding.period);
    let channel = rules.zip(finding.channel).and_then(|(rules, ix)| rules.channel(ix));
    Explained {
        code: finding.code.key().to_owned(),
        unit: unit.map_or_else(|| UnitId::new(""), |unit| unit.id.clone()),
        channel: channel.map_or_else(|| ChannelId::new(""), |channel| channel.id.clone()),
        of: finding.of.clone(),
        read: finding.read.clone(),
        reason: reason.to_owned(),
    }
}

/// What explains a finding, while what stood there stands there still, and the period in which it was explained: its own,
/// or, where the rule set alone is asked about, the last earlier one under the same rule set that says why.
pub fn explained<'a>(workspace: &'a Workspace, finding: &Finding) -> Option<(PeriodIx, &'a Explained)> {
    let of = explanation(workspace, finding, "");
    let rules = workspace.period(finding.period)?.rules();
    let earliest = if finding.code.is_of_rules() { 0 } else { finding.period.get() };
    let mut periods = (earliest..=finding.period.get()).rev().map(PeriodIx::new);
    periods.find_map(|at| {
        let period = workspace.period(at).filter(|period| period.rules() == rules)?;
        let all = &period.parts().explained;
        let one = all.get(all.binary_search_by(|one| one.key().cmp(&of.key())).ok()?)?;
        (one.read == of.read).then_some((at, one))
    })
}
