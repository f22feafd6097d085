//! Writes the built-in example's workbook to a file: `cargo run --example workbook -- table.xlsx [formulas]`.

use std::env;
use std::fs;
use std::process::ExitCode;

use ermu::domain::board::Scoreboard;
use ermu::formats::{example, xlsx};
use ermu::ui::text;

fn main() -> ExitCode {
    let Some(to) = env::args().nth(1) else { return ExitCode::from(2) };
    let formulas = env::args().nth(2).is_some();
    let Ok(workspace) = example::workspace() else { return ExitCode::FAILURE };
    let board = Scoreboard::new(&workspace, workspace.last_period());
    let mut writer = xlsx::Writer::new();
    let parts = text::workbook_parts(&workspace, &board, formulas, 1_000);
    for part in parts {
        if writer.put(part).is_err() {
            return ExitCode::FAILURE;
        }
    }
    let written = writer.finish().is_ok_and(|bytes| fs::write(to, bytes).is_ok());
    if written { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
