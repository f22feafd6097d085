//! Reading a tree with the place of everything that does not fit.
//!
//! A reader goes on after a fault with a value that stands in for the one it could not read, so that all faults are
//! told at once; what was read is only used when there is none.

use std::cell::RefCell;

use super::Json;
use crate::domain::fault::{Faults, Path, Problem, Wanted};
use crate::domain::points::Points;

/// A value in a tree, and where it stands.
pub(in crate::formats) struct Node<'a> {
    json: &'a Json,
    step: Step<'a>,
    parent: Option<&'a Node<'a>>,
    faults: &'a RefCell<Faults>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'a str),
    Index(usize),
}

impl<'a> Node<'a> {
    /// The whole tree.
    pub(in crate::formats) fn root(json: &'a Json, faults: &'a RefCell<Faults>) -> Self {
        Self { json, step: Step::Root, parent: None, faults }
    }

    /// Where it stands.
    pub(in crate::formats) fn path(&self) -> Path {
        let parent = self.parent.map(Node::path).unwrap_or_default();
        match self.step {
            Step::Root => parent,
            Step::Field(name) => parent.field(name),
            Step::Index(position) => parent.index(position),
        }
    }

    /// Tells that something does not fit here.
    pub(in crate::formats) fn fault(&self, problem: Problem) {
        self.faults.borrow_mut().add(self.path(), problem);
    }

    /// Tells when it is no object, or has fields twice or of other names.
    pub(in crate::formats) fn expect_fields(&self, known: &[&str]) {
        let Json::Object(fields) = self.json else {
            self.wrong(Wanted::Object);
            return;
        };
        for (position, (name, _)) in fields.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                self.fault(Problem::UnknownField(name.clone()));
            } else if fields[..position].iter().any(|(other, _)| other == name) {
                self.fault(Problem::Twice(name.clone()));
            }
        }
    }

    /// A field that may be missing or `null`.
    pub(in crate::formats) fn maybe<'b>(&'b self, name: &'b str) -> Option<Node<'b>> {
        let Json::Object(fields) = self.json else { return None };
        let (_, json) = fields.iter().find(|(other, _)| other == name)?;
        (*json != Json::Null).then_some(Node {
            json,
            step: Step::Field(name),
            parent: Some(self),
            faults: self.faults,
        })
    }

    /// A field that must be there.
    pub(in crate::formats) fn field<'b>(&'b self, name: &'b str) -> Option<Node<'b>> {
        let found = self.maybe(name);
        if found.is_none() && matches!(self.json, Json::Object(_)) {
            self.fault(Problem::Missing(name.to_owned()));
        }
        found
    }

    /// The fields of an object whose names are data.
    pub(in crate::formats) fn entries(&self) -> impl Iterator<Item = (&str, Node<'_>)> {
        let fields: &[(String, Json)] = if let Json::Object(fields) = self.json {
            fields
        } else {
            self.wrong(Wanted::Object);
            &[]
        };
        fields.iter().map(|(name, json)| {
            let node = Node { json, step: Step::Field(name), parent: Some(self), faults: self.faults };
            (name.as_str(), node)
        })
    }

    /// Whether it is an object.
    pub(in crate::formats) fn is_object(&self) -> bool {
        matches!(self.json, Json::Object(_))
    }

    /// How many elements it has; none where it is no list.
    pub(in crate::formats) fn length(&self) -> usize {
        if let Json::List(elements) = self.json { elements.len() } else { 0 }
    }

    /// Looks at each element of a list.
    pub(in crate::formats) fn each(&self, look: &mut dyn FnMut(&Node<'_>)) {
        let Json::List(elements) = self.json else {
            self.wrong(Wanted::List);
            return;
        };
        for (position, json) in elements.iter().enumerate() {
            look(&Node { json, step: Step::Index(position), parent: Some(self), faults: self.faults });
        }
    }

    /// Its text.
    pub(in crate::formats) fn text(&self) -> String {
        if let Json::Text(text) = self.json {
            return text.clone();
        }
        self.wrong(Wanted::Text);
        String::new()
    }

    /// `true` or `false`.
    pub(in crate::formats) fn flag(&self) -> bool {
        if let Json::Flag(flag) = self.json {
            return *flag;
        }
        self.wrong(Wanted::Flag);
        false
    }

    /// An amount of points, as a number or as its text.
    pub(in crate::formats) fn points(&self) -> Option<Points> {
        match self.json {
            Json::Number(digits) | Json::Text(digits) => {
                let read = Points::parse_sum(digits).ok();
                if read.is_none() {
                    self.fault(Problem::BadAmount(digits.clone()));
                }
                read
            }
            _ => {
                self.wrong(Wanted::Amount);
                None
            }
        }
    }

    /// A whole number of this range.
    pub(in crate::formats) fn number(&self, (least, most): (u32, u32)) -> Option<u32> {
        let Json::Number(digits) = self.json else {
            self.wrong(Wanted::Number);
            return None;
        };
        let read = digits.parse().ok().filter(|number| (least..=most).contains(number));
        if read.is_none() {
            self.fault(Problem::OutOfRange { least: least.to_string(), most: most.to_string() });
        }
        read
    }

    /// A count as its digits, or the text of a cell that holds none; `true` for a number.
    pub(in crate::formats) fn count(&self) -> (&str, bool) {
        match self.json {
            Json::Number(digits) => (digits, true),
            Json::Text(typed) => (typed, false),
            _ => {
                self.wrong(Wanted::Count);
                ("", false)
            }
        }
    }

    /// One of these words, by its position.
    pub(in crate::formats) fn word(&self, words: &[&'static str]) -> Option<usize> {
        if let Json::Text(text) = self.json
            && let Some(position) = words.iter().position(|word| word == text)
        {
            return Some(position);
        }
        self.wrong(Wanted::OneOf(words.to_vec()));
        None
    }

    fn wrong(&self, wanted: Wanted) {
        const SHOWN: usize = 40;
        let found = match self.json {
            Json::List(_) => "[…]".to_owned(),
            Json::Object(_) => "{…}".to_owned(),
            other => other.print(),
        };
        let found = match found.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", &found[..end]),
            None => found,
        };
        self.fault(Problem::Shape { wanted, found });
    }
}
