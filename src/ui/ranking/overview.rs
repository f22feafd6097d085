//! 一览: the facts, every class side by side, the structure, the listed-only units.

use leptos::prelude::*;

use super::Desk;
use super::board::{Board, Stretch, name_widths, shown_in};
use super::facts::Facts;
use super::head::SortLine;
use super::listed::Listed;
use super::mix::Mix;
use super::ties::OrderNote;
use crate::domain::board::falling;
use crate::domain::points::Points;
use crate::domain::roster::ClassIx;
use crate::domain::workspace::Status;
use crate::ui::parts::{Length, Scale, derived, live, no_units};
use crate::ui::text;

/// A class up to this many ranked units is one board.
const ONE_BOARD: usize = 20;
/// A class up to this many is shown whole on two boards; of a longer one the ends are shown.
const TWO_BOARDS: usize = 40;
/// So many units are named in a sentence.
const NAMED: usize = 60;

/// All classes at one look.
#[component]
pub(super) fn Overview(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let scale = derived(move || {
        session.track_any();
        let measure = desk.measure.get();
        session.with(|workspace, board| {
            let ranked = workspace.roster().classes_ix().filter_map(|(class, _)| board.standings(class));
            let units = ranked.flat_map(|standings| standings.ranked().iter().copied());
            Scale::for_longest(units.map(|unit| board.points(unit, measure)).max().unwrap_or(Points::ZERO))
        })
    });
    let classes: Vec<(ClassIx, String, usize, usize)> = session.with(|workspace, board| {
        let classes = workspace.roster().classes_ix();
        let sizes = |class| board.standings(class).map_or((0, 0), |s| (s.ranked().len(), s.listed().len()));
        classes.map(|(ix, class)| (ix, class.name.clone(), sizes(ix).0, sizes(ix).1)).collect()
    });
    let boards = classes.iter().flat_map(|(class, name, ranked, listed)| {
        let size = text::class_size(*ranked, *listed);
        // Whether a board that ends before this unit would part it from others with the same points.
        let parts_tie = |at: usize| {
            session.with(|workspace, board| {
                let unit = board.standings(*class).and_then(|standings| standings.ranked().get(at));
                let place = unit.and_then(|&unit| board.place(workspace, unit));
                place.is_some_and(|place| place.in_level > 0)
            })
        };
        stretches(*class, *ranked, &parts_tie)
            .into_iter()
            .map(move |stretch| (stretch, name.clone(), size.clone(), *ranked))
    });
    let sections = boards.enumerate().map(|(at, (stretch, name, size, ranked))| {
        let split = ranked > ONE_BOARD;
        let serials = split.then(|| text::serials(stretch.from + 1, stretch.to));
        let skipped = if stretch.leads { 0 } else { ranked.saturating_sub(TWO_BOARDS) };
        let gap = (skipped > 0).then(|| view! { <span>{text::left_out(skipped, &name)}</span> }.into_any());
        let [name_width, least] = name_widths(session, stretch);
        let (units, longest) = shown_in(desk, stretch);
        let bar_width = move || {
            let length = scale.get().length(longest.get()).max(Length::whole(16));
            format!("calc({length} * var(--hp) + .72rem)")
        };
        view! {
            <section
                class:follows=!stretch.leads
                style:--name=format!("{name_width}rem")
                style:--least=format!("{least}rem")
                style:--barw=bar_width
            >
                <h2 class="board-t">
                    <b>{name.clone()}</b>
                    {stretch.leads.then(|| view! { <span>{size}</span> }.into_any())}
                    {serials.map(|serials| view! { <span class="scr">{serials}</span> }.into_any())}
                    {gap}
                </h2>
                <Board desk stretch scale units longest/>
                {(at == 0).then(|| view! { <Mix desk/> }.into_any())}
                {(!stretch.leads).then(|| view! { <Notes desk/> }.into_any())}
            </section>
        }
        .into_any()
    });
    let has_second = classes.iter().any(|(_, _, ranked, _)| *ranked > ONE_BOARD);
    let falling_units = move || {
        session.track_any();
        let names = session.with(|workspace, board| {
            // While counts are still being entered nearly everybody falls.
            let status = workspace.period(board.period()).map(|period| period.parts().status);
            if status.is_none_or(|status| status == Status::Draft) {
                return Vec::new();
            }
            let name = |unit| text::short(workspace.name_in(unit, board.period())).to_owned();
            falling(workspace, board).into_iter().map(name).collect::<Vec<_>>()
        });
        let more = names.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| text::more_units(more));
        (!names.is_empty()).then(|| {
            let told = names.into_iter().take(NAMED).collect::<Vec<_>>().join(text::AND);
            view! { <p class="falling"><b>{text::FALLING}</b>" "{told}{more}</p> }.into_any()
        })
    };
    let is_example = session.with(|workspace, _| workspace.is_example());
    let print_note = session.with(|workspace, board| {
        workspace.period(board.period()).map(|period| {
            let parts = period.parts();
            let published = parts.status == Status::Published;
            text::print_note(&parts.name, published, &parts.notice_number, workspace.is_example())
        })
    });
    if session.with(|workspace, _| workspace.roster().units().is_empty()) {
        return no_units();
    }
    view! {
        <Facts desk/>
        <SortLine desk/>
        <div class="boards">{sections.collect_view()}</div>
        {(!has_second).then(|| view! { <Notes desk/> }.into_any())}
        {live(falling_units)}
        <Listed desk/>
        {is_example.then(|| view! { <p class="watermark" aria-hidden="true">{text::EXAMPLE}</p> }.into_any())}
        <p class="print-only how">{print_note}</p>
    }
    .into_any()
}

