//! The clauses that compute check themselves and each other.

use super::check::LONGEST_CLAUSE;
use super::provision::{Known, Provision, Resolved, Selection};
use super::provisions::{Body, Stage};
use super::{ChannelIx, KindIx, Measure, ProvisionIx, RuleSetParts, to_u32};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::roster::{Roster, check_name};

/// Follows every id of every clause and adds a fault for each that leads nowhere and for each contradiction.
pub(super) fn resolve(
    parts: &RuleSetParts,
    roster: &Roster,
    at: &Path,
    faults: &mut Faults,
) -> Vec<Resolved> {
    let known = known(parts);
    let list = at.field("provisions");
    check_ids(parts, &list, faults);
    let mut all: Vec<Resolved> = Vec::new();
    for (position, provision) in parts.provisions.iter().enumerate() {
        let here = list.index(position);
        check_name(&provision.name, || here.field("name"), faults);
        check_clause(parts, provision, &here, faults);
        check_units(provision, roster, &here, faults);
        provision.body.kind().check(&here, faults);
        let mut selections = Vec::new();
        for (spot, ids, names) in provision.body.kind().names() {
            let (found, strays) = known.select(ids, names);
            for i in strays {
                faults.add(spot.path(&here, i), Problem::Unknown(ids[i].clone()));
            }
            selections.push(found);
        }
        let stage = stage(provision, &selections);
        let of_kind = selections.first().and_then(|selection| one_kind(selection, &known));
        all.push(Resolved { stage, selections, of_kind });
    }
    join(parts, &mut all);
    check_sight(parts, &all, &list, faults);
    check_policies(parts, &all, &list, faults);
    check_bounds(parts, &all, &list, faults);
    check_transfers(parts, &all, &list, faults);
    all
}

/// Finds for every selection the clauses whose work on its channels belongs to it.
fn join(parts: &RuleSetParts, all: &mut [Resolved]) {
    let books = |(i, resolved): (usize, &Resolved)| {
        let acts_on_channels =
            resolved.stage.is_beside_channels() && parts.provisions[i].pays == super::Currency::Points;
        let channels = resolved.selections.first().map(|selection| selection.channels.clone());
        channels.filter(|channels| acts_on_channels && !channels.is_empty())
    };
    let booked: Vec<Option<Vec<ChannelIx>>> = all.iter().enumerate().map(books).collect();
    let stages: Vec<Stage> = all.iter().map(|resolved| resolved.stage).collect();
    for (i, resolved) in all.iter_mut().enumerate() {
        for selection in &mut resolved.selections {
            let joins = booked.iter().enumerate().filter(|&(other, channels)| {
                let before = stages[other] < stages[i] || (stages[other] == stages[i] && other < i);
                let fits =
                    channels.as_ref().is_some_and(|all| all.iter().all(|channel| selection.has(*channel)));
                before && fits && !selection.provisions.contains(&ProvisionIx::new(to_u32(other)))
            });
            selection.joins = joins.map(|(other, _)| ProvisionIx::new(to_u32(other))).collect();
        }
    }
}

fn known(parts: &RuleSetParts) -> Known<'_> {
    let kinds: Vec<&str> = parts.kinds.iter().map(|kind| kind.id.as_str()).collect();
    let kind_of = |channel: &super::Channel| {
        KindIx::new(to_u32(
            kinds.iter().position(|kind| *kind == channel.kind.as_str()).unwrap_or(usize::MAX),
        ))
    };
    Known {
        channels: parts.channels.iter().map(|channel| (channel.id.as_str(), kind_of(channel))).collect(),
        kinds,
        provisions: &parts.provisions,
    }
}

