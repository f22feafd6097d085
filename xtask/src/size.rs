//! `cargo xtask size`: what the product weighs, measured on the shipped file itself.

use std::fs;
use std::io::Read;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;

use crate::{fold, paths};

/// The module must start fast on an old office PC. 200 KB held the page without clauses, items and findings, 260 KB with
/// them, 270 KB after a review of the engine; drafts, snapshots and steps that outlive the page came to 20 KB more, what
/// concerns the whole page (all drafts at once, a county's settings, the file's check value) to 10 KB, the office's grid with
/// the initials of characters to 45 KB, units' files, what is pasted in parts, dragging, classes and the periods one
/// after another to 30 KB; the notice with its wording, checks, pages and settings, and the workbook made of a period, to
/// 105 KB; the unit's desk (what is supposed, the search for the fewest adoptions, the office's record beside the own, the
/// claim) to 90 KB, and what new users stumbled over there to 4 KB; the guide
/// of every screen with the words' meanings to 6 KB; saves of large drafts by what was changed to 6 KB, and the second round
/// of what new users stumbled over to 11 KB; pictures with their tables and files to 15 KB, the tour and remedies in more
/// sentences to 7 KB; the names, texts and
/// heads of a county set in the page, and what clerks stumbled over in a whole quarter, to 12 KB; steps of
/// a trial, rows of a spreadsheet and clauses at the desk, channels added to a method, columns told on the spot, what is
/// doubtful before publishing and places moved by a correction to 26 KB; steps of a method that is drafted, names of clauses,
/// rows of a pasted roster that are left out and ways to the period of today to 9 KB; lists of channels
/// pasted by name, figures moved to another period, unknown units and channel words answered where they were pasted, and
/// the title of a method's document to 14 KB; counts pasted by the names over them, what is published held against the
/// roster, names of channels in the clauses' own words, and classes asked for where a roster is pasted to 28 KB; a
/// drafted method that outlives the page, clauses and totals added in the page, texts held against the channels, files asked
/// about before they take the place of figures, 补计 of what was held back, checks of many rows and steps by their quarter
/// to 46 KB. It is held here so that the next growth is seen.
const MODULE_GZIPPED: usize = 968 * 1024;
/// The worker that reads and writes spreadsheets and Word documents waits in the page as text until it is needed.
const WORKER_GZIPPED: usize = 460 * 1024;
/// The file travels by mail and by stick. The target is 1,500 KB; the tables of old codes for .xls, which calamine and
/// quick-xml link whole, take 170 KB of the file.
const WHOLE_FILE: usize = 2016 * 1024;

pub(crate) fn size() -> Result<()> {
    let file = paths::page();
    let html = fs::read_to_string(&file)
        .with_context(|| format!("{} cannot be read: run `cargo xtask build`", file.display()))?;
    let (module, module_gzipped) = sizes(fold::module_in(&html))?;
    let (worker, worker_gzipped) = sizes(fold::worker_module_in(&html))?;

    let rows = [
        ("wasm module", module, None),
        ("wasm module, gzipped", module_gzipped, Some(MODULE_GZIPPED)),
        ("worker module", worker, None),
        ("worker module, gzipped", worker_gzipped, Some(WORKER_GZIPPED)),
        ("dist/ermu.html", html.len(), Some(WHOLE_FILE)),
    ];
    println!("{:<24} {:>10} {:>10} {:>6}", "what", "KB", "budget", "used");
    for (what, bytes, budget) in rows {
        let (most, used) = match budget {
            Some(most) => (kilobytes(most), format!("{} %", bytes * 100 / most)),
            None => ("–".to_owned(), "–".to_owned()),
        };
        println!("{what:<24} {:>10} {most:>10} {used:>6}", kilobytes(bytes));
    }
    match rows.iter().find(|(_, bytes, budget)| budget.is_some_and(|most| *bytes > most)) {
        Some((what, ..)) => {
            bail!("{what} is over its budget: find what grew (`twiggy top` on the module helps)")
        }
        None => Ok(()),
    }
}

/// Of a module in the page as it is run, and gzipped.
fn sizes(module: Option<&str>) -> Result<(usize, usize)> {
    const DAMAGED: &str = "a wasm module in dist/ermu.html is damaged: build it again";
    let module = module.context("dist/ermu.html lacks a wasm module: build it again")?;
    let gzipped = STANDARD.decode(module).context(DAMAGED)?;
    let mut wasm = Vec::new();
    GzDecoder::new(gzipped.as_slice()).read_to_end(&mut wasm).context(DAMAGED)?;
    Ok((wasm.len(), gzipped.len()))
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1024, bytes % 1024 * 10 / 1024)
}
