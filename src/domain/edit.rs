//! The closed list of changes. Each is applied here and nowhere else, and gives its inverse.
//!
//! Edits name things by id, never by position, so that an undo after sorting or filtering meets the same cell.

mod cells;
mod late;
mod logged;
mod many;
mod moved;
mod notice;
mod periods;
mod publish;
mod rebuild;
mod records;
mod roster;
mod rules;
mod touched;
mod verified;
mod versions;
mod written;

pub use cells::cell_text;
pub use late::{Held, entering, held, new_late, same_late};
pub use logged::{Counted, counted, log_lines, logged};
pub use many::{MOST_EDITS, ManyName};
pub use moved::moved;
pub use periods::begin;
pub use publish::publish;
pub use records::adopted_when_closed;
pub use roster::{ByList, by_list};
pub use touched::period_of;
pub use versions::{adopted, adopters, counted_under, entered_under, is_printed, version_for};
pub use written::Written;

use super::fault::Fault;
use super::id::{ChannelId, EntryId, ItemId, PeriodId, RulesId, UnitId};
use super::notice::{NoticeParts, Watched};
use super::record::{Adjustment, CellFault, Explained, Item, Late, Printed, RowCheck};
use super::roster::{Class, Unit, UnitIx};
use super::rules::{ChannelIx, Ranking, RuleSetParts};
use super::workspace::{PeriodIx, PeriodParts, Status, Workspace};
use cells::At;

/// A change to a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Types a text into a cell.
    Type {
        /// In which period.
        period: PeriodId,
        /// At which unit.
        unit: UnitId,
        /// In which channel.
        channel: ChannelId,
        /// What was typed.
        typed: String,
    },
    /// Types a text into a cell and says that its row is verified: what takes a [`Edit::Type`] in a verified row back.
    TypeVerified {
        /// In which period.
        period: PeriodId,
        /// At which unit.
        unit: UnitId,
        /// In which channel.
        channel: ChannelId,
        /// What was typed.
        typed: String,
        /// The remark of the verification; may be empty.
        reason: String,
    },
    /// Says that a unit's row was verified or returned, or is to be verified again. Typing another figure into a verified
    /// row does the last by itself; one that was returned stays returned until it is verified.
    Verify {
        /// In which period, which is not published.
        period: PeriodId,
        /// Which unit's row.
        unit: UnitId,
        /// How it came out; none: still to be verified.
        check: Option<RowCheck>,
    },
    /// Writes an explanation of a finding, or takes it away.
    Explain {
        /// In which period, which is not published.
        period: PeriodId,
        /// The explanation; one with an empty reason takes away what is written of the same finding.
        explained: Box<Explained>,
    },
    /// Says that a channel has, or has not, been fed back.
    SetWaiting {
        /// In which period.
        period: PeriodId,
        /// Which channel.
        channel: ChannelId,
        /// `true` for 未反馈.
        waiting: bool,
    },
    /// Orders units and gives places in another way.
    SetRanking {
        /// In which rule set.
        rules: RulesId,
        /// The way.
        ranking: Ranking,
    },
    /// Writes an item, or takes it away.
    PutItem {
        /// Which item.
        id: ItemId,
        /// The item; none takes it away.
        item: Option<Box<Item>>,
    },
    /// Writes an adjustment, or takes it away.
    PutAdjustment {
        /// Which entry.
        id: EntryId,
        /// The entry; none takes it away.
        entry: Option<Box<Adjustment>>,
    },
    /// Writes a late count (补计), or takes it away.
    PutLate {
        /// Which entry.
        id: EntryId,
        /// The entry; none takes it away.
        late: Option<Box<Late>>,
    },
    /// Publishes a period with what was printed, or opens it again with nothing printed. [`publish`] makes one.
    SetStatus {
        /// Which period.
        period: PeriodId,
        /// How far it has come.
        status: Status,
        /// What was printed.
        printed: Vec<Printed>,
    },
    /// Puts a figure of a published period right (更正), with a reason.
    Correct {
        /// In which period.
        period: PeriodId,
        /// At which unit.
        unit: UnitId,
        /// In which channel.
        channel: ChannelId,
        /// What should have been typed.
        typed: String,
        /// Why.
        reason: String,
    },
    /// Takes the last correction back, with what stood and what was printed before it.
    Uncorrect {
        /// In which period.
        period: PeriodId,
        /// What stood in the cell.
        typed: String,
        /// What was printed of every unit.
        printed: Vec<Printed>,
    },
    /// Puts a rule set in the place of the one with its id, or beside the others where there is none.
    SetRules(Box<RuleSetParts>),
    /// Takes a rule set away that no period uses.
    DropRules(RulesId),
    /// Puts another roster in the place of this one. Records follow their units by id; a unit of which something is
    /// recorded stays, and so does what is published: who was there, in which class, with which points and place.
    SetRoster {
        /// The classes in their order.
        classes: Vec<Class>,
        /// The units in official order.
        units: Vec<Unit>,
    },
    /// Adds a period, changes one that is not published, or takes one away in which nothing was entered.
    ///
    /// Name, days, rules, number and date of the notice, which record scores and which channels wait are taken; how far it
    /// has come, what was printed and what was written into the notice stay, and a new one has nothing printed. Items
    /// dated in a period that goes stay. Before a published period none is added or taken away and none gets other days.
    PutPeriod {
        /// Which period.
        id: PeriodId,
        /// The period; none takes it away.
        period: Option<Box<PeriodParts>>,
    },
    /// Sets how a notice is addressed and signed and what was written into it.
    SetNotice {
        /// Of which period; it may be published, since wording scores nothing.
        period: PeriodId,
        /// All that a person set of it.
        notice: Box<NoticeParts>,
    },
    /// Sets the words to be found in a notice before it goes out.
    SetWatchlist(Vec<Watched>),
    /// Names the county (县), as its tables and notices print it.
    SetCounty(String),
    /// Sets the county's own wording of a notice, as it is written; an empty text takes it back to the built-in one.
    SetTemplate(String),
    /// Several changes as one step, in their order; one that is refused takes back those before it.
    Many {
        /// What the step is called.
        name: ManyName,
        /// The changes.
        edits: Vec<Edit>,
    },
    /// Puts another workspace in the place of this one.
    Replace(Box<Workspace>),
}

