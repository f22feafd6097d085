//! A pasted list of items: each row one adoption, its columns told by the words over them.

use super::fit::{Heads, is_divider};
use super::names::{Book, Found};
use super::plain::{clean, squash};
use super::table::Table;
use super::words;
use crate::domain::alike::{add_adoption, title_key};
use crate::domain::calendar::Date;
use crate::domain::edit::{Edit, ManyName};
use crate::domain::finding::{Code, outside};
use crate::domain::id::{ChannelId, ItemId, UnitId};
use crate::domain::record::{Adoption, Author, Item};
use crate::domain::workspace::{PeriodIx, Workspace};

/// What a column of a list of items holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// 题目
    Title,
    /// 单位
    Unit,
    /// 日期
    Date,
    /// 渠道
    Channel,
    /// 类别, which tells two channels of one name apart.
    Kind,
    /// 期号
    Issue,
    /// 依据
    Evidence,
}

/// Why a row was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// No title, and none above it.
    NoTitle,
    /// No unit is called so.
    Unit,
    /// No channel is called so.
    Channel,
    /// Several channels are called so; the kind of information would tell which.
    Channels,
    /// It is no date.
    Date,
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotTaken {
    /// Its position in the table, counted from 0.
    pub row: usize,
    /// Why.
    pub fault: RowFault,
    /// What stands there.
    pub read: String,
}

/// A row of an adoption whose day is in no period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The item's title.
    pub title: String,
    /// The day.
    pub date: Date,
    /// What the checks say of it.
    pub code: Code,
}

/// What a person said of a list of items that is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemsSaid {
    /// Words for a channel that nothing else tells, each with its channel.
    pub channels: Vec<(String, ChannelId)>,
    /// Names of units that nobody knows, each with its unit.
    pub units: Vec<(String, UnitId)>,
    /// Rows whose day is in no period are left out.
    pub only_in_periods: bool,
}

/// A pasted list of items as far as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemsRead {
    /// What each understood column holds; empty where no head was understood.
    pub columns: Vec<(usize, Holds)>,
    /// How many rows tell of an adoption.
    pub rows: usize,
    /// The items with what is new in them; those the workspace has already are among them when they were adopted again.
    pub items: Vec<Item>,
    /// How many of the items are new.
    pub new_items: usize,
    /// How many adoptions are new.
    pub adoptions: usize,
    /// How many adoptions the workspace has already.
    pub known: usize,
    /// The rows that were not taken, from the top.
    pub not_taken: Vec<NotTaken>,
    /// The rows whose day is in no period, from the top, whether they are left out or not.
    pub outside: Vec<Outside>,
    /// The words for a channel that nothing but a person tells, as they come, each with how many rows have it.
    pub asked: Vec<(String, usize)>,
    /// The same of names of units.
    pub asked_units: Vec<(String, usize)>,
}

/// In how many rows from the top the head is looked for.
const HEAD_ROWS: usize = 6;

/// Reads a list of items for a period with what a person said of it.
pub fn read_items(table: &Table, workspace: &Workspace, period: PeriodIx, said: &ItemsSaid) -> ItemsRead {
    let mut read = ItemsRead::default();
    let Some((head, columns)) = head(table) else { return read };
    read.columns = columns;
    let (Some(record), Some(rules)) = (workspace.period(period), workspace.rules_of(period)) else {
        return read;
    };
    let reader =
        Reader { table, workspace, book: Book::new(workspace, period, None), heads: Heads::new(rules, None) };
    let mut by_title = ByTitle::new(workspace);
    let mut above = Row::default();
    for row in head + 1..table.rows.len() {
        let mut this = reader.row(row, &read.columns);
        if this.is_blank() || words::is_sum(&squash(&this.title)) {
            continue;
        }
        // The further adoptions of an item stand below it without its title.
        if this.title.is_empty() {
            this.title.clone_from(&above.title);
            if this.unit.is_empty() {
                this.unit.clone_from(&above.unit);
            }
        }
        above = this.clone();
        read.rows += 1;
        if this.title.is_empty() {
            read.refuse(row, RowFault::NoTitle, &this.unit);
            continue;
        }
        let (units, unknown) = reader.units(&this.unit, &said.units);
        for name in &unknown {
            ask(&mut read.asked_units, name);
        }
        if units.is_empty() || unknown.iter().any(|name| said.units.iter().all(|(other, _)| other != name)) {
            read.refuse(row, RowFault::Unit, unknown.first().unwrap_or(&this.unit));
            continue;
        }
        let Some(date) = Date::read(&this.date, Some(record.span())) else {
            read.refuse(row, RowFault::Date, &this.date);
            continue;
        };
        let channel = match reader.channel(&this, rules) {
            Ok(channel) => channel,
            Err(fault) => {
                ask(&mut read.asked, &this.channel);
                let Some((_, channel)) = said.channels.iter().find(|(word, _)| *word == this.channel) else {
                    read.refuse(row, fault, &this.channel);
                    continue;
                };
                channel.clone()
            }
        };
        if let Some(code) = outside(workspace, date) {
            read.outside.push(Outside { title: this.title.clone(), date, code });
            if said.only_in_periods {
                continue;
            }
        }
        let adoption = Adoption {
            channel,
            date: Some(date),
            issue: this.issue,
            evidence: this.evidence,
            ..Adoption::default()
        };
        read.take(&mut by_title, this.title, units, &adoption);
    }
    // What only repeats what is known changes nothing.
    read.items.retain(|item| workspace.items().get(&item.id) != Some(item));
    read
}

