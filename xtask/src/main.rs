//! The project's own commands; `cargo xtask` without a word prints them.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks through its terminal"
)]

mod audit;
mod bench;
mod build;
mod effort;
mod fold;
mod fuzz;
mod office;
mod paths;
mod pictures;
mod process;
mod release;
mod sample;
mod say;
mod serve;
mod setup;
mod size;
mod stamp;
mod test;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  setup            install what building and testing need; does nothing the second time
  build            write dist/ermu.html, the whole product in one file
  serve            build if needed and serve it on 127.0.0.1   [--port N] [--open]
  test             every check of the project, from formatting to the browsers   [all: everything in older kernels too]
  audit            where the crates come from, their licences and checksums, and how many the page needs
  bench            the core natively, and in a browser beside plain JavaScript against its targets   [browser|books]
  bench page       the shipped file beside a product put together from libraries   [SAMPLES, 15]
  bench all        all of these in order, written to docs/benchmarks.md   [SAMPLES of the page, 15]
  sample           a workspace of any size as a file, to try the page with   UNITS [PERIODS [ITEMS]]
  effort           the tasks of docs/effort.md in LibreOffice Calc, key by key, checked and counted
  office           what is written for other programs, opened by openpyxl, python-docx and LibreOffice
  fuzz             bytes and nearly right files against the reader and the scoring   [MINUTES, 10]
  pictures         the guide's text, and the pictures of it and of the README
  release          what is handed out of a version, into dist/release   [again: built twice and compared]
  size             sizes of the wasm module and of the file, against their budgets";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<()> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        ["setup"] => {
            setup::for_build()?;
            setup::for_test().map(drop)
        }
        ["build"] => build::build(),
        ["serve", options @ ..] => serve::serve(&serve::Options::parse(options)?),
        ["test"] => test::test(false),
        ["test", "all"] => test::test(true),
        ["audit"] => audit::audit(),
        ["bench"] => bench::native().and_then(|()| bench::in_browser()),
        ["bench", "browser"] => bench::in_browser(),
        ["bench", "books"] => bench::books(),
        ["bench", "page"] => bench::page(None),
        ["bench", "page", samples] => bench::page(Some(samples)),
        ["bench", "all"] => bench::all(None),
        ["bench", "all", samples] => bench::all(Some(samples)),
        ["sample", units] => sample::sample(&[units]),
        ["sample", units, periods] => sample::sample(&[units, periods]),
        ["sample", units, periods, items] => sample::sample(&[units, periods, items]),
        ["effort"] => effort::effort(),
        ["office"] => office::office(),
        ["fuzz"] => fuzz::fuzz("10"),
        ["fuzz", minutes] => fuzz::fuzz(minutes),
        ["pictures"] => pictures::pictures(),
        ["release"] => release::release(false),
        ["release", "again"] => release::release(true),
        ["size"] => {
            build::build()?;
            size::size()
        }
        [word, ..] => bail!("`{word}` with these options is not a command here; `cargo xtask` lists them"),
    }
}
