//! 依据: the clauses the unit's points go by, in the words of the document.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::domain::roster::UnitIx;
use crate::domain::score;
use crate::session::Session;
use crate::ui::parts::{Deed, UsedClause, clause_list, derived, live, used_clauses};
use crate::ui::text;

/// The clauses, looked up while they are shown; nothing for a unit that does not score.
#[component]
pub(super) fn BasisPanel(
    session: Session,
    unit: UnitIx,
    /// Whether it is open, which it stays through another unit.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    if !session.with(|workspace, _| workspace.roster().is_scored(unit)) {
        return None;
    }
    let on_toggle = move |event: ev::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        is_open.set(target.is_some_and(|details| details.has_attribute("open")));
    };
    // The account is the same for the whole desk, and scoring it takes longer than drawing it.
    let used = derived(move || {
        if !is_open.get() {
            return Vec::new();
        }
        session.track_unit(unit);
        used(session, unit).unwrap_or_default()
    });
    let list = move || {
        let all = used.get();
        let none = || view! { <p class="small dim">{text::NO_BASIS}</p> }.into_any();
        is_open.get().then(|| if all.is_empty() { none() } else { clause_list(&all) })
    };
    let view = view! {
        <details class="basis" open=move || is_open.get() on:toggle=on_toggle>
            <summary>{text::BASIS_OF_POINTS}</summary>
            {live(list)}
        </details>
    };
    Some(view.into_any())
}

fn used(session: Session, unit: UnitIx) -> Option<Vec<UsedClause>> {
    session.with(|workspace, board| {
        let (rules, of) = (workspace.rules_of(board.period())?, workspace.roster().unit(unit)?);
        let account = score::account(workspace, board.period(), unit)?;
        let deed = |line| Deed::of(workspace, board.period(), line);
        let deeds: Vec<Deed> = account.clauses.iter().filter_map(deed).collect();
        Some(used_clauses(rules, &of.class, &account, deeds.iter()))
    })
}