/// An id stands once, and for one thing: a clause may not be called as a channel or a kind is.
fn check_ids(parts: &RuleSetParts, at: &Path, faults: &mut Faults) {
    let mut seen: Vec<&str> = Vec::new();
    seen.extend(parts.channels.iter().map(|channel| channel.id.as_str()));
    seen.extend(parts.kinds.iter().map(|kind| kind.id.as_str()));
    for (position, provision) in parts.provisions.iter().enumerate() {
        let here = || at.index(position).field("id");
        if !provision.id.is_well_formed() {
            faults.add(here(), Problem::BadId(provision.id.to_string()));
        }
        if seen.contains(&provision.id.as_str()) {
            faults.add(here(), Problem::Twice(provision.id.to_string()));
        }
        seen.push(provision.id.as_str());
    }
}

fn check_clause(parts: &RuleSetParts, provision: &Provision, at: &Path, faults: &mut Faults) {
    if let Some(number) = &provision.clause
        && !parts.clauses.iter().any(|clause| clause.number == *number)
    {
        faults.add(at.field("clause"), Problem::Unknown(number.clone()));
    }
    let may_pay = matches!(
        provision.body,
        Body::Steps(_)
            | Body::Base(_)
            | Body::Task(_)
            | Body::Rate(_)
            | Body::Adjustment(_)
            | Body::Payment(_)
    );
    if provision.pays == super::Currency::Yuan && !may_pay {
        let kind = Body::WORDS[provision.body.position()].to_owned();
        faults.add(at.field("pays"), Problem::Conflict(kind));
    }
    if provision.name.chars().count() > LONGEST_CLAUSE {
        faults.add(at.field("name"), Problem::TooMuch { most: LONGEST_CLAUSE });
    }
}

/// Classes and units named in a clause are there.
fn check_units(provision: &Provision, roster: &Roster, at: &Path, faults: &mut Faults) {
    let is_class = |id: &str| roster.classes().iter().any(|class| class.id.as_str() == id);
    let is_unit = |id: &str| roster.find(&crate::domain::id::UnitId::new(id)).is_some();
    for (i, class) in provision.classes.iter().enumerate().filter(|(_, class)| !is_class(class.as_str())) {
        faults.add(at.field("classes").index(i), Problem::Unknown(class.to_string()));
    }
    for (here, varying) in provision.body.varying(at) {
        for (id, _) in varying.classes.iter().filter(|(id, _)| !is_class(id)) {
            faults.add(here.field("classes").field(id), Problem::Unknown(id.clone()));
        }
        for (id, _) in varying.units.iter().filter(|(id, _)| !is_unit(id)) {
            faults.add(here.field("units").field(id), Problem::Unknown(id.clone()));
        }
    }
    if let Body::Transfer(transfer) = &provision.body {
        for (i, unit) in transfer.from.iter().enumerate().filter(|(_, unit)| !is_unit(unit)) {
            faults.add(at.field("from").index(i), Problem::Unknown(unit.clone()));
        }
        if !is_unit(&transfer.to) {
            faults.add(at.field("to"), Problem::Unknown(transfer.to.clone()));
        }
    }
}

/// A cap acts as early as what it covers allows.
fn stage(provision: &Provision, selections: &[Selection]) -> Stage {
    let Body::Cap(cap) = &provision.body else { return provision.stage() };
    let Some(of) = selections.first() else { return Stage::WideCap };
    if (of.everything && !cap.items) || !of.provisions.is_empty() || cap.after_tasks {
        Stage::WideCap
    } else if of.channels.len() == 1 {
        Stage::ChannelCap
    } else {
        Stage::GroupCap
    }
}

