//! 试算: adoptions that are supposed, in a copy of the workspace, scored as if they were written.

use crate::domain::board::{Scoreboard, Standings};
use crate::domain::edit::{Edit, EditFault, ManyName, apply};
use crate::domain::id::ItemId;
use crate::domain::points::Points;
use crate::domain::record::LARGEST_COUNT;
use crate::domain::roster::UnitIx;
use crate::domain::rules::{Body, ChannelIx, RuleSet};
use crate::domain::score::{Account, account, new_items};
use crate::domain::workspace::{PeriodIx, Source, Status, Workspace};

/// A workspace in which some more of a unit was adopted, and its scoreboard.
pub struct Tried {
    /// The workspace with the adoptions in it; nothing else is other than it was.
    pub workspace: Workspace,
    /// The period on view, scored with them.
    pub board: Scoreboard,
    pub(super) unit: UnitIx,
}

impl Tried {
    /// The unit's points by which it is ordered.
    pub fn points(&self) -> Points {
        self.board.basis(self.unit)
    }

    /// The unit's place; none for a listed-only unit.
    pub fn place(&self) -> Option<usize> {
        self.board.place(&self.workspace, self.unit)?.place
    }

    /// How the unit's points come about.
    pub fn account(&self) -> Option<Account<'_>> {
        account(&self.workspace, self.board.period(), self.unit)
    }

    /// The unit's class in its order.
    pub fn standings(&self) -> Option<&Standings> {
        self.board.standings(self.workspace.roster().class_of(self.unit)?)
    }
}

/// Scores the period of a board with so many adoptions more of one unit, by channel; channels may be named more than once.
///
/// Where counts score, the unit's counts are so much higher; something typed that is no count gives way. Where items
/// score, each adoption is of a new item of this unit alone, on the last day of the period, without length, marks or a
/// judged factor. A published period is scored as if it were not, as in [`super::super::trial::trial`].
///
/// # Errors
/// When the unit or a channel is not there, or a cell would hold more than a count can be.
pub fn suppose(
    workspace: &Workspace,
    board: &Scoreboard,
    unit: UnitIx,
    added: &[(ChannelIx, u32)],
) -> Result<Tried, EditFault> {
    let mut tried = opened(workspace, board, unit)?;
    let channels = workspace.rules_of(board.period()).map_or(0, |rules| rules.channels().len());
    let mut counts = vec![0_u32; channels];
    for &(channel, count) in added {
        let slot = counts.get_mut(channel.get()).ok_or_else(|| unknown("channel"))?;
        *slot = slot.saturating_add(count);
    }
    tried.add(&counts)?;
    Ok(tried)
}

/// A copy in which the period on view can be changed.
pub(super) fn opened(workspace: &Workspace, board: &Scoreboard, unit: UnitIx) -> Result<Tried, EditFault> {
    if workspace.roster().unit(unit).is_none() {
        return Err(unknown("unit"));
    }
    let mut other = workspace.clone();
    let parts = workspace.period(board.period()).map(super::super::workspace::Period::parts);
    let parts = parts.ok_or_else(|| unknown("period"))?;
    if parts.status != Status::Published {
        return Ok(Tried { workspace: other, board: board.clone(), unit });
    }
    let open = Edit::SetStatus { period: parts.id.clone(), status: Status::Draft, printed: Vec::new() };
    apply(&mut other, open)?;
    let board = Scoreboard::new(&other, board.period());
    Ok(Tried { workspace: other, board, unit })
}

impl Tried {
    /// Writes adoptions by channel of the rules; gives what takes them back, in its order.
    fn add(&mut self, counts: &[u32]) -> Result<Vec<Edit>, EditFault> {
        let edits = edits(&self.workspace, self.board.period(), self.unit, counts)?;
        let together = match edits.first() {
            None => return Ok(Vec::new()),
            // The board follows one cell cheaply, unless others hang on it.
            Some(Edit::Type { .. }) if !self.is_wide() => edits,
            Some(_) => vec![Edit::Many { name: ManyName::Fill, edits }],
        };
        let mut back = Vec::new();
        for edit in together {
            let applied = apply(&mut self.workspace, edit)?;
            self.board.apply(&self.workspace, applied.effect);
            back.push(applied.inverse);
        }
        back.reverse();
        Ok(back)
    }

