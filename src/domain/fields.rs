//! What of a part can be set one by one: every amount, number, flag and word in it, and what it says and is called, by its
//! place.
//!
//! A part names its fields to a [`Form`]; this form shows each of them to whoever asks, to be read or written. So a
//! clause kind needs nothing of its own to be shown in an editor.

mod differing;

use super::calendar::Date;
use super::fault::Path;
use super::form::{Form, Need, Shape};
use super::points::Points;
use super::rules::{Rounding, RuleSetParts};

pub use differing::{Changed, carried, changed, differing};

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A decimal of a range; none where it is left out.
    Amount(Option<Points>),
    /// A whole number of a range; none where it is left out.
    Number(Option<u32>),
    /// Yes or no.
    Flag(bool),
    /// One of some words, by position.
    Word(usize),
    /// What something is called, or what a clause says.
    Text(String),
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A decimal of this range.
    Amount(Points, Points),
    /// A whole number of this range.
    Number(u32, u32),
    /// Yes or no.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A text of at most so many characters.
    Text(usize),
}

/// A field of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where it stands, as a JSON pointer below the part.
    pub at: String,
    /// What stands there.
    pub value: Value,
    /// What it takes.
    pub takes: Takes,
    /// Whether it may not be left out.
    pub must: bool,
}

impl Field {
    /// Whether a value may stand there.
    pub fn fits(&self, value: &Value) -> bool {
        match (value, &self.takes) {
            (Value::Amount(None), Takes::Amount(..)) | (Value::Number(None), Takes::Number(..)) => !self.must,
            (Value::Amount(Some(of)), Takes::Amount(least, most)) => (least..=most).contains(&of),
            (Value::Number(Some(of)), Takes::Number(least, most)) => (least..=most).contains(&of),
            (Value::Flag(_), Takes::Flag) => true,
            (Value::Word(at), Takes::Word(words)) => *at < words.len(),
            (Value::Text(text), Takes::Text(most)) => {
                text.chars().count() <= *most && (!self.must || !text.trim().is_empty())
            }
            _ => false,
        }
    }
}

/// Every field of a rule set, in the order of a file.
pub fn fields(rules: &RuleSetParts) -> Vec<Field> {
    let mut all = Vec::new();
    walk(&mut rules.clone(), &mut |field| {
        all.push(field.clone());
        None
    });
    all
}

/// Sets one field of a rule set; `false` when there is none at this place or it does not take the value.
pub fn set_field(rules: &mut RuleSetParts, at: &str, value: &Value) -> bool {
    let mut is_set = false;
    walk(rules, &mut |field| {
        let fits = field.at == at && field.fits(value);
        is_set |= fits;
        fits.then(|| value.clone())
    });
    is_set
}

/// Shows every field of a rule set; what `look` gives back is written there.
fn walk(rules: &mut RuleSetParts, look: &mut dyn FnMut(&Field) -> Option<Value>) {
    let is_usual = rules.rounding == Rounding::default();
    let mut walk = Walk { at: Path::root(), look };
    rules.visit(&mut walk);
    // The usual way of rounding is left out of a file and can be changed all the same.
    if is_usual {
        walk.at = Path::root().field("rounding");
        rules.rounding.visit(&mut walk);
    }
}

/// The longest name of a part, in characters.
const LONGEST_NAME: usize = 60;
/// Whether a text may be the name of a part.
pub fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST_NAME
}

/// The longest title of a document.
const LONGEST_TITLE: usize = 120;
/// The longest text of a clause.
const LONGEST_CLAUSE: usize = 2_000;

/// How long a text of a part may be that a county says otherwise; none where it is no such text.
fn longest(at: &str, name: &str) -> Option<usize> {
    let list = at.split('/').nth(1).unwrap_or_default();
    match (list, name) {
        ("clauses", "text") => Some(LONGEST_CLAUSE),
        ("", "title") => Some(LONGEST_TITLE),
        ("", "name" | "document")
        | ("kinds", "name" | "heading")
        | ("channels", "name" | "label" | "note")
        | ("columns", "band" | "group")
        | ("provisions", "name")
        | ("totals", "name" | "wording") => Some(LONGEST_NAME),
        _ => None,
    }
}

