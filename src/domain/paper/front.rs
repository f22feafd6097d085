//! The head of the first page: the office's name and the number, and the rules of the form.

use std::ops::Range;

use super::drawn::{Align, Drawn, Ink, Line, Rule};
use super::line;
use super::sheet::{self, HEIGHT, LEFT, ROWS, SHEET_HEIGHT, SHEET_WIDTH, TEXT_SIZE, TOP, WIDTH};
use super::widths::{Face, Setting, Widths};
use crate::domain::document::Document;
use crate::domain::notice::Layout;

/// The largest the office's name is set in a letter: 小初. The standard leaves the size open but for its looks; offices
/// take what fills their paper's head without the name coming near the ends of the rule below.
const LARGEST_IN_LETTER: i32 = 3600;
/// The largest it is set in a document: 初号, which also leaves room for the word behind it.
const LARGEST_IN_DOCUMENT: i32 = 4200;
/// The smallest: 3号, which holds 27 characters. A longer name is squeezed.
const SMALLEST: i32 = TEXT_SIZE;

/// The name's upper edge in a letter, from the sheet's.
const LETTER_NAME: i32 = 30_000;
/// The name's upper edge in a document, from the type area's.
const DOCUMENT_NAME: i32 = 35_000;
/// Between name and double rule of a letter, and between number and rule of a document.
const TO_RULE: i32 = 4_000;
/// The length of a letter's double rules.
const LETTER_RULE: i32 = 170_000;
/// The lower edge of the lower double rule, from the sheet's.
const LOWER_RULE: i32 = 20_000;
/// A double rule's thick line, gap and thin line.
const DOUBLE: [i32; 3] = [900, 350, 350];
/// The red rule of a document.
const SINGLE: i32 = 700;

/// What stands at the head of the first page, and which lines of its grid are left for title and text.
pub(super) struct Front {
    pub(super) drawn: Vec<Drawn>,
    pub(super) grid: Range<usize>,
}

pub(super) fn front(document: &Document, widths: &Widths) -> Front {
    match document.layout {
        Layout::Letter => letter(document, widths),
        Layout::Document => ordinary(document, widths),
    }
}

fn letter(document: &Document, widths: &Widths) -> Front {
    let name = office(&document.office, LARGEST_IN_LETTER, LETTER_NAME, widths);
    let rule = name.top + name.height + TO_RULE;
    let lower = SHEET_HEIGHT - LOWER_RULE - DOUBLE.iter().sum::<i32>();
    let [upper, below] = double(rule, true);
    let [above, last] = double(lower, false);
    let mut drawn = vec![Drawn::Line(name), upper, below, above, last];
    let mut end = below_double(rule);
    if !document.number.is_empty() {
        let mut number = number(&document.number, Align::Right);
        number.top = end + seven_eighths();
        end = number.top + number.height;
        drawn.push(Drawn::Line(number));
    }
    Front { drawn, grid: two_below(end)..letter_rows(lower) }
}

/// How many lines of the grid end so far above a letter's lower rule as the standard wants: 7/8 of a character.
fn letter_rows(rule: i32) -> usize {
    let character = sheet::height_of(TEXT_SIZE);
    let ends = |row: usize| sheet::row_top(row) + i32::midpoint(HEIGHT / 22, character);
    // Rule and lower edge of the type area are less than two lines apart.
    ROWS + (ROWS..ROWS + 2).take_while(|row| ends(*row) + seven_eighths() <= rule).count()
}

fn ordinary(document: &Document, widths: &Widths) -> Front {
    let name = office(&document.office, LARGEST_IN_DOCUMENT, TOP + DOCUMENT_NAME, widths);
    let mut number = number(&document.number, Align::Centre);
    line::put(&mut number, two_below(name.top + name.height));
    let character = sheet::height_of(number.size);
    let top = number.top + i32::midpoint(number.height, character) + TO_RULE;
    let rule = Rule { left: LEFT, top, width: WIDTH, weight: SINGLE, ink: Ink::Red };
    let mut drawn = vec![Drawn::Line(name), Drawn::Rule(rule)];
    // The rule keeps its place without a number: that is often written in by hand.
    if !document.number.is_empty() {
        drawn.push(Drawn::Line(number));
    }
    Front { drawn, grid: two_below(top + SINGLE)..ROWS }
}

/// The line of the grid that leaves two blank ones below something.
fn two_below(end: i32) -> usize {
    sheet::nearest_row(end) + 2
}

fn seven_eighths() -> i32 {
    sheet::height_of(TEXT_SIZE) * 7 / 8
}

/// The office's name, as large as it fits into the type area.
fn office(name: &str, largest: i32, top: i32, widths: &Widths) -> Line {
    let width = |size: i32| Setting::new(Face::Title, size).width(widths, name);
    let fits = |size: &i32| width(*size) <= line::full();
    let size = (SMALLEST..=largest).rev().step_by(50).find(fits).unwrap_or(SMALLEST);
    let mut line = line::alone(name, Setting::new(Face::Title, size), 0, line::full());
    let count = i64::try_from(name.chars().count().max(1)).unwrap_or(1);
    let over = (line::full() - width(size)).min(0).div_euclid(count);
    line.spacing = i32::try_from(over).unwrap_or_default();
    line.ink = Ink::Red;
    line.align = Align::Centre;
    line.top = top;
    line
}

fn number(number: &str, align: Align) -> Line {
    let mut line = line::alone(number, Setting::text(Face::Body), 0, line::full());
    line.align = align;
    line
}

/// A double rule in the middle of the sheet, with the thick line above or below.
fn double(top: i32, thick_above: bool) -> [Drawn; 2] {
    let [thick, gap, thin] = DOUBLE;
    let (first, second) = if thick_above { (thick, thin) } else { (thin, thick) };
    let rule = |top: i32, weight: i32| {
        let left = (SHEET_WIDTH - LETTER_RULE) / 2;
        Drawn::Rule(Rule { left, top, width: LETTER_RULE, weight, ink: Ink::Red })
    };
    [rule(top, first), rule(top + first + gap, second)]
}

fn below_double(top: i32) -> i32 {
    top + DOUBLE.iter().sum::<i32>()
}
