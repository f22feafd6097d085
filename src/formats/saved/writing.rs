//! Writes the parts of a workspace out. Lists keep their order; what has its usual value is left out.

use crate::domain::calendar::Date;
use crate::domain::form::{Form, Need};
use crate::domain::points::Points;
use crate::formats::json::{Fields, Json};

/// A form that writes one object.
pub(super) struct Writing<'a> {
    fields: Fields,
    /// The counts of each period in turn.
    counts: &'a mut dyn FnMut() -> Json,
}

impl<'a> Writing<'a> {
    pub(super) fn new(fields: Fields, counts: &'a mut dyn FnMut() -> Json) -> Self {
        Self { fields, counts }
    }

    pub(super) fn done(self) -> Json {
        self.fields.done()
    }

    fn put(&mut self, name: &str, value: Json) {
        let fields = std::mem::replace(&mut self.fields, Json::object());
        self.fields = fields.with(name, value);
    }

    fn put_some(&mut self, name: &str, value: Option<Json>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    /// The object that `inside` names the fields of.
    fn object(&mut self, inside: &mut dyn FnMut(&mut dyn Form)) -> Json {
        let mut writing = Writing { fields: Json::object(), counts: &mut *self.counts };
        inside(&mut writing);
        writing.done()
    }
}

impl Form for Writing<'_> {
    fn text(&mut self, name: &'static str, value: &mut String, need: Need) {
        if need == Need::Must || !value.is_empty() {
            self.put(name, Json::text(value));
        }
    }

    fn flag(&mut self, name: &'static str, value: &mut bool, usual: bool) {
        if *value != usual {
            self.put(name, Json::Flag(*value));
        }
    }

    fn number(&mut self, name: &'static str, value: &mut Option<u32>, _range: (u32, u32), _need: Need) {
        self.put_some(name, value.map(Json::number));
    }

    fn amount(
        &mut self,
        name: &'static str,
        value: &mut Option<Points>,
        _range: (Points, Points),
        _need: Need,
    ) {
        self.put_some(name, value.map(Json::number));
    }

    fn date(&mut self, name: &'static str, value: &mut Option<Date>, _need: Need) {
        self.put_some(name, value.map(|date| Json::text(&date.to_string())));
    }

    fn word(&mut self, name: &'static str, words: &'static [&'static str], chosen: &mut usize, need: Need) {
        if need == Need::Must || *chosen > 0 {
            self.put(name, Json::text(words[(*chosen).min(words.len() - 1)]));
        }
    }

    fn texts(&mut self, name: &'static str, values: &mut Vec<String>, _most: usize, need: Need) {
        if need == Need::Must || !values.is_empty() {
            self.put(name, Json::list(values, |text| Json::text(text)));
        }
    }

    fn amounts(
        &mut self,
        name: &'static str,
        values: &mut Vec<(String, Points)>,
        _range: (Points, Points),
        _most: usize,
    ) {
        if !values.is_empty() {
            let pair = |(key, amount): &(String, Points)| (key.clone(), Json::number(amount));
            self.put(name, Json::Object(values.iter().map(pair).collect()));
        }
    }

    fn list(
        &mut self,
        name: &'static str,
        length: usize,
        _most: usize,
        need: Need,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        if need == Need::Must || length > 0 {
            let all = (0..length).map(|position| self.object(&mut |form| inside(form, position))).collect();
            self.put(name, Json::List(all));
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
            let part = self.object(inside);
            self.put(name, part);
        }
    }

    fn map(
        &mut self,
        name: &'static str,
        keys: &mut Vec<String>,
        _most: usize,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        if !keys.is_empty() {
            let mut all = Vec::new();
            for (position, key) in keys.iter().enumerate() {
                all.push((key.clone(), self.object(&mut |form| inside(form, position))));
            }
            self.put(name, Json::Object(all));
        }
    }

    fn amount_or_part(
        &mut self,
        name: &'static str,
        value: &mut Option<Points>,
        range: (Points, Points),
        bare: &mut bool,
        _need: Need,
        inside: &mut dyn FnMut(&mut dyn Form),
    ) {
        if *bare {
            self.put_some(name, value.map(Json::number));
            return;
        }
        let part = self.object(&mut |form| {
            form.amount("amount", value, range, Need::May);
            inside(form);
        });
        self.put(name, part);
    }

    fn counts(&mut self, name: &'static str) {
        let counts = (self.counts)();
        self.put(name, counts);
    }

    fn variant(
        &mut self,
        name: &'static str,
        words: &'static [&'static str],
        chosen: &mut usize,
        inside: &mut dyn FnMut(&mut dyn Form, usize),
    ) {
        self.put(name, Json::text(words[(*chosen).min(words.len() - 1)]));
        inside(self, *chosen);
    }
}
