//! JSON as a tree that keeps the order of fields, double fields and the digits of numbers.
//!
//! `serde_json` reads and writes it. Field names are data here, never properties of anything, so a name like
//! `__proto__` is a field like any other.

mod node;

pub(super) use node::Node;

use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Null,
    Flag(bool),
    /// A number by its digits: no binary fraction stands between a file and a score.
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
        serde_json::from_str(text).map_err(|error| {
            // The library counts bytes; people count characters.
            let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
            let before = line.as_bytes().get(..error.column()).unwrap_or(line.as_bytes());
            (error.line(), String::from_utf8_lossy(before).chars().count())
        })
    }

    /// Without line breaks.
    pub(super) fn print(&self) -> String {
        // Texts, digits, lists and objects with text keys cannot fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// With line breaks and indents.
    pub(super) fn print_pretty(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// A text.
    pub(super) fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    /// A number.
    pub(super) fn number(number: impl ToString) -> Self {
        Self::Number(number.to_string())
    }

    /// An object of these fields.
    pub(super) fn object<const N: usize>(fields: [(&str, Self); N]) -> Self {
        Self::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// An object of the fields that have a value.
    pub(super) fn some<const N: usize>(fields: [(&str, Option<Self>); N]) -> Self {
        let fields = fields.into_iter();
        Self::Object(fields.filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
    }

    /// A list of texts.
    pub(super) fn texts<T: ToString>(texts: &[T]) -> Self {
        Self::List(texts.iter().map(|text| Self::Text(text.to_string())).collect())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(digits) => {
                let raw = RawValue::from_string(digits.clone()).map_err(serde::ser::Error::custom)?;
                raw.serialize(serializer)
            }
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(elements) => {
                let mut list = serializer.serialize_seq(Some(elements.len()))?;
                for element in elements {
                    list.serialize_element(element)?;
                }
                list.end()
            }
            Self::Object(fields) => {
                let mut object = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    object.serialize_entry(name, value)?;
                }
                object.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json, E> {
        Ok(Json::number(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Json, E> {
        Ok(Json::number(number))
    }

    /// The shortest digits of the number are those that were written, for every amount in range: it has at most
    /// nine digits, and a binary fraction keeps fifteen.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Json, E> {
        Ok(Json::number(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::text(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = access.next_element()? {
            elements.push(element);
        }
        Ok(Json::List(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = access.next_entry()? {
            fields.push(field);
        }
        Ok(Json::Object(fields))
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
