//! The parts beside the sheets of a plain workbook: where the sheets are, the shared texts, which formats are dates.

use super::quick::put_text;
use super::{MOST_COLUMNS, MOST_ROWS};
use crate::formats::clipboard::entity::decode;
use crate::formats::clipboard::tokens::{Token, Tokens, attribute};

/// The part that lists the sheets.
pub(super) const WORKBOOK: &str = "xl/workbook.xml";
/// The part of the shared texts.
pub(super) const TEXTS: &str = "xl/sharedStrings.xml";
/// The part of the formats.
pub(super) const STYLES: &str = "xl/styles.xml";

/// The row and the column of an address like C5, counted from 0.
pub(super) fn place(address: &str) -> Option<(u32, u32)> {
    let letters = address.bytes().take_while(u8::is_ascii_uppercase).count();
    let (letters, digits) = address.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let column = letters.bytes().fold(0, |column, byte| column * 26 + u32::from(byte - b'A') + 1);
    let row: u32 = digits.parse().ok()?;
    ((1..=MOST_ROWS).contains(&row) && column <= u32::from(MOST_COLUMNS)).then(|| (row - 1, column - 1))
}

/// A sheet as the workbook lists it.
pub(super) struct SheetPart {
    pub(super) name: String,
    /// The name of its part.
    pub(super) path: String,
    /// Whether it is one of cells that can be seen, and not hidden or a chart.
    pub(super) is_seen: bool,
}

/// What a part says of another one.
struct Relation<'a> {
    id: &'a str,
    /// The last word of its type.
    kind: &'a str,
    target: &'a str,
}

/// The relations of a part; none where they are cut off or written with prefixes.
fn relations(part: &str) -> Option<Vec<Relation<'_>>> {
    let mut all = Vec::new();
    let mut is_whole = false;
    for token in Tokens::new(part) {
        match token {
            Token::Open("Relationship", attributes) => {
                let kind = attribute(attributes, "Type")?;
                all.push(Relation {
                    id: attribute(attributes, "Id")?,
                    kind: kind.rsplit_once('/').map_or(kind, |(_, last)| last),
                    target: attribute(attributes, "Target")?,
                });
            }
            Token::Open(name, _) if name.contains(':') => return None,
            Token::Close("Relationships") => is_whole = true,
            Token::Text(_) | Token::Open(..) | Token::Close(_) => {}
        }
    }
    is_whole.then_some(all)
}

/// Whether the package says that its workbook is where it nearly always is.
pub(super) fn is_at_home(package: &str) -> bool {
    let Some(relations) = relations(package) else { return false };
    let mut targets = relations.iter().filter(|of| of.kind == "officeDocument").map(|of| of.target);
    let is_home = |target: &str| target.strip_prefix('/').unwrap_or(target) == WORKBOOK;
    targets.next().is_some_and(is_home) && targets.all(is_home)
}

/// The sheets with their parts; none where one of them has no part of a known kind, where the list is cut off, or where
/// the texts or the formats are in other parts than nearly always.
pub(super) fn sheets(workbook: &str, part: &str) -> Option<Vec<SheetPart>> {
    let relations = relations(part)?;
    let path = |target: &str| target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    let is_home = |of: &Relation<'_>| match of.kind {
        "styles" => path(of.target) == STYLES,
        "sharedStrings" => path(of.target) == TEXTS,
        _ => true,
    };
    let mut sheets = Vec::new();
    let mut is_whole = false;
    for token in Tokens::new(workbook) {
        match token {
            Token::Open("sheet", attributes) => {
                let id = attribute(attributes, "r:id")?;
                let relation = relations.iter().rfind(|of| of.id == id)?;
                let has_cells = match relation.kind {
                    "worksheet" => true,
                    "chartsheet" | "dialogsheet" | "xlMacrosheet" | "xlIntlMacrosheet" => false,
                    _ => return None,
                };
                let is_visible = match attribute(attributes, "state") {
                    None | Some("visible") => true,
                    Some("hidden" | "veryHidden") => false,
                    Some(_) => return None,
                };
                let mut name = String::new();
                decode(attribute(attributes, "name")?, |c| name.push(c));
                sheets.push(SheetPart {
                    name,
                    path: path(relation.target),
                    is_seen: has_cells && is_visible,
                });
            }
            Token::Open(name, _) if name.ends_with(":sheet") => return None,
            Token::Close("workbook") => is_whole = true,
            Token::Text(_) | Token::Open(..) | Token::Close(_) => {}
        }
    }
    (is_whole && relations.iter().all(is_home)).then_some(sheets)
}

/// The shared texts, one after the other.
#[derive(Default)]
pub(super) struct Texts {
    text: String,
    ends: Vec<usize>,
}

impl Texts {
    /// A text by its number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let from = match number {
            0 => 0,
            _ => *self.ends.get(number - 1)?,
        };
        self.text.get(from..*self.ends.get(number)?)
    }
}

