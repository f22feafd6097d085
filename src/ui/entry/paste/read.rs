//! 怎样读的: every column and every row that was left out, in words.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Paste, Pasted};
use crate::domain::paste::{ColumnRead, Meaning, Recognised, Skipped};
use crate::ui::parts::live;
use crate::ui::text;

/// The list.
#[component]
pub(super) fn ReadColumn(paste: Paste, read: Arc<Recognised>) -> impl IntoView {
    let grid = paste.grid;
    let channel = |of| {
        grid.session.with(|workspace, board| {
            let rules = workspace.rules_of(board.period())?;
            Some(text::channel_name(rules, rules.channel(of)?))
        })
    };
    let line = |(what, how): (String, String)| view! { <li><span>{what}</span>{how}</li> }.into_any();
    let of_column = |column: &ColumnRead| {
        let head = text::column_head(column.at, &column.head);
        let how = match &column.meaning {
            Meaning::Channel(of) | Meaning::OnlyFedBack(of) => channel(*of).unwrap_or_default(),
            Meaning::Unclear(all) => {
                let names: Vec<String> = all.iter().filter_map(|&of| channel(of)).collect();
                text::column_unclear(&names)
            }
            Meaning::Twice(of) => text::column_twice(&channel(*of).unwrap_or_default()),
            other => text::column_meaning(other).to_owned(),
        };
        (!matches!(column.meaning, Meaning::Blank)).then_some((head, how))
    };
    let columns: Vec<AnyView> = read.columns.iter().filter_map(of_column).map(line).collect();
    let skipped =
        [Skipped::Head, Skipped::Total, Skipped::Remark, Skipped::Other].into_iter().filter_map(|kind| {
            let rows: Vec<usize> =
                read.skipped.iter().filter(|(_, of)| *of == kind).map(|(row, _)| row + 1).collect();
            (!rows.is_empty()).then(|| line((text::skipped(kind).to_owned(), text::rows_left_out(&rows))))
        });
    let skipped: Vec<AnyView> = skipped.collect();
    let by_position = read.by_position.is_some().then(|| {
        let toggle = move |event| {
            let takes = event_target_checked(&event);
            grid.pasted.update(|pasted| {
                if let Pasted::Named(read) = pasted {
                    Arc::make_mut(read).take_positions(takes);
                }
            });
        };
        let on = move || grid.pasted.with(|pasted| matches!(pasted, Pasted::Named(read) if read.takes_positions()));
        view! { <p><label><input type="checkbox" prop:checked=on on:change=toggle/>" "{text::TAKE_BY_POSITION}</label></p> }.into_any()
    });
    let waiting = move || {
        let left = paste.changes.with(|changes| changes.left);
        (left > 0).then(|| line((text::LEFT_ALONE.to_owned(), text::cells_left(left))))
    };
    view! {
        <div>
            <h3>{text::HOW_READ}</h3>
            {by_position}
            <ul>{columns}{skipped}{live(waiting)}<li><span>{text::NONE_SIGNS}</span>{text::NONE_SIGNS_READ}</li></ul>
        </div>
    }
}
