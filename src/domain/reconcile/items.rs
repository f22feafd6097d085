//! The unit's items in both ledgers, and which adoptions only one of them has.

use std::collections::BTreeMap;

use crate::domain::alike::title_key;
use crate::domain::calendar::{Date, Span};
use crate::domain::id::{ChannelId, ItemId, PeriodId};
use crate::domain::record::{Adoption, Item};
use crate::domain::roster::UnitIx;
use crate::domain::rules::{ChannelIx, RuleSet};
use crate::domain::score::is_in;
use crate::domain::workspace::{PeriodIx, Workspace};

/// Which ledger has an adoption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// Both, on the same day.
    Both,
    /// Both, on different days of the period.
    OtherDay,
    /// Both, but one of them has it outside of the period, where it counts.
    Elsewhere,
    /// Only the unit's own.
    OwnOnly,
    /// Only the office's.
    OfficeOnly,
    /// One ledger has it once more, just as it is.
    Repeated,
}

/// One adoption of an item on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdoptionLine {
    /// The channel, by the id that [`super::ChannelLine::id`] tells.
    pub channel: ChannelId,
    /// As the unit's own ledger has it.
    pub own: Option<Adoption>,
    /// As the office's ledger has it.
    pub office: Option<Adoption>,
    /// Which of them has it.
    pub held: Held,
}

impl AdoptionLine {
    /// Its day, as the own ledger has it where it has the adoption.
    pub fn date(&self) -> Option<Date> {
        self.own.as_ref().or(self.office.as_ref()).and_then(|one| one.date)
    }
}

/// One item on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemLine {
    /// Its title, as the own ledger has it where it has the item.
    pub title: String,
    /// The own records of it, by id; several where the ledger has the title more than once.
    pub own: Vec<ItemId>,
    /// The office's records of it, by id.
    pub office: Vec<ItemId>,
    /// Other units, as the office prints them, to which it has a title that it does not have of this unit.
    pub credited: Vec<String>,
    /// Its adoptions that belong to the period on one side at least, by their day.
    pub adoptions: Vec<AdoptionLine>,
}

/// The unit's items of a period on one side, by their titles.
struct Ledger<'a> {
    span: Span,
    period: &'a PeriodId,
    rules: &'a RuleSet,
    items: BTreeMap<String, Vec<&'a Item>>,
}

impl<'a> Ledger<'a> {
    /// All items of the unit, so that one that is dated into another period is found.
    fn new((workspace, at, unit): (&'a Workspace, PeriodIx, UnitIx)) -> Option<Self> {
        let (record, rules) = workspace.period(at).zip(workspace.rules_of(at))?;
        let id = &workspace.roster().unit(unit)?.id;
        let mut items: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
        for item in workspace.items().values() {
            if item.units.iter().any(|author| author.unit == *id) {
                let key = title_key(&item.title);
                let key = if key.is_empty() { item.title.trim().to_owned() } else { key };
                items.entry(key).or_default().push(item);
            }
        }
        // Titles of which nothing belongs to the period stay only to be found by the other side.
        Some(Self { span: record.span(), period: &record.parts().id, rules, items })
    }

    fn belongs(&self, adoption: &Adoption) -> bool {
        adoption.known.as_ref() == Some(self.period)
            || adoption.known.is_none() && adoption.date.is_some_and(|date| self.span.contains(date))
    }
}

/// One adoption while its like is looked for.
struct Open<'a> {
    channel: ChannelId,
    adoption: &'a Adoption,
    belongs: bool,
    is_found: bool,
    repeats: bool,
}

