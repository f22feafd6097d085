//! 只列不计分: units printed with their counts after the ranked ones, without score or place.

use leptos::prelude::*;

use super::Desk;
use super::board::UnitLink;
use super::pictures::class_name;
use crate::domain::record::Cell;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::ChannelIx;
use crate::ui::parts::{CellShown, count, derived, live};
use crate::ui::text;

/// Rows in one of the small tables that stand side by side.
const ROWS: usize = 3;
/// Units shown in the overview; all of them are in the class's full table.
const MOST: usize = 60;

/// A listed-only unit with its serial number.
type Listing = (UnitIx, String, usize);

/// The group of one class, where it has such units.
#[component]
pub(super) fn Listed(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let classes: Vec<_> =
        session.with(|workspace, _| workspace.roster().classes_ix().map(|(ix, _)| ix).collect());
    let group = move |class: ClassIx| {
        let units: Vec<Listing> = session.with(|workspace, board| {
            let listed = board.standings(class).map_or(&[][..], |standings| standings.listed());
            let of = |&unit: &UnitIx| {
                let serial = board.place(workspace, unit)?.serial;
                Some((unit, workspace.name_in(unit, board.period()).to_owned(), serial))
            };
            listed.iter().filter_map(of).collect()
        });
        if units.is_empty() {
            return None;
        }
        let channels = derived(move || {
            session.track_any();
            used_channels(desk, class)
        });
        let line = move || {
            session.track_any();
            line(desk, class, &channels.get())
        };
        let tables = move || {
            let channels = channels.get();
            let chunks: Vec<Vec<Listing>> = units
                .iter()
                .take(MOST)
                .cloned()
                .collect::<Vec<_>>()
                .chunks(ROWS)
                .map(<[_]>::to_vec)
                .collect();
            let table = |chunk| view! { <ListedTable desk chunk channels=channels.clone()/> };
            chunks.into_iter().map(table).collect_view()
        };
        let [why, what] = text::listed_remark(&class_name(session, class));
        Some(
            view! {
                <section class="listed-s">
                    <h2 class="board-t listed-t"><b>{text::LISTED_ONLY}</b><span>{live(line)}</span></h2>
                    <div class="listed">
                        <div class="listed-g">{live(tables)}</div>
                        <p class="remark">
                            <span>{why}</span><span>{what}</span>
                        </p>
                    </div>
                </section>
            }
            .into_any(),
        )
    };
    classes.into_iter().filter_map(group).collect_view()
}

#[component]
fn ListedTable(desk: Desk, chunk: Vec<Listing>, channels: Vec<(ChannelIx, String, String)>) -> impl IntoView {
    let session = desk.session;
    let (first, last) = (chunk.first().map_or(0, |unit| unit.2), chunk.last().map_or(0, |unit| unit.2));
    let heads = channels
        .iter()
        .map(|(_, _, label)| view! { <th scope="col">{label.clone()}</th> }.into_any())
        .collect_view();
    let row = |(unit, name, serial): Listing| {
        let cells = channels.iter().map(|(channel, id, _)| {
            let channel = *channel;
            let shown = derived(move || {
                session.track_unit(unit);
                session.with(|workspace, board| {
                    let sheet = workspace.period(board.period()).map(|period| period.sheet());
                    CellShown::from(sheet.map_or(Cell::Blank, |sheet| sheet.get(unit, channel)))
                })
            });
            view! { <td class="n" data-col=id.clone()>{live(move || count(shown.get()))}</td> }.into_any()
        });
        let unit_name = name.clone();
        view! {
            <tr data-unit=unit_name>
                <td class="no" data-col="serial">{serial}</td>
                <th scope="row" class="unit" data-col="name"><UnitLink desk unit name/></th>
                {cells.collect_view()}
            </tr>
        }
        .into_any()
    };
    view! {
        <table class="t li">
            <caption class="vh">{text::LISTED_ONLY}"，"{text::serials(first, last)}</caption>
            <thead class="vh">
                <tr><th scope="col">{text::SERIAL}</th><th scope="col">{text::UNIT}</th>{heads}</tr>
            </thead>
            <tbody>{chunk.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// The channels in which a listed-only unit of the class has something, with id and label.
fn used_channels(desk: Desk, class: ClassIx) -> Vec<(ChannelIx, String, String)> {
    desk.session.with(|workspace, board| {
        let (Some(rules), Some(period), Some(of), Some(standings)) = (
            workspace.rules_of(board.period()),
            workspace.period(board.period()),
            workspace.roster().classes().get(class.get()),
            board.standings(class),
        ) else {
            return Vec::new();
        };
        let is_used = |channel| {
            standings
                .listed()
                .iter()
                .any(|&unit| !matches!(period.sheet().get(unit, channel), Cell::Blank | Cell::Count(0)))
        };
        let columns = rules.columns().filter(|&(channel, _)| is_used(channel) && !period.is_waiting(channel));
        let named = columns.filter_map(|(ix, _)| {
            rules
                .channel(ix)
                .map(|channel| (ix, channel.id.to_string(), channel.label_for(&of.id).to_owned()))
        });
        named.collect()
    })
}

fn line(desk: Desk, class: ClassIx, channels: &[(ChannelIx, String, String)]) -> String {
    desk.session.with(|workspace, board| {
        let listed = board.standings(class).map_or(&[][..], |standings| standings.listed());
        let sheet = workspace.period(board.period()).map(|period| period.sheet());
        let sum = |channel| {
            listed.iter().map(|&unit| sheet.map_or(0, |s| u64::from(s.get(unit, channel).count()))).sum()
        };
        let labels: Vec<&str> = channels.iter().map(|(_, _, label)| label.as_str()).collect();
        let sums: Vec<u64> = channels.iter().map(|(channel, _, _)| sum(*channel)).collect();
        text::listed_line(listed.len(), &labels, &sums)
    })
}
