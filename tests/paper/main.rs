//! A document on pages after GB/T 9704-2012: the grid, the two forms, the annexed tables, and that no text is lost.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod annexes;
mod forms;
mod geometry;
mod whole;

use ermu::domain::annex::{Annex, Grid, GridCell, Kind};
use ermu::domain::board::Scoreboard;
use ermu::domain::document::{Annexed, Document};
use ermu::domain::notice::{Draft, Facts, Layout, NoticeParts, Paragraph, Place, Template};
use ermu::domain::paper::{Drawn, Line, Page, Rule, Seal, Table, Widths, lay_out};
use ermu::domain::roster::ClassIx;
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::example;
use ermu::ui::text;

/// The notice of the built-in example with its two tables.
fn notice(layout: Layout) -> Document {
    let workspace = example::workspace().expect("the example opens");
    let period = PeriodIx::new(0);
    let board = Scoreboard::new(&workspace, period);
    let facts = Facts::new(&workspace, &board, 3).expect("the period is there");
    let parts = own_words(&workspace);
    let draft = Draft::new(&Template::built_in(), &facts, &parts);
    let [attachments, copies] = draft.marks().clone();
    let paragraphs = draft.paragraphs();
    let titles = paragraphs.iter().filter(|one| one.place == Place::Attachment);
    let annexes = titles.zip([0, 1]).map(|(title, class)| {
        let grid = text::annex_grid(&Annex::new(&workspace, &board, ClassIx::new(class)));
        Annexed { mark: format!("附件{}", class + 1), title: title.text.clone(), grid, head: 4 }
    });
    Document {
        layout,
        office: "石泉县人民政府办公室".to_owned(),
        number: draft.number.clone(),
        annexes: annexes.collect(),
        paragraphs,
        attachments,
        copies,
        issued: (layout == Layout::Document)
            .then(|| ("石泉县人民政府办公室".to_owned(), "2022年4月12日印发".to_owned())),
    }
}

fn own_words(workspace: &Workspace) -> NoticeParts {
    workspace.period(PeriodIx::new(0)).expect("it is there").parts().notice.clone()
}

/// A letter with nothing in it but paragraphs.
fn letter(paragraphs: &[(Place, &str)]) -> Document {
    let paragraph = |&(place, text): &(Place, &str)| Paragraph { place, text: text.to_owned() };
    Document {
        layout: Layout::Letter,
        office: "石泉县人民政府办公室".to_owned(),
        number: "石政办函〔2022〕15号".to_owned(),
        paragraphs: paragraphs.iter().map(paragraph).collect(),
        attachments: "附件：".to_owned(),
        copies: "抄送：".to_owned(),
        issued: None,
        annexes: Vec::new(),
    }
}

/// A table with a head of one line over rows of a number, a name and figures.
fn plain(names: &[String], figures: usize) -> Annexed {
    let head = ["序号", "单位名称"].into_iter().chain(std::iter::repeat_n("得分", figures));
    let mut grid: Grid = vec![head.map(|word| GridCell::one(word, Kind::Head)).collect()];
    for (at, name) in names.iter().enumerate() {
        let mut row =
            vec![GridCell::one((at + 1).to_string(), Kind::Figure), GridCell::one(name.clone(), Kind::Text)];
        row.extend((0..figures).map(|_| GridCell::one("12.5", Kind::Figure)));
        grid.push(row);
    }
    Annexed { mark: "附件".to_owned(), title: "统计表".to_owned(), grid, head: 1 }
}

fn pages(document: &Document) -> Vec<Page> {
    lay_out(document, &Widths::default())
}

fn lines(page: &Page) -> Vec<&Line> {
    let all = page.drawn.iter();
    all.filter_map(|drawn| if let Drawn::Line(line) = drawn { Some(line) } else { None }).collect()
}

fn rules(page: &Page) -> Vec<Rule> {
    let rule = |drawn: &Drawn| match drawn {
        Drawn::Rule(rule) => Some(*rule),
        _ => None,
    };
    page.drawn.iter().filter_map(rule).collect()
}

fn seals(page: &Page) -> Vec<Seal> {
    let seal = |drawn: &Drawn| match drawn {
        Drawn::Seal(seal) => Some(*seal),
        _ => None,
    };
    page.drawn.iter().filter_map(seal).collect()
}

fn table(page: &Page) -> Option<&Table> {
    page.drawn.iter().chain(&page.turned).find_map(|drawn| match drawn {
        Drawn::Table(table) => Some(table),
        _ => None,
    })
}

#[track_caller]
fn line<'a>(page: &'a Page, text: &str) -> &'a Line {
    let found = lines(page).into_iter().find(|line| line.text == text);
    found.unwrap_or_else(|| panic!("{text} stands on page {}: {:?}", page.number, texts(page)))
}

fn texts(page: &Page) -> Vec<&str> {
    lines(page).iter().map(|line| line.text.as_str()).collect()
}
