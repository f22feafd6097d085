//! One item under one rule set: what each clause makes of its adoptions to a day.

use super::Known;
use super::index::Index;
use super::items::part_of;
use super::slices::Slice;
use super::valued::{Valued, Why, add, groups, keep_best, keep_best_of_levels, total};
use crate::domain::calendar::Date;
use crate::domain::points::Points;
use crate::domain::record::{Adoption, Item};
use crate::domain::roster::{Unit, UnitIx};
use crate::domain::rules::{
    Body, Channel, ChannelIx, LengthTier, Policy, Provision, ProvisionIx, Resolved, RuleSet, SameItem,
    Shares, Split, Veto, Within,
};
use crate::domain::workspace::{PeriodIx, Workspace};

/// One item seen by one of its units under one rule set.
pub(super) struct Work<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) index: &'a Index<'a>,
    pub(super) rules: &'a RuleSet,
    pub(super) item: &'a Item,
    /// Which of the item's units.
    pub(super) position: usize,
    pub(super) unit: &'a Unit,
    pub(super) at: UnitIx,
    pub(super) known: Known,
    /// The first day of the year; what was adopted before it counts for nothing.
    pub(super) begin: Date,
}

/// What the clauses make of an item to a day.
#[derive(Default)]
pub(super) struct Value {
    /// What each clause did: the points before it, and what it added.
    pub(super) changes: Vec<(ProvisionIx, Points, Points)>,
    /// What all of them together added to each channel's plain points.
    pub(super) moved: Vec<(ChannelIx, Points)>,
}

