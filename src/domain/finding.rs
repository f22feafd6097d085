//! What a record or a rule set should be asked about: data, not words.

mod entries;
mod explained;
mod figures;
mod plausible;
mod sheet;
mod suspicions;
mod valued;

pub use entries::outside;
pub use explained::{explained, explanation};
pub use plausible::LARGE;
pub use valued::not_told_by_counts;

use std::rc::Rc;

use super::record::{CellFault, CountSheet};
use super::roster::UnitIx;
use super::rules::ChannelIx;
use super::score;
use super::workspace::{PeriodIx, Workspace};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// 错: not taken; left out of the score.
    Error,
    /// 疑: taken; to be checked or explained.
    Query,
    /// 注: information.
    Note,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// Something that is no count.
    Unread(CellFault),
    /// A count in a channel that has not been fed back; it is kept and not scored.
    CountWhileWaiting,
    /// A count in a channel that is not open to the unit's class; it is kept and not scored.
    ClosedChannel,
    /// A count of a unit that is not there in the period; it is kept and not scored.
    InactiveUnit,
    /// Counts and items of a unit in a channel differ.
    CountsAndItemsDiffer,
    /// Counts score, and most of them have no item: the ledger is kept of some things only.
    LedgerOfFew,
    /// Counts and items of a unit agree, and the points they come to do not: clauses on items act on items alone.
    PointsAndItemsDiffer,
    /// Counts score several channels in which one item may stand, which clauses on the same item would count otherwise: so
    /// many units, and the clauses' names, a line each.
    NotToldByCounts,
    /// What was printed differs from what the record comes to.
    PrintedDiffers,
    /// 累计 as printed differs from that of the periods, as when an earlier period was put right since.
    PrintedSumDiffers,
    /// The place that was printed is not the one that follows from what was printed.
    PrintedPlaceDiffers,
    /// A unit stands in the tables of a published period and stood in none when it was published.
    NotPrinted,
    /// An adoption whose date lies in no period.
    AdoptedInNoPeriod,
    /// An adoption within a year after the last period; it waits for a period of its own.
    AdoptedAfterwards,
    /// A late count of a period of another year: 累计 starts from nothing, so it enters none.
    LateAcrossYears,
    /// A late count of a period scored by items, or a late adoption of one scored by counts: it enters neither.
    LateElsewhere,
    /// A late fact of a unit that was not there, or in a channel not open to its class; it is not scored.
    LateOutside,
    /// The same late count of a unit, channel and period entered more than once.
    LateTwice,
    /// The same item adopted by one channel on one day more than once.
    AdoptedTwice,
    /// Parts are written on an item, and no clause on shares holds for its unit.
    PartsWithoutClause,
    /// An item without a length in a channel whose points go by length.
    NoLength,
    /// A marked adoption whose judged factor is missing or out of range; it counts once.
    BadFactor,
    /// Judged points out of the clause's range; they are not scored.
    JudgedOutOfRange,
    /// A month's points were to be struck, and the period is not told month by month.
    NoMonths,
    /// A clause looks at months or quarters, and the counts tell only the whole period.
    WholePeriod,
    /// A clause goes by headcount, and the unit has none.
    NoHeads,
    /// Points that look as if their decimal point was lost.
    LostDecimalPoint,
    /// A number in a clause's text that looks as if its decimal point was lost: 05 for 0.5.
    LostDecimalPointInText,
    /// A channel that scores by a clause, and the clause's text does not name it.
    NotInText,
    /// Names or amounts in a clause's text that no channel that scores by it has.
    NotInRules,
    /// The rule set is not in force on every day of the period.
    NotInForce,
    /// A count above 999.
    VeryLarge,
    /// A count ten times that of the same cell in the period before, or more.
    Tenfold,
    /// A count far above those of all other units of the class in the channel.
    FarAboveOthers,
    /// Nothing was entered in any channel of any unit.
    NothingEntered,
    /// A unit that is there and has nothing in any channel.
    NothingAtAll,
    /// A unit whose place is more than ten away from that of the period before.
    MovedFar,
}

impl Code {
    /// Whether what it concerns is the text of a clause.
    pub fn is_of_text(self) -> bool {
        matches!(self, Self::LostDecimalPointInText | Self::NotInText | Self::NotInRules)
    }

