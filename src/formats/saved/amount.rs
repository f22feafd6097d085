//! An amount of points as it stands in a file: a text, or a number as people write it by hand.

use std::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::points::Points;

/// Points in a file; written as text, since a JSON number is a binary fraction to most programs.
#[derive(Clone, Copy)]
pub(super) struct Amount(pub(super) Points);

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AmountVisitor)
    }
}

struct AmountVisitor;

impl AmountVisitor {
    fn parse<E: Error>(self, text: &str) -> Result<Amount, E> {
        Points::parse(text).map(Amount).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

impl Visitor<'_> for AmountVisitor {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount from -100000 to 100000 with at most three decimals")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Amount, E> {
        self.parse(text)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Amount, E> {
        self.parse(&number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Amount, E> {
        self.parse(&number.to_string())
    }

    /// The shortest text of the number is the one that was written, for every amount in range: such amounts have
    /// at most nine digits and a binary fraction keeps fifteen.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Amount, E> {
        self.parse(&number.to_string())
    }
}
