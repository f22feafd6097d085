//! From what a person typed or pasted to a count.

use super::{LARGEST_COUNT, LONGEST_TYPED};
use crate::domain::wide::narrow;

/// What a typed text means in a count cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing: an empty cell or one of the dashes that stand for it.
    Blank,
    /// A count from 0 to 99,999.
    Count(u32),
    /// No count; the text stays as it was typed.
    Unread(CellFault),
}

/// Why a text is no count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellFault {
    /// Below zero.
    Negative,
    /// Not a whole number.
    Fractional,
    /// Above 99,999.
    TooLarge,
    /// Not a number.
    NotANumber,
    /// More than 200 characters; the first 200 are kept, with an ellipsis.
    TooLong,
}

/// Reads a count as people write it.
///
/// Full-width digits and signs, `。` as the decimal point, spaces of every width, `1,234` and `1 234` in groups of thousands
/// and a leading apostrophe are understood, and what is counted behind the number, as in `28条`. `---`, `—`, `——`, `－`, `/`
/// and nothing at all mean blank. Digits that a space parts otherwise, as in `12 3`, are two numbers and no count.
pub fn read_count(typed: &str) -> Reading {
    let typed = typed.trim();
    if typed.chars().count() > LONGEST_TYPED {
        return Reading::Unread(CellFault::TooLong);
    }
    let plain = to_plain(typed);
    if plain.chars().all(|c| matches!(c, '-' | '/')) {
        return Reading::Blank;
    }
    let plain = plain.strip_suffix(['条', '篇', '件', '次']).unwrap_or(&plain);
    let (negative, digits) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let Some(whole) = without_commas(whole) else {
        return Reading::Unread(CellFault::NotANumber);
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(&whole) || !fraction.is_none_or(is_digits) {
        return Reading::Unread(CellFault::NotANumber);
    }
    if fraction.is_some_and(|f| f.bytes().any(|b| b != b'0')) {
        return Reading::Unread(CellFault::Fractional);
    }
    match whole.trim_start_matches('0') {
        "" => Reading::Count(0),
        _ if negative => Reading::Unread(CellFault::Negative),
        significant => match significant.parse() {
            Ok(count) if count <= LARGEST_COUNT => Reading::Count(count),
            _ => Reading::Unread(CellFault::TooLarge),
        },
    }
}

/// The text with the width, dash and space variants of Chinese input brought to one form.
fn to_plain(typed: &str) -> String {
    let mut plain = String::new();
    let mut is_parted = false;
    for c in typed.chars().filter(|c| !is_invisible(*c)) {
        if c.is_whitespace() {
            is_parted = true;
            continue;
        }
        let c = match c {
            '０'..='９' => narrow(c),
            '。' | '．' | '｡' => '.',
            '，' => ',',
            '／' => '/',
            '—' | '－' | '–' | '―' | '−' | '‐' | '‑' | '─' => '-',
            '’' | '‘' | '＇' => '\'',
            other => other,
        };
        // A space between two digits parts them as a comma does.
        if is_parted && c.is_ascii_digit() && plain.ends_with(|before: char| before.is_ascii_digit()) {
            plain.push(',');
        }
        plain.push(c);
        is_parted = false;
    }
    plain.strip_prefix('\'').map_or(plain.clone(), str::to_owned)
}

/// Characters that other programs leave in copied cells and nobody sees.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}')
}

/// `1,234` as `1234`; `None` when commas stand where no thousands end.
fn without_commas(whole: &str) -> Option<String> {
    if !whole.contains(',') {
        return Some(whole.to_owned());
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    grouped.then(|| whole.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(want: &Reading, typed: &[&str]) {
        for text in typed {
            assert_eq!(&read_count(text), want, "{text:?}");
        }
    }

    #[test]
    fn a_count_is_understood_as_people_write_it() {
        check(
            &Reading::Count(12),
            &[
                "12",
                "12条",
                "１２ 条",
                "12篇",
                "１２",
                " 12 ",
                "\u{3000}12\u{a0}",
                "'12",
                "012",
                "12.0",
                "１２。０",
                "12\r\n",
            ],
        );
        check(&Reading::Count(1234), &["1,234", "1，234", "1234", "1 234", "１　２３４ 条", "1, 234"]);
        check(&Reading::Count(0), &["0", "００", "0.0", "-0"]);
        check(&Reading::Count(99_999), &["99999", "99,999"]);
    }

    #[test]
    fn every_dash_in_use_means_blank() {
        check(&Reading::Blank, &["", " ", "---", "—", "——", "－", "-", "/", "／", "–", "−", "\u{feff}"]);
    }

    #[test]
    fn what_is_no_count_says_why() {
        check(&Reading::Unread(CellFault::Negative), &["-5", "－５", "−1"]);
        check(&Reading::Unread(CellFault::Fractional), &["12.5", "１２。５", "0.5", "-1.5"]);
        check(&Reading::Unread(CellFault::TooLarge), &["100000", "1,000,000", "99999999999999999999"]);
        check(
            &Reading::Unread(CellFault::NotANumber),
            &[
                "条", "12条条", "12个半", "+5", "4o", "1e3", "十二", "一", "1,23", ",123", "1..2", "12.",
                "12 3", "1 2", "1\n2", "1 23 条", "12.0 0", "- 1 2", ".5", "1 2a", "5-", "--5", "NaN",
                "=1+1",
            ],
        );
        check(&Reading::Unread(CellFault::TooLong), &[&"1".repeat(201)]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in ".{0,220}") {
            let _ = read_count(&text);
        }

        #[test]
        fn every_count_reads_back(count in 0..=LARGEST_COUNT) {
            prop_assert_eq!(read_count(&count.to_string()), Reading::Count(count));
        }
    }
}
