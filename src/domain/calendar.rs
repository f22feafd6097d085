//! Dates and closed spans of dates. Local dates only: nothing here passes through a time zone.

mod reading;

pub use reading::NoDate;

use std::fmt;

/// A date of the Gregorian calendar, years 1900 to 2999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first date there is.
    pub const FIRST: Self = Self { year: 1900, month: 1, day: 1 };

    /// Reads `2022-03-31` and nothing else, so that a date has one written form.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        let number = |from: usize, to: usize| {
            bytes[from..to].iter().try_fold(0_u16, |value, byte| {
                byte.is_ascii_digit().then(|| value * 10 + u16::from(byte - b'0'))
            })
        };
        if !shape {
            return None;
        }
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let in_range = (1900..=2999).contains(&year) && (1..=12).contains(&month) && day >= 1;
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        (in_range && day <= days_in(year, month)).then_some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since the first of March of the year 0, so that a leap day is the last of its year.
    pub fn day_number(self) -> i32 {
        let (year, month) = (i32::from(self.year), i32::from(self.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + i32::from(self.day) - 1
    }

    /// Months since the year 0.
    pub fn month_number(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// The first day of the month with this number; the first or last month there is for one outside of the years.
    pub fn first_of_month(month_number: i32) -> Self {
        let number = month_number.clamp(1900 * 12, 2999 * 12 + 11);
        let year = u16::try_from(number / 12).unwrap_or(1900);
        Self { year, month: u8::try_from(number % 12).unwrap_or(0) + 1, day: 1 }
    }

    /// The day before; the first day there is stays.
    pub fn day_before(self) -> Self {
        if self.day > 1 {
            return Self { day: self.day - 1, ..self };
        }
        if self == Self::FIRST { self } else { Self::first_of_month(self.month_number() - 1).month_end() }
    }

    /// The day after; the last day there is stays.
    pub fn day_after(self) -> Self {
        if self.day < days_in(self.year, self.month) {
            return Self { day: self.day + 1, ..self };
        }
        let next = Self::first_of_month(self.month_number() + 1);
        if next > self { next } else { self }
    }

    /// The last day of its month.
    pub fn month_end(self) -> Self {
        Self { day: days_in(self.year, self.month), ..self }
    }
}

impl Default for Date {
    fn default() -> Self {
        Self::FIRST
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A closed span of local dates: both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    from: Date,
    to: Date,
}

impl Span {
    /// The days from `from` to `to`, or `None` when `to` is before `from`.
    pub fn new(from: Date, to: Date) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The first day.
    pub fn from(self) -> Date {
        self.from
    }

    /// The last day.
    pub fn to(self) -> Date {
        self.to
    }

    /// Whether the day belongs to the span.
    pub fn contains(self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// How many days it has.
    pub fn days(self) -> i32 {
        self.to.day_number() - self.from.day_number() + 1
    }

    /// The number of the month its middle lies in: a quarter from 26 December to 25 March belongs to February.
    pub fn middle_month(self) -> i32 {
        let middle = self.from.day_number() + self.days() / 2;
        let mut month = self.from.month_number();
        while Date::first_of_month(month + 1).day_number() <= middle && month < self.to.month_number() {
            month += 1;
        }
        month
    }

    /// Whether these are the same days a year before; the last day of a month is that of the other, leap year or not.
    pub fn is_year_before(self, later: Self) -> bool {
        let is_last = |date: Date| date == date.month_end();
        let is_before = |earlier: Date, later: Date| {
            earlier.month_number() + 12 == later.month_number()
                && (earlier.day() == later.day() || is_last(earlier) && is_last(later))
        };
        is_before(self.from, later.from) && is_before(self.to, later.to)
    }

    /// Whether the two spans share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn date(text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|| panic!("{text} is a date"))
    }

    #[test]
    fn new_years_eve_belongs_to_the_year_and_new_years_day_to_the_next() {
        let year = Span::new(date("2022-01-01"), date("2022-12-31")).expect("in order");
        assert!(year.contains(date("2022-12-31")));
        assert!(year.contains(date("2022-01-01")));
        assert!(!year.contains(date("2023-01-01")));
    }

    #[test]
    fn a_date_has_one_written_form_and_is_in_the_calendar() {
        for text in [
            "2022-3-31",
            "2022-02-29",
            "2100-02-29",
            "2022-04-31",
            "2022-13-01",
            "2022-00-10",
            "2022-01-00",
            "20220331",
            "2022-03-31T00:00",
            "２022-03-31",
            "",
            "0000-01-01",
            "2022/03/31",
            "2022-03-3x",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        for text in ["2024-02-29", "2000-02-29", "1999-12-31", "2022-04-30"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn days_are_numbered_through_leap_years() {
        for (from, to, days) in [
            ("2022-01-01", "2022-12-31", 365),
            ("2024-01-01", "2024-12-31", 366),
            ("1999-12-31", "2000-03-01", 62),
            ("2100-02-28", "2100-03-01", 2),
        ] {
            assert_eq!(Span::new(date(from), date(to)).map(Span::days), Some(days), "{from}");
        }
        assert_eq!(date("2024-02-01").month_end(), date("2024-02-29"));
        assert_eq!(date("2024-03-01").day_before(), date("2024-02-29"));
        assert_eq!(date("2022-01-01").day_before(), date("2021-12-31"));
        assert_eq!(Date::FIRST.day_before(), Date::FIRST);
        assert_eq!(date("2022-12-31").day_after(), date("2023-01-01"));
        assert_eq!(date("2024-02-28").day_after(), date("2024-02-29"));
        assert_eq!(date("2999-12-31").day_after(), date("2999-12-31"));
        assert_eq!(Date::first_of_month(date("2022-12-05").month_number() + 1), date("2023-01-01"));
    }

    #[test]
    fn the_middle_tells_the_month_of_a_span_that_is_no_calendar_month() {
        for (from, to, month) in [
            ("2022-01-01", "2022-03-31", "2022-02-14"),
            ("2021-12-26", "2022-03-25", "2022-02-08"),
            ("2020-07-01", "2020-10-09", "2020-08-20"),
            ("2022-05-01", "2022-05-31", "2022-05-16"),
            ("2022-05-07", "2022-05-07", "2022-05-07"),
        ] {
            let span = Span::new(date(from), date(to)).expect("in order");
            assert_eq!(span.middle_month(), date(month).month_number(), "{from} to {to}");
        }
    }

    #[test]
    fn quarters_touch_without_overlap() {
        let first = Span::new(date("2022-01-01"), date("2022-03-31")).expect("in order");
        let second = Span::new(date("2022-04-01"), date("2022-06-30")).expect("in order");
        assert!(!first.overlaps(second));
        assert!(first.overlaps(Span::new(date("2022-03-31"), date("2022-04-01")).expect("in order")));
        assert_eq!(Span::new(date("2022-04-01"), date("2022-03-31")), None);
    }
}
