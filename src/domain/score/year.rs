//! One unit through a year: slice after slice, the clauses in their order.

use super::index::Index;
use super::items::Share;
use super::slate::{Judgement, Memory, Slate, Struck, Turn};
use super::slices::Slice;
use super::supposed::Supposed;
use super::{ClauseLine, Known};
use crate::domain::id::UnitId;
use crate::domain::points::Points;
use crate::domain::record::{Adjustment, Cell};
use crate::domain::roster::{Standing, UnitIx};
use crate::domain::rules::{Body, ChannelIx, Currency, Provision, ProvisionIx, RuleSet, Stage};
use crate::domain::workspace::{Source, Workspace};

/// What a unit came to in one period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::domain) struct PeriodSum {
    /// 本期
    pub(in crate::domain) points: Points,
    /// 元
    pub(in crate::domain) yuan: Points,
    /// Points by kind of information.
    pub(in crate::domain) kinds: Vec<Points>,
    /// What later clauses look at, by clause and field.
    pub(in crate::domain) watched: Vec<(ProvisionIx, usize, Points)>,
    /// Tasks that were judged.
    pub(in crate::domain) judged: Vec<Judgement>,
    /// Whether an entry bars the unit from awards.
    pub(in crate::domain) barred: bool,
}

/// A unit's year up to a period.
pub(in crate::domain) struct UnitYear {
    /// By period, from the first of the year.
    pub(in crate::domain) periods: Vec<PeriodSum>,
    /// The items each channel came to in the last period, in thousandths, what was received from others included.
    pub(in crate::domain) received: Vec<i64>,
    /// What the clauses did in the last period.
    pub(in crate::domain) lines: Vec<ClauseLine>,
}

/// What is scored of a unit's year.
pub(in crate::domain) struct Wanted<'a> {
    pub(in crate::domain) workspace: &'a Workspace,
    /// The records by unit.
    pub(in crate::domain) index: &'a Index<'a>,
    pub(in crate::domain) slices: &'a [Slice],
    /// Facts that became known later are left out.
    pub(in crate::domain) known: Known,
    /// What the items come to, slice by slice.
    pub(in crate::domain) shares: &'a [Share<'a>],
    /// What is supposed beside the record.
    pub(in crate::domain) supposed: Option<&'a Supposed<'a>>,
    /// Whether the account of the last period is kept.
    pub(in crate::domain) explain: bool,
}

