//! 署名, 成文日期 and where the seal goes.

use super::Pile;
use super::breaks::{self, Room};
use super::drawn::{Drawn, Line, Seal};
use super::line::{self, Measure};
use super::sheet::{self, HEIGHT};
use super::widths::{Face, Setting, Widths};
use crate::domain::document::Document;
use crate::domain::notice::Place;

/// The seal of a county's office (国发〔1999〕25号), which is the largest that signs such a document.
const SEAL: i32 = 42_000;
/// How far the seal's middle lies above the line between name and date: they stand a little below its middle.
const ABOVE: i32 = 5_000;
/// How many characters the date is indented from the right.
const DATE_INDENT: i64 = 4;

/// The signature with its date, before its place is known.
pub(super) struct Closing {
    /// Line by line, the names first.
    lines: Vec<Line>,
    /// How many of them are names.
    names: usize,
    /// The middle of all of them, in thousandths of a point from the left edge of the type area.
    middle: i64,
}

pub(super) fn closing(document: &Document, widths: &Widths) -> Closing {
    let setting = Setting::text(Face::Body);
    let of = |place: Place| {
        let all = document.paragraphs.iter().enumerate();
        all.filter(move |(_, one)| one.place == place && !one.text.is_empty())
    };
    let date = of(Place::Date).map(|(_, one)| setting.width(widths, &one.text)).max();
    let name =
        of(Place::Signature).map(|(_, one)| setting.width(widths, &one.text)).max().unwrap_or_default();
    let right = line::full() - DATE_INDENT * setting.square();
    // A long name over a short date would leave the type area.
    let middle = (right - date.unwrap_or(name) / 2).min(line::full() - name.min(line::full()) / 2);
    let mut lines = Vec::new();
    let mut names = 0;
    for place in [Place::Signature, Place::Date] {
        for (at, paragraph) in of(place) {
            for broken in breaks::lines(&paragraph.text, setting, widths, Room::even(line::full())) {
                let indent = (middle - broken.width / 2).max(0);
                let measure = Measure { indent, width: broken.width };
                lines.push(line::of(&paragraph.text, &broken, setting, measure, Some(at)));
                names += usize::from(place == Place::Signature);
            }
        }
    }
    Closing { lines, names, middle }
}

impl Closing {
    /// How many lines of the grid it takes, with those that are left blank before it; none where there is no signature.
    pub(super) fn rows(&self) -> usize {
        if self.lines.is_empty() { 0 } else { self.blank() + self.lines.len() }
    }

    /// How many lines stay blank so that the seal begins below the text, and within one line of it.
    fn blank(&self) -> usize {
        let pitch = HEIGHT / 22;
        let above = SEAL / 2 + ABOVE - pitch * i32::try_from(self.names).unwrap_or(i32::MAX / HEIGHT);
        usize::try_from((above + pitch - 1).div_euclid(pitch)).unwrap_or_default()
    }

    /// Draws it below what stands on the last page.
    pub(super) fn draw(self, pile: &mut Pile) {
        if self.lines.is_empty() {
            return;
        }
        let first = sheet::nearest_row(pile.end) + self.blank();
        let down = sheet::row_top(first + self.names) - ABOVE;
        let across = sheet::LEFT + sheet::micrometres(self.middle);
        let mut row = first;
        for mut line in self.lines {
            if row > sheet::ROWS {
                pile.turn(None, true);
                row = 0;
            }
            line::put(&mut line, row);
            row += 1;
            pile.draw([Drawn::Line(line)]);
        }
        pile.draw([Drawn::Seal(Seal { across, down, diameter: SEAL })]);
        pile.end = sheet::row_top(row).max(down + SEAL / 2);
    }
}
