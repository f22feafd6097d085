//! 公文: the notice with its annexed tables, under the words that a document has of itself.

use super::{ISSUED_WORD, annex_file, annex_grid, annex_mark, file_head};
use crate::domain::annex::Annex;
use crate::domain::board::Scoreboard;
use crate::domain::document::{Annexed, Document};
use crate::domain::notice::{Draft, Facts, Layout, Place};
use crate::domain::workspace::{Period, Workspace};

/// How many lines of an annexed table are its head.
const HEAD: usize = 4;

/// The notice of the period a board shows, as it is written out: a table for each class that has units.
pub fn document(workspace: &Workspace, board: &Scoreboard, facts: &Facts, draft: &Draft) -> Document {
    let paragraphs = draft.paragraphs();
    let of = |place: Place| paragraphs.iter().filter(move |one| one.place == place);
    let signed = of(Place::Signature).map(|one| one.text.clone()).next().unwrap_or_default();
    let date = of(Place::Date).map(|one| one.text.clone()).next();
    let names: Vec<&str> = of(Place::Attachment).map(|one| one.text.as_str()).collect();
    let tables = tables(workspace, board);
    let count = tables.len();
    let annexes = tables.into_iter().enumerate().map(|(at, (usual, annex))| Annexed {
        mark: annex_mark(at, count),
        title: names.get(at).map_or(usual, |&name| name.to_owned()),
        grid: annex_grid(&annex),
        head: HEAD,
    });
    let [attachments, copies] = draft.marks().clone();
    let is_file = draft.layout == Layout::Document;
    Document {
        layout: draft.layout,
        office: if is_file { file_head(&signed) } else { signed.clone() },
        number: facts.number.clone(),
        issued: date.filter(|_| is_file).map(|date| (signed, format!("{date}{ISSUED_WORD}"))),
        annexes: annexes.collect(),
        attachments,
        copies,
        paragraphs,
    }
}

/// The tables of the classes that have units, each with the name it has where nobody gave it another.
pub fn tables(workspace: &Workspace, board: &Scoreboard) -> Vec<(String, Annex)> {
    let period = workspace.period(board.period()).map(Period::parts);
    let period = period.map(|parts| parts.name.clone()).unwrap_or_default();
    let table = |(class, _)| {
        let annex = Annex::new(workspace, board, class);
        (annex_file(&period, &annex.class_name), annex)
    };
    workspace.roster().classes_ix().map(table).filter(|(_, annex)| !annex.rows.is_empty()).collect()
}
