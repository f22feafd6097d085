//! One unit's figures while the clauses of a slice act on them, one after another.

use super::ClauseLine;
use super::slices::Slice;
use super::windows::Standing;
use crate::domain::points::Points;
use crate::domain::record::Adjustment;
use crate::domain::roster::Unit;
use crate::domain::rules::{
    ChannelIx, Currency, Measure, Provision, ProvisionIx, Resolved, RuleSet, Selection, Window,
};

/// What a clause remembers of the slices before.
#[derive(Clone, Debug, Default)]
pub(in crate::domain) struct Memory {
    window: Option<(Window, Standing)>,
    /// What was measured in the window to date.
    pub(in crate::domain) measured: Points,
    /// A second measure: what is compared with, or what can be forfeited.
    pub(in crate::domain) beside: Points,
    /// What the clause came to in the window to date.
    pub(in crate::domain) output: Points,
    /// Items in the window to date by channel, where a clause needs them apart.
    pub(in crate::domain) counts: Vec<i64>,
    /// What those items brought by channel.
    pub(in crate::domain) worth: Vec<Points>,
    /// Entries in the window to date.
    pub(in crate::domain) entries: u32,
    /// What is put off to the year's end; not bound to the window.
    pub(in crate::domain) put_off: Points,
    /// Windows missed in a row, up to the one before and with this one; not bound to the window.
    pub(in crate::domain) missed: (u32, u32),
    /// Entries by scope, and the largest by level; not bound to the window.
    seen: Vec<Seen>,
}

/// The entries of one scope and level, or of one scope and grade.
#[derive(Clone, Debug)]
pub(in crate::domain) struct Seen {
    of: (String, String),
    /// How many.
    pub(in crate::domain) count: u32,
    /// The largest, by size.
    pub(in crate::domain) largest: Points,
}

impl Memory {
    /// What is remembered by channel, put to the channels of other rules by their ids.
    pub(in crate::domain) fn under(mut self, before: &RuleSet, now: &RuleSet) -> Self {
        let place = |at: usize| now.find_channel(&before.channels().get(at)?.id).map(ChannelIx::get);
        let (counts, worth) = (std::mem::take(&mut self.counts), std::mem::take(&mut self.worth));
        if !counts.is_empty() {
            self.counts = vec![0; now.channels().len()];
            self.worth = vec![Points::ZERO; now.channels().len()];
        }
        for (at, (items, points)) in counts.into_iter().zip(worth).enumerate() {
            if let Some(place) = place(at) {
                (self.counts[place], self.worth[place]) = (items, points);
            }
        }
        self
    }

    /// What was seen of a scope and level.
    pub(in crate::domain) fn seen(&mut self, scope: String, level: &str) -> &mut Seen {
        let order = |one: &Seen| (one.of.0.as_str(), one.of.1.as_str()).cmp(&(&scope, level));
        let at = self.seen.binary_search_by(order).unwrap_or_else(|at| {
            let of = (scope.clone(), level.to_owned());
            self.seen.insert(at, Seen { of, count: 0, largest: Points::ZERO });
            at
        });
        &mut self.seen[at]
    }
}

/// The clause whose turn it is.
#[derive(Clone, Copy)]
pub(in crate::domain) struct Turn<'a> {
    pub(in crate::domain) ix: ProvisionIx,
    pub(in crate::domain) provision: &'a Provision,
    pub(in crate::domain) resolved: &'a Resolved,
}

impl<'a> Turn<'a> {
    /// The selection of a field, by its position among the fields that name things.
    pub(in crate::domain) fn selection(self, field: usize) -> &'a Selection {
        static NOTHING: Selection =
            Selection { everything: false, channels: Vec::new(), provisions: Vec::new(), joins: Vec::new() };
        self.resolved.selections.get(field).unwrap_or(&NOTHING)
    }
}

/// One unit's figures in a slice.
pub(in crate::domain) struct Slate<'a> {
    pub(in crate::domain) rules: &'a RuleSet,
    pub(in crate::domain) unit: &'a Unit,
    pub(in crate::domain) slice: &'a Slice,
    /// Items by channel, in thousandths, after conversion.
    pub(in crate::domain) counts: Vec<i64>,
    /// The same before conversion.
    pub(in crate::domain) adopted: Vec<i64>,
    /// Points by channel, before any clause.
    pub(in crate::domain) channels: Vec<Points>,
    /// What clauses on items, factors and conversions added to each channel's points; part of `added` and `lost`.
    pub(in crate::domain) moved: Vec<Points>,
    /// Whether the period is scored by its items, which factors have acted on then.
    pub(in crate::domain) by_items: bool,
    /// What each clause added, in points.
    pub(in crate::domain) added: Vec<Points>,
    /// What each clause holds against the unit: how far below nothing it came in its window. Giving that back earns nothing.
    pub(in crate::domain) held_against: Vec<Points>,
    /// What entries struck; never positive where something was earned.
    pub(in crate::domain) lost: Points,
    /// What each clause paid, in yuan.
    pub(in crate::domain) paid: Vec<Points>,
    /// The entries of the unit in the slice.
    pub(in crate::domain) entries: Vec<&'a Adjustment>,
    /// What was struck by an entry.
    pub(in crate::domain) struck: Struck,
    /// Tasks that were judged.
    pub(in crate::domain) judged: Vec<Judgement>,
    pub(in crate::domain) memory: &'a mut Vec<Memory>,
    /// The account, where one is kept.
    pub(in crate::domain) lines: Option<Vec<ClauseLine>>,
}

