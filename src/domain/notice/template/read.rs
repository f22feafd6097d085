//! Reads a template line by line, telling everything that cannot be understood.

use std::ops::Range;

use super::field::{Condition, Field, Over, Scope};
use super::text::Text;
use super::words::{self, Setting, Word, find};
use super::{Joins, LONGEST_TEMPLATE, Pattern, Piece, Place, Repeat, Template};
use crate::domain::fault::{Fault, Faults, Path, Problem};
use crate::domain::id::is_id;
use crate::domain::notice::parts::OWN;

/// The most passages of a template.
const MOST_PATTERNS: usize = 200;

pub(super) fn read(text: &str) -> Result<Template, Vec<Fault>> {
    let mut reading = Reading {
        template: Template::default(),
        heads: Vec::new(),
        open: None,
        seen: Vec::new(),
        faults: Faults::default(),
    };
    // Programs on Windows put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.chars().count() > LONGEST_TEMPLATE {
        reading.faults.add(place(), Problem::TooMuch { most: LONGEST_TEMPLATE });
        return reading.faults.or(reading.template);
    }
    for (number, line) in (1..).zip(text.lines()) {
        reading.line(number, &narrow(line));
    }
    reading.close();
    reading.clashes();
    for (name, _, setting) in words::SETTINGS {
        if !reading.seen.contains(&setting) {
            reading.faults.add(place(), Problem::Missing(name.to_owned()));
        }
    }
    reading.faults.or(reading.template)
}

/// The brackets of a Chinese keyboard are the same signs.
fn narrow(line: &str) -> String {
    let sign = |sign| match sign {
        '｛' => '{',
        '｝' => '}',
        '＜' => '<',
        '＞' => '>',
        _ => sign,
    };
    line.chars().map(sign).collect()
}

fn place() -> Path {
    Path::root().field("noticeTemplate")
}

fn at(line: usize) -> Path {
    place().index(line)
}

/// The beginning of what was not understood.
fn beginning(text: &str) -> String {
    const SHOWN: usize = 20;
    text.chars().take(SHOWN).collect()
}

struct Reading {
    template: Template,
    /// The lines in which the heads of its passages stand.
    heads: Vec<usize>,
    /// The passage whose head was read.
    open: Option<Open>,
    /// The settings that were read.
    seen: Vec<Setting>,
    faults: Faults,
}

struct Open {
    line: usize,
    pattern: Pattern,
    over: Option<(Over, String)>,
    text: Text,
}

impl Reading {
    fn line(&mut self, number: usize, line: &str) {
        let from = line.len() - line.trim_start().len();
        let rest = line[from..].trim_end();
        if rest.is_empty() || rest.starts_with(['#', '＃']) {
            return;
        }
        if let Some(head) = rest.strip_prefix(['[', '【', '［']) {
            self.close();
            self.head(number, head);
        } else if let Some(open) = &mut self.open {
            open.text.push(number, line, from);
        } else {
            self.setting(number, line);
        }
    }

    fn setting(&mut self, number: usize, line: &str) {
        let (name, rest) = line.split_once([':', '：']).unwrap_or((line, ""));
        let (name, rest) = (name.trim(), rest.trim_start());
        let Some(setting) = find(&words::SETTINGS, name) else {
            self.faults.add(at(number), Problem::Unknown(beginning(name)));
            return;
        };
        if self.seen.contains(&setting) {
            self.faults.add(at(number), Problem::Twice(name.to_owned()));
        }
        if rest.is_empty() {
            self.faults.add(at(number), Problem::Empty);
        }
        self.seen.push(setting);
        let mut text = Text::default();
        text.push(number, line, line.len() - rest.len());
        let value = text.whole.clone();
        match setting {
            Setting::Recipients => self.template.recipients = self.all_pieces(&text, Scope::Setting),
            Setting::Signature => self.template.signature = self.all_pieces(&text, Scope::Setting),
            Setting::Attachment => self.template.attachment = self.all_pieces(&text, Scope::AttachmentName),
            Setting::Date => self.template.date = self.three_words(number, &value),
            Setting::Basis => self.template.basis = self.three_words(number, &value),
            Setting::Names => self.template.names = value,
            Setting::Attachments => self.template.attachments = value,
            Setting::Copies => self.template.copies = value,
        }
    }

