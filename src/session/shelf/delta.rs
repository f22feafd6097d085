//! What a draft's text has otherwise than the one saved before it, so that a save writes what was changed and not the
//! whole draft.
//!
//! Both texts are cut into pieces: a line, or an object in the exchange file, which is one line. A delta copies runs of
//! pieces and writes out those the text before did not have.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::session::crc::crc32;

const NAME: &str = "ermu-delta ";
/// The form that is written and read.
const VERSION: u32 = 1;

/// The delta from a text to the next: a line with the check values of both, the first two lines of the next as they are,
/// so that it can be listed without the text before, and what the rest is made of.
///
/// `=A N` copies N pieces from the Ath on, `+N` is followed by N bytes as they stand.
pub(super) fn between((before, of): (&str, u32), (next, sum): (&str, u32)) -> String {
    let (head, rest) = split_head(next);
    let old = pieces(split_head(before).1);
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, piece) in old.iter().enumerate().rev() {
        places.entry(piece).or_default().push(at);
    }
    let mut delta = format!("{NAME}{VERSION} {of:08x} {sum:08x}\n{head}\n");
    let mut run: Option<(usize, usize)> = None;
    let mut written = String::new();
    for piece in pieces(rest) {
        let follows = run.map(|(from, count)| from + count).filter(|&at| old.get(at) == Some(&piece));
        // A piece that stands in several places is taken where it was not taken yet, the first first.
        let at = follows.or_else(|| places.get_mut(piece).and_then(Vec::pop));
        match (at, &mut run) {
            (Some(at), Some((from, count))) if *from + *count == at => *count += 1,
            (Some(at), _) => {
                close(&mut delta, &mut run, &mut written);
                run = Some((at, 1));
            }
            (None, _) => {
                if run.is_some() {
                    close(&mut delta, &mut run, &mut written);
                }
                written.push_str(piece);
            }
        }
    }
    close(&mut delta, &mut run, &mut written);
    delta
}

/// Writes the run and what was written out before it.
fn close(delta: &mut String, run: &mut Option<(usize, usize)>, written: &mut String) {
    if !written.is_empty() {
        // Writing into a text always works.
        _ = write!(delta, "+{}\n{written}\n", written.len());
        written.clear();
    }
    if let Some((from, count)) = run.take() {
        _ = writeln!(delta, "={from} {count}");
    }
}

/// Where a delta leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To this text, with its check value.
    To(String, u32),
    /// From another text than this one, as it says.
    OfAnother,
    /// It is written by a later version.
    Newer,
    /// It cannot be read.
    Damaged,
}

/// Goes on from a text, of which the check value is known, by a delta.
pub(super) fn step(sum: u32, text: &str, delta: &str) -> Step {
    let Some((of, next)) = sums(delta) else {
        let version = delta.strip_prefix(NAME).and_then(|rest| rest.split([' ', '\n']).next());
        let is_newer = version.and_then(|version| version.parse::<u32>().ok()).is_some_and(|n| n > VERSION);
        return if is_newer { Step::Newer } else { Step::Damaged };
    };
    if sum != of {
        return Step::OfAnother;
    }
    match put_together(text, delta) {
        Some(text) if crc32(&text) == next => Step::To(text, next),
        _ => Step::Damaged,
    }
}

fn put_together(before: &str, delta: &str) -> Option<String> {
    let (head, mut rest) = split_head(delta.split_once('\n')?.1);
    let old = pieces(split_head(before).1);
    let mut text = format!("{head}\n");
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n')?;
        rest = after;
        if let Some(length) = line.strip_prefix('+') {
            let (written, after) = rest.split_at_checked(length.parse().ok()?)?;
            text.push_str(written);
            rest = after.strip_prefix('\n')?;
        } else {
            let (from, count) = line.strip_prefix('=')?.split_once(' ')?;
            let from = from.parse::<usize>().ok()?;
            let run = old.get(from..from.checked_add(count.parse().ok()?)?)?;
            text.extend(run.iter().copied());
        }
    }
    Some(text)
}

/// The draft's own first two lines in a delta, for a look without the text before.
pub(super) fn head_of(delta: &str) -> Option<&str> {
    sums(delta)?;
    Some(delta.split_once('\n')?.1)
}

