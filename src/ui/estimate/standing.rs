//! Where the unit stands in a table, as values: what the strip, the ladder and the search show.

use std::borrow::Cow;

use crate::domain::alone::only_unit;
use crate::domain::board::{Place, Scoreboard};
use crate::domain::goal;
use crate::domain::points::Points;
use crate::domain::reconcile::Own;
use crate::domain::reference::{
    AsPrinted, Reference, has_others, in_own_table, is_unfilled, last_table, reference,
};
use crate::domain::roster::UnitIx;
use crate::domain::rules::{Basis, ChannelIx, Ties};
use crate::domain::workspace::{Status, Workspace};
use crate::session::reference::OfficeFile;
use crate::ui::text;

/// Rows of the ladder at most, the unit's own among them.
const MOST: usize = 60;

/// A table with the unit's own record in it.
pub(super) struct Table<'a> {
    pub(super) workspace: Cow<'a, Workspace>,
    pub(super) board: Cow<'a, Scoreboard>,
    pub(super) unit: UnitIx,
    /// What the unit is called at its own desk, whatever the table calls it.
    name: String,
    /// The channels of the table that the own ones are.
    pub(super) pairs: Vec<(ChannelIx, ChannelIx)>,
    pub(super) origin: Source,
    /// Whether the own counts stand in it.
    pub(super) own_in: bool,
    /// Whether nothing of the unit stands in the period yet, so that its own record gives it no place.
    pub(super) unfilled: bool,
    /// The board as it was published, where the unit's own row was put into another one.
    pub(super) printed: Option<AsPrinted>,
    /// What is to be said of how the own record stands in it.
    pub(super) notes: Vec<String>,
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
            // The file of one unit's own is no table, whoever looks at it.
            if only_unit(&office.workspace).is_some() {
                return Err(text::one_units_file(&office.name));
            }
            let origin = if found.same_days { Source::Office } else { Source::OfficeEarlier };
            if !has_others(&found.workspace, found.board.period(), found.unit) {
                return Err(text::no_others(&office.name));
            }
            // What the office has of the unit in these days, or published of it, is a place, whatever the unit has.
            let (there, is_same) = (found.unit, found.same_days);
            let has_it = office.workspace.period(found.board.period()).is_some_and(|record| {
                record.parts().status == Status::Published || !record.sheet().is_blank_of(there)
            });
            let mut table = Self::from(own, found, origin);
            table.unfilled &= !(is_same && has_it);
            return Ok(table);
        }
        // One other unit's own draft is no table of the county.
        if has_others(own.workspace, own.period, own.unit) && only_unit(own.workspace).is_none() {
            let channels =
                own.workspace.rules_of(own.period).into_iter().flat_map(|rules| rules.channels_ix());
            return Ok(Self {
                workspace: Cow::Borrowed(own.workspace),
                board: Cow::Borrowed(board),
                unit: own.unit,
                name: own.workspace.name_in(own.unit, own.period).to_owned(),
                pairs: channels.map(|(ix, _)| (ix, ix)).collect(),
                origin: Source::Own,
                own_in: true,
                unfilled: is_unfilled(own),
                printed: None,
                notes: Vec::new(),
            });
        }
        let earlier = last_table(own).and_then(|at| in_own_table(own, at));
        earlier.map(|found| Self::from(own, found, Source::Earlier)).ok_or_else(|| text::NO_TABLE.to_owned())
    }

    fn from(own: &Own<'_>, found: Reference, origin: Source) -> Self {
        let pairs = found.pairs(own);
        let notes = [
            (!found.own_in).then(|| text::NOT_IN.to_owned()),
            (!found.same_rules).then(|| text::by_their_rules(found.board.basis(found.unit))),
            (found.left_out > 0).then(|| text::left_out_there(found.left_out)),
            (found.kept > 0).then(|| text::kept_counts(found.kept)),
        ];
        let notes = notes.into_iter().flatten().collect();
        let Reference { workspace, board, unit, own_in, printed, .. } = found;
        let unfilled = own_in && is_unfilled(own);
        let (workspace, board) = (Cow::Owned(workspace), Cow::Owned(board));
        let name = own.workspace.name_in(own.unit, own.period).to_owned();
        Self { workspace, board, unit, name, pairs, origin, own_in, unfilled, printed, notes }
    }

    /// By which points the table is said to be in order: where its year begins with it, 累计 is 本期, and the own earlier
    /// periods are not in it.
    pub(super) fn named_by(&self) -> Basis {
        let by = self.board.ranking().by;
        let is_other = matches!(self.origin, Source::Earlier | Source::OfficeEarlier);
        let is_first = self.board.cumulative(self.unit) == self.board.current(self.unit);
        if is_other && is_first && by == Basis::Cumulative { Basis::Current } else { by }
    }

    /// The board whose figures the others have.
    fn shown(&self) -> &Scoreboard {
        self.printed.as_ref().map_or(&self.board, |printed| &printed.board)
    }

    /// The units ranked beside the own one, in their order.
    fn others(&self) -> Vec<UnitIx> {
        let class =
            self.workspace.roster().class_of(self.unit).and_then(|class| self.shown().standings(class));
        let ranked = class.map_or(&[][..], |standings| standings.ranked());
        ranked.iter().copied().filter(|&other| other != self.unit).collect()
    }

    /// Whether something was printed that the record does not come to, so that a board of the record alone says little.
    pub(super) fn is_frozen(&self) -> bool {
        if let Some(printed) = &self.printed {
            return printed.is_frozen;
        }
        let period = self.workspace.period(self.board.period());
        if period.is_none_or(|period| period.parts().status != Status::Published) {
            return false;
        }
        let open = goal::suppose(&self.workspace, &self.board, self.unit, &[]);
        let differs = |open: goal::Tried| {
            let all = self.others().into_iter().chain([self.unit]);
            all.into_iter().any(|of| self.board.basis(of) != open.board.basis(of))
        };
        open.is_ok_and(differs)
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
    /// How many points more than the unit has, or would have with what is supposed.
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
    /// Whether the unit has filled nothing, so that it is told no place of its own.
    pub(super) unfilled: bool,
    pub(super) notes: Vec<String>,
    pub(super) by: Basis,
    pub(super) ties: Ties,
    pub(super) class: String,
    pub(super) ranked: usize,
    pub(super) now: Spot,
    /// Where the office published it, where that is not where the own record puts it.
    pub(super) official: Option<Spot>,
    /// 累计 in that table, where it is the office's and has the own counts in it: the earlier periods are the office's.
    pub(super) cumulative: Option<Points>,
    pub(super) tried: Option<Spot>,
    /// What is missing to the next place up, from where the unit stands or would stand.
    pub(super) up: Option<(Points, usize)>,
    /// How far the next one down is behind, and its name.
    pub(super) down: Option<(Points, String)>,
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
        let (shown, others) = (table.shown(), table.others());
        let by = board.ranking().by;
        let is_frozen = table.is_frozen();
        let engine = |workspace: &Workspace, board: &Scoreboard| {
            let ranked = board.standings(class)?.ranked();
            let before = ranked.iter().position(|&other| other == unit)?;
            Some((Spot { points: board.basis(unit), place: board.place(workspace, unit)? }, before))
        };
        // Where what was printed stays, the others have that; else what they have beside the own record.
        let points_of = |of: UnitIx| if is_frozen { shown.basis(of) } else { board.basis(of) };
        let among =
            |points: Points| among(points, others.iter().map(|&of| points_of(of)), board.ranking().ties);
        let (mut now, mut own_before) = engine(workspace, board)?;
        if is_frozen && table.printed.is_some() {
            (now, own_before) = among(now.points);
        }
        let tried = if added.is_empty() { None } else { goal::suppose(workspace, board, unit, added).ok() };
        let tried = tried.as_ref().and_then(|tried| {
            let (mut spot, mut before) = engine(&tried.workspace, &tried.board)?;
            if is_frozen {
                // What was printed of the unit beside its record stays, as it does for all others.
                let open = goal::suppose(workspace, board, unit, &[]).ok()?;
                (spot, before) = among(spot.points + now.points - open.board.basis(unit));
            }
            Some((spot, before, tried.board.unit_kinds(&tried.workspace, unit, by)))
        });
        let from = tried.as_ref().map_or(now.points, |(spot, ..)| spot.points);
        let points: Vec<Points> = others.iter().map(|&of| points_of(of)).collect();
        // Where nothing printed stands in the way, the engine has placed everyone beside the own record.
        let places = is_frozen.then(|| beside(&points, now.points, board.ranking().ties));
        let place_of = |at: usize, of: UnitIx| match &places {
            Some(places) => places.get(at).copied(),
            None => board.place(workspace, of),
        };
        // The nearest by points: rows may stand in roster order.
        let above = points.iter().copied().filter(|&other| other > from).min();
        let below = (0..points.len()).filter(|&at| points[at] < from).max_by_key(|&at| points[at]);
        let rung = |kind: RungKind, of: UnitIx, spot: Spot, kinds: Vec<Points>| Rung {
            kind,
            name: if of == unit {
                table.name.clone()
            } else {
                workspace.name_in(of, board.period()).to_owned()
            },
            place: spot.place,
            points: spot.points,
            kinds,
            ahead: spot.points - from,
        };
        let row = |(at, &of): (usize, &UnitIx)| {
            let spot = Spot { points: points_of(of), place: place_of(at, of)? };
            let kinds = if is_frozen { shown } else { board }.unit_kinds(workspace, of, by);
            Some(rung(RungKind::Other, of, spot, kinds))
        };
        let mut rungs: Vec<Rung> = others.iter().enumerate().filter_map(row).collect();
        let own_before = own_before.min(rungs.len());
        rungs.insert(own_before, rung(RungKind::Own, unit, now, board.unit_kinds(workspace, unit, by)));
        let mut middle = own_before;
        if let Some((spot, before, kinds)) = &tried {
            // Its own row of now is one more before it.
            let at = (before + usize::from(*before > own_before)).min(rungs.len());
            rungs.insert(at, rung(RungKind::Tried, unit, *spot, kinds.clone()));
            middle = usize::midpoint(middle, at);
        }
        let is_out = table.origin == Source::Office && table.own_in && table.printed.is_some();
        let official = shown.place(workspace, unit).filter(|_| is_out);
        let official = official.map(|place| Spot { points: shown.basis(unit), place });
        let ranked = others.len() + 1;
        let first = middle.saturating_sub(MOST / 2).min(rungs.len().saturating_sub(MOST));
        let rungs = rungs.into_iter().skip(first).take(MOST).collect();
        Some(Self {
            period: workspace.period(board.period())?.parts().name.clone(),
            origin: table.origin.clone(),
            own_in: table.own_in,
            unfilled: table.unfilled,
            notes: table.notes.clone(),
            by: table.named_by(),
            ties: board.ranking().ties,
            class: workspace.roster().classes().get(class.get())?.name.clone(),
            ranked,
            now,
            official: official
                .filter(|spot| (spot.points, spot.place.place) != (now.points, now.place.place)),
            cumulative: (table.origin == Source::Office && table.own_in).then(|| board.cumulative(unit)),
            up: above.and_then(|points| Some((points - from, among(points).0.place.place?))),
            down: below
                .map(|at| (from - points[at], workspace.name_in(others[at], board.period()).to_owned())),
            tried: tried.map(|(spot, ..)| spot),
            rungs,
        })
    }
}

