//! 附件: the words of the annexed table, and the table with them.

use super::{ADOPTED, CUMULATIVE, CURRENT, SCORES, SERIAL, UNIT_NAME, listed_remark};
use crate::domain::annex::{Annex, AnnexRow, Grid, GridCell, Kind, runs};

/// Stands in a printed table for none.
pub const PRINTED_NONE: &str = "---";
pub const REMARKS: &str = "备注";
pub const COPY_TABLE: &str = "复制表格";
pub const TABLE_COPIED: &str = "表格已复制，可粘到 Excel、WPS 或 Word";
pub const TABLE_NOT_COPIED: &str = "浏览器没有让复制。请在表里拖选后按 Ctrl+C";

pub const EXPORT_CSV: &str = "导出 CSV";

/// The name of a table's file.
pub fn annex_file(period: &str, class: &str) -> String {
    format!("{period}政务信息采用统计表（{class}）")
}

/// The table under its head of four lines, the remark of the listed-only units over all their rows, and the clauses at
/// its foot.
pub fn annex_grid(annex: &Annex) -> Grid {
    let mut grid = head(annex);
    let listed = annex.listed();
    let first_listed = annex.rows.len() - listed;
    for (at, row) in annex.rows.iter().enumerate() {
        let remark = || (listed_remark(&annex.class_name).concat(), listed);
        grid.push(line(row, (at == first_listed).then(remark)));
    }
    if !annex.notes.is_empty() {
        let notes = annex.notes.iter().map(|(number, words)| format!("{number}. {words}"));
        let notes = notes.collect::<Vec<_>>().join("\n");
        let width = annex.columns.len() + 3;
        grid.push(vec![GridCell::one(REMARKS, Kind::Head), GridCell::over(notes, (width, 1), Kind::Text)]);
    }
    grid
}

fn head(annex: &Annex) -> Grid {
    let over = |text: &str, span| GridCell::over(text, span, Kind::Head);
    let mut lines: Grid = vec![vec![over(SERIAL, (1, 4)), over(UNIT_NAME, (1, 4))], vec![], vec![], vec![]];
    for (band, count) in runs(&annex.columns, |column| column.band.clone()) {
        lines[0].push(over(&band, (count, 1)));
        lines[1].push(over(ADOPTED, (count, 1)));
    }
    lines[0].push(over(SCORES, (2, 2)));
    let mut rest = &annex.columns[..];
    for ((_, group), count) in runs(&annex.columns, |column| (column.band.clone(), column.group.clone())) {
        let (these, others) = rest.split_at(count);
        rest = others;
        match group {
            Some(group) => {
                lines[2].push(over(&group, (count, 1)));
                lines[3].extend(these.iter().map(|column| over(&column.label, (1, 1))));
            }
            None => lines[2].extend(these.iter().map(|column| over(&column.label, (1, 2)))),
        }
    }
    lines[2].extend([over(CURRENT, (1, 2)), over(CUMULATIVE, (1, 2))]);
    lines
}

/// A row; the first listed-only one carries the remark, over the rows of all of them.
fn line(row: &AnnexRow, remark: Option<(String, usize)>) -> Vec<GridCell> {
    let figure = |text: String| GridCell::one(text, Kind::Figure);
    let count = |count: &Option<u32>| match count {
        None | Some(0) => figure(PRINTED_NONE.to_owned()),
        Some(count) => figure(count.to_string()),
    };
    let mut cells = vec![figure(row.serial.to_string()), GridCell::one(row.name.clone(), Kind::Text)];
    cells.extend(row.counts.iter().map(count));
    match (row.points, remark) {
        (Some((current, cumulative)), _) => {
            cells.extend([figure(current.to_string()), figure(cumulative.to_string())]);
        }
        (None, Some((words, rows))) => cells.push(GridCell::over(words, (2, rows), Kind::Head)),
        (None, None) => {}
    }
    cells
}
