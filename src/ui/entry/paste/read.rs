//! 怎样读的: every column and every row that was left out, in words.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Paste, Pasted};
use crate::domain::paste::{ColumnRead, Meaning, PastedTotal, Recognised, Skipped};
use crate::domain::rules::ChannelIx;
use crate::ui::parts::{focus_later, live};
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
    let channels: Vec<(ChannelIx, String)> = grid.session.with(|workspace, board| {
        let rules = workspace.rules_of(board.period());
        let all = rules.into_iter().flat_map(|rules| {
            rules.channels_ix().map(move |(ix, channel)| (ix, text::channel_name(rules, channel)))
        });
        all.collect()
    });
    // A person may say what a head does not.
    let asked = |column: &ColumnRead| {
        let is_asked = matches!(column.meaning, Meaning::Unclear(_) | Meaning::Twice(_));
        let at = column.at;
        is_asked.then(|| assigned(paste, at, text::column_head(at, &column.head), &channels))
    };
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
        let select = asked(column);
        (!matches!(column.meaning, Meaning::Blank))
            .then(|| view! { <li><span>{head}</span><div>{how}" "{select}</div></li> }.into_any())
    };
    let columns: Vec<AnyView> = read.columns.iter().filter_map(of_column).collect();
    // The rows that add up are read to check, as points are.
    let totals = read.totals();
    let differ: Vec<&PastedTotal> = totals.iter().filter(|one| one.pasted != one.rows).collect();
    let differ = differ
        .into_iter()
        .map(|one| text::total_differs(&channel(one.channel).unwrap_or_default(), one.pasted, one.rows));
    let differ: Vec<String> = differ.collect();
    let class = if differ.is_empty() { "how" } else { "how b" };
    let totals = (!totals.is_empty()).then(|| {
        view! { <p class=class data-totals="">{text::paste_totals(totals.len(), &differ)}</p> }.into_any()
    });
    let skipped =
        [Skipped::Head, Skipped::Total, Skipped::Remark, Skipped::Other].into_iter().filter_map(|kind| {
            let rows: Vec<_> =
                read.skipped.iter().filter(|(_, of)| *of == kind).map(|(row, _)| read.place(*row)).collect();
            (!rows.is_empty()).then(|| line((text::skipped(kind).to_owned(), text::rows_left_out(&rows))))
        });
    let skipped: Vec<AnyView> = skipped.collect();
    let waiting = move || {
        let left = paste.changes.with(|changes| changes.left);
        (left > 0).then(|| line((text::LEFT_ALONE.to_owned(), text::cells_left(left))))
    };
    view! {
        <div>
            <h3>{text::HOW_READ}</h3>
            {totals}
            <ul>{columns}{skipped}{live(waiting)}<li><span>{text::NONE_SIGNS}</span>{text::NONE_SIGNS_READ}</li></ul>
        </div>
    }
}

fn column_id(at: usize) -> String {
    format!("paste-column-{at}")
}

/// The choice of a channel for a column.
fn assigned(paste: Paste, at: usize, head: String, channels: &[(ChannelIx, String)]) -> AnyView {
    let all: Vec<ChannelIx> = channels.iter().map(|(ix, _)| *ix).collect();
    let now = paste.grid.pasted.with_untracked(|pasted| match pasted {
        Pasted::Named(read) => read.assigned(at),
        _ => None,
    });
    let choose = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| all.get(at).copied());
        paste.grid.pasted.update(|pasted| {
            if let Pasted::Named(read) = pasted {
                Arc::make_mut(read).assign(at, chosen);
            }
        });
        // The list is drawn anew with what was said; the keyboard stays where it was.
        focus_later(column_id(at));
    };
    let options = channels.iter().enumerate().map(|(position, (ix, name))| {
        view! { <option value=position.to_string() selected={now == Some(*ix)}>{name.clone()}</option> }
            .into_any()
    });
    view! {
        <select class="field mini" id=column_id(at) aria-label=text::column_is(&head) on:change=choose>
            <option value="" selected=now.is_none()>{text::NOT_IMPORTED}</option>
            {options.collect_view()}
        </select>
    }
    .into_any()
}
