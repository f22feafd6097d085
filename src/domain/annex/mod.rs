//! 附件: the annexed table of a class as it is printed, whatever it is written as.

mod columns;
mod grid;

pub use columns::{ChannelColumn, class_total, columns, runs, typed_in};
pub use grid::{Grid, GridCell, Kind};

use crate::domain::board::{Scoreboard, Standings};
use crate::domain::points::Points;
use crate::domain::record::Cell;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::{ChannelIx, Piece};
use crate::domain::workspace::{Period, Workspace};

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnexRow {
    /// The unit.
    pub unit: UnitIx,
    /// 序号
    pub serial: usize,
    /// The name it is printed under in the period.
    pub name: String,
    /// What was adopted, column by column; none where nothing was entered, or it is no count or not fed back yet.
    pub counts: Vec<Option<u32>>,
    /// 本期 and 累计; none for a listed-only unit.
    pub points: Option<(Points, Points)>,
}

/// The table of a class: the ranked units in their order, then the listed-only ones, numbered on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    /// The class.
    pub class: ClassIx,
    /// What people call it.
    pub class_name: String,
    /// The columns of counts, which are the same for all rows.
    pub columns: Vec<ChannelColumn>,
    /// The rows in the official order, whatever the screen shows.
    pub rows: Vec<AnnexRow>,
    /// The clauses for the class as the document words them, each with its number.
    pub notes: Vec<(String, String)>,
}

impl Annex {
    /// The table of a class in the period the board shows.
    pub fn new(workspace: &Workspace, board: &Scoreboard, class: ClassIx) -> Self {
        let columns = columns(workspace, board, class, false);
        let record = workspace.period(board.period());
        let count = |unit: UnitIx, column: &ChannelColumn| shown_count(record?, unit, column.channel);
        let row = |unit: UnitIx| {
            let scored = workspace.roster().is_scored(unit);
            Some(AnnexRow {
                unit,
                serial: board.place(workspace, unit)?.serial,
                name: workspace.name_in(unit, board.period()).to_owned(),
                counts: columns.iter().map(|column| count(unit, column)).collect(),
                points: scored.then(|| (board.current(unit), board.cumulative(unit))),
            })
        };
        let units = board.standings(class).into_iter().flat_map(Standings::all);
        let rows = units.filter_map(row).collect();
        let class_name = workspace.class_name_in(class, board.period()).to_owned();
        Self { class, class_name, rows, notes: notes(workspace, board, class), columns }
    }

    /// How many rows at the end are listed only.
    pub fn listed(&self) -> usize {
        self.rows.iter().rev().take_while(|row| row.points.is_none()).count()
    }
}

/// The count that the table shows of a unit; none where nothing was entered, or it is no count or not fed back yet.
pub fn shown_count(record: &Period, unit: UnitIx, channel: ChannelIx) -> Option<u32> {
    match record.sheet().get(unit, channel) {
        Cell::Count(count) if !record.is_waiting(channel) => Some(count),
        Cell::Count(_) | Cell::Blank | Cell::Unread(..) => None,
    }
}

/// The clauses of the rule set as the document words them for a class.
fn notes(workspace: &Workspace, board: &Scoreboard, class: ClassIx) -> Vec<(String, String)> {
    let rules = workspace.rules_of(board.period());
    let id = workspace.roster().classes().get(class.get()).map(|class| &class.id);
    let Some((rules, id)) = rules.zip(id) else { return Vec::new() };
    let words = |piece| match piece {
        Piece::Words(words) | Piece::Amount { words, .. } => words,
    };
    let clauses = rules.clauses().iter();
    clauses
        .map(|clause| (clause.number.clone(), clause.pieces(rules, id).into_iter().map(words).collect()))
        .collect()
}
