//! What was measured as a table, and against the targets.

use anyhow::{Result, bail};

use super::browser::{Outcome, Row};
use super::figure::{bounds, number};

/// Scoring from nothing takes less than so many times what plain JavaScript takes.
const RATIO: f64 = 2.0;
/// With fewer units both take some microseconds, and what is measured is the making of a few lists.
const RATIO_FROM: u64 = 1_000;
/// An edit takes less than so many milliseconds.
const EDIT_MS: f64 = 2.0;

pub(crate) fn of(outcome: &Outcome) -> String {
    let head = ["units", "from nothing, ours", "typed-array JavaScript", "ratio", "one edit, ours"];
    let line = |cells: [String; 5]| format!("| {} |\n", cells.join(" | "));
    let mut text = format!("{}, medians (least–most) in ms\n\n", outcome.browser);
    text.push_str(&line(head.map(str::to_owned)));
    text.push_str(&line(std::array::from_fn(|_| "---:".to_owned())));
    for row in &outcome.rows {
        text.push_str(&line([
            row.units.to_string(),
            bounds(row.ours),
            bounds(row.theirs),
            format!("{:.2}", ratio(row)),
            bounds(row.edit),
        ]));
    }
    text
}

/// An error for the targets that were missed.
pub(crate) fn check(outcome: &Outcome) -> Result<()> {
    let mut missed = Vec::new();
    for row in &outcome.rows {
        if row.units >= RATIO_FROM && !is_below(ratio(row), RATIO) {
            missed.push(format!("scoring {} units takes {:.2} times typed arrays", row.units, ratio(row)));
        }
        if !is_below(row.edit.median, EDIT_MS) {
            missed.push(format!("an edit among {} units takes {} ms", row.units, number(row.edit.median)));
        }
    }
    if missed.is_empty() {
        return Ok(());
    }
    bail!("the targets are below {RATIO} times and below {EDIT_MS} ms, and {}", missed.join("; "))
}

/// What is no number is below nothing.
fn is_below(value: f64, target: f64) -> bool {
    value < target
}

fn ratio(row: &Row) -> f64 {
    row.ours.median / row.theirs.median
}

#[cfg(test)]
mod tests {
    use super::super::figure::Spread;
    use super::{Outcome, Row, check, of};

    fn outcome(ours: f64, theirs: f64, edit: f64) -> Outcome {
        let spread = |median: f64| Spread { median, least: median / 2.0, most: median * 2.0, samples: None };
        let row = Row {
            units: 1_000,
            ours: spread(ours),
            theirs: spread(theirs),
            edit: spread(edit),
            others: Vec::new(),
        };
        Outcome { browser: "B 1".to_owned(), rows: vec![row] }
    }

    #[test]
    fn the_table_tells_median_bounds_and_ratio() {
        let text = of(&outcome(30.0, 20.0, 0.05));
        assert!(
            text.ends_with("| 1000 | 30.0 (15.0–60.0) | 20.0 (10.0–40.0) | 1.50 | 0.0500 (0.0250–0.100) |\n"),
            "{text}"
        );
    }

    #[test]
    fn a_missed_target_is_an_error() {
        assert!(check(&outcome(39.9, 20.0, 1.9)).is_ok());
        assert!(check(&outcome(40.0, 20.0, 1.9)).is_err());
        assert!(check(&outcome(30.0, 20.0, 2.0)).is_err());
        assert!(check(&outcome(0.0, 0.0, 1.0)).is_err(), "a ratio that is no number");
    }
}
