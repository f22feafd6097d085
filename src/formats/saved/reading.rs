//! Fills the parts of a workspace in from a file, telling everything that has another shape.

use crate::domain::calendar::Date;
use crate::domain::fault::Problem;
use crate::domain::form::{Form, Need};
use crate::domain::points::Points;
use crate::formats::json::Node;

/// A form over one object of the file.
pub(super) struct Reading<'a> {
    node: &'a Node<'a>,
    /// The fields that were named, so that all others are told as unknown.
    named: Vec<&'static str>,
    /// The kind of the part was not told, so nobody knows which other fields it may have.
    of_no_kind: bool,
}

impl<'a> Reading<'a> {
    /// Reads the object at a node; `also` are fields that others read.
    pub(super) fn object(node: &'a Node<'a>, also: &[&'static str], inside: &mut dyn FnMut(&mut dyn Form)) {
        if !node.is_object() {
            node.expect_fields(&[]);
            return;
        }
        let mut reading = Reading { node, named: also.to_vec(), of_no_kind: false };
        inside(&mut reading);
        if !reading.of_no_kind {
            node.expect_fields(&reading.named);
        }
    }

    fn get(&mut self, name: &'static str, need: Need) -> Option<Node<'a>> {
        self.named.push(name);
        match need {
            Need::Must => self.node.field(name),
            Need::May => self.node.maybe(name),
        }
    }
}

fn amount(node: &Node<'_>, range: (Points, Points)) -> Option<Points> {
    let read = node.points()?;
    if read < range.0 || read > range.1 {
        let (least, most) = (range.0.to_string(), range.1.to_string());
        node.fault(Problem::OutOfRange { least, most });
    }
    Some(read)
}

fn too_many(node: &Node<'_>, length: usize, most: usize) -> bool {
    let too_many = length > most;
    if too_many {
        node.fault(Problem::TooMuch { most });
    }
    too_many
}

impl Form for Reading<'_> {
    fn text(&mut self, name: &'static str, value: &mut String, need: Need) {
        if let Some(node) = self.get(name, need) {
            *value = node.text();
        }
    }

    fn flag(&mut self, name: &'static str, value: &mut bool, usual: bool) {
        *value = self.get(name, Need::May).map_or(usual, |node| node.flag());
    }

    fn number(&mut self, name: &'static str, value: &mut Option<u32>, range: (u32, u32), need: Need) {
        if let Some(node) = self.get(name, need) {
            *value = node.number(range);
        }
    }

    fn amount(
        &mut self,
        name: &'static str,
        value: &mut Option<Points>,
        range: (Points, Points),
        need: Need,
    ) {
        if let Some(node) = self.get(name, need) {
            *value = amount(&node, range);
        }
    }

    fn date(&mut self, name: &'static str, value: &mut Option<Date>, need: Need) {
        if let Some(node) = self.get(name, need) {
            let text = node.text();
            *value = Date::parse(&text);
            if value.is_none() {
                node.fault(Problem::BadDate(text));
            }
        }
    }

    fn word(&mut self, name: &'static str, words: &'static [&'static str], chosen: &mut usize, need: Need) {
        if let Some(node) = self.get(name, need) {
            *chosen = node.word(words).unwrap_or(0);
        }
    }

    fn texts(&mut self, name: &'static str, values: &mut Vec<String>, most: usize, need: Need) {
        if let Some(node) = self.get(name, need) {
            values.clear();
            node.each(&mut |one| values.push(one.text()));
            too_many(&node, values.len(), most);
        }
    }

    fn amounts(
        &mut self,
        name: &'static str,
        values: &mut Vec<(String, Points)>,
        range: (Points, Points),
        most: usize,
    ) {
        let Some(node) = self.get(name, Need::May) else { return };
        values.clear();
        for (key, one) in node.entries() {
            if values.iter().any(|(other, _)| other == key) {
                one.fault(Problem::Twice(key.to_owned()));
            }
            values.push((key.to_owned(), amount(&one, range).unwrap_or_default()));
        }
        too_many(&node, values.len(), most);
    }

    fn list(
        &mut self,
        name: &'static str,
        _length: usize,
        most: usize,
        need: Need,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        let Some(node) = self.get(name, need) else { return };
        if too_many(&node, node.length(), most) {
            return;
        }
        let mut position = 0;
        node.each(&mut |one| {
            Reading::object(one, &[], &mut |form| inside(form, position));
            // What is no object leaves no part behind; the fault keeps the whole from being taken.
            position += usize::from(one.is_object());
        });
    }

    fn part(
        &mut self,
        name: &'static str,
        present: &mut bool,
        need: Need,
        inside: &mut dyn FnMut(&mut dyn Form),
    ) {
        let found = self.get(name, need);
        *present = found.is_some();
        if let Some(node) = found {
            Reading::object(&node, &[], inside);
        }
    }

    fn map(
        &mut self,
        name: &'static str,
        keys: &mut Vec<String>,
        most: usize,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        let Some(node) = self.get(name, Need::May) else { return };
        if too_many(&node, node.entries().count(), most) {
            return;
        }
        for (key, one) in node.entries() {
            if !one.is_object() {
                one.expect_fields(&[]);
                continue;
            }
            if keys.iter().any(|other| other == key) {
                one.fault(Problem::Twice(key.to_owned()));
            }
            let position = keys.len();
            keys.push(key.to_owned());
            Reading::object(&one, &[], &mut |form| inside(form, position));
        }
    }

    fn amount_or_part(
        &mut self,
        name: &'static str,
        value: &mut Option<Points>,
        range: (Points, Points),
        bare: &mut bool,
        need: Need,
        inside: &mut dyn FnMut(&mut dyn Form),
    ) {
        let Some(node) = self.get(name, need) else { return };
        *bare = !node.is_object();
        if *bare {
            *value = amount(&node, range);
            return;
        }
        Reading::object(&node, &[], &mut |form| {
            form.amount("amount", value, range, Need::May);
            inside(form);
        });
    }

    fn counts(&mut self, name: &'static str) {
        self.named.push(name);
    }

    fn variant(
        &mut self,
        name: &'static str,
        words: &'static [&'static str],
        chosen: &mut usize,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        let Some(kind) = self.get(name, Need::Must).and_then(|node| node.word(words)) else {
            self.of_no_kind = true;
            return;
        };
        *chosen = kind;
        inside(self, kind);
    }
}
