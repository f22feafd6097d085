//! JSON as a tree that keeps the order of fields, double fields and the digits of numbers.
//!
//! Field names are data here, never properties of anything, so a name like `__proto__` is a field like any other.
//!
//! Read and written by hand: a library that also knows binary fractions brings 30 KB of tables for them, and no
//! binary fraction may stand between a file and a score anyway. Tests hold it against `serde_json`.

mod node;
mod read;
mod write;

pub(super) use node::Node;

use read::Reader;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Null,
    Flag(bool),
    /// A number by its digits.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a text.
    ///
    /// # Errors
    /// Line and column, counted from 1, of the first character that does not fit.
    pub(super) fn parse(text: &str) -> Result<Self, (usize, usize)> {
        Reader::whole(text)
    }

    /// Without line breaks.
    pub(super) fn print(&self) -> String {
        let mut text = String::new();
        write::write(self, None, &mut text);
        text
    }

    /// With line breaks and indents.
    pub(super) fn print_pretty(&self) -> String {
        let mut text = String::new();
        write::write(self, Some(0), &mut text);
        text
    }

    /// A text.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A number.
    pub(super) fn number(number: impl ToString) -> Self {
        Self::Number(number.to_string())
    }

    /// A list with one element for each.
    pub(super) fn list<T>(all: &[T], one: impl Fn(&T) -> Self) -> Self {
        Self::List(all.iter().map(one).collect())
    }

    /// An object to which fields are added.
    pub(super) const fn object() -> Fields {
        Fields(Vec::new())
    }
}

/// An object in the making. Field by field, since an array of fields is code for each length of array.
pub(super) struct Fields(Vec<(String, Json)>);

impl Fields {
    /// One more field.
    pub(super) fn with(mut self, name: &str, value: Json) -> Self {
        self.0.push((name.to_owned(), value));
        self
    }

    /// One more field, if it has any text.
    pub(super) fn with_filled(self, name: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with_text(name, text) }
    }

    /// One more field that is a text.
    pub(super) fn with_text(self, name: &str, text: &str) -> Self {
        self.with(name, Json::text(text))
    }

    /// The whole object.
    pub(super) fn done(self) -> Json {
        Json::Object(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_double_fields_and_digits_are_kept() {
        let text = r#"{"b":1,"a":[null,true,"x"],"b":0.05,"__proto__":-3}"#;
        assert_eq!(Json::parse(text).expect("reads").print(), text);
    }

    #[test]
    fn what_is_no_json_tells_line_and_column() {
        assert_eq!(Json::parse("{\"a\":\n  tru}").err().map(|(line, _)| line), Some(2));
        assert_eq!(Json::parse("").err(), Some((1, 0)));
        let deep = "[".repeat(100_000);
        assert!(Json::parse(&deep).is_err());
    }
}
