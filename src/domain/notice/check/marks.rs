//! Punctuation, brackets and dates as GB/T 9704 and GB/T 15834 have them.

use super::numbers::numbers;
use super::{Code, Finding};
use crate::domain::notice::draft::Passage;
use crate::domain::notice::number::{Number, NumberFault, closes, narrow, opens};
use crate::domain::notice::template::{Joins, Place};
use crate::domain::notice::words;

/// Marks of which no two stand beside each other.
const MARKS: [char; 12] = ['，', '。', '；', '：', '、', '！', '？', ',', ';', ':', '!', '?'];
/// Brackets and quotation marks that hold something.
const PAIRS: [&str; 8] = ["（）", "《》", "“”", "‘’", "〔〕", "()", "[]", "【】"];

pub(super) fn look(passage: &Passage, before: Option<&Passage>, found: &mut Finding) {
    let text = &passage.text;
    doubled(text, found);
    beginning(passage, before, found);
    empty(text, found);
    document_numbers(text, found);
    leading_zeros(text, found);
    ends(passage, found);
}

fn doubled(text: &str, found: &mut Finding) {
    let mut chars = text.char_indices().peekable();
    while let Some((at, mark)) = chars.next() {
        let Some(&(next_at, next)) = chars.peek() else { break };
        if MARKS.contains(&mark) && MARKS.contains(&next) {
            // Of two that differ only a full stop is sure to be meant.
            let expected = if mark == next || mark == '。' {
                mark.to_string()
            } else if next == '。' {
                next.to_string()
            } else {
                String::new()
            };
            let range = at..next_at + next.len_utf8();
            found.add(Code::Punctuation, range.clone(), &text[range], expected);
        }
    }
}

/// A passage may not begin with a mark where a paragraph begins or where the passage before it ends with one.
fn beginning(passage: &Passage, before: Option<&Passage>, found: &mut Finding) {
    let Some(first) = passage.text.chars().next().filter(|first| MARKS.contains(first)) else { return };
    let begins = passage.joins == Joins::Paragraph || !before.is_some_and(|before| before.place.is_text());
    let follows =
        before.and_then(|before| before.text.chars().next_back()).is_some_and(|c| MARKS.contains(&c));
    if begins || follows || passage.joins == Joins::Sentence {
        found.add(Code::Punctuation, 0..first.len_utf8(), &first.to_string(), String::new());
    }
}

fn empty(text: &str, found: &mut Finding) {
    for pair in PAIRS {
        for (at, _) in text.match_indices(pair) {
            found.add(Code::Empty, at..at + pair.len(), pair, String::new());
        }
    }
    for (at, _) in text.match_indices('{') {
        let end = text[at..].find('}').map_or(at + 1, |end| at + end + 1);
        found.add(Code::Empty, at..end, &text[at..end], String::new());
    }
}

/// Numbers of documents: [2022]15号, 〔2022〕015号, (2022)第15号.
fn document_numbers(text: &str, found: &mut Finding) {
    for (at, _) in text.char_indices().filter(|(_, c)| opens(*c)) {
        let behind = &text[at..];
        let Some(close) = behind.char_indices().skip(1).find(|(_, c)| closes(*c)) else { continue };
        let year: String = behind.chars().skip(1).take_while(|c| !closes(*c)).map(narrow).collect();
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let rest = &behind[close.0 + close.1.len_utf8()..];
        let ordinal = rest.strip_prefix(words::ORDINAL).unwrap_or(rest);
        let digits = ordinal.trim_start_matches(|c| narrow(c).is_ascii_digit());
        if !is_year || digits.len() == ordinal.len() || !digits.starts_with(words::SERIAL) {
            continue;
        }
        let end = at + behind.len() - digits.len() + words::SERIAL.len_utf8();
        let (meant, mut faults) = Number::guess(&text[at..end]);
        // The word stands before it and is no part of what is looked at.
        faults.retain(|fault| *fault != NumberFault::Word);
        if !faults.is_empty() {
            let with_word = meant.or_else(|| Number::guess(&format!("x{}", &text[at..end])).0);
            let expected = with_word.map(|number| number.written().trim_start_matches('x').to_owned());
            found.add(Code::DocumentNumber, at..end, &text[at..end], expected.unwrap_or_default());
        }
    }
}

/// 2022年04月02日
fn leading_zeros(text: &str, found: &mut Finding) {
    for number in numbers(text) {
        let next = text[number.range.end..].chars().next();
        let is_of_date = next.is_some_and(|next| words::DATE[1..].contains(&next));
        if is_of_date && number.digits.len() > 1 && number.digits.starts_with('0') {
            let read = &text[number.range.clone()];
            let expected = number.digits.trim_start_matches('0').to_owned();
            found.add(Code::LeadingZero, number.range.clone(), read, expected);
        }
    }
}

fn ends(passage: &Passage, found: &mut Finding) {
    let text = &passage.text;
    let Some(last) = text.chars().next_back() else { return };
    let at = text.len() - last.len_utf8();
    match passage.place {
        Place::Recipients if last == '：' => {}
        Place::Recipients => {
            // Another mark stands in its place; after a name it is missing.
            let begin = if MARKS.contains(&last) { at } else { text.len() };
            found.add(Code::Colon, begin..text.len(), &text[begin..], '：'.to_string());
        }
        Place::Title | Place::Attachment if MARKS.contains(&last) => {
            found.add(Code::EndMark, at..text.len(), &text[at..], String::new());
        }
        Place::Copies if last != '。' => {
            let begin = if MARKS.contains(&last) { at } else { text.len() };
            found.add(Code::CopiesStop, begin..text.len(), &text[begin..], '。'.to_string());
        }
        Place::Title
        | Place::Attachment
        | Place::Copies
        | Place::Body
        | Place::Opening
        | Place::Heading
        | Place::Closing
        | Place::Signature
        | Place::Date => {}
    }
}
