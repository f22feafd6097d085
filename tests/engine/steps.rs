//! Random edits that fit the workspace they are made for.

use crate::office;
use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit, ManyName};
use ermu::domain::id::{EntryId, Id, ItemId, PeriodId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::record::{Adjustment, Adoption, Author, Item, Late};
use ermu::domain::rules::{Basis, Body, Provision, Ranking, Rows, RuleSet, Ties};
use ermu::domain::workspace::{Period, PeriodIx, Workspace};

/// Numbers that were thrown; they go round.
pub(crate) struct Dice {
    thrown: [u32; 6],
    at: usize,
}

impl Dice {
    pub(crate) fn new(thrown: [u32; 6]) -> Self {
        Self { thrown, at: 0 }
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        let thrown = self.thrown[self.at % 6].rotate_right(u32::try_from(self.at / 6 * 5).unwrap_or(0));
        self.at += 1;
        thrown as usize % sides.max(1)
    }

    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let at = self.roll(all.len());
        all.get(at)
    }
}

/// One edit or several at once, if the workspace has what they need.
pub(crate) fn step(workspace: &Workspace, dice: &mut Dice) -> Option<Edit> {
    match dice.roll(8) {
        1 => office::edit(workspace, dice),
        0 => {
            let name = [
                ManyName::Paste,
                ManyName::Fill,
                ManyName::Clear,
                ManyName::Merge,
                ManyName::Roster,
                ManyName::Rules,
                ManyName::Periods,
                ManyName::Publish,
                ManyName::Move,
            ];
            let name = name[dice.roll(9)];
            Some(Edit::Many { name, edits: (0..4).filter_map(|_| one(workspace, dice)).collect() })
        }
        _ => one(workspace, dice),
    }
}

/// One edit, if the workspace has what it needs.
fn one(workspace: &Workspace, dice: &mut Dice) -> Option<Edit> {
    let at = PeriodIx::new(dice.roll(workspace.periods().len()));
    let (period, rules) = (workspace.period(at)?, workspace.rules_of(at)?);
    let unit = dice.pick(workspace.roster().units())?.id.clone();
    match dice.roll(12) {
        0..=3 => Some(Edit::Type {
            period: period.parts().id.clone(),
            unit,
            channel: dice.pick(rules.channels())?.id.clone(),
            typed: ["", "0", "1", "2", "7", "35", "4o"][dice.roll(7)].to_owned(),
        }),
        4 => Some(Edit::SetWaiting {
            period: period.parts().id.clone(),
            channel: dice.pick(rules.channels())?.id.clone(),
            waiting: dice.roll(2) == 0,
        }),
        5 => Some(Edit::SetRanking { rules: rules.id().clone(), ranking: ranking(dice) }),
        6 | 7 => put_item(workspace, dice, period, rules, unit),
        8 | 9 => put_adjustment(workspace, dice, period, rules, unit),
        10 => put_late(workspace, dice, period, rules, unit),
        _ => match dice.roll(4) {
            0 => edit::publish(workspace, &period.parts().id).ok(),
            1 => Some(Edit::Correct {
                period: period.parts().id.clone(),
                unit,
                channel: dice.pick(rules.channels())?.id.clone(),
                typed: dice.roll(9).to_string(),
                reason: "核对".to_owned(),
            }),
            2 => {
                let mut parts = rules.parts().clone();
                let channel = dice.roll(parts.channels.len());
                parts.channels[channel].points += Points::from_thousandths(500);
                Some(Edit::SetRules(Box::new(parts)))
            }
            _ => {
                let id = dice.pick(&workspace.items().keys().cloned().collect::<Vec<_>>())?.clone();
                Some(Edit::PutItem { id, item: None })
            }
        },
    }
}

fn ranking(dice: &mut Dice) -> Ranking {
    Ranking {
        by: [Basis::Current, Basis::Cumulative, Basis::Converted][dice.roll(3)],
        ties: [Ties::Serial, Ties::Competition, Ties::Dense][dice.roll(3)],
        rows: [Rows::ByPoints, Rows::Roster][dice.roll(2)],
    }
}

