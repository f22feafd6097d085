//! 排名: who leads, who lags, and why. One screen for the overview and one for each class in full.

mod board;
mod drawer;
mod facts;
mod figures;
mod full;
mod head;
mod listed;
mod mix;
mod overview;
mod pictures;
mod sort;
mod ties;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::drawer::Drawer;
use self::full::FullTable;
use self::overview::Overview;
use self::pictures::Pictures;
pub(super) use self::sort::official_order;
use self::sort::{Sort, SortColumn};
use super::parts::{Heading, PeriodState, Segments, begin_here, button, live, print_page};
use super::text;
use crate::domain::alone::only_unit;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::Basis;
use crate::session::Session;

/// What the screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// Every class side by side.
    Overview,
    /// One class with all its columns.
    Class(ClassIx),
    /// Pictures of the period.
    Pictures,
}

/// What the parts of the screen share.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) session: Session,
    pub(super) view: RwSignal<View>,
    /// Which points stand in bold and in the bars.
    pub(super) measure: RwSignal<Basis>,
    pub(super) sort: RwSignal<Sort>,
    /// The unit whose account is open.
    pub(super) open: RwSignal<Option<UnitIx>>,
}

impl Desk {
    /// Shows a class in full, ordered by a column: the rows a figure comes from.
    fn show_rows(self, class: ClassIx, column: SortColumn, falling: bool) {
        self.view.set(View::Class(class));
        self.sort.set(Sort::By { column, falling });
    }
}

/// The ranking.
#[component]
pub fn RankingScreen(
    /// The open page.
    session: Session,
) -> impl IntoView {
    let by = session.with(|_, board| board.ranking().by);
    let desk = Desk {
        session,
        view: RwSignal::new(View::Overview),
        measure: RwSignal::new(if by == Basis::Converted { by } else { Basis::Current }),
        sort: RwSignal::new(Sort::Official),
        open: RwSignal::new(None),
    };
    // Another table has other columns, so the order starts anew with it.
    let official = Callback::new(move |()| desk.sort.set(Sort::Official));
    let views = session.with(|workspace, _| {
        let classes =
            workspace.roster().classes_ix().map(|(ix, class)| (View::Class(ix), class.name.clone()));
        let (overview, pictures) = (text::OVERVIEW.to_owned(), text::PICTURES.to_owned());
        let overview = std::iter::once((View::Overview, overview));
        overview.chain(classes).chain([(View::Pictures, pictures)]).collect::<Vec<_>>()
    });
    // One unit's own draft is no county's ranking.
    let alone = session.with(|workspace, _| {
        let unit = only_unit(workspace).filter(|_| !session.is_published())?;
        let words = text::alone_in_ranking(workspace.roster().unit(unit)?.name_parts().0);
        Some(view! { <span class="tag try">{words}</span> }.into_any())
    });
    let second = if by == Basis::Converted { by } else { Basis::Cumulative };
    let measures = [Basis::Current, second].map(|of| (of, text::basis(of).to_owned())).to_vec();
    let body = move || match desk.view.get() {
        View::Overview => view! { <Overview desk/> }.into_any(),
        View::Class(class) => view! { <FullTable desk class/> }.into_any(),
        View::Pictures => view! { <Pictures desk/> }.into_any(),
    };
    view! {
        <div
            class="ranking" class:has-drawer=move || desk.open.get().is_some()
            on:keydown=move |event| on_key(desk, &event)
        >
            <div class="head">
                <Heading session of=text::RANKING_HEADING/>
                <p class="meta"><PeriodState session/>{alone}</p>
                <div class="acts">
                    <Segments label=text::VIEW choices=views chosen=desk.view then=official/>
                    <Segments label=text::MEASURE choices=measures chosen=desk.measure/>
                    {button("btn wide-only", text::PRINT, print_page)}
                    {button("btn wide-only", text::EXPORT, move || session.export())}
                </div>
            </div>
            {begin_here(session)}
            {live(body)}
            <Drawer desk/>
        </div>
    }
}

/// Arrow keys go from row to row and from board to board; Escape closes the account.
fn on_key(desk: Desk, event: &ev::KeyboardEvent) {
    if event.key() == "Escape" && desk.open.get_untracked().is_some() {
        close_drawer(desk);
        event.prevent_default();
        return;
    }
    let step = match event.key().as_str() {
        "ArrowDown" => Step::Row(1),
        "ArrowUp" => Step::Row(-1),
        "ArrowRight" => Step::Board(1),
        "ArrowLeft" => Step::Board(-1),
        _ => return,
    };
    let Some(link) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return;
    };
    if link.class_list().contains("unit-link") && step_from(&link, step) {
        event.prevent_default();
    }
}

#[derive(Clone, Copy)]
enum Step {
    Row(i32),
    Board(i32),
}

/// Moves the focus from a unit's link to another one; `false` at the end.
fn step_from(link: &web_sys::Element, step: Step) -> bool {
    let Ok(Some(table)) = link.closest("table") else { return false };
    let Ok(Some(screen)) = link.closest(".ranking") else { return false };
    let here = index_of(&links(&table), link);
    let target = match step {
        Step::Row(by) => {
            let all = links(&screen);
            index_of(&all, link)
                .and_then(|at| at.checked_add_signed(by as isize))
                .and_then(|at| all.get(at).cloned())
        }
        Step::Board(by) => {
            let tables = elements(&screen, "table");
            let boards: Vec<_> = tables.into_iter().filter(|table| !links(table).is_empty()).collect();
            let next = index_of(&boards, &table).and_then(|at| at.checked_add_signed(by as isize));
            next.and_then(|at| boards.get(at)).map(links).and_then(|links| {
                let at = here.unwrap_or(0).min(links.len().saturating_sub(1));
                links.get(at).cloned()
            })
        }
    };
    let target = target.and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    target.is_some_and(|target| target.focus().is_ok())
}

fn links(within: &web_sys::Element) -> Vec<web_sys::Element> {
    elements(within, ".unit-link")
}

fn elements(within: &web_sys::Element, selector: &str) -> Vec<web_sys::Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)).filter_map(|node| node.dyn_into().ok()).collect()
}

fn index_of(all: &[web_sys::Element], one: &web_sys::Element) -> Option<usize> {
    all.iter().position(|other| other == one)
}

/// Closes the account and gives the focus back to the row that opened it.
fn close_drawer(desk: Desk) {
    let Some(unit) = desk.open.get_untracked() else { return };
    desk.open.set(None);
    let link = document().get_element_by_id(&link_id(unit));
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A row that is gone cannot take the focus; the page then keeps it.
        _ = link.focus();
    }
}

/// The id of a unit's link in a board.
fn link_id(unit: UnitIx) -> String {
    format!("unit-{}", unit.get())
}
