//! Which months, quarters, halves and years a stretch of days stands for, and how stretches of one window go together.
//!
//! Every window is told by one of its days, which lies in one period however a year is cut: so none is asked for twice.

use crate::domain::calendar::{Date, Span};

/// Where a slice stands among the windows of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) struct Standing {
    /// The first of the windows it belongs to, counted from the year's first, which is 0.
    pub(in crate::domain) first: i32,
    /// The last of them; mostly the same.
    pub(in crate::domain) last: i32,
    /// How many windows these are: 3 months in a quarter that is scored as a whole.
    pub(in crate::domain) covers: i64,
    /// How many of them begin with it.
    pub(in crate::domain) begun: i64,
    /// Whether the last of them ends with it.
    pub(in crate::domain) closes: bool,
}

impl Standing {
    /// The one window of a length that is counted and not of the calendar.
    pub(super) fn counted(number: i32, covers: i64, closes: bool) -> Self {
        Self { first: number, last: number, covers, begun: covers, closes }
    }

    /// The same after the slices before. Windows that some of these already stand for go on, and where more of them
    /// follow they are taken together.
    pub(in crate::domain) fn after(self, before: Option<Self>) -> Self {
        let Some(before) = before.filter(|before| self.first <= before.last) else { return self };
        let begun = i64::from((self.last - before.last).max(0));
        let covers = before.covers + begun;
        Self { first: before.first, last: self.last.max(before.last), covers, begun, ..self }
    }
}

/// The windows of one length in a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    /// The month the year begins with.
    pub(super) begins: i32,
    /// How many months a window has.
    pub(super) length: i32,
}

impl Calendar {
    /// The first day of a window.
    pub(super) fn first_day(self, number: i32) -> Date {
        Date::first_of_month(self.begins + number * self.length)
    }

    /// The day by which a window is told: the 15th of a month or of a quarter's second month, the first of the second half
    /// of a longer one. It is no middle, for periods that begin on one day of every month are of different lengths, and
    /// each has to hold one such day.
    fn day(self, number: i32) -> i32 {
        let middle = Date::first_of_month(self.begins + number * self.length + self.length / 2).day_number();
        if self.length % 2 == 0 { middle } else { middle + 14 }
    }

    /// Where a stretch of days stands by itself. What is `kept` within the year goes with the month beside its first or
    /// last day where it reaches over it.
    pub(super) fn standing(self, span: Span, kept: bool) -> Standing {
        let number = |month: i32| (month - self.begins).div_euclid(self.length);
        let mut first = number(span.from().month_number());
        let mut last = number(span.to().month_number());
        first += i32::from(self.day(first) < span.from().day_number());
        last -= i32::from(self.day(last) > span.to().day_number());
        if first > last {
            // None is told by these days: they are part of the one they lie in.
            let part_of = number(span.middle_month());
            (first, last) = (part_of, part_of);
        }
        let mut is_long = months(span) >= i64::from(self.length) && span.days() > MOST_OF_NO_MONTH;
        if kept {
            let most = 12 / self.length - 1;
            is_long &= (0..=most).contains(&last);
            (first, last) = (first.clamp(0, most), last.clamp(0, most));
        }
        let covers = i64::from(last - first + 1);
        // A period that ends some days early still ends the month or quarter it stands for; a week is early by less.
        let tolerance = TOLERANCE.min(span.days() / 2);
        let ends = self.first_day(last + 1).day_number() - 1;
        let closes = is_long || span.to().day_number() + tolerance >= ends;
        Standing { first, last, covers, begun: covers, closes }
    }
}

/// How many days before a window's last day a period may end and still close it.
pub(super) const TOLERANCE: i32 = 15;

/// The most days of a stretch that is not as long as a month, however it is rounded.
const MOST_OF_NO_MONTH: i32 = 20;

/// How many months long it is, to the nearest.
fn months(span: Span) -> i64 {
    (i64::from(span.days()) * 100 + 1522) / 3044
}
