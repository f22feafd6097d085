//! A year cut into the stretches that are scored one after another, and where each stands in month, quarter and year.

use super::windows::{Calendar, Standing, TOLERANCE};
use crate::domain::calendar::{Date, Span};
use crate::domain::rules::{Body, RuleSet, Veto, Window};
use crate::domain::workspace::{Period, PeriodIx, Source, Workspace};

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
    /// How many weeks the whole period has.
    weeks: i64,
    /// Where it stands by itself among months, quarters, halves and years.
    standings: [Standing; 4],
}

impl Slice {
    /// Where it stands by itself, whatever slices are before it.
    pub(in crate::domain) fn standing(&self, window: Window) -> Standing {
        let number = i32::try_from(self.period.get()).unwrap_or(i32::MAX);
        match window {
            Window::Period => Standing::counted(number, 1, self.ends_period),
            Window::Week => Standing::counted(number, self.weeks, self.ends_period),
            Window::Month => self.standings[0],
            Window::Quarter => self.standings[1],
            Window::Half => self.standings[2],
            Window::Year => self.standings[3],
        }
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

/// The slices of a period in their order, as a clause sees them that looks at a window and acts in the periods in which
/// it `asks`. Where periods are known in which a window goes on, its days are theirs; else they are those of the calendar.
pub(in crate::domain) fn stretches(
    workspace: &Workspace,
    at: PeriodIx,
    window: Window,
    asks: impl Fn(PeriodIx) -> bool,
) -> Vec<Stretch> {
    let year = workspace.year_of(at);
    let of_year = |other: &usize| workspace.year_of(PeriodIx::new(*other)) == year;
    let last = (at.get()..workspace.periods().len()).take_while(of_year).last().unwrap_or(at.get());
    let length = window.months().and_then(|months| i32::try_from(months).ok());
    let calendar = length.map(|length| Calendar { begins: year_month(workspace, at), length });
    let mut all: Vec<(Slice, Standing)> = Vec::new();
    for slice in slices(workspace, PeriodIx::new(last)).into_iter().filter(|slice| asks(slice.period)) {
        let before = all.last().map(|&(_, standing)| standing);
        all.push((slice, slice.standing(window).after(before)));
    }
    let here = all.iter().filter(|(slice, _)| slice.period == at);
    let stretch = |&(slice, standing): &(Slice, Standing)| {
        let whole = workspace.period(at).map_or(slice.span, Period::span);
        let days = calendar.map_or(Some(whole), |calendar| days_of(standing, calendar, &all));
        Stretch { days: days.unwrap_or(slice.span), covers: standing.covers, closes: standing.closes }
    };
    here.map(stretch).collect()
}

/// The days of windows, which begin and end some days early or late where their slices do.
fn days_of(standing: Standing, calendar: Calendar, all: &[(Slice, Standing)]) -> Option<Span> {
    let of_windows =
        || all.iter().filter(|(_, one)| one.first == standing.first && one.last <= standing.last);
    let (first, end) =
        (calendar.first_day(standing.first), calendar.first_day(standing.last + 1).day_before());
    let begins = of_windows().next().map(|(slice, _)| slice.span.from());
    // A record that begins in the midst of a window says nothing of when the window began.
    let is_begin = |from: &Date| standing.covers > 1 || from.day_number() - first.day_number() <= TOLERANCE;
    let closing = of_windows().next_back().filter(|(_, one)| one.last == standing.last && one.closes);
    Span::new(begins.filter(is_begin).unwrap_or(first), closing.map_or(end, |(slice, _)| slice.span.to()))
}

/// The month with which the year of a period begins.
pub(super) fn year_month(workspace: &Workspace, at: PeriodIx) -> i32 {
    workspace.year_of(at) * 12 + i32::try_from(workspace.year_start()).unwrap_or(1) - 1
}

/// The slices of the year of a period, up to its end.
pub(in crate::domain) fn slices(workspace: &Workspace, upto: PeriodIx) -> Vec<Slice> {
    let begin = workspace.year_begin(upto);
    let begins = year_month(workspace, upto);
    let calendars = [1, 3, 6, 12].map(|length| Calendar { begins, length });
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
                weeks: i64::from((period.span().days() + 3) / 7).max(1),
                standings: calendars.map(|calendar| calendar.standing(span, by_month)),
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
