//! What stands over each column: the texts of a head of several rows, spread over what they group.

use std::ops::Range;

use super::plain::squash;
use super::table::Table;

/// The texts over a column, from the top, each merged cell once; titles over the whole table are left out.
pub(super) fn stacks(table: &Table, head: Range<usize>, names: usize) -> Vec<Vec<String>> {
    let width = table.width();
    let grid = spread(table, head, width);
    let titles = titles(&grid, names, width);
    let of = |column: usize| {
        let mut seen: Vec<(usize, usize)> = Vec::new();
        for anchor in grid.iter().filter_map(|row| row[column]) {
            if !seen.contains(&anchor) && !titles.contains(&anchor) {
                seen.push(anchor);
            }
        }
        let texts = seen.into_iter().map(|(row, column)| table.own(row, column).to_owned());
        texts.collect()
    };
    (0..width).map(of).collect()
}

type Anchor = Option<(usize, usize)>;

/// For every row of the head the cell whose text stands over each column.
///
/// A text copy knows no merged cells: there a group's text stands in the first of its columns and the others are
/// blank. It is spread to the right as long as the row above groups the columns together and each of them has a text
/// of its own further down.
fn spread(table: &Table, head: Range<usize>, width: usize) -> Vec<Vec<Anchor>> {
    let at = |row, column| {
        let (r, c) = table.anchor(row, column);
        (head.contains(&r) && !squash(table.own(r, c)).is_empty()).then_some((r, c))
    };
    let mut grid: Vec<Vec<Anchor>> =
        head.clone().map(|row| (0..width).map(|column| at(row, column)).collect()).collect();
    // Whether a text of a column's own comes further down.
    let mut below = vec![vec![false; width]; grid.len()];
    for row in (0..grid.len().saturating_sub(1)).rev() {
        for column in 0..width {
            below[row][column] = below[row + 1][column]
                || grid[row + 1][column].is_some_and(|(r, _)| r == head.start + row + 1);
        }
    }
    for row in 0..grid.len() {
        for column in 1..width {
            let is_free = grid[row][column].is_none() && !table.is_covered(head.start + row, column);
            let goes_on = below[row][column] && below[row][column - 1];
            let is_together = row == 0 || grid[row - 1][column] == grid[row - 1][column - 1];
            if is_free && goes_on && is_together {
                grid[row][column] = grid[row][column - 1];
            }
        }
    }
    grid
}

/// Cells that stand over the names and over other columns too.
fn titles(grid: &[Vec<Anchor>], names: usize, width: usize) -> Vec<(usize, usize)> {
    let over_names =
        grid.iter().filter_map(|row| row.get(names).copied().flatten().map(|anchor| (row, anchor)));
    let wide =
        over_names.filter(|(row, anchor)| (names + 1..width).any(|column| row[column] == Some(*anchor)));
    wide.map(|(_, anchor)| anchor).collect()
}
