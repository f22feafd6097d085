//! Every unit's account, a line a channel or clause.

use super::ACCOUNTS;
use crate::domain::board::{Scoreboard, Standings};
use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::domain::rules::Currency;
use crate::domain::score::{Account, Accounts, Entry};
use crate::domain::workspace::Workspace;
use crate::formats::book::{Cell, Decimal, Part, Row, SheetHead, Style, Value, address};
use crate::ui::text;

/// The column of the counts, of the points of one adoption, of the points of a line.
const COUNT: u16 = 3;
const EACH: u16 = 4;
const POINTS: u16 = 5;

/// The sheet, a unit at a time and about so many rows in a part.
pub(super) fn parts<'a>(
    workspace: &'a Workspace,
    board: &'a Scoreboard,
    formulas: bool,
    rows: usize,
) -> impl Iterator<Item = Part> + 'a {
    let accounts = Accounts::new(workspace, board.period());
    let classes = workspace.roster().classes_ix();
    let units = classes.filter_map(|(class, _)| board.standings(class)).flat_map(Standings::all);
    let mut units = units.collect::<Vec<_>>().into_iter();
    // The row of the next line in the sheet.
    let mut at = 1;
    let chunks = std::iter::from_fn(move || {
        let mut lines: Vec<Row> = Vec::new();
        while lines.len() < rows {
            let Some(unit) = units.next() else { break };
            let mut of = Of { workspace, board, unit, formulas, at, lines: Vec::new() };
            if let Some(account) = accounts.of(unit) {
                of.account(&account);
            }
            at += u32::try_from(of.lines.len()).unwrap_or(u32::MAX);
            lines.append(&mut of.lines);
        }
        (!lines.is_empty()).then_some(Part::Rows(lines))
    });
    let heads = [text::SERIAL, text::UNIT_NAME, text::CHANNEL, text::COUNT, text::EACH_POINTS, text::SCORE];
    let heads = heads.into_iter().chain([text::BASIS, text::REMARKS]);
    let head = Row { height: None, cells: heads.map(|head| Cell::text(head, Style::Head)).collect() };
    let sheet = SheetHead {
        name: ACCOUNTS.to_owned(),
        widths: vec![60, 260, 360, 80, 120, 80, 80, 480],
        head_rows: 1,
        frozen_columns: 2,
        landscape: true,
        ..SheetHead::default()
    };
    [Part::Sheet(sheet), Part::Rows(vec![head])].into_iter().chain(chunks)
}

/// The lines of one unit.
struct Of<'a> {
    workspace: &'a Workspace,
    board: &'a Scoreboard,
    unit: UnitIx,
    formulas: bool,
    /// The row of its first line.
    at: u32,
    lines: Vec<Row>,
}

/// What stands in a line behind serial number and name.
#[derive(Default)]
struct Line {
    name: String,
    count: Option<Cell>,
    each: Option<Points>,
    points: Option<Value>,
    clause: String,
    note: String,
}

