//! What the clauses of a rule set make of further adoptions: which channels each binds together, and how it acts.
//!
//! Nothing is computed here. Each answer says what may be concluded from the points the engine tells; where a clause is
//! not understood it binds its channels and allows no conclusion.

use crate::domain::points::Points;
use crate::domain::roster::Unit;
use crate::domain::rules::{
    Body, Cap, ChannelIx, Measure, Missed, Policy, Provision, ProvisionIx, Resolved, RuleSet, Selection,
    Stage, Steps, Task, Veto,
};

/// How a clause acts on the channels it binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// On each channel by itself.
    Each,
    /// By how many adoptions there are, whatever their channel. `rises`: more never bring less.
    Items { rises: bool },
    /// By how many points there are. `rises`: what it adds never falls as they rise; else they and it together never do.
    Points { rises: bool },
    /// By how many adoptions each of its channels has, whatever their points. `rises`: more never bring less.
    Counted { rises: bool },
    /// It leaves out what is too many, the cheapest first.
    Dearest,
    /// In a way from which nothing is concluded.
    Mixed,
}

/// The points of which other clauses a clause measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sees {
    /// Of all that act before it.
    Before,
    /// Of these.
    Only(Vec<ProvisionIx>),
}

/// One clause that changes the points of the channels at hand.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) ix: ProvisionIx,
    /// The channels at hand that it reads, by position, rising.
    pub(super) binds: Vec<usize>,
    pub(super) way: Way,
    /// The channels at hand of its first field.
    pub(super) covers: Vec<usize>,
    pub(super) sees: Sees,
    /// Its items come to another channel, which is at hand or not.
    pub(super) is_convert: bool,
    /// Where they come to.
    pub(super) into: Option<usize>,
    /// It measures items before conversions.
    pub(super) adopted: bool,
}

impl Clause {
    /// Whether it measures what another clause added, which acts before it or not.
    pub(super) fn sees(&self, other: &Self, before: bool) -> bool {
        match &self.sees {
            Sees::Before => before,
            Sees::Only(clauses) => clauses.contains(&other.ix),
        }
    }
}

/// The clauses of a rule set that bind channels at hand, in the order in which they act on a unit.
pub(super) fn clauses(rules: &RuleSet, unit: &Unit, at_hand: &[ChannelIx], by_items: bool) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    // Channels that are not at hand but get items of some that are.
    let mut beyond: Vec<(ChannelIx, Vec<usize>)> = Vec::new();
    for (ix, provision, resolved) in rules.acting().filter(|one| one.1.holds_for(unit)) {
        if !(Stage::Transfer..=Stage::Floor).contains(&resolved.stage) || provision.pays_yuan() {
            continue;
        }
        let Some(mut way) = way(provision, resolved, unit, by_items) else { continue };
        let of = |selection: &Selection| -> Vec<usize> {
            (0..at_hand.len()).filter(|&at| selection.has(at_hand[at])).collect()
        };
        let covers = resolved.selections.first().map(of).unwrap_or_default();
        let mut binds = covers.clone();
        let mut mixed = false;
        for selection in &resolved.selections {
            binds.extend(of(selection));
            let fed = beyond.iter().filter(|(into, _)| selection.has(*into));
            binds.extend(fed.flat_map(|(_, from)| from));
            for named in &selection.provisions {
                match found.iter().find(|clause| clause.ix == *named) {
                    Some(clause) => {
                        binds.extend(&clause.binds);
                        // Their points stand with the channels already.
                        mixed |= clause.way == Way::Each || clause.is_convert;
                    }
                    // What brings the same whatever is adopted is a constant in the measure; what acts on items is not.
                    None if rules.resolved(*named).is_some_and(|one| one.stage == Stage::Items) => {
                        binds.extend(0..at_hand.len());
                        mixed = true;
                    }
                    None => {}
                }
            }
        }
        binds.sort_unstable();
        binds.dedup();
        if binds.is_empty() {
            continue;
        }
        let is_convert = matches!(provision.body, Body::Convert(_));
        let into =
            resolved.selections.get(1).filter(|_| is_convert).and_then(|into| of(into).first().copied());
        let meets = |other: &Clause| other.binds.iter().any(|one| binds.contains(one));
        if is_convert && into.is_none() {
            let target = resolved.selections.get(1).and_then(|into| into.channels.first());
            beyond.extend(target.map(|target| (*target, binds.clone())));
        }
        match way {
            // Parts of what was rounded are rounded again.
            Way::Dearest => {
                mixed |= found.iter().any(|one| (one.way == Way::Each || one.is_convert) && meets(one));
            }
            Way::Counted { .. } if is_convert => {
                let worth = into.and_then(|at| rules.channel(at_hand[at])).map(|one| one.points);
                way = Way::Counted { rises: worth.is_some_and(|worth| worth >= Points::ZERO) };
                mixed |= into.is_none();
            }
            _ => {}
        }
        found.push(Clause {
            ix,
            binds,
            way: if mixed { Way::Mixed } else { way },
            covers,
            sees: sees(&provision.body, resolved),
            is_convert,
            into,
            adopted: measure(&provision.body) == Measure::Adopted,
        });
    }
    found
}