    /// Looks at what adoptions by channel of the rules come to, and takes them back.
    pub(super) fn with<T>(&mut self, counts: &[u32], look: impl FnOnce(&Self) -> T) -> Result<T, EditFault> {
        let board = self.board.clone();
        let back = self.add(counts)?;
        let seen = look(self);
        for edit in back {
            apply(&mut self.workspace, edit)?;
        }
        self.board = board;
        Ok(seen)
    }

    fn is_wide(&self) -> bool {
        self.workspace.rules_of(self.board.period()).is_none_or(RuleSet::is_wide)
    }
}

/// What writes adoptions of a unit into a period.
fn edits(
    workspace: &Workspace,
    period: PeriodIx,
    unit: UnitIx,
    counts: &[u32],
) -> Result<Vec<Edit>, EditFault> {
    let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
        return Err(unknown("period"));
    };
    let of = workspace.roster().unit(unit).ok_or_else(|| unknown("unit"))?;
    let added = || rules.channels_ix().zip(counts).filter(|(_, count)| **count > 0);
    if record.parts().source == Source::Counts {
        let typed = added().map(|((ix, channel), count)| {
            let now = record.typed().get(unit, ix).count().saturating_add(*count);
            let fits = now <= LARGEST_COUNT;
            fits.then(|| Edit::Type {
                period: record.parts().id.clone(),
                unit: of.id.clone(),
                channel: channel.id.clone(),
                typed: now.to_string(),
            })
        });
        return typed.collect::<Option<Vec<_>>>().ok_or_else(|| unknown("count"));
    }
    let templates = new_items(workspace, period, unit);
    let mut number = 0;
    let mut edits = Vec::new();
    for ((ix, _), count) in added() {
        for _ in 0..*count {
            let Some(mut item) = templates.get(ix.get()).cloned() else { continue };
            item.id = free_id(workspace, &mut number);
            edits.push(Edit::PutItem { id: item.id.clone(), item: Some(Box::new(item)) });
        }
    }
    Ok(edits)
}

/// The next id that no item has.
fn free_id(workspace: &Workspace, number: &mut u32) -> ItemId {
    loop {
        *number += 1;
        let id = ItemId::new(&format!("supposed-{number}"));
        if workspace.items().get(&id).is_none() {
            return id;
        }
    }
}

/// Whether what a new item brings hangs on nothing but its channel: no clause of the period looks at lengths, marks,
/// several units or the same item's other adoptions, or counts score and not items.
pub(super) fn is_neutral(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> bool {
    let (Some(record), Some(rules), Some(of)) =
        (workspace.period(period), workspace.rules_of(period), workspace.roster().unit(unit))
    else {
        return true;
    };
    let looks = |body: &Body| match body {
        Body::Length(_) | Body::SameItem(_) | Body::Shares(_) => true,
        Body::Multiplier(body) => body.marked,
        Body::Transfer(_)
        | Body::Convert(_)
        | Body::Steps(_)
        | Body::Cap(_)
        | Body::Base(_)
        | Body::Task(_)
        | Body::Rate(_)
        | Body::Adjustment(_)
        | Body::Floor(_)
        | Body::RankPoints(_)
        | Body::Scale(_)
        | Body::Composite(_)
        | Body::Size(_)
        | Body::Payment(_)
        | Body::Award(_)
        | Body::Bands(_) => false,
    };
    let mut held = rules.provisions().iter().filter(|one| one.holds_for(of));
    record.parts().source == Source::Counts || !held.any(|one| looks(&one.body))
}

fn unknown(what: &str) -> EditFault {
    EditFault::Unknown(what.to_owned())
}
