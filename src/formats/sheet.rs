//! Cells as a spreadsheet takes them from the clipboard: as text with tabs, and as a table that keeps its borders.

use super::csv::inert;

/// Rows of texts, as tabbed text and as a table in HTML.
pub fn write(rows: &[Vec<String>]) -> (String, String) {
    let line = |row: &Vec<String>| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("\t");
    let plain = rows.iter().map(line).collect::<Vec<_>>().join("\r\n");
    let cell =
        |cell: &String| format!("<td style=\"border:.5pt solid #000\">{}</td>", marked_up(&inert(cell)));
    let row = |row: &Vec<String>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
    let body: String = rows.iter().map(row).collect();
    (plain, format!("<meta charset=\"utf-8\"><table style=\"border-collapse:collapse\">{body}</table>"))
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
    use super::write;

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
}
