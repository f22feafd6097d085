//! Rounding where a division cannot be avoided.

use crate::domain::form::{Form, Need, Shape, Words};
use crate::domain::points::Points;

/// What becomes of what is left of the last digit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoundingMode {
    /// 四舍五入: a half goes away from zero.
    #[default]
    HalfUp,
    /// 四舍六入五成双: a half goes to the even digit.
    HalfEven,
    /// 舍去: towards zero.
    Down,
    /// 进一: away from zero.
    Up,
}

static MODE: Words<RoundingMode, 4> = Words {
    words: ["halfUp", "halfEven", "down", "up"],
    values: [RoundingMode::HalfUp, RoundingMode::HalfEven, RoundingMode::Down, RoundingMode::Up],
};

/// How divisions round, and with how many digits results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Digits after the point, 0 to 3.
    pub decimals: u32,
    /// What becomes of the rest.
    pub mode: RoundingMode,
}

impl Default for Rounding {
    fn default() -> Self {
        Self { decimals: 3, mode: RoundingMode::HalfUp }
    }
}

impl Shape for Rounding {
    fn visit(&mut self, form: &mut dyn Form) {
        let mut decimals = (self.decimals != 3).then_some(self.decimals);
        form.number("decimals", &mut decimals, (0, 3), Need::May);
        self.decimals = decimals.unwrap_or(3);
        MODE.visit(form, "mode", &mut self.mode, Need::May);
    }
}

impl Rounding {
    /// `points × numerator ÷ denominator`, rounded; 0 when the denominator is 0.
    pub fn ratio(self, points: Points, numerator: i64, denominator: i64) -> Points {
        if denominator == 0 {
            return Points::ZERO;
        }
        // A thousandth is the finest there is, so the step is 1 to 1000 of them.
        let step = i128::from(10_i64.pow(3 - self.decimals.min(3)));
        let above = i128::from(points.thousandths()) * i128::from(numerator);
        let below = i128::from(denominator) * step;
        let rounded = divide(above, below, self.mode) * step;
        let bound = i128::from(i64::MAX);
        Points::from_thousandths(i64::try_from(rounded.clamp(-bound, bound)).unwrap_or(i64::MAX))
    }

    /// The amount with the stated digits.
    pub fn round(self, points: Points) -> Points {
        self.ratio(points, 1, 1)
    }
}

fn divide(above: i128, below: i128, mode: RoundingMode) -> i128 {
    let negative = (above < 0) != (below < 0);
    let (above, below) = (above.unsigned_abs(), below.unsigned_abs());
    let (whole, rest) = (above / below, above % below);
    let up = match mode {
        RoundingMode::HalfUp => rest * 2 >= below,
        RoundingMode::HalfEven => rest * 2 > below || (rest * 2 == below && whole % 2 == 1),
        RoundingMode::Down => false,
        RoundingMode::Up => rest > 0,
    };
    let rounded = i128::try_from(whole + u128::from(up)).unwrap_or(i128::MAX);
    if negative { -rounded } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(mode: RoundingMode, decimals: u32, cases: &[(i64, i64, i64, &str)]) {
        for &(points, numerator, denominator, printed) in cases {
            let rounded =
                Rounding { decimals, mode }.ratio(Points::from_thousandths(points), numerator, denominator);
            assert_eq!(rounded.to_string(), printed, "{points} × {numerator} ÷ {denominator} {mode:?}");
        }
    }

    #[test]
    fn a_half_goes_where_the_mode_says() {
        check(
            RoundingMode::HalfUp,
            1,
            &[(100_000, 16, 28, "57.1"), (50, 1, 1, "0.1"), (-50, 1, 1, "-0.1"), (49, 1, 1, "0")],
        );
        check(
            RoundingMode::HalfEven,
            1,
            &[(50, 1, 1, "0"), (150, 1, 1, "0.2"), (-50, 1, 1, "0"), (250, 1, 1, "0.2")],
        );
        check(RoundingMode::Down, 0, &[(1_999, 1, 1, "1"), (-1_999, 1, 1, "-1")]);
        check(RoundingMode::Up, 0, &[(1_001, 1, 1, "2"), (-1_001, 1, 1, "-2"), (2_000, 1, 1, "2")]);
        check(RoundingMode::HalfUp, 3, &[(10_000, 1, 3, "3.333"), (10_000, 2, 3, "6.667"), (5, 0, 0, "0")]);
    }
}
