//! Scoring from nothing and one edit, at 60 to 100,000 units, four periods and nine channels.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]
#![allow(missing_docs, reason = "criterion's macros make public items")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::Id;
use ermu::domain::workspace::PeriodIx;

mod county;

use county::{PERIODS, county, period_id, unit_id};

const SIZES: [u32; 4] = [60, 1_000, 10_000, 100_000];

fn board(criterion: &mut Criterion) {
    let last = PeriodIx::new(usize::from(PERIODS) - 1);
    for units in SIZES {
        let mut workspace = county(units);
        criterion.bench_with_input(
            BenchmarkId::new("from nothing", units),
            &workspace,
            |bench, workspace| {
                bench.iter(|| Scoreboard::new(workspace, last));
            },
        );
        let mut board = Scoreboard::new(&workspace, last);
        let mut turn = 0_u32;
        criterion.bench_function(&format!("one edit/{units}"), |bench| {
            bench.iter(|| {
                turn = turn.wrapping_add(7_919);
                let edit = Edit::Type {
                    period: period_id(PERIODS),
                    unit: unit_id(turn % units),
                    channel: Id::new("express"),
                    typed: (turn % 90).to_string(),
                };
                let applied = edit::apply(&mut workspace, edit).expect("it names what is there");
                board.apply(&workspace, applied.effect)
            });
        });
    }
}

criterion_group!(benches, board);
criterion_main!(benches);