/// The places of others, in the order in which they stand, with so many points of the own unit among them.
fn beside(others: &[Points], own: Points, ties: Ties) -> Vec<Place> {
    let mut falling: Vec<usize> = (0..others.len()).collect();
    falling.sort_by(|&one, &other| others[other].cmp(&others[one]));
    let is_new = !others.contains(&own);
    let mut places = vec![Place::default(); others.len()];
    let (mut before, mut levels) = (0, 0);
    for level in falling.chunk_by(|&one, &other| others[one] == others[other]) {
        let points = others[level[0]];
        let own_before = usize::from(own > points);
        for (in_level, &at) in level.iter().enumerate() {
            let serial = before + in_level + own_before;
            let place = match ties {
                Ties::Serial => serial,
                Ties::Competition => before + own_before,
                Ties::Dense => levels + if is_new { own_before } else { 0 },
            };
            let equal = level.len() + usize::from(own == points);
            places[at] = Place { serial: serial + 1, place: Some(place + 1), level: equal, in_level };
        }
        before += level.len();
        levels += 1;
    }
    places
}

/// Where so many points would stand among others, and how many are before them.
fn among(points: Points, others: impl Iterator<Item = Points>, ties: Ties) -> (Spot, usize) {
    let others: Vec<Points> = others.collect();
    let greater = others.iter().filter(|&&other| other > points).count();
    let equal = others.iter().filter(|&&other| other == points).count();
    let mut distinct: Vec<Points> = others.into_iter().filter(|&other| other > points).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let before = greater + equal;
    let place = match ties {
        Ties::Serial => before,
        Ties::Competition => greater,
        Ties::Dense => distinct.len(),
    };
    let place = Place { serial: before + 1, place: Some(place + 1), level: equal + 1, in_level: equal };
    (Spot { points, place }, before)
}

