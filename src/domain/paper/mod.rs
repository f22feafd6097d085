//! A document laid out on pages after GB/T 9704-2012.
//!
//! Every thing on a page stands at its place in micrometres, every line is broken; whoever draws a page places the lines
//! and breaks none. The text stands on a grid of 22 lines and 28 characters; annexed tables get widths, sizes and pages of
//! their own. Same document and same widths of characters, same pages.

mod annex;
mod breaks;
mod closing;
mod drawn;
mod flow;
mod foot;
mod front;
mod line;
mod sheet;
mod title;
mod widths;
mod words;

pub use annex::PADDING as CELL_PADDING;
pub use drawn::{Align, CellLine, Drawn, Ink, Line, Page, PaperCell, PaperRow, Rule, Seal, Source, Table};
pub use sheet::{SHEET_HEIGHT, SHEET_WIDTH};
pub use widths::{Face, Widths};

use super::document::Document;
use super::notice::Layout;

/// Pages as they fill.
#[derive(Debug, Default)]
struct Pile {
    pages: Vec<Page>,
    /// The lower edge of what stands on the last page, in micrometres from the sheet's upper edge.
    end: i32,
}

impl Pile {
    /// Begins a page.
    fn turn(&mut self, annex: Option<usize>, continues: bool) {
        let number = u32::try_from(self.pages.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.end = sheet::TOP;
        self.pages.push(Page { number, shows_number: true, annex, continues, ..Page::default() });
    }

    /// Puts things on the last page.
    fn draw(&mut self, drawn: impl IntoIterator<Item = Drawn>) {
        if let Some(page) = self.pages.last_mut() {
            page.drawn.extend(drawn);
        }
    }
}

/// Lays a document out; it has at least one page.
pub fn lay_out(document: &Document, widths: &Widths) -> Vec<Page> {
    let mut pile = Pile::default();
    let front = front::front(document, widths);
    pile.turn(None, false);
    pile.draw(front.drawn);
    let rows = flow::rows(document, widths);
    let closing = closing::closing(document, widths);
    flow::place(&mut pile, rows, front.grid, &closing);
    closing.draw(&mut pile);
    if document.layout == Layout::Letter {
        foot::letter(&mut pile, document, widths);
    }
    for (at, annexed) in document.annexes.iter().enumerate() {
        annex::lay_out(&mut pile, at, annexed, widths);
    }
    if document.layout == Layout::Document {
        foot::record(&mut pile, document, widths);
    } else if let Some(first) = pile.pages.first_mut() {
        first.shows_number = false;
    }
    foot::number(&mut pile.pages);
    pile.pages
}
