//! A table as spreadsheets and word processors take it: cells with spans, as tabbed text and as HTML that keeps its borders.

use super::csv::inert;
use crate::domain::annex::{Grid, GridCell, Kind};

/// Rows of texts, as tabbed text and as a table in HTML.
pub fn write(rows: &[Vec<String>]) -> (String, String) {
    let cell = |cell: &String| GridCell::one(cell.clone(), Kind::Text);
    write_grid(&rows.iter().map(|row| row.iter().map(cell).collect()).collect())
}

/// A grid, as tabbed text and as a table in HTML.
pub fn write_grid(grid: &Grid) -> (String, String) {
    let line = |row: &Vec<String>| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("\t");
    let text = laid_out(grid).iter().map(line).collect::<Vec<_>>().join("\r\n");
    let row = |row: &Vec<GridCell>| format!("<tr>{}</tr>", row.iter().map(drawn).collect::<String>());
    let body: String = grid.iter().map(row).collect();
    (text, format!("<meta charset=\"utf-8\"><table style=\"border-collapse:collapse\">{body}</table>"))
}

/// Every place of a grid: its text where a cell stands, nothing where it is covered.
pub fn laid_out(grid: &Grid) -> Vec<Vec<String>> {
    // For each column the first row that no cell above covers any longer.
    let mut free: Vec<usize> = Vec::new();
    let mut lines: Vec<Vec<String>> = Vec::new();
    for (at, row) in grid.iter().enumerate() {
        let mut line: Vec<String> = Vec::new();
        let skip = |line: &mut Vec<String>, free: &[usize]| {
            while free.get(line.len()).is_some_and(|&first| first > at) {
                line.push(String::new());
            }
        };
        for cell in row {
            skip(&mut line, &free);
            for covered in 0..cell.columns.max(1) {
                let column = line.len();
                if free.len() <= column {
                    free.resize(column + 1, 0);
                }
                free[column] = at + cell.rows.max(1);
                line.push(if covered == 0 { cell.text.clone() } else { String::new() });
            }
        }
        skip(&mut line, &free);
        lines.push(line);
    }
    lines
}

fn drawn(cell: &GridCell) -> String {
    let span = |name: &str, count: usize| if count > 1 { format!(" {name}={count}") } else { String::new() };
    let align = match cell.kind {
        Kind::Text => "",
        Kind::Head | Kind::Figure => ";text-align:center",
    };
    let (columns, rows) = (span("colspan", cell.columns), span("rowspan", cell.rows));
    let text = marked_up(&inert(&cell.text));
    format!("<td{columns}{rows} style=\"border:.5pt solid #000{align}\">{text}</td>")
}

/// A cell of tabbed text; one with a tab, a line break or a quote is quoted.
fn plain(cell: &str) -> String {
    let cell = inert(cell);
    if cell.contains(['\t', '\n', '\r', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

fn marked_up(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::{GridCell, Kind, laid_out, write, write_grid};

    #[test]
    fn cells_arrive_as_they_stand_and_none_as_a_formula_or_as_markup() {
        let rows = [
            vec!["51".to_owned(), String::new()],
            vec!["=1+1".to_owned(), "a\tb".to_owned()],
            vec!["<b>".to_owned(), "-5".to_owned()],
        ];
        let (plain, html) = write(&rows);
        assert_eq!(plain, "51\t\r\n'=1+1\t\"a\tb\"\r\n<b>\t-5");
        assert!(
            html.contains("border:.5pt solid #000\">51</td>")
                && html.contains("&lt;b&gt;")
                && html.contains(">'=1+1<")
        );
    }

    #[test]
    fn covered_places_are_empty_in_text_and_spans_in_html() {
        let grid = vec![
            vec![GridCell::over("甲", (1, 2), Kind::Head), GridCell::over("乙", (2, 1), Kind::Head)],
            vec![GridCell::one("1", Kind::Figure), GridCell::one("2", Kind::Figure)],
            vec![GridCell::one("丙", Kind::Text), GridCell::over("不计分", (2, 1), Kind::Head)],
        ];
        assert_eq!(laid_out(&grid), [["甲", "乙", ""], ["", "1", "2"], ["丙", "不计分", ""]]);
        let (text, html) = write_grid(&grid);
        assert_eq!(text, "甲\t乙\t\r\n\t1\t2\r\n丙\t不计分\t");
        assert!(html.contains("<td rowspan=2 style=") && html.contains("<td colspan=2 style="), "{html}");
    }
}
