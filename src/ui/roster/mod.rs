//! 名录: the units in their order; every change is one step.

mod classes;
mod drag;
mod listed;
mod panels;
mod paste;
mod row;
mod state;

use leptos::ev;
use leptos::prelude::*;

use self::panels::panel;
use self::row::{editing, row};
use self::state::Panel;
pub(super) use self::state::RosterDesk;
use super::parts::{button, focus_first, live};
use super::text;

/// So many rows are drawn at first, and with each call for more.
const DRAWN: usize = 300;

/// The roster.
#[component]
pub(super) fn Roster(desk: RosterDesk) -> impl IntoView {
    let session = desk.session;
    let may = desk.may_edit();
    let told = move || {
        let words = desk.told.get();
        let dismiss = move || desk.tell(String::new());
        let is_here = !words.is_empty() && desk.told_at.with(String::is_empty);
        is_here.then(|| view! { <p class="err-msg" role="alert">{words}" "{button("link", text::DISMISS, dismiss)}</p> }.into_any())
    };
    let found = move || {
        session.track_whole();
        let query = desk.find.get();
        session.with(|workspace, _| {
            let units = workspace.roster().units().iter().enumerate();
            units.filter(|(_, unit)| unit.is_found_by(&query)).map(|(at, _)| at).collect::<Vec<_>>()
        })
    };
    let rows = move || {
        let all = found();
        let open = desk.editing.get();
        let shown = desk.shown.get();
        let drawn = all.iter().take(shown).map(|&at| {
            session.with(|workspace, _| {
                let unit = workspace.roster().units().get(at).cloned().unwrap_or_default();
                if may && open == unit.id.as_str() {
                    editing(desk, workspace, unit)
                } else {
                    row(desk, workspace, at, &unit)
                }
            })
        });
        let drawn: Vec<AnyView> = drawn.collect();
        view! { {drawn} }.into_any()
    };
    let more = move || {
        let (all, shown) = (found().len(), desk.shown.get());
        if all == 0 {
            let query = desk.find.get();
            let words = if query.trim().is_empty() {
                text::NO_UNITS_HERE.to_owned()
            } else {
                text::nothing_found_by(&query)
            };
            return view! { <p class="blank"><b>{words}</b></p> }.into_any();
        }
        let call = (all > shown)
            .then(|| button("btn", text::MORE_UNITS, move || desk.shown.update(|shown| *shown += DRAWN)));
        view! { <p class="how">{text::rows_shown(all.min(shown), all)}" "{call}</p> }.into_any()
    };
    let open = move |to: Panel| {
        let click = move |_| {
            desk.tell(String::new());
            desk.replaces.set(false);
            desk.panel.set(to);
            focus_first(&[".roster-panel input, .roster-panel textarea, .roster-panel button"]);
        };
        view! { <button class="btn" type="button" id=state::opener(to) on:click=click>{state::words(to)}</button> }
            .into_any()
    };
    let acts = may.then(|| {
        let panels = [Panel::Add, Panel::Merge, Panel::Split, Panel::Paste, Panel::Classes, Panel::County];
        let panels = panels.map(open);
        view! { <span class="grp">{Vec::from(panels)}</span> }.into_any()
    });
    let why = (!may).then(|| view! { <p class="how">{text::READ_ONLY_RULES}</p> }.into_any());
    view! {
        <div class="tools">
            {acts}
            <span class="sp"></span>
            <label class="dim">
                {text::FIND}" "
                <input
                    class="field find" id=state::FIND type="search" placeholder=text::ROSTER_FIND_HINT
                    prop:value=move || desk.find.get()
                    on:input=move |event| desk.find.set(event_target_value(&event))
                />
            </label>
        </div>
        {why}
        {live(told)}
        <div class="roster-panel" on:keydown=move |event: ev::KeyboardEvent| desk.key_in_panel(&event)>{live(move || panel(desk))}</div>
        <div class="wide">
            <table class="t roster">
                <caption class="vh">{text::ROSTER}</caption>
                <thead><tr>
                    <th scope="col" class="n">{text::UNIT_ORDER}</th>
                    {may.then(|| view! { <th scope="col" class="acts-c">{text::CHOOSE_UNIT}</th><th scope="col" class="acts-c">{text::MOVE_UNIT}</th> }.into_any())}
                    <th scope="col">{text::PRINTED_NAME}</th><th scope="col">{text::UNIT_ALIASES}</th>
                    <th scope="col">{text::UNIT_CLASS}</th><th scope="col">{text::STANDING}</th>
                    <th scope="col">{text::UNIT_FROM}</th><th scope="col">{text::UNIT_UNTIL}</th>
                    {may.then(|| view! { <th scope="col" class="acts-c">{text::UNIT_ACTS}</th> }.into_any())}
                </tr></thead>
                <tbody
                    on:dragstart=move |event: ev::DragEvent| desk.drag_begins(&event)
                    on:dragover=move |event: ev::DragEvent| desk.drag_goes(&event)
                    on:drop=move |event: ev::DragEvent| desk.drag_ends(&event)
                    on:dragend=move |event: ev::DragEvent| desk.drag_ends(&event)
                >
                    {live(rows)}
                </tbody>
            </table>
        </div>
        {live(more)}
    }
}
