//! `docs/benchmarks.md`, all of it out of what was measured.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};

use super::figure::{Figure, table};
use super::machine;
use super::targets::{self, Verdict};
use crate::{paths, say};

/// What people found out about targets that are missed; no figure of a run.
const NOTES: &str = include_str!("../../../benches/missed.md");

/// A table with its heading and what has to be known to read it.
struct Part {
    table: &'static str,
    heading: &'static str,
    words: &'static str,
}

const INTRODUCTION: &str = "\
# Benchmarks

Written by `cargo xtask bench all`; no figure is put in by hand. [`performance.md`](performance.md) says what the core's and the workbooks' figures mean.

Medians with the least and the most, in milliseconds where nothing else is said; columns are units, each with 4 periods and 9 channels. Absolute figures are this machine's on this day: what counts is a ratio, and both of its sides are of one run. A ratio above 1 says how many times as long, or as large, the other side is.
Where a figure took too long, it was taken fewer times, and the cell says how often.
";

const PARTS: [Part; 8] = [
    Part {
        table: "cold open",
        heading: "Cold open",
        words: "One file opened from disk in a fresh context each time, from the navigation on: until the first view can be used (`ermu:ready`; the other side's table is built) and until the first contentful paint. Both show their built-in example of 60 units. CPU 6× is the browser's own throttling.",
    },
    Part { table: "size", heading: "Size", words: "The same two files." },
    Part {
        table: "work",
        heading: "The whole job, through the page's own controls",
        words: "From the time of the click, key or chosen file until the result stands in the page and two frames have passed since; without the frames on the second line; the longest task of the main thread from then until what follows it is over (a key: 1.8 s, which has the draft being saved). Two frames are 33 ms, and no figure with them can be below 17.
Table shown: the largest class (five sixths of the units) with 14 columns. Sort: by a count, through the head. Key: a digit into a count until the unit's points have changed; the other side's field computes when it is left with Enter, and that is its key. Import: a workbook of every unit made by SheetJS; ours shows what would change first and waits for a person, whose time does not count. Export: ours writes both classes, every account and the rules, and reads the file back and compares it before it is offered; the other side writes its table.
The other side is Tabulator showing, SheetJS reading and writing and typed arrays scoring (`benches/browser/peer`); it has neither drafts, undo, checks, explanations nor other rules. Both sides' first rows are compared with each other, their files' figures with the screen, and up to 10,000 units every score and place of ours with the other side's.",
    },
    Part {
        table: "scroll",
        heading: "Scrolling the table",
        words: "110 frames of 120 pixels each, three times. A frame is blank where it is painted with no row under one of three points.",
    },
    Part {
        table: "memory",
        heading: "Memory after opening",
        words: "After a collection of garbage. The module's memory never shrinks: it has what reading the file took at its most. The counts are 4 bytes each.",
    },
    Part {
        table: "scoring",
        heading: "Scoring and ranking",
        words: "The core with the page's compiler, flags and profile, in the browser. From nothing: every point, sum, order and place. One edit: a count of a random cell, until the sums, the order and the places are right; ours and typed arrays in runs of 0.2 ms and more, HyperFormula one by one. HyperFormula counts places with COUNTIF as a spreadsheet does, or only adds up and typed arrays rank. Every cell of every side is compared with the scoring by hand.",
    },
    Part {
        table: "native",
        heading: "The core natively",
        words: "Criterion's medians with the bounds that hold them 19 times out of 20.",
    },
    Part {
        table: "workbooks",
        heading: "Workbooks",
        words: "100,000 rows of 12 columns written and read by the page's own road beside SheetJS, turn by turn in one page. Ours is written once it was read back and compared. How much memory the process takes is not measured.",
    },
];

/// Where what was measured comes from.
pub(super) struct Measured<'a> {
    pub(super) browser: &'a str,
    pub(super) load: &'a str,
    pub(super) figures: &'a [Figure],
}

