//! Which unit a pasted name means.

use std::collections::BTreeMap;

use super::likeness::{self, Spelled};
use super::plain::{short, squash, stem};
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::workspace::{PeriodIx, Workspace};

/// In what way a pasted name is a unit's, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It is the name the unit is printed under, letter by letter.
    Exact,
    /// The same but for line breaks in it.
    Broken,
    /// The same but for spaces, quotes and the width of brackets and letters.
    Spelled,
    /// It is one of the unit's aliases.
    Alias,
    /// It is a name the unit has at another time.
    Former,
    /// The second name in brackets stands on one side only.
    Short,
    /// A jurisdiction's name, a row's number or the word for a government stands on one side only.
    Stem,
}

/// What a pasted name was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// One unit, beyond doubt.
    Matched {
        /// The unit.
        unit: UnitIx,
        /// In what way.
        how: How,
    },
    /// It may be one of these, 1 to 3 of them, the likeliest first; a person has to say.
    Doubtful(Vec<UnitIx>),
    /// No unit of the roster is anything like it.
    Unknown,
}

/// The most units told for a doubtful name.
pub const MOST_CANDIDATES: usize = 3;

/// The units that are there in a period, found by any spelling of a name that is beyond doubt.
pub struct Names<'a>(Book<'a>);

impl<'a> Names<'a> {
    /// The units of a period.
    pub fn new(workspace: &'a Workspace, period: PeriodIx) -> Self {
        Self(Book::new(workspace, period, None))
    }

    /// The unit a name means; none where it may be several or is nobody's.
    pub fn of(&self, name: &str) -> Option<UnitIx> {
        match self.0.find(name) {
            Some(Found::Matched { unit, .. }) => Some(unit),
            Some(Found::Doubtful(_) | Found::Unknown) | None => None,
        }
    }
}

/// Every spelling of the units that are there in a period.
pub(super) struct Book<'a> {
    workspace: &'a Workspace,
    period: PeriodIx,
    class: Option<ClassIx>,
    jurisdiction: String,
    spellings: BTreeMap<String, Vec<(How, UnitIx)>>,
    alike: Vec<Spelled>,
    /// Whether a unit's whole name is figures and signs.
    has_figures: bool,
}

impl<'a> Book<'a> {
    pub(super) fn new(workspace: &'a Workspace, period: PeriodIx, class: Option<ClassIx>) -> Self {
        let mut book = Self {
            workspace,
            period,
            class,
            jurisdiction: squash(workspace.name()),
            spellings: BTreeMap::new(),
            alike: Vec::new(),
            has_figures: false,
        };
        for (ix, unit) in workspace.roster().units_ix().filter(|&(ix, _)| workspace.is_active(ix, period)) {
            let printed = workspace.name_in(ix, period);
            book.enter(printed, How::Spelled, ix);
            if printed != unit.name {
                book.enter(&unit.name, How::Former, ix);
            }
            unit.aliases.iter().for_each(|alias| book.enter(alias, How::Alias, ix));
            unit.formerly.iter().for_each(|former| book.enter(&former.name, How::Former, ix));
        }
        book
    }

    fn enter(&mut self, name: &str, how: How, unit: UnitIx) {
        let name = squash(name);
        let mut put = |key: &str, how| {
            if !key.is_empty() {
                self.spellings.entry(key.to_owned()).or_default().push((how, unit));
            }
        };
        put(&name, how);
        let brief = short(&name);
        if brief != name {
            put(brief, How::Short);
        }
        for key in [name.as_str(), brief] {
            let stem = stem(key, &self.jurisdiction);
            if stem != key {
                put(stem, How::Stem);
            }
        }
        self.has_figures |= !name.chars().any(char::is_alphabetic);
        self.alike.push(Spelled::new(unit, &name));
    }

    /// The unit a name means, if it is one without looking for likeness.
    pub(super) fn find(&self, text: &str) -> Option<Found> {
        // Figures and dashes, most of a table, are no names, unless a unit is called so and not otherwise.
        if !text.chars().any(char::is_alphabetic) {
            let units =
                self.has_figures.then(|| self.best(&squash(text), |how, _| how == How::Spelled)).flatten();
            return match units?.1[..] {
                [unit] => Some(Found::Matched { unit, how: self.exactly(text, unit, How::Spelled) }),
                _ => None,
            };
        }
        let name = squash(text);
        let brief = short(&name);
        let stem = stem(&name, &self.jurisdiction);
        let units = self.best(&name, |_, _| true).or_else(|| {
            // Two different second names are two different names.
            let has_one = |unit| !self.workspace.name_in(unit, self.period).ends_with([')', '）']);
            let brief =
                (brief != name).then(|| self.best(brief, |how, unit| how != How::Short && has_one(unit)));
            let brief = brief.flatten().map(|(_, units)| (How::Short, units));
            brief.or_else(|| {
                let units = (stem != name).then(|| self.best(stem, |_, _| true)).flatten();
                units.map(|(_, units)| (How::Stem, units))
            })
        });
        let (how, units) = units?;
        Some(match units[..] {
            [unit] => Found::Matched { unit, how: self.exactly(text, unit, how) },
            _ => Found::Doubtful(units.into_iter().take(MOST_CANDIDATES).collect()),
        })
    }

    /// The units that are most like a name that is nobody's.
    pub(super) fn guess(&self, text: &str) -> Found {
        let name = squash(text);
        let candidates = likeness::candidates(stem(&name, &self.jurisdiction), &self.alike);
        if candidates.is_empty() { Found::Unknown } else { Found::Doubtful(candidates) }
    }

    /// How many comparisons one guess takes.
    pub(super) fn effort(&self) -> usize {
        self.alike.len()
    }

    /// The units with this spelling in the surest way, those of the class at work before others.
    fn best(&self, key: &str, may: impl Fn(How, UnitIx) -> bool) -> Option<(How, Vec<UnitIx>)> {
        let all = self.spellings.get(key)?;
        let mut hits: Vec<(How, UnitIx)> =
            all.iter().copied().filter(|&(how, unit)| may(how, unit)).collect();
        let of_class = |unit| self.class.is_some() && self.workspace.roster().class_of(unit) == self.class;
        if hits.iter().any(|&(_, unit)| of_class(unit)) {
            hits.retain(|&(_, unit)| of_class(unit));
        }
        let how = hits.iter().map(|&(how, _)| how).min()?;
        let mut units: Vec<UnitIx> =
            hits.into_iter().filter(|hit| hit.0 == how).map(|(_, unit)| unit).collect();
        units.sort_unstable();
        units.dedup();
        Some((how, units))
    }

    /// Tells the printed name from its other spellings.
    fn exactly(&self, text: &str, unit: UnitIx, how: How) -> How {
        match how {
            How::Spelled if text.trim() == self.workspace.name_in(unit, self.period) => How::Exact,
            How::Spelled if text.trim().contains('\n') => How::Broken,
            other => other,
        }
    }
}
