//! How units are ordered and places given, in words, and the choice among the ways.

use leptos::prelude::*;

use super::Desk;
use crate::domain::edit::Edit;
use crate::domain::roster::ClassIx;
use crate::domain::rules::{Ranking, Ties};
use crate::session::Session;
use crate::ui::parts::{Derived, derived, live};
use crate::ui::text;

fn ranking(session: Session) -> Derived<Ranking> {
    derived(move || {
        // The way of ranking is one for all classes, and every class is told of a change.
        session.track_class(ClassIx::new(0));
        session.with(|_, board| board.ranking())
    })
}

/// The sentence that says by what the units are ordered and what a tie gets.
#[component]
pub(super) fn OrderNote(desk: Desk) -> impl IntoView {
    let ranking = ranking(desk.session);
    live(move || text::order_note(ranking.get()))
}

/// The sentence with the choice beside it.
#[component]
pub(super) fn TieChoice(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let ranking = ranking(session);
    let choose = move |event| {
        let ties = match event_target_value(&event).as_str() {
            "serial" => Ties::Serial,
            "dense" => Ties::Dense,
            _ => Ties::Competition,
        };
        let edit = session.with(|workspace, board| {
            let rules = workspace.rules_of(board.period())?;
            let ranking = Ranking { ties, ..rules.ranking() };
            Some(Edit::SetRanking { rules: rules.id().clone(), ranking })
        });
        if let Some(edit) = edit {
            session.dispatch(edit);
        }
    };
    let options = [Ties::Serial, Ties::Competition, Ties::Dense].map(|ties| {
        view! {
            <option value=word(ties) selected=move || ranking.get().ties == ties>{text::tie_method(ties)}</option>
        }.into_any()
    });
    view! {
        <p class="how ties">
            <OrderNote desk/>
            <label class="scr">
                {text::TIE_METHOD}" "
                <select class="field" on:change=choose prop:value=move || word(ranking.get().ties)>
                    {options.collect_view()}
                </select>
            </label>
        </p>
    }
}

fn word(ties: Ties) -> &'static str {
    match ties {
        Ties::Serial => "serial",
        Ties::Competition => "competition",
        Ties::Dense => "dense",
    }
}
