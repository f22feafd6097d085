//! The workload of every benchmark: units of two classes, four periods and nine channels, every cell filled.

use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::{ClassId, PeriodId, UnitId};
use ermu::domain::roster::{Class, Standing, Unit};
use ermu::domain::rules::RuleSetParts;
use ermu::domain::workspace::{PeriodParts, Status, Workspace, WorkspaceParts};
use ermu::formats::example;

/// The periods of the year.
pub(crate) const PERIODS: u16 = 4;
/// The channels of the rule set.
pub(crate) const CHANNELS: usize = 9;

/// A county of so many units, the same at every run.
pub(crate) fn county(units: u32) -> Workspace {
    let rules = rules();
    let class = |id: &str| Class { id: ClassId::new(id), name: id.to_owned() };
    let unit = |i: u32| Unit {
        id: unit_id(i),
        name: format!("第{i}局"),
        class: ClassId::new(if i.is_multiple_of(6) { "town" } else { "dept" }),
        standing: if i % 7 == 3 { Standing::ListedOnly } else { Standing::Scored },
        ..Unit::default()
    };
    let period = |i: u16| PeriodParts {
        id: period_id(i),
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
    for period in (1..=PERIODS).map(period_id) {
        for unit in (0..units).map(unit_id) {
            for channel in &rules.channels {
                // A plain generator: the same county at every run.
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let edit = Edit::Type {
                    period: period.clone(),
                    unit: unit.clone(),
                    channel: channel.id.clone(),
                    typed: (state >> 27).to_string(),
                };
                edit::apply(&mut workspace, edit).expect("it names what is there");
            }
        }
    }
    workspace
}

/// The id of a unit by its position.
pub(crate) fn unit_id(position: u32) -> UnitId {
    UnitId::new(&format!("u{position}"))
}

/// The id of a period, counted from 1.
pub(crate) fn period_id(number: u16) -> PeriodId {
    PeriodId::new(&format!("p{number}"))
}

/// The example's rules with nine of their ten channels, one of them closed to a class.
fn rules() -> RuleSetParts {
    let example = example::workspace().expect("the example opens");
    let mut rules = example.rule_sets()[0].parts().clone();
    rules.channels.truncate(CHANNELS);
    let channels = &mut rules.channels;
    for channel in channels.iter_mut() {
        channel.clause = None;
    }
    channels[2].classes = Some(vec![ClassId::new("dept")]);
    rules.clauses.clear();
    for provision in &mut rules.provisions {
        provision.clause = None;
    }
    rules.columns.retain(|column| channels.iter().any(|channel| channel.id == column.channel));
    rules
}

fn date(month: u16, day: &str) -> Date {
    Date::parse(&format!("2022-{month:02}-{day}")).expect("a date")
}
