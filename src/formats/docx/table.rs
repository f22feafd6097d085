//! An annexed table as a table of Word.

use super::fonts::Font;
use super::lay::{Plan, Slot};
use super::measure::even;
use super::styles::Style;
use super::words;
use super::xml::{Look, clean, paragraph, run};
use crate::domain::annex::{GridCell, Kind};
use crate::domain::document::Annexed;

/// The least height of a row of the largest signs, in the body and in the head, in twips.
const HEIGHTS: [u32; 2] = [482, 350];
/// A row with more signs than this may be broken over pages, else it might fit on none.
const LONGEST_WHOLE: usize = 600;

/// The table; nothing where the grid has no cell.
pub(super) fn table(annexed: &Annexed, plan: &Plan<'_>) -> String {
    if plan.widths.is_empty() {
        return String::new();
    }
    let border =
        |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat();
    let column = |width: &i32| format!("<w:gridCol w:w=\"{width}\"/>");
    let columns = plan.widths.iter().map(column).collect::<Vec<_>>().concat();
    let rows: String = (0..plan.rows.len()).map(|at| row(annexed, plan, at)).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{borders}\
         </w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"28\" w:type=\"dxa\"/>\
         <w:right w:w=\"28\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>",
        plan.width(0, plan.widths.len())
    )
}

fn row(annexed: &Annexed, plan: &Plan<'_>, at: usize) -> String {
    // A table that is all head has none that could be repeated.
    let is_head = at < annexed.head && annexed.head < plan.rows.len();
    let signs = plan.rows[at].iter().map(|slot| match slot {
        Slot::Cell(cell, ..) => cell.text.chars().count(),
        Slot::Below(_) | Slot::Empty => 0,
    });
    let whole = if signs.max().unwrap_or_default() <= LONGEST_WHOLE { "<w:cantSplit/>" } else { "" };
    let height = HEIGHTS[usize::from(is_head)] * plan.size / 21;
    let repeated = if is_head { "<w:tblHeader/>" } else { "" };
    let mut column = 0;
    let mut cells = String::new();
    for slot in &plan.rows[at] {
        cells.push_str(&place(plan, *slot, column, is_head));
        column += slot.columns();
    }
    format!(
        "<w:tr><w:trPr>{whole}<w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/>{repeated}</w:trPr>{cells}</w:tr>"
    )
}

/// One place of a row: a cell, or what a cell above takes of it.
fn place(plan: &Plan<'_>, slot: Slot<'_>, column: usize, is_head: bool) -> String {
    let columns = slot.columns();
    let span = if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
    let (merge, align, inside) = match slot {
        Slot::Cell(cell, _, rows) => {
            let merge = if rows > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
            // Word draws the text of a merged cell once. In the middle of rows that go over pages it would stand
            // between them or nowhere; at the top it stands beside the first row on whatever page that is.
            let align = if rows > 1 && !is_head { "top" } else { "center" };
            (merge, align, lines(plan, cell, (column, columns), is_head, rows))
        }
        Slot::Below(_) => ("<w:vMerge/>", "center", paragraph(Style::Cell, "", "")),
        Slot::Empty => ("", "center", paragraph(Style::Cell, "", "")),
    };
    let width = plan.width(column, columns);
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{merge}<w:vAlign w:val=\"{align}\"/></w:tcPr>\
         {inside}</w:tc>"
    )
}

/// The text of a cell, a paragraph a line.
fn lines(
    plan: &Plan<'_>,
    cell: &GridCell,
    (column, columns): (usize, usize),
    is_head: bool,
    rows: usize,
) -> String {
    let text = clean(&words::cell(cell));
    let lines: Vec<&str> = text.split('\n').collect();
    let is_note = cell.kind == Kind::Text && columns > 1;
    // A second name below the first has both smaller, so that the row is no higher than its neighbours.
    let size = if is_note || lines.len() == 1 { plan.size } else { plan.size * 6 / 7 };
    let font = if is_head { Font::Hei } else { Font::FangSong };
    let look = Look { font, size, ..Style::Cell.look() };
    let height = match lines.len() {
        _ if is_note => size * 15,
        1 => size * 13,
        _ => size * 12,
    };
    let room = plan.width(column, columns) - 60;
    let end = lines.len() - 1;
    let line = |(at, line): (usize, &&str)| {
        let (before, after, align) = if is_note {
            let (before, after) = (if at == 0 { 60 } else { 0 }, if at == end { 60 } else { 0 });
            (before, after, "<w:ind w:left=\"60\" w:right=\"60\"/><w:jc w:val=\"both\"/>".to_owned())
        } else {
            (if at == 0 && rows > 1 && !is_head { 100 } else { 0 }, 0, even(line, size, room))
        };
        let spacing = format!(
            "<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{height}\" w:lineRule=\"exact\"/>{align}"
        );
        paragraph(Style::Cell, &spacing, &run(look, line))
    };
    lines.iter().enumerate().map(line).collect()
}