/// A task that was judged at the end of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) struct Judgement {
    /// The task.
    pub(in crate::domain) task: ProvisionIx,
    /// The first of the windows that were judged.
    pub(in crate::domain) window: i32,
    /// How many windows in a row were missed with this one; 0 where it was reached.
    pub(in crate::domain) missed: u32,
}

impl Judgement {
    /// Notes it in the place of what was said of the window before, when less of it was over.
    pub(in crate::domain) fn note(self, all: &mut Vec<Self>) {
        all.retain(|one| (one.task, one.window) != (self.task, self.window));
        all.push(self);
    }
}

/// What entries made 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::domain) struct Struck {
    pub(in crate::domain) slice: Option<ProvisionIx>,
    pub(in crate::domain) period: Option<ProvisionIx>,
    pub(in crate::domain) year: Option<ProvisionIx>,
    pub(in crate::domain) award: bool,
}

impl Slate<'_> {
    /// The points of a selection so far.
    pub(in crate::domain) fn sum(&self, of: &Selection) -> Points {
        if of.everything {
            return self.total();
        }
        let channels: Points = of.channels.iter().map(|&ix| self.held(ix)).sum();
        let named = of.provisions.iter().chain(&of.joins);
        channels + named.map(|ix| self.added[ix.get()]).sum()
    }

    /// The points of one channel after items, factors and conversions.
    pub(in crate::domain) fn held(&self, channel: ChannelIx) -> Points {
        self.channels[channel.get()] + self.moved[channel.get()]
    }

    /// The points of what a selection names; an empty one names nothing.
    pub(in crate::domain) fn sum_named(&self, of: &Selection) -> Points {
        if of.everything { Points::ZERO } else { self.sum(of) }
    }

    /// The items of a selection, in thousandths.
    pub(in crate::domain) fn items(&self, of: &Selection) -> Points {
        Points::from_thousandths(of.channels.iter().map(|ix| self.counts[ix.get()]).sum())
    }

    /// Items or points of a selection.
    pub(in crate::domain) fn measure(&self, of: &Selection, measure: Measure) -> Points {
        match measure {
            Measure::Items => self.items(of),
            Measure::Points => self.sum(of),
            Measure::Adopted => {
                Points::from_thousandths(of.channels.iter().map(|ix| self.adopted[ix.get()]).sum())
            }
        }
    }

    /// Items or points of what a selection names; all channels where it names nothing.
    pub(in crate::domain) fn measure_channels(&self, of: &Selection, measure: Measure) -> Points {
        if of.everything && measure == Measure::Points {
            return self.sum(&Selection { everything: false, ..of.clone() });
        }
        self.measure(of, measure)
    }

    /// All points so far.
    pub(in crate::domain) fn total(&self) -> Points {
        self.channels.iter().copied().sum::<Points>() + self.added.iter().copied().sum::<Points>() + self.lost
    }

    /// Takes away what an entry struck.
    pub(in crate::domain) fn lose(&mut self, line: ClauseLine) {
        self.lost += line.value();
        if let Some(lines) = &mut self.lines {
            lines.push(line);
        }
    }

    /// The points of so many thousandths of an item in a channel.
    pub(in crate::domain) fn worth(&self, channel: ChannelIx, items: i64) -> Points {
        let each = self.rules.channel(channel).map_or(Points::ZERO, |channel| channel.points);
        if items % 1000 == 0 {
            return Points::from_thousandths(each.thousandths().saturating_mul(items / 1000));
        }
        self.rules.parts().rounding.ratio(each, items, 1000)
    }

    /// Whether a channel takes items of this unit's class.
    pub(in crate::domain) fn is_open(&self, channel: ChannelIx) -> bool {
        self.rules.channel(channel).is_some_and(|channel| channel.is_open_to(&self.unit.class))
    }

    /// Where the slice stands in a window, with the slices before that the window began with. What the clause remembers
    /// of an earlier window is forgotten.
    pub(in crate::domain) fn enter(&mut self, ix: ProvisionIx, window: Window) -> Standing {
        let memory = &mut self.memory[ix.get()];
        let before = memory.window.filter(|(of, _)| *of == window).map(|(_, standing)| standing);
        let standing = self.slice.standing(window).after(before);
        if before.is_none_or(|before| before.first != standing.first) {
            let kept = std::mem::take(memory);
            memory.put_off = kept.put_off;
            memory.missed = (kept.missed.1, kept.missed.1);
            memory.seen = kept.seen;
        }
        memory.window = Some((window, standing));
        standing
    }

    /// What a clause remembers.
    pub(in crate::domain) fn memory(&mut self, ix: ProvisionIx) -> &mut Memory {
        &mut self.memory[ix.get()]
    }

    /// Books what a clause did.
    pub(in crate::domain) fn post(&mut self, line: ClauseLine) {
        let at = line.provision.get();
        if line.currency == Currency::Yuan {
            self.paid[at] += line.value();
        } else {
            self.added[at] += line.value();
            self.held_against[at] += line.after.min(Points::ZERO) - line.before.min(Points::ZERO);
        }
        // A task is told while it runs; everything else when it changed something.
        let is_task = matches!(
            self.rules.provision(line.provision).map(|provision| &provision.body),
            Some(crate::domain::rules::Body::Task(_))
        );
        if let Some(lines) = &mut self.lines
            && (line.before != line.after || is_task || line.told)
        {
            lines.push(line);
        }
    }
}
