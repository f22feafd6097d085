//! Dates and closed spans of dates.

pub use jiff::civil::Date;

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

/// Reads `2022-03-31` and nothing else, so that a date has one written form.
pub fn parse_date(text: &str) -> Option<Date> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    shape.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn date(text: &str) -> Date {
        parse_date(text).unwrap_or_else(|| panic!("{text} is a date"))
    }

    #[test]
    fn new_years_eve_belongs_to_the_year_and_new_years_day_to_the_next() {
        let year = Span::new(date("2022-01-01"), date("2022-12-31")).expect("in order");
        assert!(year.contains(date("2022-12-31")));
        assert!(year.contains(date("2022-01-01")));
        assert!(!year.contains(date("2023-01-01")));
    }

    #[test]
    fn a_date_has_one_written_form() {
        for text in ["2022-3-31", "2022-02-30", "20220331", "2022-03-31T00:00", "２022-03-31", ""] {
            assert_eq!(parse_date(text), None, "{text}");
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