/// Scores a unit's year.
pub(in crate::domain) fn unit_year(wanted: &Wanted<'_>, unit: UnitIx) -> UnitYear {
    let workspace = wanted.workspace;
    let first = wanted.slices.first().map_or(0, |slice| slice.period.get());
    let last = wanted.slices.last().map_or(0, |slice| slice.period.get());
    let mut year = UnitYear {
        periods: vec![PeriodSum::default(); last + 1 - first],
        received: Vec::new(),
        lines: Vec::new(),
    };
    let Some(of) = workspace.roster().unit(unit) else { return year };
    if of.standing == Standing::ListedOnly {
        return year;
    }
    let mut memory: Vec<Memory> = Vec::new();
    let mut rules_before: Option<&RuleSet> = None;
    let mut left: Left<'_> = Vec::new();
    let mut struck = Struck::default();
    let mut earned = (Points::ZERO, Points::ZERO);
    let mut period_before = None;
    for (number, slice) in wanted.slices.iter().enumerate() {
        let Some(rules) = workspace.rules_of(slice.period) else { continue };
        if !workspace.is_active(unit, slice.period) {
            continue;
        }
        if rules_before.is_none_or(|before| before.id() != rules.id()) {
            left.extend(rules_before.map(|before| (before, std::mem::take(&mut memory))));
            memory = carried(&left, rules);
        }
        rules_before = Some(rules);
        if period_before != Some(slice.period) {
            struck = Struck { year: struck.year, award: struck.award, ..Struck::default() };
            earned.0 = Points::ZERO;
            period_before = Some(slice.period);
        }
        struck.slice = None;
        let provisions = rules.provisions().len();
        let channels = rules.channels().len();
        let mut slate = Slate {
            rules,
            unit: of,
            slice,
            counts: vec![0; channels],
            adopted: Vec::new(),
            moved: vec![Points::ZERO; channels],
            by_items: workspace.period(slice.period).is_some_and(|one| one.parts().source == Source::Items),
            channels: vec![Points::ZERO; channels],
            added: vec![Points::ZERO; provisions],
            held_against: vec![Points::ZERO; provisions],
            lost: Points::ZERO,
            paid: vec![Points::ZERO; provisions],
            entries: entries(wanted, unit, slice),
            struck,
            judged: Vec::new(),
            memory: &mut memory,
            lines: (wanted.explain && slice.period.get() == last).then(Vec::new),
        };
        gather(wanted, unit, number, &mut slate);
        slate.adopted.clone_from(&slate.counts);
        if slice.period.get() == last {
            year.received.resize(channels, 0);
            for (received, items) in year.received.iter_mut().zip(&slate.counts) {
                *received += items;
            }
        }
        for (ix, provision, resolved) in rules.acting().filter(|(_, provision, _)| provision.holds_for(of)) {
            let left_out = wanted.supposed.is_some_and(|supposed| supposed.leaves_out(ix, slice.period));
            if provision.stage() == Stage::Items || left_out {
                continue;
            }
            if resolved.stage > Stage::Adjust {
                strike(&mut slate, earned);
            }
            act(Turn { ix, provision, resolved }, &mut slate);
        }
        strike(&mut slate, earned);
        settle(&mut slate, &mut earned);
        let sum = &mut year.periods[slice.period.get() - first];
        add_up(sum, &slate);
        struck = slate.struck;
        if slice.period.get() == last {
            year.lines.append(&mut slate.lines.take().unwrap_or_default());
        }
    }
    year
}

/// What the clauses remembered when their rules were left, the last ones last.
type Left<'a> = Vec<(&'a RuleSet, Vec<Memory>)>;

/// What the clauses remember where the rules change within a year: a clause goes on under its id, even when rules
/// between did without it.
fn carried(left: &Left<'_>, now: &RuleSet) -> Vec<Memory> {
    let carry = |provision: &Provision| {
        let found = left.iter().rev().find_map(|(before, memory)| {
            let memory = memory.get(before.find_provision(&provision.id)?.get())?;
            Some(memory.clone().under(before, now))
        });
        found.unwrap_or_default()
    };
    now.provisions().iter().map(carry).collect()
}

/// The entries of a unit in a slice, by date, then id; one without a date counts with the end of its period.
fn entries<'a>(wanted: &Wanted<'a>, unit: UnitIx, slice: &Slice) -> Vec<&'a Adjustment> {
    let Some(period) = wanted.workspace.period(slice.period) else { return Vec::new() };
    let (period, end) = (&period.parts().id, period.span().to());
    let here = wanted.index.entries(unit).filter(|entry| entry.period == *period);
    let mut found: Vec<&Adjustment> =
        here.filter(|entry| slice.span.contains(entry.date.unwrap_or(end))).collect();
    found.sort_by(|a, b| (a.date.unwrap_or(end), &a.id).cmp(&(b.date.unwrap_or(end), &b.id)));
    found
}

