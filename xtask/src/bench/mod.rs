//! `cargo xtask bench`: the core natively, in a browser beside plain JavaScript and a spreadsheet's engine, and the page
//! itself beside a product put together from libraries.

mod books;
mod browser;
mod figure;
mod machine;
mod native;
mod page;
mod report;
mod table;
mod targets;

use anyhow::{Context, Result, bail};

pub(crate) use books::in_browser as books;
pub(crate) use native::run as native;

use crate::{build, say};

/// Ends with an error when a target is missed.
pub(crate) fn in_browser() -> Result<()> {
    let outcome = say::timed("in the browser", browser::measure)?;
    println!("\n{}", table::of(&outcome));
    println!("{}", figure::table(&browser::figures(&outcome), "scoring"));
    table::check(&outcome)
}

/// The shipped file as it lies in `dist`, so many times each act.
pub(crate) fn page(samples: Option<&str>) -> Result<()> {
    let samples = how_many(samples)?;
    let outcomes = say::timed("the page", || page::measure(samples))?;
    println!("\n{}\n{}", outcomes.browser, report::tables(&outcomes.figures));
    let verdicts = targets::verdicts(&outcomes.figures);
    println!("\n{}", targets::table(&verdicts));
    check(&verdicts)
}

/// How often each act of the page is done.
fn how_many(samples: Option<&str>) -> Result<usize> {
    match samples {
        Some(word) => word.parse().ok().filter(|many| *many > 0).context("samples are a number from 1 on"),
        None => Ok(page::SAMPLES),
    }
}

/// Everything, one after the other, into `docs/benchmarks.md`, each act of the page so many times; a missed target ends it with an error once that is written.
pub(crate) fn all(samples: Option<&str>) -> Result<()> {
    let samples = how_many(samples)?;
    build::build()?;
    let load = machine::load();
    let mut figures = native::measure()?;
    let core = say::timed("in the browser", browser::measure)?;
    figures.extend(browser::figures(&core));
    figures.extend(say::timed("workbooks", books::measure)?);
    let page = say::timed("the page", || page::measure(samples))?;
    figures.extend(page.figures);
    let verdicts = targets::verdicts(&figures);
    report::write(&report::Measured { browser: &page.browser, load: &load, figures: &figures }, &verdicts)?;
    check(&verdicts)
}

fn check(verdicts: &[targets::Verdict]) -> Result<()> {
    let missed: Vec<String> =
        verdicts.iter().filter(|verdict| !verdict.is_met()).map(targets::Verdict::miss).collect();
    if missed.is_empty() { Ok(()) } else { bail!("targets missed: {}", missed.join("; ")) }
}
