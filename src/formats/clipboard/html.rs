//! The first table of some HTML, as tolerantly as browsers read it: tags may be missing, in any case and of any kind.

use super::entity::decode;
use super::tokens::{Token, Tokens, attribute};
use crate::domain::paste::{MOST_COLUMNS, MOST_ROWS};

/// A cell as written, with its spans.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct DrawnCell {
    pub(super) text: String,
    /// How many rows it covers; 0: all that follow.
    pub(super) rows: u16,
    pub(super) columns: u16,
}

/// A table as written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    pub(super) rows: Vec<Vec<DrawnCell>>,
    /// How many rows there are, also those that are not kept.
    pub(super) height: usize,
    /// How many cells the widest row has, also those that are not kept.
    pub(super) width: usize,
    cells: usize,
    /// Whether the last row is one that nobody sees and that holds nothing: it tells spreadsheets how wide columns are.
    pub(super) ends_unseen: bool,
}

impl Drawn {
    /// Whether it has more than one cell; a single one is a frame around something else.
    pub(super) fn is_several(&self) -> bool {
        self.cells > 1
    }
}

/// Tables inside of tables are read to this depth; deeper ones are text.
const DEEPEST: usize = 8;

/// The first table with more than one cell; without any, the first one.
pub(super) fn read(html: &str) -> Option<Drawn> {
    let mut reader = Reader::default();
    reader.read_on(html, usize::MAX);
    reader.end()
}

/// Reads some HTML in parts.
#[derive(Default)]
pub(super) struct Reader {
    /// Where the next part begins.
    at: usize,
    is_done: bool,
    open: Vec<Open>,
    /// Tables open below the deepest one that is read.
    deeper: usize,
    first: Option<Drawn>,
}

/// A table that is being read.
#[derive(Default)]
struct Open {
    drawn: Drawn,
    row: Option<Vec<DrawnCell>>,
    row_width: usize,
    is_unseen: bool,
    cell: Option<(DrawnCell, Flow)>,
    /// The first table inside of it that has more than one cell.
    inner: Option<Drawn>,
}

/// Tags that begin a line of their own.
const BLOCKS: [&str; 9] = ["p", "div", "li", "h1", "h2", "h3", "h4", "ul", "ol"];

impl Reader {
    /// Reads on for about so many bytes; `true` once everything that matters is read. The text is the same every time.
    pub(super) fn read_on(&mut self, html: &str, bytes: usize) -> bool {
        let until = self.at.saturating_add(bytes);
        let mut tokens = Tokens::new(html.get(self.at..).unwrap_or_default());
        while !self.is_done && self.at < until {
            let Some(token) = tokens.next() else {
                self.is_done = true;
                break;
            };
            match token {
                Token::Text(text) => self.text(text),
                Token::Open(name, attributes) => self.open(name, attributes),
                Token::Close(name) => self.close(name),
            }
            self.at = html.len() - tokens.left();
            self.is_done = self.open.is_empty() && self.first.as_ref().is_some_and(Drawn::is_several);
        }
        self.is_done
    }

    /// How many bytes were read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The first table with more than one cell; without any, the first one.
    pub(super) fn end(mut self) -> Option<Drawn> {
        while !self.open.is_empty() {
            self.end_table();
        }
        self.first
    }

    fn text(&mut self, text: &str) {
        if let Some((cell, flow)) = self.cell() {
            decode(text, |c| flow.put(&mut cell.text, c));
        }
    }

    fn cell(&mut self) -> Option<&mut (DrawnCell, Flow)> {
        self.open.last_mut()?.cell.as_mut()
    }

