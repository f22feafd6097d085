//! Writes what is made from the code: `docs/rules.md`, `docs/workspace.schema.json` and, for the tests of the sentences,
//! `tests/fixtures/sentences.txt`.
//!
//! `cargo run --example reference`

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program speaks through them")]

mod files;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match write(Path::new(env!("CARGO_MANIFEST_DIR"))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn write(root: &Path) -> Result<(), String> {
    for (path, text) in files::documents(root)? {
        std::fs::write(root.join(path), text).map_err(|error| format!("{path}: {error}"))?;
        println!("{path}");
    }
    Ok(())
}
