//! Pictures: what a table tells, as lengths and places on a sheet, before anybody draws them.
//!
//! Everything is told by shape, place and shade, never by colour, and beside each picture stands the table it is of.

mod course;
mod spread;
mod structure;

pub use course::{Course, Row, courses, draw_course};
pub use spread::{Spread, draw_spread, spread};
pub use structure::{ByLevel, draw_structure, structure};

/// A drawn sheet; lengths are in pixels of the screen, from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// How wide the sheet is.
    pub width: i32,
    /// How high the sheet is.
    pub height: i32,
    /// What is drawn, the hindmost first.
    pub marks: Vec<Mark>,
}

/// Where something stands: from the left, from above.
pub type At = (i32, i32);

/// Something drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A straight line.
    Line {
        /// Where it begins.
        from: At,
        /// Where it ends.
        to: At,
        /// How it is drawn.
        ink: Ink,
    },
    /// A filled rectangle.
    Bar {
        /// Its upper left corner.
        at: At,
        /// Its width and height.
        size: At,
        /// How it is filled.
        fill: Fill,
    },
    /// Places joined one after another, a dot on each.
    Joined {
        /// The places.
        places: Vec<At>,
        /// How they are drawn.
        ink: Ink,
    },
    /// A line of words.
    Words {
        /// Where its base line begins, ends or has its middle.
        at: At,
        /// Which of these it is.
        align: Align,
        /// How high the signs are.
        size: i32,
        /// How they are drawn.
        ink: Ink,
        /// The words.
        words: String,
    },
}

/// How a line or words are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// What is looked for: black and strong.
    Strong,
    /// Black.
    Plain,
    /// What may be looked up: grey.
    Quiet,
    /// A rule that only guides the eye.
    Rule,
}

/// How a bar is filled; the kinds of information are told apart as in the boards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Grey.
    Grey,
    /// Black.
    Black,
    /// White between two black lines.
    Hollow,
}

/// Which part of a line of words stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Its beginning.
    Left,
    /// Its middle.
    Middle,
    /// Its end.
    Right,
}

/// The words around a picture, so that it stands for itself wherever it is put.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Over it: what it shows.
    pub title: String,
    /// Under it: of whom, of when, and what is not in it.
    pub note: String,
}

/// How wide every picture is: it fills a page of A4 and a screen alike.
const WIDTH: i32 = 720;
/// Free at the left and right.
const MARGIN: i32 = 20;
/// Under the title.
const HEAD: i32 = 48;
/// For the note.
const FOOT: i32 = 36;
/// Words, and smaller ones.
const BODY: i32 = 14;
const SMALL: i32 = 12;

impl Picture {
    /// An empty sheet with so much room between title and note.
    fn framed(frame: &Frame, room: i32) -> Self {
        let height = HEAD + room + FOOT;
        let mut sheet = Self { width: WIDTH, height, marks: Vec::new() };
        sheet.words((MARGIN, 28), Align::Left, 18, Ink::Strong, &cut(&frame.title, 36));
        sheet.words((MARGIN, height - 14), Align::Left, SMALL, Ink::Quiet, &cut(&frame.note, 54));
        sheet
    }

    fn words(&mut self, at: At, align: Align, size: i32, ink: Ink, words: &str) {
        self.marks.push(Mark::Words { at, align, size, ink, words: words.to_owned() });
    }

    fn line(&mut self, from: At, to: At, ink: Ink) {
        self.marks.push(Mark::Line { from, to, ink });
    }

    fn bar(&mut self, at: At, size: At, fill: Fill) {
        self.marks.push(Mark::Bar { at, size, fill });
    }
}

/// How a kind of information is filled, by its place among the kinds, as in the boards. A fourth one looks like the first:
/// its place in the bar and the table tell them apart.
pub fn fill_of_kind(kind: usize) -> Fill {
    [Fill::Grey, Fill::Black, Fill::Hollow][kind % 3]
}

/// `part` of `whole` as a part of `length`; nothing of nothing.
fn share(part: u64, whole: u64, length: i32) -> i32 {
    let length = u64::try_from(length).unwrap_or(0);
    part.saturating_mul(length).checked_div(whole).and_then(|share| i32::try_from(share).ok()).unwrap_or(0)
}

/// A position or number as a length.
fn length(of: usize) -> i32 {
    i32::try_from(of).unwrap_or(i32::MAX)
}

/// A name that is too long for its place, cut.
fn cut(name: &str, most: usize) -> String {
    match name.char_indices().nth(most) {
        None => name.to_owned(),
        Some(_) => name.chars().take(most.saturating_sub(1)).chain(['…']).collect(),
    }
}
