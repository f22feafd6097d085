//! Passages put together as they are printed: sentences closed, clauses joined.

use super::{Draft, Joins, Place};

/// A printed paragraph, or a line that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub place: Place,
    /// Its text, without an indent.
    pub text: String,
}

/// What closes a sentence.
const CLOSING: [char; 6] = ['。', '！', '？', '：', '…', '—'];
/// What leaves it open.
const OPEN: [char; 5] = ['，', '、', '；', ',', ';'];

impl Draft {
    /// What is printed, paragraph by paragraph.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let mut all: Vec<Paragraph> = Vec::new();
        for passage in self.passages.iter().filter(|passage| passage.is_printed()) {
            match all.last_mut() {
                Some(last) if goes_on(last.place, passage.place, passage.joins) => {
                    if passage.joins == Joins::Sentence {
                        close(&mut last.text);
                    }
                    last.text.push_str(&passage.text);
                }
                _ => {
                    if let Some(last) = all.last_mut().filter(|last| last.place.is_text()) {
                        close(&mut last.text);
                    }
                    all.push(Paragraph { place: passage.place, text: passage.text.clone() });
                }
            }
        }
        if let Some(last) = all.last_mut().filter(|last| last.place.is_text()) {
            close(&mut last.text);
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

/// Whether a passage belongs to the paragraph before it.
fn goes_on(last: Place, place: Place, joins: Joins) -> bool {
    joins != Joins::Paragraph && last.is_text() && place.is_text()
}

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
