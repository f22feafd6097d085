//! A table as cells with spans, whatever it is written as.

/// What a cell is, which decides how it is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Words, set from the left.
    #[default]
    Text,
    /// A head or a remark, set in the middle.
    Head,
    /// A figure or the sign for none, set in the middle.
    Figure,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Text, Self::Head, Self::Figure];
}

/// A cell with the cells it covers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// What stands in it.
    pub text: String,
    /// How many columns it takes, at least 1.
    pub columns: usize,
    /// How many rows it takes, at least 1.
    pub rows: usize,
    /// What it is.
    pub kind: Kind,
}

impl GridCell {
    /// A cell that covers no other.
    pub fn one(text: impl Into<String>, kind: Kind) -> Self {
        Self::over(text, (1, 1), kind)
    }

    /// A cell over so many columns and rows.
    pub fn over(text: impl Into<String>, (columns, rows): (usize, usize), kind: Kind) -> Self {
        Self { text: text.into(), columns, rows, kind }
    }
}

/// Rows of cells; a row leaves out what cells above or beside it cover.
pub type Grid = Vec<Vec<GridCell>>;
