//! Cells with their spans laid into a grid, each row filled from the left around what hangs down from above.

use super::html::{Drawn, DrawnCell};
use crate::domain::paste::{Cover, MOST_CELLS, MOST_COLUMNS, PasteFault, PastedCell, Table};

/// A merged cell that reaches down in one column.
#[derive(Clone, Copy, Default)]
struct Hanging {
    /// The row of the merged cell.
    from: usize,
    /// The first row it no longer covers.
    until: usize,
    /// Columns to the left where it stands.
    left: u16,
}

/// Lays the table out.
///
/// # Errors
/// When it has more rows, columns or cells than a table may.
pub(super) fn lay(drawn: Drawn) -> Result<Table, PasteFault> {
    PasteFault::check(drawn.height, drawn.width, 0)?;
    let height = drawn.rows.len();
    let mut hanging = [Hanging::default(); MOST_COLUMNS];
    let mut table = Table::default();
    let mut cells = 0;
    let mut width = 0;
    for (row, drawn) in drawn.rows.into_iter().enumerate() {
        let mut line = Line { row, height, cells: Vec::new(), hanging: &mut hanging };
        for cell in drawn {
            line.hang();
            line.put(cell);
        }
        line.hang_on();
        width = width.max(line.cells.len());
        cells += line.cells.len();
        // Counted on without being kept, so that the fault can tell how many there are.
        table.rows.push(if cells <= MOST_CELLS { line.cells } else { Vec::new() });
    }
    PasteFault::check(height, width, cells)?;
    Ok(table)
}

struct Line<'a> {
    row: usize,
    height: usize,
    cells: Vec<PastedCell>,
    hanging: &'a mut [Hanging; MOST_COLUMNS],
}

impl Line<'_> {
    /// What covers the next place from above.
    fn covering(&self, column: usize) -> Option<Hanging> {
        self.hanging.get(column).copied().filter(|hanging| hanging.until > self.row)
    }

    /// Goes past what hangs down at the next place.
    fn hang(&mut self) {
        while let Some(hanging) = self.covering(self.cells.len()) {
            let up = u16::try_from(self.row - hanging.from).unwrap_or(u16::MAX);
            let cover = Some(Cover { up, left: hanging.left });
            self.cells.push(PastedCell { text: String::new(), cover });
        }
    }

    /// Goes on to the last place something hangs down at.
    fn hang_on(&mut self) {
        let last = (self.cells.len()..MOST_COLUMNS).rev().find(|&column| self.covering(column).is_some());
        let Some(last) = last else { return };
        while self.cells.len() <= last {
            self.hang();
            if self.cells.len() <= last {
                self.cells.push(PastedCell::default());
            }
        }
    }

    fn put(&mut self, cell: DrawnCell) {
        let from = self.cells.len();
        // Beyond the last column only the number is of interest.
        if from >= MOST_COLUMNS {
            self.cells.push(PastedCell::default());
            return;
        }
        let rows = match usize::from(cell.rows) {
            0 => self.height - self.row,
            rows => rows.min(self.height - self.row),
        };
        let columns = usize::from(cell.columns).clamp(1, MOST_COLUMNS - from);
        let mut text = Some(cell.text);
        for left in 0..columns {
            // Where spans overlap, the one from above stays.
            if left > 0 && self.covering(from + left).is_some() {
                break;
            }
            let left = u16::try_from(left).unwrap_or(u16::MAX);
            let cover = (left > 0).then_some(Cover { up: 0, left });
            if let Some(hanging) = self.hanging.get_mut(self.cells.len()) {
                *hanging = Hanging { from: self.row, until: self.row + rows, left };
            }
            self.cells.push(PastedCell { text: text.take().unwrap_or_default(), cover });
        }
    }
}
