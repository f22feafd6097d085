//! The core without a browser: scores an exchange file.
//!
//! `cargo run --release --example score -- WORKSPACE.json [--format table|csv|json]`
//! ends with 0 when it was scored and with 2 when it was refused, with every fault on standard error.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program speaks through them")]

use std::process::ExitCode;

use ermu::formats::report::Report;
use ermu::formats::{report, saved};
use ermu::seam;
use ermu::ui::text;

const USAGE: &str = "usage: score WORKSPACE.json [--format table|csv|json]";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (path, format) = match words[..] {
        ["--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        [path] => (path, "table"),
        [path, "--format", format] | ["--format", format, path] => (path, format),
        _ => return refuse(USAGE),
    };
    let print: fn(&Report) -> String = match format {
        "table" => |report| report.to_table(text::REPORT_HEAD),
        "csv" => |report| report.to_csv(text::REPORT_HEAD),
        "json" => |report| report.to_json() + "\n",
        _ => return refuse(USAGE),
    };
    let file = match std::fs::read_to_string(path) {
        Ok(file) => file,
        Err(error) => return refuse(&format!("{path}: {error}")),
    };
    match saved::read(&file) {
        Err(faults) => refuse(&seam::sentences(&faults)),
        Ok(workspace) => {
            let report = report::report(&workspace, seam::WORDING);
            print!("{}", print(&report));
            // The table and the CSV have no room for them; a program reads them in the JSON.
            if format != "json" {
                for period in &report.periods {
                    for finding in &period.findings {
                        eprintln!("{} {}: {}", finding.severity, period.name, finding.sentence);
                    }
                }
            }
            ExitCode::SUCCESS
        }
    }
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::from(2)
}
