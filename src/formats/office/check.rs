//! Whether a workbook that was written holds what it was made of, as somebody else reads it.

use crate::formats::book::{Cell, Part, Row, SheetHead, SheetTable, Span, Style, Value, wire};

/// Whether these sheets, as they were read, are what the parts say: every text and number, and what is merged.
pub(super) fn same(parts: &[Vec<u8>], found: &[SheetTable]) -> bool {
    compare(parts, found).is_some_and(|same| same)
}

fn compare(parts: &[Vec<u8>], found: &[SheetTable]) -> Option<bool> {
    let mut tables = found.iter();
    // The sheet that is gone through, how many of its rows were, and whether it can be seen.
    let mut sheet: Option<(&SheetTable, usize)> = None;
    let mut is_seen = false;
    for part in parts {
        match wire::read(part).ok()? {
            Part::Sheet(head) => {
                if !ends(sheet.take()) {
                    return Some(false);
                }
                is_seen = !head.hidden;
                if is_seen {
                    let table = tables.next()?;
                    if !same_spans(&head, table) {
                        return Some(false);
                    }
                    sheet = Some((table, 0));
                }
            }
            Part::Rows(rows) if is_seen => {
                let (table, from) = sheet?;
                let same = rows.iter().enumerate().all(|(at, row)| same_row(row, table, from + at));
                if !same {
                    return Some(false);
                }
                sheet = Some((table, from + rows.len()));
            }
            Part::Rows(_) => {}
            Part::End => break,
        }
    }
    Some(ends(sheet) && tables.next().is_none())
}

/// Whether nothing stands below the rows that were gone through.
fn ends(sheet: Option<(&SheetTable, usize)>) -> bool {
    sheet.is_none_or(|(table, rows)| {
        (rows..table.height()).all(|row| table.row(row).all(str::is_empty))
    })
}

fn same_row(row: &Row, table: &SheetTable, at: usize) -> bool {
    let width = row.cells.len();
    let beyond = (width..table.row_width(at)).all(|column| table.cell(at, column).is_empty());
    beyond && row.cells.iter().enumerate().all(|(column, cell)| same_cell(cell, table.cell(at, column)))
}

fn same_cell(cell: &Cell, found: &str) -> bool {
    match &cell.value {
        // A blank count where nothing tells which counts are blank is read as what stands in the file.
        Value::Empty => found.is_empty() || cell.style == Style::Count && found == "0",
        // Space around a text is none of it, and a line ends as it ends anywhere.
        Value::Text(text) => {
            let plain = |text: &str| text.trim().replace("\r\n", "\n");
            text == found || plain(text) == plain(found)
        }
        Value::Number(number) | Value::Formula { value: number, .. } => number.to_string() == found,
    }
}

/// Whether the merged cells that reach into what was read are those that were asked for.
fn same_spans(head: &SheetHead, table: &SheetTable) -> bool {
    let is_in = |span: &&Span| (span.row as usize) < table.height() && (span.rows, span.columns) != (1, 1);
    let mut wanted: Vec<&Span> = head.spans.iter().filter(is_in).collect();
    let mut found: Vec<&Span> = table.spans.iter().filter(is_in).collect();
    wanted.sort_unstable();
    found.sort_unstable();
    wanted == found
}
