//! A table pasted by unit names: from the clipboard's bytes to the cells that would change.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod broken;
mod official;
mod pairs;
mod parts;

use ermu::domain::paste::{self, Choice, Found, How, Meaning, Recognised, Table};
use ermu::domain::roster::{ClassIx, UnitIx};
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::{clipboard, example};

const Q1: PeriodIx = PeriodIx::new(0);
const TOWNS: ClassIx = ClassIx::new(0);
const DEPARTMENTS: ClassIx = ClassIx::new(1);

/// The example's roster and rules with nothing entered and nothing waiting.
fn empty() -> Workspace {
    example::workspace().expect("the example opens").cleared()
}

/// The example as published, with what it waits for.
fn published() -> Workspace {
    example::workspace().expect("the example opens")
}

#[track_caller]
fn text(text: &str) -> Table {
    clipboard::read(None, Some(text)).expect("the text is a table")
}

#[track_caller]
fn html(html: &str) -> Table {
    clipboard::read(Some(html), None).expect("the HTML has a table")
}

#[track_caller]
fn unit(workspace: &Workspace, name: &str) -> UnitIx {
    let found = workspace.roster().units_ix().find(|(_, unit)| unit.name == name);
    found.unwrap_or_else(|| panic!("{name} is in the roster")).0
}

/// A table's changes as lines: name, channel, old and new, flag.
fn lines(workspace: &Workspace, read: &Recognised, choices: &[(usize, Choice)]) -> Vec<String> {
    let rules = workspace.rules_of(read.period).expect("it has rules");
    let changes = read.changes(workspace, choices);
    let line = |change: &paste::CellChange| {
        let name = &workspace.roster().unit(change.unit).expect("it is in the roster").name;
        let channel = &rules.channel(change.channel).expect("it is a channel").id;
        let flag = change.flag.map_or(String::new(), |flag| format!(" {flag:?}"));
        format!("{name} {channel} {:?} {:?}{flag}", change.old, change.new)
    };
    changes.cells.iter().map(line).collect()
}

/// What was read of the columns, as words.
fn meanings(workspace: &Workspace, read: &Recognised) -> Vec<String> {
    let rules = workspace.rules_of(read.period).expect("it has rules");
    let id = |ix| rules.channel(ix).map_or(String::new(), |channel| channel.id.to_string());
    let word = |column: &paste::ColumnRead| match &column.meaning {
        Meaning::Channel(ix) => id(*ix),
        Meaning::OnlyFedBack(ix) => format!("only {}", id(*ix)),
        Meaning::Twice(ix) => format!("twice {}", id(*ix)),
        Meaning::Unclear(ixs) => format!("?{}", ixs.iter().map(|&ix| id(ix)).collect::<Vec<_>>().join("|")),
        other => format!("{other:?}").to_lowercase(),
    };
    read.columns.iter().map(word).collect()
}

fn matched(found: &Found) -> Option<(UnitIx, How)> {
    match found {
        Found::Matched { unit, how } => Some((*unit, *how)),
        Found::Doubtful(_) | Found::Unknown => None,
    }
}
