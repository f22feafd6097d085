//! One board of the overview: a stretch of a class's order.

use leptos::prelude::*;

use super::figures::{Figures, figures};
use super::head::SortHead;
use super::pictures::class_name;
use super::sort::{Sort, SortColumn};
use super::{Desk, link_id};
use crate::domain::board::Place;
use crate::domain::points::Points;
use crate::domain::roster::{ClassIx, UnitIx, name_parts};
use crate::domain::rules::{Basis, Rows};
use crate::session::Session;
use crate::ui::parts::{
    Derived, Length, RowKey, Scale, axis, bar, derived, figure, live, rows, unit_name, whole_points,
};
use crate::ui::text;

/// Which stretch of a class's ranked units a board shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) class: ClassIx,
    /// The first unit's position in the order, counted from 0.
    pub(super) from: usize,
    /// One past the last.
    pub(super) to: usize,
    /// Whether the board has the heads that sort; the further boards of a class follow the first.
    pub(super) leads: bool,
}

/// A table of serial number, unit, bar, points, and ties.
#[component]
pub(super) fn Board(
    desk: Desk,
    stretch: Stretch,
    scale: Derived<Scale>,
    units: Derived<Vec<UnitIx>>,
    longest: Derived<Points>,
) -> impl IntoView {
    let session = desk.session;
    let Stretch { class, from, to, leads } = stretch;
    let name = class_name(session, class);
    let basis = move |of| {
        derived(move || {
            session.track_class(class);
            session.with(|_, board| board.ranking().by == of)
        })
    };
    let bold = move |of| derived(move || desk.measure.get() == of);
    let second = second_column(desk);
    let whole = derived(move || whole_points(session, class));
    let parted = parts_ties(desk);
    let heads = move || {
        let head = |column, label: &str, by, measure| {
            if leads {
                let class = if measure == Basis::Current { "n m-cur" } else { "n m-cum" };
                view! { <SortHead desk column label=label.to_owned() official=basis(by) class strong=bold(measure)/> }
                    .into_any()
            } else {
                let class = if measure == Basis::Current { "n m-cur" } else { "n m-cum" };
                view! { <th scope="col" class=class class:b=move || desk.measure.get() == measure>{label.to_owned()}</th> }.into_any()
            }
        };
        let serial = if leads {
            view! { <SortHead desk column=SortColumn::Serial label=text::SERIAL.to_owned() class="no quiet"/> }.into_any()
        } else {
            view! { <th scope="col" class="no">{text::SERIAL}</th> }.into_any()
        };
        let unit = if leads {
            view! { <SortHead desk column=SortColumn::Name label=text::UNIT.to_owned() class="quiet"/> }
                .into_any()
        } else {
            view! { <th scope="col">{text::UNIT}</th> }.into_any()
        };
        view! {
            <tr>
                {serial}
                {unit}
                <th scope="col" class="bars">
                    <span class="vh">{text::BARS}</span>
                    {live(move || axis(scale.get(), longest.get()))}
                </th>
                {head(SortColumn::Current, text::CURRENT, Basis::Current, Basis::Current)}
                {head(second.0, text::basis(second.1), second.1, Basis::Cumulative)}
                <th scope="col" class="tie-h n quiet"><span class:vh=!parted>{text::PLACE}</span></th>
            </tr>
        }
        .into_any()
    };
    let keys =
        derived(move || units.with(|units| units.iter().copied().map(RowKey::from).collect::<Vec<_>>()));
    let row = move |RowKey { unit, .. }| view! { <BoardRow desk unit stretch scale/> }.into_any();
    view! {
        <table class="t board" class:w-cur=move || whole.get()[0] class:w-cum=move || whole.get()[1] data-phase=(from % 5).to_string()>
            <caption class="vh">{text::board_caption(&name, from + 1, to)}</caption>
            <colgroup>
                <col class="c-no"/><col class="c-name"/><col class="c-bar"/><col class="c-pt"/><col class="c-cum"/>
                <col class="c-tie"/>
            </colgroup>
            <thead>{heads()}</thead>
            <tbody>
                {rows(keys, row)}
            </tbody>
        </table>
    }
}