impl ItemsRead {
    /// The step that writes them all; none where nothing is new.
    pub fn edit(&self) -> Option<Edit> {
        let put = |item: &Item| Edit::PutItem { id: item.id.clone(), item: Some(Box::new(item.clone())) };
        let edits: Vec<Edit> = self.items.iter().map(put).collect();
        (!edits.is_empty()).then_some(Edit::Many { name: ManyName::Paste, edits })
    }

    fn refuse(&mut self, row: usize, fault: RowFault, text: &str) {
        self.not_taken.push(NotTaken { row, fault, read: text.to_owned() });
    }

    fn take(&mut self, by_title: &mut ByTitle<'_>, title: String, units: Vec<UnitId>, adoption: &Adoption) {
        let key = (title_key(&title), units.first().cloned().unwrap_or_default());
        let at = by_title.read.iter().position(|other| *other == key).unwrap_or_else(|| {
            let item = by_title.known(&key).cloned().unwrap_or_else(|| {
                self.new_items += 1;
                by_title.next += 1;
                let author = |unit: &UnitId| Author { unit: unit.clone(), ..Author::default() };
                let units = units.iter().map(author).collect();
                Item { id: item_id(by_title.next), title, units, ..Item::default() }
            });
            by_title.read.push(key);
            self.items.push(item);
            self.items.len() - 1
        });
        let Some(item) = self.items.get_mut(at) else { return };
        let before = item.adoptions.len();
        add_adoption(item, adoption);
        let is_new = item.adoptions.len() > before;
        self.adoptions += usize::from(is_new);
        self.known += usize::from(!is_new);
    }
}

fn ask(asked: &mut Vec<(String, usize)>, word: &str) {
    match asked.iter_mut().find(|(other, _)| other == word) {
        Some((_, rows)) => *rows += 1,
        None if !word.is_empty() => asked.push((word.to_owned(), 1)),
        None => {}
    }
}

/// Items by what their title comes to and their first unit.
struct ByTitle<'a> {
    workspace: &'a Workspace,
    /// Those of the workspace, in order.
    known: Vec<((String, UnitId), usize)>,
    /// Those that were read, in the order of the read items.
    read: Vec<(String, UnitId)>,
    /// The largest number of an id.
    next: usize,
}

impl<'a> ByTitle<'a> {
    fn new(workspace: &'a Workspace) -> Self {
        let main = |item: &Item| item.units.first().map(|author| author.unit.clone()).unwrap_or_default();
        let keyed = |(at, item): (usize, &Item)| ((title_key(&item.title), main(item)), at);
        let mut known: Vec<_> = workspace.items().values().enumerate().map(keyed).collect();
        known.sort_unstable();
        Self { workspace, known, read: Vec::new(), next: next_number(workspace) }
    }

    fn known(&self, key: &(String, UnitId)) -> Option<&'a Item> {
        let at = self.known.partition_point(|(other, _)| other < key);
        let (_, at) = self.known.get(at).filter(|(other, _)| other == key)?;
        self.workspace.items().at(*at)
    }
}

/// The id of an item that is made anew.
pub fn new_item_id(workspace: &Workspace) -> ItemId {
    item_id(next_number(workspace) + 1)
}

