//! Lengths. Word counts in twips, twentieths of a point; drawings in EMU, of which a twip has 635.

/// So many tenths of a millimetre, in twips.
pub(super) const fn tenths(length: i32) -> i32 {
    (length * 56_693 + 5_000) / 10_000
}

/// A4, the short and the long side.
pub(super) const PAPER: (i32, i32) = (11_906, 16_838);
/// What is left free around the type area of an upright page: top 37, right 26, bottom 35, left 28 mm.
pub(super) const MARGINS: [i32; 4] = [2_098, 1_474, 1_984, 1_588];
/// The width and the height of the type area.
pub(super) const AREA: (i32, i32) = (PAPER.0 - MARGINS[1] - MARGINS[3], PAPER.1 - MARGINS[0] - MARGINS[2]);
/// A line of the text, of which 22 fill the type area: 28.95 pt.
pub(super) const LINE: i32 = 579;
/// What a sign of the text advances, of which 28 fill a line: 16 pt less 0.3. With a quarter Word would still set 28, but
/// `LibreOffice`, which rounds, 27; whole lines are spread to the full width anyway.
pub(super) const SIGN: i32 = 314;
/// The same of a digit or a Latin letter, which is half as wide.
const HALF: i32 = 154;
/// A sign of 14 pt.
pub(super) const SMALL: i32 = 280;

/// Whether a sign is as wide as a Chinese one.
const fn is_wide(sign: char) -> bool {
    // “”‘’, the dash and the ellipsis are drawn wide here: every run asks for it.
    matches!(sign, '\u{2014}'..='\u{2026}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..)
}

/// How wide a text is, a Chinese sign counted as 2.
pub(super) fn halves(text: &str) -> usize {
    text.chars().map(|sign| if is_wide(sign) { 2 } else { 1 }).sum()
}

/// How wide a text is where it is set as the text of a notice, in twips.
pub(super) fn advance(text: &str) -> i32 {
    text.chars().map(|sign| if is_wide(sign) { SIGN } else { HALF }).sum()
}

/// The indent on both sides with which a text in the middle of so much room, of signs of so many half points, has lines
/// of about the same length: 聚焦/石泉 instead of three signs and one. Nothing where it needs none.
pub(super) fn even(text: &str, size: u32, room: i32) -> String {
    let (room, sign) = (usize::try_from(room).unwrap_or_default(), usize::try_from(size * 10).unwrap_or(1));
    let full = room / sign.max(1);
    let lines = || text.split('\n').map(|line| halves(line).div_ceil(2));
    if full == 0 || lines().all(|signs| signs <= full) {
        return String::new();
    }
    let longest = lines().map(|signs| signs.div_ceil(signs.div_ceil(full).max(1))).max().unwrap_or(full);
    // Half a sign more than those that shall stand on a line, and none more fits.
    let indent = room.saturating_sub(longest * sign + sign / 2) / 2;
    if indent == 0 {
        return String::new();
    }
    format!("<w:ind w:left=\"{indent}\" w:right=\"{indent}\"/>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_eight_signs_and_twenty_two_lines_fill_the_type_area_and_no_more() {
        assert!(SIGN * 28 <= AREA.0 && SIGN * 29 > AREA.0);
        assert!(LINE * 22 <= AREA.1 && LINE * 23 > AREA.1);
        assert_eq!([tenths(370), tenths(260), tenths(350), tenths(280)], [2_098, 1_474, 1_984, 1_587]);
        assert_eq!((halves("2022年"), advance("2022年")), (6, 4 * HALF + SIGN));
    }

    #[test]
    fn lines_of_a_text_in_the_middle_are_about_equally_long() {
        let indent = |text: &str| even(text, 21, 700);
        assert_eq!([indent("市级"), indent("市政府"), indent("51")], [""; 3]);
        // Three signs of 10.5 pt have room; two and two shall stand there, with half a sign to spare.
        assert_eq!(indent("聚焦石泉"), "<w:ind w:left=\"87\" w:right=\"87\"/>");
        assert_eq!(indent("聚焦\n石泉"), "");
    }
}
