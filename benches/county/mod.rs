//! The workload of every benchmark and of `cargo xtask sample`: units of two classes, periods of a month each and nine
//! channels, every cell filled, and items beside them.

use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::{ClassId, ItemId, PeriodId, UnitId};
use ermu::domain::record::{Adoption, Author, Item};
use ermu::domain::roster::{Class, Standing, Unit};
use ermu::domain::rules::RuleSetParts;
use ermu::domain::workspace::{PeriodParts, Status, Workspace, WorkspaceParts};
use ermu::formats::example;

/// The periods of the year.
pub(crate) const PERIODS: u16 = 4;
/// The channels of the rule set.
pub(crate) const CHANNELS: usize = 9;

/// How much a county holds.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// Its units.
    pub(crate) units: u32,
    /// Its periods, one after another from January 2022 on.
    pub(crate) periods: u16,
    /// Its items, each of one unit and adopted once, spread over units and periods.
    pub(crate) items: u32,
}

impl Size {
    /// So many units as every benchmark has them, counts alone.
    pub(crate) fn of(units: u32) -> Self {
        Self { units, periods: PERIODS, items: 0 }
    }
}

/// A county of this size, the same at every run.
pub(crate) fn county(size: Size) -> Workspace {
    let Size { units, periods, items } = size;
    let rules = rules();
    let class = |id: &str| Class { id: ClassId::new(id), name: id.to_owned(), ..Class::default() };
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
        from: date(i, 1),
        to: date(i, 28),
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
        periods: (1..=periods).map(period).collect(),
        items: (0..items).map(|i| item(i, size, &rules)).collect(),
        ..WorkspaceParts::default()
    };
    let mut workspace = Workspace::new(parts).expect("the parts fit");
    let mut state = 12_345_u32;
    for period in (1..=periods).map(period_id) {
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

/// An item by its position.
fn item(position: u32, size: Size, rules: &RuleSetParts) -> Item {
    let (unit, round) = (position % size.units, position / size.units);
    let period = u16::try_from(round % u32::from(size.periods)).expect("a period") + 1;
    let channel = &rules.channels[position as usize % rules.channels.len()];
    let adoption = Adoption {
        channel: channel.id.clone(),
        date: Some(date(period, position % 28 + 1)),
        issue: format!("第{position}期"),
        ..Adoption::default()
    };
    Item {
        id: ItemId::new(&format!("i{position}")),
        title: format!("第{unit}局第{round}件工作的做法和成效"),
        units: vec![Author { unit: unit_id(unit), ..Author::default() }],
        adoptions: vec![adoption],
        ..Item::default()
    }
}

/// A day of a period, counted from 1.
fn date(period: u16, day: u32) -> Date {
    let (year, month) = (2022 + (period - 1) / 12, (period - 1) % 12 + 1);
    Date::parse(&format!("{year}-{month:02}-{day:02}")).expect("a date")
}
