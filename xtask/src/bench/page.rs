//! The shipped page beside a product put together from libraries, both driven through their own controls.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use super::figure::{Figure, OURS, Outcome, Spread};
use crate::{paths, sample, say, setup};

const SIZES: [&str; 4] = ["60", "1000", "10000", "100000"];
/// How often each act is done after a first time that is not counted.
pub(super) const SAMPLES: usize = 15;
const PEER: &str = "Tabulator + SheetJS + JavaScript";

/// What was measured, and in which browser.
pub(super) struct Outcomes {
    pub(super) browser: String,
    pub(super) figures: Vec<Figure>,
}

/// Measures the file as it lies in `dist`.
pub(super) fn measure(samples: usize) -> Result<Outcomes> {
    let page = paths::page();
    if !page.is_file() {
        bail!("{} is not there: run `cargo xtask build`", page.display());
    }
    let browsers = setup::for_bench()?;
    for units in SIZES {
        sample::file(&[units])?;
    }
    say::doing("measuring the page");
    let mut node = Command::new("node");
    node.current_dir(paths::root().join("benches/browser"))
        .arg("page.mjs")
        .arg(paths::target())
        .arg(SIZES.join(","))
        .arg(samples.to_string())
        .env("ERMU_CHROMIUM", &browsers.chromium)
        .env("ERMU_HTML", &page)
        // It takes long and says on its way what it does.
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    let output = node.output().context("`node page.mjs` could not be started")?;
    if !output.status.success() {
        bail!("`node page.mjs` failed; its own output above says why");
    }
    let answer =
        serde_json::from_slice(&output.stdout).context("benches/browser/page.mjs printed no JSON")?;
    let mut outcomes =
        read(&answer).context("benches/browser/page.mjs printed something else than it should")?;
    outcomes.figures.extend(sizes()?);
    Ok(outcomes)
}

fn read(answer: &Value) -> Option<Outcomes> {
    let figures = answer["figures"].as_array()?.iter().map(Figure::read).collect::<Option<_>>()?;
    Some(Outcomes { browser: answer["browser"].as_str()?.to_owned(), figures })
}

/// What both products weigh, with the example in them.
fn sizes() -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for (side, file) in [(OURS, paths::page()), (PEER, paths::target().join("assembled.html"))] {
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&bytes)?;
        let gzipped = gzip.finish()?.len();
        for (what, size) in [("the file", bytes.len()), ("the file, gzipped", gzipped)] {
            figures.push(weight(side, what, size));
        }
    }
    Ok(figures)
}

fn weight(side: &str, what: &str, bytes: usize) -> Figure {
    let kib = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1024.0;
    Figure {
        table: "size".to_owned(),
        side: side.to_owned(),
        what: what.to_owned(),
        units: 60,
        unit: "KiB".to_owned(),
        outcome: Outcome::Measured(Spread { median: kib, least: kib, most: kib, samples: Some(1) }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{OURS, read, weight};

    #[test]
    fn what_the_script_prints_is_read_whole_or_not_at_all() {
        let good = json!({ "table": "work", "side": OURS, "what": "key", "units": 60, "unit": "ms", "samples": [1.5] });
        let answer = json!({ "browser": "B 1", "figures": [good] });
        let outcomes = read(&answer).expect("it is whole");
        assert_eq!((outcomes.browser.as_str(), outcomes.figures.len()), ("B 1", 1));
        assert!(read(&json!({ "browser": "B 1", "figures": [{}] })).is_none());
        assert!(read(&json!({ "figures": [] })).is_none());
    }

    #[test]
    fn a_weight_is_in_kibibytes() {
        assert_eq!(weight(OURS, "the file", 2_048).spread().map(|spread| spread.median), Some(2.0));
    }
}
