//! Where the unit stands in a table, as values: what the strip, the ladder and the search show.

use std::borrow::Cow;

use crate::domain::board::{Place, Scoreboard};
use crate::domain::goal;
use crate::domain::points::Points;
use crate::domain::reconcile::Own;
use crate::domain::reference::{Reference, has_others, in_own_table, last_table, reference};
use crate::domain::roster::UnitIx;
use crate::domain::rules::{Basis, ChannelIx, Ties};
use crate::domain::workspace::Workspace;
use crate::session::reference::OfficeFile;
use crate::ui::text;

/// Rows of the ladder at most, the unit's own among them.
const MOST: usize = 60;

/// A table with the unit's own record in it.
pub(super) struct Table<'a> {
    pub(super) workspace: Cow<'a, Workspace>,
    pub(super) board: Cow<'a, Scoreboard>,
    pub(super) unit: UnitIx,
    /// The channels of the table that the own ones are.
    pub(super) pairs: Vec<(ChannelIx, ChannelIx)>,
    pub(super) origin: Source,
    /// Whether the own counts stand in it.
    pub(super) own_in: bool,
}

/// Where a table comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Source {
    /// The period at work itself.
    #[default]
    Own,
    /// An earlier table of the own draft.
    Earlier,
    /// The office's file, of the same days.
    Office,
    /// The office's file, the last table it published before.
    OfficeEarlier,
}

impl<'a> Table<'a> {
    /// The office's where it is open, else the one at work where others have figures in it, else the last one published.
    pub(super) fn of(
        own: &Own<'a>,
        board: &'a Scoreboard,
        office: Option<&OfficeFile>,
    ) -> Result<Self, String> {
        if let Some(office) = office {
            let found =
                reference(own, &office.workspace).map_err(|why| text::no_reference(&office.name, &why))?;
            let origin = if found.same_days { Source::Office } else { Source::OfficeEarlier };
            return Ok(Self::from(own, found, origin));
        }
        if has_others(own.workspace, own.period, own.unit) {
            let channels =
                own.workspace.rules_of(own.period).into_iter().flat_map(|rules| rules.channels_ix());
            return Ok(Self {
                workspace: Cow::Borrowed(own.workspace),
                board: Cow::Borrowed(board),
                unit: own.unit,
                pairs: channels.map(|(ix, _)| (ix, ix)).collect(),
                origin: Source::Own,
                own_in: true,
            });
        }
        let earlier = last_table(own).and_then(|at| in_own_table(own, at));
        earlier.map(|found| Self::from(own, found, Source::Earlier)).ok_or_else(|| text::NO_TABLE.to_owned())
    }

    fn from(own: &Own<'_>, found: Reference, origin: Source) -> Self {
        let pairs = found.pairs(own);
        let Reference { workspace, board, unit, own_in, .. } = found;
        Self { workspace: Cow::Owned(workspace), board: Cow::Owned(board), unit, pairs, origin, own_in }
    }

    /// Adoptions in the own channels as adoptions in those of the table.
    pub(super) fn there(&self, added: &[(ChannelIx, u32)]) -> Vec<(ChannelIx, u32)> {
        let to = |ix: ChannelIx| self.pairs.iter().find(|(own, _)| *own == ix).map(|(_, there)| *there);
        added.iter().filter_map(|&(ix, count)| Some((to(ix)?, count))).collect()
    }
}

/// Points and place at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) points: Points,
    pub(super) place: Place,
}

/// A row of the ladder.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rung {
    pub(super) kind: RungKind,
    pub(super) name: String,
    pub(super) place: Place,
    pub(super) points: Points,
    pub(super) kinds: Vec<Points>,
    /// How many points more than the unit has now.
    pub(super) ahead: Points,
}

/// Whose row it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RungKind {
    Other,
    Own,
    /// Where the own row would stand with what is supposed.
    Tried,
}