fn item_id(number: usize) -> ItemId {
    ItemId::new(&format!("item{number:04}"))
}

/// The largest number of the ids that were made here.
fn next_number(workspace: &Workspace) -> usize {
    let number = |id: &ItemId| id.as_str().strip_prefix("item")?.parse::<usize>().ok();
    workspace.items().keys().filter_map(number).max().unwrap_or(0)
}

struct Reader<'a> {
    table: &'a Table,
    workspace: &'a Workspace,
    book: Book<'a>,
    heads: Heads,
}

/// The texts of a row.
#[derive(Clone, Debug, Default)]
struct Row {
    title: String,
    unit: String,
    date: String,
    channel: String,
    kind: String,
    issue: String,
    evidence: String,
}

impl Row {
    fn is_blank(&self) -> bool {
        self.title.is_empty() && self.channel.is_empty()
    }
}

impl Reader<'_> {
    fn row(&self, row: usize, columns: &[(usize, Holds)]) -> Row {
        let mut read = Row::default();
        for &(column, holds) in columns {
            let text = self.table.shown(row, column).trim();
            let into = match holds {
                Holds::Title => &mut read.title,
                Holds::Unit => &mut read.unit,
                Holds::Date => &mut read.date,
                Holds::Channel => &mut read.channel,
                Holds::Kind => &mut read.kind,
                Holds::Issue => &mut read.issue,
                Holds::Evidence => &mut read.evidence,
            };
            *into = text.replace(['\n', '\r'], "");
        }
        read
    }

    /// The units of a cell, and the names in it that nobody but a person knows; what was said of these is among the units.
    fn units(&self, text: &str, said: &[(String, UnitId)]) -> (Vec<UnitId>, Vec<String>) {
        let roster = self.workspace.roster();
        let named = |name: &str| {
            let found = match self.book.find(name) {
                Some(Found::Matched { unit, .. }) => roster.unit(unit),
                _ => roster.meant(name),
            };
            found.map(|unit| unit.id.clone())
        };
        if let Some(one) = named(text) {
            return (vec![one], Vec::new());
        }
        let (mut units, mut unknown) = (Vec::new(), Vec::new());
        for name in text.split(words::BETWEEN_UNITS).map(str::trim).filter(|name| !name.is_empty()) {
            let unit = named(name).or_else(|| {
                unknown.push(name.to_owned());
                said.iter().find(|(other, _)| other == name).map(|(_, unit)| unit.clone())
            });
            if let Some(unit) = unit.filter(|unit| !units.contains(unit)) {
                units.push(unit);
            }
        }
        (units, unknown)
    }

    fn channel(&self, row: &Row, rules: &crate::domain::rules::RuleSet) -> Result<ChannelId, RowFault> {
        let undivided: String = squash(&row.channel).chars().filter(|&c| !is_divider(c)).collect();
        let text = clean(&undivided);
        let kind = squash(&row.kind);
        let mut found =
            if kind.is_empty() { Vec::new() } else { self.heads.candidates(&[kind.clone(), text.clone()]) };
        if found.is_empty() {
            found = self.heads.candidates(std::slice::from_ref(&text));
        }
        let exact = rules.channels_ix().find(|(_, channel)| squash(&channel.name) == squash(&row.channel));
        match found[..] {
            [one] => rules.channel(one).map(|channel| channel.id.clone()).ok_or(RowFault::Channel),
            [] => exact.map(|(_, channel)| channel.id.clone()).ok_or(RowFault::Channel),
            _ => Err(RowFault::Channels),
        }
    }
}

/// The row of the head and what its columns hold; title, unit and channel have to be there.
fn head(table: &Table) -> Option<(usize, Vec<(usize, Holds)>)> {
    (0..table.rows.len().min(HEAD_ROWS)).find_map(|row| {
        let mut columns: Vec<(usize, Holds)> = Vec::new();
        for column in 0..table.width() {
            let text = squash(table.own(row, column));
            let hit = words::OF_ITEMS.iter().find(|(_, words)| words.contains(&text.as_str()));
            if let Some(&(holds, _)) = hit
                && columns.iter().all(|(_, other)| *other != holds)
            {
                columns.push((column, holds));
            }
        }
        let has = |holds| columns.iter().any(|(_, other)| *other == holds);
        (has(Holds::Title) && has(Holds::Unit) && has(Holds::Channel) && has(Holds::Date))
            .then_some((row, columns))
    })
}
