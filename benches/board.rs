//! Scoring from nothing and one edit, at 60 to 100,000 units, four periods and ten channels.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]
#![allow(missing_docs, reason = "criterion's macros make public items")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::{ClassId, Id, PeriodId, UnitId};
use ermu::domain::roster::{Class, Standing, Unit};
use ermu::domain::workspace::{PeriodIx, PeriodParts, Status, Workspace, WorkspaceParts};
use ermu::formats::example;

const SIZES: [u32; 4] = [60, 1_000, 10_000, 100_000];
const PERIODS: u16 = 4;

/// Two classes under the example's rules, every cell filled with a number that looks like one of theirs.
fn county(units: u32) -> Workspace {
    let example = example::workspace().expect("the example opens");
    let rules = example.rule_sets()[0].parts().clone();
    let class = |id: &str| Class { id: ClassId::new(id), name: id.to_owned() };
    let unit = |i: u32| Unit {
        id: UnitId::new(&format!("u{i}")),
        name: format!("第{i}局"),
        class: ClassId::new(if i.is_multiple_of(6) { "town" } else { "dept" }),
        standing: if i % 7 == 3 { Standing::ListedOnly } else { Standing::Scored },
        ..Unit::default()
    };
    let period = |i: u16| PeriodParts {
        id: PeriodId::new(&format!("p{i}")),
        name: format!("第{i}期"),
        from: date(i, "01"),
        to: date(i, "28"),
        rules: rules.id.clone(),
        status: Status::Draft,
        ..PeriodParts::default()
    };
    let parts = WorkspaceParts {
        name: "大县".to_owned(),
        example: false,
        classes: vec![class("town"), class("dept")],
        units: (0..units).map(unit).collect(),
        rule_sets: vec![rules.clone()],
        periods: (1..=PERIODS).map(period).collect(),
        ..WorkspaceParts::default()
    };
    let mut workspace = Workspace::new(parts).expect("the parts fit");
    let mut state = 12_345_u32;
    for period in 1..=PERIODS {
        for unit in 0..units {
            for channel in &rules.channels {
                // A plain generator: the same county at every run.
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let edit = Edit::Type {
                    period: PeriodId::new(&format!("p{period}")),
                    unit: UnitId::new(&format!("u{unit}")),
                    channel: channel.id.clone(),
                    typed: (state >> 27).to_string(),
                };
                edit::apply(&mut workspace, edit).expect("it names what is there");
            }
        }
    }
    workspace
}

fn date(month: u16, day: &str) -> ermu::domain::calendar::Date {
    ermu::domain::calendar::Date::parse(&format!("2022-{month:02}-{day}")).expect("a date")
}

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
                    period: PeriodId::new(&format!("p{PERIODS}")),
                    unit: UnitId::new(&format!("u{}", turn % units)),
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
