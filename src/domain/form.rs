//! What the parts of a workspace consist of, told once.
//!
//! Each part names its fields to a [`Form`]. One form fills them in from a file, one writes them out, one describes
//! them in a schema: so the file, its schema and its reference cannot drift apart.

use super::calendar::Date;
use super::id::Id;
use super::points::Points;

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A file without it is refused.
    Must,
    /// Left out when it has its usual value: empty, 0, `false`, the first word.
    May,
}

/// A part that names its fields.
pub trait Shape: Default {
    /// Names every field, in the order of a file.
    fn visit(&mut self, form: &mut dyn Form);
}

/// A walk over the fields of a part.
pub trait Form {
    /// A text.
    fn text(&mut self, name: &'static str, value: &mut String, need: Need);
    /// `true` or `false`; `usual` is what a missing field means.
    fn flag(&mut self, name: &'static str, value: &mut bool, usual: bool);
    /// A whole number of this range.
    fn number(&mut self, name: &'static str, value: &mut Option<u32>, range: (u32, u32), need: Need);
    /// A decimal with at most three places, of this range: points, a factor, a share.
    fn amount(&mut self, name: &'static str, value: &mut Option<Points>, range: (Points, Points), need: Need);
    /// A date written as 2022-03-31.
    fn date(&mut self, name: &'static str, value: &mut Option<Date>, need: Need);
    /// One of these words, by position; with [`Need::May`] the first is usual.
    fn word(&mut self, name: &'static str, words: &'static [&'static str], chosen: &mut usize, need: Need);
    /// A list of texts, at most so many.
    fn texts(&mut self, name: &'static str, values: &mut Vec<String>, most: usize, need: Need);
    /// An object whose field names are ids and whose values are amounts of this range.
    fn amounts(
        &mut self,
        name: &'static str,
        values: &mut Vec<(String, Points)>,
        range: (Points, Points),
        most: usize,
    );
    /// A list of parts: `inside` is called for each position and names the fields of the part there; a reader calls
    /// it once beyond the end for every part it adds.
    fn list(
        &mut self,
        name: &'static str,
        length: usize,
        most: usize,
        need: Need,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    );
    /// A part of its own; `present` tells whether it is there.
    fn part(
        &mut self,
        name: &'static str,
        present: &mut bool,
        need: Need,
        inside: &mut dyn FnMut(&mut dyn Form),
    );
    /// An object whose field names are ids, `keys` in order, and whose values are parts.
    fn map(
        &mut self,
        name: &'static str,
        keys: &mut Vec<String>,
        most: usize,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    );
    /// Either a bare amount or a part whose field `amount` it is.
    fn amount_or_part(
        &mut self,
        name: &'static str,
        value: &mut Option<Points>,
        range: (Points, Points),
        bare: &mut bool,
        need: Need,
        inside: &mut dyn FnMut(&mut dyn Form),
    );
    /// The counts of a period, which a reader takes once everything they refer to is there.
    fn counts(&mut self, name: &'static str);
    /// Fields that depend on a word in the field `name`; `inside` names those of the word at a position.
    fn variant(
        &mut self,
        name: &'static str,
        words: &'static [&'static str],
        chosen: &mut usize,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    );
}

/// The words of a choice and what they stand for, position by position; the first is the usual one.
pub struct Words<T: 'static, const N: usize> {
    /// The words of a file.
    pub words: [&'static str; N],
    /// What they stand for.
    pub values: [T; N],
}

impl<T: Copy + PartialEq, const N: usize> Words<T, N> {
    /// The word of a value.
    pub fn of(&self, value: T) -> &'static str {
        self.words[self.position(value)]
    }

    fn position(&self, value: T) -> usize {
        self.values.iter().position(|other| *other == value).unwrap_or(0)
    }

    /// Names a field that holds one of the words.
    pub fn visit(&'static self, form: &mut dyn Form, name: &'static str, value: &mut T, need: Need) {
        let mut chosen = self.position(*value);
        form.word(name, &self.words, &mut chosen, need);
        *value = self.values[chosen.min(N - 1)];
    }
}

/// Names a list of parts.
pub fn list<T: Shape>(form: &mut dyn Form, name: &'static str, parts: &mut Vec<T>, most: usize, need: Need) {
    form.list(name, parts.len(), most, need, &mut |form, position| {
        if position == parts.len() {
            parts.push(T::default());
        }
        parts[position].visit(form);
    });
}

/// Names an id.
pub fn id<K>(form: &mut dyn Form, name: &'static str, id: &mut Id<K>, need: Need) {
    let mut text = id.to_string();
    form.text(name, &mut text, need);
    *id = Id::new(&text);
}

/// Names an id that may be missing.
pub fn maybe_id<K>(form: &mut dyn Form, name: &'static str, id: &mut Option<Id<K>>) {
    let mut text = id.as_ref().map(Id::to_string).unwrap_or_default();
    form.text(name, &mut text, Need::May);
    *id = (!text.is_empty()).then(|| Id::new(&text));
}

/// Names a list of ids.
pub fn ids<K>(form: &mut dyn Form, name: &'static str, ids: &mut Vec<Id<K>>, most: usize, need: Need) {
    let mut texts: Vec<String> = ids.iter().map(Id::to_string).collect();
    form.texts(name, &mut texts, most, need);
    *ids = texts.iter().map(|text| Id::new(text)).collect();
}

/// Names a text that is not there when it is empty.
pub fn maybe_text(form: &mut dyn Form, name: &'static str, value: &mut Option<String>) {
    let mut text = value.take().unwrap_or_default();
    form.text(name, &mut text, Need::May);
    *value = (!text.is_empty()).then_some(text);
}
