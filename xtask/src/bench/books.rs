//! A large workbook written and read by the page's own road, beside `SheetJS` in the same browser.

use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::browser::compile;
use super::figure::{Figure, OURS, Outcome, Spread};
use crate::{build, paths, process, say, setup};

/// The table of the target: so many rows of 12 columns.
const ROWS: &str = "100000";
/// How often each side does it, after a first time that is not counted.
const SAMPLES: &str = "5";
/// Written at least so many times faster than `SheetJS`.
const WRITTEN: f64 = 2.0;
/// Read at least so many times faster.
const READ: f64 = 4.0;
/// The main thread is never kept longer than this (milliseconds).
const BLOCKED_MS: f64 = 50.0;

/// What one side did, in milliseconds.
struct Done {
    what: String,
    times: Vec<f64>,
    blocked: f64,
    /// When each stage began, the last time.
    stages: String,
}

/// Prints what was measured; ends with an error when a target is missed.
pub(crate) fn in_browser() -> Result<()> {
    build::build()?;
    let (browser, all) = run()?;
    println!("\n{browser}, {ROWS} rows of 12 columns\n");
    println!("{}", table(&all));
    check(&all)
}

/// What was measured, as figures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    run()?
        .1
        .iter()
        .map(figures)
        .collect::<Option<Vec<_>>>()
        .map(|all| all.into_iter().flatten().collect())
        .context("no samples")
}

fn run() -> Result<(String, Vec<Done>)> {
    let workshop = setup::for_build()?;
    let browsers = setup::for_bench()?;
    let folder = compile(&workshop)?;
    say::doing("measuring workbooks");
    let mut node = Command::new("node");
    node.current_dir(paths::root().join("benches/browser"))
        .arg("books.mjs")
        .arg(&folder)
        .args([ROWS, SAMPLES])
        .env("ERMU_CHROMIUM", &browsers.chromium);
    let answer: Value = serde_json::from_str(&process::read(&mut node)?)
        .context("benches/browser/books.mjs printed no JSON")?;
    let all = read(&answer).context("benches/browser/books.mjs printed something else than it should")?;
    Ok((answer["browser"].as_str().unwrap_or_default().to_owned(), all))
}

/// What one side did, and the longest it kept the main thread.
fn figures(done: &Done) -> Option<Vec<Figure>> {
    let (side, what) = done.what.split_once(' ')?;
    let side = if side == "ours" { OURS } else { side };
    let figure = |what: &str, samples| {
        Some(Figure {
            table: "workbooks".to_owned(),
            side: side.to_owned(),
            what: what.to_owned(),
            units: ROWS.parse().ok()?,
            unit: "ms".to_owned(),
            outcome: Outcome::Measured(Spread::of(samples)?),
        })
    };
    Some(vec![
        figure(what, done.times.clone())?,
        figure(&format!("{what}: longest task"), vec![done.blocked])?,
    ])
}

fn read(answer: &Value) -> Option<Vec<Done>> {
    let done = |(what, samples): (&String, &Value)| {
        let samples = samples.as_array()?;
        let of = |name: &str| samples.iter().map(|sample| sample[name].as_f64()).collect::<Option<Vec<_>>>();
        let blocked = of("blocked")?.into_iter().fold(0.0, f64::max);
        let mut times = of("ms")?;
        times.sort_by(f64::total_cmp);
        let mut stages = String::new();
        for (stage, at) in samples.last()?["marks"].as_object()? {
            stages.extend([stage.as_str(), &format!(" {:.0} ", at.as_f64()?)]);
        }
        Some(Done { what: what.clone(), times, blocked, stages })
    };
    answer["result"].as_object()?.iter().map(done).collect()
}

fn median(done: &Done) -> f64 {
    done.times.get(done.times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn table(all: &[Done]) -> String {
    let mut text = String::from(
        "| | median (least–most) ms | main thread kept, at most | stages |\n|---|---:|---:|---|\n",
    );
    for done in all {
        let (least, most) = (done.times.first().unwrap_or(&0.0), done.times.last().unwrap_or(&0.0));
        let line = format!(
            "| {} | {:.0} ({least:.0}–{most:.0}) | {:.0} | {} |\n",
            done.what,
            median(done),
            done.blocked,
            done.stages
        );
        text.push_str(&line);
    }
    text
}

/// An error for the targets that were missed.
fn check(all: &[Done]) -> Result<()> {
    let find = |what: &str| {
        all.iter().find(|done| done.what == what).with_context(|| format!("{what} was not measured"))
    };
    let mut missed = Vec::new();
    for (what, least) in [("write", WRITTEN), ("read, file of ours", READ), ("read, file of SheetJS", READ)] {
        let (ours, theirs) = (find(&format!("ours {what}"))?, find(&format!("SheetJS {what}"))?);
        let ratio = median(theirs) / median(ours);
        println!("{what}: {ratio:.2} times as fast as SheetJS");
        if !ratio.is_finite() || ratio < least {
            missed.push(format!("{what} is {ratio:.2} times as fast, not {least}"));
        }
        if ours.blocked > BLOCKED_MS {
            missed.push(format!("{what} keeps the main thread for {:.0} ms", ours.blocked));
        }
    }
    if missed.is_empty() { Ok(()) } else { bail!("targets missed: {}", missed.join("; ")) }
}

#[cfg(test)]
mod tests {
    use super::{Done, figures};

    #[test]
    fn a_side_becomes_its_times_and_the_longest_task() {
        let done = Done {
            what: "ours read, file of ours".to_owned(),
            times: vec![1.0, 2.0, 9.0],
            blocked: 4.0,
            stages: String::new(),
        };
        let all = figures(&done).expect("two figures");
        let told: Vec<_> = all.iter().map(|figure| (figure.side.as_str(), figure.what.as_str())).collect();
        assert_eq!(told, [("Ermu", "read, file of ours"), ("Ermu", "read, file of ours: longest task")]);
    }
}
