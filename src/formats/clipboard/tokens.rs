//! HTML cut into tags and text, as far as a table needs it. Comments, declarations, styles and scripts are left out.

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum Token<'a> {
    /// Text between tags, entities and all.
    Text(&'a str),
    /// A tag that opens: its name as written, and what stands behind the name.
    Open(&'a str, &'a str),
    /// A tag that closes.
    Close(&'a str),
}

/// The pieces of a text from left to right. What is cut off in the middle of a tag or a comment ends there.
pub(in crate::formats) struct Tokens<'a> {
    rest: &'a str,
}

/// Tags whose contents are no text.
const RAW: [&str; 4] = ["style", "script", "title", "noscript"];

impl<'a> Tokens<'a> {
    pub(in crate::formats) fn new(html: &'a str) -> Self {
        Self { rest: html }
    }

    /// How many bytes are left.
    pub(in crate::formats) fn left(&self) -> usize {
        self.rest.len()
    }

    /// Goes behind the first `end`, or to the end of everything.
    fn skip_past(&mut self, end: &str) {
        self.rest = self.rest.find(end).map_or("", |at| &self.rest[at + end.len()..]);
    }

    /// Goes to the tag that closes a raw one.
    fn skip_raw(&mut self, name: &str) {
        let closes =
            |text: &str| text.get(2..2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        while let Some(at) = self.rest.find("</") {
            self.rest = &self.rest[at..];
            if closes(self.rest) {
                return;
            }
            self.rest = &self.rest[2..];
        }
        self.rest = "";
    }

    /// Takes a tag from behind its `<` or `</`: its name, and what stands up to its `>`.
    fn tag(&mut self, from: usize) -> Option<(&'a str, &'a str)> {
        let text = &self.rest[from..];
        let name_end =
            text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len());
        let Some(end) = tag_end(&text[name_end..]) else {
            self.rest = "";
            return None;
        };
        self.rest = &text[name_end + end + 1..];
        Some((&text[..name_end], &text[name_end..name_end + end]))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let is_name = |at: usize| self.rest.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic);
            if self.rest.is_empty() {
                return None;
            } else if self.rest.starts_with("<!--") {
                self.rest = &self.rest[4..];
                self.skip_past("-->");
            } else if self.rest.starts_with("<!") || self.rest.starts_with("<?") {
                self.skip_past(">");
            } else if self.rest.starts_with("</") && is_name(2) {
                return self.tag(2).map(|(name, _)| Token::Close(name));
            } else if self.rest.starts_with('<') && is_name(1) {
                let (name, attributes) = self.tag(1)?;
                if RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
                    self.skip_raw(name);
                }
                return Some(Token::Open(name, attributes));
            } else {
                // A `<` that begins no tag is text.
                let from = usize::from(self.rest.starts_with('<'));
                let end = self.rest[from..].find('<').map_or(self.rest.len(), |at| at + from);
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(text));
            }
        }
    }
}

/// Where a tag's `>` stands that is not inside of a quoted value.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(_) | None, _) => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

/// The value of an attribute.
pub(in crate::formats) fn attribute<'a>(mut attributes: &'a str, wanted: &str) -> Option<&'a str> {
    loop {
        attributes =
            attributes.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '='));
        if attributes.is_empty() {
            return None;
        }
        let end = attributes.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(attributes.len());
        let (name, rest) = attributes.split_at(end);
        let rest = rest.trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            attributes = rest;
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, rest) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        attributes = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_text_come_apart() {
        let html = "a<!--[if gte mso 9]><td>x</td><![endif]--><TD Class=xl65 title='a>b'>1 < 2</td><![if !x]>\
                    <style>td{}</STYLE><?xml:namespace ?><o:p></o:p><3";
        let found: Vec<Token<'_>> = Tokens::new(html).collect();
        assert_eq!(
            found,
            [
                Token::Text("a"),
                Token::Open("TD", " Class=xl65 title='a>b'"),
                Token::Text("1 "),
                Token::Text("< 2"),
                Token::Close("td"),
                Token::Open("style", ""),
                Token::Close("STYLE"),
                Token::Open("o:p", ""),
                Token::Close("o:p"),
                Token::Text("<3"),
            ]
        );
    }

    #[test]
    fn attributes_are_found_as_people_and_programs_write_them() {
        let all = " rowspan=2 ColSpan = \"3\" style='mso-x:\"rowspan=9\"' x:num nowrap x:str='a b' z=";
        assert_eq!(attribute(all, "rowspan"), Some("2"));
        assert_eq!(attribute(all, "colspan"), Some("3"));
        assert_eq!(attribute(all, "x:str"), Some("a b"));
        assert_eq!(attribute(all, "z"), Some(""));
        assert_eq!(attribute(all, "x:num"), None);
        assert_eq!(attribute(" a=\"b", "a"), Some("b"));
    }
}