fn day(dice: &mut Dice, period: &Period) -> Date {
    [period.span().from(), period.span().to(), period.span().to().day_before()][dice.roll(3)]
}

fn put_item(
    workspace: &Workspace,
    dice: &mut Dice,
    period: &Period,
    rules: &RuleSet,
    unit: UnitId,
) -> Option<Edit> {
    let marks: Vec<String> =
        rules.provisions().iter().filter(|one| marked(one)).map(|one| one.id.to_string()).collect();
    let mut units = vec![Author { unit: unit.clone(), ..Author::default() }];
    let other = &dice.pick(workspace.roster().units())?.id;
    if dice.roll(2) == 0 && *other != unit {
        units.push(Author { unit: other.clone(), reported: Some(day(dice, period)), part: None });
        if dice.roll(2) == 0 {
            units[0].part = Some(Points::whole(3));
            units[1].part = Some(Points::whole(2));
        }
    }
    let mut adoptions = Vec::new();
    for _ in 0..=dice.roll(3) {
        adoptions.push(Adoption {
            channel: dice.pick(rules.channels())?.id.clone(),
            date: Some(day(dice, period)),
            marks: if dice.roll(2) == 0 { marks.clone() } else { Vec::new() },
            factor: Some(Points::from_thousandths(500)),
            ..Adoption::default()
        });
    }
    let id = ItemId::new(&format!("x{}", dice.roll(3)));
    let length = (dice.roll(3) > 0).then(|| u32::try_from(dice.roll(6000)).unwrap_or(0));
    let item = Item { id: id.clone(), title: "随机一条".to_owned(), units, length, adoptions };
    Some(Edit::PutItem { id, item: Some(Box::new(item)) })
}

fn marked(provision: &Provision) -> bool {
    matches!(&provision.body, Body::Multiplier(body) if body.marked)
}

fn put_adjustment(
    workspace: &Workspace,
    dice: &mut Dice,
    period: &Period,
    rules: &RuleSet,
    unit: UnitId,
) -> Option<Edit> {
    let kinds: Vec<&Provision> =
        rules.provisions().iter().filter(|one| matches!(one.body, Body::Adjustment(_))).collect();
    let kind = dice.pick(&kinds)?;
    let Body::Adjustment(body) = &kind.body else { return None };
    let items: Vec<ItemId> = workspace.items().keys().cloned().collect();
    let id = EntryId::new(&format!("y{}", dice.roll(4)));
    let entry = Adjustment {
        id: id.clone(),
        unit,
        period: period.parts().id.clone(),
        kind: kind.id.clone(),
        date: (dice.roll(2) == 0).then(|| day(dice, period)),
        grade: dice.pick(&body.grades).map(|grade| grade.id.clone()).unwrap_or_default(),
        points: body.least,
        item: if dice.roll(2) == 0 { dice.pick(&items).cloned() } else { None },
        times: [None, Some(2), Some(3)][dice.roll(3)],
        reason: "随机一条".to_owned(),
        evidence: String::new(),
    };
    Some(Edit::PutAdjustment { id, entry: Some(Box::new(entry)) })
}

fn put_late(
    workspace: &Workspace,
    dice: &mut Dice,
    period: &Period,
    rules: &RuleSet,
    unit: UnitId,
) -> Option<Edit> {
    let later: Vec<PeriodId> = workspace
        .periods()
        .iter()
        .filter(|other| other.span().from() > period.span().to())
        .map(|other| other.parts().id.clone())
        .collect();
    let id: EntryId = Id::new(&format!("z{}", dice.roll(3)));
    let late = Late {
        id: id.clone(),
        unit,
        channel: dice.pick(rules.channels())?.id.clone(),
        count: Some(u32::try_from(dice.roll(5)).unwrap_or(0)),
        of: period.parts().id.clone(),
        known: dice.pick(&later)?.clone(),
        reason: "随机一条".to_owned(),
    };
    Some(Edit::PutLate { id, late: Some(Box::new(late)) })
}
