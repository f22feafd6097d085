//! Numbers a person wrote are put beside those the data give in the same place.

use std::ops::Range;

use super::{Code, Finding};
use crate::domain::notice::draft::{Fragment, Passage};
use crate::domain::notice::facts::Facts;
use crate::domain::notice::number::narrow;
use crate::domain::notice::words;

/// A number in a text.
pub(super) struct InText {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Its digits, narrow, with a point but no commas.
    pub(super) digits: String,
}

/// The numbers of a text: 20, 26.5, 1,234, ２０, and 二十 where items are counted.
pub(super) fn numbers(text: &str) -> Vec<InText> {
    let mut all = in_digits(text);
    all.extend(in_words(text));
    all.sort_by_key(|number| number.range.start);
    all
}

fn in_words(text: &str) -> impl Iterator<Item = InText> {
    text.char_indices().filter(|(_, c)| words::ITEMS.contains(c)).filter_map(|(end, _)| {
        let is_word = |c: char| words::DIGITS.contains(&c) || words::TENS.contains(&c);
        let begin = text[..end].trim_end_matches(is_word).len();
        let digits = value_in_words(&text[begin..end])?.to_string();
        Some(InText { range: begin..end, digits })
    })
}

/// 二十, 一百零五, 三千: none for what is no number.
fn value_in_words(word: &str) -> Option<u32> {
    let (mut whole, mut below, mut digit) = (0_u32, 0_u32, None);
    for c in word.chars() {
        if let Some(at) = words::DIGITS.iter().position(|one| *one == c) {
            let value = u32::try_from(if at > 9 { (at - 10) * 2 } else { at }).ok()?;
            // Two digits beside each other are no number but for a zero between.
            if digit.replace(value).is_some_and(|before| before != 0) {
                return None;
            }
        } else {
            let tens = words::TENS.iter().position(|one| *one == c)?;
            let factor = 10_u32.pow(u32::try_from(tens).ok()? + 1);
            if tens == 3 {
                whole = (below + digit.take().unwrap_or(0)).checked_mul(factor)?;
                below = 0;
            } else {
                below = below.checked_add(digit.take().unwrap_or(1) * factor)?;
            }
        }
    }
    (!word.is_empty()).then_some(whole.checked_add(below)?.checked_add(digit.unwrap_or(0))?)
}

fn in_digits(text: &str) -> Vec<InText> {
    let mut all: Vec<InText> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let digit = narrow(c);
        if digit.is_ascii_digit() {
            match all.last_mut().filter(|last| last.range.end == at) {
                Some(last) => {
                    last.digits.push(digit);
                    last.range.end = at + c.len_utf8();
                }
                None => all.push(InText { range: at..at + c.len_utf8(), digits: digit.to_string() }),
            }
        } else if matches!(c, '.' | ',')
            && let Some(last) = all.last_mut().filter(|last| last.range.end == at)
            && chars.peek().is_some_and(|(_, next)| narrow(*next).is_ascii_digit())
        {
            if c == '.' {
                last.digits.push(c);
            }
            last.range.end = at + 1;
        }
    }
    all
}

/// A number of the text, a number that only names something, or a character.
#[derive(PartialEq, Eq)]
enum Sign {
    Number(String),
    Name(String),
    Char(char),
}

struct Token {
    sign: Sign,
    range: Range<usize>,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = 0;
    let chars = |from: usize, to: usize, tokens: &mut Vec<Token>| {
        for (at, c) in text[from..to].char_indices() {
            let begin = from + at;
            tokens.push(Token { sign: Sign::Char(c), range: begin..begin + c.len_utf8() });
        }
    };
    for number in numbers(text) {
        chars(rest, number.range.start, &mut tokens);
        rest = number.range.end;
        let sign = if is_ordinal(text, &number.range) { Sign::Name } else { Sign::Number };
        tokens.push(Token { sign: sign(number.digits), range: number.range });
    }
    chars(rest, text.len(), &mut tokens);
    tokens
}

/// Every number the facts know of.
pub(super) fn of_facts(facts: &Facts) -> Vec<String> {
    let mut all = vec![facts.year.to_string(), facts.adopted.to_string(), facts.units().to_string()];
    // What has not been fed back is no 0.
    let totals = facts.totals.iter().filter(|total| !total.waiting);
    all.extend(totals.map(|total| total.count.to_string()));
    let kinds = facts.kinds.iter().filter(|kind| !kind.waiting);
    all.extend(kinds.flat_map(|kind| [kind.count.to_string(), kind.points.to_string()]));
    all.extend(facts.levels.iter().map(|(_, count)| count.to_string()));
    for class in &facts.classes {
        all.extend([class.scored, class.listed, class.scored + class.listed].map(|units| units.to_string()));
        all.extend([class.zero.len(), class.top.len()].map(|units| units.to_string()));
        all.extend(class.top.iter().flat_map(|one| [one.place.to_string(), one.points.to_string()]));
    }
    all.extend(facts.late.iter().flat_map(|late| [late.count.to_string(), late.points.to_string()]));
    all.extend(facts.year_before.iter().flat_map(|year| {
        let other = numbers(&year.period).into_iter().map(|number| number.digits);
        [year.now.to_string(), year.before.to_string(), year.now.abs_diff(year.before).to_string()]
            .into_iter()
            .chain(other)
    }));
    all.extend(
        [&facts.document, &facts.title, &facts.number, &facts.period]
            .into_iter()
            .flat_map(|text| numbers(text))
            .map(|number| number.digits),
    );
    all
}

