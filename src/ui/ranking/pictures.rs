//! 图: how points are spread, what was adopted by whom, and places from period to period; each with its table, and as a
//! file.

use leptos::prelude::*;

use super::Desk;
use crate::domain::picture::{
    ByLevel, Course, Frame, Picture, Spread, courses, draw_course, draw_spread, draw_structure, spread,
    structure,
};
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::workspace::Status;
use crate::session::Session;
use crate::session::picture::address;
use crate::ui::parts::{Derived, derived, live, no_units};
use crate::ui::text;

/// So many units of a stretch are named.
const NAMED: usize = 12;

/// The pictures of the period on view.
#[component]
pub(super) fn Pictures(desk: Desk) -> impl IntoView {
    let session = desk.session;
    if session.with(|workspace, _| workspace.roster().units().is_empty()) {
        return no_units();
    }
    let spreads = derived(move || {
        session.track_any();
        let measure = desk.measure.get();
        session.with(|workspace, board| spread(workspace, board, measure))
    });
    let levels = derived(move || {
        session.track_any();
        session.with(structure)
    });
    let followed = derived(move || {
        session.track_any();
        session.with(|workspace, board| courses(workspace, board.period()))
    });
    let of_courses = move || {
        let figures = followed.get().into_iter().map(|(class, of)| course_figure(session, class, &of));
        figures.collect_view()
    };
    view! {
        <div class="pictures">
            {live(move || spread_figure(desk, &spreads.get()))}
            {live(move || structure_figure(session, levels))}
            {live(of_courses)}
        </div>
    }
    .into_any()
}

/// A picture with its name, its files and its table.
fn figure(session: Session, title: String, picture: Picture, table: AnyView) -> AnyView {
    let told = RwSignal::new("");
    let name = file_parts(session, &title);
    let (drawn, painted) = (name.clone(), name);
    let (as_svg, as_png) = (picture.clone(), picture.clone());
    let svg = move || {
        let given = session.offer_picture(&drawn.each_ref().map(String::as_str), &as_svg);
        told.set(if given.is_ok() { text::PICTURE_SAVED } else { text::PICTURE_NOT_SAVED });
    };
    let png = move || {
        let then = move |given: Result<(), _>| {
            // The screen may have changed while it was painted.
            _ = told.try_set(if given.is_ok() { text::PICTURE_SAVED } else { text::PICTURE_NOT_SAVED });
        };
        session.offer_painted(&painted.each_ref().map(String::as_str), &as_png, then);
    };
    let alt = text::picture_of(&title);
    view! {
        <section class="picture">
            <h2 class="board-t"><b>{title.clone()}</b></h2>
            <img src=address(&picture) alt=alt width=picture.width height=picture.height/>
            <p class="scr">
                <button class="link" type="button" aria-label=text::save_picture(text::SAVE_SVG, &title) on:click=move |_| svg()>{text::SAVE_SVG}</button>
                " "<button class="link" type="button" aria-label=text::save_picture(text::SAVE_PNG, &title) on:click=move |_| png()>{text::SAVE_PNG}</button>
                " "<span class="dim" role="status">{live(move || told.get())}</span>
            </p>
            <div class="wide">{table}</div>
        </section>
    }
    .into_any()
}

/// What a picture's file is called after: the county, the period, the picture.
fn file_parts(session: Session, title: &str) -> [String; 3] {
    session.with(|workspace, board| {
        let period = workspace.period(board.period()).map(|period| period.parts().name.clone());
        [workspace.name().to_owned(), period.unwrap_or_default(), title.to_owned()]
    })
}

/// The words around a picture.
fn frame(session: Session, title: &str, more: &str) -> Frame {
    session.with(|workspace, board| {
        let period = workspace.period(board.period()).map(|period| period.parts());
        let is_published = period.is_some_and(|period| period.status == Status::Published);
        let name = period.map_or("", |period| period.name.as_str());
        let note = text::picture_note(workspace.name(), name, is_published, workspace.is_example(), more);
        Frame { title: title.to_owned(), note }
    })
}

fn unit_name(session: Session, unit: UnitIx) -> String {
    session.with(|workspace, board| text::short(workspace.name_in(unit, board.period())).to_owned())
}

/// What a class is called in the period on view.
pub(super) fn class_name(session: Session, class: ClassIx) -> String {
    session.with(|workspace, board| workspace.class_name_in(class, board.period()).to_owned())
}

