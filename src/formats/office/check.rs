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
    sheet.is_none_or(|(table, rows)| (rows..table.height()).all(|row| table.row(row).all(str::is_empty)))
}

fn same_row(row: &Row, table: &SheetTable, at: usize) -> bool {
    let width = row.cells.len();
    let beyond = (width..table.row_width(at)).all(|column| table.cell(at, column).is_empty());
    let mut digits = String::new();
    let mut same = |(column, cell): (usize, &Cell)| same_cell(cell, table.cell(at, column), &mut digits);
    beyond && row.cells.iter().enumerate().all(&mut same)
}

/// `digits` is room to write a number in.
fn same_cell(cell: &Cell, found: &str, digits: &mut String) -> bool {
    match &cell.value {
        // A blank count where nothing tells which counts are blank is read as what stands in the file.
        Value::Empty => found.is_empty() || cell.style == Style::Count && found == "0",
        // Space around a text is none of it, and a line ends as it ends anywhere.
        Value::Text(text) => {
            let plain = |text: &str| text.trim().replace("\r\n", "\n");
            text == found || plain(text) == plain(found)
        }
        Value::Number(number) | Value::Formula { value: number, .. } => {
            digits.clear();
            number.put(digits);
            digits == found
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::book::{Book, Sheet};
    use crate::formats::xlsx;

    fn book() -> Book {
        let head = SheetHead {
            name: "得分".to_owned(),
            spans: vec![Span { row: 0, column: 0, rows: 1, columns: 2 }],
            ..SheetHead::default()
        };
        let row = |cells: [Cell; 2]| Row { height: None, cells: cells.to_vec() };
        let rows = vec![
            row([Cell::text("表", Style::Title), Cell::covered()]),
            row([Cell::text("中池镇", Style::Name), Cell::number(7_u32, Style::Plain)]),
        ];
        Book { sheets: vec![Sheet { head, rows }] }
    }

    fn parts(book: &Book) -> Vec<Vec<u8>> {
        book.clone().into_parts(1).map(|part| wire::write(&part)).collect()
    }

    fn read(book: &Book) -> Vec<SheetTable> {
        let mut writer = xlsx::Writer::new();
        let put = book.clone().into_parts(1).try_for_each(|part| writer.put(part));
        let file = put.and_then(|()| writer.finish()).unwrap_or_default();
        xlsx::read(&file, &mut |_, _| true).unwrap_or_default()
    }

    #[test]
    fn a_workbook_that_reads_back_otherwise_is_not_given_out() {
        let (of, found) = (book(), read(&book()));
        assert!(same(&parts(&of), &found));
        let changed = |change: fn(&mut Book)| {
            let mut other = book();
            change(&mut other);
            same(&parts(&other), &found)
        };
        assert!(!changed(|book| book.sheets[0].rows[1].cells[1] = Cell::number(8_u32, Style::Plain)));
        assert!(!changed(|book| book.sheets[0].rows[1].cells[1] = Cell::empty(Style::Plain)));
        assert!(!changed(|book| book.sheets[0].rows[1].cells[0] = Cell::text("池河镇", Style::Name)));
        assert!(!changed(|book| book.sheets[0].head.spans.clear()));
        assert!(!changed(|book| drop(book.sheets[0].rows.pop())));
        assert!(!changed(|book| book.sheets.push(Sheet::default())));
        assert!(!changed(|book| book.sheets.clear()));
        assert!(!same(&[vec![0xff]], &found));
    }
}
