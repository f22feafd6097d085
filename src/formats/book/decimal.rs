//! An exact number on its way into a spreadsheet or out of it.

use std::fmt;

use crate::domain::points::Points;

/// An exact decimal: a whole number and how many of its digits stand behind the point, without zeros at the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i64,
    places: u8,
}

/// The most digits behind the point.
pub const MOST_PLACES: u8 = 15;

impl Decimal {
    /// A number of so many digits behind the point; none with more than [`MOST_PLACES`].
    pub const fn new(mut mantissa: i64, mut places: u8) -> Option<Self> {
        if places > MOST_PLACES {
            return None;
        }
        while places > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            places -= 1;
        }
        Some(Self { mantissa, places })
    }

    /// All its digits as a whole number.
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many of them stand behind the point.
    pub const fn places(self) -> u8 {
        self.places
    }
}

impl Decimal {
    /// Puts its digits behind a text, as [`fmt::Display`] shows them: the way for a million numbers.
    pub fn put(self, out: &mut String) {
        /// As many as a 64-bit number has, and the sign, the point and zeros before it.
        const MOST: usize = 40;
        let mut digits = [b'0'; MOST];
        let mut at = MOST;
        let mut rest = self.mantissa.unsigned_abs();
        let places = usize::from(self.places);
        while rest > 0 || MOST - at < places + usize::from(places > 0) + 1 {
            at -= 1;
            if places > 0 && MOST - at == places + 1 {
                digits[at] = b'.';
                continue;
            }
            digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        if self.mantissa < 0 {
            out.push('-');
        }
        out.extend(digits[at..].iter().copied().map(char::from));
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self { mantissa: i64::from(number), places: 0 }
    }
}

impl From<i64> for Decimal {
    fn from(mantissa: i64) -> Self {
        Self { mantissa, places: 0 }
    }
}

impl From<Points> for Decimal {
    fn from(points: Points) -> Self {
        Self::new(points.thousandths(), 3).unwrap_or_default()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = String::new();
        self.put(&mut digits);
        f.pad(&digits)
    }
}

/// A binary number with the digits a spreadsheet shows of it: fifteen, without zeros at the end. 0.1 + 0.2 is 0.3.
pub fn shown(number: f64) -> String {
    if number == 0.0 || !number.is_finite() {
        return String::from("0");
    }
    let rounded = format!("{number:.14e}");
    let Some((digits, exponent)) = rounded.split_once('e') else { return rounded };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let digits: String = digits.chars().filter(|&c| c != '.').collect();
    let digits = digits.trim_end_matches('0');
    let Ok(exponent) = exponent.parse::<i32>() else { return rounded };
    // Beyond what anybody counts or scores the short form stays, which is no count.
    let Some(before) = usize::try_from(exponent + 1).ok().filter(|&before| before <= 21) else {
        return match usize::try_from(-(exponent + 1)) {
            Ok(zeros) if zeros <= 20 => format!("{sign}0.{}{digits}", "0".repeat(zeros)),
            _ => format!("{number:e}"),
        };
    };
    if before == 0 {
        format!("{sign}0.{digits}")
    } else if digits.len() <= before {
        format!("{sign}{digits:0<before$}")
    } else {
        let (whole, fraction) = digits.split_at(before);
        format!("{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_shown_with_the_digits_it_has() {
        for (number, want) in [
            (0.0, "0"),
            (-0.0, "0"),
            (26.5, "26.5"),
            (0.1 + 0.2, "0.3"),
            (0.05, "0.05"),
            (-0.001, "-0.001"),
            (99_999.0, "99999"),
            (1e15, "1000000000000000"),
            (1e20, "100000000000000000000"),
            (1e300, "1e300"),
            (1e-300, "1e-300"),
            (100.0, "100"),
        ] {
            assert_eq!(shown(number), want);
        }
    }

    #[test]
    fn zeros_at_the_end_are_no_digits() {
        let number = |mantissa, places| Decimal::new(mantissa, places).map(|number| number.to_string());
        assert_eq!(number(26_500, 3).as_deref(), Some("26.5"));
        assert_eq!(number(-50, 3).as_deref(), Some("-0.05"));
        assert_eq!(number(0, 3).as_deref(), Some("0"));
        assert_eq!(number(1, 16), None);
    }

    proptest! {
        #[test]
        fn an_amount_of_points_survives_the_binary_number_of_a_file(thousandths in -900_000_000_000_i64..=900_000_000_000) {
            let points = Points::from_thousandths(thousandths);
            let decimal = Decimal::from(points);
            prop_assert_eq!(decimal.to_string(), points.to_string());
            // As a program reads it that keeps numbers binary.
            let number: f64 = decimal.to_string().parse().unwrap_or(f64::NAN);
            prop_assert_eq!(shown(number), points.to_string());
        }
    }
}
