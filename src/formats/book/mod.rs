//! A spreadsheet as a value: what is to be written into a workbook, and what was read out of one.
//!
//! Neutral: nothing here knows a file format. It crosses the border between the page and its worker in parts
//! ([`wire`]), so that a table of 100,000 rows never has to be handed over at one go.

mod decimal;
mod fault;
mod official;
mod table;
pub mod wire;

pub use decimal::{Decimal, MOST_PLACES, shown};
pub use fault::{BookFault, WriteFault};
pub use official::{Official, joined, official};
pub use table::{Mark, Marked, SheetTable, address};

/// What a cell is, which decides how it is set and how its number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// Anything, without lines around it.
    #[default]
    Plain,
    /// The title over a table, without lines around it.
    Title,
    /// A head, in the middle, bold.
    Head,
    /// The name of a unit, from the left.
    Name,
    /// 序号, in the middle.
    Serial,
    /// A count; 0 and nothing are shown as `---`.
    Count,
    /// Points, with as many decimals as they have.
    Points,
    /// A remark, in the middle.
    Remark,
    /// Long words at the foot, from the left, broken into lines.
    Note,
    /// Text in a table, from the left.
    Text,
    /// The name of a line of sums, bold.
    Label,
    /// A sum of counts, bold; 0 is shown as `---`.
    SumCount,
    /// A sum of points, bold.
    SumPoints,
}

impl Style {
    /// All of them, in the order of their numbers on the wire.
    pub const ALL: [Self; 13] = [
        Self::Plain,
        Self::Title,
        Self::Head,
        Self::Name,
        Self::Serial,
        Self::Count,
        Self::Points,
        Self::Remark,
        Self::Note,
        Self::Text,
        Self::Label,
        Self::SumCount,
        Self::SumPoints,
    ];
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing. As a [`Style::Count`] it is a blank count: shown as `---`, written as the number 0, and known to be
    /// blank when the workbook is read again.
    #[default]
    Empty,
    /// Text, whatever it begins with.
    Text(String),
    /// An exact number.
    Number(Decimal),
    /// A formula and what it comes to.
    Formula {
        /// The formula in the English names of functions, with its `=`: `=SUM(C6:C16)`.
        text: String,
        /// Its value, shown until somebody computes it again.
        value: Decimal,
    },
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub value: Value,
    /// What it is.
    pub style: Style,
}

impl Cell {
    /// Text.
    pub fn text(text: impl Into<String>, style: Style) -> Self {
        Self { value: Value::Text(text.into()), style }
    }

    /// A number.
    pub fn number(number: impl Into<Decimal>, style: Style) -> Self {
        Self { value: Value::Number(number.into()), style }
    }

    /// A cell in which nothing stands.
    pub fn empty(style: Style) -> Self {
        Self { value: Value::Empty, style }
    }

    /// A place that a merged cell covers; nothing is written there.
    pub fn covered() -> Self {
        Self::default()
    }
}

/// A merged cell: where it stands and how far it reaches. Rows and columns are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Its first row.
    pub row: u32,
    /// Its first column.
    pub column: u16,
    /// How many rows it takes, at least 1.
    pub rows: u32,
    /// How many columns it takes, at least 1.
    pub columns: u16,
}

/// Everything of a sheet but its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetHead {
    /// Its name as a person would say it; the writer makes it legal and unique.
    pub name: String,
    /// The widths of its columns in tenths of a digit's width.
    pub widths: Vec<u16>,
    /// Its merged cells.
    pub spans: Vec<Span>,
    /// How many rows at the top stay in sight and are repeated on every printed page.
    pub head_rows: u32,
    /// How many columns at the left stay in sight.
    pub frozen_columns: u16,
    /// The column with the names of the units, by which a blank count is found again; none: no count may be blank.
    pub names: Option<u16>,
    /// Whether it is printed across (A4 landscape) and not upright.
    pub landscape: bool,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its height in quarters of a point; none: as the program likes.
    pub height: Option<u16>,
    /// Its cells from the left, covered places included.
    pub cells: Vec<Cell>,
}

/// A piece of a workbook that is being handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A sheet begins; the one before has ended.
    Sheet(SheetHead),
    /// The next rows of the sheet.
    Rows(Vec<Row>),
    /// The workbook has ended.
    End,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Everything but its rows.
    pub head: SheetHead,
    /// Its rows from the top.
    pub rows: Vec<Row>,
}

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// Its sheets in their order.
    pub sheets: Vec<Sheet>,
}

impl Book {
    /// The parts of it, at most so many rows in each.
    pub fn into_parts(self, rows: usize) -> impl Iterator<Item = Part> {
        let most = rows.max(1);
        let of = move |sheet: Sheet| {
            let mut rest = sheet.rows.into_iter();
            let rows = std::iter::from_fn(move || {
                let rows: Vec<Row> = rest.by_ref().take(most).collect();
                (!rows.is_empty()).then_some(Part::Rows(rows))
            });
            std::iter::once(Part::Sheet(sheet.head)).chain(rows)
        };
        self.sheets.into_iter().flat_map(of).chain([Part::End])
    }
}

impl FromIterator<Part> for Book {
    /// Puts the parts together again; rows before any sheet are left out.
    fn from_iter<I: IntoIterator<Item = Part>>(parts: I) -> Self {
        let mut book = Self::default();
        for part in parts {
            match part {
                Part::Sheet(head) => book.sheets.push(Sheet { head, rows: Vec::new() }),
                Part::Rows(rows) => {
                    if let Some(sheet) = book.sheets.last_mut() {
                        sheet.rows.extend(rows);
                    }
                }
                Part::End => break,
            }
        }
        book
    }
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn the_styles_are_listed_in_their_order() {
        assert!(Style::ALL.iter().enumerate().all(|(at, &style)| style as usize == at));
    }
}
