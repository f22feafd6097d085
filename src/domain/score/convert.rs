//! 折算: 累计 turned into another figure, clause after clause, over all units of a class.

use super::{Book, ClauseLine, Figures};
use crate::domain::points::Points;
use crate::domain::roster::{ClassIx, Unit, UnitIx};
use crate::domain::rules::{
    Against, Body, Composite, CompositePart, Provision, ProvisionIx, Resolved, Rounding, RuleSet, Scale,
    Size, Stage,
};
use crate::domain::workspace::{PeriodIx, Workspace};

/// The figure of one unit and how it came about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// The figure.
    pub figure: Points,
    /// Each clause with the figure before and after it.
    pub lines: Vec<ClauseLine>,
}

/// A unit of the class at work.
struct Row<'a> {
    at: usize,
    unit: &'a Unit,
    figures: &'a Figures,
}

/// The figures of all units, in roster order; 累计 where no clause converts. `explain` asks for everybody's lines.
pub(in crate::domain) fn convert(
    workspace: &Workspace,
    period: PeriodIx,
    all: &[Figures],
    explain: bool,
) -> (Vec<Points>, Vec<Vec<ClauseLine>>) {
    let mut figures: Vec<Points> = all.iter().map(Figures::cumulative).collect();
    let mut lines = if explain { vec![Vec::new(); all.len()] } else { Vec::new() };
    let Some(rules) = workspace.rules_of(period) else { return (figures, lines) };
    for (class, _) in workspace.roster().classes_ix() {
        for (ix, provision, resolved) in rules.acting().filter(|one| one.2.stage == Stage::Conversion) {
            let rows = rows(workspace, period, class, provision, all);
            let before: Vec<Points> = rows.iter().map(|row| figures[row.at]).collect();
            let after = step(rules, ix, provision, resolved, &rows, &before);
            for (i, row) in rows.iter().enumerate() {
                figures[row.at] = after[i].0;
                if let Some(lines) = lines.get_mut(row.at) {
                    let line = ClauseLine::new(ix, before[i], after[i].0);
                    lines.push(ClauseLine { measured: after[i].1, against: after[i].2, told: true, ..line });
                }
            }
        }
    }
    (figures, lines)
}

/// How the figure of one unit comes about.
pub fn conversion(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> Converted {
    let all = Book::new(workspace, period).all();
    let (figures, mut lines) = convert(workspace, period, &all, true);
    let lines = lines.get_mut(unit.get()).map(std::mem::take).unwrap_or_default();
    Converted { figure: figures.get(unit.get()).copied().unwrap_or_default(), lines }
}

/// How the figures of all units come about, in roster order.
pub fn conversions(workspace: &Workspace, period: PeriodIx) -> Vec<Vec<ClauseLine>> {
    let all = Book::new(workspace, period).all();
    convert(workspace, period, &all, true).1
}

fn rows<'a>(
    workspace: &'a Workspace,
    period: PeriodIx,
    class: ClassIx,
    provision: &Provision,
    all: &'a [Figures],
) -> Vec<Row<'a>> {
    let roster = workspace.roster();
    let scored = roster.units_ix().filter(|(unit, of)| {
        roster.class_of(*unit) == Some(class)
            && roster.is_scored(*unit)
            && workspace.is_active(*unit, period)
            && provision.holds_for(of)
    });
    scored.filter_map(|(ix, unit)| Some(Row { at: ix.get(), unit, figures: all.get(ix.get())? })).collect()
}

/// The figure after a clause, what it measured, and what that was put beside.
type After = (Points, Points, Points);

