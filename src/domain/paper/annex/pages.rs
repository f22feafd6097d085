//! A table cut into the parts that stand on pages: the head again on each, rows whole, remarks over rows opened again.

use super::super::drawn::{CellLine, PaperCell, PaperRow};
use super::cells;
use crate::domain::annex::Kind;

/// How much height there is on the first page and on every other, in micrometres.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rooms {
    pub(super) first: i32,
    pub(super) other: i32,
}

/// The part of a table on a page.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) rows: Vec<PaperRow>,
    pub(super) head: usize,
}

/// A cell that goes on below a row, with the row behind its last one.
type Open = (PaperCell, usize);

/// Cuts rows, the first of which are the head, into parts for pages; a table without rows has none.
pub(super) fn parts(mut rows: Vec<PaperRow>, head: usize, rooms: Rooms) -> Vec<Part> {
    let mut body = rows.split_off(head.min(rows.len()));
    let mut head = rows;
    let least = rooms.first.min(rooms.other);
    if total(&head) > least / 2 {
        // A head that fills the page is shown once, as any other rows.
        head.append(&mut body);
        body = std::mem::take(&mut head);
    }
    let taken = total(&head);
    let mut cutter = Cutter { body, open: Vec::new() };
    let mut parts = Vec::new();
    let mut at = 0;
    while at < cutter.body.len() {
        let room = if parts.is_empty() { rooms.first } else { rooms.other } - taken;
        let mut rows = head.clone();
        let (part, next) = cutter.cut(at, room, rooms.other - taken);
        rows.extend(part);
        parts.push(Part { rows, head: head.len() });
        at = next;
    }
    if parts.is_empty() && !head.is_empty() {
        let count = head.len();
        parts.push(Part { rows: head, head: count });
    }
    parts
}

fn total(rows: &[PaperRow]) -> i32 {
    rows.iter().map(|row| row.height).fold(0, i32::saturating_add)
}

struct Cutter {
    body: Vec<PaperRow>,
    /// What began above the next row and goes on.
    open: Vec<Open>,
}

impl Cutter {
    /// The rows from one on that stand on a page with so much room, and the row the next page begins with.
    fn cut(&mut self, at: usize, room: i32, fresh: i32) -> (Vec<PaperRow>, usize) {
        let mut end = self.end(at, room, fresh);
        if end == at && !self.body[at].cells.iter().any(|cell| lines_for(cell, room).is_some()) {
            // What cannot be cut stands on the page however high it is.
            end += 1;
        }
        let mut part = self.take(at, end);
        let rest = room - total(&part);
        let wants_piece = self.body.get(end).is_some_and(|row| {
            end == at
                || is_long(row)
                    && row.height > fresh
                    && row.cells.iter().any(|cell| lines_for(cell, rest) >= Some(2))
        });
        if wants_piece {
            let piece = self.piece(end, rest);
            part.push(with(piece, self.reopened(end, end + 1)));
        }
        cells::stretch(&mut part);
        (part, end)
    }

    /// The row behind the last one that stands whole on a page.
    fn end(&self, at: usize, room: i32, fresh: i32) -> usize {
        let mut used = self.lacking(at);
        let fits = |row: &&PaperRow| {
            used += row.height;
            used <= room
        };
        let end = at + self.body[at..].iter().take_while(fits).count();
        let left = self.body.len() - end;
        if left == 0 {
            return end;
        }
        let notes = usize::from(self.body.last().is_some_and(is_long));
        let two = end.saturating_sub(2).max(at);
        if left == notes {
            // Notes that fit whole on the next page take two rows along; longer ones begin here.
            let takes = total(&self.body[two..]) <= fresh;
            return if takes && two >= at + 2 { two } else { end };
        }
        // No row stands alone on the last page.
        let end = if left == 1 + notes && end >= at + 3 { end - 1 } else { end };
        self.before_remark(at, end)
    }