#[cfg(test)]
mod tests {
    use super::{among, beside};
    use crate::domain::points::Points;
    use crate::domain::rules::Ties;

    /// Every unit's place is what the places of all together are, whoever of them is the own one and however rows stand.
    #[test]
    fn places_beside_the_own_record_are_those_of_all() {
        let all = [3, 9, 9, 5, 3, 7, 0].map(Points::whole);
        for ties in [Ties::Competition, Ties::Dense] {
            for own in all.into_iter().chain([Points::whole(4), Points::whole(10)]) {
                let places = beside(&all, own, ties);
                for (at, place) in places.iter().enumerate() {
                    let mut greater: Vec<Points> =
                        all.into_iter().chain([own]).filter(|&other| other > all[at]).collect();
                    greater.sort();
                    if ties == Ties::Dense {
                        greater.dedup();
                    }
                    assert_eq!(place.place, Some(greater.len() + 1), "{ties:?} {own} {}", all[at]);
                }
            }
        }
        let serial: Vec<usize> =
            beside(&all, Points::whole(7), Ties::Serial).iter().map(|place| place.serial).collect();
        assert_eq!(serial, [6, 1, 2, 5, 7, 3, 8]);
        // The own one stands after those that are level with it.
        assert_eq!(among(Points::whole(7), all.into_iter(), Ties::Serial).0.place.place, Some(4));
    }
}