/// How a clause acts on a unit; none where it brings the same whatever is adopted.
fn way(provision: &Provision, resolved: &Resolved, unit: &Unit, by_items: bool) -> Option<Way> {
    let by = |measure: Measure, rises: bool| match measure {
        Measure::Items | Measure::Adopted => Way::Items { rises },
        Measure::Points if rises => Way::Points { rises: true },
        Measure::Points => Way::Mixed,
    };
    match &provision.body {
        Body::Multiplier(body) => (!body.marked && !by_items).then_some(Way::Each),
        Body::Transfer(body) => body.from.iter().any(|from| from == unit.id.as_str()).then_some(Way::Mixed),
        Body::Steps(body) => Some(by(body.measure, steps_rise(body))),
        Body::Task(body) => {
            body.target.of(unit)?;
            let way = by(body.measure, task_rises(body));
            Some(if body.forfeits.is_empty() { way } else { Way::Mixed })
        }
        Body::Cap(body) => body.most.of(unit).map(|_| cap(body, resolved, by_items)),
        Body::Floor(body) => body.least.of(unit).map(|_| Way::Points { rises: false }),
        Body::Convert(_) | Body::Rate(_) => Some(Way::Counted { rises: false }),
        Body::SameItem(_)
        | Body::Shares(_)
        | Body::Length(_)
        | Body::Base(_)
        | Body::Adjustment(_)
        | Body::RankPoints(_)
        | Body::Scale(_)
        | Body::Composite(_)
        | Body::Size(_)
        | Body::Payment(_)
        | Body::Award(_)
        | Body::Bands(_) => None,
    }
}

/// A cap by items leaves the cheapest out; counts of a single channel are all worth the same.
fn cap(body: &Cap, resolved: &Resolved, by_items: bool) -> Way {
    let alike = !by_items && resolved.selections.first().is_some_and(|of| of.channels.len() == 1);
    match body.items && !alike {
        true if by_items => Way::Mixed,
        true => Way::Dearest,
        false => Way::Points { rises: false },
    }
}

fn measure(body: &Body) -> Measure {
    match body {
        Body::Steps(body) => body.measure,
        Body::Task(body) => body.measure,
        Body::SameItem(_)
        | Body::Shares(_)
        | Body::Length(_)
        | Body::Multiplier(_)
        | Body::Transfer(_)
        | Body::Convert(_)
        | Body::Cap(_)
        | Body::Base(_)
        | Body::Rate(_)
        | Body::Adjustment(_)
        | Body::Floor(_)
        | Body::RankPoints(_)
        | Body::Scale(_)
        | Body::Composite(_)
        | Body::Size(_)
        | Body::Payment(_)
        | Body::Award(_)
        | Body::Bands(_) => Measure::Points,
    }
}

fn sees(body: &Body, resolved: &Resolved) -> Sees {
    let Some(of) = resolved.selections.first() else { return Sees::Only(Vec::new()) };
    let before = match body {
        Body::Cap(cap) if cap.items => return Sees::Only(Vec::new()),
        // A task that names nothing is over the channels, without what is added beside them.
        Body::Task(_) => false,
        Body::SameItem(_)
        | Body::Shares(_)
        | Body::Length(_)
        | Body::Multiplier(_)
        | Body::Transfer(_)
        | Body::Convert(_)
        | Body::Steps(_)
        | Body::Cap(_)
        | Body::Base(_)
        | Body::Rate(_)
        | Body::Adjustment(_)
        | Body::Floor(_)
        | Body::RankPoints(_)
        | Body::Scale(_)
        | Body::Composite(_)
        | Body::Size(_)
        | Body::Payment(_)
        | Body::Award(_)
        | Body::Bands(_) => of.everything,
    };
    if before { Sees::Before } else { Sees::Only(of.provisions.iter().chain(&of.joins).copied().collect()) }
}