/// The units in a stretch as they are ordered now, and the most points among them.
pub(super) fn shown_in(desk: Desk, stretch: Stretch) -> (Derived<Vec<UnitIx>>, Derived<Points>) {
    let session = desk.session;
    let Stretch { class, from, to, .. } = stretch;
    let units = derived(move || {
        let sort = desk.sort.get();
        match sort {
            Sort::Official => session.track_class(class),
            Sort::By { .. } => session.track_any(),
        }
        session.with(|workspace, board| {
            let ranked = board.standings(class).map_or(0, |standings| standings.ranked().len());
            let order = sort.order(workspace, board, class);
            order[from.min(ranked)..to.min(ranked)].to_vec()
        })
    });
    let longest = derived(move || {
        session.track_class(class);
        let measure = desk.measure.get();
        let points = |unit: &UnitIx| session.with(|_, board| board.points(*unit, measure));
        units.with(|units| units.iter().map(points).max()).unwrap_or(Points::ZERO)
    });
    (units, longest)
}

/// How much room the names of a stretch take, and with how much they do: what is longer is cut where it has to be.
pub(super) fn name_widths(session: Session, stretch: Stretch) -> [Length; 2] {
    session.with(|workspace, board| {
        let ranked = board.standings(stretch.class).map_or(&[][..], |standings| standings.ranked());
        let shown = &ranked[stretch.from.min(ranked.len())..stretch.to.min(ranked.len())];
        let widths = shown.iter().map(|&unit| width_of(name_parts(workspace.name_in(unit, board.period()))));
        let widest = widths.max().unwrap_or_default();
        let room = |most| widest.clamp(Length::whole(4), Length::whole(most)) + Length::thousandths(1300);
        [room(24), room(8)]
    })
}

/// The second column of points: 累计, or what it is turned into where that orders the units.
fn second_column(desk: Desk) -> (SortColumn, Basis) {
    match desk.session.with(|_, board| board.ranking().by) {
        Basis::Converted => (SortColumn::Converted, Basis::Converted),
        Basis::Current | Basis::Cumulative => (SortColumn::Cumulative, Basis::Cumulative),
    }
}

/// A name's width in full-width characters, to the thousandth; the second name is set smaller.
fn width_of((main, second): (&str, &str)) -> Length {
    let width = |text: &str| text.chars().map(|c| if c.is_ascii() { 560 } else { 1000 }).sum::<i64>();
    Length::thousandths(width(main) + width(second) * 6 / 7)
}

#[component]
fn BoardRow(desk: Desk, unit: UnitIx, stretch: Stretch, scale: Derived<Scale>) -> impl IntoView {
    let Stretch { class, from, to, .. } = stretch;
    let name = desk.session.with(|workspace, board| workspace.name_in(unit, board.period()).to_owned());
    let unit_name = name.clone();
    let figures = figures(desk.session, unit, class, desk.measure);
    let place = move || figures.with(|figures| figures.place);
    let has_points =
        move || figures.with(|figures| figures.current > Points::ZERO || figures.cumulative > Points::ZERO);
    let is_top =
        move || place().and_then(|place| place.place).is_some_and(|place| place <= 3) && has_points();
    let is_open = move || (desk.open.get() == Some(unit)).then_some("true");
    let serial = move || place().map(|place| place.serial);
    let bars = move || figures.with(|figures| bar(scale.get(), &figures.kinds, figures.measured));
    let points = move |of: fn(&Figures) -> Points| live(move || figure(figures.with(of)));
    let bold = move |measure| desk.measure.get() == measure;
    let second: (_, _, fn(&Figures) -> Points) = match second_column(desk).1 {
        Basis::Converted => (Basis::Converted, "converted", |figures| figures.converted),
        basis => (basis, "cumulative", |figures| figures.cumulative),
    };
    view! {
        <tr data-unit=unit_name class:top=move || is_top() aria-selected=move || is_open()>
            <td class="no" data-col="serial">{live(serial)}</td>
            <th scope="row" class="unit" class:marked=move || figures.with(|f| f.leaves_out) data-col="name">
                <UnitLink desk unit name/>
                {live(move || figures.with(|f| f.leaves_out).then(|| view! { <span class="mk err" title=text::LEFT_OUT_NOTE>{text::MARK_ERROR}</span> }.into_any()))}
            </th>
            <td class="bars">{live(bars)}</td>
            <td class="n m-cur" class:b=move || bold(Basis::Current) class:unsure=move || figures.with(|f| f.leaves_out) data-col="current">
                {points(|figures| figures.current)}
            </td>
            <td class="n m-cum" class:b=move || bold(Basis::Cumulative) class:unsure=move || figures.with(|f| f.leaves_out) data-col=second.1>
                {points(second.2)}
            </td>
            <TieCell desk figures within=(from, to)/>
        </tr>
    }
}

