//! What keeps a workspace from being taken: every fault with its place.

use std::fmt;

/// Where in a workspace something stands, step by step from the top.
///
/// Printed as a JSON pointer (RFC 6901), since the exchange file has the same shape.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(Vec<String>);

impl Path {
    /// The workspace itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// The named part of this.
    pub fn field(&self, name: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(name.to_owned());
        Self(steps)
    }

    /// The part of this at a position, counted from 0.
    pub fn index(&self, position: usize) -> Self {
        self.field(&position.to_string())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.0 {
            write!(f, "/{}", step.replace('~', "~0").replace('/', "~1"))?;
        }
        Ok(())
    }
}

/// One reason why a workspace cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub at: Path,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The text is not JSON at all; `line` and `column` count from 1, and an empty text has column 0.
    NotJson {
        /// Line of the first character that does not fit.
        line: usize,
        /// Column of that character.
        column: usize,
    },
    /// A value of another shape than the format has here.
    Shape {
        /// What may stand here.
        wanted: Wanted,
        /// What stands here, shortened.
        found: String,
    },
    /// A field that must be there is not.
    Missing(String),
    /// A field that the format does not know.
    UnknownField(String),
    /// Written by a later version of the product.
    Newer {
        /// The schema number read.
        schema: u32,
    },
    /// Not one of ours.
    OtherFormat,
    /// An id that is empty, too long or has a space in it.
    BadId(String),
    /// The same id or name stands twice.
    Twice(String),
    /// A reference to something that is not there.
    Unknown(String),
    /// A list that must have something in it is empty.
    Empty,
    /// Longer or more than allowed.
    TooMuch {
        /// What may be there at most.
        most: usize,
    },
    /// Not an amount of points.
    BadAmount(String),
    /// Not a date written as 2022-03-31.
    BadDate(String),
    /// A span that ends before it begins.
    Backwards,
    /// Overlaps the period with this name.
    Overlap(String),
    /// A count outside 0 to 99,999, written as a number.
    BadCount(String),
    /// A channel that has no column in the table's head.
    NoColumn(String),
    /// A class in which no channel scores.
    NoChannel(String),
    /// A clause's text that cannot be read at this character, counted from 1.
    BadClause(usize),
    /// A number outside of this range.
    OutOfRange {
        /// The least.
        least: String,
        /// The most.
        most: String,
    },
    /// A step that overlaps the one before it.
    StepsOverlap,
    /// A gap between a step and the one before it.
    StepsGap,
    /// A cap below the floor of the same thing.
    CapBelowFloor,
    /// Exactly one of these fields, or groups of fields, must be there.
    OneOf(&'static str),
    /// Two things that cannot both hold; the other one is named.
    Conflict(String),
    /// A clause that acts later than the one that names it.
    ActsLater(String),
    /// A clause named where items are counted; only channels have items.
    NoItems(String),
    /// Days between the effective dates of rule sets that no rule set covers.
    DatesGap(String),
}

/// What may stand at a place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// A list.
    List,
    /// An object with named fields.
    Object,
    /// `true` or `false`.
    Flag,
    /// An amount of points: a number or its text.
    Amount,
    /// A whole number.
    Number,
    /// A count: a whole number, or the text of a cell that holds none.
    Count,
    /// One of these words.
    OneOf(Vec<&'static str>),
}

/// Collects faults, so that all are reported and not only the first.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Adds a fault.
    pub fn add(&mut self, at: Path, problem: Problem) {
        self.0.push(Fault { at, problem });
    }

    /// The faults, or `value` when there is none.
    ///
    /// # Errors
    /// Every fault added so far.
    pub fn or<T>(self, value: T) -> Result<T, Vec<Fault>> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }

    /// Whether no fault was added.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_prints_as_a_json_pointer() {
        let path = Path::root().field("periods").index(0).field("counts").field("a/b~c");
        assert_eq!(path.to_string(), "/periods/0/counts/a~1b~0c");
        assert_eq!(Path::root().to_string(), "");
    }
}
