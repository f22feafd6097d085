//! From a text to a tree.

use super::Json;

/// Lists and objects in each other, at most: no file of ours comes near, and the page's stack is small.
const DEEPEST: usize = 127;
/// The largest power of ten that is written out.
const LARGEST_POWER: usize = 64;

pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// The value of a whole text, or line and column of the first character that does not fit.
    pub(super) fn whole(text: &'a str) -> Result<Json, (usize, usize)> {
        let mut reader = Self { text, at: 0, depth: 0 };
        let json = reader.value();
        reader.space();
        json.filter(|_| reader.at == text.len()).ok_or_else(|| reader.place())
    }

    /// People count characters; where the text is too short, its last one is meant.
    fn place(&self) -> (usize, usize) {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.rsplit('\n').next().unwrap_or(before);
        let next = usize::from(self.at < self.text.len());
        (before.matches('\n').count() + 1, line.chars().count() + next)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Goes on if this is what comes next.
    fn takes(&mut self, byte: u8) -> bool {
        let takes = self.peek() == Some(byte);
        self.at += usize::from(takes);
        takes
    }

    fn value(&mut self) -> Option<Json> {
        self.space();
        match self.peek()? {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Flag(true)),
            b'f' => self.word("false", Json::Flag(false)),
            b'"' => Some(Json::Text(self.string()?)),
            b'[' => {
                let mut elements = Vec::new();
                self.members(b']', |reader| {
                    elements.push(reader.value()?);
                    Some(())
                })?;
                Some(Json::List(elements))
            }
            b'{' => {
                let mut fields = Vec::new();
                self.members(b'}', |reader| {
                    let name = reader.string()?;
                    reader.space();
                    reader.takes(b':').then_some(())?;
                    fields.push((name, reader.value()?));
                    Some(())
                })?;
                Some(Json::Object(fields))
            }
            _ => self.number(),
        }
    }

    /// What stands between brackets, with commas between its members.
    fn members(&mut self, end: u8, mut member: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if self.depth == DEEPEST {
            return None;
        }
        self.depth += 1;
        self.at += 1;
        self.space();
        if !self.takes(end) {
            loop {
                self.space();
                member(self)?;
                self.space();
                if self.takes(end) {
                    break;
                }
                self.takes(b',').then_some(())?;
            }
        }
        self.depth -= 1;
        Some(())
    }

    fn word(&mut self, word: &str, json: Json) -> Option<Json> {
        word.bytes().all(|byte| self.takes(byte)).then_some(json)
    }

    fn string(&mut self) -> Option<String> {
        self.takes(b'"').then_some(())?;
        let mut string = String::new();
        loop {
            let from = self.at;
            while !matches!(self.peek()?, b'"' | b'\\' | ..b' ') {
                self.at += 1;
            }
            string.push_str(&self.text[from..self.at]);
            if self.takes(b'"') {
                return Some(string);
            }
            self.takes(b'\\').then_some(())?;
            string.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let sign = match self.peek()? {
            sign @ (b'"' | b'\\' | b'/') => char::from(sign),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                let first = self.four_digits()?;
                if !(0xd800..0xdc00).contains(&first) {
                    return char::from_u32(first);
                }
                // A sign beyond the first 65536 stands as two halves.
                (self.takes(b'\\') && self.takes(b'u')).then_some(())?;
                let second = self.four_digits().filter(|second| (0xdc00..0xe000).contains(second))?;
                return char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
            _ => return None,
        };
        self.at += 1;
        Some(sign)
    }

    fn four_digits(&mut self) -> Option<u32> {
        let mut number = 0;
        for _ in 0..4 {
            number = number * 16 + char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
        }
        Some(number)
    }

    fn number(&mut self) -> Option<Json> {
        let from = self.at;
        self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            _ = self.takes(b'+') || self.takes(b'-');
            self.digits()?;
        }
        Some(Json::Number(plain(&self.text[from..self.at])))
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<()> {
        let from = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        (self.at > from).then_some(())
    }
}

/// A number without power of ten and without zeros at the end of its fraction: 5e-1 and 0.50 are 0.5.
fn plain(number: &str) -> String {
    let (digits, power) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let Ok(power) = power.parse::<isize>() else { return number.to_owned() };
    if power.unsigned_abs() > LARGEST_POWER {
        return number.to_owned();
    }
    let zeros = "0".repeat(power.unsigned_abs());
    let (left, right) = if power < 0 { (zeros.as_str(), "") } else { ("", zeros.as_str()) };
    let all = format!("{left}{whole}{fraction}{right}");
    let point = (left.len() + whole.len()).saturating_add_signed(power);
    let (whole, fraction) = all.split_at(point);
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    let dot = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{dot}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_plain_digits_however_it_is_written() {
        for (written, digits) in [
            ("0.50", "0.5"),
            ("5.0", "5"),
            ("-0", "-0"),
            ("5e-1", "0.5"),
            ("12.5E+1", "125"),
            ("12.5e3", "12500"),
            ("1250e-3", "1.25"),
            ("100", "100"),
            ("0.05", "0.05"),
            ("1e999", "1e999"),
            ("18446744073709551616", "18446744073709551616"),
        ] {
            assert_eq!(Reader::whole(written), Ok(Json::Number(digits.to_owned())), "{written}");
        }
    }

    #[test]
    fn escapes_are_read_and_halves_of_a_sign_only_together() {
        let read = |text: &str| Reader::whole(text);
        let text = |text: &str| Ok(Json::Text(text.to_owned()));
        assert_eq!(read(r#" "\"\\\/\b\f\n\r\t\u8033\uD83D\ude00" "#), text("\"\\/\u{8}\u{c}\n\r\t耳😀"));
        for bad in [r#""\ud83d""#, r#""\ud83dA""#, r#""\udc00""#, r#""\x""#, "\"\n\"", "\"open"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_is_no_json_is_told_at_its_place() {
        for (text, place) in [
            ("", (1, 0)),
            ("{\"耳\":\n  tru}", (2, 6)),
            ("[1,]", (1, 4)),
            ("[1 2]", (1, 4)),
            ("{a:1}", (1, 2)),
            ("01", (1, 2)),
            ("1 x", (1, 3)),
            ("[\"耳", (1, 3)),
            ("+1", (1, 1)),
            ("1.", (1, 2)),
        ] {
            assert_eq!(Reader::whole(text), Err(place), "{text}");
        }
    }

    /// Whatever another reader takes is taken, and the other way round.
    #[test]
    fn texts_are_judged_as_serde_json_judges_them() {
        let pieces =
            ["[", "]", "{", "}", ",", ":", "\"a\"", "1", "-", "0", ".5", "e1", "null", "tru", " ", "\\"];
        let mut state = 1_u32;
        for _ in 0..200_000 {
            let mut text = String::new();
            while !state.is_multiple_of(7) {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
            }
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let other = serde_json::from_str::<serde_json::Value>(&text);
            assert_eq!(Reader::whole(&text).is_ok(), other.is_ok(), "{text}");
        }
    }
}