/// Puts what is known of the unit on the slate, and what it receives from others.
fn gather(wanted: &Wanted<'_>, unit: UnitIx, number: usize, slate: &mut Slate<'_>) {
    let workspace = wanted.workspace;
    put(wanted, unit, number, slate, None);
    let moves = slate.rules.acting().filter_map(|(ix, provision, resolved)| match &provision.body {
        Body::Transfer(transfer) if transfer.to == slate.unit.id.as_str() => {
            Some((ix, provision, transfer, resolved))
        }
        _ => None,
    });
    for (ix, provision, transfer, resolved) in moves.collect::<Vec<_>>() {
        for from in &transfer.from {
            let source = workspace.roster().find(&UnitId::new(from));
            let gives = |source: &UnitIx| {
                workspace.is_active(*source, slate.slice.period)
                    && workspace.roster().unit(*source).is_some_and(|of| provision.holds_for(of))
            };
            let Some(source) = source.filter(gives) else { continue };
            let before = slate.counts.iter().sum::<i64>();
            let valued: Points = slate.moved.iter().copied().sum();
            let takes = resolved.selections.first().map(|selection| selection.channels.clone());
            put(wanted, source, number, slate, takes.as_deref());
            let items = slate.counts.iter().sum::<i64>() - before;
            // What clauses made of the items comes along; the channels tell their plain points.
            let valued = slate.moved.iter().copied().sum::<Points>() - valued;
            if items != 0 || valued != Points::ZERO {
                let mut line = ClauseLine::new(ix, Points::ZERO, valued);
                line.measured = Points::from_thousandths(items);
                line.told = true;
                slate.post(line);
            }
        }
    }
}

/// Adds counts and items of a unit to the slate; `only` these channels where it is credit moved.
fn put(wanted: &Wanted<'_>, unit: UnitIx, number: usize, slate: &mut Slate<'_>, only: Option<&[ChannelIx]>) {
    let workspace = wanted.workspace;
    let Some(record) = workspace.period(slate.slice.period) else { return };
    // A channel is open or closed to who wrote for it, not to whom the credit goes.
    let Some(class) = workspace.roster().unit(unit).map(|of| &of.class) else { return };
    let takes = |channel: &ChannelIx| only.is_none_or(|only| only.contains(channel));
    if record.parts().source == Source::Counts {
        for (ix, channel) in slate.rules.channels_ix() {
            if !channel.is_open_to(class) || !takes(&ix) {
                continue;
            }
            let count = match record.typed().get(unit, ix) {
                Cell::Count(count) if !record.is_waiting(ix) => i64::from(count),
                _ => 0,
            };
            let supposed = wanted.supposed.filter(|_| !record.is_waiting(ix));
            let count = count + supposed.map_or(0, |one| one.count(unit, slate.slice.period, ix));
            let items = (count + wanted.index.late(wanted.known, unit, ix, slate.slice.period)) * 1000;
            if items != 0 {
                slate.counts[ix.get()] += items;
                let worth = slate.worth(ix, items);
                slate.channels[ix.get()] += worth;
            }
        }
        return;
    }
    for share in wanted.shares.iter().filter(|share| share.unit == unit && share.slice == number) {
        for &(channel, items) in share.adopted.iter().filter(|(channel, _)| takes(channel)) {
            let worth = slate.worth(channel, i64::from(items) * 1000);
            slate.counts[channel.get()] += i64::from(items) * 1000;
            slate.channels[channel.get()] += worth;
        }
        for &(channel, points) in share.moved.iter().filter(|(channel, _)| takes(channel)) {
            slate.moved[channel.get()] += points;
        }
        // What the clauses did is told of the unit's own items; of others their sum is told.
        for &(provision, before, after) in share.changes.iter().filter(|_| only.is_none()) {
            let mut line = ClauseLine::new(provision, before, after);
            line.item = Some(share.item.id.clone());
            let strikes = slate.rules.provision(provision).map(|one| &one.body);
            if matches!(strikes, Some(Body::Adjustment(_))) {
                // Not by hand: what the item brought is gone, whatever the entry itself costs.
                slate.lose(line);
            } else {
                slate.post(line);
            }
        }
    }
}