struct Walk<'a> {
    at: Path,
    look: &'a mut dyn FnMut(&Field) -> Option<Value>,
}

impl Walk<'_> {
    fn show(&mut self, name: &str, value: Value, takes: Takes, must: bool) -> Option<Value> {
        (self.look)(&Field { at: self.at.field(name).to_string(), value, takes, must })
    }

    /// The fields of a part below this one.
    fn below(&mut self, at: Path, inside: &mut dyn FnMut(&mut dyn Form)) {
        inside(&mut Walk { at, look: &mut *self.look });
    }
}

impl Form for Walk<'_> {
    fn flag(&mut self, name: &'static str, value: &mut bool, _usual: bool) {
        if let Some(Value::Flag(to)) = self.show(name, Value::Flag(*value), Takes::Flag, true) {
            *value = to;
        }
    }

    fn number(&mut self, name: &'static str, value: &mut Option<u32>, range: (u32, u32), need: Need) {
        let takes = Takes::Number(range.0, range.1);
        if let Some(Value::Number(to)) = self.show(name, Value::Number(*value), takes, need == Need::Must) {
            *value = to;
        }
    }

    fn amount(
        &mut self,
        name: &'static str,
        value: &mut Option<Points>,
        range: (Points, Points),
        need: Need,
    ) {
        let takes = Takes::Amount(range.0, range.1);
        if let Some(Value::Amount(to)) = self.show(name, Value::Amount(*value), takes, need == Need::Must) {
            *value = to;
        }
    }

    fn word(&mut self, name: &'static str, words: &'static [&'static str], chosen: &mut usize, _need: Need) {
        if let Some(Value::Word(to)) = self.show(name, Value::Word(*chosen), Takes::Word(words), true) {
            *chosen = to;
        }
    }

    fn amounts(
        &mut self,
        name: &'static str,
        values: &mut Vec<(String, Points)>,
        range: (Points, Points),
        _most: usize,
    ) {
        let at = self.at.field(name);
        for (id, of) in values {
            let mut value = Some(*of);
            let mut one = Walk { at: at.clone(), look: &mut *self.look };
            let takes = Takes::Amount(range.0, range.1);
            if let Some(Value::Amount(to)) = one.show(id, Value::Amount(value), takes, true) {
                value = to;
            }
            *of = value.unwrap_or(*of);
        }
    }

    fn list(
        &mut self,
        name: &'static str,
        length: usize,
        _most: usize,
        _need: Need,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        for position in 0..length {
            let at = self.at.field(name).index(position);
            self.below(at, &mut |form| inside(form, position));
        }
    }

    fn part(
        &mut self,
        name: &'static str,
        present: &mut bool,
        _need: Need,
        inside: &mut dyn FnMut(&mut dyn Form),
    ) {
        if *present {
            let at = self.at.field(name);
            self.below(at, inside);
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
        if *bare {
            self.amount(name, value, range, need);
            return;
        }
        let at = self.at.field(name);
        self.below(at, &mut |form| {
            form.amount("amount", value, range, Need::May);
            inside(form);
        });
    }

    fn variant(
        &mut self,
        _name: &'static str,
        _words: &'static [&'static str],
        chosen: &mut usize,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        inside(self, *chosen);
    }

    // What is said; ids and the names of clauses are changed in a file.
    fn text(&mut self, name: &'static str, value: &mut String, need: Need) {
        let Some(most) = longest(&self.at.to_string(), name) else { return };
        let takes = Takes::Text(most);
        if let Some(Value::Text(to)) = self.show(name, Value::Text(value.clone()), takes, need == Need::Must)
        {
            *value = to;
        }
    }

    fn date(&mut self, _name: &'static str, _value: &mut Option<Date>, _need: Need) {}

    fn texts(&mut self, _name: &'static str, _values: &mut Vec<String>, _most: usize, _need: Need) {}

    fn map(
        &mut self,
        name: &'static str,
        keys: &mut Vec<String>,
        _most: usize,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        for (position, key) in keys.iter().enumerate() {
            let at = self.at.field(name).field(key);
            self.below(at, &mut |form| inside(form, position));
        }
    }

    fn counts(&mut self, _name: &'static str) {}
}