/// Looks at the numbers of a passage that a person wrote.
pub(super) fn look(passage: &Passage, known: &[String], found: &mut Finding) {
    let generated = passage.generated_text();
    let (was, now) = (tokens(&generated), tokens(&passage.text));
    let pairs = pairs(&was, &now);
    let mut told = vec![false; now.len()];
    for &(from, to) in &pairs {
        told[to] = true;
        let (Sign::Number(expected), Sign::Number(read)) = (&was[from].sign, &now[to].sign) else { continue };
        if expected == read {
            continue;
        }
        if is_from_data(&passage.generated, &was[from].range) {
            let range = now[to].range.clone();
            found.add(Code::NumberDiffers, range.clone(), &passage.text[range], expected.clone());
        } else {
            told[to] = false;
        }
    }
    let in_generated = numbers(&generated);
    for (token, _) in now.iter().zip(&told).filter(|(_, told)| !**told) {
        let Sign::Number(digits) = &token.sign else { continue };
        let is_known = known.contains(digits) || in_generated.iter().any(|number| number.digits == *digits);
        if !is_known && !is_dated(&passage.text, token.range.end) {
            let range = token.range.clone();
            found.add(Code::NumberUnknown, range.clone(), &passage.text[range], String::new());
        }
    }
}

/// Whether a number is that of an attachment, of a row or of a heading: 附件1, 第3, 1. and （1） at the beginning.
fn is_ordinal(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end();
    let heads =
        matches!(before, "" | "（" | "(") && text[range.end..].starts_with(['.', '．', '、', '）', ')']);
    heads || before.ends_with(words::ATTACHMENT) || before.ends_with(words::ORDINAL)
}

/// Whether a number is that of a document or belongs to a date, which no table holds: 15号, 4月12日.
fn is_dated(text: &str, end: usize) -> bool {
    let next = text[end..].chars().next();
    next.is_some_and(|next| next == words::SERIAL || words::DATE.contains(&next))
}

fn is_from_data(fragments: &[Fragment], range: &Range<usize>) -> bool {
    let mut begin = 0;
    fragments.iter().any(|fragment| {
        let (from, to) = (begin, begin + fragment.text.len());
        begin = to;
        fragment.from_data && from < range.end && range.start < to
    })
}

/// More than this many comparisons are not made; then only what stands nowhere in the tables is told.
const MOST_COMPARED: usize = 4_000_000;

/// Which token of one text stands for which of the other: equal ones by the longest common sequence, and numbers between
/// two of those one by one.
fn pairs(was: &[Token], now: &[Token]) -> Vec<(usize, usize)> {
    let same = was.iter().zip(now).take_while(|(a, b)| a.sign == b.sign).count();
    let (rest_was, rest_now) = (&was[same..], &now[same..]);
    let ends = rest_was.iter().rev().zip(rest_now.iter().rev()).take_while(|(a, b)| a.sign == b.sign).count();
    let (rows, columns) = (rest_was.len() - ends, rest_now.len() - ends);
    let mut pairs: Vec<(usize, usize)> = (0..same).map(|at| (at, at)).collect();
    let mut last = (same, same);
    if rows.saturating_mul(columns) <= MOST_COMPARED {
        for (row, column) in common(&rest_was[..rows], &rest_now[..columns]) {
            let (row, column) = (same + row, same + column);
            numbers_between(was, now, last, (row, column), &mut pairs);
            pairs.push((row, column));
            last = (row + 1, column + 1);
        }
        numbers_between(was, now, last, (same + rows, same + columns), &mut pairs);
    }
    pairs.extend((0..ends).map(|at| (same + rows + at, same + columns + at)));
    pairs
}

/// The longest common sequence of two lists of tokens.
fn common(was: &[Token], now: &[Token]) -> Vec<(usize, usize)> {
    let width = now.len() + 1;
    // How long it is from each pair of positions on. The shorter list has at most 2,000 tokens.
    let mut lengths = vec![0_u16; (was.len() + 1) * width];
    for row in (0..was.len()).rev() {
        for column in (0..now.len()).rev() {
            let at = row * width + column;
            lengths[at] = if was[row].sign == now[column].sign {
                lengths[at + width + 1] + 1
            } else {
                lengths[at + width].max(lengths[at + 1])
            };
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while row < was.len() && column < now.len() {
        let at = row * width + column;
        if was[row].sign == now[column].sign {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if lengths[at + width] >= lengths[at + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

fn numbers_between(
    was: &[Token],
    now: &[Token],
    from: (usize, usize),
    to: (usize, usize),
    pairs: &mut Vec<(usize, usize)>,
) {
    let is_number = |token: &Token| matches!(token.sign, Sign::Number(_));
    let before = (from.0..to.0).filter(|&at| is_number(&was[at]));
    let after = (from.1..to.1).filter(|&at| is_number(&now[at]));
    pairs.extend(before.zip(after));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_are_read_before_what_items_are_counted_in() {
        for (word, value) in [
            ("二十", Some(20)),
            ("十", Some(10)),
            ("十五", Some(15)),
            ("一百零五", Some(105)),
            ("两千", Some(2000)),
            ("一万二千零三", Some(12_003)),
            ("三", Some(3)),
            ("二三", None),
            ("", None),
        ] {
            assert_eq!(value_in_words(word), value, "{word}");
        }
        let found = numbers("采用二十条，十分重视，发稿３篇，数条");
        let digits: Vec<&str> = found.iter().map(|number| number.digits.as_str()).collect();
        assert_eq!(digits, ["20", "3"]);
    }

    #[test]
    fn numbers_are_read_in_narrow_and_wide_digits() {
        let found = numbers("采用２０条、1,234条，26.5分，第3名。2022.");
        let digits: Vec<&str> = found.iter().map(|number| number.digits.as_str()).collect();
        assert_eq!(digits, ["20", "1234", "26.5", "3", "2022"]);
    }
}
