//! Everything of one jurisdiction's year: roster, rule sets, periods and their records.

use super::calendar::{Date, Span};
use super::fault::{Faults, Path, Problem};
use super::id::{ChannelId, PeriodId, RulesId};
use super::record::CountSheet;
use super::roster::{Class, Roster, Unit, check_name};
use super::rules::{ChannelIx, RuleSet, RuleSetParts};

/// How far a period has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 草稿
    Draft,
    /// 核对
    Checking,
    /// 已发布
    Published,
}

/// A period as written, before it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodParts {
    /// Its stable name: 2022Q1.
    pub id: PeriodId,
    /// What people call it: 2022年一季度.
    pub name: String,
    /// Its first day.
    pub from: Date,
    /// Its last day, which belongs to it.
    pub to: Date,
    /// The rule set that governs it.
    pub rules: RulesId,
    /// How far it has come.
    pub status: Status,
    /// The number of its notice, such as 石政办函〔2022〕15号; may be empty.
    pub notice_number: String,
    /// The date of its notice.
    pub notice_date: Option<Date>,
    /// The channels from which nothing has been fed back yet (未反馈).
    pub waiting: Vec<ChannelId>,
}

/// A period with its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    parts: PeriodParts,
    rules: RulesIx,
    waiting: Vec<bool>,
    sheet: CountSheet,
}

impl Period {
    /// The period as written; its waiting channels are told by [`Period::is_waiting`].
    pub fn parts(&self) -> &PeriodParts {
        &self.parts
    }

    /// Which rule set governs it.
    pub fn rules(&self) -> RulesIx {
        self.rules
    }

    /// Whether the channel has not been fed back yet. Its counts are not scored and are no zeros.
    pub fn is_waiting(&self, channel: ChannelIx) -> bool {
        self.waiting.get(channel.get()).copied().unwrap_or(false)
    }

    /// The counts.
    pub fn sheet(&self) -> &CountSheet {
        &self.sheet
    }

    /// The counts, to be changed by an edit or filled by a reader.
    pub(crate) fn sheet_mut(&mut self) -> &mut CountSheet {
        &mut self.sheet
    }

    pub(super) fn set_waiting(&mut self, channel: ChannelIx, waiting: bool) {
        if let Some(state) = self.waiting.get_mut(channel.get()) {
            *state = waiting;
        }
    }
}

/// A rule set's position in its workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RulesIx(usize);

impl RulesIx {
    /// The position, counted from 0.
    pub const fn new(position: usize) -> Self {
        Self(position)
    }

    /// The position, counted from 0.
    pub const fn get(self) -> usize {
        self.0
    }
}

/// A period's position in its workspace, by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PeriodIx(usize);

impl PeriodIx {
    /// The position, counted from 0.
    pub const fn new(position: usize) -> Self {
        Self(position)
    }

    /// The position, counted from 0.
    pub const fn get(self) -> usize {
        self.0
    }
}

/// A workspace as written, before it is checked; its counts come after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkspaceParts {
    /// The jurisdiction: 石泉县.
    pub name: String,
    /// Whether it is the built-in example, which never mixes with real data.
    pub example: bool,
    /// The classes in their order.
    pub classes: Vec<Class>,
    /// The units in official order.
    pub units: Vec<Unit>,
    /// The rule sets.
    pub rule_sets: Vec<RuleSetParts>,
    /// The periods of the year.
    pub periods: Vec<PeriodParts>,
}

/// Everything of one jurisdiction's year. Invariant: every reference in it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    name: String,
    example: bool,
    roster: Roster,
    rule_sets: Vec<RuleSet>,
    periods: Vec<Period>,
}

/// The most rule sets and the most periods a workspace may have.
pub const MOST_PERIODS: usize = 60;

impl Workspace {
    /// Checks the parts and puts them together, with blank counts.
    ///
    /// # Errors
    /// Every fault, each with its place.
    pub fn new(parts: WorkspaceParts) -> Result<Self, Vec<super::fault::Fault>> {
        let mut faults = Faults::default();
        let root = Path::root();
        check_name(&parts.name, || root.field("name"), &mut faults);
        let classes = parts.classes.clone();
        let roster = Roster::new(parts.classes, parts.units, &mut faults);
        let rule_sets = rule_sets(parts.rule_sets, &classes, &root.field("rules"), &mut faults);
        let periods = periods(parts.periods, &rule_sets, &roster, &root.field("periods"), &mut faults);
        faults.or(Self { name: parts.name, example: parts.example, roster, rule_sets, periods })
    }

    /// The jurisdiction.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is the built-in example.
    pub fn is_example(&self) -> bool {
        self.example
    }

    /// The units.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// The rule sets.
    pub fn rule_sets(&self) -> &[RuleSet] {
        &self.rule_sets
    }

    /// The periods by their first day.
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The period at a position.
    pub fn period(&self, ix: PeriodIx) -> Option<&Period> {
        self.periods.get(ix.0)
    }