    fn line(&mut self) {
        if let Some((cell, flow)) = self.cell() {
            flow.line(&mut cell.text);
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        let is = |tag: &str| name.eq_ignore_ascii_case(tag);
        if is("table") {
            self.begin_table();
        } else if is("br") {
            if let Some((cell, _)) = self.cell() {
                cell.text.push('\n');
            }
        } else if BLOCKS.iter().any(|block| is(block)) {
            self.line();
        } else if is("tr") || is("td") || is("th") {
            if self.deeper > 0 {
                return self.line();
            }
            let Some(table) = self.open.last_mut() else { return };
            if is("tr") {
                table.end_row();
                table.row = Some(Vec::new());
                let style = attribute(attributes, "style").unwrap_or_default();
                table.is_unseen = style.replace(' ', "").contains("display:none");
            } else {
                table.end_cell();
                table.begin_cell(attributes);
            }
        } else if (is("tbody") || is("thead") || is("tfoot"))
            && self.deeper == 0
            && let Some(table) = self.open.last_mut()
        {
            table.end_row();
        }
    }

    fn close(&mut self, name: &str) {
        let is = |tag: &str| name.eq_ignore_ascii_case(tag);
        if is("table") {
            match self.deeper {
                0 => self.end_table(),
                _ => self.deeper -= 1,
            }
        } else if BLOCKS.iter().any(|block| is(block)) {
            self.line();
        } else if self.deeper == 0
            && let Some(table) = self.open.last_mut()
        {
            if is("td") || is("th") {
                table.end_cell();
            } else if is("tr") || is("tbody") || is("thead") || is("tfoot") {
                table.end_row();
            }
        }
    }

    fn begin_table(&mut self) {
        // A table right inside of a table is the next one, and the end of the one before is missing.
        if self.deeper == 0 && self.open.last().is_some_and(|table| table.cell.is_none()) {
            self.end_table();
        }
        self.line();
        if self.open.len() < DEEPEST {
            self.open.push(Open::default());
        } else {
            self.deeper += 1;
        }
    }

    fn end_table(&mut self) {
        let Some(mut table) = self.open.pop() else { return };
        table.end_row();
        let text = if self.open.is_empty() { String::new() } else { table.drawn.text() };
        // A table with one cell is a frame; what counts is the table inside of it.
        let best = match table.inner {
            Some(inner) if !table.drawn.is_several() => inner,
            _ => table.drawn,
        };
        let Some(outer) = self.open.last_mut() else {
            let is_better = best.is_several() && !self.first.as_ref().is_some_and(Drawn::is_several);
            if is_better || self.first.is_none() {
                self.first = Some(best);
            }
            return;
        };
        if outer.inner.is_none() && best.is_several() {
            outer.inner = Some(best);
        }
        if let Some((cell, flow)) = &mut outer.cell {
            flow.line(&mut cell.text);
            cell.text.push_str(&text);
            flow.line(&mut cell.text);
        }
    }
}

impl Drawn {
    /// Everything in it, a row a line.
    fn text(&self) -> String {
        let row = |row: &Vec<DrawnCell>| {
            let texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            texts.join(" ")
        };
        self.rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }
}

impl Open {
    fn begin_cell(&mut self, attributes: &str) {
        let span = |name: &str| {
            let digits = attribute(attributes, name)?.trim();
            let digits = &digits[..digits.bytes().take_while(u8::is_ascii_digit).count()];
            (!digits.is_empty()).then(|| digits.parse().unwrap_or(u16::MAX))
        };
        let cell = DrawnCell {
            text: String::new(),
            rows: span("rowspan").unwrap_or(1),
            columns: span("colspan").unwrap_or(1).max(1),
        };
        self.cell = Some((cell, Flow::default()));
    }

    fn end_cell(&mut self) {
        let Some((mut cell, _)) = self.cell.take() else { return };
        if cell.text.trim().len() < cell.text.len() {
            cell.text = String::from(cell.text.trim());
        }
        self.row_width += 1;
        self.drawn.cells += 1;
        self.drawn.width = self.drawn.width.max(self.row_width);
        let row = self.row.get_or_insert_default();
        if row.len() < MOST_COLUMNS {
            row.push(cell);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        self.row_width = 0;
        let is_unseen = std::mem::take(&mut self.is_unseen);
        let Some(row) = self.row.take() else { return };
        self.drawn.ends_unseen = is_unseen && row.iter().all(|cell| cell.text.is_empty());
        self.drawn.height += 1;
        if self.drawn.rows.len() < MOST_ROWS {
            self.drawn.rows.push(row);
        }
    }
}

/// How text runs on: spaces and line ends of the source are one space.
#[derive(Default)]
struct Flow {
    gap: bool,
}

impl Flow {
    fn put(&mut self, text: &mut String, c: char) {
        if c.is_ascii_whitespace() {
            self.gap = true;
            return;
        }
        if std::mem::take(&mut self.gap) && !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        text.push(c);
    }

    /// Goes on in a new line, if anything stands in this one.
    fn line(&mut self, text: &mut String) {
        self.gap = false;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, want: &[&[&str]]) {
        let drawn = read(html).expect("there is a table");
        let found: Vec<Vec<&str>> =
            drawn.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(found, want, "{html}");
    }

    #[test]
    fn a_table_is_read_with_and_without_its_closing_tags() {
        let want: &[&[&str]] = &[&["a", "b"], &["c", "d"]];
        check(
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><th>c</th><td>d</td></tr></tbody></table>",
            want,
        );
        check("<TABLE><TR><TD>a<TD>b<TR><TD>c<TD>d", want);
        check(
            "x<table>y<caption>z</caption><tr>w<td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>v",
            want,
        );
        check("<table><td>a<td>b<tr><td>c<td>d</table><table><tr><td>e<td>f</table>", want);
    }

    #[test]
    fn the_text_of_a_cell_is_what_a_reader_sees() {
        check(
            "<table><tr><td>\n  <p class=MsoNormal><span>各镇\n  快讯</span><o:p></o:p></p></td><td>a<br>b&nbsp;</td>\
             <td><style>x</style><b>1</b>2<!-- 3 --></td></tr></table>",
            &[&["各镇 快讯", "a\nb", "12"]],
        );
    }

    #[test]
    fn the_table_in_a_frame_counts_and_a_table_in_a_cell_is_text() {
        let inner = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>";
        check(&format!("<table><tr><td>{inner}</td></tr></table>"), &[&["a", "b"], &["c"]]);
        check(&format!("<table><tr><td>x{inner}y</td><td>z</td></tr></table>"), &[&["x\na b\nc\ny", "z"]]);
        check(&format!("<table><tr><td>1</td></tr></table>{inner}"), &[&["a", "b"], &["c"]]);
        let deep = format!("{}x{}", "<table><tr><td>".repeat(5_000), "</td></tr></table>".repeat(5_000));
        check(&deep, &[&["x"]]);
        assert_eq!(read("no table"), None);
    }
}