/// Lets one clause act.
fn act(turn: Turn<'_>, slate: &mut Slate<'_>) {
    match &turn.provision.body {
        Body::Transfer(body) => body.act(turn, slate),
        Body::Convert(body) => body.act(turn, slate),
        Body::Multiplier(body) => body.act(turn, slate),
        Body::Steps(body) => body.act(turn, slate),
        Body::Cap(body) => body.act(turn, slate),
        Body::Base(body) => body.act(turn, slate),
        Body::Task(body) => body.act(turn, slate),
        Body::Rate(body) => body.act(turn, slate),
        Body::Adjustment(body) => body.act(turn, slate),
        Body::Floor(body) => body.act(turn, slate),
        Body::Payment(body) => body.act(turn, slate),
        // Items were valued before, and what looks at other units comes after all of them are scored.
        Body::SameItem(_)
        | Body::Shares(_)
        | Body::Length(_)
        | Body::RankPoints(_)
        | Body::Scale(_)
        | Body::Composite(_)
        | Body::Size(_)
        | Body::Award(_)
        | Body::Bands(_) => {}
    }
}

/// What was earned: all that entries do not bring, but for what tasks and rates take away, and give back of that, which a
/// veto leaves standing.
fn earned_now(slate: &Slate<'_>) -> Points {
    let apart = slate.rules.acting().map(|(ix, provision, resolved)| match provision.body {
        Body::Adjustment(_) => slate.added[ix.get()],
        _ if resolved.stage == Stage::Task => slate.held_against[ix.get()],
        _ => Points::ZERO,
    });
    slate.total() - apart.sum()
}

/// Makes 0 what an entry struck, with what the slices before earned in the period or the year. Called once the entries of
/// the slice have acted; a second call finds nothing left.
fn strike(slate: &mut Slate<'_>, earned: (Points, Points)) {
    let (by, before) = match slate.struck {
        Struck { year: Some(by), .. } => (by, earned.1),
        Struck { period: Some(by), .. } => (by, earned.0),
        Struck { slice: Some(by), .. } => (by, Points::ZERO),
        Struck { .. } => return,
    };
    let lost = earned_now(slate) + before;
    // Where less than nothing was earned there is nothing to lose.
    if lost > Points::ZERO {
        // Booked apart from the entry's own points, so that nothing is left to strike afterwards.
        slate.lose(ClauseLine::new(by, lost, Points::ZERO));
    }
}

/// Remembers what the slice earned, for an entry that strikes the period or the year later on.
fn settle(slate: &mut Slate<'_>, earned: &mut (Points, Points)) {
    let now = earned_now(slate);
    earned.0 += now;
    earned.1 += now;
}

fn add_up(sum: &mut PeriodSum, slate: &Slate<'_>) {
    sum.points += slate.total();
    sum.yuan += slate.paid.iter().copied().sum();
    sum.kinds.resize(slate.rules.kinds().len(), Points::ZERO);
    for (ix, _) in slate.rules.channels_ix() {
        sum.kinds[slate.rules.kind_of(ix).get()] += slate.held(ix);
    }
    for (ix, _, resolved) in slate.rules.acting() {
        if let Some(kind) = resolved.of_kind.filter(|_| resolved.stage.is_beside_channels()) {
            sum.kinds[kind.get()] += slate.added[ix.get()];
        }
        watch(sum, slate, ix, resolved);
    }
    slate.judged.iter().for_each(|one| one.note(&mut sum.judged));
    sum.barred |= slate.struck.award;
}

/// Notes what clauses look at that come after all units are scored.
fn watch(sum: &mut PeriodSum, slate: &Slate<'_>, ix: ProvisionIx, resolved: &crate::domain::rules::Resolved) {
    let Some(provision) = slate.rules.provision(ix) else { return };
    for (field, measure) in provision.body.watches() {
        let Some(of) = resolved.selections.get(field) else { continue };
        let now = slate.measure(of, measure);
        match sum.watched.iter_mut().find(|(by, at, _)| *by == ix && *at == field) {
            Some((_, _, before)) => *before += now,
            None => sum.watched.push((ix, field, now)),
        }
    }
}

/// What a clause pays in.
pub(in crate::domain) fn currency(turn: Turn<'_>) -> Currency {
    if turn.provision.pays_yuan() { Currency::Yuan } else { Currency::Points }
}
