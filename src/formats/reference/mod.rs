//! The reference of the exchange file: its JSON Schema and the tables of its fields, made from the shapes.
//!
//! The page never calls it, so it is not in the module; `examples/reference` writes what it says into `docs/`.

mod describing;
mod lay;
mod meanings;
mod page;
mod schema;
mod table;

pub use meanings::Meanings;
pub use page::{Pages, page};
pub use schema::schema;

use super::saved::{FORMAT, SCHEMA};
use crate::domain::form::Need;
use crate::domain::points::Points;

/// A worked example: a small whole file and the account it comes to.
pub struct Case {
    /// The exchange file.
    pub file: String,
    /// How it is reckoned, each line behind `#`, and what it comes to.
    pub account: String,
}

/// A field of a part.
pub(super) struct Field {
    name: &'static str,
    need: Need,
    holds: Holds,
}

/// What a field holds.
pub(super) enum Holds {
    Text,
    Flag { usual: bool },
    Number((u32, u32)),
    Amount((Points, Points)),
    Date,
    Word(&'static [&'static str]),
    Texts { most: usize },
    Amounts { range: (Points, Points), most: usize },
    List { most: usize, of: Vec<Field> },
    Part(Vec<Field>),
    Map { most: usize, of: Vec<Field> },
    AmountOrPart { range: (Points, Points), part: Vec<Field> },
    Counts,
    Variant { words: &'static [&'static str], of: Vec<Vec<Field>> },
}

/// Where the fields of an amount that varies have their meanings: the same for every such amount.
const VARYING: &str = "varying";

/// Every place of the file that needs a meaning, in the order of a file: `units/heads` for a field,
/// `units/standing=scored` for a word of one. The fields of a clause kind stand below its word, as in `cap/most`.
pub fn places() -> Vec<String> {
    let mut all = vec!["file".to_owned()];
    name("", &describing::file(), &mut all);
    all
}

fn name(prefix: &str, fields: &[Field], all: &mut Vec<String>) {
    for field in fields {
        let place = format!("{prefix}{}", field.name);
        if all.contains(&place) {
            continue;
        }
        all.push(place.clone());
        if let Holds::Word(words) | Holds::Variant { words, .. } = &field.holds {
            for word in words.iter().map(|word| field.word(&place, word)) {
                if !all.contains(&word) {
                    all.push(word);
                }
            }
        }
        for (below, inside) in field.inside(&place) {
            name(&format!("{below}/"), inside, all);
        }
    }
}

impl Field {
    /// Where a word of it has its meaning: windows and measures mean the same wherever they stand.
    fn word(&self, place: &str, word: &str) -> String {
        let at = if matches!(self.name, "per" | "measure") { self.name } else { place };
        format!("{at}={word}")
    }

    /// The fields inside, each list with the place it stands at.
    fn inside(&self, place: &str) -> Vec<(String, &[Field])> {
        match &self.holds {
            Holds::List { of, .. } | Holds::Map { of, .. } | Holds::Part(of) => vec![(place.to_owned(), of)],
            Holds::AmountOrPart { part, .. } => vec![(VARYING.to_owned(), part)],
            Holds::Variant { words, of } => {
                words.iter().map(|word| (*word).to_owned()).zip(of.iter().map(Vec::as_slice)).collect()
            }
            _ => Vec::new(),
        }
    }
}
