//! Reads a template line by line, telling everything that cannot be understood.

use super::field::{CONDITIONS, Condition, Field, OVER, Over, Scope};
use super::{JOINS, Joins, PLACE, Pattern, Piece, Place, Repeat, Template};
use crate::domain::fault::{Fault, Faults, Path, Problem};

pub(super) fn read(text: &str) -> Result<Template, Vec<Fault>> {
    let mut reading =
        Reading { template: Template::default(), open: None, seen: Vec::new(), faults: Faults::default() };
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(head) = line.strip_prefix('[') {
            reading.close();
            reading.open(number, head);
        } else if let Some(open) = &mut reading.open {
            open.text.push_str(line);
        } else {
            reading.setting(number, line);
        }
    }
    reading.close();
    for name in SETTINGS.iter().filter(|name| !reading.seen.contains(name)) {
        reading.faults.add(Path::root().field("template"), Problem::Missing((*name).to_owned()));
    }
    reading.faults.or(reading.template)
}

const SETTINGS: [&str; 8] =
    ["recipients", "signature", "attachment", "date", "basis", "names", "attachments", "copies"];

struct Reading {
    template: Template,
    /// The passage whose head was read.
    open: Option<Open>,
    /// The settings that were read.
    seen: Vec<&'static str>,
    faults: Faults,
}

struct Open {
    line: usize,
    pattern: Pattern,
    over: Option<(Over, String)>,
    text: String,
}

fn at(line: usize) -> Path {
    Path::root().field("template").index(line)
}

impl Reading {
    fn setting(&mut self, line: usize, text: &str) {
        let (name, value) = text.split_once(':').unwrap_or((text, ""));
        let value = value.trim();
        let Some(known) = SETTINGS.iter().find(|known| **known == name) else {
            self.faults.add(at(line), Problem::Unknown(name.to_owned()));
            return;
        };
        if self.seen.contains(known) {
            self.faults.add(at(line), Problem::Twice(name.to_owned()));
        }
        if value.is_empty() {
            self.faults.add(at(line), Problem::Empty);
        }
        self.seen.push(known);
        match *known {
            "recipients" => self.template.recipients = self.pieces(line, value, Scope::Setting),
            "signature" => self.template.signature = self.pieces(line, value, Scope::Setting),
            "attachment" => self.template.attachment = self.pieces(line, value, Scope::AttachmentName),
            "date" => self.template.date = self.three_words(line, value),
            "basis" => self.template.basis = self.three_words(line, value),
            "names" => value.clone_into(&mut self.template.names),
            "attachments" => value.clone_into(&mut self.template.attachments),
            _ => value.clone_into(&mut self.template.copies),
        }
    }

    fn three_words(&mut self, line: usize, text: &str) -> [String; 3] {
        let words: Vec<&str> = text.split_whitespace().collect();
        let [first, second, third] = words[..] else {
            self.faults.add(at(line), Problem::Unknown(text.to_owned()));
            return <[String; 3]>::default();
        };
        [first.to_owned(), second.to_owned(), third.to_owned()]
    }

    /// Reads the head of a passage: `totals] opening each total ， when totals`.
    fn open(&mut self, line: usize, head: &str) {
        let (id, rest) = head.split_once(']').unwrap_or((head, ""));
        let mut pattern = Pattern {
            id: id.to_owned(),
            place: Place::Body,
            joins: Joins::Paragraph,
            offered: false,
            when: Vec::new(),
            head: Vec::new(),
            repeat: None,
            tail: Vec::new(),
        };
        if id.is_empty() || id.starts_with(crate::domain::notice::parts::OWN) {
            self.faults.add(at(line), Problem::BadId(id.to_owned()));
        }
        if self.template.patterns.iter().any(|other| other.id == id) {
            self.faults.add(at(line), Problem::Twice(id.to_owned()));
        }
        let mut words = rest.split_whitespace();
        let mut over = None;
        let place = words.next().unwrap_or_default();
        match PLACE.words.iter().position(|word| *word == place) {
            Some(found) => pattern.place = PLACE.values[found],
            None => self.faults.add(at(line), Problem::Unknown(place.to_owned())),
        }
        while let Some(word) = words.next() {
            if let Some(found) = JOINS.words.iter().position(|known| *known == word) {
                pattern.joins = JOINS.values[found];
            } else if word == "offered" {
                pattern.offered = true;
            } else if word == "each" {
                let (what, between) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
                match OVER.iter().find(|(known, _)| *known == what) {
                    Some(&(_, found)) if !between.is_empty() => over = Some((found, between.to_owned())),
                    _ => self.faults.add(at(line), Problem::Unknown(what.to_owned())),
                }
            } else if word == "when" {
                pattern.when = words.by_ref().filter_map(|word| self.condition(line, word)).collect();
            } else {
                self.faults.add(at(line), Problem::Unknown(word.to_owned()));
            }
        }
        self.open = Some(Open { line, pattern, over, text: String::new() });
    }

    fn condition(&mut self, line: usize, word: &str) -> Option<(Condition, bool)> {
        let (name, holds) = word.strip_prefix('!').map_or((word, true), |name| (name, false));
        let found = CONDITIONS.iter().find(|(known, _)| *known == name);
        if found.is_none() {
            self.faults.add(at(line), Problem::Unknown(word.to_owned()));
        }
        found.map(|&(_, condition)| (condition, holds))
    }