impl<'a> Work<'a> {
    /// The adoptions that score, of the year to a day.
    fn adoptions(&self, upto: Date) -> Vec<Valued<'a>> {
        let mut found: Vec<Valued<'a>> = Vec::new();
        for adoption in &self.item.adoptions {
            let Some(date) = adoption.date else { continue };
            let Some(ix) = self.rules.find_channel(&adoption.channel) else { continue };
            let Some(channel) = self.rules.channel(ix) else { continue };
            // What was adopted between two periods belongs to none and stands in nobody's way.
            let Some(period) = self.workspace.period_on(date) else { continue };
            if date < self.begin || date > upto || !self.is_known(adoption) {
                continue;
            }
            if !self.scores(adoption, period, ix, channel) {
                continue;
            }
            let then = self.workspace.rules_of(period);
            let then = then.and_then(|rules| rules.channel(rules.find_channel(&adoption.channel)?));
            let plain = then.map_or(channel.points, |channel| channel.points);
            let main = self.rules.main_channel(ix);
            found.push(Valued {
                adoption,
                ix,
                main,
                channel,
                plain,
                points: plain,
                stood: plain,
                why: None,
                after: None,
            });
        }
        // A total order, so that the order in which adoptions were entered never matters.
        found.sort_by(|a, b| {
            (a.adoption.date, a.ix, &a.adoption.issue).cmp(&(b.adoption.date, b.ix, &b.adoption.issue))
        });
        found
    }

    pub(super) fn is_known(&self, adoption: &Adoption) -> bool {
        let known = adoption.known.as_ref().and_then(|id| self.workspace.find_period(id));
        known.is_none_or(|known| self.known.includes(known))
    }

    /// Whether an adoption of a period counts: the unit is there then, the channel is open to its class and fed back. What
    /// became known later was fed back with it.
    fn scores(&self, adoption: &Adoption, period: PeriodIx, ix: ChannelIx, channel: &Channel) -> bool {
        !self.waits(adoption, period, ix)
            && self.workspace.is_active(self.at, period)
            && channel.is_open_to(&self.unit.class)
    }

    /// Whether the channel of an adoption has not been fed back in its period.
    pub(super) fn waits(&self, adoption: &Adoption, period: PeriodIx, ix: ChannelIx) -> bool {
        let same_rules = self.workspace.rules_of(period).is_some_and(|rules| rules.id() == self.rules.id());
        adoption.known.is_none()
            && same_rules
            && self.workspace.period(period).is_some_and(|period| period.is_waiting(ix))
    }

    pub(super) fn new_adoptions(&self, slice: &Slice) -> Vec<(ChannelIx, u32)> {
        let mut counts: Vec<(ChannelIx, u32)> = Vec::new();
        for one in self.adoptions(slice.span.to()) {
            if one.adoption.date.is_some_and(|date| slice.span.contains(date)) {
                match counts.binary_search_by_key(&one.ix, |count| count.0) {
                    Ok(at) => counts[at].1 += 1,
                    Err(at) => counts.insert(at, (one.ix, 1)),
                }
            }
        }
        counts
    }

    /// What each clause does to the adoptions up to a day.
    pub(super) fn value(&self, upto: Date) -> Value {
        self.valued(upto).0
    }

    /// The same, with what every adoption comes to and why one comes to nothing.
    pub(super) fn valued(&self, upto: Date) -> (Value, Vec<Valued<'a>>) {
        let mut adoptions = self.adoptions(upto);
        let mut value = Value::default();
        if adoptions.is_empty() {
            return (value, adoptions);
        }
        for step in STEPS {
            for (ix, provision, resolved) in self.acting(step) {
                let before = total(&adoptions);
                self.apply(provision, resolved, &mut adoptions);
                let delta = total(&adoptions) - before;
                if delta != Points::ZERO {
                    value.changes.push((ix, before, delta));
                }
            }
        }
        self.split(&mut value.changes, &mut adoptions);
        self.strike(&mut value.changes, &mut adoptions, upto);
        for one in &adoptions {
            add(&mut value.moved, one.ix, one.points - one.plain);
        }
        (value, adoptions)
    }

    fn acting(&self, step: usize) -> impl Iterator<Item = (ProvisionIx, &'a Provision, &'a Resolved)> {
        let unit = self.unit;
        self.rules.acting().filter(move |(_, provision, _)| {
            let this = match &provision.body {
                Body::Shares(body) if body.split == Split::Fixed => 0,
                Body::Length(_) => 1,
                Body::Multiplier(_) => 2,
                Body::SameItem(_) => 3,
                _ => STEPS.len(),
            };
            this == step && provision.holds_for(unit)
        })
    }

    fn apply(&self, provision: &Provision, resolved: &Resolved, adoptions: &mut [Valued<'_>]) {
        let Some(of) = resolved.selections.first() else { return };
        let rounding = self.rules.parts().rounding;
        let meant = adoptions.iter_mut().filter(|one| of.has(one.ix));
        match &provision.body {
            // Parts written on the item go before a fixed amount.
            Body::Shares(body) if self.item.units.len() > 1 && !self.has_own_parts() => {
                meant.for_each(|one| one.points = body.points.unwrap_or(one.points));
            }
            Body::Length(body) => {
                let Some(tier) = self.item.length.and_then(|length| body.tier(length)) else { return };
                meant.for_each(|one| one.points = self.in_tier(tier, one.points));
            }
            Body::Multiplier(body) => {
                let marked = |one: &&mut Valued<'_>| {
                    !body.marked || one.adoption.marks.iter().any(|mark| mark == provision.id.as_str())
                };
                for one in meant.filter(marked) {
                    let judged = one.adoption.factor.filter(|factor| {
                        body.least.is_none_or(|least| least <= *factor)
                            && body.most.is_none_or(|most| *factor <= most)
                    });
                    let times = body.times.or(judged).unwrap_or(Points::whole(1));
                    one.points = rounding.ratio(one.points, times.thousandths(), 1000);
                }
            }
            Body::SameItem(body) => self.same_item(provision, body, resolved, adoptions),
            _ => {}
        }
    }

    fn in_tier(&self, tier: &LengthTier, points: Points) -> Points {
        if let Some(times) = tier.times {
            return self.rules.parts().rounding.ratio(points, times.thousandths(), 1000);
        }
        let other = || self.rules.channels().iter().find(|channel| channel.id.as_str() == tier.as_channel);
        tier.points.or_else(|| other().map(|channel| channel.points)).unwrap_or(points)
    }

    /// Brings the adoptions of an item together, group by group.
    fn same_item(
        &self,
        provision: &Provision,
        clause: &SameItem,
        resolved: &Resolved,
        adoptions: &mut [Valued<'_>],
    ) {
        let Some(of) = resolved.selections.first() else { return };
        let group_of = |one: &Valued<'_>| match clause.within {
            Within::Item => 0,
            Within::Kind => self.rules.kind_of(one.ix).get(),
            Within::Level => one.channel.level as usize,
            Within::Channel => self.rules.main_channel(one.ix).get(),
        };
        let meant = adoptions.iter().enumerate().filter(|(_, one)| of.has(one.ix));
        for mut group in groups(meant.map(|(at, one)| (group_of(one), at)).collect()) {
            if clause.once_per_level {
                group = keep_best_of_levels(adoptions, &group);
            }
            match clause.policy {
                Policy::Add => {}
                Policy::Highest => keep_best(adoptions, &group, 1),
                Policy::TopK => keep_best(adoptions, &group, clause.k.map_or(1, |k| k as usize)),
                Policy::BasePlusHighest => {
                    let base = resolved.selections.get(1);
                    group.retain(|&at| !base.is_some_and(|base| base.has(adoptions[at].ix)));
                    keep_best(adoptions, &group, 1);
                }
                Policy::Decreasing => {
                    for (nth, &at) in group.iter().enumerate() {
                        let factor = clause.factors.get(nth).or(clause.factors.last());
                        let times = factor.and_then(|factor| factor.times).unwrap_or(Points::whole(1));
                        let rounding = self.rules.parts().rounding;
                        adoptions[at].points =
                            rounding.ratio(adoptions[at].points, times.thousandths(), 1000);
                    }
                }
                Policy::FirstReporter => {
                    for &at in group.iter().filter(|_| !self.has_own_parts()) {
                        if !self.is_first(provision, adoptions[at].adoption) {
                            adoptions[at].drop_for(Why::NotFirst, None);
                        }
                    }
                }
            }
        }
    }

    /// Whether this unit reported the item before all others that are there at its adoption and for which the clause
    /// holds; of equal days the one written first.
    fn is_first(&self, provision: &Provision, adoption: &Adoption) -> bool {
        let period = adoption.date.and_then(|date| self.workspace.period_on(date));
        let roster = self.workspace.roster();
        let contends = |at: &usize| {
            let unit = roster.find(&self.item.units[*at].unit);
            let holds = unit.and_then(|unit| roster.unit(unit)).is_some_and(|unit| provision.holds_for(unit));
            holds && unit.zip(period).is_some_and(|(unit, period)| self.workspace.is_active(unit, period))
        };
        let key = |at: usize| (self.item.units[at].reported.is_none(), self.item.units[at].reported, at);
        (0..self.item.units.len()).filter(contends).all(|other| key(self.position) <= key(other))
    }

    /// Whether an adoption goes to the first reporter alone, so that there is nothing to split.
    fn goes_to_the_first(&self, ix: ChannelIx) -> bool {
        self.rules.acting().any(|(_, provision, resolved)| {
            let first =
                matches!(&provision.body, Body::SameItem(body) if body.policy == Policy::FirstReporter);
            first
                && provision.holds_for(self.unit)
                && resolved.selections.first().is_some_and(|of| of.has(ix))
        })
    }

    /// The unit's part of a combined item.
    fn split(&self, changes: &mut Vec<(ProvisionIx, Points, Points)>, adoptions: &mut [Valued<'_>]) {
        if self.item.units.len() < 2 {
            return;
        }
        let clauses: Vec<(ProvisionIx, &Shares, &Resolved)> = self
            .rules
            .acting()
            .filter(|(_, one, _)| one.holds_for(self.unit))
            .filter_map(|(ix, provision, resolved)| match &provision.body {
                Body::Shares(body) => Some((ix, body, resolved)),
                _ => None,
            })
            .collect();
        if self.has_own_parts() {
            // Parts are split under a clause on shares; without one each unit has the whole, which is a finding.
            let Some(ix) = clauses.first().map(|(ix, _, _)| *ix) else { return };
            let weights: Vec<i64> =
                self.item.units.iter().map(|author| author.part.map_or(1000, Points::thousandths)).collect();
            self.book(changes, ix, &mut adoptions.iter_mut().collect::<Vec<_>>(), &weights);
            return;
        }
        for (ix, body, resolved) in clauses {
            let Some(of) = resolved.selections.first() else { continue };
            let units = self.item.units.len();
            let weights: Vec<i64> = match body.split {
                Split::Equal => vec![1; units],
                Split::Ratio => (0..units)
                    .map(|at| body.parts.get(at).and_then(|part| part.part).map_or(0, Points::thousandths))
                    .collect(),
                Split::Fixed | Split::Full => continue,
            };
            let is_meant = |one: &&mut Valued<'_>| of.has(one.ix) && !self.goes_to_the_first(one.ix);
            let mut meant: Vec<_> = adoptions.iter_mut().filter(is_meant).collect();
            self.book(changes, ix, &mut meant, &weights);
        }
    }

    fn book(
        &self,
        changes: &mut Vec<(ProvisionIx, Points, Points)>,
        ix: ProvisionIx,
        meant: &mut [&mut Valued<'_>],
        weights: &[i64],
    ) {
        let whole: Points = meant.iter().map(|one| one.points).sum();
        let part = part_of(whole, weights, self.position, self.rules.parts().rounding.decimals);
        if part == whole {
            return;
        }
        changes.push((ix, whole, part - whole));
        // The unit's part is spread over the adoptions as the whole was, so that each channel knows its share.
        let held: Vec<i64> = meant.iter().map(|one| one.points.thousandths().abs()).collect();
        for (at, one) in meant.iter_mut().enumerate() {
            one.points = part_of(part, &held, at, 3);
        }
    }

    /// Whether the item itself says how it is split.
    fn has_own_parts(&self) -> bool {
        self.item.units.iter().any(|author| author.part.is_some())
    }

    /// Makes the item 0 from the day an entry struck it.
    fn strike(
        &self,
        changes: &mut Vec<(ProvisionIx, Points, Points)>,
        adoptions: &mut [Valued<'_>],
        upto: Date,
    ) {
        let strikes = |ix: ProvisionIx| {
            self.rules
                .provision(ix)
                .is_some_and(|one| matches!(&one.body, Body::Adjustment(body) if body.veto == Veto::Item))
        };
        let entry = self.index.of_item(self.item).find(|entry| {
            let struck = entry.unit == self.unit.id;
            let period = self.workspace.find_period(&entry.period).and_then(|at| self.workspace.period(at));
            let day = entry.date.or(period.map(|period| period.span().from()));
            struck
                && day.is_some_and(|day| day <= upto)
                && self.rules.find_provision(&entry.kind).is_some_and(strikes)
        });
        let Some(ix) = entry.and_then(|entry| self.rules.find_provision(&entry.kind)) else { return };
        let left = total(adoptions);
        if left != Points::ZERO {
            changes.push((ix, left, -left));
        }
        for one in adoptions {
            one.drop_for(Why::Struck, None);
        }
    }
}

/// The steps in which clauses act on adoptions: fixed amounts, lengths, marks, the same item.
const STEPS: [usize; 4] = [0, 1, 2, 3];
