//! Comma-separated text as spreadsheets read it.

/// One line of cells, quoted where needed and ended as RFC 4180 asks.
pub fn line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    cells.join(",") + "\r\n"
}

/// A text that no spreadsheet takes for a formula.
///
/// A text that begins like one gets an apostrophe in front. Numbers, also negative ones, and the dashes that stand
/// for blank are left as they are.
pub(super) fn inert(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '@', '\t', '\r', '-']) && !is_harmless(text);
    if risky { format!("'{text}") } else { text.to_owned() }
}

/// A cell of a line.
fn cell(text: &str) -> String {
    let text = inert(text);
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn is_harmless(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.bytes().filter(|&b| b == b'.').count() <= 1;
    is_number || text.chars().all(|c| c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_disarmed_and_numbers_and_dashes_are_not_touched() {
        for (text, want) in [
            ("=1+1", "'=1+1"),
            ("+cmd", "'+cmd"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("-2+3", "'-2+3"),
            ("-5", "-5"),
            ("-5.5", "-5.5"),
            ("+5", "+5"),
            ("---", "---"),
            ("26.5", "26.5"),
            ("中池镇", "中池镇"),
        ] {
            assert_eq!(cell(text), want);
        }
    }

    #[test]
    fn cells_with_commas_quotes_and_breaks_are_quoted() {
        assert_eq!(line(["a,b", "说\"是\"", "两\n行", ""]), "\"a,b\",\"说\"\"是\"\"\",\"两\n行\",\r\n");
    }
}
