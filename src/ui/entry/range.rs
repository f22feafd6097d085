//! Which cells of the grid are chosen, by row and column as they are shown. Pure.

use std::ops::RangeInclusive;

/// A cell as it is shown: row and column counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct At {
    pub(super) row: usize,
    pub(super) col: usize,
}

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Up(usize),
    Down(usize),
    Left,
    Right,
    RowStart,
    RowEnd,
    First,
    Last,
    /// The next cell, from the end of a row to the next row.
    Next,
    /// The cell before.
    Before,
}

/// A rectangle of cells: from where the choice began to where it is led.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) anchor: At,
    pub(super) head: At,
}

impl Range {
    /// One cell.
    pub(super) fn one(at: At) -> Self {
        Self { anchor: at, head: at }
    }

    pub(super) fn rows(self) -> RangeInclusive<usize> {
        self.anchor.row.min(self.head.row)..=self.anchor.row.max(self.head.row)
    }

    pub(super) fn cols(self) -> RangeInclusive<usize> {
        self.anchor.col.min(self.head.col)..=self.anchor.col.max(self.head.col)
    }

    /// How many cells.
    pub(super) fn count(self) -> usize {
        self.rows().count() * self.cols().count()
    }

    pub(super) fn contains(self, at: At) -> bool {
        self.rows().contains(&at.row) && self.cols().contains(&at.col)
    }
}

/// The cell a step leads to in a grid of so many rows and columns; none where it leads out of the grid.
pub(super) fn step(at: At, step: Step, (rows, cols): (usize, usize)) -> Option<At> {
    if rows == 0 || cols == 0 {
        return None;
    }
    let (last_row, last_col) = (rows - 1, cols - 1);
    let At { row, col } = at;
    match step {
        Step::Up(by) => Some(At { row: row.saturating_sub(by), col }).filter(|_| row > 0),
        Step::Down(by) => Some(At { row: (row + by).min(last_row), col }).filter(|_| row < last_row),
        Step::Left => col.checked_sub(1).map(|col| At { row, col }),
        Step::Right => Some(At { row, col: col + 1 }).filter(|_| col < last_col),
        Step::RowStart => Some(At { row, col: 0 }),
        Step::RowEnd => Some(At { row, col: last_col }),
        Step::First => Some(At::default()),
        Step::Last => Some(At { row: last_row, col: last_col }),
        Step::Next if col < last_col => Some(At { row, col: col + 1 }),
        Step::Next => Some(At { row: row + 1, col: 0 }).filter(|_| row < last_row),
        Step::Before if col > 0 => Some(At { row, col: col - 1 }),
        Step::Before => row.checked_sub(1).map(|row| At { row, col: last_col }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (usize, usize) = (3, 4);

    fn at(row: usize, col: usize) -> At {
        At { row, col }
    }

    #[test]
    fn steps_stay_in_the_grid_or_lead_out_of_it() {
        assert_eq!(step(at(1, 1), Step::Down(1), SIZE), Some(at(2, 1)));
        assert_eq!(step(at(1, 1), Step::Down(9), SIZE), Some(at(2, 1)));
        assert_eq!(step(at(2, 1), Step::Down(1), SIZE), None);
        assert_eq!(step(at(0, 1), Step::Up(1), SIZE), None);
        assert_eq!(step(at(0, 0), Step::Left, SIZE), None);
        assert_eq!(step(at(0, 3), Step::Right, SIZE), None);
        assert_eq!(step(at(0, 3), Step::Next, SIZE), Some(at(1, 0)));
        assert_eq!(step(at(2, 3), Step::Next, SIZE), None, "the last cell leads on to what follows the grid");
        assert_eq!(step(at(1, 0), Step::Before, SIZE), Some(at(0, 3)));
        assert_eq!(step(at(0, 0), Step::Before, SIZE), None);
        assert_eq!(step(at(1, 2), Step::Last, SIZE), Some(at(2, 3)));
        assert_eq!(step(at(0, 0), Step::First, (0, 4)), None, "an empty grid has no cell");
    }

    #[test]
    fn a_range_is_the_same_whichever_corner_it_began_in() {
        let range = Range { anchor: at(2, 3), head: at(1, 1) };
        assert_eq!((range.rows(), range.cols(), range.count()), (1..=2, 1..=3, 6));
        assert!(range.contains(at(1, 3)) && !range.contains(at(0, 1)));
    }
}
