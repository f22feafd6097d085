//! 署名, 成文日期 and where the seal goes.

use super::Pile;
use super::breaks::{self, Broken};
use super::drawn::{Drawn, Line, Seal};
use super::line::{self, Measure};
use super::sheet::{self, HEIGHT};
use super::widths::{Face, Setting, Widths};
use crate::domain::document::Document;
use crate::domain::notice::{Paragraph, Place};

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

pub(super) fn closing<'a>(document: &'a Document, widths: &Widths) -> Closing {
    let setting = Setting::text(Face::Body);
    let of = |place: Place| {
        let all = document.paragraphs.iter().enumerate().filter(move |(_, one)| one.place == place);
        let lines = |(at, one): (usize, &'a Paragraph)| {
            let broken = breaks::balanced(&one.text, setting, widths, line::full());
            broken.into_iter().map(move |broken| (at, one.text.as_str(), broken))
        };
        all.flat_map(lines).collect::<Vec<_>>()
    };
    let (named, dated) = (of(Place::Signature), of(Place::Date));
    let widest = |lines: &[(usize, &str, Broken)]| lines.iter().map(|(.., broken)| broken.width).max();
    let name = widest(&named).unwrap_or_default();
    let right = line::full() - DATE_INDENT * setting.square();
    // A long name over a short date would leave the type area.
    let middle = (right - widest(&dated).unwrap_or(name) / 2).min(line::full() - name / 2);
    let count = named.len();
    let line = |(at, text, broken): (usize, &str, Broken)| {
        let measure = Measure { indent: (middle - broken.width / 2).max(0), width: broken.width };
        let mut line = line::of(text, &broken, setting, measure, Some(at));
        (line.spread, line.spacing) = (false, setting.spacing);
        line
    };
    let lines = named.into_iter().chain(dated).map(line).collect();
    Closing { lines, names: count, middle }
}

impl Closing {
    /// How many lines of the grid it takes, with those that are left blank before it; none where there is no signature.
    pub(super) fn rows(&self) -> usize {
        if self.lines.is_empty() { 0 } else { self.blank() + self.lines.len() }
    }

    /// How many lines stay blank so that the seal begins below the text, and within one line of it; at least one.
    fn blank(&self) -> usize {
        let pitch = HEIGHT / 22;
        let above = SEAL / 2 + ABOVE - pitch * i32::try_from(self.names).unwrap_or(i32::MAX / HEIGHT);
        usize::try_from((above + pitch - 1).div_euclid(pitch)).unwrap_or_default().max(1)
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
