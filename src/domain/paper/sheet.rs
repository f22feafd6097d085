//! The sheet after GB/T 9704-2012: its edges, its grid, its sizes.
//!
//! Places are micrometres from the upper left corner of an upright A4 sheet; text is measured in thousandths of a point.

/// The height of the sheet.
pub const SHEET_HEIGHT: i32 = 297_000;
/// The width of the sheet.
pub const SHEET_WIDTH: i32 = 210_000;
/// The upper edge of the type area (天头 37 mm).
pub(super) const TOP: i32 = 37_000;
/// The left edge of the type area (订口 28 mm).
pub(super) const LEFT: i32 = 28_000;
/// The width of the type area (版心).
pub(super) const WIDTH: i32 = 156_000;
/// The height of the type area.
pub(super) const HEIGHT: i32 = 225_000;
/// The lower edge of the type area.
pub(super) const BOTTOM: i32 = TOP + HEIGHT;
/// How many lines the type area has.
pub(super) const ROWS: usize = 22;

/// 3号 in hundredths of a point: the text.
pub(super) const TEXT_SIZE: i32 = 1600;
/// What brings 28 characters of 3号 into 156 mm, in thousandths of a point.
pub(super) const TEXT_SPACING: i32 = -207;
/// 2号: titles.
pub(super) const TITLE_SIZE: i32 = 2200;
/// 4号: page numbers and what stands at the foot.
pub(super) const SMALL_SIZE: i32 = 1400;

/// The upper edge of a line of the grid; lines are counted from 0 and may lie below the type area.
pub(super) fn row_top(row: usize) -> i32 {
    let row = i32::try_from(row.min(10_000)).unwrap_or_default();
    TOP + i32::try_from(i64::from(row) * i64::from(HEIGHT) / 22).unwrap_or_default()
}

/// The line of the grid whose upper edge is nearest to a height.
pub(super) fn nearest_row(height: i32) -> usize {
    let rows = (i64::from(height - TOP) * 22 + i64::from(HEIGHT / 2)) / i64::from(HEIGHT);
    usize::try_from(rows).unwrap_or_default()
}

/// Thousandths of a point as micrometres.
pub(super) fn micrometres(points: i64) -> i32 {
    i32::try_from((points * 127 + 180) / 360).unwrap_or(i32::MAX)
}

/// Micrometres as whole thousandths of a point.
pub(super) fn points(micrometres: i32) -> i64 {
    i64::from(micrometres) * 360 / 127
}

/// The height of a character of a size in hundredths of a point, in micrometres.
pub(super) fn height_of(size: i32) -> i32 {
    micrometres(i64::from(size) * 10)
}
