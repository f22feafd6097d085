//! A year cut into the stretches that are scored one after another, and where each stands in month, quarter and year.

use crate::domain::calendar::{Date, Span};
use crate::domain::rules::{Body, RuleSet, Window};
use crate::domain::workspace::{PeriodIx, Source, Workspace};

/// Where a slice stands in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) struct Standing {
    /// Which window of the year, counted from 0.
    pub(in crate::domain) number: i32,
    /// How many windows the slice covers: 3 months in a quarter that is scored as a whole.
    pub(in crate::domain) covers: i64,
    /// Whether the window ends with this slice.
    pub(in crate::domain) closes: bool,
}

/// A stretch of a year: a period, or a month of one where a clause looks at months and items tell the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) struct Slice {
    /// The period it belongs to.
    pub(in crate::domain) period: PeriodIx,
    /// Its days.
    pub(in crate::domain) span: Span,
    /// Whether it lies within one month.
    pub(in crate::domain) is_month: bool,
    /// Whether the period ends with it.
    ends_period: bool,
    /// Months since the year began, and how many months long.
    month: i32,
    months: i64,
    /// The month the year begins with.
    year_month: i32,
    /// How many weeks the whole period has.
    weeks: i64,
}

impl Slice {
    /// Where it stands in a window.
    pub(in crate::domain) fn standing(&self, window: Window) -> Standing {
        let Some(length) = window.months() else {
            let number = i32::try_from(self.period.get()).unwrap_or(i32::MAX);
            let covers = if window == Window::Week { self.weeks } else { 1 };
            return Standing { number, covers, closes: self.ends_period };
        };
        let length = i32::try_from(length).unwrap_or(1);
        let number = self.month.div_euclid(length);
        let end = Date::first_of_month(self.year_month + (number + 1) * length).day_number() - 1;
        let whole = self.months >= i64::from(length);
        let covers = ((self.months * 2 + i64::from(length)) / (2 * i64::from(length))).max(1);
        // A period that ends some days early still ends the month or quarter it stands for.
        Standing { number, covers, closes: whole || self.span.to().day_number() + TOLERANCE >= end }
    }
}

/// How many days before a window's last day a period may end and still close it.
const TOLERANCE: i32 = 15;

/// The slices of the year of a period, up to its end.
pub(in crate::domain) fn slices(workspace: &Workspace, upto: PeriodIx) -> Vec<Slice> {
    let begin = workspace.year_begin(upto);
    let start = i32::try_from(workspace.year_start()).unwrap_or(1) - 1;
    let year_month = workspace.year_of(upto) * 12 + start;
    let mut all = Vec::new();
    for at in (begin.get()..=upto.get()).map(PeriodIx::new) {
        let Some(period) = workspace.period(at) else { continue };
        let by_month = period.parts().source == Source::Items
            && workspace.rules_of(at).is_some_and(looks_closer_than_a_period);
        let spans = if by_month { months(period.span()) } else { vec![period.span()] };
        let last = spans.len().saturating_sub(1);
        for (i, span) in spans.into_iter().enumerate() {
            all.push(Slice {
                period: at,
                span,
                is_month: span.days() <= 31,
                ends_period: i == last,
                month: span.middle_month() - year_month,
                months: (i64::from(span.days()) * 100 + 1522) / 3044,
                year_month,
                weeks: i64::from((period.span().days() + 3) / 7).max(1),
            });
        }
    }
    for slice in &mut all {
        slice.months = slice.months.max(1);
    }
    all
}

/// The months of a span; ends that are shorter than a month belong to the month they lie in.
fn months(span: Span) -> Vec<Span> {
    let mut all = Vec::new();
    let mut from = span.from();
    loop {
        let to = from.month_end().min(span.to());
        all.extend(Span::new(from, to));
        if to >= span.to() {
            return all;
        }
        from = Date::first_of_month(from.month_number() + 1);
    }
}

/// Whether a clause of the rule set looks at stretches that a period can be longer than.
fn looks_closer_than_a_period(rules: &RuleSet) -> bool {
    rules.provisions().iter().any(|provision| {
        let per = match &provision.body {
            Body::Convert(body) => body.per,
            Body::Steps(body) => body.per,
            Body::Cap(body) => body.per,
            Body::Base(body) => body.per,
            Body::Task(body) => body.per,
            Body::Rate(body) => body.per,
            Body::Floor(body) => body.per,
            Body::Adjustment(body) if body.veto == crate::domain::rules::Veto::Month => Window::Month,
            _ => Window::Period,
        };
        matches!(per, Window::Month | Window::Quarter | Window::Half)
    })
}