    /// The last period, which is the one at work.
    pub fn last_period(&self) -> PeriodIx {
        PeriodIx(self.periods.len().saturating_sub(1))
    }

    /// The rule set that governs a period.
    pub fn rules_of(&self, period: PeriodIx) -> Option<&RuleSet> {
        self.period(period).and_then(|period| self.rule_sets.get(period.rules.0))
    }

    /// Whether counts of a period may be typed: a published one changes only by a correction of its own, but for
    /// the example, which is there to be tried.
    pub fn may_type(&self, period: PeriodIx) -> bool {
        self.example || self.period(period).is_some_and(|period| period.parts.status != Status::Published)
    }

    /// Where the period with this id stands.
    pub fn find_period(&self, id: &PeriodId) -> Option<PeriodIx> {
        self.periods.iter().position(|period| period.parts.id == *id).map(PeriodIx)
    }

    /// Where the rule set with this id stands.
    pub fn find_rules(&self, id: &RulesId) -> Option<RulesIx> {
        self.rule_sets.iter().position(|rules| rules.id() == id).map(RulesIx)
    }

    pub(crate) fn period_mut(&mut self, ix: PeriodIx) -> Option<&mut Period> {
        self.periods.get_mut(ix.0)
    }

    pub(super) fn rules_mut(&mut self, ix: RulesIx) -> Option<&mut RuleSet> {
        self.rule_sets.get_mut(ix.0)
    }

    /// The same roster, rules and periods with nothing entered: how a real workspace starts from the example.
    pub fn cleared(&self) -> Self {
        let mut cleared = self.clone();
        cleared.example = false;
        for period in &mut cleared.periods {
            let channels = period.waiting.len();
            period.parts.status = Status::Draft;
            period.parts.notice_number = String::new();
            period.parts.notice_date = None;
            period.waiting = vec![false; channels];
            period.sheet = CountSheet::blank(self.roster.units().len(), channels);
        }
        cleared
    }
}

fn rule_sets(parts: Vec<RuleSetParts>, classes: &[Class], at: &Path, faults: &mut Faults) -> Vec<RuleSet> {
    if parts.is_empty() {
        faults.add(at.clone(), Problem::Empty);
    }
    if parts.len() > MOST_PERIODS {
        faults.add(at.clone(), Problem::TooMuch { most: MOST_PERIODS });
    }
    let mut sets: Vec<RuleSet> = Vec::new();
    for (i, set) in parts.into_iter().enumerate() {
        if sets.iter().any(|other| *other.id() == set.id) {
            faults.add(at.index(i).field("id"), Problem::Twice(set.id.to_string()));
        }
        sets.push(RuleSet::new(set, classes, &at.index(i), faults));
    }
    sets
}

fn periods(
    parts: Vec<PeriodParts>,
    rule_sets: &[RuleSet],
    roster: &Roster,
    at: &Path,
    faults: &mut Faults,
) -> Vec<Period> {
    if parts.is_empty() {
        faults.add(at.clone(), Problem::Empty);
    }
    if parts.len() > MOST_PERIODS {
        faults.add(at.clone(), Problem::TooMuch { most: MOST_PERIODS });
    }
    let mut periods: Vec<Period> = Vec::new();
    for (i, parts) in parts.into_iter().enumerate() {
        let here = at.index(i);
        if !parts.id.is_well_formed() {
            faults.add(here.field("id"), Problem::BadId(parts.id.to_string()));
        }
        check_name(&parts.name, || here.field("name"), faults);
        check_span(&parts, &periods, &here, faults);
        let Some(rules) = rule_sets.iter().position(|set| *set.id() == parts.rules) else {
            faults.add(here.field("rules"), Problem::Unknown(parts.rules.to_string()));
            continue;
        };
        let set = &rule_sets[rules];
        let mut waiting = vec![false; set.channels().len()];
        for (j, id) in parts.waiting.iter().enumerate() {
            match set.find_channel(id) {
                Some(channel) => waiting[channel.get()] = true,
                None => faults.add(here.field("waiting").index(j), Problem::Unknown(id.to_string())),
            }
        }
        let sheet = CountSheet::blank(roster.units().len(), set.channels().len());
        let at = periods.partition_point(|earlier: &Period| earlier.parts.from <= parts.from);
        periods.insert(at, Period { parts, rules: RulesIx(rules), waiting, sheet });
    }
    periods
}

fn check_span(parts: &PeriodParts, earlier: &[Period], at: &Path, faults: &mut Faults) {
    let Some(span) = Span::new(parts.from, parts.to) else {
        faults.add(at.field("to"), Problem::Backwards);
        return;
    };
    for other in earlier {
        if other.parts.id == parts.id {
            faults.add(at.field("id"), Problem::Twice(parts.id.to_string()));
        }
        if Span::new(other.parts.from, other.parts.to).is_some_and(|other| other.overlaps(span)) {
            faults.add(at.field("from"), Problem::Overlap(other.parts.name.clone()));
        }
    }
}
