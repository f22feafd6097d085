//! Criterion's benchmarks, and what it wrote down of them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};
use serde_json::Value;

use super::figure::{Figure, OURS, Outcome, Spread};
use crate::{paths, process, say};

/// Runs them with their output on the terminal.
pub(crate) fn run() -> Result<()> {
    say::timed("native", || {
        process::run(Command::new("cargo").current_dir(paths::root()).args([
            "bench",
            "--package",
            "ermu",
            "--benches",
        ]))
    })
}

/// Runs them and reads what this run left.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let begun = SystemTime::now();
    run()?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from);
    let mut figures = Vec::new();
    collect(&target.join("criterion"), begun, &mut figures)?;
    figures.sort_by(|a, b| (&a.what, a.units).cmp(&(&b.what, b.units)));
    Ok(figures)
}

/// A benchmark's folder holds `new` with the figures of its last run.
fn collect(folder: &Path, since: SystemTime, figures: &mut Vec<Figure>) -> Result<()> {
    let list = fs::read_dir(folder).with_context(|| format!("{} cannot be listed", folder.display()))?;
    for entry in list {
        let path = entry?.path();
        if !path.is_dir() {
            continue;
        }
        let estimates = path.join("estimates.json");
        let is_new = fs::metadata(&estimates).and_then(|data| data.modified()).is_ok_and(|at| at >= since);
        if path.ends_with("new") && is_new {
            let (name, estimates) = (json(&path.join("benchmark.json"))?, json(&estimates)?);
            figures.extend(read(&name, &estimates));
        } else {
            collect(&path, since, figures)?;
        }
    }
    Ok(())
}

fn json(file: &Path) -> Result<Value> {
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no JSON", file.display()))
}

/// Criterion's name ends with the units; its times are nanoseconds, its bounds those that hold the median 19 times of 20.
fn read(name: &Value, estimates: &Value) -> Option<Figure> {
    let (what, units) = name["full_id"].as_str()?.rsplit_once('/')?;
    let median = &estimates["median"];
    let ms = |value: &Value| value.as_f64().map(|nanoseconds| nanoseconds / 1e6);
    let interval = &median["confidence_interval"];
    let spread = Spread {
        median: ms(&median["point_estimate"])?,
        least: ms(&interval["lower_bound"])?,
        most: ms(&interval["upper_bound"])?,
        samples: None,
    };
    Some(Figure {
        table: "native".to_owned(),
        side: OURS.to_owned(),
        what: what.to_owned(),
        units: units.parse().ok()?,
        unit: "ms".to_owned(),
        outcome: Outcome::Measured(spread),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::read;

    #[test]
    fn what_criterion_writes_becomes_milliseconds() {
        let estimates = json!({ "median": {
            "point_estimate": 2e6, "confidence_interval": { "lower_bound": 1e6, "upper_bound": 3e6 },
        } });
        let figure = read(&json!({ "full_id": "one edit/1000" }), &estimates).expect("a figure");
        assert_eq!((figure.what.as_str(), figure.units), ("one edit", 1_000));
        let spread = figure.spread().expect("a spread");
        assert_eq!((spread.least, spread.median, spread.most), (1.0, 2.0, 3.0));
        assert!(read(&json!({ "full_id": "no size" }), &estimates).is_none());
    }
}
