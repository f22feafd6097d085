//! What can go wrong with a workbook. Facts and places; the words come later.

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookFault {
    /// The file is empty.
    Empty,
    /// The file is larger than may be read, packed as it is.
    TooLarge {
        /// How many bytes it has.
        found: usize,
    },
    /// Unpacked it would be larger than may be read.
    Unpacked {
        /// How many bytes it says it has, or were found until then.
        found: u64,
    },
    /// It has more cells than may be read.
    TooManyCells {
        /// The sheet in which it went too far.
        sheet: String,
    },
    /// It is opened with a password.
    Encrypted,
    /// It is delimited text under another name; it can be read as such.
    Text,
    /// It is a web page under another name, as some programs export tables; it can be read as such.
    Html,
    /// It is a Word document.
    Document,
    /// It is a workbook of Excel's binary form (.xlsb), which is not read.
    Binary,
    /// It is nothing that is known.
    Unknown,
    /// It is cut off or damaged.
    Damaged {
        /// The sheet that cannot be read; none: the workbook itself.
        sheet: Option<String>,
    },
    /// There is no sheet of cells that can be seen.
    NoSheet,
    /// Somebody said to stop.
    Stopped,
}

/// Why a workbook cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteFault {
    /// Rows came before any sheet.
    NoSheet,
    /// A sheet has more rows than a workbook may.
    TooManyRows {
        /// Its name.
        sheet: String,
    },
    /// A sheet has more columns than a workbook may.
    TooManyColumns {
        /// Its name.
        sheet: String,
    },
    /// A text is longer than a cell may hold.
    TooLong {
        /// The sheet's name.
        sheet: String,
        /// The row, from 0.
        row: u32,
        /// The column, from 0.
        column: u16,
    },
    /// Merged cells overlap or reach beyond the sheet.
    Span {
        /// The sheet's name.
        sheet: String,
    },
    /// The file could not be put together.
    Packing,
}
