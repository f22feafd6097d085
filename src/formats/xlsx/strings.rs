//! The texts of a workbook, each once.

#[expect(clippy::disallowed_types, reason = "only looked up in; the list below has the order")]
use std::collections::HashMap;
use std::rc::Rc;

use super::package::XML;
use super::xml;

/// The texts with their numbers.
#[expect(clippy::disallowed_types, reason = "likewise")]
#[derive(Default)]
pub(super) struct Strings {
    numbers: HashMap<Rc<str>, u32>,
    /// The texts by number.
    texts: Vec<Rc<str>>,
    /// How many cells have a text.
    uses: usize,
}

impl Strings {
    /// The number of a text.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        self.uses += 1;
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        // There are not more texts than cells, and not more of those than 32 bits count.
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let text: Rc<str> = text.into();
        self.numbers.insert(Rc::clone(&text), number);
        self.texts.push(text);
        number
    }

    /// The part of the workbook that lists them, in pieces.
    pub(super) fn pieces(&self) -> impl Iterator<Item = String> {
        /// How many texts there are in a piece.
        const AT_ONCE: usize = 10_000;
        let texts = &self.texts;
        let head = format!(
            "{XML}<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"{}\" \
             uniqueCount=\"{}\">",
            self.uses,
            texts.len()
        );
        let count = texts.len().div_ceil(AT_ONCE);
        let piece = move |at: usize| {
            let mut out = String::new();
            texts.iter().skip(at * AT_ONCE).take(AT_ONCE).for_each(|text| put(&mut out, text));
            out
        };
        [head].into_iter().chain((0..count).map(piece)).chain([String::from("</sst>")])
    }
}

fn put(out: &mut String, text: &str) {
    let is_kept =
        text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) || text.contains('\n');
    out.push_str(if is_kept { "<si><t xml:space=\"preserve\">" } else { "<si><t>" });
    xml::put(out, text);
    out.push_str("</t></si>");
}
