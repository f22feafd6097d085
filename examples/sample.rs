//! A made-up county of any size as an exchange file, the same at every run.
//!
//! `cargo run --release --example sample -- UNITS [PERIODS [ITEMS]]` prints it; 4 periods and no items where they are not
//! told. Words that are no such numbers end with 2 and how to call it.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program speaks through them")]
#![allow(clippy::expect_used, reason = "the workload of the benchmarks says what it expects")]

use std::process::ExitCode;

use ermu::formats::saved;

#[path = "../benches/county/mod.rs"]
mod county;

use county::Size;

const USAGE: &str =
    "usage: sample UNITS [PERIODS [ITEMS]]   (1 to 100000 units, 1 to 60 periods, at most 200000 items)";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some(size) = size(&words) {
        println!("{}", saved::write(&county::county(size)));
        ExitCode::SUCCESS
    } else {
        eprintln!("{USAGE}");
        ExitCode::from(2)
    }
}

/// The size that the words say; nothing where they say none that a workspace can have.
fn size(words: &[String]) -> Option<Size> {
    let number = |at: usize, or: u32| words.get(at).map_or(Some(or), |word| word.parse().ok());
    let usual = Size::of(number(0, 0)?);
    let size =
        Size { periods: number(1, usual.periods.into())?.try_into().ok()?, items: number(2, 0)?, ..usual };
    let fits = (1..=100_000).contains(&size.units)
        && (1..=60).contains(&size.periods)
        && size.items <= 200_000
        && words.len() <= 3;
    fits.then_some(size)
}
