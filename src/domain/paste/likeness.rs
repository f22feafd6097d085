//! Names that look alike, for a person to choose from.

use super::names::MOST_CANDIDATES;
use crate::domain::roster::UnitIx;

/// A unit's name letter by letter.
pub(super) struct Spelled {
    unit: UnitIx,
    letters: Vec<char>,
}

impl Spelled {
    pub(super) fn new(unit: UnitIx, name: &str) -> Self {
        Self { unit, letters: name.chars().collect() }
    }
}

/// A name longer than this is no unit's, and comparing it would take long.
const LONGEST: usize = 120;

/// The units whose names are plausibly the one meant, the likeliest first.
pub(super) fn candidates(name: &str, all: &[Spelled]) -> Vec<UnitIx> {
    let name: Vec<char> = name.chars().take(LONGEST + 1).collect();
    if name.len() < 2 || name.len() > LONGEST {
        return Vec::new();
    }
    let mut found: Vec<(usize, UnitIx)> = Vec::new();
    for other in all {
        let Some(distance) = likeness(&name, &other.letters) else { continue };
        match found.iter_mut().find(|(_, unit)| *unit == other.unit) {
            Some(known) => known.0 = known.0.min(distance),
            None => found.push((distance, other.unit)),
        }
        // Only the best are kept, so that a common word does not collect the whole roster.
        if found.len() > 4 * MOST_CANDIDATES {
            found.sort_unstable();
            found.truncate(MOST_CANDIDATES);
        }
    }
    found.sort_unstable();
    found.into_iter().take(MOST_CANDIDATES).map(|(_, unit)| unit).collect()
}

/// How far two names are apart, in letters; none when nobody would take one for the other.
fn likeness(a: &[char], b: &[char]) -> Option<usize> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let apart = long.len() - short.len();
    // 公安 in 公安局, 文旅局 from 文旅广电局, 政府办 from 人民政府办公室.
    let is_part = short.len() >= 2 && long.windows(short.len()).any(|part| part == short);
    if is_part || short.len() >= 3 && is_left_of(short, long) {
        return Some(apart);
    }
    let bound = if long.len() >= 5 { 2 } else { 1 };
    if short.len() < 3 || apart > bound {
        return None;
    }
    Some(distance(short, long)).filter(|&distance| distance <= bound)
}

/// Whether the letters of one name stand in the other one in their order.
fn is_left_of(short: &[char], long: &[char]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|letter| rest.any(|other| other == letter))
}

/// The least number of letters to be changed, added or left out.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let change = diagonal + usize::from(letter != other);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_somebody_could_mean_is_alike() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        for (a, b, want) in [
            ("文旅局", "文旅广电局", Some(2)),
            ("水务局", "水利局", Some(1)),
            ("人大办", "人大常委会办公室", Some(5)),
            ("公安", "公安局", Some(1)),
            ("税务局", "医保局", None),
            ("财政局", "民政局", Some(1)),
            ("局", "民政局", None),
            ("烟草公司", "财政局", None),
        ] {
            assert_eq!(likeness(&chars(a), &chars(b)), want, "{a} {b}");
        }
    }
}
