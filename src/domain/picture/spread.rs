//! How the points of a class are spread: how many units stand in each stretch of points.

use super::{Align, BODY, Fill, Frame, HEAD, Ink, MARGIN, Picture, SMALL, WIDTH, cut, length, share};
use crate::domain::board::Scoreboard;
use crate::domain::points::Points;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::Basis;
use crate::domain::workspace::Workspace;

/// So many stretches at most.
const MOST: i64 = 20;
/// How wide a stretch may be, in points; beyond the last they double.
const STEPS: [i32; 16] =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

/// The scored units of all classes in stretches of points, all of one width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Where each stretch begins, the lowest first; it ends where the next begins, and what lies there is in the next.
    pub from: Vec<Points>,
    /// How wide a stretch is.
    pub step: Points,
    /// The units of each class in each stretch, the one with the most points first.
    pub classes: Vec<(ClassIx, Vec<Vec<UnitIx>>)>,
}

/// Counts the scored units of every class that has some.
pub fn spread(workspace: &Workspace, board: &Scoreboard, of: Basis) -> Spread {
    let ranked = |class| board.standings(class).map_or(&[][..], |standings| standings.ranked());
    let classes: Vec<ClassIx> = workspace
        .roster()
        .classes_ix()
        .map(|(class, _)| class)
        .filter(|&class| !ranked(class).is_empty())
        .collect();
    let points = |unit: UnitIx| board.points(unit, of);
    let all = || classes.iter().flat_map(|&class| ranked(class)).map(|&unit| points(unit));
    let (Some(least), Some(most)) = (all().min(), all().max()) else { return Spread::default() };
    let at = |points: Points, step: Points| points.thousandths().div_euclid(step.thousandths());
    let fits = |step: &Points| at(most, *step) - at(least.min(Points::ZERO), *step) < MOST;
    let listed = STEPS.map(Points::whole);
    let doubled = std::iter::successors(listed.last().copied(), |step| Some(*step + *step));
    let step = listed.into_iter().chain(doubled.take(40)).find(fits).unwrap_or(listed[0]);
    let first = at(least.min(Points::ZERO), step);
    let stretches = usize::try_from(at(most, step) - first + 1).unwrap_or(1);
    let begins = |stretch: usize| {
        let stretch = first + i64::try_from(stretch).unwrap_or(0);
        Points::from_thousandths(stretch * step.thousandths())
    };
    let of_class = |class: ClassIx| {
        let mut held = vec![Vec::new(); stretches];
        let mut units = ranked(class).to_vec();
        // Rows may stand in roster order.
        units.sort_by_key(|&unit| std::cmp::Reverse(points(unit)));
        for unit in units {
            let stretch = usize::try_from(at(points(unit), step) - first).unwrap_or(0);
            if let Some(held) = held.get_mut(stretch) {
                held.push(unit);
            }
        }
        (class, held)
    };
    Spread {
        from: (0..stretches).map(begins).collect(),
        step,
        classes: classes.into_iter().map(of_class).collect(),
    }
}

/// The height of a class's bars, and what is over and under them.
const BARS: i32 = 110;
const OVER: i32 = 44;
const UNDER: i32 = 34;

/// Draws a row of bars for each class, all on one scale. `names` are the classes' names with their sizes, `unit` is what
/// the points are counted in.
pub fn draw_spread(spread: &Spread, names: &[String], unit: &str, frame: &Frame) -> Picture {
    let panel = OVER + BARS + UNDER;
    let mut sheet = Picture::framed(frame, panel * length(spread.classes.len()));
    let most = spread.classes.iter().flat_map(|(_, held)| held).map(Vec::len).max().unwrap_or(0);
    let wide = (WIDTH - 2 * MARGIN - 30) / length(spread.from.len()).max(1);
    // Every so many stretches have a number, so that two never meet.
    let apart = usize::try_from((44 + wide) / wide.max(1)).unwrap_or(1).max(1);
    for (row, (_, held)) in spread.classes.iter().enumerate() {
        let top = HEAD + panel * length(row);
        let base = top + OVER + BARS;
        let name = names.get(row).map_or("", String::as_str);
        sheet.words((MARGIN, top + 16), Align::Left, BODY, Ink::Strong, &cut(name, 40));
        for (at, units) in held.iter().enumerate() {
            let left = MARGIN + wide * length(at);
            let high = share(units.len() as u64, most as u64, BARS).max(i32::from(!units.is_empty()));
            if high > 0 {
                sheet.bar((left + 2, base - high), ((wide - 4).max(1), high), Fill::Grey);
                let count = units.len().to_string();
                sheet.words((left + wide / 2, base - high - 4), Align::Middle, SMALL, Ink::Plain, &count);
            }
        }
        sheet.line((MARGIN, base), (WIDTH - MARGIN, base), Ink::Plain);
        let end = spread.from.last().map(|last| *last + spread.step);
        for (at, from) in spread.from.iter().copied().chain(end).enumerate() {
            let left = MARGIN + wide * length(at);
            sheet.line((left, base), (left, base + 4), Ink::Plain);
            if at % apart == 0 {
                sheet.words((left, base + 18), Align::Middle, SMALL, Ink::Quiet, &from.to_string());
            }
        }
        sheet.words((WIDTH - MARGIN, base + 18), Align::Right, SMALL, Ink::Quiet, unit);
    }
    sheet
}
