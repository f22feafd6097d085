//! A row of the grid: a unit with a field for each channel, and what its counts come to.

use leptos::html;
use leptos::prelude::*;

use super::marks::{Mark, mark_of};
use super::panel::Panel;
use super::range::At;
use super::state::{Grid, Order, cell_id, is_in_use};
use super::verify::check_cell;
use crate::domain::finding::Severity;
use crate::domain::points::Points;
use crate::domain::record::{RowCheck, read_count};
use crate::domain::roster::UnitIx;
use crate::ui::parts::{ChannelColumn, Derived, derived, figure, live, none_mark, unit_name};
use crate::ui::text;

/// What a row shows beside its fields, as a value.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shown {
    serial: Option<usize>,
    scored: bool,
    current: Points,
    cumulative: Points,
    /// Whether something typed is left out of the score.
    unsure: bool,
    cells: Vec<String>,
    check: Option<RowCheck>,
}

/// The row of a unit.
#[component]
pub(super) fn Row(grid: Grid, unit: UnitIx, row: usize) -> impl IntoView {
    let session = grid.session;
    let shown = derived(move || {
        session.track_unit(unit);
        session.track_class(grid.class.get());
        let columns = grid.columns.get();
        // In the order of the roster a row's number is its number there; a place is a number in the order of places.
        let in_roster = (grid.order.get() == Order::Roster)
            .then(|| grid.members.with(|all| all.binary_search(&unit).ok()).map(|at| at + 1));
        session.with(|workspace, board| {
            let sheet = workspace.period(board.period()).map(|period| period.sheet());
            let text = |column: &ChannelColumn| {
                sheet.map(|sheet| sheet.get(unit, column.channel).text()).unwrap_or_default()
            };
            Shown {
                serial: in_roster.unwrap_or_else(|| board.place(workspace, unit).map(|place| place.serial)),
                scored: workspace.roster().is_scored(unit),
                current: board.current(unit),
                cumulative: board.cumulative(unit),
                unsure: sheet.is_some_and(|sheet| sheet.has_unread(unit)),
                cells: columns.iter().map(text).collect(),
                check: grid.check_of(unit),
            }
        })
    });
    let check = derived(move || shown.with(|shown| shown.check.clone()));
    let name = session.with(|workspace, board| workspace.name_in(unit, board.period()).to_owned());
    let (label, whole, row_name) = (name.clone(), name.clone(), name.clone());
    let locked = !session.may_type();
    let cells = move || {
        let all = grid.columns.get().into_iter().enumerate();
        let label = label.clone();
        all.map(|(col, column)| {
            let text = derived(move || shown.with(|shown| shown.cells.get(col).cloned().unwrap_or_default()));
            let at = At { row, col };
            view! { <Cell grid at unit column text locked unit_name=label.clone()/> }.into_any()
        })
        .collect_view()
    };
    let scores = move || {
        if !shown.with(|shown| shown.scored) {
            return view! { <td class="l calc merged" colspan=2>{text::NOT_SCORED}</td> }.into_any();
        }
        let unsure = move || shown.with(|shown| shown.unsure);
        view! {
            <td class="n l calc b" class:unsure=unsure data-col="current">{live(move || figure(shown.with(|s| s.current)))}</td>
            <td class="n calc" class:unsure=unsure data-col="cumulative">{live(move || figure(shown.with(|s| s.cumulative)))}</td>
        }
        .into_any()
    };
    view! {
        <tr data-unit=row_name data-r=row class:five={row % 5 == 4}>
            <td class="no fz0" data-col="serial">{live(move || shown.with(|shown| shown.serial))}</td>
            <th scope="row" class="unit fz" data-col="name" title=whole>{unit_name(name)}</th>
            {live(cells)}
            {live(scores)}
            {check_cell(grid, unit, check, !grid.may_note())}
        </tr>
    }
}

#[component]
fn Cell(
    grid: Grid,
    at: At,
    unit: UnitIx,
    column: ChannelColumn,
    text: Derived<String>,
    locked: bool,
    unit_name: String,
) -> impl IntoView {
    let chosen = move || {
        let range = grid.range.get();
        range.count() > 1 && range.contains(at)
    };
    let id = cell_id(at);
    let channel = column.channel;
    if column.waiting || locked {
        let content = move || match text.get() {
            empty if empty.is_empty() && column.waiting => {
                view! { <span class="vh">{text::WAITING}</span> }.into_any()
            }
            empty if empty.is_empty() => none_mark(),
            count => count.into_any(),
        };
        // Which figure is being put right is seen in the table, too.
        let corrected = move || grid.panel.get() == Panel::Correct && grid.range.get().head == at;
        let current = move || corrected().then_some("true");
        return view! {
            <td class="n fixed" class:l=column.begins class:wait=column.waiting class:sel=move || chosen() class:correcting=move || corrected() aria-current=move || current() data-col=column.id data-c=at.col id=id tabindex="-1">
                {live(content)}
            </td>
        }
        .into_any();
    }
    let mark = derived(move || mark_of(grid, unit, channel));
    let bad = move || mark.with(|mark| mark.as_ref().is_some_and(|mark| mark.severity == Severity::Error));
    let field = NodeRef::<html::Input>::new();
    // What is typed stays as typed while the field is in use, unless something else has changed the cell.
    Effect::new(move |_| {
        let text = text.get();
        let Some(input) = field.get() else { return };
        let keeps = is_in_use(&input) && read_count(&input.value()) == read_count(&text);
        if !keeps && input.value() != text {
            input.set_value(&text);
        }
    });
    let sign = move || {
        mark.get().map(|mark| {
            let class = if mark.severity == Severity::Error { "mk err" } else { "mk ask" };
            view! { <span class=class title=mark.words.clone()>{text::severity(mark.severity)}</span> }
                .into_any()
        })
    };
    let will = move || grid.pending.with(|all| all.binary_search(&(unit, channel)).is_ok());
    let tab = move || if grid.range.get().head == at { "0" } else { "-1" };
    view! {
        <td class="in" class:l=column.begins class:err=move || bad() class:will=move || will() class:sel=move || chosen() data-col=column.id data-c=at.col>
            {live(sign)}
            <input
                node_ref=field id=id type="text" inputmode="decimal" autocomplete="off" placeholder=text::NONE
                aria-label=text::cell_name(&unit_name, &column.label) aria-invalid=move || bad().then_some("true")
                tabindex=move || tab()
            />
        </td>
    }
    .into_any()
}

impl Default for Mark {
    fn default() -> Self {
        Self { severity: Severity::Note, words: String::new() }
    }
}
