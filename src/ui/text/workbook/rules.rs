//! The rules of the period: the clauses as the document words them, and what every line is worth.

use super::{RULES, WORDS};
use crate::domain::board::Scoreboard;
use crate::domain::rules::Piece;
use crate::domain::workspace::Workspace;
use crate::formats::book::{Cell, Part, Row, SheetHead, Style};
use crate::ui::text;

/// The sheet.
pub(super) fn parts(workspace: &Workspace, board: &Scoreboard) -> impl Iterator<Item = Part> + use<> {
    let mut rows = vec![row(&[text::CLAUSES, text::UNIT_CLASS, WORDS], Style::Head)];
    if let Some(rules) = workspace.rules_of(board.period()) {
        let classes = workspace.roster().classes();
        for clause in rules.clauses() {
            let words = |class| {
                let pieces = clause.pieces(rules, class).into_iter();
                let words = pieces.map(|piece| match piece {
                    Piece::Words(words) | Piece::Amount { words, .. } => words,
                });
                words.collect::<String>()
            };
            let mut told: Vec<(Vec<&str>, String)> = Vec::new();
            for class in classes {
                let words = words(&class.id);
                match told.iter_mut().find(|(_, other)| *other == words) {
                    Some((names, _)) => names.push(&class.name),
                    None => told.push((vec![&class.name], words)),
                }
            }
            let lines = told.iter().map(|(names, words)| (names.join("、"), words));
            rows.extend(lines.map(|(names, words)| row(&[&clause.number, &names, words], Style::Text)));
        }
        for (_, words) in text::rule_lines(rules, workspace.roster()) {
            rows.push(row(&["", "", &words], Style::Text));
        }
    }
    let head = SheetHead {
        name: RULES.to_owned(),
        widths: vec![80, 200, 900],
        head_rows: 1,
        landscape: true,
        ..SheetHead::default()
    };
    [Part::Sheet(head), Part::Rows(rows)].into_iter()
}

fn row(texts: &[&str], style: Style) -> Row {
    Row { height: None, cells: texts.iter().map(|&text| Cell::text(text, style)).collect() }
}
