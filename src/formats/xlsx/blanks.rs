//! Which counts of a workbook are blank and not 0.
//!
//! Both are the number 0 in the file, so that sums work and the format shows `---`. A sheet that nobody sees says which
//! of them were blank: by the head of their column and the name in their row, so that sorting, moving and deleting in a
//! spreadsheet program misplace nothing. A figure that is no longer 0 stands.

use std::collections::BTreeMap;

use crate::formats::book::{Cell, SheetHead, SheetTable, Span, Style, Value};

/// The name of the sheet nobody sees.
pub(super) const SHEET: &str = "ermu-blanks";
/// A row that begins a table: its sheet, the head over the names, the heads over the other columns.
const TABLE: &str = "table";
/// A row of the table: the name, and a letter a column.
const ROW: &str = "row";
/// The letter of a blank count.
const BLANK: u8 = b'b';
/// The letter of anything else.
const OTHER: u8 = b'o';
/// How many rows at the top of a sheet are searched for heads.
const MOST_HEAD_ROWS: usize = 40;
/// What stands between the texts of a head.
const BETWEEN: char = '|';

/// Takes down what is blank while a workbook is written.
#[derive(Default)]
pub(super) struct Blanks {
    /// The rows of the hidden sheet.
    rows: Vec<Vec<String>>,
    /// The head of the sheet that is being written.
    head: SheetTable,
    is_open: bool,
}

impl Blanks {
    /// A sheet begins.
    pub(super) fn begin(&mut self, head: &SheetHead) {
        self.head = SheetTable::new(head.name.clone());
        self.head.spans.clone_from(&head.spans);
        self.is_open = false;
    }

    /// A row was written.
    pub(super) fn row(&mut self, cells: &[Cell], head: &SheetHead) {
        let Some(names) = head.names.map(usize::from) else { return };
        if self.head.height() < head.head_rows as usize {
            for cell in cells {
                self.head.push(if let Value::Text(text) = &cell.value { text } else { "" });
            }
            self.head.end_row();
            return;
        }
        let Some(Cell { value: Value::Text(name), .. }) = cells.get(names) else { return };
        if !cells.iter().any(|cell| cell.style == Style::Count) {
            return;
        }
        if !self.is_open {
            self.is_open = true;
            let mut row = vec![TABLE.to_owned(), self.head.name.clone()];
            let heads = Heads::new(&self.head, names);
            row.push(heads.path(names).join(BETWEEN));
            row.extend((0..cells.len()).map(|column| heads.path(column).join(BETWEEN)));
            self.rows.push(row);
        }
        let letter = |cell: &Cell| if is_blank(cell) { BLANK } else { OTHER };
        let letters: String = cells.iter().map(letter).map(char::from).collect();
        self.rows.push(vec![ROW.to_owned(), squash(name), letters]);
    }

    /// The rows of the hidden sheet; none where nothing is blank.
    pub(super) fn lines(&mut self) -> Vec<Vec<String>> {
        let has_blank = |row: &Vec<String>| row[0] == ROW && row[2].bytes().any(|letter| letter == BLANK);
        let lines = std::mem::take(&mut self.rows);
        if lines.iter().any(has_blank) { lines } else { Vec::new() }
    }
}

fn is_blank(cell: &Cell) -> bool {
    cell.style == Style::Count && cell.value == Value::Empty
}

/// A table as the hidden sheet tells of it.
struct Told {
    sheet: String,
    names: Vec<String>,
    columns: Vec<Vec<String>>,
    /// The letters of each name, in the order of the rows that have it.
    rows: BTreeMap<String, Vec<String>>,
}

/// Makes the counts blank again that the hidden sheet says were blank.
pub(super) fn apply(tables: &mut [SheetTable], hidden: &SheetTable) {
    let told = told(hidden);
    for table in tables {
        // A sheet that got another name is known by its heads.
        let by_name = told.iter().filter(|of| of.sheet == table.name).collect::<Vec<_>>();
        let all = if by_name.is_empty() { told.iter().collect() } else { by_name };
        for of in all {
            apply_one(table, of);
        }
    }
}

