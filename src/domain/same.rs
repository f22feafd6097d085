//! The same period, unit, channel and way of scoring in another workspace: nothing of two files is the same by position.

use std::cell::OnceCell;

use super::calendar::Span;
use super::paste::Names;
use super::roster::UnitIx;
use super::rules::{ChannelIx, RuleSet, RuleSetParts};
use super::workspace::{PeriodIx, Workspace};

/// The period with just these days.
pub fn period(span: Span, there: &Workspace) -> Option<PeriodIx> {
    there.periods().iter().position(|other| other.span() == span).map(PeriodIx::new)
}

/// Finds units of another workspace in a period of this one.
pub(super) struct Units<'a> {
    there: &'a Workspace,
    period: PeriodIx,
    /// Most files come from the same page; spellings are only gathered for others.
    names: OnceCell<Names<'a>>,
}

impl<'a> Units<'a> {
    pub(super) fn new(there: &'a Workspace, period: PeriodIx) -> Self {
        Self { there, period, names: OnceCell::new() }
    }

    /// The unit that one of `from` in its period `at` is, and whether its id alone says so: by id and name, by any name
    /// that is beyond doubt, and by id alone only within one jurisdiction.
    pub(super) fn find(&self, from: &Workspace, at: PeriodIx, unit: UnitIx) -> Option<(UnitIx, bool)> {
        let of = from.roster().unit(unit)?;
        let roster = self.there.roster();
        let called = |name: &str| self.names.get_or_init(|| Names::new(self.there, self.period)).of(name);
        let by_id = roster.find(&of.id);
        let is_called_so = |own: &UnitIx| roster.unit(*own).is_some_and(|own| own.name == of.name);
        let by_name = || called(from.name_in(unit, at)).or_else(|| called(&of.name));
        let surely = by_id.filter(is_called_so).or_else(by_name);
        let by_id_alone = || by_id.filter(|_| from.name() == self.there.name());
        surely.map(|unit| (unit, false)).or_else(|| by_id_alone().map(|unit| (unit, true)))
    }
}

/// Each channel of one rule set with the one it is in another, then those that only the other has. One channel is never
/// two: by id and name, then by a name and kind that are alone in it, then by id alone.
pub(super) fn channels(one: &RuleSet, other: &RuleSet) -> Vec<(Option<ChannelIx>, Option<ChannelIx>)> {
    let mut of_one: Vec<Option<ChannelIx>> = vec![None; one.channels().len()];
    let mut taken = vec![false; other.channels().len()];
    let name = |rules: &RuleSet, ix: ChannelIx| {
        let kind = rules.kinds().get(rules.kind_of(ix).get()).map(|kind| kind.name.clone());
        (rules.channel(ix).map(|channel| channel.name.clone()), kind)
    };
    let by_id = |ix: ChannelIx| other.find_channel(&one.channel(ix)?.id);
    for pass in 0..3 {
        let open: Vec<ChannelIx> =
            one.channels_ix().map(|(ix, _)| ix).filter(|ix| of_one[ix.get()].is_none()).collect();
        let left: Vec<ChannelIx> =
            other.channels_ix().map(|(ix, _)| ix).filter(|ix| !taken[ix.get()]).collect();
        for &ix in &open {
            let own = name(one, ix);
            let called_so = || {
                let mut same = left.iter().copied().filter(|&other_ix| name(other, other_ix) == own);
                let alone = open.iter().filter(|&&ix| name(one, ix) == own).count() == 1;
                same.next().filter(|_| alone && same.next().is_none())
            };
            let found = match pass {
                0 => by_id(ix).filter(|&found| name(other, found) == own),
                1 => called_so(),
                _ => by_id(ix),
            };
            if let Some(found) = found.filter(|found| !taken[found.get()]) {
                of_one[ix.get()] = Some(found);
                taken[found.get()] = true;
            }
        }
    }
    let pairs = one.channels_ix().map(|(ix, _)| (Some(ix), of_one[ix.get()]));
    let rest = other.channels_ix().map(|(ix, _)| ix).filter(|ix| !taken[ix.get()]);
    pairs.chain(rest.map(|ix| (None, Some(ix)))).collect()
}

/// Whether two rule sets make the same points of the same record: names, texts, what is printed and how places are given
/// may differ.
pub(super) fn scores_alike(one: &RuleSet, other: &RuleSet) -> bool {
    one.parts() == other.parts() || bare(one.parts()) == bare(other.parts())
}

/// What makes the points, and nothing else.
fn bare(parts: &RuleSetParts) -> RuleSetParts {
    let mut bare = RuleSetParts {
        kinds: parts.kinds.clone(),
        channels: parts.channels.clone(),
        provisions: parts.provisions.clone(),
        rounding: parts.rounding,
        ..RuleSetParts::default()
    };
    for kind in &mut bare.kinds {
        kind.name.clear();
        kind.heading.clear();
    }
    for channel in &mut bare.channels {
        channel.name.clear();
        channel.label.clear();
        channel.note.clear();
        channel.class_names.clear();
        channel.clause = None;
    }
    for provision in &mut bare.provisions {
        provision.name.clear();
        provision.clause = None;
    }
    bare
}
