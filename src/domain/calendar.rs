//! Dates and closed spans of dates. Local dates only: nothing here passes through a time zone.

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
    fn quarters_touch_without_overlap() {
        let first = Span::new(date("2022-01-01"), date("2022-03-31")).expect("in order");
        let second = Span::new(date("2022-04-01"), date("2022-06-30")).expect("in order");
        assert!(!first.overlaps(second));
        assert!(first.overlaps(Span::new(date("2022-03-31"), date("2022-04-01")).expect("in order")));
        assert_eq!(Span::new(date("2022-04-01"), date("2022-03-31")), None);
    }
}
