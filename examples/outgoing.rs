//! Writes the built-in example as office programs open it, for the checks in `tests/office/`.
//!
//! `cargo run --example outgoing -- FOLDER` writes notice-letter.docx, notice-document.docx, table.xlsx and, with formulas,
//! table-formulas.xlsx into the folder, and beside them the annexed tables as tabbed text, annex-1.tsv and on, with which
//! another reader's tables can be compared. The example keeps no items; list.xlsx is a county's that does, with their list.

#![expect(clippy::print_stderr, reason = "a command-line program speaks through it")]

use std::path::Path;
use std::process::ExitCode;

use ermu::domain::board::Scoreboard;
use ermu::domain::document::Document;
use ermu::domain::notice::{Draft, Facts, LayoutChoice};
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::xlsx::Writer;
use ermu::formats::{docx, example, saved, sheet};
use ermu::ui::text;

/// How many rows are handed over at a time.
const ROWS: usize = 500;
/// A file with items, whose third period has typed counts that differ from them.
const LISTED: &str = include_str!("../tests/fixtures/adopted/three_quarters.json");

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: outgoing FOLDER");
        return ExitCode::from(2);
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), String> {
    let workspace = example::workspace().map_err(|_| "the example does not open".to_owned())?;
    let put = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).map_err(|error| format!("{name}: {error}"))
    };
    for (layout, file) in
        [(LayoutChoice::Letter, "notice-letter.docx"), (LayoutChoice::Document, "notice-document.docx")]
    {
        let document = notice(&workspace, layout).ok_or("the example has no notice")?;
        let bytes = docx::write(&document).map_err(|fault| fault.0.to_string())?;
        if let Some(difference) = docx::first_difference(&document, &bytes) {
            return Err(format!("{file} is not what was to be written: {difference:?}"));
        }
        put(file, &bytes)?;
    }
    let letter = notice(&workspace, LayoutChoice::Letter).ok_or("the example has no notice")?;
    for (at, annexed) in letter.annexes.iter().enumerate() {
        put(&format!("annex-{}.tsv", at + 1), sheet::write_grid(&annexed.grid).0.as_bytes())?;
    }
    for (formulas, file) in [(false, "table.xlsx"), (true, "table-formulas.xlsx")] {
        put(file, &book(&workspace, PeriodIx::new(0), formulas)?)?;
    }
    let listed = saved::read(LISTED).map_err(|_| "the file with items does not open".to_owned())?;
    put("list.xlsx", &book(&listed, PeriodIx::new(2), true)?)
}

/// The notice of the first period.
fn notice(workspace: &Workspace, layout: LayoutChoice) -> Option<Document> {
    let period = PeriodIx::new(0);
    let board = Scoreboard::new(workspace, period);
    let facts = Facts::new(workspace, &board, 3)?;
    let mut notice = workspace.period(period)?.parts().notice.clone();
    notice.layout = layout;
    let draft = Draft::new(&workspace.template(), &facts, &notice);
    Some(text::document(workspace, &board, &facts, &draft))
}

/// The workbook of a period.
fn book(workspace: &Workspace, period: PeriodIx, formulas: bool) -> Result<Vec<u8>, String> {
    let board = Scoreboard::new(workspace, period);
    let mut writer = Writer::new();
    for part in text::workbook_parts(workspace, &board, formulas, ROWS) {
        writer.put(part).map_err(|fault| format!("{fault:?}"))?;
    }
    writer.finish().map_err(|fault| format!("{fault:?}"))
}
