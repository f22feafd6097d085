//! What stands on a page, each thing at its place.

use super::widths::Face;
use crate::domain::annex::Kind;

/// A colour of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Black.
    Black,
    /// The red of the office's name and of the rules at it.
    Red,
}

/// Where a line stands within its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// Where a line comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Which of the document's paragraphs, counted from 0.
    pub paragraph: usize,
    /// The byte of its text with which the line begins.
    pub begin: usize,
}

/// A line of text, which is never broken again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Micrometres from the left edge of the sheet.
    pub left: i32,
    /// Micrometres from the upper edge of the sheet.
    pub top: i32,
    /// In micrometres.
    pub width: i32,
    /// In micrometres; the characters stand in the middle of it.
    pub height: i32,
    /// Of the characters, in hundredths of a point.
    pub size: i32,
    /// What is put behind every character, in thousandths of a point; of a spread line it is what makes it fill its width
    /// where the characters are as wide as [`super::Widths`] says.
    pub spacing: i32,
    /// Its face.
    pub face: Face,
    /// Its colour.
    pub ink: Ink,
    /// Where it stands within its width.
    pub align: Align,
    /// Whether it fills its width exactly.
    pub spread: bool,
    /// What it says.
    pub text: String,
    /// Which part of the document it shows; none for what the pages add, such as marks and numbers.
    pub from: Option<Source>,
}

/// A rule; a double one is two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Micrometres from the left edge of the sheet.
    pub left: i32,
    /// Its upper edge, micrometres from the upper edge of the sheet.
    pub top: i32,
    /// In micrometres.
    pub width: i32,
    /// In micrometres.
    pub weight: i32,
    /// Its colour.
    pub ink: Ink,
}

/// A line within a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellLine {
    /// What it says.
    pub text: String,
    /// In hundredths of a point.
    pub size: i32,
    /// In micrometres; the characters stand in the middle of it.
    pub height: i32,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperCell {
    /// The column it begins in, counted from 0.
    pub column: usize,
    /// How many columns it takes.
    pub columns: usize,
    /// How many of the rows on this page it takes.
    pub rows: usize,
    /// What it is.
    pub kind: Kind,
    /// Its face.
    pub face: Face,
    /// Its lines, none of which is broken again; they stand below each other in the middle of the cell's height, and
    /// those of text begin [`super::CELL_PADDING`] from its left edge.
    pub lines: Vec<CellLine>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRow {
    /// In micrometres.
    pub height: i32,
    /// Its cells from the left; those that cells above cover are left out.
    pub cells: Vec<PaperCell>,
}

/// The part of a table that stands on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Micrometres from the left edge of the sheet.
    pub left: i32,
    /// Micrometres from the upper edge of the sheet.
    pub top: i32,
    /// The widths of its columns in micrometres.
    pub columns: Vec<i32>,
    /// Its rows, the head first.
    pub rows: Vec<PaperRow>,
    /// How many of the rows are the head.
    pub head: usize,
}

/// Where the office's seal goes; it is shown on the screen and never printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Its middle, micrometres from the left edge of the sheet.
    pub across: i32,
    /// Its middle, micrometres from the upper edge of the sheet.
    pub down: i32,
    /// In micrometres.
    pub diameter: i32,
}

/// Something at its place on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// A line of text.
    Line(Line),
    /// A rule.
    Rule(Rule),
    /// A table, or a part of one.
    Table(Table),
    /// The place of the seal.
    Seal(Seal),
}

/// A page, which is one side of an upright A4 sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// From 1; odd ones are right-hand pages.
    pub number: u32,
    /// Whether the number is printed; it is among what is drawn then.
    pub shows_number: bool,
    /// What stands upright.
    pub drawn: Vec<Drawn>,
    /// What lies on its side: a sheet [`super::SHEET_HEIGHT`] wide and [`super::SHEET_WIDTH`] high, turned by a quarter
    /// against the clock, so that its upper edge lies at the left edge of the page and its left edge at the foot.
    pub turned: Vec<Drawn>,
    /// Which of the document's annexes it belongs to, counted from 0.
    pub annex: Option<usize>,
    /// Whether it goes on with what began on the page before: the text, or a table.
    pub continues: bool,
    /// Whether nothing stands on it: it only makes the page behind it a left-hand one.
    pub blank: bool,
}
