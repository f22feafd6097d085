//! Passages put together as they are printed: sentences closed, clauses joined.

use super::{Draft, Joins, Passage, Place};

/// A printed paragraph, or a line that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub place: Place,
    /// Its text, without an indent.
    pub text: String,
}

/// A printed passage, and where it stands in its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// Whether its paragraph begins with it.
    pub begins: bool,
    /// Whether a sentence of the text ends with it and is closed.
    pub ends: bool,
}

/// What closes a sentence.
const CLOSING: [char; 6] = ['。', '！', '？', '：', '…', '—'];
/// What leaves it open.
const OPEN: [char; 5] = ['，', '、', '；', ',', ';'];

impl Draft {
    /// What is printed, passage by passage.
    pub fn printed(&self) -> Vec<Printed<'_>> {
        let mut all: Vec<Printed<'_>> = Vec::new();
        for passage in self.passages.iter().filter(|passage| passage.is_printed()) {
            let is_text = passage.place.is_text();
            let goes_on = |last: &&mut Printed<'_>| {
                is_text && passage.joins != Joins::Paragraph && last.passage.place.is_text()
            };
            let begins = match all.last_mut().filter(goes_on) {
                Some(last) => {
                    last.ends = passage.joins == Joins::Sentence;
                    false
                }
                None => true,
            };
            all.push(Printed { passage, begins, ends: is_text });
        }
        all
    }

    /// What is printed, paragraph by paragraph.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let mut all: Vec<Paragraph> = Vec::new();
        for Printed { passage, begins, ends } in self.printed() {
            if begins {
                all.push(Paragraph { place: passage.place, text: String::new() });
            }
            let Some(last) = all.last_mut() else { continue };
            last.text.push_str(&passage.text);
            if ends {
                close(&mut last.text);
            }
        }
        all
    }

    /// What stands before the names of the attachments, and before 抄送机关.
    pub fn marks(&self) -> &[String; 2] {
        &self.marks
    }

    /// The notice as plain text, line by line, for where it is only to be read or pasted.
    pub fn text(&self) -> String {
        let [attachments, copies] = &self.marks;
        let paragraphs = self.paragraphs();
        let several = paragraphs.iter().filter(|one| one.place == Place::Attachment).count() > 1;
        let mut lines: Vec<String> = Vec::new();
        let mut number = 0;
        if !self.number.is_empty() {
            lines.extend([self.number.clone(), String::new()]);
        }
        for Paragraph { place, text } in paragraphs {
            match place {
                Place::Title => lines.extend([text, String::new()]),
                Place::Recipients | Place::Date => lines.push(text),
                Place::Opening | Place::Heading | Place::Body | Place::Closing => {
                    lines.push(format!("{INDENT}{text}"));
                }
                Place::Attachment => {
                    number += 1;
                    let mark = if number == 1 { attachments.as_str() } else { "" };
                    // Names stand under each other.
                    let blank =
                        if number == 1 { "" } else { &"\u{3000}".repeat(attachments.chars().count()) };
                    let count = if several { format!("{number}. ") } else { String::new() };
                    if number == 1 {
                        lines.push(String::new());
                    }
                    lines.push(format!("{INDENT}{mark}{blank}{count}{text}"));
                }
                Place::Signature => lines.extend([String::new(), text]),
                Place::Copies => lines.extend([String::new(), format!("{copies}{text}")]),
            }
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

/// Two characters of the text.
const INDENT: &str = "\u{3000}\u{3000}";

/// A sentence as it is printed where it ends: with its full stop, and without a comma that left it open.
pub fn closed(text: &str) -> String {
    let mut text = text.to_owned();
    close(&mut text);
    text
}

/// Closes a sentence that is open.
fn close(text: &mut String) {
    let length = text.trim_end_matches(OPEN).len();
    text.truncate(length);
    // A closing quotation mark or bracket behind the full stop belongs to the sentence.
    let inside = text.trim_end_matches(['”', '’', '）', '》']);
    let is_closed = text.ends_with(CLOSING) || inside.len() < text.len() && inside.ends_with(&CLOSING[..3]);
    if !text.is_empty() && !is_closed {
        text.push('。');
    }
}