    /// Whether what it asks about is the rule set alone, whatever stands in a period.
    pub fn is_of_rules(self) -> bool {
        self.is_of_text() || self == Self::LostDecimalPoint
    }

    /// How much it weighs.
    pub fn severity(self) -> Severity {
        match self {
            Self::Unread(_)
            | Self::JudgedOutOfRange
            | Self::AdoptedInNoPeriod
            | Self::LateAcrossYears
            | Self::LateElsewhere
            | Self::LateOutside
            | Self::NoMonths => Severity::Error,
            Self::CountWhileWaiting
            | Self::AdoptedAfterwards
            | Self::LedgerOfFew
            | Self::NotToldByCounts
            | Self::WholePeriod
            | Self::NothingEntered
            | Self::NothingAtAll => Severity::Note,
            Self::ClosedChannel
            | Self::InactiveUnit
            | Self::CountsAndItemsDiffer
            | Self::PointsAndItemsDiffer
            | Self::PrintedDiffers
            | Self::PrintedSumDiffers
            | Self::PrintedPlaceDiffers
            | Self::NotPrinted
            | Self::LateTwice
            | Self::AdoptedTwice
            | Self::PartsWithoutClause
            | Self::NoLength
            | Self::BadFactor
            | Self::NoHeads
            | Self::LostDecimalPoint
            | Self::LostDecimalPointInText
            | Self::NotInText
            | Self::NotInRules
            | Self::NotInForce
            | Self::VeryLarge
            | Self::Tenfold
            | Self::FarAboveOthers
            | Self::MovedFar => Severity::Query,
        }
    }
}

/// A finding with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub code: Code,
    /// In which period.
    pub period: PeriodIx,
    /// At which unit, where it concerns one.
    pub unit: Option<UnitIx>,
    /// In which channel, where it concerns one.
    pub channel: Option<ChannelIx>,
    /// The id of the item, entry or clause it concerns; may be empty.
    pub of: String,
    /// What stands there.
    pub read: String,
    /// What it is put beside; may be empty.
    pub beside: String,
}

/// Collects the findings of a period.
struct Found<'a> {
    workspace: &'a Workspace,
    period: PeriodIx,
    all: Vec<Finding>,
    /// The items counted, once somebody has asked for it.
    tallied: Option<Rc<CountSheet>>,
}

impl<'a> Found<'a> {
    fn new(workspace: &'a Workspace, period: PeriodIx) -> Self {
        Self { workspace, period, all: Vec::new(), tallied: None }
    }

    /// The items of the period counted; it takes as long as scoring them.
    fn tallied(&mut self) -> Rc<CountSheet> {
        let (workspace, period) = (self.workspace, self.period);
        Rc::clone(self.tallied.get_or_insert_with(|| Rc::new(score::tally(workspace, period))))
    }

    fn add(&mut self, code: Code, unit: Option<UnitIx>, channel: Option<ChannelIx>, read: String) {
        self.add_of(code, unit, channel, String::new(), read, String::new());
    }

    fn add_of(
        &mut self,
        code: Code,
        unit: Option<UnitIx>,
        channel: Option<ChannelIx>,
        of: String,
        read: String,
        beside: String,
    ) {
        self.all.push(Finding { code, period: self.period, unit, channel, of, read, beside });
    }
}

/// What was printed of a published period and is otherwise in its tables now; in roster order.
pub fn of_printed(workspace: &Workspace, period: PeriodIx) -> Vec<Finding> {
    let mut found = Found::new(workspace, period);
    figures::look(&mut found);
    found.all
}

/// Everything to be asked about in a period: errors first, then queries, then notes; in roster order within a
/// channel.
pub fn findings(workspace: &Workspace, period: PeriodIx) -> Vec<Finding> {
    let mut found = Found::new(workspace, period);
    sheet::look(&mut found);
    figures::look(&mut found);
    entries::look(&mut found);
    plausible::look(&mut found);
    suspicions::look(&mut found);
    valued::look(&mut found);
    let mut ordered = Vec::with_capacity(found.all.len());
    for severity in [Severity::Error, Severity::Query, Severity::Note] {
        ordered.extend(found.all.iter().filter(|finding| finding.code.severity() == severity).cloned());
    }
    ordered
}
