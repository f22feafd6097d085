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
        // Between −1 and 0 the whole part has no sign of its own.
        let sign = if self.0 < 0 && whole == 0 { "-" } else { "" };
        if rest == 0 { write!(f, "{whole}") } else { write!(f, "{sign}{whole}.{rest:03}") }
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[test]
    fn lengths_are_written_as_css_reads_them() {
        let written =
            [-1207, -207, -1000, 0, 500, 12_000].map(|value| Length::thousandths(value).to_string());
        assert_eq!(written, ["-1.207", "-0.207", "-1", "0", "0.500", "12"]);
    }
}
