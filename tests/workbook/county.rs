//! Generated workspaces: odd names, blanks, zeros and large counts.

use ermu::domain::edit::{self, Edit};
use ermu::domain::id::{ClassId, PeriodId, UnitId};
use ermu::domain::roster::{Class, Standing, Unit};
use ermu::domain::workspace::{PeriodParts, Workspace, WorkspaceParts};
use ermu::formats::example;

/// A plain generator: the same numbers for the same seed.
pub(crate) struct Seeded(u64);

impl Seeded {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `most`.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % most as u64).expect("it is small")
    }
}

/// Names nobody gives a unit, and that must come through all the same.
const ODD: [&str; 14] = [
    "=1+1",
    "+1",
    "@SUM(A1)",
    "-5局",
    "\"引号\"局",
    "'撇号'局",
    "局（括号）",
    "局(半角)",
    "123",
    "4.5",
    "a,b;c\td局",
    "<b>&amp;局",
    "_x0041_局",
    "𠀀㐀镇",
];

/// A workspace of two classes in one period.
pub(crate) fn county(seed: u64) -> Workspace {
    let mut seeded = Seeded::new(seed);
    let example = example::workspace().expect("the example opens");
    let mut rules = example.rule_sets()[0].parts().clone();
    for channel in &mut rules.channels {
        channel.clause = None;
    }
    rules.clauses.clear();
    for provision in &mut rules.provisions {
        provision.clause = None;
    }
    rules.channels[2].classes = Some(vec![ClassId::new("dept")]);
    let mut odd: Vec<&str> = ODD.to_vec();
    let units = 3 + seeded.below(20);
    let unit = |at: usize| {
        let name = if seeded.below(3) == 0 && !odd.is_empty() {
            odd.swap_remove(seeded.below(odd.len())).to_owned()
        } else {
            format!("第{at}单位")
        };
        Unit {
            id: UnitId::new(&format!("u{at}")),
            name,
            class: ClassId::new(if seeded.below(3) == 0 { "town" } else { "dept" }),
            standing: if seeded.below(5) == 0 { Standing::ListedOnly } else { Standing::Scored },
            ..Unit::default()
        }
    };
    let units: Vec<Unit> = (0..units).map(unit).collect();
    let channels: Vec<_> = rules.channels.iter().map(|channel| channel.id.clone()).collect();
    let class =
        |id: &str, name: &str| Class { id: ClassId::new(id), name: name.to_owned(), ..Class::default() };
    let parts = WorkspaceParts {
        name: "石泉县".to_owned(),
        classes: vec![class("town", "镇"), class("dept", "县直/部门[一]")],
        units: units.clone(),
        periods: vec![PeriodParts {
            id: PeriodId::new("p"),
            name: "2022年一季度".to_owned(),
            from: ermu::domain::calendar::Date::parse("2022-01-01").expect("a date"),
            to: ermu::domain::calendar::Date::parse("2022-03-31").expect("a date"),
            rules: rules.id.clone(),
            ..PeriodParts::default()
        }],
        rule_sets: vec![rules],
        ..WorkspaceParts::default()
    };
    let mut workspace = Workspace::new(parts).expect("the parts fit");
    for unit in &units {
        for (at, channel) in channels.iter().enumerate() {
            if at == 2 && unit.class.as_str() == "town" {
                continue;
            }
            let typed = match seeded.below(6) {
                0 | 1 => continue,
                2 => "0".to_owned(),
                3 => (99_999 - seeded.below(3)).to_string(),
                _ => seeded.below(300).to_string(),
            };
            let (period, unit) = (PeriodId::new("p"), unit.id.clone());
            edit::apply(&mut workspace, Edit::Type { period, unit, channel: channel.clone(), typed })
                .expect("it names what is there");
        }
    }
    workspace
}
