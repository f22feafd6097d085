//! Small counties under rule sets thrown together: several clauses at once that cap, count, convert and compare.

use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::{ChannelId, ClassId, ItemId, KindId, PeriodId, ProvisionId, RulesId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::record::{Adoption, Author, Item};
use ermu::domain::roster::{Class, Unit};
use ermu::domain::rules::{
    Against, Base, Basis, Beyond, Body, Cap, Channel, Composite, CompositePart, Convert, Floor, Kind,
    Measure, Missed, Multiplier, Policy, Provision, RankPoints, Ranking, Rate, Repeat, Rounding,
    RuleSetParts, SameItem, Scale, Step, Steps, Task, Ties, Varying, Wholes, Window,
};
use ermu::domain::workspace::{PeriodParts, Source, Workspace, WorkspaceParts};

pub(crate) const CHANNELS: usize = 4;

/// Numbers thrown one after another, the same for the same seed.
pub(crate) struct Throws(pub(crate) u64);

impl Throws {
    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(sides.max(1)).expect("few")).expect("few")
    }

    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let at = self.roll(all.len());
        all.get(at)
    }
}

fn amount(dice: &mut Throws, from: i64, to: i64) -> Points {
    let halves = usize::try_from(to - from + 1).expect("a range");
    Points::from_thousandths(500 * (from + i64::try_from(dice.roll(halves)).expect("small")))
}

/// Ids of some channels; sometimes none, which is all.
fn some(dice: &mut Throws) -> Vec<String> {
    match dice.roll(6) {
        0 => Vec::new(),
        1 => vec!["a".to_owned()],
        2 => ["a", "b"].map(str::to_owned).to_vec(),
        3 => ["b", "c"].map(str::to_owned).to_vec(),
        4 => ["a", "b", "c"].map(str::to_owned).to_vec(),
        _ => {
            let one = ["a", "b", "c", "d"][dice.roll(CHANNELS)];
            vec![one.to_owned()]
        }
    }
}

/// Ids of some channels, and sometimes of the first clause.
fn anything(dice: &mut Throws) -> Vec<String> {
    let mut of = some(dice);
    if dice.roll(6) == 0 {
        of.push("p0".to_owned());
    }
    of
}

fn window(dice: &mut Throws) -> Window {
    [Window::Period, Window::Year, Window::Quarter, Window::Month][dice.roll(4)]
}

fn measure(dice: &mut Throws) -> Measure {
    [Measure::Items, Measure::Points, Measure::Adopted][dice.roll(3)]
}

fn body(dice: &mut Throws) -> Body {
    let of = some(dice);
    let per = window(dice);
    let whole = |count: usize| Some(Points::whole(i32::try_from(count).expect("small")));
    match dice.roll(15) {
        0 | 1 => Body::Cap(Cap {
            of: anything(dice),
            items: dice.roll(4) == 0,
            most: Varying::fixed(amount(dice, 2, 20)),
            per,
            after_tasks: dice.roll(4) == 0,
        }),
        2 => Body::Floor(Floor { of: anything(dice), least: Varying::fixed(amount(dice, 0, 20)), per }),
        3 | 4 => {
            let step = |from, points| Step { from: whole(from), points: Some(points), ..Step::default() };
            let mut steps = vec![step(dice.roll(3), amount(dice, -1, 3)), step(4, amount(dice, 2, 9))];
            if dice.roll(2) == 0 {
                steps[1].every = whole(2);
                steps[1].adds = Some(amount(dice, 0, 3));
            }
            Body::Steps(Steps { of, measure: measure(dice), steps, per })
        }
        5 | 6 => {
            let beyond = Beyond { each: Some(amount(dice, 0, 2)), most: whole(dice.roll(4)) };
            Body::Task(Task {
                of,
                measure: measure(dice),
                target: Varying::fixed(amount(dice, 2, 14)),
                per,
                points: Some(amount(dice, 0, 8)),
                missed: [Missed::Told, Missed::Each, Missed::Proportion, Missed::AllOrNothing][dice.roll(4)],
                each: Some(amount(dice, -4, 0)),
                otherwise: Some(amount(dice, -4, 0)),
                beyond: (dice.roll(2) == 0).then_some(beyond),
                forfeits: if dice.roll(5) == 0 { anything(dice) } else { Vec::new() },
                ..Task::default()
            })
        }
        7 => Body::Base(Base { points: Varying::fixed(amount(dice, 0, 20)), per }),
        8 => Body::Multiplier(Multiplier {
            of,
            times: Some(Points::from_thousandths(1333)),
            ..Multiplier::default()
        }),
        9 => Body::Convert(Convert {
            of: vec!["a".to_owned()],
            each: whole(2 + dice.roll(2)),
            makes: whole(1),
            into: "b".to_owned(),
            wholes: [Wholes::Down, Wholes::Exact][dice.roll(2)],
            per,
        }),
        10 => Body::Rate(Rate {
            of: vec!["a".to_owned()],
            over: some(dice),
            threshold: Some(Points::from_thousandths(300)),
            below: Some(amount(dice, -4, 0)),
            from: Some(amount(dice, 0, 6)),
            per,
            ..Rate::default()
        }),
        kind => beside(kind - 11, of, dice),
    }
}

