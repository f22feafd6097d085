//! The places of a class's units from period to period.

use super::{Align, Frame, HEAD, Ink, MARGIN, Mark, Picture, SMALL, WIDTH, cut, length};
use crate::domain::board::Scoreboard;
use crate::domain::record::Printed;
use crate::domain::roster::{Class, ClassIx, UnitIx};
use crate::domain::workspace::{PeriodIx, Workspace};

/// So many periods are looked back, the one on view among them.
const MOST_PERIODS: usize = 8;
/// So many units are drawn, those with the best places in the period on view.
const MOST_UNITS: usize = 20;

/// The units of a class through the last periods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// The periods, the earliest first.
    pub periods: Vec<PeriodIx>,
    /// The units with the best places in the last of them.
    pub rows: Vec<Row>,
    /// How many units the class ranked then.
    pub ranked: usize,
}

/// A unit through the periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The unit.
    pub unit: UnitIx,
    /// For each period its line in the table, counted from 0, and its place; none where it was not ranked.
    pub places: Vec<Option<(usize, usize)>>,
}

/// Follows every class that ranks somebody back from a period. What was printed goes before what would be computed now.
pub fn courses(workspace: &Workspace, last: PeriodIx) -> Vec<(ClassIx, Course)> {
    let first = (last.get() + 1).saturating_sub(MOST_PERIODS);
    let periods: Vec<PeriodIx> = (first..=last.get()).map(PeriodIx::new).collect();
    let boards: Vec<Scoreboard> = periods.iter().map(|&at| Scoreboard::new(workspace, at)).collect();
    let of_class = |(class, _): (ClassIx, &Class)| {
        let tables: Vec<Vec<Line>> = boards.iter().map(|board| table(workspace, class, board)).collect();
        let now = tables.last().filter(|now| !now.is_empty())?;
        let row = |&(unit, _): &Line| {
            let then = |table: &Vec<Line>| {
                let line = table.iter().position(|(of, _)| *of == unit)?;
                Some((line, table[line].1))
            };
            Row { unit, places: tables.iter().map(then).collect() }
        };
        let rows = now.iter().take(MOST_UNITS).map(row).collect();
        Some((class, Course { rows, ranked: now.len(), periods: periods.clone() }))
    };
    workspace.roster().classes_ix().filter_map(of_class).collect()
}

/// A unit and its place.
type Line = (UnitIx, usize);

/// The ranked units of a class in one period in the order of their places: as they were printed, where they were.
fn table(workspace: &Workspace, class: ClassIx, board: &Scoreboard) -> Vec<Line> {
    let roster = workspace.roster();
    let printed = workspace.period(board.period()).map(|period| period.parts().printed.as_slice());
    let of_print = |printed: &Printed| {
        let unit = roster.find(&printed.unit).filter(|&unit| roster.class_of(unit) == Some(class))?;
        Some((unit, usize::try_from(printed.place?).ok()?))
    };
    let mut all: Vec<Line> = printed.unwrap_or_default().iter().filter_map(of_print).collect();
    if all.is_empty() {
        let ranked = board.standings(class).map_or(&[][..], |standings| standings.ranked()).iter();
        all = ranked.filter_map(|&unit| Some((unit, board.place(workspace, unit)?.place?))).collect();
    }
    // Level units keep the order of the roster.
    all.sort_by_key(|&(unit, place)| (place, unit));
    all
}

/// How far apart two lines of the table are.
const ROW: i32 = 24;
/// For the periods' names, and for the units' names behind the last period.
const PERIODS: i32 = 30;
const NAMES: i32 = 190;
/// The signs of a name that fit there.
const NAME: usize = 13;

/// Draws a line through the periods for each unit; the first three of the last period are strong. `periods` are the names
/// of the periods and `units` those of the units, `later` stands for all that came after the drawn lines.
pub fn draw_course(
    course: &Course,
    (periods, units): (&[String], &[String]),
    later: &str,
    frame: &Frame,
) -> Picture {
    let lines = length(course.rows.len());
    let is_later = |places: &Row| places.places.iter().flatten().any(|(line, _)| *line >= course.rows.len());
    let has_later = course.rows.iter().any(is_later);
    let mut sheet = Picture::framed(frame, PERIODS + ROW * (lines + i32::from(has_later)));
    let begin = MARGIN + 40;
    let end = WIDTH - MARGIN - NAMES;
    let gaps = length(course.periods.len().saturating_sub(1)).max(1);
    let across = |at: usize| begin + (end - begin) * length(at) / gaps;
    let down = |line: usize| HEAD + PERIODS + ROW * length(line.min(course.rows.len())) + ROW / 2;
    let bottom = HEAD + PERIODS + ROW * (lines + i32::from(has_later));
    for (at, name) in periods.iter().enumerate() {
        sheet.line((across(at), HEAD + PERIODS - 6), (across(at), bottom), Ink::Rule);
        sheet.words((across(at), HEAD + 12), Align::Middle, SMALL, Ink::Quiet, &cut(name, 10));
    }
    if has_later {
        sheet.words((begin - 16, down(course.rows.len()) + 4), Align::Right, SMALL, Ink::Quiet, later);
    }
    for (of, row) in course.rows.iter().enumerate().rev() {
        let ink = if of < 3 { Ink::Strong } else { Ink::Quiet };
        let mut places = Vec::new();
        for (at, place) in row.places.iter().enumerate() {
            match place {
                Some((line, _)) => places.push((across(at), down(*line))),
                // Where it was not ranked its line is broken.
                None => sheet.joined(std::mem::take(&mut places), ink),
            }
        }
        sheet.joined(places, ink);
        let name = cut(units.get(of).map_or("", String::as_str), NAME);
        let place = row.places.last().copied().flatten().map_or(0, |(_, place)| place);
        let words = if of < 3 { Ink::Strong } else { Ink::Plain };
        sheet.words((end + 34, down(of) + 5), Align::Right, SMALL, words, &place.to_string());
        sheet.words((end + 44, down(of) + 5), Align::Left, SMALL, words, &name);
    }
    sheet
}

impl Picture {
    fn joined(&mut self, places: Vec<super::At>, ink: Ink) {
        if !places.is_empty() {
            self.marks.push(Mark::Joined { places, ink });
        }
    }
}
