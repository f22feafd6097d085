//! Text with tabs, as spreadsheets write it.
//!
//! A cell with a tab or a line break inside is quoted and its quotes are doubled; any other cell stands as it is, so
//! that a quote at its beginning may also be just a quote.

use crate::domain::paste::{MOST_COLUMNS, MOST_ROWS, PasteFault, PastedCell, Table};

pub(super) fn read(text: &str) -> Result<Table, PasteFault> {
    read_by(text, '\t')
}

/// Reads text whose cells stand between these separators, to the last row that holds anything.
pub(super) fn read_by(text: &str, separator: char) -> Result<Table, PasteFault> {
    let mut table = read_rows(text, separator)?;
    table.rows.truncate(table.filled());
    Ok(table)
}

/// Reads every row that is there, blank ones at the end too: spreadsheets end each row, so that only the last end of a line
/// has no row behind it. One line with blank ones below it is a line of text.
pub(super) fn read_whole(text: &str) -> Result<Table, PasteFault> {
    let table = read_rows(text, '\t')?;
    if table.filled() == 1 && table.width() == 1 { read(text) } else { Ok(table) }
}

fn read_rows(text: &str, separator: char) -> Result<Table, PasteFault> {
    let mut sheet = Sheet::default();
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    while !rest.is_empty() {
        let (cell, after) = if let Some((inside, after)) = quoted(rest, separator) {
            (inside.replace("\"\"", "\""), after)
        } else {
            let end = rest.find([separator, '\r', '\n']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        };
        sheet.put(&cell);
        rest = match after.strip_prefix(separator) {
            // The cell after the last separator is there even when nothing follows.
            Some("") => {
                sheet.put("");
                ""
            }
            Some(next) => next,
            None => {
                sheet.end_row();
                after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\r', '\n'])).unwrap_or(after)
            }
        };
    }
    if sheet.row_width > 0 {
        sheet.end_row();
    }
    sheet.finish()
}

/// A quoted cell without its quotes, and what follows it; none where the quote is just a quote.
///
/// A quote that is looked for in vain ends the search at the next single one, and a cell that begins on the way there
/// has its own single quote at once, so that all searches together stay linear.
fn quoted(text: &str, separator: char) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let at = from + inside[from..].find('"')?;
        let after = &inside[at + 1..];
        if after.starts_with('"') {
            from = at + 2;
        } else if after.is_empty() || after.starts_with([separator, '\r', '\n']) {
            return Some((&inside[..at], after));
        } else {
            return None;
        }
    }
}

#[derive(Default)]
struct Sheet {
    rows: Vec<Vec<PastedCell>>,
    row: Vec<PastedCell>,
    row_width: usize,
    width: usize,
    height: usize,
    /// The rows up to the last one that holds anything.
    filled: usize,
    cells: usize,
    has_text: bool,
}

impl Sheet {
    fn put(&mut self, text: &str) {
        self.row_width += 1;
        let text = text.trim();
        self.has_text |= !text.is_empty();
        if self.row_width <= MOST_COLUMNS && self.height < MOST_ROWS {
            self.row.push(PastedCell { text: text.replace("\r\n", "\n").replace('\r', "\n"), cover: None });
        }
    }

    fn end_row(&mut self) {
        self.height += 1;
        self.width = self.width.max(self.row_width);
        self.cells += self.row_width;
        if std::mem::take(&mut self.has_text) {
            self.filled = self.height;
        }
        self.row_width = 0;
        let row = std::mem::take(&mut self.row);
        if self.rows.len() < MOST_ROWS {
            self.rows.push(row);
        }
    }

    fn finish(self) -> Result<Table, PasteFault> {
        PasteFault::check(self.filled, self.width, self.cells)?;
        Ok(Table { rows: self.rows, ..Table::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &[&[&str]]) {
        let table = read(text).expect("it is small enough");
        let found: Vec<Vec<&str>> =
            table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(found, want, "{text:?}");
    }

    #[test]
    fn cells_stand_as_spreadsheets_write_them() {
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("a\tb\nc\t\n\n", &[&["a", "b"], &["c", ""]]);
        check("a\tb\rc\td", &[&["a", "b"], &["c", "d"]]);
        check("a\nb\n\nc\n", &[&["a"], &["b"], &[""], &["c"]]);
        check("\t\ta\t", &[&["", "", "a", ""]]);
        check("\"两\n行\"\t\"a\tb\"\r\n1\t2", &[&["两\n行", "a\tb"], &["1", "2"]]);
        check("\"说\"\"是\"\"\n\"\tx", &[&["说\"是\"", "x"]]);
        check("\"\"\t\"", &[&["", "\""]]);
        check("", &[]);
    }

    #[test]
    fn blank_rows_at_the_end_are_there_where_all_are_asked_for() {
        for (text, rows, whole) in [
            ("3\r\n13\r\n", 2, 2),
            ("3\r\n13", 2, 2),
            ("3\r\n13\r\n\r\n\r\n", 2, 4),
            ("3\n13\n\n", 2, 3),
            ("3\t\r\n\t\r\n", 1, 2),
            ("3\r\n\r\n", 1, 1),
        ] {
            let height = |table: Result<Table, PasteFault>| table.expect("it is small enough").rows.len();
            assert_eq!((height(read(text)), height(read_whole(text))), (rows, whole), "{text:?}");
        }
    }

    #[test]
    fn a_quote_that_is_just_a_quote_stays() {
        check("\"聚焦\"石泉\t1", &[&["\"聚焦\"石泉", "1"]]);
        check("\"a\tb\nc", &[&["\"a", "b"], &["c"]]);
        check("a\"b\"\t\"", &[&["a\"b\"", "\""]]);
    }

    #[test]
    fn more_than_a_table_may_hold_is_told_with_its_number() {
        assert_eq!(read(&"\t".repeat(9_999)), Err(PasteFault::TooManyColumns { found: 10_000 }));
        let found = MOST_ROWS + 1;
        assert_eq!(read(&"a\n".repeat(found)), Err(PasteFault::TooManyRows { found }));
        assert!(read(&"a\n".repeat(MOST_ROWS)).is_ok());
        let wide = format!("{}\n", "1\t".repeat(299)).repeat(4_000);
        assert_eq!(read(&wide), Err(PasteFault::TooManyCells { found: 1_200_000 }));
    }
}