/// Writes the page.
pub(super) fn write(measured: &Measured<'_>, verdicts: &[Verdict]) -> Result<()> {
    let file = paths::root().join("docs/benchmarks.md");
    fs::write(&file, text(measured, verdicts)?)
        .with_context(|| format!("{} cannot be written", file.display()))?;
    say::doing("docs/benchmarks.md is written");
    Ok(())
}

fn text(measured: &Measured<'_>, verdicts: &[Verdict]) -> Result<String> {
    let Measured { browser, load, figures } = measured;
    let mut text =
        format!("{INTRODUCTION}\n## Machine\n\n{}- load before: {load}\n", machine::lines(browser));
    let met = verdicts.iter().filter(|verdict| verdict.is_met()).count();
    _ = write!(text, "\n## Targets\n\n{met} of {} are met.\n\n{}", verdicts.len(), targets::table(verdicts));
    text.push_str(&missed(verdicts)?);
    text.push_str(&tables(figures));
    Ok(text)
}

/// What was tried and what is in the way, of every target that is missed.
fn missed(verdicts: &[Verdict]) -> Result<String> {
    let sections: Vec<(&str, &str)> =
        NOTES.split("\n## ").skip(1).filter_map(|section| section.split_once('\n')).collect();
    let covers = |name: &str, verdict: &Verdict| verdict.what().starts_with(name);
    let missed: Vec<&Verdict> = verdicts.iter().filter(|verdict| !verdict.is_met()).collect();
    if let Some(bare) = missed.iter().find(|verdict| !sections.iter().any(|(name, _)| covers(name, verdict)))
    {
        bail!("benches/missed.md says nothing of what is missed: {}", bare.miss());
    }
    let mut told = String::new();
    for (name, words) in
        sections.iter().filter(|(name, _)| missed.iter().any(|verdict| covers(name, verdict)))
    {
        _ = writeln!(told, "- **{name}.** {}", words.trim());
    }
    if told.is_empty() {
        return Ok(told);
    }
    Ok(format!("\n## Where a target is missed: what was tried, what is in the way\n\n{told}"))
}

/// Every table there are figures of.
pub(super) fn tables(figures: &[Figure]) -> String {
    let mut text = String::new();
    for part in &PARTS {
        if figures.iter().any(|figure| figure.table == part.table) {
            _ = write!(text, "\n## {}\n\n{}\n\n{}", part.heading, part.words, table(figures, part.table));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::figure::Figure;
    use super::super::targets::verdicts;
    use super::{Measured, text};

    #[test]
    fn the_page_has_the_machine_the_targets_and_only_tables_with_figures() {
        let figure = json!({ "table": "scroll", "side": "Ermu", "what": "worst frame", "units": 60, "unit": "ms", "samples": [16.7] });
        let figures = [Figure::read(&figure).expect("a figure")];
        let measured = Measured { browser: "B 1", load: "0.1", figures: &figures };
        let text = text(&measured, &verdicts(&figures)).expect("it is written");
        assert!(!text.contains("in the way"), "nothing is missed");
        for part in [
            "headless B 1",
            "load before: 0.1",
            "1 of 1 are met.",
            "| scroll: worst frame, ms | 60 | 20.0 | 16.7 | met |",
        ] {
            assert!(text.contains(part), "{part} is missing of {text}");
        }
        assert!(text.contains("## Scrolling") && !text.contains("## Workbooks"), "{text}");
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")), "it names a path");
    }

    #[test]
    fn what_is_missed_is_told_with_what_is_in_the_way() {
        let slow = json!({ "table": "scroll", "side": "Ermu", "what": "worst frame", "units": 60, "unit": "ms", "samples": [40.0] });
        let figures = [Figure::read(&slow).expect("a figure")];
        let measured = Measured { browser: "B 1", load: "0.1", figures: &figures };
        let text = text(&measured, &verdicts(&figures)).expect("it is written");
        assert!(text.contains("**missed**, 2.00×"), "{text}");
        assert!(text.contains("- **scroll.** ") && !text.contains("- **memory.** "), "{text}");
    }
}
