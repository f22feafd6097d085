//! 发文字号: the office's word, the year in 〔〕, the serial number; and the form (格式) it calls for.

use super::parts::LayoutChoice;
use super::words;
use crate::domain::calendar::Date;
use crate::domain::wide;

/// The form of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// 信函格式 (GB/T 9704-2012, 10.1).
    Letter,
    /// 文件格式
    Document,
}

impl Layout {
    /// Every form.
    pub const ALL: [Self; 2] = [Self::Letter, Self::Document];
}

/// A number taken apart: 石政办函〔2022〕15号.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The office's word (机关代字): 石政办函.
    pub word: String,
    /// The year.
    pub year: u16,
    /// The serial number (发文顺序号) in that year.
    pub serial: u32,
}

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberFault {
    /// Nothing stands there.
    Missing,
    /// The year is in other brackets than 〔〕.
    Brackets,
    /// No brackets with a year of four digits.
    Year,
    /// No word before the year.
    Word,
    /// No serial number after the year, or none of 1 to six digits.
    Serial,
    /// 第 before the serial number.
    Ordinal,
    /// The serial number begins with a zero.
    Zero,
    /// No 号 at the end.
    End,
    /// A space, or a wide digit.
    Characters,
}

const OPEN: [char; 7] = ['〔', '[', '(', '【', '（', '［', '{'];
const CLOSE: [char; 7] = ['〕', ']', ')', '】', '）', '］', '}'];

/// Whether a bracket may stand, rightly or wrongly, around the year of a number.
pub(super) fn opens(c: char) -> bool {
    OPEN.contains(&c)
}

/// Whether a bracket may close what [`opens`] opened.
pub(super) fn closes(c: char) -> bool {
    CLOSE.contains(&c)
}

/// A wide digit as a narrow one; brackets and letters are looked at as they were written.
pub(super) fn narrow(c: char) -> char {
    Some(wide::narrow(c)).filter(char::is_ascii_digit).unwrap_or(c)
}