impl Of<'_> {
    fn account(&mut self, account: &Account<'_>) {
        let period = self.board.period();
        let (Some(rules), Some(unit)) =
            (self.workspace.rules_of(period), self.workspace.roster().unit(self.unit))
        else {
            return;
        };
        for line in &account.lines {
            let Some(channel) = rules.channel(line.channel) else { continue };
            let is_open = channel.is_open_to(&unit.class);
            let (count, note) = match line.entry {
                Entry::None => continue,
                Entry::Count(count) if is_open => (Cell::number(count, Style::Count), ""),
                Entry::Count(count) => (Cell::number(count, Style::Count), text::NOT_FOR_CLASS),
                Entry::Waiting => (Cell::empty(Style::Text), text::WAITING),
                Entry::LeftOut(typed, _) => (Cell::text(typed, Style::Text), text::LEFT_OUT_NOTE),
            };
            let product = matches!(line.entry, Entry::Count(count) if channel.value(count) == line.value);
            let counts = account.scored && matches!(line.entry, Entry::Count(_));
            let points = counts.then(|| self.points(line.value, product));
            self.put(Line {
                name: channel.name_for(&unit.class).to_owned(),
                count: Some(count),
                each: Some(line.each),
                points,
                clause: channel.clause.clone().unwrap_or_default(),
                note: note.to_owned(),
            });
        }
        if !account.scored {
            return self.put(Line {
                name: text::NOT_SCORED.to_owned(),
                note: text::NO_PLACE.to_owned(),
                ..Line::default()
            });
        }
        let mut amounts: Vec<Line> = Vec::new();
        for line in &account.clauses {
            let Some(provision) = rules.provision(line.provision) else { continue };
            let note = text::deed(self.workspace, period, line);
            let is_points = line.currency == Currency::Points;
            let paid = if is_points { String::new() } else { text::yuan(line.value()) };
            amounts.push(Line {
                name: provision.name.clone(),
                points: is_points.then(|| Value::Number(line.value().into())),
                clause: provision.clause.clone().unwrap_or_default(),
                note: [note, paid].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("；"),
                ..Line::default()
            });
        }
        if account.frozen != Points::ZERO {
            amounts.push(amount(text::PRINTED_GAP, account.frozen));
        }
        for line in amounts {
            self.put(line);
        }
        let current = self.sum(account.current());
        self.put(Line { name: text::CURRENT_SCORE.to_owned(), points: Some(current), ..Line::default() });
        self.year(account);
    }

    /// What makes 累计 of 本期, where anything does.
    fn year(&mut self, account: &Account<'_>) {
        let name = |period: &crate::domain::workspace::PeriodIx| {
            self.workspace.period(*period).map(|period| period.parts().name.clone()).unwrap_or_default()
        };
        let mut earlier: Vec<Line> = account
            .earlier
            .iter()
            .map(|(period, points, late)| amount(&name(period), *points + *late))
            .collect();
        for &(closed, points) in &account.inherited {
            let name = text::short(self.workspace.name_in(closed, self.board.period()));
            earlier.push(amount(&text::inherited(name), points));
        }
        if account.late != Points::ZERO || !account.late_lines.is_empty() {
            let notes = account.late_lines.iter().map(|line| text::late_line(self.workspace, line));
            let note = notes.collect::<Vec<_>>().join("；");
            earlier.push(Line { note, ..amount(text::LATE, account.late) });
        }
        earlier.push(amount(text::CUMULATIVE, account.cumulative()));
        for line in earlier {
            self.put(line);
        }
    }

    /// The points of a line; as a formula where they are the count times the points of one.
    fn points(&self, points: Points, product: bool) -> Value {
        let row = self.row();
        if !(self.formulas && product) {
            return Value::Number(points.into());
        }
        let text = format!("={}*{}", address(row, COUNT), address(row, EACH));
        Value::Formula { text, value: points.into() }
    }

    /// 本期 as the sum of the lines above it.
    fn sum(&self, points: Points) -> Value {
        let value = Decimal::from(points);
        match self.row().checked_sub(1).filter(|_| self.formulas && !self.lines.is_empty()) {
            Some(last) => {
                let text = format!("=SUM({}:{})", address(self.at, POINTS), address(last, POINTS));
                Value::Formula { text, value }
            }
            None => Value::Number(value),
        }
    }

    /// The row of the next line.
    fn row(&self) -> u32 {
        self.at + u32::try_from(self.lines.len()).unwrap_or(u32::MAX)
    }

    fn put(&mut self, line: Line) {
        let serial = self.board.place(self.workspace, self.unit).map(|place| place.serial);
        let serial = serial.and_then(|serial| u32::try_from(serial).ok()).unwrap_or_default();
        let name = self.workspace.name_in(self.unit, self.board.period());
        let is_sum = line.count.is_none() && line.each.is_none() && line.points.is_some();
        let (label, points) =
            if is_sum { (Style::Label, Style::SumPoints) } else { (Style::Text, Style::Points) };
        let each = line.each.map_or(Cell::empty(Style::Points), |each| Cell::number(each, Style::Points));
        let cells = vec![
            Cell::number(serial, Style::Serial),
            Cell::text(name, Style::Name),
            Cell::text(line.name, label),
            line.count.unwrap_or(Cell::empty(Style::Text)),
            each,
            Cell { value: line.points.unwrap_or_default(), style: points },
            Cell::text(line.clause, Style::Text),
            Cell::text(line.note, Style::Text),
        ];
        self.lines.push(Row { height: None, cells });
    }
}

fn amount(name: &str, points: Points) -> Line {
    Line { name: name.to_owned(), points: Some(Value::Number(points.into())), ..Line::default() }
}
