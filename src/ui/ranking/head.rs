//! Column heads that sort.

use leptos::prelude::*;

use super::Desk;
use super::sort::{Sort, SortColumn};
use crate::ui::app::Spoken;
use crate::ui::parts::{Derived, button, focus_first, live};
use crate::ui::text;

/// A head whose whole area is a button. `aria-sort` stands on the one column that orders the table.
#[component]
pub(super) fn SortHead(
    desk: Desk,
    column: SortColumn,
    /// The column's name, which is the button's name.
    label: String,
    /// Whether the official order is this column's, falling.
    #[prop(optional)]
    official: Option<Derived<bool>>,
    #[prop(optional)] class: &'static str,
    /// How many rows of the head it spans.
    #[prop(default = 1)]
    rows: u32,
    /// Whether it stands in bold.
    #[prop(optional)]
    strong: Option<Derived<bool>>,
) -> impl IntoView {
    let aria = move || match desk.sort.get() {
        Sort::By { column: by, falling } if by == column => {
            Some(if falling { "descending" } else { "ascending" })
        }
        Sort::Official if official.is_some_and(|official| official.get()) => Some("descending"),
        _ => None,
    };
    let spoken = use_context::<Spoken>();
    let name = label.clone();
    let click = move |_| {
        let next = desk.sort.get_untracked().click(column);
        desk.sort.set(next);
        if let Some(spoken) = spoken {
            spoken.say(match next {
                Sort::Official => text::sort_spoken(None),
                Sort::By { falling, .. } => text::sort_spoken(Some((&name, falling))),
            });
        }
    };
    view! {
        <th scope="col" class=class class:b=move || strong.is_some_and(|strong| strong.get()) rowspan=(rows > 1).then_some(rows) aria-sort=move || aria()>
            <button class="sort" type="button" on:click=click>{label}</button>
        </th>
    }
}

/// The line that says that the order on screen is not the official one, and the way back.
#[component]
pub(super) fn SortLine(desk: Desk) -> impl IntoView {
    let spoken = use_context::<Spoken>();
    let label = move |column| match column {
        SortColumn::Serial => text::SERIAL.to_owned(),
        SortColumn::Name => text::UNIT_NAME.to_owned(),
        SortColumn::Current => text::CURRENT.to_owned(),
        SortColumn::Cumulative => text::CUMULATIVE.to_owned(),
        SortColumn::Converted => text::CONVERTED.to_owned(),
        SortColumn::Place => text::PLACE.to_owned(),
        SortColumn::Channel(channel) => desk.session.with(|workspace, board| {
            let rules = workspace.rules_of(board.period());
            let class = match desk.view.get_untracked() {
                super::View::Class(class) => workspace.roster().classes().get(class.get()),
                super::View::Overview | super::View::Pictures => None,
            };
            let channel = rules.and_then(|rules| rules.channel(channel));
            match (channel, class) {
                (Some(channel), Some(class)) => channel.label_for(&class.id).to_owned(),
                (Some(channel), None) => channel.label.clone(),
                (None, _) => String::new(),
            }
        }),
    };
    let back = move || {
        desk.sort.set(Sort::Official);
        // The line goes, and the focus to where an order is chosen.
        focus_first(&[".ranking .sort"]);
        if let Some(spoken) = spoken {
            spoken.say(text::sort_spoken(None));
        }
    };
    live(move || match desk.sort.get() {
        Sort::Official => None,
        Sort::By { column, falling } => {
            let (by, rest) = text::sorted_by(&label(column), falling);
            Some(
                view! {
                    <p class="sort-line scr">
                        <span class="mk note">{text::MARK_NOTE}</span>
                        " "{text::SORTED_NOW}<b>{by}</b>{rest}" "
                        {button("link", text::OFFICIAL_ORDER, back)}
                    </p>
                }
                .into_any(),
            )
        }
    })
}
