//! What the words of a clause say: who adopts, and for how many points.

use super::quoted;
use crate::domain::points::Points;
use crate::domain::rules::Channel;
use crate::domain::rules::clause::Part;

/// A name of no more characters may stand in a text for anything.
pub(super) const SHORT: usize = 2;

/// What is quoted in a text as something that adopts, with the rest of its phrase, which says so.
pub(super) fn adopters(text: &str) -> impl Iterator<Item = (&str, &str)> {
    // What a channel gives the text is right whatever it is.
    let own = quoted(text).filter(|of| !of.contains('{'));
    let phrase = |of| {
        let (_, after) = text.split_once(of)?;
        let phrase = after.split(['，', '。', '；', '（', ',', ';']).next()?;
        ADOPTED.iter().any(|word| phrase.contains(word)).then_some((of, phrase))
    };
    own.filter_map(phrase)
}

/// Behind an amount.
pub(super) const POINTS: char = '分';
/// What is said of an item that was taken.
pub(super) const ADOPTED: [&str; 5] = ["采用", "刊发", "刊登", "录用", "选用"];

/// Amounts as words in a row with amounts of channels: 加 10 分、{}、30 分.
pub(super) fn amounts_between(parts: &[Part<'_>]) -> Vec<String> {
    const BETWEEN: [char; 3] = ['、', '和', '及'];
    let is_amount = |at: Option<usize>| matches!(at.and_then(|at| parts.get(at)), Some(Part::Amount { .. }));
    let mut all = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let Part::Words(words) = part else { continue };
        let first = words.strip_prefix(BETWEEN).filter(|_| is_amount(at.checked_sub(1)));
        all.extend(first.and_then(leading_amount));
        let last = words.strip_suffix(BETWEEN).filter(|_| is_amount(Some(at + 1)));
        all.extend(last.and_then(trailing_amount));
    }
    all
}

fn is_figure(of: char) -> bool {
    of.is_ascii_digit() || of == '.'
}

/// The amount with which words begin, as it stands there.
fn leading_amount(words: &str) -> Option<String> {
    let words = words.trim_start_matches([' ', '加', '计']);
    let rest = words.trim_start_matches(is_figure);
    let is_one = rest.len() < words.len() && rest.trim_start().starts_with(POINTS);
    let (amount, _) = words.split_once(POINTS).filter(|_| is_one)?;
    Some(format!("{amount}{POINTS}"))
}

/// The amount with which words end, as it stands there.
fn trailing_amount(words: &str) -> Option<String> {
    let before = words.strip_suffix(POINTS)?.trim_end();
    let start = before.trim_end_matches(is_figure).len();
    (start < before.len()).then(|| words[start..].to_owned())
}

/// The amount a text gives for an adoption.
pub(super) fn amount_of_adoption(text: &str) -> Option<String> {
    let (_, after) = text.split_once("采用")?;
    let phrase = after.split(['，', '。', '；']).next()?;
    trailing_amount(&phrase[..phrase.find(POINTS)? + POINTS.len_utf8()])
}

/// Where one thing that is said ends.
const ENDS: [char; 9] = ['，', '。', '；', '（', '）', ',', ';', '：', '\n'];
/// What makes an amount one of something else than an adoption by the one that is named before it.
const OTHERWISE: [&str; 17] =
    ["{", "、", "和", "或", "及", "“", "《", "批示", "超", "以", "最", "扣", "满", "少", "多", "再", "分"];
/// Right before the amount of one adoption.
const EACH: [&str; 8] = ["计", "加", "得", "每条", "每篇", "每期", "每则", "每次"];

/// The amounts that a text gives for channels it names, each with the name before it, where no channel of this name brings
/// as much.
pub(super) fn amounts_of(text: &str, names: &[(&str, Points)]) -> Vec<String> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        // What is said of those that were adopted goes on behind: 采用的，每条计 5 分.
        let goes_on = sign == '，' && text[..at].ends_with('的');
        if ENDS.contains(&sign) && !goes_on {
            all.extend(amount_of(&text[start..at], names));
            start = at + sign.len_utf8();
        }
    }
    all.extend(amount_of(&text[start..], names));
    all
}

/// What channels may be called in a text, in part too, each with what it brings.
pub(super) fn names_with_points(channels: &[Channel]) -> Vec<(&str, Points)> {
    let mut names = Vec::new();
    for channel in channels {
        for name in channel.all_names() {
            let name = ADOPTED.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
            let inner = quoted(name).map(|of| of.trim_matches(['“', '”', '《', '》']));
            names.extend(std::iter::once(name).chain(inner).map(|name| (name, channel.points)));
        }
    }
    names
}

fn amount_of(phrase: &str, names: &[(&str, Points)]) -> Option<String> {
    // Most phrases give no amount, and are not searched for names.
    if !phrase.contains(POINTS) || !phrase.contains(is_figure) {
        return None;
    }
    let stands = |name: &str| name.chars().count() > SHORT && phrase.contains(name);
    // Of names within one another the longest is meant; the first that is there has the amount after it.
    let longest =
        names.iter().map(|(name, _)| *name).filter(|name| stands(name)).max_by_key(|name| name.len())?;
    let at = phrase.find(longest)?;
    let rest = &phrase[at + longest.len()..];
    let figure = rest.find(is_figure)?;
    let (between, amount) = rest.split_at(figure);
    let end = amount.find(|of| !is_figure(of)).unwrap_or(amount.len());
    let (amount, after) = amount.split_at(end);
    let is_each = EACH.iter().any(|word| between.trim_end().ends_with(word));
    let is_amount = after.trim_start().starts_with(POINTS);
    // An amount with a lost point is told as one.
    let is_lost = amount.starts_with('0') && !amount.starts_with("0.");
    if !is_each || !is_amount || is_lost || OTHERWISE.iter().any(|word| between.contains(word)) {
        return None;
    }
    let worth = Points::parse(amount).ok()?;
    let is_so = names.iter().any(|(name, points)| *name == longest && *points == worth);
    if is_so {
        return None;
    }
    let opens = if phrase[..at].ends_with(['“', '《']) { '“'.len_utf8() } else { 0 };
    let end = phrase.len() - after.len() + after.find(POINTS).unwrap_or(0) + POINTS.len_utf8();
    phrase.get(at - opens..end).map(str::to_owned)
}
