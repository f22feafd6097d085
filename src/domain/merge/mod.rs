//! 合并: what units' files say beside what the office has, cell by cell, and what a person decides.
//!
//! A file is known by its draft and revision, never by its name. Nothing is written here; [`Merge::edit`] gives the one
//! step that takes what was decided.

mod submission;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::edit::{Edit, ManyName};
use super::id::{ChannelId, UnitId};
use super::paste::Flag;
use super::record::{Reading, read_count};
use super::roster::UnitIx;
use super::rules::ChannelIx;
use super::workspace::{PeriodIx, Workspace};
pub use submission::{Refusal, Submission, submission};

/// Why a file that was read is not taken beside the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetAside {
    /// It was written from the very draft it would be taken into.
    Own,
    /// Another file holds the same state; its position.
    Again(usize),
    /// Another file holds a later state of the same draft; its position.
    Older(usize),
}

/// Why a file's figure may not be meant for a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The file is of another jurisdiction.
    OtherCounty,
    /// The unit is called otherwise in the file and was found by its id alone.
    OtherName,
    /// The unit is not there in the period.
    NotThere,
    /// A later state of the same draft says nothing of the unit any more.
    Superseded,
}

/// How a cell stands in the files and here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Files contradict each other.
    Conflict,
    /// The files agree and the office has something else.
    Differs,
    /// The office has nothing there.
    New,
}

/// One text that files have for a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The text; empty where the unit's file leaves the cell blank.
    pub text: String,
    /// The positions of the files that say so.
    pub files: Vec<usize>,
}

/// A cell in which files differ from the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whose count.
    pub unit: UnitIx,
    /// In which channel.
    pub channel: ChannelIx,
    /// The ids of unit and channel, which stay when positions move.
    pub key: (UnitId, ChannelId),
    /// What the office has; empty for nothing.
    pub own: String,
    /// What the files have, in the order of the files.
    pub offers: Vec<Offer>,
    /// How they stand to each other.
    pub kind: Kind,
    /// What is worth a look.
    pub flag: Option<Flag>,
    /// Why the files' figure may not be meant.
    pub doubt: Option<Doubt>,
}

impl Line {
    /// What is taken unless a person says otherwise: a readable count that is surely meant, for a cell that is empty and
    /// may have one.
    pub fn by_default(&self) -> Option<usize> {
        (self.kind == Kind::New && self.flag.is_none() && self.doubt.is_none()).then_some(0)
    }
}

/// Every file and every cell in which they differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Those files that are not taken, in their order.
    pub aside: Vec<(usize, SetAside)>,
    /// Those cells that differ: conflicts first, then differences, then new ones; each in roster order.
    pub lines: Vec<Line>,
    /// How many cells the files have just as the office.
    pub same: usize,
    /// The units there in the period that neither a file nor the office has anything of, in roster order.
    pub missing: Vec<UnitIx>,
}

impl Merge {
    /// Lays the files beside the period. `own` is the id of the draft they are to go into.
    pub fn new(files: &[Submission], own: &str, workspace: &Workspace, period: PeriodIx) -> Self {
        let speaks = units_of(files);
        let aside = set_aside(files, &speaks, own);
        let mut is_taken = vec![true; files.len()];
        for &(at, _) in &aside {
            is_taken[at] = false;
        }
        let mut merge = Self { aside, ..Self::default() };
        let Some((record, rules)) = workspace.period(period).zip(workspace.rules_of(period)) else {
            return merge;
        };
        let roster = workspace.roster();
        let mut by_unit: BTreeMap<UnitIx, Vec<Said<'_>>> = BTreeMap::new();
        for (at, file) in files.iter().enumerate().filter(|&(at, _)| is_taken[at]) {
            for (unit, channel, text) in file.placed(roster, rules) {
                by_unit.entry(unit).or_default().push(Said { channel, text, file: at });
            }
        }
        for (&unit, said) in &by_unit {
            for (channel, parts) in rules.channels_ix() {
                let own = record.typed().get(unit, channel).text();
                let Some(offers) = offers(said, channel, &own) else {
                    merge.same += usize::from(!own.is_empty());
                    continue;
                };
                let class = roster.class_of(unit).and_then(|class| roster.classes().get(class.get()));
                let is_open = class.is_none_or(|class| parts.is_open_to(&class.id));
                let kind = match (offers.len(), own.is_empty()) {
                    (1, true) => Kind::New,
                    (1, false) => Kind::Differs,
                    _ => Kind::Conflict,
                };
                let unread = offers.iter().find_map(|offer| match read_count(&offer.text) {
                    Reading::Unread(fault) => Some(Flag::Unread(fault)),
                    Reading::Blank | Reading::Count(_) => None,
                });
                let waits = record.is_waiting(channel).then_some(Flag::Waiting);
                let flag = unread.or(waits).or((!is_open).then_some(Flag::NotOpen));
                let Some(of) = roster.unit(unit) else { continue };
                let doubt = (!workspace.is_active(unit, period)).then_some(Doubt::NotThere);
                let by = || offers.iter().flat_map(|offer| &offer.files).copied();
                let doubt = doubt.or_else(|| by().find_map(|at| doubt_of(files, &speaks, at, &of.id)));
                let key = (of.id.clone(), parts.id.clone());
                merge.lines.push(Line { unit, channel, key, own, offers, kind, flag, doubt });
            }
        }
        merge.lines.sort_by_key(|line| (line.kind, line.unit, line.channel));
        let units = roster.units_ix().map(|(unit, _)| unit);
        let is_missing = |unit: &UnitIx| {
            workspace.is_active(*unit, period)
                && !by_unit.contains_key(unit)
                && record.typed().is_blank_of(*unit)
        };
        merge.missing = units.filter(is_missing).collect();
        merge
    }

