//! How wide characters are, face by face.

use std::collections::BTreeMap;

/// A face (字体) that the standard asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// 仿宋, the text.
    Body,
    /// 小标宋, the office's name and titles.
    Title,
    /// 黑体, headings of the first rank, the marks of annexes and the heads of tables.
    Black,
    /// 楷体, headings of the second rank.
    Kai,
    /// 宋体, the page numbers.
    Digits,
}

/// The widths of characters in thousandths of an em.
///
/// As long as nothing was measured, ASCII is half as wide as it is high and everything else is square, which holds for
/// the faces of the standard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widths {
    measured: BTreeMap<(Face, char), u16>,
}

impl Widths {
    /// Takes over what was measured of a character, in thousandths of an em.
    pub fn set(&mut self, face: Face, character: char, thousandths: u16) {
        self.measured.insert((face, character), thousandths);
    }

    /// How wide a character is, in thousandths of an em.
    pub fn of(&self, face: Face, character: char) -> u16 {
        // Most documents are set with widths that nobody had to measure.
        let measured = if self.measured.is_empty() { None } else { self.measured.get(&(face, character)) };
        measured.copied().unwrap_or_else(|| usual(character))
    }
}

fn usual(character: char) -> u16 {
    match character {
        '\0'..='\u{1f}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => 0,
        '\u{20}'..='\u{a0}' => 500,
        _ => 1000,
    }
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) face: Face,
    /// In hundredths of a point.
    pub(super) size: i32,
    /// What stands between two characters, in thousandths of a point.
    pub(super) spacing: i32,
}

impl Setting {
    pub(super) const fn new(face: Face, size: i32) -> Self {
        Self { face, size, spacing: 0 }
    }

    /// The text's own grid: 28 characters of 16 pt in 156 mm stand a little closer than they would by themselves.
    pub(super) const fn text(face: Face) -> Self {
        Self { face, size: super::sheet::TEXT_SIZE, spacing: super::sheet::TEXT_SPACING }
    }

    /// How far a character moves on, in thousandths of a point.
    pub(super) fn advance(self, widths: &Widths, character: char) -> i64 {
        let width = i64::from(widths.of(self.face, character)) * i64::from(self.size) / 100;
        if width == 0 { 0 } else { width + i64::from(self.spacing) }
    }

    /// How wide a text is, in thousandths of a point.
    pub(super) fn width(self, widths: &Widths, text: &str) -> i64 {
        text.chars().map(|character| self.advance(widths, character)).sum()
    }

    /// The width of a square character, in thousandths of a point.
    pub(super) fn square(self) -> i64 {
        i64::from(self.size) * 10 + i64::from(self.spacing)
    }
}
