//! Exact decimals: one parser, one printer.
//!
//! A score is an integer number of thousandths of a point. No binary float ever touches one.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An exact number of points, in thousandths.
///
/// Sums saturate at ±9.2 × 10¹⁵ points instead of wrapping; amounts and counts within the limits of a
/// rule set and a record cannot get near that.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i64);

/// Why a text is no amount of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsFault {
    /// Not an optional sign, digits and an optional point with one to three digits.
    Malformed,
    /// More than three digits after the point that are not zero.
    TooFine,
    /// Beyond [`Points::LARGEST`] either way.
    TooLarge,
}

const SCALE: i64 = 1000;

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);
    /// The largest amount a rule may state: 100,000 points an item.
    pub const LARGEST: Self = Self(100_000 * SCALE);

    /// An amount in thousandths of a point.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// A whole amount.
    pub const fn whole(points: i32) -> Self {
        Self(points as i64 * SCALE)
    }

    /// The amount in thousandths of a point.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// Whether it has no decimals.
    pub const fn is_whole(self) -> bool {
        self.0 % SCALE == 0
    }

    /// Reads `26.5`, `-3`, `0.05`, `18.0`.
    ///
    /// # Errors
    /// When the text is not such a number, is finer than a thousandth, or is larger than a rule may state.
    pub fn parse(text: &str) -> Result<Self, PointsFault> {
        let amount = Self::parse_sum(text)?;
        if amount.0.abs() > Self::LARGEST.0 { Err(PointsFault::TooLarge) } else { Ok(amount) }
    }

    /// Reads an amount that may be a sum of many: up to twelve digits before the point.
    ///
    /// # Errors
    /// As [`Points::parse`], with the larger bound.
    pub fn parse_sum(text: &str) -> Result<Self, PointsFault> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return Err(PointsFault::Malformed),
            Some(parts) => parts,
            None => (digits, ""),
        };
        if whole.is_empty() || !(whole.bytes().chain(fraction.bytes())).all(|b| b.is_ascii_digit()) {
            return Err(PointsFault::Malformed);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > 3 {
            return Err(PointsFault::TooFine);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 12 {
            return Err(PointsFault::TooLarge);
        }
        let amount = digits_to_number(whole) * SCALE + digits_to_number(&format!("{fraction:0<3}"));
        Ok(Self(if negative { -amount } else { amount }))
    }

    /// This amount for each of `count` items.
    pub const fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(count as i64))
    }

    /// The part before the point, with its sign, as printed: `26` of 26.5, `-0` of -0.5.
    pub fn whole_part(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{}", self.0.unsigned_abs() / SCALE.unsigned_abs())
    }

    /// The part from the point on, as printed: `.5` of 26.5, nothing of 18.
    pub fn fraction_part(self) -> String {
        let fraction = self.0.unsigned_abs() % SCALE.unsigned_abs();
        if fraction == 0 {
            return String::new();
        }
        format!(".{fraction:03}").trim_end_matches('0').to_owned()
    }
}

/// The value of at most twelve ASCII digits.
fn digits_to_number(digits: &str) -> i64 {
    digits.bytes().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'))
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.whole_part(), self.fraction_part())
    }
}

impl fmt::Debug for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Neg for Points {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Points {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl SubAssign for Points {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn eighteen_prints_as_18_and_a_half_keeps_its_one_digit() {
        for (text, printed) in [
            ("18.0", "18"),
            ("26.50", "26.5"),
            ("135.4", "135.4"),
            ("0.05", "0.05"),
            ("-0.5", "-0.5"),
            ("007", "7"),
        ] {
            assert_eq!(Points::parse(text).map(|p| p.to_string()), Ok(printed.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_says_why() {
        for text in ["", "-", ".5", "5.", "1,5", "1e3", "５", "+1", "--1", " 1"] {
            assert_eq!(Points::parse(text), Err(PointsFault::Malformed), "{text:?}");
        }
        assert_eq!(Points::parse("0.0005"), Err(PointsFault::TooFine));
        assert_eq!(Points::parse("100000.001"), Err(PointsFault::TooLarge));
        assert_eq!(Points::parse("99999999999999999999"), Err(PointsFault::TooLarge));
    }

    #[test]
    fn a_sum_out_of_range_stays_at_the_bound() {
        let huge = Points::from_thousandths(i64::MAX);
        assert_eq!(huge + Points::whole(1), huge);
        assert_eq!(Points::from_thousandths(i64::MIN) - Points::whole(1), Points::from_thousandths(i64::MIN));
    }

    proptest! {
        #[test]
        fn every_amount_is_read_back_as_printed(thousandths in -100_000_000_i64..=100_000_000) {
            let points = Points::from_thousandths(thousandths);
            prop_assert_eq!(Points::parse(&points.to_string()), Ok(points));
        }
    }
}
