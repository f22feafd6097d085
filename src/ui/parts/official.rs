//! What every table under the official head shares: its bands and groups, and the cells of its totals.

use leptos::prelude::*;

use super::{ChannelColumn, class_total, is_whole, none_mark, runs};
use crate::domain::points::Points;
use crate::domain::roster::ClassIx;
use crate::session::Session;
use crate::ui::text;

/// The first two lines over the columns of channels: 新闻动态 or 政务信息, and below it 动态信息 or 调研信息.
pub(in crate::ui) fn bands(columns: &[ChannelColumn]) -> (Vec<AnyView>, Vec<AnyView>) {
    let span = |text: AnyView, count: usize| {
        view! { <th class="sp l" colspan=count scope="colgroup">{text}</th> }.into_any()
    };
    // Over a narrow column the band's own name stands whole, and what is counted under it goes.
    let band = |name: String| {
        view! { <span class="band"><span>{name}</span>" "<i>{text::ADOPTED}</i></span> }.into_any()
    };
    let bands = runs(columns, |column| column.band.clone());
    let bands = bands.into_iter().map(|(name, count)| span(band(name), count));
    let groups = runs(columns, |column| (column.band.clone(), column.group.clone()));
    let groups = groups.into_iter().map(|((_, group), count)| match group {
        Some(group) => span(group.into_any(), count),
        None => view! { <td class="l" colspan=count></td> }.into_any(),
    });
    (bands.collect(), groups.collect())
}

/// The totals of the columns, over the scored units or over all.
pub(in crate::ui) fn total_cells(
    session: Session,
    class: ClassIx,
    columns: &[ChannelColumn],
    all: bool,
) -> Vec<AnyView> {
    let cell = |column: &ChannelColumn| {
        let count =
            session.with(|workspace, board| class_total(workspace, board, class, column.channel, all));
        let content = match count {
            _ if column.waiting => view! { <span class="vh">{text::WAITING}</span> }.into_any(),
            0 => none_mark(),
            count => count.to_string().into_any(),
        };
        let id = column.id.clone();
        view! { <td class="n q" class:l=column.begins class:wait=column.waiting data-col=id>{content}</td> }
            .into_any()
    };
    columns.iter().map(cell).collect()
}

/// How many units of a class score and how many are only listed.
pub(in crate::ui) fn class_units(session: Session, class: ClassIx) -> (usize, usize) {
    session.with(|_, board| {
        board
            .standings(class)
            .map_or((0, 0), |standings| (standings.ranked().len(), standings.listed().len()))
    })
}

/// 本期 and 累计 of a class's scored units together.
pub(in crate::ui) fn class_points(session: Session, class: ClassIx) -> (Points, Points) {
    session.with(|_, board| {
        let ranked = board.standings(class).map_or(&[][..], |standings| standings.ranked());
        let sum = |of: &dyn Fn(_) -> Points| ranked.iter().map(|&unit| of(unit)).sum();
        (sum(&|unit| board.current(unit)), sum(&|unit| board.cumulative(unit)))
    })
}

/// Whether 本期 and whether 累计 of all scored units of a class are whole numbers; tracked.
pub(in crate::ui) fn whole_points(session: Session, class: ClassIx) -> [bool; 2] {
    session.track_class(class);
    session.with(|_, board| {
        let ranked = board.standings(class).map_or(&[][..], |standings| standings.ranked());
        let all = |of: &dyn Fn(_) -> Points| is_whole(ranked.iter().map(|&unit| of(unit)));
        [all(&|unit| board.current(unit)), all(&|unit| board.cumulative(unit))]
    })
}
