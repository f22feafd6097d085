//! A workspace as written, before it is checked.

use super::{Origin, Source, Status};
use crate::domain::calendar::Date;
use crate::domain::form::{self, Form, Need, Shape, Words};
use crate::domain::id::{ChannelId, PeriodId, RulesId};
use crate::domain::notice::{MOST_WATCHED, NoticeParts, Watched};
use crate::domain::record::{
    Adjustment, Correction, Explained, Item, Late, Logged, MOST_ENTRIES, MOST_ITEMS, MOST_LOGGED, Printed,
    RowCheck,
};
use crate::domain::roster::{Class, MOST_CLASSES, MOST_UNITS, Unit};
use crate::domain::rules::RuleSetParts;

/// The words for how far a period has come.
pub(in crate::domain) static STATUS: Words<Status, 3> = Words {
    words: ["draft", "checking", "published"],
    values: [Status::Draft, Status::Checking, Status::Published],
};

static SOURCE: Words<Source, 2> =
    Words { words: ["counts", "items"], values: [Source::Counts, Source::Items] };

/// The most rule sets and the most periods a workspace may have.
pub const MOST_PERIODS: usize = 60;
/// The most cells of all periods together: units times channels. They take four bytes each.
pub(super) const MOST_CELLS: usize = 50_000_000;
/// The most channels a list of a period may name.
const MOST_WAITING: usize = 200;

/// A period as written, before it is checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// What a person set of its notice and wrote into it.
    pub notice: NoticeParts,
    /// Which record scores.
    pub source: Source,
    /// The channels from which nothing has been fed back yet (未反馈).
    pub waiting: Vec<ChannelId>,
    /// What was printed when it was published, by unit id.
    pub printed: Vec<Printed>,
    /// The rows that were verified or returned, by unit id; all others are still to be verified.
    pub checks: Vec<RowCheck>,
    /// The findings that have an explanation.
    pub explained: Vec<Explained>,
}

impl Shape for PeriodParts {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "id", &mut self.id, Need::Must);
        form.text("name", &mut self.name, Need::Must);
        day(form, "from", &mut self.from);
        day(form, "to", &mut self.to);
        form::id(form, "rules", &mut self.rules, Need::Must);
        STATUS.visit(form, "status", &mut self.status, Need::Must);
        let mut present =
            !self.notice_number.is_empty() || self.notice_date.is_some() || !self.notice.is_default();
        let (number, date) = (&mut self.notice_number, &mut self.notice_date);
        let notice = &mut self.notice;
        form.part("notice", &mut present, Need::May, &mut |form| {
            form.text("number", number, Need::Must);
            form.date("date", date, Need::May);
            notice.fields(form);
        });
        SOURCE.visit(form, "scores", &mut self.source, Need::May);
        form::ids(form, "waiting", &mut self.waiting, MOST_WAITING, Need::May);
        form::list(form, "printed", &mut self.printed, MOST_UNITS, Need::May);
        form::list(form, "checks", &mut self.checks, MOST_UNITS, Need::May);
        form::list(form, "explained", &mut self.explained, MOST_ENTRIES, Need::May);
        form.counts("counts");
    }
}

fn day(form: &mut dyn Form, name: &'static str, value: &mut Date) {
    let mut date = Some(*value);
    form.date(name, &mut date, Need::Must);
    *value = date.unwrap_or_default();
}

/// A workspace as written, before it is checked; its counts come after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkspaceParts {
    /// Where the file comes from; no part of what it holds.
    pub origin: Option<Origin>,
    /// What was changed, the oldest first; no part of what it holds.
    pub log: Vec<Logged>,
    /// The jurisdiction: 石泉县.
    pub name: String,
    /// Whether it is the built-in example, which never mixes with real data.
    pub example: bool,
    /// The month on whose first day the year begins; none: January.
    pub year_start: Option<u32>,
    /// The classes in their order.
    pub classes: Vec<Class>,
    /// The units in official order.
    pub units: Vec<Unit>,
    /// The rule sets.
    pub rule_sets: Vec<RuleSetParts>,
    /// The periods.
    pub periods: Vec<PeriodParts>,
    /// The items.
    pub items: Vec<Item>,
    /// What people entered by hand.
    pub adjustments: Vec<Adjustment>,
    /// Late counts of published periods.
    pub late: Vec<Late>,
    /// Corrections of published periods, in the order in which they were made.
    pub corrections: Vec<Correction>,
    /// The words to be found in a notice before it goes out, in the order in which a person keeps them.
    pub watchlist: Vec<Watched>,
    /// The county's own wording of a notice, as it is written; empty: the built-in one.
    pub notice_template: String,
}

impl Shape for WorkspaceParts {
    fn visit(&mut self, form: &mut dyn Form) {
        let mut told = self.origin.is_some();
        let origin = &mut self.origin;
        form.part("origin", &mut told, Need::May, &mut |form| origin.get_or_insert_default().visit(form));
        form.text("name", &mut self.name, Need::Must);
        form.flag("example", &mut self.example, false);
        form.number("yearStart", &mut self.year_start, (1, 12), Need::May);
        form::list(form, "classes", &mut self.classes, MOST_CLASSES, Need::Must);
        form::list(form, "units", &mut self.units, MOST_UNITS, Need::Must);
        form::list(form, "rules", &mut self.rule_sets, MOST_PERIODS, Need::Must);
        form::list(form, "periods", &mut self.periods, MOST_PERIODS, Need::Must);
        form::list(form, "items", &mut self.items, MOST_ITEMS, Need::May);
        form::list(form, "adjustments", &mut self.adjustments, MOST_ENTRIES, Need::May);
        form::list(form, "late", &mut self.late, MOST_ENTRIES, Need::May);
        form::list(form, "corrections", &mut self.corrections, MOST_ENTRIES, Need::May);
        form::list(form, "watchlist", &mut self.watchlist, MOST_WATCHED, Need::May);
        form.text("noticeTemplate", &mut self.notice_template, Need::May);
        form::list(form, "log", &mut self.log, MOST_LOGGED, Need::May);
    }
}
