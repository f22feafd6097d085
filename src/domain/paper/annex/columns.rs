//! How wide columns are, how large a table is set and whether it lies on its side.

use super::super::sheet;
use super::super::widths::{Setting, Widths};
use super::Area;
use super::cells::{At, Placed};
use crate::domain::annex::Kind;

/// What stays free left and right of a cell's lines, in micrometres.
pub const PADDING: i32 = 800;

/// The sizes a table is tried in, in hundredths of a point: 小四, 五号, 小五. None is larger, so that the tables of a notice
/// look alike although one has shorter names.
const UPRIGHT: [i32; 3] = [1200, 1050, 900];
/// The sizes of one that lies on its side; below 小五 they are for tables that fit in no other way.
const TURNED: [i32; 6] = [1200, 1050, 900, 750, 650, 550];
/// How many lines a head may take; names get the narrower the more it does.
const LINES: [i64; 3] = [2, 3, 4];
/// The widest a name is set in one line, for each of [`LINES`], in characters.
const NAMES: [i64; 3] = [10, 8, 5];

/// How a table is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) area: Area,
    /// In hundredths of a point.
    pub(super) size: i32,
    /// In micrometres.
    pub(super) columns: Vec<i32>,
}

impl Shape {
    /// The size of what stands in brackets below a name.
    pub(super) fn second_size(&self) -> i32 {
        (self.size * 4 / 5 / 50 * 50).max(500)
    }

    /// The size of long text.
    pub(super) fn long_size(&self) -> i32 {
        if self.size > 900 { (self.size * 9 / 10 / 50 * 50).min(1200) } else { self.size }
    }

    /// The least height of a row, in micrometres.
    pub(super) fn least_row(&self) -> i32 {
        match self.size {
            1100.. => 8_000,
            900.. => 7_500,
            _ => 6_000,
        }
    }

    /// The least height of a line of the head.
    pub(super) fn least_head(&self) -> i32 {
        self.least_row() - 1_000
    }
}

/// What the columns have to hold, in thousandths of an em.
#[derive(Debug)]
pub(super) struct Needs {
    columns: Vec<Need>,
    /// Heads and remarks over several columns: the first, how many, how long.
    spans: Vec<(usize, usize, i64)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Need {
    figure: i64,
    name: i64,
    head: i64,
}

impl Needs {
    pub(super) fn new(placed: &Placed<'_>, widths: &Widths) -> Self {
        let mut columns = vec![Need::default(); placed.columns];
        let mut spans = Vec::new();
        for (row, at) in
            placed.rows.iter().enumerate().flat_map(|(row, cells)| cells.iter().map(move |at| (row, at)))
        {
            if at.columns > 1 {
                if at.cell.kind == Kind::Head {
                    spans.push((at.column, at.columns, ems(at, &at.cell.text, widths)));
                }
                continue;
            }
            let Some(need) = columns.get_mut(at.column) else { continue };
            let (first, second) = at.parts();
            let length = ems(at, first, widths).max(ems(at, second, widths) * 4 / 5);
            let held = match at.cell.kind {
                Kind::Head if row < placed.head => &mut need.head,
                Kind::Text => &mut need.name,
                Kind::Head | Kind::Figure => &mut need.figure,
            };
            *held = length.max(*held);
        }
        Self { columns, spans }
    }

    /// The least widths in micrometres at a size, where heads may take so many lines and names be so long.
    fn least(&self, size: i32, lines: i64, name: i64) -> Vec<i32> {
        let width = |ems: i64| sheet::micrometres(ems * i64::from(size) / 100);
        let need = |need: &Need| {
            let head = over(need.head, lines).max(need.head.min(2000));
            width(need.figure.max(head).max(need.name.min(name * 1000))) + 2 * PADDING
        };
        let mut columns: Vec<i32> = self.columns.iter().map(need).collect();
        for (first, count, length) in &self.spans {
            let Some(taken) = columns.get_mut(*first..first + count) else { continue };
            let missing = width(over(*length, lines)) + 2 * PADDING - taken.iter().sum::<i32>();
            let count = i32::try_from(*count).unwrap_or(i32::MAX);
            for column in taken {
                *column += (missing.max(0) + count - 1) / count;
            }
        }
        columns
    }
}

/// How long a text is in thousandths of an em; of several lines the longest.
fn ems(at: &At<'_>, text: &str, widths: &Widths) -> i64 {
    // At 1 pt a thousandth of a point is a thousandth of an em.
    let setting = Setting::new(at.face(), 100);
    text.split('\n').map(|line| setting.width(widths, line)).max().unwrap_or_default()
}

/// The length of a line where a text takes several; whole characters.
fn over(length: i64, lines: i64) -> i64 {
    (length + lines * 1000 - 1) / (lines * 1000) * 1000
}

/// The largest size at which a table fits: upright as the standard's documents are, else on its side.
pub(super) fn shape(needs: &Needs, upright: Area, turned: Area) -> Shape {
    let all = UPRIGHT.iter().map(|size| (upright, *size, 0)).chain([(upright, 900, 1)]);
    let lying = TURNED.iter().flat_map(|size| (0..LINES.len()).map(move |step| (turned, *size, step)));
    for (area, size, step) in all.chain(lying) {
        let least = needs.least(size, LINES[step], NAMES[step]);
        if least.iter().map(|width| i64::from(*width)).sum::<i64>() <= i64::from(area.width) {
            return Shape { area, size, columns: shared(&least, area.width) };
        }
    }
    let [.., smallest] = TURNED;
    let least = needs.least(smallest, LINES[2], NAMES[2]);
    Shape { area: turned, size: smallest, columns: squeezed(&least, turned.width) }
}

/// Shares what is left of the width among all columns but the first, which numbers the rows; equally, so that counts stay
/// columns of a kind.
fn shared(least: &[i32], width: i32) -> Vec<i32> {
    let first = usize::from(least.len() > 1);
    let mut columns = least.to_vec();
    let mut left = width - least.iter().sum::<i32>();
    let mut others = i32::try_from(columns.len() - first.min(columns.len())).unwrap_or(i32::MAX);
    for column in columns.iter_mut().skip(first) {
        let share = left / others.max(1);
        *column += share;
        left -= share;
        others -= 1;
    }
    columns
}

/// Narrows columns for which there is no room at all, each by the same part.
fn squeezed(least: &[i32], width: i32) -> Vec<i32> {
    let all = least.iter().map(|one| i64::from(*one)).sum::<i64>().max(1);
    let mut before = 0;
    let mut drawn = 0;
    let narrow = |one: &i32| {
        before += i64::from(*one);
        let until = i32::try_from(before * i64::from(width) / all).unwrap_or(width);
        let column = until - drawn;
        drawn = until;
        column
    };
    least.iter().map(narrow).collect()
}