/// The stretches of a class's order that are shown. Where both boards show all of it, the first ends before or behind
/// those that are level, if that makes neither much longer.
fn stretches(class: ClassIx, ranked: usize, parts_tie: &dyn Fn(usize) -> bool) -> Vec<Stretch> {
    if ranked <= ONE_BOARD {
        return vec![Stretch { class, from: 0, to: ranked, leads: true }];
    }
    let half = ranked.min(TWO_BOARDS).div_ceil(2);
    let is_whole = ranked <= TWO_BOARDS;
    let fits = |at: &usize| *at <= ONE_BOARD && ranked - at <= ONE_BOARD && !parts_tie(*at);
    let near = [half, half - 1, half + 1, half - 2, half + 2];
    let half = near.into_iter().filter(|_| is_whole).find(fits).unwrap_or(half);
    let tail = ranked.min(TWO_BOARDS) - half;
    vec![
        Stretch { class, from: 0, to: half, leads: true },
        Stretch { class, from: ranked - tail, to: ranked, leads: false },
    ]
}

/// How the boards are ordered and read.
#[component]
fn Notes(desk: Desk) -> impl IntoView {
    view! { <p class="how"><OrderNote desk/><span class="scr">{text::SCALE_NOTE}</span></p> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn spans_with(ranked: usize, level: &[usize]) -> Vec<(usize, usize)> {
        let parts_tie = |at: usize| level.contains(&at);
        let all = stretches(ClassIx::new(0), ranked, &parts_tie);
        all.iter().map(|stretch| (stretch.from, stretch.to)).collect()
    }

    #[track_caller]
    fn spans(ranked: usize) -> Vec<(usize, usize)> {
        spans_with(ranked, &[])
    }

    #[test]
    fn those_that_are_level_stay_on_one_board_where_neither_gets_much_longer() {
        assert_eq!(spans_with(31, &[16]), [(0, 15), (15, 31)]);
        assert_eq!(spans_with(31, &[14, 15, 16]), [(0, 17), (17, 31)]);
        assert_eq!(spans_with(31, &[14, 15, 16, 17, 18]), [(0, 16), (16, 31)]);
        assert_eq!(spans_with(39, &[20]), [(0, 19), (19, 39)]);
        assert_eq!(spans_with(40, &[20]), [(0, 20), (20, 40)]);
        assert_eq!(spans_with(41, &[20]), [(0, 20), (21, 41)]);
    }

    #[test]
    fn a_long_class_stands_on_two_boards_and_a_very_long_one_shows_its_ends() {
        assert_eq!(spans(0), [(0, 0)]);
        assert_eq!(spans(11), [(0, 11)]);
        assert_eq!(spans(31), [(0, 16), (16, 31)]);
        assert_eq!(spans(40), [(0, 20), (20, 40)]);
        assert_eq!(spans(5000), [(0, 20), (4980, 5000)]);
    }
}
