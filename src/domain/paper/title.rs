//! Titles broken so that the lines are alike and words stay whole, as far as that is known without a dictionary.

use super::breaks::{Broken, Glyph, broken, glyphs, may_break};
use super::widths::{Setting, Widths};
use super::words;

/// What a line costs by being there: more than what it may leave empty, so that a title has as few as it can.
const A_LINE: i64 = 100_000;
/// What it is worth to begin a line with what the title is about, behind the office's name: a little more than a line.
const ABOUT: i64 = -120_000;
/// What it costs to break what stands in 《》 and would fit into a line: more lines are better.
const QUOTED: i64 = 300_000;
/// What it costs to break beside a word that belongs to the other line.
const TORN: i64 = 6_000;
/// What it is worth to break where a title has a joint.
const JOINT: i64 = -1_500;
/// What it costs to break where no line may be broken, which is only done where nothing else is possible.
const FORBIDDEN: i64 = 10_000_000;

/// Breaks a title into lines of a width in thousandths of a point.
pub(super) fn lines(text: &str, setting: Setting, widths: &Widths, width: i64) -> Vec<Broken> {
    let mut found = Vec::new();
    let mut from = 0;
    for part in text.split('\n') {
        let glyphs = glyphs(part, setting, widths);
        let fits = glyphs.iter().map(|glyph| glyph.advance).sum::<i64>() <= width;
        let ends = if fits { vec![glyphs.len()] } else { ends(part, &glyphs, setting, width) };
        let mut at = 0;
        for end in ends.into_iter().filter(|end| *end > 0) {
            found.push(broken(&glyphs, (at, end), from, part.len()));
            at = end;
        }
        from += part.len() + 1;
    }
    found
}

/// Where lines end so that what they leave empty, squared, is least. The price of the best way to every place is kept.
fn ends(text: &str, glyphs: &[Glyph], setting: Setting, width: i64) -> Vec<usize> {
    let about = text.find(words::ABOUT);
    let joints: Vec<i64> = (0..=glyphs.len()).map(|at| joint(about, glyphs, at)).collect();
    let mut best: Vec<(i64, usize)> = vec![(0, 0)];
    let quoted = quoted(glyphs, width);
    for end in 1..=glyphs.len() {
        let mut taken = 0;
        let mut found: Option<(i64, usize)> = None;
        for begin in (0..end).rev() {
            taken += glyphs[begin].advance;
            if taken > width && end - begin > 1 {
                break;
            }
            let left = (width - taken).max(0) * 10 / setting.square().max(1);
            let torn = if quoted.get(end) == Some(&true) { QUOTED } else { 0 };
            let price = best[begin].0 + A_LINE + left * left + joints[end] + torn;
            if found.is_none_or(|(least, _)| price < least) {
                found = Some((price, begin));
            }
        }
        best.push(found.unwrap_or((best[end - 1].0, end - 1)));
    }
    let mut ends = Vec::new();
    let mut at = glyphs.len();
    while at > 0 {
        ends.push(at);
        at = best[at].1;
    }
    ends.reverse();
    ends
}

/// What it costs to break before a character; less than nothing where a title is best broken.
fn joint(about: Option<usize>, glyphs: &[Glyph], at: usize) -> i64 {
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| glyphs.get(at)), glyphs.get(at))
    else {
        return 0;
    };
    if !may_break(before.character, after.character) {
        FORBIDDEN
    } else if about == Some(after.at) {
        ABOUT
    } else if about == Some(before.at)
        || words::TRAILING.contains(&after.character)
        || words::LEADING.contains(&before.character)
    {
        TORN
    } else if matches!(before.character, '、' | '》' | '”' | '）')
        || matches!(after.character, '《' | '“' | '（')
    {
        JOINT
    } else {
        0
    }
}

/// Whether a place lies within 《》 that one line can hold.
fn quoted(glyphs: &[Glyph], width: i64) -> Vec<bool> {
    let mut quoted = vec![false; glyphs.len()];
    let mut open = None;
    for (at, glyph) in glyphs.iter().enumerate() {
        match (glyph.character, open) {
            ('《', None) => open = Some(at),
            ('》', Some(begin)) => {
                open = None;
                let taken: i64 = glyphs[begin..=at].iter().map(|glyph| glyph.advance).sum();
                if taken <= width {
                    quoted[begin + 1..=at].fill(true);
                }
            }
            _ => {}
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::super::widths::Face;
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let found = lines(text, Setting::new(Face::Title, 2200), &Widths::default(), 442_204);
        found.iter().map(|line| &text[line.begin..line.end]).collect()
    }

    #[test]
    fn a_title_is_broken_behind_the_office() {
        assert_eq!(
            cut("石泉县人民政府办公室关于2022年一季度政务信息工作情况的通报"),
            ["石泉县人民政府办公室", "关于2022年一季度政务信息工作情况的通报"]
        );
        assert_eq!(cut("关于做好信息工作的通知"), ["关于做好信息工作的通知"]);
    }

    #[test]
    fn marks_and_numbers_of_a_title_stay_whole() {
        let lines = cut("石泉县人民政府办公室关于印发《石泉县政务信息工作考核办法（试行）》的通知");
        assert!(
            lines.iter().any(|line| line.contains("《石泉县政务信息工作考核办法（试行）》")),
            "{lines:?}"
        );
        let lines = cut("某某市某某区人民政府办公室关于2022年第一季度全区政务信息报送和采用情况的通报");
        assert!(lines.iter().any(|line| line.contains("2022年")), "{lines:?}");
        assert!(lines.iter().all(|line| line.chars().count() > 4), "{lines:?}");
    }
}