pub(super) fn lines(
    [own, office]: [(&Workspace, PeriodIx, UnitIx); 2],
    pairs: &[(Option<ChannelIx>, Option<ChannelIx>)],
) -> Vec<ItemLine> {
    let Some((mine, theirs)) = Ledger::new(own).zip(Ledger::new(office)) else { return Vec::new() };
    let is_here = |side: (&Workspace, PeriodIx, UnitIx), items: &[&Item]| {
        items.iter().any(|item| is_in(side.0, side.1, item))
    };
    let alike = found_by_adoptions(&mine, &theirs, pairs);
    let mut lines = Vec::new();
    let mut taken: Vec<&str> = Vec::new();
    for (key, items) in &mine.items {
        let other_key = if theirs.items.contains_key(key) { Some(key) } else { alike.get(key) };
        let others = other_key.and_then(|key| theirs.items.get(key)).map_or(&[][..], Vec::as_slice);
        if !is_here(own, items) && !is_here(office, others) {
            continue;
        }
        taken.extend(other_key.map(String::as_str));
        lines.push(line((&mine, items), (&theirs, others), pairs));
    }
    for (key, others) in &theirs.items {
        if !taken.contains(&key.as_str()) && is_here(office, others) {
            lines.push(line((&mine, &[]), (&theirs, others), pairs));
        }
    }
    lines.retain(|line| !line.adoptions.is_empty());
    credit(&mut lines, office);
    let day = |line: &ItemLine| line.adoptions.first().and_then(AdoptionLine::date);
    lines.sort_by_key(|line| (line.own.is_empty(), day(line)));
    lines
}

fn line(
    (mine, items): (&Ledger<'_>, &[&Item]),
    (theirs, others): (&Ledger<'_>, &[&Item]),
    pairs: &[(Option<ChannelIx>, Option<ChannelIx>)],
) -> ItemLine {
    let mut own = open(mine, items, Clone::clone);
    let mut office = open(theirs, others, |id| own_id(mine.rules, theirs.rules, pairs, id));
    let mut adoptions = Vec::new();
    // The surest first: the same issue, then the same day, then the channel alone, within the period and beyond it.
    for pass in 0..4 {
        for one in own.iter_mut().filter(|one| !one.repeats) {
            let is_same = |other: &Open<'_>| {
                let (a, b) = (one.adoption, other.adoption);
                let is_meant = match pass {
                    0 => a.date == b.date && a.issue.trim() == b.issue.trim(),
                    1 => a.date == b.date,
                    2 => one.belongs && other.belongs,
                    _ => (one.belongs || other.belongs) && is_near(mine.span, a.date, b.date),
                };
                other.channel == one.channel && is_meant
            };
            let free = |other: &Open<'_>| !one.is_found && !other.is_found && !other.repeats;
            let Some(other) = office.iter_mut().find(|other| free(other) && is_same(other)) else { continue };
            (one.is_found, other.is_found) = (true, true);
            let held = match (one.belongs, other.belongs) {
                (true, true) if pass > 1 => Held::OtherDay,
                (true, true) => Held::Both,
                (false, false) => continue,
                _ => Held::Elsewhere,
            };
            let (own, office) = (Some(one.adoption.clone()), Some(other.adoption.clone()));
            adoptions.push(AdoptionLine { channel: one.channel.clone(), own, office, held });
        }
    }
    let alone = |one: &Open<'_>| !one.is_found && one.belongs;
    for one in own.iter().filter(|one| alone(one)) {
        let held = if one.repeats { Held::Repeated } else { Held::OwnOnly };
        let own = Some(one.adoption.clone());
        adoptions.push(AdoptionLine { channel: one.channel.clone(), own, office: None, held });
    }
    for one in office.iter().filter(|one| alone(one)) {
        let held = if one.repeats { Held::Repeated } else { Held::OfficeOnly };
        let office = Some(one.adoption.clone());
        adoptions.push(AdoptionLine { channel: one.channel.clone(), own: None, office, held });
    }
    adoptions.sort_by_key(AdoptionLine::date);
    let ids = |items: &[&Item]| items.iter().map(|item| item.id.clone()).collect();
    let title = items.first().or(others.first()).map_or(String::new(), |item| item.title.clone());
    ItemLine { title, own: ids(items), office: ids(others), credited: Vec::new(), adoptions }
}

/// Whether two days are no further apart than the period is long: the same title of another year is another item.
fn is_near(span: Span, one: Option<Date>, other: Option<Date>) -> bool {
    let length = span.to().day_number() - span.from().day_number() + 1;
    one.zip(other).is_some_and(|(one, other)| (one.day_number() - other.day_number()).abs() <= length)
}

/// Finds the titles that the office has of other units and not of this one.
fn credit(lines: &mut [ItemLine], (workspace, at, _): (&Workspace, PeriodIx, UnitIx)) {
    let missing = lines.iter_mut().filter(|line| line.office.is_empty());
    let mut missing: Vec<(String, &mut ItemLine)> =
        missing.map(|line| (title_key(&line.title), line)).filter(|(key, _)| !key.is_empty()).collect();
    if missing.is_empty() {
        return;
    }
    for item in workspace.items().values().filter(|item| is_in(workspace, at, item)) {
        let key = title_key(&item.title);
        for (_, line) in missing.iter_mut().filter(|(other, _)| *other == key) {
            let units = item.units.iter().filter_map(|author| workspace.roster().find(&author.unit));
            line.credited.extend(units.map(|unit| workspace.name_in(unit, at).to_owned()));
            line.credited.sort_unstable();
            line.credited.dedup();
        }
    }
}

/// The adoptions of one side under the ids of the unit's own channels; those that say the same twice are marked.
fn open<'a>(
    ledger: &Ledger<'_>,
    items: &[&'a Item],
    own_id: impl Fn(&ChannelId) -> ChannelId,
) -> Vec<Open<'a>> {
    let mut all: Vec<Open<'a>> = Vec::new();
    for adoption in items.iter().flat_map(|item| &item.adoptions) {
        let is_same = |one: &Open<'_>| {
            let (a, b) = (one.adoption, adoption);
            (&a.channel, a.date, a.issue.trim()) == (&b.channel, b.date, b.issue.trim())
        };
        let repeats = all.iter().any(is_same);
        let belongs = ledger.belongs(adoption);
        all.push(Open { channel: own_id(&adoption.channel), adoption, belongs, is_found: false, repeats });
    }
    all.sort_by_key(|one| one.adoption.date);
    all
}

