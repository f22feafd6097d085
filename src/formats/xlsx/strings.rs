//! The texts of a workbook, each once.

use std::collections::BTreeMap;

use super::package::XML;
use super::xml;

/// The texts with their numbers.
#[derive(Default)]
pub(super) struct Strings {
    numbers: BTreeMap<String, usize>,
    /// How many cells have a text.
    uses: usize,
}

impl Strings {
    /// The number of a text.
    pub(super) fn number(&mut self, text: &str) -> usize {
        self.uses += 1;
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.numbers.len();
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// The part of the workbook that lists them, in pieces.
    pub(super) fn pieces(&self) -> impl Iterator<Item = String> {
        /// How many texts there are in a piece.
        const AT_ONCE: usize = 10_000;
        let mut texts = vec![""; self.numbers.len()];
        for (text, &number) in &self.numbers {
            texts[number] = text;
        }
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