fn step(
    rules: &RuleSet,
    ix: ProvisionIx,
    provision: &Provision,
    resolved: &Resolved,
    rows: &[Row<'_>],
    before: &[Points],
) -> Vec<After> {
    let rounding = rules.parts().rounding;
    match &provision.body {
        Body::Scale(body) => scale(body, ix, resolved, rows, before, rounding),
        Body::Composite(body) => composite(body, ix, resolved, rows, before, rounding),
        Body::Size(body) => size(body, rows, before, rounding),
        _ => before.iter().map(|&figure| (figure, figure, Points::ZERO)).collect(),
    }
}

/// What a field of a clause measured of a unit over the year, or the period where only it is looked at; the figure so
/// far where it names nothing.
fn measured(
    row: &Row<'_>,
    (ix, field): (ProvisionIx, usize),
    resolved: &Resolved,
    before: Points,
    current: bool,
) -> Points {
    if resolved.selections.get(field).is_none_or(|of| of.everything) {
        return if current { row.figures.current } else { before };
    }
    let watched = if current { &row.figures.sum.watched } else { &row.figures.watched };
    watched.iter().find(|(by, at, _)| *by == ix && *at == field).map_or(Points::ZERO, |one| one.2)
}

fn scale(
    body: &Scale,
    ix: ProvisionIx,
    resolved: &Resolved,
    rows: &[Row<'_>],
    before: &[Points],
    rounding: Rounding,
) -> Vec<After> {
    let own: Vec<Points> = rows
        .iter()
        .zip(before)
        .map(|(row, &figure)| measured(row, (ix, 0), resolved, figure, body.current))
        .collect();
    let best = own.iter().copied().max().unwrap_or_default();
    let to = body.to.unwrap_or_default();
    rows.iter()
        .zip(&own)
        .map(|(row, &own)| {
            let beside = match body.by {
                Against::Best => best,
                Against::Target => body.target.of(row.unit).unwrap_or_default(),
                Against::Rate => measured(row, (ix, 1), resolved, Points::ZERO, body.current),
                Against::Nothing => Points::whole(1),
            };
            (beside_whole(own, beside, to, body.most, rounding), own, beside)
        })
        .collect()
}

/// So much of `to` as `own` is of `beside`; nothing where nobody has anything to be put beside.
fn beside_whole(own: Points, beside: Points, to: Points, most: Option<Points>, rounding: Rounding) -> Points {
    if beside <= Points::ZERO {
        return Points::ZERO;
    }
    let figure = rounding.ratio(to, own.thousandths(), beside.thousandths());
    most.map_or(figure, |most| figure.min(most))
}

fn composite(
    body: &Composite,
    ix: ProvisionIx,
    resolved: &Resolved,
    rows: &[Row<'_>],
    before: &[Points],
    rounding: Rounding,
) -> Vec<After> {
    let mut sums = vec![Points::ZERO; rows.len()];
    for (field, part) in body.parts.iter().enumerate() {
        let own: Vec<Points> = rows
            .iter()
            .zip(before)
            .map(|(row, &figure)| measured(row, (ix, field), resolved, figure, body.current))
            .collect();
        let best = own.iter().copied().max().unwrap_or_default();
        for (i, row) in rows.iter().enumerate() {
            let beside = part_beside(part, row, best);
            sums[i] += beside_whole(own[i], beside, part.to.unwrap_or_default(), part.most, rounding);
        }
    }
    sums.into_iter().zip(before).map(|(sum, &figure)| (sum, figure, Points::ZERO)).collect()
}

fn part_beside(part: &CompositePart, row: &Row<'_>, best: Points) -> Points {
    match part.by {
        Against::Best => best,
        Against::Target => part.target.of(row.unit).unwrap_or_default(),
        Against::Rate | Against::Nothing => Points::whole(1),
    }
}

fn size(body: &Size, rows: &[Row<'_>], before: &[Points], rounding: Rounding) -> Vec<After> {
    let one = |row: &Row<'_>, figure: Points| {
        // Without a headcount nothing is known of the size; that is a finding.
        let Some(heads) = row.unit.heads else { return (figure, Points::ZERO, Points::ZERO) };
        let counted = Points::whole(1).times(heads);
        if let Some(per) = body.per_heads {
            let product = i64::from(heads).saturating_mul(1000);
            return (rounding.ratio(figure, per.thousandths(), product), counted, per);
        }
        let times = body.times(heads).unwrap_or(Points::whole(1));
        (rounding.ratio(figure, times.thousandths(), 1000), counted, times)
    };
    rows.iter().zip(before).map(|(row, &figure)| one(row, figure)).collect()
}
