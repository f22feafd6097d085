//! Everything of one jurisdiction's year: roster, rule sets, periods and their records.

pub(super) mod check;
mod check_period;
mod next;
mod origin;
mod own;
mod parts;
mod period;
mod published;

pub use next::{next_period, period_before, periods_about};
pub use origin::Origin;
use parts::MOST_CELLS;
pub(super) use parts::STATUS;
pub use parts::{MOST_PERIODS, PeriodParts, WorkspaceParts};
pub use period::{Period, PeriodIx, RulesIx, Source, Status};

use super::fault::{Faults, Path};
use super::id::{PeriodId, RulesId};
use super::notice::{NoticeParts, Template, Watched, check_watched, own_template};
use super::record::{Adjustment, Correction, CountSheet, Item, Kept, Late};
use super::roster::{ClassIx, Former, Roster, UnitIx, check_name};
use super::rules::RuleSet;

/// Everything of one jurisdiction's year. Invariant: every reference in it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    name: String,
    example: bool,
    roster: Roster,
    year_start: u32,
    rule_sets: Vec<RuleSet>,
    periods: Vec<Period>,
    items: Kept<Item>,
    adjustments: Kept<Adjustment>,
    late: Kept<Late>,
    corrections: Vec<Correction>,
    watchlist: Vec<Watched>,
    notice_template: String,
}

