//! The cells of a table at their columns, and their texts as lines.

use super::super::breaks::{self, Room};
use super::super::drawn::{CellLine, PaperCell, PaperRow};
use super::super::sheet;
use super::super::widths::{Face, Setting, Widths};
use super::columns::{PADDING, Shape};
use crate::domain::annex::{Grid, GridCell, Kind};
use crate::domain::roster::name_parts;

/// Above and below a cell's lines.
const ABOVE: i32 = 500;
/// From line to line in a cell, in hundredths of the characters' height.
const LINE: i32 = 115;
/// The same in a cell of long text.
const LONG_LINE: i32 = 140;

/// A cell at its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) cell: &'a GridCell,
}

/// A grid with every cell's column.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub(super) rows: Vec<Vec<At<'a>>>,
    pub(super) head: usize,
    pub(super) columns: usize,
}

impl<'a> Placed<'a> {
    pub(super) fn new(grid: &'a Grid, head: usize) -> Self {
        let head = head.min(grid.len());
        // Of every column: the first row that no cell above covers.
        let mut free: Vec<usize> = Vec::new();
        let mut rows = Vec::with_capacity(grid.len());
        for (row, cells) in grid.iter().enumerate() {
            let mut placed = Vec::with_capacity(cells.len());
            let mut column = 0;
            for cell in cells {
                while free.get(column).is_some_and(|until| *until > row) {
                    column += 1;
                }
                let columns = cell.columns.max(1);
                // The head ends where it ends, whatever its cells say.
                let end = if row < head { head } else { grid.len() };
                let rows = cell.rows.clamp(1, end - row);
                if free.len() < column + columns {
                    free.resize(column + columns, 0);
                }
                free[column..column + columns].fill(row + rows);
                placed.push(At { column, columns, rows, cell });
                column += columns;
            }
            rows.push(placed);
        }
        Self { rows, head, columns: free.len() }
    }
}

impl At<'_> {
    pub(super) fn face(&self) -> Face {
        if self.cell.kind == Kind::Head { Face::Black } else { Face::Body }
    }

    /// Whether it holds sentences: text over several columns.
    pub(super) fn is_long(&self) -> bool {
        self.cell.kind == Kind::Text && self.columns > 1
    }

    /// Its text, and what stands in brackets at the end of a name and is set below it.
    pub(super) fn parts(&self) -> (&str, &str) {
        let text = self.cell.text.as_str();
        if self.cell.kind == Kind::Text && self.columns == 1 { name_parts(text) } else { (text, "") }
    }
}

/// Every row with its cells' lines, as high as they need.
pub(super) fn rows(placed: &Placed<'_>, shape: &Shape, widths: &Widths) -> Vec<PaperRow> {
    let mut rows: Vec<PaperRow> = Vec::with_capacity(placed.rows.len());
    for (number, cells) in placed.rows.iter().enumerate() {
        let least = if number < placed.head { shape.least_head() } else { shape.least_row() };
        let cells: Vec<PaperCell> = cells.iter().map(|at| cell(at, shape, widths)).collect();
        let single = cells.iter().filter(|cell| cell.rows == 1);
        let height = single.map(height).fold(least, i32::max);
        rows.push(PaperRow { height, cells });
    }
    let (head, data) = rows.split_at_mut(placed.head);
    shorten(data, shape.area.height / 2);
    stretch(head);
    stretch(data);
    rows
}

/// A text over several rows that is higher than what a page shows of it would be cut off there: it stands in the first of
/// its rows, which may be cut line by line, and an empty cell covers the others.
fn shorten(rows: &mut [PaperRow], most: i32) {
    for row in 0..rows.len() {
        let mut below = Vec::new();
        let mut least = 0;
        for cell in rows[row].cells.iter_mut().filter(|cell| cell.rows > 1 && height(cell) > most) {
            below.push(PaperCell { rows: cell.rows - 1, lines: Vec::new(), ..cell.clone() });
            cell.rows = 1;
            least = height(cell).max(least);
        }
        rows[row].height = rows[row].height.max(least);
        if let Some(next) = rows.get_mut(row + 1) {
            next.cells.append(&mut below);
            next.cells.sort_by_key(|cell| cell.column);
        }
    }
}

/// Makes the last of the rows that a cell covers so high that its lines have room.
pub(super) fn stretch(rows: &mut [PaperRow]) {
    for row in 0..rows.len() {
        for at in 0..rows[row].cells.len() {
            let cell = &rows[row].cells[at];
            let end = (row + cell.rows).min(rows.len());
            if cell.rows < 2 {
                continue;
            }
            let wanted = height(cell);
            // Rows without number need not be added up: what one needs it has after a few.
            let mut has = 0;
            for covered in &rows[row..end] {
                has += covered.height;
                if has >= wanted {
                    break;
                }
            }
            if has < wanted && end > row {
                rows[end - 1].height += wanted - has;
            }
        }
    }
}

/// How high a cell has to be for its lines.
pub(super) fn height(cell: &PaperCell) -> i32 {
    cell.lines.iter().map(|line| line.height).sum::<i32>() + 2 * ABOVE
}

fn cell(at: &At<'_>, shape: &Shape, widths: &Widths) -> PaperCell {
    let taken = shape.columns.iter().skip(at.column).take(at.columns).sum::<i32>();
    let width = sheet::points((taken - 2 * PADDING).max(0));
    let (name, second) = at.parts();
    let mut lines = Vec::new();
    let mut add = |text: &str, size: i32| {
        let height = sheet::height_of(size) * if at.is_long() { LONG_LINE } else { LINE } / 100;
        let setting = Setting::new(at.face(), size);
        // Nearly all of the cells of a long table.
        if !text.is_empty() && !text.contains('\n') && setting.width(widths, text) <= width {
            lines.push(CellLine { text: text.to_owned(), size, height });
            return;
        }
        let broken = if at.is_long() {
            // The browser sets a cell's line as wide as it is: nothing can be squeezed into it.
            breaks::lines(text, setting, widths, Room::even(width))
        } else {
            breaks::balanced(text, setting, widths, width)
        };
        let line = |broken: breaks::Broken| text.get(broken.begin..broken.end).unwrap_or_default().to_owned();
        lines.extend(broken.into_iter().map(|broken| CellLine { text: line(broken), size, height }));
    };
    add(name, if at.is_long() { shape.long_size() } else { shape.size });
    add(second, shape.second_size());
    PaperCell {
        column: at.column,
        columns: at.columns,
        rows: at.rows,
        kind: at.cell.kind,
        face: at.face(),
        lines,
    }
}