/// Everything about the unit in its table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Standing {
    /// The table's period.
    pub(super) period: String,
    pub(super) origin: Source,
    pub(super) own_in: bool,
    pub(super) by: Basis,
    pub(super) ties: Ties,
    pub(super) class: String,
    pub(super) ranked: usize,
    pub(super) now: Spot,
    pub(super) tried: Option<Spot>,
    /// What is missing to the next place up, from where the unit stands or would stand.
    pub(super) up: Option<(Points, usize)>,
    /// How far the next place down is behind.
    pub(super) down: Option<(Points, usize)>,
    pub(super) rungs: Vec<Rung>,
}

impl Standing {
    /// The unit in a table, with what is supposed in the channels of the table; none where it has no place there.
    pub(super) fn of(table: &Table<'_>, added: &[(ChannelIx, u32)]) -> Option<Self> {
        let (workspace, board, unit) = (&*table.workspace, &*table.board, table.unit);
        if !workspace.roster().is_scored(unit) {
            return None;
        }
        let class = workspace.roster().class_of(unit)?;
        let ranked = board.standings(class)?.ranked();
        let spot = |workspace: &Workspace, board: &Scoreboard| {
            Some(Spot { points: board.basis(unit), place: board.place(workspace, unit)? })
        };
        let now = spot(workspace, board)?;
        let others: Vec<UnitIx> = ranked.iter().copied().filter(|&other| other != unit).collect();
        let tried = if added.is_empty() { None } else { goal::suppose(workspace, board, unit, added).ok() };
        let tried = tried.as_ref().and_then(|tried| {
            let standings = tried.standings()?.ranked();
            let before = standings.iter().position(|&other| other == unit)?;
            let kinds = tried.board.unit_kinds(&tried.workspace, unit, board.ranking().by);
            Some((spot(&tried.workspace, &tried.board)?, before, kinds))
        });
        let from = tried.as_ref().map_or(now.points, |(spot, ..)| spot.points);
        let place = |other: UnitIx| board.place(workspace, other)?.place;
        let above = others.iter().rev().find(|&&other| board.basis(other) > from);
        let below = others.iter().find(|&&other| board.basis(other) < from);
        let name = |other: UnitIx| workspace.name_in(other, board.period()).to_owned();
        let rung = |kind: RungKind, of: UnitIx, spot: Spot, kinds: Vec<Points>| Rung {
            kind,
            name: name(of),
            place: spot.place,
            points: spot.points,
            kinds,
            ahead: spot.points - now.points,
        };
        let by = board.ranking().by;
        let row = |of: UnitIx| {
            let spot = Spot { points: board.basis(of), place: board.place(workspace, of)? };
            let kind = if of == unit { RungKind::Own } else { RungKind::Other };
            Some(rung(kind, of, spot, board.unit_kinds(workspace, of, by)))
        };
        let own = ranked.iter().position(|&other| other == unit).unwrap_or(0);
        let middle = tried.as_ref().map_or(own, |(_, before, _)| (own + before) / 2);
        let first = middle.saturating_sub(MOST / 2).min(ranked.len().saturating_sub(MOST));
        let mut rungs: Vec<Rung> = ranked.iter().skip(first).take(MOST).filter_map(|&of| row(of)).collect();
        if let Some((spot, before, kinds)) = &tried {
            // Where it would stand among the others, the own row of now left out.
            let next = others.get(*before).and_then(|&next| ranked.iter().position(|&other| other == next));
            let at = next.unwrap_or(ranked.len()).saturating_sub(first).min(rungs.len());
            rungs.insert(at, rung(RungKind::Tried, unit, *spot, kinds.clone()));
        }
        Some(Self {
            period: workspace.period(board.period())?.parts().name.clone(),
            origin: table.origin.clone(),
            own_in: table.own_in,
            by,
            ties: board.ranking().ties,
            class: workspace.roster().classes().get(class.get())?.name.clone(),
            ranked: ranked.len(),
            now,
            up: above.and_then(|&other| Some((board.basis(other) - from, place(other)?))),
            down: below.and_then(|&other| Some((from - board.basis(other), place(other)?))),
            tried: tried.map(|(spot, ..)| spot),
            rungs,
        })
    }
}