impl Edit {
    /// The cell it types into and what it types; none for every other edit.
    pub fn typing(&self) -> Option<(&PeriodId, &UnitId, &ChannelId, &str)> {
        match self {
            Self::Type { period, unit, channel, typed }
            | Self::TypeVerified { period, unit, channel, typed, .. } => Some((period, unit, channel, typed)),
            _ => None,
        }
    }
}

/// Why an edit was not applied; nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditFault {
    /// There is no such period, unit, channel or rule set.
    Unknown(String),
    /// The period is published; its figures change only by a correction of their own.
    Published,
    /// The period with this name is published, and those before it keep their days: what it tells of the year so far
    /// follows from them.
    BeforePublished(String),
    /// Another roster would change what was published.
    MovesPublished {
        /// The name of a unit that would stand otherwise.
        unit: String,
        /// The name of the published period.
        period: String,
        /// Whether the unit was not there.
        comes: bool,
    },
    /// The period is not published, so that there is nothing to correct or to open again.
    NotPublished,
    /// The items of the period score; its counts cannot be typed.
    ScoredByItems,
    /// The entry with this id speaks of what was to be taken away.
    InUse(String),
    /// No period comes after the one with this id, and what was to begin there needs one.
    LastPeriod(String),
    /// A correction puts in what is no count; why, and what it was.
    NoCount(CellFault, String),
    /// A correction says no reason.
    NoReason,
    /// A correction puts in what stands there.
    SameCount(String),
    /// A correction is of a channel that had fed nothing back, under which nothing counts.
    Waiting,
    /// What was to be written does not fit; every reason.
    Refused(Vec<Fault>),
}