impl Number {
    /// Takes a number apart.
    ///
    /// # Errors
    /// Everything that keeps it from being written as the standard has it.
    pub fn read(text: &str) -> Result<Self, Vec<NumberFault>> {
        let (number, faults) = Self::guess(text);
        number.filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// The number that was meant, where that can be told, and what is wrong with the way it is written.
    pub fn guess(text: &str) -> (Option<Self>, Vec<NumberFault>) {
        let narrow: String = text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
        if narrow.is_empty() {
            return (None, vec![NumberFault::Missing]);
        }
        let mut faults = Vec::new();
        if narrow != text {
            faults.push(NumberFault::Characters);
        }
        let taken = narrow.find(opens).and_then(|begin| {
            let end = narrow[begin..].find(closes)? + begin;
            Some((begin, end))
        });
        let Some((begin, end)) = taken else {
            faults.push(NumberFault::Year);
            return (None, faults);
        };
        let after = |at: usize| at + narrow[at..].chars().next().map_or(0, char::len_utf8);
        let (word, year, rest) = (&narrow[..begin], &narrow[after(begin)..end], &narrow[after(end)..]);
        if !narrow[begin..].starts_with('〔') || !narrow[end..].starts_with('〕') {
            faults.push(NumberFault::Brackets);
        }
        let year = Some(year).filter(|year| year.len() == 4).and_then(|year| year.parse::<u16>().ok());
        if !year.is_some_and(|year| (1949..=2999).contains(&year)) {
            faults.push(NumberFault::Year);
        }
        if word.is_empty() {
            faults.push(NumberFault::Word);
        }
        let rest = rest.strip_prefix(words::ORDINAL).map_or(rest, |rest| {
            faults.push(NumberFault::Ordinal);
            rest
        });
        let digits = rest.strip_suffix(words::SERIAL).unwrap_or_else(|| {
            faults.push(NumberFault::End);
            rest
        });
        if digits.len() > 1 && digits.starts_with('0') {
            faults.push(NumberFault::Zero);
        }
        let is_number = (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let serial = Some(digits).filter(|_| is_number).and_then(|digits| digits.parse::<u32>().ok());
        let serial = serial.filter(|serial| *serial > 0);
        if serial.is_none() {
            faults.push(NumberFault::Serial);
        }
        faults.sort_unstable();
        let number = year.zip(serial).filter(|_| !word.is_empty());
        (number.map(|(year, serial)| Self { word: word.to_owned(), year, serial }), faults)
    }

    /// Whether it can be that of a notice on a period that ended on a day: the last period of a year is told in the next.
    pub fn is_near(&self, end: Date) -> bool {
        (end.year()..=end.year() + 1).contains(&self.year)
    }

    /// The number as the standard has it.
    pub fn written(&self) -> String {
        format!("{}〔{}〕{}{}", self.word, self.year, self.serial, words::SERIAL)
    }
}

/// The form a notice has: as a person chose, else as its number says. Without a number it is the `usual` one.
pub(super) fn layout(choice: LayoutChoice, number: &str, usual: Layout) -> Layout {
    let word = number.split(opens).next().unwrap_or_default();
    match choice {
        LayoutChoice::Letter => Layout::Letter,
        LayoutChoice::ByNumber if number.is_empty() => usual,
        LayoutChoice::ByNumber if word.contains(words::LETTER) => Layout::Letter,
        LayoutChoice::ByNumber | LayoutChoice::Document => Layout::Document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_of_the_year_of_its_period_or_of_the_next() {
        let end = Date::parse("2022-12-31").expect("a date");
        let near = |year: u16| Number { word: "某政办函".to_owned(), year, serial: 1 }.is_near(end);
        assert_eq!([2021, 2022, 2023, 2024].map(near), [false, true, true, false]);
    }

    #[test]
    fn a_number_has_a_word_a_year_and_a_serial() {
        let number = Number { word: "石政办函".to_owned(), year: 2022, serial: 15 };
        assert_eq!(number.written(), "石政办函〔2022〕15号");
        assert_eq!(Number::read("石政办函〔2022〕15号"), Ok(number));
    }

    #[test]
    fn a_number_written_otherwise_says_what_is_wrong_and_what_was_meant() {
        use NumberFault as F;
        for (text, faults) in [
            ("石政办函[2022]15号", vec![F::Brackets]),
            ("石政办函【2022】15号", vec![F::Brackets]),
            ("石政办函（2022）15号", vec![F::Brackets]),
            ("石政办函(2022)15号", vec![F::Brackets]),
            ("石政办函〔2022]15号", vec![F::Brackets]),
            ("石政办函〔2022〕015号", vec![F::Zero]),
            ("石政办函〔2022〕第15号", vec![F::Ordinal]),
            ("石政办函〔2022〕15", vec![F::End]),
            ("石政办函 〔２０２２〕15号", vec![F::Characters]),
            ("石政办函[2022]第015", vec![F::Brackets, F::Ordinal, F::Zero, F::End]),
        ] {
            let (meant, found) = Number::guess(text);
            assert_eq!(found, faults, "{text}");
            assert_eq!(meant.map(|meant| meant.written()).as_deref(), Some("石政办函〔2022〕15号"), "{text}");
            assert_eq!(Number::read(text), Err(faults), "{text}");
        }
        for (text, faults) in [
            ("", vec![F::Missing]),
            ("石政办函15号", vec![F::Year]),
            ("石政办函〔22〕15号", vec![F::Year]),
            ("〔2022〕15号", vec![F::Word]),
            ("石政办函〔2022〕号", vec![F::Serial]),
            ("石政办函〔2022〕十五号", vec![F::Serial]),
            ("石政办函〔2022〕0号", vec![F::Serial]),
        ] {
            assert_eq!(Number::guess(text), (None, faults), "{text}");
        }
    }

    #[test]
    fn the_word_of_the_number_calls_for_the_form() {
        use LayoutChoice as C;
        for (choice, number, form) in [
            (C::ByNumber, "石政办函〔2022〕15号", Layout::Letter),
            (C::ByNumber, "石政办发〔2022〕15号", Layout::Document),
            (C::ByNumber, "石政办发[2022]15号（函）", Layout::Document),
            (C::ByNumber, "", Layout::Document),
            (C::Letter, "石政办发〔2022〕15号", Layout::Letter),
            (C::Document, "石政办函〔2022〕15号", Layout::Document),
        ] {
            assert_eq!(layout(choice, number, Layout::Document), form, "{number}");
            let other = if number.is_empty() { Layout::Letter } else { form };
            assert_eq!(layout(choice, number, Layout::Letter), other, "{number}");
        }
    }
}
