//! A rule set checks itself: every reference holds, every id is there once, every amount is in range.

use super::{ChannelIx, ClauseIx, KindIx, RuleSetParts, to_u32};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::id::{ClassId, Id};
use crate::domain::points::Points;
use crate::domain::roster::{Class, check_name};

/// The most kinds a rule set may have.
pub(super) const MOST_KINDS: usize = 20;
/// The most channels a rule set may have.
pub(super) const MOST_CHANNELS: usize = 200;
/// The most clauses, and the most totals, a rule set may have.
pub(super) const MOST_CLAUSES: usize = 100;
/// The most clauses that compute a rule set may have.
pub(super) const MOST_PROVISIONS: usize = 200;
/// The most classes, and names by class, one clause or channel may list.
pub(super) const MOST_CLASS_AMOUNTS: usize = 40;
/// The most classes a channel may be open to.
pub(super) const MOST_NAMES: usize = 40;
/// The most units with an amount of their own in one clause.
pub(super) const MOST_UNIT_AMOUNTS: usize = 5000;
/// The most characters a clause may have.
pub(super) const LONGEST_CLAUSE: usize = 2000;

/// A rule set's references as positions.
pub(super) struct Resolved {
    pub(super) kind_of: Vec<KindIx>,
    pub(super) clause_of: Vec<Option<ClauseIx>>,
    pub(super) columns: Vec<ChannelIx>,
    pub(super) totals: Vec<Vec<ChannelIx>>,
}

/// Follows every reference and adds a fault for each that leads nowhere.
pub(super) fn resolve(parts: &RuleSetParts, classes: &[Class], at: &Path, faults: &mut Faults) -> Resolved {
    if !parts.id.is_well_formed() {
        faults.add(at.field("id"), Problem::BadId(parts.id.to_string()));
    }
    check_name(&parts.name, || at.field("name"), faults);
    let kinds = ids(&at.field("kinds"), MOST_KINDS, parts.kinds.iter().map(|kind| &kind.id), faults);
    let channels =
        ids(&at.field("channels"), MOST_CHANNELS, parts.channels.iter().map(|channel| &channel.id), faults);
    check_amounts(parts, at, faults);
    check_classes(parts, classes, at, faults);
    Resolved {
        kind_of: kinds_of(parts, &kinds, at, faults),
        clause_of: clauses_of(parts, &channels, at, faults),
        columns: columns(parts, &channels, at, faults),
        totals: totals(parts, &channels, at, faults),
    }
}

/// Ids in the order of a list: few enough to be looked through.
struct Ids<'a>(Vec<&'a str>);

impl Ids<'_> {
    fn find(&self, id: &str) -> Option<usize> {
        self.0.iter().rposition(|other| *other == id)
    }
}

/// The positions of a list's ids, which must be well formed, few enough, and there once each.
fn ids<'a, K: 'a>(
    at: &Path,
    most: usize,
    all: impl ExactSizeIterator<Item = &'a Id<K>>,
    faults: &mut Faults,
) -> Ids<'a> {
    match all.len() {
        0 => faults.add(at.clone(), Problem::Empty),
        n if n > most => faults.add(at.clone(), Problem::TooMuch { most }),
        _ => {}
    }
    let mut seen = Ids(Vec::new());
    for (position, id) in all.enumerate() {
        if !id.is_well_formed() {
            faults.add(at.index(position).field("id"), Problem::BadId(id.to_string()));
        }
        if seen.find(id.as_str()).is_some() {
            faults.add(at.index(position).field("id"), Problem::Twice(id.to_string()));
        }
        seen.0.push(id.as_str());
    }
    seen
}

fn check_amounts(parts: &RuleSetParts, at: &Path, faults: &mut Faults) {
    for (i, channel) in parts.channels.iter().enumerate() {
        let here = || at.field("channels").index(i);
        check_name(&channel.name, || here().field("name"), faults);
        check_name(&channel.label, || here().field("label"), faults);
        if channel.points > Points::LARGEST || channel.points < Points::ZERO - Points::LARGEST {
            faults.add(here().field("points"), Problem::BadAmount(channel.points.to_string()));
        }
    }
}

fn check_classes(parts: &RuleSetParts, classes: &[Class], at: &Path, faults: &mut Faults) {
    let known = |id: &ClassId| classes.iter().any(|class| class.id == *id);
    for (i, channel) in parts.channels.iter().enumerate() {
        let here = || at.field("channels").index(i);
        for (id, _) in channel.class_names.iter().filter(|(id, _)| !known(id)) {
            faults.add(here().field("classNames").field(id.as_str()), Problem::Unknown(id.to_string()));
        }
        for (j, id) in channel.classes.iter().flatten().enumerate().filter(|(_, id)| !known(id)) {
            faults.add(here().field("classes").index(j), Problem::Unknown(id.to_string()));
        }
    }
    for class in classes {
        if !parts.channels.iter().any(|channel| channel.is_open_to(&class.id)) {
            faults.add(at.field("channels"), Problem::NoChannel(class.name.clone()));
        }
    }
}

