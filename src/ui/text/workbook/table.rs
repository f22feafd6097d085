//! The printed table of a class, with numbers for its figures.

use std::rc::Rc;

use super::{FORMULA_SUM, laid};
use crate::domain::annex::{Annex, AnnexRow, ChannelColumn, Grid, GridCell, Kind};
use crate::domain::board::Scoreboard;
use crate::domain::points::Points;
use crate::domain::record::Cell as Count;
use crate::domain::roster::ClassIx;
use crate::domain::rules::{Channel, ChannelIx};
use crate::domain::score;
use crate::domain::workspace::{Period, Workspace};
use crate::formats::book::{Cell, Decimal, Part, Row, SheetHead, Span, Style, Value, address};
use crate::ui::text::{REMARKS, SUM, WAITING, annex_file, annex_grid, late_units, listed_remark, short};

/// How many rows the head of a printed table has.
const HEAD_ROWS: u32 = 4;
/// The title above it.
const TITLE_ROWS: u32 = 1;
/// The row of the first unit.
const FIRST: u32 = TITLE_ROWS + HEAD_ROWS;
/// The columns before the counts.
const BEFORE: usize = 2;
/// The height of a row in quarters of a point: room above and below the characters.
const ROW: u16 = 18 * 4;
/// A line of text in quarters of a point.
const LINE: usize = 15 * 4;
/// The highest row of a spreadsheet in lines.
const MOST_LINES: usize = 27;

