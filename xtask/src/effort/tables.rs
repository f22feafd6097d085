//! What the tables have to come to, computed from the seed by the rules of the notice.

use std::cmp::Reverse;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// A class's sheet and the seed it begins with.
const SHEETS: [(&str, &str); 2] = [("镇", "2022q1-towns.csv"), ("部门", "2022q1-departments.csv")];
const COLUMNS: usize = 7;
/// How many half points a count of each column is worth, so that sums stay whole.
const HALF_POINTS: [u32; COLUMNS] = [1, 1, 2, 20, 10, 40, 20];

/// The table of a class.
pub(super) struct Table {
    pub(super) sheet: &'static str,
    columns: Vec<String>,
    scored: Vec<Unit>,
    listed: Vec<Unit>,
}

struct Unit {
    name: String,
    counts: [u32; COLUMNS],
    /// Half points of the quarters before.
    before: u32,
}

impl Unit {
    fn current(&self) -> u32 {
        self.counts.iter().zip(HALF_POINTS).map(|(count, points)| count * points).sum()
    }

    fn cumulative(&self) -> u32 {
        self.before + self.current()
    }
}

impl Table {
    pub(super) fn read_all(seed: &Path) -> Result<Vec<Self>> {
        let read = |(sheet, file)| {
            let text =
                fs::read_to_string(seed.join(file)).with_context(|| format!("{file} cannot be read"))?;
            Self::read(sheet, &text).with_context(|| format!("{file} is not the seed"))
        };
        SHEETS.into_iter().map(read).collect()
    }

    fn read(sheet: &'static str, csv: &str) -> Result<Self> {
        let mut lines = csv.lines().map(|line| line.trim().split(',').collect::<Vec<_>>());
        let head = lines.next().context("it is empty")?;
        let columns = head.into_iter().skip(2).take(COLUMNS).map(str::to_owned).collect();
        let mut table = Self { sheet, columns, scored: Vec::new(), listed: Vec::new() };
        for cells in lines {
            let [_, name, cells @ .., _, _, scored] = cells.as_slice() else { bail!("a line is too short") };
            let mut counts = [0; COLUMNS];
            for (count, cell) in counts.iter_mut().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                *count = cell.parse().with_context(|| format!("`{cell}` is no count"))?;
            }
            let unit = Unit { name: (*name).to_owned(), counts, before: 0 };
            if *scored == "是" { &mut table.scored } else { &mut table.listed }.push(unit);
        }
        Ok(table)
    }

    /// The second quarter has the counts of the first, given out from the last scored unit to the first: as many keys, and
    /// another order.
    pub(super) fn begin_second_quarter(&mut self) {
        let counts: Vec<_> = self.scored.iter().rev().map(|unit| unit.counts).collect();
        for (unit, counts) in self.scored.iter_mut().zip(counts) {
            unit.before = unit.current();
            unit.counts = counts;
        }
    }

    /// Ties keep the order they are in.
    pub(super) fn sort(&mut self) {
        self.scored.sort_by_key(|unit| Reverse(unit.cumulative()));
    }

    /// Puts a count of a scored unit right; `false` where there is no such cell.
    pub(super) fn correct(&mut self, unit: &str, column: &str, count: u32) -> bool {
        let unit = self.scored.iter_mut().find(|other| other.name == unit);
        let column = self.columns.iter().position(|other| other == column);
        let Some((unit, column)) = unit.zip(column) else { return false };
        unit.counts[column] = count;
        self.sort();
        true
    }

    /// What Calc has to show below the head: the totals, then the units.
    pub(super) fn lines(&self) -> Vec<String> {
        let all = || self.scored.iter().chain(&self.listed);
        let totals: Vec<String> =
            (0..COLUMNS).map(|at| all().map(|unit| unit.counts[at]).sum::<u32>().to_string()).collect();
        let sum = |of: fn(&Unit) -> u32| self.scored.iter().map(of).sum();
        let scores = [sum(|unit| unit.before), sum(Unit::current), sum(Unit::cumulative)].map(points);
        let mut lines = vec![format!(",合计,{},{}", totals.join(","), scores.join(","))];
        for (serial, unit) in (1..).zip(all()) {
            let counts = unit.counts.map(|count| if count == 0 { String::new() } else { count.to_string() });
            let scores = if serial <= self.scored.len() {
                [unit.before, unit.current(), unit.cumulative()].map(points)
            } else {
                Default::default()
            };
            lines.push(format!("{serial},{},{},{}", unit.name, counts.join(","), scores.join(",")));
        }
        lines
    }
}

fn points(halves: u32) -> String {
    format!("{}{}", halves / 2, if halves % 2 == 1 { ".5" } else { "" })
}
