//! Texts brought to one form, so that two spellings of one name become the same text.

use super::words;
use crate::domain::wide::narrow;

/// Characters that nobody sees.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}')
}

/// A text without spaces, line breaks and quotes, with narrow letters, digits and brackets.
pub(super) fn squash(text: &str) -> String {
    let seen = text.chars().filter(|&c| !is_unseen(c) && !is_quote(c));
    seen.map(|c| match c {
        '（' | '〔' | '【' | '［' | '[' => '(',
        '）' | '〕' | '】' | '］' | ']' => ')',
        other => narrow(other).to_ascii_lowercase(),
    })
    .collect()
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '‘'
            | '’'
            | '"'
            | '\''
            | '＂'
            | '＇'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}

/// A squashed name without the second name in brackets at its end.
pub(super) fn short(squashed: &str) -> &str {
    match squashed.find('(') {
        Some(at) if at > 0 && squashed.ends_with(')') => &squashed[..at],
        _ => squashed,
    }
}

/// A squashed name without what people leave out or add: the row's number, the jurisdiction in front, the word for a
/// government at the end.
pub(super) fn stem<'a>(squashed: &'a str, jurisdiction: &str) -> &'a str {
    let unnumbered = squashed.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut name = match unnumbered.strip_prefix(words::AFTER_NUMBER) {
        Some(rest) if unnumbered.len() < squashed.len() => rest,
        _ => squashed,
    };
    let end = jurisdiction.chars().next_back().filter(|end| words::JURISDICTIONS.contains(end));
    let bare = end.and_then(|end| jurisdiction.strip_suffix(end)).unwrap_or_default();
    let strip = |name: &'a str, front: &str| {
        let rest = if front.is_empty() { None } else { name.strip_prefix(front) };
        rest.filter(|rest| rest.chars().nth(1).is_some())
    };
    if let Some(rest) = strip(name, jurisdiction).or_else(|| strip(name, bare)) {
        name = rest;
    } else if let Some(rest) = strip(name, end.unwrap_or(words::COUNTY).encode_utf8(&mut [0; 4])) {
        name = rest;
    }
    let of_town = |name: &&str| words::TOWNS.iter().any(|town| name.ends_with(town));
    let ruled = name.strip_suffix(words::PEOPLES_GOVERNMENT).filter(|rest| rest.chars().nth(1).is_some());
    ruled.or_else(|| name.strip_suffix(words::GOVERNMENT).filter(of_town)).unwrap_or(name)
}

/// A squashed head without points, units of counting and words that stand over every column.
pub(super) fn clean(squashed: &str) -> String {
    let mut text = without_brackets(squashed);
    for word in words::NOISE {
        if text.contains(word) {
            text = text.replace(word, "");
        }
    }
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let number = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        if number > 0 {
            rest = &rest[number..];
            rest = words::AFTER_POINTS.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        } else {
            if c != '+' {
                out.push(c);
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Without the brackets that hold points or a unit of counting.
fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(from) = rest.find('(') {
        let Some(length) = rest[from..].find(')') else { break };
        let inside = &rest[from + 1..from + length];
        let inside =
            inside.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-' | ':' | '：'));
        out.push_str(&rest[..from]);
        if !words::COUNTED_IN.contains(&inside) {
            out.push_str(&rest[from..=from + length]);
        }
        rest = &rest[from + length + 1..];
    }
    out + rest
}

/// The parts of a text that stand in quotes, squashed.
pub(super) fn quoted(text: &str) -> Vec<String> {
    let is_open = |c| matches!(c, '“' | '《' | '「' | '『' | '〈');
    let mut found = Vec::new();
    for part in text.split(is_open).skip(1) {
        if let Some(end) = part.find(['”', '》', '」', '』', '〉']) {
            found.push(squash(&part[..end]));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_become_one_text() {
        for text in
            ["农业农村局 (蚕桑服务中心)", "农业农村局\n（蚕桑服务中心）", "农业 农村局（蚕桑服务中心 ）"]
        {
            assert_eq!(squash(text), "农业农村局(蚕桑服务中心)");
        }
        assert_eq!(short("农业农村局(蚕桑服务中心)"), "农业农村局");
        assert_eq!(squash("Ａ１“聚焦石泉”"), "a1聚焦石泉");
    }

    #[test]
    fn what_stands_around_a_name_is_left_out() {
        for (text, want) in [
            ("石泉县财政局", "财政局"),
            ("县妇联", "妇联"),
            ("妇联", "妇联"),
            ("中池镇人民政府", "中池镇"),
            ("石泉县中池镇政府", "中池镇"),
            ("1.中池镇", "中池镇"),
            ("12、中池镇", "中池镇"),
            ("县政府", "政府"),
            ("县", "县"),
            ("人民政府", "人民政府"),
        ] {
            assert_eq!(stem(text, "石泉县"), want, "{text}");
        }
    }

    #[test]
    fn a_head_is_left_with_what_names_the_channel() {
        for (text, want) in [
            ("采用情况(条)", ""),
            ("部门动态0.5", "部门动态"),
            ("部门动态(0.5分)", "部门动态"),
            ("部门动态(0.5分/条)", "部门动态"),
            ("聚焦石泉栏目采用条数", "聚焦石泉"),
            ("市级(条)5分", "市级"),
            ("监察(审计)", "监察(审计)"),
            ("(", "("),
            ("+10", ""),
        ] {
            assert_eq!(clean(text), want, "{text}");
        }
        assert_eq!(quoted("县政府网站“政务信息”《专报》“"), ["政务信息", "专报"]);
    }
}