/// Reads the shared texts; none where they are not plain or cut off.
pub(super) fn texts(part: &str) -> Option<Texts> {
    let mut texts = Texts::default();
    let mut rest = part.get(part.find("<sst")?..)?;
    while let Some(at) = rest.find("<si") {
        rest = rest.get(at + 3..)?;
        if let Some(after) = rest.strip_prefix("/>") {
            rest = after;
        } else {
            let (text, after) = rest.strip_prefix('>')?.split_once("</si>")?;
            put_texts(text, &mut texts.text)?;
            rest = after;
        }
        texts.ends.push(texts.text.len());
    }
    rest.contains("</sst>").then_some(texts)
}

/// Puts the texts of an item without what tells how they are spoken; none where they hold codes.
pub(super) fn put_texts(item: &str, out: &mut String) -> Option<()> {
    // Codes for characters, line ends of other systems and tags with prefixes are the general reader's.
    if item.contains("_x") || item.contains('\r') || item.contains(':') && has_prefix(item) {
        return None;
    }
    let mut rest = item;
    while let Some(at) = rest.find("<t").into_iter().chain(rest.find("<rPh")).min() {
        rest = rest.get(at..)?;
        if rest.starts_with("<rPh") {
            rest = rest.split_once("</rPh>")?.1;
            continue;
        }
        let (tag, after) = rest.split_once('>')?;
        rest = after;
        // Not an empty text, nor another tag whose name begins with the letter.
        if !tag.ends_with('/') && (tag == "<t" || tag.starts_with("<t ")) {
            let (text, after) = rest.split_once("</t>")?;
            put_text(text, out);
            rest = after;
        }
    }
    Some(())
}

/// Whether a tag has a prefix.
fn has_prefix(item: &str) -> bool {
    let name = |tag: &str| tag.split(['>', ' ']).next().is_some_and(|name| name.contains(':'));
    item.split('<').skip(1).any(name)
}

/// For each format whether a number in it may be a date or a time; none where the formats are cut off.
pub(super) fn dates(part: &str) -> Option<Vec<bool>> {
    let mut own: Vec<(u32, bool)> = Vec::new();
    let mut dates = Vec::new();
    let (mut is_in_cells, mut is_whole) = (false, false);
    for token in Tokens::new(part) {
        match token {
            Token::Open("numFmt", attributes) => {
                let number = attribute(attributes, "numFmtId").and_then(|text| text.parse().ok());
                let mut code = String::new();
                decode(attribute(attributes, "formatCode").unwrap_or_default(), |c| code.push(c));
                own.extend(number.map(|number| (number, may_be_date(&code))));
            }
            Token::Open("cellXfs", _) => is_in_cells = true,
            Token::Close("cellXfs") => is_in_cells = false,
            Token::Close("styleSheet") => is_whole = true,
            Token::Open("xf", attributes) if is_in_cells => {
                let number: u32 =
                    attribute(attributes, "numFmtId").and_then(|text| text.parse().ok()).unwrap_or(0);
                let told = own.iter().find(|(of, _)| *of == number).map(|&(_, is)| is);
                // The built-in ones of all languages.
                dates.push(told.unwrap_or(matches!(number, 14..=22 | 27..=36 | 45..=58 | 71..=81)));
            }
            Token::Text(_) | Token::Open(..) | Token::Close(_) => {}
        }
    }
    is_whole.then_some(dates)
}

/// Whether a letter of dates stands in a format outside of quotes.
fn may_be_date(code: &str) -> bool {
    let mut is_quoted = false;
    // A quote that is itself a sign, or as wide as a gap, begins nothing; then any letter may be one of dates.
    let is_odd = ["\\\"", "_\"", "*\""].iter().any(|pair| code.contains(pair));
    is_odd
        || code.chars().any(|c| {
            is_quoted ^= c == '"';
            !is_quoted && matches!(c.to_ascii_lowercase(), 'y' | 'm' | 'd' | 'h' | 's')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_places() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("C5"), Some((4, 2)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        for wrong in ["", "A", "1", "A0", "a1", "XFE1", "A1048577", "ABCD1", "A-1", "A1B"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn runs_of_a_text_are_one_and_how_they_are_spoken_is_none() {
        let part = "<sst><si><t>a&amp;b</t></si><si/><si><r><rPr><sz val=\"1\"/></rPr><t xml:space=\"preserve\"> c</t></r>\
            <r><t>d</t></r><rPh sb=\"0\" eb=\"1\"><t>spoken</t></rPh></si><si><t/></si></sst>";
        let texts = texts(part).expect("it is plain");
        let all: Vec<_> = (0..5).map(|number| texts.get(number)).collect();
        assert_eq!(all, [Some("a&b"), Some(""), Some(" cd"), Some(""), None]);
    }

    #[test]
    fn formats_of_dates_are_known() {
        for (code, want) in [
            ("yyyy-mm-dd", true),
            ("#,##0;-#,##0;\"---\"", false),
            ("0.0\"days\"", false),
            ("[h]:mm", true),
            ("0\\\"yy", true),
        ] {
            assert_eq!(may_be_date(code), want, "{code}");
        }
    }
}
