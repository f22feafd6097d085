//! Title, 主送, text and attachments as rows of the grid, and the rows on their pages.

use std::ops::Range;

use super::breaks::{self, Room};
use super::closing::Closing;
use super::drawn::{Align, Drawn, Line};
use super::line::{self, Measure};
use super::sheet::{self, ROWS, TITLE_SIZE};
use super::widths::{Face, Setting, Widths};
use super::{Pile, title, words};
use crate::domain::document::Document;
use crate::domain::notice::{Paragraph, Place};

/// A row of the grid.
#[derive(Debug)]
pub(super) struct Row {
    /// Nothing in a blank one.
    pub(super) lines: Vec<Line>,
    /// Whether it is a line of the text between 主送 and the attachments.
    pub(super) is_text: bool,
}

impl Row {
    fn blank() -> Self {
        Self { lines: Vec::new(), is_text: false }
    }
}

/// The rows of everything before the signature.
pub(super) fn rows(document: &Document, widths: &Widths) -> Vec<Row> {
    let mut rows = Vec::new();
    let several = document.paragraphs.iter().filter(|one| one.place == Place::Attachment).count() > 1;
    let mut number = 0;
    let mut last = None;
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        let place = paragraph.place;
        if matches!(place, Place::Signature | Place::Date | Place::Copies) {
            continue;
        }
        let begins = |now: bool, before: bool| now && !before;
        let was = |wanted: Place| last == Some(wanted);
        if begins(place != Place::Title, !was(Place::Title))
            || begins(place == Place::Attachment, was(Place::Attachment)) && last.is_some()
        {
            rows.push(Row::blank());
        }
        match place {
            Place::Title => rows.extend(title_rows(at, paragraph, widths)),
            Place::Attachment => {
                number += 1;
                rows.extend(attachment(document, (at, paragraph), (number, several), widths));
            }
            Place::Recipients => {
                rows.extend(text_rows((at, paragraph), Setting::text(Face::Body), 0, widths));
            }
            _ => {
                let setting = Setting::text(face(paragraph));
                rows.extend(text_rows((at, paragraph), setting, 2 * setting.square(), widths));
            }
        }
        last = Some(place);
    }
    rows
}

fn title_rows(at: usize, paragraph: &Paragraph, widths: &Widths) -> Vec<Row> {
    let setting = Setting::new(Face::Title, TITLE_SIZE);
    let row = |broken| {
        let mut line = line::of(&paragraph.text, &broken, setting, Measure::indented(0), Some(at));
        line.align = Align::Centre;
        line.spread = false;
        line.spacing = setting.spacing;
        Row { lines: vec![line], is_text: false }
    };
    title::lines(&paragraph.text, setting, widths, line::full()).into_iter().map(row).collect()
}

fn text_rows(
    (at, paragraph): (usize, &Paragraph),
    setting: Setting,
    indent: i64,
    widths: &Widths,
) -> Vec<Row> {
    let room = Room { first: line::full() - indent, rest: line::full(), squeeze: setting.square() };
    let is_text = paragraph.place != Place::Recipients;
    let row = |(number, broken)| {
        let measure = Measure::indented(if number == 0 { indent } else { 0 });
        Row { lines: vec![line::of(&paragraph.text, &broken, setting, measure, Some(at))], is_text }
    };
    breaks::lines(&paragraph.text, setting, widths, room).into_iter().enumerate().map(row).collect()
}

/// The face of a paragraph of the text by its rank: 一、 in 黑体, （一） in 楷体, where it is a heading.
fn face(paragraph: &Paragraph) -> Face {
    // A paragraph of the text is a heading where it is no sentence.
    let is_short = paragraph.text.chars().count() <= 28 && !paragraph.text.contains(['。', '；', '，', '：']);
    if paragraph.place != Place::Heading && !is_short {
        return Face::Body;
    }
    let behind = |text: &str| {
        let rest = text.trim_start_matches(words::NUMERALS);
        rest.chars().next().filter(|_| rest.len() < text.len())
    };
    if behind(&paragraph.text) == Some('、') {
        Face::Black
    } else if paragraph.text.strip_prefix('（').and_then(behind) == Some('）') {
        Face::Kai
    } else {
        Face::Body
    }
}