/// Whether a table never brings less for more.
fn steps_rise(body: &Steps) -> bool {
    let mut highest = Points::ZERO;
    for (at, step) in body.steps.iter().enumerate() {
        let points = step.points.unwrap_or_default();
        if points < highest || step.adds.is_some_and(|adds| adds < Points::ZERO) {
            return false;
        }
        highest = points;
        let next = body.steps.get(at + 1).and_then(|next| next.from);
        if let (Some(every), Some(adds), Some(next), Some(from)) = (step.every, step.adds, next, step.from)
            && every > Points::ZERO
        {
            let times = (next - from).thousandths() / every.thousandths();
            highest += Points::from_thousandths(adds.thousandths().saturating_mul(times));
        }
    }
    // Beyond the end of a last step that has one the table brings nothing.
    body.steps.last().is_none_or(|last| last.to.is_none())
}

/// Whether a task never brings less for more.
fn task_rises(body: &Task) -> bool {
    let points = body.points.unwrap_or_default();
    let beyond = body.beyond.as_ref().is_none_or(|beyond| {
        beyond.each.unwrap_or_default() >= Points::ZERO && beyond.most.is_none_or(|most| most >= Points::ZERO)
    });
    let missed = match body.missed {
        Missed::Told => true,
        Missed::Each => body.each.unwrap_or_default() <= Points::ZERO,
        Missed::Proportion => points >= Points::ZERO,
        Missed::AllOrNothing => body.otherwise.unwrap_or_default() <= points,
    };
    beyond && missed && body.least.is_none_or(|least| least <= points)
}

/// The fields of all clauses that name a channel: channels of the same ones differ in nothing but their points.
pub(super) fn named_by(rules: &RuleSet, channel: ChannelIx) -> Vec<(usize, usize)> {
    let mut fields = Vec::new();
    for (ix, _, resolved) in rules.acting() {
        let of = resolved.selections.iter().enumerate();
        fields.extend(of.filter(|(_, of)| of.has(channel)).map(|(field, _)| (ix.get(), field)));
    }
    fields
}

/// Whether an adoption of a channel may be put beside one of another by their points alone, other clauses being the same.
pub(super) fn is_comparable(rules: &RuleSet, channel: ChannelIx, by_items: bool) -> bool {
    rules.acting().all(|(_, provision, resolved)| {
        !bends(&provision.body, by_items).others
            || resolved.selections.first().is_none_or(|of| !of.has(channel))
    })
}

/// Whether so many adoptions of a channel are worth exactly so many times one of them, also beside other channels.
pub(super) fn is_straight(rules: &RuleSet, channel: ChannelIx, by_items: bool) -> bool {
    rules.acting().all(|(_, provision, resolved)| {
        !bends(&provision.body, by_items).own || resolved.selections.first().is_none_or(|of| !of.has(channel))
    })
}

/// What a clause bends of a channel in its first field.
struct Bends {
    /// What an adoption is worth beside one of another channel.
    others: bool,
    /// What several adoptions are worth beside one of them.
    own: bool,
}

fn bends(body: &Body, by_items: bool) -> Bends {
    match body {
        Body::Multiplier(body) => Bends { others: !body.marked, own: !body.marked },
        Body::Cap(body) => Bends { others: by_items && body.items, own: body.items },
        Body::SameItem(body) => {
            Bends { others: by_items, own: by_items && body.policy == Policy::Decreasing }
        }
        Body::Shares(_)
        | Body::Length(_)
        | Body::Transfer(_)
        | Body::Convert(_)
        | Body::Steps(_)
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
        | Body::Bands(_) => Bends { others: false, own: false },
    }
}

/// Whether an entry under a clause makes what the unit earns nothing.
pub(super) fn is_veto(body: &Body) -> bool {
    matches!(body, Body::Adjustment(body) if matches!(body.veto, Veto::Month | Veto::Period | Veto::Year))
}