/// The check values of the text before and of the next.
fn sums(delta: &str) -> Option<(u32, u32)> {
    let (line, _) = delta.split_once('\n')?;
    let (version, sums) = line.strip_prefix(NAME)?.split_once(' ')?;
    let (of, next) = sums.split_once(' ').filter(|_| version.parse() == Ok(VERSION))?;
    Some((u32::from_str_radix(of, 16).ok()?, u32::from_str_radix(next, 16).ok()?))
}

/// The first two lines without the break after them, and the rest.
fn split_head(text: &str) -> (&str, &str) {
    let second = text
        .split_once('\n')
        .map_or(text.len(), |(first, rest)| first.len() + 1 + rest.find('\n').unwrap_or(rest.len()));
    (&text[..second], text[second..].strip_prefix('\n').unwrap_or_default())
}

/// Lines, and in them whatever ends an object.
fn pieces(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in 0..bytes.len() {
        let ends = bytes[at] == b'\n' || (bytes[at] == b',' && at > 0 && bytes[at - 1] == b'}');
        if ends {
            pieces.push(&text[from..=at]);
            from = at + 1;
        }
    }
    if from < text.len() {
        pieces.push(&text[from..]);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Step, head_of, step};
    use crate::session::crc::crc32;

    fn between(before: &str, next: &str) -> String {
        super::between((before, crc32(before)), (next, crc32(next)))
    }

    fn apply(before: &str, delta: &str) -> Step {
        step(crc32(before), before, delta)
    }

    fn to(text: &str) -> Step {
        Step::To(text.to_owned(), crc32(text))
    }

    fn text(units: &[String], steps: &[String]) -> String {
        format!("ermu-draft 2 t\nname\n{{\"counts\":{{{}}}}}\n{}", units.join(","), steps.join("\n"))
    }

    #[test]
    fn a_changed_count_in_a_large_draft_is_a_short_delta() {
        let units: Vec<String> = (0..1_000).map(|at| format!("\"u{at}\":{{\"a\":{}}}", at % 7)).collect();
        let before = text(&units, &["-{}".to_owned()]);
        let mut after = units;
        after[300] = "\"u300\":{\"a\":12,\"b\":3}".to_owned();
        after[900] = "\"u900\":{}".to_owned();
        let next = text(&after, &["-{}".to_owned(), "-{\"x\":1}".to_owned()]);
        let delta = between(&before, &next);
        assert!(delta.len() < 250, "{delta}");
        assert_eq!(apply(&before, &delta), to(&next));
        assert!(head_of(&delta).is_some_and(|head| head.starts_with("ermu-draft 2 t\nname\n")));
        assert_eq!(apply(&next, &delta), Step::OfAnother);
    }

    #[test]
    fn one_changed_character_of_a_delta_is_noticed() {
        let before = text(&["\"a\":{\"x\":1}".to_owned(), "\"b\":{\"x\":2}".to_owned()], &[]);
        let next = text(&["\"a\":{\"x\":1}".to_owned(), "\"b\":{\"x\":3}".to_owned()], &["-报".to_owned()]);
        let delta = between(&before, &next);
        for (at, was) in delta.char_indices() {
            for put in ["~", ""] {
                let mut damaged = delta.clone();
                damaged.replace_range(at..at + was.len_utf8(), put);
                if let Step::To(text, _) = apply(&before, &damaged) {
                    assert_eq!(text, next, "{put:?} at {at}");
                }
            }
        }
        assert_eq!(apply(&before, &delta[..delta.len() - 1]), Step::Damaged);
        assert_eq!(apply(&before, ""), Step::Damaged);
        assert_eq!(apply(&before, &delta.replace("ermu-delta 1", "ermu-delta 2")), Step::Newer);
    }

    proptest! {
        #[test]
        fn any_text_comes_back(
            before in "(a|,|\\}|\n|报|x\\},|\\{){0,60}",
            next in "(a|,|\\}|\n|报|x\\},|\\{){0,60}",
        ) {
            // A draft always has its first two lines.
            let (before, next) = (format!("h\nn\n{before}"), format!("h2\nn\n{next}"));
            prop_assert_eq!(apply(&before, &between(&before, &next)), to(&next));
        }
    }
}
