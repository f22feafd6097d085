//! What stands at the foot: 抄送, 印发机关 and 印发日期, and the page's number.

use super::Pile;
use super::breaks::{self, Room};
use super::drawn::{Align, Drawn, Ink, Line, Page, Rule};
use super::line::{self, Measure};
use super::sheet::{BOTTOM, HEIGHT, LEFT, SMALL_SIZE, TOP, WIDTH};
use super::widths::{Face, Setting, Widths};
use crate::domain::document::Document;
use crate::domain::notice::Place;

/// From line to line at the foot: the characters are smaller than those of the text, and so is what is between.
const PITCH: i32 = 8_000;
/// The first and the last rule of 版记.
const OUTER: i32 = 350;
/// A rule between.
const INNER: i32 = 250;
/// The upper edge of the page's number below the type area.
const TO_NUMBER: i32 = 7_000;
/// Around the number: 一字线.
const DASH: char = '—';

const SMALL: Setting = Setting::new(Face::Body, SMALL_SIZE);

/// 抄送 of a letter: at the foot of the text's last page, without rules.
pub(super) fn letter(pile: &mut Pile, document: &Document, widths: &Widths) {
    let lines = copies(document, widths);
    draw(pile, lines, BOTTOM);
}

/// Draws lines so that the last one ends at a height, on further pages where they do not fit.
fn draw(pile: &mut Pile, lines: Vec<Vec<Line>>, end: i32) {
    if lines.is_empty() {
        return;
    }
    let height = |count: usize| PITCH * i32::try_from(count).unwrap_or(i32::MAX / PITCH);
    let fit = usize::try_from((end - TOP) / PITCH).unwrap_or(1).max(1);
    if pile.end + height(lines.len().min(fit)) > end {
        pile.turn(None, true);
    }
    let mut rest = lines.as_slice();
    while !rest.is_empty() {
        let (now, later) = rest.split_at(rest.len().min(fit));
        for (at, row) in now.iter().enumerate() {
            let top = end - height(now.len()) + height(at);
            pile.draw(row.iter().map(|line| Drawn::Line(Line { top, height: PITCH, ..line.clone() })));
        }
        pile.end = end;
        rest = later;
        if !rest.is_empty() {
            pile.turn(None, true);
        }
    }
}

/// The lines of 抄送, one character in at either side; further ones begin below the first name.
fn copies(document: &Document, widths: &Widths) -> Vec<Vec<Line>> {
    let begin = SMALL.square();
    let mark = SMALL.width(widths, &document.copies).min(line::full() / 2);
    let measure = Measure { indent: begin + mark, width: line::full() - 2 * begin - mark };
    let mut lines: Vec<Vec<Line>> = Vec::new();
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        if paragraph.place != Place::Copies {
            continue;
        }
        let room = Room { squeeze: SMALL.square(), ..Room::even(measure.width) };
        for broken in breaks::lines(&paragraph.text, SMALL, widths, room) {
            lines.push(vec![line::of(&paragraph.text, &broken, SMALL, measure, Some(at))]);
        }
    }
    if let Some(first) = lines.first_mut() {
        first.push(line::alone(&document.copies, SMALL, begin, mark));
    }
    lines
}

/// 版记 of a document, which ends the last left-hand page: 抄送, then 印发机关 and 印发日期, between rules.
pub(super) fn record(pile: &mut Pile, document: &Document, widths: &Widths) {
    let lines = copies(document, widths);
    let issued = document.issued.as_ref().map(|(office, date)| issued(office, date));
    if lines.is_empty() && issued.is_none() {
        return;
    }
    let copied = i32::try_from(lines.len()).unwrap_or(i32::MAX / PITCH);
    let rows = copied.saturating_add(i32::from(issued.is_some()));
    let wanted = PITCH.saturating_mul(rows).saturating_add(2 * OUTER);
    let is_left = pile.pages.len().is_multiple_of(2);
    if !is_left || pile.end + wanted > BOTTOM {
        if is_left {
            pile.turn(None, false);
            if let Some(page) = pile.pages.last_mut() {
                (page.blank, page.shows_number) = (true, false);
            }
        }
        pile.turn(None, false);
        if let Some(page) = pile.pages.last_mut() {
            page.shows_number = false;
        }
    }
    let bottom = BOTTOM - OUTER;
    let between = if issued.is_some() { bottom - PITCH } else { bottom };
    // Names without end would come from above the sheet; they get pages as those of a letter do.
    let has_room = wanted <= HEIGHT;
    if has_room {
        pile.draw([rule(BOTTOM - wanted, OUTER)]);
    }
    let has_copies = !lines.is_empty();
    draw(pile, lines, between);
    if let Some(issued) = issued {
        if has_copies {
            pile.draw([rule(between - INNER / 2, INNER)]);
        }
        let placed = issued.map(|line| Drawn::Line(Line { top: between, height: PITCH, ..line }));
        pile.draw(placed);
    }
    pile.draw([rule(bottom, OUTER)]);
    pile.end = BOTTOM;
}

fn issued(office: &str, date: &str) -> [Line; 2] {
    let (begin, width) = (SMALL.square(), line::full() - 2 * SMALL.square());
    let mut date = line::alone(date, SMALL, begin, width);
    date.align = Align::Right;
    [line::alone(office, SMALL, begin, width), date]
}

fn rule(top: i32, weight: i32) -> Drawn {
    Drawn::Rule(Rule { left: LEFT, top, width: WIDTH, weight, ink: Ink::Black })
}

/// Puts their numbers on the pages that show one: one character in from the outer edge.
pub(super) fn number(pages: &mut [Page]) {
    let setting = Setting::new(Face::Digits, SMALL_SIZE);
    for page in pages.iter_mut().filter(|page| page.shows_number) {
        let text = format!("{DASH} {} {DASH}", page.number);
        let mut line = line::alone(&text, setting, setting.square(), line::full() - 2 * setting.square());
        line.top = BOTTOM + TO_NUMBER;
        line.align = if page.number.is_multiple_of(2) { Align::Left } else { Align::Right };
        page.drawn.push(Drawn::Line(line));
    }
}
