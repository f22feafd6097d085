//! The cells of a plain sheet, read in one pass over its text.
//!
//! A sheet of a million cells takes a general reader of XML several times as long. Whatever is not plain here (dates,
//! prefixes, another code than UTF-8) gives nothing, and the general reader reads the sheet.

use super::parts::Parts;
use super::quick_parts::{self, STYLES, SheetPart, TEXTS, Texts, WORKBOOK};
use super::{MOST_COLUMNS, MOST_ROWS};
use crate::formats::book::{Mark, Span, shown};
use crate::formats::clipboard::entity::decode;
use crate::formats::clipboard::tokens::{Token, Tokens, attribute};

/// A workbook whose parts are plain.
pub(super) struct Quick<'a> {
    parts: &'a Parts,
    sheets: Vec<SheetPart>,
    texts: Texts,
    /// For each format whether a number in it may be a date.
    dates: Vec<bool>,
}

/// A cell's text and what it is beside that.
pub(super) type Put<'a> = &'a mut dyn FnMut(u32, u32, &str, Option<Mark>) -> bool;

impl<'a> Quick<'a> {
    /// Looks at the parts; none where they are not plain.
    pub(super) fn new(parts: &'a Parts) -> Option<Self> {
        let relations = parts.text("xl/_rels/workbook.xml.rels")?;
        let sheets = quick_parts::sheets(parts.text(WORKBOOK)?, relations)?;
        // A part in another code than UTF-8, or named in other letters, is there all the same.
        let texts = match parts.text(TEXTS) {
            Some(text) => quick_parts::texts(text)?,
            None if parts.has(TEXTS) => return None,
            None => Texts::default(),
        };
        let dates = match parts.text(STYLES) {
            Some(text) => quick_parts::dates(text)?,
            None if parts.has(STYLES) => return None,
            None => Vec::new(),
        };
        let is_plain = !sheets.is_empty() && quick_parts::is_at_home(parts.text("_rels/.rels")?);
        is_plain.then_some(Self { parts, sheets, texts, dates })
    }

    /// The sheets in their order: the name of each, and whether it is one of cells that can be seen.
    pub(super) fn sheets(&self) -> impl Iterator<Item = (&str, bool)> {
        self.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.is_seen))
    }

    /// Hands on the cells of a sheet and gives its merged cells; none where the sheet is not plain or `put` says stop.
    pub(super) fn sheet(&self, name: &str, put: Put<'_>) -> Option<Vec<Span>> {
        let sheet = self.sheets.iter().find(|sheet| sheet.name == name)?;
        let text = self.parts.text(&sheet.path)?;
        let Some((_, rows)) = text.split_once("<sheetData>") else {
            return text.contains("<sheetData/>").then(Vec::new);
        };
        let mut rows = Rows { rest: rows, row: 0, column: 0, out: String::new() };
        while let Next::Cell(cell) = rows.next()? {
            let (is_shown, mark) = self.show(&cell, &mut rows.out)?;
            if is_shown && !put(cell.row, cell.column, &rows.out, mark) {
                return None;
            }
        }
        spans(rows.rest)
    }

    /// Puts what a person sees in a cell.
    fn show(&self, cell: &Raw<'_>, out: &mut String) -> Option<(bool, Option<Mark>)> {
        out.clear();
        let mut mark = None;
        match cell.kind {
            "s" => out.push_str(self.texts.get(cell.value.parse().ok()?)?),
            "str" => put_text(cell.value, out),
            "inlineStr" => quick_parts::put_texts(cell.value, out)?,
            "b" => out.push_str(if cell.value == "1" { "TRUE" } else { "FALSE" }),
            "e" => {
                put_text(cell.value, out);
                mark = Some(Mark::Error);
            }
            "" | "n" if cell.value.is_empty() => return Some((false, None)),
            "" | "n" => {
                // Of a format that is not listed nothing is known.
                if cell.format.is_some_and(|format| self.dates.get(format) != Some(&false)) {
                    return None;
                }
                put_number(cell.value, out)?;
            }
            _ => return None,
        }
        Some((true, mark))
    }
}

/// A cell as it is written.
struct Raw<'a> {
    row: u32,
    column: u32,
    kind: &'a str,
    format: Option<usize>,
    value: &'a str,
}

/// What comes next in the rows.
enum Next<'a> {
    Cell(Raw<'a>),
    End,
}

struct Rows<'a> {
    rest: &'a str,
    row: u32,
    column: u32,
    out: String,
}

