//! The workbook of a period: a table a class as it is printed but with numbers, the adopted items one by one, the
//! accounts, and the rules.

mod accounts;
mod items;
mod rules;
mod table;

use crate::domain::annex::{Grid, Kind};
use crate::domain::board::Scoreboard;
use crate::domain::workspace::Workspace;
use crate::formats::book::{Book, Cell, Part, Span, Style};
use table::Table;

/// The name of the sheet with the adopted items.
const ITEMS: &str = "采用清单";
/// The name of the sheet with every unit's account.
const ACCOUNTS: &str = "得分明细";
/// The name of the sheet with the rules.
const RULES: &str = "计分办法";
/// The head over what clauses say.
const WORDS: &str = "内容";
/// The head over points that items come to where typed counts score.
const BY_LEDGER: &str = "得分（按台账）";
/// The head over why something does not count in full.
const WHY: &str = "说明";
/// The head over points that a formula adds up.
const FORMULA_SUM: &str = "公式合计";

/// The workbook of the period the board shows.
///
/// `formulas`: sums under the tables and points beside them as formulas, with their values.
pub fn workbook(workspace: &Workspace, board: &Scoreboard, formulas: bool) -> Book {
    workbook_parts(workspace, board, formulas, 1_000).collect()
}

/// The same in parts of at most so many rows, each made when it is asked for.
pub fn workbook_parts<'a>(
    workspace: &'a Workspace,
    board: &'a Scoreboard,
    formulas: bool,
    rows: usize,
) -> impl Iterator<Item = Part> + 'a {
    let rows = rows.max(1);
    let classes = workspace.roster().classes_ix().map(|(class, _)| class);
    let tables = classes.flat_map(move |class| Table::new(workspace, board, class, formulas).parts(rows));
    let items = move || items::parts(workspace, board, rows);
    let accounts = move || accounts::parts(workspace, board, formulas, rows);
    let rules = move || rules::parts(workspace, board);
    let items = std::iter::once_with(items).flatten();
    let rest = std::iter::once_with(accounts).flatten().chain(std::iter::once_with(rules).flatten());
    tables.chain(items).chain(rest).chain([Part::End])
}

/// The same of a state that is given away: what is written stays as it was when it was asked for.
pub fn workbook_of(state: State, formulas: bool, rows: usize) -> impl Iterator<Item = Part> + 'static {
    Parts(LaidState::new(state, |(workspace, board)| {
        Box::new(workbook_parts(workspace, board, formulas, rows))
    }))
}

/// A workspace with its board.
pub type State = (Workspace, Scoreboard);
type Laid<'a> = Box<dyn Iterator<Item = Part> + 'a>;

self_cell::self_cell! {
    struct LaidState {
        owner: State,
        #[not_covariant]
        dependent: Laid,
    }
}

/// The parts of a workbook, each laid out when its turn comes.
struct Parts(LaidState);

impl Iterator for Parts {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        self.0.with_dependent_mut(|_, parts| parts.next())
    }
}

/// Adoptions of which the table has more than the ledger.
fn unlisted(count: i64) -> String {
    format!("另有 {count} 条没有逐条登记")
}

/// Adoptions of which the ledger has more than the table.
fn beyond(count: i64) -> String {
    format!("台账比表里多登 {count} 条，按表减去")
}

/// A grid as rows of cells with its spans; its first row stands at `top` of the sheet. `text` is how its texts are set
/// that are no heads.
fn laid(grid: &Grid, top: u32, text: Style, spans: &mut Vec<Span>) -> Vec<Vec<Cell>> {
    // For each column the first row that no cell above covers any longer.
    let mut free: Vec<u32> = Vec::new();
    let mut rows = Vec::new();
    for (row, line) in (top..).zip(grid) {
        let mut cells: Vec<Cell> = Vec::new();
        let hang = |cells: &mut Vec<Cell>, free: &[u32]| {
            while free.get(cells.len()).is_some_and(|&first| first > row) {
                cells.push(Cell::covered());
            }
        };
        for cell in line {
            hang(&mut cells, &free);
            let at = cells.len();
            let rows = u32::try_from(cell.rows.max(1)).unwrap_or(u32::MAX);
            let columns = u16::try_from(cell.columns.max(1)).unwrap_or(u16::MAX);
            free.resize(free.len().max(at + usize::from(columns)), 0);
            free[at..at + usize::from(columns)].fill(row.saturating_add(rows));
            let style = if cell.kind == Kind::Text { text } else { Style::Head };
            cells.push(Cell::text(cell.text.clone(), style));
            cells.resize(at + usize::from(columns), Cell::covered());
            if let Ok(column) = u16::try_from(at)
                && (rows, columns) != (1, 1)
            {
                spans.push(Span { row, column, rows, columns });
            }
        }
        hang(&mut cells, &free);
        rows.push(cells);
    }
    rows
}
