//! Dates as people write them: 2022.3.5, 2022-3-5, 2022/03/05, 2022年3月5日, 20220305, 3月5日, in wide digits too.

use super::{Date, Span};
use crate::domain::wide;

/// What may stand between year, month and day, and after the day.
const BETWEEN: [char; 8] = ['-', '.', '/', '年', '月', '日', '号', '、'];

/// What was written is no date with its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDate;

impl Date {
    /// Reads a date that may be left out, as that of a notice: none where nothing is written.
    ///
    /// # Errors
    /// When something is written and is no date with its year.
    pub fn read_if_any(text: &str) -> Result<Option<Self>, NoDate> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        Self::read(text, None).map(Some).ok_or(NoDate)
    }

    /// Reads a date as people write it. Without a year it lies in the span, or in the year the span begins in.
    pub fn read(text: &str, within: Option<Span>) -> Option<Self> {
        let narrow: String = text.trim().chars().map(narrow).collect();
        // A spreadsheet puts the time of day behind a date.
        let day = match narrow.find(':') {
            Some(colon) => narrow[..colon].rsplit_once([' ', 'T']).map_or("", |(day, _)| day),
            None => &narrow,
        };
        let day: String = day.chars().filter(|c| !c.is_whitespace()).collect();
        let numbers: Vec<&str> = day.split(BETWEEN).filter(|part| !part.is_empty()).collect();
        if numbers.iter().any(|number| !number.chars().all(|c| c.is_ascii_digit())) {
            return None;
        }
        match numbers[..] {
            [whole] if whole.len() == 8 => made(&whole[..4], &whole[4..6], &whole[6..]),
            [year, month, day] => made(year, month, day),
            [month, day] => {
                let span = within?;
                let of = |year: u16| made(&year.to_string(), month, day);
                let lies_in = |date: &Self| span.contains(*date);
                let first = of(span.from().year());
                first.filter(lies_in).or_else(|| of(span.to().year()).filter(lies_in)).or(first)
            }
            _ => None,
        }
    }
}

/// The signs people write between the parts of a date, in their narrow form.
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '。' => '.',
        '–' | '—' | '~' => '-',
        other => wide::narrow(other),
    }
}

fn made(year: &str, month: &str, day: &str) -> Option<Date> {
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_people_write_it() {
        for text in [
            "2022.3.5",
            "2022-3-5",
            "2022/03/05",
            "2022年3月5日",
            "２０２２．３．５",
            "２０２２年０３月０５日",
            " 2022 年 3 月 5 日 ",
            "20220305",
            "2022-03-05 00:00:00",
            "2022-03-05T08:00",
            "2022。3。5",
        ] {
            assert_eq!(Date::read(text, None), Date::parse("2022-03-05"), "{text}");
        }
        for text in
            ["", "3月5日", "2022-13-01", "2022.2.30", "22.3.5", "三月五日", "2022", "2022-3", "1.2.3.4"]
        {
            assert_eq!(Date::read(text, None), None, "{text}");
        }
    }

    #[test]
    fn a_date_that_may_be_left_out_is_none_a_date_or_wrong() {
        for text in ["", "  ", "\u{3000}"] {
            assert_eq!(Date::read_if_any(text), Ok(None), "{text}");
        }
        assert_eq!(Date::read_if_any(" 2022年4月12日 "), Ok(Date::parse("2022-04-12")));
        for text in ["4月12日", "2022-02-30", "待定"] {
            assert_eq!(Date::read_if_any(text), Err(NoDate), "{text}");
        }
    }

    #[test]
    fn a_date_without_a_year_lies_in_the_period() {
        let span = |from, to| Span::new(Date::parse(from)?, Date::parse(to)?);
        let read = |text, span| Date::read(text, span).map(|date| date.to_string());
        assert_eq!(read("3月5日", span("2022-01-01", "2022-03-31")).as_deref(), Some("2022-03-05"));
        let winter = span("2021-12-26", "2022-03-25");
        assert_eq!(read("12.30", winter).as_deref(), Some("2021-12-30"));
        assert_eq!(read("１-3", winter).as_deref(), Some("2022-01-03"));
        assert_eq!(read("7月1日", winter).as_deref(), Some("2021-07-01"), "outside of it, in its first year");
    }
}