fn kinds_of(parts: &RuleSetParts, kinds: &Ids<'_>, at: &Path, faults: &mut Faults) -> Vec<KindIx> {
    let of = |(i, channel): (usize, &super::Channel)| {
        let position = kinds.find(channel.kind.as_str()).unwrap_or_else(|| {
            faults
                .add(at.field("channels").index(i).field("kind"), Problem::Unknown(channel.kind.to_string()));
            0
        });
        KindIx::new(to_u32(position))
    };
    parts.channels.iter().enumerate().map(of).collect()
}

fn clauses_of(
    parts: &RuleSetParts,
    channels: &Ids<'_>,
    at: &Path,
    faults: &mut Faults,
) -> Vec<Option<ClauseIx>> {
    let list = at.field("clauses");
    if parts.clauses.len() > MOST_CLAUSES {
        faults.add(list.clone(), Problem::TooMuch { most: MOST_CLAUSES });
    }
    let mut numbers = Ids(Vec::new());
    for (i, clause) in parts.clauses.iter().enumerate() {
        let here = || list.index(i);
        check_name(&clause.number, || here().field("number"), faults);
        if numbers.find(&clause.number).is_some() {
            faults.add(here().field("number"), Problem::Twice(clause.number.clone()));
        }
        numbers.0.push(&clause.number);
        if clause.text.chars().count() > LONGEST_CLAUSE {
            faults.add(here().field("text"), Problem::TooMuch { most: LONGEST_CLAUSE });
        }
        match clause.channels() {
            Err(character) => faults.add(here().field("text"), Problem::BadClause(character)),
            Ok(ids) => {
                for id in ids.iter().filter(|id| channels.find(id.as_str()).is_none()) {
                    faults.add(here().field("text"), Problem::Unknown(id.to_string()));
                }
            }
        }
    }
    let of = |(i, channel): (usize, &super::Channel)| {
        let number = channel.clause.as_deref()?;
        let Some(position) = numbers.find(number) else {
            faults.add(at.field("channels").index(i).field("clause"), Problem::Unknown(number.to_owned()));
            return None;
        };
        Some(ClauseIx::new(to_u32(position)))
    };
    parts.channels.iter().enumerate().map(of).collect()
}

fn columns(parts: &RuleSetParts, channels: &Ids<'_>, at: &Path, faults: &mut Faults) -> Vec<ChannelIx> {
    let list = at.field("columns");
    let mut is_there = vec![false; channels.0.len()];
    let mut found = Vec::new();
    for (i, column) in parts.columns.iter().enumerate() {
        let here = || list.index(i).field("channel");
        match channels.find(column.channel.as_str()) {
            None => faults.add(here(), Problem::Unknown(column.channel.to_string())),
            Some(position) => {
                if std::mem::replace(&mut is_there[position], true) {
                    faults.add(here(), Problem::Twice(column.channel.to_string()));
                }
                found.push(ChannelIx::new(to_u32(position)));
            }
        }
    }
    let is_left =
        |&(position, id): &(usize, &&str)| !is_there[position] && channels.find(id) == Some(position);
    let mut left: Vec<&str> = channels.0.iter().enumerate().filter(is_left).map(|(_, id)| *id).collect();
    left.sort_unstable();
    for id in left {
        faults.add(list.clone(), Problem::NoColumn(id.to_owned()));
    }
    found
}

fn totals(parts: &RuleSetParts, channels: &Ids<'_>, at: &Path, faults: &mut Faults) -> Vec<Vec<ChannelIx>> {
    let list = at.field("totals");
    if parts.totals.len() > MOST_CLAUSES {
        faults.add(list.clone(), Problem::TooMuch { most: MOST_CLAUSES });
    }
    let mut all = Vec::new();
    for (i, total) in parts.totals.iter().enumerate() {
        check_name(&total.name, || list.index(i).field("name"), faults);
        if !total.wording.is_empty() {
            check_name(&total.wording, || list.index(i).field("wording"), faults);
        }
        let mut found = Vec::new();
        for (j, id) in total.channels.iter().enumerate() {
            match channels.find(id.as_str()) {
                None => {
                    faults.add(list.index(i).field("channels").index(j), Problem::Unknown(id.to_string()));
                }
                Some(position) => found.push(ChannelIx::new(to_u32(position))),
            }
        }
        all.push(found);
    }
    all
}
