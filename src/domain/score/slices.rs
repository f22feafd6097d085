//! A year cut into the stretches that are scored one after another, and where each stands in month, quarter and year.

use crate::domain::calendar::{Date, Span};
use crate::domain::rules::{Body, RuleSet, Veto, Window};
use crate::domain::workspace::{Period, PeriodIx, Source, Workspace};

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
        // Half a month is no month, however it is rounded.
        let whole = self.months >= i64::from(length) && self.span.days() > MOST_OF_NO_MONTH;
        let covers = ((self.months * 2 + i64::from(length)) / (2 * i64::from(length))).max(1);
        // A period that ends some days early still ends the month or quarter it stands for; a week is early by less.
        let tolerance = TOLERANCE.min(self.span.days() / 2);
        Standing { number, covers, closes: whole || self.span.to().day_number() + tolerance >= end }
    }
}

/// One slice of a period as a clause with windows looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) struct Stretch {
    /// The days that are judged together: a window, or several that a slice covers as one.
    pub(in crate::domain) days: Span,
    /// How many windows these are.
    pub(in crate::domain) covers: i64,
    /// Whether they end with this slice.
    pub(in crate::domain) closes: bool,
}

/// The slices of a period in their order, as a clause that looks at a window sees them. Where periods are known in which
/// a window goes on, its days are theirs; else they are those of the calendar.
pub(in crate::domain) fn stretches(workspace: &Workspace, at: PeriodIx, window: Window) -> Vec<Stretch> {
    let year = workspace.year_of(at);
    let of_year = |other: &usize| workspace.year_of(PeriodIx::new(*other)) == year;
    let last = (at.get()..workspace.periods().len()).take_while(of_year).last().unwrap_or(at.get());
    let all = slices(workspace, PeriodIx::new(last));
    let here = all.iter().filter(|slice| slice.period == at);
    let stretch = |slice: &Slice| {
        let standing = slice.standing(window);
        let whole = workspace.period(at).map_or(slice.span, Period::span);
        let days = match window.months() {
            None => whole,
            Some(_) if standing.covers > 1 => slice.span,
            Some(length) => slice.days_of(standing.number, length, window, &all).unwrap_or(slice.span),
        };
        Stretch { days, covers: standing.covers, closes: standing.closes }
    };
    here.map(stretch).collect()
}

impl Slice {
    /// The days of a window of the year, which begins and ends some days early or late where its slices do.
    fn days_of(&self, number: i32, length: u32, window: Window, all: &[Self]) -> Option<Span> {
        let length = i32::try_from(length).ok()?;
        let first = Date::first_of_month(self.year_month + number * length);
        let end = Date::first_of_month(self.year_month + (number + 1) * length).day_before();
        let of_window = || all.iter().filter(|slice| slice.standing(window).number == number);
        let begins = of_window().next().map(|slice| slice.span.from());
        let near = |from: &Date| (from.day_number() - first.day_number()).abs() <= TOLERANCE;
        let closing = of_window().next_back().filter(|slice| slice.standing(window).closes);
        Span::new(begins.filter(near).unwrap_or(first), closing.map_or(end, |slice| slice.span.to()))
    }
}

/// How many days before a window's last day a period may end and still close it.
const TOLERANCE: i32 = 15;

/// The most days of a stretch that is not as long as a month.
const MOST_OF_NO_MONTH: i32 = 20;

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
                is_month: by_month || span.days() <= 31,
                ends_period: i == last,
                // What reaches over the year's first or last day goes with the month beside it.
                month: (span.middle_month() - year_month).clamp(0, 11),
                months: (i64::from(span.days()) * 100 + 1522) / 3044,
                year_month,
                weeks: i64::from((period.span().days() + 3) / 7).max(1),
            });
        }
    }
    all
}

/// The months of a span. Ends of half a month at most go with the month beside them: from 26 December to 25 March there
/// are three months and not four.
fn months(span: Span) -> Vec<Span> {
    let mut all = Vec::new();
    let mut from = span.from();
    loop {
        let to = from.month_end().min(span.to());
        all.extend(Span::new(from, to));
        if to >= span.to() {
            return joined(all);
        }
        from = Date::first_of_month(from.month_number() + 1);
    }
}

/// Months with ends of half a month at most put together with their neighbours.
fn joined(mut months: Vec<Span>) -> Vec<Span> {
    let is_end = |one: Option<&Span>| one.is_some_and(|one| one.days() <= TOLERANCE);
    if months.len() > 1 && is_end(months.last()) {
        let end = months.pop();
        let before = months.pop();
        months.extend(before.zip(end).and_then(|(before, end)| Span::new(before.from(), end.to())));
    }
    if months.len() > 1 && is_end(months.first()) {
        let first = months.remove(0);
        months[0] = Span::new(first.from(), months[0].to()).unwrap_or(first);
    }
    months
}

/// Whether a clause of the rule set looks closer than at a period, which items tell by their days.
fn looks_closer_than_a_period(rules: &RuleSet) -> bool {
    rules.provisions().iter().any(|provision| {
        let strikes_months = matches!(&provision.body, Body::Adjustment(body) if body.veto == Veto::Month);
        strikes_months || matches!(provision.body.per(), Window::Month | Window::Quarter | Window::Half)
    })
}