    /// The step that takes what was decided: for each line the position of its offer, or none to keep what is here.
    /// None when nothing is taken.
    pub fn edit(&self, decided: &[Option<usize>], workspace: &Workspace, period: PeriodIx) -> Option<Edit> {
        let period = workspace.period(period)?.parts().id.clone();
        let edit = |(line, decided): (&Line, &Option<usize>)| {
            let (unit, channel) = line.key.clone();
            let typed = line.offers.get((*decided)?)?.text.clone();
            Some(Edit::Type { period: period.clone(), unit, channel, typed })
        };
        let edits: Vec<Edit> = self.lines.iter().zip(decided).filter_map(edit).collect();
        (!edits.is_empty()).then_some(Edit::Many { name: ManyName::Merge, edits })
    }
}

/// The state of a draft that a file holds, if it says.
fn state(file: &Submission) -> Option<(&str, Option<u32>)> {
    file.origin.as_ref().map(|origin| (origin.draft.as_str(), origin.revision))
}

/// The units each file speaks of.
fn units_of(files: &[Submission]) -> Vec<BTreeSet<&UnitId>> {
    files.iter().map(|file| file.cells.iter().map(|(unit, ..)| unit).collect()).collect()
}

/// Why what a file says of a unit may not be meant.
fn doubt_of(files: &[Submission], speaks: &[BTreeSet<&UnitId>], at: usize, unit: &UnitId) -> Option<Doubt> {
    let file = &files[at];
    if file.county.is_some() {
        return Some(Doubt::OtherCounty);
    }
    if file.by_id.contains(unit) {
        return Some(Doubt::OtherName);
    }
    let (draft, revision) = state(file)?;
    let is_later = |other: &Submission| state(other).is_some_and(|(of, at)| of == draft && at > revision);
    let mut later = files.iter().zip(speaks).filter(|(other, _)| is_later(other));
    // A later file of one other unit alone was given out of a draft that several use: it says nothing of this one.
    let is_silent = |speaks: &BTreeSet<&UnitId>| speaks.len() != 1 && !speaks.contains(unit);
    later.any(|(_, speaks)| is_silent(speaks)).then_some(Doubt::Superseded)
}

/// The files that are not taken: the draft's own ones, and of several files of one draft all but the latest, unless they
/// speak of units of which the latest says nothing.
fn set_aside(files: &[Submission], speaks: &[BTreeSet<&UnitId>], own: &str) -> Vec<(usize, SetAside)> {
    let state = |at: usize| state(&files[at]);
    let why = |at: usize| {
        let file = &files[at];
        let Some((draft, revision)) = state(at) else {
            let first =
                files[..at].iter().position(|other| other.origin.is_none() && other.cells == file.cells);
            return first.map(SetAside::Again);
        };
        if draft == own {
            return Some(SetAside::Own);
        }
        let others = || {
            let of_draft = |at: usize| state(at).filter(|other| other.0 == draft).map(|other| other.1);
            (0..files.len()).filter_map(move |at| Some((at, of_draft(at)?)))
        };
        // Where two units use one draft after the other, the later state has lost what the earlier one says.
        let has_all = |other: usize| speaks[at].is_subset(&speaks[other]);
        let is_later = |&(other, of): &(usize, Option<u32>)| of > revision && has_all(other);
        let later = others().filter(is_later).max_by_key(|&(other, of)| (of, Reverse(other)));
        if let Some((later, _)) = later {
            return Some(SetAside::Older(later));
        }
        // Two files that call themselves the same state and are not contradict each other like any two files.
        let again =
            others().find(|&(other, of)| other < at && of == revision && files[other].cells == file.cells);
        again.map(|(other, _)| SetAside::Again(other))
    };
    (0..files.len()).filter_map(|at| Some((at, why(at)?))).collect()
}

/// What one file says of one cell of a unit.
struct Said<'a> {
    channel: ChannelIx,
    text: &'a str,
    file: usize,
}

/// What the files that have a unit say of a channel where that is not just what the office has. A blank speaks only
/// where every one of them is blank.
fn offers(said: &[Said<'_>], channel: ChannelIx, own: &str) -> Option<Vec<Offer>> {
    let mut offers: Vec<Offer> = Vec::new();
    for said in said.iter().filter(|said| said.channel == channel) {
        match offers.iter_mut().find(|offer| offer.text == said.text) {
            Some(offer) => offer.files.push(said.file),
            None => offers.push(Offer { text: said.text.to_owned(), files: vec![said.file] }),
        }
    }
    if offers.is_empty() {
        let mut files: Vec<usize> = said.iter().map(|said| said.file).collect();
        files.dedup();
        offers.push(Offer { text: String::new(), files });
    }
    (offers.len() > 1 || offers[0].text != own).then_some(offers)
}
