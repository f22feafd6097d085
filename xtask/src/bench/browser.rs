//! The core compiled as the page compiles it, timed in the browser of the tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::figure::{self, Figure, Spread};
use crate::setup::{Aim, Browsers, Workshop};
use crate::{fold, paths, process, say, setup};

const SIZES: &str = "60,1000,10000,100000";

/// What the browser measured.
pub(crate) struct Outcome {
    pub(crate) browser: String,
    pub(crate) rows: Vec<Row>,
}

/// One size of the workload.
pub(crate) struct Row {
    pub(crate) units: u64,
    pub(crate) ours: Spread,
    pub(crate) theirs: Spread,
    pub(crate) edit: Spread,
    /// The same edits by other sides, or why there are none.
    pub(crate) others: Vec<(&'static str, Result<Spread, String>)>,
}

/// What the other sides of an edit are called in what the script prints, and how they are told.
const OTHERS: [(&str, &str); 3] = [
    ("/byHandEdit", "typed-array JavaScript"),
    ("/sheets/byHand", "HyperFormula, ranked by typed arrays"),
    ("/sheets/counted", "HyperFormula, ranked by COUNTIF"),
];

pub(crate) fn measure() -> Result<Outcome> {
    let workshop = setup::for_build()?;
    let browsers = setup::for_bench()?;
    let folder = compile(&workshop)?;
    say::doing("measuring");
    let answer = run(&browsers, &folder)?;
    read(&serde_json::from_str(&answer).context("benches/browser/run.mjs printed no JSON")?)
        .context("benches/browser/run.mjs printed something else than it should")
}

/// The core with the page's compiler, flags and profile, then bound and shrunk as the page's module is.
pub(super) fn compile(workshop: &Workshop) -> Result<PathBuf> {
    say::doing("compiling the core as the page does");
    let mut build = Command::new("cargo");
    build.current_dir(paths::root()).args([
        "build",
        "--quiet",
        "--release",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        "ermu-bench",
        "--features",
        "page",
    ]);
    workshop.compiler.equip(&mut build, &workshop.tools.folders, Aim::Small)?;
    process::run(&mut build)?;

    let folder = paths::target().join("bench");
    let mut bind = Command::new(&workshop.tools.bindgen);
    bind.args(["--target", "no-modules", "--no-typescript", "--out-name", "core", "--out-dir"])
        .arg(&folder)
        .arg(paths::target().join("wasm32-unknown-unknown/release/ermu_bench.wasm"));
    process::run(&mut bind)?;
    let bound = folder.join("core_bg.wasm");
    let bound = fs::read(&bound).with_context(|| format!("{} cannot be read", bound.display()))?;
    let module = fold::shrink(&bound, Aim::Small)?;
    fold::check(&module)?;
    let small = folder.join("core.wasm");
    fs::write(&small, module).with_context(|| format!("{} cannot be written", small.display()))?;
    Ok(folder)
}

fn run(browsers: &Browsers, folder: &Path) -> Result<String> {
    let mut node = Command::new("node");
    node.current_dir(paths::root().join("benches/browser"))
        .arg("run.mjs")
        .arg(folder)
        .arg(SIZES)
        .env("ERMU_CHROMIUM", &browsers.chromium);
    process::read(&mut node)
}

fn read(answer: &Value) -> Option<Outcome> {
    let row = |row: &Value| {
        Some(Row {
            units: row["units"].as_u64()?,
            ours: Spread::read(&row["ours"])?,
            theirs: Spread::read(&row["theirs"])?,
            edit: Spread::read(&row["edit"])?,
            others: OTHERS
                .iter()
                .map(|(at, side)| Some((*side, other(row.pointer(at)?)?)))
                .collect::<Option<_>>()?,
        })
    };
    Some(Outcome {
        browser: answer["browser"].as_str()?.to_owned(),
        rows: answer["rows"].as_array()?.iter().map(row).collect::<Option<_>>()?,
    })
}

fn other(of: &Value) -> Option<Result<Spread, String>> {
    match of["why"].as_str() {
        Some(why) => Some(Err(why.to_owned())),
        None => Spread::read(of).map(Ok),
    }
}

/// What was measured, as figures.
pub(super) fn figures(outcome: &Outcome) -> Vec<Figure> {
    let figure = |what: &str, side: &str, units, outcome| Figure {
        table: "scoring".to_owned(),
        side: side.to_owned(),
        what: what.to_owned(),
        units,
        unit: "ms".to_owned(),
        outcome,
    };
    let mut figures = Vec::new();
    for row in &outcome.rows {
        let mut add = |what, side, spread| {
            figures.push(figure(what, side, row.units, figure::Outcome::Measured(spread)));
        };
        add("from nothing", figure::OURS, row.ours);
        add("from nothing", "typed-array JavaScript", row.theirs);
        add("one edit", figure::OURS, row.edit);
        for (side, measured) in &row.others {
            let outcome = match measured {
                Ok(spread) => figure::Outcome::Measured(*spread),
                Err(why) => figure::Outcome::Not(why.clone()),
            };
            figures.push(figure("one edit", side, row.units, outcome));
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{figures, read};

    #[test]
    fn every_side_of_an_edit_is_a_figure_with_its_reason_where_there_is_none() {
        let spread = json!({ "median": 2.0, "least": 1.0, "most": 3.0 });
        let row = json!({
            "units": 60, "ours": spread, "theirs": spread, "edit": spread, "byHandEdit": spread,
            "sheets": { "byHand": spread, "counted": { "why": "too many" } },
        });
        let outcome = read(&json!({ "browser": "B 1", "rows": [row] })).expect("it is whole");
        let all = figures(&outcome);
        assert_eq!(all.len(), 6);
        assert!(all[5].spread().is_none());
        assert!(read(&json!({ "browser": "B 1", "rows": [{ "units": 60 }] })).is_none());
    }
}
