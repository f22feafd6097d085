//! Scoring from nothing and one edit, at 60 to 100,000 units, four periods and nine channels: under rules that are
//! channels alone, and under rules with clauses, where every unit goes through its year by itself.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]
#![allow(missing_docs, reason = "criterion's macros make public items")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::Id;
use ermu::domain::points::Points;
use ermu::domain::rules::{Base, Body, Cap, Floor, Missed, Provision, Task, Varying, Window};
use ermu::domain::workspace::{PeriodIx, Workspace};

mod county;

use county::{PERIODS, Size, county, period_id, unit_id};

const SIZES: [u32; 4] = [60, 1_000, 10_000, 100_000];

fn board(criterion: &mut Criterion) {
    for units in SIZES {
        measure(criterion, "", units, county(Size::of(units)));
        measure(criterion, "with clauses, ", units, with_clauses(county(Size::of(units))));
    }
}

/// The county under a yearly cap over two channels, base points, a quarterly task and a floor.
fn with_clauses(mut workspace: Workspace) -> Workspace {
    let mut rules = workspace.rule_sets()[0].parts().clone();
    let whole = |points| Varying::fixed(Points::whole(points));
    let clause =
        |id: &str, body| Provision { id: Id::new(id), name: id.to_owned(), body, ..Provision::default() };
    let of = vec!["express".to_owned(), "focus".to_owned()];
    let task =
        Task { target: whole(40), missed: Missed::Each, each: Some(Points::whole(-1)), ..Task::default() };
    rules.provisions = vec![
        clause("cap", Body::Cap(Cap { of, most: whole(60), per: Window::Year, ..Cap::default() })),
        clause("base", Body::Base(Base { points: whole(6), ..Base::default() })),
        clause("task", Body::Task(task)),
        clause("floor", Body::Floor(Floor { least: whole(0), ..Floor::default() })),
    ];
    edit::apply(&mut workspace, Edit::SetRules(Box::new(rules))).expect("the rules fit");
    workspace
}

fn measure(criterion: &mut Criterion, of: &str, units: u32, mut workspace: Workspace) {
    let last = PeriodIx::new(usize::from(PERIODS) - 1);
    criterion.bench_with_input(
        BenchmarkId::new(format!("{of}from nothing"), units),
        &workspace,
        |bench, workspace| {
            bench.iter(|| Scoreboard::new(workspace, last));
        },
    );
    let mut board = Scoreboard::new(&workspace, last);
    let mut turn = 0_u32;
    criterion.bench_function(&format!("{of}one edit/{units}"), |bench| {
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

criterion_group!(benches, board);
criterion_main!(benches);
