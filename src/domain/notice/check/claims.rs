//! What a person wrote of the year before is put beside the data.

use super::{Code, Finding};
use crate::domain::notice::facts::Facts;
use crate::domain::notice::words;

/// Sentences that compare with the year before: without its data nobody can say so, and with them it has to be true.
pub(super) fn look(text: &str, facts: &Facts, found: &mut Finding) {
    let mut begin = 0;
    for sentence in text.split_inclusive(['。', '；', '！', '？']) {
        let at = begin;
        begin += sentence.len();
        let has = |list: &[&str]| list.iter().any(|word| sentence.contains(word));
        if !has(&words::YEAR_BEFORE) || has(&words::NOT) {
            continue;
        }
        let first = |list: &[&'static str]| {
            list.iter().filter_map(|word| sentence.find(word).map(|at| (at, *word))).min()
        };
        // Of a sentence that tells of more and of less nobody can say which of them speaks of the sum.
        let (place, word, more) = match (first(&words::MORE), first(&words::LESS)) {
            (Some((place, word)), None) => (place, word, true),
            (None, Some((place, word))) => (place, word, false),
            (Some(_), Some(_)) | (None, None) => continue,
        };
        let range = at + place..at + place + word.len();
        match &facts.year_before {
            None => found.add(Code::NoYearBefore, range, word, String::new()),
            Some(year) if more != (year.now > year.before) || year.now == year.before => {
                found.add(Code::YearBeforeDiffers, range, word, format!("{} → {}", year.before, year.now));
            }
            Some(_) => {}
        }
    }
}
