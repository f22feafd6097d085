//! 补计: what stands under channels that had fed nothing back when their period was published, to be entered once they have.

use leptos::prelude::*;

use super::late::FIRST;
use super::state::Grid;
use crate::domain::edit::{Edit, Held, ManyName, entering, held};
use crate::ui::parts::{button, focus_first};
use crate::ui::text;

/// What is held back, channel by channel, with the deeds that enter all of it and each singly.
pub(super) fn held_back(grid: Grid) -> Option<AnyView> {
    let session = grid.session;
    session.track_any();
    let all = session.with(|workspace, board| held(workspace, board.period()));
    let enter = move |some: &[Held]| {
        let mut edits =
            session.with(|workspace, board| entering(workspace, some, board.period(), text::FED_BACK_LATER));
        let edit = match edits.len() {
            1 => edits.pop(),
            _ => Some(Edit::Many { name: ManyName::Late, edits }),
        };
        if let Some(edit) = edit {
            grid.attempt(edit);
        }
        focus_first(FIRST);
    };
    let group = |some: &[Held]| {
        let some = some.to_vec();
        let (words, names) = session.with(|workspace, _| text::held_back(workspace, &some));
        let singly = some.clone().into_iter().zip(names).map(|(one, name)| {
            view! { " "<button class="link" type="button" on:click=move |_| enter(&[one])>{name}</button> }.into_any()
        });
        let singly: Vec<AnyView> = singly.collect();
        let whole = button("btn", text::LATE_ALL, move || enter(&some));
        view! { <p class="how held-back"><span class="mk note">{text::MARK_NOTE}</span>" "{words}" "{whole}" "{text::LATE_SINGLY}{singly}</p> }
            .into_any()
    };
    let groups = all.chunk_by(|one, next| (one.of, one.channel) == (next.of, next.channel));
    let groups: Vec<AnyView> = groups.map(group).collect();
    (!groups.is_empty()).then(|| groups.into_any())
}