/// A clause that looks at items, at others, or at the figure as a whole.
fn beside(kind: usize, of: Vec<String>, dice: &mut Throws) -> Body {
    let whole = |count: usize| Some(Points::whole(i32::try_from(count).expect("small")));
    match kind {
        2 => Body::SameItem(SameItem {
            of,
            policy: [Policy::Highest, Policy::Decreasing, Policy::TopK][dice.roll(3)],
            k: Some(1),
            factors: vec![
                Repeat { times: Some(Points::from_thousandths(900)) },
                Repeat { times: Some(Points::ZERO) },
            ],
            ..SameItem::default()
        }),
        0 => Body::RankPoints(RankPoints {
            of: if dice.roll(2) == 0 { Vec::new() } else { of },
            top: Some(1),
            points: Some(amount(dice, 2, 8)),
            each: Some(amount(dice, -2, 0)),
            least: Some(Points::ZERO),
            ..RankPoints::default()
        }),
        1 => Body::Scale(Scale {
            of: if dice.roll(2) == 0 { Vec::new() } else { anything(dice) },
            by: [Against::Best, Against::Target, Against::Nothing][dice.roll(3)],
            target: Varying::fixed(Points::whole(20)),
            to: whole(100),
            most: (dice.roll(3) == 0).then_some(Points::whole(120)),
            ..Scale::default()
        }),
        _ => {
            let part = |of: Vec<String>, by, measure| CompositePart {
                name: "part".to_owned(),
                of,
                measure,
                by,
                target: Varying::fixed(Points::whole(8)),
                to: whole(50),
                most: None,
            };
            let by = [Against::Best, Against::Target][dice.roll(2)];
            let parts = vec![
                part(vec!["a".to_owned()], by, Measure::Items),
                part(of, Against::Target, measure(dice)),
            ];
            Body::Composite(Composite { parts, current: dice.roll(2) == 0 })
        }
    }
}