/// The name of an attachment: the mark before the first, the numbers below each other, a long name's lines too.
fn attachment(
    document: &Document,
    (at, paragraph): (usize, &Paragraph),
    (number, several): (usize, bool),
    widths: &Widths,
) -> Vec<Row> {
    let setting = Setting::text(Face::Body);
    let begin = 2 * setting.square();
    // However long the words are that someone put before the names, half of the line is for the names.
    let mark = setting.width(widths, &document.attachments).min(line::full() / 2 - begin);
    let count = if several { format!("{number}. ") } else { String::new() };
    let indent = begin + mark + setting.width(widths, &count);
    let room = Room { squeeze: setting.square(), ..Room::even(line::full() - indent) };
    let row = |broken| {
        let line = line::of(&paragraph.text, &broken, setting, Measure::indented(indent), Some(at));
        Row { lines: vec![line], is_text: false }
    };
    let broken = breaks::lines(&paragraph.text, setting, widths, room);
    let mut rows: Vec<Row> = broken.into_iter().map(row).collect();
    if let Some(first) = rows.first_mut() {
        if number == 1 {
            first.lines.push(line::alone(&document.attachments, setting, begin, mark));
        }
        if several {
            let width = setting.width(widths, &count);
            first.lines.push(line::alone(count.trim_end(), setting, begin + mark, width));
        }
    }
    rows
}

/// Puts the rows on pages, the first of which has these lines of the grid left, so that the signature behind them never
/// stands on a page without text.
pub(super) fn place(pile: &mut Pile, rows: Vec<Row>, first: Range<usize>, closing: &Closing) {
    let turn = turn(&rows, &first, closing.rows());
    let Range { start: mut row, end: mut capacity } = first;
    pile.end = sheet::row_top(row);
    for (at, content) in rows.into_iter().enumerate() {
        if row >= capacity || turn == Some(at) {
            (row, capacity) = (0, ROWS);
            pile.turn(None, true);
        }
        let is_blank = content.lines.is_empty();
        for mut line in content.lines {
            line::put(&mut line, row);
            pile.draw([Drawn::Line(line)]);
        }
        // A page does not begin with a blank row.
        row += usize::from(!is_blank || row > 0);
        pile.end = sheet::row_top(row);
    }
    pile.room(row, capacity, closing.rows());
}

impl Pile {
    /// Where the signature does not fit and no text could be taken along, it has to begin a page.
    fn room(&mut self, row: usize, capacity: usize, wanted: usize) {
        if wanted > 0 && row + wanted > capacity {
            self.turn(None, true);
        }
    }
}

/// The row with which a page has to begin so that the signature, which takes so many lines, has text on its page; none
/// where that comes by itself.
fn turn(rows: &[Row], first: &Range<usize>, wanted: usize) -> Option<usize> {
    let (mut row, mut capacity, mut has_text) = (first.start, first.end, false);
    for content in rows {
        if row >= capacity {
            (row, capacity, has_text) = (0, ROWS, false);
        }
        has_text |= content.is_text;
        row += usize::from(!content.lines.is_empty() || row > 0);
    }
    let fits = row + wanted <= capacity;
    if wanted == 0 || fits && has_text {
        return None;
    }
    let text: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].is_text).collect();
    // Two lines go along, but the first page must show text as well.
    let taken = text.len().saturating_sub(1).min(2);
    let from = text.get(text.len() - taken).copied().filter(|at| rows.len() - at + wanted <= ROWS);
    // So many attachments that no text goes on their last page: some of them do.
    from.or_else(|| {
        rows.len().checked_sub(2).filter(|at| !fits && rows[*at..].iter().all(|row| !row.is_text))
    })
}
