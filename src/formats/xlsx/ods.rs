//! The merged cells of an .ods workbook, which the reader of its cells does not tell.

use std::collections::BTreeMap;

use super::MOST_ROWS;
use super::parts::Parts;
use crate::formats::book::Span;
use crate::formats::clipboard::entity::decode;
use crate::formats::clipboard::tokens::{Token, Tokens, attribute};

/// The merged cells of every sheet, by its name; nothing is told of a damaged workbook.
pub(super) fn spans(parts: &Parts) -> BTreeMap<String, Vec<Span>> {
    of_content(parts.text("content.xml").unwrap_or_default())
}

fn of_content(text: &str) -> BTreeMap<String, Vec<Span>> {
    let mut all: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let mut sheet: Option<(String, Vec<Span>)> = None;
    let (mut row, mut next_row, mut column) = (0_u32, 0_u32, 0_u16);
    for token in Tokens::new(text) {
        match token {
            Token::Open("table:table", attributes) => {
                let mut name = String::new();
                decode(attribute(attributes, "table:name").unwrap_or_default(), |c| name.push(c));
                sheet = Some((name, Vec::new()));
                (row, next_row) = (0, 0);
            }
            Token::Close("table:table") => all.extend(sheet.take()),
            Token::Open("table:table-row", attributes) => {
                (row, column) = (next_row, 0);
                let repeated = number(attributes, "table:number-rows-repeated");
                next_row = row.saturating_add(repeated).min(MOST_ROWS);
            }
            Token::Open("table:table-cell" | "table:covered-table-cell", attributes) => {
                let columns = small(number(attributes, "table:number-columns-spanned"));
                let rows = number(attributes, "table:number-rows-spanned");
                if let Some((_, spans)) = &mut sheet
                    && (rows, columns) != (1, 1)
                {
                    spans.push(Span { row, column, rows, columns });
                }
                column = column.saturating_add(small(number(attributes, "table:number-columns-repeated")));
            }
            Token::Text(_) | Token::Open(..) | Token::Close(_) => {}
        }
    }
    all
}

/// A number of at least 1.
fn number(attributes: &str, name: &str) -> u32 {
    attribute(attributes, name).and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, MOST_ROWS)
}

fn small(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_are_found_where_they_stand() {
        let text = "<table:table table:name=\"a&amp;b\"><table:table-row table:number-rows-repeated=\"3\">\
            <table:table-cell table:number-columns-repeated=\"9\"/></table:table-row><table:table-row>\
            <table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell table:number-columns-spanned=\"2\" \
            table:number-rows-spanned=\"1\"/><table:covered-table-cell/><table:table-cell \
            table:number-columns-spanned=\"1\" table:number-rows-spanned=\"4\"/></table:table-row></table:table>";
        let span = |column, rows, columns| Span { row: 3, column, rows, columns };
        assert_eq!(of_content(text)["a&b"], [span(2, 1, 2), span(4, 4, 1)]);
    }
}