/// What an edit touched, so that a scoreboard can follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// One cell; with the counts that stood in it before and stand in it now.
    Cell {
        /// In which period.
        period: PeriodIx,
        /// At which unit.
        unit: UnitIx,
        /// In which channel.
        channel: ChannelIx,
        /// The scoring count before.
        before: u32,
        /// The scoring count now.
        after: u32,
    },
    /// Several cells, and nothing but cells.
    Cells,
    /// What is noted of a unit's row and scores nothing.
    Row {
        /// Which unit.
        unit: UnitIx,
    },
    /// The way a rule set ranks.
    Ranking,
    /// Anything else: score again from nothing.
    Whole,
}

/// An edit that was applied.
#[derive(Debug)]
pub struct Applied {
    /// What it touched.
    pub effect: Effect,
    /// The edit that takes it back.
    pub inverse: Edit,
}

/// Applies an edit.
///
/// # Errors
/// When it names something that is not there, would change a published period, or corrects nothing. The workspace is then as
/// it was.
pub fn apply(workspace: &mut Workspace, edit: Edit) -> Result<Applied, EditFault> {
    match edit {
        Edit::Many { name, edits } => return many::apply_all(workspace, name, edits, apply),
        Edit::SetRoster { classes, units } => return roster::set_roster(workspace, (classes, units), true),
        Edit::Correct { ref period, ref unit, ref channel, ref typed, ref reason } => {
            publish::check(workspace, (period, unit, channel), typed, reason)?;
        }
        _ => {}
    }
    again(workspace, edit)
}

/// Takes a step back, or does it again: a correction that was made when less was asked of one is done again as it was.
///
/// # Errors
/// When it names something that is not there or would change a published period. The workspace is then as it was.
pub fn again(workspace: &mut Workspace, edit: Edit) -> Result<Applied, EditFault> {
    match edit {
        Edit::Type { period, unit, channel, typed } => {
            cells::enter(workspace, At { period, unit, channel }, &typed)
        }
        Edit::TypeVerified { period, unit, channel, typed, reason } => {
            cells::enter_verified(workspace, At { period, unit, channel }, &typed, reason)
        }
        Edit::Verify { period, unit, check } => verified::verify(workspace, period, unit, check),
        Edit::Explain { period, explained } => verified::explain(workspace, period, *explained),

        Edit::SetWaiting { period, channel, waiting } => {
            cells::set_waiting(workspace, period, channel, waiting)
        }
        Edit::SetRanking { rules, ranking } => cells::set_ranking(workspace, rules, ranking),
        Edit::PutItem { id, item } => records::put_item(workspace, id, item),
        Edit::PutAdjustment { id, entry } => records::put_adjustment(workspace, id, entry),
        Edit::PutLate { id, late } => records::put_late(workspace, id, late),
        Edit::SetStatus { period, status, printed } => {
            publish::set_status(workspace, period, status, printed)
        }
        Edit::Correct { period, unit, channel, typed, reason } => {
            publish::correct(workspace, &period, &unit, &channel, &typed, reason)
        }
        Edit::Uncorrect { period, typed, printed } => publish::uncorrect(workspace, period, &typed, printed),
        Edit::SetRules(parts) => rules::set_rules(workspace, *parts),
        Edit::DropRules(id) => rules::drop_rules(workspace, &id),
        Edit::SetRoster { classes, units } => roster::set_roster(workspace, (classes, units), false),
        Edit::SetCounty(name) => roster::set_county(workspace, name),
        Edit::PutPeriod { id, period } => periods::put_period(workspace, id, period),
        Edit::SetNotice { period, notice } => notice::set_notice(workspace, period, *notice),
        Edit::SetWatchlist(watchlist) => notice::set_watchlist(workspace, watchlist),
        Edit::SetTemplate(text) => notice::set_template(workspace, &text),
        Edit::Many { name, edits } => many::apply_all(workspace, name, edits, again),
        Edit::Replace(other) => {
            let before = std::mem::replace(workspace, *other);
            Ok(Applied { effect: Effect::Whole, inverse: Edit::Replace(Box::new(before)) })
        }
    }
}