impl Workspace {
    /// Checks the parts and puts them together, with blank counts.
    ///
    /// # Errors
    /// Every fault, each with its place.
    pub fn new(parts: WorkspaceParts) -> Result<Self, Vec<super::fault::Fault>> {
        let mut faults = Faults::default();
        let root = Path::root();
        check_name(&parts.name, || root.field("name"), &mut faults);
        let roster = Roster::new(parts.classes, parts.units, &mut faults);
        check_watched(&parts.watchlist, &root.field("watchlist"), &mut faults);
        let notice_template = own_template(&parts.notice_template, &mut faults);
        let rule_sets = check::rule_sets(parts.rule_sets, &roster, &root.field("rules"), &mut faults);
        let periods = check::periods(parts.periods, &rule_sets, &roster, &root.field("periods"), &mut faults);
        let mut workspace = Self {
            name: parts.name,
            example: parts.example,
            roster,
            year_start: parts.year_start.unwrap_or(1),
            rule_sets,
            periods,
            items: Kept::default(),
            adjustments: Kept::default(),
            late: Kept::default(),
            corrections: parts.corrections,
            watchlist: parts.watchlist,
            notice_template,
        };
        let records = check::Records { items: parts.items, adjustments: parts.adjustments, late: parts.late };
        check::records(&mut workspace, records, &mut faults);
        faults.or(workspace)
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

    /// The month on whose first day the year begins, 1 to 12.
    pub fn year_start(&self) -> u32 {
        self.year_start
    }

    /// The items by id.
    pub fn items(&self) -> &Kept<Item> {
        &self.items
    }

    /// The adjustments by id.
    pub fn adjustments(&self) -> &Kept<Adjustment> {
        &self.adjustments
    }

    /// The late counts by id.
    pub fn late(&self) -> &Kept<Late> {
        &self.late
    }

    /// The corrections in the order in which they were made.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// The words to be found in a notice before it goes out.
    pub fn watchlist(&self) -> &[Watched] {
        &self.watchlist
    }

    /// The county's own wording of a notice, as it is written; empty where it has none.
    pub fn notice_template(&self) -> &str {
        &self.notice_template
    }

    /// The wording of a notice: the county's own, or the built-in one.
    pub fn template(&self) -> Template {
        if self.notice_template.is_empty() {
            return Template::built_in();
        }
        // It was read when it was taken.
        Template::read(&self.notice_template).unwrap_or_default()
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
        let by_counts = |record: &Period| record.parts.source == Source::Counts;
        self.period(period).is_some_and(by_counts) && !self.is_closed(period)
    }

    /// Whether a period is published, so that its figures change only by a correction of their own.
    pub fn is_closed(&self, period: PeriodIx) -> bool {
        let published = |record: &Period| record.parts.status == Status::Published;
        !self.example && self.period(period).is_some_and(published)
    }

    /// The first period after all that are published, in which a unit that is added begins; none where none is published,
    /// or the last one is.
    pub fn first_open(&self) -> Option<PeriodId> {
        let after = (0..self.periods.len()).rev().find(|&at| self.is_closed(PeriodIx(at)))? + 1;
        self.periods.get(after).map(|period| period.parts.id.clone())
    }

    /// The number of the year a period belongs to, told by its middle: the calendar year in which it began.
    pub fn year_of(&self, period: PeriodIx) -> i32 {
        let start = i32::try_from(self.year_start).unwrap_or(1) - 1;
        self.period(period).map_or(0, |period| (period.span.middle_month() - start).div_euclid(12))
    }

    /// The first period of the year a period belongs to.
    pub fn year_begin(&self, period: PeriodIx) -> PeriodIx {
        let year = self.year_of(period);
        let begin = (0..=period.0).find(|&at| self.year_of(PeriodIx(at)) == year);
        PeriodIx(begin.unwrap_or(period.0))
    }

    /// The period a date lies in.
    pub fn period_on(&self, date: super::calendar::Date) -> Option<PeriodIx> {
        self.periods.iter().position(|period| period.span.contains(date)).map(PeriodIx)
    }

    /// Whether a unit is there in a period.
    pub fn is_active(&self, unit: UnitIx, period: PeriodIx) -> bool {
        let Some(unit) = self.roster.unit(unit) else { return false };
        let at = |id: &Option<PeriodId>| id.as_ref().and_then(|id| self.find_period(id));
        at(&unit.from).is_none_or(|from| from <= period)
            && at(&unit.until).is_none_or(|until| period <= until)
    }

    /// The name a unit is printed under in a period.
    pub fn name_in(&self, unit: UnitIx, period: PeriodIx) -> &str {
        self.roster.unit(unit).map_or("", |unit| self.name_then(&unit.name, &unit.formerly, period))
    }

    /// The name a class is printed under in a period.
    pub fn class_name_in(&self, class: ClassIx, period: PeriodIx) -> &str {
        let class = self.roster.classes().get(class.get());
        class.map_or("", |class| self.name_then(&class.name, &class.formerly, period))
    }

    /// The earliest of the names that still held in a period.
    fn name_then<'a>(&self, now: &'a str, formerly: &'a [Former], period: PeriodIx) -> &'a str {
        let held =
            formerly.iter().filter_map(|former| Some((self.find_period(&former.until)?, &former.name)));
        let oldest = held.filter(|&(until, _)| period <= until).min_by_key(|&(until, _)| until);
        oldest.map_or(now, |(_, name)| name)
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

    pub(super) fn items_mut(&mut self) -> &mut Kept<Item> {
        &mut self.items
    }

    pub(super) fn adjustments_mut(&mut self) -> &mut Kept<Adjustment> {
        &mut self.adjustments
    }

    pub(super) fn late_mut(&mut self) -> &mut Kept<Late> {
        &mut self.late
    }

    pub(super) fn watchlist_mut(&mut self) -> &mut Vec<Watched> {
        &mut self.watchlist
    }

    pub(super) fn notice_template_mut(&mut self) -> &mut String {
        &mut self.notice_template
    }

    pub(super) fn corrections_mut(&mut self) -> &mut Vec<Correction> {
        &mut self.corrections
    }

    /// Counts the items again where they score; to be called after a change to items or rules.
    pub(super) fn tally(&mut self) {
        (0..self.periods.len()).for_each(|at| self.tally_at(PeriodIx(at)));
    }

    /// Counts the items of one period again where they score.
    pub(super) fn tally_at(&mut self, at: PeriodIx) {
        let by_items = self.period(at).is_some_and(|period| period.parts.source == Source::Items);
        let tallied = by_items.then(|| super::score::tally(self, at));
        if let Some(period) = self.periods.get_mut(at.0) {
            period.tallied = tallied;
        }
    }

    /// The same workspace with one period scored by its items; whether it is published or not.
    pub(super) fn scored_by_items(&self, at: PeriodIx) -> Self {
        let mut other = self.clone();
        if let Some(period) = other.periods.get_mut(at.0) {
            period.parts.source = Source::Items;
        }
        other.tally_at(at);
        other
    }

    /// A period as written, to be changed and written back.
    pub fn period_parts(&self, ix: PeriodIx) -> Option<PeriodParts> {
        self.period(ix).map(|period| period.parts.clone())
    }

    /// The parts it was made from, with the record as it stands.
    pub fn to_parts(&self) -> WorkspaceParts {
        WorkspaceParts {
            origin: None,
            log: Vec::new(),
            name: self.name.clone(),
            example: self.example,
            year_start: (self.year_start != 1).then_some(self.year_start),
            classes: self.roster.classes().to_vec(),
            units: self.roster.units().to_vec(),
            rule_sets: self.rule_sets.iter().map(|set| set.parts().clone()).collect(),
            periods: self.periods.iter().map(|period| period.parts.clone()).collect(),
            items: self.items.values().cloned().collect(),
            adjustments: self.adjustments.values().cloned().collect(),
            late: self.late.values().cloned().collect(),
            corrections: self.corrections.clone(),
            watchlist: self.watchlist.clone(),
            notice_template: self.notice_template.clone(),
        }
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
            period.parts.notice = NoticeParts::default();
            period.waiting = vec![false; channels];
            period.parts.waiting = Vec::new();
            period.typed = CountSheet::blank(self.roster.units().len(), channels);
            period.tallied = None;
            period.parts.source = Source::Counts;
            period.parts.printed = Vec::new();
            period.parts.checks = Vec::new();
            period.parts.explained = Vec::new();
        }
        cleared.items.clear();
        cleared.adjustments.clear();
        cleared.late.clear();
        cleared.corrections.clear();
        cleared
    }
}
