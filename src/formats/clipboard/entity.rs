//! Characters written as entities.

/// Names of characters that office programs write.
const NAMED: [(&str, char); 18] = [
    ("nbsp", '\u{a0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("middot", '·'),
    ("minus", '−'),
];

/// The longest name of an entity that is looked at, with its number sign.
const LONGEST: usize = 10;

/// Hands on the characters of a text; what is no entity stays as it is.
pub(in crate::formats) fn decode(text: &str, mut put: impl FnMut(char)) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        rest[..at].chars().for_each(&mut put);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(LONGEST).position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
        let end = end.unwrap_or(rest.len().min(LONGEST));
        // Only ASCII stands before the end, so it cuts no character.
        let (name, after) = rest.split_at_checked(end).unwrap_or(("", rest));
        match character(name) {
            Some(c) => {
                put(c);
                rest = after.strip_prefix(';').unwrap_or(after);
            }
            None => put('&'),
        }
    }
    rest.chars().for_each(put);
}

fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.iter().find(|(of, _)| *of == name).map(|&(_, c)| c);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    // What Windows programs mean by numbers nobody else uses.
    let code = match code.ok()? {
        0x85 => 0x2026,
        0x91 => 0x2018,
        0x92 => 0x2019,
        0x93 => 0x201c,
        0x94 => 0x201d,
        0x95 => 0x2022,
        0x96 => 0x2013,
        0x97 => 0x2014,
        other => other,
    };
    char::from_u32(code).filter(|&c| c != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_characters_and_everything_else_stays() {
        for (text, want) in [
            ("a&amp;b&lt;&gt;&quot;&apos;", "a&b<>\"'"),
            ("&nbsp;&#160;&#xA0;&#XA0;", "\u{a0}\u{a0}\u{a0}\u{a0}"),
            ("&nbsp中", "\u{a0}中"),
            ("&#20013;&#x6587;", "中文"),
            ("&#151;&mdash;", "——"),
            (
                "&; & &x; &#; &#x; &#xZ; &#99999999; &#0; &中;",
                "&; & &x; &#; &#x; &#xZ; &#99999999; &#0; &中;",
            ),
            ("&", "&"),
        ] {
            let mut found = String::new();
            decode(text, |c| found.push(c));
            assert_eq!(found, want);
        }
    }
}