    /// Where too few rows of a remark would stand at the foot of the page for its text, they all go to the next.
    fn before_remark(&self, at: usize, end: usize) -> usize {
        for row in (at + 1..end).rev().take(4) {
            let has = total(&self.body[row..end]);
            let is_short = |cell: &PaperCell| cell.rows > end - row && cells::height(cell) > has;
            if row > at + 1 && self.body[row].cells.iter().any(is_short) {
                return row;
            }
        }
        end
    }

    /// Rows with what is open above them opened again; what goes on below stays open.
    fn take(&mut self, at: usize, end: usize) -> Vec<PaperRow> {
        let mut rows = Vec::with_capacity(end - at);
        for row in at..end {
            let reopened = if row == at { self.reopened(at, end) } else { Vec::new() };
            let Some(from) = self.body.get_mut(row) else { break };
            // What stands on a page is not needed here again.
            let mut content = PaperRow { height: from.height, cells: std::mem::take(&mut from.cells) };
            for cell in &mut content.cells {
                if row + cell.rows > end {
                    self.open.push((cell.clone(), row + cell.rows));
                }
                cell.rows = cell.rows.min(end - row);
            }
            rows.push(with(content, reopened));
        }
        self.open.retain(|(_, until)| *until > end);
        rows
    }

    /// What is open above a row, for the rows up to another one.
    fn reopened(&self, at: usize, end: usize) -> Vec<PaperCell> {
        let open = self.open.iter().filter(|(_, until)| *until > at);
        open.map(|(cell, until)| PaperCell { rows: (*until).min(end) - at, ..cell.clone() }).collect()
    }

    /// How much higher the rows from one on become because what is open above them needs it for its text.
    fn lacking(&self, at: usize) -> i32 {
        let lack = |(cell, until): &Open| {
            let rows = self.body.get(at..(*until).min(self.body.len())).unwrap_or_default();
            // A few rows are enough for a remark; there may be thousands.
            cells::height(cell) - total(&rows[..rows.len().min(20)])
        };
        self.open.iter().map(lack).fold(0, i32::max)
    }

    /// The first lines of a row, for what room there is; the others stay in the row.
    fn piece(&mut self, at: usize, room: i32) -> PaperRow {
        let row = &mut self.body[at];
        let mut cells = Vec::with_capacity(row.cells.len());
        for cell in &mut row.cells {
            // What stands over several rows is opened again instead of being cut.
            let mut part = PaperCell { rows: 1, ..cell.clone() };
            if let Some(count) = lines_for(cell, room) {
                part.lines.truncate(count);
                cell.lines.drain(..count);
            } else if cell.rows == 1 && cell.kind != Kind::Head {
                cell.lines.clear();
            }
            cells.push(part);
        }
        row.height =
            row.cells.iter().filter(|cell| cell.rows == 1).map(cells::height).max().unwrap_or_default();
        PaperRow { height: cells.iter().map(cells::height).max().unwrap_or_default(), cells }
    }
}

/// How many of a cell's lines are shown before it goes on on the next page, at least one; none where it is shown whole.
fn lines_for(cell: &PaperCell, room: i32) -> Option<usize> {
    if cell.rows > 1 || cells::height(cell) <= room || cell.lines.len() < 2 {
        return None;
    }
    let mut used = cells::height(&PaperCell { lines: Vec::new(), ..cell.clone() });
    let fits = |line: &&CellLine| {
        used += line.height;
        used <= room
    };
    Some(cell.lines.iter().take_while(fits).count().clamp(1, cell.lines.len() - 1))
}

fn is_long(row: &PaperRow) -> bool {
    let is_long = |cell: &PaperCell| cell.kind == Kind::Text && cell.columns > 1;
    row.cells.iter().any(is_long)
}

/// A row with cells that stand in it because they began above.
fn with(mut row: PaperRow, reopened: Vec<PaperCell>) -> PaperRow {
    row.cells.extend(reopened);
    row.cells.sort_by_key(|cell| cell.column);
    row
}
