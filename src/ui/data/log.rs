//! 改动记录: what was changed, when, from what to what; filtered, and out as a table.

use leptos::prelude::*;

use crate::session::Session;
use crate::ui::parts::{button, live};
use crate::ui::text;

/// So many lines are shown.
const SHOWN: usize = 100;

/// The log of the open draft.
#[component]
pub(super) fn Log(session: Session) -> impl IntoView {
    let filter = RwSignal::new(String::new());
    let lines = move || {
        let wanted = filter.get();
        let is_wanted = |line: &[String; 8]| {
            wanted.trim().is_empty() || line.iter().any(|cell| cell.contains(wanted.trim()))
        };
        let all = session.log();
        session.with(|workspace, _| {
            all.iter().map(|line| text::logged(workspace, line)).filter(is_wanted).collect::<Vec<_>>()
        })
    };
    let export = move || {
        let head = text::LOG_HEAD.map(str::to_owned).to_vec();
        let rows: Vec<Vec<String>> =
            std::iter::once(head).chain(lines().into_iter().map(|line| line.to_vec())).collect();
        session.offer_table(text::LOG_FILE, &rows);
    };
    let table = move || {
        let lines = lines();
        if lines.is_empty() {
            return view! { <p class="blank"><b>{text::NO_LOG}</b></p> }.into_any();
        }
        let more = lines.len().saturating_sub(SHOWN);
        let row = |line: [String; 8]| {
            let cells = line.into_iter().map(|cell| view! { <td class="wrap">{cell}</td> }.into_any());
            view! { <tr>{cells.collect_view()}</tr> }.into_any()
        };
        let rows: Vec<AnyView> = lines.into_iter().take(SHOWN).map(row).collect();
        let head = text::LOG_HEAD.map(|name| view! { <th scope="col">{name}</th> }.into_any());
        let more = (more > 0).then(|| view! { <p class="how">{text::more_lines(more)}</p> }.into_any());
        view! {
            <div class="log"><table class="t"><caption class="vh">{text::LOG}</caption><thead><tr>{head.into_iter().collect_view()}</tr></thead><tbody>{rows}</tbody></table></div>
            {more}
        }
        .into_any()
    };
    view! {
        <section class="log-s">
            <h2>{text::LOG}<small>{text::LOG_NOTE}</small></h2>
            <p class="below">
                <label>{text::LOG_FILTER}" "<input class="field" type="search" prop:value=move || filter.get() on:input=move |event| filter.set(event_target_value(&event))/></label>
                {button("btn", text::LOG_EXPORT, export)}
            </p>
            {live(table)}
        </section>
    }
    .into_any()
}