    fn three_words(&mut self, line: usize, text: &str) -> [String; 3] {
        let words: Vec<&str> = text.split_whitespace().collect();
        let [first, second, third] = words[..] else {
            // Nothing at all was told already.
            if !words.is_empty() {
                self.faults.add(at(line), Problem::Unknown(beginning(text)));
            }
            return <[String; 3]>::default();
        };
        [first.to_owned(), second.to_owned(), third.to_owned()]
    }

    /// Reads the head of a passage: `totals] opening each total ， when totals`.
    fn head(&mut self, line: usize, head: &str) {
        let (id, rest) = head.split_once([']', '】', '］']).unwrap_or((head, ""));
        let written = id.trim();
        let id = words::passage_id(written).to_owned();
        if !is_id(&id) || id.starts_with(OWN) {
            self.faults.add(at(line), Problem::BadId(beginning(written)));
        }
        if self.template.patterns.iter().any(|other| other.id == id) {
            self.faults.add(at(line), Problem::Twice(written.to_owned()));
        }
        if self.template.patterns.len() == MOST_PATTERNS {
            self.faults.add(at(line), Problem::TooMuch { most: MOST_PATTERNS });
        }
        let mut pattern = Pattern {
            id,
            place: Place::Body,
            joins: Joins::Paragraph,
            offered: false,
            when: Vec::new(),
            head: Vec::new(),
            repeat: None,
            tail: Vec::new(),
        };
        let mut words = rest.split_whitespace();
        let place = words.next().unwrap_or_default();
        match find(&words::PLACES, place) {
            Some(found) => pattern.place = found,
            None if place.is_empty() => self.faults.add(at(line), Problem::Empty),
            None => self.faults.add(at(line), Problem::Unknown(beginning(place))),
        }
        let mut over = None;
        while let Some(word) = words.next() {
            match find(&words::HEAD, word) {
                Some(Word::Joins(joins)) => pattern.joins = joins,
                Some(Word::Offered) => pattern.offered = true,
                Some(Word::Each) => {
                    let (what, between) =
                        (words.next().unwrap_or_default(), words.next().unwrap_or_default());
                    match find(&words::OVER, what) {
                        Some(found) if !between.is_empty() => over = Some((found, between.to_owned())),
                        Some(_) => self.faults.add(at(line), Problem::Empty),
                        None => self.faults.add(at(line), Problem::Unknown(beginning(what))),
                    }
                }
                Some(Word::When) => pattern.when = self.conditions(line, true, words.by_ref()),
                Some(Word::Unless) => pattern.when = self.conditions(line, false, words.by_ref()),
                None => self.faults.add(at(line), Problem::Unknown(beginning(word))),
            }
        }
        if pattern.place == Place::Attachment {
            self.attachment(line, place, &pattern, over.is_some());
        }
        self.open = Some(Open { line, pattern, over, text: Text::default() });
    }

    /// There is one passage for all attachments, said once for each of them and whatever the data are.
    fn attachment(&mut self, line: usize, place: &str, pattern: &Pattern, repeats: bool) {
        if self.template.patterns.iter().any(|other| other.place == Place::Attachment) {
            self.faults.add(at(line), Problem::Twice(place.to_owned()));
        }
        if repeats || pattern.offered || !pattern.when.is_empty() {
            self.faults.add(at(line), Problem::Conflict(place.to_owned()));
        }
    }