fn told(hidden: &SheetTable) -> Vec<Told> {
    let path = |text: &str| -> Vec<String> {
        text.split(BETWEEN).filter(|text| !text.is_empty()).map(str::to_owned).collect()
    };
    let mut all: Vec<Told> = Vec::new();
    for row in 0..hidden.height() {
        match (hidden.cell(row, 0), all.last_mut()) {
            (TABLE, _) => all.push(Told {
                sheet: hidden.cell(row, 1).to_owned(),
                names: path(hidden.cell(row, 2)),
                columns: hidden.row(row).skip(3).map(path).collect(),
                rows: BTreeMap::new(),
            }),
            (ROW, Some(of)) => {
                let letters = hidden.cell(row, 2).to_owned();
                of.rows.entry(hidden.cell(row, 1).to_owned()).or_default().push(letters);
            }
            _ => {}
        }
    }
    all
}

fn apply_one(table: &mut SheetTable, told: &Told) {
    let width = table.width();
    let heads = Heads::new(table, usize::MAX);
    let Some((names, below)) = (0..width).find_map(|column| Some((column, heads.end(column, &told.names)?)))
    else {
        return;
    };
    // Where each column that was told of stands now.
    let mut columns: Vec<Option<usize>> = vec![None; width];
    for (at, column) in columns.iter_mut().enumerate().filter(|(at, _)| *at != names) {
        *column = told.columns.iter().position(|path| heads.end(at, path).is_some());
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut blank: Vec<(usize, usize)> = Vec::new();
    for row in below..table.height() {
        let name = squash(table.cell(row, names));
        let Some((name, all)) = told.rows.get_key_value(&name) else { continue };
        let nth = seen.entry(name).or_default();
        let letters = all.get(*nth).or(all.last()).map_or("", String::as_str).as_bytes();
        *nth += 1;
        for (at, column) in columns.iter().enumerate() {
            let is_blank = column.is_some_and(|column| letters.get(column) == Some(&BLANK));
            if is_blank && table.cell(row, at) == "0" {
                blank.push((row, at));
            }
        }
    }
    table.clear(&blank);
}

/// The texts over the columns of a table.
struct Heads<'a> {
    table: &'a SheetTable,
    /// The merged cells that reach into the rows that are searched.
    spans: Vec<Span>,
    names: usize,
}

impl<'a> Heads<'a> {
    /// `names`: texts over this column and others too are titles and left out.
    fn new(table: &'a SheetTable, names: usize) -> Self {
        let near = |span: &&Span| (span.row as usize) < MOST_HEAD_ROWS;
        Self { table, spans: table.spans.iter().filter(near).copied().collect(), names }
    }

    /// The texts over a column from the top, each merged cell once, with the row below each.
    fn stack(&self, column: usize) -> Vec<(String, usize)> {
        let mut stack: Vec<(String, usize)> = Vec::new();
        let mut row = 0;
        while row < self.table.height().min(MOST_HEAD_ROWS) {
            let over = self.spans.iter().find(|span| {
                let (top, left) = (span.row as usize, usize::from(span.column));
                (top..top + span.rows as usize).contains(&row)
                    && (left..left + usize::from(span.columns)).contains(&column)
            });
            let ((top, left), below, columns) = over.map_or(((row, column), row + 1, 1), |span| {
                let top = span.row as usize;
                let left = usize::from(span.column);
                ((top, left), top + span.rows as usize, usize::from(span.columns))
            });
            let is_title = columns > 1 && (left..left + columns).contains(&self.names);
            let text = squash(self.table.cell(top, left));
            if !text.is_empty() && !is_title {
                stack.push((text, below));
            }
            row = below.max(row + 1);
        }
        stack
    }

    fn path(&self, column: usize) -> Path {
        Path(self.stack(column).into_iter().map(|(text, _)| text).collect())
    }

    /// The row below a head, where its texts stand one right below the other in a column.
    fn end(&self, column: usize, path: &[String]) -> Option<usize> {
        if path.is_empty() {
            return None;
        }
        let stack = self.stack(column);
        let is = |part: &&[(String, usize)]| part.iter().zip(path).all(|((text, _), of)| text == of);
        stack.windows(path.len()).find(is)?.last().map(|(_, below)| *below)
    }
}

struct Path(Vec<String>);

impl Path {
    fn join(&self, between: char) -> String {
        self.0.join(&between.to_string())
    }
}

/// A text without spaces and line breaks, which programs add and take away, and without what stands between two.
fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != BETWEEN).collect()
}