/// A rule set of four channels and up to five clauses.
pub(crate) fn rules(dice: &mut Throws, clauses: usize) -> RuleSetParts {
    let kind = |id: &str| Kind { id: KindId::new(id), name: id.to_owned(), heading: id.to_owned() };
    let channel = |(at, id): (usize, &str)| Channel {
        id: ChannelId::new(id),
        kind: KindId::new(if at < 2 { "news" } else { "study" }),
        name: format!("to {id}"),
        label: id.to_owned(),
        points: amount(dice, if at == 3 { -1 } else { 0 }, [2, 4, 10, 20][at]),
        ..Channel::default()
    };
    let channels = ["a", "b", "c", "d"].into_iter().enumerate().map(channel).collect();
    let provision = |at: usize| Provision {
        id: ProvisionId::new(&format!("p{at}")),
        name: format!("clause {at}"),
        body: body(dice),
        ..Provision::default()
    };
    RuleSetParts {
        id: RulesId::new("r"),
        name: "rules".to_owned(),
        kinds: vec![kind("news"), kind("study")],
        channels,
        provisions: (0..clauses).map(provision).collect(),
        rounding: Rounding { decimals: u32::try_from(dice.roll(4)).expect("small"), ..Rounding::default() },
        ranking: Ranking {
            by: [Basis::Current, Basis::Cumulative, Basis::Converted, Basis::Converted][dice.roll(4)],
            ties: [Ties::Serial, Ties::Competition, Ties::Dense][dice.roll(3)],
            ..Ranking::default()
        },
        ..RuleSetParts::default()
    }
}

/// A county of so many units and two quarters under rules, with counts thrown, or items where they score; none where the
/// rules contradict themselves.
pub(crate) fn county(
    rules: RuleSetParts,
    units: usize,
    source: Source,
    dice: &mut Throws,
) -> Option<Workspace> {
    let date = |text: &str| Date::parse(text).expect("a date");
    let period = |id: &str, from: &str, to: &str| PeriodParts {
        id: PeriodId::new(id),
        name: id.to_owned(),
        from: date(from),
        to: date(to),
        rules: rules.id.clone(),
        source,
        ..PeriodParts::default()
    };
    let class = ClassId::new("town");
    let unit = |at: usize| Unit {
        id: UnitId::new(&format!("u{at}")),
        name: format!("unit {at}"),
        class: class.clone(),
        ..Unit::default()
    };
    let items = if source == Source::Items { 4 * units } else { 0 };
    let parts = WorkspaceParts {
        name: "county".to_owned(),
        classes: vec![Class { id: class.clone(), name: "towns".to_owned(), ..Class::default() }],
        units: (0..units).map(unit).collect(),
        periods: vec![period("q1", "2022-01-01", "2022-03-31"), period("q2", "2022-04-01", "2022-06-30")],
        rule_sets: vec![rules.clone()],
        items: (0..items).map(|at| item(at, units, &rules, dice)).collect(),
        ..WorkspaceParts::default()
    };
    let mut workspace = Workspace::new(parts).ok()?;
    if source == Source::Items {
        return Some(workspace);
    }
    for period in ["q1", "q2"] {
        for at in 0..units {
            for channel in &rules.channels {
                let count = dice.roll(5).saturating_sub(1);
                let edit = Edit::Type {
                    period: PeriodId::new(period),
                    unit: UnitId::new(&format!("u{at}")),
                    channel: channel.id.clone(),
                    typed: count.to_string(),
                };
                edit::apply(&mut workspace, edit).expect("it names what is there");
            }
        }
    }
    Some(workspace)
}

/// An item of one unit, or of two, with an adoption or two.
fn item(at: usize, units: usize, rules: &RuleSetParts, dice: &mut Throws) -> Item {
    let first = dice.roll(units);
    let author = |at: usize| Author { unit: UnitId::new(&format!("u{at}")), ..Author::default() };
    let mut written = vec![author(first)];
    if dice.roll(4) == 0 {
        written.push(author((first + 1) % units));
    }
    let mut adoptions = Vec::new();
    for _ in 0..=dice.roll(2) {
        let day = ["2022-01-20", "2022-03-31", "2022-04-09", "2022-06-30"][dice.roll(4)];
        let channel = dice.pick(&rules.channels).expect("there are some").id.clone();
        adoptions.push(Adoption { channel, date: Date::parse(day), ..Adoption::default() });
    }
    let id = ItemId::new(&format!("i{at}"));
    Item { id, title: "an item".to_owned(), units: written, length: None, adoptions }
}
