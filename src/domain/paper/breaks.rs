//! Lines broken as Chinese is: between any two characters, but for what must not begin or end a line.

use super::widths::{Setting, Widths};

/// A line of a text: the bytes it takes, how wide it is and how many characters it has without spaces at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) begin: usize,
    pub(super) end: usize,
    /// In thousandths of a point.
    pub(super) width: i64,
    pub(super) count: usize,
    /// Whether the text goes on in the next line without a new beginning.
    pub(super) goes_on: bool,
}

/// How much room lines have, in thousandths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    /// The first line.
    pub(super) first: i64,
    /// Every other.
    pub(super) rest: i64,
    /// By how much a line may be wider so that a mark which must not begin the next is squeezed in.
    pub(super) squeeze: i64,
}

impl Room {
    /// Lines of one width into which nothing is squeezed.
    pub(super) fn even(width: i64) -> Self {
        Self { first: width, rest: width, squeeze: 0 }
    }
}

/// A character of a text with its place and how far it moves on.
#[derive(Clone, Copy)]
pub(super) struct Glyph {
    pub(super) at: usize,
    pub(super) character: char,
    pub(super) advance: i64,
}

/// The characters of a text.
pub(super) fn glyphs(text: &str, setting: Setting, widths: &Widths) -> Vec<Glyph> {
    let glyph = |(at, character)| Glyph { at, character, advance: setting.advance(widths, character) };
    text.char_indices().map(glyph).collect()
}

/// Breaks a text into lines; a line break in it begins a new line and belongs to none. An empty text has no line.
pub(super) fn lines(text: &str, setting: Setting, widths: &Widths, room: Room) -> Vec<Broken> {
    let mut found = Vec::new();
    let mut from = 0;
    for part in text.split('\n') {
        let glyphs = glyphs(part, setting, widths);
        let mut at = 0;
        while at < glyphs.len() {
            let width = if found.is_empty() { room.first } else { room.rest };
            let end = fill(&glyphs, at, width, room.squeeze);
            found.push(broken(&glyphs, (at, end), from, part.len()));
            at = end;
        }
        from += part.len() + 1;
    }
    found
}

/// The line of the characters `at..end` of a part of a text that begins at its byte `from` and is so long.
pub(super) fn broken(glyphs: &[Glyph], (at, end): (usize, usize), from: usize, length: usize) -> Broken {
    let line = &glyphs[at..end];
    let spaces = line.iter().rev().take_while(|glyph| glyph.character == ' ').count();
    let counted = &line[..line.len() - spaces];
    Broken {
        begin: from + line.first().map_or(length, |glyph| glyph.at),
        end: from + glyphs.get(end).map_or(length, |glyph| glyph.at),
        width: counted.iter().map(|glyph| glyph.advance).sum(),
        count: counted.len(),
        goes_on: end < glyphs.len(),
    }
}

/// The fewest lines that an even width allows, as equally long as they can be.
pub(super) fn balanced(text: &str, setting: Setting, widths: &Widths, width: i64) -> Vec<Broken> {
    let widest = lines(text, setting, widths, Room::even(width));
    // Where hundreds of lines are needed nobody sees whether the last one is shorter.
    if widest.len() < 2 || widest.len() > 12 {
        return widest;
    }
    let (mut low, mut high) = (0, width);
    let mut best = widest;
    while high - low > setting.square() / 8 {
        let middle = i64::midpoint(low, high);
        let tried = lines(text, setting, widths, Room::even(middle));
        let fits = tried.len() <= best.len() && tried.iter().all(|line| line.width <= width);
        if fits {
            high = middle;
            best = tried;
        } else {
            low = middle;
        }
    }
    best
}