    /// Takes the passage whose text is complete.
    fn close(&mut self) {
        let Some(Open { line, mut pattern, over, text }) = self.open.take() else { return };
        if text.is_empty() {
            self.faults.add(at(line), Problem::Empty);
        }
        let scope = if pattern.place == Place::Attachment { Scope::OfAttachment } else { Scope::Passage };
        // The text stands in the lines after the head.
        let line = line + 1;
        let marks = [text.find('<'), text.find('>')];
        match (over, marks) {
            (None, [None, None]) => pattern.head = self.pieces(line, &text, scope),
            (Some((over, between)), [Some(begin), Some(end)]) if begin < end => {
                pattern.head = self.pieces(line, &text[..begin], scope);
                let pieces = self.pieces(line, &text[begin + 1..end], Scope::Each(over));
                pattern.repeat = Some(Repeat { over, between, pieces });
                pattern.tail = self.pieces(line, &text[end + 1..], scope);
            }
            (_, marks) => {
                let before = marks.into_iter().flatten().min().map_or("", |byte| &text[..byte]);
                self.faults.add(at(line), Problem::BadClause(before.chars().count() + 1));
            }
        }
        self.template.patterns.push(pattern);
    }

    fn pieces(&mut self, line: usize, text: &str, scope: Scope) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(begin) = rest.find(['{', '}', '<', '>']) {
            let whole = text.len() - rest.len() + begin;
            let end = rest[begin..].find('}').filter(|_| rest[begin..].starts_with('{'));
            let Some(end) = end else {
                self.faults.add(at(line), Problem::BadClause(text[..whole].chars().count() + 1));
                return pieces;
            };
            if begin > 0 {
                pieces.push(Piece::Fixed(rest[..begin].to_owned()));
            }
            let name = &rest[begin + 1..begin + end];
            match Field::find(name, scope) {
                Some(field) => pieces.push(Piece::Field(field)),
                None => self.faults.add(at(line), Problem::Unknown(format!("{{{name}}}"))),
            }
            rest = &rest[begin + end + 1..];
        }
        if !rest.is_empty() {
            pieces.push(Piece::Fixed(rest.to_owned()));
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SET: &str = "recipients: r\nsignature: s\nattachment: a\ndate: y m d\nbasis: p q r\nnames: ,\nattachments: A:\ncopies: C:\n";

    #[track_caller]
    fn faults(passages: &str) -> Vec<String> {
        let found = read(&format!("{SET}{passages}")).err().unwrap_or_default();
        found.into_iter().map(|fault| format!("{} {:?}", fault.at, fault.problem)).collect()
    }

    #[test]
    fn the_built_in_template_has_no_fault() {
        assert_eq!(read(include_str!("../source.txt")).err(), None);
        assert!(Template::built_in().patterns.len() > 20);
    }

    #[test]
    fn an_unknown_placeholder_is_a_fault_with_its_line() {
        assert_eq!(faults("[a] body\n{colour}"), ["/template/10 Unknown(\"{colour}\")"]);
        // Known, but not in this place.
        assert_eq!(faults("[a] body\n{class}"), ["/template/10 Unknown(\"{class}\")"]);
        assert_eq!(faults("[a] body each total ,\n<{top}>"), ["/template/10 Unknown(\"{top}\")"]);
        assert_eq!(faults("[a] body each class ,\n{period}<{class}{top}>"), [""; 0]);
    }

    #[test]
    fn a_malformed_template_tells_every_fault() {
        assert_eq!(
            faults(
                "[a] body\n1{period\n[a] nowhere\nx\n[] body glad each x ,\nx\n[b] body when zero !sunny\nx\n[c] body"
            ),
            [
                "/template/10 BadClause(2)",
                "/template/11 Twice(\"a\")",
                "/template/11 Unknown(\"nowhere\")",
                "/template/13 BadId(\"\")",
                "/template/13 Unknown(\"glad\")",
                "/template/13 Unknown(\"x\")",
                "/template/15 Unknown(\"!sunny\")",
                "/template/17 Empty",
            ]
        );
        assert_eq!(faults("[a] body\nx<y>"), ["/template/10 BadClause(2)"]);
        assert_eq!(faults("[a] body each kind ,\nx>y<"), ["/template/10 BadClause(2)"]);
        assert_eq!(faults("[own-1] body\nx"), ["/template/9 BadId(\"own-1\")"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[a-z{}<>\\[\\]:!，条#\n ]{0,60}") {
            let whole = format!("{SET}[a] body each total ，\n{text}");
            prop_assert_eq!(read(&whole), read(&whole));
        }
    }

    #[test]
    fn settings_are_there_once_each_and_ask_for_no_setting() {
        let found = read("recipients: {signature}\nsignature:\ncolour: red\nsignature: s\ndate: y m").err();
        let told: Vec<String> =
            found.unwrap_or_default().iter().map(|one| format!("{} {:?}", one.at, one.problem)).collect();
        assert_eq!(
            told,
            [
                "/template/1 Unknown(\"{signature}\")",
                "/template/2 Empty",
                "/template/3 Unknown(\"colour\")",
                "/template/4 Twice(\"signature\")",
                "/template/5 Unknown(\"y m\")",
                "/template Missing(\"attachment\")",
                "/template Missing(\"basis\")",
                "/template Missing(\"names\")",
                "/template Missing(\"attachments\")",
                "/template Missing(\"copies\")",
            ]
        );
    }
}