/// The table of a class on its way into a sheet.
pub(super) struct Table<'a> {
    annex: Annex,
    title: String,
    name: String,
    /// What explains a 累计 that is more than 本期 and what was printed before; may be empty.
    late: String,
    /// The counts as they were typed.
    record: Option<&'a Period>,
    /// Whether sums and points are written as formulas too.
    formulas: bool,
    /// Whether points are counts times weights and nothing else.
    is_plain: bool,
    /// The weight of each column; none where the class cannot score in it.
    weights: Vec<Option<&'a Channel>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(workspace: &'a Workspace, board: &Scoreboard, class: ClassIx, formulas: bool) -> Self {
        let annex = Annex::new(workspace, board, class);
        let record = workspace.period(board.period());
        let of = workspace.roster().classes().get(class.get());
        let name = annex.class_name.clone();
        let period = record.map_or("", |period| period.parts().name.as_str());
        let rules = workspace.rules_of(board.period());
        let weight = |ix: ChannelIx| {
            let channel = rules?.channel(ix)?;
            channel.is_open_to(&of?.id).then_some(channel)
        };
        let rows = annex.rows.iter().map(|row| (short(&row.name), board.late(row.unit)));
        let late: Vec<_> = rows.filter(|(_, points)| *points != Points::ZERO).collect();
        Self {
            title: annex_file(period, &name),
            late: if late.is_empty() { String::new() } else { late_units(&late) },
            name,
            record,
            formulas,
            is_plain: score::is_plain(workspace, board.period()),
            weights: annex.columns.iter().map(|column| weight(column.channel)).collect(),
            annex,
        }
    }

    /// How many columns the printed table has.
    fn width(&self) -> usize {
        BEFORE + self.annex.columns.len() + 2
    }

    /// Whether points stand beside the table as formulas.
    fn has_check(&self) -> bool {
        self.formulas && self.is_plain && self.annex.listed() < self.annex.rows.len()
    }

    pub(super) fn parts(self, rows: usize) -> impl Iterator<Item = Part> + use<'a> {
        let grid = annex_grid(&self.annex);
        let body = self.annex.rows.len();
        let (head, rest) = grid.split_at((HEAD_ROWS as usize).min(grid.len()));
        let notes = self.with_late(rest.get(body..).unwrap_or_default().to_vec());
        let mut spans = Vec::new();
        let mut top = vec![self.title_row(&mut spans)];
        let laid = laid(&head.to_vec(), TITLE_ROWS, Style::Text, &mut spans);
        top.extend(laid.into_iter().enumerate().map(|(at, row)| self.with_check_head(at, row, &mut spans)));
        let foot = self.foot(&notes, &mut spans);
        self.remark_span(&mut spans);
        let sheet = Part::Sheet(SheetHead {
            name: self.name.clone(),
            widths: self.widths(),
            spans,
            head_rows: FIRST,
            frozen_columns: 2,
            names: Some(1),
            landscape: self.width() > 9,
            hidden: false,
        });
        let table = Rc::new(self);
        let starts = (0..body).step_by(rows);
        let chunks = starts.map(move |from| {
            let until = (from + rows).min(body);
            Part::Rows((from..until).map(|at| table.row(at)).collect())
        });
        [sheet, Part::Rows(top)].into_iter().chain(chunks).chain([Part::Rows(foot)])
    }

    /// The remarks with what is to be said of 补计 behind those of the document.
    fn with_late(&self, mut notes: Grid) -> Grid {
        if self.late.is_empty() {
            return notes;
        }
        if let Some(words) = notes.first_mut().and_then(|row| row.last_mut()) {
            words.text = format!("{}\n{}", words.text, self.late);
        } else {
            let over = GridCell::over(self.late.clone(), (self.width() - 1, 1), Kind::Text);
            notes.push(vec![GridCell::one(REMARKS, Kind::Head), over]);
        }
        notes
    }

    fn title_row(&self, spans: &mut Vec<Span>) -> Row {
        let columns = u16::try_from(self.width()).unwrap_or(u16::MAX);
        spans.push(Span { row: 0, column: 0, rows: 1, columns });
        Row { height: Some(32 * 4), cells: vec![Cell::text(self.title.clone(), Style::Title)] }
    }

    /// The head of the column of formulas stands beside all lines of the head.
    fn with_check_head(&self, at: usize, mut cells: Vec<Cell>, spans: &mut Vec<Span>) -> Row {
        if self.has_check() {
            cells.resize(self.width(), Cell::covered());
            let is_first = at == 0;
            cells.push(if is_first { Cell::text(FORMULA_SUM, Style::Head) } else { Cell::covered() });
            if let (true, Ok(column)) = (is_first, u16::try_from(self.width())) {
                spans.push(Span { row: TITLE_ROWS, column, rows: HEAD_ROWS, columns: 1 });
            }
        }
        Row { height: Some(ROW), cells }
    }

    /// The remark of the listed-only units covers 本期 and 累计 of all of them.
    fn remark_span(&self, spans: &mut Vec<Span>) {
        let listed = self.annex.listed();
        let from = self.annex.rows.len() - listed;
        let row = u32::try_from(from).ok().map(|from| FIRST + from);
        let place = row.zip(u16::try_from(self.width() - 2).ok()).zip(u32::try_from(listed).ok());
        if let Some(((row, column), rows @ 1..)) = place {
            spans.push(Span { row, column, rows, columns: 2 });
        }
    }

    fn widths(&self) -> Vec<u16> {
        let mut widths = vec![60, 260];
        widths.extend(self.annex.columns.iter().map(|_| 100));
        widths.extend([100, 100]);
        widths.extend(self.has_check().then_some(100));
        widths
    }

    fn row(&self, at: usize) -> Row {
        let row = &self.annex.rows[at];
        let serial = u32::try_from(row.serial).unwrap_or(u32::MAX);
        let mut cells = vec![Cell::number(serial, Style::Serial), Cell::text(row.name.clone(), Style::Name)];
        let counts = self.annex.columns.iter().zip(&row.counts);
        cells.extend(counts.map(|(column, count)| self.count(row, column, *count)));
        if let Some((current, cumulative)) = row.points {
            cells.extend([current, cumulative].map(|points| Cell::number(points, Style::Points)));
            cells.extend(self.has_check().then(|| self.check(at, row)));
        } else {
            let is_first = at + self.annex.listed() == self.annex.rows.len();
            let remark = || Cell::text(listed_remark(&self.annex.class_name).concat(), Style::Remark);
            cells.extend([if is_first { remark() } else { Cell::covered() }, Cell::covered()]);
            cells.extend(self.has_check().then(|| Cell::empty(Style::Points)));
        }
        Row { height: Some(ROW), cells }
    }

    /// A count; what was typed and is none stays as it was typed, and what was not fed back is no number.
    fn count(&self, row: &AnnexRow, column: &ChannelColumn, count: Option<u32>) -> Cell {
        if column.waiting {
            return Cell::text(WAITING, Style::Count);
        }
        let typed = || {
            let typed = self.record?.sheet().get(row.unit, column.channel);
            if let Count::Unread(typed, _) = typed { Some(Cell::text(typed, Style::Count)) } else { None }
        };
        let number = count.map(|count| Cell::number(count, Style::Count));
        number.or_else(typed).unwrap_or(Cell::empty(Style::Count))
    }

    /// 本期 as counts times weights.
    fn check(&self, at: usize, row: &AnnexRow) -> Cell {
        let line = FIRST + u32::try_from(at).unwrap_or(u32::MAX);
        let columns = self.annex.columns.iter().zip(&self.weights).zip(&row.counts);
        let mut terms = Vec::new();
        let mut sum = Points::ZERO;
        for (column, ((of, channel), count)) in (2..).zip(columns) {
            // What is no number would make an error of the formula.
            let is_text = matches!(self.count(row, of, *count).value, Value::Text(_));
            if let (Some(channel), false) = (channel, is_text) {
                sum += channel.value(count.unwrap_or(0));
                terms.push(format!("{}*{}", address(line, column), channel.points));
            }
        }
        let text = if terms.is_empty() { "=0".to_owned() } else { format!("={}", terms.join("+")) };
        Cell { value: Value::Formula { text, value: sum.into() }, style: Style::Points }
    }

    /// The line of sums and the remarks of the document.
    fn foot(&self, notes: &Grid, spans: &mut Vec<Span>) -> Vec<Row> {
        let mut foot = Vec::new();
        let mut at = FIRST + u32::try_from(self.annex.rows.len()).unwrap_or(u32::MAX);
        if self.formulas && !self.annex.rows.is_empty() {
            spans.push(Span { row: at, column: 0, rows: 1, columns: 2 });
            foot.push(self.sums(at));
            at += 1;
        }
        for cells in laid(notes, at, Style::Note, spans) {
            // Merged cells do not grow with their text.
            let lines = cells.iter().map(|cell| self.lines(cell)).max().unwrap_or(1);
            foot.push(Row { height: u16::try_from(lines.min(MOST_LINES) * LINE).ok(), cells });
        }
        foot
    }

    /// How many lines a text takes over all columns but the first.
    fn lines(&self, cell: &Cell) -> usize {
        let Value::Text(text) = &cell.value else { return 1 };
        let tenths: usize = self.widths().iter().skip(1).map(|&width| usize::from(width)).sum();
        // A Chinese character is as wide as two digits.
        let most = (tenths / 20).max(1);
        text.lines().map(|line| line.chars().count().div_ceil(most).max(1)).sum()
    }

    fn sums(&self, at: u32) -> Row {
        let (from, to) = (FIRST, at.saturating_sub(1));
        let sum = |column: usize, value: Decimal, style| {
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            let text = format!("=SUM({}:{})", address(from, column), address(to, column));
            Cell { value: Value::Formula { text, value }, style }
        };
        let rows = &self.annex.rows;
        let mut cells = vec![Cell::text(SUM, Style::Label), Cell::covered()];
        for column in 0..self.annex.columns.len() {
            let count: i64 = rows.iter().map(|row| i64::from(row.counts[column].unwrap_or(0))).sum();
            cells.push(sum(BEFORE + column, count.into(), Style::SumCount));
        }
        let points = rows.iter().filter_map(|row| row.points);
        let (current, cumulative): (Vec<_>, Vec<_>) = points.unzip();
        for (place, points) in [current, cumulative].into_iter().enumerate() {
            let points: Points = points.into_iter().sum();
            cells.push(sum(self.width() - 2 + place, points.into(), Style::SumPoints));
        }
        cells.extend(self.has_check().then(|| Cell::empty(Style::SumPoints)));
        Row { height: None, cells }
    }
}