/// What a channel of the office is called in the own rules; its own id where they do not have it.
fn own_id(
    mine: &RuleSet,
    theirs: &RuleSet,
    pairs: &[(Option<ChannelIx>, Option<ChannelIx>)],
    id: &ChannelId,
) -> ChannelId {
    let ix = theirs.find_channel(id);
    let own = pairs.iter().find(|pair| ix.is_some() && pair.1 == ix).and_then(|pair| mine.channel(pair.0?));
    own.map_or_else(|| id.clone(), |channel| channel.id.clone())
}

/// Titles of the own ledger that the office's does not have, with the one title there that is much alike and was taken up
/// by the same channel on the same day.
fn found_by_adoptions(
    mine: &Ledger<'_>,
    theirs: &Ledger<'_>,
    pairs: &[(Option<ChannelIx>, Option<ChannelIx>)],
) -> BTreeMap<String, String> {
    let mut by_day: BTreeMap<(ChannelId, Date), Vec<&String>> = BTreeMap::new();
    for (key, items) in theirs.items.iter().filter(|(key, _)| !mine.items.contains_key(*key)) {
        for adoption in items.iter().flat_map(|item| &item.adoptions) {
            let Some(date) = adoption.date else { continue };
            let channel = own_id(mine.rules, theirs.rules, pairs, &adoption.channel);
            by_day.entry((channel, date)).or_default().push(key);
        }
    }
    let mut found: Vec<(&String, &String)> = Vec::new();
    for (key, items) in mine.items.iter().filter(|(key, _)| !theirs.items.contains_key(*key)) {
        let adoptions = items.iter().flat_map(|item| &item.adoptions);
        let days = adoptions.filter_map(|one| by_day.get(&(one.channel.clone(), one.date?)));
        found.extend(days.flatten().filter(|other| is_much_alike(key, other)).map(|other| (key, *other)));
    }
    found.sort_unstable();
    found.dedup();
    // Where one could be two, a person has to look.
    let is_alone = |&&(key, other): &&(&String, &String)| {
        found.iter().filter(|pair| pair.0 == key).count() == 1
            && found.iter().filter(|pair| pair.1 == other).count() == 1
    };
    found.iter().filter(is_alone).map(|&(key, other)| (key.clone(), other.clone())).collect()
}

/// Whether two titles share two thirds of their pairs of letters.
fn is_much_alike(one: &str, other: &str) -> bool {
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        let mut pairs: Vec<(char, char)> = letters.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(one), pairs(other));
    let (mut at, mut shared) = (0, 0);
    for pair in &a {
        while b.get(at).is_some_and(|other| other < pair) {
            at += 1;
        }
        if b.get(at) == Some(pair) {
            shared += 1;
            at += 1;
        }
    }
    shared > 0 && shared * 6 >= (a.len() + b.len()) * 2
}