impl<'a> Rows<'a> {
    /// What comes next; none where something is not plain.
    fn next(&mut self) -> Option<Next<'a>> {
        loop {
            self.rest = self.rest.trim_ascii_start();
            if let Some(rest) = self.rest.strip_prefix("<c") {
                let (attributes, is_empty) = self.tag(rest)?;
                let cell = self.cell(attributes, is_empty)?;
                self.column = cell.column + 1;
                return Some(Next::Cell(cell));
            } else if let Some(rest) = self.rest.strip_prefix("</row>") {
                self.rest = rest;
                (self.row, self.column) = (self.row + 1, 0);
            } else if let Some(rest) = self.rest.strip_prefix("<row") {
                let (attributes, is_empty) = self.tag(rest)?;
                if let Some(number) = attribute(attributes, "r") {
                    self.row = number.parse::<u32>().ok().filter(|&row| row <= MOST_ROWS)?.checked_sub(1)?;
                }
                self.column = 0;
                self.row += u32::from(is_empty);
            } else {
                self.rest = self.rest.strip_prefix("</sheetData>")?;
                return Some(Next::End);
            }
        }
    }

    /// The attributes of a tag, and whether it closes itself. No `>` stands in them: plain programs write `&gt;`.
    fn tag(&mut self, rest: &'a str) -> Option<(&'a str, bool)> {
        let end = rest.find('>')?;
        let (inside, after) = (rest.get(..end)?, rest.get(end + 1..)?);
        self.rest = after;
        let attributes = inside.strip_suffix('/');
        // `<c` and `<row` are the whole names.
        let is_name = inside.is_empty() || inside.starts_with([' ', '/', '\n', '\t', '\r']);
        is_name.then_some((attributes.unwrap_or(inside), attributes.is_some()))
    }

    fn cell(&mut self, attributes: &'a str, is_empty: bool) -> Option<Raw<'a>> {
        let (mut kind, mut format, mut place) = ("", None, (self.row, self.column));
        let mut rest = attributes.trim_ascii_start();
        while !rest.is_empty() {
            let (name, after) = rest.split_once('=')?;
            let (value, after) = after.strip_prefix('"')?.split_once('"')?;
            match name {
                "r" => place = quick_parts::place(value)?,
                "s" => format = Some(value.parse().ok()?),
                "t" => kind = value,
                _ => {}
            }
            rest = after.trim_ascii_start();
        }
        if place.0 >= MOST_ROWS || place.1 >= u32::from(MOST_COLUMNS) {
            return None;
        }
        let value = if is_empty { "" } else { self.value()? };
        Some(Raw { row: place.0, column: place.1, kind, format, value })
    }

    /// What stands in a cell, up to behind its end.
    fn value(&mut self) -> Option<&'a str> {
        let mut value = "";
        loop {
            self.rest = self.rest.trim_ascii_start();
            if let Some(rest) = self.rest.strip_prefix("<v>") {
                // No tag stands in a value, so that its end is the first one.
                let end = rest.find('<')?;
                value = rest.get(..end)?;
                self.rest = rest.get(end..)?.strip_prefix("</v>")?;
            } else if let Some(rest) = self.rest.strip_prefix("</c>") {
                self.rest = rest;
                return Some(value);
            } else if let Some(rest) = self.rest.strip_prefix("<is>") {
                (value, self.rest) = rest.split_once("</is>")?;
            } else if let Some(rest) = self.rest.strip_prefix("<f") {
                let (_, is_empty) = self.tag(rest)?;
                if !is_empty {
                    self.rest = self.rest.split_once("</f>")?.1;
                }
            } else {
                self.rest = self.rest.strip_prefix("<v/>").or_else(|| self.rest.strip_prefix("<v></v>"))?;
            }
        }
    }
}

/// Text with its entities and codes.
pub(super) fn put_text(text: &str, out: &mut String) {
    if text.contains('&') {
        decode(text, |c| out.push(c));
    } else {
        out.push_str(text);
    }
}

fn put_number(text: &str, out: &mut String) -> Option<()> {
    if is_shown_so(text) {
        out.push_str(text);
    } else {
        out.push_str(&shown(text.parse().ok()?));
    }
    Some(())
}

/// Whether a number is written as it is shown: up to fifteen digits, without zeros in front or at the end.
fn is_shown_so(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "1"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = is_digits(whole) && is_digits(fraction) && !fraction.ends_with('0');
    is_plain && text.len() <= 15 && (whole.len() == 1 || !whole.starts_with('0'))
}

/// The merged cells behind the rows; none where the sheet is cut off.
fn spans(rest: &str) -> Option<Vec<Span>> {
    let mut spans = Vec::new();
    let mut is_whole = false;
    for token in Tokens::new(rest) {
        if let Token::Open("mergeCell", attributes) = token {
            let range = attribute(attributes, "ref")?;
            let (from, to) = range.split_once(':').unwrap_or((range, range));
            let (from, to) = (quick_parts::place(from)?, quick_parts::place(to)?);
            let rows = to.0.checked_sub(from.0)? + 1;
            let columns = u16::try_from(to.1.checked_sub(from.1)? + 1).ok()?;
            let column = u16::try_from(from.1).ok()?;
            if (rows, columns) != (1, 1) {
                spans.push(Span { row: from.0, column, rows, columns });
            }
        }
        is_whole |= token == Token::Close("worksheet");
    }
    is_whole.then_some(spans)
}

#[cfg(test)]
mod tests {
    use super::{is_shown_so, shown};

    #[test]
    fn a_number_taken_as_it_is_written_is_what_would_be_shown() {
        for text in ["0", "7", "26.5", "0.05", "123456789012345", "99999.125"] {
            assert!(is_shown_so(text), "{text}");
            assert_eq!(text.parse().map(shown), Ok(text.to_owned()));
        }
        for text in ["", ".5", "5.", "5.0", "05", "1e3", "-1", "1.2.3", "0.30000000000000004"] {
            assert!(!is_shown_so(text), "{text}");
        }
    }
}
