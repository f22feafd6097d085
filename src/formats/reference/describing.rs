//! The third walk over the shapes, which neither reads nor writes: it notes what each field may hold.

use super::{Field, Holds};
use crate::domain::calendar::Date;
use crate::domain::form::{Form, Need, Shape};
use crate::domain::points::Points;
use crate::domain::workspace::WorkspaceParts;

/// The fields of a whole file but for its first two, which say that it is one.
pub(super) fn file() -> Vec<Field> {
    fields(&mut |form| WorkspaceParts::default().visit(form))
}

fn fields(inside: &mut dyn FnMut(&mut dyn Form)) -> Vec<Field> {
    let mut describing = Describing { fields: Vec::new() };
    inside(&mut describing);
    describing.fields
}

/// A form that notes the fields of one part.
struct Describing {
    fields: Vec<Field>,
}

impl Describing {
    fn note(&mut self, name: &'static str, need: Need, holds: Holds) {
        self.fields.push(Field { name, need, holds });
    }
}

impl Form for Describing {
    fn text(&mut self, name: &'static str, _value: &mut String, need: Need) {
        self.note(name, need, Holds::Text);
    }

    fn flag(&mut self, name: &'static str, _value: &mut bool, usual: bool) {
        self.note(name, Need::May, Holds::Flag { usual });
    }

    fn number(&mut self, name: &'static str, _value: &mut Option<u32>, range: (u32, u32), need: Need) {
        self.note(name, need, Holds::Number(range));
    }

    fn amount(
        &mut self,
        name: &'static str,
        _value: &mut Option<Points>,
        range: (Points, Points),
        need: Need,
    ) {
        self.note(name, need, Holds::Amount(range));
    }

    fn date(&mut self, name: &'static str, _value: &mut Option<Date>, need: Need) {
        self.note(name, need, Holds::Date);
    }

    fn word(&mut self, name: &'static str, words: &'static [&'static str], _chosen: &mut usize, need: Need) {
        self.note(name, need, Holds::Word(words));
    }

    fn texts(&mut self, name: &'static str, _values: &mut Vec<String>, most: usize, need: Need) {
        self.note(name, need, Holds::Texts { most });
    }

    fn amounts(
        &mut self,
        name: &'static str,
        _values: &mut Vec<(String, Points)>,
        range: (Points, Points),
        most: usize,
    ) {
        self.note(name, Need::May, Holds::Amounts { range, most });
    }

    fn list(
        &mut self,
        name: &'static str,
        _length: usize,
        most: usize,
        need: Need,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        // An empty list is beyond its end at 0, so a part is made for it to name its fields.
        let of = fields(&mut |form| inside(form, 0));
        self.note(name, need, Holds::List { most, of });
    }

    fn part(
        &mut self,
        name: &'static str,
        _present: &mut bool,
        need: Need,
        inside: &mut dyn FnMut(&mut dyn Form),
    ) {
        self.note(name, need, Holds::Part(fields(inside)));
    }

    fn map(
        &mut self,
        name: &'static str,
        _keys: &mut Vec<String>,
        most: usize,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        let of = fields(&mut |form| inside(form, 0));
        self.note(name, Need::May, Holds::Map { most, of });
    }

    fn amount_or_part(
        &mut self,
        name: &'static str,
        value: &mut Option<Points>,
        range: (Points, Points),
        _bare: &mut bool,
        need: Need,
        inside: &mut dyn FnMut(&mut dyn Form),
    ) {
        let part = fields(&mut |form| {
            form.amount("amount", value, range, Need::May);
            inside(form);
        });
        self.note(name, need, Holds::AmountOrPart { range, part });
    }

    fn counts(&mut self, name: &'static str) {
        self.note(name, Need::May, Holds::Counts);
    }

    fn variant(
        &mut self,
        name: &'static str,
        words: &'static [&'static str],
        _chosen: &mut usize,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        let of = (0..words.len()).map(|position| fields(&mut |form| inside(form, position))).collect();
        self.note(name, Need::Must, Holds::Variant { words, of });
    }
}