    /// The conditions that end a head; after 当 they must hold and after 除非 they must not.
    fn conditions<'a>(
        &mut self,
        line: usize,
        mut holds: bool,
        words: impl Iterator<Item = &'a str>,
    ) -> Vec<(Condition, bool)> {
        let mut all = Vec::new();
        // Whether the last word was 当 or 除非, after which something has to come.
        let mut waits = true;
        for word in words {
            let turned = match find(&words::HEAD, word) {
                Some(Word::When) => Some(true),
                Some(Word::Unless) => Some(false),
                _ => None,
            };
            if let Some(turned) = turned {
                holds = turned;
            } else if let Some(condition) = find(&words::CONDITIONS, word) {
                all.push((condition, holds));
            } else {
                self.faults.add(at(line), Problem::Unknown(beginning(word)));
            }
            waits = turned.is_some();
        }
        if waits {
            self.faults.add(at(line), Problem::Empty);
        }
        all
    }

    /// Attachments are passages of a notice by number, so no other passage may be called like one.
    fn clashes(&mut self) {
        let patterns = &self.template.patterns;
        let names = patterns.iter().find(|pattern| pattern.place == Place::Attachment);
        let Some(prefix) = names.map(|names| format!("{}-", names.id)) else { return };
        let is_number = |rest: &str| rest.parse::<usize>().is_ok();
        for (other, line) in patterns.iter().zip(&self.heads) {
            if other.id.strip_prefix(&prefix).is_some_and(is_number) {
                self.faults.add(at(*line), Problem::Twice(other.id.clone()));
            }
        }
    }

    /// Takes the passage whose text is complete.
    fn close(&mut self) {
        let Some(Open { line, mut pattern, over, text }) = self.open.take() else { return };
        let end = text.whole.len();
        if end == 0 {
            self.faults.add(at(line), Problem::Empty);
        }
        let scope = if pattern.place == Place::Attachment { Scope::OfAttachment } else { Scope::Passage };
        let marks = [text.whole.find('<'), text.whole.find('>')];
        match (over, marks) {
            (None, [None, None]) => pattern.head = self.pieces(&text, 0..end, scope),
            (Some((over, between)), [Some(begin), Some(close)]) if begin < close => {
                pattern.head = self.pieces(&text, 0..begin, scope);
                let pieces = self.pieces(&text, begin + 1..close, Scope::Each(over));
                pattern.repeat = Some(Repeat { over, between, pieces });
                pattern.tail = self.pieces(&text, close + 1..end, scope);
            }
            (_, marks) if end > 0 => {
                self.bad_bracket(&text, marks.into_iter().flatten().min().unwrap_or_default());
            }
            _ => {}
        }
        self.template.patterns.push(pattern);
        self.heads.push(line);
    }

    fn bad_bracket(&mut self, text: &Text, byte: usize) {
        let (line, character) = text.place_of(byte);
        self.faults.add(at(line), Problem::BadClause(character));
    }

    fn all_pieces(&mut self, text: &Text, scope: Scope) -> Vec<Piece> {
        self.pieces(text, 0..text.whole.len(), scope)
    }

    fn pieces(&mut self, text: &Text, range: Range<usize>, scope: Scope) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut from = range.start;
        while let Some(length) = text.whole[from..range.end].find(['{', '}', '<', '>']) {
            let begin = from + length;
            let inside = text.whole[begin..range.end].strip_prefix('{');
            let Some(inside) = inside.and_then(|rest| rest.split_once('}')).map(|(inside, _)| inside) else {
                self.bad_bracket(text, begin);
                return pieces;
            };
            if length > 0 {
                pieces.push(Piece::Fixed(text.whole[from..begin].to_owned()));
            }
            if let Some(field) = Field::find(inside.trim(), scope) {
                pieces.push(Piece::Field(field));
            } else {
                let line = text.place_of(begin).0;
                self.faults.add(at(line), Problem::Unknown(format!("{{{}}}", beginning(inside))));
            }
            from = begin + inside.len() + 2;
        }
        if from < range.end {
            pieces.push(Piece::Fixed(text.whole[from..range.end].to_owned()));
        }
        pieces
    }
}