/// Where the line that begins with the character `at` ends: behind it, and at most at the end.
fn fill(glyphs: &[Glyph], at: usize, width: i64, squeeze: i64) -> usize {
    let mut end = at;
    let mut taken = 0;
    while let Some(glyph) = glyphs.get(end) {
        // Spaces at the end of a line take no room.
        if glyph.character != ' ' && end > at && taken + glyph.advance > width {
            break;
        }
        taken += glyph.advance;
        end += 1;
    }
    let breaks =
        |end: usize| end >= glyphs.len() || may_break(glyphs[end - 1].character, glyphs[end].character);
    if breaks(end) {
        return end;
    }
    let next = glyphs[end];
    if never_begins(next.character) && breaks(end + 1) && taken + next.advance <= width + squeeze {
        return end + 1;
    }
    let earlier = (at + 1..end).rev().find(|earlier| breaks(*earlier));
    // A word that would leave half of a line empty is broken where the line ends.
    let worth = |earlier: &usize| {
        let kept: i64 = glyphs[at..*earlier].iter().map(|glyph| glyph.advance).sum();
        kept * 2 >= width
    };
    earlier.filter(worth).unwrap_or(end)
}

/// Whether a line may end between two characters.
pub(super) fn may_break(before: char, after: char) -> bool {
    let is_pair = before == after && matches!(before, '—' | '…');
    !(is_pair || never_begins(after) || never_ends(before) || is_of_word(before) && is_of_word(after))
}

/// What must not begin a line.
pub(super) fn never_begins(character: char) -> bool {
    "、，。．；：？！”’）》〉〕】」』％‰℃°·,.;:?!)]}% ".contains(character)
}

/// What must not end a line.
fn never_ends(character: char) -> bool {
    "“‘（《〈〔【「『([{".contains(character)
}

/// What is kept together: numbers and words of other scripts.
fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-./:_@&+%,~=".contains(character)
}

#[cfg(test)]
mod tests {
    use super::super::widths::Face;
    use super::*;

    fn broken(text: &str) -> Vec<String> {
        let (setting, width) = (Setting::text(Face::Body), 442_204);
        let room = Room { first: width - 2 * setting.square(), rest: width, squeeze: setting.square() };
        let found = lines(text, setting, &Widths::default(), room);
        found.iter().map(|line| text[line.begin..line.end].to_owned()).collect()
    }

    #[test]
    fn a_line_holds_28_characters_and_the_first_one_26() {
        let lengths: Vec<usize> = broken(&"字".repeat(60)).iter().map(|line| line.chars().count()).collect();
        assert_eq!(lengths, [26, 28, 6]);
    }

    #[test]
    fn a_mark_is_squeezed_in_and_two_of_them_take_a_character_along() {
        let one = format!("{}。后面", "字".repeat(26));
        assert_eq!(broken(&one), [format!("{}。", "字".repeat(26)), "后面".to_owned()]);
        let two = format!("{}。”后面", "字".repeat(26));
        assert_eq!(broken(&two), ["字".repeat(25), "字。”后面".to_owned()]);
        let opened = format!("{}“后面", "字".repeat(25));
        assert_eq!(broken(&opened), ["字".repeat(25), "“后面".to_owned()]);
    }

    #[test]
    fn numbers_stay_whole_and_what_no_line_can_hold_is_broken() {
        let year = format!("{}2022年", "字".repeat(25));
        assert_eq!(broken(&year), ["字".repeat(25), "2022年".to_owned()]);
        let long = broken(&"7".repeat(200));
        assert_eq!(long.concat(), "7".repeat(200));
        assert!(long.len() < 5, "{long:?}");
        let dashes = format!("{}——后", "字".repeat(25));
        assert_eq!(broken(&dashes)[1], "——后");
    }

    #[test]
    fn short_texts_are_broken_into_like_lines() {
        let setting = Setting::new(Face::Black, 1000);
        let cut = |text: &str, width: i64| {
            let found = balanced(text, setting, &Widths::default(), width * 1000);
            found.iter().map(|line| text[line.begin..line.end].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(cut("市政府网站", 40), ["市政府", "网站"]);
        assert_eq!(cut("各镇快讯", 35), ["各镇", "快讯"]);
        assert_eq!(cut("得分情况（分）", 60), ["得分情况", "（分）"]);
        assert_eq!(cut("累计", 5), ["累", "计"]);
    }
}
