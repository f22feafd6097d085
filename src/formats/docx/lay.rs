//! How a table is laid out: which cell stands where, how wide the columns are, how large the signs, which way the paper.

use super::measure::{AREA, halves};
use super::words;
use crate::domain::annex::{Grid, GridCell};
use crate::domain::document::Annexed;

/// What stands at a place of a row.
#[derive(Clone, Copy)]
pub(super) enum Slot<'a> {
    /// A cell with the columns and rows it really takes.
    Cell(&'a GridCell, usize, usize),
    /// A cell above goes on over so many columns.
    Below(usize),
    /// No cell was given.
    Empty,
}

impl Slot<'_> {
    /// How many columns it takes.
    pub(super) const fn columns(self) -> usize {
        match self {
            Self::Cell(_, columns, _) | Self::Below(columns) => columns,
            Self::Empty => 1,
        }
    }
}

/// A table laid out.
pub(super) struct Plan<'a> {
    /// Every row in full, all equally wide.
    pub(super) rows: Vec<Vec<Slot<'a>>>,
    /// How wide the columns are, in twips.
    pub(super) widths: Vec<i32>,
    /// The size of the signs in half points.
    pub(super) size: u32,
    /// Whether the paper lies on its long side.
    pub(super) is_wide: bool,
}

/// Sizes tried on an upright page, and on one that lies.
const SIZES: [&[u32]; 2] = [&[21, 18], &[21, 18, 15, 13, 11]];
/// What a column has beside its signs, in halves of a sign of Chinese.
const PADDING: f64 = 1.6;

impl<'a> Plan<'a> {
    /// Lays a table out.
    pub(super) fn new(annexed: &'a Annexed) -> Self {
        let rows = rows(&annexed.grid);
        let natural = natural(&rows, annexed.head);
        let sum: f64 = natural.iter().sum();
        let fits = |size: &&u32, room: i32| sum * f64::from(**size) * 5.0 <= f64::from(room);
        let upright = SIZES[0].iter().find(|size| fits(size, AREA.0));
        let lying = || SIZES[1].iter().find(|size| fits(size, AREA.1));
        let (size, is_wide) = match upright {
            Some(size) => (*size, false),
            None => (lying().copied().unwrap_or(11), true),
        };
        let widths = shared(&natural, if is_wide { AREA.1 } else { AREA.0 });
        Self { rows, widths, size, is_wide }
    }

    /// How wide so many columns are from one on.
    pub(super) fn width(&self, from: usize, columns: usize) -> i32 {
        self.widths.iter().skip(from).take(columns).sum()
    }
}

/// Every row in full. A cell that would lie over another, or below the last row, is cut to what is free.
fn rows(grid: &Grid) -> Vec<Vec<Slot<'_>>> {
    // For each column, how many columns and further rows a cell that begins there takes below.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut all: Vec<Vec<Slot<'_>>> = Vec::new();
    for (at, row) in grid.iter().enumerate() {
        let mut cells = row.iter();
        let (mut line, mut column) = (Vec::new(), 0);
        loop {
            if let Some((columns, rows)) = open.get_mut(column).filter(|(_, rows)| *rows > 0) {
                *rows -= 1;
                line.push(Slot::Below(*columns));
                column += *columns;
            } else if let Some(cell) = cells.next() {
                let wanted = cell.columns.max(1);
                let free = open.iter().skip(column).take(wanted).take_while(|(_, rows)| *rows == 0).count();
                let is_cut = column + free < open.len();
                let columns = if is_cut { free.max(1) } else { wanted };
                let rows = cell.rows.clamp(1, grid.len() - at);
                if open.len() < column + columns {
                    open.resize(column + columns, (1, 0));
                }
                open[column] = (columns, rows - 1);
                line.push(Slot::Cell(cell, columns, rows));
                column += columns;
            } else if column < open.len() {
                line.push(Slot::Empty);
                column += 1;
            } else {
                break;
            }
        }
        all.push(line);
    }
    for line in &mut all {
        let taken: usize = line.iter().map(|slot| slot.columns()).sum();
        line.extend((taken..open.len()).map(|_| Slot::Empty));
    }
    all
}

/// How wide each column would like to be, in halves of a sign: what stands in it on one line, heads on two.
fn natural(rows: &[Vec<Slot<'_>>], head: usize) -> Vec<f64> {
    let count = rows.first().map_or(0, |row| row.iter().map(|slot| slot.columns()).sum());
    let mut widths = vec![3; count];
    for (at, row) in rows.iter().enumerate() {
        let mut column = 0;
        for slot in row {
            if let Slot::Cell(cell, 1, _) = slot {
                let lines = words::cell(cell);
                let longest = lines.lines().map(halves).max().unwrap_or_default();
                let wanted = if at < head && longest > 4 { longest.div_ceil(4) * 2 } else { longest.min(20) };
                widths[column] = widths[column].max(wanted);
            }
            column += slot.columns();
        }
    }
    widths.into_iter().map(|width| f64::from(u32::try_from(width).unwrap_or(20)) + PADDING).collect()
}

/// The room shared out in these proportions, to the last twip.
fn shared(parts: &[f64], room: i32) -> Vec<i32> {
    let sum: f64 = parts.iter().sum();
    let mut before = 0;
    let mut so_far = 0.0;
    parts
        .iter()
        .map(|part| {
            so_far += part;
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a share of the room is no larger than the room"
            )]
            let end = (f64::from(room) * so_far / sum).round() as i32;
            let width = end - before;
            before = end;
            width
        })
        .collect()
}
