//! A page drawn as the core has laid it out: everything stands where it says, nothing is broken or moved here.

use std::fmt::Write;

use leptos::prelude::*;

use crate::domain::annex::Kind;
use crate::domain::paper::{
    Align, CellLine, Drawn, Face, Ink, Line, Page, PaperCell, Rule, SHEET_HEIGHT, Seal, Table,
};
use crate::ui::parts::Length;
use crate::ui::text;

/// A page at its true size; an example is marked across it.
pub(super) fn sheet(page: &Page, is_example: bool) -> AnyView {
    let upright: Vec<AnyView> = page.drawn.iter().map(drawn).collect();
    let turned: Vec<AnyView> = page.turned.iter().map(drawn).collect();
    let turned = (!turned.is_empty()).then(|| {
        // Turned about its upper left corner it would lie above the page, so it is put down by its own width first.
        let style = format!("top:{}mm;left:0", millimetres(SHEET_HEIGHT));
        view! { <div class="turned" style=style>{turned}</div> }.into_any()
    });
    let mark = is_example
        .then(|| view! { <p class="example-mark" aria-hidden="true">{text::EXAMPLE}</p> }.into_any());
    view! { <div class="a4" data-page=page.number.to_string()>{upright}{turned}{mark}</div> }.into_any()
}

fn drawn(thing: &Drawn) -> AnyView {
    match thing {
        Drawn::Line(line) => text_line(line),
        Drawn::Rule(rule) => ruled(*rule),
        Drawn::Table(of) => table(of),
        Drawn::Seal(seal) => seal_place(*seal),
    }
}

fn millimetres(micrometres: i32) -> Length {
    Length::thousandths(i64::from(micrometres))
}

/// Hundredths of a point.
fn points(hundredths: i32) -> Length {
    Length::thousandths(i64::from(hundredths) * 10)
}

fn face_class(face: Face) -> &'static str {
    match face {
        Face::Body => "",
        Face::Title => " f-title",
        Face::Black => " f-hei",
        Face::Kai => " f-kai",
        Face::Digits => " f-song",
    }
}

fn text_line(line: &Line) -> AnyView {
    let align = match line.align {
        Align::Left => "",
        Align::Centre => " mid",
        Align::Right => " end",
    };
    let ink = if line.ink == Ink::Red { " red" } else { "" };
    let class = format!("ln{}{align}{ink}", face_class(line.face));
    let mut style = place(line.left, line.top, line.width, line.height);
    // The size of a line box follows its height, so that characters stand in its middle.
    _ = write!(style, ";line-height:{}mm;font-size:{}pt", millimetres(line.height), points(line.size));
    if line.spacing != 0 {
        _ = write!(style, ";letter-spacing:{}pt", Length::thousandths(i64::from(line.spacing)));
    }
    view! { <p class=class style=style>{line.text.clone()}</p> }.into_any()
}

fn place(left: i32, top: i32, width: i32, height: i32) -> String {
    format!(
        "left:{}mm;top:{}mm;width:{}mm;height:{}mm",
        millimetres(left),
        millimetres(top),
        millimetres(width),
        millimetres(height)
    )
}

/// Drawn as a border, since backgrounds are often not printed.
fn ruled(rule: Rule) -> AnyView {
    let class = if rule.ink == Ink::Red { "ruled red" } else { "ruled" };
    let style = format!(
        "{};border-top-width:{}mm",
        place(rule.left, rule.top, rule.width, 0),
        millimetres(rule.weight)
    );
    view! { <i class=class style=style></i> }.into_any()
}

fn seal_place(seal: Seal) -> AnyView {
    let radius = seal.diameter / 2;
    let style = place(seal.across - radius, seal.down - radius, seal.diameter, seal.diameter);
    view! { <i class="seal" style=style></i> }.into_any()
}

fn table(table: &Table) -> AnyView {
    let width: i32 = table.columns.iter().sum();
    let style = format!(
        "left:{}mm;top:{}mm;width:{}mm",
        millimetres(table.left),
        millimetres(table.top),
        millimetres(width)
    );
    let column = |width: &i32| view! { <col style=format!("width:{}mm", millimetres(*width))/> }.into_any();
    let columns: Vec<AnyView> = table.columns.iter().map(column).collect();
    let row = |(at, row): (usize, &crate::domain::paper::PaperRow)| {
        let cells: Vec<AnyView> = row.cells.iter().map(|one| cell(one, at < table.head)).collect();
        view! { <tr style=format!("height:{}mm", millimetres(row.height))>{cells}</tr> }.into_any()
    };
    let (head, body): (Vec<_>, Vec<_>) = table.rows.iter().enumerate().partition(|(at, _)| *at < table.head);
    let head: Vec<AnyView> = head.into_iter().map(row).collect();
    let body: Vec<AnyView> = body.into_iter().map(row).collect();
    view! { <table style=style><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table> }.into_any()
}

fn cell(cell: &PaperCell, is_head: bool) -> AnyView {
    let line = |line: &CellLine| {
        let height = millimetres(line.height);
        let style = format!("height:{height}mm;line-height:{height}mm;font-size:{}pt", points(line.size));
        view! { <span style=style>{line.text.clone()}</span> }.into_any()
    };
    let lines: Vec<AnyView> = cell.lines.iter().map(line).collect();
    let class = match cell.kind {
        Kind::Text if cell.columns > 1 => "note",
        Kind::Text | Kind::Head | Kind::Figure => "",
    };
    let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
    if is_head {
        view! { <th class=class colspan=columns rowspan=rows>{lines}</th> }.into_any()
    } else {
        view! { <td class=class colspan=columns rowspan=rows>{lines}</td> }.into_any()
    }
}
