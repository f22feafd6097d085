//! Text in the XML of a workbook.

use std::fmt::Write as _;

/// A text as it stands in XML; what XML may not hold is written as workbooks write it: `_x0001_`.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    put(&mut out, text);
    out
}

/// Puts a text.
pub(super) fn put(out: &mut String, text: &str) {
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {
                _ = write!(out, "_x{:04X}_", u32::from(c));
            }
            // What looks like such a code and is none.
            '_' if is_code(text.as_bytes().get(at..at + 7)) => out.push_str("_x005F_"),
            _ => out.push(c),
        }
    }
}

/// Whether seven bytes are `_xHHHH_`.
fn is_code(bytes: Option<&[u8]>) -> bool {
    matches!(bytes, Some([b'_', b'x', digits @ .., b'_']) if digits.iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_may_not_hold_is_a_code_and_a_text_like_one_is_none() {
        assert_eq!(escaped("<a&\"b\">"), "&lt;a&amp;&quot;b&quot;&gt;");
        assert_eq!(escaped("\u{1}\r\n\t\u{ffff}"), "_x0001__x000D_\n\t_xFFFF_");
        assert_eq!(escaped("_x0041_ _x_x0041_ _x12G4_"), "_x005F_x0041_ _x_x005F_x0041_ _x12G4_");
    }
}