fn spread_figure(desk: Desk, spread: &Spread) -> Option<AnyView> {
    let session = desk.session;
    if spread.classes.is_empty() {
        return None;
    }
    let measure = desk.measure.get();
    let title = text::spread_title(measure);
    let names: Vec<String> = spread
        .classes
        .iter()
        .map(|(class, held)| {
            text::spread_class(&class_name(session, *class), held.iter().map(Vec::len).sum())
        })
        .collect();
    let picture = draw_spread(spread, &names, text::GOAL_POINTS_END, &frame(session, &title, ""));
    let cell = |units: &[UnitIx]| {
        let first = units.iter().take(NAMED).map(|&unit| unit_name(session, unit)).collect::<Vec<_>>();
        let more = units.len().saturating_sub(NAMED);
        let more = if more > 0 { text::more_units(more) } else { String::new() };
        let count = (!units.is_empty()).then(|| view! { <b>{units.len()}</b>"　" }.into_any());
        view! { <td>{count}{first.join(text::AND)}{more}</td> }.into_any()
    };
    let row = |at: usize| {
        let from = spread.from.get(at).copied()?;
        let units = spread.classes.iter().map(|(_, held)| held.get(at).map_or(&[][..], Vec::as_slice));
        // An empty stretch says nothing that its neighbours do not.
        if units.clone().all(<[UnitIx]>::is_empty) {
            return None;
        }
        let cells = units.map(cell).collect_view();
        let stretch = text::stretch(from, from + spread.step);
        Some(view! { <tr><th scope="row" class="n">{stretch}</th>{cells}</tr> }.into_any())
    };
    let rows = (0..spread.from.len()).rev().filter_map(row).collect_view();
    let heads =
        names.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }.into_any()).collect_view();
    let table = view! {
        <table class="t">
            <caption class="vh">{title.clone()}</caption>
            <thead><tr><th scope="col" class="n">{text::STRETCH}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    Some(figure(session, title, picture, table.into_any()))
}

fn structure_figure(session: Session, levels: Derived<Vec<ByLevel>>) -> Option<AnyView> {
    let all = levels.get();
    if all.iter().all(|level| level.sum() == 0) {
        return None;
    }
    let names: Vec<String> = all.iter().map(|of| text::level_name(of.level).to_owned()).collect();
    let numbers: Vec<String> = all.iter().map(|of| text::level_count(of.sum(), of.is_waiting)).collect();
    let rules = session.with(|workspace, board| workspace.rules_of(board.period()).cloned())?;
    let more = if all.iter().any(|of| of.is_waiting) { text::WAITING_LEFT_OUT } else { "" };
    let frame = frame(session, text::STRUCTURE_TITLE, more);
    let picture = draw_structure(&all, &rules, (&names, &numbers), &frame);
    let count = |count: u64| if count == 0 { text::NONE.to_owned() } else { count.to_string() };
    let row = |(of, name): (&ByLevel, &String)| {
        let kinds =
            of.kinds.iter().map(|&of| view! { <td class="n">{count(of)}</td> }.into_any()).collect_view();
        let sum = text::level_count(of.sum(), of.is_waiting);
        view! { <tr><th scope="row">{name.clone()}</th>{kinds}<td class="n b">{sum}</td></tr> }.into_any()
    };
    let heads = rules
        .kinds()
        .iter()
        .map(|kind| view! { <th scope="col" class="n">{kind.name.clone()}</th> }.into_any());
    let table = view! {
        <table class="t">
            <caption class="vh">{text::STRUCTURE_TITLE}</caption>
            <thead><tr><th scope="col">{text::LEVEL}</th>{heads.collect_view()}<th scope="col" class="n">{text::SUM}</th></tr></thead>
            <tbody>{all.iter().zip(&names).map(row).collect_view()}</tbody>
        </table>
    };
    Some(figure(session, text::STRUCTURE_TITLE.to_owned(), picture, table.into_any()))
}

fn course_figure(session: Session, class: ClassIx, course: &Course) -> AnyView {
    let title = text::course_title(&class_name(session, class));
    if course.periods.len() < 2 {
        return view! {
            <section class="picture"><h2 class="board-t"><b>{title}</b></h2><p class="dim">{text::ONE_PERIOD}</p></section>
        }
        .into_any();
    }
    let period = |at: &crate::domain::workspace::PeriodIx| {
        session
            .with(|workspace, _| workspace.period(*at).map(|of| of.parts().name.clone()).unwrap_or_default())
    };
    let periods: Vec<String> = course.periods.iter().map(period).collect();
    let units: Vec<String> = course.rows.iter().map(|row| unit_name(session, row.unit)).collect();
    let more = if course.ranked > course.rows.len() {
        text::only_first(course.rows.len(), course.ranked)
    } else {
        String::new()
    };
    let picture = draw_course(course, (&periods, &units), text::LATER, &frame(session, &title, &more));
    let row = |(row, name): (&crate::domain::picture::Row, &String)| {
        let place = |place: &Option<(usize, usize)>| {
            let words = place.map_or_else(|| text::NONE.to_owned(), |(_, place)| place.to_string());
            view! { <td class="n">{words}</td> }.into_any()
        };
        let places = row.places.iter().map(place).collect_view();
        view! { <tr><th scope="row" class="unit">{name.clone()}</th>{places}</tr> }.into_any()
    };
    let heads = periods.iter().map(|name| view! { <th scope="col" class="n">{name.clone()}</th> }.into_any());
    let table = view! {
        <table class="t">
            <caption class="vh">{title.clone()}</caption>
            <thead><tr><th scope="col">{text::UNIT}</th>{heads.collect_view()}</tr></thead>
            <tbody>{course.rows.iter().zip(&units).map(row).collect_view()}</tbody>
        </table>
    };
    figure(session, title, picture, table.into_any())
}
