//! `cargo xtask effort`: the three tasks of the comparison with Calc (`docs/effort.md`), done by its own keys and checked.
//!
//! What is pressed stands in tests/fixtures/effort/calc.json, which the browser test reads too. A list that no longer
//! does what it says fails here, so the page is never compared with a Calc that does nothing.

mod office;
mod tables;

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use self::office::{Office, foreign_sign};
use self::tables::Table;
use crate::paths;

/// Programs and the Debian packages they come in.
const NEEDED: [(&str, &str); 3] = [("soffice", "libreoffice-calc"), ("xdotool", "xdotool"), ("Xvfb", "xvfb")];
const TASKS: [&str; 3] = ["enter", "sort", "correct"];

/// Does the tasks one after the other, as a quarter goes, and prints what each took.
pub(crate) fn effort() -> Result<()> {
    let is_missing = |program: &str| paths::on_path(&[program]).is_none();
    let missing = NEEDED.into_iter().filter(|&(program, _)| is_missing(program));
    let missing: Vec<&str> = missing.map(|(_, package)| package).collect();
    if !missing.is_empty() {
        let list = missing.join(" ");
        bail!("not all is here: run `apt-get install {list}` as root, then try again");
    }
    let fixtures = paths::root().join("tests/fixtures");
    let script = fs::read_to_string(fixtures.join("effort/calc.json"))?;
    let script: Value = serde_json::from_str(&script).context("calc.json is no JSON")?;
    let mut tables = Table::read_all(&fixtures.join("seed"))?;
    let all = TASKS.iter().filter_map(|task| script["tasks"][task].as_array()).flatten();
    let keys = all.filter_map(|step| step["keys"].as_str()).flat_map(|keys| keys.split(' '));
    let office =
        Office::start(&fixtures.join("effort/quarter.fods"), &keys.filter_map(foreign_sign).collect())?;
    println!("{:<8} {:>6} {:>6}", "task", "keys", "steps");
    for task in TASKS {
        let steps = script["tasks"][task].as_array().with_context(|| format!("calc.json has no `{task}`"))?;
        let mut keys = 0;
        for step in steps {
            keys += office.press(step).with_context(|| format!("{task}: {}", step["does"]))?;
        }
        match task {
            "enter" => tables.iter_mut().for_each(Table::begin_second_quarter),
            "correct" => correct(&mut tables, &script["correction"])?,
            _ => tables.iter_mut().for_each(Table::sort),
        }
        office.await_saved(&tables).with_context(|| format!("Calc is not right after `{task}`"))?;
        println!("{task:<8} {keys:>6} {:>6}", steps.len());
    }
    Ok(())
}

fn correct(tables: &mut [Table], correction: &Value) -> Result<()> {
    let (unit, column) = (correction["unit"].as_str(), correction["column"].as_str());
    let count = correction["count"].as_u64().and_then(|count| u32::try_from(count).ok());
    let (Some(unit), Some(column), Some(count)) = (unit, column, count) else {
        bail!("calc.json names no unit, column and count to be corrected");
    };
    if !tables.iter_mut().any(|table| table.correct(unit, column, count)) {
        bail!("no table has `{unit}` and `{column}`");
    }
    Ok(())
}
