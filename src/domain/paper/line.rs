//! Broken text as lines of a page.

use super::breaks::Broken;
use super::drawn::{Align, Ink, Line, Source};
use super::sheet::{self, LEFT, WIDTH};
use super::widths::Setting;

/// Of how much of its width a line may at most be short to be spread, in hundredths: the gaps of one that a long word
/// left behind would tear it apart.
const MOST_SPREAD: i64 = 15;

/// Text in a part of the type area, whose place across is told in thousandths of a point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// From the left edge of the type area.
    pub(super) indent: i64,
    /// How wide it may be.
    pub(super) width: i64,
}

impl Measure {
    /// All of the type area but an indent.
    pub(super) fn indented(indent: i64) -> Self {
        Self { indent, width: full() - indent }
    }
}

/// The width of the type area in thousandths of a point: 28 characters of the text.
pub(super) fn full() -> i64 {
    sheet::points(WIDTH)
}

/// A line of a paragraph, at the upper edge of the sheet until it is placed.
pub(super) fn of(
    text: &str,
    broken: &Broken,
    setting: Setting,
    measure: Measure,
    paragraph: Option<usize>,
) -> Line {
    let left_over = measure.width - broken.width;
    let is_full = broken.goes_on && left_over * 100 <= measure.width * MOST_SPREAD;
    let spread = broken.count > 1 && (is_full || left_over < 0);
    let count = i64::try_from(broken.count.max(1)).unwrap_or(1);
    let more = if spread { i32::try_from(left_over.div_euclid(count)).unwrap_or_default() } else { 0 };
    let indent = sheet::micrometres(measure.indent);
    Line {
        left: LEFT + indent,
        top: 0,
        width: if measure.indent + measure.width == full() {
            WIDTH - indent
        } else {
            sheet::micrometres(measure.width)
        },
        height: sheet::height_of(setting.size),
        size: setting.size,
        spacing: setting.spacing + more,
        face: setting.face,
        ink: Ink::Black,
        align: Align::Left,
        spread,
        text: text.get(broken.begin..broken.end).unwrap_or_default().to_owned(),
        from: paragraph.map(|paragraph| Source { paragraph, begin: broken.begin }),
    }
}

/// A line by itself at a place across, in thousandths of a point from the left edge of the type area.
pub(super) fn alone(text: &str, setting: Setting, indent: i64, width: i64) -> Line {
    let broken = Broken { begin: 0, end: text.len(), width: 0, count: 0, goes_on: false };
    of(text, &broken, setting, Measure { indent, width }, None)
}

/// Puts a line into a row of the grid, in the middle of its height.
pub(super) fn put(line: &mut Line, row: usize) {
    line.top = sheet::row_top(row);
    line.height = sheet::row_top(row + 1) - line.top;
}