fn one_kind(selection: &Selection, known: &Known<'_>) -> Option<KindIx> {
    if !selection.provisions.is_empty() {
        return None;
    }
    let mut kinds = selection.channels.iter().filter_map(|ix| known.channels.get(ix.get()).map(|one| one.1));
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

/// A clause sees what acts before it and nothing else, and only channels have items.
fn check_sight(parts: &RuleSetParts, all: &[Resolved], at: &Path, faults: &mut Faults) {
    for (position, (provision, resolved)) in parts.provisions.iter().zip(all).enumerate() {
        if !matches!(provision.body, Body::Task(_) | Body::Cap(_) | Body::Floor(_)) {
            continue;
        }
        for (field, (spot, ids, _)) in provision.body.kind().names().into_iter().enumerate() {
            for (i, id) in ids.iter().enumerate() {
                let Some(other) = parts.provisions.iter().position(|one| one.id.as_str() == id) else {
                    continue;
                };
                let later = (all[other].stage, other) >= (resolved.stage, position);
                let counts_items = matches!(&provision.body, Body::Task(task) if field == 0 && task.measure != Measure::Points);
                if later {
                    faults.add(spot.path(&at.index(position), i), Problem::ActsLater(id.clone()));
                } else if counts_items {
                    faults.add(spot.path(&at.index(position), i), Problem::NoItems(id.clone()));
                }
            }
        }
    }
}

/// A channel stands in the scope of one same-item clause and one clause on shares and lengths at most, class by class.
fn check_policies(parts: &RuleSetParts, all: &[Resolved], at: &Path, faults: &mut Faults) {
    for (position, (provision, resolved)) in parts.provisions.iter().zip(all).enumerate() {
        if !matches!(provision.body, Body::SameItem(_) | Body::Shares(_) | Body::Length(_)) {
            continue;
        }
        for (earlier, before) in parts.provisions[..position].iter().zip(all) {
            let same_kind = earlier.body.position() == provision.body.position();
            let same_class = provision.classes.is_empty()
                || earlier.classes.is_empty()
                || provision.classes.iter().any(|class| earlier.classes.contains(class));
            let first =
                |resolved: &Resolved| resolved.selections.first().cloned().unwrap_or_default().channels;
            let shared: Vec<ChannelIx> = first(resolved);
            if same_kind && same_class && first(before).iter().any(|channel| shared.contains(channel)) {
                faults.add(at.index(position).field("of"), Problem::Conflict(earlier.id.to_string()));
            }
        }
    }
}

/// A cap of the same selection and window is not below its floor.
fn check_bounds(parts: &RuleSetParts, all: &[Resolved], at: &Path, faults: &mut Faults) {
    for (position, (provision, resolved)) in parts.provisions.iter().zip(all).enumerate() {
        let Body::Cap(cap) = &provision.body else { continue };
        for (other, bounds) in parts.provisions.iter().zip(all) {
            let Body::Floor(floor) = &other.body else { continue };
            let same = floor.per == cap.per
                && !cap.items
                && bounds.selections.first() == resolved.selections.first();
            let most = cap.most.all().min();
            if same && most.is_some() && most < floor.least.all().max() {
                faults.add(at.index(position).field("most"), Problem::CapBelowFloor);
            }
        }
    }
}

/// What a unit passes on it does not get from another, and it passes a channel on once: one step, no circle.
fn check_transfers(parts: &RuleSetParts, all: &[Resolved], at: &Path, faults: &mut Faults) {
    let transfers = || {
        parts.provisions.iter().enumerate().filter_map(|(i, one)| match &one.body {
            Body::Transfer(transfer) => Some((i, transfer)),
            _ => None,
        })
    };
    let channels = |position: usize| {
        let first = all.get(position).and_then(|resolved| resolved.selections.first());
        first.map_or(&[][..], |of| of.channels.as_slice())
    };
    for (position, transfer) in transfers() {
        if transfers().any(|(_, other)| other.from.contains(&transfer.to)) {
            faults.add(at.index(position).field("to"), Problem::Conflict(transfer.to.clone()));
        }
        for (earlier, other) in transfers().take_while(|(earlier, _)| *earlier < position) {
            let shares_channels = channels(earlier).iter().any(|ix| channels(position).contains(ix));
            let given: Vec<&String> = if shares_channels { other.from.iter().collect() } else { Vec::new() };
            let twice = transfer.from.iter().position(|from| given.contains(&from));
            if let Some(i) = twice {
                let id = parts.provisions[earlier].id.to_string();
                faults.add(at.index(position).field("from").index(i), Problem::Conflict(id));
            }
        }
    }
}
