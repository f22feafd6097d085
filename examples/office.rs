//! Writes the built-in example's notice as office programs open it, in both forms, for the checks in `tests/office/`.
//!
//! `cargo run --example office -- FOLDER` writes notice-letter.docx and notice-document.docx into the folder, and beside
//! them the annexed tables as tabbed text, annex-1.tsv and on, with which another reader's tables can be compared.

#![expect(clippy::print_stderr, reason = "a command-line program speaks through it")]

use std::path::Path;
use std::process::ExitCode;

use ermu::domain::annex::Annex;
use ermu::domain::board::Scoreboard;
use ermu::domain::document::{Annexed, Document};
use ermu::domain::notice::{Draft, Facts, Layout, Place, Template};
use ermu::domain::roster::ClassIx;
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::{docx, example, sheet};
use ermu::ui::text;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: office FOLDER");
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
    for (layout, file) in [(Layout::Letter, "notice-letter.docx"), (Layout::Document, "notice-document.docx")]
    {
        let document = notice(&workspace, layout).ok_or("the example has no notice")?;
        let bytes = docx::write(&document).map_err(|fault| fault.0.to_string())?;
        if let Some(difference) = docx::first_difference(&document, &bytes) {
            return Err(format!("{file} is not what was to be written: {difference:?}"));
        }
        std::fs::write(folder.join(file), bytes).map_err(|error| error.to_string())?;
    }
    let letter = notice(&workspace, Layout::Letter).ok_or("the example has no notice")?;
    for (at, annexed) in letter.annexes.iter().enumerate() {
        let name = format!("annex-{}.tsv", at + 1);
        std::fs::write(folder.join(name), sheet::write_grid(&annexed.grid).0)
            .map_err(|error| error.to_string())?;
    }
    // The tables as a workbook belong here.
    Ok(())
}

/// The notice of the first period.
fn notice(workspace: &Workspace, layout: Layout) -> Option<Document> {
    let period = PeriodIx::new(0);
    let board = Scoreboard::new(workspace, period);
    let facts = Facts::new(workspace, &board, 3)?;
    let draft = Draft::new(&Template::built_in(), &facts, &workspace.period(period)?.parts().notice);
    let paragraphs = draft.paragraphs();
    let of = |place| paragraphs.iter().filter(move |one| one.place == place).map(|one| one.text.clone());
    let office = of(Place::Signature).next()?;
    let titles: Vec<String> = of(Place::Attachment).collect();
    let annexed = |(at, title): (u32, &String)| Annexed {
        mark: format!("附件{}", at + 1),
        title: title.clone(),
        grid: text::annex_grid(&Annex::new(workspace, &board, ClassIx::new(at))),
        head: 4,
    };
    let date = of(Place::Date).next().unwrap_or_default();
    let [attachments, copies] = draft.marks().clone();
    Some(Document {
        layout,
        office: if layout == Layout::Letter { office.clone() } else { format!("{office}文件") },
        number: draft.number.clone(),
        attachments,
        copies,
        issued: (layout == Layout::Document).then(|| (office, format!("{date}印发"))),
        annexes: (0..).zip(&titles).map(annexed).collect(),
        paragraphs,
    })
}
