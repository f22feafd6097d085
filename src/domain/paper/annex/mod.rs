//! 附件: an annexed table on pages of its own, upright where it fits and else on its side.

mod cells;
mod columns;
mod pages;

pub use columns::PADDING;

use super::drawn::{Align, Drawn, Line, Table};
use super::line;
use super::sheet::{self, HEIGHT, LEFT, SHEET_HEIGHT, TEXT_SIZE, TITLE_SIZE, TOP, WIDTH};
use super::widths::{Face, Setting, Widths};
use super::{Pile, title};
use crate::domain::document::Annexed;

/// The part of a sheet a table may take, in micrometres; of a sheet on its side it is told as that sheet lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) turned: bool,
}

/// The type area.
const UPRIGHT: Area = Area { left: LEFT, top: TOP, width: WIDTH, height: HEIGHT, turned: false };
/// The type area of a sheet turned by a quarter: its top is the type area's left edge, its left edge the lower one.
const TURNED: Area =
    Area { left: SHEET_HEIGHT - TOP - HEIGHT, top: LEFT, width: HEIGHT, height: WIDTH, turned: true };

/// From line to line where no grid is: mark and title of an annex.
const PITCH: i32 = HEIGHT / 22;

/// Between the title and the table.
const GAP: i32 = 3_000;

/// Puts an annex on pages of its own.
pub(super) fn lay_out(pile: &mut Pile, at: usize, annexed: &Annexed, widths: &Widths) {
    let placed = cells::Placed::new(&annexed.grid, annexed.head);
    let needs = columns::Needs::new(&placed, widths);
    let shape = columns::shape(&needs, UPRIGHT, TURNED);
    let area = shape.area;
    pile.turn(Some(at), false);
    let mut top = head(pile, at, annexed, (area, widths));
    let rows = cells::rows(&placed, &shape, widths);
    let end = area.top + area.height;
    if !rows.is_empty() && end - top < area.height / 3 {
        pile.turn(Some(at), true);
        top = area.top;
    }
    let rooms = pages::Rooms { first: end - top, other: area.height };
    for (number, part) in pages::parts(rows, placed.head, rooms).into_iter().enumerate() {
        if number > 0 {
            pile.turn(Some(at), true);
            top = area.top;
        }
        let height: i32 = part.rows.iter().map(|row| row.height).sum();
        let columns = shape.columns.clone();
        let table = Table { left: area.left, top, columns, rows: part.rows, head: part.head };
        draw(pile, area, Drawn::Table(table));
        pile.end = top + height;
    }
    if area.turned {
        // Nothing upright fits beside a table that lies on its side.
        pile.end = sheet::BOTTOM;
    }
}

fn draw(pile: &mut Pile, area: Area, drawn: Drawn) {
    let Some(page) = pile.pages.last_mut() else { return };
    if area.turned { page.turned.push(drawn) } else { page.drawn.push(drawn) }
}

/// Draws the mark on the first line and the title on the third; says where the table may begin.
fn head(pile: &mut Pile, at: usize, annexed: &Annexed, (area, widths): (Area, &Widths)) -> i32 {
    let width = sheet::points(area.width);
    let place = |line: Line, row: i32| {
        let top = area.top + PITCH * row;
        Drawn::Line(Line { left: area.left, top, width: area.width, height: PITCH, ..line })
    };
    draw(pile, area, place(line::alone(&annexed.mark, Setting::text(Face::Black), 0, width), 0));
    let fits = |size: &i32| Setting::new(Face::Title, *size).width(widths, &annexed.title) <= width;
    let size = (TEXT_SIZE..=TITLE_SIZE).rev().step_by(50).find(fits).unwrap_or(TEXT_SIZE);
    let setting = Setting::new(Face::Title, size);
    let mut row = 2;
    for broken in title::lines(&annexed.title, setting, widths, width) {
        if PITCH * (row + 1) > area.height {
            pile.turn(Some(at), true);
            row = 0;
        }
        let text = annexed.title.get(broken.begin..broken.end).unwrap_or_default();
        let line = line::alone(text, setting, 0, width);
        draw(pile, area, place(Line { align: Align::Centre, ..line }, row));
        row += 1;
    }
    pile.end = area.top + PITCH * row;
    pile.end + GAP
}
