//! One thing that was measured, or why it was not, and many of them as a table.

use std::fmt::Write as _;

use serde_json::Value;

/// Whose figures every other side is compared with.
pub(super) const OURS: &str = "Ermu";

/// What one side took for one thing at one size.
pub(super) struct Figure {
    /// Figures of one table are of one run, so that their ratios count.
    pub(super) table: String,
    pub(super) side: String,
    pub(super) what: String,
    pub(super) units: u64,
    pub(super) unit: String,
    pub(super) outcome: Outcome,
}

pub(super) enum Outcome {
    Measured(Spread),
    /// It could not be done, and why.
    Not(String),
}

/// Milliseconds, or what the figure's unit says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    pub(super) median: f64,
    pub(super) least: f64,
    pub(super) most: f64,
    /// How many samples it is of, where that is not the same for all.
    pub(super) samples: Option<usize>,
}

impl Figure {
    /// What a script of `benches/browser` printed.
    pub(super) fn read(json: &Value) -> Option<Self> {
        let text = |name: &str| json[name].as_str().map(str::to_owned);
        let outcome = if let Some(why) = json["why"].as_str() {
            Outcome::Not(why.to_owned())
        } else {
            let samples = json["samples"].as_array()?.iter().map(Value::as_f64).collect::<Option<_>>()?;
            Outcome::Measured(Spread::of(samples)?)
        };
        Some(Self {
            table: text("table")?,
            side: text("side")?,
            what: text("what")?,
            units: json["units"].as_u64()?,
            unit: text("unit").unwrap_or_default(),
            outcome,
        })
    }

    pub(super) fn spread(&self) -> Option<Spread> {
        match self.outcome {
            Outcome::Measured(spread) => Some(spread),
            Outcome::Not(_) => None,
        }
    }
}

impl Spread {
    /// The median and the bounds of samples; nothing of none.
    pub(super) fn of(mut samples: Vec<f64>) -> Option<Self> {
        samples.sort_by(f64::total_cmp);
        let median = *samples.get(samples.len() / 2)?;
        Some(Self { median, least: *samples.first()?, most: *samples.last()?, samples: Some(samples.len()) })
    }

    /// What a script made of its samples itself.
    pub(super) fn read(json: &Value) -> Option<Self> {
        Some(Self {
            median: json["median"].as_f64()?,
            least: json["least"].as_f64()?,
            most: json["most"].as_f64()?,
            samples: json["samples"].as_u64().and_then(|many| many.try_into().ok()),
        })
    }
}

/// The figures of a table: what by size, every side's, then how many times as much as ours the other sides take.
pub(super) fn table(figures: &[Figure], table: &str) -> String {
    let all: Vec<&Figure> = figures.iter().filter(|figure| figure.table == table).collect();
    let columns = distinct(all.iter().map(|figure| figure.units));
    let heads: Vec<String> = columns.iter().map(|units| thousands(*units)).collect();
    let mut text = format!("| | {} |\n|---|{}\n", heads.join(" | "), "---:|".repeat(columns.len()));
    let mut notes = String::new();
    for what in distinct(all.iter().map(|figure| figure.what.as_str())) {
        let sides = distinct(all.iter().filter(|figure| figure.what == what).map(|f| f.side.as_str()));
        let find = |side: &str, units: u64| {
            all.iter().find(|figure| figure.what == what && figure.side == side && figure.units == units)
        };
        for side in &sides {
            let unit = all.iter().find(|f| f.what == what && !f.unit.is_empty()).map_or("", |f| &f.unit);
            let name = if unit.is_empty() { what.to_owned() } else { format!("{what}, {unit}") };
            _ = write!(text, "| {name}: {side} |");
            for &units in &columns {
                let figure = find(side, units);
                _ = write!(text, " {} |", figure.map_or_else(|| "–".to_owned(), |figure| cell(figure)));
                if let Some(Outcome::Not(why)) = figure.map(|figure| &figure.outcome) {
                    _ = writeln!(notes, "- {what}, {side}, {}: not possible: {why}", thousands(units));
                }
            }
            text.push('\n');
        }
        for side in sides.iter().filter(|side| **side != OURS && sides.contains(&OURS)) {
            let ratios: Vec<String> = columns
                .iter()
                .map(|&units| ratio(find(side, units).copied(), find(OURS, units).copied()))
                .collect();
            if ratios.iter().any(|ratio| ratio != "–") {
                _ = writeln!(text, "| *{what}: {side} ÷ {OURS}* | {} |", ratios.join(" | "));
            }
        }
    }
    if !notes.is_empty() {
        text.push('\n');
        text.push_str(&notes);
    }
    text
}

fn cell(figure: &Figure) -> String {
    let Outcome::Measured(spread) = figure.outcome else { return "not possible".to_owned() };
    match spread.samples {
        Some(1) => format!("{} (once)", number(spread.median)),
        Some(many) if many < 15 => format!("{}, {many} times", bounds(spread)),
        _ => bounds(spread),
    }
}

/// The median with its bounds.
pub(super) fn bounds(spread: Spread) -> String {
    format!("{} ({}–{})", number(spread.median), number(spread.least), number(spread.most))
}

fn ratio(theirs: Option<&Figure>, ours: Option<&Figure>) -> String {
    let median = |figure: Option<&Figure>| figure.and_then(Figure::spread).map(|spread| spread.median);
    match (median(theirs), median(ours)) {
        (Some(theirs), Some(ours)) if ours > 0.0 => format!("*{}*", number(theirs / ours)),
        _ => "–".to_owned(),
    }
}

/// About three digits.
pub(super) fn number(value: f64) -> String {
    let digits = match value {
        0.0 => 0,
        value if value < 0.1 => 4,
        value if value < 1.0 => 3,
        value if value < 10.0 => 2,
        value if value < 100.0 => 1,
        _ => 0,
    };
    format!("{value:.digits$}")
}

/// A whole number with its thousands divided.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Each once, in the order of their first time.
pub(super) fn distinct<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut found = Vec::new();
    for one in all {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

#[cfg(test)]
mod tests;
