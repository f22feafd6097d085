//! The pages of the notice: one or two of them smaller on the screen, all of them at their true size in print.

use leptos::ev;
use leptos::prelude::*;

use super::sheet::sheet;
use super::state::NoticeDesk;
use crate::domain::paper::Page;
use crate::ui::parts::{derived, live};
use crate::ui::text;

/// How many pages lie side by side.
const SPREAD: usize = 2;

/// The pages with the way from one to the next.
#[component]
pub(super) fn Pages(desk: NoticeDesk) -> impl IntoView {
    let groups = derived(move || desk.pages.with(|pages| groups(pages)));
    let tabs = move || {
        let tab = |group: Group| {
            let is_here = move || (group.first..=group.last).contains(&desk.first_page());
            let name = match group.annex {
                None => text::MAIN_TEXT.to_owned(),
                Some(at) => desk.written.with(|written| {
                    let annex = written.as_ref().and_then(|written| written.document.annexes.get(at));
                    annex.map(|annex| annex.mark.clone()).unwrap_or_default()
                }),
            };
            let words = text::page_group(&name, group.first + 1, group.last + 1);
            view! {
                <button class="btn" type="button" aria-pressed=move || is_here().to_string() on:click=move |_| desk.page.set(group.first)>{words}</button>
            }
            .into_any()
        };
        groups.get().into_iter().map(tab).collect_view()
    };
    let count = derived(move || desk.pages.with(Vec::len));
    let way = move |later: bool| {
        let (label, arrow) = if later { (text::LATER_PAGES, "›") } else { (text::EARLIER_PAGES, "‹") };
        let is_last = derived(move || {
            let page = desk.first_page();
            if later { page + SPREAD >= count.get() } else { page == 0 }
        });
        view! {
            <button class="btn bare sq" type="button" aria-label=label disabled=move || is_last.get() on:click=move |_| _ = desk.turn(later)>{arrow}</button>
        }
        .into_any()
    };
    let shown = move || {
        let first = desk.first_page();
        let two: Vec<Page> =
            desk.pages.with(|pages| pages.iter().skip(first).take(SPREAD).cloned().collect());
        let figure = |page: Page| {
            let caption = text::page_caption(
                page.number as usize,
                page.shows_number,
                page.annex.is_some() && page.continues,
            );
            view! { <figure><div class="a4-box">{sheet(&page, false)}</div><figcaption>{caption}</figcaption></figure> }.into_any()
        };
        two.into_iter().map(figure).collect_view()
    };
    view! {
        <section class="desk" aria-label=text::PAGES>
            <div class="page-tabs">
                <span class="seg" role="group" aria-label=text::PAGES>{live(tabs)}</span>
                {way(false)}{way(true)}
            </div>
            <div class="spread">{live(shown)}</div>
            <p class="how">{text::PRINT_NOTE}</p>
        </section>
    }
}

/// All pages as they are printed. They are only drawn while the page prints: a long list has hundreds.
#[component]
pub(super) fn Printed(desk: NoticeDesk) -> impl IntoView {
    let printing = RwSignal::new(false);
    let before = window_event_listener(ev::beforeprint, move |_| printing.set(true));
    let after = window_event_listener(ev::afterprint, move |_| printing.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    let is_example = desk.session.with(|workspace, _| workspace.is_example());
    let all = move || {
        let pages = if printing.get() { desk.pages.get() } else { Vec::new() };
        pages.iter().map(|page| sheet(page, is_example)).collect_view()
    };
    view! { <div class="paper-only">{live(all)}</div> }
}

/// Pages that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Group {
    annex: Option<usize>,
    /// Positions of the first and the last page.
    first: usize,
    last: usize,
}

fn groups(pages: &[Page]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        match groups.last_mut().filter(|group| group.annex == page.annex) {
            Some(group) => group.last = at,
            None => groups.push(Group { annex: page.annex, first: at, last: at }),
        }
    }
    groups
}

impl NoticeDesk {
    /// The first page that is shown, of those that are there; tracked.
    fn first_page(self) -> usize {
        self.page.get().min(self.pages.with(Vec::len).saturating_sub(1))
    }

    /// Turns to the pages before or behind those that are shown; `false` where there are none.
    pub(super) fn turn(self, later: bool) -> bool {
        let (page, count) = (self.first_page(), self.pages.with(Vec::len));
        let next = if later { page + SPREAD } else { page.saturating_sub(SPREAD) };
        let turns = next != page && next < count;
        if turns {
            self.page.set(next);
        }
        turns
    }
}