/// Whether rows stand in roster order, which parts those that are level: no bracket can hold them together, and the
/// place has to be told.
fn parts_ties(desk: Desk) -> bool {
    desk.session.with(|_, board| board.ranking().rows) == Rows::Roster
}

/// The bracket beside equal points, in the official order only. It holds the place, as hidden text where the order of the
/// rows tells it, unless the table has a column for it (`plain`).
#[component]
pub(super) fn TieCell(
    desk: Desk,
    figures: Derived<Figures>,
    #[prop(optional)] plain: bool,
    /// The stretch of the order that the table shows: the bracket ends where the table does.
    #[prop(default = (0, usize::MAX))]
    within: (usize, usize),
) -> impl IntoView {
    let parted = parts_ties(desk);
    let tie = move || {
        let place = figures.with(|figures| figures.place)?;
        (place.level > 1 && !parted && desk.sort.get() == Sort::Official).then(|| Bracket::of(place, within))
    };
    let class = move || tie().map_or("tie", Bracket::class);
    let label = move || tie().filter(|bracket| bracket.before == 0).map(|_| text::TIED);
    let tied = move || tie().map(|bracket| bracket.rows().to_string()).unwrap_or_default();
    let place = move || figures.with(|figures| figures.place.and_then(|place| place.place));
    view! {
        <td class=move || class() data-col=(!plain).then_some("place") data-tie=move || label() style:--rows=move || tied()>
            {(!plain).then(|| view! { <span class=if parted { "place" } else { "vh" }>{live(place)}</span> }.into_any())}
        </td>
    }
}

/// A row's part of the bracket beside equal points: how many rows of it the table has before and after this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bracket {
    before: usize,
    after: usize,
}

impl Bracket {
    fn of(place: Place, (from, to): (usize, usize)) -> Self {
        let at = place.serial.saturating_sub(1);
        let after = place.level.saturating_sub(place.in_level + 1);
        Self {
            before: place.in_level.min(at.saturating_sub(from)),
            after: after.min(to.saturating_sub(at + 1)),
        }
    }

    fn rows(self) -> usize {
        self.before + 1 + self.after
    }

    fn class(self) -> &'static str {
        match (self.before, self.after) {
            // The others stand on another board: there is nothing to hold together, and the word alone tells it.
            (0, 0) => "tie",
            (0, _) => "tie tie-first",
            (_, 0) => "tie tie-last",
            _ => "tie tie-mid",
        }
    }
}

/// A unit's name that opens its account.
#[component]
pub(super) fn UnitLink(desk: Desk, unit: UnitIx, name: String) -> impl IntoView {
    let open = move |_| desk.open.update(|open| *open = if *open == Some(unit) { None } else { Some(unit) });
    let expanded = move || (desk.open.get() == Some(unit)).to_string();
    // A name this long may be cut at its end.
    let cut = (name.chars().count() > 9).then(|| name.clone());
    view! {
        <button class="unit-link" type="button" title=cut id=link_id(unit) aria-expanded=move || expanded() on:click=open>
            {unit_name(name)}
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::Bracket;
    use crate::domain::board::Place;

    #[test]
    fn a_bracket_is_closed_where_the_board_ends() {
        let row = |serial: usize, within| {
            let place = Place { serial, place: Some(19), level: 4, in_level: serial - 19 };
            let bracket = Bracket::of(place, within);
            (bracket.class(), bracket.rows())
        };
        let whole = (0, usize::MAX);
        assert_eq!(row(19, whole), ("tie tie-first", 4));
        assert_eq!(row(20, whole), ("tie tie-mid", 4));
        assert_eq!(row(22, whole), ("tie tie-last", 4));
        assert_eq!(row(20, (0, 20)), ("tie tie-last", 2));
        assert_eq!(row(21, (20, 40)), ("tie tie-first", 2));
        assert_eq!(row(19, (0, 19)), ("tie", 1));
        assert_eq!(row(20, (19, 40)), ("tie tie-first", 3));
    }
}
