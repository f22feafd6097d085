//! Lengths on the screen, exact to the thousandth.

use std::fmt;

/// A length in thousandths of its unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ui) struct Length(i64);

impl Length {
    /// A length in thousandths.
    pub(in crate::ui) const fn thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// A whole length.
    pub(in crate::ui) const fn whole(units: i64) -> Self {
        Self(units * 1000)
    }
}

impl std::ops::Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// Prints as CSS reads it: 12.5 or 176.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1000, self.0.unsigned_abs() % 1000);
        if rest == 0 { write!(f, "{whole}") } else { write!(f, "{whole}.{rest:03}") }
    }
}
